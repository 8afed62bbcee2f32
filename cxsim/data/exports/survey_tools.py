"""Answers exported by survey tools: Qualtrics (three header rows) and SurveyMonkey (two)."""

from __future__ import annotations

from cxsim.data.exports.export import Export, Head, Plain

_GROUP = "_NPS_GROUP"
_SCALES = "the index and the scale of each question: questions: {<column>: {index: nps | csat | ces, scale: 0-10}}"
_KIND = "the kind of survey: constants: {kind: relational | transactional | pulse}"


def _qualtrics(head: Head) -> Plain:
    """The rows down to the one of ImportIds are header; a question with an NPS group of its own is one of 0 to 10."""
    last = next((i for i, row in enumerate(head.rows) if any('"ImportId"' in cell for cell in row)), 0)
    grouped = [name.removesuffix(_GROUP) for name in head.names if name.endswith(_GROUP)]
    who = "ExternalReference" if "ExternalReference" in head.names else "ResponseId"
    unfinished = "answers that were not finished, which a survey tool exports too"
    left: list[Plain] = [{"column": "Finished", "unless": ["true", "1"], "because": unfinished}]
    if "Status" in head.names:
        left.append({"column": "Status", "values": ["Survey Preview", "1", "Spam", "8"], "because": "previews and spam"})
    if who == "ExternalReference":
        left.append({"column": who, "blank": True, "because": "answers without the customer's reference"})
    return {
        "contract": "surveys",
        "columns": {"survey_id": "ResponseId", "customer_id": who, "answered_at": "EndDate"},
        "questions": {name: {"index": "nps", "scale": "0-10"} for name in grouped if name in head.names},
        "leave_out": left,
        "reader": {"header_rows": last + 1},
    }


def _surveymonkey(head: Head) -> Plain:
    second = head.rows[1] if len(head.rows) > 1 else ()
    two = not any(second[: head.names.index("End Date") + 1]) if second else True
    return {
        "contract": "surveys",
        "columns": {"survey_id": "Respondent ID", "customer_id": "Respondent ID", "answered_at": "End Date"},
        "leave_out": [{"column": "End Date", "blank": True, "because": "answers without an end"}],
        "reader": {"header_rows": 2 if two else 1},
    }


QUALTRICS = Export(
    "qualtrics",
    "answers exported by Qualtrics, with three header rows",
    "surveys",
    ("StartDate", "EndDate", "Finished", "ResponseId"),
    _qualtrics,
    (_SCALES, _KIND),
)
SURVEYMONKEY = Export(
    "surveymonkey",
    "answers exported by SurveyMonkey, with two header rows",
    "surveys",
    ("Respondent ID", "Collector ID", "Start Date", "End Date"),
    _surveymonkey,
    (
        _SCALES,
        _KIND,
        "how its dates are written: reader: {dates: month_first | day_first}",
        "the customer, if a custom field holds it: columns: {customer_id: ...}",
    ),
)
EXPORTS = (QUALTRICS, SURVEYMONKEY)
