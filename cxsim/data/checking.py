"""Checking: the rules of a contract as one pass of SQL over a table, all faults at once, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from cxsim.data import cells
from cxsim.data.mapping import Reader
from cxsim.data.privacy import looks_personal
from cxsim.data.raw_table import Place, RawTable
from cxsim.data.rules import ColumnRule, Contract, RowRule
from cxsim.errors import Fault, nearest

_EXAMPLES = 3


@dataclass(frozen=True)
class Check:
    """One way in which a column can be wrong: the SQL that is true of a wrong row, and the words for it."""

    column: str
    broken: str
    found: str
    expected: str
    do: str
    shown: bool = True


def missing_columns(table: RawTable, contract: Contract) -> list[Fault]:
    """A fault for each column that the contract needs and the header does not name."""
    wanted = {rule.column: rule.says for rule in contract.columns if rule.needed}
    neither = contract.one_of and not set(contract.one_of) & set(table.names)
    wanted |= {contract.one_of[0]: f"one of {' or '.join(contract.one_of)}"} if neither else {}
    return [
        Fault(f"no column {name!r}", f"a column for {says}", nearest(name, table.names), table.source.file, 1, name)
        for name, says in wanted.items()
        if name not in table.names
    ]


def check(table: RawTable, contract: Contract, reader: Reader) -> list[Fault]:
    """Every fault of a table against its contract; the same fault in the same column is one, with its first place and its count."""
    rules = present(table, contract)
    checks = [one for i, rule in enumerate(rules) for one in _column_checks(rule, f"t{i}", f"v{i}", reader)]
    checks += _row_checks(contract.rows, rules)
    faults = missing_columns(table, contract) + _run(table, rules, checks, reader)
    for rule in rules:
        if rule.unique:
            faults += _duplicates(table, rule)
    return faults


def frame(table: RawTable, contract: Contract, reader: Reader) -> pd.DataFrame:
    """The columns of a contract, each in its type, in the order of the file."""
    wanted = [f"{value(table, rule, reader)} AS f{i}" for i, rule in enumerate(present(table, contract))]
    result: pd.DataFrame = table.connection.execute(f"SELECT {', '.join(wanted)} FROM {table.relation} ORDER BY rowid").df()
    result.columns = pd.Index([rule.column for rule in present(table, contract)])
    return result


def present(table: RawTable, contract: Contract) -> list[ColumnRule]:
    """The rules whose column the table has."""
    return [rule for rule in contract.columns if rule.column in table.names]


def value(table: RawTable, rule: ColumnRule, reader: Reader) -> str:
    """The SQL of a column's value in its type; NULL where the cell is blank or wrong."""
    cell = table.cell(rule.column)
    if rule.kind == "number":
        return cells.number(cell, reader.decimal)
    if rule.kind == "instant":
        return cells.instant(cell, reader.dates)
    if rule.kind == "flag":
        return cells.flag(cell, rule.yes, rule.no)
    return cell


def _column_checks(rule: ColumnRule, cell: str, read: str, reader: Reader) -> Iterator[Check]:
    shown = not rule.personal
    if not rule.blank:
        yield Check(rule.column, f"{cell} IS NULL", "a blank cell", rule.says, "fill it, or leave the row out", False)
    if rule.kind == "number":
        yield from _number_checks(rule, cell, read, reader)
    elif rule.kind == "instant":
        yield from _instant_checks(rule, cell, read, reader)
    elif rule.kind == "flag":
        yes, no = (" or ".join(map(str, values)) for values in (rule.yes, rule.no))
        do = f"mend the cell, or name the value among yes or no of {rule.column}"
        yield Check(rule.column, f"{cell} IS NOT NULL AND {read} IS NULL", "{}", f"yes as {yes}, no as {no}", do, shown)
    if rule.choices:
        broken = f"{cell} IS NOT NULL AND NOT {cells.among(cell, rule.choices)}"
        yield Check(rule.column, broken, "{}", "one of " + ", ".join(rule.choices), "write one of these", shown)


def _number_checks(rule: ColumnRule, cell: str, read: str, reader: Reader) -> Iterator[Check]:
    wrong = f"{cell} IS NOT NULL AND {read} IS NULL"
    if rule.words_blank:
        wrong += f" AND NOT {cells.among(f'lower({cell})', cells.NO_NUMBER_WORDS)}"
    mend, mark = "mend it, or leave the row out", 'write reader: {decimal: "%s"}'
    german = f"German numbers: {mark % ','} (if the comma parts thousands: {mark % '.'})"
    forms = [
        (cells.endless(cell), f"{rule.says}, a finite number", mend),
        (cells.matches(cell, cells.WITH_COMMA), f"{rule.says}, a number with a decimal point, or a stated decimal mark", german),
        (
            cells.matches(cell, cells.WITH_THOUSANDS),
            f"{rule.says}, a number without a thousands mark",
            f"thousands are parted: {mark % '.'}",
        ),
        ("true", f"{rule.says}, a number", mend),
    ]
    if reader.decimal is not None:
        forms = [forms[0], forms[-1]]
    earlier: list[str] = []
    for form, expected, do in forms:
        # CASE looks at the form of the wrong cells alone, which are few
        broken = f"CASE WHEN {wrong} THEN {' AND '.join([form, *(f'NOT {other}' for other in earlier)])} END"
        yield Check(rule.column, broken, "{}", expected, do, not rule.personal)
        earlier.append(form)
    if rule.least is not None:
        yield Check(rule.column, f"{read} < {rule.least}", "{}", f"{rule.says}, {rule.least:g} or more", "mend it, or leave the row out")
    if rule.most is not None:
        yield Check(rule.column, f"{read} > {rule.most}", "{}", f"{rule.says}, at most {rule.most:g}", "mend it, or leave the row out")
    if rule.whole:
        yield Check(rule.column, f"{read} <> floor({read})", "{}", f"{rule.says}, a whole number", "mend it, or leave the row out")


def _instant_checks(rule: ColumnRule, cell: str, read: str, reader: Reader) -> Iterator[Check]:
    wrong, shown = f"{cell} IS NOT NULL AND {read} IS NULL", not rule.personal
    if reader.dates is not None:
        expected = f"{rule.says}, a date written as stated ({reader.dates}), the year with four digits"
        yield Check(rule.column, wrong, "{}", expected, "mend it, or state how dates are written", shown)
        return
    parted, compact = cells.matches(cell, cells.PARTED_DATE), cells.matches(cell, cells.COMPACT_DATE)
    which = "say which stands first, the day or the month: write reader: {dates: day_first} or reader: {dates: month_first}"
    expected = f"{rule.says}, a date as 2025-12-31 or 2025-12-31 14:05:00"
    yield Check(rule.column, f"CASE WHEN {wrong} THEN {parted} END", "{}", expected, which, shown)
    yield Check(
        rule.column, f"CASE WHEN {wrong} THEN {compact} END", "{}", expected, "if these are dates: write reader: {dates: compact}", shown
    )
    rest = f"CASE WHEN {wrong} THEN NOT {parted} AND NOT {compact} END"
    yield Check(rule.column, rest, "{}", expected, "write it so, or state in reader: {dates: ...} how dates are written", shown)


def _row_checks(rows: tuple[RowRule, ...], rules: list[ColumnRule]) -> Iterator[Check]:
    values = {rule.column: f"v{i}" for i, rule in enumerate(rules)}
    for row in rows:
        try:
            broken = row.broken.format_map(values)
        except KeyError:
            continue
        yield Check(row.column, broken, "{}, " + row.found, row.expected, row.do)


def _run(table: RawTable, rules: list[ColumnRule], checks: list[Check], reader: Reader) -> list[Fault]:
    """Count every kind of fault in one pass; only where something was found, a second pass looks up its first rows."""
    if not checks:
        return []
    columns = ", ".join(f"{table.cell(rule.column)} AS t{i}, {value(table, rule, reader)} AS v{i}" for i, rule in enumerate(rules))
    counts = ", ".join(f"count(*) FILTER (WHERE {one.broken})" for one in checks)
    row = table.connection.execute(f"SELECT {counts} FROM (SELECT {columns} FROM {table.relation})").fetchall()[0]
    broken = [(one, count) for one, count in zip(checks, row, strict=True) if count]
    if not broken:
        return []
    text = {rule.column: f"t{i}" for i, rule in enumerate(rules)}
    first = ", ".join(
        f"min(r, {_EXAMPLES}) FILTER ({where}), arg_min(coalesce({text[one.column]}, ''), r, {_EXAMPLES}) FILTER ({where})"
        for one, where in ((one, f"WHERE {one.broken}") for one, _ in broken)
    )
    query = f"SELECT {first} FROM (SELECT rowid AS r, {columns} FROM {table.relation})"
    found = table.connection.execute(query).fetchall()[0]
    rows, examples = found[0::2], found[1::2]
    places = table.locate([own[0] for own in rows])
    return [
        _fault(table, one, count, places.get(own[0]), cells_found)
        for (one, count), own, cells_found in zip(broken, rows, examples, strict=True)
    ]


def _fault(table: RawTable, one: Check, count: int, place: Place | None, examples: list[str]) -> Fault:
    file, line = place or Place(table.source.file, None)
    return Fault(_found(one, examples), one.expected, one.do, file, line, table.shown.get(one.column, one.column), count=count)


def _found(one: Check, examples: list[str]) -> str:
    if "{}" not in one.found:
        return one.found
    if not one.shown or any(map(looks_personal, examples)):
        return one.found.format("a value that is not shown, being personal")
    return one.found.format(", ".join(repr(_short(text)) for text in dict.fromkeys(examples)))


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:37] + "..."


def _duplicates(table: RawTable, rule: ColumnRule) -> list[Fault]:
    cell = table.cell(rule.column)
    filled, different = table.connection.execute(f"SELECT count({cell}), count(DISTINCT hash({cell})) FROM {table.relation}").fetchall()[0]
    if filled == different:  # different hashes are different names; only equal ones need the names themselves
        return []
    query = f"SELECT {cell} AS v, count(*) AS n, min(rowid, 2) AS r FROM {table.relation} WHERE v IS NOT NULL GROUP BY v HAVING n > 1"
    repeats, names = table.connection.execute(f"SELECT sum(n - 1), count(*) FROM ({query})").fetchall()[0]
    if not names:
        return []
    name, _, (first, second) = table.connection.execute(f"{query} ORDER BY r LIMIT 1").fetchall()[0]
    places = table.locate([first, second])
    one, other = places[first], places[second]
    shown = "the same value" if rule.personal or looks_personal(name) else repr(_short(name))
    where = f"lines {one.line} and {other.line}" if one.file == other.file else f"line {one.line} of {one.file} and line {other.line}"
    found = f"{shown} on {where}" + (f", {names:,} such values" if names > 1 else "")
    do = "keep one row per value, or choose the column that names the rows"
    column = table.shown.get(rule.column, rule.column)
    return [Fault(found, f"{rule.says}, each once", do, other.file, other.line, column, count=int(repeats))]
