"""The records of assignment of one experiment: checked, counted by arm, stratum and day, and as the SQL that logs are joined to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from cxsim.abtest.experiment import Experiment
from cxsim.errors import DataError, Fault, fault
from cxsim.metrics.needs import Needs
from cxsim.metrics.projection import Projection
from cxsim.metrics.tables import CELLS, Place, literal
from cxsim.text import Message

TABLE = "experiments"
MOST_LISTED = 20
EPOCH = date(1970, 1, 1)


@dataclass(frozen=True)
class UnitCounts:
    """Assigned units by arm, in total, by stratum, by day; those whose window has not closed; and what else was found."""

    units: dict[str, int]
    by_stratum: dict[str, dict[str, int]]
    by_day: dict[str, dict[str, int]]
    waiting: int
    notes: tuple[Message, ...]


@dataclass(frozen=True)
class AssignedUnits:
    """The assigned units of an experiment at a place where tables live.

    Attributes
    ----------
    place : with the table of the contract `experiments`, and that of the customers where units are clusters.
    name : of the experiment, in the records.
    experiment : its plan.
    """

    place: Place
    name: str
    experiment: Experiment

    @property
    def has_exposure(self) -> bool:
        """Whether records say who was exposed."""
        return "exposed_at" in self.place.columns(TABLE)

    @property
    def by_cluster(self) -> bool:
        """Whether units are clusters of customers."""
        return self.experiment.unit == "cluster"

    @property
    def dated(self) -> float | None:
        """The first day that is not known any more, in days since 1970."""
        data = self.experiment.data
        return None if data is None or data.dated is None else float((data.dated - EPOCH).days)

    @cached_property
    def sql(self) -> str:
        """The query of the assigned customers: u, arm, began (days since 1970), stratum, exposed, unit (its cluster), arms, records."""
        cells = self._projection
        (need, more) = cells.needs
        arm, at, own = (cells.text(text, need) for text in (need.y, need.x, need.when))
        stratum, exposed = (cells.text(text, more) for text in (more.y, more.x))
        found = (
            f"SELECT u, min({arm}) AS arm, min({at}) AS began, coalesce(min({stratum}), '') AS stratum, max({exposed}) AS exposed, "
            f"count(DISTINCT {arm}) AS arms, count(*) AS records FROM ({cells.sql()}) r WHERE {own} GROUP BY u"
        )
        if not self.by_cluster:
            return f"SELECT w.*, '' AS unit FROM ({found}) w"
        return f"SELECT w.*, k.unit FROM ({found}) w LEFT JOIN ({self._clusters()}) k ON k.u = w.u"

    def closed(self, alias: str) -> str:
        """SQL that is true of a unit whose window after assignment has closed."""
        return "1 = 1" if self.dated is None else f"{alias}.began + {self.experiment.after!r} <= {self.dated!r}"

    def count(self) -> UnitCounts:
        """Check and count the units.

        Raises
        ------
        DataError
            With everything wrong in the records: no such experiment, unknown arms, units in two arms.
        """
        unit = "unit" if self.by_cluster else "u"
        grouped = (
            f"SELECT {unit} AS u, min(arm) AS arm, max(arm) AS other, min(floor(began)) AS day, min(stratum) AS stratum, "
            f"max(arms) AS arms, sum(records) AS records, "
            f"min(CASE WHEN {self.closed('a')} THEN 1 ELSE 0 END) AS closed FROM ({self.sql}) a GROUP BY {unit}"
        )
        with self.place.over(grouped) as answer:
            totals = (
                "SELECT arm, stratum, day, count(*), sum(CASE WHEN arms > 1 OR arm <> other THEN 1 ELSE 0 END), sum(records), sum(closed), "
                "sum(CASE WHEN u IS NULL THEN records ELSE 0 END)"
            )
            rows = answer([f"{totals} FROM {CELLS} GROUP BY arm, stratum, day"])
        faults = list(self._faults([(str(row[0] or ""), int(row[3]), int(row[4])) for row in rows]))
        if not self.by_cluster and (nameless := sum(int(row[7]) for row in rows)):
            faults.append(fault("data-cell-blank", about=Message("data-column-assigned-customer")).at(column="customer_id", count=nameless))
        if faults:
            raise DataError(Message("abtest-assignments-wrong", name=self.name), [each.at(file=TABLE) for each in faults])
        units, strata, days = dict.fromkeys(self.experiment.arms, 0), dict[str, dict[str, int]](), dict[str, dict[str, int]]()
        records, early, closed = 0, 0, 0
        for arm, stratum, day, number, _, recorded, done, _ in rows:
            count = int(number)
            units[str(arm)] += count
            records, closed = records + int(recorded), closed + int(done)
            at = EPOCH + timedelta(days=int(day))
            early += count if at < self.experiment.begins else 0
            for name, where in ((str(stratum), strata), (at.isoformat(), days)):
                if name:
                    where.setdefault(name, dict.fromkeys(self.experiment.arms, 0))[str(arm)] += count
        total = sum(units.values())
        repeated = 0 if self.by_cluster else records - total
        notes = [Message("abtest-note-repeated", count=repeated)] if repeated else []
        notes += [Message("abtest-note-early", count=early, begins=self.experiment.begins)] if early else []
        notes += [Message("abtest-note-undated")] if self.dated is None else []
        notes += self._overlap(total)
        return UnitCounts(units, strata if len(strata) > 1 else {}, days if len(days) > 1 else {}, total - closed, tuple(notes))

    @cached_property
    def _projection(self) -> Projection:
        known = self.place.columns(TABLE)
        own = Needs(TABLE, y="{arm}", x="{assigned_at:days}", when=f"{{experiment}} = {literal(self.name)}", at="assigned_at")
        exposed = "CASE WHEN {exposed_at} IS NOT NULL THEN 1.0 ELSE 0.0 END" if "exposed_at" in known else "0.0"
        more = Needs(TABLE, y="{stratum}" if "stratum" in known else "''", x=exposed)
        return Projection(self.place, TABLE, "", (own, more), ())

    def _clusters(self) -> str:
        """The query of each customer's cluster."""
        column = self.experiment.cluster or ""
        if "customers" not in self.place.names or column not in self.place.columns("customers"):
            known = sorted(self.place.columns("customers")) if "customers" in self.place.names else ["-"]
            wrong = fault("abtest-cluster-unknown", column=column, columns=known)
            raise DataError(Message("abtest-assignments-wrong", name=self.name), [wrong.at(file="customers")])
        need = Needs("customers", y=f"{{{column}}}")
        cells = Projection(self.place, "customers", "", (need,), ())
        return f"SELECT u, max({cells.text(need.y, need)}) AS unit FROM ({cells.sql()}) r GROUP BY u"

    def _faults(self, rows: list[tuple[str, int, int]]) -> Iterator[Fault]:
        if not rows:
            yield fault("abtest-assignments-none", name=self.name).at(column="experiment")
        unknown: dict[str, int] = {}
        for arm, count, _ in rows:
            if arm not in self.experiment.arms:
                unknown[arm] = unknown.get(arm, 0) + count
        listed = sorted(unknown.items(), key=lambda item: (-item[1], item[0]))
        for arm, count in listed[:MOST_LISTED]:
            yield fault("abtest-arm-unknown", arm=arm or None, count=count, arms=list(self.experiment.arms)).at(column="arm")
        if len(listed) > MOST_LISTED:
            yield fault("abtest-arms-unknown-more", count=len(listed) - MOST_LISTED, arms=list(self.experiment.arms)).at(column="arm")
        if twice := sum(both for _, _, both in rows):
            yield fault("abtest-unit-twice", count=twice, unit=self.experiment.unit).at(column="arm")

    def _overlap(self, total: int) -> list[Message]:
        """Units that are in other experiments too."""
        cells = self._projection
        (need, _) = cells.needs
        own = cells.text(need.when, need)
        other = f"SELECT DISTINCT u FROM ({cells.sql()}) o WHERE NOT ({own})"
        ((count,),) = self.place.rows(f"SELECT count(*) FROM ({self.sql}) a JOIN ({other}) b ON a.u = b.u")
        return [Message("abtest-note-overlap", count=int(count), total=total)] if count else []
