"""Journeys that start in some hours more than in others: dates are those of the stated rate, exactly, and a month's number stays."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2

from cxsim.engine import weekly_profile
from cxsim.engine.changes import Change
from cxsim.engine.records import Floats, Scenario
from cxsim.engine.simpy_engine import simulate_openly
from cxsim.engine.simulation import simulate
from cxsim.engine.twin import Twin
from cxsim.rng import study_key
from cxsim.units import DAYS_PER_MONTH
from tests.support import twins
from tests.support.exploration import examples

WHEN = {"Mon-Fri 08:00-12:00": 3.0, "Mon-Fri 12:00-20:00": 2.0, "Sat 09:00-14:00": 1.0}
HOURS = {"morning": 20, "afternoon": 40, "saturday": 5}
WEIGHTS = {"morning": 3.0, "afternoon": 2.0, "saturday": 1.0}
NO_ONE_LEAVES = Change("churn.multiplier", "set", 0.0, np.ones(24))
days = st.floats(0, 3000)


def calls(rate: float = 0.5, customers: int = 4000, when: dict[str, float] = WHEN) -> Twin:
    """Customers who do nothing but call, in some hours; no two calls overlap, since they take no time."""
    journey = {"trigger": {"rate": rate, "when": when}, "touchpoints": {"call": twins.touchpoint(duration=0)}}
    feelings = {name: twins.feeling(gain=0) for name in ("satisfaction", "effort")}
    plain = {"acquisition": {}, "referral": None, "purchases": None, "surveys": {}}
    return twins.twin(customers=customers, journeys={"support": journey}, **feelings, **plain)


def test_the_curve_of_busy_time() -> None:
    """By hand: 20 hours at 3, 40 at 2 and 5 at 1 are 145; by Monday noon 12 of them have passed, by Saturday 00:00 140."""
    curve = weekly_profile.busy_curve(WHEN)
    assert np.interp([0.5, 5.0, 6.0, 7.0], *curve) == pytest.approx([7 * 12 / 145, 7 * 140 / 145, 7.0, 7.0])


def test_hours_named_twice_add_up() -> None:
    overlapping = weekly_profile.busy_curve({"Mon 08:00-10:00": 1.0, "Mon 09:00-10:00": 1.0})
    np.testing.assert_allclose(overlapping, weekly_profile.busy_curve({"Mon 08:00-09:00": 1.0, "Mon 09:00-10:00": 2.0}))


@examples(60, 300)
@given(day=days, busy=days)
def test_days_and_busy_days_are_each_others_inverse(day: float, busy: float) -> None:
    patterns = weekly_profile.busy_curve(WHEN)
    assert weekly_profile.busy_days(patterns, 0, weekly_profile.day_when(patterns, 0, busy)) == pytest.approx(busy, abs=1e-9)
    later = weekly_profile.day_when(patterns, 0, weekly_profile.busy_days(patterns, 0, day))
    assert weekly_profile.busy_days(patterns, 0, later) == pytest.approx(weekly_profile.busy_days(patterns, 0, day), abs=1e-9)


def mean_calls(scenario: Scenario, rate: Floats) -> Floats:
    """The expected calls of a customer who stays, month by month: the rate over the busy days of the month."""
    first = scenario.month_days + scenario.parameters["weekday"][0]
    busy = [weekly_profile.busy_days(scenario.patterns, 0, day) for day in first] if scenario.patterns.size else first
    return rate * np.diff(busy) / DAYS_PER_MONTH


def everybodys(scenario: Scenario, column: int) -> Floats:
    """A quantity month by month, where changes for everybody are made."""
    return scenario.values.reshape(-1, 24, scenario.values.shape[1])[scenario.parameters["everyone"][0], :, column]


def test_calls_come_in_the_hours_stated_as_often_as_stated() -> None:
    """About 40,000 calls of customers who stay. None outside the hours; groups of hours by chi-square, the number by its Poisson deviation.

    False alarm 1e-6 each; a morning that is 2.8 times as busy as a Saturday instead of 3, or 2.5 % more calls, would be seen.
    """
    twin = calls()
    scenario = twin.scenario(changes=[NO_ONE_LEAVES])
    found = simulate(twin, scenario, study_key(5, 0, 0), events=True).events()
    minute = ((found["day"] + scenario.parameters["weekday"][0]) * 1440) % 10080
    weekday, hour = minute // 1440, minute % 1440 / 60
    counted = {
        "morning": ((weekday < 5) & (hour >= 8) & (hour < 12)).sum(),
        "afternoon": ((weekday < 5) & (hour >= 12) & (hour < 20)).sum(),
        "saturday": ((weekday == 5) & (hour >= 9) & (hour < 14)).sum(),
    }
    assert sum(counted.values()) == len(found)
    share = {name: HOURS[name] * WEIGHTS[name] for name in HOURS}
    expected = {name: len(found) * share[name] / sum(share.values()) for name in HOURS}
    assert sum((counted[name] - expected[name]) ** 2 / expected[name] for name in HOURS) < chi2.isf(1e-6, len(HOURS) - 1)
    mean = scenario.rows["active"].sum() * mean_calls(scenario, np.full(24, 0.5)).sum()
    assert abs(len(found) - mean) < 4.9 * math.sqrt(mean)


@pytest.mark.parametrize("when", [{}, WHEN], ids=["any hour", "some hours"])
def test_a_rate_that_changes_with_the_month_is_used_up_exactly(when: dict[str, float]) -> None:
    """Nothing, then a ramp to twice the rate, then nothing again: each month by its Poisson deviation (1e-6 each), engines alike."""
    weight = np.concatenate([np.zeros(2), np.linspace(0.2, 1.0, 10), np.zeros(12)])
    rate, key = "journeys.support.trigger.rate", study_key(8, 0, 0)
    ramp = [NO_ONE_LEAVES, Change(rate, "multiply", 2.0, weight), Change(rate, "set", 0.0, (weight == 0) * 1.0)]
    many, few = (calls(rate=1.0, customers=customers, when=when) for customers in (3000, 60))
    scenario = many.scenario(changes=ramp)
    found = simulate(many, scenario, key, histories=False).series["touches.support.call"]
    mean = scenario.rows["active"].sum() * mean_calls(scenario, everybodys(scenario, many.column(rate)))
    assert (found[weight == 0] == 0).all()
    assert (np.abs(found - mean) <= 4.9 * np.sqrt(mean)).all()
    compiled, openly = (engine(few, few.scenario(changes=ramp), key) for engine in (simulate, simulate_openly))
    np.testing.assert_array_equal(compiled.tally.months, openly.tally.months)
