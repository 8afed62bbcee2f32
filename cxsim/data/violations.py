"""Breaches: for each rule of a contract the SQL that is true of a row that breaks it, with the words to say so.

The SQL is what DuckDB, PostgreSQL and SQLite share, over a cell and its value; what reads the cells, and gives the instants as
the database writes them, is the caller's.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cxsim.data.limits import EARLIEST, latest_year
from cxsim.data.rules import ColumnRule, RowRule
from cxsim.data.yaml_text import yaml_text

_MEND = "mend it, or leave the row out"

At = Callable[[str], str]


@dataclass(frozen=True)
class RuleCheck:
    """One way in which a column can be wrong: the SQL that is true of a wrong row, and the words for it.

    In `do`, {column} stands for the column's name in the file, and {signs} for the signs found beside its numbers.
    """

    column: str
    broken: str
    found: str
    expected: str
    do: str
    shown: bool = True

    def remedy(self, column: str, signs: Sequence[str] = ()) -> str:
        """What to do, with the column's name in the file and the signs that were found beside its numbers."""
        hundredths = "; 12 % is then 0.12" if "%" in signs and "{signs}" in self.do else ""
        units = ", ".join(json.dumps(sign, ensure_ascii=False) for sign in signs)
        return self.do.replace("{column}", yaml_text(column)).replace("{signs}", units) + hundredths


def duckdb_instant(text: str) -> str:
    """An instant written as 2025-12-31, as DuckDB compares it."""
    return f"TIMESTAMP '{text}'"


def column_checks(
    rule: ColumnRule, cell: str, value: str, unread: Iterable[RuleCheck], at: At = duckdb_instant, absent: bool = False
) -> Iterator[RuleCheck]:
    """Every way in which a column can break its rule.

    Parameters
    ----------
    cell, value : the SQL of the cell, NULL where it is blank, and of what it says, NULL where it is wrong.
    unread : the ways in which a filled cell can say nothing of its kind.
    at : the SQL of an instant that is written out.
    absent : whether a cell that is needed may be blank.
    """
    if not rule.blank and not absent:
        yield RuleCheck(rule.column, f"{cell} IS NULL", "a blank cell", rule.says, rule.if_blank, False)
    yield from unread
    yield from _range_checks(rule, value)
    if rule.kind == "instant":
        yield from _span_checks(rule, value, at)
    if rule.kind == "name":
        yield _one_name(rule, cell)
    if rule.choices:
        among = ", ".join(f"'{choice}'" for choice in rule.choices)
        broken = f"{cell} IS NOT NULL AND {cell} NOT IN ({among})"
        yield RuleCheck(rule.column, broken, "{}", "one of " + ", ".join(rule.choices), "write one of these", not rule.personal)


def unread_check(rule: ColumnRule, cell: str, value: str, expected: str = "", do: str = _MEND) -> RuleCheck:
    """The check of a filled cell that says nothing of its kind."""
    words = expected or f"{rule.says}, {'an' if rule.kind == 'instant' else 'a'} {rule.kind}"
    return RuleCheck(rule.column, f"{cell} IS NOT NULL AND {value} IS NULL", "{}", words, do, not rule.personal)


def row_checks(rows: Iterable[RowRule], values: Mapping[str, str]) -> Iterator[RuleCheck]:
    """Every way in which the values of a row can break the contract, as far as their columns are there."""
    for row in rows:
        try:
            broken = row.broken.format_map(values)
        except KeyError:
            continue
        yield RuleCheck(row.column, broken, "{}, " + row.found, row.expected, row.do)


def _range_checks(rule: ColumnRule, value: str) -> Iterator[RuleCheck]:
    if rule.least is not None:
        yield RuleCheck(rule.column, f"{value} < {rule.least}", "{}", f"{rule.says}, {rule.least:g} or more", _MEND)
    if rule.most is not None:
        do = "if it is in per cent, divide it by 100" if (rule.least, rule.most) == (0, 1) else rule.beyond
        yield RuleCheck(rule.column, f"{value} > {rule.most}", "{}", f"{rule.says}, at most {rule.most:g}", do)
    if rule.whole:
        yield RuleCheck(rule.column, f"{value} <> round({value})", "{}", f"{rule.says}, a whole number", _MEND)


def _span_checks(rule: ColumnRule, value: str, at: At) -> Iterator[RuleCheck]:
    """Dates that stand for none: the beginning of a calendar, or an end that is never to come."""
    shown, last = not rule.personal, latest_year()
    expected = f"{rule.says}, a date from {EARLIEST} to the year {last}"
    blank = f"where it stands for no date, leave the cell blank, or write reader: {{blank: {{{rule.column}: [...]}}}}"
    for broken in (f"{value} < {at(EARLIEST)}", f"{value} >= {at(f'{last + 1}-01-01')}"):
        yield RuleCheck(rule.column, broken, "{}", expected, blank if rule.blank else _MEND, shown)


def _one_name(rule: ColumnRule, cell: str) -> RuleCheck:
    """A cell that lists several names: 111;222, or a list of JSON."""
    broken = f"({cell} LIKE '%;%' OR {cell} LIKE '[%]')"
    do = "write a row for each, or keep the one that counts"
    return RuleCheck(rule.column, broken, "{}, a list", f"{rule.says}, one name in a cell", do, not rule.personal)
