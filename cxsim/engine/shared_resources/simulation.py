"""Run a coupled twin once: the calendar is made, and given more room whenever the run asks for it."""

from __future__ import annotations

from typing import Any, NamedTuple, TypeVar, cast

import numpy as np

from cxsim.engine import records
from cxsim.engine.elements.registry import LIFE_TYPE, anticipate
from cxsim.engine.pools.accounting import build_centre, close_books
from cxsim.engine.pools.records import CALL_TYPE, ENTRY_TYPE, NAME_TYPE, STREAM_TYPE, Centre
from cxsim.engine.records import Floats, Ints, Records, Scenario, Tally
from cxsim.engine.shared_resources import kernel
from cxsim.engine.shared_resources.calendar import DONE, MORE_CALLS, MORE_ENTRIES, MORE_NAMES, MORE_SLOTS, STATUS, Calendar
from cxsim.engine.shared_resources.layout import BEHIND, WORD, Words, active_words, layout_of, size_of, width_of
from cxsim.engine.twin import Twin

Range = tuple[int, int]
Table = TypeVar("Table", Records, Floats, Ints, Words)
FIRST_ROOM = 1024


class InitialCustomers(NamedTuple):
    """Those who are customers from the start: `number` of them, their rows in the table in this order, repeated as often as need be."""

    rows: Ints
    number: int


def simulate_together(
    twin: Twin, scenario: Scenario, tally: Tally, key: np.uint64, limit: int, initial: InitialCustomers, channels: Range
) -> None:
    """Fill the tally with the histories of the initial and of some channels, who share the pools."""
    scenario, words = _in_one_piece(scenario)
    centre = build_centre(twin, scenario, key)
    calendar = _blank(twin, scenario, centre, words, initial, len(tally.histories) > 0)
    while True:
        kernel.run(scenario, centre, calendar, tally, key, limit, *channels)
        if tally.used[records.USED.outgrown] or calendar.used[STATUS] == DONE:
            break
        calendar = _with_more_room(calendar, int(calendar.used[STATUS]))
    close_books(centre, scenario, tally.months)


def _in_one_piece(scenario: Scenario) -> tuple[Scenario, Words]:
    """The scenario with the life in hand, its journeys and its cases in one block of words, from which they are put away."""
    own = LIFE_TYPE.itemsize // WORD
    until = own + scenario.journeys.size * records.JOURNEY_TYPE.itemsize // WORD
    words = np.zeros(size_of(scenario), np.uint64)
    journeys, cases = words[own:until].view(records.JOURNEY_TYPE), words[until:-BEHIND].view(records.CASE_TYPE)
    journeys[:], cases[:] = scenario.journeys, scenario.cases
    life, pending = words[:own].view(LIFE_TYPE), scenario.pending.copy()
    scenario = anticipate(scenario)._replace(life=life, journeys=journeys, cases=cases, pending=pending)
    return scenario, words


def _blank(twin: Twin, scenario: Scenario, centre: Centre, words: Words, initial: InitialCustomers, histories: bool) -> Calendar:
    """The calendar before the first day; slots and names that nobody takes are memory that is never taken either."""
    plain = np.where(centre.pools["plain"] > 0, centre.pools["on_duty"], 0)
    kept, layout = active_words(twin, scenario, histories), layout_of(twin, scenario, histories)
    compacted = np.zeros((2 * initial.number + FIRST_ROOM, width_of(layout)), np.uint64)
    return Calendar(
        heap=np.zeros(
            FIRST_ROOM + len(scenario.channels) + len(centre.pools), ENTRY_TYPE
        ),  # all streams and pools enter it before the first day
        calls=np.zeros((len(centre.pools), FIRST_ROOM), CALL_TYPE),
        waiting=np.zeros(len(centre.pools), np.int64),
        agents=np.zeros(int(plain.sum())),
        first_agent=np.concatenate([[0], np.cumsum(plain)]).astype(np.int64),
        words=words,
        kept=kept,
        held=np.zeros((FIRST_ROOM, len(kept)), np.uint64),
        stamp=np.full(FIRST_ROOM, np.nan),
        layout=layout,
        compacted=compacted,
        instants=compacted.view(np.float64),
        first=np.zeros(int(scenario.month_days[-1]) + 1, np.int64),
        rows=scenario.rows,
        order=initial.rows,
        initial=initial.number,
        names=np.zeros(len(compacted), NAME_TYPE),
        streams=np.zeros(len(scenario.channels), STREAM_TYPE),
        used=np.zeros(12, np.int64),
    )


def _with_more_room(calendar: Calendar, status: int) -> Calendar:
    if status == MORE_ENTRIES:
        return calendar._replace(heap=_doubled(calendar.heap))
    if status == MORE_CALLS:
        calls = np.zeros((len(calendar.calls), 2 * calendar.calls.shape[1]), CALL_TYPE)
        calls[:, : calendar.calls.shape[1]] = calendar.calls
        return calendar._replace(calls=calls)
    if status == MORE_SLOTS:
        compacted = _doubled(calendar.compacted)
        return calendar._replace(compacted=compacted, instants=compacted.view(np.float64))
    if status == MORE_NAMES:
        return calendar._replace(names=_doubled(calendar.names))
    stamp = _doubled(calendar.stamp)
    stamp[len(calendar.stamp) :] = np.nan
    return calendar._replace(held=_doubled(calendar.held), stamp=stamp)


def _doubled(table: Table) -> Table:
    doubled: Any = np.zeros((2 * len(table), *table.shape[1:]), table.dtype)
    doubled[: len(table)] = table
    return cast(Table, doubled)
