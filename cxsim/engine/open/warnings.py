"""How discontent customers warn others in the open engine."""

from __future__ import annotations

from cxsim.engine import laws, records
from cxsim.engine.open.customer import Customer
from cxsim.engine.open.run import exponential
from cxsim.units import MONTHS_PER_DAY


def rate(customer: Customer) -> float:
    """Warnings per day, as the customer feels now."""
    value, column = customer.value, customer.run.single["detraction"]
    if column < 0 or customer.satisfaction >= value[column + records.W_THRESHOLD]:
        return 0.0
    threshold = value[column + records.W_THRESHOLD]
    depth = laws.shaped(customer.run.single["detraction_curve"], (threshold - customer.satisfaction) / threshold)
    return float(value[column + records.W_RATE] * MONTHS_PER_DAY * depth)


def warn(customer: Customer, day: float) -> None:
    """A warning, perhaps in public."""
    public = customer.warn_public < customer.value[customer.run.single["detraction"] + records.W_PUBLIC]
    customer.sums[records.WARNINGS] += 1
    customer.sums[records.BLAME] += public
    customer.note_aside(day, records.WARNED, public, 0, 0.0)
    customer.warnings += 1
    draw(customer)


def draw(customer: Customer) -> None:
    """The luck of the next warning."""
    threshold, customer.warn_public, _, _ = customer.luck(customer.warnings, customer.run.single["detraction_point"])
    customer.warn_left += exponential(threshold)
