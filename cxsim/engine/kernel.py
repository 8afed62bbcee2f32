"""The compiled engine: one customer after the other, each from its next instant to the next.

Rates are constant between *refreshes*: the customer's own events and the first of each month. What is looked at
one at a time is a record, what is passed around is small: numba copies every array of every argument.
"""

from __future__ import annotations

import math

import numpy as np
from numba import njit

from cxsim import rng
from cxsim.engine import happenings, laws, records
from cxsim.engine.compiling import inner, keep_compiled
from cxsim.engine.happenings import (
    ask_round,
    bill,
    buys,
    journey_moves,
    journey_rests,
    lapses,
    month_ends,
    note,
    talks,
    touch_begins,
    won,
)
from cxsim.engine.laws import (
    arrival_threshold,
    baseline_at,
    clipped,
    exponential,
    hazard_factor,
    own_factor,
    purchase_draws,
    purchase_rate,
    referral_draws,
    referral_rate,
    relaxed,
    start_rate,
    template_row,
    tenure_at,
    variant_of,
)
from cxsim.engine.records import (
    ACQUIRED,
    BUYS,
    CHURN,
    CHURNED,
    F_HALF_LIFE,
    FIRST,
    FIXED,
    FROM_TABLE,
    LEAVES,
    MONTH_ENDS,
    ON_ACQUISITION,
    P_INACTIVE_AFTER,
    REFERRED,
    TALKS,
)
from cxsim.rng import descendant, philox
from cxsim.units import DAYS_PER_MONTH


@inner
def _begin(world, row, single, life, key):
    """A customer enters the run: it starts from its row of the table, with its own luck."""
    life.day = life.born
    life.month = 0
    while world.month_days[life.month + 1] <= life.born:
        life.month += 1
    life.variant = variant_of(world.audiences, life.identity, row.segment, key)
    life.at = life.variant * (world.month_days.size - 1) + life.month
    life.tenure_0 = row.tenure if life.origin == FROM_TABLE else 0.0
    life.satisfaction = life.satisfaction_0 = row.satisfaction
    life.effort = life.effort_0 = row.effort
    life.satisfaction_set = clipped(row.satisfaction + single.satisfaction_shift)
    life.effort_set = clipped(row.effort + single.effort_shift)
    word, _, _, _ = philox(life.identity, FIRST, single.churn_point, key)
    life.churn_left = exponential(word)
    life.cumulative, life.knot = baseline_at(world.baseline, single.tail, life.tenure_0, 0)
    life.talk_left, life.convert, life.delay = referral_draws(single.referral_point, life.identity, 0, key)
    life.fees = life.costs = life.touches = life.talks = life.won = life.churned = life.purchases = life.spent = 0
    life.bought_on = life.born
    life.tiredness, life.asked_on = 0.0, life.born
    life.buy_left, life.spend_luck = purchase_draws(single.purchase_point, life.identity, 0, key)
    known = row.purchase_factor if life.origin == FROM_TABLE else math.nan
    drawn = own_factor(world.factors, world.journeys.size, single.purchase_factor_point, life.identity, key)
    life.buy_factor = drawn if math.isnan(known) else known
    life.share = 0.0
    for number in range(world.journeys.size):
        journey = world.journeys[number]
        journey.visit = 0
        journey.factor = own_factor(world.factors, number, journey.factor_point, life.identity, key)
        journey_rests(journey, life, key)
        if journey.trigger == ON_ACQUISITION and life.origin != FROM_TABLE:
            touch_begins(journey, journey.first, world.nodes[journey.first], world.values, life, key)


@inner
def _next_start(journeys, values, life, until):
    """The first journey that moves before `until`, and when; `MONTH_ENDS` if none does."""
    what = MONTH_ENDS
    for number in range(journeys.size):
        journey = journeys[number]
        rate = start_rate(values, journey, life)
        when = life.day + journey.left / rate if rate > 0.0 else journey.due
        if when < until:
            until, what = when, number
    return until, what


@inner
def _pass_time(journeys, values, single, life, until, month_length):
    """What the time until the next instant does: thresholds are used up, feelings relax."""
    days = until - life.day
    for number in range(journeys.size):
        journey = journeys[number]
        rate = start_rate(values, journey, life)
        if rate > 0.0:
            journey.left -= rate * days
    life.share += days / month_length
    life.satisfaction = relaxed(life.satisfaction, life.satisfaction_set, days, values[life.at, single.satisfaction + F_HALF_LIFE])
    life.effort = relaxed(life.effort, life.effort_set, days, values[life.at, single.effort + F_HALF_LIFE])
    life.day = until


@inner
def _next(world, row, single, life):
    """Pass the time until the next instant; returns what it brings: a journey's number, or `TALKS`, `MONTH_ENDS`, `LEAVES`."""
    values = world.values
    factor = hazard_factor(values, single, row, life)
    talk_rate, buy_rate = referral_rate(values, single, life), purchase_rate(values, single, life)
    month_day, month_end = world.month_days[life.month], world.month_days[life.month + 1]
    until, what = _next_start(world.journeys, values, life, month_end)
    if talk_rate > 0.0 and life.day + life.talk_left / talk_rate < until:
        until, what = life.day + life.talk_left / talk_rate, TALKS
    if buy_rate > 0.0 and life.day + life.buy_left / buy_rate < until:
        until, what = life.day + life.buy_left / buy_rate, BUYS
    tenure = life.tenure_0 + (until - life.born) / DAYS_PER_MONTH
    reached, knot = baseline_at(world.baseline, single.tail, tenure, life.knot)
    target = life.cumulative + life.churn_left / factor if factor > 0.0 else math.inf
    if reached >= target:
        tenure = tenure_at(world.baseline, single.tail, target, life.knot)
        until = min(until, max(life.day, life.born + (tenure - life.tenure_0) * DAYS_PER_MONTH))
        what = LEAVES
    life.churn_left -= (reached - life.cumulative) * factor
    life.cumulative, life.knot = reached, knot
    life.talk_left -= talk_rate * (until - life.day)
    life.buy_left -= buy_rate * (until - life.day)
    _pass_time(world.journeys, values, single, life, until, month_end - month_day)
    return what


@inner
def _live(world, tally, life, key):
    """One life, from the day the customer enters the run until it leaves or the horizon is reached."""
    row, single, values = world.rows[life.row], world.single[0], world.values
    months = world.month_days.size - 1
    place = FIXED + 2 * world.channels.size + 4 * world.nodes.size
    life.number = tally.used[0]
    tally.used[0] += 1
    _begin(world, row, single, life, key)
    if life.origin != FROM_TABLE:
        won(tally, values, single, world.channels, months, life)
    while life.month < months:
        what = _next(world, row, single, life)
        if what >= 0:
            journey_moves(world, tally, single, what, place, life, key)
        elif what == MONTH_ENDS:
            bill(tally.months, values, single, row, life)
            month_ends(tally.months, single, life)
            if life.month < months:
                ask_round(world, tally, place, life, key)
        elif what == BUYS:
            buys(tally, world.factors, world.month_days, values, single, life, key)
        elif what == TALKS:
            talks(tally, world.unborn, values, single, row.segment, world.month_days[months], life, key)
        else:
            bill(tally.months, values, single, row, life)
            tally.months[life.month, CHURN] += 1
            life.churned = 1
            note(tally, life, CHURNED, -1, 0, 0.0)
            break
    if single.purchases >= 0:
        last = values[life.variant * months + months - 1, single.purchases + P_INACTIVE_AFTER]
        lapses(tally.months, world.month_days, life, last, world.month_days[months])
    _keep(tally.lives, life)


@inner
def _keep(lives, life):
    if life.number < lives.size:
        kept = lives[life.number]
        kept.identity, kept.row, kept.origin, kept.source = life.identity, life.row, life.origin, life.source
        kept.churned, kept.fees, kept.costs, kept.touches, kept.won = life.churned, life.fees, life.costs, life.touches, life.won
        kept.born, kept.day, kept.satisfaction, kept.effort = life.born, life.day, life.satisfaction, life.effort
        kept.purchases, kept.spent, kept.bought_on = life.purchases, life.spent, life.bought_on


@inner
def _family(world, tally, life, key, limit):
    """One life and, one after the other, the lives it brings about."""
    _live(world, tally, life, key)
    while tally.used[2] > 0 and tally.used[3] == 0:
        if tally.used[0] >= limit:
            tally.used[3] = 1
            return
        tally.used[2] -= 1
        child = world.unborn[tally.used[2]]
        life.identity, life.born, life.origin, life.source = child.identity, child.born, REFERRED, child.referrer
        point = world.single[0].template_point
        life.row = template_row(world.by_segment, world.segment_start, child.identity, child.segment, point, key)
        _live(world, tally, life, key)


@inner
def _arrivals(world, tally, life, number, key, limit):
    """The customers of one channel, in the order of their arrival, each with its descendants."""
    channel, single = world.channels[number], world.single[0]
    months = world.month_days.size - 1
    ordinal = 0
    left = arrival_threshold(channel.point, ordinal, key)
    for month in range(months):
        day = world.month_days[month]
        rate = world.values[single.everyone * months + month, channel.column] / DAYS_PER_MONTH
        while rate > 0.0 and day + left / rate < world.month_days[month + 1]:
            if tally.used[3] or tally.used[0] >= limit:
                tally.used[3] = 1
                return
            day += left / rate
            identity = descendant(channel.point, np.uint64(ordinal))
            life.identity, life.born, life.origin, life.source = identity, day, ACQUIRED, number
            life.row = template_row(world.by_segment, world.segment_start, identity, -1, single.template_point, key)
            _family(world, tally, life, key, limit)
            ordinal += 1
            left = arrival_threshold(channel.point, ordinal, key)
        left -= rate * (world.month_days[month + 1] - day)


@njit(nogil=True, error_model="numpy")
def run(world, tally, key, limit, first_row, last_row, first_channel, last_channel):
    """The lives of a part of one run: active rows, then the customers of channels, each with its descendants.

    Parts are ranges of rows and of channels; the sums of all parts are those of the whole.
    """
    life = world.life[0]
    for number in range(first_row, last_row):
        row = world.rows[number]
        if row.active:
            life.identity, life.born, life.origin, life.source, life.row = row.identity, 0.0, FROM_TABLE, -1, number
            _family(world, tally, life, key, limit)
    for number in range(first_channel, last_channel):
        _arrivals(world, tally, life, number, key, limit)


keep_compiled(run, __file__, happenings.__file__, laws.__file__, records.__file__, rng.__file__)
