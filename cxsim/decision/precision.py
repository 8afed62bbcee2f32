"""How sure a figure is: individual chance, calendar and assumptions apart, and the Monte Carlo error of every headline."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from cxsim.decision.business_case import BusinessCase
from cxsim.decision.cash_flow import by_kind
from cxsim.decision.comparison import Comparison
from cxsim.decision.comparison_runs import TOLERANCE, draw_flows, run_all
from cxsim.decision.comparison_summary import stop_message
from cxsim.decision.emulator import varied_columns
from cxsim.decision.money import present_value
from cxsim.decision.redraws import standard_errors
from cxsim.decision.simulator import Simulator
from cxsim.stats.order_statistics import percentiles
from cxsim.text import Message

Array = NDArray[np.float64]
PROBES = 30
OTHER = 1_000_000_000  # added to the id of a draw for other months than its own


@dataclass(frozen=True)
class VariancePart:
    """One source of the spread of NPV: `name` is "individual" (which customers happen to leave), "calendar" or "assumptions"."""

    name: str
    variance: float
    share: float
    says: Message


@dataclass(frozen=True)
class HeadlineError:
    """One headline figure with its Monte Carlo standard error: what another key would change, not what is unknown of the world."""

    figure: Message
    value: float
    error: float
    unit: str


@dataclass(frozen=True)
class StopRule:
    """Whether there were enough draws: the error of the mean NPV against the tolerance (money), and a message."""

    draws: int
    error: float
    tolerance: float
    reached: bool
    message: Message


@dataclass(frozen=True)
class NpvPrecision:
    """The parts of the variance of NPV (they sum to its variance over the draws), the errors of the headlines, the stop rule."""

    parts: tuple[VariancePart, ...]
    headlines: tuple[HeadlineError, ...]
    stop: StopRule


def assess_precision(
    case: BusinessCase,
    comparison: Comparison,
    simulator: Simulator,
    tolerance: float = TOLERANCE,
    workers: int | None = None,
    probes: int = PROBES,
) -> NpvPrecision:
    """The parts of the variance of NPV and the errors of the headline figures.

    In `probes` draws NPV is run again with other random numbers in the same world, and, where the study has good and bad months, with
    other months and the same random numbers: half the mean squared difference is that part's variance (the within-group mean square of
    a one-way layout); what is left is the assumptions'.
    """
    npv = comparison.npv_by_draw
    total = float(npv.var(ddof=1)) if len(npv) > 1 else 0.0
    chosen = np.unique(np.linspace(0, len(npv) - 1, min(probes, len(npv))).astype(int)).tolist()
    individual = _within(case, comparison, simulator, chosen, workers, replication=1, other_months=False)
    calendar = _within(case, comparison, simulator, chosen, workers, replication=0, other_months=True) if case.calendar is not None else 0.0
    individual, calendar = min(individual, total), min(calendar, max(total - individual, 0.0))
    return NpvPrecision(_parts(total, individual, calendar), _headlines(comparison, individual), check_stop_rule(comparison, tolerance))


def _within(
    case: BusinessCase,
    comparison: Comparison,
    simulator: Simulator,
    chosen: list[int],
    workers: int | None,
    replication: int,
    other_months: bool,
) -> float:
    draws = comparison.draws
    tasks = [
        partial(
            draw_flows, case, simulator, draws, index, comparison.seed, replication, OTHER + int(draws.ids[index]) if other_months else None
        )
        for index in chosen
    ]
    again = np.array(run_all(tasks, workers, None))
    worth = [_npv(comparison, flow, index) for flow, index in zip(again, chosen, strict=True)]
    return float(((np.array(worth) - comparison.npv_by_draw[chosen]) ** 2).mean() / 2)


def _npv(comparison: Comparison, flow: Array, index: int) -> float:
    rate, convention = float(comparison.rate_by_draw[index]), comparison.terms.convention
    return sum(present_value(part, rate, convention) for part in by_kind(flow, comparison.lines))


def _parts(total: float, individual: float, calendar: float) -> tuple[VariancePart, ...]:
    rest = max(total - individual - calendar, 0.0)
    rows = (
        ("individual", individual, Message("decision-precision-individual")),
        ("calendar", calendar, Message("decision-precision-calendar")),
        ("assumptions", rest, Message("decision-precision-assumptions")),
    )
    return tuple(VariancePart(name, variance, variance / total if total > 0 else 0.0, says) for name, variance, says in rows)


def _headlines(comparison: Comparison, individual: float) -> tuple[HeadlineError, ...]:
    npv, money = comparison.npv_by_draw, comparison.currency
    percents = (5, 50, 95)
    figures: list[Callable[[Array], float]] = [partial(_percentile, percent=percent) for percent in percents]
    *stray, stray_loss = _errors(comparison, npv, [*figures, lambda draws: float((draws < 0).mean())])
    rows = [
        HeadlineError(
            Message("decision-headline-npv-central"), comparison.base.measures.npv, math.sqrt(individual / comparison.replications), money
        ),
        HeadlineError(Message("decision-headline-npv-mean"), comparison.npv.mean, comparison.npv_error, money),
        *(
            HeadlineError(Message("decision-headline-npv-percentile", percent=p), _percentile(npv, p), error, money)
            for p, error in zip(percents, stray, strict=True)
        ),
        HeadlineError(Message("decision-headline-loss"), comparison.probability_of_loss, stray_loss, "share"),
    ]
    if not comparison.roi.draws:
        return tuple(rows)
    (stray_roi,) = _errors(comparison, comparison.roi_by_draw, [lambda draws: float(draws.mean())])
    return (*rows, HeadlineError(Message("decision-headline-roi-mean"), comparison.roi.mean, stray_roi, "share"))


def _percentile(draws: Array, percent: float) -> float:
    return float(percentiles(draws, [percent])[0])


def _errors(comparison: Comparison, outcome: Array, figures: Sequence[Callable[[Array], float]]) -> list[float]:
    """The Monte Carlo errors of figures of the draws in which an outcome exists."""
    known, samples = np.isfinite(outcome), comparison.draws
    columns = {name: values[known] for name, values in varied_columns(samples).items()}
    return standard_errors(columns, outcome[known], samples.dependent, comparison.seed, figures)


def check_stop_rule(comparison: Comparison, tolerance: float) -> StopRule:
    """Whether the draws of a comparison know the mean NPV to within `tolerance` of its absolute value."""
    error, allowed = comparison.npv_error, tolerance * abs(comparison.npv.mean)
    draws = len(comparison.npv_by_draw)
    return StopRule(draws, error, allowed, error <= allowed, stop_message(draws, error, allowed))
