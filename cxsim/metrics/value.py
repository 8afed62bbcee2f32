"""Metrics of worth: box value, secure customer, value quotient, lifetime value, company value, return, revenue by word of mouth."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import ndtri

from cxsim.errors import DataError, fault
from cxsim.metrics.card import AVOIDED, DIFFERENCE, FLOWS, MEAN, SHARE, TOTAL, Better, Card, Computation
from cxsim.metrics.needs import STAYS, THERE, Metric, Needs, Way
from cxsim.metrics.scales import NATIVE, SCALES
from cxsim.stats.intervals import LEVEL, Estimate, unknown_estimate
from cxsim.stats.moments import Moments
from cxsim.stats.ratios import estimate_mean, estimate_score, estimate_share, estimate_total
from cxsim.text import Message

_Z = float(ndtri(0.5 + LEVEL / 2))
MONEY = ("revenue", "fee_per_month")
"""The customers' money: the revenue of the period looked at, or else the fee per month."""

_BOTTOM, _TOP = "{csat} <= 2", "{csat} >= 4"
_ANSWERED = "{csat} IS NOT NULL AND {nps} IS NOT NULL AND {repurchase} IS NOT NULL"
_SECURE = "CASE WHEN {csat} >= 5 AND {nps} >= 9 AND {repurchase} >= 4 THEN 1.0 ELSE 0.0 END"
_BETTER = "(CASE WHEN {shift} > 0 THEN {shift} * {reach} * {days} ELSE 0.0 END)"
_WORSE = "(CASE WHEN {shift} < 0 THEN - {shift} * {reach} * {days} ELSE 0.0 END)"
_NOTES = {"revenue": None, "fee_per_month": Message("metrics-says-fee")}


def _standing(y: str, when: str, x: str = "1.0", says: Message | None = None) -> Needs:
    """What customers who are there say and bring."""
    ends = {index: SCALES[NATIVE[index]] for index in ("csat", "nps", "repurchase") if f"{{{index}}}" in f"{y}{when}"}
    valid = " AND ".join(f"{{{index}}} BETWEEN {low:g} AND {high:g}" for index, (low, high) in ends.items())
    ranges = [Message("metrics-expected-range", index=index, low=low, high=high) for index, (low, high) in ends.items()]
    expected = Message("metrics-expected-last", ranges=ranges)
    return Needs("standing", y, x, f"({when}) AND {THERE}", valid, expected, optional=STAYS, says=says)


def _money(y: str, when: str) -> tuple[Way, ...]:
    """The ways by either column of the customers' money."""
    return tuple((_standing(y.replace("MONEY", f"{{{money}}}"), when, says=_NOTES[money]),) for money in MONEY)


def _paid(estimate: Callable[..., Estimate], unit: str, note: Message) -> Callable[[Moments], Estimate]:
    """An estimate of money; where nobody paid anything, money was not recorded, which is not 0."""

    def of(found: Moments) -> Estimate:
        return (
            unknown_estimate(unit, Message("metrics-none-money"))
            if found.rows and not found.row_yy
            else estimate(found, unit=unit, note=note)
        )

    return of


def lifted(top: Moments, bottom: Moments) -> Estimate:
    """What bottom-box customers would bring if each brought as much as a top-box customer does on average.

    Known customers times the difference of two means, with the normal interval of both means' variance.
    """
    if not bottom.rows or not top.rows:
        return unknown_estimate("money", Message("metrics-none-boxes"))
    if not top.row_yy and not bottom.row_yy:
        return unknown_estimate("money", Message("metrics-none-money"))
    value = bottom.x * (top.value - bottom.value)
    reach = _Z * bottom.x * math.sqrt(top.variance + bottom.variance)
    return Estimate(value, value - reach, value + reach, bottom.rows, "money")


def roi(benefits: ArrayLike, costs: ArrayLike, basis: str) -> Estimate:
    """Present value of benefits less that of costs, over that of costs; one value, or one for each draw.

    The basis (what is counted, over which horizon, at which rate) has to be said. Of draws, the value is that of the means and the interval
    their 2.5 % and 97.5 % points.

    >>> str(roi(150.0, 100.0, "three years at 8 %"))
    '0.5 of costs, n = 1; one set of cash flows: no interval; three years at 8 %'
    """
    gains, spent = np.atleast_1d(np.asarray(benefits, dtype=float)), np.atleast_1d(np.asarray(costs, dtype=float))
    if not basis.strip():
        raise DataError(Message("metrics-return-basis"), [fault("metrics-return-basis-missing")])
    if (spent <= 0).any() or len(gains) != len(spent):
        raise DataError(Message("metrics-return-costs"), [fault("metrics-return-costs-missing")])
    value = float(gains.sum() / spent.sum()) - 1
    if len(gains) == 1:
        return Estimate(value, math.nan, math.nan, 1, "of costs", Message("metrics-flows-single", basis=basis))
    low, high = np.percentile(gains / spent - 1, [100 * (1 - LEVEL) / 2, 100 * (1 + LEVEL) / 2])
    return Estimate(value, float(low), float(high), len(gains), "of costs", basis)


def discounted_margin(margin_per_month: float, survival: ArrayLike, discount_rate: float) -> float:
    """The expected discounted margin of a customer: at each month's end, the margin times the probability to be there still.

    `survival` is that probability at the end of month 1, 2, ...; `discount_rate` is per year.
    """
    there = np.asarray(survival, dtype=float)
    months = np.arange(1, len(there) + 1)
    return float(margin_per_month * np.sum(there * (1 + discount_rate) ** (-months / 12)))


def _return(found: Moments) -> Estimate:
    if found.x <= 0:
        return unknown_estimate("of costs", Message("metrics-none-costs"))
    return Estimate(found.value, math.nan, math.nan, found.rows, "of costs", Message("metrics-flows-plain"))


def _avoided(control: Moments, treated: Moments, spent: Moments) -> Estimate:
    """Money over customers kept who would have left, with the interval of the difference of the arms' churn shares."""
    unit = "money per churn avoided"
    if not control.rows or not treated.rows:
        return unknown_estimate(unit, Message("metrics-none-arms"))
    if not spent.rows:
        return unknown_estimate(unit, Message("metrics-none-programme"))
    kept = treated.x * (control.value - treated.value)
    reach = _Z * treated.x * math.sqrt(control.variance + treated.variance)
    if kept <= 0:
        return unknown_estimate(unit, Message("metrics-none-avoided"))
    note: Message | str = "" if kept > reach else Message("metrics-none-avoided-bound")
    most = spent.y / (kept - reach) if kept > reach else math.nan
    return Estimate(spent.y / kept, spent.y / (kept + reach), most, treated.rows, unit, note)


def _index(key: str, unit: str, how: Computation) -> Card:
    better: Better = "low" if key.endswith("at_risk") else "high"
    return Card(key=key, family="index", unit=unit, better=better, how=how, counter_metric="value_received")


BOX_VALUE_AT_RISK = Metric(
    _index("box_value_at_risk", "money", TOTAL),
    _money("MONEY", _BOTTOM),
    _paid(estimate_total, "money", Message("metrics-none-bottom")),
    ratio=False,
)

BOX_VALUE_OPPORTUNITY = Metric(
    _index("box_value_opportunity", "money", DIFFERENCE),
    tuple((_standing(f"{{{money}}}", _TOP, says=_NOTES[money]), _standing(f"{{{money}}}", _BOTTOM)) for money in MONEY),
    lifted,
    ratio=False,
)

SECURE_CUSTOMER = Metric(
    _index("secure_customer", "share", SHARE),
    ((_standing(_SECURE, _ANSWERED),),),
    estimate_share,
)

SECURE_CUSTOMER_REVENUE = Metric(
    _index("secure_customer_revenue", "share of revenue", MEAN),
    tuple((_standing(f"{_SECURE} * {{{money}}}", _ANSWERED, f"{{{money}}}", _NOTES[money]),) for money in MONEY),
    partial(estimate_score, low=0, high=1, unit="share of revenue"),
)

VALUE_QUOTIENT = Metric(
    _index("value_quotient", "for 1 lost", MEAN),
    ((Needs("outcomes", _BETTER, x=_WORSE, at="occurred_at"),),),
    partial(estimate_mean, unit="for 1 lost", note=Message("metrics-none-worse")),
)

VALUE_QUOTIENT_REVENUE = Metric(
    _index("value_quotient_revenue", "for 1 lost", MEAN),
    tuple(
        (Needs("outcomes", f"{_BETTER} * {{{money}}}", x=f"{_WORSE} * {{{money}}}", at="occurred_at", borrows=(money,)),) for money in MONEY
    ),
    partial(estimate_mean, unit="for 1 lost", note=Message("metrics-none-worse")),
)

CLV = Metric(
    _index("clv", "money per customer", MEAN),
    ((Needs("customers", "{clv}", when=THERE, optional=STAYS),),),
    partial(estimate_mean, unit="money per customer", note=Message("metrics-none-values")),
)

COMPANY_VALUE = Metric(
    Card(key="company_value", family="operating", unit="money", better="high", how=TOTAL, counter_metric="value_received"),
    ((Needs("customers", "{clv}", when=THERE, optional=STAYS),),),
    partial(estimate_total, unit="money"),
    ratio=False,
)

ROI = Metric(
    Card(key="roi", family="index", unit="of costs", better="high", how=FLOWS, counter_metric="value_quotient"),
    (
        (
            Needs(
                "cash_flows",
                "CASE WHEN lower({kind}) = 'benefit' THEN {present_value} ELSE - {present_value} END",
                x="CASE WHEN lower({kind}) = 'cost' THEN {present_value} ELSE 0.0 END",
                when="{kind} IS NOT NULL",
                words=(("kind", ("benefit", "cost")),),
            ),
        ),
    ),
    _return,
)


def _arm(sign: str, left: bool) -> Needs:
    """The customers of one arm who were there when they were assigned, and how many of them have been lost since."""
    there = " AND ({left_at} IS NULL OR {left_at} >= {assigned_at})" if left else ""
    return Needs(
        "experiments",
        "{churned}",
        when=f"lower({{arm}}) {sign} 'control'{there}",
        at="assigned_at",
        borrows=("churned", "left_at") if left else ("churned",),
        levels="experiment",
        says=None if left else Message("metrics-says-left"),
    )


COST_PER_CHURN_AVOIDED = Metric(
    Card(
        key="cost_per_churn_avoided",
        family="money",
        unit="money per churn avoided",
        better="low",
        how=AVOIDED,
        counter_metric="value_received",
    ),
    tuple(
        (
            _arm("=", left),
            _arm("<>", left),
            Needs("costs", "{amount}", when="lower({name}) = 'programme'", at="occurred_at", single=("currency",)),
        )
        for left in (True, False)
    ),
    _avoided,
    ratio=False,
    alone=Message("metrics-alone-experiments"),
)


def _revenue_per(kind: str, when: str, none: Message) -> Metric:
    return Metric(
        Card(
            key=f"revenue_per_{kind}", family="money", unit="money per customer", better="high", how=MEAN, counter_metric="value_received"
        ),
        _money("MONEY", when),
        _paid(estimate_mean, "money per customer", none),
    )


REVENUE_PER_PROMOTER = _revenue_per("promoter", "{nps} >= 9", Message("metrics-none-promoters"))
REVENUE_PER_PASSIVE = _revenue_per("passive", "{nps} > 6 AND {nps} < 9", Message("metrics-none-passives"))
REVENUE_PER_DETRACTOR = _revenue_per("detractor", "{nps} <= 6", Message("metrics-none-detractors"))

METRICS = (
    BOX_VALUE_AT_RISK,
    BOX_VALUE_OPPORTUNITY,
    SECURE_CUSTOMER,
    SECURE_CUSTOMER_REVENUE,
    VALUE_QUOTIENT,
    VALUE_QUOTIENT_REVENUE,
    CLV,
    COMPANY_VALUE,
    ROI,
    COST_PER_CHURN_AVOIDED,
    REVENUE_PER_PROMOTER,
    REVENUE_PER_PASSIVE,
    REVENUE_PER_DETRACTOR,
)
