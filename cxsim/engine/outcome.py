"""What a run leaves: monthly series, lives and events, in the units and tables of the data contracts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cxsim.engine import logs, records, tables
from cxsim.engine.arrays import Twin
from cxsim.engine.pools.series import pool_series
from cxsim.engine.records import Tally
from cxsim.units import month_starts

Array = NDArray[np.float64]

_OUTCOMES = ("success", "failure", "abandonment")


@dataclass(frozen=True)
class Outcome:
    """One run of a twin: whole numbers inside, so that equal runs are equal to the last bit."""

    twin: Twin
    tally: Tally
    kept_lives: bool
    kept_events: bool

    @classmethod
    def of(cls, twin: Twin, tally: Tally, kept_lives: bool, kept_events: bool) -> Outcome:
        """The outcome of a finished tally, cut to what was used."""
        lives = int(tally.used[0]) if kept_lives else 0
        events = int(tally.used[1]) if kept_events else 0
        answers = int(tally.used[4]) if kept_events else 0
        cut = tally._replace(lives=tally.lives[:lives], events=tally.events[:events], answers=tally.answers[:answers])
        if twin.coupled:  # customers who share pools are lived in turns
            order = np.argsort(cut.events["life"], kind="stable")
            cut = cut._replace(events=cut.events[order], answers=cut.answers[np.argsort(cut.answers["life"], kind="stable")])
        return cls(twin, cut, kept_lives, kept_events)

    @property
    def lives_lived(self) -> int:
        """How many customers lived in this run."""
        return int(self.tally.used[0])

    @cached_property
    def series(self) -> dict[str, Array]:
        """Monthly series by name, shape (months,): counts, customer-months, money, mean levels."""
        counts, single = self.tally.months, self.twin.frame.single[0]
        active = np.maximum(counts[:, records.ACTIVE_END], 1)
        series: dict[str, Any] = {
            "active_end": counts[:, records.ACTIVE_END] * 1.0,
            "active_months": counts[:, records.ACTIVE_MONTHS] / records.FINE,
            "churned": counts[:, records.CHURN] * 1.0,
            "referred": counts[:, records.REFERRAL] * 1.0,
            "talks": counts[:, records.TALK] * 1.0,
            "revenue": counts[:, records.FEES] / records.MICRO,
            "purchases": counts[:, records.PURCHASES] * 1.0,
            "spend": counts[:, records.SPEND] / records.MICRO,
            "lapsed": counts[:, records.LAPSED] * 1.0,
            "returned": counts[:, records.RETURNED] * 1.0,
            "warnings": counts[:, records.WARNINGS] * 1.0,
            "mentions_for": counts[:, records.PRAISE] * 1.0,
            "mentions_against": counts[:, records.BLAME] * 1.0,
            "put_off": counts[:, records.PUT_OFF] * 1.0,
            "decided": counts[:, records.DECIDED] * 1.0,
            "saved": counts[:, records.SAVED] * 1.0,
            "cost_base": counts[:, records.BASE_COST] / records.MICRO,
            "cost_referral": counts[:, records.REWARDS] / records.MICRO,
            "satisfaction": counts[:, records.SATISFACTION] / records.FINE / active,
            "effort": counts[:, records.EFFORT] / records.FINE / active,
            "promoter_share": counts[:, records.PROMOTERS] / active,
            "detractor_share": counts[:, records.DETRACTORS] / active,
        }
        for index, channel in enumerate(self.twin.channels):
            place = records.FIXED + records.PER_CHANNEL * index
            series[f"acquired.{channel}"] = counts[:, place] * 1.0
            series[f"cost_acquisition.{channel}"] = counts[:, place + 1] / records.MICRO
        for index, node in enumerate(self.twin.nodes):
            place = int(single["touch_sums"]) + records.PER_NODE * index
            for offset, outcome in enumerate(_OUTCOMES):
                series[f"{outcome}.{node}"] = counts[:, place + offset] * 1.0
            series[f"touches.{node}"] = counts[:, place : place + 3].sum(axis=1) * 1.0
            series[f"cost.{node}"] = counts[:, place + records.N_COST] / records.MICRO
            series[f"revenue.{node}"] = counts[:, place + records.N_REVENUE] / records.MICRO
            series[f"incentive.{node}"] = counts[:, place + records.N_INCENTIVE] / records.MICRO
        for index, survey in enumerate(self.twin.surveys):
            place = int(single["survey_sums"]) + records.PER_SURVEY * index
            asked, answered, scores, top, bottom = (counts[:, place + offset] * 1.0 for offset in range(5))
            some = np.maximum(answered, 1)
            series[f"asked.{survey}"], series[f"answered.{survey}"] = asked, answered
            series[f"score.{survey}"], series[f"top.{survey}"], series[f"bottom.{survey}"] = scores / some, top / some, bottom / some
        days = np.diff(self.twin.frame.month_days).astype(int)
        series |= pool_series(tuple(self.twin.plan.pools), int(single["pool_sums"]), counts, days)
        for index, case in enumerate(self.twin.plan.cases):
            place = int(single["case_sums"]) + records.PER_CASE * index
            opened, resolved, at_once, days, cost = (counts[:, place + offset] * 1.0 for offset in range(records.PER_CASE))
            series[f"opened.{case}"], series[f"resolved.{case}"], series[f"resolved_at_once.{case}"] = opened, resolved, at_once
            series[f"days_to_resolution.{case}"] = days / records.FINE / np.maximum(resolved, 1)
            series[f"cost_case.{case}"] = cost / records.MICRO
        series["acquired"] = self._sum(series, "acquired.")
        series["cost_acquisition"] = self._sum(series, "cost_acquisition.")
        series["cost_to_serve"] = self._sum(series, "cost.")
        series["cost_cases"] = self._sum(series, "cost_case.")
        series["cost_incentives"] = self._sum(series, "incentive.")
        series["revenue_touches"] = self._sum(series, "revenue.")
        return series

    def _sum(self, series: dict[str, Any], prefix: str) -> Array:
        parts = [values for name, values in series.items() if name.startswith(prefix)]
        return np.asarray(np.sum(parts, axis=0) if parts else np.zeros(self.twin.months))

    def customers(self) -> pd.DataFrame:
        """One row per life, in the columns of the customers contract."""
        return tables.customers(self)

    def events(self) -> pd.DataFrame:
        """One row per event: touches, who joined and left, purchases, cases, word of mouth; ordered by customer and time."""
        return tables.events(self)

    def surveys(self) -> pd.DataFrame:
        """One row per answer, in the columns of the surveys contract."""
        return tables.surveys(self)

    def cases(self) -> pd.DataFrame:
        """One row per case, in the columns of the cases contract."""
        return logs.cases(self)

    def transactions(self) -> pd.DataFrame:
        """One row per purchase, in the columns of the transactions contract."""
        return logs.transactions(self)

    def referrals(self) -> pd.DataFrame:
        """One row per recommendation, in the columns of the referrals contract."""
        return logs.referrals(self)

    def mentions(self) -> pd.DataFrame:
        """One row per recommendation or warning made in public, in the columns of the mentions contract."""
        return logs.mentions(self)

    def offers(self) -> pd.DataFrame:
        """One row per offer made, in the columns of the offers contract."""
        return logs.offers(self)

    def visits(self) -> pd.DataFrame:
        """One row per touch with an intent, in the columns of the visits contract."""
        return logs.visits(self)

    def carts(self) -> pd.DataFrame:
        """One row per touch in which the customer could pay, in the columns of the carts contract."""
        return logs.carts(self)

    def tables(self) -> dict[str, pd.DataFrame]:
        """Every table that a run of this plan leaves, by the name of its contract; of two runs of one plan the same ones."""
        plan = self.twin.plan
        touchpoints = [touchpoint for journey in plan.journeys.values() for touchpoint in journey.touchpoints.values()]
        paying = any(touchpoint.revenue.value > 0 for touchpoint in touchpoints)
        wanted = {
            "customers": True,
            "events": True,
            "surveys": bool(plan.surveys),
            "cases": bool(plan.cases),
            "transactions": plan.purchases is not None or paying,
            "referrals": plan.referral is not None,
            "mentions": plan.referral is not None or plan.detraction is not None,
            "offers": any(touchpoint.offer for touchpoint in touchpoints),
            "visits": any(touchpoint.intent for touchpoint in touchpoints),
            "carts": paying,
        }
        return {name: getattr(self, name)() for name, there in wanted.items() if there}

    @property
    def start(self) -> np.datetime64:
        """The first instant of the run."""
        return np.datetime64(self.twin.plan.start, "us")

    def instants(self, days: Array) -> NDArray[np.datetime64]:
        """Instants, to the microsecond, of days from the start; not a time where a day is not finite."""
        known = np.isfinite(days)
        found = self.start + np.round(np.where(known, days, 0.0) * 86_400_000_000).astype("timedelta64[us]")
        return np.where(known, found, np.datetime64("NaT"))

    def life_names(self) -> NDArray[np.str_]:
        """The names of the lives: the table's own, and `new-` with the identity in hex for those to come."""
        row, origin = self.tally.lives["row"], self.tally.lives["origin"]
        new = np.array([f"new-{identity:016x}" for identity in self.tally.lives["identity"].tolist()], dtype=object)
        return np.where(origin == records.FROM_TABLE, self.twin.population.names[row].astype(object), new).astype(str)

    def sources(self, names: NDArray[np.str_]) -> NDArray[np.str_]:
        """Where each life came from: the table, the channel, or the name of the referrer; `names` are those of the lives."""
        origin, source = self.tally.lives["origin"], self.tally.lives["source"]
        channels = np.array(self.twin.channels or ("",))
        referrer = names[np.where(origin == records.REFERRED, source, 0)] if len(names) else names
        channel = channels[np.where(origin == records.ACQUIRED, source, 0)]
        return np.where(origin == records.REFERRED, referrer, np.where(origin == records.ACQUIRED, channel, "table"))

    def monthly(self) -> pd.DataFrame:
        """The monthly series as a table, one row per calendar month."""
        starts = month_starts(self.twin.plan.start, self.twin.months)
        table = pd.DataFrame({"month": [str(day) for day in starts[:-1]], **self.series})
        table.insert(1, "last_day", [str(day - timedelta(days=1)) for day in starts[1:]])
        return table
