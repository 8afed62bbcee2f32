"""The calendar of a coupled run: a binary heap of what is to come, earliest first, and the customers who are awake in between.

Those who sleep until they ask (`compaction.py`) come into the heap when their day has come. Things of the same instant happen in a
fixed order: what customers do of themselves, agents who come or go, services that end, free agents who look for a call, and last
those who ask, in the order of their identities.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from cxsim.engine.compilation import inner
from cxsim.engine.pools.records import ASKS
from cxsim.engine.records import Floats, Ints, Record, Records
from cxsim.engine.shared_resources.layout import Layout, Words
from cxsim.rng import copy_identity

# places in `used`; those that are free are threaded: the number of the first and 1, or 0
ENTRIES, PLACES, FREE_PLACE, NEXT_INITIAL, STATUS, DEEPEST, BEGUN, OPENED, SLOTS, FREE_SLOT, NAMES, FREE_NAME = range(12)
DONE, MORE_PLACES, MORE_ENTRIES, MORE_CALLS, MORE_SLOTS, MORE_NAMES = range(6)
LOW = np.uint64(0xFFFFFFFF)

_copied = inner(copy_identity)


class Calendar(NamedTuple):
    """What a coupled run holds between two instants; where it grows too small, the run stops, is given more and goes on."""

    heap: Records  # (capacity,) ENTRY
    calls: Records  # (pools, capacity) CALL, a heap each
    waiting: Ints  # (pools,) calls in each
    agents: Floats  # (agents,) of plain pools: when each is free, a heap each
    first_agent: Ints  # (pools + 1,)
    words: Words  # (n,) the life in hand and its journeys, word by word
    kept: Ints  # (words,) which of them are kept of a life that is awake
    held: Words  # (places, words)
    stamp: Floats  # (places,) when the life there looks again; infinite if it has asked, NaN if nobody is there
    layout: Layout  # of those who sleep
    compacted: Words  # (slots, columns) the number of the life (32 bits) and the next slot in its list (32 bits), then what is kept
    instants: Floats  # the same memory, read as numbers: in column 1 when each asks
    first: Ints  # (days,) the first slot, and 1, of those who ask on a day that has not come
    rows: Records  # (rows,) ROW
    order: Ints  # (n,) the rows of those who are customers from the start, repeated
    initial: int  # how many those are
    names: Records  # (capacity,) NAME of new customers who sleep
    streams: Records  # (channels,) STREAM
    used: Ints  # (12,)


@inner
def initial_row(calendar: Calendar, number: int) -> int:
    """The row of one who is a customer from the start."""
    return calendar.order[number % calendar.order.size]


@inner
def initial_identity(calendar: Calendar, number: Any) -> np.uint64:
    """The identity of one who is a customer from the start: that in the table, or that of a copy."""
    identity, copy = calendar.rows[initial_row(calendar, number)].identity, number // calendar.order.size
    return _copied(identity, np.uint64(copy)) if copy > 0 else identity


@inner
def _who(calendar: Calendar, place: int) -> np.uint64:
    """The identity of one who asks: one who sleeps, or in a place below 0 one who is awake."""
    if place < 0:
        return calendar.held[-1 - place, 0]
    number = np.int64(calendar.compacted[place, 0] & LOW)
    if number < calendar.initial:
        return initial_identity(calendar, number)
    return calendar.names[number - calendar.initial].identity


@inner
def is_before(calendar: Calendar, one: Record, other: Record) -> Any:
    """Whether an entry comes before another."""
    if one.day != other.day:
        return one.day < other.day
    if one.kind != other.kind:
        return one.kind < other.kind
    if one.kind == ASKS and one.place != other.place:
        return _who(calendar, one.place) < _who(calendar, other.place)
    return one.number < other.number


@inner
def push(calendar: Calendar, day: float, kind: int, number: int, place: int) -> None:
    """Put something into the calendar."""
    heap, here = calendar.heap, calendar.used[ENTRIES]
    calendar.used[ENTRIES] += 1
    heap[here].day, heap[here].kind, heap[here].number, heap[here].place = day, kind, number, place
    while here > 0:
        above = (here - 1) >> 1
        if not is_before(calendar, heap[here], heap[above]):
            break
        _swap(heap, here, above)
        here = above


@inner
def pop(calendar: Calendar) -> tuple[float, Any, Any, Any]:
    """Take what is next out of the calendar: day, kind, number, place."""
    heap = calendar.heap
    first = heap[0]
    day, kind, number, place = first.day, np.int64(first.kind), np.int64(first.number), np.int64(first.place)
    calendar.used[ENTRIES] -= 1
    last = calendar.used[ENTRIES]
    _copy(heap, last, 0)
    here = 0
    while True:
        below = 2 * here + 1
        if below >= last:
            break
        if below + 1 < last and is_before(calendar, heap[below + 1], heap[below]):
            below += 1
        if not is_before(calendar, heap[below], heap[here]):
            break
        _swap(heap, here, below)
        here = below
    return day, kind, number, place


@inner
def _copy(heap: Records, source: int, target: int) -> None:
    one, other = heap[source], heap[target]
    other.day, other.kind, other.number, other.place = one.day, one.kind, one.number, one.place


@inner
def _swap(heap: Records, one: int, other: int) -> None:
    a, b = heap[one], heap[other]
    a.day, b.day = b.day, a.day
    a.kind, b.kind = b.kind, a.kind
    a.number, b.number = b.number, a.number
    a.place, b.place = b.place, a.place


@inner
def reserve(calendar: Calendar, place: int, identity: np.uint64) -> int:
    """The place at which a life that is awake rests: its own, or a new one if `place` is -1."""
    if place >= 0:
        return place
    place = calendar.used[FREE_PLACE] - 1
    if place < 0:
        place = calendar.used[PLACES]
        calendar.used[PLACES] += 1
    else:
        calendar.used[FREE_PLACE] = np.int64(calendar.held[place, 0])
    calendar.held[place, 0] = identity
    return place


@inner
def store(calendar: Calendar, place: int) -> None:
    """The life in hand rests at a place."""
    for word in range(calendar.kept.size):
        calendar.held[place, word] = calendar.words[calendar.kept[word]]


@inner
def load(calendar: Calendar, place: int) -> None:
    """The life that rests at a place is in hand again."""
    for word in range(calendar.kept.size):
        calendar.words[calendar.kept[word]] = calendar.held[place, word]


@inner
def free(calendar: Calendar, place: int) -> None:
    """A life that was awake is over, or compacted; its place is free."""
    calendar.stamp[place] = np.nan
    calendar.held[place, 0] = np.uint64(calendar.used[FREE_PLACE])
    calendar.used[FREE_PLACE] = place + 1
