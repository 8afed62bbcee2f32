"""The door: customer, survey and contact tables come in here, read, checked and rid of personal data, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.namespace import lazy_names

if TYPE_CHECKING:
    from cxsim.data.customers import CustomerTable as CustomerTable
    from cxsim.data.durations import Durations as Durations
    from cxsim.data.durations import compute_durations as compute_durations
    from cxsim.data.durations import compute_inactivity_durations as compute_inactivity_durations
    from cxsim.data.durations import compute_spells as compute_spells
    from cxsim.data.durations import count_risk_sets as count_risk_sets
    from cxsim.data.inputs import read_table as read_table
    from cxsim.data.inputs import table_contracts as table_contracts
    from cxsim.data.mapping import ColumnMapping as ColumnMapping
    from cxsim.data.mapping import Reader as Reader
    from cxsim.data.panels import build_panel as build_panel
    from cxsim.data.proposal import propose_mapping as propose_mapping
    from cxsim.data.rfm import Rfm as Rfm
    from cxsim.data.rfm import summarise as summarise
    from cxsim.data.transactions import Transactions as Transactions
    from cxsim.data.transactions import build_transactions as build_transactions
    from cxsim.data.transactions import read_transactions as read_transactions


_HOMES = {
    "ColumnMapping": "cxsim.data.mapping",
    "CustomerTable": "cxsim.data.customers",
    "Durations": "cxsim.data.durations",
    "Reader": "cxsim.data.mapping",
    "Rfm": "cxsim.data.rfm",
    "Transactions": "cxsim.data.transactions",
    "build_panel": "cxsim.data.panels",
    "build_transactions": "cxsim.data.transactions",
    "compute_durations": "cxsim.data.durations",
    "compute_inactivity_durations": "cxsim.data.durations",
    "compute_spells": "cxsim.data.durations",
    "count_risk_sets": "cxsim.data.durations",
    "propose_mapping": "cxsim.data.proposal",
    "read_table": "cxsim.data.inputs",
    "read_transactions": "cxsim.data.transactions",
    "summarise": "cxsim.data.rfm",
    "table_contracts": "cxsim.data.inputs",
}

__all__ = [
    "ColumnMapping",
    "CustomerTable",
    "Durations",
    "Reader",
    "Rfm",
    "Transactions",
    "build_panel",
    "build_transactions",
    "compute_durations",
    "compute_inactivity_durations",
    "compute_spells",
    "count_risk_sets",
    "propose_mapping",
    "read_table",
    "read_transactions",
    "summarise",
    "table_contracts",
]

__getattr__, __dir__ = lazy_names(__name__, _HOMES)
