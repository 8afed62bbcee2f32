"""What offers, cases, ways of leaving, pulses and segments may not mean: each fault with its path and remedy."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from cxsim.calibration.baseline import BaselineCalibration
from cxsim.cli.main import run_command
from cxsim.config.loader import load
from cxsim.errors import UsageError
from cxsim.journey.checks import plan_faults
from cxsim.study import simulation
from tests.support import twins

SAVE = {"kind": "save", "success_satisfied": 0.5}


def journey(trigger: dict[str, Any], **touch: Any) -> dict[str, Any]:
    return {"trigger": trigger, "touchpoints": {"call": twins.touchpoint(**touch)}}


LEAVING = journey({"on": "leaving"}, offer=SAVE)


@pytest.mark.parametrize(
    ("changed", "path", "messages"),
    [
        ({"churn": {"form": "renewal"}}, ("churn", "form"), "add every: 12 months"),
        ({"churn": {"every": 12}}, ("churn", "every"), "form: renewal"),
        ({"churn": {"form": "silent"}, "purchases": None}, ("churn", "form"), "silent churn without purchases"),
        ({"churn": {"form": "silent"}, "journeys": {"stay": LEAVING}}, ("journeys", "stay", "trigger"), "nobody knows"),
        ({"journeys": {"a": LEAVING, "b": LEAVING}}, ("journeys", "b", "trigger"), "a second journey that starts on leaving"),
        ({"journeys": {"a": journey({"on": "leaving"})}}, ("journeys", "a", "trigger"), "nothing can save"),
        ({"journeys": {"a": journey({"rate": 1}, offer=SAVE)}}, ("journeys", "a", "touchpoints", "call", "offer", "kind"), "on: leaving"),
        (
            {"journeys": {"a": journey({"rate": 1}, abandonment=0.3, offer={"kind": "up_sell", "success_satisfied": 0.8})}},
            ("journeys", "a", "touchpoints", "call", "offer", "success_satisfied"),
            "success_satisfied + abandonment = 0.8 + 0.3",
        ),
        (
            {"journeys": {"a": journey({"rate": 1}, opens="fualt")}, "cases": {"fault": {}}},
            ("journeys", "a", "touchpoints", "call", "opens"),
            "did you mean 'fault'?",
        ),
        ({"cases": {"fault": {}}}, ("cases", "fault"), "which nothing opens"),
        ({"surveys": {"quick": twins.survey(pulse="support.cal")}}, ("surveys", "quick", "pulse"), "did you mean 'support.call'?"),
        ({"detraction": {"threshold": 0, "rate": 1, "prospects_lost": 1}}, ("detraction", "threshold"), "nobody would ever warn"),
    ],
    ids=lambda value: ".".join(map(str, value)) if isinstance(value, tuple) else None,
)
def test_faults(changed: dict[str, Any], path: tuple[str, ...], messages: str) -> None:
    found = [(fault.path, str(fault)) for fault in plan_faults(twins.plan(**changed))]
    assert [words for place, words in found if place == path and messages in words], found


PLAN = """
name: Segments
start: 2026-01-01
horizon: 6
currency: EUR
population:
  segments:
    only:
      customers: 50
      tenure: {mean: 12 months}
      fee_per_month: {mean: 10}
      satisfaction: {mean: 0.6, sd: SPREAD}
      effort: {mean: 0.4}
      hazard: HAZARD
churn: {}
satisfaction: {start: {missing: 0.6}, gain: 0.1, loss_aversion: 2, half_life: 4 months, log_hazard: LOG}
effort: {start: {missing: 0.4}, gain: 0.1, loss_aversion: 1, half_life: 4 months, log_hazard: 0}
revenue: {margin: 0.6}
cost_per_customer: 1
journeys: {ask: {trigger: {rate: 0.2}, touchpoints: {call: TOUCH}}}
money: {discount_rate: 0.1, convention: end_of_month}
"""


def written(folder: Path, spread: str = "0.1", hazard: str = "{per_month: 0.02}", log: str = "0") -> Path:
    path = folder / "plan.yaml"
    path.write_text(
        PLAN.replace("SPREAD", spread).replace("HAZARD", hazard).replace("LOG", log).replace("TOUCH", json.dumps(twins.touchpoint()))
    )
    return path


@pytest.mark.parametrize(
    ("changed", "line", "messages"),
    [
        ({"spread": "0.6"}, 12, "less than 0.49"),
        ({"hazard": "{per_month: 0.02, scale: 3 months}"}, 14, "either per_month, or scale and shape"),
        ({"hazard": "{shape: 2}"}, 14, "either per_month, or scale and shape"),
        ({"hazard": "{per_month: {value: 0.02, p5: 0.01, p95: 0.03}}"}, 14, "a certain number in a population of segments"),
        ({"log": "{fit: churn, coef: nps}"}, 16, "there is no table to fit"),
    ],
)
def test_a_population_of_segments_that_cannot_be(tmp_path: Path, changed: dict[str, str], line: int, messages: str) -> None:
    with pytest.raises(UsageError) as caught:
        load(written(tmp_path, **changed))
    assert [fault for fault in caught.value.faults if fault.line == line and messages in str(fault)], caught.value.faults


def test_segments_are_checked_and_shown_by_the_commands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["check", str(written(tmp_path, hazard="{per_month: {value: 0.02, source: panel, grade: benchmark}}"))]) == 0
    messages = capsys.readouterr().out
    assert "50 customers in 1; no table is read and nothing is fitted" in messages
    assert "only: 50 customers, per_month 0.02 per month (benchmark: panel)" in messages
    assert run_command(["plan", "show", str(written(tmp_path)), "--out", str(tmp_path)]) == 0
    shown = capsys.readouterr().out
    assert "churn.multiplier" in shown
    assert "journeys.ask.trigger.rate" in shown
    assert "population." not in shown  # a lever cannot name what customers are drawn from


def test_no_customers_at_all_are_refused_by_check(tmp_path: Path) -> None:
    path = written(tmp_path)
    path.write_text(path.read_text().replace("customers: 50", "customers: 0") + "acquisition: {posters: {rate: 10, cost: 5}}\n")
    with pytest.raises(UsageError) as caught:
        load(path)
    assert [fault.path for fault in caught.value.faults] == [("population", "segments")]
    path.write_text(path.read_text().replace("customers: 0", "customers: 1"))
    load(path)


def test_a_calibration_that_is_not_met_is_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    real, missed = simulation.simulate_study, BaselineCalibration("not_met", 0.5, 6, 12.0, 12.0, 30.0, 25.0, 1.0)
    monkeypatch.setattr(simulation, "simulate_study", lambda *given, **more: replace(real(*given, **more), calibration=missed))
    assert run_command(["simulate", str(written(tmp_path)), "--summary", "--quiet", "--json"]) == 0
    shown = capsys.readouterr()
    assert str(missed.sentence) in shown.err
    assert json.loads(shown.out)["calibration"] == {"status": "not_met", "expected": 12.0, "after": 25.0}


@pytest.mark.parametrize("command", ["fit", "drivers", "metrics"])
def test_what_needs_a_table_says_so(command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command([command, str(written(tmp_path))]) == 2
    assert "segments; expected a customer table" in capsys.readouterr().err


def test_segments_and_a_fit_exclude_each_other(tmp_path: Path) -> None:
    path = written(tmp_path)
    path.write_text(path.read_text() + "fit: {churn: {}}\n")
    with pytest.raises(UsageError, match="the segments state their hazard"):
        load(path)


def test_segments_are_simulated_by_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tables = tmp_path / "tables"
    assert run_command(["simulate", str(written(tmp_path)), "--summary", "--quiet", "--events", str(tables)]) == 0
    assert "Segments: 50 customers" in capsys.readouterr().out
    assert {folder.name for folder in tables.iterdir()} == {"costs", "customers", "events", "job.json"}, "job.json names the run"
    assert run_command(["simulate", str(written(tmp_path, hazard="{}")), "--summary"]) == 2


@pytest.mark.parametrize("moment", ["order", "leavin"])
def test_all_moments_that_start_a_journey_are_named(moment: str) -> None:
    with pytest.raises(ValidationError, match="'acquisition', 'purchase', 'bill' or 'leaving'"):
        twins.plan(journeys={"x": {"trigger": {"on": moment}, "touchpoints": {"call": twins.touchpoint()}}}, surveys={})


def test_a_feeling_may_never_fade() -> None:
    assert twins.plan(effort=twins.feeling(half_life="never")).effort.half_life.value == 1e7
