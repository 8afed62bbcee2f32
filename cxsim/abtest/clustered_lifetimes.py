"""Lifetimes of customers who were assigned by cluster: log-rank test and restricted means with errors that know who hangs together."""

from __future__ import annotations

from dataclasses import dataclass
from math import nan, sqrt

import numpy as np
from numpy.typing import NDArray

from cxsim.abtest.difference import Effect, student_tail
from cxsim.abtest.survival import LogRank, SurvivalCounts, compare_survival, count_survival, restricted_mean

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class ClusteredLifetimes:
    """Lifetimes of a treated arm and the control, one row for each different one.

    Attributes
    ----------
    duration : shape (n,); when customers left or were last seen.
    left, treated : shape (n,); whether they left, and whether they are in the treated arm.
    cluster : shape (n,); to which cluster they belong; clusters lie within arms.
    count : shape (n,); how many customers are alike in all of these.
    """

    duration: Array
    left: NDArray[np.bool_]
    treated: NDArray[np.bool_]
    cluster: NDArray[np.str_]
    count: Array

    @property
    def counts(self) -> SurvivalCounts:
        """The counts by time, as of customers who are independent."""
        times = self.count.astype(int)
        return count_survival(*(np.repeat(each, times) for each in (self.duration, self.left, self.treated)))

    def number(self, side: int) -> int:
        """Clusters of the control (0) or the treated arm (1)."""
        return len(np.unique(self.cluster[self.treated == bool(side)]))

    @property
    def degrees(self) -> float:
        """Degrees of freedom of what is estimated from clusters."""
        return float(self.number(0) + self.number(1) - 2)

    def variance(self, scores: Array, sides: tuple[int, ...] = (0, 1)) -> float:
        """The variance of a sum of scores by customer, from the sums of their clusters, whose mean within an arm is taken off."""
        total = 0.0
        for side in sides:
            own = self.treated == bool(side)
            codes = np.unique(self.cluster[own], return_inverse=True)[1]
            sums = np.bincount(codes, scores[own] * self.count[own])
            total += len(sums) / (len(sums) - 1) * float(((sums - sums.mean()) ** 2).sum()) if len(sums) > 1 else nan
        return total


def compare_clustered_survival(found: ClusteredLifetimes) -> LogRank:
    """Test whether lifetimes differ between arms to which clusters were assigned.

    Parameters
    ----------
    found : ClusteredLifetimes
        Of both arms.

    Returns
    -------
    LogRank
        The usual one with the variance between clusters; its p is Student's, with as many degrees of freedom as clusters, less 2.

    References
    ----------
    E. W. Lee, L. J. Wei & D. A. Amato, "Cox-type regression analysis for large numbers of small groups of correlated failure time
    observations", in Survival Analysis: State of the Art (1992) 237-247.

    Examples
    --------
    >>> import numpy as np
    >>> from cxsim.abtest import ClusteredLifetimes, compare_clustered_survival
    >>> rows = np.arange(8)
    >>> found = ClusteredLifetimes(rows + 1.0, rows < 6, rows % 2 == 1, (rows % 4).astype(str), np.ones(8))
    >>> round(compare_clustered_survival(found).p, 2)
    0.77
    """
    counts, plain = found.counts, compare_survival(found.counts)
    total = counts.at_risk.sum(axis=0)
    share = counts.at_risk[1] / np.maximum(total, 1)
    hazard = counts.events.sum(axis=0) / np.maximum(total, 1)
    until, past = _before(hazard, counts, found), _before(share * hazard, counts, found)
    own = found.treated.astype(float)
    at = np.minimum(np.searchsorted(counts.times, found.duration), len(counts.times) - 1)
    scores = np.where(found.left, own - share[at], 0.0) - (own * until - past)
    spread = found.variance(scores)
    gap = plain.observed - plain.expected
    if not spread > 0:
        return LogRank(plain.observed, plain.expected, nan, nan)
    return LogRank(plain.observed, plain.expected, gap**2 / spread, 2 * float(student_tail(found.degrees, -abs(gap) / sqrt(spread))))


def compare_clustered_means(found: ClusteredLifetimes, tau: float) -> Effect:
    """The difference of mean lifetimes within a horizon, between arms to which clusters were assigned.

    Parameters
    ----------
    found : ClusteredLifetimes
        Of both arms.
    tau : float
        The horizon, at most the shorter of the arms' follow-ups.

    Returns
    -------
    Effect
        In the unit of time. Each customer adds the influence that it has on its arm's area under the Kaplan-Meier curve; what those of a
        cluster add is one value.

    References
    ----------
    P. K. Andersen, M. G. Hansen & J. P. Klein, "Regression analysis of restricted mean survival time based on pseudo-observations",
    Lifetime Data Analysis 10 (2004) 335-350, for the influence of an observation.

    Examples
    --------
    >>> import numpy as np
    >>> from cxsim.abtest import ClusteredLifetimes, compare_clustered_means
    >>> rows = np.arange(8)
    >>> found = ClusteredLifetimes(rows + 1.0, rows < 6, rows % 2 == 1, (rows % 4).astype(str), np.ones(8))
    >>> compare_clustered_means(found, 6.0).estimate.item()
    0.75
    """
    counts = found.counts
    values = [restricted_mean(counts, side, tau)[0] for side in (0, 1)]
    errors = [sqrt(found.variance(_influence(found, counts, side, tau), (side,))) for side in (0, 1)]
    parts = (values[0], values[1], values[1] - values[0], float(np.hypot(errors[0], errors[1])), found.degrees, errors[0], errors[1])
    return Effect(*map(np.asarray, parts))


def _influence(found: ClusteredLifetimes, counts: SurvivalCounts, side: int, tau: float) -> Array:
    """By how much each customer moves its arm's restricted mean: minus the integral of (area from t to tau) / (at risk at t) dM(t)."""
    inside = (counts.times <= tau) & (counts.at_risk[side] > 0)
    times, risk, events = counts.times[inside], counts.at_risk[side, inside], counts.events[side, inside]
    survival = np.cumprod(1 - events / risk)
    pieces = np.diff(np.append(times, tau)) * survival
    area = pieces[::-1].cumsum()[::-1] / risk
    at = np.searchsorted(times, found.duration)
    leaving = np.where(found.left & (found.duration <= tau), np.append(area, 0.0)[np.minimum(at, len(area))], 0.0)
    until = np.append(0.0, (area * events / risk).cumsum())[np.searchsorted(times, np.minimum(found.duration, tau), side="right")]
    return np.where(found.treated == bool(side), until - leaving, 0.0)


def _before(rates: Array, counts: SurvivalCounts, found: ClusteredLifetimes) -> Array:
    """The sum of rates at the times up to each customer's end."""
    return np.asarray(np.append(0.0, rates.cumsum())[np.searchsorted(counts.times, found.duration, side="right")])
