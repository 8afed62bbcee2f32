"""Visits in the compiled engine: they start, go from touch to touch, are asked about and end."""

from __future__ import annotations

import math

import numpy as np

from cxsim.engine.compilation import apart, inner
from cxsim.engine.elements.cases import open_case, update_cases
from cxsim.engine.elements.offers import accept_offer, decide_to_leave
from cxsim.engine.elements.surveys import send_survey
from cxsim.engine.elements.touchpoints import book_touch
from cxsim.engine.journey_starts import counts_starts, take_start
from cxsim.engine.pools.records import REQUESTED, WAITING
from cxsim.engine.pools.transition_functions import wait_effects
from cxsim.engine.records import (
    ABANDONMENT,
    AT_RATE,
    BEGINS,
    EVERY,
    FAILURE,
    MAX_STEPS,
    ON_DATE,
    RENEWAL,
    SUCCESS,
    TOUCHPOINT,
    Floats,
    Record,
    Scenario,
    Tally,
)
from cxsim.engine.satisfaction_dynamics import apply_experience, apply_peak_end
from cxsim.engine.transition_functions import clip, next_multiple, quantity, select_outcome, start_rate, success_share
from cxsim.engine.variates import exponential, variant_on
from cxsim.engine.weekly_profile import start_date, threshold_left
from cxsim.rng import philox, uniform
from cxsim.units import DAYS_PER_MONTH, MONTHS_PER_DAY


@inner
def row_now(scenario: Scenario, life: Record, day: float, key: np.uint64) -> int:
    """The row of the values that hold for the life in hand on a day: those of its month, and of the periods drawn there."""
    at = life.at
    if scenario.audiences.size > 0:
        at += variant_on(scenario.audiences, scenario.rows[life.row].segment, day, key) * (scenario.month_days.size - 1)
    return at


@inner
def begin_touch(scenario: Scenario, journey: Record, number: int, node: Record, life: Record, key: np.uint64) -> None:
    """A touch is in hand: its random numbers are drawn."""
    # The counter is the visit and the step in it, not how many touches there have been: another journey more changes no draw of this one.
    outcome, length, _, _ = philox(life.identity, np.uint64(journey.visit * MAX_STEPS + journey.step), node.point, key)
    journey.node = number
    set_touch(journey, node, scenario.values, row_now(scenario, life, life.day, key), outcome, length)
    if node.pool < 0:
        journey.due = life.day + journey.length
    else:
        request_agent(journey, life)


@inner
def set_touch(journey: Record, node: Record, values: Floats, at: int, outcome: np.uint64, length: np.uint64) -> None:
    """The outcome's uniform and the length of a touch, from their words and the values of a row."""
    journey.outcome_uniform = uniform(outcome)
    duration = quantity(values, at, node.column + TOUCHPOINT.duration)
    journey.length = exponential(length) * duration if duration > 0.0 else 0.0


@inner
def request_agent(journey: Record, life: Record) -> None:
    """A touch is to be served by a pool, which has not decided about it."""
    journey.due, journey.requested, journey.wait, journey.mood = math.inf, life.day, 0.0, 1.0
    journey.server = REQUESTED
    life.requests += 1


@inner
def rest_journey(journey: Record, life: Record) -> None:
    """Until its next visit a journey rests."""
    journey.node = -1
    journey.step = 0
    journey.due = math.inf
    if journey.trigger == EVERY:
        tenure = life.tenure_0 + (life.day - life.born) * MONTHS_PER_DAY
        journey.due = life.day + (next_multiple(tenure, journey.interval) - tenure) * DAYS_PER_MONTH


@inner
def draw_next_start(scenario: Scenario, parameters: Record, journey: Record, life: Record, key: np.uint64) -> None:
    """When the journey starts next at its rate, which holds until the month ends."""
    word, _, _, _ = philox(life.identity, np.uint64(journey.started), journey.start_point, key)
    journey.left = exponential(word)
    rate = start_rate(scenario.values, journey, life.at)
    journey.start = start_date(scenario.patterns, parameters.weekday, journey.pattern, journey.left, rate, life.day)


@inner
def reschedule_starts(scenario: Scenario, parameters: Record, life: Record) -> None:
    """On the first of a month rates may change: what is left of the threshold of a next start is used up at the new one."""
    for number in range(scenario.journeys.size):
        journey = scenario.journeys[number]
        before, now = start_rate(scenario.values, journey, life.at - 1), start_rate(scenario.values, journey, life.at)
        if now != before:  # else the date stands to the last bit, whatever the month
            if before > 0.0:
                journey.left = threshold_left(scenario.patterns, parameters.weekday, journey.pattern, journey.start, before, life.day)
            journey.start = start_date(scenario.patterns, parameters.weekday, journey.pattern, journey.left, now, life.day)


@inner
def start_touch(scenario: Scenario, tally: Tally, parameters: Record, journey: Record, number: int, life: Record, key: np.uint64) -> None:
    """A touch begins, and perhaps a case with it."""
    node = scenario.nodes[number]
    begin_touch(scenario, journey, number, node, life, key)
    if node.opens >= 0 and node.opens_when == BEGINS:
        open_case(tally, scenario.cases, node.opens, scenario.values, parameters, life)


@inner
def start_visit(scenario: Scenario, tally: Tally, parameters: Record, number: int, life: Record, key: np.uint64) -> None:
    """A visit begins, unless the customer has taken all that the journey has to offer."""
    journey = scenario.journeys[number]
    if journey.accepted < journey.most:
        start_touch(scenario, tally, parameters, journey, journey.first, life, key)
    else:
        journey.visit += 1
        rest_journey(journey, life)


@apart
def start_called_journey(scenario: Scenario, tally: Tally, parameters: Record, number: int, life: Record, key: np.uint64) -> None:
    """A journey that is called starts now, unless a visit of it is under way; -1 calls none."""
    if number >= 0 and scenario.journeys[number].node < 0:
        start_visit(scenario, tally, parameters, number, life, key)


@inner
def send_relational_surveys(scenario: Scenario, tally: Tally, parameters: Record, life: Record, key: np.uint64) -> None:
    """On the first of a month the relational surveys go out; before the run's first day nobody has been asked."""
    for number in range(scenario.surveys.size):
        survey = scenario.surveys[number]
        if survey.every > 0 and life.month % survey.every == 0:
            called = send_survey(scenario, tally, parameters, number, life, life.month, key)
            start_called_journey(scenario, tally, parameters, called, life, key)


@inner
def send_transactional_surveys(
    scenario: Scenario, tally: Tally, parameters: Record, journey_number: int, ordinal: int, life: Record, key: np.uint64
) -> None:
    """At the end of a visit the surveys about it go out."""
    for number in range(scenario.surveys.size):
        if scenario.surveys[number].after == journey_number:
            called = send_survey(scenario, tally, parameters, number, life, ordinal, key)
            start_called_journey(scenario, tally, parameters, called, life, key)


@apart
def send_pulse_surveys(
    scenario: Scenario, tally: Tally, parameters: Record, node_number: int, ordinal: int, life: Record, key: np.uint64
) -> None:
    """At once after a touch the surveys about it go out."""
    for number in range(scenario.surveys.size):
        if scenario.surveys[number].pulse == node_number:
            called = send_survey(scenario, tally, parameters, number, life, ordinal, key)
            start_called_journey(scenario, tally, parameters, called, life, key)


@inner
def end_touch(scenario: Scenario, tally: Tally, parameters: Record, journey: Record, life: Record, key: np.uint64) -> tuple[int, int]:
    """A touch has its outcome: it is felt, paid for and noted; returns the node that follows and the journey it starts, or -1."""
    node, values = scenario.nodes[journey.node], scenario.values
    at, column = row_now(scenario, life, life.day, key), node.column
    length, slip, dent, strain = journey.length, 0.0, 0.0, 0.0
    if node.pool >= 0:
        length = life.day - journey.requested
        slip, dent, strain = wait_effects(scenario.pools, values, at, node.pool, journey.server, journey.wait, journey.mood)
        if journey.server == WAITING:  # its patience ended, and the pool still had it among those who wait
            life.requests -= 1
    success = success_share(values, node, life.satisfaction, at) if journey.accepted < node.offer_most else 0.0
    outcome = select_outcome(journey.outcome_uniform, success - slip, quantity(values, at, column + TOUCHPOINT.abandonment))
    if node.pool >= 0 and journey.server < 0:
        outcome = ABANDONMENT
    felt = TOUCHPOINT.quality_success if outcome == SUCCESS else TOUCHPOINT.quality_failure
    quality = clip(quantity(values, at, column + felt) - dent)
    effort = clip(
        quantity(values, at, column + TOUCHPOINT.effort) + quantity(values, at, column + TOUCHPOINT.effort_per_day) * length + strain
    )
    following, called = node.after_success, node.starts_on_success
    if outcome == FAILURE:
        following, called = node.after_failure, node.starts_on_failure
    elif outcome == ABANDONMENT:
        following, called = node.after_abandonment, node.starts_on_abandonment
    # A journey may lead back to where it was; `check` refuses plans in which that goes on for so many touches with a likely chance.
    following = following if journey.step + 1 < MAX_STEPS else -1
    apply_experience(values, parameters, journey, life, quality, effort, quantity(values, at, column + TOUCHPOINT.weight))
    if following < 0:
        apply_peak_end(values, parameters, journey, life)
    wait = journey.wait if node.pool >= 0 else 0.0
    book_touch(tally, values, parameters, node, (journey.node, outcome, length, wait), at, life)
    if node.opens >= 0 or node.resolves >= 0:
        update_cases(tally, scenario.cases, node, outcome, values, parameters, life)
    if node.offer >= 0 and outcome == SUCCESS:
        accept_offer(tally, scenario.month_days, values, parameters, node, journey, life, key)
    journey.step += 1
    return following, called


@inner
def end_visit(scenario: Scenario, tally: Tally, parameters: Record, number: int, life: Record, key: np.uint64) -> None:
    """A visit is over: it is asked about, a customer who was not saved goes, and the next visit begins if one has waited."""
    journey = scenario.journeys[number]
    journey.visit += 1
    rest_journey(journey, life)
    if number == parameters.saving and life.decided and parameters.form != RENEWAL:
        life.leaving_on = life.day
    send_transactional_surveys(scenario, tally, parameters, number, journey.visit, life, key)
    if counts_starts(journey) and journey.started > journey.visit:
        start_visit(scenario, tally, parameters, number, life, key)


@inner
def advance_journey(scenario: Scenario, tally: Tally, parameters: Record, what: int, life: Record, key: np.uint64) -> None:
    """A journey starts (then its number comes after those of all) or moves; touches without length follow at the same instant."""
    number, moves = what, True
    if what >= scenario.journeys.size:
        number = what - scenario.journeys.size
        start_journey(scenario, tally, parameters, number, life, key)
        moves = has_no_length(scenario.journeys[number], life)
    while moves:
        move_journey(scenario, tally, parameters, number, life, key)
        moves = has_no_length(scenario.journeys[number], life)


@inner
def has_no_length(journey: Record, life: Record) -> bool:
    """Whether the touch in hand has no length."""
    return journey.node >= 0 and journey.due <= life.day


@inner
def start_journey(scenario: Scenario, tally: Tally, parameters: Record, number: int, life: Record, key: np.uint64) -> None:
    """A journey starts; if a visit of it is under way the next one waits for its end, or joins it (`counts_starts`)."""
    journey = scenario.journeys[number]
    journey.started += 1
    journey.start = math.inf
    if journey.trigger == AT_RATE:
        draw_next_start(scenario, parameters, journey, life, key)
    elif journey.trigger >= ON_DATE and not take_start(scenario, number, life, key):
        return
    if journey.node < 0:
        start_visit(scenario, tally, parameters, number, life, key)


@inner
def move_journey(scenario: Scenario, tally: Tally, parameters: Record, number: int, life: Record, key: np.uint64) -> None:
    """A visit is due and begins, or its touch in hand ends and the next begins, or the visit is over; what it calls starts."""
    journey, nodes = scenario.journeys[number], scenario.nodes
    ended = journey.node
    if ended < 0:
        start_visit(scenario, tally, parameters, number, life, key)
        return
    following, called = end_touch(scenario, tally, parameters, journey, life, key)
    if nodes[ended].pulsed:
        send_pulse_surveys(scenario, tally, parameters, ended, journey.visit * MAX_STEPS + journey.step, life, key)
    if following >= 0:
        start_touch(scenario, tally, parameters, journey, following, life, key)
    else:
        end_visit(scenario, tally, parameters, number, life, key)
    if called >= 0:
        start_called_journey(scenario, tally, parameters, called, life, key)


@apart
def begin_departure(scenario: Scenario, tally: Tally, parameters: Record, life: Record, key: np.uint64) -> None:
    """A customer decides to leave: if there is something to say to that, it is said first."""
    decide_to_leave(tally, parameters, life)
    if parameters.saving >= 0 and scenario.journeys[parameters.saving].node < 0:
        start_visit(scenario, tally, parameters, parameters.saving, life, key)
        if scenario.journeys[parameters.saving].node >= 0 and parameters.form != RENEWAL:
            life.leaving_on = math.inf
