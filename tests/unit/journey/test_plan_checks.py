"""What a plan as a whole may not mean: triggers, surveys, circles; each fault with its path and remedy."""

from __future__ import annotations

from typing import Any

import pytest

from cxsim.journey.checks import plan_faults
from cxsim.journey.checks.flow import expected_touches
from cxsim.journey.plan import Journey
from tests.support import twins


def journey(**trigger: Any) -> dict[str, Any]:
    return {"trigger": trigger, "touchpoints": {"call": twins.touchpoint()}}


def faults(journeys: dict[str, Any], **changed: Any) -> list[tuple[tuple[str | int, ...], str]]:
    return [(fault.path, str(fault)) for fault in plan_faults(twins.plan(journeys=journeys, **{"surveys": {}, **changed}))]


def test_a_plan_without_faults_has_none() -> None:
    assert plan_faults(twins.plan()) == ()


@pytest.mark.parametrize(
    ("journeys", "path", "messages"),
    [
        (
            {"a": journey(rate=1), "b": journey(after="a.cal", outcome="failure")},
            ("journeys", "b", "trigger", "after"),
            "did you mean 'a.call'?",
        ),
        ({"a": journey(survey="relatoin", below=7)}, ("journeys", "a", "trigger", "survey"), "did you mean 'relation'?"),
        (
            {"a": journey(rate=1), "b": journey(after="a.call", outcome="failure"), "c": journey(after="a.call", outcome="failure")},
            ("journeys", "c", "trigger"),
            "same start as journey 'b'",
        ),
        ({"a": journey(after="a.call", outcome="success")}, ("journeys", "a", "trigger"), "a started by a"),
        (
            {"a": journey(after="b.call", outcome="success"), "b": journey(after="a.call", outcome="success")},
            ("journeys", "a", "trigger"),
            "a started by b started by a",
        ),
    ],
)
def test_triggers(journeys: dict[str, Any], path: tuple[str, ...], messages: str) -> None:
    found = faults(journeys, surveys={"relation": twins.survey()})
    assert [words for place, words in found if place == path and messages in words]


def test_a_journey_on_purchases_needs_purchases() -> None:
    found = faults({"delivery": journey(on="purchase")}, purchases=None)
    assert [place for place, words in found if "in a plan without purchases" in words] == [("journeys", "delivery", "trigger", "on")]


def test_stated_days_lie_in_the_run_and_differ() -> None:
    found = faults({"card": journey(dates=["2026-05-01", "2028-01-01", "2026-05-01"])})
    assert [(place[-1], "does not see" in words, "a second time" in words) for place, words in found] == [
        (1, True, False),
        (2, False, True),
    ]


@pytest.mark.parametrize("sides", [{}, {"below": 0.4, "above": 0.9}])
def test_a_level_is_passed_on_one_side(sides: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="name the level to which it falls"):
        twins.plan(journeys={"call": journey(level="satisfaction", **sides)}, surveys={})


def test_a_survey_that_is_sent_after_the_journey_it_starts() -> None:
    surveys = {"contact": twins.survey(index="ces", after="a")}
    assert any("a started by a" in words for _, words in faults({"a": journey(survey="contact", below=4)}, surveys=surveys))


def test_a_survey_after_no_journey() -> None:
    found = faults({"support": journey(rate=1)}, surveys={"contact": twins.survey(index="ces", after="suport")})
    assert found[0][0] == ("surveys", "contact", "after")
    assert "did you mean 'support'?" in found[0][1]


def test_a_survey_is_relational_or_transactional() -> None:
    with pytest.raises(ValueError, match="exactly one of every"):
        twins.plan(surveys={"both": {**twins.survey(), "after": "support"}})


def loop(success: float) -> dict[str, Any]:
    """A journey whose only touch is repeated until it succeeds: 1 / success touches on average."""
    return {"trigger": {"rate": 1}, "touchpoints": {"call": twins.touchpoint(success=success, on_failure="call")}}


def test_a_visit_has_the_expected_number_of_touches() -> None:
    two = {
        "trigger": {"rate": 1},
        "touchpoints": {"a": twins.touchpoint(success=0.75, on_success="b"), "b": twins.touchpoint(success=0.5)},
    }
    two["touchpoints"]["b"]["on_failure"] = "a"
    assert expected_touches(Journey.model_validate(loop(0.2))) == pytest.approx(5)
    assert expected_touches(Journey.model_validate(two)) == pytest.approx(1.75 / (1 - 0.75 * 0.5))


def test_visits_that_would_be_cut() -> None:
    (fault,) = faults({"support": loop(0.01)})
    assert fault[0] == ("journeys", "support", "touchpoints")
    assert "visits of 100 touches on average" in fault[1]
    assert not faults({"support": loop(1 / 60)})


def test_shares_that_their_uncertainty_carries_beyond_1() -> None:
    wide = twins.touchpoint(success={"value": 0.7, "p5": 0.6, "p95": 0.95}, abandonment={"value": 0.1, "p5": 0.05, "p95": 0.2})
    (fault,) = faults({"support": {"trigger": {"rate": 1}, "touchpoints": {"call": wide}}})
    assert "at their p95 = 0.95 + 0.2 = 1.15" in fault[1]


def test_a_touchpoint_in_python_has_no_pool_and_no_offer() -> None:
    offering = twins.touchpoint(custom="talk", offer={"kind": "up_sell", "success_satisfied": 0.5})
    (fault,) = faults({"support": {"trigger": {"rate": 1}, "touchpoints": {"call": offering}}})
    assert fault[0] == ("journeys", "support", "touchpoints", "call", "custom")
    assert "an offer at a touchpoint in Python" in fault[1]


def test_amounts_beyond_counting() -> None:
    dear = twins.touchpoint(cost={"value": 1e8, "p5": 1e7, "p95": 2e9})
    found = faults({"support": {"trigger": {"rate": 1}, "touchpoints": {"call": dear}}}, cost_per_customer=3e9)
    assert [fault[0][-1] for fault in found] == ["cost_per_customer", "cost"]
    assert all("at most 1,000,000,000 at a time" in fault[1] for fault in found)


def test_steps_that_their_uncertainty_carries_beyond_1() -> None:
    wide = twins.feeling(gain={"value": 0.3, "p5": 0.1, "p95": 0.6}, loss_aversion=2)
    (fault,) = faults({}, satisfaction=wide)
    assert "at their p95 = 0.6 x 2 = 1.2" in fault[1]


@pytest.mark.parametrize("below", [0, -3, 12])
def test_scores_that_no_customer_or_every_customer_is_below(below: float) -> None:
    found = faults({"mend": journey(survey="relation", below=below)}, surveys={"relation": twins.survey()})
    assert [fault[0] for fault in found] == [("journeys", "mend", "trigger", "below")]


@pytest.mark.parametrize(
    ("part", "named"),
    [
        ({"journeys": {"support": journey(rate=1e5)}}, "journeys.support.trigger.rate"),
        ({"journeys": {}, "purchases": twins.buying(rate=1e5)}, "purchases.rate"),
        ({"journeys": {}, "referral": {"threshold": 0.5, "rate": 1e5, "conversion": 0.1, "delay": 0}}, "referral.rate"),
    ],
)
def test_rates_that_no_customer_keeps_up_with(part: dict[str, Any], named: str) -> None:
    (fault,) = faults(**part)
    assert ".".join(map(str, fault[0])) == named
    assert "per customer and month" in fault[1]
