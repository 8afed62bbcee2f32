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
_MOVING = ("node", "visit", "step", "due", "left", "factor", "luck", "length", "started", "accepted")
"""What of a journey belongs to the customer."""
_SERVED = ("server", "requested", "wait", "mood")
"""And of one that a pool serves."""
_REMEMBERED = ("peak_quality", "quality_gap", "end_quality", "peak_effort", "effort_gap", "end_effort")
"""What of a journey belongs to a customer who feels by peak and end."""


def live_together(twin: Twin, settings: World, tally: Tally, key: np.uint64, limit: int, rows: Range, channels: Range) -> None:
    """Fill the tally with the lives of some rows and channels, who share the pools."""
    world, words = _in_one_piece(settings)
    centre = centre_of(twin, world)
    calendar = _blank(world, centre, words, kept_words(twin, world, len(tally.lives) > 0))
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


def kept_words(twin: Twin, world: World, lives: bool) -> Ints:
    """Which words of a life, its journeys and its cases are kept while it rests, the identity first; every field is one word.

    What the plan never uses, and without `lives` what is only a record of the life, is not kept: it means nothing when the life goes on.
    """
    own, each, case = (kind.itemsize // 8 for kind in (records.LIFE, records.JOURNEY, records.CASE))
    unused = _unused(twin, world, lives)
    kept = [word for word, name in enumerate(records.LIFE.names or ()) if name not in unused]
    for number, journey in enumerate(twin.plan.journeys.values()):
        served = any(touchpoint.pool is not None for touchpoint in journey.touchpoints.values())
        kept += [own + each * number + word for word, name in enumerate(records.JOURNEY.names or ()) if _moves(name, world, served)]
    until = own + each * world.journeys.size
    return np.array([*kept, *range(until, until + case * world.cases.size)], np.int64)


def _unused(twin: Twin, world: World, lives: bool) -> set[str]:
    plan, single = twin.plan, world.single[0]
    groups = (
        (lives, "fees costs touches won churned paid source number"),
        (single["purchases"] >= 0, "buy_left buy_factor spend_luck"),
        (single["purchases"] >= 0 or lives, "purchases spent bought_on lapsed lapsed_on"),
        (plan.referral is not None, "talk_left convert delay public talks"),
        (plan.detraction is not None, "warn_left warn_public warnings"),
        (bool(plan.surveys), "tiredness asked_on"),
    )
    return {name for used, names in groups if not used for name in names.split()}


def _moves(name: str, world: World, served: bool) -> bool:
    """Whether a field of a journey belongs to the customer and means something in this plan."""
    peaks = records.PEAK_END in (world.single["satisfaction_response"][0], world.single["effort_response"][0])
    return name in _MOVING or (served and name in _SERVED) or (peaks and name in _REMEMBERED)


def _blank(world: World, centre: Centre, words: Words, kept: Ints) -> Calendar:
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
