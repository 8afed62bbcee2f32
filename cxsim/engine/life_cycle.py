"""A customer's life in the compiled engine: what comes next, the time until then, what it brings about.

Between *refreshes* (whatever moves what the customer feels, and the first of each month) rates move with fading feelings alone, and
are integrated along their path (`relaxation.py`). What the customer does on the way, buying and talking, refreshes nothing. Looking
ahead (`peek`) changes nothing; only `pass_time` uses thresholds up. So a life can rest at any instant and be looked at again when
something from outside, such as a pool, has changed what comes next. What is looked at one at a time is a record, what is passed around
is small: numba copies every array of every argument.
"""

from __future__ import annotations

import math

from cxsim.engine.accounting import bill, leaves, month_ends, won
from cxsim.engine.compilation import inner
from cxsim.engine.elements.cases import cases_at_start, cases_end
from cxsim.engine.elements.purchases import bought_before, buys, lapses, own_buying
from cxsim.engine.elements.word_of_mouth import talks, warns
from cxsim.engine.rates import buying, leaving, next_purchase, next_talk, next_warning, talking, warning
from cxsim.engine.records import (
    AT_RATE,
    FROM_TABLE,
    GOES,
    LEAVES,
    MONTH_ENDS,
    ON_ACQUISITION,
    P_INACTIVE_AFTER,
    RENEWAL,
)
from cxsim.engine.relaxation import after, remains
from cxsim.engine.transition_functions import clipped, knot_at, quantity
from cxsim.engine.variates import churn_threshold, own_factor, purchase_draws, referral_draws, variant_of, warning_draws
from cxsim.engine.visit_events import ask_round, journey_goes_on, journey_rests, leave_taking, next_start, starts_move, touch


@inner
def begin(world, tally, row, single, life, key):
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
    life.churn_left = churn_threshold(single.churn_point, life.identity, 0, key)
    life.knot = knot_at(world.baseline, life.tenure_0)
    life.talk_left, life.convert, life.delay, life.public = referral_draws(single.referral_point, life.identity, 0, key)
    life.fees = life.costs = life.touches = life.talks = life.won = life.churned = life.purchases = life.spent = life.requests = 0
    life.tiredness, life.asked_on = (row.tiredness if life.origin == FROM_TABLE else 0.0), life.born
    life.buy_left, life.spend_luck = purchase_draws(single.purchase_point, life.identity, 0, key)
    life.bought_on = life.born
    if single.purchases >= 0:
        own_buying(world.factors, row, life.origin == FROM_TABLE, single, life, key)
        bought_before(row, single, life, key)
    life.billed_on = life.born
    life.fee, life.products, life.paid, life.lapsed, life.lapsed_on = row.fee, 1, 0, 0, math.inf
    life.decided, life.saves, life.leaving_on = 0, 0, math.inf
    life.open_cases = life.warnings = 0
    for number in range(world.cases.size):
        world.cases[number].open = 0
    if world.since_opened.size > 0 and life.origin == FROM_TABLE:
        cases_at_start(tally, world.cases, world.since_opened, life)
    if single.detraction >= 0:
        life.warn_left, life.warn_public = warning_draws(single.detraction_point, life.identity, 0, key)
    for number in range(world.journeys.size):
        journey = world.journeys[number]
        journey.visit = journey.started = journey.accepted = 0
        journey.factor = own_factor(world.factors, number, journey.factor_point, life.identity, key)
        journey_rests(journey, life)
        journey.start = math.inf
        if journey.trigger == AT_RATE:
            next_start(world, single, journey, life, key)
        elif journey.trigger == ON_ACQUISITION and life.origin != FROM_TABLE:
            touch(world, tally, single, journey, journey.first, life, key)


@inner
def _next_move(journeys, until):
    """The first journey that moves before `until`, and when; its number, plus their number if it starts at its rate."""
    what = MONTH_ENDS
    for number in range(journeys.size):
        journey = journeys[number]
        if journey.start < until:
            until, what = journey.start, journeys.size + number
        if journey.due < until:
            until, what = journey.due, number
    return until, what


@inner
def peek(world, row, single, life, felt, ways):
    """What the life brings next, and when; nothing of it is changed.

    Returns the instant, a journey's number or `MONTH_ENDS`, `LEAVES`, `GOES`, and what `pass_time` has to know: the hazard used up until
    then and the knot of the baseline.
    """
    until, what = _next_move(world.journeys, world.month_days[life.month + 1])
    if life.leaving_on < until:
        until, what = life.leaving_on, GOES
    hazard, knot, days = leaving(world, row, single, life, felt, ways, until - life.day)
    if days < math.inf:
        until, what = min(until, life.day + days), LEAVES
    return until, what, hazard, knot


@inner
def asides_until(values, single, life, felt, ways, share, until):
    """What talks, purchases and warnings use up until an instant, and when the next of each comes (endless: later).

    Between both, what `next_purchase` has to know.
    """
    days = until - life.day
    talks_used = talking(values, single, life, ways[0], share, days)
    buys_used, known = buying(values, single, life, felt[0], ways[0], days)
    warns_used = warning(values, single, life, ways[0], share, days)
    talk = next_talk(values, single, life, felt[0], days, talks_used)
    purchase = next_purchase(values, single, life, felt[0], days, buys_used, known)
    return (talks_used, buys_used, warns_used), known, (talk, purchase, next_warning(values, single, life, felt[0], days, warns_used))


@inner
def asides(world, tally, row, single, life, felt, until, now, used, known, dates, key):
    """What happens on the way up to `now`, and refreshes nothing; returns when the next of each kind comes, if before `until`.

    Thresholds are counted on from the last refresh, so `used`, `known` and `dates` are those of `asides_until`.
    """
    values, days = world.values, until - life.day
    talk, purchase, warning_ = dates
    while min(talk, purchase, warning_) <= now:
        if talk <= purchase and talk <= warning_:
            talks(tally, world.unborn, values, single, row.segment, world.month_days[world.month_days.size - 1], life, talk, key)
            talk = next_talk(values, single, life, felt[0], days, used[0])
        elif purchase <= warning_:
            buys(tally, world.factors, world.month_days, values, single, life, purchase, key)
            purchase = next_purchase(values, single, life, felt[0], days, used[1], known)
        else:
            warns(tally, values, single, life, warning_, key)
            warning_ = next_warning(values, single, life, felt[0], days, used[2])
    return talk, purchase, warning_


@inner
def pass_time(single, life, ways, share, until, hazard, knot, used):
    """The time until the next instant passes: thresholds are used up, feelings relax."""
    life.churn_left -= hazard
    life.knot = knot
    life.talk_left -= used[0]
    life.buy_left -= used[1]
    if single.detraction >= 0:
        life.warn_left -= used[2]
    life.satisfaction = after(ways[0], share)
    life.effort = after(ways[1], remains(ways[1], until - life.day))
    life.day = until


@inner
def happens(world, tally, row, single, life, what, key):
    """What the instant brings happens; True if the life goes on."""
    values, months = world.values, world.month_days.size - 1
    if what >= 0:
        journey_goes_on(world, tally, single, what, life, key)
    elif what == MONTH_ENDS:
        bill(tally.months, world.month_days, values, single, life)
        month_ends(tally.months, single, life)
        if life.month == months:
            return False
        starts_move(world, single, life)
        ask_round(world, tally, single, life, key)
    elif what == LEAVES and (single.form == RENEWAL or single.saving >= 0):
        leave_taking(world, tally, single, life, key)
    else:
        leaves(tally, world.month_days, values, single, life)
        return False
    return True


@inner
def enter(world, tally, row, single, life, key):
    """A life begins: it is numbered, and a new customer is counted and paid for."""
    life.number = tally.used[0]
    tally.used[0] += 1
    begin(world, tally, row, single, life, key)
    if life.origin != FROM_TABLE:
        won(tally, world.values, single, world.channels, world.month_days.size - 1, life)


@inner
def close(world, tally, single, life):
    """A life is over: a customer who has been silent for too long is counted as lost, and the record is kept."""
    if single.purchases >= 0:
        months = world.month_days.size - 1
        last = quantity(world.values, life.variant * months + months - 1, single.purchases + P_INACTIVE_AFTER)
        life.lapsed = lapses(tally.months, world.month_days, life, last, world.month_days[months])
        life.lapsed_on = max(life.bought_on + last, life.born) if life.lapsed else math.inf
    if life.open_cases:
        cases_end(tally, world.cases, life)
    _keep(tally.lives, life)


@inner
def _keep(lives, life):
    if life.number < lives.size:
        kept = lives[life.number]
        kept.identity, kept.row, kept.origin, kept.source = life.identity, life.row, life.origin, life.source
        kept.churned, kept.fees, kept.costs, kept.touches, kept.won = life.churned, life.fees, life.costs, life.touches, life.won
        kept.born, kept.day, kept.satisfaction, kept.effort = life.born, life.day, life.satisfaction, life.effort
        kept.purchases, kept.spent, kept.bought_on = life.purchases, life.spent, life.bought_on
        kept.paid, kept.products, kept.fee, kept.lapsed, kept.lapsed_on = life.paid, life.products, life.fee, life.lapsed, life.lapsed_on
