"""Which assumptions are drawn together: the correlation matrix of their normal scores, and the groups it falls into."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

Array = NDArray[np.float64]


def score_correlation(names: Sequence[str], dependent: Mapping[tuple[str, str], float]) -> Array:
    """The correlation matrix (k, k) of the normal scores of the named assumptions (`Draws.dependent`)."""
    place = {name: index for index, name in enumerate(names)}
    matrix = np.eye(len(names))
    for (one, other), size in dependent.items():
        if one in place and other in place:
            matrix[place[one], place[other]] = matrix[place[other], place[one]] = size
    return matrix


def permute_ranks(count: int, correlation: Array, rng: np.random.Generator) -> NDArray[np.int64]:
    """Another Latin hypercube's ranks (count, k), from 0, whose normal scores have this correlation (k, k).

    Columns are random permutations; those that are correlated get the order of normal scores with that sampled correlation
    (R. L. Iman & W. J. Conover, Communications in Statistics 11 (1982) 311-334).
    """
    k = len(correlation)
    places = np.column_stack([rng.permutation(count) for _ in range(k)]) if k else np.zeros((count, 0), dtype=np.int64)
    moved = np.flatnonzero((correlation != np.eye(k)).any(axis=0))
    if 0 < len(moved) < count - 1:
        scores = ndtri((places[:, moved] + 0.5) / count)
        apart = scores @ np.linalg.inv(np.linalg.cholesky(np.corrcoef(scores, rowvar=False))).T
        joined = apart @ _root(correlation[np.ix_(moved, moved)]).T
        places[:, moved] = np.argsort(np.argsort(joined, axis=0, kind="stable"), axis=0, kind="stable")
    return np.asarray(places, dtype=np.int64)


def _root(matrix: Array) -> Array:
    """A root of a correlation matrix that may be singular."""
    size, axes = np.linalg.eigh(matrix)
    return np.asarray(axes @ np.diag(np.sqrt(np.maximum(size, 0.0))))
