"""Measuring: every metric that the tables allow, whole or cut by columns and a period, in one pass over each table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from cxsim.data.metric_contracts import kind_of
from cxsim.data.privacy import looks_personal, named_personal
from cxsim.errors import Fault, UsageError, nearest
from cxsim.metrics.card import Card
from cxsim.metrics.catalogue import METRICS, metric
from cxsim.metrics.cells import CLUSTERS, STANDING, cell, columns_of
from cxsim.metrics.dialects import PERIODS
from cxsim.metrics.needs import Metric, Needs, Request, Way
from cxsim.metrics.periods import active, at_risk, label, spanned
from cxsim.metrics.query import TableQuery
from cxsim.metrics.tables import Answer, Place
from cxsim.stats.intervals import Estimate
from cxsim.stats.moments import NOTHING, Moments

NOT_GIVEN = "not given"
MOST_GROUPS = 20_000
MOST_LEVELS = 50
NOTHING_COUNTED = "nothing to count"
UNLISTED = "values that are not listed"

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
    """What was measured of tables, by what it was cut, and which metrics the tables cannot give, with the reason.

    `sums` are the moments of everything that was asked of the tables.
    """

    by: tuple[str, ...]
    values: tuple[Value, ...]
    missing: Mapping[str, str] = field(default_factory=dict)
    sums: Mapping[Request, Sums] = field(default_factory=dict)

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


def measure(place: Place, by: Sequence[str] = (), keys: Iterable[str] = (), more: Iterable[Request] = ()) -> Measurement:
    """Measure the metrics named (all, if none is) that the tables allow.

    `by` are columns of a table or of the customers, and at most one of day, week, month, quarter, year. `more` is summed in the same pass.

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
    ways, missing = dict[str, Way](), dict[str, str]()
    for one in wanted:
        way, reason = _way(place, one, cuts)
        if way is None:
            missing[one.key] = reason
        else:
            ways[one.key] = way
    sums = fetch(place, [*(Request(need, cuts) for way in ways.values() for need in way), *more])
    for key, way in ways.items():
        if Request(way[0].of_level(UNLISTED), cuts) in sums:
            missing[key] = (
                f"{way[0].table}.{way[0].levels} has more than {MOST_LEVELS} values, or personal ones, as free text has; group them"
            )
    values = [value for one in wanted if one.key in ways for value in _values(one, ways[one.key], sums, cuts)]
    told = {value.card.key for value in values} | set(missing)
    missing |= {one.key: one.estimate(*[NOTHING] * len(ways[one.key])).note or NOTHING_COUNTED for one in wanted if one.key not in told}
    return Measurement(cuts, tuple(values), missing, sums)


def fetch(place: Place, requests: Iterable[Request]) -> dict[Request, Sums]:
    """The moments of what is requested, by group: each table is read once (once for each column of time, if it has several)."""
    passes: dict[tuple[str, str], list[Request]] = {}
    flows: dict[Group, list[Request]] = {}
    for request in sorted(set(requests), key=repr):
        need, cut = request.need, any(cut in PERIODS for cut in request.by)
        if need.grain == "base" and cut:
            flows.setdefault(request.by, []).append(request)
        else:
            passes.setdefault((need.table, need.at if cut else ""), []).append(request)
    found: dict[Request, Sums] = {}
    for by, together in flows.items():
        found |= _flows(place, together, by)
    for (table, at), together in passes.items():
        found |= _one_pass(place, TableQuery(place, table, at, tuple(together)))
    _check_groups(found)
    return found


def _one_pass(place: Place, query: TableQuery) -> dict[Request, Sums]:
    with place.over(query.projection.sql()) as answer:
        levels = {column: _levels(answer, sql) for column, sql in query.levels().items()}
        bundles = query.bundles({column: found for column, found in levels.items() if _are_listed(found)})
        read = query.read(answer(query.sums(bundles)), bundles)
    found = {request: {_labels(key, request.by): sums for key, sums in parts.items()} for request, parts in read.items()}
    unlisted = [request for request in query.requests if request.need.levels and not _are_listed(levels[request.need.levels])]
    return found | {Request(request.need.of_level(UNLISTED), request.by): {} for request in unlisted}


def _levels(answer: Answer, sql: str) -> list[str]:
    return sorted(str(row[0]) for row in answer([f"{sql} LIMIT {MOST_LEVELS + 1}"]))


def _are_listed(levels: Sequence[str]) -> bool:
    """Whether values are few, and none is a person's: free text is not measured value by value, nor shown."""
    return len(levels) <= MOST_LEVELS and not any(map(looks_personal, levels))


def _values(one: Metric, way: Way, sums: Mapping[Request, Sums], by: tuple[str, ...]) -> Iterable[Value]:
    for level in sorted({request.need.level or "" for request in sums if request.need.of_level(None) == way[0] and request.by == by}):
        needs = (way[0].of_level(level or None), *way[1:])
        parts = [sums.get(Request(need, by), {}) for need in needs]
        for group in sorted({group for part in parts for group in part}):
            moments = [part.get(group, NOTHING) for part in parts]
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
        if cut in columns or (flows and cut in PERIODS):
            continue
        if cut in PERIODS and (not need.at or need.at not in columns):
            return f"{table} has no instant to cut by {cut}"
        if cut not in PERIODS and (cluster not in ("customer_id", "referrer_id") or cluster not in columns):
            return f"{table} has neither {cut} nor customers"
        if cut not in PERIODS and cut not in place.columns("customers"):
            return f"{table} has no column {cut}"
    return ""


def _flows(place: Place, requests: Iterable[Request], by: tuple[str, ...]) -> dict[Request, Sums]:
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
    return {
        request: {
            _labels((*key[:before], number, *key[before:]), by): sums
            for key, counted in counts.items()
            for number, sums in (at_risk if request.need.y != request.need.x else active)(counted, periods).items()
        }
        for request in requests
    }


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
    expected = "a column, or one of " + ", ".join(PERIODS)
    column = "say which column it is, e.g. --column customers.{}=plan"
    faults = [Fault(f"--by {cut}", expected, f"{nearest(cut, known)}; or {column.format(cut)}") for cut in unknown]
    unique = [cut for cut in by if cut not in PERIODS]
    persons = [cut for cut in unique if any(kind_of(table, cut) == "name" for table in place.names)]
    persons += [cut for cut in unique if named_personal(cut)]
    faults += [Fault(f"--by {cut}", "groups of people", "a single person is no group") for cut in persons]
    if sum(cut in PERIODS for cut in by) > 1:
        faults.append(Fault("more than one period", "at most one", "measure once for each"))
    if len(set(by)) < len(by):
        faults.append(Fault("a column twice", "each once", "leave one out"))
    if faults:
        raise UsageError("The metrics cannot be cut so.", faults)


def _check_groups(found: Mapping[Request, Sums]) -> None:
    """Refuse too many groups, and groups that are persons."""
    for request, groups in found.items():
        for place, cut in enumerate(request.by):
            if cut not in PERIODS and any(looks_personal(group[place]) for group in groups):
                fault = Fault(
                    f"--by {cut}", "groups of people", "its values look personal; a single person is no group", request.need.table
                )
                raise UsageError("The metrics cannot be cut so.", [fault])
    most = max((len(groups) for groups in found.values()), default=0)
    if most > MOST_GROUPS:
        fault = Fault(f"{most:,} groups", f"at most {MOST_GROUPS:,}", "cut by a column with fewer values, or by a longer period")
        raise UsageError("That many groups say nothing of any.", [fault])
