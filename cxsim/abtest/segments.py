"""Effects by segment: whether segments differ at all, and each segment's effect drawn to the mean of all as far as chance made it stray."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import chdtrc

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class SegmentEffects:
    """Effects by segment, shrunk.

    Attributes
    ----------
    shrunk, errors : shape (k,); each segment's effect and its standard error after shrinkage. One that has no reading has the mean's.
    mean, mean_error : the mean effect over segments.
    variance : between segments' true effects (DerSimonian and Laird).
    q, p : Cochran's Q, and the p-value of there being no difference between segments.
    """

    shrunk: Array
    errors: Array
    mean: float
    mean_error: float
    variance: float
    q: float
    p: float


def shrink_segments(effects: ArrayLike, errors: ArrayLike) -> SegmentEffects:
    """Draw the effects of segments to their mean, by how much of their spread is chance.

    Parameters
    ----------
    effects, errors : array, shape (k,)
        The effect measured in each segment, with its standard error; segments without a standard error above 0 do not count.

    Returns
    -------
    SegmentEffects
        Of which the best segment is no longer the luckiest one.

    References
    ----------
    R. DerSimonian & N. Laird, "Meta-analysis in clinical trials", Controlled Clinical Trials 7 (1986) 177-188.
    W. G. Cochran, "The combination of estimates from different experiments", Biometrics 10 (1954) 101-129.

    Examples
    --------
    >>> from cxsim.abtest import shrink_segments
    >>> schools = shrink_segments([28, 8, -3, 7, -1, 1, 18, 12], [15, 10, 16, 11, 9, 11, 10, 18])
    >>> round(schools.mean, 2), schools.variance, round(schools.p, 2)
    (7.69, 0.0, 0.7)
    """
    measured, se = np.broadcast_arrays(np.asarray(effects, dtype=float), np.asarray(errors, dtype=float))
    known = np.isfinite(measured) & (se > 0) & np.isfinite(se)
    if not known.any():
        none = np.full(measured.shape, np.nan)
        return SegmentEffects(none, none, math.nan, math.nan, math.nan, math.nan, math.nan)
    y, weight = measured[known], 1 / se[known] ** 2
    fixed = weight @ y / weight.sum()
    q, spare = float(weight @ (y - fixed) ** 2), len(y) - 1
    scale = weight.sum() - (weight @ weight) / weight.sum()
    variance = max(0.0, (q - spare) / scale) if spare else 0.0
    total = 1 / (1 / weight + variance)
    mean, mean_variance = float(total @ y / total.sum()), 1 / total.sum()
    own = np.zeros(measured.shape)
    own[known] = variance / (variance + 1 / weight)
    with np.errstate(invalid="ignore"):
        posterior = np.where(known, own * se**2, variance) + (1 - own) ** 2 * mean_variance
    shrunk = mean + own * np.where(known, measured - mean, 0.0)
    p = float(chdtrc(spare, q)) if spare else math.nan
    return SegmentEffects(shrunk, np.sqrt(posterior), mean, math.sqrt(mean_variance), variance, q, p)
