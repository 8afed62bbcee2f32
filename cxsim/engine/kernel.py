"""The compiled engine: one customer after the other, each from its next instant to the next.

Rates are constant between *refreshes*: the customer's own events and the first of each month. What is looked at
one at a time is a record, what is passed around is small: numba copies every array of every argument.
"""

from __future__ import annotations

import math

import numpy as np
from numba import njit

from cxsim import rng
from cxsim.engine import laws, records
from cxsim.engine.caching import keep_compiled
from cxsim.engine.laws import (
    arrival_threshold,
    baseline_at,
    clipped,
    experienced,
    exponential,
    fixed,
    graded,
    hazard_factor,
    is_bottom,
    is_top,
    next_multiple,
    normal,
    outcome_of,
    own_factor,
    purchase_draws,
    purchase_rate,
    quantile_of,
    referral_draws,
    referral_rate,
    relaxed,
    start_rate,
    survey_draws,
    template_row,
    tenure_at,
    variant_of,
    willingness,
)
from cxsim.engine.records import (
    ABANDONMENT,
    ACQUIRED,
    ACTIVE_END,
    ACTIVE_MONTHS,
    ANSWERED,
    ASKED,
    AT_RATE,
    BASE_COST,
    BOTTOM,
    BOUGHT,
    BUYS,
    CES,
    CHURN,
    CHURNED,
    DETRACTORS,
    EFFORT,
    EVERY,
    F_GAIN,
    F_HALF_LIFE,
    F_LOSS_AVERSION,
    FAILURE,
    FEES,
    FINE,
    FIRST,
    FIXED,
    FROM_TABLE,
    JOINED,
    LAPSED,
    LEAVES,
    MAX_STEPS,
    MICRO,
    MONTH_ENDS,
    ON_ACQUISITION,
    P_INACTIVE_AFTER,
    P_SPEND,
    PROMOTERS,
    PURCHASES,
    R_CONVERSION,
    R_DELAY,
    R_REWARD,
    REFERRAL,
    REFERRED,
    RETURNED,
    REWARDS,
    S_BEGGING,
    S_FATIGUE,
    S_NOISE,
    S_RECOVERY,
    S_SAMPLE,
    S_SHARE,
    S_TAILS,
    SATISFACTION,
    SCORES,
    SPEND,
    SUCCESS,
    T_ABANDONMENT,
    T_COST,
    T_DURATION,
    T_EFFORT,
    T_EFFORT_PER_DAY,
    T_QUALITY_FAILURE,
    T_QUALITY_SUCCESS,
    T_SUCCESS,
    TALK,
    TALKS,
    TOP,
    TOUCHED,
)
from cxsim.rng import descendant, philox, uniform
from cxsim.units import DAYS_PER_MONTH


@njit
def _note(tally, life, kind, node, outcome, amount):
    place = tally.used[1]
    tally.used[1] += 1
    if place < tally.events.size:
        event = tally.events[place]
        event.life, event.kind, event.node, event.outcome = life.number, kind, node, outcome
        event.day, event.satisfaction, event.effort, event.amount = life.day, life.satisfaction, life.effort, amount


@njit
def _touch_begins(journey, number, node, values, life, key):
    outcome, length, _, _ = philox(life.identity, np.uint64(journey.visit * MAX_STEPS + journey.step), node.point, key)
    journey.node = number
    journey.luck = uniform(outcome)
    journey.length = exponential(length) * values[life.at, node.column + T_DURATION]
    journey.due = life.day + journey.length


@njit
def _journey_rests(journey, life, key):
    """From now until its next visit a journey rests."""
    journey.node = -1
    journey.step = 0
    journey.due = math.inf
    if journey.trigger == AT_RATE:
        word, _, _, _ = philox(life.identity, np.uint64(journey.visit), journey.start_point, key)
        journey.left = exponential(word)
    elif journey.trigger == EVERY:
        tenure = life.tenure_0 + (life.day - life.born) / DAYS_PER_MONTH
        journey.due = life.day + (next_multiple(tenure, journey.interval) - tenure) * DAYS_PER_MONTH


@njit
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
        _journey_rests(journey, life, key)
        if journey.trigger == ON_ACQUISITION and life.origin != FROM_TABLE:
            _touch_begins(journey, journey.first, world.nodes[journey.first], world.values, life, key)


@njit
def _won(tally, values, single, channels, months, life):
    """A new customer is counted and paid for: a reward to the referrer, or the price of the channel."""
    if life.origin == REFERRED:
        life.costs = fixed(values[life.at, single.referral + R_REWARD], MICRO)
        tally.months[life.month, REFERRAL] += 1
        tally.months[life.month, REWARDS] += life.costs
    else:
        life.costs = fixed(values[single.everyone * months + life.month, channels[life.source].column + 1], MICRO)
        tally.months[life.month, FIXED + 2 * life.source] += 1
        tally.months[life.month, FIXED + 2 * life.source + 1] += life.costs
    _note(tally, life, JOINED, -1, life.origin, life.costs / MICRO)


@njit
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


@njit
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


@njit
def _bill(months, values, single, row, life):
    """The customer pays and costs for the share of the month that it was active."""
    fee = fixed(row.fee * values[life.at, single.fee_level] * life.share, MICRO)
    cost = fixed(values[life.at, single.base_cost] * life.share, MICRO)
    months[life.month, ACTIVE_MONTHS] += fixed(life.share, FINE)
    months[life.month, FEES] += fee
    months[life.month, BASE_COST] += cost
    life.fees += fee
    life.costs += cost
    life.share = 0.0


@njit
def _month_ends(months, single, life):
    """The customer is still here at the end of the month: it is counted, with what it feels."""
    months[life.month, ACTIVE_END] += 1
    months[life.month, SATISFACTION] += fixed(life.satisfaction, FINE)
    months[life.month, EFFORT] += fixed(life.effort, FINE)
    months[life.month, PROMOTERS] += life.satisfaction >= single.promoter_level
    months[life.month, DETRACTORS] += life.satisfaction < single.detractor_level
    life.month += 1
    life.at += 1


@njit
def _ask(tally, surveys, number, reasons, values, place, life, ordinal, key):
    """The company asks: the customer may be in the sample, may answer; returns the journey that the answer starts, or -1."""
    survey = surveys[number]
    at, column = life.at, survey.column
    asked, answers, noise, reason = survey_draws(survey.point, life.identity, ordinal, key)
    if asked >= values[at, column + S_SAMPLE]:
        return -1
    months, here = tally.months[life.month], place + 5 * number
    months[here + ASKED] += 1
    tired = relaxed(life.tiredness, 0.0, life.day - life.asked_on, values[at, column + S_RECOVERY])
    life.tiredness = tired + values[at, column + S_FATIGUE] * (1.0 - tired)
    life.asked_on = life.day
    if answers >= willingness(values[at, column + S_SHARE], values[at, column + S_TAILS], life.satisfaction, tired):
        return -1
    level = 1.0 - life.effort if survey.index == CES else life.satisfaction
    score = graded(survey.index, level + values[at, column + S_NOISE] * normal(noise) + values[at, column + S_BEGGING])
    months[here + ANSWERED] += 1
    months[here + SCORES] += score
    months[here + TOP] += is_top(survey.index, score)
    months[here + BOTTOM] += is_bottom(survey.index, score)
    _note_answer(tally, life, number, score, reasons, reason)
    return survey.starts if survey.starts >= 0 and score < survey.below else -1


@njit
def _note_answer(tally, life, number, score, reasons, luck):
    place = tally.used[4]
    tally.used[4] += 1
    if place < tally.answers.size:
        answer = tally.answers[place]
        answer.life, answer.survey, answer.score, answer.day = life.number, number, score, life.day
        answer.reason = -1
        for reason in range(reasons.shape[1]):
            if luck < reasons[number, reason]:
                answer.reason = reason
                break


@njit
def _call(world, journey, values, life, key):
    """A journey that is called starts now, unless a visit of it is under way."""
    if journey.node < 0:
        _touch_begins(journey, journey.first, world.nodes[journey.first], values, life, key)


@njit
def _ask_round(world, tally, place, life, key):
    """On the first of a month the relational surveys go out; before the run's first day nobody has been asked."""
    for number in range(world.surveys.size):
        survey = world.surveys[number]
        if survey.every > 0 and life.month % survey.every == 0:
            called = _ask(tally, world.surveys, number, world.reasons, world.values, place, life, life.month, key)
            if called >= 0:
                _call(world, world.journeys[called], world.values, life, key)


@njit
def _ask_after(world, tally, place, journey_number, ordinal, life, key):
    """At the end of a visit the surveys about it go out."""
    for number in range(world.surveys.size):
        if world.surveys[number].after == journey_number:
            called = _ask(tally, world.surveys, number, world.reasons, world.values, place, life, ordinal, key)
            if called >= 0:
                _call(world, world.journeys[called], world.values, life, key)


@njit
def _talks(tally, unborn, values, single, segment, horizon, life, key):
    """The customer recommends; if that converts, a child waits to be born."""
    tally.months[life.month, TALK] += 1
    born = life.day + life.delay * values[life.at, single.referral + R_DELAY]
    if life.convert < values[life.at, single.referral + R_CONVERSION] and born < horizon:
        life.won += 1
        place = tally.used[2]
        if place == unborn.size:
            tally.used[3] = 1
        else:
            tally.used[2] += 1
            child = unborn[place]
            child.identity = descendant(life.identity, np.uint64(life.talks))
            child.born, child.segment, child.referrer = born, segment, life.number
    life.talks += 1
    life.talk_left, life.convert, life.delay = referral_draws(single.referral_point, life.identity, life.talks, key)


@njit
def _lapses(months, month_days, life, inactive_after, until):
    """Whether the customer was inactive for so long before `until` that it was taken for lost; it is counted on that day."""
    day = life.bought_on + inactive_after
    if day >= until:
        return False
    month = 0
    while month_days[month + 1] <= day:
        month += 1
    months[month, LAPSED] += 1
    return True


@njit
def _buys(tally, factors, month_days, values, single, life, key):
    """The customer buys; if it had been taken for lost, it is back."""
    amount = fixed(values[life.at, single.purchases + P_SPEND] * quantile_of(factors, factors.shape[0] - 1, life.spend_luck), MICRO)
    if _lapses(tally.months, month_days, life, values[life.at, single.purchases + P_INACTIVE_AFTER], life.day):
        tally.months[life.month, RETURNED] += 1
    tally.months[life.month, PURCHASES] += 1
    tally.months[life.month, SPEND] += amount
    life.purchases += 1
    life.spent += amount
    life.bought_on = life.day
    _note(tally, life, BOUGHT, -1, 0, amount / MICRO)
    life.buy_left, life.spend_luck = purchase_draws(single.purchase_point, life.identity, life.purchases, key)


@njit
def _touch_ends(tally, nodes, values, single, channels, journey, life):
    """A touch has its outcome: it is felt, paid for and noted; returns the node that follows and the journey it starts, or -1."""
    node = nodes[journey.node]
    at, column = life.at, node.column
    outcome = outcome_of(journey.luck, values[at, column + T_SUCCESS], values[at, column + T_ABANDONMENT])
    quality = values[at, column + T_QUALITY_SUCCESS] if outcome == SUCCESS else values[at, column + T_QUALITY_FAILURE]
    asked = clipped(values[at, column + T_EFFORT] + values[at, column + T_EFFORT_PER_DAY] * journey.length)
    gain, aversion = values[at, single.satisfaction + F_GAIN], values[at, single.satisfaction + F_LOSS_AVERSION]
    life.satisfaction = experienced(life.satisfaction, quality, gain, aversion)
    gain, aversion = values[at, single.effort + F_GAIN], values[at, single.effort + F_LOSS_AVERSION]
    life.effort = 1.0 - experienced(1.0 - life.effort, 1.0 - asked, gain, aversion)  # more effort is the loss
    cost = fixed(values[at, column + T_COST], MICRO)
    place = FIXED + 2 * channels + 4 * journey.node
    tally.months[life.month, place + outcome] += 1
    tally.months[life.month, place + 3] += cost
    life.costs += cost
    life.touches += 1
    _note(tally, life, TOUCHED, journey.node, outcome, cost / MICRO)
    journey.step += 1
    following, called = node.after_success, node.starts_on_success
    if outcome == FAILURE:
        following, called = node.after_failure, node.starts_on_failure
    elif outcome == ABANDONMENT:
        following, called = node.after_abandonment, node.starts_on_abandonment
    return following if journey.step < MAX_STEPS else -1, called


@njit
def _journey_moves(world, tally, single, number, place, life, key):
    """A visit begins, or its touch in hand ends and the next begins, or the visit is over; what it calls starts."""
    journey, nodes, values = world.journeys[number], world.nodes, world.values
    following, called = journey.first, -1
    if journey.node >= 0:
        following, called = _touch_ends(tally, nodes, values, single, world.channels.size, journey, life)
    if following >= 0:
        _touch_begins(journey, following, nodes[following], values, life, key)
    else:
        journey.visit += 1
        _journey_rests(journey, life, key)
        _ask_after(world, tally, place, number, journey.visit, life, key)
    if called >= 0:
        _call(world, world.journeys[called], values, life, key)


@njit
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


@njit
def _live(world, tally, life, key):
    """One life, from the day the customer enters the run until it leaves or the horizon is reached."""
    row, single, values = world.rows[life.row], world.single[0], world.values
    months = world.month_days.size - 1
    place = FIXED + 2 * world.channels.size + 4 * world.nodes.size
    life.number = tally.used[0]
    tally.used[0] += 1
    _begin(world, row, single, life, key)
    if life.origin != FROM_TABLE:
        _won(tally, values, single, world.channels, months, life)
    while life.month < months:
        what = _next(world, row, single, life)
        if what >= 0:
            _journey_moves(world, tally, single, what, place, life, key)
        elif what == MONTH_ENDS:
            _bill(tally.months, values, single, row, life)
            _month_ends(tally.months, single, life)
            if life.month < months:
                _ask_round(world, tally, place, life, key)
        elif what == BUYS:
            _buys(tally, world.factors, world.month_days, values, single, life, key)
        elif what == TALKS:
            _talks(tally, world.unborn, values, single, row.segment, world.month_days[months], life, key)
        else:
            _bill(tally.months, values, single, row, life)
            tally.months[life.month, CHURN] += 1
            life.churned = 1
            _note(tally, life, CHURNED, -1, 0, 0.0)
            break
    if single.purchases >= 0:
        last = values[life.variant * months + months - 1, single.purchases + P_INACTIVE_AFTER]
        _lapses(tally.months, world.month_days, life, last, world.month_days[months])
    _keep(tally.lives, life)


@njit
def _keep(lives, life):
    if life.number < lives.size:
        kept = lives[life.number]
        kept.identity, kept.row, kept.origin, kept.source = life.identity, life.row, life.origin, life.source
        kept.churned, kept.fees, kept.costs, kept.touches, kept.won = life.churned, life.fees, life.costs, life.touches, life.won
        kept.born, kept.day, kept.satisfaction, kept.effort = life.born, life.day, life.satisfaction, life.effort
        kept.purchases, kept.spent, kept.bought_on = life.purchases, life.spent, life.bought_on


@njit
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


@njit
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


keep_compiled(run, __file__, laws.__file__, records.__file__, rng.__file__)
