"""Confidence sequences: intervals that hold at all readings together, however often and whenever the data are read."""

from __future__ import annotations

from math import log

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]


def tune_sequence(n: float, alpha: float = 0.05) -> float:
    """The mixing variance with which a confidence sequence is narrowest at n units.

    Parameters
    ----------
    n : float
        Units at which the interval shall be narrowest; fixed before the data are read.
    alpha : float
        1 less the coverage.

    Returns
    -------
    float
        What `sequence_reach` takes as `mixing`.

    References
    ----------
    I. Waudby-Smith, D. Arbour, R. Sinha, E. H. Kennedy & A. Ramdas, "Time-uniform central limit theory and asymptotic confidence
    sequences", Annals of Statistics 52 (2024) 2613-2640, appendix B.2.

    Examples
    --------
    >>> from cxsim.abtest import tune_sequence
    >>> round(tune_sequence(5_000) ** 0.5, 4)
    0.0398
    """
    return (-2 * log(alpha) + log(-2 * log(alpha) + 1)) / n


def sequence_reach(n: ArrayLike, mixing: float, alpha: float = 0.05) -> Array:
    """By how many standard errors a confidence sequence reaches to each side of the estimate, at n units.

    Parameters
    ----------
    n : array
        Units read so far.
    mixing : float
        From `tune_sequence`.
    alpha : float
        1 less the coverage at all readings together.

    Returns
    -------
    array
        In place of the 1.96 of an interval that holds at one reading.

    References
    ----------
    H. Robbins, "Statistical methods related to the law of the iterated logarithm", Annals of Mathematical Statistics 41 (1970) 1397-1409.

    Examples
    --------
    >>> from cxsim.abtest import tune_sequence, sequence_reach
    >>> sequence_reach([500, 5_000, 50_000], tune_sequence(5_000)).round(2).tolist()
    [3.86, 3.04, 3.24]
    """
    units = np.asarray(n, dtype=float)
    scaled = units * mixing + 1
    with np.errstate(divide="ignore"):
        return np.asarray(np.sqrt(scaled / (units * mixing) * np.log(scaled / alpha**2)))


def sequence_p(z: ArrayLike, n: ArrayLike, mixing: float) -> Array:
    """The p-value of no effect that holds at all readings together.

    Parameters
    ----------
    z : array
        Estimates over their standard errors.
    n : array
        Units read so far.
    mixing : float
        From `tune_sequence`.

    Returns
    -------
    array
        The alpha at which the confidence sequence would just hold 0.

    Examples
    --------
    >>> from cxsim.abtest import sequence_p, tune_sequence
    >>> float(sequence_p(3.05, 5_000, tune_sequence(5_000)).round(2))
    0.05
    """
    units = np.asarray(n, dtype=float) * mixing
    return np.asarray(np.minimum(1.0, np.sqrt(units + 1) * np.exp(-(np.asarray(z, dtype=float) ** 2) * units / (units + 1) / 2)))
