"""Scores of predicted survival on customers who were not fitted: Brier score, its integral, and time-dependent AUC.

Graf et al. (1999), Statistics in Medicine 18; Heagerty, Lumley & Pepe (2000), Biometrics 56; both weighted by a model of
censoring that knows the features (`cxsim.models.censoring`).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cxsim.models.censoring import Censoring, outcomes
from cxsim.models.sample import Sample

Array = NDArray[np.float64]
_DECIMALS = 9


def brier(staying: Array, sample: Sample, seen: Censoring, horizon: float) -> Array:
    """Each customer's weighted squared error at a horizon, shape (n,); their mean is the Brier score."""
    known = outcomes(sample, seen, horizon)
    return np.asarray(known.weight * (known.stayed - staying) ** 2)


def integrated_brier(curves: Array, months: Array, sample: Sample, seen: Censoring) -> Array:
    """Each customer's Brier score averaged over the months (trapezoid), shape (n,), of survival curves of shape (n, months)."""
    by_month = np.stack([brier(curves[:, k], sample, seen, float(month)) for k, month in enumerate(months)])
    return np.asarray(np.trapezoid(by_month, months, axis=0) / (months[-1] - months[0]))


def auc(risk: Array, sample: Sample, seen: Censoring, horizon: float) -> float | None:
    """The chance that of a customer who leaves by the horizon and one who does not, the first has the higher risk."""
    known = outcomes(sample, seen, horizon)
    scores, place = np.unique(np.round(risk, _DECIMALS), return_inverse=True)
    left = np.bincount(place, weights=known.weight * known.left, minlength=len(scores))
    stayed = np.bincount(place, weights=known.weight * known.stayed, minlength=len(scores))
    pairs = left.sum() * stayed.sum()
    if pairs == 0:
        return None
    below = np.cumsum(stayed) - stayed
    return float(left @ (below + 0.5 * stayed) / pairs)
