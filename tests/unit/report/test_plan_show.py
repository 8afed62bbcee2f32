"""The picture of a plan's journeys, and the list of its quantities."""

from __future__ import annotations

import json
import re
from itertools import combinations
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from cxsim.cli.main import run_command
from cxsim.config.loader import load
from cxsim.decision.levers import plan_quantities
from cxsim.journey.plan import Plan
from cxsim.report.journeys.cards import bands
from cxsim.report.journeys.drawing import journeys_svg
from cxsim.report.journeys.layout import Box, laid_out, text_width
from cxsim.report.phrases import readable
from cxsim.text.locale import ENGLISH, Locale
from tests.support import twins

FRENCH = Locale.of("fr")

STUDIES = sorted((Path(__file__).parents[3] / "configs").glob("*.yaml"))
SVG = "{http://www.w3.org/2000/svg}"


def winding() -> Plan:
    """Circles, a way that skips touchpoints, a touch that leads to itself, and journeys that start each other."""
    touch = twins.touchpoint
    web = {
        "website": touch(
            success={"value": 0.6, "p5": 0.5, "p95": 0.7}, abandonment=0.1, on_success="pay", on_failure="chat", on_abandonment="chat"
        ),
        "chat": touch(on_success="website", on_failure="second_line"),
        "second_line": touch(on_failure="chat", on_success="pay"),
        "pay": touch(abandonment=0.2, on_failure="website"),
    }
    journeys = {
        "web": {"trigger": {"rate": 0.3, "variation": 0.5}, "touchpoints": web},
        "remind": {
            "trigger": {"after": "web.pay", "outcome": "abandonment"},
            "touchpoints": {"mail": touch(on_failure="mail", success=0.4)},
        },
        "mend": {"trigger": {"survey": "contact", "below": 4}, "touchpoints": {"call": touch()}},
    }
    return twins.plan(journeys=journeys, surveys={"contact": twins.survey(index="ces", after="web")})


PLANS = [winding(), *map(load, STUDIES)]


def names(plan: Plan) -> str:
    return plan.name


@pytest.mark.parametrize("plan", PLANS, ids=names)
def test_no_two_cards_overlap_and_no_label_is_cut(plan: Plan) -> None:
    for band in bands(plan, ENGLISH).values():
        boxes = laid_out(band).boxes
        assert set(boxes) == set(band.cards)
        assert not [pair for pair in combinations(boxes.values(), 2) if overlap(*pair)]
        for name, card in band.cards.items():
            assert all(text_width(text) <= boxes[name].width for text in (*card.facts, *(row.text for row in card.rows)))


def overlap(a: Box, b: Box) -> bool:
    return a.x < b.x + b.width and b.x < a.x + a.width and a.y < b.y + b.height and b.y < a.y + a.height


@pytest.mark.parametrize("plan", PLANS, ids=names)
def test_everything_is_drawn_inside_the_picture(plan: Plan) -> None:
    root = ElementTree.fromstring(journeys_svg(plan, ENGLISH))
    width, height = float(root.attrib["width"]), float(root.attrib["height"])
    shown = [text.text or "" for text in root.iter(f"{SVG}text")]
    for text in root.iter(f"{SVG}text"):
        right = float(text.attrib["x"]) + text_width(text.text or "", float(text.attrib["font-size"]))
        assert right <= width
        assert float(text.attrib["y"]) <= height
    for band in bands(plan, ENGLISH).values():
        assert band.starts in shown
        for card in band.cards.values():
            assert {card.title, *card.facts, *(row.text for row in card.rows)} <= set(shown)


def test_each_way_and_each_call_has_an_arrow() -> None:
    drawn = ElementTree.fromstring(journeys_svg(winding(), ENGLISH))
    ends = [path.attrib["marker-end"] for path in drawn.iter(f"{SVG}path") if "marker-end" in path.attrib]
    counts = {outcome: ends.count(f"url(#{outcome})") for outcome in ("success", "failure", "abandonment", "asked")}
    assert counts == {"success": 3, "failure": 5, "abandonment": 2, "asked": 1}


def test_outcomes_say_their_share_and_what_they_start() -> None:
    cards = bands(winding(), ENGLISH)["web"].cards
    assert [row.text for row in cards["website"].rows] == ["success 60% (50 to 70)", "failure 30%", "abandonment 10%"]
    assert cards["pay"].rows[2].text == "abandonment 20%, end, starts remind"


def test_pools_stand_below_the_journeys_that_they_serve() -> None:
    drawn = bands(load(STUDIES[0].parent / "contact_centre.yaml"), ENGLISH)
    assert list(drawn)[-1] == ""
    assert drawn[""].cards["support"].facts[:3] == (
        "2 agents, Mon-Sat 08:00-20:00",
        "service 20 min on average, 95% within 50 min",
        "patience 9 min on average",
    )
    first = drawn["support"].cards["first_contact"]
    assert "served by the pool support" in first.facts
    assert first.rows[2].text == "abandonment 0%, and who gives up waiting"
    assert first.rows[2].target == "callback"


def test_the_command_draws_and_lists(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    study = STUDIES[0]
    assert run_command(["plan", "show", str(study), "--out", str(tmp_path / "new")]) == 0
    shown = capsys.readouterr().out
    assert (tmp_path / "new" / f"{study.stem}.png").read_bytes().startswith(b"\x89PNG")
    assert (tmp_path / "new" / f"{study.stem}.svg").read_text(encoding="utf-8").startswith("<svg")
    assert all(name in shown for name in plan_quantities(load(study)))


def test_the_command_gives_an_object(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["plan", "show", str(STUDIES[0]), "--out", str(tmp_path), "--json"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    by_name = {entry["name"]: entry for entry in found["quantities"]}
    assert by_name["satisfaction.log_hazard"]["value"] is None
    assert by_name["satisfaction.log_hazard"]["coef"] == "nps"
    assert by_name["cost_per_customer"]["unit"] == f"{found['currency']} per month"
    assert list(found["journeys"]) == list(load(STUDIES[0]).journeys)


def test_a_folder_that_cannot_be_written_to(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert run_command(["plan", "show", str(STUDIES[0]), "--out", str(tmp_path / "file")]) == 2
    assert "choose another one with --out" in capsys.readouterr().err


@pytest.mark.parametrize("plan", PLANS, ids=names)
def test_a_french_picture_has_no_english_word_left(plan: Plan) -> None:
    """But for the names that the plan gives, which nobody translates."""
    english, french = shown(plan, ENGLISH), shown(plan, FRENCH)
    named = {*plan.journeys, *(touch for journey in plan.journeys.values() for touch in journey.touchpoints), *plan.pools, *plan.surveys}
    names = "|".join(sorted(map(readable, named), key=len, reverse=True))
    left = [text for text in french if ENGLISH_WORDS.search(re.sub(names, "", text))]
    assert left == []
    assert sum(1 for text in english if ENGLISH_WORDS.search(text)) > 0.4 * len(english)


ENGLISH_WORDS = re.compile(r"\b(success|failure|starts|times|month|end|served|case|who|within|answer|every|customers?)\b")


def shown(plan: Plan, locale: Locale) -> list[str]:
    return [text.text or "" for text in ElementTree.fromstring(journeys_svg(plan, locale)).iter(f"{SVG}text")]


def test_the_command_speaks_the_language_of_the_study(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gym = next(path for path in STUDIES if path.stem == "gym")
    (tmp_path / "french.yaml").write_text("language: fr\n" + gym.read_text(encoding="utf-8"), encoding="utf-8")
    assert run_command(["plan", "show", str(tmp_path / "french.yaml"), "--out", str(tmp_path)]) == 0
    assert f"{len(load(gym).journeys)} parcours" in capsys.readouterr().out
    assert "ce que vivent les clients" in (tmp_path / "french.svg").read_text(encoding="utf-8")
