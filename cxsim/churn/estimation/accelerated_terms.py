"""What one life adds to the likelihood of accelerated lifetimes, with its derivatives in location and log scale.

Weibull lifetimes have a pass of their own (`cxsim.churn.estimation.weibull_derivatives`).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cxsim.churn.distributions.families import Family, density, log_ended, log_survival

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]
_STEEPEST = 700.0


class AcceleratedTerms(NamedTuple):
    """Shape (n,) each: the log likelihood, and what its derivatives are made of, with u = (log t - location) / scale.

    `slope` and `bend` are the first two derivatives in u; `slope_scale`, `cross` and `square` are minus the derivative in
    log scale, minus that of the slope, and minus that of `slope_scale`.
    """

    log: Array
    slope: Array
    bend: Array
    slope_scale: Array
    cross: Array
    square: Array


def life_terms(family: Family, shape: float, u: Array, churned: Flags, log_scale: float) -> AcceleratedTerms:
    """The terms of lifetimes that ended at u, or that had lasted until u."""
    f, log_s = density(family, u, shape), log_survival(family, u, shape)
    ratio = np.exp(np.minimum(f.log - log_s, _STEEPEST))
    slope, bend = np.where(churned, f.slope, -ratio), np.where(churned, f.bend, -ratio * (ratio + f.slope))
    log = np.where(churned, f.log - log_scale, log_s)
    return AcceleratedTerms(log, slope, bend, slope * u + churned, slope + u * bend, u * slope + u * u * bend)


def ended_terms(family: Family, shape: float, u: Array) -> AcceleratedTerms:
    """The terms of lifetimes that had ended by u, whenever it was: log F(u), F = 1 - S, with F' / F and its derivative."""
    f = density(family, u, shape)
    log = log_ended(family, u, shape)
    slope = np.exp(np.minimum(f.log - log, _STEEPEST))
    bend = slope * (f.slope - slope)
    return AcceleratedTerms(log, slope, bend, slope * u, slope + u * bend, u * slope + u * u * bend)


def entry_terms(family: Family, shape: float, v: Array) -> AcceleratedTerms:
    """The terms that a late entry at v takes out: those of a life that had lasted until then."""
    return life_terms(family, shape, v, np.zeros(len(v), dtype=bool), 0.0)
