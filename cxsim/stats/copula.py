"""Rank correlation given to samples that were drawn apart: a Gaussian copula whose margins stay as they are."""

from __future__ import annotations

import numpy as np
import scipy  # its parts are loaded when they are first asked for
from numpy.typing import NDArray

Array = NDArray[np.float64]
CORRECTIONS = 4


def normal_correlation(rank: Array | float) -> Array:
    """The correlation of two normals whose Spearman correlation is `rank`: 2 sin(pi rank / 6) (Pearson 1907)."""
    return np.asarray(2.0 * np.sin(np.pi * np.asarray(rank, dtype=float) / 6.0))


def is_positive_definite(rank: Array) -> bool:
    """Whether a matrix (k, k) of rank correlations can be had of a Gaussian copula: its normal correlations are positive definite."""
    return bool(np.linalg.eigvalsh(normal_correlation(rank)).min() > 1e-9)


def induce_correlation(samples: Array, rank: Array) -> Array:
    """The same samples (n, k), each column in another order, with rank correlations near `rank` (k, k).

    Each column keeps its values, so what was stratified stays so. The order is that of normal scores whose *sampled*
    correlation is exactly the wanted one (R. L. Iman & W. J. Conover, "A distribution-free approach to inducing rank
    correlation among input variables", Communications in Statistics 11 (1982) 311-334); what the ranks then miss is asked
    for on top, a few times.

    Parameters
    ----------
    samples : columns drawn independently, n > k.
    rank : Spearman correlations, `is_positive_definite`.
    """
    ordered, target = np.sort(samples, axis=0), rank
    scores = scipy.special.ndtri(np.apply_along_axis(scipy.stats.rankdata, 0, samples) / (len(samples) + 1))
    apart = scores @ np.linalg.inv(np.linalg.cholesky(np.corrcoef(scores, rowvar=False))).T
    places = _places(apart, target)
    for _ in range(CORRECTIONS):
        missed = rank - np.corrcoef(places, rowvar=False)
        if not is_positive_definite(target + missed):
            break
        target = target + missed
        places = _places(apart, target)
    return np.take_along_axis(ordered, places, axis=0)


def _places(apart: Array, rank: Array) -> NDArray[np.int64]:
    """The ranks, from 0, of uncorrelated scores once they have these rank correlations."""
    target = apart @ np.linalg.cholesky(normal_correlation(rank)).T
    return np.argsort(np.argsort(target, axis=0, kind="stable"), axis=0, kind="stable")
