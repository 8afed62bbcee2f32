"""How each database reads a cell and an instant: all that its SQL does differently from the others'."""

from __future__ import annotations

from dataclasses import dataclass

from cxsim.data.cells import NO_TEXT_WORDS, sql_literal
from cxsim.data.rules import Kind
from cxsim.errors import UsageError, fault, nearest
from cxsim.text import Message

Period = str
PERIODS = ("day", "week", "month", "quarter", "year")

_FLAG = (
    "CASE WHEN lower(CAST({0} AS VARCHAR(8))) IN ('1', '1.0', 't', 'true', 'y', 'yes') THEN 1.0 "
    "WHEN lower(CAST({0} AS VARCHAR(8))) IN ('0', '0.0', 'f', 'false', 'n', 'no') THEN 0.0 END"
)


@dataclass(frozen=True)
class Dialect:
    """SQL templates with {0} for an expression.

    Attributes
    ----------
    number, instant, text, flag : a cell, already without blanks, read as its kind; NULL (or the database's own error) if it is not.
    days, year, month : of an instant: days since 1970 with their fraction; the calendar year; the month from 1.
    whole : a number without its fraction.
    unit : whose row it is, as it is grouped by: in DuckDB a 64-bit hash of the name, which takes less room; of ten million customers
        two share one with a chance of 3 in a million, and would count as one.
    finite : whether a number is neither NaN nor infinite.
    latest : of a number {0} with its instant {1}, the last one, and of several at once the highest; where a database has no such sum
        it is empty, and rows are ranked instead, which sorts the whole table.
    words : whether words for nothing (N/A, NULL) may stand in a text; in DuckDB they were taken out before.
    """

    name: str
    number: str
    instant: str
    days: str
    year: str
    month: str
    whole: str
    finite: str
    text: str = "CAST({0} AS VARCHAR(1000))"
    flag: str = _FLAG
    unit: str = "{0}"
    latest: str = ""
    words: bool = True

    def cell(self, column: str, kind: Kind, is_text: bool) -> str:
        """The SQL of a cell read as its kind."""
        raw = f"nullif(trim({column}), '')" if is_text else column
        if kind in ("name", "text") and is_text and self.words:
            return f"CASE WHEN {raw} IN ({', '.join(map(sql_literal, NO_TEXT_WORDS))}) THEN NULL ELSE {raw} END"
        if kind == "number":
            read = self.number.format(raw)
            return f"CASE WHEN {self.finite.format(read)} THEN {read} END"
        if kind == "instant":
            return self.instant.format(raw)
        if kind == "flag":
            return self.flag.format(raw)
        return raw if is_text else self.text.format(raw)

    def part(self, cell: str, wanted: str) -> str:
        """A part of an instant: `days`, `day`, or the number of its month, quarter, year or week since a fixed one."""
        year, month, days = self.year.format(cell), self.month.format(cell), self.days.format(cell)
        quarter = f"CASE WHEN {month} <= 3 THEN 0 WHEN {month} <= 6 THEN 1 WHEN {month} <= 9 THEN 2 ELSE 3 END"
        return {
            "days": f"({days})",
            "day": self.whole.format(days),
            "week": self.whole.format(f"(({days}) + 3) / 7.0"),
            "month": f"({year} * 12 + {month} - 1)",
            "quarter": f"({year} * 4 + {quarter})",
            "year": f"({year})",
        }[wanted]


DUCKDB = Dialect(
    name="duckdb",
    number="try_cast({0} AS DOUBLE)",
    instant="try_cast({0} AS TIMESTAMP)",
    days="epoch({0}) / 86400.0",
    year="year({0})",
    month="month({0})",
    whole="CAST(floor({0}) AS BIGINT)",
    finite="isfinite({0})",
    text="CAST({0} AS VARCHAR)",
    flag=_FLAG.replace("VARCHAR(8)", "VARCHAR"),
    unit="CASE WHEN {0} IS NOT NULL THEN hash({0}) END",
    latest="arg_max({0}, ({1}, {0}))",
    words=False,
)
POSTGRESQL = Dialect(
    name="postgresql",
    number="CAST({0} AS DOUBLE PRECISION)",
    # an instant with an offset, as text or with a time zone, is the one in UTC; a cast alone drops an offset, or takes the session's zone
    instant="CASE WHEN CAST({0} AS TEXT) ~ ':[0-9.]+ ?([+-][0-9]{{1,2}}(:?[0-9]{{2}})?|Z|UTC|GMT)$' "
    "THEN CAST(CAST({0} AS TEXT) AS TIMESTAMPTZ) AT TIME ZONE 'UTC' ELSE CAST({0} AS TIMESTAMP) END",
    days="CAST(extract(epoch FROM {0}) AS DOUBLE PRECISION) / 86400.0",
    year="CAST(extract(year FROM {0}) AS INTEGER)",
    month="CAST(extract(month FROM {0}) AS INTEGER)",
    whole="CAST(floor({0}) AS BIGINT)",
    finite="{0} NOT IN ('NaN'::float8, 'Infinity'::float8, '-Infinity'::float8)",
)
SQLITE = Dialect(
    name="sqlite",
    # a cast takes the number that a text begins with, and a day that a month does not have runs over into the next
    number="CASE WHEN CAST({0} AS TEXT) GLOB '*[0-9]*' AND CAST({0} AS TEXT) NOT GLOB '*[^0-9.eE+-]*' "
    "AND CAST({0} AS TEXT) NOT GLOB '*[0-9.][+-]*' AND CAST({0} AS TEXT) NOT GLOB '*.*.*' "
    "AND CAST({0} AS TEXT) NOT GLOB '[eE]*' AND CAST({0} AS TEXT) NOT GLOB '*[eE+-]' THEN CAST({0} AS REAL) END",
    instant="CASE WHEN {0} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*' AND date(substr({0}, 1, 10), '+0 days') = substr({0}, 1, 10) "
    "THEN datetime({0}) END",
    days="(julianday({0}) - 2440587.5)",
    year="CAST(strftime('%Y', {0}) AS INTEGER)",
    month="CAST(strftime('%m', {0}) AS INTEGER)",
    whole="CAST({0} AS INTEGER)",
    finite="{0} BETWEEN -1.7e308 AND 1.7e308",
)
DIALECTS = {dialect.name: dialect for dialect in (DUCKDB, POSTGRESQL, SQLITE)}


def dialect_of(name: str) -> Dialect:
    """The dialect of a database by its SQLAlchemy name.

    Raises
    ------
    UsageError
        If it is not one of those that are known.
    """
    if name not in DIALECTS:
        wrong = fault("metrics-database-other", name=name, names=list(DIALECTS), nearest=nearest(name, DIALECTS))
        raise UsageError(Message("metrics-database-unknown"), [wrong])
    return DIALECTS[name]
