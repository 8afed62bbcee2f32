"""A change to one named quantity of the plan, as the engine understands it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

MAX_AUDIENCES = 6
"""Of one scenario: each doubles the values that a run keeps."""


CUSTOMER, REFERRAL_ROOT = "customer", "referral root"
"""What is drawn to say who is reached: each customer, or all whom one customer brought, with those whom these brought, and itself."""


@dataclass(frozen=True)
class Periods:
    """Periods of time that are drawn instead of customers: in those that are, a change reaches everybody (a switchback).

    Attributes
    ----------
    days : length of each.
    first_day : of the first, counted from the start of the run; before it none is drawn.
    """

    days: float
    first_day: float = 0.0


@dataclass(frozen=True)
class Change:
    """How one quantity differs from the baseline in a scenario, month by month, and for whom: what a study's lever is in one draw.

    Attributes
    ----------
    quantity : the name of the quantity, e.g. ``journeys.support.touchpoints.call.success``.
    kind : ``set`` puts it to `size`, ``multiply`` by `size`, ``shift`` adds `size`.
    weight : shape (months,), in [0, 1]: how far the change is in force in each calendar month.
    segment : only customers of this segment, or everybody (None).
    coverage : share of what `unit` names that is reached, for good.
    audience : name of the random stream that picks them; changes that share it reach the same.
    unit : what is drawn: ``customer``, ``referral root``, a column by which customers are grouped (all of a group are reached or none), or
        periods. In periods only that can change which is looked at when a touch begins, is asked for or ends (`is_momentary`).
    """

    quantity: str
    kind: Literal["set", "multiply", "shift"]
    size: float
    weight: NDArray[np.float64]
    segment: str | None = None
    coverage: float = 1.0
    audience: str = "everybody"
    unit: str | Periods = CUSTOMER

    def apply(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """The monthly values of the quantity, shape (months,), under this change."""
        if self.kind == "set":
            return values + (self.size - values) * self.weight
        if self.kind == "multiply":
            return values * (1.0 + (self.size - 1.0) * self.weight)
        return values + self.size * self.weight


def is_momentary(quantity: str) -> bool:
    """Whether a quantity is only looked at when a touch begins, is asked for or ends, so that it may change at any hour.

    Rates, feelings and fees are counted on from month to month, and staff is planned by the month.
    """
    match quantity.split("."):
        case ["journeys", _, "touchpoints", _, _]:
            return True
        case ["pools", _, "service" | "patience", *_] | ["pools", _, "effort_per_minute" | "quality_per_minute" | "callback_within"]:
            return True
    return False
