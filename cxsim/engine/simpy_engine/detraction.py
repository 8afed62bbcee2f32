"""How discontent customers warn others in the open engine."""

from __future__ import annotations

import math

from cxsim.engine import records
from cxsim.engine.simpy_engine import satisfaction_dynamics
from cxsim.engine.simpy_engine.customer import Customer
from cxsim.engine.simpy_engine.state import exponential
from cxsim.units import MONTHS_PER_DAY


def used(customer: Customer, days: float) -> tuple[float, float]:
    """The rate of warnings used up in so many days, and the day, from now, of the next (endless: later)."""
    value, column = customer.value, customer.run.single["detraction"]
    if column < 0 or value[column + records.DETRACTION.threshold] <= 0.0:
        return 0.0, math.inf
    threshold, scale = value[column + records.DETRACTION.threshold], value[column + records.DETRACTION.rate] * MONTHS_PER_DAY
    rule = scale, int(customer.run.single["detraction_curve"]), threshold, -threshold
    return satisfaction_dynamics.exceeded(customer, rule, days, customer.warn_left)


def warn(customer: Customer, day: float) -> None:
    """A warning, perhaps in public."""
    public = customer.warn_public < customer.value[customer.run.single["detraction"] + records.DETRACTION.public]
    customer.sums[records.SUMS.warnings] += 1
    customer.sums[records.SUMS.blame] += public
    customer.note_aside(day, records.EVENT.warned, public, 0, 0.0)
    customer.warnings += 1
    draw(customer)


def draw(customer: Customer) -> None:
    """The luck of the next warning."""
    threshold, customer.warn_public, _, _ = customer.luck(customer.warnings, customer.run.single["detraction_point"])
    customer.warn_left += exponential(threshold)
