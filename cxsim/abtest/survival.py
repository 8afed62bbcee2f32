"""Effects on lifetimes from counts by time: log-rank test, hazard ratio, and the difference of restricted means with its worth in money."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import exp, inf, nan, sqrt

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import chdtrc, ndtr, ndtri

Array = NDArray[np.float64]
MOST_STEPS = 50
LARGEST_STEP = 5.0


@dataclass(frozen=True, eq=False)
class SurvivalCounts:
    """Who is at risk and who leaves at each time at which somebody leaves, by arm: all that a comparison of lifetimes needs.

    Attributes
    ----------
    times : shape (k,), rising.
    at_risk, events : shape (2, k); control, treated.
    followed : shape (2,); the longest time for which each arm was followed.
    units : shape (2,).
    """

    times: Array
    at_risk: Array
    events: Array
    followed: Array
    units: Array


def count_survival(duration: ArrayLike, left: ArrayLike, treated: ArrayLike, entry: ArrayLike | None = None) -> SurvivalCounts:
    """Count lifetimes by arm.

    Parameters
    ----------
    duration : array, shape (n,)
        When each unit left or was last seen.
    left : array, shape (n,)
        Whether it left.
    treated : array, shape (n,)
        Whether it is in the treated arm.
    entry : array, shape (n,), optional
        When it came under observation on the same clock (its tenure at assignment): who left before could not be assigned, and is not at
        risk before. By default 0: time is counted from assignment.

    Returns
    -------
    SurvivalCounts
        By time of leaving.

    Examples
    --------
    >>> from cxsim.abtest import count_survival
    >>> counts = count_survival([2, 3, 3, 5], [1, 1, 0, 1], [0, 1, 0, 1])
    >>> counts.times.tolist(), counts.at_risk.tolist()
    ([2.0, 3.0, 5.0], [[2.0, 1.0, 0.0], [2.0, 2.0, 1.0]])
    """
    time, event = np.asarray(duration, dtype=float), np.asarray(left, dtype=bool)
    arm = np.asarray(treated, dtype=bool)
    begin = np.zeros(len(time)) if entry is None else np.asarray(entry, dtype=float)
    times = np.unique(time[event])
    risk, events = np.empty((2, len(times))), np.empty((2, len(times)))
    for side in (0, 1):
        own = arm == bool(side)
        ends, begins, leaves = np.sort(time[own]), np.sort(begin[own]), np.sort(time[own & event])
        entered = len(begins) if entry is None else np.searchsorted(begins, times, side="left")
        risk[side] = entered - np.searchsorted(ends, times, side="left")
        events[side] = np.searchsorted(leaves, times, side="right") - np.searchsorted(leaves, times, side="left")
    followed = np.array([time[arm == side].max(initial=0.0) for side in (False, True)])
    return SurvivalCounts(times, risk, events, followed, np.array([np.count_nonzero(~arm), np.count_nonzero(arm)], dtype=float))


@dataclass(frozen=True)
class LogRank:
    """The log-rank test: observed leavers of the treated arm, those expected under no effect, chi-squared of one degree, p."""

    observed: float
    expected: float
    chi2: float
    p: float


def compare_survival(counts: SurvivalCounts) -> LogRank:
    """Test whether lifetimes differ between the arms.

    Parameters
    ----------
    counts : SurvivalCounts
        Of both arms.

    Returns
    -------
    LogRank
        NaN where nobody leaves while both arms are at risk.

    References
    ----------
    N. Mantel, Cancer Chemotherapy Reports 50 (1966) 163-170.

    Examples
    --------
    >>> from cxsim.abtest import compare_survival, count_survival
    >>> round(compare_survival(count_survival([1, 2, 3, 4, 5, 6], [1] * 6, [0, 0, 0, 1, 1, 1])).p, 3)
    0.025
    """
    risk, events = counts.at_risk, counts.events.sum(axis=0)
    total = risk.sum(axis=0)
    expected = events * risk[1] / np.maximum(total, 1)
    spread = np.where(total > 1, events * risk[1] * risk[0] * (total - events) / np.maximum(total**2 * (total - 1), 1), 0.0).sum()
    observed = float(counts.events[1].sum())
    chi2 = (observed - expected.sum()) ** 2 / spread if spread > 0 else nan
    return LogRank(observed, float(expected.sum()), float(chi2), float(chdtrc(1, chi2)) if spread > 0 else nan)


@dataclass(frozen=True)
class ArmHazardRatio:
    """The hazard of the treated arm over the control's.

    Attributes
    ----------
    ratio, low, high : with its interval.
    log_error : the standard error of its logarithm.
    p_proportional : the p-value of the ratio not changing along the time since assignment (rank of the times); small if it does.
    """

    ratio: float
    low: float
    high: float
    log_error: float
    p_proportional: float


def estimate_hazard_ratio(counts: SurvivalCounts, alpha: float = 0.05) -> ArmHazardRatio:
    """The hazard ratio by Cox's partial likelihood (Breslow's way with ties), with a check that one ratio describes all times.

    Parameters
    ----------
    counts : SurvivalCounts
        Of both arms.
    alpha : float
        1 less the coverage of the interval.

    Returns
    -------
    ArmHazardRatio
        NaN if only one arm has leavers, so that no finite ratio is most likely.

    References
    ----------
    D. R. Cox, JRSS B 34 (1972) 187-220. P. Grambsch & T. Therneau, Biometrika 81 (1994) 515-526.

    Examples
    --------
    >>> from cxsim.abtest import count_survival, estimate_hazard_ratio
    >>> counts = count_survival([1, 2, 3, 4, 5, 6], [1] * 6, [0, 1, 0, 1, 0, 1])
    >>> round(estimate_hazard_ratio(counts).ratio, 3)
    0.532
    """
    events = counts.events.sum(axis=0)
    both = (counts.at_risk > 0).all(axis=0) & (events > 0)
    risk, own, events = counts.at_risk[:, both], counts.events[1, both], events[both]
    if not (0 < own.sum() < events.sum()):
        return ArmHazardRatio(nan, nan, nan, nan, nan)
    beta, share = 0.0, risk[1] / risk.sum(axis=0)
    for _ in range(MOST_STEPS):
        step = float((own - events * share).sum() / (events * share * (1 - share)).sum())
        beta += max(-LARGEST_STEP, min(LARGEST_STEP, step))
        weight = risk[1] * exp(beta)
        share = weight / (weight + risk[0])
        if abs(step) < 1e-12:
            break
    information = events * share * (1 - share)
    error = float(information.sum()) ** -0.5
    reach = float(ndtri(1 - alpha / 2)) * error
    return ArmHazardRatio(
        exp(beta), exp(beta - reach), exp(beta + reach), error, _proportionality(events, own - events * share, information)
    )


def _proportionality(events: Array, residuals: Array, information: Array) -> float:
    """The score test of a ratio that changes with the rank of the time."""
    rank = events.cumsum() - (events - 1) / 2
    centred = rank - float(information @ rank) / float(information.sum())
    spread = float(information @ centred**2)
    return float(chdtrc(1, float(residuals @ centred) ** 2 / spread)) if spread > 0 else nan


@dataclass(frozen=True)
class RestrictedMeans:
    """Mean lifetimes up to a horizon, and how much longer the treated arm's is.

    Attributes
    ----------
    tau : the horizon.
    control, treated, difference : in the unit of time.
    control_error, treated_error, error : their standard errors (of the estimates, not of a lifetime).
    low, high, p : interval and two-sided p-value of the difference.
    """

    tau: float
    control: float
    treated: float
    difference: float
    control_error: float
    treated_error: float
    error: float
    low: float
    high: float
    p: float

    def in_money(self, margin: float) -> RestrictedMeans:
        """The same times a margin per unit of time: what the difference is worth, per customer, until the horizon."""
        scaled = {name: getattr(self, name) * margin for name in ("control", "treated", "difference", "low", "high")}
        errors = {name: getattr(self, name) * abs(margin) for name in ("control_error", "treated_error", "error")}
        return replace(self, **scaled, **errors)


def restricted_mean(counts: SurvivalCounts, side: int, tau: float) -> tuple[float, float]:
    """The area under one arm's Kaplan-Meier curve up to tau, and its standard error by Greenwood's formula."""
    inside = (counts.times <= tau) & (counts.events[side] > 0)
    times, risk, events = counts.times[inside], counts.at_risk[side, inside], counts.events[side, inside]
    survival = np.cumprod(1 - events / risk)
    areas = np.diff(np.concatenate(([0.0], times, [tau]))) * np.concatenate(([1.0], survival))
    rest = areas[::-1].cumsum()[::-1][1:]
    stays = risk > events
    variance = float((rest[stays] ** 2 * events[stays] / (risk[stays] * (risk[stays] - events[stays]))).sum())
    return float(areas.sum()), sqrt(variance)


def compare_restricted_means(counts: SurvivalCounts, tau: float | None = None, alpha: float = 0.05) -> RestrictedMeans:
    """How much longer customers of the treated arm stay, on average, within a horizon.

    It needs no proportional hazards, and margin times it is money.

    Parameters
    ----------
    counts : SurvivalCounts
        Of both arms.
    tau : float, optional
        The horizon; by default the shorter of the arms' follow-ups, the longest for which both curves are known.
    alpha : float
        1 less the coverage of the interval.

    Returns
    -------
    RestrictedMeans
        NaN beyond the shorter follow-up, unless nobody is left there.

    References
    ----------
    P. Royston & M. K. B. Parmar, "Restricted mean survival time", BMC Medical Research Methodology 13 (2013) 152.

    Examples
    --------
    >>> from cxsim.abtest import compare_restricted_means, count_survival
    >>> counts = count_survival([1, 2, 3, 4, 4, 4], [1, 1, 1, 0, 0, 0], [0, 0, 1, 0, 1, 1])
    >>> round(compare_restricted_means(counts, 4.0).difference, 3)
    1.333
    """
    longest = longest_horizon(counts)
    horizon = min(longest, float(counts.followed.max())) if tau is None else tau
    if horizon > longest or not counts.units.all():
        return RestrictedMeans(horizon, *[nan] * 9)
    (control, control_error), (treated, treated_error) = (restricted_mean(counts, side, horizon) for side in (0, 1))
    apart, error = treated - control, sqrt(control_error**2 + treated_error**2)
    reach = float(ndtri(1 - alpha / 2)) * error
    p = 2 * float(ndtr(-abs(apart) / error)) if error > 0 else nan
    return RestrictedMeans(horizon, control, treated, apart, control_error, treated_error, error, apart - reach, apart + reach, p)


def longest_horizon(counts: SurvivalCounts) -> float:
    """Up to when both curves are known: the shorter follow-up; an arm of which everybody has left is known for ever."""
    ends = [inf if _is_empty_at_end(counts, side) else float(counts.followed[side]) for side in (0, 1)]
    return min(ends)


def _is_empty_at_end(counts: SurvivalCounts, side: int) -> bool:
    leaving = np.flatnonzero(counts.events[side])
    return bool(leaving.size) and bool(counts.events[side, leaving[-1]] == counts.at_risk[side, leaving[-1]])
