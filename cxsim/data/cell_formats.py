"""Forms: how a cell that says no number or no instant is written, and how to have it read; what is offered can be read."""

from __future__ import annotations

import json
from collections.abc import Iterator

from cxsim.data import cells
from cxsim.data.mapping import Reader
from cxsim.data.rules import ColumnRule
from cxsim.data.violations import RuleCheck

_MEND = "mend it, or leave the row out"
_FOUR_DIGITS = "export with four-digit years"


def number_checks(rule: ColumnRule, cell: str, read: str, reader: Reader, native: bool = False) -> Iterator[RuleCheck]:
    """The ways in which a filled cell can be no number: not finite, or written in a way that is not stated."""
    wrong = f"{cell} IS NOT NULL AND {read} IS NULL"
    if native:
        yield RuleCheck(rule.column, wrong, "{}", f"{rule.says}, a finite number", _MEND, not rule.personal)
        return
    if rule.words_blank:
        wrong += f" AND NOT {cells.is_one_of(f'lower({cell})', cells.NO_NUMBER_WORDS)}"
    yield from _first_form(rule, wrong, _of_numbers(rule, cell, reader))


def instant_checks(rule: ColumnRule, cell: str, read: str, reader: Reader) -> Iterator[RuleCheck]:
    """The ways in which a filled cell can be no instant."""
    yield from _first_form(rule, f"{cell} IS NOT NULL AND {read} IS NULL", _of_instants(rule, cell, reader))


def _first_form(rule: ColumnRule, wrong: str, forms: list[tuple[str, str, str]]) -> Iterator[RuleCheck]:
    """A check for each form that no earlier one is."""
    earlier: list[str] = []
    for form, expected, do in forms:
        # CASE looks at the form of the wrong cells alone, which are few
        broken = f"CASE WHEN {wrong} THEN {' AND '.join([form, *(f'NOT {other}' for other in earlier)])} END"
        yield RuleCheck(rule.column, broken, "{}", expected, do, not rule.personal)
        earlier.append(form)


def _of_numbers(rule: ColumnRule, cell: str, reader: Reader) -> list[tuple[str, str, str]]:
    bare = cells.strip_units(cell, reader.units)
    signed = cells.match_pattern(bare, cells.WITH_SIGN)
    no_sign = f"{rule.says}, a number without a sign beside it"
    forms = [(cells.is_not_finite(bare), f"{rule.says}, a finite number", _MEND)]
    if reader.decimal is None:
        naked = cells.strip_units(bare, ("%", *cells.CURRENCY_SIGNS))
        forms += [(f"({signed} AND {form})", no_sign, do) for form, _, do in _of_marks(rule, naked, reader, signed=True)]
    forms.append((signed, no_sign, f"state the signs that are to be left away: write {_stated(reader, reader.decimal, signed=True)}"))
    if reader.decimal is None:
        forms += _of_marks(rule, bare, reader)
    return [*forms, ("true", f"{rule.says}, a number", _MEND)]


def _of_marks(rule: ColumnRule, bare: str, reader: Reader, signed: bool = False) -> list[tuple[str, str, str]]:
    """The forms of a number, without the units beside it, that ask for the decimal mark."""
    comma, point = (f"write {_stated(reader, mark, signed)}" for mark in ",.")
    german = f"German numbers: {comma} (if the comma parts thousands: {point})"
    parted = cells.match_pattern(bare, f"{cells.WITH_THOUSANDS}|{cells.WITH_GAPS}")
    return [
        (cells.match_pattern(bare, cells.WITH_COMMA), f"{rule.says}, a number with a decimal point, or a stated decimal mark", german),
        (parted, f"{rule.says}, a number without a thousands mark", f"thousands are parted: {point}"),
    ]


def _stated(reader: Reader, decimal: str | None, signed: bool = False) -> str:
    """The reader with a decimal mark, with the units that it has and, if `signed`, with the signs that are found."""
    units = [json.dumps(unit, ensure_ascii=False) for unit in reader.units] + ["{signs}"] * signed
    parts = [f"units: [{', '.join(units)}]"] if units else []
    parts += [f'decimal: "{decimal}"'] if decimal else []
    return f"reader: {{{', '.join(parts)}}}"


def _of_instants(rule: ColumnRule, cell: str, reader: Reader) -> list[tuple[str, str, str]]:
    if reader.dates is not None:
        expected = f"{rule.says}, a date written as stated ({reader.dates}), the year with four digits"
        return [
            (cells.match_pattern(cell, cells.SHORT_YEAR), expected, _FOUR_DIGITS),
            ("true", expected, f"mend it, or correct reader: {{dates: {reader.dates}}}"),
        ]
    expected = f"{rule.says}, a date as 2025-12-31 or 2025-12-31 14:05:00"
    which = "say which stands first, the day or the month: write reader: {dates: day_first} or reader: {dates: month_first}"
    if_so = "if these are dates: write reader: {dates: %s}"
    return [
        (cells.match_pattern(cell, cells.SHORT_YEAR), expected, _FOUR_DIGITS),
        (cells.match_pattern(cell, cells.PARTED_DATE), expected, which),
        (cells.match_pattern(cell, cells.NAMED_MONTH), expected, "write reader: {dates: day_first}"),
        (cells.match_pattern(cell, cells.COMPACT_DATE), expected, if_so % "compact"),
        (cells.match_pattern(cell, cells.EXCEL_DAYS), expected, if_so % "excel" + ", which counts days as a spreadsheet does"),
        (cells.match_pattern(cell, r"1\d{9}"), expected, if_so % "epoch_seconds"),
        (cells.match_pattern(cell, r"1\d{12}"), expected, if_so % "epoch_milliseconds"),
        (cells.match_pattern(cell, r"1\d{15}"), expected, if_so % "epoch_microseconds"),
        ("true", expected, "write it so, or leave the row out"),
    ]
