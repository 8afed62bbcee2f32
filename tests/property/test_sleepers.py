"""Lives that sleep until they ask wake as they were; who would not stays awake; what a compacted customer takes is stated."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given
from hypothesis import strategies as st
from numba import njit

from cxsim.engine import records
from cxsim.engine.elements.registry import LIFE_TYPE
from cxsim.engine.executors.population_scaling import ScaledPopulation
from cxsim.engine.pools.records import REQUESTED
from cxsim.engine.records import Scenario
from cxsim.engine.shared_resources import layout, simulation
from cxsim.engine.shared_resources.calendar import FREE_SLOT, PLACES, SLOTS, Calendar, load
from cxsim.engine.shared_resources.compaction import compact, draw_touch, redraw_next_events, restore
from cxsim.engine.shared_resources.kernel import run
from cxsim.engine.shared_resources.layout import Layout, layout_of, width_of
from cxsim.engine.simulation import Part, simulate, simulate_copies
from cxsim.engine.twin import Twin, compile_twin
from cxsim.errors import ModelError
from cxsim.rng import study_key
from tests.support import twins
from tests.support.exploration import examples
from tests.support.random_pools import shared_plans

KEY = study_key(11, 0, 0)
CALL = {"trigger": {"rate": 0.6, "variation": 0.7}, "touchpoints": {"call": twins.touchpoint(pool="desk", duration=0)}}
DESK = {"agents": 2, "service": {"exponential": "2 h"}, "patience": {"exponential": "3 h"}, "effort_per_minute": 0.001}
BARE: dict[str, Any] = {"acquisition": {}, "referral": None, "purchases": None, "surveys": {}, "journeys": {"calls": CALL}}
TOUCH = ("outcome_uniform", "length", "server", "requested", "wait", "mood", *layout._PEAKS, *layout._WEIGHTS)


def twin(customers: int = 200, **changed: Any) -> Twin:
    return twins.twin(customers, **{"pools": {"desk": DESK}, "horizon": 12, "journeys": {"calls": CALL}, **changed})


def no_customer_sleeps(patch: pytest.MonkeyPatch) -> None:
    """From here on no touchpoint is known at which a compacted customer may ask."""

    def sleepless(*arguments: Any) -> Layout:
        found = layout_of(*arguments)
        return found._replace(asks=np.full_like(found.asks, -9))

    patch.setattr(simulation, "layout_of", sleepless)


def calendars(patch: pytest.MonkeyPatch, most: int | None = None) -> list[tuple[Scenario, Calendar]]:
    """The world and the calendar of each run from here on, which is stopped after so many lives."""
    seen: list[tuple[Scenario, Calendar]] = []

    def watched(world: Scenario, centre: Any, calendar: Calendar, tally: Any, key: Any, limit: int, *channels: int) -> None:
        run(world, centre, calendar, tally, key, limit if most is None else most, *channels)
        seen.append((world, calendar))

    patch.setattr(simulation.kernel, "run", watched)
    return seen


@pytest.mark.parametrize("histories", [False, True])
@examples(5, 15, suppress_health_check=list(HealthCheck))
@given(plan=shared_plans(), customers=st.integers(1, 40), seed=st.integers(0, 2**31))
def test_nothing_hangs_on_who_sleeps(histories: bool, plan: dict[str, Any], customers: int, seed: int) -> None:
    """The sums, and the record of every life and event, are those of a run in which nobody sleeps."""
    world, key = compile_twin(twins.plan(**plan), twins.population(customers), twins.hazard()), study_key(seed, 0, 0)
    compacted = simulate(world, world.scenario(), key, histories=histories, events=histories).tally
    with pytest.MonkeyPatch.context() as patch:
        no_customer_sleeps(patch)
        awake = simulate(world, world.scenario(), key, histories=histories, events=histories).tally
    assert np.array_equal(compacted.months, awake.months)
    for one, other, used in ((compacted.histories, awake.histories, 0), (compacted.events, awake.events, 1)):
        assert np.array_equal(one[: compacted.used[used] * histories], other[: awake.used[used] * histories])


@njit
def slept_and_woken(scenario, calendar, place, requested, key):  # type: ignore[no-untyped-def]
    """The words of a life that waits awake to ask, and those with which it wakes after it was compacted; none if it may not sleep."""
    life = scenario.life[0]
    load(calendar, place)
    scenario.journeys[calendar.layout.asks[requested, 0]].server = REQUESTED
    before, free = calendar.words.copy(), calendar.used[FREE_SLOT]
    slot = free - 1 if free > 0 else calendar.used[SLOTS]
    if not compact(scenario, calendar, life, requested, key):
        return before, calendar.words.copy(), False
    for word in calendar.kept:
        calendar.words[word] = 12345  # what was in hand meanwhile
    draw_touch(scenario, life, restore(scenario, calendar, life, slot, key), key)
    redraw_next_events(scenario, scenario.parameters[0], life, key)
    return before, calendar.words.copy(), True


@examples(15, 40, suppress_health_check=list(HealthCheck))
@given(plan=shared_plans(), seed=st.integers(0, 2**31), more=st.integers(1, 60))
def test_who_sleeps_wakes_as_it_was(plan: dict[str, Any], seed: int, more: int) -> None:
    """A run in which nobody sleeps is stopped in its midst; each life that is about to ask then sleeps and wakes, word by word the same."""
    world = compile_twin(twins.plan(**plan), twins.population(60), twins.hazard())
    assume(world.coupled)
    with pytest.MonkeyPatch.context() as patch:
        no_customer_sleeps(patch)
        seen = calendars(patch, int(world.population.active.sum()) + more)
        with suppress(ModelError):  # more lives than that
            simulate(world, world.scenario(), study_key(seed, 0, 0), histories=False)
    settled, calendar = seen[-1]
    calendar = calendar._replace(layout=layout_of(world, settled, False))
    calendar = calendar._replace(compacted=np.zeros((999, width_of(calendar.layout)), np.uint64))
    calendar = calendar._replace(instants=calendar.compacted.view(np.float64))
    for place in np.flatnonzero(np.isinf(calendar.stamp)).tolist():
        for requested in range(len(calendar.layout.asks)):
            before, after, was_compacted = slept_and_woken(settled, calendar, place, requested, study_key(seed, 0, 0))
            wanted = meant(settled, calendar, before) if was_compacted else np.arange(len(before) - layout.BEHIND)
            assert np.array_equal(before[wanted], after[wanted])


def meant(scenario: Scenario, calendar: Calendar, words: layout.Words) -> list[int]:
    """The words of a life that mean something: not those of a touch where no visit is open, nor of a case that is not.

    Nor the next start of a journey that waits for a level, which is found whenever the life is looked at.
    """
    names = [(-1, name) for name in LIFE_TYPE.names or ()]
    names += [(number, name) for number in range(len(scenario.journeys)) for name in records.JOURNEY_TYPE.names or ()]
    names += [(number, name) for number in range(len(scenario.cases)) for name in records.CASE_TYPE.names or ()]
    value = {key: words[word] for word, key in enumerate(names)}
    open_visits = {number for number in range(len(scenario.journeys)) if value[number, "node"].astype(np.int64) >= 0}
    idle = {(number, name) for number in range(len(scenario.journeys)) for name in TOUCH if number not in open_visits}
    first_touch = {(number, name) for number in open_visits for name in (*layout._PEAKS, *layout._WEIGHTS) if value[number, "step"] == 0}
    shut = {(number, name) for number in range(len(scenario.cases)) for name in ("contacts", "opened") if not value[number, "open"]}
    levels = {(number, "start") for number, journey in enumerate(scenario.journeys) if journey["trigger"] == records.ON_LEVEL}
    return [word for word in calendar.kept.tolist() if names[word] not in idle | first_touch | shut | levels]


def test_a_count_beyond_its_bits_keeps_the_life_awake(monkeypatch: pytest.MonkeyPatch) -> None:
    """Counts with no more room than one bit: those who come too often stay awake, and nothing is lost."""
    world = twin()
    plain = simulate(world, world.scenario(), KEY, histories=False).tally.months
    seen = calendars(monkeypatch)
    monkeypatch.setattr(layout, "ROOM", 0.0)
    for name in ("FEW", "MANY"):
        monkeypatch.setattr(layout, name, layout.FLAG)
    narrow = simulate(world, world.scenario(), KEY, histories=False).tally.months
    assert np.array_equal(plain, narrow)
    assert seen[-1][1].used[PLACES] > 20


def test_copies_are_found_without_being_made() -> None:
    """Two and a half tables of customers, with and without rows of their own: the same sums, also with new customers."""
    world = twin(60)
    crowd = ScaledPopulation.of(world, 120)
    shared = crowd.shared(world.scenario())
    known = len(world.population)
    made = simulate(world, crowd.scenario_of(shared, 0, 120), KEY, histories=False, part=Part((known, known + 120), (0, crowd.streams)))
    found = simulate_copies(world, shared, KEY, crowd.initial, (0, crowd.streams))
    assert crowd.copies == 3
    assert np.array_equal(made.tally.months, found.tally.months)


@pytest.mark.parametrize(("changed", "most"), [(BARE, 48), ({}, 96)])
def test_what_a_sleeper_takes(changed: dict[str, Any], most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """One journey that asks a pool, and nothing else: 48 bytes, and nearly nobody is awake; the small world takes more."""
    seen = calendars(monkeypatch)
    world = twin(2000, **changed)
    simulate(world, world.scenario(), KEY, histories=False)
    calendar = seen[-1][1]
    assert 8 * calendar.compacted.shape[1] <= most
    assert calendar.used[PLACES] < 0.01 * calendar.used[SLOTS]


def test_every_field_has_a_rule() -> None:
    world = twin()
    rules = layout.rules_of_life(world, world.scenario(), True)
    assert set(rules) == set(LIFE_TYPE.names or ())
    assert set(layout.rules_of_journey(world, world.scenario(), 0)) == set(records.JOURNEY_TYPE.names or ())
    assert set(layout.RULES_OF_CASE) == set(records.CASE_TYPE.names or ())
