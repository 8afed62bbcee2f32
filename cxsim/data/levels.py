"""Levels: what is said and what is asked of the values of a column of text before a model takes each for a kind of customer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cxsim.data import cells
from cxsim.data.codes import CODES
from cxsim.data.mapping import Reader, written
from cxsim.data.raw_table import RawTable
from cxsim.errors import Fault

_MARKED_FROM = 0.5  # a column is of numbers with signs if at least this share of its filled cells are
_SHOWN = 3


def level_faults(table: RawTable, names: Iterable[str], reader: Reader) -> Iterator[Fault]:
    """A fault for each column of text that is numbers with a per cent or a currency sign, or that holds a code for no answer."""
    for name in names:
        cell = cells.without_words(table.cell(name))
        marked = cells.matches(cell, cells.WITH_SIGN)
        known = {written(value) for value in reader.valid.get(name, ())}
        codes = [str(code) for code in CODES if code < 0 and str(code) not in known]
        query = (
            f"SELECT avg(CAST({marked} AS INT)) FILTER (WHERE {cell} IS NOT NULL), arg_min({cell}, rowid) FILTER (WHERE {marked}), "
            f"min(rowid) FILTER (WHERE {marked}), arg_min({cell}, rowid) FILTER (WHERE {cells.among(cell, codes)}), "
            f"min(rowid) FILTER (WHERE {cells.among(cell, codes)}) FROM {table.relation}"
        )
        share, example, row, code, coded = table.connection.execute(query).fetchall()[0]
        if (share or 0.0) >= _MARKED_FROM:
            sign = next(sign for sign in ("%", *cells.CURRENCY_SIGNS) if sign in example)
            do = f'if they are numbers: write reader: {{units: ["{sign}"]}}; 12 % is then 0.12. Else leave the column out of features'
            place = table.locate([row])[row]
            yield Fault(f"{example!r}", "numbers, or names of kinds", do, place.file, place.line, name)
        if code is not None:
            do = (
                f"if it stands for no answer: write reader: {{blank: {{{name}: [{code}]}}}}; "
                f"if it is a kind: reader: {{valid: {{{name}: [{code}]}}}}"
            )
            place = table.locate([coded])[coded]
            yield Fault(
                f"{code!r} in a column of text", "names of kinds, not codes for what was not answered", do, place.file, place.line, name
            )


def level_notes(table: RawTable, names: Iterable[str]) -> Iterator[str]:
    """What is to be known of columns of text: words that were read as blank, and levels that differ by capitals or blanks only."""
    for name in names:
        raw = table.cell(name)
        words = ", ".join(map(cells.literal, cells.NO_TEXT_WORDS))
        count = table.connection.execute(f"SELECT count(*) FROM {table.relation} WHERE {raw} IN ({words})").fetchall()[0][0]
        if count:
            yield f"{name} says N/A, NULL or a dash in {count:,} of {table.source.rows:,} rows; read as blank."
        alike = f"lower(regexp_replace({raw}, '\\s+', '', 'g'))"
        query = (
            f"SELECT list(DISTINCT {raw} ORDER BY {raw}) AS forms FROM {table.relation} WHERE {raw} IS NOT NULL AND {raw} NOT IN ({words}) "
            f"GROUP BY {alike} HAVING count(DISTINCT {raw}) > 1 ORDER BY forms"
        )
        for (forms,) in table.connection.execute(query).fetchall()[:_SHOWN]:
            listed = " and ".join(repr(form) for form in forms[:_SHOWN])
            yield f"{name} has {listed}, which differ by capitals or blanks only and count apart; write them alike if they are one."
