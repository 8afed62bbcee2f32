"""The worth of a customer under any fitted churn hazard: discounted expected (residual) lifetime, times margin.

The cumulative hazard is linear between its knots and beyond the last, so the integral of survival and discount over each stretch is an
exponential: exact, the stated tail included. What the tail contributes is stated separately, since it has not been observed.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.data.arguments import check_time_ahead
from cxsim.errors import UsageError, fault
from cxsim.stats.lifetimes import ProportionalHazard
from cxsim.text import Message
from cxsim.units import monthly_rate

Array = NDArray[np.float64]
_BLOCK = 4096


@dataclass(frozen=True)
class DiscountedLifetime:
    """Discounted expected months of customers from now on.

    Attributes
    ----------
    months : shape (n,).
    tail_months : the part of them beyond the longest observed tenure, shape (n,).
    tail : the message that states the tail.
    """

    months: Array
    tail_months: Array
    tail: Message

    @property
    def tail_share(self) -> float:
        """The share of all discounted months that rests on the tail."""
        total = float(self.months.sum())
        return float(self.tail_months.sum()) / total if total else 0.0

    def value(self, margin_per_month: Array | float) -> Array:
        """CLV: the present value of a margin per month that is earned continuously for as long as the customer stays."""
        return np.asarray(self.months * margin_per_month)


def discounted_lifetime(
    hazard: ProportionalHazard, x: Array, tenure_months: Array, annual_rate: float, horizon_months: float = np.inf
) -> DiscountedLifetime:
    """Compute the discounted months that customers are expected to stay.

    It is the integral from 0 to the horizon of S(tenure + t | x) / S(tenure | x) (1 + annual_rate)^(-t / 12) dt.

    Parameters
    ----------
    hazard : ProportionalHazard
        A fitted hazard, such as ``fit(Cox(), ...).hazard``.
    x : array of shape (n, p)
        Encoded features.
    tenure_months : array of shape (n,)
        The tenure reached.
    annual_rate : float
        Discount rate per year, annual effective.
    horizon_months : float
        How far ahead; by default without end.

    Returns
    -------
    DiscountedLifetime
        `months` of shape (n,), the part of them that rests on the tail, and `value(margin_per_month)`.

    Raises
    ------
    UsageError
        If neither discount, horizon nor tail keeps it finite.

    Examples
    --------
    >>> import numpy as np
    >>> import cxsim as cx
    >>> from cxsim.clv import discount_lifetime
    >>> fitted = cx.fit(cx.Cox(features=("contacts_90d",)), cx.read_customers(cx.load("configs/telecom.yaml")), seed=1)
    >>> found = discount_lifetime(fitted.hazard, np.array([[0.0], [3.0]]), np.array([12.0, 12.0]), annual_rate=0.1, horizon_months=60)
    >>> bool(found.months[0] > found.months[1])
    True
    """
    force = _force(annual_rate)
    if force == 0 and np.isinf(horizon_months) and hazard.tail_per_month <= 0:
        raise UsageError(Message("clv-lifetime-endless"), [fault("clv-lifetime-unbounded")])
    tenure, _ = check_time_ahead(tenure_months, "a tenure"), check_time_ahead(horizon_months, "a horizon")
    risk = np.exp(hazard.log_risk(x))
    parts = [_block(hazard, risk[i : i + _BLOCK], tenure[i : i + _BLOCK], force, horizon_months) for i in range(0, len(tenure), _BLOCK)]
    months, tail = (np.concatenate(part) for part in zip(*parts, strict=True))
    return DiscountedLifetime(months, tail, hazard.tail)


def discounted_payments(hazard: ProportionalHazard, x: Array, tenure_months: Array, annual_rate: float, period_months: float) -> Array:
    """DERL with payments now and at the start of every further period, as long as the customer stays; shape (n,).

    Beyond the last knot the payments are a geometric series.
    """
    force, risk = _force(annual_rate), np.exp(hazard.log_risk(x))
    tenure = check_time_ahead(tenure_months, "a tenure")
    observed = int(np.ceil(max(hazard.knots_months[-1] - tenure.min(), 0.0) / period_months))
    start = hazard.baseline_cumulative(tenure)
    total = np.zeros(len(tenure))
    for k in range(observed):
        total += np.exp(-risk * (hazard.baseline_cumulative(tenure + k * period_months) - start) - force * k * period_months)
    last = np.exp(-risk * (hazard.baseline_cumulative(tenure + observed * period_months) - start) - force * observed * period_months)
    return np.asarray(total - last / np.expm1(-(risk * hazard.tail_per_month + force) * period_months))


def _force(annual_rate: float) -> float:
    """The continuous discount rate per month."""
    if annual_rate < 0:
        raise UsageError(Message("clv-discount-impossible"), [fault("clv-discount-negative", rate=annual_rate)])
    return float(np.log1p(monthly_rate(annual_rate)))


def _block(hazard: ProportionalHazard, risk: Array, tenure: Array, force: float, horizon: float) -> tuple[Array, Array]:
    """Discounted months and those beyond the last knot, for some rows."""
    knots = hazard.knots_months
    bounds = np.clip(knots[None, :], tenure[:, None], (tenure + horizon)[:, None])
    from_now = hazard.baseline_cumulative(bounds) - hazard.baseline_cumulative(tenure)[:, None]
    level = np.exp(-risk[:, None] * from_now - force * (bounds - tenure[:, None]))
    width = np.diff(bounds, axis=1)
    fall = risk[:, None] * np.diff(from_now, axis=1) + force * width
    inside = (level[:, :-1] * width * _mean_level(fall)).sum(axis=1)
    rest = np.maximum(tenure + horizon - np.maximum(knots[-1], tenure), 0.0)
    slope = risk * hazard.tail_per_month + force
    with np.errstate(divide="ignore", invalid="ignore"):
        tail = level[:, -1] * np.where(slope > 0, -np.expm1(-slope * rest) / slope, rest)
    return inside + tail, tail


def _mean_level(fall: Array) -> Array:
    """(1 - exp(-f)) / f, which is 1 at 0."""
    return np.asarray(np.where(fall > 0, -np.expm1(-fall) / np.where(fall > 0, fall, 1.0), 1.0))
