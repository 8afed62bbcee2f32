"""Rows that keep each contract, and for each of its rules a row that breaks it: the table by which every door is tried."""

from __future__ import annotations

from dataclasses import dataclass

from cxsim.data.metric_contracts import METRIC_CONTRACTS
from cxsim.data.rules import ColumnRule, Contract, RowRule

GOOD_ROWS = 4
_CELLS = {"name": "n", "number": "1", "text": "words", "instant": "2025-03-04 10:00", "flag": "yes"}
_ROWS = [row for contract in METRIC_CONTRACTS.values() for row in contract.rows if "earlier" in row.message.facts]
_LATER = {row.column for row in _ROWS}
_EARLIER = {str(row.message.facts["earlier"]) for row in _ROWS}


@dataclass(frozen=True)
class Breach:
    """A rule of a column, or of a row, and the cells of a row that breaks it."""

    column: str
    rule: str
    cells: dict[str, str]


def good_row(contract: Contract, number: int) -> dict[str, str]:
    """A row that keeps the contract; names are its number's."""
    return {rule.column: _good(rule, number) for rule in contract.columns}


def breaches(contract: Contract) -> list[Breach]:
    """One breach for every rule of the columns and of the rows."""
    found = [Breach(rule.column, name, {rule.column: cell}) for rule in contract.columns for name, cell in _of_column(rule).items()]
    return found + [
        Breach(row.column, f"row: {row.message.id} {_earlier(row)}", _of_row(row.column, _earlier(row))) for row in contract.rows
    ]


def _good(rule: ColumnRule, number: int) -> str:
    if rule.kind == "name":
        return f"{rule.column}{number}"
    if rule.choices:
        return rule.choices[0]
    if rule.kind == "instant":
        return f"2025-03-0{3 + (rule.column in _LATER) - (rule.column in _EARLIER)} 10:00"
    return _CELLS[rule.kind]


def _of_column(rule: ColumnRule) -> dict[str, str]:
    found: dict[str, str] = {} if rule.blank else {"blank": ""}
    if rule.kind == "name":
        found |= {"a list": "a;b"} | ({} if rule.blank else {"a word for nothing": "N/A"})
    if rule.kind == "number":
        found |= {"no number": "many", "not finite": "inf"}
    if rule.kind == "instant":
        found |= {"no instant": "soon", "no day": "2025-02-30", "endless": "infinity"}
        found |= {} if rule.column in _EARLIER else {"far": "9999-12-31"}  # else what is later would be before it
        found |= {} if rule.column in _LATER else {"early": "0001-01-01"}
    if rule.kind == "flag":
        found |= {"neither yes nor no": "perhaps"}
    if rule.choices:
        found |= {"no choice": "other"}
    if rule.least is not None:
        found |= {"too little": f"{rule.least - 1:g}"}
    if rule.most is not None:
        found |= {"too much": f"{rule.most + 1:g}"}
    if rule.whole:
        found |= {"not whole": "1.5"}
    if rule.unique:
        found |= {"twice": f"{rule.column}0"}
    if rule.single:
        found |= {"another": "another"}
    return found


def _earlier(row: RowRule) -> str:
    return str(row.message.facts.get("earlier", ""))


def _of_row(column: str, earlier: str) -> dict[str, str]:
    if column == "score":
        return {"score": "11", "scale": "0-10"}
    if column == "referred_id":
        return {"referred_id": "same", "referrer_id": "same"}
    others = {"ended_at": {"observed_from": ""}, "observed_from": {"ended_at": ""}}.get(column if earlier == "started_at" else "", {})
    return {column: "2024-01-01", earlier: "2024-01-02"} | others | ({"started_at": "2023-12-31"} if earlier == "observed_from" else {})


EVERY = [(name, breach) for name, contract in METRIC_CONTRACTS.items() for breach in breaches(contract)]
