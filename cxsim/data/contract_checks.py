"""Checking: the rules of a contract as one pass of SQL over a table, all faults at once, each with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from cxsim.data import cells
from cxsim.data.cell_formats import instant_checks, number_checks
from cxsim.data.mapping import Reader
from cxsim.data.privacy import contains_personal_text
from cxsim.data.raw_table import RawTable, RowPlace
from cxsim.data.rules import ColumnRule, Contract
from cxsim.data.suspect_values import MINIMUM_REPEATS, code_faults, is_code_like
from cxsim.data.violations import RuleCheck, column_checks, row_checks, unread_check
from cxsim.errors import Fault, fault, nearest
from cxsim.text import Message

_EXAMPLES = 3
_SOME = 5
_OFFERED = 30  # names of columns in an error
_BESIDE = "\x1f"
SCENARIO = "scenario"  # of simulated histories, of which the same customer has one in each


def missing_columns(table: RawTable, contract: Contract) -> list[Fault]:
    """A fault for each column that the contract needs and the header does not name."""
    wanted = {rule.column: rule.about for rule in contract.columns if rule.needed}
    neither = contract.one_of and not set(contract.one_of) & set(table.names)
    wanted |= {contract.one_of[0]: Message("data-column-one-of", names=contract.one_of)} if neither else {}
    return [
        fault("data-column-missing", name=name, about=about, remedy=_column_for(name, table)).at(table.source.file, 1, name)
        for name, about in wanted.items()
        if name not in table.names
    ]


def _column_for(name: str, table: RawTable) -> Message:
    """What to do about a missing column; under a mapping, one of the file's own columns is to be named for it."""
    if not table.unmapped:
        return nearest(name, table.names)
    own = sorted(filter(None, table.unmapped))
    return Message("data-column-map", mapping=f"columns: {{{name}: ...}}", own=own[:_OFFERED], more=len(own) > _OFFERED)


def check_contract(table: RawTable, contract: Contract, reader: Reader, absent: bool = False) -> list[Fault]:
    """Every fault of a table against its contract; the same fault in the same column is one, with its first place and its count.

    With `absent` columns and cells that the contract needs may be missing: what is there must keep its rules.
    """
    return find_faults(table, contract, reader, absent).faults


@dataclass(frozen=True)
class CheckResult:
    """The faults of a table, or the columns that must be tidied before any can be looked for."""

    faults: list[Fault]
    untidy: tuple[str, ...] = ()


def find_faults(
    table: RawTable,
    contract: Contract,
    reader: Reader,
    absent: bool = False,
    untidy: Mapping[str, Callable[[str], str]] | None = None,
    cut: bool = False,
) -> CheckResult:
    """The faults of a table, or, from the same pass, the columns that are untidy.

    Parameters
    ----------
    untidy : for each column that may be so the SQL, over a cell, that is true where the cell must be tidied.
    cut : whether the rows may be of several currencies, being cut by them.
    """
    rules = present_rules(table, contract)
    looked_at = {rule.column: test(f"t{i}") for i, rule in enumerate(rules) if (test := (untidy or {}).get(rule.column))}
    checks = [one for i, rule in enumerate(rules) for one in _column_checks(table, rule, i, reader, absent)]
    checks += row_checks(contract.rows, {rule.column: f"v{i}" for i, rule in enumerate(rules)})
    found = _Pass(table, rules, reader)
    coded = {f"v{i}": rule for i, rule in enumerate(rules) if rule.kind == "number"}
    counts = found.counts([*looked_at.values(), *(one.broken for one in checks), *map(is_code_like, coded)])
    if any(counts[: len(looked_at)]):
        return CheckResult([], tuple(name for name, count in zip(looked_at, counts, strict=False) if count))
    counts = counts[len(looked_at) :]
    faults = [] if absent else missing_columns(table, contract)
    faults += found.faults([(one, count) for one, count in zip(checks, counts, strict=False) if count])
    for rule in rules:
        if rule.unique:
            faults += _duplicates(table, rule)
        if rule.single and not cut:
            faults += _mixed(table, rule)
    numbers = [rule for rule, count in zip(coded.values(), counts[len(checks) :], strict=True) if count >= MINIMUM_REPEATS]
    return CheckResult(faults + code_faults(table, {rule.column: value_sql(table, rule, reader) for rule in numbers}, reader))


def load_frame(table: RawTable, contract: Contract, reader: Reader) -> pd.DataFrame:
    """The columns of a contract, each in its type, in the order of the file."""
    wanted = [f"{value_sql(table, rule, reader)} AS f{i}" for i, rule in enumerate(present_rules(table, contract))]
    result: pd.DataFrame = table.connection.execute(f"SELECT {', '.join(wanted)} FROM {table.relation} ORDER BY rowid").df()
    result.columns = pd.Index([rule.column for rule in present_rules(table, contract)])
    return result


def present_rules(table: RawTable, contract: Contract) -> list[ColumnRule]:
    """The rules whose column the table has."""
    return [rule for rule in contract.columns if rule.column in table.names]


def text_sql(table: RawTable, rule: ColumnRule) -> str:
    """The SQL of a column's cell as text; of names and texts NULL where a word stands for nothing."""
    cell = table.cell(rule.column)
    may = table.untidy is None or rule.column in table.untidy
    return cells.blank_placeholders(cell) if may and rule.kind in ("name", "text") else cell


def value_sql(table: RawTable, rule: ColumnRule, reader: Reader) -> str:
    """The SQL of a column's value in its type; NULL where the cell is blank or wrong."""
    if native := _native(table, rule):
        return f"CASE WHEN isfinite({native}) THEN {native} END" if rule.kind == "number" else native
    cell = text_sql(table, rule)
    if rule.kind == "number":
        return cells.parse_number(cell, reader)
    if rule.kind == "instant":
        return cells.parse_instant(cell, reader.dates)
    if rule.kind == "flag":
        return cells.parse_flag(cell, rule.yes, rule.no)
    return cell


def _native(table: RawTable, rule: ColumnRule) -> str | None:
    """The SQL of the value of a column that is held in the type of its rule; none where it must be read from text."""
    written_so = rule.kind != "flag" or (cells.contains_cell(True, rule.yes) and cells.contains_cell(False, rule.no))
    return table.native(rule.column, rule.kind) if written_so else None


def _column_checks(table: RawTable, rule: ColumnRule, i: int, reader: Reader, absent: bool) -> Iterator[RuleCheck]:
    cell, read = f"t{i}", f"v{i}"
    unread: list[RuleCheck] = []
    if rule.kind == "number":
        unread = list(number_checks(rule, cell, read, reader, native=_native(table, rule) is not None))
    elif rule.kind == "instant" and not _native(table, rule):
        unread = list(instant_checks(rule, cell, read, reader))
    elif rule.kind == "flag" and not _native(table, rule):
        yes, no = (tuple(map(str, values)) for values in (rule.yes, rule.no))
        unread = [unread_check(rule, cell, read, Message("data-flag-unknown", yes=yes, no=no, name=rule.column))]
    return column_checks(rule, cell, read, unread, absent=absent)


@dataclass(frozen=True)
class _Pass:
    """The columns of some rules, each as cell t0, t1, ... and as value v0, v1, ..."""

    table: RawTable
    rules: list[ColumnRule]
    reader: Reader

    def counts(self, conditions: Sequence[str]) -> Sequence[int]:
        """In how many rows each condition is true, in one pass."""
        if not conditions:
            return ()
        counts = ", ".join(f"count(*) FILTER (WHERE {condition})" for condition in conditions)
        found: Sequence[int] = self._one(f"SELECT {counts} FROM (SELECT {self._columns()} FROM {self.table.relation})")
        return found

    def faults(self, broken: Sequence[tuple[RuleCheck, int]]) -> list[Fault]:
        """The faults that were counted, each with its first rows, which a second pass looks up."""
        if not broken:
            return []
        shown = ", ".join(f"{self.table.cell(rule.column)} AS s{i}" for i, rule in enumerate(self.rules))
        named = {rule.column: f"s{i}" for i, rule in enumerate(self.rules)}
        first = ", ".join(
            f"min(r, {_EXAMPLES}) FILTER ({where}), arg_min(coalesce({named[one.column]}, ''), r, {_EXAMPLES}) FILTER ({where})"
            for one, where in ((one, f"WHERE {one.broken}") for one, _ in broken)
        )
        found = self._one(f"SELECT {first} FROM (SELECT rowid AS r, {shown}, {self._columns()} FROM {self.table.relation})")
        rows, examples = found[0::2], found[1::2]
        places = self.table.locate([own[0] for own in rows])
        return [
            _fault(self.table, one, count, places.get(own[0]), cells_found)
            for (one, count), own, cells_found in zip(broken, rows, examples, strict=True)
        ]

    def _columns(self) -> str:
        own = ((_native(self.table, rule) or text_sql(self.table, rule), value_sql(self.table, rule, self.reader)) for rule in self.rules)
        return ", ".join(f"{cell} AS t{i}, {read} AS v{i}" for i, (cell, read) in enumerate(own))

    def _one(self, query: str) -> Sequence[Any]:
        return self.table.connection.execute(query).fetchall()[0]


def _fault(table: RawTable, one: RuleCheck, count: int, place: RowPlace | None, examples: list[str]) -> Fault:
    file, line = place or RowPlace(table.source.file, None)
    column = table.shown.get(one.column, one.column)
    return Fault(one.complete(column, _values(one, examples), cells.find_signs(examples))).at(file, line, column, count=count)


def _values(one: RuleCheck, examples: list[str]) -> tuple[str | Message, ...]:
    if not one.shown or any(map(contains_personal_text, examples)):
        return (Message("data-value-hidden"),)
    return tuple(repr(_short(example)) for example in dict.fromkeys(examples))


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:37] + "..."


def _duplicates(table: RawTable, rule: ColumnRule) -> list[Fault]:
    cell = _name(table, rule)
    filled, different = table.connection.execute(
        f"SELECT count({cell}), count(DISTINCT CASE WHEN {cell} IS NOT NULL THEN hash({cell}) END) FROM {table.relation}"
    ).fetchall()[0]
    if filled == different:  # different hashes are different names; only equal ones need the names themselves
        return []
    query = f"SELECT {cell} AS v, count(*) AS n, min(rowid, 2) AS r FROM {table.relation} WHERE v IS NOT NULL GROUP BY v HAVING n > 1"
    repeats, names = table.connection.execute(f"SELECT sum(n - 1), count(*) FROM ({query})").fetchall()[0]
    if not names:
        return []
    name, _, (first, second) = table.connection.execute(f"{query} ORDER BY r LIMIT 1").fetchall()[0]
    places = table.locate([first, second])
    one, other = places[first], places[second]
    name = str(name).partition(_BESIDE)[0]
    found = fault(
        "data-value-repeated",
        value=Message("data-value-same") if rule.personal or contains_personal_text(name) else repr(_short(name)),
        first=str(one.line),
        second=str(other.line),
        file=None if one.file == other.file else one.file,
        names=int(names),
        about=rule.about,
    )
    return [found.at(other.file, other.line, table.shown.get(rule.column, rule.column), count=int(repeats))]


def _name(table: RawTable, rule: ColumnRule) -> str:
    """The SQL of a name that stands once: in each scenario, where the rows are of several."""
    cell = text_sql(table, rule)
    return f"({cell} || {cells.sql_literal(_BESIDE)} || coalesce({table.cell(SCENARIO)}, ''))" if SCENARIO in table.names else cell


def _mixed(table: RawTable, rule: ColumnRule) -> list[Fault]:
    """The fault of a column that must have one value and has several."""
    cell = f"upper({text_sql(table, rule)})"
    query = f"SELECT {cell} AS v, count(*) AS n, min(rowid) AS r FROM {table.relation} WHERE v IS NOT NULL GROUP BY v"
    found = table.connection.execute(f"{query} ORDER BY r LIMIT {_SOME}").fetchall()
    if len(found) < 2:
        return []
    place = table.locate([found[1][2]])[found[1][2]]
    column = table.shown.get(rule.column, rule.column)
    values = [Message("data-value-count", value=_short(name), count=int(count)) for name, count, _ in found]
    filter = f"leave_out: [{{column: {column}, unless: [{_short(found[0][0])}], because: another currency}}]"
    return [fault("data-currency-mixed", values=values, about=rule.about, filter=filter).at(place.file, place.line, column)]
