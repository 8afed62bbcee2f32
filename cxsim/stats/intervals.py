"""Estimates with their 95 % intervals: shares, means, ratios of counts to exposure."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import gammaincinv, ndtri, stdtrit

Array = NDArray[np.float64]
LEVEL = 0.95
_LARGE = 1000
_TAIL = (1 - LEVEL) / 2
_Z = float(-ndtri(_TAIL))


@dataclass(frozen=True)
class Estimate:
    """A measured number, its 95 % interval, the number of answers, customers or cases behind it, and its unit.

    Without a single answer value, low and high are NaN and `note` says so. Where the data give a value but no interval
    (the mean of one answer), low and high alone are NaN.
    """

    value: float
    low: float
    high: float
    n: int
    unit: str
    note: str = ""

    @property
    def known(self) -> bool:
        """Whether there was anything to measure."""
        return not math.isnan(self.value)

    def __str__(self) -> str:
        """The value with its interval and sample size, or why there is none."""
        if not self.known:
            return self.note
        interval = "" if math.isnan(self.low) else f" ({plain(self.low)} to {plain(self.high)})"
        return f"{plain(self.value)} {self.unit}{interval}, n = {self.n:,}" + (f"; {self.note}" if self.note else "")


def plain(number: float, sign: str = "") -> str:
    """A number as people read it: four digits of a small one, all whole digits of a large one; `sign` is "+" to show it always."""
    return f"{number:{sign},.0f}" if abs(number) >= _LARGE else f"{number:{sign}.4g}"


def unknown(unit: str, note: str) -> Estimate:
    """The estimate of what nobody answered."""
    return Estimate(math.nan, math.nan, math.nan, 0, unit, note)


def share(successes: int, n: int, unit: str = "share", note: str = "no answers") -> Estimate:
    """A share with Wilson's interval, which stays inside 0 and 1 and is honest for few answers.

    Wilson (1927), "Probable inference, the law of succession, and statistical inference", JASA 22.
    """
    if n == 0:
        return unknown(unit, note)
    from statsmodels.stats.proportion import proportion_confint  # slow to load, and a simulation needs no share

    low, high = proportion_confint(successes, n, alpha=1 - LEVEL, method="wilson")
    value = successes / n
    # rounding may leave a bound a last bit inside the value at 0 or 1
    return Estimate(value, min(float(low), value), max(float(high), value), n, unit)


def mean(values: ArrayLike, unit: str, note: str = "no answers") -> Estimate:
    """A mean with Student's interval; missing values are not counted, and one value has no interval."""
    known = np.asarray(values, dtype=float)
    known = known[~np.isnan(known)]
    n = len(known)
    if n == 0:
        return unknown(unit, note)
    value = float(known.mean())
    if n == 1:
        return Estimate(value, math.nan, math.nan, 1, unit, "one answer: no interval")
    reach = float(stdtrit(n - 1, 1 - _TAIL) * known.std(ddof=1)) / math.sqrt(n)
    return Estimate(value, value - reach, value + reach, n, unit)


def bounded_mean(values: ArrayLike, low: float, high: float, unit: str, note: str = "no answers") -> Estimate:
    """A mean of answers on a bounded scale with the normal interval of their multinomial variance, cut at the bounds.

    Missing values are not counted. Answers that are all alike say nothing of their variance, so they have no interval.
    """
    known = np.asarray(values, dtype=float)
    known = known[~np.isnan(known)]
    if len(known) == 0:
        return unknown(unit, note)
    value = float(known.mean())
    if np.ptp(known) == 0:
        return Estimate(value, math.nan, math.nan, len(known), unit, "all answers alike: no interval")
    reach = _Z * float(known.std()) / math.sqrt(len(known))
    return Estimate(value, max(low, value - reach), min(high, value + reach), len(known), unit)


def rate(events: float, exposure: float, n: int, unit: str, note: str = "no exposure") -> Estimate:
    """Events per unit of exposure with the exact Poisson interval (Garwood 1936)."""
    if exposure <= 0:
        return unknown(unit, note)
    low = float(gammaincinv(events, _TAIL)) if events > 0 else 0.0
    high = float(gammaincinv(events + 1, 1 - _TAIL))
    return Estimate(events / exposure, low / exposure, high / exposure, n, unit)
