"""How a customer's satisfaction and effort move in the open engine, and what they do to the hazard of leaving."""

from __future__ import annotations

import math

from cxsim.engine import laws, records
from cxsim.engine.open.customer import Customer


def begin(customer: Customer) -> None:
    """The levels of a new life, which are also its set-points (but for the calibrated shift)."""
    row, single = customer.row, customer.run.single
    customer.satisfaction, customer.effort = row["satisfaction"], row["effort"]
    customer.satisfaction_set = laws.clipped(row["satisfaction"] + single["satisfaction_shift"])
    customer.effort_set = laws.clipped(row["effort"] + single["effort_shift"])


def relax(customer: Customer, days: float) -> None:
    """Both levels forget for some days."""
    value, single = customer.value, customer.run.single
    half_lives = [value[single[feeling] + records.F_HALF_LIFE] for feeling in ("satisfaction", "effort")]
    customer.satisfaction = laws.relaxed(customer.satisfaction, customer.satisfaction_set, days, half_lives[0])
    customer.effort = laws.relaxed(customer.effort, customer.effort_set, days, half_lives[1])


def experience(customer: Customer, quality: float, asked: float) -> None:
    """Both levels take in an experience of this quality, which asked for this effort."""
    value, single = customer.value, customer.run.single
    gain, aversion = value[single["satisfaction"] : single["satisfaction"] + 2]
    customer.satisfaction = laws.experienced(customer.satisfaction, quality, gain, aversion)
    gain, aversion = value[single["effort"] : single["effort"] + 2]
    customer.effort = 1.0 - laws.experienced(1.0 - customer.effort, 1.0 - asked, gain, aversion)


def hazard_factor(customer: Customer) -> float:
    """The factor on the baseline hazard, as the customer feels now."""
    value, single, row = customer.value, customer.run.single, customer.row
    felt = value[single["satisfaction"] + records.F_LOG_HAZARD] * (customer.satisfaction - row["satisfaction"])
    felt += value[single["effort"] + records.F_LOG_HAZARD] * (customer.effort - row["effort"])
    return float(row["risk"] * value[single["churn"]] * math.exp(felt))
