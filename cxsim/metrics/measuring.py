"""Measuring: every metric that the tables allow, whole or cut by columns and a period, in one pass over each table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from cxsim.data.metric_contracts import kind_of
from cxsim.errors import Fault, UsageError, nearest
from cxsim.metrics.card import Card
from cxsim.metrics.catalogue import METRICS, metric
from cxsim.metrics.dialects import PERIODS
from cxsim.metrics.needs import Metric, Needs, Way
from cxsim.metrics.periods import active, at_risk, label, spanned
from cxsim.metrics.query import CLUSTERS, STANDING, TableQuery, cell, columns_of
from cxsim.metrics.tables import Place
from cxsim.stats.intervals import Estimate
from cxsim.stats.moments import NOTHING, Moments

NOT_GIVEN = "not given"
MOST_GROUPS = 20_000
MOST_LEVELS = 50

Group = tuple[str, ...]
Sums = dict[Group, Moments]


@dataclass(frozen=True)
class Value:
    """A metric of one group, as it was measured.

    Attributes
    ----------
    group : the group's value of each column in `Measurement.by`; empty where nothing was cut.
    level : which of the metric's own parts it is (a channel, an intent, a reason); empty for most metrics.
    moments : the sums behind it, of its first table.
    """

    card: Card
    group: Group
    level: str
    estimate: Estimate
    moments: Moments


@dataclass(frozen=True)
class Measurement:
    """What was measured of tables, by what it was cut, and which metrics the tables cannot give, with the reason."""

    by: tuple[str, ...]
    values: tuple[Value, ...]
    missing: Mapping[str, str] = field(default_factory=dict)

    def of(self, key: str, *group: str, level: str = "") -> Estimate:
        """The estimate of a metric for a group.

        Raises
        ------
        UsageError
            If it was not measured.
        """
        for value in self.values:
            if (value.card.key, value.group, value.level) == (key, group, level):
                return value.estimate
        raise UsageError(f"{key} was not measured for {group or 'all'}: {self.missing.get(key, 'no such group')}.")

    @property
    def period(self) -> str:
        """The period by which it was cut; empty if by none."""
        return next((column for column in self.by if column in PERIODS), "")


def measure(place: Place, by: Sequence[str] = (), keys: Iterable[str] = ()) -> Measurement:
    """Measure the metrics named (all, if none is) that the tables allow.

    `by` are columns of a table or of the customers, and at most one of day, week, month, quarter, year.

    Raises
    ------
    UsageError
        If a metric or a column is not known.
    DataError
        If a table does not keep its contract.
    """
    cuts = tuple(by)
    _check_cuts(place, cuts)
    wanted = [metric(key) for key in keys] or list(METRICS)
    ways, missing = {}, {}
    for one in wanted:
        way, reason = _way(place, one, cuts)
        if way is None:
            missing[one.key] = reason
        else:
            ways[one.key] = _levelled(place, way)
    sums = fetch(place, {need for levels in ways.values() for way in levels.values() for need in way}, cuts)
    values = [value for one in wanted if one.key in ways for value in _values(one, ways[one.key], sums)]
    return Measurement(cuts, tuple(values), missing)


def fetch(place: Place, needs: Iterable[Needs], by: tuple[str, ...]) -> dict[Needs, Sums]:
    """The moments of needs by group: one query for each table and its column of time."""
    passes: dict[tuple[str, str, bool], list[Needs]] = {}
    for need in sorted(set(needs), key=repr):
        flows = need.grain == "base" and any(cut in PERIODS for cut in by)
        passes.setdefault((need.table, need.at, flows), []).append(need)
    found: dict[Needs, Sums] = {}
    for (table, at, flows), group in passes.items():
        if flows:
            found |= _flows(place, tuple(group), by)
            continue
        query = TableQuery(place, table, tuple(group), by, at)
        read = query.read(place.rows(query.sql()))
        found |= {need: {_labels(key, by): sums for key, sums in parts.items()} for need, parts in read.items()}
    _check_size(found)
    return found


def _values(one: Metric, levels: Mapping[str, Way], sums: Mapping[Needs, Sums]) -> Iterable[Value]:
    for level, way in levels.items():
        groups = sorted({group for need in way for group in sums[need]})
        for group in groups:
            moments = [sums[need].get(group, NOTHING) for need in way]
            yield Value(one.card, group, level, one.estimate(*moments), moments[0])


def _way(place: Place, one: Metric, by: tuple[str, ...]) -> tuple[Way | None, str]:
    """The first way that the tables allow, or why there is none."""
    reasons = []
    for way in one.ways:
        lacks = [lack for need in way if (lack := _lack(place, need, by))]
        if not lacks:
            return way, ""
        reasons.append(lacks[0])
    return None, min(reasons, key=lambda reason: reason.startswith("no table"))


def _lack(place: Place, need: Needs, by: tuple[str, ...]) -> str:
    """What the tables lack for a need."""
    table = "customers" if need.table == STANDING else need.table
    if table not in place.names:
        return f"no table {table}"
    columns = columns_of(place, need.table)
    cluster = CLUSTERS.get(need.table, "customer_id")
    flows = need.grain == "base" and any(cut in PERIODS for cut in by)
    needed = [*need.columns, *([cluster] if need.grain == "customer" else []), *(["joined_at", "left_at"] if flows else [])]
    for column in needed:
        if column not in columns:
            return f"{table} has no column {column}"
    for column in need.borrows:
        if column not in place.columns("customers") or cluster not in columns:
            return f"the customers of {table} have no column {column}"
    for cut in by:
        if cut in columns or flows:
            continue
        if cut in PERIODS and (not need.at or need.at not in columns):
            return f"{table} has no instant to cut by {cut}"
        if cut not in PERIODS and (cluster not in ("customer_id", "referrer_id") or cluster not in columns):
            return f"{table} has neither {cut} nor customers"
        if cut not in PERIODS and cut not in place.columns("customers"):
            return f"{table} has no column {cut}"
    return ""


def _levelled(place: Place, way: Way) -> dict[str, Way]:
    """The way for each value of its column of levels."""
    column, table = way[0].levels, way[0].table
    if not column:
        return {"": way}
    cells = cell(place, table, column)
    rows = place.rows(f"SELECT DISTINCT {cells} FROM {place.relation(table)} t WHERE {cells} IS NOT NULL LIMIT {MOST_LEVELS + 1}")
    if len(rows) > MOST_LEVELS:
        fault = Fault(f"more than {MOST_LEVELS} values", "a short list", "group them first", table, column=column)
        raise UsageError(f"{table}.{column} has too many values to be measured one by one.", [fault])
    return {level: (way[0].of_level(level), *way[1:]) for level in sorted(str(row[0]) for row in rows)}


def _flows(place: Place, needs: tuple[Needs, ...], by: tuple[str, ...]) -> dict[Needs, Sums]:
    """The customers at risk in each period, from one count by the periods of joining and leaving."""
    period = next(cut for cut in by if cut in PERIODS)
    others = tuple(cut for cut in by if cut != period)
    cells = [*(str(cell(place, "customers", cut)) for cut in others)]
    cells += [cell(place, "customers", column).parts[period] for column in ("joined_at", "left_at")]
    names = [f"g{i}" for i in range(len(cells))]
    selected = ", ".join(f"{text} AS {name}" for text, name in zip(cells, names, strict=True))
    inner = f"SELECT {selected} FROM {place.relation('customers')} t"
    rows = place.rows(f"SELECT {', '.join(names)}, count(*) FROM ({inner}) s GROUP BY {', '.join(names)}")
    counts: dict[tuple[Any, ...], list[tuple[int | None, int | None, int]]] = {}
    for *group, joined, left, n in rows:
        counts.setdefault(tuple(group), []).append((_whole(joined), _whole(left), int(n)))
    periods = spanned(flow for flows in counts.values() for flow in flows)
    before = by.index(period)
    found: dict[Needs, Sums] = {need: {} for need in needs}
    for need in needs:
        for key, counted in counts.items():
            for number, sums in (at_risk if need.y != need.x else active)(counted, periods).items():
                found[need][_labels((*key[:before], number, *key[before:]), by)] = sums
    return found


def _labels(key: tuple[Any, ...], by: tuple[str, ...]) -> Group:
    """The group in words; rows without a value are a group of their own, so that nobody is lost in silence."""
    return tuple(
        NOT_GIVEN if part is None else label(cut, part) if cut in PERIODS and isinstance(part, int) else str(part)
        for part, cut in zip(key, by, strict=True)
    )


def _whole(number: Any) -> int | None:
    return None if number is None else int(number)


def _check_cuts(place: Place, by: tuple[str, ...]) -> None:
    known = {column for table in place.names for column in place.columns(table)}
    unknown = [cut for cut in by if cut not in {*known, *PERIODS}]
    faults = [Fault(f"--by {cut}", "a column, or one of " + ", ".join(PERIODS), nearest(cut, known)) for cut in unknown]
    persons = [cut for cut in by if any(kind_of(table, cut) == "name" for table in place.names)]
    faults += [Fault(f"--by {cut}", "groups of people", "a single person is no group") for cut in persons]
    if sum(cut in PERIODS for cut in by) > 1:
        faults.append(Fault("more than one period", "at most one", "measure once for each"))
    if len(set(by)) < len(by):
        faults.append(Fault("a column twice", "each once", "leave one out"))
    if faults:
        raise UsageError("The metrics cannot be cut so.", faults)


def _check_size(found: Mapping[Needs, Sums]) -> None:
    most = max((len(groups) for groups in found.values()), default=0)
    if most > MOST_GROUPS:
        fault = Fault(f"{most:,} groups", f"at most {MOST_GROUPS:,}", "cut by a column with fewer values, or by a longer period")
        raise UsageError("That many groups say nothing of any.", [fault])
