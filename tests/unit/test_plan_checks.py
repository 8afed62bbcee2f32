"""What a plan as a whole may not mean: triggers, surveys, circles; each fault with its path and remedy."""

from __future__ import annotations

from typing import Any

import pytest

from cxsim.journey.checks import plan_faults
from tests import worlds


def journey(**starts: Any) -> dict[str, Any]:
    return {"starts": starts, "touchpoints": {"call": worlds.touchpoint()}}


def faults(journeys: dict[str, Any], **changed: Any) -> list[tuple[tuple[str | int, ...], str]]:
    return [(fault.path, str(fault)) for fault in plan_faults(worlds.plan(journeys=journeys, **{"surveys": {}, **changed}))]


def test_a_plan_without_faults_has_none() -> None:
    assert plan_faults(worlds.plan()) == ()


@pytest.mark.parametrize(
    ("journeys", "path", "said"),
    [
        (
            {"a": journey(rate=1), "b": journey(after="a.cal", outcome="failure")},
            ("journeys", "b", "starts", "after"),
            "did you mean 'a.call'?",
        ),
        ({"a": journey(survey="relatoin", below=7)}, ("journeys", "a", "starts", "survey"), "did you mean 'relation'?"),
        (
            {"a": journey(rate=1), "b": journey(after="a.call", outcome="failure"), "c": journey(after="a.call", outcome="failure")},
            ("journeys", "c", "starts"),
            "same start as journey 'b'",
        ),
        ({"a": journey(after="a.call", outcome="success")}, ("journeys", "a", "starts"), "a started by a"),
        (
            {"a": journey(after="b.call", outcome="success"), "b": journey(after="a.call", outcome="success")},
            ("journeys", "a", "starts"),
            "a started by b started by a",
        ),
    ],
)
def test_triggers(journeys: dict[str, Any], path: tuple[str, ...], said: str) -> None:
    found = faults(journeys, surveys={"relation": worlds.survey()})
    assert [words for place, words in found if place == path and said in words]


def test_a_survey_that_is_asked_after_the_journey_it_starts() -> None:
    surveys = {"contact": worlds.survey(index="ces", after="a")}
    assert any("a started by a" in words for _, words in faults({"a": journey(survey="contact", below=4)}, surveys=surveys))


def test_a_survey_after_no_journey() -> None:
    found = faults({"support": journey(rate=1)}, surveys={"contact": worlds.survey(index="ces", after="suport")})
    assert found[0][0] == ("surveys", "contact", "after")
    assert "did you mean 'support'?" in found[0][1]


def test_a_survey_is_relational_or_transactional() -> None:
    with pytest.raises(ValueError, match="exactly one of every"):
        worlds.plan(surveys={"both": {**worlds.survey(), "after": "support"}})
