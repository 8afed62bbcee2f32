"""Sufficient statistics of a ratio: what an estimate, its interval and every comparison need, whatever table it came from.

A share, a mean, a rate and a total are all a ratio of two sums, `y` over `x`. Answers of one customer hang together, so squares are kept
of each customer's sums (for the interval) and of each row's values (for the design effect).
"""

from __future__ import annotations

import math
from dataclasses import astuple, dataclass

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Moments:
    """Sums over rows and over clusters (customers): all that the statistics ever see of a table.

    Attributes
    ----------
    rows, clusters : how many rows were counted, of how many customers.
    y, x : weighted sums of numerator and denominator.
    yy, xy, xx : sums over clusters of the squares and products of each cluster's sums.
    row_yy, row_xy, row_xx : the same over rows, as if every row were a customer of its own.
    """

    rows: int
    clusters: int
    y: float
    x: float
    yy: float
    xy: float
    xx: float
    row_yy: float
    row_xy: float
    row_xx: float

    def __add__(self, other: Moments) -> Moments:
        """The moments of two tables that share no customer."""
        return Moments(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))

    @property
    def value(self) -> float:
        """The ratio of the sums; NaN where there is nothing to divide by."""
        return self.y / self.x if self.rows and self.x else math.nan

    @property
    def variance(self) -> float:
        """The cluster-robust variance of the ratio, by linearisation; NaN of fewer than two clusters.

        Woodruff (1971), "A simple method for approximating the variance of a complicated estimate", JASA 66.
        """
        return self._linearised(self.yy, self.xy, self.xx, self.clusters)

    @property
    def row_variance(self) -> float:
        """The variance that the ratio would have if every row were a customer of its own."""
        return self._linearised(self.row_yy, self.row_xy, self.row_xx, self.rows)

    @property
    def design_effect(self) -> float:
        """How many times larger the variance is for answers that hang together; where all are alike, as if each customer had one answer."""
        alone, together = self.row_variance, self.variance
        return together / alone if alone > 0 and together >= 0 else self.rows / max(self.clusters, 1)

    @property
    def effective(self) -> float:
        """The number of independent, equally weighted rows that would say as much; never more than there are rows."""
        if not self.row_xx:
            return 0.0
        kish = self.x**2 / self.row_xx
        return min(kish / max(1.0, self.design_effect), float(self.rows))

    def squares_about(self, ratio: float) -> float:
        """The sum over clusters of the squares of ``y - ratio x``: 0 where only rounding is left."""
        return _squares_about(ratio, self.yy, self.xy, self.xx)

    def _linearised(self, yy: float, xy: float, xx: float, units: int) -> float:
        if units < 2 or not self.x:
            return math.nan
        return units / (units - 1) * _squares_about(self.y / self.x, yy, xy, xx) / self.x**2


def _squares_about(ratio: float, yy: float, xy: float, xx: float) -> float:
    squares = yy - 2 * ratio * xy + ratio**2 * xx
    noise = 1e-12 * (abs(yy) + abs(2 * ratio * xy) + ratio**2 * abs(xx))  # what rounding alone may leave
    return squares if squares > noise else 0.0


NOTHING = Moments(0, 0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)


def moments(y: ArrayLike, x: ArrayLike | None = None, cluster: ArrayLike | None = None, weight: ArrayLike | None = None) -> Moments:
    """The moments of arrays; rows with a missing value in `y` or `x` are not counted.

    `x` is 1 for each row unless given, `cluster` is whose row it is (each row its own unless given), `weight` is 1 unless given.
    """
    numerator = np.asarray(y, dtype=float)
    ones = np.ones(len(numerator))
    denominator = ones if x is None else np.asarray(x, dtype=float)
    weights = ones if weight is None else np.asarray(weight, dtype=float)
    known = ~np.isnan(numerator) & ~np.isnan(denominator) & ~np.isnan(weights)
    wy, wx = (weights * numerator)[known], (weights * denominator)[known]
    if cluster is None:
        sums_y, sums_x = wy, wx
    else:
        codes = pd.factorize(np.asarray(cluster, dtype=object)[known], use_na_sentinel=False)[0]
        sums_y, sums_x = np.bincount(codes, wy), np.bincount(codes, wx)
    return Moments(len(wy), len(sums_y), _sum(wy), _sum(wx), *_squares(sums_y, sums_x), *_squares(wy, wx))


def _sum(values: Array) -> float:
    return float(values.sum())


def _squares(y: Array, x: Array) -> tuple[float, float, float]:
    return float(y @ y), float(y @ x), float(x @ x)
