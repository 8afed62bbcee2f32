"""Purchases of two public data sets: Online Retail (UCI) and CDNOW (Fader & Hardie)."""

from __future__ import annotations

from cxsim.data.exports.export import FileHead, KnownExport, Plain
from cxsim.text import Message

_CDNOW_SAMPLE = ("master_id", "customer_id", "date", "number_of_cds", "dollar_value")


def _online_retail(head: FileHead) -> Plain:
    """A cancelled line has a negative quantity and so sets itself off against the purchase; lines without a customer are counted."""
    customer = "CustomerID" if "CustomerID" in head.names else "Customer ID"
    invoice = "InvoiceNo" if "InvoiceNo" in head.names else "Invoice"
    price = "UnitPrice" if "UnitPrice" in head.names else "Price"
    return {
        "contract": "transactions",
        "columns": {
            "transaction_id": invoice,
            "customer_id": customer,
            "occurred_at": "InvoiceDate",
            "amount": {"product": ["Quantity", price]},
            "quantity": "Quantity",
            "product": "StockCode",
            "region": "Country",
        },
        "constants": {"currency": "GBP"},
        "leave_out": [{"column": customer, "blank": True, "because": Message("data-because-line-nobody")}],
        "count": [{"column": invoice, "begins": "C", "because": Message("data-because-cancellation")}],
        "whole": ["customer_id"],
    }


def _cdnow(head: FileHead) -> Plain:
    reader: Plain = {"delimiter": "spaces", "dates": "compact"}
    if "customer_id" not in head.line:
        reader["names"] = list(_CDNOW_SAMPLE)
    return {
        "contract": "transactions",
        "columns": {"customer_id": "customer_id", "occurred_at": "date", "amount": "dollar_value", "quantity": "number_of_cds"},
        "constants": {"currency": "USD"},
        "reader": reader,
    }


ONLINE_RETAIL = KnownExport(
    "online_retail",
    Message("data-export-online-retail"),
    "transactions",
    ("StockCode", "Description", "Quantity", "InvoiceDate", "Country"),
    _online_retail,
)
CDNOW = KnownExport(
    "cdnow",
    Message("data-export-cdnow"),
    "transactions",
    (),
    _cdnow,
    form=r"\s*customer_id\s+date\s+number_of_cds\s+dollar_value\s*|\s*\d{5}\s+\d{4}\s+199[78]\d{4}\s+\d+\s+\d+\.\d{2}\s*",
)
EXPORTS = (ONLINE_RETAIL, CDNOW)
