"""A run with pools is one unit of work: the same bits on every executor, at every size asked for, with more customers than the table."""

from __future__ import annotations

import numpy as np
import pytest

from cxsim.engine.executors.execution import execute
from cxsim.engine.executors.serial import Serial
from cxsim.engine.executors.threads import Threads
from cxsim.engine.executors.unit import Job, ScenarioValues
from cxsim.engine.simulation import simulate
from cxsim.engine.twin import compile_twin
from cxsim.rng import study_key
from tests.support import twins

CALL = {"trigger": {"rate": 1}, "touchpoints": {"call": twins.touchpoint(pool="desk", duration=0)}}
DESK = {"agents": 2, "hours": "Mon-Fri 08:00-20:00", "service": {"exponential": "3 h"}, "patience": {"exponential": "1 h"}}


def job(customers: int | None = None) -> Job:
    return Job(twins.twin(60, journeys={"calls": CALL}, pools={"desk": DESK}, horizon=4), {("baseline", 0): ScenarioValues()}, 3, customers)


@pytest.mark.parametrize("customers", [None, 150])
def test_the_same_sums_on_every_executor_and_at_every_size(customers: int | None) -> None:
    work = job(customers)
    runs = [execute(work, executor, [0, 1], size=size).months for executor, size in ((Serial(), 50_000), (Serial(), 7), (Threads(2), 20))]
    for months in runs[1:]:
        assert months.keys() == runs[0].keys()
        assert all(np.array_equal(months[run], runs[0][run]) for run in months)


def test_the_whole_is_the_plain_run() -> None:
    work = job()
    months = execute(work, Serial(), [0]).months["baseline", 0, 0]
    assert np.array_equal(months, simulate(work.twin, work.twin.scenario(), study_key(3, 0, 0), histories=False).tally.months)


def test_more_customers_have_more_agents() -> None:
    """A larger crowd shares its agents as one, and has as many more of them as it has customers."""
    one, more = (
        work.outcome(("baseline", 0, 0), execute(work, Serial(), [0]).months["baseline", 0, 0]).series for work in (job(), job(120))
    )
    active = int(job().twin.population.active.sum())
    assert more["agents.desk"][0] == np.floor(2 * 120 / active + 0.5)
    assert more["calls.desk"].sum() > 1.5 * one["calls.desk"].sum()


@pytest.mark.slow
def test_each_copy_of_a_small_table_brings_its_own_arrivals() -> None:
    """17,000 copies of one row have 34,000 streams, more than 16 bits count; who is won does not hang on pools."""
    calls = {"trigger": {"rate": 0.1}, "touchpoints": {"call": twins.touchpoint(duration=0)}}
    alone, shared = ({"journeys": {"calls": calls}}, {"journeys": {"calls": CALL}, "pools": {"desk": DESK}})
    won = []
    for parts in (alone, shared):
        plan = twins.plan(horizon=1, referral=None, surveys={}, **parts)
        twin = compile_twin(plan, twins.population(1, active=1.0), twins.hazard())
        work = Job(twin, {("baseline", 0): ScenarioValues()}, 3, 17_000)
        series = work.outcome(("baseline", 0, 0), execute(work, Serial(), [0]).months["baseline", 0, 0]).series
        won.append([series[f"acquired.{channel}"][0] for channel in twin.channels])
    assert won[0] == won[1]
    assert min(won[0]) > 1000
