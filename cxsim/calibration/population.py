"""The company's own rows as the population of a twin, each in its present state."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cxsim.data.customers import CustomerTable
from cxsim.errors import Fault, UsageError, nearest
from cxsim.journey.plan import Feeling, Plan
from cxsim.journey.population import Population
from cxsim.models.record import FittedChurn
from cxsim.rng import identities

LONGEST_SINCE = 1e5  # days since the last purchase


def population_of(table: CustomerTable, plan: Plan, fitted: FittedChurn) -> Population:
    """Every row of the table with its tenure, fee, segment, features and present feelings; identities hang on names alone.

    Raises
    ------
    UsageError
        If the plan takes a feeling or the last purchase from a column that the mapping does not bring in, or that is not of such numbers.
    """
    frame = table.frame
    faults = [fault for name in ("satisfaction", "effort") for fault in _feeling_faults(name, getattr(plan, name), table)]
    faults += _purchase_faults(plan, table)
    if faults:
        raise UsageError("The plan reads columns that are not there, or not as it says.", faults)
    names = frame["customer_id"].to_numpy(dtype=str)
    segments = tuple(sorted(set(frame["segment"])))
    return Population(
        names=names,
        identity=identities(names.tolist()),
        tenure_months=frame["tenure_months"].to_numpy(dtype=float),
        active=~frame["churned"].to_numpy(dtype=bool),
        fee_per_month=frame["fee_per_month"].to_numpy(dtype=float),
        features=fitted.encoding.encode(frame),
        satisfaction=_levels(plan.satisfaction, table),
        effort=_levels(plan.effort, table),
        purchase_factor=np.full(len(frame), np.nan),
        segment=np.searchsorted(segments, frame["segment"].to_numpy(dtype=str)).astype(np.int64),
        segments=segments,
        days_since_purchase=_days_since_purchase(plan, table),
    )


def _days_since_purchase(plan: Plan, table: CustomerTable) -> NDArray[np.float64]:
    """The days from the last purchase to the start where a column says so, else NaN."""
    if plan.purchases is None or plan.purchases.last_purchase is None:
        return np.full(len(table.frame), np.nan)
    return table.frame[plan.purchases.last_purchase].to_numpy(dtype=float)


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


def _levels(feeling: Feeling, table: CustomerTable) -> NDArray[np.float64]:
    """Answers on their scale as levels in [0, 1]; customers without an answer have the stated level."""
    start = feeling.start
    if start.column is None or start.scale is None:
        return np.full(len(table.frame), start.missing.value)
    zero, one = start.scale
    levels = (table.frame[start.column].to_numpy(dtype=float) - zero) / (one - zero)
    return np.where(np.isnan(levels), start.missing.value, np.clip(levels, 0.0, 1.0))


def _feeling_faults(name: str, feeling: Feeling, table: CustomerTable) -> list[Fault]:
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
        return [Fault(found, "answers on the stated scale", "state the scale of the question", path=(name, "start", "scale"))]
    return []
