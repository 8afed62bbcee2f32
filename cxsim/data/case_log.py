"""Cases out of a log of activities: when each was opened and resolved, and how many contacts it took."""

from __future__ import annotations

from collections.abc import Iterator

from cxsim.data import cells
from cxsim.data.raw_table import RawTable
from cxsim.data.table_mapping import TableMapping
from cxsim.errors import Fault, nearest

MADE = ("case_id", "opened_at", "resolved_at", "reopened_at", "contacts")


def case_columns(raw: RawTable, mapping: TableMapping) -> dict[str, str]:
    """The SQL of each column of a case, as text, over the rows of the log that are its own; group by the first.

    An instant that cannot be read is kept as it stands, so that it is found as a fault of the case.
    """
    log = mapping.log
    assert log is not None
    case, activity, at = (raw.cell(name) for name in (log.case, log.activity, log.at))
    read = cells.instant(at, mapping.reader.dates)
    unread = f"max(CASE WHEN {read} IS NULL THEN coalesce({at}, '') END)"

    def where(activities: tuple[str, ...]) -> str:
        return f"FILTER (WHERE {cells.among(activity, activities)})" if activities else "FILTER (WHERE false)"

    made = {
        "case_id": case,
        "opened_at": f"coalesce({unread}, CAST(min({read}) AS VARCHAR))",
        "resolved_at": f"CAST(max({read}) {where(log.resolved)} AS VARCHAR)",
        "reopened_at": f"CAST(max({read}) {where(log.reopened)} AS VARCHAR)",
        "contacts": f"CAST(count(*) {where(log.contacts)} AS VARCHAR)",
    }
    first = {name: f"arg_min({raw.cell(column)}, rowid)" for name, column in mapping.columns.items() if isinstance(column, str)}
    return made | first


def case_rows(raw: RawTable, mapping: TableMapping) -> tuple[str, str]:
    """The SQL of the row by which a case is found, and of its grouping: its first row, or the first whose instant cannot be read."""
    assert mapping.log is not None
    unread = f"{cells.instant(raw.cell(mapping.log.at), mapping.reader.dates)} IS NULL"
    return f"coalesce(min(rowid) FILTER (WHERE {unread}), min(rowid)) AS rowid", f" GROUP BY {raw.cell(mapping.log.case)}"


def log_faults(raw: RawTable, mapping: TableMapping) -> Iterator[Fault]:
    """A fault for each activity that the mapping names and the log does not have."""
    log = mapping.log
    if log is None:
        return
    cell = raw.cell(log.activity)
    named = dict.fromkeys((*log.contacts, *log.resolved, *log.reopened))
    query = f"SELECT DISTINCT {cell} FROM {raw.relation} WHERE {cells.among(cell, named)}"
    found = {row[0] for row in raw.connection.execute(query).fetchall()}
    if found == set(named):
        return
    some = [row[0] for row in raw.connection.execute(f"SELECT DISTINCT {cell} FROM {raw.relation} LIMIT 50").fetchall() if row[0]]
    for name in named:
        if name not in found:
            yield Fault(f"no activity {name!r}", "an activity of the log", nearest(name, some), raw.source.file, None, log.activity)
