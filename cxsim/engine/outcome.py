"""What a run leaves: monthly series, histories and events, in the units and tables of the data contracts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from cxsim.engine import records
from cxsim.engine.elements.registry import ELEMENTS, element_sums
from cxsim.engine.elements.touchpoints import touchpoints
from cxsim.engine.event_order import sort_by_life_and_time
from cxsim.engine.monthly_series import MonthlySeries
from cxsim.engine.records import Records, Tally
from cxsim.engine.twin import Twin
from cxsim.units import month_starts

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

    from cxsim.journey.plan import Touchpoint

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Outcome:
    """One run of a twin: whole numbers inside, so that equal runs are equal to the last bit."""

    twin: Twin
    tally: Tally
    kept_histories: bool
    kept_events: bool

    @classmethod
    def of(cls, twin: Twin, tally: Tally, kept_histories: bool, kept_events: bool) -> Outcome:
        """The outcome of a finished tally, cut to what was used."""
        histories = int(tally.used[records.USED.histories]) if kept_histories else 0
        events = int(tally.used[records.USED.events]) if kept_events else 0
        answers = int(tally.used[records.USED.answers]) if kept_events else 0
        ordered_events, ordered_answers = (
            sort_by_life_and_time(kept, histories) for kept in (tally.events[:events], tally.answers[:answers])
        )
        return cls(
            twin,
            tally._replace(histories=tally.histories[:histories], events=ordered_events, answers=ordered_answers),
            kept_histories,
            kept_events,
        )

    @classmethod
    def together(cls, parts: Sequence[Outcome]) -> Outcome:
        """Join the outcomes of parts of one run; the histories of later parts are numbered on. The customers of the first hold all rows."""
        first = np.cumsum([0, *(len(part.tally.histories) for part in parts)])
        tallies = [_numbered_on(part.tally, int(number)) for part, number in zip(parts, first, strict=False)]
        histories, events, answers = (_joined([getattr(tally, name) for tally in tallies]) for name in ("histories", "events", "answers"))
        months, used = (np.sum([getattr(tally, name) for tally in tallies], axis=0) for name in ("months", "used"))
        return replace(parts[0], tally=Tally(months, histories, events, answers, used))

    @property
    def history_count(self) -> int:
        """How many customers were simulated in this run."""
        return int(self.tally.used[records.USED.histories])

    @cached_property
    def series(self) -> MonthlySeries:
        """Monthly series by name, shape (months,): counts, customer-months, money, mean levels."""
        counts = self.tally.months
        active = np.maximum(counts[:, records.SUMS.active_end], 1)
        series: dict[str, Any] = {
            "active_end": counts[:, records.SUMS.active_end] * 1.0,
            "active_months": counts[:, records.SUMS.active_months] / records.FINE,
            "churned": counts[:, records.SUMS.churned] * 1.0,
            "fees": counts[:, records.SUMS.fees] / records.MICRO,
            "decided": counts[:, records.SUMS.decided] * 1.0,
            "saved": counts[:, records.SUMS.saved] * 1.0,
            "cost_base": counts[:, records.SUMS.base_cost] / records.MICRO,
            "satisfaction": counts[:, records.SUMS.satisfaction] / records.FINE / active,
            "effort": counts[:, records.SUMS.effort] / records.FINE / active,
            "promoter_share": counts[:, records.SUMS.promoters] / active,
            "detractor_share": counts[:, records.SUMS.detractors] / active,
        }
        for element in sorted(ELEMENTS, key=lambda element: element.name):  # money is added up in the order of these series
            for sums in element_sums(element, self.twin.plan, self.twin.common, counts):
                series |= element.series(sums)
        series["acquired"] = self._sum(series, "acquired.")
        series["cost_acquisition"] = self._sum(series, "cost_acquisition.")
        series["cost_to_serve"] = self._sum(series, "cost.")
        series["cost_cases"] = self._sum(series, "cost_case.")
        series["cost_incentives"] = self._sum(series, "incentive.")
        series["payments"] = self._sum(series, "payments.")
        return MonthlySeries(series)

    def _sum(self, series: dict[str, Any], prefix: str) -> Array:
        parts = [values for name, values in series.items() if name.startswith(prefix)]
        return np.asarray(np.sum(parts, axis=0) if parts else np.zeros(self.twin.months))

    def customers(self) -> pd.DataFrame:
        """One row per life, in the columns of the customers contract."""
        return self.table("customers")

    def events(self) -> pd.DataFrame:
        """One row per event: touches, who joined and left, purchases, cases, word of mouth; ordered by customer and time."""
        return self.table("events")

    def surveys(self) -> pd.DataFrame:
        """One row per answer, in the columns of the surveys contract."""
        return self.table("surveys")

    def cases(self) -> pd.DataFrame:
        """One row per case, in the columns of the cases contract."""
        return self.table("cases")

    def transactions(self) -> pd.DataFrame:
        """One row per purchase, in the columns of the transactions contract."""
        return self.table("transactions")

    def referrals(self) -> pd.DataFrame:
        """One row per recommendation, in the columns of the referrals contract."""
        return self.table("referrals")

    def mentions(self) -> pd.DataFrame:
        """One row per recommendation or warning made in public, in the columns of the mentions contract."""
        return self.table("mentions")

    def offers(self) -> pd.DataFrame:
        """One row per offer made, in the columns of the offers contract."""
        return self.table("offers")

    def visits(self) -> pd.DataFrame:
        """One row per touch with an intent, in the columns of the visits contract."""
        return self.table("visits")

    def carts(self) -> pd.DataFrame:
        """One row per touch in which the customer could pay, in the columns of the carts contract."""
        return self.table("carts")

    def invitations(self) -> pd.DataFrame:
        """One row per customer asked in a survey, by month, in the columns of the invitations contract; nobody is named."""
        return self.table("invitations")

    def costs(self) -> pd.DataFrame:
        """One row per month and kind of cost that no touch bears, in the columns of the costs contract."""
        return self.table("costs")

    def tables(self) -> dict[str, pd.DataFrame]:
        """Every table that a run of this plan leaves, by the name of its contract; of two runs of one plan the same ones."""
        from cxsim.engine.output_tables import tables_of_plan

        return {name: self.table(name) for name in tables_of_plan(self.twin.plan)}

    def table(self, name: str) -> pd.DataFrame:
        """One of the tables, by the name of its contract; rows stand in the order of the histories, each by time."""
        from cxsim.engine.columns import to_pandas
        from cxsim.engine.output_tables import TABLES

        return to_pandas(TABLES[name](self))

    @property
    def touchpoints(self) -> list[Touchpoint]:
        """The touchpoints of the plan, in the order of their numbers."""
        return list(touchpoints(self.twin.plan).values())

    @cached_property
    def kinds(self) -> NDArray[np.int16]:
        """The kinds of the events, side by side: quicker to look through than the events."""
        return np.ascontiguousarray(self.tally.events["kind"])

    @cached_property
    def names(self) -> pa.StringArray:
        """The names of the customers: the table's own, and `new-` with the identity in hex for those to come."""
        from cxsim.engine.columns import life_names

        return life_names(self.tally.histories, self.templates)

    @cached_property
    def templates(self) -> pa.StringArray:
        """The names of the customers of the table whose features the histories have: of its own customers, their own."""
        from cxsim.engine.columns import texts

        return texts(self.twin.population.names[self.tally.histories["row"]])

    @property
    def start(self) -> np.datetime64:
        """The first instant of the run."""
        return np.datetime64(self.twin.plan.start, "us")

    def instants(self, days: Array) -> NDArray[np.datetime64]:
        """Instants, to the microsecond, of days from the start; not a time where a day is not finite."""
        known = np.isfinite(days)
        found = self.start + np.round(np.where(known, days, 0.0) * 86_400_000_000).astype("timedelta64[us]")
        return np.where(known, found, np.datetime64("NaT"))

    def monthly(self) -> pd.DataFrame:
        """The monthly series as a table, one row per calendar month."""
        import pandas as pd

        starts = month_starts(self.twin.plan.start, self.twin.months)
        table = pd.DataFrame({"month": [str(day) for day in starts[:-1]], **self.series})
        table.insert(1, "last_day", [str(day - timedelta(days=1)) for day in starts[1:]])
        return table


def _numbered_on(tally: Tally, first: int) -> Tally:
    """The tally with its histories numbered from `first` on."""
    if first == 0:
        return tally
    histories, events, answers = tally.histories.copy(), tally.events.copy(), tally.answers.copy()
    histories["source"] += np.where(histories["origin"] == records.REFERRED, first, 0)
    events["life"] += first
    answers["life"] += first
    return tally._replace(histories=histories, events=events, answers=answers)


def _joined(parts: Sequence[Records]) -> Records:
    """Records one after the other; of a single part that has some, the very records."""
    filled = [part for part in parts if len(part)]
    return filled[0] if len(filled) == 1 else np.concatenate(parts)
