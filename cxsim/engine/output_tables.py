"""Which tables a run leaves, by the names of their contracts, and how each is made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

import pyarrow as pa

from cxsim.engine import event_tables, monthly_tables, tables
from cxsim.engine.elements.registry import tables_of_elements

if TYPE_CHECKING:
    from cxsim.engine.outcome import Outcome
    from cxsim.journey.plan import Plan

TABLES: Mapping[str, Callable[[Outcome], pa.Table]] = {
    "customers": tables.customers,
    "events": tables.events,
    "surveys": tables.surveys,
    "cases": event_tables.cases,
    "transactions": event_tables.transactions,
    "referrals": event_tables.referrals,
    "mentions": event_tables.mentions,
    "offers": event_tables.offers,
    "visits": event_tables.visits,
    "carts": event_tables.carts,
    "invitations": monthly_tables.invitations,
    "costs": monthly_tables.costs,
}

ALWAYS = {"customers", "events", "costs"}
"""Those that every run leaves; the elements of its plan say which else."""


def table_parts(table: str, outcome: Outcome) -> Iterable[pa.Table]:
    """A table of an outcome in parts that are made when they are asked for: all at once but for the events."""
    return tables.event_parts(outcome) if table == "events" else [TABLES[table](outcome)]


def tables_of_plan(plan: Plan) -> list[str]:
    """The tables that a run of a plan leaves, whatever happens in it."""
    wanted = ALWAYS | tables_of_elements(plan)
    return [name for name in TABLES if name in wanted]
