"""Calendar shocks: how far all customers together buy more or less than a model of independent customers expects.

Season, campaigns and outages move everybody at once, so they do not average out over customers, and a band for a total that leaves them
out is too narrow. Their size is learned from the weeks up to the cut: the log of repeat purchases over those that the fitted model
expects, less what chance alone gives (Poisson), as a first-order autoregression.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from cxsim.clv.purchase_model import PurchaseModel
from cxsim.data.rfm import Rfm, repeats_per_day
from cxsim.data.transactions import Transactions

Array = NDArray[np.float64]
_FEWEST = 10.0  # purchases expected in a week, below which its log is all chance
_MOST_PERSISTENT = 0.95  # a few dozen weeks cannot tell it from a trend


@dataclass(frozen=True)
class CalendarShocks:
    """Weekly shocks to the log of all purchases: their standard deviation and the correlation of one week's with the next."""

    sd: float
    persistence: float
    weeks: int

    def sd_of_mean(self, weeks: float) -> float:
        """The standard deviation of the mean shock over a number of weeks."""
        n = max(round(weeks), 1)
        lags = np.arange(1, n)
        return float(self.sd * np.sqrt((n + 2 * ((n - lags) @ self.persistence**lags)) / n**2))


def calendar_shocks(model: PurchaseModel, given: Rfm, log: Transactions, cut: date) -> CalendarShocks:
    """The shocks seen in the weeks up to `cut`, for a model fitted on `given`, the customers of that log."""
    seen = repeats_per_day(log, cut)
    age = np.rint(given.T * given.days_per_unit).astype(int)
    newcomers = np.bincount(len(seen) - 1 - age, given.weights, len(seen))
    by_age = np.diff(model.expected(np.arange(len(seen)) / given.days_per_unit), prepend=0.0)
    expected = np.convolve(newcomers, by_age)[: len(seen)]
    whole = len(seen) // 7 * 7
    found, wanted = (daily[-whole:].reshape(-1, 7).sum(axis=1) for daily in (seen, expected))
    enough = wanted >= _FEWEST
    return _learned(np.log((found[enough] + 0.5) / (wanted[enough] + 0.5)), wanted[enough])


def _learned(logs: Array, wanted: Array) -> CalendarShocks:
    if len(logs) < 4:
        return CalendarShocks(0.0, 0.0, len(logs))
    off = logs - logs.mean()
    variance = max(float(off @ off) / (len(off) - 1) - float(np.mean(1 / wanted)), 0.0)
    if variance == 0:
        return CalendarShocks(0.0, 0.0, len(logs))
    neighbours = float(off[1:] @ off[:-1]) / (len(off) - 1) / variance
    return CalendarShocks(float(np.sqrt(variance)), float(np.clip(neighbours, 0.0, _MOST_PERSISTENT)), len(logs))
