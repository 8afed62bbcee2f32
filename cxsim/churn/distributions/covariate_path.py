"""Predictions for customers whose columns change on the way: survival and lifetimes along a stated path of columns.

A fit on stretches (start, stop] says what present columns do to the present hazard. To predict with it one has to say how the
columns will go on: that is the path, and it is an assumption of whoever states it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.errors import UsageError, fault
from cxsim.stats.lifetimes import ProportionalHazard
from cxsim.text import Message

Array = NDArray[np.float64]


@dataclass(frozen=True)
class CovariatePath:
    """Columns that hold from stated tenures on.

    Attributes
    ----------
    months : shape (k,), tenures, rising; the first row holds before the first of them too, the last for ever.
    x : shape (k, p), the encoded columns from each of them on.
    """

    months: Array
    x: Array

    def __post_init__(self) -> None:
        """Refuse a path that does not say one thing at every tenure."""
        if len(self.months) != len(self.x) or not len(self.months) or (np.diff(self.months) <= 0).any():
            raise UsageError(Message("churn-path-unreadable"), [fault("churn-path-tenures")])


def cumulative_hazard_along_path(hazard: ProportionalHazard, path: CovariatePath, months: Array) -> Array:
    """The cumulative hazard by each of several tenures along a path, shape of `months`."""
    risk = np.exp(hazard.log_risk(path.x))
    edges = hazard.baseline_cumulative(path.months[1:])
    reached = hazard.baseline_cumulative(np.asarray(months, dtype=float))
    low, high = np.concatenate([[0.0], edges]), np.concatenate([edges, [np.inf]])
    return np.asarray((np.clip(reached[..., None], low, high) - low) @ risk)


def survival_given_covariate_path(hazard: ProportionalHazard, path: CovariatePath, months: Array, given_months: float = 0.0) -> Array:
    """Compute the probability to still be a customer, along a stated path of features.

    Parameters
    ----------
    hazard : ProportionalHazard
        A fitted hazard, such as ``fit(Cox(), ...).hazard``.
    path : CovariatePath
        Encoded features and the tenures in months from which on they hold.
    months : array of any shape
        Months from now.
    given_months : float
        The tenure reached.

    Returns
    -------
    array
        Of the shape of `months`, from 0 to 1.

    Examples
    --------
    >>> import numpy as np
    >>> import cxsim as cx
    >>> from cxsim.churn import CovariatePath, survival_given_covariate_path
    >>> fitted = cx.fit(cx.Cox(features=("contacts_90d",)), cx.read_customers(cx.load("configs/telecom.yaml")), seed=1)
    >>> calm, busy = (CovariatePath(np.array([0.0]), np.array([[contacts]])) for contacts in (0.0, 3.0))
    >>> stay = [survival_given_covariate_path(fitted.hazard, path, np.array(12.0)) for path in (calm, busy)]
    >>> bool(stay[0] > stay[1])
    True
    """
    ahead = cumulative_hazard_along_path(hazard, path, given_months + np.asarray(months, dtype=float))
    return np.asarray(np.exp(cumulative_hazard_along_path(hazard, path, np.array(given_months)) - ahead))


def sample_lifetime_given_covariate_path(
    hazard: ProportionalHazard, path: CovariatePath, exponential: float, given_months: float = 0.0
) -> float:
    """The residual life at which the hazard from now along a path reaches `exponential`; infinite if it never does."""
    knots = np.unique(np.concatenate([hazard.knots_months, path.months[1:], [given_months]]))
    curve = cumulative_hazard_along_path(hazard, path, knots)
    level = float(cumulative_hazard_along_path(hazard, path, np.array(given_months))) + exponential
    place = int(np.searchsorted(curve, level, side="left"))
    if place == len(knots):
        rate = hazard.tail_per_month * float(np.exp(hazard.log_risk(path.x[-1:]))[0])
        return float(knots[-1] + (level - curve[-1]) / rate - given_months) if rate > 0 else float("inf")
    if place == 0:
        return 0.0
    share = (level - curve[place - 1]) / (curve[place] - curve[place - 1])
    return float(knots[place - 1] + share * (knots[place] - knots[place - 1]) - given_months)
