"""Measuring: every metric that the tables allow, whole or cut by columns and a period, in one pass over each table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from operator import add

from cxsim.errors import UsageError
from cxsim.metrics.availability import MONTH, check_cuts, choose_way
from cxsim.metrics.card import Card
from cxsim.metrics.catalogue import METRICS, RENAMED_METRICS, metric
from cxsim.metrics.dialects import PERIODS
from cxsim.metrics.needs import Metric, Needs, Request, Way
from cxsim.metrics.sums import NOT_GIVEN, FetchedSums, Group, Sums, fetch
from cxsim.metrics.tables import Place
from cxsim.stats.intervals import Estimate
from cxsim.stats.moments import NOTHING, Moments
from cxsim.stats.trend_moments import TrendMoments
from cxsim.text import Message

NOTHING_COUNTED = Message("metrics-none-anything")


@dataclass(frozen=True)
class Value:
    """A metric of one group, as it was measured.

    Attributes
    ----------
    group : the group's value of each column in `Measurement.by`; empty where nothing was cut.
    level : which of the metric's own parts it is (a channel, an intent, a reason); empty for most metrics.
    moments : the sums behind it, of its first table.
    is_ratio : whether its value is the plain ratio of these sums, so that differences are those of the ratio.
    """

    card: Card
    group: Group
    level: str
    estimate: Estimate
    moments: Moments
    is_ratio: bool = True


@dataclass(frozen=True)
class Measurement:
    """What was measured of tables, by what it was cut, and which metrics the tables cannot give, with the reason.

    Attributes
    ----------
    sums : the moments of everything that was asked of the tables.
    slopes : the sums of each metric's regression over the period by which it was cut, by its key, the other cuts, and its level.
    """

    by: tuple[str, ...]
    values: tuple[Value, ...]
    missing: Mapping[str, Message | str] = field(default_factory=dict)
    sums: Mapping[Request, Sums] = field(default_factory=dict)
    slopes: Mapping[tuple[str, Group, str], TrendMoments] = field(default_factory=dict)

    def of(self, key: str, *group: str, level: str = "") -> Estimate:
        """The estimate of a metric for a group.

        Raises
        ------
        UsageError
            If it was not measured.
        """
        key = RENAMED_METRICS.get(key, key)
        for value in self.values:
            if (value.card.key, value.group, value.level) == (key, group, level):
                return value.estimate
        reason = self.missing.get(key, Message("metrics-lack-group"))
        shown = list(group) or Message("metrics-all")
        raise UsageError(Message("metrics-not-measured", key=key, group=shown, reason=reason))

    @property
    def period(self) -> str:
        """The period by which it was cut; empty if by none."""
        return _period(self.by)


def measure(place: Place, by: Sequence[str] = (), keys: Iterable[str] = (), more: Iterable[Request] = ()) -> Measurement:
    """Measure the metrics that the tables of a place allow.

    Parameters
    ----------
    place : Tables or Database
        Where the tables are.
    by : sequence of str
        Columns of a table or of the customers, and at most one of day, week, month, quarter, year.
    keys : iterable of str
        The metrics; by default all.
    more : iterable of Request
        What else is summed in the same pass.

    Returns
    -------
    Measurement
        `of(key, *group)` is an estimate with its 95 % interval; `missing` says why a metric is not there.

    Raises
    ------
    UsageError
        If a metric or a column is not known.
    DataError
        If a table does not keep its contract.

    Examples
    --------
    >>> from cxsim.metrics import Tables, measure
    >>> with Tables({"surveys": "configs/data/surveys.csv"}) as place:
    ...     found = measure(place, keys=["nps"])
    >>> found.of("nps").n > 0
    True
    """
    cuts = tuple(by)
    check_cuts(place, cuts)
    wanted = [metric(key) for key in keys] or list(METRICS)
    ways, missing = dict[str, Way](), dict[str, Message | str]()
    for one in wanted:
        way, reason = choose_way(place, one, cuts)
        if way is None:
            missing[one.key] = reason or NOTHING_COUNTED
        else:
            ways[one.key] = way
    found = fetch(place, [*(request for one in wanted if one.key in ways for request in _requests(one, ways[one.key], cuts)), *more])
    missing |= {key: found.reasons[need] for key, way in ways.items() for need in reversed(way) if need in found.reasons}
    shown = [one for one in wanted if one.key in ways and one.key not in missing]
    values = [value for one in shown for value in _values(one, ways[one.key], found, cuts)]
    measured = {value.card.key for value in values} | set(missing)
    missing |= {one.key: one.estimate(*[NOTHING] * len(ways[one.key])).note or NOTHING_COUNTED for one in wanted if one.key not in measured}
    return Measurement(cuts, tuple(values), missing, found.sums, _slopes(shown, ways, found, cuts))


def _requests(one: Metric, way: Way, by: tuple[str, ...]) -> Iterator[Request]:
    """What a metric asks of the tables, its trend included."""
    yield from (Request(need, _summed_by(one, by)) for need in way)
    if one.ratio and len(way) == 1 and (period := _period(by)) and way[0].grain != "base":
        yield Request(way[0], tuple(cut for cut in by if cut != period), period)


def _summed_by(one: Metric, by: tuple[str, ...]) -> tuple[str, ...]:
    """By what a metric's tables are summed: tables that must be summed over the same time, by month at least."""
    return (*by, MONTH) if one.together and not _period(by) else by


def _period(by: Sequence[str]) -> str:
    return next((cut for cut in by if cut in PERIODS), "")


def _slopes(
    shown: Sequence[Metric], ways: Mapping[str, Way], found: FetchedSums, by: tuple[str, ...]
) -> dict[tuple[str, Group, str], TrendMoments]:
    """The sums of each metric's regression."""
    period = _period(by)
    others = tuple(cut for cut in by if cut != period)
    return {
        (one.key, group, request.need.level or ""): m
        for one in (shown if period else ())
        for request, parts in found.slopes.items()
        if one.ratio
        and len(ways[one.key]) == 1
        and request.need.of_level(None) == ways[one.key][0]
        and (request.by, request.over) == (others, period)
        for group, m in parts.items()
    }


def _values(one: Metric, way: Way, found: FetchedSums, by: tuple[str, ...]) -> Iterator[Value]:
    summed_by = _summed_by(one, by)
    first = {request: sums for request, sums in found.sums.items() if request.need.of_level(None) == way[0] and request.by == summed_by}
    levels = sorted({request.need.level or "" for request in first})
    levels = [level for level in levels if level] or levels
    rows = reduce(add, (m for sums in first.values() for m in sums.values()), NOTHING)
    typical = {"typical": rows.y / rows.rows if rows.rows else float("nan")} if one.typical else {}
    for level in levels:
        needs = [need.of_level(level) if level and need.levels == way[0].levels else need for need in way]
        parts = _over_one_time(one, [found.sums.get(Request(need, summed_by), {}) for need in needs], way, summed_by, by)
        for group in sorted({group for part in parts for group in part}):
            moments = [part.get(group, NOTHING) for part in parts]
            estimate = one.estimate(*moments, **typical)
            if one.alone and len(levels) > 1:
                estimate = replace(estimate, value=float("nan"), low=float("nan"), high=float("nan"), note=one.alone)
            yield Value(one.card, group, level, _with_note(estimate, way[0], group, by, found), moments[0], one.ratio and len(way) == 1)


def _with_note(estimate: Estimate, need: Needs, group: Group, by: tuple[str, ...], found: FetchedSums) -> Estimate:
    """An estimate with what is to be said of how it was made, and of a period that is not complete."""
    period = _period(by)
    unripe = found.unripe.get(need, {}).get(group[by.index(period)]) if period else None
    says = None if period and need.grain == "base" else need.says
    notes = [note for note in (estimate.note, says, unripe) if note] if estimate.known else [estimate.note]
    return replace(estimate, note=notes[0] if len(notes) == 1 else Message("metrics-notes", notes=notes) if notes else "")


def _over_one_time(one: Metric, parts: list[Sums], way: Way, summed_by: tuple[str, ...], by: tuple[str, ...]) -> list[Sums]:
    """The sums of a metric's tables over the time that the first of them spans: outside it nothing was recorded, which is not 0."""
    period = _period(summed_by)
    if len(way) < 2 or not period or not (one.together or any(need.grain == "base" for need in way)):
        return parts
    at = summed_by.index(period)
    times = [group[at] for group in parts[0] if group[at] != NOT_GIVEN]
    within = [{g: m for g, m in part.items() if times and min(times) <= g[at] <= max(times)} for part in parts]
    return within if summed_by == by else [_merged(part, at) for part in within]


def _merged(part: Sums, at: int) -> Sums:
    """The sums of all months together."""
    found: Sums = {}
    for group, moments in part.items():
        key = (*group[:at], *group[at + 1 :])
        found[key] = found.get(key, NOTHING) + moments
    return found
