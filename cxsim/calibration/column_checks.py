"""What is wrong with the columns of the customer table from which a plan takes the state of its customers."""

from __future__ import annotations

from cxsim.data.customers import CustomerTable
from cxsim.errors import Fault, fault, nearest
from cxsim.journey.plan import LevelDynamics, Plan

LONGEST_SINCE = 1e5  # days since the last purchase


def check_columns(plan: Plan, table: CustomerTable) -> list[Fault]:
    """Columns of feelings and of the last purchase that are absent, of text, or hold values that cannot be."""
    feelings = [each for name in ("satisfaction", "effort") for each in _feeling_faults(name, getattr(plan, name), table)]
    return feelings + _purchase_faults(plan, table)


def _purchase_faults(plan: Plan, table: CustomerTable) -> list[Fault]:
    column, path = plan.purchases.last_purchase if plan.purchases else None, ("purchases", "last_purchase")
    if column is None:
        return []
    if column not in table.frame:
        return [fault("calibration-column-absent", name=column, remedy=nearest(column, table.features)).at(path=path)]
    if table.frame[column].dtype.kind != "f":
        return [fault("calibration-purchase-text", name=column).at(path=path)]
    known = table.frame[column].dropna()
    wrong = known[~known.between(0.0, LONGEST_SINCE)]
    if len(wrong):
        wrong_days = fault(
            "calibration-purchase-days", count=len(wrong), name=column, value=f"{float(wrong.iloc[0]):g}", most=LONGEST_SINCE
        )
        return [wrong_days.at(path=path)]
    return []


def _feeling_faults(name: str, feeling: LevelDynamics, table: CustomerTable) -> list[Fault]:
    column, path = feeling.start.column, (name, "start", "column")
    if column is None:
        return []
    if column not in table.frame:
        return [fault("calibration-column-absent", name=column, remedy=nearest(column, table.features)).at(path=path)]
    if table.frame[column].dtype.kind != "f":
        return [fault("calibration-feeling-text", name=column).at(path=path)]
    low, high = feeling.start.scale or (0.0, 1.0)
    answers = table.frame[column].dropna()
    outside = answers[~answers.between(min(low, high), max(low, high))]
    if len(outside):
        facts = {"low": min(low, high), "high": max(low, high), "value": f"{float(outside.iloc[0]):g}"}
        return [fault("calibration-feeling-scale", count=len(outside), name=column, **facts).at(path=(name, "start", "scale"))]
    return []
