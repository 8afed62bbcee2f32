"""What a run leaves: monthly series, lives and events, in the units and tables of the data contracts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cxsim.engine import records
from cxsim.engine.arrays import Twin
from cxsim.engine.pools.series import pool_series
from cxsim.engine.records import Tally
from cxsim.units import DAYS_PER_MONTH, month_starts

Array = NDArray[np.float64]

_ORIGINS = np.array(["table", "acquired", "referred"])
_EVENTS = np.array(["touch", "joined", "churned", "purchase"])
SCALES = {"nps": "0-10", "csat": "1-5", "ces": "1-7"}
_OUTCOMES = np.array(["success", "failure", "abandonment"])


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
            series[f"cost.{node}"] = counts[:, place + 3] / records.MICRO
        for index, survey in enumerate(self.twin.surveys):
            place = int(single["survey_sums"]) + records.PER_SURVEY * index
            asked, answered, scores, top, bottom = (counts[:, place + offset] * 1.0 for offset in range(5))
            some = np.maximum(answered, 1)
            series[f"asked.{survey}"], series[f"answered.{survey}"] = asked, answered
            series[f"score.{survey}"], series[f"top.{survey}"], series[f"bottom.{survey}"] = scores / some, top / some, bottom / some
        days = np.diff(self.twin.frame.month_days).astype(int)
        series |= pool_series(tuple(self.twin.plan.pools), int(single["pool_sums"]), counts, days)
        series["acquired"] = self._sum(series, "acquired.")
        series["cost_acquisition"] = self._sum(series, "cost_acquisition.")
        series["cost_to_serve"] = self._sum(series, "cost.")
        return series

    def _sum(self, series: dict[str, Any], prefix: str) -> Array:
        parts = [values for name, values in series.items() if name.startswith(prefix)]
        return np.asarray(np.sum(parts, axis=0) if parts else np.zeros(self.twin.months))

    def customers(self) -> pd.DataFrame:
        """One row per life, in the columns of the customers contract: tenure, churned, fees, costs, how it came."""
        lives = self.tally.lives
        population = self.twin.population
        row, origin = lives["row"], lives["origin"]
        known = np.where(origin == records.FROM_TABLE, population.tenure_months[row], 0.0)
        names = self.life_names()
        return pd.DataFrame(
            {
                "customer_id": names,
                "origin": _ORIGINS[origin],
                "source": self._sources(names),
                "segment": np.array(population.segments)[population.segment[row]],
                "template": population.names[row],
                "joined_day": lives["born"],
                "left_day": lives["day"],
                "tenure_months": known + (lives["day"] - lives["born"]) / DAYS_PER_MONTH,
                "churned": lives["churned"].astype(bool),
                "fees": lives["fees"] / records.MICRO,
                "costs": lives["costs"] / records.MICRO,
                "purchases": lives["purchases"],
                "spend": lives["spent"] / records.MICRO,
                "bought_day": np.where(lives["purchases"] > 0, lives["bought_on"], np.nan),
                "touches": lives["touches"],
                "referrals": lives["won"],
                "satisfaction": lives["satisfaction"],
                "effort": lives["effort"],
            }
        )

    def life_names(self) -> NDArray[np.str_]:
        """The names of the lives: the table's own, and `new-` with the identity in hex for those to come."""
        row, origin = self.tally.lives["row"], self.tally.lives["origin"]
        new = np.array([f"new-{identity:016x}" for identity in self.tally.lives["identity"].tolist()], dtype=object)
        return np.where(origin == records.FROM_TABLE, self.twin.population.names[row].astype(object), new).astype(str)

    def _sources(self, names: NDArray[np.str_]) -> NDArray[np.str_]:
        origin, source = self.tally.lives["origin"], self.tally.lives["source"]
        channels = np.array(self.twin.channels or ("",))
        referrer = names[np.where(origin == records.REFERRED, source, 0)] if len(names) else names
        channel = channels[np.where(origin == records.ACQUIRED, source, 0)]
        return np.where(origin == records.REFERRED, referrer, np.where(origin == records.ACQUIRED, channel, "table"))

    def events(self) -> pd.DataFrame:
        """One row per event (touch, joined, churned), in the columns of the events contract, ordered by customer and time."""
        events = self.tally.events
        kind, node, outcome = events["kind"], events["node"], events["outcome"]
        touched = kind == records.TOUCHED
        parts = [name.split(".") for name in self.twin.nodes]
        journeys = np.array([journey for journey, _ in parts] or [""])
        touchpoints = np.array([touchpoint for _, touchpoint in parts] or [""])
        channels = np.array([self.twin.plan.journeys[j].touchpoints[t].channel for j, t in parts] or [""])
        return pd.DataFrame(
            {
                "customer_id": self.life_names()[events["life"]],
                "day": events["day"],
                "kind": _EVENTS[kind],
                "journey": np.where(touched, journeys[node], ""),
                "touchpoint": np.where(touched, touchpoints[node], ""),
                "channel": np.where(touched, channels[node], ""),
                "outcome": np.where(touched, _OUTCOMES[np.where(touched, outcome, 0)], ""),
                "satisfaction": events["satisfaction"],
                "effort": events["effort"],
                "amount": events["amount"],
            }
        )

    def surveys(self) -> pd.DataFrame:
        """One row per answer, in the columns of the surveys contract."""
        answers, plan = self.tally.answers, self.twin.plan
        surveys = [plan.surveys[name] for name in self.twin.surveys]
        number = answers["survey"]
        kinds = np.array(["relational" if survey.every else "transactional" for survey in surveys] or [""])
        indices = np.array([str(survey.index) for survey in surveys] or [""])
        names = [[*survey.reasons, ""] for survey in surveys]
        start = np.datetime64(plan.start, "s")
        return pd.DataFrame(
            {
                "survey_id": [f"A{place:09d}" for place in range(len(answers))],
                "customer_id": self.life_names()[answers["life"]],
                "answered_at": start + (answers["day"] * 86_400).astype("timedelta64[s]"),
                "kind": kinds[number],
                "index": indices[number],
                "scale": np.array([SCALES[survey.index] for survey in surveys] or [""])[number],
                "score": answers["score"],
                "reason": [names[survey][reason] for survey, reason in zip(number.tolist(), answers["reason"].tolist(), strict=True)],
                "survey": np.array(self.twin.surveys or ("",))[number],
            }
        )

    def monthly(self) -> pd.DataFrame:
        """The monthly series as a table, one row per calendar month."""
        starts = month_starts(self.twin.plan.start, self.twin.months)
        table = pd.DataFrame({"month": [str(day) for day in starts[:-1]], **self.series})
        table.insert(1, "last_day", [str(day - timedelta(days=1)) for day in starts[1:]])
        return table
