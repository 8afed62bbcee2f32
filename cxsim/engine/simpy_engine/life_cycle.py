"""A customer's life in the open engine: wait for the next instant, let it happen, until the customer leaves or the run ends."""

from __future__ import annotations

import math
from collections.abc import Callable, Generator
from dataclasses import dataclass
from functools import partial

import numpy as np
import simpy

from cxsim.engine import records, variates
from cxsim.engine import transition_functions as transitions
from cxsim.engine.elements.acquisition import PER_CHANNEL, SUMS
from cxsim.engine.simpy_engine import cases, offers, satisfaction_dynamics, surveys, triggers, visits
from cxsim.engine.simpy_engine.billing import bill_month
from cxsim.engine.simpy_engine.customer import Customer
from cxsim.engine.simpy_engine.elements import referral
from cxsim.engine.simpy_engine.elements.registry import PROCESSES
from cxsim.engine.simpy_engine.process import Process
from cxsim.engine.simpy_engine.state import exponential


def start_customer(customer: Customer) -> None:
    """A customer's life begins, now or later."""
    customer.run.admit()
    customer.process = customer.run.clock.process(_life(customer))


def _life(customer: Customer) -> Generator[simpy.Event, None, None]:
    clock = customer.run.clock
    yield clock.at(customer.born)
    _begin(customer)
    while not customer.churned and customer.month < customer.run.months:
        instant = _next_instant(customer)
        day, aside = _next_aside(customer, instant.until)
        try:
            yield clock.at(min(day, instant.until))
        except simpy.Interrupt:  # a pool has decided: what comes next may be another thing
            continue
        if day <= instant.until:  # on the way, refreshing nothing
            child = aside.happen(customer, day)
            if child is not None:
                start_customer(child)
            continue
        _pass_time(customer, instant)
        instant.action()
    for process in PROCESSES:
        process.end(customer)
    cases.end(customer)


def _begin(customer: Customer) -> None:
    run, row = customer.run, customer.row
    run.histories.append(customer)
    customer.day = customer.surveyed_on = customer.billed_on = customer.born
    while run.month_days[customer.month + 1] <= customer.born:
        customer.month += 1
    customer.root = customer.source.root if customer.origin == records.REFERRED else customer.identity
    audiences, groups, identities = run.scenario.audiences, run.scenario.groups, run.scenario.group_identities
    identity, root = np.uint64(customer.identity), np.uint64(customer.root)
    customer.variant = int(variates.variant_of(audiences, groups, identities, identity, root, customer.number, row["segment"], run.key))
    customer.variant += run.segments[row["segment"]]["variant"]
    customer.fee_per_month = row["fee_per_month"]
    customer.tenure_0 = row["tenure"] if customer.origin == records.FROM_TABLE else 0.0
    customer.churn_left = exponential(customer.uniforms(0, run.parameters["churn_point"])[0])
    customer.knot = int(transitions.find_knot(run.scenario.baseline, customer.tenure_0))
    satisfaction_dynamics.begin(customer)
    customer.tiredness = row["tiredness"] if customer.origin == records.FROM_TABLE else 0.0
    cases.begin(customer)
    for process in PROCESSES:
        process.begin(customer)
    visits.begin(customer)
    if customer.origin != records.FROM_TABLE:
        _join(customer)


def _join(customer: Customer) -> None:
    run, parameters = customer.run, customer.run.parameters
    if customer.origin == records.REFERRED:
        cost = referral.reward(customer)
    else:
        column = int(run.scenario.channels[customer.source]["column"])
        value = run.values[parameters["everyone"] * run.months + customer.month]
        cost = transitions.to_fixed_point(value[column + records.CHANNEL.cost], records.MICRO)
        sums = customer.sums[parameters["acquisition_sums"] + PER_CHANNEL * customer.source :]
        sums[SUMS.acquired] += 1
        sums[SUMS.cost] += cost
    customer.costs += cost
    customer.note(records.EVENT.joined, -1, customer.origin, cost / records.MICRO)


# from one instant to the next


@dataclass(frozen=True)
class Instant:
    """What a life brings next, and when; and what is used up of the thresholds until then."""

    until: float
    action: Callable[[], None]
    hazard: float
    knot: int


def _next_instant(customer: Customer) -> Instant:
    """When the next thing happens to this customer, and what; nothing of the customer is changed."""
    run = customer.run
    triggers.look(customer)
    until, action = run.month_days[customer.month + 1], partial(_month_ends, customer)
    for number, waiting in enumerate(customer.visits):
        if waiting.start < until:
            until, action = waiting.start, partial(visits.start, customer, number)
        if waiting.due < until:
            until, action = waiting.due, partial(visits.move, customer, number)
    if customer.leaving_on < until:
        until, action = customer.leaving_on, partial(_leave, customer)
    hazard, knot, days = satisfaction_dynamics.hazard_used(customer, until - customer.day)
    if days < math.inf:
        until, action = min(until, customer.day + days), partial(_decide, customer)
    return Instant(until, action, hazard, knot)


def _next_aside(customer: Customer, until: float) -> tuple[float, Process]:
    """When the next of the processes fires, if before an instant, and which."""
    days = [process.used(customer, until - customer.day)[1] for process in PROCESSES]
    first = min(range(len(days)), key=days.__getitem__)
    return customer.day + days[first], PROCESSES[first]


def _pass_time(customer: Customer, instant: Instant) -> None:
    """The time until the next instant passes: thresholds are used up, feelings relax."""
    days = instant.until - customer.day
    customer.churn_left -= instant.hazard
    customer.knot = instant.knot
    passed = [process.used(customer, days)[0] for process in PROCESSES]
    for process, used in zip(PROCESSES, passed, strict=True):
        process.use_up(customer, used)
    satisfaction_dynamics.relax(customer, days)
    customer.day = instant.until


# what happens


def _leave(customer: Customer) -> None:
    bill_month(customer)
    customer.sums[records.SUMS.churned] += 1
    customer.churned = True
    if customer.run.parameters["form"] != records.SILENT:
        customer.note(records.EVENT.churned, -1, 0, 0.0)


def _decide(customer: Customer) -> None:
    """The hazard strikes: the customer goes, or decides to go and may be talked to first."""
    parameters = customer.run.parameters
    if parameters["form"] != records.RENEWAL and parameters["saving"] < 0:
        _leave(customer)
        return
    offers.decide_to_leave(customer)
    if parameters["saving"] >= 0 and customer.visits[parameters["saving"]].node < 0:
        visits.call(customer, parameters["saving"])
        if customer.visits[parameters["saving"]].node >= 0 and parameters["form"] != records.RENEWAL:
            customer.leaving_on = math.inf


def _month_ends(customer: Customer) -> None:
    bill_month(customer)
    run, sums = customer.run, customer.sums
    sums[records.SUMS.active_end] += 1
    sums[records.SUMS.satisfaction] += transitions.to_fixed_point(customer.satisfaction, records.FINE)
    sums[records.SUMS.effort] += transitions.to_fixed_point(customer.effort, records.FINE)
    sums[records.SUMS.promoters] += customer.satisfaction >= run.parameters["promoter_level"]
    sums[records.SUMS.detractors] += customer.satisfaction < run.parameters["detractor_level"]
    before = customer.value
    customer.month += 1
    if customer.month < run.months:
        visits.move_starts(customer, before)
        if customer.fee_per_month * before[run.parameters["fee_level"]] > 0.0:
            triggers.on_event(customer, records.ON_BILL, customer.month, customer.day)
        for number, survey in enumerate(run.surveys):
            if survey["every"] > 0 and customer.month % survey["every"] == 0:
                visits.call(customer, surveys.send_survey(customer, number, customer.month))
