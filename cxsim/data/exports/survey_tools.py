"""Answers exported by survey tools: Qualtrics (three header rows) and SurveyMonkey (two)."""

from __future__ import annotations

from cxsim.data import cells
from cxsim.data.exports.export import FileHead, KnownExport, Plain
from cxsim.data.raw_table import RawTable
from cxsim.data.table_mapping import TableMapping
from cxsim.errors import Fault, fault
from cxsim.text import Message

_GROUP = "_NPS_GROUP"
# Qualtrics adds 1 for a preview, 2 for a test, 8 for spam and 256 for an answer that a program made up; what is left was answered by a
# person: 0 by a link, 4 imported, 16 offline, 32 by an employee. An export says the number or its name.
_ANSWERED = ["0", "IP Address", "4", "Imported", "16", "Offline", "32", "EX", "48", "EX Offline"]
_SCALES = Message("data-ask-scales", mapping="questions: {<column>: {index: nps | csat | ces, scale: 0-10}}")
_KIND = Message("data-ask-kind", mapping="constants: {kind: relational | transactional | pulse}")


def _qualtrics(head: FileHead) -> Plain:
    """The rows down to the one of ImportIds are header; a question with an NPS group of its own is one of 0 to 10."""
    last = next((i for i, row in enumerate(head.rows) if any('"ImportId"' in cell for cell in row)), 0)
    grouped = [name.removesuffix(_GROUP) for name in head.names if name.endswith(_GROUP)]
    who = "ExternalReference" if "ExternalReference" in head.names else "ResponseId"
    unfinished = Message("data-because-unfinished")
    left: list[Plain] = [{"column": "Finished", "unless": ["true", "1"], "because": unfinished}]
    if "Status" in head.names:
        left.append({"column": "Status", "unless": _ANSWERED, "because": Message("data-because-spam")})
    if who == "ExternalReference":
        left.append({"column": who, "blank": True, "because": Message("data-because-no-reference")})
    return {
        "contract": "surveys",
        "columns": {"survey_id": "ResponseId", "customer_id": who, "answered_at": "EndDate"},
        "questions": {name: {"index": "nps", "scale": "0-10"} for name in grouped if name in head.names},
        "leave_out": left,
        "reader": {"header_rows": last + 1},
    }


def _surveymonkey(head: FileHead) -> Plain:
    second = head.rows[1] if len(head.rows) > 1 else ()
    two = not any(second[: head.names.index("End Date") + 1]) if second else True
    return {
        "contract": "surveys",
        "columns": {"survey_id": "Respondent ID", "customer_id": "Respondent ID", "answered_at": "End Date"},
        "leave_out": [{"column": "End Date", "blank": True, "because": Message("data-because-endless")}],
        "reader": {"header_rows": 2 if two else 1},
    }


QUALTRICS = KnownExport(
    "qualtrics",
    Message("data-export-qualtrics"),
    "surveys",
    ("StartDate", "EndDate", "Finished", "ResponseId"),
    _qualtrics,
    (_SCALES, _KIND),
)
SURVEYMONKEY = KnownExport(
    "surveymonkey",
    Message("data-export-surveymonkey"),
    "surveys",
    ("Respondent ID", "Collector ID", "Start Date", "End Date"),
    _surveymonkey,
    (
        _SCALES,
        _KIND,
        Message("data-ask-dates", reader="reader: {dates: month_first | day_first}"),
        Message("data-ask-customer", mapping="columns: {customer_id: ...}"),
    ),
)


def status_faults(raw: RawTable, mapping: TableMapping, condition: str) -> list[Fault]:
    """A fault if rows that are to count are previews, tests or spam of Qualtrics; none if the mapping counts them knowingly."""
    has_status = any(rule.column == "Status" for rule in mapping.count)
    if has_status or not {*QUALTRICS.signs, "Status"} <= set(raw.names):
        return []
    status = raw.cell("Status")
    answered = ", ".join(cells.sql_literal(name.lower()) for name in _ANSWERED)
    query = (
        f"SELECT {status}, count(*), min(rowid) FROM {raw.relation} WHERE {condition} AND lower({status}) NOT IN ({answered}) GROUP BY ALL"
    )
    found = raw.connection.execute(f"{query} ORDER BY min(rowid)").fetchall()
    if not found:
        return []
    place = raw.locate([found[0][2]])[found[0][2]]
    listed = [Message("data-value-count", value=repr(name), count=count) for name, count, _ in found]
    filter = f"leave_out: [{{column: Status, unless: [{', '.join(_ANSWERED)}], because: previews, tests and spam}}]"
    return [fault("data-status-unanswered", statuses=listed, filter=filter).at(place.file, place.line, "Status")]


EXPORTS = (QUALTRICS, SURVEYMONKEY)
