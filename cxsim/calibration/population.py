"""The company's own rows as the population of a twin, each in its present state."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cxsim.calibration.column_checks import check_columns
from cxsim.churn.fitted_model import FittedChurn
from cxsim.data.customers import CustomerTable
from cxsim.errors import UsageError
from cxsim.journey.plan import LevelDynamics, Plan
from cxsim.journey.population import CustomerGroups, Population
from cxsim.rng import identities
from cxsim.text import Message


def build_population(table: CustomerTable, plan: Plan, fitted: FittedChurn | None = None) -> Population:
    """Every row of the table with its tenure, fee, segment, features and present feelings; identities hang on names alone.

    Without a fit it has no features, and cannot be simulated.

    Raises
    ------
    UsageError
        If the plan takes a feeling or the last purchase from a column that the mapping does not bring in, or that is not of such numbers.
    """
    frame = table.frame
    faults = check_columns(plan, table)
    if faults:
        raise UsageError(Message("calibration-columns-wrong"), faults)
    names = frame["customer_id"].to_numpy(dtype=str)
    segments = tuple(sorted(set(frame["segment"])))
    return Population(
        names=names,
        identity=identities(names.tolist()),
        tenure_months=frame["tenure_months"].to_numpy(dtype=float),
        active=~frame["churned"].to_numpy(dtype=bool),
        fee_per_month=frame["fee_per_month"].to_numpy(dtype=float),
        features=np.zeros((len(frame), 0)) if fitted is None else fitted.encoding.encode(frame),
        satisfaction=_levels(plan.satisfaction, table),
        effort=_levels(plan.effort, table),
        purchase_factor=np.full(len(frame), np.nan),
        segment=np.searchsorted(segments, frame["segment"].to_numpy(dtype=str)).astype(np.int64),
        segments=segments,
        groups=_groups(table, plan),
        days_since_purchase=_days_since_purchase(plan, table),
    )


def _groups(table: CustomerTable, plan: Plan) -> CustomerGroups:
    """The columns of the table by which the plan groups customers; those that it does not have are refused where they are needed."""
    columns = {name: table.frame[name].to_numpy(dtype=str) for name in plan.group_columns if name in table.frame}
    return CustomerGroups.of(columns, ~table.frame["churned"].to_numpy(dtype=bool))


def _days_since_purchase(plan: Plan, table: CustomerTable) -> NDArray[np.float64]:
    """The days from the last purchase to the start where a column says so, else NaN."""
    if plan.purchases is None or plan.purchases.last_purchase is None:
        return np.full(len(table.frame), np.nan)
    return table.frame[plan.purchases.last_purchase].to_numpy(dtype=float)


def _levels(feeling: LevelDynamics, table: CustomerTable) -> NDArray[np.float64]:
    """Answers on their scale as levels in [0, 1]; customers without an answer have the stated level."""
    start = feeling.start
    if start.column is None or start.scale is None:
        return np.full(len(table.frame), start.missing.value)
    zero, one = start.scale
    levels = (table.frame[start.column].to_numpy(dtype=float) - zero) / (one - zero)
    return np.where(np.isnan(levels), start.missing.value, np.clip(levels, 0.0, 1.0))
