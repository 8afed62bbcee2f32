"""From the tables of a company to the sums of an experiment: each log is joined to the assignments once, and only sums leave the place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from cxsim.abtest.assigned_units import AssignedUnits
from cxsim.abtest.endpoint import Endpoint
from cxsim.abtest.experiment import Experiment
from cxsim.abtest.predicted_sums import known_before, predicted_moments
from cxsim.abtest.sums import EXPOSED, MEMBERS, NEW, PREDICTED, X_BEFORE, X_PREDICTED, Y_BEFORE, EndpointSums, ExperimentSums, X, Y
from cxsim.abtest.unit_values import columns_of_log, missing_columns, need_of
from cxsim.abtest.values_by_arm import LifetimeRow, lifetimes_by_arm, values_by_arm
from cxsim.errors import DataError, Fault, UsageError, fault
from cxsim.metrics.dialects import DUCKDB
from cxsim.metrics.needs import Needs
from cxsim.metrics.projection import Projection
from cxsim.metrics.tables import CELLS, Answer, Place
from cxsim.stats.cross_moments import CrossMoments
from cxsim.text import Message

MOST_PARTS, LONG_DAYS = 14, 14.0
"""Into how many parts the window after is cut to see whether the effect changes, and from which length on it is."""
LEAVING = {"customers": "left_at", "subscriptions": "ended_at"}


def measure_sums(place: Place, name: str, experiment: Experiment) -> ExperimentSums:
    """Read the sums of an experiment from the tables of a company.

    Parameters
    ----------
    place : Place
        Tables (`cxsim.metrics.Tables`) or a database (`cxsim.metrics.Database`): the records of assignment as `experiments`, and the logs.
    name : str
        Of the experiment in the records.
    experiment : Experiment
        Its plan.

    Returns
    -------
    ExperimentSums
        Of the units whose window after assignment has closed. Endpoints whose tables are not there are left out.

    Raises
    ------
    DataError
        With everything wrong in the records of assignment.
    UsageError
        If periods were assigned, not units.

    Examples
    --------
    >>> from datetime import date
    >>> import pandas as pd
    >>> from cxsim.abtest import Endpoint, Experiment, measure_sums
    >>> from cxsim.metrics import Tables
    >>> days = pd.to_datetime(["2026-01-02"] * 4)
    >>> arms = pd.DataFrame({"customer_id": list("abcd"), "experiment": "calls", "arm": ["control", "call"] * 2, "assigned_at": days})
    >>> sales = pd.DataFrame({"customer_id": list("abb"), "occurred_at": pd.to_datetime(["2026-01-05"] * 3), "amount": [5.0, 7.0, 9.0]})
    >>> spend = Endpoint(kind="mean", table="transactions", column="amount", role="primary", better="high")
    >>> plan = Experiment(arms={"control": 0.5, "call": 0.5}, begins=date(2026, 1, 1), after="30 d", endpoints={"spend": spend})
    >>> with Tables({"experiments": arms, "transactions": sales}) as place:
    ...     sums = measure_sums(place, "calls", plan)
    >>> sums.units, float(sums.endpoints["spend"].of_arm("call").means[0])
    ({'control': 2, 'call': 2}, 8.0)
    """
    if experiment.unit == "switchback":
        raise UsageError(Message("abtest-switchback-unread"), [fault("abtest-switchback-periods").at(path=("experiments", name, "unit"))])
    if "experiments" not in place.names:
        raise DataError(
            Message("abtest-assignments-wrong", name=name), [fault("abtest-assignments-absent", names=sorted(place.names) or None)]
        )
    assigned = AssignedUnits(place, name, experiment)
    if wrong := _columns_absent(place, experiment):
        raise DataError(Message("abtest-assignments-wrong", name=name), wrong)
    counts = assigned.count()
    endpoints, notes = dict[str, EndpointSums](), list(counts.notes)
    logs: dict[tuple[str, bool], dict[str, Needs]] = {}
    for each, endpoint in experiment.endpoints.items():
        if endpoint.kind == "lifetime":
            found, more = _lifetimes(assigned)
            endpoints.update({each: found} if found else {})
            notes += more
            continue
        try:
            need = need_of(place, endpoint)
        except DataError:
            continue  # the verdict says that it was not looked at
        summed = assigned.by_cluster and endpoint.kind != "quantile"  # the sums of clusters do not tell the values of customers
        logs.setdefault((need.table, summed), {})[each] = need
    predicting = bool(experiment.covariates) and not assigned.by_cluster and place.dialect is DUCKDB and "customers" in place.names
    notes += [Message("abtest-note-not-predicted")] if experiment.covariates and not predicting else []
    known = known_before(place, experiment.covariates) if predicting else {}
    for (table, summed), needs in logs.items():
        endpoints |= _LogReading(assigned, table, needs, summed, known).sums()
    return ExperimentSums(counts.units, endpoints, counts.by_stratum, counts.by_day, counts.waiting, tuple(dict.fromkeys(notes)))


def _columns_absent(place: Place, experiment: Experiment) -> list[Fault]:
    """The columns that the records of assignment and the logs of the endpoints lack; a log that is not there at all is left out."""
    found = missing_columns(place, "experiments", ("customer_id", "experiment", "arm", "assigned_at"))
    for endpoint in experiment.endpoints.values():
        try:
            need = None if endpoint.kind == "lifetime" else need_of(place, endpoint)
        except DataError:
            continue
        found += [] if need is None else columns_of_log(place, need)
    return list(dict.fromkeys(found))


@dataclass(frozen=True)
class _LogReading:
    """One log, for all endpoints that are read in it."""

    assigned: AssignedUnits
    table: str
    needs: dict[str, Needs]
    by_cluster: bool
    known: Mapping[str, tuple[Any, ...]]

    def sums(self) -> dict[str, EndpointSums]:
        """The sums of the endpoints, with one scan of the log."""
        with self.assigned.place.over(self._units()) as answer:
            self._refuse(answer)
            return {name: self._endpoint(answer, name) for name in self.needs}

    @property
    def _projection(self) -> Projection:
        days = (_day_of(need) for need in self.needs.values())
        return Projection(self.assigned.place, self.table, "", (*self.needs.values(), *days), ())

    def _columns(self, name: str) -> tuple[str, ...]:
        """The columns of an endpoint's moments."""
        experiment = self.assigned.experiment
        per = (X,) if experiment.endpoints[name].kind == "ratio" else ()
        past = (Y_BEFORE, *((X_BEFORE,) if per else ()), NEW) if experiment.before else ()
        exposed = (EXPOSED,) if self.assigned.has_exposure else ()
        predicted = (PREDICTED, *((X_PREDICTED,) if per else ())) if self.known else ()
        return (Y, *per, *past, *exposed, *predicted, *((MEMBERS,) if self.by_cluster else ()))

    def _units(self) -> str:
        """The query of the units: arm, stratum, the cluster, the columns of every endpoint, and what is broken in their rows."""
        cells = self._projection
        columns = [f"{sql} AS {column}" for name in self.needs for column, sql in self._of_unit(cells, name)]
        broken = [f"sum({sql}) AS broken{i}" for i, sql in enumerate(cells.checks)]
        head = "a.u AS u, a.arm AS arm, a.stratum AS stratum, a.unit AS unit, max(a.exposed) AS exposed"
        found = (
            f"SELECT {', '.join([head, *columns, *broken])} FROM ({self.assigned.sql}) a LEFT JOIN ({cells.sql()}) l ON l.u = a.u "
            f"WHERE {self.assigned.closed('a')} GROUP BY a.u, a.arm, a.stratum, a.unit"
        )
        if not self.by_cluster:
            return found
        summed = [column for name in self.needs for column, _ in self._of_unit(cells, name)]
        summed += ["exposed", *(f"broken{i}" for i in range(len(broken)))]
        totals = ", ".join(f"sum({column}) AS {column}" for column in summed)
        return f"SELECT arm, min(stratum) AS stratum, unit, count(*) AS members, {totals} FROM ({found}) m GROUP BY arm, unit"

    def _of_unit(self, cells: Projection, name: str) -> Iterator[tuple[str, str]]:
        """The columns of a customer, with the SQL of each over its rows and its assignment."""
        experiment, need, endpoint = self.assigned.experiment, self.needs[name], self.assigned.experiment.endpoints[name]
        y, x, day = cells.text(need.y, need), cells.text(need.x, need), cells.text(_day_of(need).y, _day_of(need))
        counted = f" AND ({cells.text(need.when, need)})" if need.when else ""
        i = list(self.needs).index(name)
        windows = {"after": f"{day} >= a.began AND {day} < a.began + {experiment.after!r}"}
        for k in range(self._parts(name)):
            first, last = (experiment.after * edge / self._parts(name) for edge in (k, k + 1))
            windows[f"part{k}"] = f"{day} >= a.began + {first!r} AND {day} < a.began + {last!r}"
        if experiment.before:
            windows["before"] = f"{day} >= a.began - {experiment.before!r} AND {day} < a.began"
        for window, inside in windows.items():
            total = f"coalesce(sum(CASE WHEN {inside}{counted} THEN {y} END), 0.0)"
            per = f"coalesce(sum(CASE WHEN {inside}{counted} AND ({y}) IS NOT NULL THEN {x} END), 0.0)"
            yield f"{window}_y{i}", _value(endpoint, total, per)
            if endpoint.kind == "ratio" and not window.startswith("part"):
                yield f"{window}_x{i}", per
            if window == "before":
                yield f"new{i}", f"CASE WHEN {per} > 0 THEN 0.0 ELSE 1.0 END"

    def _names(self, name: str) -> list[str]:
        """The columns of the query that an endpoint's moments are made of."""
        i = list(self.needs).index(name)
        named = {Y: f"after_y{i}", X: f"after_x{i}", Y_BEFORE: f"before_y{i}", X_BEFORE: f"before_x{i}", NEW: f"new{i}"}
        return [named.get(column, column) for column in self._columns(name) if column not in (PREDICTED, X_PREDICTED)]

    def _endpoint(self, answer: Answer, name: str) -> EndpointSums:
        endpoint = self.assigned.experiment.endpoints[name]
        if endpoint.kind == "quantile":
            return self._values(answer, name)
        if self.known:
            found = predicted_moments(answer, self._names(name), 2 if endpoint.kind == "ratio" else 1, self.known)
        else:
            found = self._cells(answer, self._names(name), ("arm", "stratum"))
        cells = {(arm, stratum): moments for (arm, stratum), moments in found.items()}
        by_part = self._cells(answer, [f"part{k}_y{list(self.needs).index(name)}" for k in range(self._parts(name))], ("arm",))
        return EndpointSums(self._columns(name), cells, parts={arm: found for (arm,), found in by_part.items()})

    def _parts(self, name: str) -> int:
        """Into how many parts the window after is cut; none but for the primary endpoint of customers."""
        experiment = self.assigned.experiment
        endpoint = experiment.endpoints[name]
        known = endpoint.role == "primary" and endpoint.kind in ("share", "mean", "count") and not self.assigned.by_cluster
        return MOST_PARTS if known and experiment.after >= LONG_DAYS else 0

    def _cells(self, answer: Answer, columns: list[str], by: tuple[str, ...]) -> dict[tuple[str, ...], CrossMoments]:
        """The moments of some columns by arm, or by arm and stratum."""
        if not columns:
            return {}
        (centre,) = answer([f"SELECT {', '.join(f'avg({column})' for column in columns)} FROM {CELLS}"])
        shift = [float(value or 0) for value in centre]
        if not np.isfinite(shift).all():
            raise _beyond(self.table)
        about = [f"({column} - {value!r})" for column, value in zip(columns, shift, strict=True)]
        pairs = [(i, j) for i in range(len(about)) for j in range(i + 1)]
        sums = [f"sum({each})" for each in about] + [f"sum({about[i]} * {about[j]})" for i, j in pairs]
        rows = answer([f"SELECT {', '.join(by)}, count(*), {', '.join(sums)} FROM {CELLS} GROUP BY {', '.join(by)}"])
        width = len(by)
        if not np.isfinite([[float(value) for value in row[width + 1 :]] for row in rows]).all():
            raise _beyond(self.table)
        return {tuple(map(str, row[:width])): _moments(int(row[width]), row[width + 1 :], pairs, shift) for row in rows}

    def _values(self, answer: Answer, name: str) -> EndpointSums:
        """The customers' values by arm, with their clusters where these were assigned."""
        column = self._names(name)[0]
        rows = answer([f"SELECT arm, unit, {column}, count(*) FROM {CELLS} GROUP BY arm, unit, {column}"])
        return values_by_arm(rows, by_cluster=self.assigned.by_cluster)

    def _refuse(self, answer: Answer) -> None:
        """Refuse the log if rows of assigned units are broken."""
        cells = self._projection
        if cells.checks:
            (counts,) = answer([f"SELECT {', '.join(f'coalesce(sum(broken{i}), 0)' for i in range(len(cells.checks)))} FROM {CELLS}"])
            cells.refuse(counts)


def _beyond(table: str) -> DataError:
    """The error for sums that no number holds."""
    return DataError(Message("abtest-sums-beyond-head", table=table), [fault("abtest-sums-beyond").at(file=table)])


def _day_of(need: Needs) -> Needs:
    """The day of a row, in days since 1970."""
    return Needs(need.table, y=f"{{{need.at}:days}}")


def _value(endpoint: Endpoint, total: str, per: str) -> str:
    """A unit's value by the kind of the endpoint, from its sums: the same as in the design."""
    plain = endpoint.column is None and endpoint.metric is None
    counted = per if plain else total
    if endpoint.kind == "share":
        return f"CASE WHEN {counted} > 0 THEN 1.0 ELSE 0.0 END"
    return counted if endpoint.kind == "count" else total


def _moments(n: int, numbers: Sequence[Any], pairs: Sequence[tuple[int, int]], shift: Sequence[float]) -> CrossMoments:
    width = len(shift)
    products = np.zeros((width, width))
    for (i, j), value in zip(pairs, numbers[width:], strict=True):
        products[i, j] = products[j, i] = float(value)
    return CrossMoments.from_sums(n, [float(value) for value in numbers[:width]], products, shift)


def _lifetimes(assigned: AssignedUnits) -> tuple[EndpointSums | None, list[Message]]:
    """The lifetimes since assignment; none where no table dates who left, or nobody says up to when it is known."""
    place, dated = assigned.place, assigned.dated
    table = next((name for name, column in LEAVING.items() if name in place.names and column in place.columns(name)), None)
    if table is None or dated is None:
        return None, []
    need = Needs(table, y=f"{{{LEAVING[table]}:days}}")
    cells = Projection(place, table, "", (need,), ())
    left = f"SELECT u, max({cells.text(need.y, need)}) AS gone FROM ({cells.sql()}) r GROUP BY u"
    joined = (
        f"SELECT a.arm AS arm, a.unit AS unit, a.began AS began, l.gone AS gone FROM ({assigned.sql}) a LEFT JOIN ({left}) l ON l.u = a.u"
    )
    known = f"gone IS NOT NULL AND gone < {dated!r}"
    query = (
        f"SELECT arm, CASE WHEN {known} THEN gone ELSE {dated!r} END - began AS duration, CASE WHEN {known} THEN 1 ELSE 0 END AS gone_by, "
        f"unit, count(*) FROM {CELLS} GROUP BY 1, 2, 3, 4"
    )
    with place.over(joined) as answer:
        rows = [LifetimeRow(str(arm), float(at), bool(gone), str(unit), int(count)) for arm, at, gone, unit, count in answer([query])]
    before = sum(row.number for row in rows if row.duration <= 0 and row.left)
    found = lifetimes_by_arm([row for row in rows if row.duration > 0], assigned.experiment)
    return found, [Message("abtest-note-left-before", count=before)] if before else []
