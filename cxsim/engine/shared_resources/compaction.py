"""Customers who wait for nothing are compacted until they ask, and restored: with proof that it is the same (see `layout.py`)."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from cxsim.engine.compilation import apart, inner
from cxsim.engine.elements.registry import draw_next_again, draw_own_again
from cxsim.engine.journey_starts import counts_starts, next_date
from cxsim.engine.pools.records import ASKS
from cxsim.engine.records import ACQUIRED, FROM_TABLE, MAX_STEPS, ON_DATE, ON_PURCHASE, Ints, Record, Scenario
from cxsim.engine.shared_resources.calendar import (
    ENTRIES,
    FREE_NAME,
    FREE_SLOT,
    LOW,
    NAMES,
    OPENED,
    SLOTS,
    Calendar,
    initial_identity,
    initial_row,
    push,
)
from cxsim.engine.shared_resources.layout import AT_STEP, REQUEST, Layout, Words
from cxsim.engine.transition_functions import clip
from cxsim.engine.variates import draw_factor
from cxsim.engine.visit_events import draw_next_start, request_agent, rest_journey, row_now, set_touch
from cxsim.rng import philox

_HALF, _ONE = np.uint64(32), np.uint64(1)


@apart
def compact(scenario: Scenario, calendar: Calendar, life: Record, request: int, key: np.uint64) -> bool:
    """The life in hand sleeps until it asks at one of the touchpoints with a pool; False, and no more, if it would not wake as it is."""
    layout, words = calendar.layout, calendar.words
    slot = calendar.used[FREE_SLOT] - 1 if calendar.used[FREE_SLOT] > 0 else calendar.used[SLOTS]
    kept, journey = calendar.compacted[slot], layout.asks[request, 0]
    after = kept[0] >> _HALF  # free slots are a list: the upper half of the first word is the next one
    words[words.size + REQUEST] = np.uint64(request)
    words[words.size + AT_STEP] = np.uint64(scenario.journeys[journey].step)
    for n in range(layout.whole.size):
        kept[1 + n] = words[layout.whole[n]]
    for column in range(1 + layout.whole.size, kept.size):
        kept[column] = 0
    for n in range(layout.counts.shape[0]):
        if not _pack(kept, layout.counts[n], words[layout.counts[n, 0]]):
            return False
    if not _is_restorable(scenario, calendar, kept, life, journey, key):
        return False
    if calendar.used[FREE_SLOT] > 0:
        calendar.used[FREE_SLOT] = after
    else:
        calendar.used[SLOTS] += 1
    kept[0] = _store_name(calendar, life)
    _schedule_slot(calendar, slot, journey)
    return True


@inner
def _pack(kept: Words, field: Ints, value: np.uint64) -> bool:
    """A number is put where a field is, if it has room there."""
    bits = np.uint64(field[3])
    if bits < np.uint64(64) and value >> bits:
        return False
    kept[field[1]] |= value << np.uint64(field[2])
    return True


@inner
def _unpack(kept: Words, field: Ints) -> np.uint64:
    """The number in a field."""
    value = kept[field[1]] >> np.uint64(field[2])
    return value if field[3] == 64 else value & ((_ONE << np.uint64(field[3])) - _ONE)


@inner
def _middle(field: Ints) -> np.uint64:
    """What a difference of bits of nothing is kept as."""
    return _ONE << np.uint64(field[3] - 1)


@inner
def _is_restorable(scenario: Scenario, calendar: Calendar, kept: Words, life: Record, journey: Record, key: np.uint64) -> bool:
    """Whether a life is found again from what is kept; if not, it is in hand as it was."""
    layout, words, before = calendar.layout, calendar.words, calendar.layout.before
    for n in range(layout.found.shape[0]):
        before[layout.found[n, 0]] = words[layout.found[n, 0]]
    for n in range(layout.increments.shape[0]):
        before[layout.increments[n, 0]] = words[layout.increments[n, 0]]
    _restore_position(scenario, calendar, life, key)
    if life.day <= scenario.month_days[life.month]:  # the month may have begun, and durations changed, between the draw and now
        draw_touch(scenario, life, journey, key)
    same = True
    for n in range(layout.found.shape[0]):
        word, owner = layout.found[n, 0], layout.found[n, 1]
        same &= words[word] == before[word] or (owner >= 0 and owner != journey)
    # What is worked out again may differ in its last bits (sums in another order): the difference of the bits is kept, in a few bits
    # around their middle, so that the life is found again to the last bit; unsigned differences wrap around, and so do their sums.
    for n in range(layout.increments.shape[0]):
        field = layout.increments[n]
        same &= _pack(kept, field, before[field[0]] - words[field[0]] + _middle(field))
    if not same:
        for n in range(layout.found.shape[0]):
            words[layout.found[n, 0]] = before[layout.found[n, 0]]
        for n in range(layout.increments.shape[0]):
            words[layout.increments[n, 0]] = before[layout.increments[n, 0]]
    return same


@inner
def _restore_position(scenario: Scenario, calendar: Calendar, life: Record, key: np.uint64) -> None:
    """Where the life in hand stands, from what is kept of it: it has just asked in one journey, and in the others no visit is open."""
    layout, words = calendar.layout, calendar.words
    life.at = life.variant * (scenario.month_days.size - 1) + life.month
    life.billed_on = max(scenario.month_days[life.month], life.born)
    life.requests = 0
    request = np.int64(words[words.size + REQUEST])
    for number in range(scenario.journeys.size):
        journey = scenario.journeys[number]
        asks = number == layout.asks[request, 0]
        if counts_starts(journey):
            journey.visit = journey.started - asks
        if journey.trigger == ON_DATE:
            journey.start = next_date(scenario.dates, number, life.day)
        elif journey.trigger >= ON_PURCHASE:  # of one that waits for a level, it is found when the life is looked at
            journey.start = math.inf
        if not asks:
            rest_journey(journey, life)
            continue
        journey.node, journey.step = layout.asks[request, 1], np.int64(words[words.size + AT_STEP])
        request_agent(journey, life)
        if layout.draws[number, 1]:
            draw_next_start(scenario, scenario.parameters[0], journey, life, key)


@inner
def draw_touch(scenario: Scenario, life: Record, number: int, key: np.uint64) -> None:
    """The uniform and the length of the touch at which the life in hand asks; nothing may change them but the month."""
    journey = scenario.journeys[number]
    node = scenario.nodes[journey.node]
    outcome, length, _, _ = philox(life.identity, np.uint64(journey.visit * MAX_STEPS + journey.step), node.point, key)
    set_touch(journey, node, scenario.values, row_now(scenario, life, life.day, key), outcome, length)


@apart
def restore(scenario: Scenario, calendar: Calendar, life: Record, slot: int, key: np.uint64) -> int:
    """The life that was compacted in a slot is in hand, at the instant at which it asks (`asks` draws its touch); returns the journey."""
    layout, words, kept = calendar.layout, calendar.words, calendar.compacted[slot]
    _restore_name(calendar, life, np.int64(kept[0] & LOW))
    _restore_row(scenario.rows[life.row], scenario.parameters[0], life)
    for n in range(layout.whole.size):
        words[layout.whole[n]] = kept[1 + n]
    for n in range(layout.counts.shape[0]):
        words[layout.counts[n, 0]] = _unpack(kept, layout.counts[n])
    _draw_factors(scenario, layout, life, key)
    _restore_position(scenario, calendar, life, key)
    for n in range(layout.increments.shape[0]):
        field = layout.increments[n]
        words[field[0]] += _unpack(kept, field) - _middle(field)
    kept[0] = np.uint64(calendar.used[FREE_SLOT]) << _HALF
    calendar.used[FREE_SLOT] = slot + 1
    return layout.asks[np.int64(words[words.size + REQUEST]), 0]


@inner
def _restore_row(row: Record, parameters: Record, life: Record) -> None:
    """What a life has from its row."""
    life.tenure_0 = row.tenure if life.initial_number >= 0 else 0.0
    life.satisfaction_0, life.effort_0, life.fee_per_month = row.satisfaction, row.effort, row.fee_per_month
    life.satisfaction_set = clip(row.satisfaction + parameters.satisfaction_shift)
    life.effort_set = clip(row.effort + parameters.effort_shift)


@inner
def _draw_factors(scenario: Scenario, layout: Layout, life: Record, key: np.uint64) -> None:
    """The factors on the rates of the life in hand, drawn again; what comes next is drawn when it is needed (`redraw_next_events`)."""
    parameters = scenario.parameters[0]
    life.drawn = 0
    draw_own_again(scenario, parameters, life, key)
    for number in range(scenario.journeys.size):
        if layout.draws[number, 0]:
            journey = scenario.journeys[number]
            journey.factor = draw_factor(scenario.factors, number, journey.factor_point, life.identity, key)


@apart
def redraw_next_events(scenario: Scenario, parameters: Record, life: Record, key: np.uint64) -> None:
    """What the elements had drawn for what they do next to a life that was compacted, drawn again before the first of it."""
    draw_next_again(scenario, parameters, life, key)
    life.drawn = 1


@inner
def _store_name(calendar: Calendar, life: Record) -> np.uint64:
    """The number under which a compacted customer is found: its own from the start, or that of a new one, whose name is written down."""
    if life.initial_number >= 0:
        return np.uint64(life.initial_number)
    number = calendar.used[FREE_NAME] - 1
    if number < 0:
        number = calendar.used[NAMES]
        calendar.used[NAMES] += 1
    else:
        calendar.used[FREE_NAME] = calendar.names[number].next
    new = calendar.names[number]
    new.identity, new.born, new.row = life.identity, life.born, life.row
    return np.uint64(calendar.initial + number)


@inner
def _restore_name(calendar: Calendar, life: Record, number: Any) -> None:
    """Whose number it is; that of a new customer is free again."""
    life.initial_number, life.origin = -1, ACQUIRED  # or referred: where it matters, it is kept
    if number < calendar.initial:
        life.initial_number, life.origin, life.born, life.row = number, FROM_TABLE, 0.0, initial_row(calendar, number)
        life.identity = initial_identity(calendar, number)
        return
    new = calendar.names[number - calendar.initial]
    life.identity, life.born, life.row = new.identity, new.born, new.row
    new.next = calendar.used[FREE_NAME]
    calendar.used[FREE_NAME] = number - calendar.initial + 1


@inner
def _schedule_slot(calendar: Calendar, slot: int, journey: Record) -> None:
    """A compacted customer is put into the list of the day on which it asks, or into the calendar if that day has come."""
    day = np.int64(calendar.instants[slot, 1])
    if day <= calendar.used[OPENED]:
        push(calendar, calendar.instants[slot, 1], ASKS, journey, slot)
        return
    calendar.compacted[slot, 0] |= np.uint64(calendar.first[day]) << _HALF
    calendar.first[day] = slot + 1


@inner
def is_due(calendar: Calendar) -> bool:
    """Whether a day whose compacted customers are not in the calendar yet comes before all that is in it."""
    opened = calendar.used[OPENED]
    if calendar.first[opened] > 0:
        return True
    return opened + 1 < calendar.first.size and (calendar.used[ENTRIES] == 0 or np.int64(calendar.heap[0].day) > opened)


@inner
def schedule_due(calendar: Calendar) -> None:
    """The next compacted customer of the day that has come is put into the calendar; when there is none left, the next day has come."""
    day = calendar.used[OPENED]
    slot = calendar.first[day] - 1
    if slot < 0:
        calendar.used[OPENED] += 1
        return
    calendar.first[day] = np.int64(calendar.compacted[slot, 0] >> _HALF)
    calendar.compacted[slot, 0] &= LOW
    request = np.int64(_unpack(calendar.compacted[slot], calendar.layout.counts[0]))
    push(calendar, calendar.instants[slot, 1], ASKS, calendar.layout.asks[request, 0], slot)
