"""Programmes and their combinations on the same draws and the same random numbers; overlap is what running them together shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from cxsim.decision.base_case_reruns import CachedSimulator
from cxsim.decision.business_case import BusinessCase, combine_cases
from cxsim.decision.comparison import Comparison, DrawSummary
from cxsim.decision.comparison_runs import Progress, compare
from cxsim.decision.comparison_summary import summarise_draws
from cxsim.decision.simulator import Simulator

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Option:
    """One programme, or several run together.

    Attributes
    ----------
    name : of the programme, or the names joined by " + ".
    parts : names of its programmes.
    comparison : with doing nothing; every option has the same draws, keys and baseline.
    sum_of_parts : base-case NPV that adding up its programmes' own NPVs would promise; for one programme, its own.
    overlap : base-case NPV minus `sum_of_parts`: what adding up would claim too little (positive) or too much (negative).
    overlap_by_draw : its spread over the draws, paired by draw.
    """

    name: str
    parts: tuple[str, ...]
    comparison: Comparison
    sum_of_parts: float
    overlap: float
    overlap_by_draw: DrawSummary


@dataclass(frozen=True)
class Portfolio:
    """Every option of a study side by side, and the one with the highest mean NPV (None: doing nothing is best)."""

    options: tuple[Option, ...]
    best: str | None


def compare_options(
    cases: Mapping[str, BusinessCase],
    combinations: Sequence[tuple[str, ...]],
    simulator: Simulator,
    *,
    draws: int,
    replications: int,
    seed: int,
    workers: int | None = None,
    progress: Progress | None = None,
    known: Comparison | None = None,
    in_batches: bool = False,
) -> Portfolio:
    """Every programme alone and every stated combination, run on the same draws, keys and baseline.

    Parameters
    ----------
    cases : by programme; each draws the assumptions of all of them, so that a draw is the same world in every option.
    combinations : of names in `cases`; their overlap is computed by running them together.
    known : the comparison of one of the cases on these draws and this key, which need not be run again.
    in_batches : whether it was made in batches of draws until it was precise enough; then all are.
    """
    shared = {name: replace(case, others={n: c.programme for n, c in cases.items()}) for name, case in cases.items()}
    remembered = CachedSimulator(simulator)

    def run(case: BusinessCase) -> Comparison:
        return compare(
            case,
            remembered,
            draws=draws,
            replications=replications,
            seed=seed,
            workers=workers,
            progress=progress,
            tolerance=0.0 if in_batches else None,
        )

    alone = {name: known if known is not None and name == known.programme else run(case) for name, case in shared.items()}
    options = [_option((name,), found, alone) for name, found in alone.items()]
    options += [_option(parts, run(combine_cases(shared, parts)), alone) for parts in combinations]
    best = max(options, key=lambda option: option.comparison.npv.mean, default=None)
    return Portfolio(tuple(options), best.name if best is not None and best.comparison.npv.mean > 0 else None)


def _option(parts: tuple[str, ...], found: Comparison, alone: Mapping[str, Comparison]) -> Option:
    added = sum(alone[name].base.measures.npv for name in parts)
    by_draw = found.npv_by_draw - sum(alone[name].npv_by_draw for name in parts)
    return Option(found.programme, parts, found, added, found.base.measures.npv - added, summarise_draws(by_draw))


def net_benefits(found: Portfolio) -> Array:
    """NPV (draw, option) of every option, doing nothing first."""
    options = [option.comparison.npv_by_draw for option in found.options]
    return np.column_stack([np.zeros(len(options[0])), *options])
