"""Metrics of worth: box value, secure customer, value quotient, lifetime value, company value, return, revenue by word of mouth."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import ndtri

from cxsim.errors import DataError, Fault
from cxsim.metrics.card import MEAN, SHARE, TOTAL, Better, Card, How
from cxsim.metrics.needs import STAYS, THERE, Metric, Needs, Way
from cxsim.metrics.scales import NATIVE, SCALES
from cxsim.stats.intervals import LEVEL, Estimate, unknown_estimate
from cxsim.stats.moments import Moments
from cxsim.stats.ratios import estimate_mean, estimate_score, estimate_share, estimate_total

_Z = float(ndtri(0.5 + LEVEL / 2))
MONEY = ("revenue", "fee_per_month")
"""The customers' money: the revenue of the period looked at, or else the fee per month."""

_BOTTOM, _TOP = "{csat} <= 2", "{csat} >= 4"
_ASKED = "{csat} IS NOT NULL AND {nps} IS NOT NULL AND {repurchase} IS NOT NULL"
_SECURE = "CASE WHEN {csat} >= 5 AND {nps} >= 9 AND {repurchase} >= 4 THEN 1.0 ELSE 0.0 END"
_BETTER = "(CASE WHEN {shift} > 0 THEN {shift} * {reach} * {days} ELSE 0.0 END)"
_WORSE = "(CASE WHEN {shift} < 0 THEN - {shift} * {reach} * {days} ELSE 0.0 END)"
_SAID = {"revenue": "", "fee_per_month": "money is the fee of a month"}


def _standing(y: str, when: str, x: str = "1.0", says: str = "") -> Needs:
    """What customers who are there say and bring."""
    ends = {index: SCALES[NATIVE[index]] for index in ("csat", "nps", "repurchase") if f"{{{index}}}" in f"{y}{when}"}
    valid = " AND ".join(f"{{{index}}} BETWEEN {low:g} AND {high:g}" for index, (low, high) in ends.items())
    expected = ", ".join(f"{index} from {low:g} to {high:g}" for index, (low, high) in ends.items())
    return Needs("standing", y, x, f"({when}) AND {THERE}", valid, f"last answers on their scales: {expected}", optional=STAYS, says=says)


def _money(y: str, when: str) -> tuple[Way, ...]:
    """The ways by either column of the customers' money."""
    return tuple((_standing(y.replace("MONEY", f"{{{money}}}"), when, says=_SAID[money]),) for money in MONEY)


def _paid(estimate: Callable[..., Estimate], unit: str, note: str) -> Callable[[Moments], Estimate]:
    """An estimate of money; where nobody paid anything, money was not recorded, which is not 0."""

    def of(found: Moments) -> Estimate:
        return unknown_estimate(unit, "no money recorded") if found.rows and not found.row_yy else estimate(found, unit=unit, note=note)

    return of


def lifted(top: Moments, bottom: Moments) -> Estimate:
    """What bottom-box customers would bring if each brought as much as a top-box customer does on average.

    Known customers times the difference of two means, with the normal interval of both means' variance.
    """
    if not bottom.rows or not top.rows:
        return unknown_estimate("money", "no customers in the top box or none in the bottom box")
    if not top.row_yy and not bottom.row_yy:
        return unknown_estimate("money", "no money recorded")
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
        raise DataError("A return without its basis says nothing.", [Fault("no basis", "what is counted, horizon and rate", "state it")])
    if (spent <= 0).any() or len(gains) != len(spent):
        raise DataError("There is no return on no costs.", [Fault("costs of 0 or less", "costs above 0 for each draw", "check the costs")])
    value = float(gains.sum() / spent.sum()) - 1
    if len(gains) == 1:
        return Estimate(value, math.nan, math.nan, 1, "of costs", f"one set of cash flows: no interval; {basis}")
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
        return unknown_estimate("of costs", "no costs")
    return Estimate(found.value, math.nan, math.nan, found.rows, "of costs", "one set of cash flows: no interval")


def _avoided(control: Moments, treated: Moments, spent: Moments) -> Estimate:
    """Money over customers kept who would have left, with the interval of the difference of the arms' churn shares."""
    unit = "money per churn avoided"
    if not control.rows or not treated.rows:
        return unknown_estimate(unit, "no customers in arm `control`, or none in another")
    if not spent.rows:
        return unknown_estimate(unit, "no costs named `programme`")
    kept = treated.x * (control.value - treated.value)
    reach = _Z * treated.x * math.sqrt(control.variance + treated.variance)
    if kept <= 0:
        return unknown_estimate(unit, "no churn was avoided")
    note = "" if kept > reach else "it may be that no churn was avoided: no upper bound"
    most = spent.y / (kept - reach) if kept > reach else math.nan
    return Estimate(spent.y / kept, spent.y / (kept + reach), most, treated.rows, unit, note)


def _index(key: str, name: str, definition: str, says: str, tempts: str, read_by: str, unit: str, how: How, source: str) -> Card:
    assumes = {
        "box_value": "revenue or cost is known per customer; the last answer still holds",
        "secure_customer": "the three must coexist; the last answers still hold",
        "value_quotient": "outcomes of one's outputs are tracked",
        "clv": "revenue and costs are known per segment; the model that gave it was tried on other customers",
    }
    known = next(text for prefix, text in assumes.items() if key.startswith(prefix))
    better: Better = "low" if key.endswith("at_risk") else "high"
    return Card(key, name, "index", definition, says, known, tempts, read_by, unit, better, how, source, "value_received")


BOX_VALUE_AT_RISK = Metric(
    _index(
        "box_value_at_risk",
        "Box value (at risk)",
        "money of customers who are there and whose last satisfaction is 1 or 2 of 5",
        "size of business at risk",
        "leave the status quo",
        "those who must act",
        "money",
        TOTAL,
        "bottom-two-box customers valued in money",
    ),
    _money("MONEY", _BOTTOM),
    _paid(estimate_total, "money", "no customers in the bottom box"),
    ratio=False,
)

BOX_VALUE_OPPORTUNITY = Metric(
    _index(
        "box_value_opportunity",
        "Box value (opportunity)",
        "bottom-box customers times (mean money of a top-box customer, 4 or 5, minus that of a bottom-box customer, 1 or 2), "
        "of those there",
        "size of business to win by lifting the bottom box to the top",
        "leave the status quo; a difference between customers is not what one customer would do",
        "those who must act",
        "money",
        How("known customers times a difference of two means", "normal, of both means' variance", "either box empty: not known"),
        "bottom-two-box customers valued in money",
    ),
    tuple((_standing(f"{{{money}}}", _TOP, says=_SAID[money]), _standing(f"{{{money}}}", _BOTTOM)) for money in MONEY),
    lifted,
    ratio=False,
)

SECURE_CUSTOMER = Metric(
    _index(
        "secure_customer",
        "Secure customers (heads)",
        "customers whose last answers are satisfaction 5 of 5, recommendation 9 or 10, buying again 4 or 5 of 5, "
        "over all there who gave them",
        "size of the secure base",
        "holistic thinking",
        "marketing, sales",
        "share",
        SHARE,
        "secure customer index: satisfied, would recommend and would buy again",
    ),
    ((_standing(_SECURE, _ASKED),),),
    estimate_share,
)

SECURE_CUSTOMER_REVENUE = Metric(
    _index(
        "secure_customer_revenue",
        "Secure customers (revenue)",
        "money of secure customers over money of all there who gave the three answers",
        "how much of the revenue is secure",
        "holistic thinking",
        "marketing, sales",
        "share of revenue",
        MEAN,
        "secure customer index: satisfied, would recommend and would buy again",
    ),
    tuple((_standing(f"{_SECURE} * {{{money}}}", _ASKED, f"{{{money}}}", _SAID[money]),) for money in MONEY),
    partial(estimate_score, low=0, high=1, unit="share of revenue"),
)

VALUE_QUOTIENT = Metric(
    _index(
        "value_quotient",
        "Customer value quotient (heads)",
        "sum of shift x reach x days of outcomes for the better over that of outcomes for the worse, every customer alike",
        "outcomes as the customer sees them",
        "efficiency and effectiveness together",
        "strategy trade-offs",
        "for 1 lost",
        MEAN,
        "customer value quotient: positive against negative outcomes by reach, duration and shift",
    ),
    ((Needs("outcomes", _BETTER, x=_WORSE, at="occurred_at"),),),
    partial(estimate_mean, unit="for 1 lost", note="no outcome for the worse"),
)

VALUE_QUOTIENT_REVENUE = Metric(
    _index(
        "value_quotient_revenue",
        "Customer value quotient (revenue)",
        "the same, each customer's outcomes weighted by the customer's money",
        "outcomes as the customers who pay most see them",
        "forget small customers",
        "strategy trade-offs",
        "for 1 lost",
        MEAN,
        "customer value quotient: positive against negative outcomes by reach, duration and shift",
    ),
    tuple(
        (Needs("outcomes", f"{_BETTER} * {{{money}}}", x=f"{_WORSE} * {{{money}}}", at="occurred_at", borrows=(money,)),) for money in MONEY
    ),
    partial(estimate_mean, unit="for 1 lost", note="no outcome for the worse"),
)

CLV = Metric(
    _index(
        "clv",
        "Customer lifetime value",
        "mean expected discounted margin over the remaining relationship (customers' column `clv`), of customers who are there",
        "growth carried by a segment",
        "balance long and short term",
        "resource allocation",
        "money per customer",
        MEAN,
        "Gupta, Lehmann & Stuart, Valuing customers, Journal of Marketing Research 41, 2004",
    ),
    ((Needs("customers", "{clv}", when=THERE, optional=STAYS),),),
    partial(estimate_mean, unit="money per customer", note="no customers with a value"),
)

COMPANY_VALUE = Metric(
    Card(
        key="company_value",
        name="Company value (customer equity)",
        family="operating",
        definition="sum of the lifetime values of the customers there; the value of customers to come is added where it is known",
        says="the part of a company's price that its customers carry",
        assumes="lifetime values add up; customers to come are left out of the table's sum",
        tempts_to="promise long lives",
        read_by="board, finance",
        unit="money",
        better="high",
        how=TOTAL,
        source="Rust, Lemon & Zeithaml, Return on marketing: using customer equity, Journal of Marketing 68, 2004",
        beside="value_received",
    ),
    ((Needs("customers", "{clv}", when=THERE, optional=STAYS),),),
    partial(estimate_total, unit="money"),
    ratio=False,
)

ROI = Metric(
    Card(
        key="roi",
        name="Return on investment",
        family="index",
        definition="(present value of benefits - present value of costs) / present value of costs; the basis is stated",
        says="gain against cost",
        assumes="finite, short horizon; stand-alone quantified flows",
        tempts_to="short payback only",
        read_by="like-for-like decisions",
        unit="of costs",
        better="high",
        how=How("ratio of sums", "of one set of flows none; of draws their 2.5 % and 97.5 % points", "no costs: not known"),
        source="convention of investment appraisal",
        beside="value_quotient",
    ),
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
        says="" if left else "who had left before being assigned is not known",
    )


COST_PER_CHURN_AVOIDED = Metric(
    Card(
        key="cost_per_churn_avoided",
        name="Cost per churn avoided",
        family="money",
        definition="costs named `programme` over treated customers times (churn share of arm `control` minus that of the others), of one "
        "experiment; who had left before being assigned is in neither",
        says="the price of a customer kept",
        assumes="customers were assigned by chance; all costs of the programme are booked",
        tempts_to="treat only those who stay anyway",
        read_by="retention, finance",
        unit="money per churn avoided",
        better="low",
        how=How("money over a difference of shares", "of the difference of the arms' churn shares", "nothing avoided: not known"),
        source="cost per event avoided, the convention of health economics",
        beside="value_received",
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
    alone="several experiments, and nothing says which of them the costs named `programme` belong to: measure one at a time",
)


def _revenue_per(kind: str, when: str) -> Metric:
    return Metric(
        Card(
            key=f"revenue_per_{kind}",
            name=f"Revenue per {kind}",
            family="money",
            definition=f"mean money of customers who are there and whose last recommendation makes them a {kind}",
            says="what word of mouth goes with, in money",
            assumes="a difference between customers, not what one would spend if won over",
            tempts_to="take it for cause",
            read_by="marketing, finance",
            unit="money per customer",
            better="high",
            how=MEAN,
            source="customers' money by the classes of the net promoter score",
            beside="value_received",
        ),
        _money("MONEY", when),
        _paid(estimate_mean, "money per customer", f"no {kind}s"),
    )


REVENUE_PER_PROMOTER = _revenue_per("promoter", "{nps} >= 9")
REVENUE_PER_PASSIVE = _revenue_per("passive", "{nps} > 6 AND {nps} < 9")
REVENUE_PER_DETRACTOR = _revenue_per("detractor", "{nps} <= 6")

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
