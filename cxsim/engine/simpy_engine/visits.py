"""A customer's visits to journeys in the open engine: when they start, from touch to touch, and when they end."""

from __future__ import annotations

import math

from cxsim.engine import records, weekly_profile
from cxsim.engine import transition_functions as transitions
from cxsim.engine.elements.touchpoints import PER_TOUCHPOINT, SUMS
from cxsim.engine.pools import records as pool_records
from cxsim.engine.pools import transition_functions as pool_laws
from cxsim.engine.records import Floats
from cxsim.engine.simpy_engine import cases, custom, offers, satisfaction_dynamics, surveys, triggers
from cxsim.engine.simpy_engine.customer import Customer, Visits
from cxsim.engine.simpy_engine.state import exponential
from cxsim.units import DAYS_PER_MONTH, MONTHS_PER_DAY


def begin(customer: Customer) -> None:
    """Every journey waits for its start; those of acquisition start at once."""
    run = customer.run
    customer.visits = [Visits(factor=customer.own_factor(number, journey["factor_point"])) for number, journey in enumerate(run.journeys)]
    for number, journey in enumerate(run.journeys):
        _rest(customer, number)
        if journey["trigger"] == records.AT_RATE:
            _draw_start(customer, number)
        elif journey["trigger"] == records.ON_ACQUISITION and customer.origin != records.FROM_TABLE:
            _touch(customer, number, journey["first"])
        else:
            triggers.begin(customer, number)


def _rate(customer: Customer, number: int, value: list[float]) -> float:
    """Starts per day of a journey at a month's values; 0 if it does not start at a rate, or if all that it offers is accepted."""
    journey, visits = customer.run.journeys[number], customer.visits[number]
    if journey["trigger"] != records.AT_RATE or visits.accepted >= journey["most"]:
        return 0.0
    return float(value[journey["rate_column"]] * visits.factor * MONTHS_PER_DAY)


def move_starts(customer: Customer, before: list[float]) -> None:
    """On the first of a month rates may change: what is left of the threshold of a next start is used up at the new one."""
    for number, visits in enumerate(customer.visits):
        old, new = _rate(customer, number, before), _rate(customer, number, customer.value)
        if new != old:
            patterns, weekday, pattern = _pattern(customer, number)
            if old > 0.0:
                visits.left = float(weekly_profile.threshold_left(patterns, weekday, pattern, visits.start, old, customer.day))
            visits.start = float(weekly_profile.start_date(patterns, weekday, pattern, visits.left, new, customer.day))


def _pattern(customer: Customer, number: int) -> tuple[Floats, int, int]:
    """The patterns of weeks, the first day's weekday, and which pattern is this journey's."""
    run = customer.run
    return run.scenario.patterns, run.parameters["weekday"], run.journeys[number]["pattern"]


def start(customer: Customer, number: int) -> None:
    """The journey starts; if a visit of it is under way, the next one waits for its end or joins it."""
    visits = customer.visits[number]
    visits.started += 1
    visits.start = math.inf
    if customer.run.journeys[number]["trigger"] == records.AT_RATE:
        _draw_start(customer, number)
    elif not triggers.take(customer, number):
        return
    call(customer, number)
    if _at_once(customer, visits):
        move(customer, number)


def move(customer: Customer, number: int) -> None:
    """The journey is due and starts, or its touch ends and what follows begins; touches without length follow at the same instant."""
    visits, moves = customer.visits[number], True
    while moves:
        _move(customer, number)
        moves = _at_once(customer, visits)


def _at_once(customer: Customer, visits: Visits) -> bool:
    return visits.node >= 0 and visits.due <= customer.day


def _move(customer: Customer, number: int) -> None:
    visits = customer.visits[number]
    if custom.go_on(customer, visits):
        return
    ended = visits.node
    if ended < 0:
        call(customer, number)
        return
    following, called = _touch_ends(customer, visits)
    if visits.accepted >= customer.run.journeys[number]["most"]:
        visits.start = math.inf
    for asking, survey in enumerate(customer.run.surveys):
        if survey["pulse"] == ended:
            call(customer, surveys.send_survey(customer, asking, visits.visit * records.MAX_STEPS + visits.step))
    if following >= 0:
        _touch(customer, number, following)
    else:
        _end(customer, number)
    call(customer, called)


def call(customer: Customer, number: int) -> None:
    """A visit begins, unless one is under way or all that the journey offers is accepted; -1 calls none."""
    if number < 0 or customer.visits[number].node >= 0:
        return
    journey, visits = customer.run.journeys[number], customer.visits[number]
    if visits.accepted < journey["most"]:
        _touch(customer, number, journey["first"])
    else:
        visits.visit += 1
        _rest(customer, number)


def _end(customer: Customer, number: int) -> None:
    """A visit is over; who was not saved in it goes, and the next visit begins if one has waited."""
    parameters, visits = customer.run.parameters, customer.visits[number]
    visits.visit += 1
    _rest(customer, number)
    if number == parameters["saving"] and customer.decided and parameters["form"] != records.RENEWAL:
        customer.leaving_on = customer.day
    for asking, survey in enumerate(customer.run.surveys):
        if survey["after"] == number:
            call(customer, surveys.send_survey(customer, asking, visits.visit))
    if (
        customer.run.journeys[number]["trigger"] in (records.AT_RATE, records.ON_PURCHASE, records.ON_BILL)
        and visits.started > visits.visit
    ):
        call(customer, number)


def _draw_start(customer: Customer, number: int) -> None:
    visits = customer.visits[number]
    visits.left = exponential(customer.uniforms(visits.started, customer.run.journeys[number]["start_point"])[0])
    rate = _rate(customer, number, customer.value)
    visits.start = float(weekly_profile.start_date(*_pattern(customer, number), visits.left, rate, customer.day))


def _touch(customer: Customer, number: int, node: int) -> None:
    visits, touchpoint = customer.visits[number], customer.run.nodes[node]
    visits.outcome_uniform, length, _, _ = customer.uniforms(visits.visit * records.MAX_STEPS + visits.step, touchpoint["point"])
    visits.node = node
    visits.length = exponential(length) * customer.value_now[touchpoint["column"] + records.TOUCHPOINT.duration]
    visits.due = customer.day + visits.length
    cases.begin_touch(customer, touchpoint)
    custom.begin(customer, visits)
    if touchpoint["pool"] >= 0:
        visits.server, visits.requested, visits.mood, visits.due = pool_records.SUBMITTED, customer.day, 1.0, math.inf
        customer.run.pools.ask(customer, number)


def _rest(customer: Customer, number: int) -> None:
    journey, visits = customer.run.journeys[number], customer.visits[number]
    visits.node, visits.step, visits.due = -1, 0, math.inf
    if journey["trigger"] == records.EVERY:
        tenure = customer.tenure_0 + (customer.day - customer.born) * MONTHS_PER_DAY
        visits.due = customer.day + (transitions.next_multiple(tenure, journey["interval"]) - tenure) * DAYS_PER_MONTH


def _touch_ends(customer: Customer, visits: Visits) -> tuple[int, int]:
    """How the touch ended, felt and paid for: the node that follows and the journey that is called, or -1."""
    node = customer.run.nodes[visits.node]
    touch = customer.value_now[node["column"] :]
    outcome, quality, effort, cost = custom.ending(visits, touch) or _ending(customer, visits, touch)
    name = ("success", "failure", "abandonment")[outcome]
    following = int(node[f"after_{name}"]) if visits.step + 1 < records.MAX_STEPS else -1
    satisfaction_dynamics.experience(customer, visits, quality, effort, touch[records.TOUCHPOINT.weight])
    if following < 0:
        satisfaction_dynamics.remember(customer, visits)
    payment = int(transitions.to_fixed_point(touch[records.TOUCHPOINT.payment], records.MICRO)) if outcome == records.SUCCESS else 0
    length, wait = (customer.day - visits.requested, visits.wait) if node["pool"] >= 0 else (visits.length, 0.0)
    _book(customer, (visits.node, outcome, length, wait), transitions.to_fixed_point(cost, records.MICRO), payment)
    cases.end_touch(customer, node, outcome)
    if node["offer"] >= 0 and outcome == records.SUCCESS:
        offers.accept_offer(customer, visits.node, visits)
    visits.step += 1
    return following, int(node[f"starts_on_{name}"])


def _ending(customer: Customer, visits: Visits, touch: list[float]) -> tuple[int, float, float, float]:
    """Outcome, quality, effort asked and cost, as the plan says; of a touch that a pool serves, as its wait has marked it."""
    node = customer.run.nodes[visits.node]
    pool, length, slip, dent, strain = node["pool"], visits.length, 0.0, 0.0, 0.0
    if pool >= 0:
        length, (slip, dent, strain) = customer.day - visits.requested, _marked(customer, visits, pool)
    success = offers.success_share(customer, node, visits) - slip
    outcome = int(transitions.select_outcome(visits.outcome_uniform, success, touch[records.TOUCHPOINT.abandonment]))
    if pool >= 0 and visits.server < 0:
        outcome = records.ABANDONMENT
    quality = touch[records.TOUCHPOINT.quality_success if outcome == records.SUCCESS else records.TOUCHPOINT.quality_failure]
    effort = transitions.clip(touch[records.TOUCHPOINT.effort] + touch[records.TOUCHPOINT.effort_per_day] * length + strain)
    return outcome, transitions.clip(quality - dent), effort, touch[records.TOUCHPOINT.cost]


def _marked(customer: Customer, visits: Visits, pool: int) -> tuple[float, float, float]:
    """How the wait and the agents' mood mark a touch."""
    run, at = customer.run, customer.at_now
    slip, dent, strain = pool_laws.wait_effects(run.scenario.pools, run.scenario.values, at, pool, visits.server, visits.wait, visits.mood)
    return float(slip), float(dent), float(strain)


def _book(customer: Customer, touch: tuple[int, int, float, float], cost: int, payment: int) -> None:
    node, outcome, length, wait = touch
    sums = customer.sums[customer.run.parameters["journeys_sums"] + PER_TOUCHPOINT * node :]
    sums[outcome] += 1
    sums[SUMS.cost] += cost
    sums[SUMS.payments] += payment
    customer.payments += payment
    customer.costs += cost
    customer.touches += 1
    customer.note_touch(node, outcome, cost / records.MICRO, length, wait)
    if payment:
        customer.note(records.EVENT.paid, node, 0, payment / records.MICRO)
