"""The door: customer, survey and contact tables come in here, read, checked and rid of personal data, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.namespace import lazy_names

if TYPE_CHECKING:
    from cxsim.data.customers import CustomerTable as CustomerTable
    from cxsim.data.inputs import read_table as read_table
    from cxsim.data.inputs import table_contracts as table_contracts
    from cxsim.data.mapping import ColumnMapping as ColumnMapping
    from cxsim.data.mapping import Reader as Reader
    from cxsim.data.proposal import propose_mapping as propose_mapping
    from cxsim.data.rfm import Rfm as Rfm
    from cxsim.data.rfm import summarise as summarise
    from cxsim.data.transactions import Transactions as Transactions
    from cxsim.data.transactions import build_transactions as build_transactions
    from cxsim.data.transactions import read_transactions as read_transactions


_HOMES = {
    "ColumnMapping": "cxsim.data.mapping",
    "CustomerTable": "cxsim.data.customers",
    "Reader": "cxsim.data.mapping",
    "Rfm": "cxsim.data.rfm",
    "Transactions": "cxsim.data.transactions",
    "build_transactions": "cxsim.data.transactions",
    "propose_mapping": "cxsim.data.proposal",
    "read_table": "cxsim.data.inputs",
    "read_transactions": "cxsim.data.transactions",
    "summarise": "cxsim.data.rfm",
    "table_contracts": "cxsim.data.inputs",
}

__all__ = [
    "ColumnMapping",
    "CustomerTable",
    "Reader",
    "Rfm",
    "Transactions",
    "build_transactions",
    "propose_mapping",
    "read_table",
    "read_transactions",
    "summarise",
    "table_contracts",
]

__getattr__, __dir__ = lazy_names(__name__, _HOMES)
