"""The law through three percentiles: a smooth two-piece normal on a scale on which the quantity has no bounds."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr, ndtri

Array = NDArray[np.float64]

_C = float(ndtri(0.95))
_GRID = np.linspace(-9.0, 9.0, 3_601)  # standard normal deviates on which the mean is integrated
_WEIGHT = np.exp(-(_GRID**2) / 2) * (_GRID[1] - _GRID[0]) / math.sqrt(2 * math.pi)


@dataclass(frozen=True)
class ThreePoints:
    """The law whose 5th, 50th and 95th percentile are given, within [low, high].

    On the scale T (the identity without bounds, the logarithm of the distance to one bound, the probit between two) let
    L < B < H be the three percentiles, c = 1.645, m = min(B - L, H - B), s = m / c, k = (H - L) / 2 m and d^2 = (k^2 - 1) / c^2.
    The quantile function at the normal deviate z is

        L + s (k z + c sqrt(1 + d^2 z^2))   if the upper side is the longer one,
        H + s (k z - c sqrt(1 + d^2 z^2))   if the lower one is,

    a hyperbola through the three points with normal tails of two widths. Where both sides are equally long it is the normal
    law, on the logarithm the lognormal law. It exists for every L < B < H and has all moments (the J-QPD-S of C. C. Hadlock
    & J. E. Bickel, "Johnson quantile-parameterized distributions", Decision Analysis 14 (2017) 35-64, written without its
    hyperbolic functions, and used on all three scales).

    A bound that the interval touches is no bound of the scale: what lies beyond it (5 % or less) is at the bound itself.

    Attributes
    ----------
    p5, value, p95 : the percentiles, p5 < value < p95, in the quantity's unit.
    low, high : its range; only 0 below and 1 above shape the law, other ends cut it.
    """

    p5: float
    value: float
    p95: float
    low: float = -math.inf
    high: float = math.inf

    def ppf(self, u: Array | float) -> Array:
        """The value below which a share u lies."""
        return self._at(np.asarray(ndtri(u)))

    def cdf(self, x: Array | float) -> Array:
        """The share that lies at or below x."""
        x = np.asarray(x, dtype=float)
        inside = np.clip(x, self.low, self.high)
        with np.errstate(divide="ignore", invalid="ignore"):
            z = self._deviate(self._scaled(inside))
        return np.where(x >= self.high, 1.0, np.where(x < self.low, 0.0, ndtr(z)))

    def mean(self) -> float:
        """The expected value, by the trapezoidal rule over the normal deviate (error below 1e-6 of the interval's width)."""
        return float(self._at(_GRID) @ _WEIGHT)

    def _at(self, z: Array) -> Array:
        low, high, side, k, s = self._shape()
        bend = _C * np.sqrt(1.0 + (k * k - 1.0) / _C**2 * z * z)
        scaled = (low if side > 0 else high) + s * (k * z + side * bend)
        return np.asarray(np.clip(self._unscaled(scaled), self.low, self.high))

    def _deviate(self, scaled: Array) -> Array:
        """The normal deviate at a point of the scale: the hyperbola solved for z."""
        low, high, side, k, s = self._shape()
        v = (scaled - (low if side > 0 else high)) / s
        return np.asarray(k * v - side * np.sqrt((k * k - 1.0) * v * v + _C**2))

    def _shape(self) -> tuple[float, float, int, float, float]:
        """L, H, the longer side (+1 above), k and s."""
        low, middle, high = (float(each) for each in self._scaled(np.array([self.p5, self.value, self.p95])))
        side = 1 if high - middle >= middle - low else -1
        short = min(high - middle, middle - low)
        return low, high, side, (high - low) / (2 * short), short / _C

    @property
    def _bounded(self) -> tuple[bool, bool]:
        """Whether 0 below and 1 above are bounds that the interval stays away from."""
        return self.low == 0 < self.p5, self.high == 1 > self.p95

    def _scaled(self, x: Array) -> Array:
        match self._bounded:
            case (True, True):
                return np.asarray(ndtri(x))
            case (True, False):
                return np.asarray(np.log(x))
            case (False, True):
                return np.asarray(-np.log1p(-x))
            case _:
                return np.asarray(x, dtype=float)

    def _unscaled(self, y: Array) -> Array:
        match self._bounded:
            case (True, True):
                return np.asarray(ndtr(y))
            case (True, False):
                return np.asarray(np.exp(np.minimum(y, 700.0)))
            case (False, True):
                return np.asarray(-np.expm1(-np.maximum(y, -700.0)))
            case _:
                return y
