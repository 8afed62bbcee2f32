"""The Telco customers that IBM publishes: one CSV, or workbooks linked by Customer ID (that of populations by Zip Code)."""

from __future__ import annotations

from cxsim.data.exports.export import FileHead, KnownExport, Plain
from cxsim.text import Message

WORKBOOK_KEY = "Customer ID"


def _telco(_: FileHead) -> Plain:
    return {
        "customer_id": "customerID",
        "tenure": {"column": "tenure", "unit": "months"},
        "churned": {"column": "Churn", "yes": ["Yes"], "no": ["No"]},
        "fee_per_month": "MonthlyCharges",
        "segment": "Contract",
        "features": ["Contract", "MonthlyCharges", "InternetService", "PaymentMethod", "SeniorCitizen", "TechSupport", "OnlineSecurity"],
    }


def _workbooks(_: FileHead) -> Plain:
    return {
        "customer_id": WORKBOOK_KEY,
        "joined_files": True,
        "tenure": {"column": "Tenure in Months", "unit": "months"},
        "churned": {"column": "Churn Label", "yes": ["Yes"], "no": ["No"]},
        "fee_per_month": "Monthly Charge",
        "segment": "Contract",
        "features": ["Contract", "Monthly Charge", "Internet Type", "Payment Method", "Number of Referrals", "Age", "Married"],
    }


TELCO_IBM = KnownExport(
    "telco_ibm",
    Message("data-export-telco"),
    "customers",
    ("customerID", "tenure", "MonthlyCharges", "TotalCharges", "Churn"),
    _telco,
)
TELCO_WORKBOOKS = KnownExport(
    "telco_ibm_workbooks",
    Message("data-export-telco-workbooks"),
    "customers",
    (WORKBOOK_KEY, "Tenure in Months", "Churn Label", "Monthly Charge"),
    _workbooks,
)
EXPORTS = (TELCO_IBM, TELCO_WORKBOOKS)
