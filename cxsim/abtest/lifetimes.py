"""Lifetimes as an endpoint: events by the log-rank test, and the variance of a restricted mean under any curve and censoring."""

from __future__ import annotations

from math import inf, log

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import ndtri

from cxsim.stats.intervals import Array


def log_rank_events(ratio: float, bound: float = 1.959963984540054, power: float = 0.8, share: float = 0.5) -> float:
    """Compute the events in both arms together by which a log-rank test finds a hazard ratio.

    Parameters
    ----------
    ratio : float
        Of the treated arm's hazard to the control's.
    bound : float
        Of ``|z|`` above which the difference is significant.
    power : float
        Wanted.
    share : float
        Of the two arms' units that are treated.

    Returns
    -------
    float
        Not rounded; infinite for a ratio of 1.

    References
    ----------
    D. A. Schoenfeld, "Sample-size formula for the proportional-hazards regression model", Biometrics 39 (1983) 499-503.

    Examples
    --------
    >>> from cxsim.abtest import log_rank_events
    >>> round(log_rank_events(0.8), 1)
    630.5
    """
    if ratio == 1:
        return inf
    return float((bound + ndtri(power)) ** 2 / (share * (1 - share) * log(ratio) ** 2))


def restricted_mean(survival: ArrayLike, days: ArrayLike) -> float:
    """The restricted mean lifetime: the area under a curve of survival (at the days given, the first of them 0) up to the last day."""
    return float(np.trapezoid(np.asarray(survival, dtype=float), np.asarray(days, dtype=float)))


def restricted_mean_variance(survival: ArrayLike, followed: ArrayLike, days: ArrayLike) -> float:
    """Compute the variance that one unit adds to a restricted mean lifetime that is read off the Kaplan-Meier curve.

    It is the integral over t from 0 to tau of (area under S from t to tau)^2 / (S(t) G(t)) dH(t): less is known where few are still
    followed, so it is larger than the variance of min(T, tau).

    Parameters
    ----------
    survival : array, shape (k,)
        Share still there after each time.
    followed : array, shape (k,)
        Share of the units that are followed that long, whether they are still there or not.
    days : array, shape (k,)
        The times, from 0 to tau.

    Returns
    -------
    float
        In squared days; over n units the restricted mean has this variance divided by n. Infinite if nobody is followed up to tau.

    References
    ----------
    J. P. Klein and M. L. Moeschberger, "Survival Analysis", 2nd ed., Springer 2003, eq. 4.5.2 with the numbers at risk expected.

    Examples
    --------
    >>> import numpy as np
    >>> from cxsim.abtest import restricted_mean_variance
    >>> days = np.linspace(0, 10, 2001)
    >>> followed = np.clip((15 - days) / 10, 0, 1)
    >>> round(float(np.sqrt(restricted_mean_variance(np.exp(-0.1 * days), followed, days) / 400)), 5)
    0.18122
    """
    s, g, t = (np.asarray(each, dtype=float) for each in (survival, followed, days))
    area = _area_to_end(s, t)
    if (g[:-1][area[:-1] > 0] <= 0).any():
        return inf
    middle = (area[1:] + area[:-1]) / 2
    at_risk = (s[1:] * g[1:] + s[:-1] * g[:-1]) / 2
    step = -np.diff(np.log(np.maximum(s, 1e-300)))
    return float((middle**2 / np.where(at_risk > 0, at_risk, 1.0) * step)[at_risk > 0].sum())


def _area_to_end(survival: Array, days: Array) -> Array:
    pieces = np.diff(days) * (survival[1:] + survival[:-1]) / 2
    return np.append(np.cumsum(pieces[::-1])[::-1], 0.0)
