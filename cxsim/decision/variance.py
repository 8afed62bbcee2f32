"""Sobol indices: which share of the variance of a result each input causes, alone and with all its interactions."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.stats import sobol_indices, uniform

from cxsim.decision.comparison import Comparison
from cxsim.decision.emulator import Emulator, emulate, varied_columns
from cxsim.decision.sensitivity import SobolIndex, SobolTable

Array = NDArray[np.float64]
POINTS = 1024
ENOUGH = 0.5  # of the variance predicted out of sample, below which the indices are not to be read
FEWEST = 50


def variance_shares(function: Callable[[Array], Array], names: Sequence[str], points: int = POINTS, key: int = 0) -> tuple[SobolIndex, ...]:
    """Sobol indices, largest total first, of a function of independent uniforms, by Saltelli's design with Jansen's total.

    Parameters
    ----------
    function : from points (n, k) in the unit cube to values (n,).
    points : a power of two; `points` times (k + 2) values are computed. Intervals: 95 %, bootstrap.

    A. Saltelli et al., "Variance based sensitivity analysis of model output", Computer Physics Communications 181 (2010).
    """
    found = sobol_indices(func=lambda x: function(x.T), n=points, dists=[uniform()] * len(names), rng=np.random.default_rng(key))
    interval = found.bootstrap(confidence_level=0.95, n_resamples=200)
    first, total = interval.first_order.confidence_interval, interval.total_order.confidence_interval
    rows = [
        SobolIndex(
            name, *map(float, (found.first_order[i], first.low[i], first.high[i], found.total_order[i], total.low[i], total.high[i]))
        )
        for i, name in enumerate(names)
    ]
    return tuple(sorted(rows, key=lambda row: row.total, reverse=True))


def sobol_table(comparison: Comparison) -> SobolTable:
    """The indices of NPV over the draws of a comparison, by a stand-in for the simulation that is tried out of sample."""
    columns, npv = varied_columns(comparison.draws), comparison.npv_by_draw
    if len(npv) < FEWEST or not columns or np.ptp(npv) == 0:
        return SobolTable((), 0.0, False, f"Variance shares need at least {FEWEST} draws of something that varies; here are {len(npv)}.")
    stand_in = emulate(columns, npv)
    trusted = stand_in.fit >= ENOUGH
    says = (
        f"A stand-in for the simulation predicts {stand_in.fit:.0%} of the variance of draws it has not seen; the rest is luck and what it "
        f"misses. {'The shares are of what it predicts.' if trusted else 'That is too little: take more draws before reading them.'}"
    )
    return SobolTable(_shares_of(stand_in), stand_in.fit, trusted, says)


def _shares_of(stand_in: Emulator) -> tuple[SobolIndex, ...]:
    """The indices of the inputs that have a say in the stand-in; those of the others are 0."""
    place = [stand_in.names.index(name) for name in stand_in.used]

    def function(shares: Array) -> Array:
        points = np.full((len(shares), len(stand_in.names)), 0.5)
        points[:, place] = shares
        return stand_in(points)

    idle = tuple(SobolIndex(name, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0) for name in stand_in.names if name not in stand_in.used)
    return (*(variance_shares(function, stand_in.used) if place else ()), *idle)
