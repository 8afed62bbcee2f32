"""Violations: for each rule of a contract the SQL that is true of a row that breaks it, and the message of the fault.

The SQL is what DuckDB, PostgreSQL and SQLite share, over a cell and its value; what reads the cells, and gives the instants as
the database writes them, is the caller's.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cxsim.data.limits import EARLIEST, LONGEST_YEARS, latest_year
from cxsim.data.rules import ColumnRule, RowRule
from cxsim.data.yaml_text import yaml_text
from cxsim.text import Message

At = Callable[[str], str]


@dataclass(frozen=True)
class RuleCheck:
    """One way in which a column can be wrong: the SQL that is true of a wrong row, and the message of the fault.

    In a fact of the message, {signs} stands for the signs that are found beside the column's numbers.
    """

    column: str
    broken: str
    message: Message
    shown: bool = True

    def complete(self, column: str, values: Sequence[str | Message], signs: Sequence[str] = ()) -> Message:
        """The message of the fault with the column's name in the file, the wrong values, and the signs found beside its numbers."""
        units = ", ".join(json.dumps(sign, ensure_ascii=False) for sign in signs)
        stated = self.message.facts
        written = {name: fact.replace("{signs}", units) for name, fact in stated.items() if isinstance(fact, str)}
        hundredths = "%" in signs and any(written[name] != stated[name] for name in written)
        return self.message.with_facts(**written, column=yaml_text(column), values=tuple(values), hundredths=hundredths)


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
        yield RuleCheck(rule.column, f"{cell} IS NULL", Message(rule.blank_fault, about=rule.about), False)
    yield from unread
    yield from _range_checks(rule, value)
    if rule.kind == "instant":
        yield from _span_checks(rule, value, at)
    if rule.kind == "name":
        yield _one_name(rule, cell)
    if rule.choices:
        among = ", ".join(f"'{choice}'" for choice in rule.choices)
        broken = f"{cell} IS NOT NULL AND {cell} NOT IN ({among})"
        yield RuleCheck(rule.column, broken, Message("data-choice-unknown", choices=rule.choices), not rule.personal)


def unread_check(rule: ColumnRule, cell: str, value: str, message: Message | None = None) -> RuleCheck:
    """The check of a filled cell that says nothing of its kind."""
    fault = message or Message("data-value-unreadable", about=rule.about, kind=rule.kind)
    return RuleCheck(rule.column, f"{cell} IS NOT NULL AND {value} IS NULL", fault, not rule.personal)


def row_checks(rows: Iterable[RowRule], values: Mapping[str, str]) -> Iterator[RuleCheck]:
    """Every way in which the values of a row can break the contract, as far as their columns are there."""
    for row in rows:
        try:
            broken = row.broken.format_map(values)
        except KeyError:
            continue
        yield RuleCheck(row.column, broken, row.message)


def _range_checks(rule: ColumnRule, value: str) -> Iterator[RuleCheck]:
    if rule.least is not None:
        yield RuleCheck(rule.column, f"{value} < {rule.least}", Message("data-number-below", about=rule.about, least=rule.least))
    if rule.most is not None:
        id = "data-share-above" if (rule.least, rule.most) == (0, 1) else rule.above_fault
        yield RuleCheck(rule.column, f"{value} > {rule.most}", Message(id, about=rule.about, most=rule.most, years=LONGEST_YEARS))
    if rule.whole:
        yield RuleCheck(rule.column, f"{value} <> round({value})", Message("data-number-fraction", about=rule.about))


def _span_checks(rule: ColumnRule, value: str, at: At) -> Iterator[RuleCheck]:
    """Dates that stand for none: the beginning of a calendar, or an end that is never to come."""
    last = latest_year()
    reader = f"reader: {{blank: {{{rule.column}: [...]}}}}"
    message = Message("data-date-outside", about=rule.about, first=EARLIEST, last=str(last), blank=rule.blank, reader=reader)
    for broken in (f"{value} < {at(EARLIEST)}", f"{value} >= {at(f'{last + 1}-01-01')}"):
        yield RuleCheck(rule.column, broken, message, not rule.personal)


def _one_name(rule: ColumnRule, cell: str) -> RuleCheck:
    """A cell that lists several names: 111;222, or a list of JSON."""
    broken = f"({cell} LIKE '%;%' OR {cell} LIKE '[%]')"
    return RuleCheck(rule.column, broken, Message("data-name-list", about=rule.about), not rule.personal)
