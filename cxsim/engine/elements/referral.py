"""Recommendations: content customers talk, and some of those talks bring a customer."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from cxsim.engine.accounting import record_event_between
from cxsim.engine.compilation import inner, law
from cxsim.engine.elements.element import Element, StateField
from cxsim.engine.quantity_columns import columns_of, places
from cxsim.engine.records import USED, Ints
from cxsim.engine.relaxation import exceeded, exceeded_by
from cxsim.engine.transition_functions import add, quantity
from cxsim.engine.variates import exponential, segment_of_child
from cxsim.journey.advocacy import Referral
from cxsim.rng import descendant, philox, uniform
from cxsim.units import MONTHS_PER_DAY

COLUMNS = columns_of(Referral)
SUMS = places("recommendations", "praise")

STATE = {
    "talks": StateField("whole", "count"),
    "talk_left": StateField("real", "whole"),
    "convert": StateField("real", "own"),
    "delay": StateField("real", "own"),
    "public": StateField("real", "own"),
}


@law
def referral_draws(point, identity, talk, key):
    """The threshold of a customer's next talk, the uniform of its success, the exponential of its delay, that of its being public."""
    threshold, success, delay, public = philox(identity, np.uint64(talk), point, key)
    return exponential(threshold), uniform(success), exponential(delay), uniform(public)


@inner
def begin(world, tally, row, single, life, key):
    """The first talk is drawn."""
    life.talks = 0
    if single.referral >= 0:
        life.talk_left, life.convert, life.delay, life.public = referral_draws(single.referral_point, life.identity, 0, key)


@inner
def used(values, single, life, felt, way, share, days):
    """The rate of recommendations used up in so many days: the integral of rate c((s - threshold) / (1 - threshold)) above it."""
    if single.referral < 0:
        return 0.0, 0.0
    threshold = quantity(values, life.at, single.referral + COLUMNS.threshold)
    if threshold >= 1.0:
        return 0.0, 0.0
    scale = quantity(values, life.at, single.referral + COLUMNS.rate) * MONTHS_PER_DAY
    return exceeded(scale, way, share, single.referral_curve, threshold, 1.0 - threshold, days), 0.0


@inner
def next_day(values, single, life, felt, days, used):
    """The instant of the next recommendation, if so much is used up in so many days (endless: later)."""
    amount, _ = used
    if amount <= 0.0 or amount < life.talk_left:
        return math.inf
    threshold = quantity(values, life.at, single.referral + COLUMNS.threshold)
    scale = quantity(values, life.at, single.referral + COLUMNS.rate) * MONTHS_PER_DAY
    return life.day + exceeded_by(scale, felt, single.referral_curve, threshold, 1.0 - threshold, days, life.talk_left)


@inner
def happen(world, tally, row, single, life, day, key):
    """The customer recommends; if that converts, the customer whom it brings waits for its day."""
    values, pending = world.values, world.unborn
    first = single.referral
    add(tally.months, life.month, single.referral_sums + SUMS.recommendations, 1)
    born = day + life.delay * quantity(values, life.at, first + COLUMNS.delay)
    public = life.public < quantity(values, life.at, first + COLUMNS.public)
    add(tally.months, life.month, single.referral_sums + SUMS.praise, public)
    horizon = world.month_days[world.month_days.size - 1]
    converts = life.convert < quantity(values, life.at, first + COLUMNS.conversion) and born < horizon
    if converts:
        life.won += 1
        place = tally.used[USED.pending]
        if place == pending.size:
            tally.used[USED.outgrown] = 1
        else:
            tally.used[USED.pending] += 1
            child = pending[place]
            child.identity = descendant(life.identity, np.uint64(life.talks))
            own = quantity(values, life.at, first + COLUMNS.own_segment)
            child.segment = segment_of_child(own, row.segment, child.identity, single.template_point, key)
            child.born, child.referrer = born, life.number
    record_event_between(tally, values, single, life, day, (single.talked_kind, np.int64(public), np.int64(converts)), 0.0)
    life.talks += 1
    left, life.convert, life.delay, life.public = referral_draws(single.referral_point, life.identity, life.talks, key)
    life.talk_left += left


@inner
def use_up(single, life, used):
    """What is used up of the threshold."""
    life.talk_left -= used


@inner
def draw_next(world, single, life, key):
    """What is drawn for the next talk, drawn again."""
    if single.referral >= 0:
        _, life.convert, life.delay, life.public = referral_draws(single.referral_point, life.identity, life.talks, key)


def series(sums: Mapping[str, Ints]) -> Mapping[str, Any]:
    """Talks, and those of them that are public."""
    return {"talks": sums["recommendations"] * 1.0, "mentions_for": sums["praise"] * 1.0}


ELEMENT = Element(
    name="referral",
    section=Referral,
    state=STATE,
    sums=SUMS._fields,
    points=("referral",),
    kinds={"talked": "recommendation"},
    series=series,
    begin=begin,
    used=used,
    next_day=next_day,
    happen=happen,
    use_up=use_up,
    draw_next=draw_next,
)
