"""The customers a simulation starts with: the company's own rows in their present state."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Population:
    """n customers, one row each; rows that are no longer active serve only as templates of new customers.

    Attributes
    ----------
    names : the customers' (already hashed or harmless) names, for tables that are written.
    identity : uint64 (n,), from the name alone: the customer's random numbers hang on it.
    tenure_months : (n,), >= 0, at the start of the plan.
    active : bool (n,).
    fee_per_month : (n,), >= 0.
    features : (n, p), the columns that the fitted hazard was fitted on, in its order.
    satisfaction, effort : (n,), levels in [0, 1] at the start; they are also the customer's set-points.
    purchase_factor : (n,), factor on the plan's rate of purchases where it is known from history, else NaN.
    segment : int64 (n,), index into `segments`.
    """

    names: NDArray[np.str_]
    identity: NDArray[np.uint64]
    tenure_months: Array
    active: NDArray[np.bool_]
    fee_per_month: Array
    features: Array
    satisfaction: Array
    effort: Array
    purchase_factor: Array
    segment: NDArray[np.int64]
    segments: tuple[str, ...]

    def __len__(self) -> int:
        """The number of rows."""
        return len(self.identity)
