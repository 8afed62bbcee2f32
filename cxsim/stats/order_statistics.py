"""Percentiles of draws that hold what they say of the next draw."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
LEAST = 19  # draws whose lowest and highest hold 90 % of what can be


def percentiles(draws: Array, percents: Sequence[float], axis: int = 0) -> Array:
    """The percentiles of draws at plotting positions ``i / (n + 1)``, shape (percents, ...).

    The i-th smallest of n draws has on average the share i / (n + 1) of the law below it, whatever the law, so that the next draw
    falls between the 5th and the 95th percentile in 90 of 100 cases; the common rule, ``(i - 1) / (n - 1)``, holds 89.1 % at
    200 draws (E. J. Gumbel, Statistics of Extremes (1958), 1.2.7; the rule of PERCENTILE.EXC in a spreadsheet). With fewer than
    `LEAST` draws the 5th and the 95th are the lowest and the highest, which hold (n - 1) / (n + 1).
    """
    return np.asarray(np.percentile(draws, percents, axis=axis, method="weibull"))


def interval_coverage(count: int) -> float:
    """Which share of what can be lies, on average, between the 5th and the 95th percentile of so many draws."""
    return min(0.9, (count - 1) / (count + 1))
