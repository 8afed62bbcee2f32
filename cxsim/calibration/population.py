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


def population_of(table: CustomerTable, plan: Plan, fitted: FittedChurn) -> Population:
    """Every row of the table with its tenure, fee, segment, features and present feelings; identities hang on names alone.

    Raises
    ------
    UsageError
        If the plan starts a feeling from a column that the mapping does not bring in, or from one that is not of numbers.
    """
    frame = table.frame
    faults = [fault for name in ("satisfaction", "effort") for fault in _feeling_faults(name, getattr(plan, name), table)]
    if faults:
        raise UsageError("The plan reads feelings from columns that are not there.", faults)
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
    )


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
