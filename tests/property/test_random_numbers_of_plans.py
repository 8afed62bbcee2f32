"""Common random numbers as theorems, for random plans in which customers share nothing: no pool, no warning of others."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from numpy.typing import NDArray

from cxsim.engine.changes import Change
from cxsim.engine.executors.execution import execute
from cxsim.engine.executors.serial import Serial
from cxsim.engine.executors.unit import Job, ScenarioValues
from cxsim.engine.records import REFERRED
from cxsim.engine.simulation import simulate
from cxsim.engine.twin import Twin, compile_twin
from cxsim.journey.population import Population
from cxsim.rng import study_key
from tests.support import twins
from tests.support.exploration import examples
from tests.support.random_plans import plans

SHARED = ("pools", "detraction")
KEY = study_key(11, 0, 0)
few_examples = examples(10, 30)


def apart(plan: dict[str, Any], **changed: Any) -> dict[str, Any]:
    """The plan without what customers share."""
    journeys = {
        name: {
            **journey,
            "touchpoints": {
                touch: {k: v for k, v in touchpoint.items() if k != "pool"} for touch, touchpoint in journey["touchpoints"].items()
            },
        }
        for name, journey in plan["journeys"].items()
    }
    return {**{name: part for name, part in plan.items() if name not in SHARED}, "journeys": journeys, **changed}


def twin(plan: dict[str, Any], population: Population | None = None) -> Twin:
    return compile_twin(twins.plan(**plan), population or twins.population(40), twins.hazard())


def customers_by_name(world: Twin, *changes: Change) -> pd.DataFrame:
    """The lives of customers who are nobody's child, by name."""
    found = simulate(world, world.scenario(changes=changes), KEY).customers().set_index("customer_id")
    return found[found["origin"] != "referred"].sort_index()


def first_touch(world: Twin) -> str:
    return f"journeys.{world.nodes[0].replace('.', '.touchpoints.')}"


@few_examples
@given(plan=plans(), kind=st.sampled_from(["multiply", "shift", "nobody"]))
def test_a_lever_that_moves_nothing_changes_no_byte(plan: dict[str, Any], kind: str) -> None:
    world = twin(plan)
    idle = {
        "multiply": Change(f"{first_touch(world)}.success", "multiply", 1.0, np.ones(world.months), segment="b"),
        "shift": Change("churn.multiplier", "shift", 0.0, np.ones(world.months)),
        "nobody": Change("churn.multiplier", "set", 9.0, np.ones(world.months), coverage=0.0, audience="nobody"),
    }[kind]
    plain, moved = (simulate(world, world.scenario(changes=c), KEY, events=True).tally for c in ((), (idle,)))
    assert [part.tobytes() for part in plain] == [part.tobytes() for part in moved]


@few_examples
@given(plan=plans())
def test_a_lever_on_one_segment_leaves_every_life_of_the_others_equal(plan: dict[str, Any]) -> None:
    world = twin(apart(plan))
    months = np.ones(world.months)
    levers = [
        Change(f"{first_touch(world)}.quality_failure", "set", 0.0, months, segment="b"),
        Change("churn.multiplier", "multiply", 3.0, months, segment="b"),
    ]
    plain, moved = customers_by_name(world), customers_by_name(world, *levers)
    a, b = plain[plain["segment"] != "b"], moved[moved["segment"] != "b"]
    assert len(a)
    pd.testing.assert_frame_equal(a, b, check_exact=True)


@few_examples
@given(plan=plans(), gone=st.integers(0, 39))
def test_a_customer_more_changes_no_other_customer(plan: dict[str, Any], gone: int) -> None:
    alone = apart(plan, acquisition={}, referral=None)  # new customers copy a row, and there is a row more to copy
    everybody = twins.population(40)
    others = everybody.take(np.flatnonzero(np.arange(40) != gone))
    all_customers, fewer = customers_by_name(twin(alone, everybody)), customers_by_name(twin(alone, others))
    pd.testing.assert_frame_equal(all_customers.drop(f"C{gone}", errors="ignore"), fewer, check_exact=True)


@few_examples
@given(plan=plans())
def test_a_purpose_more_changes_no_random_number_of_a_customer(plan: dict[str, Any]) -> None:
    """A journey that never starts, and a survey that nobody is asked: each draws random numbers of its own."""
    never = {"never": {"trigger": {"rate": 0}, "touchpoints": {"call": twins.touchpoint()}}}
    silent = {"silent": twins.survey(sample=0, every=1)}
    fewer = apart(plan)
    more = {**fewer, "journeys": {**never, **fewer["journeys"]}, "surveys": {**silent, **fewer["surveys"]}}
    pd.testing.assert_frame_equal(customers_by_name(twin(fewer)), customers_by_name(twin(more)), check_exact=True)


@few_examples
@given(plan=plans())
def test_what_customers_buy_and_say_moves_nothing_that_they_live_through(plan: dict[str, Any]) -> None:
    """Purchases and talks refresh no rate: three times as many of both, and every touch, feeling and leaving is the same.

    But for journeys that follow from purchases.
    """
    assume(all(journey["trigger"].get("on") != "purchase" for journey in plan["journeys"].values()))
    world = twin(apart(plan))
    levers = [Change(q, "multiply", 3.0, np.ones(world.months)) for q in ("purchases.rate", "referral.rate") if q in world.names]
    plain, moved = (simulate_histories(world, changes) for changes in ((), levers))
    assert len(plain)
    np.testing.assert_array_equal(plain, moved)


def simulate_histories(world: Twin, changes: Sequence[Change]) -> NDArray[np.void]:
    """Of those who are nobody's child, what purchases and talks must not move, in the order of their identities."""
    found = simulate(world, world.scenario(changes=changes), KEY).tally.histories
    own = found[found["origin"] != REFERRED]
    return own[np.argsort(own["identity"])][
        ["identity", "born", "day", "churned", "touches", "satisfaction", "effort", "fee_per_month", "fees"]
    ]


@pytest.mark.parametrize("shards", [2, 7, 16])
def test_any_number_of_shards_gives_the_same_hash(shards: int) -> None:
    assert hash_of(shards) == hash_of(1)


def hash_of(shards: int) -> str:
    """The hash of the sums of all runs, cut into so many shards."""
    job = Job(twins.twin(200), {("baseline", 0): ScenarioValues(), ("calm", 1): ScenarioValues({"churn.multiplier": 0.5})}, 7, 640)
    size = -(-640 // shards)
    assert len(job.parts(size)) == shards
    sums = execute(job, Serial(), range(2), size=size).checked()
    return hashlib.sha256(b"".join(sums.months[run].tobytes() for run in sorted(sums.months))).hexdigest()
