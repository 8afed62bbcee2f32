"""A cheap stand-in for the simulation: a sparse polynomial in the normal scores of the assumptions, checked out of sample."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri
from scipy.stats import rankdata

from cxsim.decision.assumption_register import assumption_columns
from cxsim.decision.draws import Draws

Array = NDArray[np.float64]
FOLDS = 5
FEWEST = 20  # draws, below which nothing is fitted and all spread counts as unpredicted


@dataclass(frozen=True)
class Emulator:
    """``y = constant + slopes' z + z' curvature z + cubes' (z^3 - 3 z)`` in normal scores z, one for each of the k assumptions named.

    Attributes
    ----------
    slopes, cubes : (k,); curvature : symmetric (k, k).
    fit : the share of variance it predicts for draws it has not seen (R2), at least 0.
    residuals : of each draw (n,), predicted from the other folds; penalty : of the lasso, on outcomes of standard deviation 1.
    """

    names: tuple[str, ...]
    constant: float
    slopes: Array
    curvature: Array
    cubes: Array
    fit: float
    residuals: Array = field(repr=False)
    penalty: float = 0.0

    def __call__(self, scores: Array) -> Array:
        """The outcome at normal scores (n, k)."""
        curved = ((scores @ self.curvature) * scores).sum(axis=1)
        return np.asarray(self.constant + scores @ self.slopes + curved + _third(scores) @ self.cubes)

    @property
    def used(self) -> tuple[str, ...]:
        """The assumptions that have a say."""
        moves = (self.slopes != 0) | (self.cubes != 0) | (self.curvature != 0).any(axis=1)
        return tuple(name for name, has in zip(self.names, moves.tolist(), strict=True) if has)


def varied_columns(draws: Draws) -> dict[str, Array]:
    """The sampled values of every assumption that varies, by name; a quantity that is a fitted coefficient is named once."""
    return {name: values for name, values in assumption_columns(draws) if name not in draws.from_fit and np.ptp(values) > 0}


def normal_scores(columns: dict[str, Array], count: int) -> Array:
    """The normal scores (n, k) of sampled values: ndtri(rank / (n + 1)), the rank of ties their mean."""
    table = [ndtri(rankdata(values) / (count + 1)) for values in columns.values()]
    return np.column_stack(table) if table else np.zeros((count, 0))


def emulate(columns: dict[str, Array], outcome: Array) -> Emulator:
    """The stand-in for what these draws (n,) say, by lasso with the penalty that predicts best (R. Tibshirani 1996).

    With fewer than `FEWEST` draws, or of what does not vary, it is the mean, and everything is unpredicted.
    """
    scores, count = normal_scores(columns, len(outcome)), len(outcome)
    return _fitted(tuple(columns), np.ascontiguousarray(scores).tobytes(), np.asarray(outcome, dtype=float).tobytes(), count)


@lru_cache(maxsize=16)
def _fitted(names: tuple[str, ...], scores_bytes: bytes, outcome_bytes: bytes, count: int) -> Emulator:
    """The stand-in, of which the error, the shares and the value of information of one comparison all make use."""
    scores, outcome = np.frombuffer(scores_bytes).reshape(count, len(names)), np.frombuffer(outcome_bytes)
    if count < FEWEST or not names or np.ptp(outcome) == 0:
        k, centre = len(names), float(outcome.mean())
        return Emulator(names, centre, np.zeros(k), np.zeros((k, k)), np.zeros(k), 0.0, outcome - centre)
    from sklearn.linear_model import Lasso, LassoCV
    from sklearn.model_selection import KFold, cross_val_predict

    terms, scale = _PolynomialTerms.of(scores), float(outcome.std())
    folds = KFold(FOLDS, shuffle=True, random_state=0)
    lasso = LassoCV(cv=folds, alphas=40, max_iter=50_000).fit(terms.table, outcome / scale)
    penalty = float(lasso.alpha_)
    unseen = cross_val_predict(Lasso(penalty, max_iter=50_000), terms.table, outcome / scale, cv=folds) * scale
    residuals = outcome - unseen
    fit = 1.0 - float((residuals**2).sum() / ((outcome - outcome.mean()) ** 2).sum())
    return Emulator(names, *terms.plain(lasso, scale), max(fit, 0.0), residuals, penalty)


def refit(like: Emulator, scores: Array, outcome: Array) -> Emulator:
    """The stand-in for another sample of the same size, with the penalty of the first and only what had a say there."""
    from sklearn.linear_model import Lasso

    place, scale = [like.names.index(name) for name in like.used], float(outcome.std()) or 1.0
    terms = _PolynomialTerms.of(scores[:, place])
    constant, *own = terms.plain(Lasso(like.penalty, max_iter=50_000).fit(terms.table, outcome / scale), scale)
    slopes, curvature, cubes = np.zeros_like(like.slopes), np.zeros_like(like.curvature), np.zeros_like(like.cubes)
    slopes[place], curvature[np.ix_(place, place)], cubes[place] = own
    return Emulator(like.names, constant, slopes, curvature, cubes, like.fit, like.residuals, like.penalty)


def _third(scores: Array) -> Array:
    """The third Hermite polynomial, which has no part in common with a line or a parabola under the normal law."""
    return np.asarray(scores**3 - 3.0 * scores)


@dataclass(frozen=True)
class _PolynomialTerms:
    """The terms of a quadratic and the cubes, standardised (n, terms); `centre`, `size` (terms,) take that back."""

    table: Array
    centre: Array
    size: Array
    k: int

    @classmethod
    def of(cls, scores: Array) -> _PolynomialTerms:
        """Lines, products of pairs with the squares, cubes."""
        first, second = np.triu_indices(scores.shape[1])
        table = np.column_stack([scores, scores[:, first] * scores[:, second], _third(scores)])
        centre, size = table.mean(axis=0), table.std(axis=0)
        size = np.where(size > 0, size, 1.0)
        return cls((table - centre) / size, centre, size, scores.shape[1])

    def plain(self, lasso: Any, scale: float) -> tuple[float, Array, Array, Array]:
        """Constant, slopes, curvature and cubes of a fitted lasso, in the unit of its outcome."""
        found, k = scale * lasso.coef_ / self.size, self.k
        first, second = np.triu_indices(k)
        curvature = np.zeros((k, k))
        curvature[first, second] += found[k:-k] / 2
        curvature[second, first] += found[k:-k] / 2
        return float(scale * lasso.intercept_ - found @ self.centre), found[:k], curvature, found[-k:]
