"""Residual lifetimes drawn for every customer: a threshold from the customer's own stream, and the law inverted at it."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np
from numba import njit
from numpy.typing import NDArray

from cxsim.churn.distributions.survival_model import SurvivalModel
from cxsim.rng import decision_points, identities, philox, study_key, uniform

Array = NDArray[np.float64]
POINT = "residual life"


@njit
def draw_thresholds(identity, point, key):
    """Unit exponentials, one for each identity, shape (n,)."""
    found = np.empty(len(identity))
    for i in range(len(identity)):
        found[i] = -math.log(uniform(philox(identity[i], np.uint64(0), point, key)[0]))
    return found


def sample_residual_lifetimes(law: SurvivalModel, x: Array, given_months: Array, customers: Iterable[str], seed: int) -> Array:
    """The months that each customer has left, in one random run."""
    names = [str(name) for name in customers]
    return law.sample_lifetimes(draw_thresholds(identities(names), decision_points([POINT])[POINT], study_key(seed, 0, 0)), x, given_months)
