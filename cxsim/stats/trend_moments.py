"""Sufficient statistics of a trend: what one regression on time needs of a table, summed where the table is.

The line ``y = x (a + b t)`` is fitted to all rows of all periods at once: least squares with each period's denominator as its weight, so
that no period is given weight for a variance that it happens to show. Rows of one customer hang together across the periods too, so
products are kept of each customer's sums.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.stats.moments import Moments

Array = NDArray[np.float64]
PAIRS = tuple((i, j) for i in range(5) for j in range(i, 5))
"""The products that are kept of a customer's sums y, x, ty, tx, ttx, in their order."""


@dataclass(frozen=True)
class TrendMoments:
    """Sums over rows and customers of several periods.

    Attributes
    ----------
    periods : in how many different periods rows were counted.
    clusters : how many customers they are of.
    sums : y, x, ty, tx, ttx, where t is the number of the period.
    products : sums over customers of the products of their own such sums, in the order of `PAIRS`.
    """

    periods: int
    clusters: int
    sums: tuple[float, ...]
    products: tuple[float, ...]

    @property
    def line(self) -> tuple[float, float]:
        """Level at time 0 and slope per period; NaN where the periods do not tell it."""
        y, x, ty, tx, ttx = self.sums
        spread = x * ttx - tx**2
        if self.periods < 2 or spread <= 0:
            return math.nan, math.nan
        slope = (x * ty - tx * y) / spread
        return (y - slope * tx) / x, slope

    @property
    def variance(self) -> float:
        """The cluster-robust variance of the slope; NaN of fewer than three customers.

        The sandwich of the weighted least squares, its middle summed over customers (Liang & Zeger 1986, "Longitudinal data analysis
        using generalized linear models", Biometrika 73), times G / (G - 2) for G customers:
        ``sum_c (sum_t (t - mean t) (y_ct - x_ct (a + b t)))^2 / (sum_t x_t (t - mean t)^2)^2``.
        """
        level, slope = self.line
        if self.clusters < 3 or math.isnan(slope):
            return math.nan
        _, x, _, tx, ttx = self.sums
        mean = tx / x
        score = np.array([-mean, level * mean, 1.0, slope * mean - level, -slope])
        inner = np.zeros((5, 5))
        for (i, j), product in zip(PAIRS, self.products, strict=True):
            inner[i, j] = inner[j, i] = product
        middle = float(score @ inner @ score)
        noise = 1e-12 * float(np.abs(score) @ np.abs(inner) @ np.abs(score))  # what rounding alone may leave
        spread = ttx - mean * tx
        return self.clusters / (self.clusters - 2) * middle / spread**2 if middle > noise else 0.0


def pool_periods(times: Sequence[float], found: Sequence[Moments]) -> TrendMoments:
    """The sums of periods that share no customer, or whose losses are counted anew in each (customers at risk).

    Times are counted from the first, so that squares of large numbers are not subtracted.
    """
    counted = [(time - min(times), m) for time, m in zip(times, found, strict=True) if m.rows and m.x > 0]
    sums, products = np.zeros(5), np.zeros((5, 5))
    for time, m in counted:
        power = np.array([1.0, 1.0, time, time, time**2])  # of y, x, ty, tx, ttx
        place = np.array([0, 1, 0, 1, 1])
        sums += power * np.array([m.y, m.x])[place]
        products += np.outer(power, power) * np.array([[m.yy, m.xy], [m.xy, m.xx]])[np.ix_(place, place)]
    kept = tuple(float(products[i, j]) for i, j in PAIRS)
    return TrendMoments(len({time for time, _ in counted}), sum(m.clusters for _, m in counted), tuple(map(float, sums)), kept)
