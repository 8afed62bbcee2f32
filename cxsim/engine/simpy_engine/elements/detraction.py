"""How discontent customers warn others in the SimPy engine, and whom that puts off."""

from __future__ import annotations

import math
from dataclasses import dataclass

from cxsim.engine.elements.detraction import COLUMNS, SUMS, share_put_off
from cxsim.engine.elements.registry import EVENT
from cxsim.engine.simpy_engine import satisfaction_dynamics
from cxsim.engine.simpy_engine.customer import Customer
from cxsim.engine.simpy_engine.process import Process
from cxsim.engine.simpy_engine.state import Run, exponential
from cxsim.units import MONTHS_PER_DAY


@dataclass
class Warnings:
    """Where one customer stands: warnings so far, what is left of the threshold, the uniform of the next one's being public."""

    count: int = 0
    left: float = 0.0
    public: float = 0.0


def begin(customer: Customer) -> None:
    """The first warning is drawn."""
    customer.elements["detraction"] = Warnings()
    _draw(customer)


def used(customer: Customer, days: float) -> tuple[float, float]:
    """The rate of warnings used up in so many days, and the day, from now, of the next (endless: later)."""
    value, column = customer.value, customer.run.parameters["detraction"]
    if column < 0 or value[column + COLUMNS.threshold] <= 0.0:
        return 0.0, math.inf
    threshold, scale = value[column + COLUMNS.threshold], value[column + COLUMNS.rate] * MONTHS_PER_DAY
    rule = scale, int(customer.run.parameters["detraction_curve"]), threshold, -threshold
    return satisfaction_dynamics.exceeded(customer, rule, days, customer.elements["detraction"].left)


def happen(customer: Customer, day: float) -> None:
    """A warning, perhaps in public."""
    parameters, state = customer.run.parameters, customer.elements["detraction"]
    public = state.public < customer.value[parameters["detraction"] + COLUMNS.public]
    sums = customer.sums[parameters["detraction_sums"] :]
    sums[SUMS.warnings] += 1
    sums[SUMS.blame] += public
    customer.note_aside(day, EVENT.warned, public, 0, 0.0)
    state.count += 1
    _draw(customer)


def use_up(customer: Customer, used: float) -> None:
    """So much of the threshold is used up."""
    customer.elements["detraction"].left -= used


def _draw(customer: Customer) -> None:
    """The random numbers of the next warning."""
    state = customer.elements["detraction"]
    threshold, state.public, _, _ = customer.uniforms(state.count, customer.run.parameters["detraction_point"])
    state.left += exponential(threshold)


def turn_away(run: Run, month: int, identity: int) -> bool:
    """Whether the warnings of the month before, which are all there by then, put off a prospect."""
    if run.uniforms(identity, 0, run.parameters["put_off_point"])[0] >= _share_put_off(run, month):
        return False
    run.sums[month, run.parameters["detraction_sums"] + SUMS.prospects_lost] += 1
    return True


def _share_put_off(run: Run, month: int) -> float:
    known, prospects = run.scenario.put_off, run.scenario.prospects
    if len(known) or not len(prospects) or month == 0:
        return float(known[month]) if len(known) else 0.0
    takes = run.values[run.parameters["everyone"] * run.months + month][run.parameters["detraction"] + COLUMNS.prospects_lost]
    return float(share_put_off(int(run.sums[month - 1, run.parameters["detraction_sums"] + SUMS.warnings]), takes, float(prospects[month])))


PROCESS = Process(begin, used, happen, use_up, turn_away=turn_away)
