"""The sums of each unit in a company's logs: what an endpoint needs of which table, who is eligible, and windows of days."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from cxsim.abtest.endpoint import Endpoint
from cxsim.abtest.experiment import Experiment
from cxsim.data.metric_contracts import instant_of
from cxsim.errors import DataError, Fault, fault, nearest
from cxsim.metrics.cells import CLUSTERS, cell
from cxsim.metrics.needs import Needs
from cxsim.metrics.projection import Projection
from cxsim.metrics.tables import CELLS, Place, literal, quoted
from cxsim.stats.intervals import Array
from cxsim.text import Message

ENROLLED_DAYS = 84.0
"""How long before the windows end units enrol whose values stand for those to come."""


@dataclass(frozen=True)
class UnitValues:
    """The sums of each unit: numerator and denominator in the window after, and in the window before; its cluster."""

    after: Array
    per: Array
    before: Array
    per_before: Array
    cluster: Sequence[str] | None = None


def need_of(place: Place | None, endpoint: Endpoint) -> Needs:
    """What an endpoint needs of one table: its numerator and denominator by row, and the instant of a row.

    Raises
    ------
    DataError
        If no table holds it.
    """
    names = () if place is None else place.names
    if endpoint.table is not None:
        if endpoint.table not in names:
            raise unreadable(endpoint.table, names)
        at = instant_of(endpoint.table)
        when = f"{{{endpoint.column}}} IS NOT NULL" if endpoint.column else ""
        return Needs(endpoint.table, y=f"{{{endpoint.column}}}" if endpoint.column else "1.0", when=when, at=at)
    if endpoint.metric is None:
        raise unreadable("none", names)
    from cxsim.metrics.catalogue import metric

    ways = metric(endpoint.metric).ways
    fitting = [
        way[0] for way in ways if place is not None and way[0].table in names and set(way[0].columns) <= {*place.columns(way[0].table)}
    ]
    dated = next((need for need in fitting if need.at and need.grain == "row" and not need.levels), None)
    if dated is None:
        raise unreadable(" / ".join(dict.fromkeys(way[0].table for way in ways)), names)
    return dated


def tables_read(experiment: Experiment) -> set[str]:
    """The contracts of which an experiment reads tables, beside its records: those of its endpoints, and the customers where they group.

    Of who leaves, `customers` stands for `subscriptions` too, unless these are named.
    """
    found = {"customers"} if experiment.unit == "cluster" or experiment.covariates else set[str]()
    for endpoint in experiment.endpoints.values():
        if endpoint.kind == "lifetime":
            found |= set() if "subscriptions" in experiment.logs else {"customers"}
        elif endpoint.table is not None:
            found.add(endpoint.table)
        elif endpoint.metric is not None:
            from cxsim.metrics.catalogue import metric

            tables = {way[0].table for way in metric(endpoint.metric).ways}
            found |= tables & experiment.logs.keys() or tables
    return found


def missing_columns(place: Place, table: str, wanted: Sequence[str]) -> list[Fault]:
    """A fault for each column that a table lacks."""
    known = place.columns(table)
    return [
        fault("abtest-log-column", column=column, table=table, remedy=nearest(column, known)).at(file=table, column=column)
        for column in wanted
        if column not in known
    ]


def columns_of_log(place: Place, need: Needs) -> list[Fault]:
    """A fault for each column that a log lacks of those that an endpoint needs, whose row it is among them."""
    whose = CLUSTERS.get(need.table, "customer_id")
    return missing_columns(place, need.table, sorted({whose, *need.columns, *filter(None, [need.at])}))


def unreadable(wanted: str, names: Sequence[str]) -> DataError:
    """The error for what no table holds."""
    return DataError(Message("abtest-baseline-unknown"), [fault("abtest-table-absent", table=wanted, names=sorted(names) or ["-"])])


def read_values(place: Place | None, experiment: Experiment, endpoint: Endpoint) -> UnitValues:
    """The sums of each eligible unit in the last windows of the log before the experiment begins; units without a row have zeros.

    Raises
    ------
    DataError
        If no table holds the endpoint, or it has no rows before the experiment.
    """
    need = need_of(place, endpoint)
    assert place is not None
    if lacking := columns_of_log(place, need):
        raise DataError(Message("abtest-baseline-unknown"), lacking)
    end = last_day(place, need.table, need.at, first_day(experiment))
    middle = end - experiment.after
    eligible = eligible_units(place, experiment, middle)
    if experiment.enrol_on is None:
        sums = sums_of_all(place, need, (middle - experiment.before, middle, end))
        units = list(sums if eligible is None else eligible)
    else:
        enrolled = enrolled_sql(place, experiment.enrol_on, middle - ENROLLED_DAYS, middle)
        sums = _sums_since(place, need, enrolled, experiment)
        units = [unit for unit in sums if eligible is None or unit in eligible]
    after, per, before, per_before = np.array([sums.get(unit, (0.0, 0.0, 0.0, 0.0)) for unit in units]).reshape(-1, 4).T
    clustered = experiment.unit == "cluster" and eligible is not None
    return UnitValues(after, per, before, per_before, [eligible[unit] for unit in units] if clustered and eligible is not None else None)


def sums_of_all(place: Place, need: Needs, days: tuple[float, float, float]) -> dict[str, tuple[float, ...]]:
    """The sums of each unit from the second day to the third, and from the first to the second."""
    windows = (within(need, days[1], days[2]), within(need, days[0], days[1]))
    projection = Projection(place, need.table, "", windows, ())
    summed = [f"sum({projection.text(text, each)})" for each in windows for text in (each.y, each.x)]
    with place.over(projection.sql()) as answer:
        rows = answer([f"SELECT u, {', '.join(summed)} FROM {CELLS} GROUP BY u"])
    return {str(unit): tuple(float(value or 0) for value in numbers) for unit, *numbers in rows if unit is not None}


def sums_by_period(place: Place, need: Needs, window: tuple[float, float], days: float, washout: float) -> dict[int, tuple[float, float]]:
    """Numerator and denominator of the rows of each period of so many days in a window; those within its washout are left out."""
    since = f"({{{need.at}:days}} - {window[0]!r})"
    late = f"{since} - {days!r} * floor({since} / {days!r}) >= {washout!r}"
    counted = within(replace(need, when=f"{late} AND ({need.when})" if need.when else late), *window)
    projection = Projection(place, need.table, "", (counted,), ())
    period, *parts = (projection.text(text, counted) for text in (f"floor({since} / {days!r})", counted.y, counted.x))
    with place.over(projection.sql()) as answer:
        rows = answer([f"SELECT {period} AS period, sum({parts[0]}), sum({parts[1]}) FROM {CELLS} GROUP BY 1"])
    return {int(period): (float(y or 0), float(x or 0)) for period, y, x in rows if period is not None}


def enrolled_sql(place: Place, table: str, first: float, last: float) -> str:
    """The query of the units with a row in a log between two days: u, and the day of the first such row, which assigns it."""
    need = Needs(table, y=f"{{{instant_of(table)}:days}}")
    cells = Projection(place, table, "", (need,), ())
    day = cells.text(need.y, need)
    return (
        f"SELECT u, min({day}) AS began FROM ({cells.sql()}) r WHERE {day} >= {first!r} AND {day} < {last!r} AND u IS NOT NULL GROUP BY u"
    )


def _sums_since(place: Place, need: Needs, enrolled: str, experiment: Experiment) -> dict[str, tuple[float, ...]]:
    """The sums of each enrolled unit in the windows after and before the day of its own, with one scan of the log."""
    dated = Needs(need.table, y=f"{{{need.at}:days}}")
    cells = Projection(place, need.table, "", (need, dated), ())
    y, x, when = (cells.text(text, need) for text in (need.y, need.x, need.when))
    since = f"({cells.text(dated.y, dated)} - e.began)"
    counted = f" AND ({when})" if when else ""
    windows = (f"{since} >= 0 AND {since} < {experiment.after!r}", f"{since} < 0 AND {since} >= {-experiment.before!r}")
    sums = [f"sum(CASE WHEN {inside}{counted} THEN {part} END)" for inside in windows for part in (y, x)]
    query = f"SELECT e.u AS u, {', '.join(f'{each} AS s{i}' for i, each in enumerate(sums))} FROM ({enrolled}) e"
    with place.over(f"{query} LEFT JOIN ({cells.sql()}) l ON l.u = e.u GROUP BY e.u") as answer:
        return {str(unit): tuple(float(value or 0) for value in parts) for unit, *parts in answer([f"SELECT * FROM {CELLS}"])}


def within(need: Needs, first: float, last: float) -> Needs:
    """A need that counts only rows from one day to before another (days since 1970)."""
    when = f"{{{need.at}:days}} >= {first!r} AND {{{need.at}:days}} < {last!r}" + (f" AND ({need.when})" if need.when else "")
    return replace(need, y=f"CASE WHEN {when} THEN {need.y} END", x=f"CASE WHEN {when} THEN {need.x} END", when="")


def first_day(experiment: Experiment) -> float:
    """The day on which an experiment begins, in days since 1970."""
    return float((experiment.begins - date(1970, 1, 1)).days)


def last_day(place: Place, table: str, at: str, before: float) -> float:
    """The end of the last day of a log before another day, in days since 1970.

    Raises
    ------
    DataError
        If nothing happened before that day.
    """
    need = Needs(table, y=f"CASE WHEN {{{at}:days}} < {before!r} THEN {{{at}:days}} END", at=at)
    projection = Projection(place, table, "", (need,), ())
    with place.over(projection.sql()) as answer:
        ((last,),) = answer([f"SELECT max({projection.text(need.y, need)}) FROM {CELLS}"])
    if last is None:
        raise DataError(
            Message("abtest-baseline-unknown"), [fault("abtest-table-empty", table=table, before=date(1970, 1, 1) + timedelta(days=before))]
        )
    return float(np.floor(float(last)) + 1.0)


def eligible_units(place: Place, experiment: Experiment, day: float) -> dict[str, str] | None:
    """The customers who are there on a day, each with its cluster; None where there is no table of customers."""
    query = eligible_sql(place, experiment, day)
    return {str(customer): str(group) for customer, group in place.rows(query)} if query else None


def eligible_sql(place: Place, experiment: Experiment, day: float | None) -> str:
    """The query of the customers who are there on a day (None: or ever were): u, and the cluster; empty without a table of customers."""
    if "customers" not in place.names:
        return ""
    columns = place.columns("customers")
    if experiment.cluster is not None and experiment.cluster not in columns:
        unknown = fault("abtest-cluster-unknown", column=experiment.cluster, columns=sorted(columns))
        raise DataError(Message("abtest-baseline-unknown"), [unknown])
    unit = place.dialect.unit.format(cell(place, "customers", "customer_id"))
    there = _there(columns, day).format_map({name: cell(place, "customers", name) for name in columns}) if day is not None else "1 = 1"
    cluster = f"t.{quoted(experiment.cluster)}" if experiment.cluster else "''"
    segment = f" AND t.segment = {literal(experiment.segment)}" if experiment.segment is not None else ""
    return f"SELECT {unit} AS u, {cluster} AS cluster FROM {place.relation('customers')} t WHERE {there}{segment}"


def _there(known: Collection[str], day: float) -> str:
    """SQL that is true of a customer who is there on a day, as far as the columns tell."""
    tests = []
    if "joined_at" in known:
        tests.append(f"({{joined_at:days}} IS NULL OR {{joined_at:days}} <= {day!r})")
    if "left_at" in known:
        tests.append(f"({{left_at:days}} IS NULL OR {{left_at:days}} > {day!r})")
    elif "churned" in known:
        tests.append("coalesce({churned}, 0) = 0")
    return " AND ".join(tests) or "1 = 1"
