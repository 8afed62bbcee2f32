"""Rank correlation given to samples that were drawn apart: a Gaussian copula whose margins stay as they are."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri
from scipy.stats import rankdata

Array = NDArray[np.float64]


def normal_correlation(rank: Array | float) -> Array:
    """The correlation of two normals whose Spearman correlation is `rank`: 2 sin(pi rank / 6) (Pearson 1907)."""
    return np.asarray(2.0 * np.sin(np.pi * np.asarray(rank, dtype=float) / 6.0))


def possible(rank: Array) -> bool:
    """Whether a matrix (k, k) of rank correlations can be had of a Gaussian copula: its normal correlations are positive definite."""
    return bool(np.linalg.eigvalsh(normal_correlation(rank)).min() > 1e-9)


def correlated(samples: Array, rank: Array) -> Array:
    """The same samples (n, k), each column in another order, with rank correlations near `rank` (k, k).

    Each column keeps its values, so what was stratified stays so. The order is that of normal scores whose *sampled*
    correlation is exactly the wanted one (R. L. Iman & W. J. Conover, "A distribution-free approach to inducing rank
    correlation among input variables", Communications in Statistics 11 (1982) 311-334).

    Parameters
    ----------
    samples : columns drawn independently, n > k.
    rank : Spearman correlations, `possible`.
    """
    scores = ndtri(np.apply_along_axis(rankdata, 0, samples) / (len(samples) + 1))
    found = np.linalg.cholesky(np.corrcoef(scores, rowvar=False))
    wanted = np.linalg.cholesky(normal_correlation(rank))
    target = scores @ np.linalg.inv(found).T @ wanted.T
    order = np.argsort(np.argsort(target, axis=0, kind="stable"), axis=0, kind="stable")
    return np.take_along_axis(np.sort(samples, axis=0), order, axis=0)
