"""Comparisons of estimates: the difference of two groups, the trend over periods, and a stated benchmark."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.stats import norm

from cxsim.stats.intervals import LEVEL, plain
from cxsim.stats.moments import Moments

_Z = float(norm.ppf(0.5 + LEVEL / 2))


@dataclass(frozen=True)
class Contrast:
    """A difference or a slope, its 95 % interval, the two-sided p-value of no effect at all, and why there may be none."""

    value: float
    low: float
    high: float
    p: float
    unit: str
    note: str = ""

    def __str__(self) -> str:
        """The value with its interval and p-value, or why there is none."""
        if math.isnan(self.p):
            return self.note
        low, value, high = (plain(number, "+") for number in (self.low, self.value, self.high))
        return f"{value} {self.unit} ({low} to {high}), p = {self.p:.2g}"


def difference(a: Moments, b: Moments, unit: str) -> Contrast:
    """How much higher the ratio of `a` is than that of `b`: the normal interval of the sum of their variances (Welch).

    Customers who are in both groups make it cautious: what they have in common is counted as chance.
    """
    if math.isnan(a.value) or math.isnan(b.value):
        return _none(unit, "one of the groups has no answers")
    return contrast(a.value - b.value, a.variance + b.variance, unit)


def trend(periods: Sequence[float], found: Sequence[Moments], unit: str) -> Contrast:
    """The change per period: least squares of the periods' ratios weighted by the inverse of their variance.

    The p-value is of the slope alone, given the variances; at least three periods with an interval are needed.
    """
    usable = [(time, m) for time, m in zip(periods, found, strict=True) if m.variance > 0]
    if len({time for time, _ in usable}) < 3:
        return _none(unit, "fewer than three periods with an interval: no trend")
    time = np.array([at for at, _ in usable], dtype=float)
    value = np.array([m.value for _, m in usable])
    weight = np.array([1 / m.variance for _, m in usable])
    centred = time - float(weight @ time) / float(weight.sum())
    information = float(weight @ centred**2)
    return contrast(float((weight * centred) @ value) / information, 1 / information, unit)


def against(found: Moments, known: float, unit: str) -> Contrast:
    """How much higher the ratio is than a known number."""
    if math.isnan(found.value):
        return _none(unit, "no answers")
    return contrast(found.value - known, found.variance, unit)


def contrast(value: float, variance: float, unit: str) -> Contrast:
    """A difference with its normal interval and p-value, from its variance."""
    if math.isnan(variance) or variance <= 0:
        return Contrast(value, math.nan, math.nan, math.nan, unit, "no variance to compare with")
    se = math.sqrt(variance)
    return Contrast(value, value - _Z * se, value + _Z * se, 2 * float(norm.sf(abs(value) / se)), unit)


def _none(unit: str, note: str) -> Contrast:
    return Contrast(math.nan, math.nan, math.nan, math.nan, unit, note)
