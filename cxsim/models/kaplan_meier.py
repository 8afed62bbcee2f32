"""The share of customers still there at each tenure, by the product-limit estimate (lifelines).

Kaplan & Meier (1958), "Nonparametric estimation from incomplete observations", JASA 53;
interval: Greenwood's variance on the log-log scale.
"""

from __future__ import annotations

import numpy as np
from lifelines import KaplanMeierFitter
from numpy.typing import NDArray

from cxsim.models.record import SurvivalCurve

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]
_MOST_POINTS = 400


def survival_curve(months: Array, churned: Flags) -> SurvivalCurve:
    """The curve at the event times, or at whole months if there are more than 400 of those; always from 0 to the longest tenure."""
    fitter = KaplanMeierFitter().fit(months, churned)
    times = np.unique(np.concatenate([[0.0], months[churned], [months.max()]]))
    if len(times) > _MOST_POINTS:
        times = np.arange(0.0, np.floor(months.max()) + 1.0)
    low, high = _bounds(fitter, times)
    return SurvivalCurve(
        months=tuple(times.tolist()),
        survival=tuple(fitter.survival_function_at_times(times).tolist()),
        low=tuple(low.tolist()),
        high=tuple(high.tolist()),
        at_risk=tuple(int((months >= t).sum()) for t in times),
    )


def share_churned(months: Array, churned: Flags, horizon: float) -> tuple[float | None, float | None, float | None]:
    """Share gone by a tenure with its 95 % interval; all None if nobody is observed that far, no interval if nobody left."""
    if months.max() < horizon and not churned[months == months.max()].all():
        return None, None, None
    if not (churned & (months <= horizon)).any():
        return 0.0, None, None
    fitter = KaplanMeierFitter().fit(months, churned)
    low, high = _bounds(fitter, np.array([horizon]))
    return 1.0 - float(fitter.survival_function_at_times(horizon).iloc[0]), 1.0 - float(high[0]), 1.0 - float(low[0])


def _bounds(fitter: KaplanMeierFitter, times: Array) -> tuple[Array, Array]:
    """Lower and upper bound of the survival at `times`: those of the last step at or before each."""
    table = fitter.confidence_interval_
    rows = np.searchsorted(table.index.to_numpy(dtype=float), times, side="right") - 1
    values = table.to_numpy(dtype=float)[rows]
    return values[:, 0], values[:, 1]
