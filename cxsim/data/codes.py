"""Codes: numbers that a survey tool or a database writes where there is no answer, such as -99, and that stand apart from all others."""

from __future__ import annotations

from collections.abc import Mapping

from cxsim.data.mapping import Reader, written
from cxsim.data.raw_table import RawTable
from cxsim.errors import Fault

_BELOW = (-9, -99, -999, -9999, -99999, -8, -98, -998, -97, -997, -77, -777, -88, -888, -66)
_ABOVE = (77, 88, 97, 98, 99, 777, 888, 997, 998, 999, 9998, 9999, 99999, 999999)
CODES = (*_BELOW, *_ABOVE)
TIMES = 2  # once may be a slip of the pen


def may_be_coded(value: str) -> str:
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
    asked = ", ".join(f"{end}(v{i}) FILTER (WHERE NOT {may_be_coded(f'v{i}')})" for i in range(len(numbers)) for end in ("min", "max"))
    row = table.connection.execute(f"SELECT {asked} FROM (SELECT {values} FROM {table.relation})").fetchall()[0]
    faults: list[Fault] = []
    for (column, sql), low, high in zip(numbers.items(), row[0::2], row[1::2], strict=True):
        if low is not None and low < high:
            faults += _of_column(table, column, sql, (low, high), reader)
    return faults


def _of_column(table: RawTable, column: str, sql: str, others: tuple[float, float], reader: Reader) -> list[Fault]:
    low, high = others
    name = table.shown.get(column, column)
    meant = {written(value) for value in reader.valid.get(name, ())}
    query = f"SELECT {sql} AS v, count(*), min(rowid) FROM {table.relation} WHERE {may_be_coded('v')} GROUP BY v ORDER BY v"
    faults = []
    for code, count, row in table.connection.execute(query).fetchall():
        gap = max(low - code, code - high)
        if count < TIMES or gap <= high - low or f"{code:g}" in meant:
            continue
        place = table.locate([row])[row]
        found = f"{code:g}, where all other values are from {low:g} to {high:g}"
        do = (
            f"if it stands for no answer: write reader: {{blank: {{{name}: [{code:g}]}}}}; "
            f"if it is a number: reader: {{valid: {{{name}: [{code:g}]}}}}"
        )
        faults.append(Fault(found, "numbers, not codes for what was not answered", do, place.file, place.line, name, count=int(count)))
    return faults
