"""However a run is cut, in whatever order it is done: the same bits; and customers of a crowd are who they are."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxsim.engine.executors.execution import execute
from cxsim.engine.executors.population_scaling import ScaledPopulation, copy_identities
from cxsim.engine.executors.serial import Serial
from cxsim.engine.executors.unit import Job, ScenarioValues, Unit
from cxsim.engine.records import CHANNEL
from cxsim.engine.simulation import Part, simulate
from cxsim.errors import UsageError
from cxsim.rng import study_key
from tests.support.scale_job import SEED, job
from tests.support.twins import twin

SMALL = job(450)
WHOLE = sum(SMALL.table(unit) for unit in SMALL.units([0], 10_000) if unit.scenario_name == "baseline")


@settings(max_examples=25)
@given(cuts=st.lists(st.integers(0, 450), max_size=8), streams=st.lists(st.integers(0, 6), max_size=4), order=st.randoms())
def test_any_partition_in_any_order_has_the_same_bits(cuts: list[int], streams: list[int], order: object) -> None:
    assert SMALL.crowd.streams == 6  # three copies of two channels
    rows, channels = sorted({0, *cuts, 450}), sorted({0, *streams, 6})
    parts = [Part(pair, (0, 0)) for pair in pairwise(rows)]
    parts += [Part((0, 0), pair) for pair in pairwise(channels)]
    order.shuffle(parts)  # type: ignore[attr-defined]
    assert np.array_equal(sum(SMALL.table(Unit("baseline", 0, 0, part)) for part in parts), WHOLE)


@pytest.mark.parametrize("size", [1, 7, 64, 1000])
def test_the_customers_of_the_table_are_those_of_a_plain_run(size: int) -> None:
    world = twin(60)
    plain = simulate(world, world.scenario(), study_key(SEED, 0, 0), histories=False)
    sums = execute(Job(world, {("baseline", 0): ScenarioValues()}, SEED), Serial(), [0], size=size)
    assert np.array_equal(sums.months["baseline", 0, 0], plain.tally.months)


def test_a_larger_crowd_begins_with_the_smaller_one() -> None:
    unit = Unit("baseline", 0, 0, Part((0, 300), (0, 2)))
    assert np.array_equal(job(600).table(unit), job(4_000_000_000).table(unit))


def test_copies_are_new_people_with_the_same_features() -> None:
    crowd = ScaledPopulation.of(twin(200), 100_000)
    scenario = crowd.twin.scenario()
    rows = crowd.scenario_of(scenario, 0, 100_000).rows[200:]
    active = scenario.rows[scenario.rows["active"] == 1]
    assert len(np.unique(rows["identity"])) == 100_000
    assert not (rows["identity"] >> np.uint64(63)).any()
    assert set(rows["identity"][: len(active)]) == set(active["identity"])
    assert np.isclose(rows["fee_per_month"].mean(), active["fee_per_month"].mean(), rtol=2e-3)
    copy = copy_identities(active["identity"], np.full(len(active), 3))
    assert not set(copy) & set(active["identity"])


def test_an_incomplete_copy_has_its_share_of_the_arrivals() -> None:
    whole = int(job().twin.population.active.sum())
    half, full = job(whole // 2), job(whole)
    web = full.twin.channels.index("web")
    rate = half.twin.scenario().channels["column"][web] + CHANNEL.rate
    scenario = half.scenario(half.units([0])[0])
    assert np.allclose(half.crowd.channels_of(scenario, 0).values[:, rate], scenario.values[:, rate] * (whole // 2) / whole)
    assert np.array_equal(full.crowd.channels_of(scenario, 0).values, scenario.values)
    points = {int(point) for copy in range(50) for point in job(50 * whole).crowd.channels_of(scenario, copy).channels["point"]}
    assert len(points) == 50 * len(full.twin.channels)


@pytest.mark.parametrize("customers", [0, 1])
def test_no_customer_and_one(customers: int) -> None:
    sums = execute(job(customers), Serial(), [0])
    assert sums.months["baseline", 0, 0][0, 0] <= customers + 2


def test_no_customer_cannot_be_repeated() -> None:
    world = twin(3)
    world.population.active[:] = False
    with pytest.raises(UsageError, match="no customer to repeat"):
        ScaledPopulation.of(world, 5)
    assert ScaledPopulation.of(world).customers == 0
