"""What finance asks beyond NPV: funding, loss, hard savings, customer equity, and the profile where IRR is not unique."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import scipy  # its parts are loaded when they are first asked for
from numpy.typing import NDArray

from cxsim.decision.benefit_split import present_values
from cxsim.decision.cash_flow import by_kind, hard_volumes, scenario_flows
from cxsim.decision.comparison import BaseCase, CashFlowLine, Comparison
from cxsim.decision.comparison_summary import flow_measures
from cxsim.decision.financial_terms import Convention, effective_rate, round_amounts
from cxsim.decision.money import Flow, InvestmentMeasures, present_value
from cxsim.text import Message

Array = NDArray[np.float64]


@dataclass(frozen=True)
class NpvProfile:
    """NPV at other discount rates, per year; `zeros` are the rates where it is 0 (none, one, or several: then no IRR is quoted)."""

    rates: Array
    npv: Array
    zeros: tuple[float, ...]


@dataclass(frozen=True)
class HorizonEquity:
    """Present value of the customers' business within the horizon, all customers, without and with the programme's effect.

    Programme costs are not in it. `per_customer_*` divide by the customers at the start.
    """

    before: float
    after: float
    customers: int

    @property
    def per_customer_before(self) -> float:
        """Per customer at the start, in the baseline."""
        return self.before / self.customers

    @property
    def per_customer_after(self) -> float:
        """Per customer at the start, under the programme."""
        return self.after / self.customers


@dataclass(frozen=True)
class ValueSummary:
    """Further measures of the base case and of the draws; all money is present value unless said.

    Attributes
    ----------
    peak_funding : the deepest the cumulative undiscounted flow falls below 0 (a positive figure), and `peak_month` (0-based).
    expected_loss : mean over the draws of max(0, -NPV); loss_if_any : mean of -NPV in the draws that lose (NaN if none does).
    hard_npv, soft_npv : NPV without the lines marked soft, with the haircut and tax of what is left, and what the soft lines add to
        it; hard_roi : on the usual basis.
    steps : from the gross benefits to the NPV, as (words, amount); the amounts sum to the NPV.
    profile, equity : see there.
    """

    peak_funding: float
    peak_month: int
    expected_loss: float
    loss_if_any: float
    hard_npv: float
    soft_npv: float
    hard_roi: float | None
    steps: tuple[tuple[Message, float], ...]
    profile: NpvProfile
    equity: HorizonEquity


@dataclass(frozen=True)
class NamedCase:
    """A named set of assumptions at other values, and what the programme is then worth.

    Attributes
    ----------
    name : "base", "downside" or "upside".
    sets : (assumption, value) that differ from the base case, the one that moves NPV most first.
    base : drivers, flows and measures at these values, on the keys of the base case (all its replications).
    """

    name: str
    sets: tuple[tuple[str, float], ...]
    base: BaseCase


def summarise_value(comparison: Comparison, customers: int) -> ValueSummary:
    """Further measures of a comparison; `customers` are those at the start."""
    base, terms, lines = comparison.base, comparison.terms, comparison.lines
    rate = effective_rate(terms, base.values)
    benefits, costs = by_kind(base.flows, lines)
    net = benefits + costs
    needed, month = peak_funding(base.flows, lines)
    by_line = present_values(base.flows, lines, rate, terms.convention)
    hard = _hard(comparison)
    losses = np.maximum(-comparison.npv_by_draw, 0.0)
    return ValueSummary(
        peak_funding=needed,
        peak_month=month,
        expected_loss=float(losses.mean()),
        loss_if_any=float(losses[losses > 0].mean()) if (losses > 0).any() else float("nan"),
        hard_npv=hard.npv,
        soft_npv=base.measures.npv - hard.npv,
        hard_roi=hard.roi,
        steps=_steps(comparison, by_line),
        profile=npv_profile(net, terms.convention),
        equity=_equity(comparison, customers),
    )


def peak_funding(flows: Array, lines: Sequence[CashFlowLine]) -> tuple[float, int]:
    """How deep the cumulative cash flow (period, line) falls below 0, not discounted, as a positive figure, and in which month (from 0)."""
    benefits, costs = by_kind(flows, lines)
    net = benefits + costs
    level = np.cumsum(np.column_stack([net.dated, net.accruing]).ravel())
    return max(0.0, -float(level.min())), int(level.argmin()) // 2


def _hard(comparison: Comparison) -> InvestmentMeasures:
    """The measures without the soft lines: the same steps from the drivers on."""
    base, terms, lines = comparison.base, comparison.terms, comparison.lines
    if not terms.soft:
        return base.measures
    drivers = hard_volumes(terms, base.values, base.drivers)
    baseline, programme = (round_amounts(flows, terms) for flows in scenario_flows(drivers, lines, len(base.flows)))
    return flow_measures(programme - baseline, lines, effective_rate(terms, base.values), terms)


def _steps(comparison: Comparison, by_line: dict[str, float]) -> tuple[tuple[Message, float], ...]:
    """From the gross benefits to NPV: each line of the terms, then what the programme costs, then tax."""
    terms_lines = ("attribution_haircut", "tax")
    gross = sum(by_line[line.name] for line in comparison.lines if line.kind == "benefit" and line.name not in terms_lines)
    cost = sum(by_line[line.name] for line in comparison.lines if line.kind == "cost")
    titles = {line.name: line.title for line in comparison.lines}
    haircut, tax = ([(titles[name], by_line[name])] if name in by_line else [] for name in terms_lines)
    return ((Message("decision-step-benefits"), gross), *haircut, (Message("decision-step-programme-costs"), cost), *tax)


def npv_profile(net: Flow, convention: Convention) -> NpvProfile:
    """NPV at annual effective rates from -50 % to +200 %, and every rate there at which it is 0."""
    rates = np.round(np.arange(-0.50, 2.005, 0.01), 2)
    npv = np.array([present_value(net, rate, convention) for rate in rates.tolist()])
    turns = np.flatnonzero((npv[:-1] < 0) != (npv[1:] < 0))
    zeros = [scipy.optimize.brentq(lambda rate: present_value(net, rate, convention), rates[i], rates[i + 1]) for i in turns]
    return NpvProfile(rates, npv, tuple(map(float, zeros)))


def _equity(comparison: Comparison, customers: int) -> HorizonEquity:
    """Present value of the business lines in both scenarios, what the terms add or take left out."""
    terms, lines = comparison.terms, comparison.lines
    rate = effective_rate(terms, comparison.base.values)
    own = [line.name for line in lines if line.kind == "benefit" and line.name not in ("attribution_haircut", "tax")]
    before, after = (
        sum(present_values(flows, lines, rate, terms.convention)[name] for name in own)
        for flows in (comparison.base.baseline, comparison.base.programme)
    )
    return HorizonEquity(before, after, customers)
