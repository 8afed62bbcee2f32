"""Crossing probabilities of a group-sequential test by recursive numerical integration over the test statistic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtr

Array = NDArray[np.float64]
FINENESS = 32  # grid points are 6 times as many; bounds are then good to ten digits
FAR = 12.0  # standard deviations beyond which the density is nil


@dataclass(frozen=True, eq=False)
class Continuing:
    """The density of z at a look over the paths that have gone on: points, and weights times density, whose sum is their probability.

    Attributes
    ----------
    information : at this look; 0 before the first.
    drift : the mean of z per square root of information.
    z, mass : shape (m,).
    """

    information: float
    drift: float
    z: Array
    mass: Array

    @classmethod
    def start(cls, drift: float = 0.0) -> Continuing:
        """Before the first look."""
        return cls(0.0, drift, np.zeros(1), np.ones(1))

    def above(self, bound: float, information: float) -> float:
        """The probability to be above a bound at a later look, having gone on until now."""
        return float(self.mass @ ndtr(self._standardised(bound, information)))

    def below(self, bound: float, information: float) -> float:
        """The probability to be below a bound at a later look, having gone on until now."""
        return float(self.mass @ ndtr(-self._standardised(bound, information)))

    def go_on(self, lower: float, upper: float, information: float, fineness: int = FINENESS) -> Continuing:
        """The paths between two bounds at a later look."""
        step = information - self.information
        points, weights = _grid(self.drift * np.sqrt(information), lower, upper, fineness)
        away = self._standardised(points[:, None], information)
        mass = weights * (_normal(away) @ self.mass) * np.sqrt(information / step)
        return Continuing(information, self.drift, points, mass)

    def _standardised(self, z: ArrayLike, information: float) -> Array:
        """How far the paths lie above a value of z at a later look, in standard deviations of the increment."""
        step = information - self.information
        at = self.z * np.sqrt(self.information) + self.drift * step
        return np.asarray((at - np.asarray(z) * np.sqrt(information)) / np.sqrt(step))


def crossing_probabilities(
    upper: Sequence[float] | Array,
    information: Sequence[float] | Array,
    drift: float = 0.0,
    lower: Sequence[float] | Array | None = None,
    fineness: int = FINENESS,
) -> tuple[Array, Array]:
    """The probabilities that the first crossing is above, or below, at each look.

    Parameters
    ----------
    upper : array, shape (k,)
        Bounds of z at each look; infinite for a look at which nothing stops.
    information : array, shape (k,)
        Rising: as shares of the whole, the drift is then the mean of z at the end.
    drift : float
        The mean of z per square root of information; 0 under no effect.
    lower : array, shape (k,), optional
        By default the mirror image.
    fineness : int
        A sixth of the number of grid points: 32 gives ten digits, 8 gives six.

    Returns
    -------
    tuple of two arrays, shape (k,)
        Their sums are the probabilities to stop above and below.

    References
    ----------
    P. Armitage, C. K. McPherson & B. C. Rowe, "Repeated significance tests on accumulating data", JRSS A 132 (1969) 235-244.
    C. Jennison & B. W. Turnbull, Group Sequential Methods (2000), chapter 19, for the grid.

    Examples
    --------
    >>> from cxsim.abtest import crossing_probabilities
    >>> above, below = crossing_probabilities([1.96] * 5, [0.2, 0.4, 0.6, 0.8, 1.0])
    >>> round(float(above.sum() + below.sum()), 3)
    0.142
    """
    highs = np.asarray(upper, dtype=float)
    lows = -highs if lower is None else np.asarray(lower, dtype=float)
    paths, above, below = Continuing.start(drift), [], []
    for high, low, at in zip(highs, lows, information, strict=True):
        above.append(paths.above(high, at))
        below.append(paths.below(low, at))
        if len(above) < len(highs):
            paths = paths.go_on(low, high, at, fineness)
    return np.array(above), np.array(below)


def _normal(x: Array) -> Array:
    return np.asarray(np.exp(-x * x / 2) / np.sqrt(2 * np.pi))


def _grid(centre: float, lower: float, upper: float, fineness: int) -> tuple[Array, Array]:
    """Points of z between two bounds and their weights by Simpson's rule, dense where the density around the centre is."""
    i, r = np.arange(1, 6 * fineness, dtype=float), float(fineness)
    tails = 3 + 4 * np.log(r / np.where(i < r, i, np.where(i > 5 * r, 6 * r - i, r)))
    coarse = centre + np.where(i < r, -tails, np.where(i <= 5 * r, -3 + 3 * (i - r) / (2 * r), tails))
    ends = max(lower, centre - FAR), min(upper, centre + FAR)
    if ends[0] >= ends[1]:  # all the mass lies beyond a bound
        return np.array([np.clip(centre, lower, upper)]), np.zeros(1)
    edges = np.unique(np.clip(coarse, *ends))
    if len(edges) < 2:
        edges = np.array(ends)
    points, weights = np.empty(2 * len(edges) - 1), np.zeros(2 * len(edges) - 1)
    points[::2], points[1::2] = edges, (edges[1:] + edges[:-1]) / 2
    width = np.diff(edges)
    weights[:-1:2] += width / 6
    weights[1::2] += 4 * width / 6
    weights[2::2] += width / 6
    return points, weights
