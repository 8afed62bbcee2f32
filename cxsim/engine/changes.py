"""A change to one named quantity of the plan, as the engine understands it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

MAX_AUDIENCES = 6
"""Of one scenario: each doubles the values that a run keeps."""


@dataclass(frozen=True)
class Change:
    """How one quantity differs from the baseline in a scenario, month by month, and for whom: what a study's lever is in one draw.

    Attributes
    ----------
    quantity : the name of the quantity, e.g. ``journeys.support.touchpoints.call.success``.
    kind : ``set`` puts it to `size`, ``multiply`` by `size`, ``shift`` adds `size`.
    weight : shape (months,), in [0, 1]: how far the change is in force in each calendar month.
    segment : only customers of this segment, or everybody (None).
    coverage : share of those customers who are reached, fixed per customer.
    audience : name of the random stream that picks them; changes that share it reach the same customers.
    """

    quantity: str
    kind: Literal["set", "multiply", "shift"]
    size: float
    weight: NDArray[np.float64]
    segment: str | None = None
    coverage: float = 1.0
    audience: str = "everybody"

    def apply(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """The monthly values of the quantity, shape (months,), under this change."""
        if self.kind == "set":
            return values + (self.size - values) * self.weight
        if self.kind == "multiply":
            return values * (1.0 + (self.size - 1.0) * self.weight)
        return values + self.size * self.weight
