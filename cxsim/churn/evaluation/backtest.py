"""Rolling origins: at each of several past days the churn model is fitted on what was known then, and predicts the months after.

Bands for the total carry three uncertainties: of the coefficients (draws of the law), of each customer's own chance, and of the calendar,
which moves all customers together. The last can only be learnt from origins before; without it bands of totals are too narrow.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import ndtri

from cxsim.churn.estimation.estimate import estimate
from cxsim.churn.evaluation.concordance import concordance
from cxsim.churn.features.encoding_fit import fit_encoding
from cxsim.churn.features.sample import Sample
from cxsim.churn.method import Method
from cxsim.errors import UsageError, fault
from cxsim.text import Message
from cxsim.units import DAYS_PER_MONTH

Array = NDArray[np.float64]
LEVEL = 0.90
_Z = float(ndtri(0.5 + LEVEL / 2))
_DRAWS = 200
_ORIGINS_FOR_CALENDAR = 2


@dataclass(frozen=True)
class BacktestOrigin:
    """What was foretold at one day, and what came.

    Attributes
    ----------
    day, customers : the day, and how many were there then.
    expected, observed : churners within the horizon.
    parameter_sd, individual_sd : of the total, from the coefficients and from each customer's own chance.
    calendar_sd : of the log of the total, from the origins before; None for the first two.
    low, high : 90 % band of the total with all three; without the calendar where it is not known.
    low_without, high_without : the band without the calendar.
    concordance : of the chances with who left first within the horizon.
    """

    day: date
    customers: int
    expected: float
    observed: int
    parameter_sd: float
    individual_sd: float
    calendar_sd: float | None
    low: float
    high: float
    low_without: float
    high_without: float
    concordance: float

    @property
    def inside(self) -> bool:
        """Whether the band held what came."""
        return self.low <= self.observed <= self.high


@dataclass(frozen=True)
class ChurnBacktest:
    """The origins of a backtest, with the coverage of their bands in a sentence."""

    horizon_months: float
    origins: tuple[BacktestOrigin, ...]

    @property
    def coverage(self) -> float:
        """The share of origins whose band held what came."""
        return float(np.mean([origin.inside for origin in self.origins]))

    @property
    def sentence(self) -> Message:
        """Coverage with and without the uncertainty of the calendar."""
        return Message(
            "churn-backtest-coverage",
            level=LEVEL,
            horizon=self.horizon_months,
            held=sum(o.inside for o in self.origins),
            origins=len(self.origins),
            without=sum(o.low_without <= o.observed <= o.high_without for o in self.origins),
        )


def backtest_churn(
    method: Method, frame: pd.DataFrame, origins: Sequence[date], horizon_months: float, observed_until: date, seed: int
) -> ChurnBacktest:
    """Foretell at every origin and compare.

    Parameters
    ----------
    frame : one row per customer: `customer_id`, `joined` and `ended` (dates; no `ended` for who is there), and the features.
    origins : days, rising; each horizon has to end by `observed_until`.
    seed : of the draws.

    Raises
    ------
    UsageError
        If an origin is too late to be checked, or columns are missing.
    """
    _refuse(method, frame, origins, horizon_months, observed_until)
    joined, ended = (pd.to_datetime(frame[name]) for name in ("joined", "ended"))
    found: list[BacktestOrigin] = []
    for number, day in enumerate(sorted(origins)):
        found.append(_at(method, frame, joined, ended, pd.Timestamp(day), horizon_months, found, seed + number))
    return ChurnBacktest(horizon_months, tuple(found))


def _at(
    method: Method,
    frame: pd.DataFrame,
    joined: pd.Series,
    ended: pd.Series,
    day: pd.Timestamp,
    horizon: float,
    before: Sequence[BacktestOrigin],
    seed: int,
) -> BacktestOrigin:
    known = frame.loc[joined < day].reset_index(drop=True)
    start, end = (dates[joined < day].reset_index(drop=True) for dates in (joined, ended))
    left = (end <= day).to_numpy()
    tenure = _months(end.where(end <= day, day) - start)
    usable = (tenure > 0) | left
    encoding = fit_encoding(method, known.loc[usable], method.features)
    law = estimate(method, encoding.columns, Sample(encoding.encode(known)[usable], tenure[usable], left[usable]), testing=False).law
    there = np.flatnonzero(~left)
    x, given = encoding.encode(known.iloc[there]), tenure[there]
    chance = 1.0 - law.survival(np.full(len(x), horizon), x, given)
    totals = [float((1.0 - law.at_draw(v).survival(np.full(len(x), horizon), x, given)).sum()) for v in law.draws(_DRAWS, seed)]
    after = _months(end.iloc[there] - day)
    gone = after <= horizon
    ranked = concordance(chance, Sample(np.empty((len(x), 0)), np.where(gone, np.maximum(after, 1e-9), horizon), gone))
    return _origin(day.date(), chance, int(gone.sum()), float(np.std(totals)), before, ranked)


def _months(spans: pd.Series) -> Array:
    """Spans of days in months; NaN where there is no end."""
    return np.asarray(spans.dt.total_seconds().to_numpy(dtype=np.float64) / (86_400.0 * DAYS_PER_MONTH), dtype=np.float64)


def _origin(
    day: date, chance: Array, observed: int, parameter_sd: float, before: Sequence[BacktestOrigin], ranked: float
) -> BacktestOrigin:
    expected = float(chance.sum())
    individual = float(np.sqrt((chance * (1 - chance)).sum()))
    calendar = _calendar(before)
    narrow = float(np.hypot(parameter_sd, individual))
    wide = narrow if calendar is None else float(np.hypot(narrow, expected * calendar))
    return BacktestOrigin(
        day=day,
        customers=len(chance),
        expected=expected,
        observed=observed,
        parameter_sd=parameter_sd,
        individual_sd=individual,
        calendar_sd=calendar,
        low=max(0.0, expected - _Z * wide),
        high=expected + _Z * wide,
        low_without=max(0.0, expected - _Z * narrow),
        high_without=expected + _Z * narrow,
        concordance=ranked,
    )


def _calendar(before: Sequence[BacktestOrigin]) -> float | None:
    """The spread of observed over expected among earlier origins, beyond what coefficients and chance explain."""
    if len(before) < _ORIGINS_FOR_CALENDAR:
        return None
    misses = np.array([(o.observed - o.expected) / o.expected for o in before])
    explained = np.array([(o.parameter_sd**2 + o.individual_sd**2) / o.expected**2 for o in before])
    return float(np.sqrt(max(0.0, float(np.mean(misses**2 - explained)))))


def _refuse(method: Method, frame: pd.DataFrame, origins: Sequence[date], horizon: float, until: date) -> None:
    faults = [
        fault("churn-backtest-column", name=name).at(column=name)
        for name in ("customer_id", "joined", "ended", *method.features)
        if name not in frame
    ]
    if not method.features:
        faults.append(fault("churn-backtest-features"))
    last = pd.Timestamp(until) - pd.Timedelta(days=horizon * DAYS_PER_MONTH)
    faults += [
        fault("churn-backtest-late", day=str(day), last=str(last.date()), horizon=horizon) for day in origins if pd.Timestamp(day) > last
    ]
    if faults:
        raise UsageError(Message("churn-backtest-impossible"), faults)
