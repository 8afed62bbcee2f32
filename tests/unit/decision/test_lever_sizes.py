"""A lever's size has the unit of what it moves, and the plan's own checks hold where it takes the plan."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from cxsim.decision.programme import Programme, programme_changes
from cxsim.decision.programme_checks import combination_faults, programme_faults
from cxsim.engine.twin import compile_twin
from cxsim.errors import Fault
from cxsim.journey.parameters import quantities
from cxsim.journey.plan import Plan
from tests.support import twins
from tests.support.decision_case import programme

CALL = "journeys.support.touchpoints.call"
SERVICE = "pools.desk.service"
MEAN, P95 = f"{SERVICE}.lognormal.mean", f"{SERVICE}.lognormal.p95"


def plan() -> Plan:
    pool = {
        "agents": 3, "cost_per_agent": 400.0,
        "service": {"lognormal": {"mean": "15 min", "p95": "40 min"}}, "patience": {"exponential": "9 min"},
    }  # fmt: skip
    call = twins.touchpoint(pool="desk")
    return twins.plan(
        horizon=6, journeys={"support": {"trigger": {"rate": 0.3}, "touchpoints": {"call": call}}}, pools={"desk": pool}, surveys={}
    )


def lever(quantity: str, start: str = "2026-02-01", **size: Any) -> dict[str, Any]:
    return {"quantity": quantity, "start": start, **size}


def faults(*levers: dict[str, Any]) -> tuple[Fault, ...]:
    return programme_faults(programme(levers), plan(), None, ("programmes", "idea"))


def sizes(given: Programme) -> dict[str, float]:
    values = {name: quantity.value for name, quantity in quantities(given, "programmes.idea.")}
    return {change.quantity: change.size for change in programme_changes(given, plan(), values, "idea")}


@pytest.mark.parametrize("size", [20, {"value": 20, "p5": 15, "p95": 25}])
@pytest.mark.parametrize("kind", ["set", "shift"])
@pytest.mark.parametrize("quantity", [f"{CALL}.duration", "referral.delay", "pools.desk.patience.exponential"])
def test_a_length_of_time_needs_its_unit(quantity: str, kind: str, size: Any) -> None:
    (fault,) = faults(lever(quantity, **{kind: size}))
    assert fault.expected == "a number with its unit of time"
    assert "write e.g. '20 min'" in fault.do
    assert fault.path == ("programmes", "idea", "levers", 0, kind)


@pytest.mark.parametrize(
    ("kind", "size", "days"),
    [
        ("set", "20 min", 20 / 1440),
        ("set", {"value": "20 min", "p5": "15 min", "p95": "25 min"}, 20 / 1440),
        ("set", {"value": 3, "unit": "days"}, 3.0),
        ("set", 0, 0.0),
        ("shift", "5 min", 5 / 1440),
        ("shift", "-12 h", -0.5),
        ("shift", {"value": "-12 h", "p5": "-1 d", "p95": "2 h"}, -0.5),
        ("shift", {"value": -0.5, "unit": "days"}, -0.5),
    ],
)
def test_a_length_of_time_is_read_with_its_unit(kind: str, size: Any, days: float) -> None:
    given = programme([lever(f"{CALL}.duration", **{kind: size})])
    assert programme_faults(given, plan()) == ()
    assert sizes(given) == {f"{CALL}.duration": pytest.approx(days)}
    assert Programme.model_validate(given.model_dump(exclude_unset=True)).levers[0].size.value == pytest.approx(days)


@pytest.mark.parametrize("size", ["3 d", {"value": 0.3, "unit": "days"}, {"value": 0.3, "unit": "money"}])
def test_another_unit_than_the_quantity_s_is_refused(size: Any) -> None:
    (fault,) = faults(lever(f"{CALL}.success", set=size))
    assert fault.expected == "a number (share)"


def test_its_own_unit_may_be_written() -> None:
    assert faults(lever(f"{CALL}.success", set={"value": 0.8, "unit": "share"})) == ()
    assert faults(lever(f"{CALL}.success", shift={"value": -0.1, "p5": -0.2, "p95": 0.05, "unit": "share"})) == ()


def test_no_number_is_refused_when_it_is_read() -> None:
    with pytest.raises(ValidationError, match="expected a duration"):
        programme([lever(f"{CALL}.success", set="much")])


@pytest.mark.parametrize(
    ("quantity", "factor", "word"),
    [
        (MEAN, 3.0, "at its central value"),
        (MEAN, 0.1, "at its central value"),
        (P95, 0.3, "at its central value"),
        (MEAN, {"value": 1.5, "p5": 1.1, "p95": 3.0}, "at the high end"),
    ],
)
def test_a_mean_that_its_law_cannot_have_is_refused(quantity: str, factor: Any, word: str) -> None:
    (fault,) = faults(lever(quantity, multiply=factor))
    assert word in fault.found
    assert "a 95th percentile of" in fault.found
    assert fault.expected == "between 1 and 3.87 times, as a lognormal time has"
    assert fault.path == ("programmes", "idea", "levers", 0, "multiply")


def test_mean_and_p95_move_together() -> None:
    assert faults(lever(MEAN, multiply=3.0), lever(P95, multiply=3.0)) == ()
    assert len(faults(lever(MEAN, multiply=3.0), lever(P95, "2026-03-01", multiply=3.0))) == 1
    whole = programme([lever(SERVICE, multiply=3.0, start="2026-01-01")])
    assert programme_faults(whole, plan()) == ()
    assert sizes(whole) == {MEAN: 3.0, P95: 3.0}


def test_the_engine_scales_the_law_as_a_whole() -> None:
    twin = compile_twin(plan(), twins.population(50), twins.hazard())
    whole = programme([lever(SERVICE, multiply=3.0, start="2026-01-01")])
    values = {name: quantity.value for name, quantity in quantities(whole, "programmes.idea.")}
    world = twin.scenario(changes=programme_changes(whole, plan(), values, "idea"))
    moved = world.values[twin.months :]
    assert moved[0, twin.column(MEAN)] == pytest.approx(45 / 1440)
    assert moved[0, twin.column(P95)] == pytest.approx(120 / 1440)


def test_a_law_as_a_whole_is_scaled_only() -> None:
    (fault,) = faults(lever(SERVICE, set="20 min"))
    assert fault.expected == "multiply, which scales the law as a whole"
    assert MEAN in fault.do


def test_what_two_programmes_make_of_the_plan_is_checked_too() -> None:
    half = programme([lever(MEAN, multiply=1.8)])
    (fault,) = combination_faults([("a", "b")], {"a": half, "b": half}, plan())
    assert fault.path == ("combinations", 0)
    assert "a 95th percentile of 0.823 times the mean" in fault.found
