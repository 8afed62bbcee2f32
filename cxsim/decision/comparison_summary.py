"""What a comparison says of its cash flows: worth by draw, spreads, errors."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from cxsim.decision.business_case import BusinessCase
from cxsim.decision.cash_flow import by_kind
from cxsim.decision.comparison import BaseCase, CashFlowLine, Comparison, DrawSummary
from cxsim.decision.draws import Draws
from cxsim.decision.emulator import varied_columns
from cxsim.decision.financial_terms import FinancialTerms, effective_rate
from cxsim.decision.money import InvestmentMeasures, measure_cash_flow, payback, present_value, roi
from cxsim.decision.programme import programme_notes
from cxsim.decision.programme_checks import order_notes
from cxsim.decision.redraws import standard_errors
from cxsim.stats.order_statistics import LEAST, interval_coverage, percentiles
from cxsim.text import Message
from cxsim.units import month_starts

Array = NDArray[np.float64]


def flow_measures(flows: Array, lines: Sequence[CashFlowLine], rate: float, terms: FinancialTerms) -> InvestmentMeasures:
    """Every measure of an incremental cash flow (period, line), at the rate that fits its prices."""
    return measure_cash_flow(*by_kind(flows, lines), rate, terms.convention)


def discount_rates(case: BusinessCase, samples: Draws) -> Array:
    """The rate per year at which each draw's amounts are discounted."""
    return np.array([effective_rate(case.terms, samples.values_of(index)) for index in range(len(samples))])


def measures_by_draw(case: BusinessCase, samples: Draws, flows: Array) -> Array:
    """NPV, ROI and simple payback of each draw (draw, 3)."""
    rates = discount_rates(case, samples)
    return np.array([_worth(flow, case.lines, rate, case.terms) for flow, rate in zip(flows, rates, strict=True)])


def summarise_comparison(
    case: BusinessCase,
    base: BaseCase,
    samples: Draws,
    flows: Array,
    replications: int,
    seed: int,
    notes: tuple[Message, ...] = (),
    error: float | None = None,
) -> Comparison:
    """The comparison that these cash flows make; `flows` is (draw, period, line), `error` that of the mean NPV if it is known."""
    worth = measures_by_draw(case, samples, flows)
    npv = worth[:, 0]
    rate = effective_rate(case.terms, base.values)
    return Comparison(
        programme=case.name,
        description=case.programme.description,
        currency=case.plan.currency,
        months=month_starts(case.plan.start, case.plan.horizon.count)[:-1],
        terms=case.terms,
        lines=case.lines,
        base=base,
        replications=replications,
        seed=seed,
        draws=samples,
        flows_by_draw=flows,
        npv_by_draw=npv,
        roi_by_draw=worth[:, 1],
        payback_by_draw=worth[:, 2],
        rate_by_draw=discount_rates(case, samples),
        npv=summarise_draws(npv),
        roi=summarise_draws(worth[:, 1]),
        payback=summarise_draws(worth[:, 2]),
        npv_error=standard_error_of_mean(samples, npv, seed) if error is None else error,
        probability_of_loss=float((npv < 0).mean()),
        probability_of_payback=float(np.isfinite(worth[:, 2]).mean()),
        mean_flows=flow_measures(flows.mean(axis=0), case.lines, rate, case.terms),
        notes=(
            *(note for name, part in case.programmes.items() for note in programme_notes(part, name)),
            *order_notes(case.name, case.parts, case.plan),
            *few_draws_note(len(npv)),
            *notes,
        ),
        parts=tuple(case.parts),
    )


def standard_error_of_mean(samples: Draws, outcome: Array, seed: int) -> float:
    """The Monte Carlo standard error of the mean of an outcome over these draws, whose strata it knows of; NaN for one draw."""
    return standard_errors(varied_columns(samples), outcome, samples.dependent, seed, [lambda draws: float(draws.mean())])[0]


def few_draws_note(draws: int) -> tuple[Message, ...]:
    """What is to be said where the draws are too few for a range of 90 %."""
    if draws >= LEAST:
        return ()
    return (Message("decision-draws-few", draws=draws, held=interval_coverage(draws), least=LEAST),)


def stop_message(draws: int, error: float, allowed: float) -> Message:
    """Whether the draws were enough: the standard error of the mean NPV against the one that is allowed."""
    if math.isnan(error):
        return Message("decision-stop-single")
    return Message("decision-stop-reached" if error <= allowed else "decision-stop-missed", draws=draws, error=error, allowed=allowed)


def _worth(flow: Array, lines: Sequence[CashFlowLine], rate: float, terms: FinancialTerms) -> tuple[float, float, float]:
    """NPV, ROI and simple payback of one draw; NaN where there is none."""
    benefits, costs = by_kind(flow, lines)
    pv_benefits, pv_costs = (present_value(part, rate, terms.convention) for part in (benefits, costs))
    ratio = roi(pv_benefits, -pv_costs)
    months = payback(benefits + costs)
    return pv_benefits + pv_costs, math.nan if ratio is None else ratio, math.nan if months is None else months


def summarise_draws(values: Array) -> DrawSummary:
    """The mean and the 5th, 50th and 95th percentile of the draws in which a figure exists; NaN if it exists in none."""
    known = values[np.isfinite(values)]
    if len(known) == 0:
        return DrawSummary(math.nan, math.nan, math.nan, math.nan, draws=0)
    p5, p50, p95 = percentiles(known, [5, 50, 95]).tolist()
    return DrawSummary(float(known.mean()), p5, p50, p95, draws=len(known))
