"""Residuals of a Cox fit, exact with ties, strata, late entry and weights; robust errors and the test of proportional hazards.

Therneau & Grambsch (2000), "Modeling Survival Data", chapters 4, 6 and 7; Lin & Wei (1989), JASA 84. Under Efron's ties a
churner counts for 1 - r/d in the r-th of d tied risk sets, in the residuals as in the likelihood, so that they sum to 0.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.special import chdtrc

from cxsim.churn.estimation.partial_likelihood import PartialLikelihoodFit, cumulative_hazard_at
from cxsim.churn.estimation.risk_sets import risk_sums, tie_sums
from cxsim.churn.estimation.weighted_gram import compute_weighted_gram

Array = NDArray[np.float64]


def martingale_residuals(maximum: PartialLikelihoodFit) -> Array:
    """Churned or not, less the cumulative hazard, shape (n,); weighted, they sum to 0."""
    sums, risk, own, left = _parts(maximum)
    expected = risk / maximum.sample.weights * cumulative_hazard_at(sums[1], maximum.sets)
    expected[left] -= (risk / maximum.sample.weights)[left] * sums[2][own]
    return np.asarray(left - expected)


def score_residuals(maximum: PartialLikelihoodFit) -> Array:
    """Each row's contribution to the gradient, shape (n, p); weighted, the columns sum to 0 at the maximum."""
    sample, sets = maximum.sample, maximum.sets
    sums, risk, own, left = _parts(maximum)
    centred = sample.matrix - maximum.means
    s0, s1, d0, d1 = _sums(maximum, centred, risk)
    plain, tied, mean = _mean_sums(s0, s1, d0, d1, sets.events, sets.weight, maximum.ties == "efron")
    score = (risk / sample.weights)[:, None]
    residuals = -score * (centred * cumulative_hazard_at(sums[1], sets)[:, None] - cumulative_hazard_at(plain, sets))
    residuals[left] += centred[left] - mean[own] + score[left] * (centred[left] * sums[2][own][:, None] - tied[own])
    return np.asarray(residuals)


def robust_covariance(maximum: PartialLikelihoodFit) -> Array:
    """The sandwich covariance (Lin & Wei): right even if rows of a cluster go together, or the hazards are not proportional."""
    influence = (score_residuals(maximum) * maximum.sample.weights[:, None]) @ maximum.covariance
    if maximum.sample.cluster is not None:
        labels, place = np.unique(maximum.sample.cluster, return_inverse=True)
        influence = np.column_stack([np.bincount(place, weights=column, minlength=len(labels)) for column in influence.T])
    return np.asarray(influence.T @ influence)


def proportionality(maximum: PartialLikelihoodFit) -> list[tuple[float, float]]:
    """Statistic and p-value, per column, of the score test that its coefficient does not change with ranked time.

    Grambsch & Therneau (1994), Biometrika 81, in the exact form: the gradient and the information of a term column x g(t),
    with the information of the other columns taken out; no average of the variance over time is assumed.
    """
    ranks = _ranks(maximum)
    deviations = _schoenfeld_sums(maximum)
    plain = np.linalg.inv(maximum.covariance)
    crossed, squared = _information(maximum, ranks), _information(maximum, ranks**2)
    gradient = ranks @ deviations
    remaining = squared - crossed @ np.linalg.solve(plain, crossed)
    statistic = gradient**2 / np.diag(remaining)
    return [(float(s), float(p)) for s, p in zip(statistic, chdtrc(1, statistic), strict=True)]


def _ranks(maximum: PartialLikelihoodFit) -> Array:
    """The mean rank of each event time among all churners, centred on their mean."""
    sets = maximum.sets
    known, place = np.unique(sets.times, return_inverse=True)
    events = np.bincount(place, weights=sets.events, minlength=len(known))
    ranks = (np.cumsum(events) - (events - 1) / 2)[place]
    return np.asarray(ranks - np.average(ranks, weights=sets.events * sets.weight))


def _schoenfeld_sums(maximum: PartialLikelihoodFit) -> Array:
    """Over the churners of each event time: their columns less those expected of the risk set, shape (k, p)."""
    sample, sets = maximum.sample, maximum.sets
    centred = sample.matrix - maximum.means
    risk = sample.weights * np.exp(maximum.log_risk)
    s0, s1, d0, d1 = _sums(maximum, centred, risk)
    sums = sets.weight * tie_sums(s0, d0, sets.events, maximum.ties == "efron")
    seen = np.zeros((len(sets.times), sample.matrix.shape[1]))
    np.add.at(seen, sets.last[sample.churned] - 1, (centred * sample.weights[:, None])[sample.churned])
    return np.asarray(seen - s1 * sums[1][:, None] + d1 * sums[2][:, None])


def _information(maximum: PartialLikelihoodFit, factor: Array) -> Array:
    """The information with the share of every event time multiplied by a factor."""
    sample, sets = maximum.sample, maximum.sets
    centred = sample.matrix - maximum.means
    risk = sample.weights * np.exp(maximum.log_risk)
    s0, s1, d0, d1 = _sums(maximum, centred, risk)
    _, a1, c1, a2, b2, c2 = factor * sets.weight * tie_sums(s0, d0, sets.events, maximum.ties == "efron")
    share = risk * cumulative_hazard_at(a1, sets)
    left = sample.churned
    share[left] -= risk[left] * c1[sets.last[left] - 1]
    crossed = (s1.T * b2) @ d1
    return np.asarray(compute_weighted_gram(centred, share) - (s1.T * a2) @ s1 + crossed + crossed.T - (d1.T * c2) @ d1)


def _parts(maximum: PartialLikelihoodFit) -> tuple[Array, Array, NDArray[np.int64], NDArray[np.bool_]]:
    """Tie sums with their weights, weighted risk of the rows, the event time of each churner, and who churned."""
    sample, sets = maximum.sample, maximum.sets
    risk = sample.weights * np.exp(maximum.log_risk)
    s0, _, d0, _ = _sums(maximum, np.empty((len(sample), 0)), risk)
    sums = sets.weight * tie_sums(s0, d0, sets.events, maximum.ties == "efron")
    return sums, risk, sets.last[sample.churned] - 1, sample.churned


def _sums(maximum: PartialLikelihoodFit, matrix: Array, risk: Array) -> tuple[Array, Array, Array, Array]:
    sets = maximum.sets
    found = risk_sums(matrix, risk, maximum.sample.churned, sets.first, sets.last, sets.opening, True)
    return found[0], found[1], found[2], found[3]


def _mean_sums(
    s0: Array, s1: Array, d0: Array, d1: Array, events: NDArray[np.int64], weight: Array, efron: bool
) -> tuple[Array, Array, Array]:
    """Per event time: sums of mean column / risk, of c x mean column / risk, and the mean over the ties of the mean column.

    The mean column in the r-th tied set is (s1 - c d1) / phi, so all three follow from the sums of powers.
    """
    _, a1, c1, a2, b2, c2 = tie_sums(s0, d0, events, efron)
    plain = s1 * (weight * a2)[:, None] - d1 * (weight * b2)[:, None]
    tied = s1 * (weight * b2)[:, None] - d1 * (weight * c2)[:, None]
    mean = (s1 * a1[:, None] - d1 * c1[:, None]) / np.maximum(events, 1)[:, None]
    return plain, tied, mean
