"""How content customers talk in the SimPy engine, and whom they bring."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from cxsim.engine import records
from cxsim.engine import transition_functions as transitions
from cxsim.engine.elements.referral import COLUMNS, SUMS
from cxsim.engine.elements.registry import EVENT
from cxsim.engine.simpy_engine import satisfaction_dynamics
from cxsim.engine.simpy_engine.customer import Customer
from cxsim.engine.simpy_engine.process import Process
from cxsim.engine.simpy_engine.state import exponential
from cxsim.rng import compiled_descendant
from cxsim.units import MONTHS_PER_DAY


@dataclass
class Talks:
    """Where one customer stands: talks so far, what is left of the threshold, and what is drawn for the next talk."""

    count: int = 0
    left: float = 0.0
    convert: float = 0.0
    delay: float = 0.0
    public: float = 0.0


def begin(customer: Customer) -> None:
    """The first talk is drawn."""
    customer.elements["referral"] = Talks()
    _draw(customer)


def used(customer: Customer, days: float) -> tuple[float, float]:
    """The rate of recommendations used up in so many days, and the day, from now, of the next (endless: later)."""
    value, column = customer.value, customer.run.parameters["referral"]
    if column < 0 or value[column + COLUMNS.threshold] >= 1.0:
        return 0.0, math.inf
    threshold, scale = value[column + COLUMNS.threshold], value[column + COLUMNS.rate] * MONTHS_PER_DAY
    rule = scale, int(customer.run.parameters["referral_curve"]), threshold, 1.0 - threshold
    return satisfaction_dynamics.exceeded(customer, rule, days, customer.elements["referral"].left)


def happen(customer: Customer, day: float) -> Customer | None:
    """A talk, and the customer whom it will bring before the horizon, if any."""
    run, value, state, child = customer.run, customer.value, customer.elements["referral"], None
    sums = customer.sums[run.parameters["referral_sums"] :]
    sums[SUMS.recommendations] += 1
    public = state.public < value[run.parameters["referral"] + COLUMNS.public]
    sums[SUMS.praise] += public
    born = day + state.delay * value[run.parameters["referral"] + COLUMNS.delay]
    if state.convert < value[run.parameters["referral"] + COLUMNS.conversion] and born < run.month_days[-1]:
        customer.won += 1
        identity = int(compiled_descendant(np.uint64(customer.identity), np.uint64(state.count)))
        own = run.uniforms(identity, 0, run.parameters["template_point"])[1] < value[run.parameters["referral"] + COLUMNS.own_segment]
        row = run.template(identity, customer.row["segment"] if own else -1)
        child = Customer(run, identity, row, records.REFERRED, customer, born)
    customer.note_aside(day, EVENT.talked, public, child is not None, 0.0)
    state.count += 1
    _draw(customer)
    return child


def reward(customer: Customer) -> int:
    """A customer who was referred has come: it is counted, and the referrer rewarded; returns the reward."""
    parameters = customer.run.parameters
    cost = int(transitions.to_fixed_point(customer.value[parameters["referral"] + COLUMNS.reward], records.MICRO))
    sums = customer.sums[parameters["referral_sums"] :]
    sums[SUMS.referred] += 1
    sums[SUMS.rewards] += cost
    return cost


def use_up(customer: Customer, used: float) -> None:
    """So much of the threshold is used up."""
    customer.elements["referral"].left -= used


def _draw(customer: Customer) -> None:
    """The random numbers of the next talk."""
    state = customer.elements["referral"]
    threshold, state.convert, delay, state.public = customer.uniforms(state.count, customer.run.parameters["referral_point"])
    state.left += exponential(threshold)
    state.delay = exponential(delay)


PROCESS = Process(begin, used, happen, use_up)
