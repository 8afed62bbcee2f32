"""Sufficient statistics of several columns: counts, means and the sums of their products, which merge exactly and keep their digits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import add
from typing import Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class CrossMoments:
    """How many rows there are, the means of their p columns, and the sums of products of the columns about these means.

    All three may have leading axes of the same shape (strata, repeated experiments): whatever is computed from them then has these axes.
    Sums are kept about the means, since those about zero lose every digit of a variance where the mean is large beside it.

    Attributes
    ----------
    n : shape (...); rows, or clusters where each row is the sum of one cluster.
    means : shape (..., p).
    products : shape (..., p, p).

    References
    ----------
    T. F. Chan, G. H. Golub & R. J. LeVeque, "Algorithms for computing the sample variance", The American Statistician 37 (1983) 242-247.
    """

    n: Array
    means: Array
    products: Array

    @classmethod
    def of(cls, columns: ArrayLike) -> Self:
        """The moments of rows, shape (n, p); of one column also (n,)."""
        rows = np.asarray(columns, dtype=float)
        rows = rows[:, None] if rows.ndim == 1 else rows
        if not len(rows):
            return cls.from_sums(0, np.zeros(rows.shape[1]), np.zeros((rows.shape[1],) * 2))
        means = rows.mean(axis=0)
        about = rows - means
        return cls(np.asarray(float(len(rows))), means, about.T @ about)

    @classmethod
    def from_sums(cls, n: ArrayLike, sums: ArrayLike, products: ArrayLike, shift: ArrayLike = 0.0) -> Self:
        """The moments by the sums (..., p) of ``column - shift`` and the sums (..., p, p) of the products of these."""
        count, total, square = (np.asarray(each, dtype=float) for each in (n, sums, products))
        with np.errstate(divide="ignore", invalid="ignore"):
            means = total / count[..., None]
        about = square - np.nan_to_num(means)[..., :, None] * total[..., None, :]
        spread = np.maximum(np.einsum("...ii->...i", about), 0.0)  # rounding may leave less than nothing
        index = np.arange(total.shape[-1])
        about[..., index, index] = spread
        return cls(count, means + np.asarray(shift, dtype=float), about)

    def __add__(self, other: CrossMoments) -> CrossMoments:
        """The moments of two tables that share no row."""
        n = self.n + other.n
        away = np.nan_to_num(other.means) - np.nan_to_num(self.means)
        with np.errstate(divide="ignore", invalid="ignore"):
            share = np.nan_to_num(other.n / n)
            known = np.where(self.n[..., None] > 0, self.means, other.means)
            means = np.where((self.n > 0)[..., None] & (other.n > 0)[..., None], known + away * share[..., None], known)
        between = away[..., :, None] * away[..., None, :] * (self.n * share)[..., None, None]
        return CrossMoments(n, means, self.products + other.products + between)

    @property
    def covariance(self) -> Array:
        """The unbiased covariances, shape (..., p, p); NaN of fewer than two rows."""
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.asarray(np.where(self.n > 1, 1.0, np.nan)[..., None, None] * self.products / (self.n - 1)[..., None, None])


def merge(parts: Iterable[CrossMoments]) -> CrossMoments:
    """The moments of all of several tables that share no row, at least one."""
    return reduce(add, parts)
