"""The forecast of a total: all purchases of the customers known at a cut, with a band that says how far it may be off.

Three things move a total: the parameters (drawn from their joint distribution), the luck of each customer (futures drawn given the
histories) and the calendar, which moves all together. Each has its own share of the variance in the record.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from cxsim.data.rfm import Rfm
from cxsim.data.transactions import Transactions
from cxsim.models.clv.calendar import calendar_shocks
from cxsim.models.clv.collapsing import collapse
from cxsim.models.clv.purchasing import PurchaseModel

Array = NDArray[np.float64]
_LOW, _HIGH = 5.0, 95.0
_FUTURES = 20  # futures of each history, from which the variance of one customer of that history is measured
_DRAW_STREAM, _LUCK_STREAM, _SHOCK_STREAM = 1, 2, 3


@dataclass(frozen=True)
class TotalForecast:
    """A total with its 90 % band and what makes the band: standard deviations as shares of the mean."""

    mean: float
    p5: float
    p95: float
    parameter_sd: float
    individual_sd: float
    calendar_sd: float


def forecast_total(
    model: PurchaseModel, given: Rfm, log: Transactions, cut: date, horizon: float, draws: int, key: int, drift: float = 0.0
) -> TotalForecast:
    """The purchases of all customers of `given` within `horizon` (in the model's unit) after `cut`.

    `drift` is the log error that an earlier forecast of the same method turned out to have; what moves all customers together is taken
    to be as large as that or as the weekly shocks say, whichever is larger.
    """
    few = distinct(given)
    mean = float(few.weights @ model.future(few, horizon))
    by_draw = np.array([float(few.weights @ one.future(few, horizon)) for one in model.drawn(draws, _stream(key, _DRAW_STREAM))])
    luck = individual_sd(model, given, horizon, _stream(key, _LUCK_STREAM))
    shocks = calendar_shocks(model, given, log, cut)
    together = max(shocks.sd_of_mean(horizon * given.days_per_unit / 7), abs(drift))
    normal = np.random.Generator(np.random.Philox(key=_stream(key, _SHOCK_STREAM))).standard_normal((2, draws))
    totals = (by_draw + luck * normal[0]) * np.exp(together * normal[1] - together**2 / 2)
    p5, p95 = np.percentile(totals, [_LOW, _HIGH])
    return TotalForecast(mean, float(p5), float(p95), float(by_draw.std() / mean), luck / mean, together)


def individual_sd(model: PurchaseModel, given: Rfm, horizon: float, key: int) -> float:
    """The standard deviation that the luck of each customer alone gives to the total."""
    few, edges = distinct(given), np.array([0.0, horizon])
    lived = np.array([model.sample(few, key + world, edges).purchases[:, 0] for world in range(_FUTURES)])
    return float(np.sqrt(few.weights @ lived.var(axis=0, ddof=1)))


def distinct(given: Rfm) -> Rfm:
    """The different histories of some customers as rows with weights."""
    rows = collapse(given, given.covariate_names)
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


def _stream(key: int, number: int) -> int:
    return int(np.random.SeedSequence((key, number)).generate_state(1, np.uint64)[0] >> np.uint64(1))
