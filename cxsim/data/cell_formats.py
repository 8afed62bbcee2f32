"""Forms: how a cell that says no number or no instant is written, and how to have it read; what is offered can be read."""

from __future__ import annotations

import json
from collections.abc import Iterator

from cxsim.data import cells
from cxsim.data.mapping import Reader
from cxsim.data.rules import ColumnRule
from cxsim.data.violations import RuleCheck
from cxsim.text import Message

Form = tuple[str, Message]  # the SQL that is true of a cell of this form, and the message of its fault


def number_checks(rule: ColumnRule, cell: str, read: str, reader: Reader, native: bool = False) -> Iterator[RuleCheck]:
    """The ways in which a filled cell can be no number: not finite, or written in a way that is not stated."""
    wrong = f"{cell} IS NOT NULL AND {read} IS NULL"
    if native:
        yield RuleCheck(rule.column, wrong, Message("data-number-infinite", about=rule.about), not rule.personal)
        return
    if rule.words_blank:
        wrong += f" AND NOT {cells.is_one_of(f'lower({cell})', cells.NO_NUMBER_WORDS)}"
    yield from _first_form(rule, wrong, _number_forms(rule, cell, reader))


def instant_checks(rule: ColumnRule, cell: str, read: str, reader: Reader) -> Iterator[RuleCheck]:
    """The ways in which a filled cell can be no instant."""
    yield from _first_form(rule, f"{cell} IS NOT NULL AND {read} IS NULL", _instant_forms(rule, cell, reader))


def _first_form(rule: ColumnRule, wrong: str, forms: list[Form]) -> Iterator[RuleCheck]:
    """A check for each form that no earlier one is."""
    earlier: list[str] = []
    for form, message in forms:
        # CASE looks at the form of the wrong cells alone, which are few
        broken = f"CASE WHEN {wrong} THEN {' AND '.join([form, *(f'NOT {other}' for other in earlier)])} END"
        yield RuleCheck(rule.column, broken, message.with_facts(about=rule.about), not rule.personal)
        earlier.append(form)


def _number_forms(rule: ColumnRule, cell: str, reader: Reader) -> list[Form]:
    bare = cells.strip_units(cell, reader.units)
    signed = cells.match_pattern(bare, cells.WITH_SIGN)
    forms = [(cells.is_not_finite(bare), Message("data-number-infinite"))]
    if reader.decimal is None:
        naked = cells.strip_units(bare, ("%", *cells.CURRENCY_SIGNS))
        forms += [(f"({signed} AND {form})", message) for form, message in _mark_forms(naked, reader, signed=True)]
    forms.append((signed, Message("data-number-signed", reader=_stated(reader, reader.decimal, signed=True))))
    if reader.decimal is None:
        forms += _mark_forms(bare, reader)
    return [*forms, ("true", Message("data-number-unreadable"))]


def _mark_forms(bare: str, reader: Reader, signed: bool = False) -> list[Form]:
    """The forms of a number, without the units beside it, that ask for the decimal mark."""
    comma, point = (_stated(reader, mark, signed) for mark in ",.")
    grouped = cells.match_pattern(bare, f"{cells.WITH_THOUSANDS}|{cells.WITH_GAPS}")
    return [
        (cells.match_pattern(bare, cells.WITH_COMMA), Message("data-number-comma", signed=signed, comma=comma, point=point)),
        (grouped, Message("data-number-grouped", signed=signed, point=point)),
    ]


def _stated(reader: Reader, decimal: str | None, signed: bool = False) -> str:
    """The reader with a decimal mark, with the units that it has and, if `signed`, with the signs that are found."""
    units = [json.dumps(unit, ensure_ascii=False) for unit in reader.units] + ["{signs}"] * signed
    parts = [f"units: [{', '.join(units)}]"] if units else []
    parts += [f'decimal: "{decimal}"'] if decimal else []
    return f"reader: {{{', '.join(parts)}}}"


def _instant_forms(rule: ColumnRule, cell: str, reader: Reader) -> list[Form]:
    short_year = cells.match_pattern(cell, cells.SHORT_YEAR)
    if reader.dates is not None:
        return [
            (short_year, Message("data-date-stated-short", dates=reader.dates)),
            ("true", Message("data-date-stated-wrong", dates=reader.dates, reader=f"reader: {{dates: {reader.dates}}}")),
        ]
    return [
        (short_year, Message("data-date-short")),
        (
            cells.match_pattern(cell, cells.PARTED_DATE),
            Message("data-date-ambiguous", day="reader: {dates: day_first}", month="reader: {dates: month_first}"),
        ),
        (cells.match_pattern(cell, cells.NAMED_MONTH), Message("data-date-named", reader="reader: {dates: day_first}")),
        (cells.match_pattern(cell, cells.COMPACT_DATE), Message("data-date-coded", reader="reader: {dates: compact}")),
        (cells.match_pattern(cell, cells.EXCEL_DAYS), Message("data-date-spreadsheet", reader="reader: {dates: excel}")),
        (cells.match_pattern(cell, r"1\d{9}"), Message("data-date-coded", reader="reader: {dates: epoch_seconds}")),
        (cells.match_pattern(cell, r"1\d{12}"), Message("data-date-coded", reader="reader: {dates: epoch_milliseconds}")),
        (cells.match_pattern(cell, r"1\d{15}"), Message("data-date-coded", reader="reader: {dates: epoch_microseconds}")),
        ("true", Message("data-date-unreadable")),
    ]
