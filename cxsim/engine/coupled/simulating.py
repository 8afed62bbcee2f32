"""Run a coupled twin once: the calendar is made, and given more room whenever the run asks for it."""

from __future__ import annotations

from typing import Any, TypeVar, cast

import numpy as np

from cxsim.engine import records
from cxsim.engine.arrays import Twin
from cxsim.engine.coupled import kernel
from cxsim.engine.coupled.calendar import DONE, MORE_CALLS, MORE_ENTRIES, NEXT_ROW, STATUS, Calendar, Words
from cxsim.engine.pools.books import centre_of, close_books
from cxsim.engine.pools.records import CALL, ENTRY, STREAM, Centre
from cxsim.engine.records import Floats, Ints, Records, Tally, World

Range = tuple[int, int]
Table = TypeVar("Table", Records, Floats, Ints, Words)
FIRST_ROOM = 1024
_MOVING = ("node", "visit", "step", "server", "due", "left", "factor", "luck", "length", "requested", "wait", "mood", "started", "accepted")
"""What of a journey belongs to the customer."""
_REMEMBERED = ("peak_quality", "quality_gap", "end_quality", "peak_effort", "effort_gap", "end_effort")
"""What of a journey belongs to a customer who feels by peak and end."""


def live_together(twin: Twin, settings: World, tally: Tally, key: np.uint64, limit: int, rows: Range, channels: Range) -> None:
    """Fill the tally with the lives of some rows and channels, who share the pools."""
    world, words = _in_one_piece(settings)
    centre = centre_of(twin, world)
    calendar = _blank(world, centre, words)
    calendar.used[NEXT_ROW] = rows[0]
    while True:
        kernel.run(world, centre, calendar, tally, key, limit, rows[1], *channels)
        if tally.used[3] or calendar.used[STATUS] == DONE:
            break
        calendar = _with_more_room(calendar, int(calendar.used[STATUS]))
    close_books(centre, world, tally.months)


def _in_one_piece(settings: World) -> tuple[World, Words]:
    """The world with the life in hand, its journeys and its cases in one block of words, from which they are put away."""
    own = records.LIFE.itemsize // 8
    until = own + settings.journeys.size * records.JOURNEY.itemsize // 8
    words = np.zeros(until + settings.cases.size * records.CASE.itemsize // 8, np.uint64)
    journeys, cases = words[own:until].view(records.JOURNEY), words[until:].view(records.CASE)
    journeys[:], cases[:] = settings.journeys, settings.cases
    life, unborn = words[:own].view(records.LIFE), settings.unborn.copy()
    return settings._replace(life=life, journeys=journeys, cases=cases, unborn=unborn), words


def kept_words(world: World) -> Ints:
    """Which words of a life, its journeys and its cases are kept while it rests, the identity first; every field is one word."""
    own, each, case = (kind.itemsize // 8 for kind in (records.LIFE, records.JOURNEY, records.CASE))
    single = world.single[0]
    peaks = records.PEAK_END in (single["satisfaction_response"], single["effort_response"])
    moving = [(records.JOURNEY.names or ()).index(name) for name in (*_MOVING, *(_REMEMBERED if peaks else ()))]
    journeys = [own + each * journey + word for journey in range(world.journeys.size) for word in moving]
    until = own + each * world.journeys.size
    return np.array([*range(own), *journeys, *range(until, until + case * world.cases.size)], np.int64)


def _blank(world: World, centre: Centre, words: Words) -> Calendar:
    kept = kept_words(world)
    places = int(world.rows["active"].sum()) + FIRST_ROOM
    plain = np.where(centre.pools["plain"] > 0, centre.pools["on_duty"], 0)
    return Calendar(
        heap=np.zeros(places + FIRST_ROOM, ENTRY),
        calls=np.zeros((len(centre.pools), FIRST_ROOM), CALL),
        waiting=np.zeros(len(centre.pools), np.int64),
        agents=np.zeros(int(plain.sum())),
        first_agent=np.concatenate([[0], np.cumsum(plain)]).astype(np.int64),
        words=words,
        kept=kept,
        held=np.zeros((places, len(kept)), np.uint64),
        stamp=np.full(places, np.nan),
        vacant=np.zeros(places, np.int64),
        streams=np.zeros(len(world.channels), STREAM),
        used=np.zeros(7, np.int64),
    )


def _with_more_room(calendar: Calendar, status: int) -> Calendar:
    if status == MORE_ENTRIES:
        return calendar._replace(heap=_doubled(calendar.heap))
    if status == MORE_CALLS:
        calls = np.zeros((len(calendar.calls), 2 * calendar.calls.shape[1]), CALL)
        calls[:, : calendar.calls.shape[1]] = calendar.calls
        return calendar._replace(calls=calls)
    stamp = _doubled(calendar.stamp)
    stamp[len(calendar.stamp) :] = np.nan
    return calendar._replace(held=_doubled(calendar.held), stamp=stamp, vacant=_doubled(calendar.vacant))


def _doubled(table: Table) -> Table:
    doubled: Any = np.concatenate([table, np.zeros_like(table)])
    return cast(Table, doubled)
