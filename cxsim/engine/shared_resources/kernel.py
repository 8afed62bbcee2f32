"""The coupled engine: histories run freely up to their next request of a pool; requests are decided in the order of time.

A life whose request is undecided goes on through the calendar, from one instant to the next, so that nothing is decided out of
the order of time. When the pool decides, the life looks again from its last instant: nothing is refreshed by the decision.
"""

from __future__ import annotations

import math

import numpy as np

from cxsim.engine.compilation import apart, entry, inner, keep_compiled
from cxsim.engine.elements.referral import next_referral
from cxsim.engine.elements.registry import turn_away
from cxsim.engine.life_cycle import (
    advance_time,
    apply_event,
    end_customer,
    next_event,
    secondary_events,
    secondary_events_until,
    start_customer,
)
from cxsim.engine.pools.records import ASKS, DUTY_CHANGES, LOOKS, OWN, REQUESTED, SERVICE_ENDS, SUBMITTED, WAITING, Centre
from cxsim.engine.rates import current_levels, find_paths
from cxsim.engine.records import ACQUIRED, CHANNEL, FROM_TABLE, USED, Record, Scenario, Tally
from cxsim.engine.relaxation import remaining_share
from cxsim.engine.shared_resources.calendar import (
    BEGUN,
    DEEPEST,
    DONE,
    ENTRIES,
    FREE_NAME,
    FREE_PLACE,
    FREE_SLOT,
    MORE_CALLS,
    MORE_ENTRIES,
    MORE_NAMES,
    MORE_PLACES,
    MORE_SLOTS,
    NAMES,
    NEXT_INITIAL,
    PLACES,
    SLOTS,
    STATUS,
    Calendar,
    free,
    initial_identity,
    initial_row,
    load,
    pop,
    push,
    reserve,
    store,
)
from cxsim.engine.shared_resources.compaction import compact, is_due, redraw_next_events, restore, schedule_due
from cxsim.engine.shared_resources.queue import pop_call
from cxsim.engine.shared_resources.service import (
    assign_agent,
    assign_wait,
    handle_request,
    next_call,
    remove_expired_calls,
    schedule_search,
)
from cxsim.engine.transition_functions import quantity
from cxsim.engine.variates import arrival_threshold, template_row
from cxsim.rng import descendant
from cxsim.units import DAYS_PER_MONTH

NEW, NO_CUSTOMER, NOTHING = -1, -2, -3
"""Instead of the place at which the customer in hand has rested: it has none yet; nobody is in hand; nothing is left to do."""


@apart
def _advance(scenario: Scenario, calendar: Calendar, tally: Tally, life: Record, place: int, now: float, key: np.uint64) -> None:
    """The life in hand starts or goes on, freely while no request of it is undecided; then it rests, or it is over."""
    row, parameters = scenario.rows[life.row], scenario.parameters[0]
    if place == NEW:
        start_customer(scenario, tally, row, parameters, life, key)
    alive, until = True, now
    while alive:
        felt = current_levels(scenario.values, parameters, life)
        ways = find_paths(felt)
        until, what, hazard, knot = next_event(scenario, row, parameters, life, felt, ways)
        share = remaining_share(ways[0], until - life.day)
        # While a request is undecided the pool may answer at any instant: the life goes on only up to `now`, and looks again from there.
        here = max(now, life.day)
        waits = life.requests > 0 and until > here
        used, dates = secondary_events_until(scenario.values, parameters, life, felt, ways, share, until)
        if life.drawn == 0 and min(dates) <= (here if waits else until):
            redraw_next_events(scenario, parameters, life, key)
        dates = secondary_events(scenario, tally, row, parameters, life, (felt, until, here if waits else until, used), dates, key)
        if life.interrupted:
            life.interrupted = 0
            continue
        if waits:
            until = min(until, min(dates))
            break
        advance_time(parameters, life, ways, share, until, hazard, knot, used)
        alive = apply_event(scenario, tally, row, parameters, life, what, key)
    if alive:
        request = _next_request(scenario, calendar, life)
        if request < 0 or not compact(scenario, calendar, life, request, key):
            _park(scenario, calendar, life, place, until)
            return
    else:
        end_customer(scenario, tally, parameters, life)
    if place >= 0:
        free(calendar, place)


@inner
def _next_request(scenario: Scenario, calendar: Calendar, life: Record) -> int:
    """At which of the touchpoints with a pool the life in hand will ask, if that is all that is undecided; or -1."""
    if life.requests != 1:
        return -1
    asks = calendar.layout.asks
    for request in range(asks.shape[0]):
        journey = scenario.journeys[asks[request, 0]]
        if journey.node == asks[request, 1] and journey.server == REQUESTED:
            return request
    return -1


@inner
def _park(scenario: Scenario, calendar: Calendar, life: Record, place: int, until: float) -> None:
    """The life in hand rests: what it asks for is put into the calendar, or else the instant at which it looks again."""
    place = reserve(calendar, place, life.identity)
    asking = False
    for number in range(scenario.journeys.size):
        journey = scenario.journeys[number]
        if journey.node < 0 or scenario.nodes[journey.node].pool < 0:
            continue
        if journey.server == REQUESTED:
            journey.server = SUBMITTED
            push(calendar, life.day, ASKS, number, -1 - place)
        asking |= journey.server == SUBMITTED
    if asking:
        calendar.stamp[place] = math.inf  # it is woken by the pool
    elif calendar.stamp[place] != until:  # an entry for another instant that is still in the calendar is passed over when it comes
        calendar.stamp[place] = until
        push(calendar, until, OWN, 0, place)
    store(calendar, place)


@inner
def _schedule(scenario: Scenario, calendar: Calendar, number: int) -> None:
    """The next customer of a channel is put into the calendar, if one comes before the horizon."""
    stream, channel, months = calendar.streams[number], scenario.channels[number], scenario.month_days.size - 1
    while stream.month < months:
        until = scenario.month_days[stream.month + 1]
        at = scenario.parameters[0].everyone * months + stream.month
        rate = quantity(scenario.values, at, channel.column + CHANNEL.rate) * channel.share / DAYS_PER_MONTH
        if rate > 0.0 and stream.day + stream.left / rate < until:
            stream.day += stream.left / rate
            push(calendar, stream.day, OWN, number, -1)
            return
        stream.left -= rate * (until - stream.day)
        stream.month += 1
        stream.day = until


@apart
def _next_arrival(scenario: Scenario, calendar: Calendar, tally: Tally, life: Record, number: int, key: np.uint64) -> int:
    """Identify the customer whom a channel brings, and schedule the next one."""
    stream, channel = calendar.streams[number], scenario.channels[number]
    identity = descendant(channel.point, np.uint64(stream.ordinal))
    stays_away = turn_away(scenario, tally, stream.month, identity, key)
    life.identity = life.root = identity
    life.origin, life.source, life.initial_number = ACQUIRED, channel.number, -1
    life.row = template_row(scenario.by_segment, scenario.segment_start, identity, -1, scenario.parameters[0].template_point, key)
    stream.ordinal += 1
    stream.left = arrival_threshold(channel.point, stream.ordinal, key)
    born = stream.day
    _schedule(scenario, calendar, number)
    life.born = born
    return NO_CUSTOMER if stays_away else NEW


@apart
def _serve_next_call(scenario: Scenario, centre: Centre, calendar: Calendar, tally: Tally, life: Record, number: int, day: float) -> int:
    """A free agent of a pool takes the next call, if there is one; the caller, if it is still a customer, is in hand."""
    pool = centre.pools[number]
    if pool.busy >= pool.on_duty:
        return NO_CUSTOMER
    source = next_call(scenario, centre, calendar, tally, number, day)
    if source < 0:
        return NO_CUSTOMER
    calls = calendar.calls[source]
    pop_call(calls, calendar.waiting[source])
    calendar.waiting[source] -= 1
    call = calls[calendar.waiting[source]]
    request, entered, service, place = call.requested, call.entered, call.service, call.place
    assign_agent(scenario, centre, calendar, tally, source, number, (call.month, day, entered, service))
    # The caller may have left meanwhile, and its place may be another customer's; the agent's time is taken all the same.
    if calendar.held[place, 0] == call.identity and not math.isnan(calendar.stamp[place]):
        load(calendar, place)
        journey = scenario.journeys[call.journey]
        if journey.node >= 0 and journey.server == WAITING and journey.requested == request:
            assign_wait(scenario, centre, journey, life, number, day, entered, service)
            return place
    return NO_CUSTOMER


@inner
def _process_next_entry(
    scenario: Scenario, centre: Centre, calendar: Calendar, tally: Tally, life: Record, key: np.uint64
) -> tuple[int, float]:
    """What is next in the calendar happens: the place of the customer who is in hand by it, and the day."""
    day, kind, number, place = pop(calendar)
    if kind == ASKS:
        was_compacted = place >= 0
        if was_compacted:
            restore(scenario, calendar, life, place, key)
            place = reserve(calendar, -1, life.identity)
        else:
            place = -1 - place
            if math.isnan(calendar.stamp[place]):
                return NO_CUSTOMER, day  # it left at the very instant at which it asked
            load(calendar, place)
        handle_request(scenario, centre, calendar, tally, life, (place, number, was_compacted), day, key)
        return place, day
    if kind == OWN and place < 0:
        return _next_arrival(scenario, calendar, tally, life, number, key), day
    if kind == OWN:
        if calendar.stamp[place] != day:
            return NO_CUSTOMER, day
        calendar.stamp[place] = math.inf
        load(calendar, place)
        return place, day
    served = NO_CUSTOMER
    if kind == LOOKS:
        served = _serve_next_call(scenario, centre, calendar, tally, life, number, day)
    elif kind == SERVICE_ENDS:
        centre.pools[number].busy -= 1
    else:
        _change_staff(centre, calendar, number)
    schedule_search(centre, calendar, number, day)
    return served, day


@inner
def _change_staff(centre: Centre, calendar: Calendar, number: int) -> None:
    """Agents of a pool come or go; the next change is put into the calendar."""
    pool = centre.pools[number]
    pool.step += 1
    pool.on_duty = centre.steps[pool.step].agents
    if pool.step + 1 < pool.last_step:
        push(calendar, centre.steps[pool.step + 1].day, DUTY_CHANGES, number, -1)


@inner
def _find_missing_room(scenario: Scenario, calendar: Calendar, tally: Tally) -> int:
    """What the run needs more room for before it can go on, or `DONE`."""
    if calendar.used[ENTRIES] + scenario.journeys.size + scenario.channels.size + 4 > calendar.heap.size:
        return MORE_ENTRIES
    if calendar.used[PLACES] == calendar.stamp.size and calendar.used[FREE_PLACE] == 0:
        return MORE_PLACES
    if calendar.used[SLOTS] == calendar.compacted.shape[0] and calendar.used[FREE_SLOT] == 0:
        return MORE_SLOTS
    if calendar.used[NAMES] == calendar.names.size and calendar.used[FREE_NAME] == 0:
        return MORE_NAMES
    room = calendar.calls.shape[1]
    for number in range(calendar.waiting.size):
        calendar.used[DEEPEST] = max(calendar.used[DEEPEST], calendar.waiting[number])
        if calendar.waiting[number] == room and not is_due(calendar):
            remove_expired_calls(scenario, calendar, tally, number, calendar.heap[0].day)
            if calendar.waiting[number] > room // 2:
                return MORE_CALLS
    return DONE


@apart
def _begin(scenario: Scenario, centre: Centre, calendar: Calendar, key: np.uint64, first_channel: int, last_channel: int) -> None:
    """Before the first day: the first arrival of each channel and the first change of who is on duty."""
    calendar.used[BEGUN] = 1
    for number in range(first_channel, last_channel):
        stream = calendar.streams[number]
        stream.day, stream.left = 0.0, arrival_threshold(scenario.channels[number].point, 0, key)
        _schedule(scenario, calendar, number)
    for number in range(centre.pools.size):
        pool = centre.pools[number]
        if pool.step + 1 < pool.last_step:
            push(calendar, centre.steps[pool.step + 1].day, DUTY_CHANGES, number, -1)


@inner
def _next_initial_customer(calendar: Calendar, life: Record) -> None:
    """Identify the next of those who are customers from the start."""
    number = calendar.used[NEXT_INITIAL]
    calendar.used[NEXT_INITIAL] += 1
    life.identity = life.root = initial_identity(calendar, number)
    life.row, life.initial_number = initial_row(calendar, number), number
    life.born, life.origin, life.source = 0.0, FROM_TABLE, -1


@inner
def _next_in_hand(scenario: Scenario, centre: Centre, calendar: Calendar, tally: Tally, life: Record, key: np.uint64) -> tuple[int, float]:
    """What is next: who was referred, initial customers, the calendar; the place of the customer in hand by it, and the day."""
    if tally.used[USED.pending] > 0:
        next_referral(scenario, tally, life, key)
        life.initial_number = -1
        return NEW, 0.0
    if calendar.used[NEXT_INITIAL] < calendar.initial:
        _next_initial_customer(calendar, life)
        return NEW, 0.0
    if is_due(calendar):
        schedule_due(calendar)
        return NO_CUSTOMER, 0.0
    if calendar.used[ENTRIES] > 0:
        return _process_next_entry(scenario, centre, calendar, tally, life, key)
    return NOTHING, 0.0


@entry
def run(
    scenario: Scenario, centre: Centre, calendar: Calendar, tally: Tally, key: np.uint64, limit: int, first_channel: int, last_channel: int
) -> None:
    """The histories of the initial and of some channels; stops early, to be called again, to get more room (see `STATUS`).

    Customers come in hand at several places and go on at one, because whatever calls `_advance` is compiled together with it.
    """
    life = scenario.life[0]
    if calendar.used[BEGUN] == 0:
        _begin(scenario, centre, calendar, key, first_channel, last_channel)
    while tally.used[USED.outgrown] == 0:
        calendar.used[STATUS] = _find_missing_room(scenario, calendar, tally)
        if calendar.used[STATUS] != DONE:
            return
        place, day = _next_in_hand(scenario, centre, calendar, tally, life, key)
        if place == NOTHING:
            break
        if place == NEW and tally.used[USED.histories] >= limit:
            tally.used[USED.outgrown] = 1
        elif place != NO_CUSTOMER:
            _advance(scenario, calendar, tally, life, place, day, key)
    for number in range(calendar.waiting.size):
        remove_expired_calls(scenario, calendar, tally, number, scenario.month_days[scenario.month_days.size - 1])


keep_compiled(run)
