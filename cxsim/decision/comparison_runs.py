"""The comparison: every draw is simulated twice, with and without the programme, on the same random numbers."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.decision.batch_comparison import BatchSimulator, PairedInputs
from cxsim.decision.business_case import BusinessCase
from cxsim.decision.cash_flow import scenario_flows
from cxsim.decision.comparison import BaseCase, Comparison, VolumePriceLine
from cxsim.decision.comparison_summary import flow_measures, measures_by_draw, standard_error_of_mean, stop_message, summarise_comparison
from cxsim.decision.draws import Draws, draw_assumptions
from cxsim.decision.financial_terms import effective_rate, round_amounts
from cxsim.decision.joint_uncertainty import calendar_changes
from cxsim.decision.simulator import ScenarioInputs, Simulator
from cxsim.engine.changes import Change
from cxsim.rng import study_key
from cxsim.stats.order_statistics import LEAST

Array = NDArray[np.float64]
Series = Mapping[str, Array]
Progress = Callable[[int, int], None]
BASE_DRAW = 0
BATCH = 100
TOLERANCE = 0.05


def compare(
    case: BusinessCase,
    simulator: Simulator | BatchSimulator,
    *,
    draws: int,
    replications: int,
    seed: int,
    workers: int | None = None,
    progress: Progress | None = None,
    tolerance: float | None = None,
) -> Comparison:
    """The programme against doing nothing, at the central values and in every draw of the uncertain assumptions.

    Both scenarios of a draw have the same key, so that a life which the programme does not touch is the same life.
    Figures depend on neither the number of `workers` (threads) nor the order in which runs end.

    Parameters
    ----------
    case : what is compared. Its checks (`programme_faults`) have been passed.
    simulator : a pure function from inputs to monthly series; `TwinSimulator(twin)` for the compiled engine, `BatchSimulator`
        for more customers than its table has, other executors, or runs that go on after a break.
    draws : joint samples, at least 1; with a tolerance, the most that are made.
    tolerance : batches of about 100 draws are made until the standard error of the mean NPV is at most this share of its absolute
        value; the notes say whether that was reached. None: all draws are made at once; 0: all of them, in batches.
    replications : random runs that the base case is the mean of, at least 1.
    progress : called with (runs done, runs in all) after each.

    Raises
    ------
    UsageError
        If an assumption cannot be drawn; all of them at once.
    """
    batch = draws if tolerance is None else _batch(draws)
    samples = sample_assumptions(case, batch, seed, 1)
    base, flows = _base_and_draws(case, simulator, samples, replications, seed, workers, progress)
    if tolerance is not None:
        samples, flows = _until(case, simulator, samples, flows, seed, workers, progress, tolerance, draws)
    found = summarise_comparison(case, base, samples, flows, replications, seed)
    if not tolerance:
        return found
    stopping = stop_message(len(samples), found.npv_error, tolerance * abs(found.npv.mean))
    return replace(found, notes=(*found.notes, stopping))


def _batch(left: int) -> int:
    """How many of the draws that are left are made next: few that would remain are made at once."""
    return left if left < BATCH + LEAST else BATCH


def _base_and_draws(
    case: BusinessCase,
    simulator: Simulator | BatchSimulator,
    samples: Draws,
    replications: int,
    seed: int,
    workers: int | None,
    progress: Progress | None,
) -> tuple[BaseCase, Array]:
    """The base case, and the flows of every draw; at scale the runs of each are done before they are counted."""
    if isinstance(simulator, BatchSimulator):
        values = samples.central
        keys = [study_key(seed, BASE_DRAW, r) for r in range(replications)]
        pairs = [PairedInputs(BASE_DRAW, r, *paired_inputs(case, values, None, 0.0, (), keys[r])) for r in range(replications)]
        central = simulator.done(pairs, seed, progress)
        runs = [_base_runs(case, central, values, each) for each in keys]
        return base_case(case, values, runs), _flows_of(case, simulator, samples, seed, workers, progress)
    tasks = [partial(_base_runs, case, simulator, samples.central, study_key(seed, BASE_DRAW, r)) for r in range(replications)]
    drawn = [partial(draw_flows, case, simulator, samples, index, seed) for index in range(len(samples))]
    done = run_all([*tasks, *drawn], workers, progress)
    return base_case(case, samples.central, done[:replications]), np.array(done[replications:])


def _flows_of(
    case: BusinessCase, simulator: Simulator | BatchSimulator, samples: Draws, seed: int, workers: int | None, progress: Progress | None
) -> Array:
    """The incremental cash flows (draw, period, line) of every draw."""
    if isinstance(simulator, BatchSimulator):
        pairs = [PairedInputs(int(samples.ids[i]), 0, *_drawn(case, samples, i, seed)) for i in range(len(samples))]
        simulator, progress = simulator.done(pairs, seed, progress), None
    return np.array(run_all([partial(draw_flows, case, simulator, samples, i, seed) for i in range(len(samples))], workers, progress))


def sample_assumptions(case: BusinessCase, count: int, seed: int, first: int = 1) -> Draws:
    """The joint samples on which a case is compared; `first` is the id of the first of them."""
    drawn = draw_assumptions(
        case.drawn, case.hazard, count, seed, case.factors, correlations=case.correlations, sampling=case.sampling, first=first
    )
    return drawn.only(case.quantities)


def _until(
    case: BusinessCase,
    simulator: Simulator | BatchSimulator,
    samples: Draws,
    flows: Array,
    seed: int,
    workers: int | None,
    progress: Progress | None,
    tolerance: float,
    most: int,
) -> tuple[Draws, Array]:
    """Further batches until the error is small enough or there are too many draws."""
    while len(samples) < most:
        npv = measures_by_draw(case, samples, flows)[:, 0]
        if tolerance > 0 and standard_error_of_mean(samples, npv, seed) <= tolerance * abs(float(npv.mean())):
            break
        more = sample_assumptions(case, _batch(most - len(samples)), seed, len(samples) + 1)
        done = _flows_of(case, simulator, more, seed, workers, progress)
        samples, flows = samples.then(more), np.concatenate([flows, done])
    return samples, flows


def run_all(tasks: Sequence[Callable[[], Any]], workers: int | None, progress: Progress | None) -> list[Any]:
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


@dataclass(frozen=True)
class PairedSeries:
    """What a case moves in one draw and replication, and the monthly series without and with it."""

    changes: tuple[Change, ...]
    baseline: Series
    changed: Series


def simulate_pair(
    case: BusinessCase,
    simulator: Simulator,
    values: Mapping[str, float],
    coefficients: Array | None,
    log_scale: float,
    months: tuple[Change, ...],
    key: np.uint64,
) -> PairedSeries:
    """Both scenarios in one draw; `months` are the good and bad months that they share."""
    without, with_it = paired_inputs(case, values, coefficients, log_scale, months, key)
    return PairedSeries(case.changes(values), simulator(without), simulator(with_it))


def paired_inputs(
    case: BusinessCase,
    values: Mapping[str, float],
    coefficients: Array | None,
    log_scale: float,
    months: tuple[Change, ...],
    key: np.uint64,
) -> tuple[ScenarioInputs, ScenarioInputs]:
    """What is to be simulated for both scenarios in one draw, without the programme and with it."""
    without = ScenarioInputs(values, coefficients, log_scale, months, (), key)
    return without, ScenarioInputs(values, coefficients, log_scale, (*months, *case.changes(values)), case.reaches(values), key)


def _base_runs(case: BusinessCase, simulator: Simulator, values: Mapping[str, float], key: np.uint64) -> PairedSeries:
    return simulate_pair(case, simulator, values, None, 0.0, (), key)


def draw_flows(
    case: BusinessCase, simulator: Simulator, samples: Draws, index: int, seed: int, replication: int = 0, calendar_draw: int | None = None
) -> Array:
    """The incremental cash flow (period, line) of one draw.

    Parameters
    ----------
    index : of the draw in `samples`; replication : another one has other random numbers in the same world.
    calendar_draw : whose good and bad months; by default its own.
    """
    before, after = _drawn(case, samples, index, seed, replication, calendar_draw)
    drivers = case.drivers(before.values, case.changes(before.values), simulator(before), simulator(after))
    without, with_it = _flows(case, drivers)
    return np.asarray(with_it - without)


def _drawn(
    case: BusinessCase, samples: Draws, index: int, seed: int, replication: int = 0, calendar_draw: int | None = None
) -> tuple[ScenarioInputs, ScenarioInputs]:
    """What is to be simulated for both scenarios in one draw of the samples."""
    values, draw = samples.values_of(index), int(samples.ids[index])
    coefficients = samples.coefficients[index] if samples.features else None
    months = calendar_changes(case.calendar, case.plan, values, draw if calendar_draw is None else calendar_draw, seed)
    return paired_inputs(case, values, coefficients, float(samples.log_scale[index]), months, study_key(seed, draw, replication))


def _flows(case: BusinessCase, drivers: Sequence[VolumePriceLine]) -> tuple[Array, Array]:
    without, with_it = scenario_flows(drivers, case.lines, case.plan.horizon.count)
    return round_amounts(without, case.terms), round_amounts(with_it, case.terms)


def base_case(case: BusinessCase, values: Mapping[str, float], runs: Sequence[PairedSeries]) -> BaseCase:
    """The base case, or the same at other `values`: the mean over its replications, and what it is worth."""
    baseline, changed = _mean_series([run.baseline for run in runs]), _mean_series([run.changed for run in runs])
    drivers = case.drivers(values, runs[0].changes, baseline, changed)
    without, with_it = _flows(case, drivers)
    worth = flow_measures(with_it - without, case.lines, effective_rate(case.terms, values), case.terms)
    return BaseCase(values, drivers, without, with_it, baseline, changed, worth)


def _mean_series(runs: Sequence[Series]) -> dict[str, Array]:
    return {name: np.mean([run[name] for run in runs], axis=0) for name in runs[0]}
