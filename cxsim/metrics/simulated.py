"""The tables that a simulation leaves, seen in the columns of the contracts: days from its start become instants."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from cxsim.units import DAYS_PER_MONTH

_MARKS = {"customers": "left_day", "events": "day"}
_INSTANT = "TIMESTAMP '{start}' + to_microseconds(CAST(round({day} * 86400000000) AS BIGINT))"


def is_simulated(table: str, columns: Collection[str]) -> bool:
    """Whether a table counts days from the start of a simulation."""
    return table in _MARKS and _MARKS[table] in columns and "occurred_at" not in columns and "left_at" not in columns


def as_contract(table: str, relation: str, columns: Collection[str], start: date | None) -> str:
    """The query that gives a simulated table its contract's columns; without a start it cannot be cut into periods.

    Of the events it is the touches, each with what it cost; a customer's revenue is fees and purchases.
    """
    if table == "events":
        instant = "" if start is None else f", {_INSTANT.format(start=start, day='day')} AS occurred_at"
        cost = ", amount AS cost" if "amount" in columns and "cost" not in columns else ""
        return f"SELECT *{cost}{instant} FROM {relation} WHERE kind = 'touch'"
    since = f"(left_day - tenure_months * {DAYS_PER_MONTH})"
    instants = (
        ""
        if start is None
        else f", {_INSTANT.format(start=start, day=since)} AS joined_at, "
        f"CASE WHEN churned THEN {_INSTANT.format(start=start, day='left_day')} END AS left_at"
    )
    revenue = " + ".join(name for name in ("fees", "spend", "paid") if name in columns)
    return f"SELECT *, {revenue} AS revenue, touches AS contacts{instants} FROM {relation}"
