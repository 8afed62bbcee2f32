"""Journeys that start with bills, on stated days and where a level is passed, against closed forms."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from cxsim.engine.outcome import Outcome
from cxsim.engine.simulation import simulate
from cxsim.engine.twin import compile_twin
from cxsim.rng import study_key
from tests.support import twins
from tests.support.statistical_check import Z

CUSTOMERS, HALF_LIFE = 300, 20.0
DAY_9, DAY_10, DAY_273 = "2026-01-10", "2026-01-11", "2026-10-01"


def journey(trigger: dict[str, Any], quality: float = 0.0) -> dict[str, Any]:
    """A visit of one touch without length, of a quality that is certain."""
    return {"trigger": trigger, "touchpoints": {"touch": twins.touchpoint(success=1, quality_success=quality, duration=0)}}


def staying(half_life: float = HALF_LIFE, **journeys: dict[str, Any]) -> Outcome:
    """Customers who stay for a year, and whose satisfaction a touch moves half the way."""
    feeling = twins.feeling(gain=0.5, loss_aversion=1, half_life=f"{half_life} d")
    parts = {"journeys": journeys, "surveys": {}, "referral": None, "acquisition": {}, "purchases": None, "horizon": 12}
    twin = compile_twin(twins.plan(**parts, satisfaction=feeling), twins.population(CUSTOMERS, active=1.1), twins.hazard(0.0))
    return simulate(twin, twin.scenario(), study_key(5, 0, 0), events=True)


def days(outcome: Outcome, name: str) -> dict[str, list[float]]:
    """The days of the touches of a journey, by customer."""
    events = outcome.events()
    return events[events["journey"] == name].groupby("customer_id")["day"].apply(list).to_dict()


def test_bills_start_a_journey_in_their_share_on_the_first_of_a_month() -> None:
    found = days(staying(statement=journey({"on": "bill", "share": 0.4})), "statement")
    started, bills = sum(map(len, found.values())), CUSTOMERS * 11
    assert abs(started - 0.4 * bills) < Z * math.sqrt(bills * 0.4 * 0.6)
    assert {day for each in found.values() for day in each} == {31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334}


def test_stated_days_start_a_journey_for_a_share_of_a_segment() -> None:
    outcome = staying(card=journey({"dates": [DAY_273, DAY_9], "segment": "b", "share": 0.7}))
    found = days(outcome, "card")
    segment = dict(zip(outcome.twin.population.names, outcome.twin.population.segment, strict=True))
    assert {segment[name] for name in found} == {1}
    meant = 2 * sum(number == 1 for number in segment.values())
    assert abs(sum(map(len, found.values())) - 0.7 * meant) < Z * math.sqrt(meant * 0.7 * 0.3)
    assert {day for each in found.values() for day in each} == {9.0, 273.0}


def test_a_fading_level_starts_a_journey_where_its_path_passes_it() -> None:
    """After a touch of quality 0, s(t) = s0 - s0 / 2 x 2^(-t / half-life), at a level after half-life x log2(s0 / 2 / (s0 - level))."""
    level = 0.6
    found = days(staying(bad=journey({"dates": [DAY_9]}), back=journey({"level": "satisfaction", "above": level}, 1.0)), "back")
    start = dict(zip(*(getattr(twins.population(CUSTOMERS), name) for name in ("names", "satisfaction")), strict=True))
    passes = {name: 9 + HALF_LIFE * math.log2(s / 2 / (s - level)) for name, s in start.items() if s > level}
    assert found.keys() == {name for name, day in passes.items() if day < 365}
    for name, each in found.items():
        np.testing.assert_allclose(each, [passes[name]], rtol=0, atol=1e-9)


def test_a_level_starts_a_journey_again_only_after_it_has_come_back() -> None:
    """Two falls within a day start it once; by the third, months later, satisfaction has recovered."""
    found = days(staying(bad=journey({"dates": [DAY_9, DAY_10, DAY_273]}), low=journey({"level": "satisfaction", "below": 0.5})), "low")
    start = dict(zip(*(getattr(twins.population(CUSTOMERS), name) for name in ("names", "satisfaction")), strict=True))
    recovers = {name for name, s in start.items() if s > 0.51}
    assert {name for name, each in found.items() if each == [9.0, 273.0]} >= recovers
    assert not found.keys() & {name for name, s in start.items() if s <= 0.5}, "who was below from the start has not fallen"


def test_two_journeys_that_send_a_level_to_and_fro_start_once_at_one_instant() -> None:
    high, low = (journey({"level": "satisfaction", side: 0.5}, quality) for side, quality in (("above", 0.0), ("below", 1.0)))
    outcome = staying(bad=journey({"dates": [DAY_9]}), high=high, low=low)
    for name in ("high", "low"):
        assert all(np.diff(each).min(initial=1.0) > 0.0 for each in days(outcome, name).values())
    assert days(outcome, "low")


def test_a_level_that_fades_at_once_passes_nothing() -> None:
    """It is where it goes at any instant: a touch does not take it anywhere, and journeys do not start each other for ever."""
    high, low = (journey({"level": "satisfaction", side: 0.5}, quality) for side, quality in (("above", 0.0), ("below", 1.0)))
    outcome = staying(0.0, bad=journey({"dates": [DAY_9]}), high=high, low=low)
    assert days(outcome, "bad")
    assert not days(outcome, "high") | days(outcome, "low")
