"""Customer equity: the present value of the future margin of all customers, and its split by segment.

Expected value per customer = discounted expected purchases x expected spend at each x margin; spend and number of purchases are taken to
be independent given the history, as the Gamma-Gamma model says. The band carries the uncertainty of the parameters of both models.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.clv.gamma_gamma import FittedGammaGamma
from cxsim.clv.purchase_model import PurchaseModel
from cxsim.data.rfm import Rfm
from cxsim.errors import UsageError, fault
from cxsim.namespace import accept_old_arguments
from cxsim.text import Message

Array = NDArray[np.float64]
_LOW, _HIGH = 5.0, 95.0


@dataclass(frozen=True)
class ValuationTerms:
    """How value is counted: margin as a share of spend, horizon in the unit of the histories in some equal periods, annual discount."""

    margin_share: float
    horizon: float
    periods: int
    annual_rate: float


@dataclass(frozen=True)
class SegmentEquity:
    """The equity of one segment: customers, value with its 90 % band, and its share of the whole."""

    segment: str
    customers: float
    value: float
    p5: float
    p95: float
    share: float


@dataclass(frozen=True)
class CustomerEquity:
    """The value of each customer (mean over rows of equal history), of each segment, and of all."""

    by_customer: Array
    segments: tuple[SegmentEquity, ...]
    total: SegmentEquity
    message: Message


def customer_value(model: PurchaseModel, spend: FittedGammaGamma, given: Rfm, terms: ValuationTerms) -> Array:
    """CLV: the expected present value of each customer's margin within the horizon, shape (n,)."""
    purchases = model.discounted(given, terms.horizon, terms.periods, terms.annual_rate)
    return np.asarray(purchases * spend.spend(given) * terms.margin_share)


@accept_old_arguments(key="seed")
def customer_equity(
    model: PurchaseModel, spend: FittedGammaGamma, given: Rfm, terms: ValuationTerms, draws: int, seed: int
) -> CustomerEquity:
    """Value all customers and each segment: margins of purchases to come, discounted.

    Parameters
    ----------
    model : PurchaseModel
        A fitted model of purchases, from ``fit(BgNbd(), ...)``.
    spend : FittedGammaGamma
        A fitted model of spend, from ``fit(GammaGamma(), ...)``.
    given : Rfm
        The histories of the customers.
    terms : ValuationTerms
        Margin as a share of spend, horizon in the unit of the histories, periods, discount rate per year.
    draws : int
        Random futures for each band.
    seed : int
        Seed, at least 0.

    Returns
    -------
    CustomerEquity
        The value of each customer, of each segment and of all, with 90 % bands, in the currency of the amounts.

    Raises
    ------
    UsageError
        If the horizon, the periods or the margin cannot be.

    References
    ----------
    P. S. Fader, B. G. S. Hardie and K. L. Lee, "RFM and CLV: using iso-value curves", Journal of Marketing Research 42 (2005) 415-430.

    Examples
    --------
    >>> from datetime import date
    >>> from cxsim.clv import BgNbd, GammaGamma, ValuationTerms, customer_equity, fit
    >>> from cxsim.data import build_transactions, summarise
    >>> import numpy as np, pandas as pd
    >>> random = np.random.default_rng(1)
    >>> days = pd.Timestamp("2025-01-01") + pd.to_timedelta(np.sort(random.integers(0, 365, 2000)), "D")
    >>> who = (300 * random.beta(1, 3, 2000)).astype(int).astype(str)
    >>> log = build_transactions(pd.DataFrame({"customer_id": who, "date": days, "amount": random.gamma(2, 10, 2000)}))
    >>> given = summarise(log, date(2025, 12, 31))
    >>> equity = customer_equity(fit(BgNbd(), given), fit(GammaGamma(), given), given, ValuationTerms(0.3, 52, 4, 0.1), draws=20, seed=1)
    >>> (equity.by_customer > 0).all()
    np.True_
    """
    if terms.horizon <= 0 or terms.periods < 1 or not 0 < terms.margin_share <= 1:
        raise UsageError(
            Message("clv-equity-impossible"),
            [fault("clv-equity-terms", horizon=terms.horizon, periods=terms.periods, margin=terms.margin_share)],
        )
    names, where = np.unique(given.segment.astype(str), return_inverse=True)
    by_customer = customer_value(model, spend, given, terms)
    pairs = zip(model.draws(draws, seed), spend.draws(draws, seed + 1), strict=True)
    drawn = np.array([_split(customer_value(model.at(one), spend.at(other), given, terms), given, where) for one, other in pairs])
    drawn = drawn.reshape(-1, len(names))
    values, sizes = _split(by_customer, given, where), np.bincount(where, given.weights)
    total = float(values.sum())
    segments = tuple(_line(str(n), sizes[j], values[j], drawn[:, j], total) for j, n in enumerate(names))
    everybody = _line("all", given.customers, total, drawn.sum(axis=1), total)
    return CustomerEquity(by_customer, segments, everybody, _summarise(everybody, given, terms))


def _split(values: Array, given: Rfm, where: NDArray[np.intp]) -> Array:
    return np.bincount(where, values * given.weights).astype(float)


def _line(name: str, customers: float, value: float, drawn: Array, total: float) -> SegmentEquity:
    p5, p95 = np.percentile(drawn, [_LOW, _HIGH]) if len(drawn) else (np.nan, np.nan)
    return SegmentEquity(name, float(customers), float(value), float(p5), float(p95), float(value / total) if total else 0.0)


def _summarise(total: SegmentEquity, given: Rfm, terms: ValuationTerms) -> Message:
    values = {"customers": total.customers, "value": total.value, "low": total.p5, "high": total.p95}
    counting = {"horizon": terms.horizon, "unit": given.unit, "margin": terms.margin_share, "rate": terms.annual_rate}
    return Message("clv-equity", **values, **counting, periods=terms.periods)
