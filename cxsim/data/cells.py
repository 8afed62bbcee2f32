"""Cells: the SQL that reads a number, an instant or a yes out of text, and reads nothing where the text does not say it plainly."""

from __future__ import annotations

from collections.abc import Iterable

from cxsim.data.mapping import Cell, Dates, written

_EXPONENT = r"([eE][+-]?\d+)?"
POINT_NUMBER = rf"[+-]?(\d+|\d{{1,3}}(,\d{{3}})+)(\.\d*)?{_EXPONENT}|[+-]?\.\d+{_EXPONENT}"
COMMA_NUMBER = rf"[+-]?(\d+|\d{{1,3}}(\.\d{{3}})+)(,\d*)?{_EXPONENT}|[+-]?,\d+{_EXPONENT}"
WITH_COMMA = r"[+-]?(\d+|\d{1,3}(\.\d{3})+),\d+"
WITH_THOUSANDS = r"[+-]?\d{1,3}(,\d{3})+\.\d+"
NOT_FINITE = r"[+-]?(nan|inf|infinity)"
INSTANT = r"[12]\d{3}-\d{2}-\d{2}([ T]\d{2}:\d{2}(:\d{2}(\.\d+)?)?)?Z?"
INSTANT_WITH_OFFSET = r"[12]\d{3}-\d{2}-\d{2}[ T]\d{2}:\d{2}(:\d{2}(\.\d+)?)?[+-]\d{2}(:?\d{2})?"
PARTED_DATE = r"\d{1,2}([./-])\d{1,2}[./-][12]\d{3}( \d{1,2}:\d{2}(:\d{2})?( ?[AaPp][Mm])?)?"
COMPACT_DATE = r"[12]\d{7}(\d{6})?"
_CLOCKS = ("", " %H:%M", " %H:%M:%S", " %I:%M %p", " %I:%M:%S %p")
_LATEST_EPOCH_SECONDS = 253_402_300_799  # the end of the year 9999
NO_NUMBER_WORDS = ("nan", "na", "n/a", "#n/a", "null", "none")


def literal(text: str) -> str:
    """A text as a literal of SQL."""
    return "'" + text.replace("'", "''") + "'"


def matches(cell: str, pattern: str) -> str:
    """Whether all of a cell has the form of a pattern; false where it is blank."""
    return f"coalesce(regexp_full_match({cell}, {literal(pattern)}), false)"


def among(cell: str, values: Iterable[str]) -> str:
    """Whether a cell is one of some values."""
    return f"coalesce({cell} IN ({', '.join(map(literal, values))}), false)"


def number(cell: str, decimal: str | None) -> str:
    """The finite number in a cell: with no decimal mark stated only a plain one, else also one whose thousands are parted."""
    if decimal == ",":
        plain, formed = f"replace(replace({cell}, '.', ''), ',', '.')", matches(cell, COMMA_NUMBER)
    elif decimal == ".":
        plain, formed = f"replace({cell}, ',', '')", matches(cell, POINT_NUMBER)
    else:
        # what the cast takes and is not plain has an underscore or is not finite; a pattern on every cell would be slow
        plain, formed = cell, f"NOT contains({cell}, '_')"
    read = f"try_cast({plain} AS DOUBLE)"
    return f"CASE WHEN isfinite({read}) AND {formed} THEN {read} END"


def endless(cell: str) -> str:
    """Whether a cell is read as a number that is not finite: NaN, inf, 1e999."""
    return f"coalesce(NOT isfinite(try_cast({cell} AS DOUBLE)), {matches(f'lower({cell})', NOT_FINITE)})"


def like_a_number(cell: str) -> str:
    """Whether a cell has the form of a number in any of the ways numbers are written."""
    return f"(CASE WHEN try_cast({cell} AS DOUBLE) IS NOT NULL THEN true ELSE {matches(cell, f'{POINT_NUMBER}|{COMMA_NUMBER}')} END)"


def instant(cell: str, dates: Dates | None = None) -> str:
    """The instant in a cell written as 2025-12-31 or 2025-12-31 14:05:00, or as stated; with an offset from UTC, the one in UTC."""
    if dates in ("day_first", "month_first"):
        day, month = ("%d", "%m") if dates == "day_first" else ("%m", "%d")
        forms = [literal(f"{day}{mark}{month}{mark}%Y{clock}") for mark in "./-" for clock in _CLOCKS]
        fixed = f"try_strptime({cell}, [{', '.join(forms)}])"
        return f"CASE WHEN {matches(cell, PARTED_DATE)} THEN {fixed} ELSE {_iso(cell)} END"
    if dates == "compact":
        fixed = f"try_strptime({cell}, ['%Y%m%d', '%Y%m%d%H%M%S'])"
        return f"CASE WHEN {matches(cell, COMPACT_DATE)} THEN {fixed} ELSE {_iso(cell)} END"
    if dates is not None:
        micros = {"epoch_seconds": 1_000_000, "epoch_milliseconds": 1_000, "epoch_microseconds": 1}[dates]
        whole = f"try_cast({cell} AS BIGINT)"
        most = _LATEST_EPOCH_SECONDS * 1_000_000 // micros
        formed = f"{matches(cell, '[0-9]{1,18}')} AND {whole} <= {most}"
        return f"CASE WHEN {formed} THEN make_timestamp({whole} * {micros}) END"
    return _iso(cell)


def _iso(cell: str) -> str:
    """A cast to TIMESTAMP drops an offset, so only what has none is cast so; the slower form is looked for where it can be alone."""
    plain = f"WHEN {matches(cell, INSTANT)} THEN try_cast({cell} AS TIMESTAMP)"
    offset = f"{matches(cell, INSTANT_WITH_OFFSET)} THEN make_timestamp(epoch_us(try_cast({cell} AS TIMESTAMPTZ)))"
    return f"CASE {plain} WHEN length({cell}) > 18 AND {offset} END"


def flag(cell: str, yes: Iterable[Cell], no: Iterable[Cell]) -> str:
    """TRUE or FALSE where a cell is one of the ways of writing yes or no, else NULL; capitals do not matter."""
    plain = f"regexp_replace(lower({cell}), {literal(r'^([+-]?[0-9]+)[.]0+$')}, '\\1')"
    return f"CASE WHEN {among(plain, map(written, yes))} THEN true WHEN {among(plain, map(written, no))} THEN false END"
