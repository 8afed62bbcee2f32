"""Estimates with their 95 % intervals, and how their numbers are written."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import stdtrit

from cxsim.text import Message

Array = NDArray[np.float64]
LEVEL = 0.95
_LARGE = 1000
_TAIL = (1 - LEVEL) / 2
NO_ANSWERS = Message("stats-answers-none")


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
    note: Message | str = ""

    @property
    def known(self) -> bool:
        """Whether there was anything to measure."""
        return not math.isnan(self.value)

    def __str__(self) -> str:
        """The value with its interval and sample size, or why there is none."""
        if not self.known:
            return str(self.note)
        interval = "" if math.isnan(self.low) else f" ({format_plain(self.low)} or more)" if math.isnan(self.high) else self._between
        return f"{format_plain(self.value)} {self.unit}{interval}, n = {self.n:,}" + (f"; {self.note}" if self.note else "")

    @property
    def _between(self) -> str:
        return f" ({format_plain(self.low)} to {format_plain(self.high)})"


def format_plain(number: float, sign: str = "") -> str:
    """A number as people read it: four digits of a small one, all whole digits of a large one; `sign` is "+" to show it always."""
    return f"{number:{sign},.0f}" if abs(number) >= _LARGE else f"{number:{sign}.4g}"


def unknown_estimate(unit: str, note: Message | str) -> Estimate:
    """The estimate of what nobody answered."""
    return Estimate(math.nan, math.nan, math.nan, 0, unit, note)


def mean_estimate(values: ArrayLike, unit: str, note: Message | str = NO_ANSWERS) -> Estimate:
    """A mean with Student's interval; missing values are not counted, and one value has no interval."""
    known = np.asarray(values, dtype=float)
    known = known[~np.isnan(known)]
    n = len(known)
    if n == 0:
        return unknown_estimate(unit, note)
    value = float(known.mean())
    if n == 1:
        return Estimate(value, math.nan, math.nan, 1, unit, Message("stats-answer-single"))
    reach = float(stdtrit(n - 1, 1 - _TAIL) * known.std(ddof=1)) / math.sqrt(n)
    return Estimate(value, value - reach, value + reach, n, unit)
