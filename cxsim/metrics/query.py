"""The query of one table: one pass that gives the moments of every need, by group.

Rows are summed to customers first and the customers' sums are squared, so that the answers of one customer count as what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from string import Formatter
from typing import Any

from cxsim.data.metric_contracts import kind_of
from cxsim.errors import DataError, Fault
from cxsim.metrics.dialects import PERIODS
from cxsim.metrics.needs import Needs
from cxsim.metrics.tables import Place, literal, quoted
from cxsim.stats.moments import Moments

CLUSTERS = {"referrals": "referrer_id", "employees": "employee_id"}
STANDING = "standing"
_SUMS = 10
_YES_OR_NO = re.compile(r"CASE WHEN [^=<>]*[=<>]+ [^=<>]* THEN 1\.0 ELSE 0\.0 END")


class CellSpec(str):
    """A cell's SQL that knows its parts: ``{opened_at:days}``."""

    parts: dict[str, str]

    def __format__(self, wanted: str) -> str:
        """The cell, or a part of its instant."""
        return self.parts[wanted] if wanted else str(self)


@dataclass(frozen=True)
class TableQuery:
    """The needs of one table that can be had in one pass, and the columns by which it is cut.

    Attributes
    ----------
    by : the cuts in order: columns of the table or of the customers, and at most one period.
    at : the column of the instant for the period.
    """

    place: Place
    table: str
    needs: tuple[Needs, ...]
    by: tuple[str, ...]
    at: str

    @property
    def cluster(self) -> str:
        """The column that says whose row it is; empty where the table has none."""
        column = CLUSTERS.get(self.table, "customer_id")
        return column if column in self.columns else ""

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns at hand."""
        return tuple(columns_of(self.place, self.table))

    def cell(self, column: str) -> CellSpec:
        """The SQL of a column's cell."""
        return cell(self.place, self.table, column)

    def sql(self) -> str:
        """The whole query."""
        groups = [f"g{i}" for i in range(len(self.by))]
        listed = "".join(f"{name}, " for name in groups)
        clause = f" GROUP BY {', '.join(groups)}" if groups else ""
        outer = ", ".join(text for i, _ in enumerate(self.needs) for text in self._outer(i))
        faults = "".join(f", sum(b{i})" for i in range(len(self._checks())))
        return f"SELECT {listed}{outer}{faults} FROM ({self._inner(groups)}) s{clause}"

    def _inner(self, groups: list[str]) -> str:
        """Each customer's sums in each group; a row without a customer stands for itself, by the squares of its row."""
        keys = [f"{self._cut(column)} AS g{i}" for i, column in enumerate(self.by)]
        unit = self.cell(self.cluster) if self.cluster else "NULL"
        sums = [f"{text} AS {name}" for text, name in self._names.items()]
        checks = [f"sum({check}) AS b{i}" for i, (check, _) in enumerate(self._checks())]
        clause = ", ".join([*groups, *(["u"] if self.cluster else [])])
        selected = ", ".join([*keys, f"{unit} AS u", *sums, *checks])
        return f"SELECT {selected} FROM {self._joined()}{f' GROUP BY {clause}' if clause else ''}"

    @cached_property
    def _unit_sums(self) -> tuple[dict[str, str], ...]:
        """For each need the SQL of a customer's sums: n, y, x, and the sums of the rows' squares p = yy, q = xy, r = xx."""
        return tuple(self._sums_of(need) for need in self.needs)

    @cached_property
    def _names(self) -> dict[str, str]:
        """A name for each different sum; what two needs have in common is summed once."""
        texts = dict.fromkeys(text for sums in self._unit_sums for text in sums.values())
        return {text: f"s{i}" for i, text in enumerate(texts)}

    def _sums_of(self, need: Needs) -> dict[str, str]:
        y, x, weight = self._text(need.y, need), self._text(need.x, need), self._weight(need)
        if need.grain == "customer":
            when = f"CASE WHEN count({self.cell(self.cluster)}) > 0 AND ({y}) IS NOT NULL THEN {{}} END"
            return {name: when.format(text) for name, text in (("n", "1"), ("y", y), ("x", x))}
        counted = f"({self._text(need.when, need) or '1 = 1'}) AND ({y}) IS NOT NULL AND ({x}) IS NOT NULL"
        wy, wx = (f"{weight} * ({y})", f"{weight} * ({x})") if weight else (f"({y})", f"({x})")
        terms = {"y": wy, "p": f"{wy} * {wy}", "x": wx, "q": f"{wy} * {wx}", "r": f"{wx} * {wx}"}
        sums = {name: f"sum(CASE WHEN {counted} THEN {text} END)" for name, text in terms.items()}
        sums["n"] = f"count(CASE WHEN {counted} THEN 1 END)"
        if not weight and need.x == "1.0":
            sums |= {"x": sums["n"], "q": sums["y"], "r": sums["n"]}
            if _YES_OR_NO.fullmatch(need.y):
                sums["p"] = sums["y"]
        return sums

    def _outer(self, i: int) -> Iterator[str]:
        name = {part: self._names[text] for part, text in self._unit_sums[i].items()}
        n, y, x = name["n"], name["y"], name["x"]
        alone = "u IS NULL"
        yield from (f"sum({n})", f"sum(CASE WHEN {n} > 0 THEN CASE WHEN {alone} THEN {n} ELSE 1 END END)", f"sum({y})", f"sum({x})")
        squares = (f"1.0 * {y} * {y}", f"1.0 * {y} * {x}", f"1.0 * {x} * {x}")
        if self.needs[i].grain == "customer":
            yield from (f"sum({square})" for square in squares * 2)
            return
        rows = (name["p"], name["q"], name["r"])
        yield from (f"sum(CASE WHEN {alone} THEN {row} ELSE {square} END)" for square, row in zip(squares, rows, strict=True))
        yield from (f"sum({row})" for row in rows)

    def _weight(self, need: Needs) -> str:
        return str(self.cell(need.weight)) if need.weight in self.columns else ""

    def _text(self, text: str, need: Needs) -> str:
        if not text:
            return ""
        cells: dict[str, str] = {column: self.cell(column) for column in self.columns}
        cells |= {column: sql for column, sql in need.optional if column not in self.columns}
        cells |= {column: f"c.{quoted(column)}" for column in need.borrows}
        if need.levels:
            cells |= {"levels": self.cell(need.levels), "level": literal(need.level or "")}
        return text.format_map(cells)

    def _cut(self, column: str) -> str:
        if column in PERIODS and column not in self.columns:
            return self.cell(self.at).parts[column]
        if column in self.columns:
            return str(self.cell(column))
        return f"c.{quoted(column)}"

    def _joined(self) -> str:
        """The table, with the customers' columns by which it is cut."""
        relation = f"{relation_of(self.place, self.table)} t"
        cuts = {column for column in self.by if column not in self.columns and column not in PERIODS}
        borrowed = sorted(cuts | {column for need in self.needs for column in need.borrows})
        if not borrowed:
            return relation
        keys = ["customer_id", *(["scenario"] if "scenario" in self.columns else [])]
        cells = [f"max({cell(self.place, 'customers', column, 'k')}) AS {quoted(column)}" for column in borrowed]
        named = [f"k.{quoted(key)}" for key in keys]
        customers = f"SELECT {', '.join([*named, *cells])} FROM {self.place.relation('customers')} k GROUP BY {', '.join(named)}"
        other = {"customer_id": self.cluster}
        on = " AND ".join(f"c.{quoted(key)} = t.{quoted(other.get(key, key))}" for key in keys)
        return f"{relation} LEFT JOIN ({customers}) c ON {on}"

    def _checks(self) -> list[tuple[str, Fault]]:
        """SQL that is 1 for a broken row, with what to say of it."""
        found = []
        for need in self.needs:
            if need.valid:
                broken = f"({self._text(need.when, need) or '1 = 1'}) AND NOT ({self._text(need.valid, need)})"
                column = next(name for _, name, _, _ in Formatter().parse(need.valid) if name)
                fault = Fault("a value that cannot be", need.expected, "mend or rescale it", self.table, column=column)
                found.append((f"CASE WHEN {broken} THEN 1 ELSE 0 END", fault))
        texts = {column for need in self.needs for column in (*need.columns, *dict(need.optional), need.weight) if column in self.columns}
        for column in sorted(texts | ({self.at} if self.at and set(self.by) & set(PERIODS) else set())):
            kind, raw = kind_of(self.table, column), f"t.{quoted(column)}"
            if kind in ("number", "instant", "flag"):
                filled = f"nullif(trim({raw}), '')" if columns_of(self.place, self.table)[column] else raw
                fault = Fault(f"a cell that is no {kind}", f"a {kind}", "mend it", self.table, column=column)
                if columns_of(self.place, self.table)[column] or kind == "flag":
                    found.append((f"CASE WHEN {filled} IS NOT NULL AND {self.cell(column)} IS NULL THEN 1 ELSE 0 END", fault))
        return list({fault: (sql, fault) for sql, fault in found}.values())

    def read(self, rows: Sequence[Sequence[Any]]) -> dict[Needs, dict[tuple[Any, ...], Moments]]:
        """The moments of each need by group, from the rows of the query.

        Raises
        ------
        DataError
            With every kind of broken cell and how often it occurs.
        """
        checks, start = self._checks(), len(self.by)
        found: dict[Needs, dict[tuple[Any, ...], Moments]] = {need: {} for need in self.needs}
        broken = [0] * len(checks)
        for row in rows:
            key = tuple(row[:start])
            for i, need in enumerate(self.needs):
                numbers = [float(value or 0) for value in row[start + i * _SUMS : start + (i + 1) * _SUMS]]
                if numbers[0]:
                    found[need][key] = Moments(int(numbers[0]), int(numbers[1]), *numbers[2:])
            broken = [count + int(value or 0) for count, value in zip(broken, row[start + _SUMS * len(self.needs) :], strict=True)]
        faults = [_counted(fault, count) for (_, fault), count in zip(checks, broken, strict=True) if count]
        if faults:
            raise DataError(f"The table {self.table} does not keep its contract; `cxsim check` gives the lines.", faults)
        return found


def cell(place: Place, table: str, column: str, alias: str = "t") -> CellSpec:
    """The SQL of a column's cell, read as its contract says."""
    kind = kind_of("customers" if table == STANDING else table, column)
    text = place.dialect.cell(f"{alias}.{quoted(column)}", kind, columns_of(place, table)[column])
    spec = CellSpec(text)
    spec.parts = {part: place.dialect.part(text, part) for part in ("days", *PERIODS)} if kind == "instant" else {}
    return spec


def columns_of(place: Place, table: str) -> dict[str, bool]:
    """The columns of a table, and whether each is text; those of `standing` are the customers' and their last answers."""
    if table != STANDING:
        return dict(place.columns(table))
    answered = {} if "surveys" not in place.names else dict.fromkeys(_ANSWERS, False)
    return {**place.columns("customers"), **{name: text for name, text in answered.items() if name not in place.columns("customers")}}


_ANSWERS = ("nps", "csat", "ces", "repurchase")


def relation_of(place: Place, table: str) -> str:
    """What stands after FROM: the table, or each customer with the last answer to each index."""
    if table != STANDING:
        return place.relation(table)
    missing = [name for name in _ANSWERS if name not in place.columns("customers")]
    if "surveys" not in place.names or not missing:
        return place.relation("customers")
    who, when, index, score = (cell(place, "surveys", name, "a") for name in ("customer_id", "answered_at", "index", "score"))
    order = f"ORDER BY {when} DESC, {score} DESC"
    ranked = (
        f"SELECT {who} AS customer_id, lower({index}) AS answered_index, {score} AS score, "
        f"row_number() OVER (PARTITION BY {who}, lower({index}) {order}) AS place FROM {place.relation('surveys')} a"
    )
    pivots = ", ".join(f"max(CASE WHEN l.answered_index = '{name}' THEN l.score END) AS {quoted(name)}" for name in missing)
    last = f"SELECT l.customer_id, {pivots} FROM ({ranked}) l WHERE l.place = 1 GROUP BY l.customer_id"
    kept = ", ".join(f"b.{quoted(name)}" for name in place.columns("customers"))
    answers = ", ".join(f"w.{quoted(name)}" for name in missing)
    joined = f"{place.relation('customers')} b LEFT JOIN ({last}) w ON w.customer_id = b.customer_id"
    return f"(SELECT {kept}, {answers} FROM {joined})"


def _counted(fault: Fault, count: int) -> Fault:
    return Fault(fault.found, fault.expected, fault.do, fault.file, fault.line, fault.column, fault.path, count)
