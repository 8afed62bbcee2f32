"""Recommendations: content customers talk, and some of those talks bring a customer."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from cxsim.engine.accounting import record_event_between
from cxsim.engine.compilation import inner, law
from cxsim.engine.elements.element import Booking, MemberSums, RatedElement, StateField
from cxsim.engine.quantity_columns import columns_of, places
from cxsim.engine.records import MICRO, REFERRED, USED, Floats, Record, Scenario, Tally
from cxsim.engine.relaxation import Feeling, Way, integrate_excess, solve_excess
from cxsim.engine.transition_functions import add, quantity, to_fixed_point
from cxsim.engine.variates import exponential, segment_of_child, template_row
from cxsim.journey.advocacy import Referral
from cxsim.rng import descendant, philox, uniform
from cxsim.units import MONTHS_PER_DAY

COLUMNS = columns_of(Referral)
SUMS = places("recommendations", "praise", "referred", "rewards")

STATE = {
    "talks": StateField("whole", "count"),
    "talk_left": StateField("real", "whole"),
    "convert": StateField("real", "own"),
    "delay": StateField("real", "own"),
    "public": StateField("real", "own"),
}


@law
def referral_draws(point: np.uint64, identity: np.uint64, talk: int, key: np.uint64) -> tuple[float, float, float, float]:
    """The threshold of a customer's next talk, the uniform of its success, the exponential of its delay, that of its being public."""
    threshold, success, delay, public = philox(identity, np.uint64(talk), point, key)
    return exponential(threshold), uniform(success), exponential(delay), uniform(public)


@inner
def begin(scenario: Scenario, tally: Tally, row: Record, parameters: Record, life: Record, key: np.uint64) -> None:
    """The first talk is drawn."""
    life.talks = 0
    if parameters.referral >= 0:
        life.talk_left, life.convert, life.delay, life.public = referral_draws(parameters.referral_point, life.identity, 0, key)


@inner
def used(values: Floats, parameters: Record, life: Record, felt: Feeling, way: Way, share: float, days: float) -> tuple[float, float]:
    """The rate of recommendations used up in so many days: the integral of rate c((s - threshold) / (1 - threshold)) above it."""
    if parameters.referral < 0:
        return 0.0, 0.0
    threshold = quantity(values, life.at, parameters.referral + COLUMNS.threshold)
    if threshold >= 1.0:
        return 0.0, 0.0
    scale = quantity(values, life.at, parameters.referral + COLUMNS.rate) * MONTHS_PER_DAY
    return integrate_excess(scale, way, share, parameters.referral_curve, threshold, 1.0 - threshold, days), 0.0


@inner
def next_day(values: Floats, parameters: Record, life: Record, felt: Feeling, days: float, used: tuple[float, float]) -> float:
    """The instant of the next recommendation, if so much is used up in so many days (endless: later)."""
    amount, _ = used
    if amount <= 0.0 or amount < life.talk_left:
        return math.inf
    threshold = quantity(values, life.at, parameters.referral + COLUMNS.threshold)
    scale = quantity(values, life.at, parameters.referral + COLUMNS.rate) * MONTHS_PER_DAY
    return life.day + solve_excess(scale, felt, parameters.referral_curve, threshold, 1.0 - threshold, days, life.talk_left)


@inner
def happen(scenario: Scenario, tally: Tally, row: Record, parameters: Record, life: Record, day: float, key: np.uint64) -> None:
    """The customer recommends; if that converts, the customer whom it brings waits for its day."""
    values, pending = scenario.values, scenario.pending
    first = parameters.referral
    add(tally.months, life.month, parameters.referral_sums + SUMS.recommendations, 1)
    born = day + life.delay * quantity(values, life.at, first + COLUMNS.delay)
    public = life.public < quantity(values, life.at, first + COLUMNS.public)
    add(tally.months, life.month, parameters.referral_sums + SUMS.praise, public)
    horizon = scenario.month_days[scenario.month_days.size - 1]
    converts = life.convert < quantity(values, life.at, first + COLUMNS.conversion) and born < horizon
    if converts:
        life.won += 1
        place = tally.used[USED.pending]
        if place == pending.size:
            tally.used[USED.outgrown] = 1
        else:
            tally.used[USED.pending] += 1
            child = pending[place]
            child.identity, child.root = descendant(life.identity, np.uint64(life.talks)), life.root
            own = quantity(values, life.at, first + COLUMNS.own_segment)
            child.segment = segment_of_child(own, row.segment, child.identity, parameters.template_point, key)
            child.born, child.referrer = born, life.number
    record_event_between(tally, values, parameters, life, day, (parameters.talked_kind, np.int64(public), np.int64(converts)), 0.0)
    life.talks += 1
    left, life.convert, life.delay, life.public = referral_draws(parameters.referral_point, life.identity, life.talks, key)
    life.talk_left += left


@inner
def next_referral(scenario: Scenario, tally: Tally, life: Record, key: np.uint64) -> None:
    """Identify the last of those who were referred and wait for their day."""
    tally.used[USED.pending] -= 1
    child = scenario.pending[tally.used[USED.pending]]
    life.identity, life.root = child.identity, child.root
    life.born, life.origin, life.source = child.born, REFERRED, child.referrer
    point = scenario.parameters[0].template_point
    life.row = template_row(scenario.by_segment, scenario.segment_start, child.identity, child.segment, point, key)


@inner
def reward(tally: Tally, values: Floats, parameters: Record, life: Record) -> int:
    """A customer who was referred has come: it is counted, and the referrer rewarded; returns the reward."""
    cost = to_fixed_point(quantity(values, life.at, parameters.referral + COLUMNS.reward), MICRO)
    add(tally.months, life.month, parameters.referral_sums + SUMS.referred, 1)
    add(tally.months, life.month, parameters.referral_sums + SUMS.rewards, cost)
    return cost


@inner
def use_up(parameters: Record, life: Record, used: float) -> None:
    """What is used up of the threshold."""
    life.talk_left -= used


@inner
def draw_next(scenario: Scenario, parameters: Record, life: Record, key: np.uint64) -> None:
    """What is drawn for the next talk, drawn again."""
    if parameters.referral >= 0:
        _, life.convert, life.delay, life.public = referral_draws(parameters.referral_point, life.identity, life.talks, key)


def series(sums: MemberSums) -> Mapping[str, Any]:
    """Recommendations, those of them that are public, whom they bring, and the rewards."""
    own = sums.columns
    talks = {"recommendations": own["recommendations"] * 1.0, "mentions_for": own["praise"] * 1.0}
    return {**talks, "referred": own["referred"] * 1.0, "cost_referral": own["rewards"] / MICRO}


def bookings(scenario: Scenario, sums: MemberSums) -> Iterator[Booking]:
    """The rewards."""
    yield Booking("reward", sums.columns["referred"], "costs", once=True)


ELEMENT = RatedElement(
    name="referral",
    section=Referral,
    state=STATE,
    sums=SUMS._fields,
    points=("referral",),
    kinds={"talked": "recommendation"},
    sentiments={"talked": 1.0},
    series=series,
    bookings=bookings,
    tables=lambda plan: ["referrals", "mentions"],
    begin=begin,
    used=used,
    next_day=next_day,
    happen=happen,
    use_up=use_up,
    draw_next=draw_next,
)
