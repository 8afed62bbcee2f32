"""The tables that a simulation leaves, seen in the columns of the contracts: days from its start become instants."""

from __future__ import annotations

from collections.abc import Collection

from cxsim.units import DAYS_PER_MONTH

_MARKS = {"customers": "left_day", "events": "day"}
_INSTANT = "{start} + to_microseconds(CAST(round(({day}) * 86400000000) AS BIGINT))"


def is_simulated(table: str, columns: Collection[str]) -> bool:
    """Whether a table counts days from the start of a simulation."""
    return table in _MARKS and _MARKS[table] in columns and "occurred_at" not in columns and "left_at" not in columns


def start_query(relation: str) -> str:
    """The query of a simulation's first instant, from any of its customers: since when it was observed, less the day of that."""
    return f"SELECT min(observed_from - to_microseconds(CAST(round(joined_day * 86400000000) AS BIGINT))) FROM {relation}"


def as_contract(table: str, relation: str, columns: Collection[str], start: str) -> str:
    """The query that gives a simulated table its contract's columns; without a start it cannot be cut into periods.

    Of the events it is the touches, each with its own cost, which is not yet the agents'; a customer's revenue is fees and purchases. The
    tenure before the simulation is `entry_months`: in it nobody could be seen to leave. `start` is the SQL of the first instant.
    """
    if table == "events":
        instant = f", {_INSTANT.format(start=start, day='day')} AS occurred_at" if start else ""
        cost = ", amount AS touch_cost" if "amount" in columns else ""
        return f"SELECT *{cost}{instant} FROM {relation} WHERE kind = 'touch'"
    since = f"left_day - tenure_months * {DAYS_PER_MONTH}"
    instants = {
        "joined_at": _INSTANT.format(start=start, day=since),
        "left_at": f"CASE WHEN churned THEN {_INSTANT.format(start=start, day='left_day')} END",
        "observed_until": _INSTANT.format(start=start, day=f"(SELECT max(left_day) FROM {relation})") + " - to_microseconds(1)",
    }
    columns_of = {
        "revenue": " + ".join(name for name in ("fees", "spend", "payments", "paid") if name in columns),
        "contacts": "touches",
        "entry_months": f"greatest(0.0, tenure_months - (left_day - joined_day) / {DAYS_PER_MONTH})",
        "newcomer": "origin <> 'table'",
        **(instants if start else {}),
    }
    return f"SELECT *, {', '.join(f'{sql} AS {name}' for name, sql in columns_of.items())} FROM {relation}"
