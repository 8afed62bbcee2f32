"""What is wrong with the columns of the customer table from which a plan takes the state of its customers."""

from __future__ import annotations

from cxsim.data.customers import CustomerTable
from cxsim.errors import Fault, nearest
from cxsim.journey.plan import LevelDynamics, Plan

LONGEST_SINCE = 1e5  # days since the last purchase


def column_faults(plan: Plan, table: CustomerTable) -> list[Fault]:
    """Columns of feelings and of the last purchase that are absent, of text, or hold values that cannot be."""
    feelings = [fault for name in ("satisfaction", "effort") for fault in _feeling_faults(name, getattr(plan, name), table)]
    return feelings + _purchase_faults(plan, table)


def _purchase_faults(plan: Plan, table: CustomerTable) -> list[Fault]:
    column, path = plan.purchases.last_purchase if plan.purchases else None, ("purchases", "last_purchase")
    if column is None:
        return []
    if column not in table.frame:
        return [Fault(f"the column {column!r}", "a feature of the mapping", nearest(column, table.features), path=path)]
    do = "name the column with the days from the last purchase to the start"
    if table.frame[column].dtype.kind != "f":
        return [Fault(f"{column!r}, a column of text", "a column of numbers", do, path=path)]
    known = table.frame[column].dropna()
    wrong = known[~known.between(0.0, LONGEST_SINCE)]
    if len(wrong):
        found = f"{len(wrong):,} values of {column!r} such as {wrong.iloc[0]:g}"
        return [Fault(found, f"days from 0 to {LONGEST_SINCE:g}", do, path=path)]
    return []


def _feeling_faults(name: str, feeling: LevelDynamics, table: CustomerTable) -> list[Fault]:
    column, path = feeling.start.column, (name, "start", "column")
    if column is None:
        return []
    if column not in table.frame:
        return [Fault(f"the column {column!r}", "a feature of the mapping", nearest(column, table.features), path=path)]
    if table.frame[column].dtype.kind != "f":
        return [Fault(f"{column!r}, a column of text", "a column of numbers", "name the column that holds the answers", path=path)]
    low, high = feeling.start.scale or (0.0, 1.0)
    answers = table.frame[column].dropna()
    outside = answers[~answers.between(min(low, high), max(low, high))]
    if len(outside):
        found = f"{len(outside):,} answers outside {min(low, high):g} to {max(low, high):g}, such as {outside.iloc[0]:g}"
        do = f"state the scale of the question; if {outside.iloc[0]:g} stands for no answer, name it as blank in the mapping's reader"
        return [Fault(found, f"answers on the stated scale in {column}", do, path=(name, "start", "scale"))]
    return []
