"""Scores of predicted survival on customers who were not fitted: Brier score, its integral, and time-dependent AUC.

Graf et al. (1999), Statistics in Medicine 18; Heagerty, Lumley & Pepe (2000), Biometrics 56; both weighted by a model of
censoring that knows the features (`cxsim.churn.evaluation.censoring`). Where censoring depends on the features, the same score with one
curve of censoring for everybody is off (on a simulated copy of a telecom base, whose true score is known, by a quarter); it is
given beside, since it is what tables in print hold.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cxsim.churn.evaluation.censoring import CensoringModel, estimate_marginal_censoring, weigh_outcomes
from cxsim.churn.features.sample import Sample

Array = NDArray[np.float64]
_DECIMALS = 9
_MIDDLE = (1 / 12, 10 / 12)


def brier(staying: Array, sample: Sample, seen: CensoringModel, horizon: float) -> Array:
    """Each customer's weighted squared error at a horizon, shape (n,); their mean is the Brier score.

    Weights are scaled to a mean of 1: where some customers have almost no chance to be seen that far, theirs fall short of it.
    """
    known = weigh_outcomes(sample, seen, horizon)
    return np.asarray(known.weight / known.weight.mean() * (known.stayed - staying) ** 2)


def integrated_brier(curves: Array, months: Array, sample: Sample, seen: CensoringModel) -> Array:
    """Each customer's Brier score averaged over the months (trapezoid), shape (n,), of survival curves of shape (n, months)."""
    by_month = np.stack([brier(curves[:, k], sample, seen, float(month)) for k, month in enumerate(months)])
    return np.asarray(np.trapezoid(by_month, months, axis=0) / (months[-1] - months[0]))


def marginal_brier(curves: Array, months: Array, trained: Sample, held: Sample) -> float:
    """The integrated Brier score as tables in print have it, which take censoring as independent of the features.

    One Kaplan-Meier curve G of censoring, of the customers fitted, weighs churners by 1 / G(their tenure) and those still there
    by 1 / G(month), as scikit-survival does, over the months from a twelfth to ten twelfths of the longest tenure (72: 6 to 60).
    """
    longest = float(np.fmax(trained.months.max(), held.months.max()))
    middle = np.flatnonzero((months >= _MIDDLE[0] * longest) & (months <= _MIDDLE[1] * longest))
    seen = estimate_marginal_censoring(trained)
    own = _inverse(seen(held.months))
    by_month = []
    for k in middle:
        left, stays = held.churned & (held.months <= months[k]), held.months > months[k]
        squares = left * own * curves[:, k] ** 2 + stays * _inverse(seen(months[k : k + 1])) * (1.0 - curves[:, k]) ** 2
        by_month.append(float(squares.mean()))
    if len(middle) < 2:
        return float(np.mean(by_month)) if by_month else float("nan")
    return float(np.trapezoid(by_month, months[middle]) / (months[middle[-1]] - months[middle[0]]))


def _inverse(chance: Array) -> Array:
    return np.divide(1.0, chance, out=np.zeros_like(chance), where=chance > 0)


def auc(risk: Array, sample: Sample, seen: CensoringModel, horizon: float) -> float | None:
    """The chance that of a customer who leaves by the horizon and one who does not, the first has the higher risk."""
    known = weigh_outcomes(sample, seen, horizon)
    scores, place = np.unique(np.round(risk, _DECIMALS), return_inverse=True)
    left = np.bincount(place, weights=known.weight * known.left, minlength=len(scores))
    stayed = np.bincount(place, weights=known.weight * known.stayed, minlength=len(scores))
    pairs = left.sum() * stayed.sum()
    if pairs == 0:
        return None
    below = np.cumsum(stayed) - stayed
    return float(left @ (below + 0.5 * stayed) / pairs)
