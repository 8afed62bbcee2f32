"""The worth of a cash flow: discounting, NPV, ROI, IRR, payback. Pure functions of amounts and times."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import pyxirr
import scipy  # its parts are loaded when they are first asked for
from numpy.typing import NDArray

from cxsim.decision.financial_terms import Convention
from cxsim.text import Message
from cxsim.units import MONTHS_PER_YEAR

Array = NDArray[np.float64]
ROI_BASIS = Message("decision-roi-basis")
ROOT = 1e-9  # of all that flows: what rounding leaves of a net present value of nothing


@dataclass(frozen=True)
class InvestmentMeasures:
    """The worth of one incremental cash flow.

    Attributes
    ----------
    npv : net present value, pv_benefits - pv_costs.
    pv_benefits, pv_costs : present values of the benefit lines and (as a positive figure) of the cost lines.
    roi : on the basis `roi_basis`; None where nothing is spent.
    irr : per year, None where there is none or more than one; `irr_reason` says why, else how it is known to be the only one.
    mirr : modified internal rate of return per year, financed and reinvested at the discount rate; None where flows have one sign.
    payback_months, payback_discounted_months : when the cumulative flow is last made good, linear within a month; None = not
        within the horizon; 0 = never in the red.
    """

    npv: float
    pv_benefits: float
    pv_costs: float
    roi: float | None
    irr: float | None
    irr_reason: Message
    mirr: float | None
    payback_months: float | None
    payback_discounted_months: float | None
    roi_basis: Message = ROI_BASIS


@dataclass(frozen=True)
class Flow:
    """Amounts by month, shape (months,): `accruing` flows in over its month, `dated` is paid on the first day of it."""

    accruing: Array
    dated: Array

    def __add__(self, other: Flow) -> Flow:
        """Both flows together."""
        return Flow(self.accruing + other.accruing, self.dated + other.dated)


@dataclass(frozen=True)
class Irr:
    """An internal rate of return per year, or None; `reason` says why there is none, or why it is the only one."""

    rate: float | None
    reason: Message


def discount_factors(rate: float, years: Array) -> Array:
    """What one unit of money at each time is worth today, at an annual effective rate."""
    return np.asarray((1.0 + rate) ** -np.asarray(years, dtype=float))


def npv(rate: float, amounts: Array, years: Array) -> float:
    """Compute the net present value of amounts.

    Parameters
    ----------
    rate : float
        The discount rate per year, annual effective: 0.1 is 10 %.
    amounts : array of shape (n,)
        In money; what is spent is negative.
    years : array of shape (n,)
        When each amount flows, in years from today.

    Returns
    -------
    float
        In the money of `amounts`.

    Examples
    --------
    >>> import numpy as np
    >>> from cxsim.decision import npv
    >>> npv(0.1, np.array([-100.0, 110.0]), np.array([0.0, 1.0]))
    0.0
    """
    return float(np.dot(amounts, discount_factors(rate, years)))


def month_times(months: int, convention: Convention) -> Array:
    """When, in years from the start, an amount that accrues over each month is discounted."""
    return np.asarray((np.arange(months) + (1.0 if convention == "end_of_month" else 0.5)) / MONTHS_PER_YEAR)


def present_value(flow: Flow, rate: float, convention: Convention) -> float:
    """The present value of a monthly flow; its dated payments are not shifted by the convention."""
    months = len(flow.accruing)
    return npv(rate, flow.accruing, month_times(months, convention)) + npv(rate, flow.dated, np.arange(months) / MONTHS_PER_YEAR)


def roi(pv_benefits: float, pv_costs: float) -> float | None:
    """Return on investment on `ROI_BASIS`; None where nothing is spent."""
    return (pv_benefits - pv_costs) / pv_costs if pv_costs > 0 else None


def irr(amounts: Array, periods_per_year: float) -> Irr:
    """Compute the internal rate of return of equally spaced amounts, the first of them today, where there is exactly one.

    Parameters
    ----------
    amounts : array of shape (periods,)
        In money; what is spent is negative.
    periods_per_year : float
        12 for months.

    Returns
    -------
    Irr
        `rate` per year, or None; `reason` says why there is none, or why it is the only one.

    Notes
    -----
    One change of sign has exactly one root above -100 % (Descartes). With more, the NPV profile is scanned over
    all rates from -99.9 % to 1,000,000 % a year: Norstrom's criterion only counts the positive roots.

    Examples
    --------
    >>> import numpy as np
    >>> from cxsim.decision import irr
    >>> round(irr(np.array([-100.0, 60.0, 60.0]), periods_per_year=1).rate, 4)
    0.1307
    """
    flows = np.asarray(amounts, dtype=float)
    signs = np.sign(flows[flows != 0])
    turns = int((signs[1:] != signs[:-1]).sum())
    if turns == 0:
        return Irr(None, Message("decision-irr-one-sign") if len(signs) else Message("decision-irr-nothing-flows"))
    brackets = _brackets(flows, periods_per_year)
    if not brackets:
        return Irr(None, Message("decision-irr-none", least=-0.999, most=10_000.0))
    if len(brackets) > 1:
        about = [Message("decision-irr-rate", rate=math.sqrt((1 + low) * (1 + high)) - 1) for low, high in brackets]
        return Irr(None, Message("decision-irr-several", count=len(brackets), rates=about))
    rate = _root(flows, periods_per_year, brackets[0])
    return Irr(rate, Message("decision-irr-one-change") if turns == 1 else Message("decision-irr-one-root", turns=turns))


def mirr(amounts: Array, finance: float, reinvest: float, periods_per_year: float) -> float | None:
    """The modified internal rate of return per year; both rates are annual effective. None where flows have one sign."""
    flows = np.asarray(amounts, dtype=float)
    if not ((flows > 0).any() and (flows < 0).any()):
        return None
    per_period = [math.expm1(math.log1p(rate) / periods_per_year) for rate in (finance, reinvest)]
    found = pyxirr.mirr(flows.tolist(), *per_period)
    return None if found is None else _annual(float(found), periods_per_year)


def payback(flow: Flow) -> float | None:
    """Periods until the cumulative flow is made good for the last time, linear within a period.

    0 where it is never below zero, None where it is still below zero at the end. For a discounted payback hand in
    present values.
    """
    steps = np.column_stack([flow.dated, flow.accruing]).ravel()
    level = np.concatenate([[0.0], np.cumsum(steps)])
    time = np.concatenate([[0.0], np.repeat(np.arange(len(flow.dated) + 1.0), 2)[1:-1]])
    below = np.flatnonzero(level < 0)
    if len(below) == 0:
        return 0.0
    last = int(below[-1])
    if last == len(level) - 1:
        return None
    part = -level[last] / (level[last + 1] - level[last])
    return float(time[last] + part * (time[last + 1] - time[last]))


def equally_spaced(flow: Flow, convention: Convention) -> tuple[Array, float]:
    """A monthly flow as equally spaced amounts, the first today, and how many of them make a year."""
    months = len(flow.accruing)
    if convention == "end_of_month":
        return np.append(flow.dated, 0.0) + np.append(0.0, flow.accruing), float(MONTHS_PER_YEAR)
    return np.column_stack([flow.dated, flow.accruing]).reshape(2 * months), 2.0 * MONTHS_PER_YEAR


def discount_flow(flow: Flow, rate: float, convention: Convention) -> Flow:
    """Each amount of a monthly flow at its present value."""
    months = len(flow.accruing)
    return Flow(
        flow.accruing * discount_factors(rate, month_times(months, convention)),
        flow.dated * discount_factors(rate, np.arange(months) / MONTHS_PER_YEAR),
    )


def measure_cash_flow(benefits: Flow, costs: Flow, rate: float, convention: Convention) -> InvestmentMeasures:
    """Every measure of an incremental cash flow; `benefits` and `costs` are both signed as money to the company."""
    pv_benefits, pv_costs = present_value(benefits, rate, convention), 0.0 - present_value(costs, rate, convention)
    net = benefits + costs
    amounts, periods = equally_spaced(net, convention)
    internal = irr(amounts, periods)
    return InvestmentMeasures(
        npv=pv_benefits - pv_costs,
        pv_benefits=pv_benefits,
        pv_costs=pv_costs,
        roi=roi(pv_benefits, pv_costs),
        irr=internal.rate,
        irr_reason=internal.reason,
        mirr=mirr(amounts, rate, rate, periods),
        payback_months=payback(net),
        payback_discounted_months=payback(discount_flow(net, rate, convention)),
    )


def _brackets(flows: Array, periods_per_year: float) -> list[tuple[float, float]]:
    """Pairs of neighbouring annual rates between which the NPV changes sign."""
    log_rates = np.linspace(math.log(0.001), math.log(10_001.0), 4001)
    profile = _profile(flows, log_rates / periods_per_year)
    turn = np.flatnonzero((profile[:-1] < 0) != (profile[1:] < 0))
    return [(math.expm1(log_rates[i]), math.expm1(log_rates[i + 1])) for i in turn]


def _profile(flows: Array, log_rates: Array) -> Array:
    """A positive multiple of the NPV at each log(1 + rate per period), which cannot overflow: only its sign counts."""
    exponents = -np.outer(log_rates, np.arange(len(flows)))
    return np.asarray(np.exp(exponents - exponents.max(axis=1, keepdims=True)) @ (flows / np.abs(flows).max()))


def _root(flows: Array, periods_per_year: float, bracket: tuple[float, float]) -> float:
    """The one rate in the bracket: pyxirr's, or by Brent's method where that strays, stops early or gives up."""
    low, high = (math.log1p(rate) / periods_per_year for rate in bracket)
    found = pyxirr.irr(flows.tolist(), guess=math.expm1((low + high) / 2))
    if found is None or not low <= math.log1p(max(found, -1 + 1e-12)) <= high or not _is_root(flows, math.log1p(found)):
        found = math.expm1(scipy.optimize.brentq(lambda x: float(_profile(flows, np.array([x]))[0]), low, high, xtol=1e-14))
    return _annual(float(found), periods_per_year)


def _is_root(flows: Array, log_rate: float) -> bool:
    """Whether gains and losses outweigh each other at a rate, but for rounding."""
    at = np.array([log_rate])
    return bool(abs(_profile(flows, at)[0]) <= ROOT * _profile(np.abs(flows), at)[0])


def _annual(per_period: float, periods_per_year: float) -> float:
    return math.expm1(math.log1p(per_period) * periods_per_year)
