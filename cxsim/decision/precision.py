"""How sure a figure is: individual luck, calendar and assumptions apart, and the Monte Carlo error of every headline."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from cxsim.decision.case import Case
from cxsim.decision.cash_flow import by_kind
from cxsim.decision.compare import TOLERANCE, draw_flows, run_all
from cxsim.decision.comparison import Comparison
from cxsim.decision.money import present_value
from cxsim.decision.simulator import Simulator
from cxsim.decision.summary import standard_error, stop_sentence

Array = NDArray[np.float64]
PROBES = 30
RESAMPLES = 200
OTHER = 1_000_000_000  # added to the id of a draw for other months than its own


@dataclass(frozen=True)
class VariancePart:
    """One source of the spread of NPV: `name` is "luck" (which customers happen to leave), "calendar" or "assumptions"."""

    name: str
    variance: float
    share: float
    says: str


@dataclass(frozen=True)
class HeadlineError:
    """One headline figure with its Monte Carlo standard error: what another key would change, not what is unknown of the world."""

    figure: str
    value: float
    error: float
    unit: str


@dataclass(frozen=True)
class StopRule:
    """Whether there were enough draws: the error of the mean NPV against the tolerance (money), and a sentence."""

    draws: int
    error: float
    tolerance: float
    reached: bool
    sentence: str


@dataclass(frozen=True)
class Precision:
    """The parts of the variance of NPV (they sum to its variance over the draws), the errors of the headlines, the stop rule."""

    parts: tuple[VariancePart, ...]
    headlines: tuple[HeadlineError, ...]
    stop: StopRule


def precision(
    case: Case, comparison: Comparison, simulator: Simulator, tolerance: float = TOLERANCE, workers: int | None = None, probes: int = PROBES
) -> Precision:
    """The parts of the variance of NPV and the errors of the headline figures.

    In `probes` draws NPV is run again with other luck in the same world, and, where the study has good and bad months, with
    other months and the same luck: half the mean squared difference is that part's variance (the within-group mean square of
    a one-way layout); what is left is the assumptions'.
    """
    npv = comparison.npv_by_draw
    total = float(npv.var(ddof=1)) if len(npv) > 1 else 0.0
    chosen = np.unique(np.linspace(0, len(npv) - 1, min(probes, len(npv))).astype(int)).tolist()
    luck = _within(case, comparison, simulator, chosen, workers, replication=1, other_months=False)
    calendar = _within(case, comparison, simulator, chosen, workers, replication=0, other_months=True) if case.calendar is not None else 0.0
    luck, calendar = min(luck, total), min(calendar, max(total - luck, 0.0))
    return Precision(_parts(total, luck, calendar), _headlines(comparison, luck), stop_rule(npv, tolerance))


def _within(
    case: Case, comparison: Comparison, simulator: Simulator, chosen: list[int], workers: int | None, replication: int, other_months: bool
) -> float:
    draws = comparison.draws
    tasks = [
        partial(
            draw_flows, case, simulator, draws, index, comparison.key, replication, OTHER + int(draws.ids[index]) if other_months else None
        )
        for index in chosen
    ]
    again = np.array(run_all(tasks, workers, None))
    worth = [_npv(comparison, flow, index) for flow, index in zip(again, chosen, strict=True)]
    return float(((np.array(worth) - comparison.npv_by_draw[chosen]) ** 2).mean() / 2)


def _npv(comparison: Comparison, flow: Array, index: int) -> float:
    rate, convention = float(comparison.rate_by_draw[index]), comparison.terms.convention
    return sum(present_value(part, rate, convention) for part in by_kind(flow, comparison.lines))


def _parts(total: float, luck: float, calendar: float) -> tuple[VariancePart, ...]:
    rest = max(total - luck - calendar, 0.0)
    rows = (
        ("luck", luck, "which customers happen to leave; more customers make it smaller"),
        ("calendar", calendar, "good and bad months that everybody shares; no number of customers makes it smaller"),
        ("assumptions", rest, "what is not known of the world; measuring makes it smaller"),
    )
    return tuple(VariancePart(name, variance, variance / total if total > 0 else 0.0, says) for name, variance, says in rows)


def _headlines(comparison: Comparison, luck: float) -> tuple[HeadlineError, ...]:
    npv, roi = comparison.npv_by_draw, comparison.roi_by_draw[np.isfinite(comparison.roi_by_draw)]
    money = comparison.currency
    quantiles = [HeadlineError(f"NPV P{p}", float(np.percentile(npv, p)), _resampled(npv, p, comparison.key), money) for p in (5, 50, 95)]
    loss = comparison.probability_of_loss
    rows = [
        HeadlineError("NPV at the central values", comparison.base.measures.npv, math.sqrt(luck / comparison.replications), money),
        HeadlineError("NPV, mean of the draws", float(npv.mean()), standard_error(npv), money),
        *quantiles,
        HeadlineError("probability of loss", loss, math.sqrt(loss * (1 - loss) / len(npv)), "share"),
    ]
    return (
        (*rows, HeadlineError("ROI, mean of the draws", float(roi.mean()), standard_error(roi), "share")) if len(roi) > 1 else tuple(rows)
    )


def _resampled(values: Array, percentile: float, key: int) -> float:
    """The bootstrap standard error of a percentile."""
    rng = np.random.default_rng([key, int(percentile)])
    rows = rng.integers(0, len(values), (RESAMPLES, len(values)))
    return float(np.percentile(values[rows], percentile, axis=1).std(ddof=1))


def stop_rule(npv: Array, tolerance: float) -> StopRule:
    """Whether these draws know the mean NPV to within `tolerance` of its absolute value."""
    error, allowed = standard_error(npv), tolerance * abs(float(npv.mean()))
    return StopRule(len(npv), error, allowed, error <= allowed, stop_sentence(npv, tolerance))
