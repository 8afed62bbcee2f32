"""The table with a row for each unit that a plan names: sums, values of quantiles and lifetimes, and what in it is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import isfinite

from cxsim.abtest.endpoint import Endpoint
from cxsim.abtest.experiment import Experiment, ExperimentData, UnitColumns
from cxsim.abtest.sums import EndpointSums, ExperimentSums, X, Y
from cxsim.abtest.user_rows import ROLES, number_of, sum_rows
from cxsim.abtest.values_by_arm import LifetimeRow, lifetimes_by_arm, values_by_arm
from cxsim.errors import DataError, Fault, UsageError, fault, nearest
from cxsim.metrics.tables import Place, quoted
from cxsim.text import Message

TABLE = "rows"
SHOWN = 20
_COMMA = re.compile(r"[-+]?\d[\d .]*,\d+")
"""A number with a decimal comma; nothing else is shown of a cell, which may name somebody."""


def read_rows(place: Place, experiment: Experiment, shown: str = TABLE) -> ExperimentSums:
    """Read an experiment from the table of units at a place, by the columns that its plan names.

    Parameters
    ----------
    place : Place
        With the table as `rows`.
    experiment : Experiment
        Its plan, whose `data` says which column is what.
    shown : str
        The table in messages.

    Returns
    -------
    ExperimentSums
        Of all endpoints.

    Raises
    ------
    UsageError
        If the plan names columns that the table does not have, or leaves out those that an endpoint needs.
    DataError
        With everything wrong in the rows: unknown arms, units that stand there twice, clusters in two arms, values that are missing.

    Examples
    --------
    >>> from datetime import date
    >>> import pandas as pd
    >>> from cxsim.abtest import Endpoint, Experiment, read_rows
    >>> from cxsim.metrics import Tables
    >>> users = pd.DataFrame({"arm": ["control", "call"] * 2, "days": [30.0, 30.0, 12.0, 30.0], "left": [0, 0, 1, 0]})
    >>> stay = Endpoint(kind="lifetime", role="primary")
    >>> columns = {"stay": {"duration": "days", "left": "left"}}
    >>> plan = Experiment(
    ...     arms={"control": 0.5, "call": 0.5}, begins=date(2026, 1, 1), after="30 d", endpoints={"stay": stay},
    ...     data={"rows": "users.csv", "columns": columns},
    ... )
    >>> with Tables({"rows": users}) as place:
    ...     read_rows(place, plan).endpoints["stay"].lifetimes["call"].units.tolist()
    [2.0, 2.0]
    """
    data = experiment.data or ExperimentData()
    if faults := list(_plan_faults(place, experiment, data)):
        raise UsageError(Message("abtest-rows-wrong", table=shown), faults)
    if faults := list(_row_faults(place, experiment, data)):
        raise DataError(Message("abtest-rows-wrong", table=shown), [each.at(file=TABLE) for each in faults])
    reading = _UnitTable(place, experiment, data)
    summed = {name: reading.roles(name) for name, endpoint in experiment.endpoints.items() if endpoint.kind not in ("lifetime", "quantile")}
    found = sum_rows(place, TABLE, summed, arm=data.arm, stratum=data.stratum, cluster=experiment.cluster)
    more = {name: reading.more(name, endpoint) for name, endpoint in experiment.endpoints.items() if name not in summed}
    return ExperimentSums(found.units, {**found.endpoints, **more}, found.by_stratum)


@dataclass(frozen=True)
class _UnitTable:
    """The table, with the plan that says what its columns are."""

    place: Place
    experiment: Experiment
    data: ExperimentData

    def roles(self, name: str) -> dict[str, str]:
        """The columns of an endpoint by role."""
        stated = {role: column for role, column in self._columns(name).items() if role in ROLES}
        return {Y: name, **stated}

    def _columns(self, name: str) -> Mapping[str, str]:
        return self.data.columns.get(name, UnitColumns()).model_dump(exclude_none=True)

    def more(self, name: str, endpoint: Endpoint) -> EndpointSums:
        """The values of a quantile, or lifetimes: from rows that count those who are alike."""
        stated = self._columns(name)
        arm, cluster = f"t.{quoted(self.data.arm)}", f"t.{quoted(self.experiment.cluster)}" if self.experiment.cluster else "''"
        if endpoint.kind == "quantile":
            parts = [number_of(self.place, TABLE, self.roles(name)[Y])]
        else:
            entry = number_of(self.place, TABLE, stated["entry"]) if "entry" in stated else "0.0"
            parts = [number_of(self.place, TABLE, stated["duration"]), number_of(self.place, TABLE, stated["left"], "flag"), entry]
        by = ", ".join(["1", "2", *(str(i + 3) for i in range(len(parts)))])
        rows = self.place.rows(f"SELECT {arm}, {cluster}, {', '.join(parts)}, count(*) FROM {self.place.relation(TABLE)} t GROUP BY {by}")
        if endpoint.kind == "quantile":
            return values_by_arm(rows, by_cluster=self.experiment.unit == "cluster")
        kept = [LifetimeRow(str(arm), float(at), bool(left), str(group), int(n), float(entry)) for arm, group, at, left, entry, n in rows]
        return lifetimes_by_arm(kept, self.experiment)


def _plan_faults(place: Place, experiment: Experiment, data: ExperimentData) -> Iterator[Fault]:
    """What the plan says of columns that cannot be."""
    known, path = place.columns(TABLE), ("data", "columns")
    for name in data.columns:
        if name not in experiment.endpoints:
            yield fault("abtest-result-endpoint", name=name, remedy=nearest(name, experiment.endpoints)).at(path=(*path, name))
    for part in ("arm", "unit", "stratum"):
        column = getattr(data, part)
        if column is not None and column not in known:
            yield fault("abtest-rows-column", column=column, remedy=nearest(column, known)).at(path=("data", part))
    if experiment.cluster is not None and experiment.cluster not in known:
        remedy = nearest(experiment.cluster, known)
        yield fault("abtest-rows-column", column=experiment.cluster, remedy=remedy).at(path=("cluster",))
    for name, endpoint in experiment.endpoints.items():
        stated = data.columns.get(name, UnitColumns()).model_dump(exclude_none=True)
        wanted = {"lifetime": ("duration", "left"), "ratio": (X,)}.get(endpoint.kind, ())
        if missing := [role for role in wanted if role not in stated]:
            yield fault("abtest-rows-roles", endpoint=name, kind=endpoint.kind, roles=missing).at(path=(*path, name))
        needed = stated if endpoint.kind == "lifetime" else {Y: name, **stated}
        for role, column in needed.items():
            if column not in known:
                yield fault("abtest-rows-column", column=column, remedy=nearest(column, known)).at(path=(*path, name, role))


def _row_faults(place: Place, experiment: Experiment, data: ExperimentData) -> Iterator[Fault]:
    """What is wrong in the rows."""
    arm, source = f"t.{quoted(data.arm)}", place.relation(TABLE)
    counted = place.rows(f"SELECT {arm}, count(*) FROM {source} t WHERE {arm} IS NOT NULL GROUP BY {arm}")
    unknown = [(str(name), int(n)) for name, n in counted if str(name) not in experiment.arms]
    for name, count in unknown[:SHOWN]:
        yield fault("abtest-arm-unknown", arm=name, count=count, arms=list(experiment.arms)).at(column=data.arm)
    for column, unit in ((experiment.cluster, "cluster"), (data.unit, "customer")):
        if column is None:
            continue
        both = f"SELECT t.{quoted(column)} AS u FROM {source} t GROUP BY t.{quoted(column)} HAVING count(DISTINCT {arm}) > 1"
        if twice := int(place.rows(f"SELECT count(*) FROM ({both}) b")[0][0]):
            yield fault("abtest-unit-twice", count=twice, unit=unit).at(column=column)
    yield from _name_faults(place, data)
    checked = dict[str, str]()
    for name, endpoint in experiment.endpoints.items():
        checked |= _checked_columns(data.columns.get(name, UnitColumns()).model_dump(exclude_none=True), name, endpoint)
    for column, kind in checked.items():
        yield from _value_faults(place, column, kind)


def _name_faults(place: Place, data: ExperimentData) -> Iterator[Fault]:
    """Rows without an arm or a unit, and units that stand there twice."""
    arm, source = f"t.{quoted(data.arm)}", place.relation(TABLE)
    if armless := int(place.rows(f"SELECT count(*) FROM {source} t WHERE {arm} IS NULL")[0][0]):
        yield fault("abtest-rows-missing", count=armless, infinite=False).at(column=data.arm)
    if data.unit is not None:
        ((rows, named, units),) = place.rows(
            f"SELECT count(*), count(t.{quoted(data.unit)}), count(DISTINCT t.{quoted(data.unit)}) FROM {source} t"
        )
        if repeated := int(named) - int(units):
            yield fault("abtest-rows-repeated", count=repeated).at(column=data.unit)
        if nameless := int(rows) - int(named):
            yield fault("abtest-rows-missing", count=nameless, infinite=False).at(column=data.unit)


def _checked_columns(stated: Mapping[str, str], name: str, endpoint: Endpoint) -> dict[str, str]:
    """The columns that an endpoint is read from, and what is asked of their values."""
    if endpoint.kind == "lifetime":
        kinds = {"duration": "negative", "left": "flag", "entry": "negative"}
        return {stated[role]: kind for role, kind in kinds.items() if role in stated}
    if endpoint.kind == "quantile":
        return {stated.get(Y, name): ""}
    return dict.fromkeys((column for role, column in {Y: name, **stated}.items() if role in ROLES), "")


def _value_faults(place: Place, column: str, kind: str) -> Iterator[Fault]:
    """Values of a column that are missing, no numbers, infinite or impossible."""
    cell, source = number_of(place, TABLE, column, "flag" if kind == "flag" else "number"), place.relation(TABLE)
    ((rows, found, low, total),) = place.rows(f"SELECT count(*), count({cell}), min({cell}), sum({cell}) FROM {source} t")
    if missing := int(rows) - int(found):
        own = f"t.{quoted(column)}"
        sample = place.rows(f"SELECT {own} FROM {source} t WHERE {cell} IS NULL AND {own} IS NOT NULL LIMIT 1")
        comma = _COMMA.fullmatch(str(sample[0][0])) if sample else None
        wrong = fault("abtest-rows-comma", count=missing, value=str(sample[0][0])) if comma else None
        yield (wrong or fault("abtest-rows-missing", count=missing, infinite=False)).at(column=column)
    if total is not None and not isfinite(float(total)):
        yield fault("abtest-rows-missing", count=0, infinite=True).at(column=column)
    if kind == "negative" and low is not None and float(low) < 0:
        yield fault("abtest-rows-negative", least=float(low)).at(column=column)
