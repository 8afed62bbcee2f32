"""Cases out of a log of activities: when each was opened and resolved, and how many contacts it took."""

from __future__ import annotations

from collections.abc import Iterator

from cxsim.data import cells
from cxsim.data.raw_table import RawTable
from cxsim.data.table_mapping import ActivityLog, TableMapping
from cxsim.errors import Fault, fault, nearest
from cxsim.text import Message

LIFECYCLE = "lifecycle:transition"
# IEEE 1849, lifecycle extension: all that an activity goes through but is not its completion; each activity is completed once
NOT_COMPLETE = (
    "schedule",
    "assign",
    "reassign",
    "start",
    "suspend",
    "resume",
    "withdraw",
    "manualskip",
    "autoskip",
    "ate_abort",
    "pi_abort",
)
MADE = ("case_id", "opened_at", "resolved_at", "reopened_at", "contacts")


def case_columns(raw: RawTable, mapping: TableMapping) -> dict[str, str]:
    """The SQL of each column of a case, as text, over the rows of the log that are its own; group by the first.

    An instant that cannot be read is kept as it stands, so that it is found as a fault of the case.
    """
    log = mapping.log
    assert log is not None
    case, activity, at = (raw.cell(name) for name in (log.case, log.activity, log.at))
    read = cells.parse_instant(at, mapping.reader.dates)
    unread = f"max(CASE WHEN {read} IS NULL THEN coalesce({at}, '') END)"

    done = _completed(raw, log)

    def where(activities: tuple[str, ...]) -> str:
        return f"FILTER (WHERE {cells.is_one_of(activity, activities)} AND {done})" if activities else "FILTER (WHERE false)"

    made = {
        "case_id": case,
        "opened_at": f"coalesce({unread}, CAST(min({read}) AS VARCHAR))",
        "resolved_at": f"CAST(max({read}) {where(log.resolved)} AS VARCHAR)",
        "reopened_at": f"CAST(max({read}) {where(log.reopened)} AS VARCHAR)",
        "contacts": f"CAST(count(*) {where(log.contacts)} AS VARCHAR)",
    }
    first = {name: f"arg_min({raw.cell(column)}, rowid)" for name, column in mapping.columns.items() if isinstance(column, str)}
    return made | first


def lifecycle_column(raw: RawTable, log: ActivityLog) -> str | None:
    """The column that says which step of an activity a row is; none if each row is an activity."""
    return log.lifecycle or (LIFECYCLE if LIFECYCLE in raw.names else None)


def _completed(raw: RawTable, log: ActivityLog) -> str:
    """Whether a row is an activity that was completed, and so is counted; the first instant of a case is that of any row."""
    column = lifecycle_column(raw, log)
    return "true" if column is None else f"NOT {cells.is_one_of(f'lower({raw.cell(column)})', NOT_COMPLETE)}"


def case_notes(raw: RawTable, mapping: TableMapping) -> tuple[Message, ...]:
    """What is to be known of a log whose activities have several rows each."""
    if mapping.log is None or lifecycle_column(raw, mapping.log) is None:
        return ()
    done = _completed(raw, mapping.log)
    rows, completed = raw.connection.execute(f"SELECT count(*), count(*) FILTER (WHERE {done}) FROM {raw.relation}").fetchall()[0]
    return (Message("data-log-completed", count=completed, rows=rows),)


def case_rows(raw: RawTable, mapping: TableMapping) -> tuple[str, str]:
    """The SQL of the row by which a case is found, and of its grouping: its first row, or the first whose instant cannot be read."""
    assert mapping.log is not None
    unread = f"{cells.parse_instant(raw.cell(mapping.log.at), mapping.reader.dates)} IS NULL"
    return f"coalesce(min(rowid) FILTER (WHERE {unread}), min(rowid)) AS rowid", f" GROUP BY {raw.cell(mapping.log.case)}"


def log_faults(raw: RawTable, mapping: TableMapping) -> Iterator[Fault]:
    """A fault for each activity that the mapping names and the log does not have."""
    log = mapping.log
    if log is None:
        return
    cell = raw.cell(log.activity)
    named = dict.fromkeys((*log.contacts, *log.resolved, *log.reopened))
    done = _completed(raw, log)
    query = f"SELECT {cell}, bool_or({done}) FROM {raw.relation} WHERE {cells.is_one_of(cell, named)} GROUP BY {cell}"
    found = dict(raw.connection.execute(query).fetchall())
    for name in named:
        if found.get(name) is False:
            yield fault("data-activity-incomplete", name=name).at(raw.source.file, column=log.activity)
    if set(found) == set(named):
        return
    some = [row[0] for row in raw.connection.execute(f"SELECT DISTINCT {cell} FROM {raw.relation} LIMIT 50").fetchall() if row[0]]
    for name in named:
        if name not in found:
            yield fault("data-activity-unknown", name=name, remedy=nearest(name, some)).at(raw.source.file, column=log.activity)
