"""How far something is in force over time, and its exact mean over each calendar month."""

from __future__ import annotations

import calendar
import math
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
_INSTANT = 1e-9  # months: what fades in less leaves nothing in a month's mean


def month_axis(day: date, plan_start: date) -> float:
    """Where a day lies on the axis on which every calendar month has length 1 and the plan's first month begins at 0."""
    whole = (day.year - plan_start.year) * 12 + day.month - plan_start.month
    return whole + (day.day - 1) / calendar.monthrange(day.year, day.month)[1]


@dataclass(frozen=True)
class TimeProfile:
    """Nothing before `begin`, then a linear ramp to 1, then 1 or a fading by half every `half_life`; nothing from `until` on.

    All in months on the axis of `month_axis`; `ramp` and `half_life` are lengths.
    """

    begin: float
    ramp: float = 0.0
    half_life: float | None = None
    until: float | None = None

    def monthly(self, months: int) -> Array:
        """The mean of the profile over each of the first `months` calendar months, shape (months,), in [0, 1]."""
        first = np.arange(months, dtype=float)
        last = first + 1.0
        if self.until is not None:
            first, last = np.minimum(first, self.until), np.minimum(last, self.until)
        return np.asarray(np.clip(self._rising(first, last) + self._full(first, last), 0.0, 1.0))

    def _rising(self, first: Array, last: Array) -> Array:
        """The integral over the part of each month that lies in the ramp."""
        if self.ramp == 0:
            return np.zeros_like(first)
        left = np.clip(first, self.begin, self.begin + self.ramp)
        right = np.clip(last, self.begin, self.begin + self.ramp)
        return np.asarray((right - left) * (left + right - 2 * self.begin) / (2 * self.ramp))

    def _full(self, first: Array, last: Array) -> Array:
        """The integral over the part of each month that lies after the ramp."""
        top = self.begin + self.ramp
        left, right = np.maximum(first, top), np.maximum(last, top)
        if self.half_life is None:
            return np.asarray(right - left)
        if self.half_life < _INSTANT:
            return np.zeros_like(first)
        decay = math.log(2) / self.half_life
        return np.asarray((np.exp(-decay * (left - top)) - np.exp(-decay * (right - top))) / decay)
