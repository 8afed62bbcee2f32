"""A customer's visits to journeys in the open engine: when they start, from touch to touch, and when they end."""

from __future__ import annotations

import math

from cxsim.engine import laws, records
from cxsim.engine.open import custom, feelings, surveys
from cxsim.engine.open.customer import Customer, Visits
from cxsim.engine.open.run import exponential
from cxsim.engine.pools import laws as pool_laws
from cxsim.engine.pools import records as pool_records
from cxsim.units import DAYS_PER_MONTH


def begin(customer: Customer) -> None:
    """Every journey waits for its start; those of acquisition start at once."""
    run = customer.run
    customer.visits = [Visits(factor=customer.own_factor(number, journey["factor_point"])) for number, journey in enumerate(run.journeys)]
    for number, journey in enumerate(run.journeys):
        _rest(customer, number)
        if journey["trigger"] == records.ON_ACQUISITION and customer.origin != records.FROM_TABLE:
            _touch(customer, number, journey["first"])


def rate(customer: Customer, number: int) -> float:
    """Starts per day of a journey; 0 while a visit is under way, and for journeys that do not start at a rate."""
    journey = customer.run.journeys[number]
    if journey["trigger"] != records.AT_RATE or customer.visits[number].node >= 0:
        return 0.0
    return float(customer.value[journey["rate_column"]] * customer.visits[number].factor / DAYS_PER_MONTH)


def move(customer: Customer, number: int) -> None:
    """The journey starts, or its touch ends and what follows begins."""
    visits = customer.visits[number]
    if custom.go_on(customer, visits):
        return
    following, called = (customer.run.journeys[number]["first"], -1) if visits.node < 0 else _touch_ends(customer, visits)
    if following >= 0:
        _touch(customer, number, following)
    else:
        visits.visit += 1
        _rest(customer, number)
        for asking, survey in enumerate(customer.run.surveys):
            if survey["after"] == number:
                call(customer, surveys.ask(customer, asking, visits.visit))
    call(customer, called)


def call(customer: Customer, number: int) -> None:
    """A journey that is called starts now, unless a visit of it is under way; -1 calls none."""
    if number >= 0 and customer.visits[number].node < 0:
        _touch(customer, number, customer.run.journeys[number]["first"])


def _touch(customer: Customer, number: int, node: int) -> None:
    visits, touchpoint = customer.visits[number], customer.run.nodes[node]
    visits.luck, length, _, _ = customer.luck(visits.visit * records.MAX_STEPS + visits.step, touchpoint["point"])
    visits.node = node
    visits.length = exponential(length) * customer.value[touchpoint["column"] + records.T_DURATION]
    visits.due = customer.day + visits.length
    custom.begin(customer, visits)
    if touchpoint["pool"] >= 0:
        visits.server, visits.requested, visits.mood, visits.due = pool_records.ASKED, customer.day, 1.0, math.inf
        customer.run.pools.ask(customer, number)


def _rest(customer: Customer, number: int) -> None:
    journey, visits = customer.run.journeys[number], customer.visits[number]
    visits.node, visits.step, visits.due = -1, 0, math.inf
    if journey["trigger"] == records.AT_RATE:
        visits.left = exponential(customer.luck(visits.visit, journey["start_point"])[0])
    elif journey["trigger"] == records.EVERY:
        tenure = customer.tenure_0 + (customer.day - customer.born) / DAYS_PER_MONTH
        visits.due = customer.day + (laws.next_multiple(tenure, journey["interval"]) - tenure) * DAYS_PER_MONTH


def _touch_ends(customer: Customer, visits: Visits) -> tuple[int, int]:
    """How the touch ended, felt and paid for: the node that follows and the journey that is called, or -1."""
    node = customer.run.nodes[visits.node]
    touch = customer.value[node["column"] :]
    outcome, quality, asked, cost = custom.ending(visits, touch) or _ending(customer, visits, touch)
    feelings.experience(customer, quality, asked)
    _book(customer, visits.node, outcome, laws.fixed(cost, records.MICRO))
    visits.step += 1
    name = ("success", "failure", "abandonment")[outcome]
    return int(node[f"after_{name}"]) if visits.step < records.MAX_STEPS else -1, int(node[f"starts_on_{name}"])


def _ending(customer: Customer, visits: Visits, touch: list[float]) -> tuple[int, float, float, float]:
    """Outcome, quality, effort asked and cost, as the plan says; of a touch that a pool serves, as its wait has marked it."""
    pool = customer.run.nodes[visits.node]["pool"]
    length, slip, dent, strain = visits.length, 0.0, 0.0, 0.0
    if pool >= 0:
        length, (slip, dent, strain) = customer.day - visits.requested, _marked(customer, visits, pool)
    outcome = int(laws.outcome_of(visits.luck, touch[records.T_SUCCESS] - slip, touch[records.T_ABANDONMENT]))
    if pool >= 0 and visits.server < 0:
        outcome = records.ABANDONMENT
    quality = touch[records.T_QUALITY_SUCCESS if outcome == records.SUCCESS else records.T_QUALITY_FAILURE]
    asked = laws.clipped(touch[records.T_EFFORT] + touch[records.T_EFFORT_PER_DAY] * length + strain)
    return outcome, laws.clipped(quality - dent), asked, touch[records.T_COST]


def _marked(customer: Customer, visits: Visits, pool: int) -> tuple[float, float, float]:
    """How the wait and the agents' mood mark a touch."""
    run, at = customer.run, customer.variant * customer.run.months + customer.month
    slip, dent, strain = pool_laws.marked(run.settings.pools, run.settings.values, at, pool, visits.server, visits.wait, visits.mood)
    return float(slip), float(dent), float(strain)


def _book(customer: Customer, node: int, outcome: int, cost: int) -> None:
    sums = customer.sums[customer.run.single["touch_sums"] + records.PER_NODE * node :]
    sums[outcome] += 1
    sums[3] += cost
    customer.costs += cost
    customer.touches += 1
    customer.note(records.TOUCHED, node, outcome, cost / records.MICRO)
