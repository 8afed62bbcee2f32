"""Survey and contact tables under their own contracts, and the check of any table without using it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from cxsim.data import checking
from cxsim.data.contracts import CONTACTS, NAMED, SURVEYS, Contract
from cxsim.data.customers import read_customers
from cxsim.data.mapping import Mapping, Reader
from cxsim.data.privacy import hash_key, hashed, personal_columns
from cxsim.data.reading import open_table
from cxsim.data.source import Source
from cxsim.errors import DataError, Fault, UsageError, nearest

CONTRACT_NAMES = ("customers", *NAMED)


@dataclass(frozen=True)
class Table:
    """A checked table: the contract's columns in their types, where it came from, and what was done to it."""

    frame: pd.DataFrame
    source: Source
    notes: tuple[str, ...]


@dataclass(frozen=True)
class CheckReport:
    """What checking a table said: its faults (none if it may be used), its source if it could be read at all, its notes."""

    file: str
    contract: str
    faults: tuple[Fault, ...]
    source: Source | None
    notes: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether the table keeps its contract."""
        return not self.faults


def read_table(path: Path, contract: Contract, reader: Reader | None = None) -> Table:
    """Read the columns of a contract from a file; other columns are not read.

    Raises
    ------
    DataError
        With every fault of the file at once.
    """
    decimal = (reader or Reader()).decimal
    with open_table(path, reader) as table:
        faults = checking.check(table, contract, decimal)
        if faults:
            raise DataError(f"{path} is not a table of {contract.name}.", faults)
        frame = checking.frame(table, contract, decimal)
        notes = []
        for name, kind in personal_columns(table, tuple(rule.column for rule in contract.columns)).items():
            key, words = hash_key(table.source.sha256)
            if name in frame.columns:
                frame[name] = [None if pd.isna(text) else hashed(str(text), key) for text in frame[name]]
                notes.append(f"{name} looks like {kind} and was hashed {words}.")
            else:
                notes.append(f"{name} looks like {kind} and was dropped.")
        return Table(frame, table.source, tuple(notes))


def read_surveys(path: Path, reader: Reader | None = None) -> Table:
    """The answers to surveys, one row each."""
    return read_table(path, SURVEYS, reader)


def read_contacts(path: Path, reader: Reader | None = None) -> Table:
    """The contacts of customers with the company, one row each."""
    return read_table(path, CONTACTS, reader)


def check_table(path: Path, contract_name: str, mapping: Mapping | None = None) -> CheckReport:
    """Check a file against a contract by name: customers (which needs a mapping), surveys or contacts.

    Raises
    ------
    UsageError
        If the contract is unknown, or customers are to be checked without a mapping.
    """
    if contract_name not in CONTRACT_NAMES:
        fault = Fault(f"contract {contract_name!r}", "a known contract", nearest(contract_name, CONTRACT_NAMES))
        raise UsageError("There is no such contract.", [fault])
    if contract_name == "customers" and mapping is None:
        fault = Fault("no mapping", "a mapping that says which column is which", "check the study file instead, which holds the mapping")
        raise UsageError("A customer table is checked with its mapping.", [fault])
    try:
        table = read_customers(path, mapping) if mapping and contract_name == "customers" else _named(path, contract_name, mapping)
    except DataError as error:
        return CheckReport(str(path), contract_name, error.faults, None, ())
    return CheckReport(str(path), contract_name, (), table.source, table.notes)


def _named(path: Path, contract_name: str, mapping: Mapping | None) -> Table:
    return read_table(path, NAMED[contract_name], mapping.reader if mapping else None)
