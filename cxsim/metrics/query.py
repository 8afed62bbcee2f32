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

from cxsim.metrics.needs import Needs, Request
from cxsim.metrics.projection import Projection
from cxsim.metrics.tables import CELLS, Place
from cxsim.stats.moments import Moments

_SUMS = 10
_SIDE_BY_SIDE = 8
_CHECKS = -1
_NEVER_NULL = re.compile(r"CASE( WHEN ((?!WHEN|THEN).)* THEN -?\d+\.\d+)+ ELSE -?\d+\.\d+ END|\d+\.\d+")
_YES_OR_NO = re.compile(r"CASE WHEN [^=<>]*[=<>]+ [^=<>]* THEN 1\.0 ELSE 0\.0 END")

Found = dict[Request, dict[tuple[Any, ...], Moments]]


@dataclass(frozen=True)
class Bundle:
    """Needs that count the same rows of the cells, cut alike; `split` names the cell by each of whose values they are measured apart."""

    needs: tuple[Needs, ...]
    by: tuple[str, ...]
    where: str
    split: str


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
        cuts = dict.fromkeys(cut for request in self.requests for cut in request.by)
        return Projection(self.place, self.table, self.at, tuple(needs), tuple(cuts))

    def levels(self) -> dict[str, str]:
        """The query of the levels of each column that has any."""
        columns = dict.fromkeys(need.levels for need in self.projection.needs if need.levels)
        names = {column: self.projection.named(column) for column in columns}
        return {column: f"SELECT DISTINCT {name} FROM {CELLS} WHERE {name} IS NOT NULL" for column, name in names.items()}

    def bundles(self, levels: Mapping[str, Sequence[str]]) -> tuple[Bundle, ...]:
        """The requests in bundles; a mix of levels is one need for each level; what is measured by levels not given is left out."""
        alike: dict[Bundle, list[Needs]] = {}
        for request in self.requests:
            need = request.need
            if need.levels and need.levels not in levels:
                continue
            split = self.projection.named(need.levels) if need.levels and not need.is_mix else ""
            kind = Bundle((), request.by, self._where(need), split)
            alike.setdefault(kind, []).extend([need.of_level(level) for level in levels[need.levels]] if need.is_mix else [need])
        return tuple(
            replace(kind, needs=tuple(needs[i : i + _SIDE_BY_SIDE]))
            for kind, needs in alike.items()
            for i in range(0, len(needs), _SIDE_BY_SIDE)
        )

    def sums(self, bundles: Sequence[Bundle]) -> tuple[str, ...]:
        """The queries of the bundles and of the checks, all of one shape: number of the bundle, level, cuts, sums."""
        checks = [f"sum({sql})" for sql in self.projection.checks]
        width = max([_SUMS * len(bundle.needs) for bundle in bundles] + [len(checks)])
        queries = [self._of_bundle(i, bundle, width) for i, bundle in enumerate(bundles)]
        if checks:
            head = [str(_CHECKS), "''", *self._cuts(())]
            queries.append(f"SELECT {', '.join(head + _padded(checks, width))} FROM {CELLS}")
        return tuple(queries)

    def read(self, rows: Iterable[Sequence[Any]], bundles: Sequence[Bundle]) -> Found:
        """The moments of each request by group, from the rows of the queries.

        Raises
        ------
        DataError
            With every kind of broken cell and how often it occurs.
        """
        found: Found = {Request(need, bundle.by): {} for bundle in bundles for need in bundle.needs}
        cuts = self.projection.cuts
        for number, level, *rest in rows:
            sums = rest[len(cuts) :]
            if number == _CHECKS:
                self.projection.refuse(sums[: len(self.projection.checks)])
                continue
            bundle = bundles[number]
            key = tuple(rest[cuts.index(cut)] for cut in bundle.by)
            for i, need in enumerate(bundle.needs):
                rows_counted, clusters, *numbers = (float(value or 0) for value in sums[i * _SUMS : (i + 1) * _SUMS])
                if rows_counted:
                    request = Request(need.of_level(level) if bundle.split else need, bundle.by)
                    found.setdefault(request, {})[key] = Moments(int(rows_counted), int(clusters), *numbers)
        return found

    def _of_bundle(self, number: int, bundle: Bundle, width: int) -> str:
        """Each customer's sums in each group, and the groups' sums of them and of their squares."""
        cuts = [f"g{i}" for i, cut in enumerate(self.projection.cuts) if cut in bundle.by]
        units = [self._of_unit(need) for need in bundle.needs]
        names = {text: f"s{i}" for i, text in enumerate(dict.fromkeys(text for unit in units for text in unit.values()))}
        level = bundle.split or "''"
        groups = [*cuts, *([bundle.split] if bundle.split else [])]
        held = [*self._cuts(bundle.by), f"{level} AS l", "u" if self.projection.cluster else "NULL AS u"]
        held += [f"{text} AS {name}" for text, name in names.items()]
        inner = f"SELECT {', '.join(held)} FROM {CELLS} WHERE {bundle.where}"
        inner += _grouped([*groups, *(["u"] if self.projection.cluster else [])])
        outer = [
            sql for need, unit in zip(bundle.needs, units, strict=True) for sql in _of_group(need, {k: names[v] for k, v in unit.items()})
        ]
        head = [str(number), "l" if bundle.split else "''", *self._cuts(bundle.by)]
        return f"SELECT {', '.join(head + _padded(outer, width))} FROM ({inner}) s" + _grouped([*cuts, *(["l"] if bundle.split else [])])

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
