"""Bounds of statistical checks with a stated error budget: each check may raise a false alarm once in a million, and all are added up.

A check that compares an estimate with its truth takes its bound from here. Each use is booked, so that the suite can say how often, by
chance alone, one of its checks would fail: with keys that are fixed this is the chance at the moment a key was chosen, not at each run.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
from scipy import stats

ALARM = 1e-6
BUDGET = 0.01  # of the whole suite: what its false alarms may add up to
_BOOKED: Counter[str] = Counter()


def book(checks: int = 1) -> None:
    """Note so many checks of the usual rate."""
    _BOOKED["checks"] += checks


def booked() -> int:
    """How many checks were noted in this process."""
    return _BOOKED["checks"]


class Bound(float):
    """So many standard errors; each product with a standard error is a check, and is booked."""

    __array_ufunc__ = None  # so that an array leaves the product to the bound

    def __mul__(self, error: Any) -> Any:
        book(int(np.size(error)))
        return float(self) * error

    __rmul__ = __mul__


Z = Bound(stats.norm.isf(ALARM / 2))  # 4.89, of a two-sided normal check


def upper(law: Any, *parameters: float, sides: int = 1) -> float:
    """What a law exceeds by chance once in a million; of a two-sided check once in two million, the other end being `lower`."""
    book()
    return float(law.isf(ALARM / sides, *parameters))


def lower(law: Any, *parameters: float, sides: int = 2) -> float:
    """What a law falls below by chance: the other end of a two-sided check, which `upper` has booked."""
    return float(law.ppf(ALARM / sides, *parameters))


def summary(checks: int) -> str:
    """The budget in a sentence."""
    rate = checks * ALARM
    return f"{checks:,} statistical checks, false alarms add up to {rate:.2g} of an allowed {BUDGET:g}"
