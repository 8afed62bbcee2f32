"""What can happen to a customer in the compiled engine: touches, surveys, referrals, purchases, the end of a month."""

from __future__ import annotations

import math

import numpy as np

from cxsim.engine.compiling import inner
from cxsim.engine.laws import (
    clipped,
    experienced,
    exponential,
    fixed,
    graded,
    is_bottom,
    is_top,
    next_multiple,
    normal,
    outcome_of,
    purchase_draws,
    quantile_of,
    referral_draws,
    relaxed,
    survey_draws,
    willingness,
)
from cxsim.engine.pools.laws import marked
from cxsim.engine.pools.records import REQUESTED, WAITING
from cxsim.engine.records import (
    ABANDONMENT,
    ACTIVE_END,
    ACTIVE_MONTHS,
    ANSWERED,
    ASKED,
    AT_RATE,
    BASE_COST,
    BOTTOM,
    BOUGHT,
    CES,
    DETRACTORS,
    EFFORT,
    EVERY,
    F_GAIN,
    F_LOSS_AVERSION,
    FAILURE,
    FEES,
    FINE,
    FIXED,
    JOINED,
    LAPSED,
    MAX_STEPS,
    MICRO,
    P_INACTIVE_AFTER,
    P_SPEND,
    PER_CHANNEL,
    PER_NODE,
    PER_SURVEY,
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
    TOP,
    TOUCHED,
)
from cxsim.rng import descendant, philox, uniform
from cxsim.units import DAYS_PER_MONTH


@inner
def note(tally, life, kind, node, outcome, amount):
    """Keep an event, if events are kept."""
    place = tally.used[1]
    tally.used[1] += 1
    if place < tally.events.size:
        event = tally.events[place]
        event.life, event.kind, event.node, event.outcome = life.number, kind, node, outcome
        event.day, event.satisfaction, event.effort, event.amount = life.day, life.satisfaction, life.effort, amount


@inner
def touch_begins(journey, number, node, values, life, key):
    """A touch is in hand: its luck and its length are drawn."""
    outcome, length, _, _ = philox(life.identity, np.uint64(journey.visit * MAX_STEPS + journey.step), node.point, key)
    journey.node = number
    journey.luck = uniform(outcome)
    duration = values[life.at, node.column + T_DURATION]
    journey.length = exponential(length) * duration if duration > 0.0 else 0.0
    if node.pool < 0:
        journey.due = life.day + journey.length
    else:
        journey.due, journey.requested, journey.wait, journey.mood = math.inf, life.day, 0.0, 1.0
        journey.server = REQUESTED
        life.requests += 1


@inner
def journey_rests(journey, life, key):
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


@inner
def won(tally, values, single, channels, months, life):
    """A new customer is counted and paid for: a reward to the referrer, or the price of the channel."""
    if life.origin == REFERRED:
        life.costs = fixed(values[life.at, single.referral + R_REWARD], MICRO)
        tally.months[life.month, REFERRAL] += 1
        tally.months[life.month, REWARDS] += life.costs
    else:
        life.costs = fixed(values[single.everyone * months + life.month, channels[life.source].column + 1], MICRO)
        tally.months[life.month, FIXED + PER_CHANNEL * life.source] += 1
        tally.months[life.month, FIXED + PER_CHANNEL * life.source + 1] += life.costs
    note(tally, life, JOINED, -1, life.origin, life.costs / MICRO)


@inner
def bill(months, values, single, row, life):
    """The customer pays and costs for the share of the month that it was active."""
    fee = fixed(row.fee * values[life.at, single.fee_level] * life.share, MICRO)
    cost = fixed(values[life.at, single.base_cost] * life.share, MICRO)
    months[life.month, ACTIVE_MONTHS] += fixed(life.share, FINE)
    months[life.month, FEES] += fee
    months[life.month, BASE_COST] += cost
    life.fees += fee
    life.costs += cost
    life.share = 0.0


@inner
def month_ends(months, single, life):
    """The customer is still here at the end of the month: it is counted, with what it feels."""
    months[life.month, ACTIVE_END] += 1
    months[life.month, SATISFACTION] += fixed(life.satisfaction, FINE)
    months[life.month, EFFORT] += fixed(life.effort, FINE)
    months[life.month, PROMOTERS] += life.satisfaction >= single.promoter_level
    months[life.month, DETRACTORS] += life.satisfaction < single.detractor_level
    life.month += 1
    life.at += 1


@inner
def ask(tally, surveys, number, reasons, values, single, life, ordinal, key):
    """The company asks: the customer may be in the sample, may answer; returns the journey that the answer starts, or -1."""
    survey = surveys[number]
    at, column = life.at, survey.column
    asked, answers, noise, reason = survey_draws(survey.point, life.identity, ordinal, key)
    if asked >= values[at, column + S_SAMPLE]:
        return -1
    months, here = tally.months[life.month], single.survey_sums + PER_SURVEY * number
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
    note_answer(tally, life, number, score, reasons, reason)
    return survey.starts if survey.starts >= 0 and score < survey.below else -1


@inner
def note_answer(tally, life, number, score, reasons, luck):
    """Keep an answer with its reason, if events are kept."""
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


@inner
def call(world, journey, values, life, key):
    """A journey that is called starts now, unless a visit of it is under way."""
    if journey.node < 0:
        touch_begins(journey, journey.first, world.nodes[journey.first], values, life, key)


@inner
def ask_round(world, tally, single, life, key):
    """On the first of a month the relational surveys go out; before the run's first day nobody has been asked."""
    for number in range(world.surveys.size):
        survey = world.surveys[number]
        if survey.every > 0 and life.month % survey.every == 0:
            called = ask(tally, world.surveys, number, world.reasons, world.values, single, life, life.month, key)
            if called >= 0:
                call(world, world.journeys[called], world.values, life, key)


@inner
def ask_after(world, tally, single, journey_number, ordinal, life, key):
    """At the end of a visit the surveys about it go out."""
    for number in range(world.surveys.size):
        if world.surveys[number].after == journey_number:
            called = ask(tally, world.surveys, number, world.reasons, world.values, single, life, ordinal, key)
            if called >= 0:
                call(world, world.journeys[called], world.values, life, key)


@inner
def talks(tally, unborn, values, single, segment, horizon, life, key):
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


@inner
def lapses(months, month_days, life, inactive_after, until):
    """Whether the customer was inactive for so long before `until` that it was taken for lost; it is counted on that day."""
    day = life.bought_on + inactive_after
    if day >= until:
        return False
    month = 0
    while month_days[month + 1] <= day:
        month += 1
    months[month, LAPSED] += 1
    return True


@inner
def buys(tally, factors, month_days, values, single, life, key):
    """The customer buys; if it had been taken for lost, it is back."""
    amount = fixed(values[life.at, single.purchases + P_SPEND] * quantile_of(factors, factors.shape[0] - 1, life.spend_luck), MICRO)
    if lapses(tally.months, month_days, life, values[life.at, single.purchases + P_INACTIVE_AFTER], life.day):
        tally.months[life.month, RETURNED] += 1
    tally.months[life.month, PURCHASES] += 1
    tally.months[life.month, SPEND] += amount
    life.purchases += 1
    life.spent += amount
    life.bought_on = life.day
    note(tally, life, BOUGHT, -1, 0, amount / MICRO)
    life.buy_left, life.spend_luck = purchase_draws(single.purchase_point, life.identity, life.purchases, key)


@inner
def touch_ends(tally, nodes, pools, values, single, journey, life):
    """A touch has its outcome: it is felt, paid for and noted; returns the node that follows and the journey it starts, or -1."""
    node = nodes[journey.node]
    at, column = life.at, node.column
    length, slip, dent, strain = journey.length, 0.0, 0.0, 0.0
    if node.pool >= 0:
        length = life.day - journey.requested
        slip, dent, strain = marked(pools, values, at, node.pool, journey.server, journey.wait, journey.mood)
        if journey.server == WAITING:
            life.requests -= 1
    outcome = outcome_of(journey.luck, values[at, column + T_SUCCESS] - slip, values[at, column + T_ABANDONMENT])
    if node.pool >= 0 and journey.server < 0:
        outcome = ABANDONMENT
    quality = values[at, column + T_QUALITY_SUCCESS] if outcome == SUCCESS else values[at, column + T_QUALITY_FAILURE]
    quality = clipped(quality - dent)
    asked = clipped(values[at, column + T_EFFORT] + values[at, column + T_EFFORT_PER_DAY] * length + strain)
    gain, aversion = values[at, single.satisfaction + F_GAIN], values[at, single.satisfaction + F_LOSS_AVERSION]
    life.satisfaction = experienced(life.satisfaction, quality, gain, aversion)
    gain, aversion = values[at, single.effort + F_GAIN], values[at, single.effort + F_LOSS_AVERSION]
    life.effort = 1.0 - experienced(1.0 - life.effort, 1.0 - asked, gain, aversion)  # more effort is the loss
    cost = fixed(values[at, column + T_COST], MICRO)
    place = single.touch_sums + PER_NODE * journey.node
    tally.months[life.month, place + outcome] += 1
    tally.months[life.month, place + 3] += cost
    life.costs += cost
    life.touches += 1
    note(tally, life, TOUCHED, journey.node, outcome, cost / MICRO)
    journey.step += 1
    following, called = node.after_success, node.starts_on_success
    if outcome == FAILURE:
        following, called = node.after_failure, node.starts_on_failure
    elif outcome == ABANDONMENT:
        following, called = node.after_abandonment, node.starts_on_abandonment
    return following if journey.step < MAX_STEPS else -1, called


@inner
def journey_moves(world, tally, single, number, life, key):
    """A visit begins, or its touch in hand ends and the next begins, or the visit is over; what it calls starts."""
    journey, nodes, values = world.journeys[number], world.nodes, world.values
    following, called = journey.first, -1
    if journey.node >= 0:
        following, called = touch_ends(tally, nodes, world.pools, values, single, journey, life)
    if following >= 0:
        touch_begins(journey, following, nodes[following], values, life, key)
    else:
        journey.visit += 1
        journey_rests(journey, life, key)
        ask_after(world, tally, single, number, journey.visit, life, key)
    if called >= 0:
        call(world, world.journeys[called], values, life, key)
