"""A fraction of an agent is on duty as often as it says, is paid, and shortens waits as queueing theory says. Fixed keys."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.linalg import expm

from cxsim.engine.changes import Change
from cxsim.engine.pools.accounting import build_centre
from cxsim.engine.simpy_engine import simulate_openly
from cxsim.engine.simulation import simulate
from cxsim.rng import study_key
from cxsim.units import DAYS_PER_MONTH
from tests.support.callers import callers
from tests.support.exploration import examples

ERRORS = 5.0  # standard errors that are allowed: a false alarm in 1.7 million checks
HALVES = {"early": {"hours": "Mon-Sun 06:00-14:00", "share": 0.5}, "late": {"hours": "Mon-Sun 14:00-22:00", "share": 0.5}}


def desk(agents: float, **more: Any) -> dict[str, Any]:
    return {"desk": {"agents": agents, "service": {"exponential": "4 min"}, "cost_per_agent": 3000, **more}}


def on_duty(agents: float, hour: float, key: int = 0, months: int = 60, **more: Any) -> np.ndarray:
    """The agents on duty at an hour of each day."""
    twin = callers(1, 0.1, desk(agents, **more), months)
    steps = build_centre(twin, twin.scenario(), study_key(3, 0, key)).steps
    days = twin.common.month_days[-1]
    return steps["agents"][np.searchsorted(steps["day"], np.arange(days) + hour / 24, side="right") - 1]


def test_nine_agents_in_two_halves_are_four_and_a_half_on_each() -> None:
    """They were 5 + 5. Over 1,826 days a mean that is off by .06 of an agent would be seen."""
    early, late = on_duty(9, 8, shifts=HALVES), on_duty(9, 16, shifts=HALVES)
    for there in (early, late):
        assert set(there.tolist()) == {4, 5}
        assert abs(there.mean() - 4.5) < ERRORS * 0.5 / math.sqrt(len(there))
    assert 0.4 < (early == late).mean() < 0.6  # each shift has draws of its own
    assert (on_duty(9, 23, shifts=HALVES) == 0).all()


def test_a_fourth_agent_is_there_on_as_many_days_as_the_fraction_says() -> None:
    there = on_duty(3.6, 12)
    assert set(there.tolist()) == {3, 4}
    assert abs(there.mean() - 3.6) < ERRORS * math.sqrt(0.24 / len(there))
    assert (there != on_duty(3.6, 12, key=1)).any()
    assert (on_duty(30, 8, shifts={"one": {"hours": "Mon-Sun 06:00-14:00", "share": 0.1}}) == 3).all()


@examples(15, 40)
@given(fewer=st.floats(0.01, 12), more=st.floats(0, 3), share=st.floats(0.01, 1))
def test_more_agents_are_never_fewer_on_any_shift(fewer: float, more: float, share: float) -> None:
    shifts = {**HALVES, "late": {"hours": "Mon-Sun 12:00-22:00", "share": share}}
    for hour in (8, 13, 16):
        assert (on_duty(fewer, hour, months=3, shifts=shifts) <= on_duty(fewer + more, hour, months=3, shifts=shifts)).all()


@pytest.mark.slow
def test_every_part_of_an_agent_moves_waits_and_the_bill() -> None:
    """A lever of 5 % on nine agents moved neither; so an interval about a seat, from .8 to 1.2, was thrown away."""
    twin = callers(1500, 28, desk(9, shifts=HALVES, hours="Mon-Sun 06:00-22:00", outside_hours="turn_away"), 12)
    found = []
    for size in (0.95, 1.0, 1.05):
        scenario = twin.scenario(changes=[Change("pools.desk.agents", "multiply", size, np.ones(12))])
        found.append(simulate(twin, scenario, study_key(3, 0, 0), histories=False).series)
    waits = [float(series["wait_minutes.desk"].mean()) for series in found]
    assert waits[0] > 1.1 * waits[1] > 1.1**2 * waits[2]
    for size, series in zip((0.95, 1.0, 1.05), found, strict=True):
        assert np.allclose(series["agents.desk"], 9 * size, rtol=0, atol=1e-6)
        assert np.allclose(series["cost.pools.desk.agents"], 27_000 * size, rtol=0, atol=1e-5)


def generator(rate: float, service: float, agents: int, places: int) -> np.ndarray:
    """The generator of M/M/c with so many places, per day."""
    found = np.diag(np.full(places - 1, rate), 1) + np.diag(np.minimum(np.arange(1, places), agents) / service, -1)
    return found - np.diag(found.sum(axis=1))


def mean_wait(rate: float, service: float, agents: float, places: int = 120) -> float:
    """The mean wait, in days, where a further agent is there on a share of days: the forward equation of each day, mixed at midnight."""
    whole, share = int(agents), agents - int(agents)
    block, day = [], []
    for number in (whole, whole + 1):
        q = generator(rate, service, number, places)
        both = expm(np.block([[q, np.eye(places)], [np.zeros((places, 2 * places))]]))  # Van Loan (1978): the integral is at the right
        waiting = np.maximum(np.arange(places) - number, 0)
        day.append(both[:places, :places])
        block.append(both[:places, places:] @ waiting)
    step = (1 - share) * day[0] + share * day[1]
    start = np.linalg.solve(np.vstack([(step.T - np.eye(places))[:-1], np.ones(places)]), np.r_[np.zeros(places - 1), 1.0])
    return float(start @ ((1 - share) * block[0] + share * block[1])) / rate


def test_the_forward_equation_is_erlangs_where_agents_are_whole() -> None:
    """M/M/3 at load 2.4: Erlang C .6472, mean wait C / (3 mu - lambda)."""
    assert abs(mean_wait(2.4, 1.0, 3.0) - 0.64719 / 0.6) < 1e-4


@pytest.mark.parametrize(("runs", "months"), [(8, 4), pytest.param(24, 12, marks=pytest.mark.slow)])
def test_waits_with_part_of_an_agent_are_those_of_the_mixture(runs: int, months: int) -> None:
    """3.6 agents at a load of 2.4: 800,000 calls, or 7 million; a mean wait that is off by 25 %, or 6 %, would be seen.

    Whole agents are off by far more: three wait 2.1 times as long, four a third as long. Left out of the equation: calls in hand at
    midnight are finished by an agent who goes (.2 % of the wait), and calls of one customer into its own call (.2 % of calls).
    """
    rate, service, customers = 864.0, 4 / 1440, 4000
    twin = callers(customers, rate * DAYS_PER_MONTH / customers, desk(3.6), months)
    found = []
    for run in range(runs):
        series = simulate(twin, twin.scenario(), study_key(17, 0, run), histories=False).series
        answered = series["answered.desk"][1:]
        found.append((series["wait_minutes.desk"][1:] * answered).sum() / answered.sum() / 1440)
    exact, error = mean_wait(rate, service, 3.6), np.std(found, ddof=1) / math.sqrt(runs)
    assert abs(np.mean(found) - exact) < ERRORS * error
    assert ERRORS * error < 0.25 * exact
    assert min(abs(mean_wait(rate, service, whole) - exact) for whole in (3.0, 4.0)) > 0.5 * exact


def test_both_engines_have_the_same_part_of_an_agent_on_the_same_days() -> None:
    twin = callers(30, 60, desk(1.3, patience={"exponential": "3 min"}), 4)
    scenario, key = twin.scenario(), study_key(3, 0, 0)
    compiled, openly = simulate(twin, scenario, key), simulate_openly(twin, scenario, key)
    assert np.array_equal(compiled.tally.months, openly.tally.months)
    assert compiled.series["gave_up.desk"].sum() > 0
