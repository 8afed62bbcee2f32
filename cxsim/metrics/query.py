"""The queries of one table: from its cells, read once, the moments of every need by group.

Rows are summed to customers first and the customers' sums are squared, so that the answers of one customer count as what they are.
Needs that count the same rows are summed together, a few at a time, so that what is held for each customer stays small.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from cxsim.metrics.dialects import PERIODS
from cxsim.metrics.needs import Needs, Request
from cxsim.metrics.projection import Projection
from cxsim.metrics.tables import CELLS, Place, literal
from cxsim.metrics.trend_query import trend_sums, unit_sums
from cxsim.stats.moments import Moments
from cxsim.stats.trend_moments import PAIRS, TrendMoments

_SUMS = 10
_TREND_SUMS = 2 + 5 + len(PAIRS)
_SIDE_BY_SIDE = 8
_CHECKS = -1
_NEVER_NULL = re.compile(r"CASE( WHEN ((?!WHEN|THEN).)* THEN -?\d+\.\d+)+ ELSE -?\d+\.\d+ END|\d+\.\d+")
_YES_OR_NO = re.compile(r"CASE WHEN [^=<>]*[=<>]+ [^=<>]* THEN 1\.0 ELSE 0\.0 END")

Found = dict[Request, dict[tuple[Any, ...], Moments]]
Slopes = dict[Request, dict[tuple[Any, ...], TrendMoments]]
Spans = Mapping[Needs, tuple[int | None, int | None]]
"""The first and the last period that may enter a need's trend, where not all may."""


@dataclass(frozen=True)
class Bundle:
    """Needs that count the same rows of the cells, cut alike; `split` names the cell by each of whose values they are measured apart.

    With a period `over`, their trend moments are summed over it; otherwise their moments.
    """

    needs: tuple[Needs, ...]
    by: tuple[str, ...]
    where: str
    split: str
    over: str = ""

    @property
    def sums(self) -> int:
        """How many sums each need has."""
        return _TREND_SUMS if self.over else _SUMS


@dataclass(frozen=True)
class TableQuery:
    """What is asked of one table.

    Attributes
    ----------
    at : the column of the instant for the period, if it is cut by one.
    requests : the needs, each with its cuts.
    """

    place: Place
    table: str
    at: str
    requests: tuple[Request, ...]

    @cached_property
    def projection(self) -> Projection:
        """The cells that are asked for."""
        needs = dict.fromkeys(request.need for request in self.requests)
        cuts = dict.fromkeys(cut for request in self.requests for cut in request.cuts)
        return Projection(self.place, self.table, self.at, tuple(needs), tuple(cuts))

    def levels(self) -> dict[str, str]:
        """The query of the levels of each column that has any."""
        columns = dict.fromkeys(need.levels for need in self.projection.needs if need.levels)
        names = {column: self.projection.named(column) for column in columns}
        return {column: f"SELECT DISTINCT {name} FROM {CELLS} WHERE {name} IS NOT NULL" for column, name in names.items()}

    @property
    def period(self) -> str:
        """The period by which it is cut; empty if by none."""
        return next((cut for cut in self.projection.cuts if cut in PERIODS and cut not in self.projection.columns), "")

    def periods(self) -> str:
        """The query of the numbers of the periods that occur."""
        (name,) = self._named((self.period,))
        return f"SELECT DISTINCT {name} FROM {CELLS}"

    def other_words(self, need: Needs, column: str, words: Sequence[str]) -> str:
        """The query of words that a column may not hold."""
        name, listed = self.projection.text(f"{{{column}}}", need), ", ".join(map(literal, words))
        return f"SELECT DISTINCT {name} FROM {CELLS} WHERE {name} IS NOT NULL AND lower({name}) NOT IN ({listed}) LIMIT 3"

    def values_of(self, need: Needs, column: str) -> str:
        """The query of the values of a column among the rows that a need counts."""
        name = self.projection.named(column)
        counted = "" if need.grain == "customer" else f" AND {self._where(need)}"
        return f"SELECT DISTINCT upper({name}) FROM {CELLS} WHERE {name} IS NOT NULL{counted} LIMIT 4"

    def bundles(self, levels: Mapping[str, Sequence[str]], spans: Spans) -> tuple[Bundle, ...]:
        """The requests in bundles; a mix of levels is one need for each level; what is measured by levels not given is left out."""
        alike: dict[Bundle, list[Needs]] = {}
        for request in self.requests:
            need = request.need
            if need.levels and need.levels not in levels:
                continue
            split = self.projection.named(need.levels) if need.levels and not need.is_mix else ""
            within = self._within(request.over, spans.get(need, (None, None)))
            kind = Bundle((), request.by, self._where(need) + within, split, request.over)
            alike.setdefault(kind, []).extend([need.of_level(level) for level in levels[need.levels]] if need.is_mix else [need])
        return tuple(
            replace(kind, needs=tuple(needs[i : i + _SIDE_BY_SIDE]))
            for kind, needs in alike.items()
            for i in range(0, len(needs), _SIDE_BY_SIDE)
        )

    def unnamed(self) -> str:
        """The query of how many rows are nobody's."""
        return f"SELECT count(*) FROM {CELLS} WHERE u IS NULL"

    def sums(self, bundles: Sequence[Bundle], apart: bool = True) -> tuple[str, ...]:
        """The queries of the bundles and of the checks, all of one shape: number of the bundle, level, cuts, sums.

        `apart` says whether there are rows that are nobody's; in a trend each of them stands for itself.
        """
        checks = [f"sum({sql})" for sql in self.projection.checks]
        width = max([bundle.sums * len(bundle.needs) for bundle in bundles] + [len(checks)])
        queries = [self._of_bundle(i, bundle, width, apart) for i, bundle in enumerate(bundles)]
        if checks:
            head = [str(_CHECKS), "''", *self._cuts(())]
            queries.append(f"SELECT {', '.join(head + _padded(checks, width))} FROM {CELLS}")
        return tuple(queries)

    def read(self, rows: Iterable[Sequence[Any]], bundles: Sequence[Bundle]) -> tuple[Found, Slopes]:
        """The moments and the trend moments of each request by group, from the rows of the queries; they do not tell the periods.

        Raises
        ------
        DataError
            With every kind of broken cell and how often it occurs.
        """
        found: Found = {Request(need, bundle.by): {} for bundle in bundles if not bundle.over for need in bundle.needs}
        slopes: Slopes = {}
        cuts = self.projection.cuts
        for number, level, *rest in rows:
            sums = rest[len(cuts) :]
            if number == _CHECKS:
                self.projection.refuse(sums[: len(self.projection.checks)])
                continue
            bundle = bundles[number]
            key = tuple(rest[cuts.index(cut)] for cut in bundle.by)
            for i, need in enumerate(bundle.needs):
                counted, clusters, *numbers = (float(value or 0) for value in sums[i * bundle.sums : (i + 1) * bundle.sums])
                request = Request(need.of_level(level) if bundle.split else need, bundle.by, bundle.over)
                if counted and bundle.over:
                    slopes.setdefault(request, {})[key] = TrendMoments(0, int(clusters), tuple(numbers[:5]), tuple(numbers[5:]))
                elif counted:
                    found.setdefault(request, {})[key] = Moments(int(counted), int(clusters), *numbers)
        return found, slopes

    def _of_bundle(self, number: int, bundle: Bundle, width: int, apart: bool) -> str:
        """Each customer's sums in each group, and the groups' sums of them and of their squares."""
        by = (*bundle.by, bundle.over) if bundle.over else bundle.by
        cuts, kept = self._named(by), self._named(bundle.by)
        units = [self._of_unit(need) for need in bundle.needs]
        names = {text: f"s{i}" for i, text in enumerate(dict.fromkeys(text for unit in units for text in unit.values()))}
        level = bundle.split or "''"
        groups = [*cuts, *([bundle.split] if bundle.split else [])]
        held = [*self._cuts(by), f"{level} AS l", "u" if self.projection.cluster else "NULL AS u"]
        held += [f"{text} AS {name}" for text, name in names.items()]
        inner = f"SELECT {', '.join(held)} FROM {CELLS} WHERE {bundle.where}"
        inner += _grouped([*groups, *(["u"] if self.projection.cluster else [])])
        named = [{k: names[v] for k, v in unit.items()} for unit in units]
        if bundle.over:
            alone = [apart and need.grain != "customer" for need in bundle.needs]
            inner = self._over_time(bundle, inner, named, alone)
            outer = [sql for i, one in enumerate(alone) for sql in trend_sums(i, one)]
        else:
            outer = [sql for need, name in zip(bundle.needs, named, strict=True) for sql in _of_group(need, name)]
        head = [str(number), "l" if bundle.split else "''", *self._cuts(bundle.by)]
        return f"SELECT {', '.join(head + _padded(outer, width))} FROM ({inner}) s" + _grouped([*kept, *(["l"] if bundle.split else [])])

    def _over_time(self, bundle: Bundle, inner: str, named: Sequence[Mapping[str, str]], alone: Sequence[bool]) -> str:
        """Each customer's sums over the periods; time is counted from the table's first period, so that its powers stay small."""
        (period,) = self._named((bundle.over,))
        time = f"1.0 * ({period} - (SELECT min({period}) FROM {CELLS}))"
        kept = [*self._named(bundle.by), "l"]
        sums = [sql for i, name in enumerate(named) for sql in unit_sums(i, name, "t", alone[i])]
        timed = f"SELECT w.*, {time} AS t FROM ({inner}) w"
        return f"SELECT {', '.join([*self._cuts(bundle.by), 'l', 'u', *sums])} FROM ({timed}) v" + _grouped([*kept, "u"])

    def _within(self, over: str, span: tuple[int | None, int | None]) -> str:
        """Which periods enter a trend."""
        if not over:
            return ""
        (period,) = self._named((over,))
        bounds = [f"{period} {sign} {bound}" for sign, bound in zip((">=", "<="), span, strict=True) if bound is not None]
        return "".join(f" AND {text}" for text in [f"{period} IS NOT NULL", *bounds])

    def _named(self, by: tuple[str, ...]) -> list[str]:
        """The names of some cuts, in the order of the table's cuts."""
        return [f"g{i}" for i, cut in enumerate(self.projection.cuts) if cut in by]

    def _cuts(self, by: tuple[str, ...]) -> list[str]:
        """Every cut, but without a value, of its column's type, where it is not among those wanted."""
        names = {f"g{i}": cut for i, cut in enumerate(self.projection.cuts)}
        return [name if cut in by else f"max(CASE WHEN 1 = 0 THEN {name} END) AS {name}" for name, cut in names.items()]

    def _of_unit(self, need: Needs) -> dict[str, str]:
        """The SQL of a customer's sums: n, y, x, and the sums of the rows' squares p = yy, q = xy, r = xx."""
        y, x, weight = self.projection.text(need.y, need), self.projection.text(need.x, need), self.projection.named(need.weight)
        if need.grain == "customer":
            return {name: f"CASE WHEN ({y}) IS NOT NULL THEN {text} END" for name, text in (("n", "1"), ("y", y), ("x", x))}
        always = _NEVER_NULL.fullmatch(need.y) is not None
        count = "count(*)" if always else f"count({y})"
        if not weight and need.x == "1.0":
            total = f"sum({y})"
            square = total if _YES_OR_NO.fullmatch(need.y) else f"sum(({y}) * ({y}))"
            return {"n": count, "y": total, "x": count, "p": square, "q": total, "r": count}
        wy, wx = (f"{weight} * ({y})", f"{weight} * ({x})") if weight else (f"({y})", f"({x})")
        wx = wx if always else f"CASE WHEN ({y}) IS NOT NULL THEN {wx} END"
        terms = {"y": wy, "x": wx, "p": f"{wy} * {wy}", "q": f"{wy} * {wx}", "r": f"{wx} * {wx}"}
        return {"n": count} | {name: f"sum({text})" for name, text in terms.items()}

    def _where(self, need: Needs) -> str:
        """Which rows count: those of the need with a denominator and a weight; where a customer is counted, all that are somebody's."""
        if need.grain == "customer":
            return "u IS NOT NULL"
        when, weight = self.projection.text(need.when, need), self.projection.named(need.weight)
        known = [f"({self.projection.text(need.x, need)})"] if need.x != "1.0" else []
        known += [name for name in (weight, "" if need.is_mix else self.projection.named(need.levels)) if name]
        return " AND ".join([f"({when or '1 = 1'})", *(f"{sql} IS NOT NULL" for sql in known)])


def _of_group(need: Needs, name: Mapping[str, str]) -> Iterator[str]:
    """A group's sums, from those of its customers; a row without a customer stands for itself, by the squares of its row."""
    n, y, x = name["n"], name["y"], name["x"]
    yield from (f"sum({n})", f"sum(CASE WHEN {n} > 0 THEN CASE WHEN u IS NULL THEN {n} ELSE 1 END END)", f"sum({y})", f"sum({x})")
    squares = (f"1.0 * {y} * {y}", f"1.0 * {y} * {x}", f"1.0 * {x} * {x}")
    if need.grain == "customer":
        yield from (f"sum({square})" for square in squares * 2)
        return
    rows = (name["p"], name["q"], name["r"])
    yield from (f"sum(CASE WHEN u IS NULL THEN {row} ELSE {square} END)" for square, row in zip(squares, rows, strict=True))
    yield from (f"sum({row})" for row in rows)


def _grouped(names: Sequence[str]) -> str:
    return f" GROUP BY {', '.join(names)}" if names else ""


def _padded(sums: Sequence[str], width: int) -> list[str]:
    return [*sums, *["0.0"] * (width - len(sums))]
