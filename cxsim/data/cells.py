"""Cells: the SQL that reads a number, an instant or a yes out of text, and reads nothing where the text does not say it plainly."""

from __future__ import annotations

from collections.abc import Iterable

from cxsim.data.mapping import Cell, written

_EXPONENT = r"([eE][+-]?\d+)?"
POINT_NUMBER = rf"[+-]?(\d+|\d{{1,3}}(,\d{{3}})+)(\.\d*)?{_EXPONENT}|[+-]?\.\d+{_EXPONENT}"
COMMA_NUMBER = rf"[+-]?(\d+|\d{{1,3}}(\.\d{{3}})+)(,\d*)?{_EXPONENT}|[+-]?,\d+{_EXPONENT}"
WITH_COMMA = r"[+-]?(\d+|\d{1,3}(\.\d{3})+),\d+"
WITH_THOUSANDS = r"[+-]?\d{1,3}(,\d{3})+\.\d+"
NOT_FINITE = r"[+-]?(nan|inf|infinity)"
INSTANT = r"\d{4}-\d{2}-\d{2}([ T]\d{2}:\d{2}(:\d{2}(\.\d+)?)?)?Z?"
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


def instant(cell: str) -> str:
    """The instant in a cell written as 2025-12-31 or 2025-12-31 14:05:00; day-first dates are not read."""
    return f"CASE WHEN {matches(cell, INSTANT)} THEN try_cast(rtrim({cell}, 'Z') AS TIMESTAMP) END"


def flag(cell: str, yes: Iterable[Cell], no: Iterable[Cell]) -> str:
    """TRUE or FALSE where a cell is one of the ways of writing yes or no, else NULL; capitals do not matter."""
    plain = f"regexp_replace(lower({cell}), {literal(r'^([+-]?[0-9]+)[.]0+$')}, '\\1')"
    return f"CASE WHEN {among(plain, map(written, yes))} THEN true WHEN {among(plain, map(written, no))} THEN false END"
