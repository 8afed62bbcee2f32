"""Monte Carlo errors that are true of stratified draws: what figures would be over other samples of the same design.

A Latin hypercube balances every assumption, so that the plain error of n independent draws, sd / root n, is far too large for it
(M. Stein, "Large sample properties of simulations using Latin hypercube sampling", Technometrics 29 (1987) 143-151: only what is
not additive in the assumptions is left, over n). Here the outcome is split into what a stand-in says of the assumptions and what
it cannot predict, out of sample; other hypercubes are drawn of the former, the latter is drawn again with replacement, and the
error of any figure is its standard deviation over them. Where nothing can be predicted this is the bootstrap.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from cxsim.decision.emulator import Emulator, emulate, normal_scores

Array = NDArray[np.float64]
Columns = Mapping[str, Array]
REDRAWS = 200


def resample(
    columns: Columns, outcomes: Array, dependent: Mapping[tuple[str, str], float], seed: int, count: int = REDRAWS
) -> Iterator[tuple[dict[str, Array], Array]]:
    """Other samples of the same size, (columns, outcomes (n, m)), as the stand-ins of the m outcomes have them.

    Parameters
    ----------
    columns : sampled values (n,) of each assumption that varies; outcomes : (n, m), all finite.
    dependent : correlations of normal scores, as in `Draws`.
    """
    stand_ins = [emulate(dict(columns), outcome) for outcome in outcomes.T]
    yield from resample_emulated(columns, stand_ins, dependent, seed, count)


def resample_emulated(
    columns: Columns, stand_ins: Sequence[Emulator], dependent: Mapping[tuple[str, str], float], seed: int, count: int = REDRAWS
) -> Iterator[tuple[dict[str, Array], Array]]:
    """The same of stand-ins that are there already."""
    n, rng = len(stand_ins[0].residuals), np.random.default_rng([seed, 0xD5A3])
    correlation = score_correlation(tuple(columns), dependent)
    scores = np.sort(normal_scores(dict(columns), n), axis=0)
    ordered = {name: np.sort(values) for name, values in columns.items()}
    missed = np.column_stack([each.residuals - each.residuals.mean() for each in stand_ins])
    for _ in range(count):
        places = permute_ranks(n, correlation, rng)
        drawn = np.take_along_axis(scores, places, axis=0)
        predicted = np.column_stack([each(drawn) for each in stand_ins])
        again = {name: values[place] for (name, values), place in zip(ordered.items(), places.T, strict=True)}
        yield again, predicted + missed[rng.integers(0, n, n)]


def standard_errors(
    columns: Columns,
    outcome: Array,
    dependent: Mapping[tuple[str, str], float],
    seed: int,
    figures: Sequence[Callable[[Array], float]],
) -> list[float]:
    """The standard error of each figure of an outcome's draws (n,); NaN for a single draw."""
    if len(outcome) < 2:
        return [math.nan] * len(figures)
    found = [[figure(again[:, 0]) for figure in figures] for _, again in resample(columns, outcome[:, None], dependent, seed)]
    return [float(error) for error in np.std(found, axis=0, ddof=1)]


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
