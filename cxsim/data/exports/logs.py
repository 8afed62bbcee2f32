"""Event logs: a helpdesk's, XES and its CSV form, and the events of Google Analytics 4."""

from __future__ import annotations

from cxsim.data.case_log import LIFECYCLE, NOT_COMPLETE
from cxsim.data.exports.export import FileHead, KnownExport, Plain
from cxsim.text import Message


def _helpdesk(_: FileHead) -> Plain:
    return {
        "contract": "events",
        "columns": {"case_id": "CaseID", "touchpoint": "ActivityID", "occurred_at": "CompleteTimestamp"},
    }


def _xes(head: FileHead) -> Plain:
    columns = {"case_id": "case:concept:name", "touchpoint": "concept:name", "occurred_at": "time:timestamp"}
    optional = {"customer_id": "case:customer", "channel": "channel", "outcome": "outcome"}
    plain: Plain = {"contract": "events", "columns": columns | {key: name for key, name in optional.items() if name in head.names}}
    if LIFECYCLE in head.names:
        plain["leave_out"] = [{"column": LIFECYCLE, "values": list(NOT_COMPLETE), "because": Message("data-because-incomplete")}]
    return plain


def _ga4(head: FileHead) -> Plain:
    columns = {"customer_id": "user_pseudo_id", "occurred_at": "event_timestamp", "touchpoint": "event_name"}
    optional = {"channel": "platform", "region": "geo_country"}
    return {
        "contract": "events",
        "columns": columns | {key: name for key, name in optional.items() if name in head.names},
        "leave_out": [{"column": "user_pseudo_id", "blank": True, "because": Message("data-because-no-consent")}],
        "reader": {"dates": "epoch_microseconds"},
    }


_CASES_MAPPING = (
    "cases: {table: ..., mapping: {contract: cases, log: {case: CaseID, activity: ActivityID, at: CompleteTimestamp, contacts: [...], "
    "resolved: [...]}}}"
)
_CASES = Message("data-ask-cases", mapping=_CASES_MAPPING)
HELPDESK = KnownExport(
    "helpdesk", Message("data-export-helpdesk"), "events", ("CaseID", "ActivityID", "CompleteTimestamp"), _helpdesk, (_CASES,)
)
XES = KnownExport("xes", Message("data-export-xes"), "events", ("case:concept:name", "concept:name", "time:timestamp"), _xes)
GA4 = KnownExport(
    "ga4",
    Message("data-export-ga4"),
    "events",
    ("event_date", "event_timestamp", "event_name", "user_pseudo_id"),
    _ga4,
)
EXPORTS = (HELPDESK, XES, GA4)
