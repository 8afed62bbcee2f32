"""Cells: the SQL that reads a number, an instant or a yes out of text, and reads nothing where the text does not say it plainly."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cxsim.data.mapping import Cell, Dates, Reader, canonical_text

_EXPONENT = r"([eE][+-]?\d+)?"
_BLANKS = r" \x{00A0}\x{2009}\x{202F}"  # of French numbers; a spreadsheet writes one of the latter
_APOSTROPHES = r"'\x{2019}"  # of Swiss numbers
_GAPS = " \u00a0\u2009\u202f'\u2019"


def _grouped(mark: str) -> str:
    """Thousands parted by one kind of mark throughout."""
    return "|".join(rf"\d{{1,3}}([{marks}]\d{{3}})+" for marks in (mark, _BLANKS, _APOSTROPHES))


POINT_NUMBER = rf"[+-]?(\d+|{_grouped(',')})(\.\d*)?{_EXPONENT}|[+-]?\.\d+{_EXPONENT}"
COMMA_NUMBER = rf"[+-]?(\d+|{_grouped('.')})(,\d*)?{_EXPONENT}|[+-]?,\d+{_EXPONENT}"
WITH_COMMA = rf"[+-]?(\d+|{_grouped('.')}),\d+"
WITH_THOUSANDS = r"[+-]?\d{1,3}((,\d{3})+\.\d+|(,\d{3}){2,})"
WITH_GAPS = rf"[+-]?\d{{1,3}}([{_BLANKS}{_APOSTROPHES}]\d{{3}})+(\.\d*)?"
CURRENCY_SIGNS = ("€", "$", "£", "¥", "EUR", "USD", "GBP", "CHF", "JPY")
_SIGN = r"(€|\$|£|¥|EUR|USD|GBP|CHF|JPY)"
WITH_SIGN = rf"[+-]?{_SIGN}[{_BLANKS}]?-?[\d.,{_BLANKS}{_APOSTROPHES}]*\d|[+-]?[\d.,{_BLANKS}{_APOSTROPHES}]*\d[{_BLANKS}]?(%|{_SIGN})"
NOT_FINITE = r"[+-]?(nan|inf|infinity)"
INSTANT = r"\d{4}-\d{2}-\d{2}([ T]\d{2}:\d{2}(:\d{2}(\.\d+)?)?)?Z?"
INSTANT_WITH_OFFSET = r"\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(:\d{2}(\.\d+)?)?( ?[+-]\d{2}(:?\d{2})?| ?(UTC|GMT|Z))"
PARTED_DATE = r"\d{1,2}([./-])\d{1,2}[./-][12]\d{3}( \d{1,2}:\d{2}(:\d{2})?( ?[AaPp][Mm])?)?"
NAMED_MONTH = r"\d{1,2}[ -][A-Za-z]{3,9}[ -]\d{4}( \d{1,2}:\d{2}(:\d{2})?( ?[AaPp][Mm])?)?"
SHORT_YEAR = r"\d{1,2}([./-]\d{1,2}[./-]|[ -][A-Za-z]{3,9}[ -])\d{2}( \d{1,2}:\d{2}(:\d{2})?( ?[AaPp][Mm])?)?"
COMPACT_DATE = r"[12]\d{7}(\d{6})?"
EXCEL_DAYS = r"[1-7]\d{4}(\.\d+)?"  # 1927 to 2118
_CLOCKS = ("", " %H:%M", " %H:%M:%S", " %I:%M %p", " %I:%M:%S %p")
_LATEST_EPOCH_SECONDS = 253_402_300_799  # the end of the year 9999
NO_NUMBER_WORDS = ("nan", "na", "n/a", "#n/a", "null", "none")
# in a text NA may be a region, and None an offer; these can mean nothing else
_WRITTEN = (form for word in ("n/a", "#n/a", "null", "nan", "<na>") for form in (word, word.upper(), word.capitalize()))
NO_TEXT_WORDS = (*_WRITTEN, "NaN", "-", "--")


def sql_literal(text: str) -> str:
    """A text as a literal of SQL."""
    return "'" + text.replace("'", "''") + "'"


def match_pattern(cell: str, pattern: str) -> str:
    """Whether all of a cell has the form of a pattern; false where it is blank."""
    return f"coalesce(regexp_full_match({cell}, {sql_literal(pattern)}), false)"


def is_one_of(cell: str, values: Iterable[str]) -> str:
    """Whether a cell is one of some values."""
    return f"coalesce({cell} IN ({', '.join(map(sql_literal, values))}), false)"


def parse_number(cell: str, reader: Reader) -> str:
    """The finite number in a cell: with no decimal mark stated only a plain one, else also one whose thousands are parted.

    A stated unit beside it is left away, and a per cent is a hundredth.
    """
    bare = strip_units(cell, reader.units)
    if reader.decimal == ",":
        plain, formed = f"replace({_translated(bare, '.' + _GAPS)}, ',', '.')", match_pattern(bare, COMMA_NUMBER)
    elif reader.decimal == ".":
        plain, formed = _translated(bare, "," + _GAPS), match_pattern(bare, POINT_NUMBER)
    else:
        # what the cast takes and is not plain has an underscore or is not finite; a pattern on every cell would be slow
        plain, formed = bare, f"NOT contains({bare}, '_')"
    read = f"try_cast({plain} AS DOUBLE)"
    scale = f" * CASE WHEN right({cell}, 1) = '%' THEN 0.01 ELSE 1 END" if "%" in reader.units else ""
    return f"CASE WHEN isfinite({read}) AND {formed} THEN {read}{scale} END"


def _translated(cell: str, marks: str) -> str:
    return f"translate({cell}, {sql_literal(marks)}, '')"


def strip_units(cell: str, units: Iterable[str]) -> str:
    """A cell without a stated unit before or behind its number; a sign before the unit stays."""
    form = "|".join(re.escape(unit) for unit in units)
    if not form:
        return cell
    behind = f"regexp_replace({cell}, {sql_literal(f'[{_BLANKS}]*({form})$')}, '')"
    return f"regexp_replace({behind}, {sql_literal(f'^([+-]?)({form})[{_BLANKS}]*')}, '\\1')"


def find_signs(texts: Iterable[str]) -> tuple[str, ...]:
    """The signs of per cent and of currencies that stand in some texts."""
    return tuple(sign for sign in ("%", *CURRENCY_SIGNS) if any(sign in text for text in texts))


def is_not_finite(cell: str) -> str:
    """Whether a cell is read as a number that is not finite: NaN, inf, 1e999."""
    return f"coalesce(NOT isfinite(try_cast({cell} AS DOUBLE)), {match_pattern(f'lower({cell})', NOT_FINITE)})"


def is_number_like(cell: str, units: Iterable[str] = ()) -> str:
    """Whether a cell has the form of a number in any of the ways numbers are written."""
    bare = strip_units(cell, units)
    return f"(CASE WHEN try_cast({bare} AS DOUBLE) IS NOT NULL THEN true ELSE {match_pattern(bare, f'{POINT_NUMBER}|{COMMA_NUMBER}')} END)"


def parse_instant(cell: str, dates: Dates | None = None) -> str:
    """The instant in a cell written as 2025-12-31 or 2025-12-31 14:05:00, or as stated; with an offset from UTC, the one in UTC."""
    if dates in ("day_first", "month_first"):
        day, month = ("%d", "%m") if dates == "day_first" else ("%m", "%d")
        parted = _stripped(cell, [f"{day}{mark}{month}{mark}%Y" for mark in "./-"])
        named = _stripped(cell, [f"%d{mark}{name}{mark}%Y" for mark in "- " for name in ("%b", "%B")])
        cases = f"WHEN {match_pattern(cell, PARTED_DATE)} THEN {parted} WHEN {match_pattern(cell, NAMED_MONTH)} THEN {named}"
        return f"CASE {cases} ELSE {_iso(cell)} END"
    if dates == "compact":
        fixed = f"try_strptime({cell}, ['%Y%m%d', '%Y%m%d%H%M%S'])"
        return f"CASE WHEN {match_pattern(cell, COMPACT_DATE)} THEN {fixed} ELSE {_iso(cell)} END"
    if dates == "excel":
        since = f"CAST(round(try_cast({cell} AS DOUBLE) * 86400000000) AS BIGINT)"
        return f"CASE WHEN {match_pattern(cell, EXCEL_DAYS)} THEN TIMESTAMP '1899-12-30' + to_microseconds({since}) ELSE {_iso(cell)} END"
    if dates is not None:
        micros = {"epoch_seconds": 1_000_000, "epoch_milliseconds": 1_000, "epoch_microseconds": 1}[dates]
        whole = f"try_cast({cell} AS BIGINT)"
        most = _LATEST_EPOCH_SECONDS * 1_000_000 // micros
        formed = f"{match_pattern(cell, '[0-9]{1,18}')} AND {whole} <= {most}"
        return f"CASE WHEN {formed} THEN make_timestamp({whole} * {micros}) END"
    return _iso(cell)


def _stripped(cell: str, days: Iterable[str]) -> str:
    forms = ", ".join(sql_literal(f"{day}{clock}") for day in days for clock in _CLOCKS)
    return f"try_strptime({cell}, [{forms}])"


def _iso(cell: str) -> str:
    """A cast to TIMESTAMP drops an offset, so only what has none is cast so; the slower form is looked for where it can be alone."""
    plain = f"WHEN {match_pattern(cell, INSTANT)} THEN try_cast({cell} AS TIMESTAMP)"
    known = f"regexp_replace(regexp_replace({cell}, ' ?(UTC|GMT|Z)$', '+00'), ' ([+-][0-9:]+)$', '\\1')"
    offset = f"{match_pattern(cell, INSTANT_WITH_OFFSET)} THEN make_timestamp(epoch_us(try_cast({known} AS TIMESTAMPTZ)))"
    return f"CASE {plain} WHEN length({cell}) > 17 AND {offset} END"


def blank_placeholders(cell: str) -> str:
    """A text, NULL where it is a word or a dash that stands for nothing."""
    return f"CASE WHEN {cell} IN ({', '.join(map(sql_literal, NO_TEXT_WORDS))}) THEN NULL ELSE {cell} END"


def contains_cell(value: Cell, values: Iterable[Cell]) -> bool:
    """Whether a value is one of some, however each is written."""
    return canonical_text(value) in {canonical_text(other) for other in values}


def parse_flag(cell: str, yes: Iterable[Cell], no: Iterable[Cell]) -> str:
    """TRUE or FALSE where a cell is one of the ways of writing yes or no, else NULL; capitals do not matter."""
    plain = f"regexp_replace(lower({cell}), {sql_literal(r'^([+-]?[0-9]+)[.]0+$')}, '\\1')"
    return (
        f"CASE WHEN {is_one_of(plain, map(canonical_text, yes))} THEN true WHEN {is_one_of(plain, map(canonical_text, no))} THEN false END"
    )
