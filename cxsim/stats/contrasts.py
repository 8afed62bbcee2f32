"""Comparisons of estimates: the difference of two groups, the trend over periods, and a stated benchmark."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from scipy.special import stdtr, stdtrit

from cxsim.stats.intervals import LEVEL, NO_ANSWERS, format_plain
from cxsim.stats.moments import Moments
from cxsim.stats.trend_moments import TrendMoments, pool_periods
from cxsim.text import Message

FEWEST_PERIODS = 3


@dataclass(frozen=True)
class Contrast:
    """A difference or a slope, its 95 % interval, the two-sided p-value of no effect at all, and why there may be none."""

    value: float
    low: float
    high: float
    p: float
    unit: str
    note: Message | str = ""

    def __str__(self) -> str:
        """The value with its interval and p-value, or why there is none."""
        if math.isnan(self.p):
            return str(self.note)
        low, value, high = (format_plain(number, "+") for number in (self.low, self.value, self.high))
        return f"{value} {self.unit} ({low} to {high}), p = {self.p:.2g}" + (f"; {self.note}" if self.note else "")


def compare_groups(a: Moments, b: Moments, unit: str) -> Contrast:
    """How much higher the ratio of `a` is than that of `b`, by the more cautious of two t-tests.

    Welch's (1947, "The generalization of 'Student's' problem when several different population variances are involved", Biometrika
    34) lets each group have its own variance, and errs where a small group shows next to none by chance (a share of 0 of 10); Student's
    gives both one variance per unit of the denominator, and errs where the smaller group varies more. What both find is a difference.

    Customers who are in both groups make it cautious: what they have in common is counted as chance.
    """
    if math.isnan(a.value) or math.isnan(b.value):
        return _none(unit, Message("stats-group-empty"))
    if min(a.clusters, b.clusters) < 2:
        single = Message("stats-group-single")
        return replace(_none(unit, single), value=a.value - b.value)
    own, common = _welch(a, b), _student(a, b)
    found = [contrast(a.value - b.value, variance, unit, degrees) for variance, degrees in (own, common)]
    return max(found, key=lambda one: -1.0 if math.isnan(one.p) else one.p)


def estimate_trend(periods: Sequence[float], found: Sequence[Moments], unit: str) -> Contrast:
    """The change per period over periods that share no customer: see `estimate_slope`."""
    return estimate_slope(pool_periods(periods, found), unit)


def estimate_slope(found: TrendMoments, unit: str) -> Contrast:
    """The change per period: one regression over the rows of all periods, robust to what hangs together within a customer.

    Student's t with the customers' degrees of freedom less two; a period in which all or none are counted is one like the others.
    """
    if found.periods < FEWEST_PERIODS:
        return _none(unit, Message("stats-periods-few"))
    if found.clusters < 3:
        return _none(unit, Message("stats-customers-few"))
    return contrast(found.line[1], found.variance, unit, found.clusters - 2)


def compare_with_benchmark(found: Moments, known: float, unit: str) -> Contrast:
    """How much higher the ratio is than a known number, by Student's t."""
    if math.isnan(found.value):
        return _none(unit, NO_ANSWERS)
    return contrast(found.value - known, found.variance, unit, found.clusters - 1)


def contrast(value: float, variance: float, unit: str, degrees: float = math.inf) -> Contrast:
    """A difference with its interval and p-value, from its variance and the degrees of freedom of that; normal unless they are given."""
    if math.isnan(variance) or variance <= 0 or degrees <= 0:
        return Contrast(value, math.nan, math.nan, math.nan, unit, Message("stats-variance-none"))
    se = math.sqrt(variance)
    reach = float(stdtrit(degrees, 0.5 + LEVEL / 2)) * se
    return Contrast(value, value - reach, value + reach, 2 * float(stdtr(degrees, -abs(value) / se)), unit)


def _welch(a: Moments, b: Moments) -> tuple[float, float]:
    """The sum of both variances, and Satterthwaite's degrees of freedom (1946, Biometrics Bulletin 2)."""
    parts = [(m.variance, m.clusters - 1) for m in (a, b)]
    total = sum(variance for variance, _ in parts)
    return total, total**2 / sum(variance**2 / degrees for variance, degrees in parts) if total > 0 else 0.0


def _student(a: Moments, b: Moments) -> tuple[float, float]:
    """The variance of the difference if both groups vary alike per unit of the denominator; about one ratio, if neither varies."""
    clusters = a.clusters + b.clusters
    squares = sum(m.squares_about(m.value) for m in (a, b))
    if squares <= 0:
        squares = sum(m.squares_about((a.y + b.y) / (a.x + b.x)) for m in (a, b))
    return clusters / (clusters - 2) * squares / (a.x + b.x) * (1 / a.x + 1 / b.x) if clusters > 2 else 0.0, clusters - 2


def _none(unit: str, note: Message) -> Contrast:
    return Contrast(math.nan, math.nan, math.nan, math.nan, unit, note)
