"""What holds for every pool: random numbers belong to the call, more agents never lengthen a wait, books add up, edges do not hang."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsim.engine.changes import Change
from cxsim.engine.outcome import Outcome
from cxsim.engine.shared_resources.queue import admit
from cxsim.engine.simpy_engine import simulate_openly
from cxsim.engine.simulation import simulate
from cxsim.engine.twin import Twin
from cxsim.errors import UsageError
from cxsim.rng import study_key
from tests.support import twins
from tests.support.exploration import examples

KEY = study_key(5, 0, 0)
CALL = {"trigger": {"rate": 3}, "touchpoints": {"call": twins.touchpoint(pool="desk", duration=0, on_failure="call")}}
DESK = {"agents": 2, "service": {"exponential": "5 h"}, "patience": {"exponential": "3 h"}, "effort_per_minute": 0.001}


def twin(customers: int = 60, journeys: dict[str, Any] | None = None, others: dict[str, Any] | None = None, **desk: Any) -> Twin:
    pool = {name: part for name, part in {**DESK, **desk}.items() if part is not None}
    return twins.twin(customers, journeys={"calls": CALL, **(journeys or {})}, pools={"desk": pool, **(others or {})}, horizon=6)


def simulated(world: Twin, *changes: Change, events: bool = True) -> Outcome:
    return simulate(world, world.scenario(changes=changes), KEY, events=events)


def adds_up(outcome: Outcome, pool: str = "desk") -> None:
    """Every call is answered, called back, given up, turned away, or still waits at the horizon."""
    series = outcome.series
    ended = sum(series[f"{name}.{pool}"] for name in ("answered", "called_back", "gave_up", "turned_away"))
    assert (ended <= series[f"calls.{pool}"]).all()
    assert (series[f"answered_in_time.{pool}"] <= series[f"answered.{pool}"]).all()
    assert all(np.isfinite(months).all() for months in series.values())


def test_a_lever_on_the_pool_of_one_segment_leaves_every_other_life_equal_where_no_pool_is_shared() -> None:
    """Segment b calls its own pool: with twice its service time, no life of a and c changes by a bit."""
    world = twin()
    month = np.ones(world.months)
    plain = simulated(world)
    slower = simulated(world, Change("journeys.calls.touchpoints.call.success", "set", 0.2, month, segment="b"))
    same = pd_equal(plain, slower, world)
    assert not same  # they share the desk: waits of a and c do change
    apart = twins.twin(60, journeys={"calls": {**CALL, "touchpoints": {"call": twins.touchpoint(duration=0)}}}, pools={}, horizon=6)
    moved = [simulated(apart), simulated(apart, Change("journeys.calls.touchpoints.call.success", "set", 0.2, month, segment="b"))]
    assert pd_equal(*moved, apart)


def pd_equal(one: Outcome, other: Outcome, world: Twin) -> bool:
    """Whether the lives of customers outside segment b, and of nobody they brought, are equal."""
    tables = []
    for outcome in (one, other):
        table = outcome.customers()
        known = table[(table["origin"] == "table") & (table["segment"] != "b")]
        tables.append(known.drop(columns=["source"]).sort_values("customer_id", ignore_index=True))
    return bool(tables[0].equals(tables[1]))


def test_who_shares_no_pool_is_left_alone() -> None:
    """Renewals are served by an idle desk of their own: what happens at the busy desk changes nobody who never calls it."""
    quiet = {"renewal": {"trigger": {"every": "2 months"}, "touchpoints": {"offer": twins.touchpoint(pool="quiet", duration=0)}}}
    world = twins.twin(60, journeys=quiet, pools={"quiet": {**DESK, "agents": 50}}, surveys={}, horizon=6)
    more = simulated(world, Change("pools.quiet.agents", "set", 60.0, np.ones(6)))
    assert np.array_equal(simulated(world).tally.histories, more.tally.histories)


def test_a_lever_that_moves_nothing_changes_no_byte() -> None:
    world = twin()
    one, other = simulated(world), simulated(world, Change("pools.desk.agents", "multiply", 1.0, np.ones(6)))
    assert np.array_equal(one.tally.months, other.tally.months)
    assert np.array_equal(one.tally.events, other.tally.events)


@examples(15, 50)
@given(
    gaps=st.lists(st.floats(0, 2), min_size=1, max_size=60),
    lengths=st.lists(st.floats(0, 5), min_size=60, max_size=60),
    agents=st.integers(1, 5),
)
def test_more_agents_never_lengthen_a_wait_of_the_same_calls(gaps: list[float], lengths: list[float], agents: int) -> None:
    fewer, more = np.zeros(agents), np.zeros(agents + 1)
    for day, length in zip(np.cumsum(gaps).tolist(), lengths, strict=False):
        assert queued(more, day, length) <= queued(fewer, day, length)


def queued(free: np.ndarray, day: float, length: float) -> float:
    return float(admit.py_func(free, 0, len(free), day, np.inf, length)) - day


EDGES = {
    "no agents": {"agents": 0},
    "no agents, endless patience": {"agents": 0, "patience": None},
    "no patience": {"patience": {"constant": 0}},
    "no time of service": {"service": {"constant": 0}},
    "overload, endless patience": {"agents": 1, "service": {"constant": "3 d"}, "patience": None},
    "one hour a week": {"hours": "Wed 10:00-11:00"},
    "closed to callers": {"hours": "Wed 10:00-11:00", "outside_hours": "turn_away"},
    "a shift nobody is in": {"shifts": {"none": {"hours": "Mon 08:00-09:00", "share": 0}}},
}


@pytest.mark.parametrize("edge", EDGES)
def test_edges_of_a_pool_end_and_both_engines_agree(edge: str) -> None:
    world = twin(20, **EDGES[edge])
    compiled, openly = simulated(world), simulate_openly(world, world.scenario(), KEY)
    assert np.array_equal(compiled.tally.months, openly.tally.months)
    adds_up(compiled)
    if EDGES[edge].get("agents") == 0:
        assert compiled.series["answered.desk"].sum() == 0


def test_agents_who_come_free_together_take_one_call_each() -> None:
    """Two agents on Sundays, services of an hour, everybody waiting: nobody is busy who is not there, but for the last hour of a Sunday."""
    world = twin(40, hours="Sun 00:00-24:00", service={"constant": "1 h"}, patience={"constant": "20 d"})
    outcome = simulated(world)
    busy = outcome.series["busy_minutes.desk"].sum()
    sundays = 26  # from January to June 2026
    assert sundays * 2 * 24 * 60 * 0.5 < busy <= sundays * 2 * 25 * 60
    assert np.array_equal(outcome.tally.months, simulate_openly(world, world.scenario(), KEY).tally.months)


def test_a_queue_longer_than_its_patience_stays_in_bounded_memory() -> None:
    """A thousand customers with one overworked agent and little patience: the queue never holds all who have ever waited."""
    from cxsim.engine.shared_resources import kernel, simulation
    from cxsim.engine.shared_resources.calendar import DEEPEST

    seen: list[Any] = []
    world = twin(1500, agents=1, service={"constant": "2 d"}, priority={"b": 1}, journeys={}, others={})
    run = kernel.run
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(simulation.kernel, "run", lambda *arguments: (run(*arguments), seen.append(arguments[2])))
        outcome = simulated(world, events=False)
    assert outcome.series["gave_up.desk"].sum() > 20_000
    assert seen[-1].used[DEEPEST] <= simulation.FIRST_ROOM


def test_a_summary_without_histories_is_that_of_the_histories() -> None:
    """What a resting life does not need is not kept; the sums are the same to the last bit."""
    busy = {"use": {"trigger": {"rate": 2}, "touchpoints": {"look": twins.touchpoint(duration="3 d")}}}
    for world in (
        twin(100, busy),
        twin(100, busy, hours="Mon-Fri 08:00-20:00"),
        twins.twin(100, journeys={"calls": CALL}, pools={"desk": DESK}),
    ):
        with_histories, without = (simulate(world, world.scenario(), KEY, histories=kept) for kept in (True, False))
        assert np.array_equal(with_histories.tally.months, without.tally.months)


def test_morale_falls_with_work_and_takes_success_along() -> None:
    morale = {"strain_above": 0.3, "half_life": "5 d", "success_loss": 0.6, "quality_loss": 0.2}
    glad, tired = simulated(twin()), simulated(twin(morale=morale))
    assert (glad.series["morale.desk"] == 1).all()
    assert (tired.series["morale.desk"] < 0.8).all()
    share = [o.series["success.calls.call"].sum() / o.series["answered.desk"].sum() for o in (glad, tired)]
    assert share[1] < share[0] - 0.1


def test_an_unknown_segment_is_named() -> None:
    with pytest.raises(UsageError, match="segments that the customers do not have"):
        simulated(twin(priority={"golden": 2}))


def test_numbers_that_are_none_are_refused() -> None:
    world = twin()
    with pytest.raises(UsageError):
        world.scenario({"pools.desk.agents": float("nan")})
