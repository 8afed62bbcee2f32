"""Estimates of a ratio from its sufficient statistics: shares, scores, means, rates, totals, each with its 95 % interval.

Repeated answers of one customer widen the interval by their design effect, and weights by theirs (Kish 1965, "Survey Sampling").
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

from scipy.special import gammaincinv, ndtri, stdtrit

from cxsim.stats.intervals import LEVEL, NO_ANSWERS, Estimate, unknown_estimate
from cxsim.stats.moments import Moments
from cxsim.text import Message

Estimator = Callable[[Moments], Estimate]
_TAIL = (1 - LEVEL) / 2
ALIKE = Message("stats-answers-alike")
ONE = Message("stats-customer-single")
NO_EXPOSURE = Message("stats-exposure-none")
NOTHING_RECORDED = Message("stats-records-none")
NOTHING_BOUGHT = Message("stats-purchases-none")
NOTHING_SPENT = Message("stats-spend-none")
NO_CUSTOMERS = Message("stats-customers-none")


def estimate_share(found: Moments, unit: str = "share", note: Message | str = NO_ANSWERS) -> Estimate:
    """A share with Wilson's interval of the effective number of answers."""
    if not found.rows or found.x <= 0:
        return unknown_estimate(unit, note)
    value, n = min(1.0, found.y / found.x), found.effective
    low, high = _wilson(value * n, n)
    return Estimate(value, min(low, value), max(high, value), found.rows, unit)


def _wilson(successes: float, n: float) -> tuple[float, float]:
    """The score interval of a share; the numbers need not be whole.

    Wilson (1927), "Probable inference, the law of succession, and statistical inference", JASA 22.
    """
    z, value = float(-ndtri(_TAIL)), successes / n
    whole = 1 + z**2 / n
    centre = (value + z**2 / (2 * n)) / whole
    reach = z * math.sqrt(value * (1 - value) / n + z**2 / (4 * n**2)) / whole
    return max(centre - reach, 0.0), min(centre + reach, 1.0)  # rounding may leave a bound a last bit outside


def estimate_score(found: Moments, low: float, high: float, unit: str, note: Message | str = NO_ANSWERS) -> Estimate:
    """A mean on a bounded scale: the linearised interval (for NPS that of the multinomial variance), cut at the ends of the scale."""
    if not found.rows or found.x <= 0:
        return unknown_estimate(unit, note)
    value = found.value
    if not found.row_variance > 0:
        return Estimate(value, math.nan, math.nan, found.rows, unit, ALIKE)
    if found.clusters < 2:
        return Estimate(value, math.nan, math.nan, found.rows, unit, ONE)
    reach = _multinomial(found) if found.clusters == found.rows else _reach(found)
    if reach == 0:
        return Estimate(value, math.nan, math.nan, found.rows, unit, ALIKE)
    return Estimate(value, max(low, value - reach), min(high, value + reach), found.rows, unit)


def estimate_mean(found: Moments, unit: str, note: Message | str = NO_ANSWERS, least: float = -math.inf) -> Estimate:
    """A mean, or a ratio of two sums, with Student's interval on the customers' sums; `least` is the least that it can be."""
    if not found.rows or not found.x:
        return unknown_estimate(unit, note)
    value, reach = found.value, _reach(found)
    if math.isnan(reach) or reach == 0:
        return Estimate(value, math.nan, math.nan, found.rows, unit, ALIKE if reach == 0 else ONE)
    return Estimate(value, max(least, value - reach), value + reach, found.rows, unit)


def estimate_rate(found: Moments, unit: str, note: Message | str = NO_EXPOSURE) -> Estimate:
    """Events per unit of exposure with the exact Poisson interval (Garwood 1936), its count deflated by the design effect."""
    if not found.rows or found.x <= 0:
        return unknown_estimate(unit, note)
    spread = max(1.0, found.yy / found.y) if found.y > 0 else 1.0
    events = found.y / spread
    low = float(gammaincinv(events, _TAIL)) if events > 0 else 0.0
    high = float(gammaincinv(events + 1, 1 - _TAIL))
    return Estimate(found.value, low * spread / found.x, high * spread / found.x, found.rows, unit)


def estimate_total(found: Moments, unit: str, note: Message | str = NOTHING_RECORDED, least: float = 0.0) -> Estimate:
    """A total of at least `least`.

    The interval is that of another such period: customers who come by chance, each with their own sum (compound Poisson).
    """
    if not found.rows:
        return unknown_estimate(unit, note)
    reach = _normal() * math.sqrt(found.yy)
    low = found.y - reach
    return Estimate(found.y, max(least, low) if found.y >= least else low, found.y + reach, found.rows, unit)


def estimate_price(
    spent: Moments, bought: Moments, unit: str, note: Message | str = NOTHING_BOUGHT, unspent: Message | str = NOTHING_SPENT
) -> Estimate:
    """Known money over a count: chance is in the count alone (exact Poisson)."""
    if not spent.rows:
        return unknown_estimate(unit, unspent)
    if bought.y <= 0:
        return unknown_estimate(unit, note)
    count = estimate_rate(replace(bought, x=1.0), "")
    high = spent.y / count.low if count.low > 0 else math.nan
    return Estimate(spent.y / bought.y, spent.y / count.high, high, bought.rows, unit)


def estimate_per_head(found: Moments, heads: Moments, unit: str, note: Message | str = NO_CUSTOMERS, typical: float = 1.0) -> Estimate:
    """A total of one table over the known number of customers of another; chance is in the total alone.

    Of nothing recorded, the upper bound is that of no event (exact Poisson), each of a `typical` size; NaN where that is not known.
    """
    if heads.x <= 0:
        return unknown_estimate(unit, note)
    if not found.rows:
        return Estimate(0.0, 0.0, -math.log(_TAIL) / heads.x * typical, 0, unit, NOTHING_RECORDED)
    total = estimate_total(found, unit)
    return Estimate(total.value / heads.x, total.low / heads.x, total.high / heads.x, found.rows, unit)


def shift_estimate(found: Estimate, by: float) -> Estimate:
    """An estimate to which a known number is added."""
    return replace(found, value=found.value + by, low=found.low + by, high=found.high + by)


def _reach(found: Moments) -> float:
    """Half the interval: Student's with the customers' degrees of freedom; NaN of one customer."""
    if found.clusters < 2:
        return math.nan
    return float(stdtrit(found.clusters - 1, 1 - _TAIL)) * math.sqrt(found.variance)


def _multinomial(found: Moments) -> float:
    """Half the normal interval of the multinomial variance, for one answer each."""
    return _normal() * math.sqrt(found.variance * (found.clusters - 1) / found.clusters)


def _normal() -> float:
    return float(stdtrit(math.inf, 1 - _TAIL))
