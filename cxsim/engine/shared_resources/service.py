"""What pools do with those who ask: take them, let them wait, turn them away; free agents who look for the next call."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from cxsim.engine.compilation import apart, inner
from cxsim.engine.pools.records import GAVE_UP, LOOKS, PER_POOL, POOL_SUMS, SERVICE_ENDS, TURNED_AWAY, WAITING, Centre
from cxsim.engine.pools.transition_functions import book_time, draw_time, duty_step, update_morale
from cxsim.engine.records import FINE, MAX_STEPS, Record, Records, Scenario, Tally
from cxsim.engine.shared_resources.calendar import Calendar, push
from cxsim.engine.shared_resources.queue import admit, has_earlier_turn, pop_call, push_call, sift_down
from cxsim.engine.transition_functions import add, quantity, to_fixed_point
from cxsim.engine.visit_events import row_now, set_touch
from cxsim.rng import philox


@apart
def handle_request(
    scenario: Scenario, centre: Centre, calendar: Calendar, tally: Tally, life: Record, request: Any, day: float, key: np.uint64
) -> None:
    """The customer in hand asks a pool for what a journey needs: an agent is free, or it waits, or is turned away.

    A `request` is the customer's place, the journey, and whether it was compacted: then the touch is drawn only now.
    """
    place, number, was_compacted = request
    journey = scenario.journeys[number]
    node = scenario.nodes[journey.node]
    queue = queue_of(scenario, node, life.row)
    pool, at = centre.pools[queue], row_now(scenario, life, day, key)
    ordinal = np.uint64(journey.visit * MAX_STEPS + journey.step)
    outcome, length, service, patience = philox(life.identity, ordinal, node.point, key)
    if was_compacted:
        set_touch(journey, node, scenario.values, at, outcome, length)
    service = draw_time(pool.service_law, scenario.values, at, pool.service, service)
    patience = draw_time(pool.patience_law, scenario.values, at, pool.patience, patience)
    add(tally.months, life.month, first_sum(scenario, queue) + POOL_SUMS.offered, 1)
    journey.server, journey.wait = WAITING, patience
    # A plain pool (first come, first served, always open, agents alike) is known at once: each agent's next free instant is all its state.
    # See Lindley's recursion for one agent (1952), Kiefer & Wolfowitz (1955) for several.
    if pool.plain:
        journey.due = day + patience
        begin = admit(calendar.agents, calendar.first_agent[queue], calendar.first_agent[queue + 1], day, journey.due, service)
        if begin > day and journey.due <= begin:
            journey.server = GAVE_UP
            life.requests -= 1
            book_abandonment(scenario, tally, queue, life.month, day, journey.due)
        else:
            book_call(scenario, centre, tally, queue, queue, (life.month, begin, day, service))
            assign_wait(scenario, centre, journey, life, queue, begin, day, service)
        return
    # Patience runs from when the caller is in the queue; who is called back is not, and does not give up.
    closed = not _open(centre, queue, day)
    entered = math.inf if closed else day
    journey.due = entered + patience
    if closed and pool.turns_away:
        journey.server, journey.wait, journey.due = TURNED_AWAY, 0.0, day
        life.requests -= 1
        add(tally.months, life.month, first_sum(scenario, queue) + POOL_SUMS.turned, 1)
        return
    server = _free(centre, queue)
    if server >= 0:
        assign_agent(scenario, centre, calendar, tally, queue, server, (life.month, day, entered, service))
        assign_wait(scenario, centre, journey, life, server, day, entered, service)
        return
    call = calendar.calls[queue, calendar.waiting[queue]]
    call.requested, call.expiry, call.entered, call.service = day, journey.due, entered, service
    call.identity, call.place, call.journey, call.month = life.identity, place, number, life.month
    call.priority = node.priority + centre.priority[queue, scenario.rows[life.row].segment]
    call.turn = day + quantity(scenario.values, at, pool.callback_within) if closed else day
    push_call(calendar.calls[queue], calendar.waiting[queue])
    calendar.waiting[queue] += 1


@inner
def queue_of(scenario: Scenario, node: Record, row: int) -> int:
    """The queue in which a customer of a row waits at a touchpoint: the pool's, or of those by a column the one of its value."""
    group = scenario.pools[node.pool].group
    return node.pool + scenario.groups[group, row] if group >= 0 else node.pool


@inner
def first_sum(scenario: Scenario, queue: int) -> int:
    """The first column of the monthly sums of the pool to which a queue belongs."""
    return scenario.parameters[0].pools_sums + PER_POOL * scenario.pools[queue].member


@inner
def _open(centre: Centre, number: int, day: float) -> bool:
    """Whether one of the pools that serve a call is open."""
    found = False
    for helper in centre.helpers[number]:
        if helper >= 0:
            found |= centre.steps[duty_step(centre.steps, centre.pools[helper], day)].open > 0
    return found


@inner
def _free(centre: Centre, number: int) -> int:
    """The first of the pools that serve a call which has a free agent, or -1."""
    for helper in centre.helpers[number]:
        if helper >= 0 and centre.pools[helper].busy < centre.pools[helper].on_duty:
            return helper
    return -1


@inner
def assign_agent(scenario: Scenario, centre: Centre, calendar: Calendar, tally: Tally, number: int, server: int, call: Any) -> None:
    """A free agent takes a call (its month, when it begins, since when it waits, how long it takes), and is busy until it ends."""
    _, begin, _, service = call
    centre.pools[server].busy += 1
    book_call(scenario, centre, tally, number, server, call)
    if begin + service < scenario.month_days[scenario.month_days.size - 1]:
        push(calendar, begin + service, SERVICE_ENDS, server, -1)


@inner
def book_call(scenario: Scenario, centre: Centre, tally: Tally, number: int, server: int, call: Any) -> None:
    """A call that is answered before the horizon is counted in the month in which it was made, the agent's time day by day."""
    month, begin, entered, service = call
    months = scenario.month_days.size - 1
    if begin >= scenario.month_days[months]:
        return
    book_time(centre.busy, server, begin, begin + service)
    first = first_sum(scenario, number)
    if entered == math.inf:
        add(tally.months, month, first + POOL_SUMS.called_back, 1)
        return
    wait = begin - entered
    add(tally.months, month, first + POOL_SUMS.served, 1)
    add(tally.months, month, first + POOL_SUMS.waited, to_fixed_point(wait, FINE))
    add(
        tally.months,
        month,
        first + POOL_SUMS.in_time,
        wait <= quantity(scenario.values, scenario.parameters[0].everyone * months + month, centre.pools[number].within),
    )


@inner
def book_abandonment(scenario: Scenario, tally: Tally, number: int, month: int, entered: float, expiry: float) -> None:
    """A caller who gives up before the horizon is counted in the month in which the call was made."""
    if expiry < scenario.month_days[scenario.month_days.size - 1]:
        first = first_sum(scenario, number)
        add(tally.months, month, first + POOL_SUMS.lost, 1)
        add(tally.months, month, first + POOL_SUMS.waited, to_fixed_point(expiry - entered, FINE))


@inner
def assign_wait(
    scenario: Scenario, centre: Centre, journey: Record, life: Record, server: int, begin: float, entered: float, service: float
) -> None:
    """The customer in hand knows now who serves it, and when it is done."""
    journey.server, journey.wait = server, max(begin - entered, 0.0)
    journey.due = begin + service + journey.length
    life.requests -= 1
    if centre.pools[server].morale >= 0:
        first, day = scenario.parameters[0].everyone * (scenario.month_days.size - 1), np.int64(journey.requested)
        update_morale(centre, scenario.values, first, scenario.month_days, server, day)
        journey.mood = centre.morale[server, day]


@inner
def schedule_search(centre: Centre, calendar: Calendar, number: int, day: float) -> None:
    """If an agent is still free and somebody waits, the agent looks for the next call."""
    if centre.pools[number].busy >= centre.pools[number].on_duty:
        return
    for queue in centre.helped[number]:
        if queue >= 0 and calendar.waiting[queue] > 0:
            push(calendar, day, LOOKS, number, -1)
            return


@apart
def next_call(scenario: Scenario, centre: Centre, calendar: Calendar, tally: Tally, number: int, day: float) -> int:
    """The queue from which a free agent of a pool takes the next call: highest priority, own calls, whose turn is first; or -1."""
    best = -1
    for queue in centre.helped[number]:
        if queue < 0:
            break
        _drop_lost(scenario, calendar, tally, queue, day)
        if calendar.waiting[queue] == 0:
            continue
        if best < 0:
            best = queue
            continue
        call, other = calendar.calls[queue, 0], calendar.calls[best, 0]
        level = call.priority == other.priority and best != number and has_earlier_turn(call, other)
        if call.priority > other.priority or level:
            best = queue
    return best


@inner
def _drop_lost(scenario: Scenario, calendar: Calendar, tally: Tally, queue: int, day: float) -> None:
    """Those at the head of a queue whose patience has ended are not there any more."""
    calls = calendar.calls[queue]
    while calendar.waiting[queue] > 0 and calls[0].expiry <= day:
        book_abandonment(scenario, tally, queue, calls[0].month, calls[0].entered, calls[0].expiry)
        pop_call(calls, calendar.waiting[queue])
        calendar.waiting[queue] -= 1


@apart
def remove_expired_calls(scenario: Scenario, calendar: Calendar, tally: Tally, queue: int, day: float) -> None:
    """Drop everybody from a queue whose patience has ended by a day."""
    calls, left = calendar.calls[queue], 0
    for here in range(calendar.waiting[queue]):
        if calls[here].expiry <= day:
            book_abandonment(scenario, tally, queue, calls[here].month, calls[here].entered, calls[here].expiry)
        else:
            if left < here:
                _move(calls, here, left)
            left += 1
    calendar.waiting[queue] = left
    # The rest is made a heap again from below, in linear time (Floyd 1964, algorithm 245).
    for here in range(left // 2 - 1, -1, -1):
        sift_down(calls, here, left)


@inner
def _move(calls: Records, source: int, target: int) -> None:
    one, other = calls[source], calls[target]
    other.requested, other.turn, other.expiry, other.entered, other.service = one.requested, one.turn, one.expiry, one.entered, one.service
    other.identity, other.place, other.journey = one.identity, one.place, one.journey
    other.priority, other.month = one.priority, one.month
