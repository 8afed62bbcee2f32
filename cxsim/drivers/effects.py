"""What one more of a driver goes with: the difference in the expected answer, in points, others equal."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.drivers.ordinal import FittedOrdinal
from cxsim.drivers.piecewise_linear import is_mostly_whole, wald_p_value

Array = NDArray[np.float64]
_Z95 = 1.959963984540054


@dataclass(frozen=True)
class DriverEffect:
    """One column's effect on the expected answer, others equal.

    Attributes
    ----------
    driver, column : which; a bend's second slope is a column of its own, `name above knot`.
    step : the difference in the column that `points` speaks of.
    points, low, high : by how much the expected answer differs, in points of its scale, with its 95 % interval.
    p_value : of no association (Wald, errors by customer).
    """

    driver: str
    column: str
    step: float
    points: float
    low: float
    high: float
    p_value: float


def estimate_effects(names: Sequence[tuple[str, str]], fitted: FittedOrdinal, matrix: Array) -> tuple[DriverEffect, ...]:
    """The effect of each column; `names` are its driver and its own. Errors by the delta method, by customer."""
    cuts, base, still = len(fitted.thresholds), fitted.expected(matrix), fitted.mean_slope(matrix)
    effects = []
    for j, (driver, name) in enumerate(names):
        step = typical_step(matrix[:, j])
        moved = matrix.copy()
        moved[:, j] += step
        points = float((fitted.expected(moved) - base).mean())
        gradient = fitted.mean_slope(moved) - still
        error = math.sqrt(max(float(gradient @ fitted.covariance @ gradient), 0.0))
        p_value = wald_p_value(fitted.coefficients[j : j + 1], fitted.covariance[cuts + j : cuts + j + 1, cuts + j : cuts + j + 1])
        effects.append(DriverEffect(driver, name, step, points, points - _Z95 * error, points + _Z95 * error, p_value))
    return tuple(effects)


def typical_step(values: Array) -> float:
    """One for indicators; else the power of ten below the standard deviation, but at least one for counts."""
    if np.isin(values, (0.0, 1.0)).all():
        return 1.0
    step = 10.0 ** math.floor(math.log10(float(values.std())))
    return max(step, 1.0) if is_mostly_whole(values) else step
