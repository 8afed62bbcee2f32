"""A table with a row for each unit, its arm, its outcomes and its values before: summed where it lies, in one scan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import isfinite
from typing import Any, NamedTuple

import numpy as np

from cxsim.abtest.sums import MEMBERS, NEW, PREDICTED, X_BEFORE, X_PREDICTED, Y_BEFORE, EndpointSums, ExperimentSums, X, Y
from cxsim.data.rules import Kind
from cxsim.errors import DataError, Fault, UsageError, fault, nearest
from cxsim.metrics.tables import Place, quoted
from cxsim.stats.cross_moments import CrossMoments
from cxsim.text import Message

ROLES = (Y, X, Y_BEFORE, X_BEFORE, NEW, PREDICTED, X_PREDICTED)
SAMPLE = 10_000  # rows whose means the sums are taken about, so that no digit of a variance is lost


def sum_rows(
    place: Place,
    table: str,
    endpoints: Mapping[str, Mapping[str, str]],
    *,
    arm: str = "arm",
    stratum: str | None = None,
    cluster: str | None = None,
) -> ExperimentSums:
    """Read the sums of an experiment from a table with a row for each unit.

    Parameters
    ----------
    place : Place
        Tables (`cxsim.metrics.Tables`) or a database; the table may be larger than memory.
    table : str
        Its name at the place.
    endpoints : mapping of str to mapping
        For each endpoint its columns by role: ``y``, and where there are such ``x`` (denominator of a ratio), ``y_before``, ``x_before``,
        ``new`` (1 for a unit without a past), ``predicted`` and ``x_predicted`` (the outcome and its denominator as predicted from what was
        known before). What is in ``y_before`` and ``predicted`` must have been known before assignment.
    arm : str
        The column of the arm.
    stratum : str, optional
        A column to weight by and to read segments of.
    cluster : str, optional
        A column of the clusters that were assigned: then the units are clusters, and the values of their rows are summed.

    Returns
    -------
    ExperimentSums
        Of all rows.

    Raises
    ------
    UsageError
        If a role or a column is not known.
    DataError
        If an outcome is missing or not finite: a unit without an outcome is left out by whoever knows why, or has 0.

    Examples
    --------
    >>> import pandas as pd
    >>> from cxsim.abtest import sum_rows
    >>> from cxsim.metrics import Tables
    >>> users = pd.DataFrame({"arm": ["control", "call"] * 2, "spend": [5.0, 7.0, 3.0, 9.0]})
    >>> with Tables({"users": users}) as place:
    ...     sums = sum_rows(place, "users", {"spend": {"y": "spend"}})
    >>> sums.units, float(sums.endpoints["spend"].of_arm("call").means[0])
    ({'control': 2, 'call': 2}, 8.0)
    """
    columns = {name: tuple(role for role in ROLES if role in roles) for name, roles in endpoints.items()}
    named = list(dict.fromkeys(roles[role] for name, roles in endpoints.items() for role in columns[name]))
    cuts = [arm, *([stratum] if stratum else []), *([cluster] if cluster else [])]
    if faults := list(_call_faults(place.columns(table), endpoints, [*named, *cuts])):
        raise UsageError(Message("abtest-rows-wrong", table=table), faults)
    cells = {name: number_of(place, table, name) for name in named}
    source = place.relation(table)
    if cluster:
        _refuse(_counted(place, source, cells, arm), named, arm, table)
        source, cells = _summed_by_cluster(source, cells, (arm, stratum, cluster))
        columns, named = {name: (*own, MEMBERS) for name, own in columns.items()}, [*named, MEMBERS]
        endpoints = {name: {**roles, MEMBERS: MEMBERS} for name, roles in endpoints.items()}
        arm, stratum = "arm", "stratum" if stratum else None
    averages = ", ".join(f"avg({cell})" for cell in cells.values())
    means = place.rows(f"SELECT {averages} FROM (SELECT * FROM {source} LIMIT {SAMPLE}) t")[0] if cells else ()
    shift = {name: float(value) if value is not None and isfinite(value) else 0.0 for name, value in zip(named, means, strict=True)}
    about = {name: f"({cell} - {shift[name]!r})" for name, cell in cells.items()}
    owned = [[roles[role] for role in columns[name]] for name, roles in endpoints.items()]
    pairs = dict.fromkeys((min(a, b), max(a, b)) for own in owned for a in own for b in own)
    sums = [f"count({cell})" for cell in cells.values()] + [f"sum({each})" for each in about.values()]
    sums += [f"sum({about[a]} * {about[b]})" for a, b in pairs]
    by = [f"t.{quoted(arm)}", f"t.{quoted(stratum)}" if stratum else "''"]
    rows = place.rows(f"SELECT {', '.join([*by, 'count(*)', *sums])} FROM {source} t GROUP BY {', '.join(by[: 2 if stratum else 1])}")
    _refuse(rows, named, arm, table)
    groups = [_Group(str(group), str(part) if stratum else "", int(n), numbers[len(named) :]) for group, part, n, *numbers in rows]
    return _gathered(groups, endpoints, columns, _Sums(tuple(named), tuple(pairs), shift))


def number_of(place: Place, table: str, name: str, kind: Kind = "number") -> str:
    """The SQL of a column read as a number: text that is none is missing."""
    column = f"t.{quoted(name)}"
    if place.columns(table)[name] or kind == "flag":
        return place.dialect.cell(column, kind, place.columns(table)[name])
    return f"CAST({column} AS DOUBLE PRECISION)"


def _counted(place: Place, source: str, cells: Mapping[str, str], arm: str) -> Sequence[Sequence[object]]:
    """How many rows each arm has, and of which columns how many have a value, with the sums that show whether it is finite."""
    own = f"t.{quoted(arm)}"
    parts = [own, "''", "count(*)", *(f"count({cell})" for cell in cells.values()), *(f"sum({cell})" for cell in cells.values())]
    return place.rows(f"SELECT {', '.join(parts)} FROM {source} t GROUP BY {own}")


def _summed_by_cluster(source: str, cells: Mapping[str, str], cuts: tuple[str, str | None, str]) -> tuple[str, dict[str, str]]:
    """The relation of the clusters, each with the sums of its rows and their number, and its columns."""
    arm, stratum, cluster = (f"t.{quoted(cut)}" if cut else "''" for cut in cuts)
    sums = [f"sum({cell}) AS {quoted(name)}" for name, cell in cells.items()]
    made = ", ".join([f"{arm} AS arm", f"min({stratum}) AS stratum", *sums, f"CAST(count(*) AS DOUBLE PRECISION) AS {MEMBERS}"])
    return f"(SELECT {made} FROM {source} t GROUP BY {arm}, {cluster})", {name: f"t.{quoted(name)}" for name in (*cells, MEMBERS)}


class _Group(NamedTuple):
    """One arm in one stratum: its units, and its sums in the order of the query."""

    arm: str
    stratum: str
    n: int
    numbers: Sequence[Any]


class _Sums(NamedTuple):
    """What the sums of a group are of: columns, pairs of columns, and what was taken off each."""

    named: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]
    shift: Mapping[str, float]

    def moments(self, group: _Group, own: Sequence[str]) -> CrossMoments:
        """The moments of some columns."""
        values = [float(value) for value in group.numbers]
        totals = dict(zip(self.named, values, strict=False))
        squares = dict(zip(self.pairs, values[len(self.named) :], strict=True))
        products = np.array([[squares[min(a, b), max(a, b)] for b in own] for a in own])
        return CrossMoments.from_sums(group.n, [totals[each] for each in own], products, [self.shift[each] for each in own])


def _gathered(
    groups: Sequence[_Group], endpoints: Mapping[str, Mapping[str, str]], columns: Mapping[str, tuple[str, ...]], sums: _Sums
) -> ExperimentSums:
    units, strata = dict[str, int](), dict[str, dict[str, int]]()
    for each in groups:
        units[each.arm] = units.get(each.arm, 0) + each.n
        if each.stratum:
            strata.setdefault(each.stratum, {})[each.arm] = each.n
    found = {}
    for name, roles in endpoints.items():
        own = [roles[role] for role in columns[name]]
        found[name] = EndpointSums(columns[name], {(each.arm, each.stratum): sums.moments(each, own) for each in groups})
    return ExperimentSums(units, found, strata)


def _call_faults(known: Mapping[str, bool], endpoints: Mapping[str, Mapping[str, str]], named: Sequence[str]) -> Iterator[Fault]:
    for name, roles in endpoints.items():
        for role in roles:
            if role not in ROLES:
                yield fault("abtest-rows-role", endpoint=name, role=role, remedy=nearest(role, ROLES))
        if Y not in roles:
            yield fault("abtest-rows-outcome", endpoint=name)
    for column in named:
        if column not in known:
            yield fault("abtest-rows-column", column=column, remedy=nearest(column, known))


def _refuse(rows: Sequence[Sequence[object]], named: Sequence[str], arm: str, table: str) -> None:
    """Refuse columns in which a unit has no finite value, and units without an arm."""
    armless = sum(int(str(row[2])) for row in rows if row[0] is None)
    faults = [fault("abtest-rows-missing", count=armless, infinite=False).at(file=table, column=arm)] if armless else []
    for i, column in enumerate(named):
        missing = sum(int(str(row[2])) - int(str(row[3 + i])) for row in rows)
        infinite = any(row[3 + len(named) + i] is not None and not isfinite(float(str(row[3 + len(named) + i]))) for row in rows)
        if missing or infinite:
            faults.append(fault("abtest-rows-missing", count=missing, infinite=infinite).at(file=table, column=column))
    if faults:
        raise DataError(Message("abtest-rows-wrong", table=table), faults)
