"""Deals and tickets exported by HubSpot, Salesforce and Zoho CRM."""

from __future__ import annotations

from cxsim.data.exports.export import FileHead, KnownExport, Plain
from cxsim.text import Message

_CONVERTED = ("Amount in company currency", "Amount (converted)", "Amount in Home Currency")
_NOT_WON = Message("data-because-not-won")
_ANONYMOUS = Message("data-because-nobody")
_CURRENCY = Message("data-ask-currency", mapping="constants: {currency: ...}")
_DATES = Message("data-ask-dates", reader="reader: {dates: ...}")
_STAGE = Message("data-ask-stage", mapping="leave_out: [{column: ..., unless: [...]}]")


def _first(head: FileHead, *names: str) -> str:
    """The first of some columns that the file has; else the first of them, which is then a fault."""
    return next((name for name in names if name in head.names), names[0])


def _optional(head: FileHead, **columns: str) -> dict[str, str]:
    return {key: name for key, name in columns.items() if name in head.names}


def _deals(head: FileHead, who: str, when: str, stage: str, won: list[str], number: str, currency: str) -> Plain:
    # where a column holds the amounts in one currency it is taken, and each deal's own currency is of no account
    converted = next((name for name in _CONVERTED if name in head.names), None)
    money = {} if converted else _optional(head, currency=currency)
    return {
        "contract": "transactions",
        "columns": {"customer_id": who, "occurred_at": when, "amount": converted or "Amount"}
        | _optional(head, transaction_id=number)
        | money,
        "leave_out": [
            {"column": stage, "unless": won, "because": _NOT_WON},
            {"column": who, "blank": True, "because": _ANONYMOUS},
        ],
    }


def _hubspot_deals(head: FileHead) -> Plain:
    who = _first(
        head,
        "Associated Company IDs (Primary)",
        "Associated Company IDs",
        "Associated Contact IDs",
        "Associated Company",
        "Associated Contact",
    )
    return _deals(head, who, "Close Date", "Deal Stage", ["closed won", "closedwon"], _first(head, "Record ID", "Deal ID"), "Currency")


def _salesforce_deals(head: FileHead) -> Plain:
    stage, won = ("IsWon", ["true", "1"]) if "IsWon" in head.names else ("StageName", ["closed won"])
    return _deals(head, "AccountId", "CloseDate", stage, won, "Id", "CurrencyIsoCode")


def _zoho_deals(head: FileHead) -> Plain:
    who = _first(head, "Account Name.id", "Account Id", "Account Name")
    return _deals(head, who, "Closing Date", "Stage", ["closed won"], _first(head, "Record Id", "Deal Id"), "Currency")


def _hubspot_tickets(head: FileHead) -> Plain:
    who = _first(head, "Associated Contact IDs", "Associated Company IDs", "Associated Contact")
    opened, resolved = _first(head, "Create date", "Create Date"), _first(head, "Close date", "Close Date")
    columns = {"case_id": _first(head, "Ticket ID", "Record ID"), "opened_at": opened, "resolved_at": resolved}
    return {"contract": "cases", "columns": columns | _optional(head, customer_id=who, channel="Source", reason="Category")}


def _salesforce_cases(head: FileHead) -> Plain:
    who = _first(head, "ContactId", "AccountId")
    columns = {"case_id": _first(head, "Id", "CaseNumber"), "opened_at": "CreatedDate", "resolved_at": "ClosedDate"}
    return {"contract": "cases", "columns": columns | _optional(head, customer_id=who, channel="Origin", reason="Reason")}


def _export(name: str, about: Message, contract: str, signs: tuple[str, ...], mapping: object) -> KnownExport:
    asks = (_CURRENCY, _DATES, _STAGE) if contract == "transactions" else (_DATES,)
    return KnownExport(name, about, contract, signs, mapping, asks)  # type: ignore[arg-type]


EXPORTS = (
    _export(
        "hubspot_deals",
        Message("data-export-hubspot-deals"),
        "transactions",
        ("Deal Name", "Deal Stage", "Close Date", "Amount"),
        _hubspot_deals,
    ),
    _export(
        "hubspot_tickets", Message("data-export-hubspot-tickets"), "cases", ("Ticket name", "Ticket status", "Pipeline"), _hubspot_tickets
    ),
    _export(
        "salesforce_opportunities",
        Message("data-export-salesforce-opportunities"),
        "transactions",
        ("AccountId", "StageName", "CloseDate", "Amount"),
        _salesforce_deals,
    ),
    _export(
        "salesforce_cases",
        Message("data-export-salesforce-cases"),
        "cases",
        ("CaseNumber", "CreatedDate", "ClosedDate", "Origin"),
        _salesforce_cases,
    ),
    _export("zoho_deals", Message("data-export-zoho-deals"), "transactions", ("Deal Name", "Stage", "Closing Date", "Amount"), _zoho_deals),
)
