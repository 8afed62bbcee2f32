"""The forecast of a total: all purchases of the customers known at a cut, with a band that says how far it may be off.

Three things move a total: the parameters (drawn from their joint distribution), the chance of each customer (futures drawn given the
histories) and the calendar, which moves all together. Each has its own share of the variance in the record. A fourth is that all three
are learnt from a model that may be wrong: how wrong it was at earlier origins widens the band.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from cxsim.clv.calendar_shocks import calendar_shocks
from cxsim.clv.purchase_model import PurchaseModel
from cxsim.clv.sufficient_statistics import collapse_histories
from cxsim.data.rfm import Rfm
from cxsim.data.transactions import Transactions
from cxsim.namespace import accept_old_arguments

Array = NDArray[np.float64]
_LOW, _HIGH = 5.0, 95.0
_FUTURES = 20  # futures of each history, from which the variance of one customer of that history is measured
_MIXED = 20_000  # combinations of draws, customers and shocks from which the percentiles are read
_DRAW_STREAM, _CUSTOMER_STREAM, _SHOCK_STREAM = 1, 2, 3


@dataclass(frozen=True)
class IntervalInflation:
    """How much wider than its own account a band is made.

    Attributes
    ----------
    scale : factor of all deviations, on the log; 1 = none.
    degrees : of freedom of Student's t that replaces the normal law; infinite = none.
    off : errors of earlier forecasts in their own standard deviations, from which it was judged.
    """

    scale: float = 1.0
    degrees: float = np.inf
    off: tuple[float, ...] = ()


NO_INFLATION = IntervalInflation()


@dataclass(frozen=True)
class TotalForecast:
    """A total with its 90 % band and what makes the band: standard deviations as shares of the mean, and by how much they are inflated."""

    mean: float
    p5: float
    p95: float
    parameter_sd: float
    individual_sd: float
    calendar_sd: float
    inflation: IntervalInflation


@accept_old_arguments(key="seed")
def forecast_total(
    model: PurchaseModel,
    given: Rfm,
    log: Transactions,
    cut: date,
    horizon: float,
    draws: int,
    seed: int,
    inflation: IntervalInflation = NO_INFLATION,
) -> TotalForecast:
    """Predict the purchases of all customers after a day, with a 90 % band.

    Parameters
    ----------
    model : PurchaseModel
        A fitted model of purchases.
    given : Rfm
        The histories of the customers at the cut.
    log : Transactions
        The purchases that they come from.
    cut : date
        The day after which purchases are predicted.
    horizon : float
        How long, in the unit of `given`.
    draws : int
        Random futures.
    seed : int
        Seed, at least 0.
    inflation : IntervalInflation
        By how much earlier bands were too narrow; by default by nothing.

    Returns
    -------
    TotalForecast
        The mean and the band, in purchases.

    Examples
    --------
    >>> from datetime import date
    >>> from cxsim.clv import BgNbd, fit, forecast_total
    >>> from cxsim.data import build_transactions, summarise
    >>> import numpy as np, pandas as pd
    >>> random = np.random.default_rng(1)
    >>> days = pd.Timestamp("2025-01-01") + pd.to_timedelta(np.sort(random.integers(0, 365, 2000)), "D")
    >>> who = (300 * random.beta(1, 3, 2000)).astype(int).astype(str)
    >>> log = build_transactions(pd.DataFrame({"customer_id": who, "date": days, "amount": random.gamma(2, 10, 2000)}))
    >>> cut = date(2025, 12, 31)
    >>> given = summarise(log, cut)
    >>> forecast_total(fit(BgNbd(), given), given, log, cut, 13, draws=20, seed=1).mean > 0
    True
    """
    few = distinct_histories(given)
    mean = float(few.weights @ model.future(few, horizon))
    by_draw = np.array([float(few.weights @ one.future(few, horizon)) for one in model.drawn(draws, _stream(seed, _DRAW_STREAM))])
    spread = individual_sd(model, given, horizon, _stream(seed, _CUSTOMER_STREAM))
    together = calendar_shocks(model, given, log, cut).sd_of_mean(horizon * given.days_per_unit / 7)
    random = np.random.Generator(np.random.Philox(key=_stream(seed, _SHOCK_STREAM)))
    own, common = random.standard_normal((2, _MIXED))
    totals = (np.resize(by_draw, _MIXED) + spread * own) * np.exp(together * common - together**2 / 2)
    p5, p95 = np.percentile(_inflate(totals, mean, inflation, random), [_LOW, _HIGH])
    return TotalForecast(mean, float(p5), float(p95), float(by_draw.std() / mean), spread / mean, together, inflation)


def _inflate(totals: Array, mean: float, inflation: IntervalInflation, random: np.random.Generator) -> Array:
    """The totals with their log deviations from the forecast stretched, and with the tails of Student's t."""
    if inflation.degrees == np.inf and inflation.scale == 1:
        return totals
    tails = np.sqrt(inflation.degrees / random.chisquare(inflation.degrees, len(totals))) if np.isfinite(inflation.degrees) else 1.0
    with np.errstate(over="ignore"):
        off = np.log(np.maximum(totals, 1e-9 * mean) / mean) * inflation.scale * tails
        return np.asarray(mean * np.exp(off))


def individual_sd(model: PurchaseModel, given: Rfm, horizon: float, seed: int) -> float:
    """The standard deviation that chance in each customer alone gives to the total."""
    few, edges = distinct_histories(given), np.array([0.0, horizon])
    purchases = np.array([model.sample(few, seed + world, edges).purchases[:, 0] for world in range(_FUTURES)])
    return float(np.sqrt(few.weights @ purchases.var(axis=0, ddof=1)))


def distinct_histories(given: Rfm) -> Rfm:
    """The different histories of some customers as rows with weights."""
    rows = collapse_histories(given, given.covariate_names)
    blank = np.full(len(rows), "", dtype=object)
    numbers = np.arange(len(rows)).astype(str).astype(object)
    return replace(
        given,
        customer_id=numbers,
        frequency=rows.frequency,
        recency=rows.recency,
        T=rows.T,
        monetary_value=np.zeros(len(rows)),
        weights=rows.weights,
        covariates=rows.covariates,
        segment=blank,
    )


def _stream(seed: int, number: int) -> int:
    return int(np.random.SeedSequence((seed, number)).generate_state(1, np.uint64)[0] >> np.uint64(1))
