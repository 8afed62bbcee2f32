"""Suspect values: numbers and texts that may mean something else than they say, before a model takes them at their word.

A survey tool or a database writes a code such as -99 where there is no answer; a column of text may hold numbers with a per cent or
currency sign, or levels that differ by capitals only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from cxsim.data import cells
from cxsim.data.mapping import Reader, canonical_text
from cxsim.data.raw_table import RawTable
from cxsim.errors import Fault, fault
from cxsim.text import Message

_BELOW = (-9, -99, -999, -9999, -99999, -8, -98, -998, -97, -997, -77, -777, -88, -888, -66)
_ABOVE = (77, 88, 97, 98, 99, 777, 888, 997, 998, 999, 9998, 9999, 99999, 999999)
CODES = (*_BELOW, *_ABOVE)
MINIMUM_REPEATS = 2  # once may be a slip of the pen
_MARKED_FROM = 0.5  # a column is of numbers with signs if at least this share of its filled cells are
_SHOWN = 3


def is_code_like(value: str) -> str:
    """Whether a number is a code by its look."""
    return f"{value} IN ({', '.join(map(str, CODES))})"


def code_faults(table: RawTable, numbers: Mapping[str, str], reader: Reader) -> list[Fault]:
    """A fault for each number that is a code by its look, stands at least twice, and is further from the others than they are apart.

    Parameters
    ----------
    numbers : the SQL of the value of each column in which numbers that may be codes were found.
    """
    if not numbers:
        return []
    values = ", ".join(f"{sql} AS v{i}" for i, sql in enumerate(numbers.values()))
    extremes = ", ".join(f"{end}(v{i}) FILTER (WHERE NOT {is_code_like(f'v{i}')})" for i in range(len(numbers)) for end in ("min", "max"))
    row = table.connection.execute(f"SELECT {extremes} FROM (SELECT {values} FROM {table.relation})").fetchall()[0]
    faults: list[Fault] = []
    for (column, sql), low, high in zip(numbers.items(), row[0::2], row[1::2], strict=True):
        if low is not None and low < high:
            faults += _of_column(table, column, sql, (low, high), reader)
    return faults


def _of_column(table: RawTable, column: str, sql: str, others: tuple[float, float], reader: Reader) -> list[Fault]:
    low, high = others
    name = table.shown.get(column, column)
    meant = {canonical_text(value) for value in reader.valid.get(name, ())}
    query = f"SELECT {sql} AS v, count(*), min(rowid) FROM {table.relation} WHERE {is_code_like('v')} GROUP BY v ORDER BY v"
    faults = []
    for code, count, row in table.connection.execute(query).fetchall():
        gap = max(low - code, code - high)
        if count < MINIMUM_REPEATS or gap <= high - low or f"{code:g}" in meant:
            continue
        place = table.locate([row])[row]
        blank, valid = (f"reader: {{{key}: {{{name}: [{code:g}]}}}}" for key in ("blank", "valid"))
        found = fault("data-code-number", code=f"{code:g}", low=low, high=high, blank=blank, valid=valid)
        faults.append(found.at(place.file, place.line, name, count=int(count)))
    return faults


def level_faults(table: RawTable, names: Iterable[str], reader: Reader) -> Iterator[Fault]:
    """A fault for each column of text that is numbers with a per cent or a currency sign, or that holds a code for no answer."""
    for name in names:
        cell = cells.blank_placeholders(table.cell(name))
        marked = cells.match_pattern(cell, cells.WITH_SIGN)
        known = {canonical_text(value) for value in reader.valid.get(name, ())}
        codes = [str(code) for code in CODES if code < 0 and str(code) not in known]
        query = (
            f"SELECT avg(CAST({marked} AS INT)) FILTER (WHERE {cell} IS NOT NULL), arg_min({cell}, rowid) FILTER (WHERE {marked}), "
            f"min(rowid) FILTER (WHERE {marked}), arg_min({cell}, rowid) FILTER (WHERE {cells.is_one_of(cell, codes)}), "
            f"min(rowid) FILTER (WHERE {cells.is_one_of(cell, codes)}) FROM {table.relation}"
        )
        share, example, row, code, coded = table.connection.execute(query).fetchall()[0]
        if (share or 0.0) >= _MARKED_FROM:
            sign = next(sign for sign in ("%", *cells.CURRENCY_SIGNS) if sign in example)
            place = table.locate([row])[row]
            found = fault("data-text-signed", example=repr(example), reader=f'reader: {{units: ["{sign}"]}}')
            yield found.at(place.file, place.line, name)
        if code is not None:
            place = table.locate([coded])[coded]
            blank, valid = (f"reader: {{{key}: {{{name}: [{code}]}}}}" for key in ("blank", "valid"))
            yield fault("data-code-text", code=code, blank=blank, valid=valid).at(place.file, place.line, name)


def level_notes(table: RawTable, names: Iterable[str]) -> Iterator[Message]:
    """What is to be known of columns of text: words that were read as blank, and levels that differ by capitals or blanks only."""
    for name in names:
        raw = table.cell(name)
        words = ", ".join(map(cells.sql_literal, cells.NO_TEXT_WORDS))
        count = table.connection.execute(f"SELECT count(*) FROM {table.relation} WHERE {raw} IN ({words})").fetchall()[0][0]
        if count:
            yield Message("data-text-placeholders", name=name, count=count, rows=table.source.rows)
        alike = f"lower(regexp_replace({raw}, '\\s+', '', 'g'))"
        query = (
            f"SELECT list(DISTINCT {raw} ORDER BY {raw}) AS forms FROM {table.relation} WHERE {raw} IS NOT NULL AND {raw} NOT IN ({words}) "
            f"GROUP BY {alike} HAVING count(DISTINCT {raw}) > 1 ORDER BY forms"
        )
        for (forms,) in table.connection.execute(query).fetchall()[:_SHOWN]:
            yield Message("data-text-alike", name=name, forms=[repr(form) for form in forms[:_SHOWN]])
