"""The coupled engine: lives run freely up to their next request of a pool; requests are decided in the order of time.

A life whose request is undecided lives on through the calendar, from one instant to the next, so that nothing is decided out of
the order of time. When the pool decides, the life looks again from its last instant: nothing is refreshed by the decision.
"""

from __future__ import annotations

import math

import numpy as np
from numba import njit

from cxsim.engine.compilation import apart, inner, keep_compiled
from cxsim.engine.life_cycle import asides, asides_until, close, enter, happens, pass_time, peek
from cxsim.engine.pools.records import ASKED, ASKS, DUTY_CHANGES, LOOKS, OWN, REQUESTED, SERVICE_ENDS, WAITING
from cxsim.engine.rates import feelings_of, ways_of
from cxsim.engine.records import ACQUIRED, CHANNEL, DETRACTION, FROM_TABLE, REFERRED, SUMS, USED
from cxsim.engine.relaxation import remains
from cxsim.engine.shared_resources.calendar import (
    BEDS,
    BEGUN,
    DEEPEST,
    DONE,
    ENTRIES,
    FREE_BED,
    FREE_NAME,
    FREE_PLACE,
    MORE_BEDS,
    MORE_CALLS,
    MORE_ENTRIES,
    MORE_NAMES,
    MORE_PLACES,
    NAMES,
    NEXT_FOUNDER,
    PLACES,
    STATUS,
    founder,
    founding_row,
    pop,
    push,
    put_away,
    reserve,
    take_in_hand,
    vacate,
)
from cxsim.engine.shared_resources.compaction import come_due, fall_asleep, is_due, recall, wake
from cxsim.engine.shared_resources.queue import leave
from cxsim.engine.shared_resources.service import asks, look_again, next_call, taken, tidy, told
from cxsim.engine.transition_functions import add, quantity
from cxsim.engine.variates import arrival_threshold, is_put_off, share_put_off, template_row
from cxsim.rng import descendant
from cxsim.units import DAYS_PER_MONTH


@apart
def _go_on(world, calendar, tally, life, place, now, key):
    """The life in hand goes on, freely while no request of it is undecided; then it rests, or it is over."""
    row, single = world.rows[life.row], world.single[0]
    alive, until = True, now
    while alive:
        felt = feelings_of(world.values, single, life)
        ways = ways_of(felt)
        until, what, hazard, knot = peek(world, row, single, life, felt, ways)
        share = remains(ways[0], until - life.day)
        here = max(now, life.day)
        waits = life.requests > 0 and until > here
        used, known, dates = asides_until(world.values, single, life, felt, ways, share, until)
        if math.isnan(life.delay) and min(dates) <= (here if waits else until):
            recall(world, single, life, key)
        dates = asides(world, tally, row, single, life, felt, until, here if waits else until, used, known, dates, key)
        if waits:
            until = min(until, min(dates))
            break
        pass_time(single, life, ways, share, until, hazard, knot, used)
        alive = happens(world, tally, row, single, life, what, key)
    if alive:
        asked = _asks_next(world, calendar, life)
        if asked < 0 or not fall_asleep(world, calendar, life, asked, key):
            _rest(world, calendar, life, place, until)
            return
    else:
        close(world, tally, single, life)
    if place >= 0:
        vacate(calendar, place)


@inner
def _asks_next(world, calendar, life):
    """At which of the touchpoints with a pool the life in hand will ask, if that is all that is undecided; or -1."""
    if life.requests != 1:
        return -1
    asks = calendar.layout.asks
    for asked in range(asks.shape[0]):
        journey = world.journeys[asks[asked, 0]]
        if journey.node == asks[asked, 1] and journey.server == REQUESTED:
            return asked
    return -1


@inner
def _rest(world, calendar, life, place, until):
    """The life in hand rests: what it asks for is put into the calendar, or else the instant at which it looks again."""
    place = reserve(calendar, place, life.identity)
    asking = False
    for number in range(world.journeys.size):
        journey = world.journeys[number]
        if journey.node < 0 or world.nodes[journey.node].pool < 0:
            continue
        if journey.server == REQUESTED:
            journey.server = ASKED
            push(calendar, life.day, ASKS, number, -1 - place)
        asking |= journey.server == ASKED
    if asking:
        calendar.stamp[place] = math.inf
    elif calendar.stamp[place] != until:
        calendar.stamp[place] = until
        push(calendar, until, OWN, 0, place)
    put_away(calendar, place)


@inner
def _starts(world, calendar, tally, life, key, limit):
    """A life in hand, of which only the beginning is known, starts."""
    if tally.used[USED.lives] >= limit:
        tally.used[USED.outgrown] = 1
        return
    enter(world, tally, world.rows[life.row], world.single[0], life, key)
    _go_on(world, calendar, tally, life, -1, life.day, key)


@apart
def _child(world, calendar, tally, life, key, limit):
    """One of those who were referred starts."""
    tally.used[USED.pending] -= 1
    child = world.unborn[tally.used[USED.pending]]
    life.identity, life.born, life.origin, life.source = child.identity, child.born, REFERRED, child.referrer
    life.founder = -1
    point = world.single[0].template_point
    life.row = template_row(world.by_segment, world.segment_start, child.identity, child.segment, point, key)
    _starts(world, calendar, tally, life, key, limit)


@inner
def _schedule(world, calendar, number):
    """The next customer of a channel is put into the calendar, if one comes before the horizon."""
    stream, channel, months = calendar.streams[number], world.channels[number], world.month_days.size - 1
    while stream.month < months:
        until = world.month_days[stream.month + 1]
        at = world.single[0].everyone * months + stream.month
        rate = quantity(world.values, at, channel.column + CHANNEL.rate) * channel.share / DAYS_PER_MONTH
        if rate > 0.0 and stream.day + stream.left / rate < until:
            stream.day += stream.left / rate
            push(calendar, stream.day, OWN, number, -1)
            return
        stream.left -= rate * (until - stream.day)
        stream.month += 1
        stream.day = until


@inner
def _share_put_off(world, tally, month):
    """The share of a month's prospects who are put off: everybody has been lived until its first day, so the warnings are all there."""
    if world.put_off.size > 0:
        return world.put_off[month]
    if world.prospects.size == 0 or month == 0:
        return 0.0
    at = world.single[0].everyone * (world.month_days.size - 1) + month
    takes = quantity(world.values, at, world.single[0].detraction + DETRACTION.prospects_lost)
    return share_put_off(tally.months[month - 1, SUMS.warnings], takes, world.prospects[month])


@apart
def _arrives(world, calendar, tally, life, number, key, limit):
    """A customer of a channel arrives, and the next one is scheduled."""
    stream, channel = calendar.streams[number], world.channels[number]
    identity = descendant(channel.point, np.uint64(stream.ordinal))
    put_off = is_put_off(world.single[0].put_off_point, identity, _share_put_off(world, tally, stream.month), key)
    add(tally.months, stream.month, SUMS.put_off, put_off)
    life.identity, life.origin, life.source, life.founder = identity, ACQUIRED, channel.number, -1
    life.row = template_row(world.by_segment, world.segment_start, identity, -1, world.single[0].template_point, key)
    stream.ordinal += 1
    stream.left = arrival_threshold(channel.point, stream.ordinal, key)
    born = stream.day
    _schedule(world, calendar, number)
    life.born = born
    if put_off:
        return
    _starts(world, calendar, tally, life, key, limit)


@apart
def _looks(world, centre, calendar, tally, life, number, day, key):
    """A free agent of a pool takes the next call, if there is one; the caller, if it is still a customer, goes on."""
    pool = centre.pools[number]
    if pool.busy >= pool.on_duty:
        return
    source = next_call(world, centre, calendar, tally, number, day)
    if source < 0:
        return
    calls = calendar.calls[source]
    leave(calls, calendar.waiting[source])
    calendar.waiting[source] -= 1
    call = calls[calendar.waiting[source]]
    asked, entered, service, place = call.asked, call.entered, call.service, call.place
    taken(world, centre, calendar, tally, source, number, call.month, day, entered, service)
    if calendar.held[place, 0] == call.identity and not math.isnan(calendar.stamp[place]):
        take_in_hand(calendar, place)
        journey = world.journeys[call.journey]
        if journey.node >= 0 and journey.server == WAITING and journey.requested == asked:
            told(world, centre, journey, life, number, day, entered, service)
            _go_on(world, calendar, tally, life, place, day, key)


@inner
def _turn(world, centre, calendar, tally, life, key, limit):
    """What is next in the calendar happens."""
    day, kind, number, place = pop(calendar)
    if kind == ASKS:
        slept = place >= 0
        if slept:
            wake(world, calendar, life, place, key)
            place = reserve(calendar, -1, life.identity)
        else:
            place = -1 - place
            if math.isnan(calendar.stamp[place]):
                return  # it left at the very instant at which it asked
            take_in_hand(calendar, place)
        asks(world, centre, calendar, tally, life, place, number, day, slept, key)
        _go_on(world, calendar, tally, life, place, day, key)
    elif kind == OWN and place < 0:
        _arrives(world, calendar, tally, life, number, key, limit)
    elif kind == OWN:
        if calendar.stamp[place] == day:
            calendar.stamp[place] = math.inf
            take_in_hand(calendar, place)
            _go_on(world, calendar, tally, life, place, day, key)
    else:
        if kind == LOOKS:
            _looks(world, centre, calendar, tally, life, number, day, key)
        elif kind == SERVICE_ENDS:
            centre.pools[number].busy -= 1
        else:
            _duty_changes(centre, calendar, number)
        look_again(centre, calendar, number, day)


@inner
def _duty_changes(centre, calendar, number):
    """Agents of a pool come or go; the next change is put into the calendar."""
    pool = centre.pools[number]
    pool.step += 1
    pool.on_duty = centre.steps[pool.step].agents
    if pool.step + 1 < pool.last_step:
        push(calendar, centre.steps[pool.step + 1].day, DUTY_CHANGES, number, -1)


@inner
def _wants(world, calendar, tally):
    """What the run needs more room for before it can go on, or `DONE`."""
    if calendar.used[ENTRIES] + world.journeys.size + world.channels.size + 4 > calendar.heap.size:
        return MORE_ENTRIES
    if calendar.used[PLACES] == calendar.stamp.size and calendar.used[FREE_PLACE] == 0:
        return MORE_PLACES
    if calendar.used[BEDS] == calendar.asleep.shape[0] and calendar.used[FREE_BED] == 0:
        return MORE_BEDS
    if calendar.used[NAMES] == calendar.names.size and calendar.used[FREE_NAME] == 0:
        return MORE_NAMES
    room = calendar.calls.shape[1]
    for number in range(calendar.waiting.size):
        calendar.used[DEEPEST] = max(calendar.used[DEEPEST], calendar.waiting[number])
        if calendar.waiting[number] == room and not is_due(calendar):
            tidy(world, calendar, tally, number, calendar.heap[0].day)
            if calendar.waiting[number] > room // 2:
                return MORE_CALLS
    return DONE


@apart
def _begin(world, centre, calendar, key, first_channel, last_channel):
    """Before the first day: the first arrival of each channel and the first change of who is on duty."""
    calendar.used[BEGUN] = 1
    for number in range(first_channel, last_channel):
        stream = calendar.streams[number]
        stream.day, stream.left = 0.0, arrival_threshold(world.channels[number].point, 0, key)
        _schedule(world, calendar, number)
    for number in range(centre.pools.size):
        pool = centre.pools[number]
        if pool.step + 1 < pool.last_step:
            push(calendar, centre.steps[pool.step + 1].day, DUTY_CHANGES, number, -1)


@inner
def _founder(world, calendar, tally, life, key, limit):
    """The next of those who are customers from the start begins."""
    number = calendar.used[NEXT_FOUNDER]
    calendar.used[NEXT_FOUNDER] += 1
    life.identity, life.row, life.founder = founder(calendar, number), founding_row(calendar, number), number
    life.born, life.origin, life.source = 0.0, FROM_TABLE, -1
    _starts(world, calendar, tally, life, key, limit)


@njit(nogil=True, error_model="numpy")
def run(world, centre, calendar, tally, key, limit, first_channel, last_channel):
    """The lives of the founders and of some channels; stops early, to be called again, to get more room (see `STATUS`)."""
    life = world.life[0]
    if calendar.used[BEGUN] == 0:
        _begin(world, centre, calendar, key, first_channel, last_channel)
    while tally.used[USED.outgrown] == 0:
        calendar.used[STATUS] = _wants(world, calendar, tally)
        if calendar.used[STATUS] != DONE:
            return
        if tally.used[USED.pending] > 0:
            _child(world, calendar, tally, life, key, limit)
        elif calendar.used[NEXT_FOUNDER] < calendar.founders:
            _founder(world, calendar, tally, life, key, limit)
        elif is_due(calendar):
            come_due(calendar)
        elif calendar.used[ENTRIES] > 0:
            _turn(world, centre, calendar, tally, life, key, limit)
        else:
            break
    for number in range(calendar.waiting.size):
        tidy(world, calendar, tally, number, world.month_days[world.month_days.size - 1])


keep_compiled(run)
