"""What each kind of table must hold, written by hand from the reference of contracts, and rows that keep it."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

FIRST_DAY, YEARS_AHEAD = datetime(1900, 1, 2), 20
SCALES = {"0-10": (0, 10), "1-5": (1, 5), "1-7": (1, 7), "1-10": (1, 10), "0-100": (0, 100)}
TEXTS = ("phone", "chat", "store", "Zürich", "letter box", "web")


@dataclass(frozen=True)
class Column:
    """What one column must hold; `kind` is name, number, text, instant or flag."""

    name: str
    kind: str
    blank: bool = False
    needed: bool = True
    unique: bool = False
    single: bool = False
    whole: bool = False
    low: float = float("-inf")
    high: float = float("inf")
    choices: tuple[str, ...] = ()


def _column(text: str) -> Column:
    """A column from words such as `cost number? 0..`: a question mark for cells that may be blank, two for one that may be absent."""
    name, kind, *words = text.split()
    fields: dict[str, Any] = {"blank": "?" in kind, "needed": not kind.endswith("!")}
    for word in words:
        low, dots, high = word.partition("..")
        if dots:
            fields |= {"low": float(low or "-inf"), "high": float(high or "inf")}
        elif "|" in word:
            fields["choices"] = tuple(word.split("|"))
        else:
            fields[word] = True
    return Column(name, kind.rstrip("?!"), **fields)


def _columns(text: str) -> tuple[Column, ...]:
    return tuple(_column(each) for each in text.split(";"))


# ? a cell may be blank, ! the column may be absent
RULES = {
    "surveys": _columns(
        "survey_id name unique; customer_id name; answered_at instant; kind text relational|transactional|pulse;"
        "index text nps|csat|ces|repurchase; scale text 0-10|1-5|1-7|1-10|0-100; score number; reason text?;"
        "weight number! 0..; region text?!"
    ),
    "contacts": _columns(
        "contact_id name unique; customer_id name; opened_at instant; resolved_at instant?; channel text; reason text?; outcome text;"
        "first_contact_resolved flag; handling_minutes number 0..; cost number 0.."
    ),
    "transactions": _columns(
        "customer_id name; occurred_at instant; amount number; quantity number!; product text?!; currency text! single"
    ),
    "subscriptions": _columns(
        "subscription_id name! unique; customer_id name; started_at instant; observed_from instant?!; ended_at instant?;"
        "fee_per_month number! 0..; currency text! single"
    ),
    "events": _columns(
        "event_id name! unique; customer_id name!; occurred_at instant; channel text?!; duration_minutes number?! 0..;"
        "wait_minutes number?! 0..;"
        "case_id name?!; cost number?! 0.."
    ),
    "cases": _columns(
        "case_id name unique; opened_at instant; first_contact_at instant?!; resolved_at instant?; reopened_at instant?!;"
        "contacts number?! 0.. whole; cost number?! 0.."
    ),
    "costs": _columns("occurred_at instant; name text; amount number; customer_id name?!; currency text! single"),
    "referrals": _columns("referral_id name! unique; referrer_id name; referred_id name?!; referred_at instant; converted_at instant?"),
    "mentions": _columns("mentioned_at instant; channel text; sentiment number -1..1; reach number?! 0..; days number?! 0.."),
    "experiments": _columns("customer_id name; experiment text; arm text; assigned_at instant; exposed_at instant?!; stratum text?!"),
    "invitations": _columns("customer_id name!; sent_at instant; kind text! relational|transactional|pulse; answered flag"),
    "employees": _columns("employee_id name; answered_at instant; score number 1..5; team text?!; weight number! 0.."),
    "arrivals": _columns("began_at instant; channel text; contacts number 0.. whole"),
    "visits": _columns("customer_id name?!; visited_at instant; intent text?; completed flag?!; clicks number?! 0.."),
    "carts": _columns("customer_id name?!; opened_at instant; bought flag; amount number?! 0.."),
    "offers": _columns("customer_id name; offered_at instant; kind text cross_sell|up_sell; accepted flag"),
    "outcomes": _columns("customer_id name; occurred_at instant; shift number; reach number 0..; days number 0..; minutes_saved number?!"),
    "cash_flows": _columns("kind text benefit|cost; present_value number 0.."),
    "customers": _columns(
        "customer_id name unique; tenure_months number 0..1440; churned flag; fee_per_month number 0..; nps number?! 0..10;"
        "churn_risk number?! 0..1; joined_at instant?!; left_at instant?!"
    ),
}
ORDERED = {
    "contacts": [("opened_at", "resolved_at")],
    "subscriptions": [("started_at", "ended_at"), ("started_at", "observed_from"), ("observed_from", "ended_at")],
    "cases": [("opened_at", "first_contact_at"), ("opened_at", "resolved_at"), ("opened_at", "reopened_at")],
    "referrals": [("referred_at", "converted_at")],
    "experiments": [("assigned_at", "exposed_at")],
    "customers": [("joined_at", "left_at")],
}
"""Instants of a row of which the second is not before the first."""


def sound_rows(kind: str, chance: random.Random) -> tuple[list[Column], list[list[Any]]]:
    """Some columns of a kind of table, and rows that keep its rules: texts, numbers, instants, truths, and None for blank."""
    columns = [column for column in RULES[kind] if column.needed or column.name == "customer_id" or chance.random() < 0.6]
    rows = [[_sound(column, i, at, chance) for at, column in enumerate(columns)] for i in range(chance.randint(2, 8))]
    if kind == "surveys":
        names = [column.name for column in columns]
        for row in rows:
            low, high = SCALES[row[names.index("scale")]]
            row[names.index("score")] = chance.randint(low, high)
    return columns, rows


def _sound(column: Column, row: int, at: int, chance: random.Random) -> Any:
    if column.blank and chance.random() < 0.3:
        return None
    if column.kind == "name":
        return f"{column.name[:-3].upper()}{row * 7 + 100}"
    if column.kind == "instant":
        moment = datetime(2024, 1, 3) + timedelta(days=row * 3 + at * 20, seconds=chance.choice([0, 0, 34_210]))
        return moment if moment.second else moment.replace(hour=0)
    if column.kind == "flag":
        return chance.random() < 0.5
    if column.kind == "number":
        high = min(column.high, 60.0)
        value = chance.uniform(max(column.low, 0.0), high)
        return round(value) if column.whole or chance.random() < 0.3 else round(value, 3)
    return "EUR" if column.single else chance.choice(column.choices or TEXTS)


def broken_rule(kind: str, columns: list[Column], rows: list[list[Any]]) -> str:
    """The first rule of a kind of table that some values break; values are of their kind, None where a cell is blank."""
    names = [column.name for column in columns]
    absent = [column.name for column in RULES[kind] if column.needed and column.name not in names]
    if absent:
        return f"the column {absent[0]} is not there"
    for at, column in enumerate(columns):
        if wrong := _broken_column(column, [row[at] for row in rows]):
            return wrong
    return next((wrong for row in rows if (wrong := _broken_row(kind, dict(zip(names, row, strict=True))))), "")


def _broken_column(column: Column, values: list[Any]) -> str:
    filled = [value for value in values if value is not None]
    if not column.blank and len(filled) < len(values):
        return f"{column.name} is blank"
    if column.unique and len(set(filled)) < len(filled):
        return f"{column.name} stands twice"
    if column.single and len({value.upper() for value in filled}) > 1:
        return f"{column.name} has several values"
    for value in filled:
        if column.kind == "number" and not (column.low <= value <= column.high and (not column.whole or value == round(value))):
            return f"{column.name} is {value}"
        if column.kind == "instant" and not FIRST_DAY <= value < datetime(date.today().year + YEARS_AHEAD + 1, 1, 1):
            return f"{column.name} is {value}"
        if column.choices and value not in column.choices:
            return f"{column.name} is {value!r}"
        if column.kind == "name" and (";" in value or (value.startswith("[") and value.endswith("]"))):
            return f"{column.name} is a list"
    return ""


def _broken_row(kind: str, row: dict[str, Any]) -> str:
    for earlier, later in ORDERED.get(kind, ()):
        if row.get(earlier) is not None and row.get(later) is not None and row[later] < row[earlier]:
            return f"{later} is before {earlier}"
    if kind == "surveys" and not SCALES[row["scale"]][0] <= row["score"] <= SCALES[row["scale"]][1]:
        return f"the score {row['score']} is not on {row['scale']}"
    if kind == "referrals" and row.get("referred_id") == row["referrer_id"]:
        return "somebody referred themselves"
    return ""
