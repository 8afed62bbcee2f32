"""Kinks: whether an answer responds to a number along a straight line, and if not, where it bends.

The test adds hinges max(x - knot, 0) at quantiles of the values and asks whether any of their coefficients differs from 0 (Wald, with
errors by customer): a linear spline that is a straight line under the hypothesis. Where it is not, one knot is kept, the likeliest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import chi2

Array = NDArray[np.float64]
_QUANTILES = (0.25, 0.5, 0.75)
_FEWEST_BEYOND = 30  # rows on each side of a knot


@dataclass(frozen=True)
class Kink:
    """The test of one driver.

    Attributes
    ----------
    driver : its name.
    knots : where it was allowed to bend.
    p_value : of the hypothesis that it does not.
    bends : whether that is rejected, all drivers tested together (Holm 1979, 5 %).
    knot : the likeliest bend if it does, else None.
    """

    driver: str
    knots: tuple[float, ...]
    p_value: float
    bends: bool
    knot: float | None


def candidate_knots(values: Array) -> tuple[float, ...]:
    """Different quantiles of the values above their least, with enough rows on both sides; none for a number of two values."""
    if len(np.unique(values)) < 4:
        return ()
    found = np.quantile(values[values > values.min()], _QUANTILES)
    if is_mostly_whole(values):
        found = np.round(found)
    kept = [k for k in np.unique(found) if k > values.min() and min((values > k).sum(), (values <= k).sum()) >= _FEWEST_BEYOND]
    return tuple(map(float, kept))


def is_mostly_whole(values: Array) -> bool:
    """Whether a number is a count or a score; means that stand for missing values need not be whole."""
    return bool((values == np.round(values)).mean() > 0.5)


def hinge(values: Array, knot: float) -> Array:
    """How far the values are above the knot."""
    return np.maximum(values - knot, 0.0)


def wald_p_value(coefficients: Array, covariance: Array) -> float:
    """The p value of the hypothesis that all of some coefficients are 0."""
    rank = int(np.linalg.matrix_rank(covariance))
    return float(chi2.sf(coefficients @ np.linalg.pinv(covariance) @ coefficients, rank)) if rank else 1.0


def reject_holm(p_values: Sequence[float], level: float = 0.05) -> list[bool]:
    """Which hypotheses fall when all are tested together (Holm 1979)."""
    order = np.argsort(p_values)
    fallen = [False] * len(p_values)
    for rank, j in enumerate(order):
        if not p_values[j] <= level / (len(p_values) - rank):
            break
        fallen[int(j)] = True
    return fallen
