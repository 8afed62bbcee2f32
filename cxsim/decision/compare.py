"""The comparison: every draw lives twice, with and without the programme, on the same luck."""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.decision.cash_flow import by_kind, cash_drivers, cash_lines, scenario_flows
from cxsim.decision.comparison import BaseCase, Comparison, Driver, Line, Spread
from cxsim.decision.draws import Draws, draw_assumptions
from cxsim.decision.money import Measures, Terms, measures, payback, present_value, roi
from cxsim.decision.programme import Programme, changes, programme_notes
from cxsim.decision.simulator import Assignment, Simulator, reaches
from cxsim.engine.changes import Change
from cxsim.journey.parameters import Quantity, quantities
from cxsim.journey.plan import Plan
from cxsim.rng import study_key
from cxsim.stats.lifetimes import ProportionalHazard
from cxsim.units import month_starts

Array = NDArray[np.float64]
Series = Mapping[str, Array]
Progress = Callable[[int, int], None]
RATE = "money.discount_rate"
BASE_DRAW = 0


@dataclass(frozen=True)
class Case:
    """A business case: a plan, one programme on it, and the terms on which money is weighed.

    Attributes
    ----------
    name : of the programme.
    hazard : the fitted one, None if nothing was fitted.
    factors : for quantities that are fitted coefficients, the factor from the model's unit to the plan's.
    """

    plan: Plan
    name: str
    programme: Programme
    terms: Terms
    hazard: ProportionalHazard | None = None
    factors: Mapping[str, float] | None = None

    @property
    def quantities(self) -> dict[str, Quantity]:
        """Every quantity of the case by name: the plan's, this programme's, and those of money."""
        world = {name: quantity for name, quantity in quantities(self.plan) if name.split(".")[0] in Plan.model_fields}
        return {
            **world,
            **dict(quantities(self.programme, f"programmes.{self.name}.")),
            **dict(quantities(self.terms, "money.")),
        }


def compare(
    case: Case,
    simulator: Simulator,
    *,
    draws: int,
    replications: int,
    key: int,
    workers: int | None = None,
    progress: Progress | None = None,
) -> Comparison:
    """The programme against doing nothing, at the central values and in every draw of the uncertain assumptions.

    Both scenarios of a draw have the same key, so that a life which the programme does not touch is the same life.
    Figures depend on neither the number of `workers` (threads) nor the order in which runs end.

    Parameters
    ----------
    case : what is compared. Its checks (`programme_faults`) have been passed.
    simulator : a pure function from an assignment to monthly series; `TwinSimulator(twin)` for the compiled engine.
    draws : joint samples, at least 1; replications : random runs that the base case is the mean of, at least 1.
    progress : called with (runs done, runs in all) after each.

    Raises
    ------
    UsageError
        If an assumption cannot be drawn; all of them at once.
    """
    samples = draw_assumptions(case.quantities, case.hazard, draws, key, case.factors)
    lines = cash_lines(case.plan, case.programme)
    central = [partial(_base_runs, case, simulator, samples, study_key(key, BASE_DRAW, r)) for r in range(replications)]
    drawn = [partial(_draw, case, simulator, samples, lines, i, study_key(key, int(samples.ids[i]), 0)) for i in range(draws)]
    done = _run_all([*central, *drawn], workers, progress)
    base = _base_case(case, samples, lines, done[:replications])
    return _comparison(case, lines, base, samples, np.array(done[replications:]), replications, key)


def _run_all(tasks: Sequence[Callable[[], Any]], workers: int | None, progress: Progress | None) -> list[Any]:
    """The tasks' results in their order; an interruption drops what has not begun and is passed on."""
    pool = ThreadPoolExecutor(workers or os.cpu_count() or 1)
    try:
        futures = [pool.submit(task) for task in tasks]
        for done, future in enumerate(as_completed(futures), start=1):
            future.result()
            if progress is not None:
                progress(done, len(tasks))
        return [future.result() for future in futures]
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _two_lives(
    case: Case, simulator: Simulator, values: Mapping[str, float], coefficients: Array | None, log_scale: float, key: np.uint64
) -> tuple[tuple[Change, ...], Series, Series]:
    """What the programme moves, and the monthly series without and with it."""
    moves = changes(case.programme, case.plan, values, case.name)
    reached = reaches(case.programme.costs, case.name, values)
    baseline = simulator(Assignment(values, coefficients, log_scale, (), (), key))
    changed = simulator(Assignment(values, coefficients, log_scale, moves, reached, key))
    return moves, baseline, changed


def _base_runs(case: Case, simulator: Simulator, samples: Draws, key: np.uint64) -> tuple[Series, Series]:
    _, baseline, changed = _two_lives(case, simulator, samples.central, None, 0.0, key)
    return baseline, changed


def _draw(case: Case, simulator: Simulator, samples: Draws, lines: Sequence[Line], index: int, key: np.uint64) -> Array:
    """The incremental cash flow (period, line) of one draw."""
    values = samples.values_of(index)
    coefficients = samples.coefficients[index] if samples.features else None
    moves, baseline, changed = _two_lives(case, simulator, values, coefficients, float(samples.log_scale[index]), key)
    drivers = cash_drivers(case.plan, case.programme, case.name, values, moves, baseline, changed)
    return _incremental(drivers, lines, case.plan.horizon.count)


def _incremental(drivers: Sequence[Driver], lines: Sequence[Line], months: int) -> Array:
    baseline, programme = scenario_flows(drivers, lines, months)
    return programme - baseline


def _base_case(case: Case, samples: Draws, lines: Sequence[Line], runs: Sequence[tuple[Series, Series]]) -> BaseCase:
    values = samples.central
    baseline, changed = (_mean_series([run[scenario] for run in runs]) for scenario in (0, 1))
    moves = changes(case.programme, case.plan, values, case.name)
    drivers = cash_drivers(case.plan, case.programme, case.name, values, moves, baseline, changed)
    without, with_it = scenario_flows(drivers, lines, case.plan.horizon.count)
    worth = _measures(with_it - without, lines, values[RATE], case.terms)
    return BaseCase(values, drivers, without, with_it, baseline, changed, worth)


def _mean_series(runs: Sequence[Series]) -> dict[str, Array]:
    return {name: np.mean([run[name] for run in runs], axis=0) for name in runs[0]}


def _measures(flows: Array, lines: Sequence[Line], rate: float, terms: Terms) -> Measures:
    return measures(*by_kind(flows, lines), rate, terms.convention)


def _comparison(
    case: Case, lines: tuple[Line, ...], base: BaseCase, samples: Draws, flows: Array, replications: int, key: int
) -> Comparison:
    rates = np.array([samples.values_of(index)[RATE] for index in range(len(samples))])
    worth = np.array([_worth(flow, lines, rate, case.terms) for flow, rate in zip(flows, rates, strict=True)])
    npv = worth[:, 0]
    return Comparison(
        programme=case.name,
        description=case.programme.description,
        currency=case.plan.currency,
        months=month_starts(case.plan.start, case.plan.horizon.count)[:-1],
        terms=case.terms,
        lines=lines,
        base=base,
        replications=replications,
        key=key,
        draws=samples,
        flows_by_draw=flows,
        npv_by_draw=npv,
        roi_by_draw=worth[:, 1],
        payback_by_draw=worth[:, 2],
        rate_by_draw=rates,
        npv=spread(npv),
        roi=spread(worth[:, 1]),
        payback=spread(worth[:, 2]),
        npv_error=float(npv.std(ddof=1) / math.sqrt(len(npv))) if len(npv) > 1 else math.nan,
        probability_of_loss=float((npv < 0).mean()),
        probability_of_payback=float(np.isfinite(worth[:, 2]).mean()),
        mean_flows=_measures(flows.mean(axis=0), lines, base.values[RATE], case.terms),
        notes=tuple(programme_notes(case.programme, case.name)),
    )


def _worth(flow: Array, lines: Sequence[Line], rate: float, terms: Terms) -> tuple[float, float, float]:
    """NPV, ROI and simple payback of one draw; NaN where there is none."""
    benefits, costs = by_kind(flow, lines)
    pv_benefits, pv_costs = (present_value(part, rate, terms.convention) for part in (benefits, costs))
    ratio = roi(pv_benefits, -pv_costs)
    months = payback(benefits + costs)
    return pv_benefits + pv_costs, math.nan if ratio is None else ratio, math.nan if months is None else months


def spread(values: Array) -> Spread:
    """The mean and the 5th, 50th and 95th percentile of the draws in which a figure exists; NaN if it exists in none."""
    known = values[np.isfinite(values)]
    if len(known) == 0:
        return Spread(math.nan, math.nan, math.nan, math.nan, draws=0)
    p5, p50, p95 = np.percentile(known, [5, 50, 95]).tolist()
    return Spread(float(known.mean()), p5, p50, p95, draws=len(known))
