"""The cells of one table that some needs ask for, each read once a row and named, and the checks that find a broken one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from string import Formatter
from typing import Any

from cxsim.data.metric_contracts import column_kind
from cxsim.errors import DataError, Fault, fault
from cxsim.metrics.cells import STANDING, CellSpec, cell, cluster_of, columns_of, relation_of
from cxsim.metrics.dialects import PERIODS
from cxsim.metrics.needs import Needs
from cxsim.metrics.tables import Place, literal, quoted
from cxsim.text import Message


@dataclass(frozen=True)
class Projection:
    """A table as its needs see it: a row has the cuts g0, g1, ..., whose row it is u, the cells c0, c1, ..., what is broken b0, b1, ...

    Attributes
    ----------
    at : the column of the instant for the period, if it is cut by one.
    cuts : columns of the table or of the customers, and at most one period.
    """

    place: Place
    table: str
    at: str
    needs: tuple[Needs, ...]
    cuts: tuple[str, ...]

    @cached_property
    def cluster(self) -> str:
        """The column that says whose row it is; empty where the table has none."""
        return cluster_of(self.place, self.table)

    @cached_property
    def columns(self) -> dict[str, bool]:
        """The columns at hand, and whether each is text."""
        return columns_of(self.place, self.table)

    def sql(self) -> str:
        """The query of the cells: all that is read of the table."""
        cuts = [f"{self._cut(column)} AS g{i}" for i, column in enumerate(self.cuts)]
        unit = [f"{self.place.dialect.unit.format(self._cell(self.cluster))} AS u"] if self.cluster else ["NULL AS u"]
        cells = [f"{sql} AS {name}" for sql, name in self._names.items()]
        broken = [f"{sql} AS b{i}" for i, (sql, _) in enumerate(self._unreadable)]
        return f"SELECT {', '.join([*cuts, *unit, *cells, *broken])} FROM {self._joined()}"

    def text(self, text: str, need: Needs) -> str:
        """A need's SQL, over the names of the cells."""
        named: dict[str, CellSpec] = {}
        for column, part in self._fields(need):
            name, before = self._names[self._sql(need, column, part)], named.get(column, "")
            named[column] = CellSpec(before if part else name)
            named[column].parts = {**getattr(before, "parts", {}), part: name}
        absent = {column: sql for column, sql in need.optional if column not in self.columns}
        return text.format_map({**absent, **named, "level": literal(need.level or "")})

    def named(self, column: str) -> str:
        """The name of a column's cell; empty where the table has no such column."""
        return self._names[str(self._cell(column))] if column in self.columns else ""

    @cached_property
    def checks(self) -> dict[str, Fault]:
        """SQL over the cells that is 1 for a broken row, with what to say of it."""
        found: dict[str, Fault] = {}
        for need in self.needs:
            if need.valid:
                broken = f"({self.text(need.when, need) or '1 = 1'}) AND NOT ({self.text(need.valid, need)})"
                column = next(name for _, name, _, _ in Formatter().parse(need.valid) if name)
                wrong = fault("metrics-value-impossible", expected=need.expected).at(file=self.table, column=column)
                if wrong not in found.values():
                    found[f"CASE WHEN {broken} THEN 1 ELSE 0 END"] = wrong
        return found | {f"b{i}": fault for i, (_, fault) in enumerate(self._unreadable)}

    def refuse(self, counts: Sequence[Any]) -> None:
        """Refuse the table if a check has found something; `counts` are those of the checks, in their order.

        Raises
        ------
        DataError
            With every kind of broken cell and how often it occurs.
        """
        faults = [_counted(fault, int(count)) for fault, count in zip(self.checks.values(), counts, strict=True) if count]
        if faults:
            table = "customers" if self.table == STANDING else self.table
            raise DataError(Message("metrics-contract-broken", table=table), faults)

    @cached_property
    def _names(self) -> dict[str, str]:
        """A name for each different cell."""
        needed = [self._sql(need, column, part) for need in self.needs for column, part in self._fields(need)]
        return {sql: f"c{i}" for i, sql in enumerate(dict.fromkeys(needed))}

    def _fields(self, need: Needs) -> list[tuple[str, str]]:
        """The columns that a need asks for and that are at hand, each with the part of its instant."""
        known = {*self.columns, *need.borrows, "levels"}
        return [(column, part) for column, part in need.fields if column in known]

    def _sql(self, need: Needs, column: str, part: str) -> str:
        if column in need.borrows:
            return f"c.{quoted(column)}"
        return format(self._cell(need.levels if column == "levels" else column), part)

    def _cell(self, column: str) -> CellSpec:
        return cell(self.place, self.table, column)

    def _cut(self, column: str) -> str:
        if column in PERIODS and column not in self.columns:
            return self._cell(self.at).parts[column]
        return str(self._cell(column)) if column in self.columns else f"c.{quoted(column)}"

    def _joined(self) -> str:
        """The table, with the customers' columns by which it is cut or which it borrows."""
        relation = f"{relation_of(self.place, self.table)} t"
        cuts = {column for column in self.cuts if column not in self.columns and column not in PERIODS}
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

    @cached_property
    def _unreadable(self) -> list[tuple[str, Fault]]:
        """SQL over the table that is 1 where a filled cell cannot be read, with what to say of it."""
        needed = {column for need in self.needs for column, _ in need.fields if column in self.columns}
        needed |= {self.at} if self.at and set(self.cuts) & set(PERIODS) else set()
        found = []
        for column in sorted(needed):
            kind, is_text = column_kind(self.table, column), self.columns[column]
            if kind == "flag" or (is_text and kind in ("number", "instant")):
                filled = f"nullif(trim(t.{quoted(column)}), '')" if is_text else f"t.{quoted(column)}"
                wrong = fault("metrics-cell-unreadable", kind=kind).at(file=self.table, column=column)
                found.append((f"CASE WHEN {filled} IS NOT NULL AND {self._cell(column)} IS NULL THEN 1 ELSE 0 END", wrong))
        return found


def _counted(fault: Fault, count: int) -> Fault:
    return fault.at(count=count)
