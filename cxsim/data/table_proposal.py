"""A proposal how an unknown table of surveys, purchases, events, cases, ... may be read: its mapping, for a person to correct.

It goes by the names of columns alone and leaves `???` where nothing fits; a scale, the order of day and month, a decimal mark
are never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from cxsim.data import cells
from cxsim.data.contracts import CONTRACTS, ColumnRule, Contract
from cxsim.data.privacy import normalise_name
from cxsim.data.raw_table import RawTable
from cxsim.data.yaml_text import yaml_text
from cxsim.text.locale import Locale

UNKNOWN = "???"
_NUMBER = r"_?(id|no|nr|num|number|nummer|key|ref)$"
_WHEN = r"(^|_)(date|datetime|timestamp|time|datum|zeit|at|on)$"
_LIKE = {
    "customer_id": (rf"^(customer|client|account|user|member|subscriber|cust|kunden?|contact){_NUMBER}",),
    "survey_id": (rf"^(survey|response|respondent|answer){_NUMBER}",),
    "transaction_id": (rf"^(transaction|order|invoice|receipt|purchase|bill){_NUMBER}",),
    "subscription_id": (rf"^(subscription|contract|policy){_NUMBER}",),
    "case_id": (rf"^(case|ticket|issue|incident|request){_NUMBER}",),
    "contact_id": (rf"^(contact|call|interaction){_NUMBER}",),
    "event_id": (rf"^event{_NUMBER}",),
    "answered_at": (r"^(answered|responded|submitted|completed|end)_?(at|on|date)$", _WHEN),
    "occurred_at": (r"^(transaction|order|invoice|purchase|event|occurred|bought)_?(at|on|date|time|timestamp)$", _WHEN),
    "opened_at": (r"^(opened|created|open|create|received)_?(at|on|date|time)?$",),
    "resolved_at": (r"^(resolved|closed|solved|completed|close)_?(at|on|date|time)?$",),
    "reopened_at": (r"^reopened_?(at|on|date)?$",),
    "started_at": (r"^(start|started|begin|from|signed|valid_from)_?(at|on|date)?$",),
    "ended_at": (r"^(end|ended|until|cancelled|terminated|valid_to)_?(at|on|date)?$",),
    "score": (r"^(score|rating|answer|response)$",),
    "amount": (r"^(amount|total|revenue|sales|order_total|order_value|net_amount|betrag|umsatz|price|value)$",),
    "touchpoint": (r"^(touchpoint|activity|event|event_name|event_type|action|step|page)$",),
    "channel": (r"^(channel|medium|kanal|source)$",),
    "reason": (r"^(reason|category|topic|grund)$",),
    "product": (r"^(product|item|sku|article|produkt)(_name|_code)?$",),
    "region": (r"^(region|country|state|land|market)$",),
}
_INDEX_NAMES = {"nps": r"nps|recommend", "csat": r"csat|satisf|zufrieden", "ces": r"(^|_)ces($|_)|effort|easy"}
_DATES_LOOKED_AT = 200


def nearest_contract(names: Sequence[str]) -> Contract | None:
    """The contract whose needed columns the names fit best; none if less than half of them and no name of the rows' owner fit."""
    best = max(CONTRACTS.values(), key=lambda contract: _fit(contract, names))
    return best if _fit(best, names)[0] >= 0.5 else None


def table_lines(path: Path, table: RawTable, contract: Contract, locale: Locale) -> Iterator[str]:
    """The lines of the mapping of a table, as YAML."""
    found = _assign(contract, table.names)
    questions = _questions(contract, table.names, found)
    if questions:
        found = {name: column for name, column in found.items() if name not in ("score", "index", "scale", "kind", "reason")}
    yield f"# {locale('data-proposal-head', columns=len(table.names), file=path.name, unknown=UNKNOWN)}"
    yield from (f"# {locale.format(message)}" for message in table.source.detected)
    yield f"{contract.name}:"
    yield f"  table: {yaml_text(str(path))}"
    yield "  mapping:"
    yield f"    contract: {contract.name}"
    yield "    columns:"
    yield from (f"      {name}: {yaml_text(column)}" for name, column in found.items() if column)
    gaps = [rule for rule in contract.columns if rule.needed and not found.get(rule.column, "") and rule.column in found]
    yield from (f'      {rule.column}: "{UNKNOWN}"  # {locale("data-proposal-gap", about=rule.about)}' for rule in gaps if not rule.choices)
    if contract.one_of and not any(found.get(name) for name in contract.one_of):
        yield f'      {contract.one_of[0]}: "{UNKNOWN}"  # {locale("data-proposal-one-of", names=contract.one_of)}'
    stated = [rule for rule in contract.columns if rule.choices and rule.needed and not found.get(rule.column)]
    stated = [rule for rule in stated if not questions or rule.column == "kind"]
    if stated:
        yield "    constants:"
        yield from (f'      {rule.column}: "{UNKNOWN}"  # {locale.format(rule.about)}: {", ".join(rule.choices)}' for rule in stated)
    if questions:
        yield "    questions:"
        yield from (f'      {yaml_text(column)}: {{index: {index}, scale: "{UNKNOWN}"}}' for column, index in questions.items())
    yield from _reader(table, contract, found, locale)


def _assign(contract: Contract, names: Sequence[str]) -> dict[str, str]:
    """The column of each rule, empty if none fits; a column fits one rule at most."""
    found: dict[str, str] = {}
    for rule in contract.columns:
        free = [name for name in names if name not in found.values()]
        patterns = (rf"^{rule.column}$", *_LIKE.get(rule.column, ()))
        hits = (name for pattern in patterns for name in free if re.search(pattern, normalise_name(name)))
        column = next(hits, "")
        if column or rule.needed:
            found[rule.column] = column
    return found


def _fit(contract: Contract, names: Sequence[str]) -> tuple[float, int]:
    found = _assign(contract, names)
    needed = [rule for rule in contract.columns if rule.needed and not _may_be_stated(rule)]
    questions = _questions(contract, names, found)
    hits = sum(bool(found[rule.column]) or (bool(questions) and rule.column == "score") for rule in needed)
    return hits / len(needed), sum(map(bool, found.values()))


def _may_be_stated(rule: ColumnRule) -> bool:
    """Whether one value may stand for all rows."""
    return bool(rule.choices) or rule.blank


def _questions(contract: Contract, names: Sequence[str], found: dict[str, str]) -> dict[str, str]:
    """The columns of answers, a question each, with the index that their names speak of, where no column holds all the scores."""
    if contract.name != "surveys" or found.get("score"):
        return {}
    return {name: index for name in names for index, pattern in _INDEX_NAMES.items() if re.search(pattern, normalise_name(name))}


def _reader(table: RawTable, contract: Contract, found: dict[str, str], locale: Locale) -> Iterator[str]:
    """What must be stated of how dates and numbers are written, if their cells do not say it themselves."""
    kinds = {rule.column: rule.kind for rule in contract.columns}
    dates = [column for name, column in found.items() if column and kinds[name] == "instant"]
    numbers = [column for name, column in found.items() if column and kinds[name] == "number"]
    stated = [
        f'dates: "{UNKNOWN}"' if _some(table, dates, cells.PARTED_DATE) else "",
        f'decimal: "{UNKNOWN}"' if _some(table, numbers, cells.WITH_COMMA) else "",
    ]
    if any(stated):
        yield f"    reader: {{{', '.join(filter(None, stated))}}}  # {locale('data-proposal-reader')}"


def _some(table: RawTable, columns: Sequence[str], form: str) -> bool:
    """Whether a cell of some columns, of the first rows, has a form."""
    tests = " OR ".join(cells.match_pattern(table.cell(column), form) for column in columns)
    query = f"SELECT bool_or({tests}) FROM (SELECT * FROM {table.relation} LIMIT {_DATES_LOOKED_AT})"
    return bool(columns) and bool(table.connection.execute(query).fetchall()[0][0])
