"""How content customers talk in the open engine, and whom they bring."""

from __future__ import annotations

import math

import numpy as np

from cxsim.engine import records
from cxsim.engine.simpy_engine import satisfaction_dynamics
from cxsim.engine.simpy_engine.customer import Customer
from cxsim.engine.simpy_engine.state import exponential
from cxsim.rng import compiled_descendant
from cxsim.units import MONTHS_PER_DAY


def used(customer: Customer, days: float) -> tuple[float, float]:
    """The rate of recommendations used up in so many days, and the day, from now, of the next (endless: later)."""
    value, column = customer.value, customer.run.single["referral"]
    if column < 0 or value[column + records.REFERRAL.threshold] >= 1.0:
        return 0.0, math.inf
    threshold, scale = value[column + records.REFERRAL.threshold], value[column + records.REFERRAL.rate] * MONTHS_PER_DAY
    rule = scale, int(customer.run.single["referral_curve"]), threshold, 1.0 - threshold
    return satisfaction_dynamics.exceeded(customer, rule, days, customer.talk_left)


def talk(customer: Customer, day: float) -> Customer | None:
    """A talk, and the customer whom it will bring before the horizon, if any."""
    run, value, child = customer.run, customer.value, None
    customer.sums[records.SUMS.recommendations] += 1
    public = customer.public < value[run.single["referral"] + records.REFERRAL.public]
    customer.sums[records.SUMS.praise] += public
    born = day + customer.delay * value[run.single["referral"] + records.REFERRAL.delay]
    if customer.convert < value[run.single["referral"] + records.REFERRAL.conversion] and born < run.month_days[-1]:
        customer.won += 1
        identity = int(compiled_descendant(np.uint64(customer.identity), np.uint64(customer.talks)))
        own = run.luck(identity, 0, run.single["template_point"])[1] < value[run.single["referral"] + records.REFERRAL.own_segment]
        row = run.template(identity, customer.row["segment"] if own else -1)
        child = Customer(run, identity, row, records.REFERRED, customer, born)
    customer.note_aside(day, records.EVENT.talked, public, child is not None, 0.0)
    customer.talks += 1
    draw(customer)
    return child


def draw(customer: Customer) -> None:
    """The luck of the next talk."""
    threshold, customer.convert, delay, customer.public = customer.luck(customer.talks, customer.run.single["referral_point"])
    customer.talk_left += exponential(threshold)
    customer.delay = exponential(delay)
