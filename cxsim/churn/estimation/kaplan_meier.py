"""The share of customers still there at each tenure, by the product-limit estimate, and the cumulative hazard (Nelson-Aalen).

Kaplan & Meier (1958), "Nonparametric estimation from incomplete observations", JASA 53; Nelson (1969); Aalen (1978).
Interval: Greenwood's variance on the log-log scale. lifelines gives the same curve, but refuses late entries whose first risk sets are
small, has no competing reasons with tied times, and loads for longer than a whole study takes to be fitted.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]
_MOST_POINTS = 400
_Z95 = float(ndtri(0.975))


@dataclass(frozen=True)
class SurvivalCurve:
    """The Kaplan-Meier estimate of the share of customers still there at each tenure, with its 95 % interval.

    Attributes
    ----------
    months : tenures, rising, first 0.
    survival, low, high : share still there, with the log-log Greenwood interval.
    at_risk : customers observed at that tenure or beyond.
    """

    months: tuple[float, ...]
    survival: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    at_risk: tuple[int, ...]


@dataclass(frozen=True)
class LifeTable:
    """At each distinct event time: at risk (after late entries), churned; survival, Greenwood's sum and Nelson-Aalen hazard."""

    months: Array
    at_risk: Array
    churned: Array

    @property
    def survival(self) -> Array:
        """Kaplan-Meier at each event time."""
        return np.asarray(np.cumprod(1.0 - self.churned / self.at_risk))

    @property
    def cumulative_hazard(self) -> Array:
        """Nelson-Aalen at each event time."""
        return np.asarray(np.cumsum(self.churned / self.at_risk))

    @property
    def greenwood(self) -> Array:
        """The sum whose product with the squared survival is its variance; infinite where nobody is left."""
        with np.errstate(divide="ignore"):
            return np.asarray(np.cumsum(self.churned / (self.at_risk * (self.at_risk - self.churned))))


def life_table(months: Array, churned: Flags, entries: Array | None = None, weights: Array | None = None) -> LifeTable:
    """The life table of tenures; a row is at risk after its entry and up to its last month."""
    weight = np.ones(len(months)) if weights is None else weights
    times, place = np.unique(months[churned], return_inverse=True)
    left = np.bincount(place, weights=weight[churned], minlength=len(times)).astype(float)
    at_risk = _count_from(months, weight, times)
    if entries is not None:  # an entry at 0 is none: who leaves at 0 was at risk there
        at_risk = at_risk - _count_from(np.where(entries > 0, entries, -1.0), weight, times)
    return LifeTable(times, at_risk, left)


def survival_curve(months: Array, churned: Flags, entries: Array | None = None, weights: Array | None = None) -> SurvivalCurve:
    """Estimate the survival curve of customers by Kaplan-Meier.

    Parameters
    ----------
    months : array of shape (n,)
        Tenure of each customer in months.
    churned : array of bool, shape (n,)
        Whether the customer left at that tenure.
    entries : array of shape (n,), optional
        Tenure in months at which each customer came under observation; by default 0.
    weights : array of shape (n,), optional
        How often each row counts; by default once.

    Returns
    -------
    SurvivalCurve
        The curve at the event times, or at whole months if there are more than 400 of those; always from 0 to the longest tenure.

    References
    ----------
    E. L. Kaplan and P. Meier, "Nonparametric estimation from incomplete observations", JASA 53 (1958) 457-481.

    Examples
    --------
    >>> import numpy as np
    >>> from cxsim.churn import survival_curve
    >>> curve = survival_curve(np.array([2.0, 5.0, 9.0, 9.0]), np.array([True, True, False, False]))
    >>> [round(share, 2) for share in curve.survival]
    [1.0, 0.75, 0.5, 0.5]
    """
    times = np.unique(np.concatenate([[0.0], months[churned], [months.max()]]))
    if len(times) > _MOST_POINTS:
        times = np.arange(0.0, np.floor(months.max()) + 1.0)
    survival, low, high = _at(life_table(months, churned, entries, weights), times)
    return SurvivalCurve(
        months=tuple(times.tolist()),
        survival=tuple(survival.tolist()),
        low=tuple(low.tolist()),
        high=tuple(high.tolist()),
        at_risk=tuple(int((months >= t).sum()) for t in times),
    )


def estimate_churned_share(months: Array, churned: Flags, horizon: float) -> tuple[float | None, float | None, float | None]:
    """Share gone by a tenure with its 95 % interval; all None if nobody is observed that far, no interval if nobody left."""
    if months.max() < horizon and not churned[months == months.max()].all():
        return None, None, None
    if not (churned & (months <= horizon)).any():
        return 0.0, None, None
    survival, low, high = _at(life_table(months, churned), np.array([horizon]))
    return 1.0 - float(survival[0]), 1.0 - float(high[0]), 1.0 - float(low[0])


def share_and_variance(months: Array, churned: Flags, horizon: float) -> tuple[float | None, float | None]:
    """Share gone by a tenure with Greenwood's variance; None if nobody is observed that far, or if nobody is left."""
    if months.max() < horizon:
        return None, None
    table = life_table(months, churned)
    place = int(np.searchsorted(table.months, horizon, side="right"))
    if place == 0:
        return 0.0, 0.0
    survival, spread = float(table.survival[place - 1]), float(table.greenwood[place - 1])
    return (1.0 - survival, survival**2 * spread) if survival > 0 else (None, None)


def _at(table: LifeTable, times: Array) -> tuple[Array, Array, Array]:
    """Survival with its bounds at `times`: those of the last event at or before each; certain where nobody left yet, or all have."""
    place = np.searchsorted(table.months, times, side="right")
    survival = np.concatenate([[1.0], table.survival])[place]
    spread = np.concatenate([[0.0], table.greenwood])[place]
    inside = (survival > 0) & (survival < 1)
    log = np.log(np.where(inside, survival, 0.5))
    reach = _Z95 * np.sqrt(np.where(inside, spread, 0.0)) / np.abs(log)
    low, high = (np.where(inside, np.exp(log * np.exp(sign * reach)), survival) for sign in (1, -1))
    return survival, low, high


def _count_from(values: Array, weights: Array, times: Array) -> Array:
    """The weight of values at or above each time."""
    order = np.argsort(values, kind="stable")
    above = np.concatenate([np.cumsum(weights[order][::-1])[::-1], [0.0]])
    return np.asarray(above[np.searchsorted(values[order], times, side="left")])
