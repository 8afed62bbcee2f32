"""The rolling-origin backtest: models fitted at several past cuts, asked for the time after each, and held against what happened.

The naive heuristic, that everybody goes on at the rate of the past (x / T), is always in the table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

import numpy as np

from cxsim.clv.forecast import TotalForecast, distinct_histories, forecast_total, individual_sd
from cxsim.clv.interval_inflation import estimate_inflation
from cxsim.clv.value_method import ValueMethod, fit_value
from cxsim.data.rfm import DAYS_PER_UNIT, Rfm, Unit, later_purchases, summarise
from cxsim.data.transactions import Transactions
from cxsim.errors import DataError, fault
from cxsim.namespace import accept_old_arguments
from cxsim.text import Message
from cxsim.units import DAYS_PER_MONTH, DAYS_PER_YEAR

NAIVE = "rate heuristic"
SEASONS_NEEDED = 2


@dataclass(frozen=True)
class BacktestRow:
    """One method at one cut.

    Attributes
    ----------
    method, status : the model and how its fit went.
    cut, until : the day up to which it was fitted, and that up to which it was asked.
    customers : known at the cut.
    actual, forecast : purchases of all of them in between.
    error_share : forecast / actual - 1; NaN where nobody bought.
    band : the 90 % band and what it is made of; None for the heuristic, which has none.
    """

    method: str
    status: str
    cut: date
    until: date
    customers: int
    actual: float
    forecast: float
    error_share: float
    band: TotalForecast | None

    @property
    def inside(self) -> bool | None:
        """Whether the band held what happened; None if there is none, or none that is a number (a fit at its boundary)."""
        if self.band is None or not np.isfinite([self.band.p5, self.band.p95]).all():
            return None
        return self.band.p5 <= self.actual <= self.band.p95


@dataclass(frozen=True)
class PurchaseBacktest:
    """All rows, by method and cut, a message for each method on its errors, its coverage and the heuristic, and one on seasons."""

    rows: tuple[BacktestRow, ...]
    messages: tuple[Message, ...]
    season: Message

    def of(self, method: str) -> tuple[BacktestRow, ...]:
        """The rows of one method."""
        return tuple(row for row in self.rows if row.method == method)


@accept_old_arguments(key="seed")
def backtest_purchases(
    methods: Sequence[ValueMethod], log: Transactions, cuts: Sequence[date], horizon_days: int, unit: Unit, draws: int, seed: int
) -> PurchaseBacktest:
    """Hold forecasts of purchases against what followed: fit each method at each cut, predict the next days, compare.

    Parameters
    ----------
    methods : sequence of ValueMethod
        Such as ``BgNbd()`` and ``ParetoNbd()``.
    log : Transactions
        Every purchase, with its day.
    cuts : sequence of date
        Days at whose end the models are fitted.
    horizon_days : int
        How many days are predicted.
    unit : str
        Of time in the models: days, weeks, months or years.
    draws : int
        Random futures for each band.
    seed : int
        Seed, at least 0.

    Returns
    -------
    PurchaseBacktest
        One row per method and cut: predicted and actual purchases, and the 90 % band.

    Raises
    ------
    DataError
        With every cut that lies outside the log, or so late that the log ends before the horizon does.

    Examples
    --------
    >>> from datetime import date
    >>> from cxsim.clv import BgNbd, backtest_purchases
    >>> from cxsim.data import build_transactions
    >>> import numpy as np, pandas as pd
    >>> random = np.random.default_rng(1)
    >>> days = pd.Timestamp("2025-01-01") + pd.to_timedelta(np.sort(random.integers(0, 365, 2000)), "D")
    >>> who = (300 * random.beta(1, 3, 2000)).astype(int).astype(str)
    >>> log = build_transactions(pd.DataFrame({"customer_id": who, "date": days, "amount": random.gamma(2, 10, 2000)}))
    >>> found = backtest_purchases([BgNbd()], log, [date(2025, 8, 31)], 90, "weeks", draws=20, seed=1)
    >>> found.rows[0].actual > 0
    True
    """
    first, last = log.first_day.date(), log.last_day.date()
    faults = [
        fault("clv-cut-outside", cut=str(cut), first=str(first), last=str(last - timedelta(days=horizon_days)))
        for cut in cuts
        if not first < cut <= last - timedelta(days=horizon_days)
    ]
    if faults:
        raise DataError(Message("clv-log-short"), faults)
    rows = [row for cut in cuts for row in _at(methods, log, cut, horizon_days, unit, draws, seed)]
    rows.sort(key=lambda row: (row.method == NAIVE, row.method, row.cut))
    messages = tuple(_summarise(name, list(some), rows) for name, some in groupby(rows, key=lambda row: row.method))
    return PurchaseBacktest(tuple(rows), messages, season_note((max(cuts) - first).days))


def _at(
    methods: Sequence[ValueMethod], log: Transactions, cut: date, horizon_days: int, unit: Unit, draws: int, seed: int
) -> list[BacktestRow]:
    until, given, horizon = cut + timedelta(days=horizon_days), summarise(log, cut, unit), horizon_days / DAYS_PER_UNIT[unit]
    actual = float(later_purchases(log, cut, until)["purchases"].sum())
    naive, few = rate_heuristic(given, horizon), distinct_histories(given)

    def row(name: str, status: str, forecast: float, band: TotalForecast | None) -> BacktestRow:
        return BacktestRow(name, status, cut, until, len(given), actual, forecast, forecast / actual - 1 if actual else np.nan, band)

    rows = [row(NAIVE, "no fit", naive, None)]
    for method in methods:
        model = fit_value(method, given)
        mean = float(few.weights @ model.future(few, horizon))
        dispersion = individual_sd(model, few, horizon, seed) ** 2 / mean if mean > 0 else 0.0
        wider = estimate_inflation(method, log, cut, horizon_days, unit, dispersion, seed)
        band = forecast_total(model, given, log, cut, horizon, draws, seed, wider)
        rows.append(row(model.estimates.model, model.estimates.status, band.mean, band))
    return rows


def season_note(observed_days: int) -> Message:
    """What the forecast of a total knows of seasons, by how long the log is up to the cut."""
    if observed_days < SEASONS_NEEDED * DAYS_PER_YEAR:
        return Message("clv-season-unknown", years=SEASONS_NEEDED, months=observed_days / DAYS_PER_MONTH)
    return Message("clv-season-in-band", years=observed_days / DAYS_PER_YEAR)


def rate_heuristic(given: Rfm, horizon: float) -> float:
    """The purchases of all customers within `horizon` if each goes on at x / T; who came on the day of the cut has no rate."""
    rates = np.divide(given.frequency, given.T, out=np.zeros(len(given)), where=given.T > 0)
    return float(given.weights @ rates) * horizon


def _summarise(name: str, rows: Sequence[BacktestRow], everything: Sequence[BacktestRow]) -> Message:
    error = _mean_size(rows)
    if name == NAIVE:
        return Message("clv-backtest-naive", error=error, cuts=len(rows))
    naive = _mean_size([row for row in everything if row.method == NAIVE])
    held = sum(bool(row.inside) for row in rows)
    return Message("clv-backtest-model", model=name, error=error, cuts=len(rows), better=error < naive, naive=naive, held=held)


def _mean_size(rows: Sequence[BacktestRow]) -> float:
    return float(np.mean([abs(row.error_share) for row in rows]))
