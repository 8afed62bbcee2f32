"""Sums: what is asked of the tables, fetched in one pass over each, and what the tables' own words and dates forbid to show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, TypeVar

from cxsim.data.privacy import contains_personal_text, is_personal_text
from cxsim.errors import UsageError, fault
from cxsim.metrics.cells import cell
from cxsim.metrics.completeness import Window, delay_query, spans, window
from cxsim.metrics.dialects import PERIODS
from cxsim.metrics.needs import Needs, Request
from cxsim.metrics.periods import active_customers, customers_at_risk, label, observed_periods
from cxsim.metrics.query import TableQuery
from cxsim.metrics.tables import Answer, Place
from cxsim.stats.moments import Moments
from cxsim.stats.trend_moments import TrendMoments, pool_periods
from cxsim.text import Message

NOT_GIVEN = "not given"
MOST_GROUPS = 20_000
MOST_LEVELS = 50
SEEN_UNTIL = "observed_until"
NO_LOSS = Message("metrics-none-losses")

Group = tuple[str, ...]
T = TypeVar("T")
Sums = dict[Group, Moments]


@dataclass
class FetchedSums:
    """What the tables say to some requests.

    Attributes
    ----------
    sums : the moments of each request, by group.
    slopes : the trend moments of each request over a period, by group.
    reasons : why what a need asks for is not shown, though it was asked.
    unripe : the periods of a need that are not complete, with what is said of them.
    """

    sums: dict[Request, Sums] = field(default_factory=dict)
    slopes: dict[Request, dict[Group, TrendMoments]] = field(default_factory=dict)
    reasons: dict[Needs, Message] = field(default_factory=dict)
    unripe: dict[Needs, dict[str, Message]] = field(default_factory=dict)

    def add(self, other: FetchedSums) -> None:
        """Take in what another pass found."""
        self.sums |= other.sums
        self.slopes |= other.slopes
        self.reasons |= other.reasons
        self.unripe |= other.unripe


def fetch(place: Place, requests: Iterable[Request]) -> FetchedSums:
    """What is requested, by group: each table is read once (once for each column of time, if it has several)."""
    passes: dict[tuple[str, str], list[Request]] = {}
    flows: dict[Group, list[Request]] = {}
    for request in sorted(set(requests), key=repr):
        need, cut = request.need, any(cut in PERIODS for cut in request.cuts)
        if need.grain == "base" and cut:
            flows.setdefault(request.by, []).append(request)
        else:
            passes.setdefault((need.table, need.at if cut else ""), []).append(request)
    found = FetchedSums()
    for by, together in flows.items():
        found.add(_flows(place, together, by))
    for (table, at), together in passes.items():
        found.add(_one_pass(place, TableQuery(place, table, at, tuple(together))))
    _check_groups(found.sums)
    return found


def _one_pass(place: Place, query: TableQuery) -> FetchedSums:
    with place.over(query.projection.sql()) as answer:
        levels = {column: _levels(answer, sql) for column, sql in query.levels().items()}
        reasons = {need: reason for need in query.projection.needs if (reason := _forbidden(query, need, answer))}
        reasons |= {need: _unlisted(need) for need in query.projection.needs if need.levels and not _are_listed(levels[need.levels])}
        windows = _windows(query, answer)
        numbers = _numbers(query, answer) if windows else []
        within = spans(windows, query.period, numbers)
        bundles = query.bundles({column: found for column, found in levels.items() if _are_listed(found)}, within)
        apart = any(bundle.over for bundle in bundles) and answer([query.unnamed()])[0][0] > 0
        sums, slopes = query.read(answer(query.sums(bundles, apart)), bundles)
    named = {request: {_labels(key, request.by): m for key, m in parts.items()} for request, parts in sums.items()}
    trends = {
        request: {(group := _labels(key, request.by)): _of_periods(m, request, group, named, windows, numbers) for key, m in parts.items()}
        for request, parts in slopes.items()
    }
    unripe = {need: _unripe(found, query.period, numbers) for need, found in windows.items()}
    return FetchedSums(_without(named, reasons), _without(trends, reasons), reasons, unripe)


def _without(found: Mapping[Request, T], reasons: Mapping[Needs, Message]) -> dict[Request, T]:
    """What was found of the needs that nothing forbids to show."""
    return {request: parts for request, parts in found.items() if request.need.of_level(None) not in reasons}


def _windows(query: TableQuery, answer: Answer) -> dict[Needs, Window]:
    """By when the periods of each need that has to ripen are complete, where the rows are cut by a period."""
    if not query.period:
        return {}
    queries = {need: sql for need in query.projection.needs if (sql := delay_query(query.projection, need))}
    found = {need: window(need, answer([sql])[0]) for need, sql in queries.items()}
    return {need: one for need, one in found.items() if one is not None}


def _numbers(query: TableQuery, answer: Answer) -> list[int]:
    return sorted(int(row[0]) for row in answer([query.periods()]) if row[0] is not None)


def _unripe(found: Window, period: str, numbers: Sequence[int]) -> dict[str, Message]:
    return {label(period, number): found.note for number in numbers if not found.holds(period, number)}


def _of_periods(
    m: TrendMoments,
    request: Request,
    group: Group,
    named: Mapping[Request, Sums],
    windows: Mapping[Needs, Window],
    numbers: Sequence[int],
) -> TrendMoments:
    """Trend moments with the number of periods in which anything was counted."""
    need, by = request.need, request.by
    unripe = _unripe(windows[root], request.over, numbers) if (root := need.of_level(None)) in windows else {}
    counted = 0
    for wanted, parts in named.items():
        if wanted.need == need and request.over in wanted.by and set(wanted.by) == {*by, request.over}:
            at = wanted.by.index(request.over)
            counted += sum((*one[:at], *one[at + 1 :]) == group and one[at] not in unripe and one[at] != NOT_GIVEN for one in parts)
    return replace(m, periods=counted)


def _levels(answer: Answer, sql: str) -> list[str]:
    return sorted(str(row[0]) for row in answer([f"{sql} LIMIT {MOST_LEVELS + 1}"]))


def _are_listed(levels: Sequence[str]) -> bool:
    """Whether values are few, and none is a person's: free text is not measured value by value, nor shown."""
    return len(levels) <= MOST_LEVELS and not any(map(is_personal_text, levels))


def _unlisted(need: Needs) -> Message:
    return Message("metrics-lack-levels", column=f"{need.table}.{need.levels}", most=MOST_LEVELS)


def _forbidden(query: TableQuery, need: Needs, answer: Answer) -> Message | None:
    """Why a need must not be summed: words that it does not know, or several currencies under one sum."""
    for column, words in need.words:
        found = [str(row[0]) for row in answer([query.other_words(need, column, words)])]
        if found:
            example = None if any(map(contains_personal_text, found)) else found[0]
            return Message("metrics-lack-words", column=f"{need.table}.{column}", words=list(words), example=example)
    for column in need.single:
        if column in query.projection.columns and column not in query.projection.cuts:
            several = sorted(str(row[0]) for row in answer([query.values_of(need, column)]))
            if len(several) > 1:
                return Message("metrics-lack-currencies", column=f"{need.table}.{column}", values=several[:3], name=column)
    return None


def _flows(place: Place, requests: Iterable[Request], by: tuple[str, ...]) -> FetchedSums:
    """The customers at risk in each period, from one count by the periods of joining and leaving."""
    period = next(cut for cut in by if cut in PERIODS)
    others = tuple(cut for cut in by if cut != period)
    cells = [*(str(cell(place, "customers", cut)) for cut in others)]
    seen = SEEN_UNTIL if SEEN_UNTIL in place.columns("customers") else ""
    cells += [cell(place, "customers", column).parts[period] for column in ("joined_at", "left_at", *([seen] if seen else []))]
    names = [f"g{i}" for i in range(len(cells))]
    selected = ", ".join(f"{text} AS {name}" for text, name in zip(cells, names, strict=True))
    inner = f"SELECT {selected} FROM {place.relation('customers')} t"
    rows = place.rows(f"SELECT {', '.join(names)}, count(*) FROM ({inner}) s GROUP BY {', '.join(names)}")
    counts: dict[tuple[Any, ...], list[tuple[int | None, int | None, int]]] = {}
    last: list[int] = []
    for *cuts, n in rows:
        joined, left, *until = (_whole(value) for value in cuts[len(others) :])
        counts.setdefault(tuple(cuts[: len(others)]), []).append((joined, left, int(n)))
        last += [value for value in until if value is not None]
    periods = observed_periods((flow for flows in counts.values() for flow in flows), last)
    at = by.index(period)
    found = FetchedSums()
    if counts and not periods:
        return FetchedSums(reasons={request.need: NO_LOSS for request in requests})
    for request in requests:
        count: Callable[..., dict[int, Moments]] = customers_at_risk if request.need.y != request.need.x else active_customers
        parts = {key: count(counted, periods) for key, counted in counts.items()}
        name = partial(_labels, by=by)
        found.sums[request] = {name((*key[:at], number, *key[at:])): m for key, of in parts.items() for number, m in of.items()}
        found.slopes[Request(request.need, others, period)] = {
            _labels(key, others): pool_periods([*of], [*of.values()]) for key, of in parts.items() if of
        }
    return found


def _labels(key: tuple[Any, ...], by: tuple[str, ...]) -> Group:
    """The group in words; rows without a value are a group of their own, so that nobody is lost in silence."""
    return tuple(
        NOT_GIVEN if part is None else label(cut, part) if cut in PERIODS and isinstance(part, int) else str(part)
        for part, cut in zip(key, by, strict=True)
    )


def _whole(number: Any) -> int | None:
    return None if number is None else int(number)


def _check_groups(found: Mapping[Request, Sums]) -> None:
    """Refuse too many groups, and groups that are persons."""
    for request, groups in found.items():
        for place, cut in enumerate(request.by):
            if cut not in PERIODS and any(is_personal_text(group[place]) for group in groups):
                wrong = fault("metrics-cut-personal", cut=cut).at(file=request.need.table)
                raise UsageError(Message("metrics-cuts-impossible"), [wrong])
    most = max((len(groups) for groups in found.values()), default=0)
    if most > MOST_GROUPS:
        raise UsageError(Message("metrics-groups-too-many"), [fault("metrics-groups-count", groups=most, most=MOST_GROUPS)])
