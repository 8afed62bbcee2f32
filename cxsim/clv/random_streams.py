"""Random streams: uniform numbers that belong to a customer and a decision point, whoever else is in the table."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray

from cxsim.rng import decision_points, identities, philox

Array = NDArray[np.float64]

DECISION_POINTS = ("clv.alive", "clv.rate", "clv.dropout", "clv.life", "clv.purchases", "clv.within", "clv.value", "clv.spend")
_POINTS = decision_points(DECISION_POINTS)
_HALF_BITS = np.uint64(6)
_UP = np.uint64(26)
_SCALE = 2.0**-52


@njit(cache=True)
def _fill(identity: Any, ordinal: Any, point: Any, key: Any, out: Any) -> None:
    """One uniform of 52 bits in (0, 1) for each identity."""
    for i in range(identity.shape[0]):
        high, low, _, _ = philox(identity[i], ordinal, point, key)
        out[i] = (np.float64(((high >> _HALF_BITS) << _UP) | (low >> _HALF_BITS)) + 0.5) * _SCALE


class CustomerStreams:
    """The uniform numbers of some customers under one key."""

    def __init__(self, names: NDArray[np.object_], seed: int) -> None:
        self._identity = identities(map(str, names))
        self._key = np.uint64(seed)

    def uniform(self, decision_point: str, ordinal: int = 0) -> Array:
        """One number in (0, 1) per customer for the `ordinal`-th time at a decision point."""
        out = np.empty(len(self._identity))
        _fill(self._identity, np.uint64(ordinal), _POINTS[decision_point], self._key, out)
        return out
