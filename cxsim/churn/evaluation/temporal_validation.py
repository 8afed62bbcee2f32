"""A churn model tried out of time, where the day of joining is known: fitted at past days on what was known then."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from cxsim.churn.evaluation.backtest import BacktestOrigin, backtest_churn
from cxsim.churn.method import Method
from cxsim.errors import ModelError
from cxsim.text import Message
from cxsim.units import DAYS_PER_MONTH

if TYPE_CHECKING:
    from cxsim.data.customers import CustomerTable

ORIGINS = 6
HORIZONS = (12.0, 6.0, 3.0)
EVERY_MONTHS = 3.0
_FEWEST = 50


@dataclass(frozen=True)
class TemporalOrigin:
    """What the model foretold at one past day for the months after it, and what came; see `BacktestOrigin`."""

    day: str
    customers: int
    expected: float
    observed: int
    low: float
    high: float
    concordance: float


@dataclass(frozen=True)
class TemporalValidation:
    """The past days at which the model was tried, and what they show in a sentence."""

    horizon_months: float
    days: tuple[TemporalOrigin, ...]
    sentence: Message


def validate_over_time(method: Method, table: CustomerTable, seed: int) -> TemporalValidation | None:
    """The trial at up to six past days, a quarter apart; None without days of joining, or if they span too little.

    The horizon is the longest of 12, 6 and 3 months for which at least two such days have 50 customers who left before, and after.
    """
    if "joined" not in table.frame:
        return None
    frame = _dated(table.frame)
    chosen = method.model_copy(update={"features": (*(method.features or table.features), *_extra(method, table))})
    last = frame["seen"].max()
    for horizon in HORIZONS:
        days = [day for day in _days(last, horizon) if _enough(frame, day, horizon)]
        if len(days) < 2:
            continue
        try:
            found = backtest_churn(chosen, frame, [day.date() for day in days], horizon, last.date(), seed)
        except ModelError:  # at some day a likelihood had no maximum
            return None
        return TemporalValidation(horizon, tuple(map(_past_day, found.origins)), found.sentence)
    return None


def _extra(method: Method, table: CustomerTable) -> tuple[str, ...]:
    return tuple(name for name in method.grouping if name not in (method.features or table.features))


def _dated(frame: pd.DataFrame) -> pd.DataFrame:
    """With the day until which each customer was seen, and the day on which it left."""
    seen = frame["joined"] + pd.to_timedelta(np.round(frame["tenure_months"] * DAYS_PER_MONTH), unit="D")
    return frame.assign(seen=seen, ended=seen.where(frame["churned"]))


def _days(last: pd.Timestamp, horizon: float) -> list[pd.Timestamp]:
    ago = [horizon + EVERY_MONTHS * number for number in reversed(range(ORIGINS))]
    return [(last - pd.Timedelta(days=months * DAYS_PER_MONTH)).normalize() for months in ago]


def _enough(frame: pd.DataFrame, day: pd.Timestamp, horizon: float) -> bool:
    after = day + pd.Timedelta(days=horizon * DAYS_PER_MONTH)
    left = frame["ended"]
    return int((left <= day).sum()) >= _FEWEST and int(((left > day) & (left <= after)).sum()) >= _FEWEST


def _past_day(origin: BacktestOrigin) -> TemporalOrigin:
    return TemporalOrigin(
        origin.day.isoformat(), origin.customers, origin.expected, origin.observed, origin.low, origin.high, origin.concordance
    )
