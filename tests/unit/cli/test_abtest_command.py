"""`cxsim abtest`: what an experiment of a study needs, and what it would have said, for people and for machines."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from cxsim.abtest import DesignComparison, DesignResult
from cxsim.cli.experiment_design import comparison_lines
from cxsim.cli.main import run_command
from cxsim.study.experiment_simulation import SimulatedExperiment
from cxsim.text.locale import Locale

ROOT = Path(__file__).parents[3]
EXPERIMENT = """
extends: {study}
experiments:
  introduction:
    arms: {{control: 0.5, personal_start: 0.5}}
    begins: 2026-03-01
    after: 60 d
    flow: {{customers: 3500, source: the desk}}
    endpoints:
      solved:
        kind: ratio
        table: contacts
        column: first_contact_resolved
        touchpoint: training.visit
        role: primary
        better: high
        mde: 0.04
        quantity: programmes.personal_start.levers.1.shift
        stated: {{mean: 0.84, sd: 0.4}}
      kept: {{kind: lifetime, mde: 0.2, stated: {{hazard_per_month: 0.02}}}}
"""


@pytest.fixture
def study(tmp_path: Path) -> str:
    file = tmp_path / "tested.yaml"
    file.write_text(EXPERIMENT.format(study=ROOT / "configs" / "gym.yaml"), encoding="utf-8")
    return str(file)


def test_a_design_says_customers_weeks_and_power(study: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["abtest", "design", study]) == 0
    messages = capsys.readouterr().out
    assert "introduction: control 50% and personal_start 50%" in messages
    assert "to find a change of 0.04: 3,140 customers, 9 weeks (0 of enrolment)" in messages
    assert "the log-rank test would need 631 leavers" in messages
    assert "Typed, not measured: solved.mean, solved.sd and kept.hazard_per_month." in messages
    assert "solved (primary): today 0.84, typed\n" in messages
    assert "measured on" not in messages


def test_a_design_in_french_and_as_json(study: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["abtest", "design", study, "--language", "fr"]) == 0
    assert "pour trouver un changement de 0,04" in capsys.readouterr().out
    assert run_command(["abtest", "design", study, "introduction", "--json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)["experiments"]
    assert round(found["endpoints"][0]["units"]) == 3140
    assert len(found["plan_hash"]) == 64


@pytest.mark.parametrize(
    ("prior", "said"),
    [
        ("{sd: 0.02}", r"test ([\d,]+) customers an arm and roll"),
        ("{sd: 0.02, mean: 0.01}", r"test ([\d,]+) customers of the control and ([\d,]+) treated ones and roll"),
    ],
)
def test_the_most_profitable_sizes_are_printed_where_an_effect_has_a_price_and_a_prior(
    study: str, capsys: pytest.CaptureFixture[str], prior: str, said: str
) -> None:
    """A prior of a better treatment moves customers of the test to it."""
    text = Path(study).read_text(encoding="utf-8").replace("mde: 0.04", f"mde: 0.04\n        worth: 40\n        prior: {prior}")
    Path(study).write_text(text, encoding="utf-8")
    assert run_command(["abtest", "design", study]) == 0
    found = re.search(said, capsys.readouterr().out)
    assert found
    sizes = [int(each.replace(",", "")) for each in found.groups()]
    assert sizes == sorted(sizes)
    assert run_command(["abtest", "design", study, "--json"]) == 0
    (plan,) = json.loads(capsys.readouterr().out)["experiments"]
    assert plan["test_and_roll"]["sizes"] == sizes * (2 // len(sizes))
    assert plan["test_and_roll"]["profit_untested"] < plan["test_and_roll"]["profit"] < plan["test_and_roll"]["profit_perfect"]


@pytest.mark.slow
def test_each_size_has_its_worth_for_the_decision(study: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["abtest", "design", study, "--worth", "--draws", "20", "--json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)["experiments"]
    worth = found["worth"]
    best = worth["best"]["value"]
    assert best == max(worth["sizes"], key=lambda size: size["enbs"])
    assert {392, 785, 1570, 3140, 6279} <= {size["observations"] for size in worth["sizes"]}
    assert worth["best"]["low"] <= best["observations"] <= worth["best"]["high"]
    assert all(later["evsi"] >= earlier["evsi"] for earlier, later in zip(worth["sizes"], worth["sizes"][1:], strict=False))
    assert 0 < worth["assurance"] < 1


@pytest.mark.slow
def test_designs_are_simulated_or_refused_with_the_reason(study: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["abtest", "simulate", study, "introduction", "--runs", "2"]) == 0
    messages = capsys.readouterr().out
    assert "who share nothing" in messages
    assert re.search(r"2,000  by customer\n", messages)
    assert re.search(r" 2  by period \(switchback\)\n", messages)
    assert "switchback: periods of 1 day, of which the first 0 are not counted" in messages
    assert "cluster: not simulated: customers have no groups in a column 'region'" in messages
    assert run_command(["abtest", "simulate", study, "introduction", "--designs", "customer", "--runs", "2", "--json"]) == 0
    (arm,) = json.loads(capsys.readouterr().out)["arms"]
    assert arm["results"][0]["false_positives"] == pytest.approx(0.05, abs=4.9 * (0.05 * 0.95 / 2000) ** 0.5)
    assert arm["results"][0]["coverage"] > 0.93


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (["design", "STUDY", "other"], "no experiment 'other'"),
        (["simulate", "STUDY", "introduction", "--designs", "custmer"], "did you mean 'customer'?"),
        (["simulate", "STUDY", "introduction", "--designs", ","], "expected customer, cluster, switchback, tree or exposure"),
        (["design", str(ROOT / "configs" / "gym.yaml")], "a study without experiments"),
    ],
)
def test_a_wrong_command_says_what_to_do(study: str, words: list[str], part: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["abtest", *(study if word == "STUDY" else word for word in words)]) == 2
    assert part in capsys.readouterr().err


def test_periods_shorter_than_a_queue_remembers_are_warned_of_with_what_they_lack() -> None:
    short = DesignResult("switchback", expected=-3.8, bias=1.2, sd=1.0, rmse=1.6, experiments=40, period=0.25, washout=0.0)
    comparison = DesignComparison("b", "minutes", 10.0, -5.0, 0.1, 1000.0, True, (short,), warmth=0.5)
    said = [Locale.of("en").format(line) for line in comparison_lines(SimulatedExperiment("queue", "", (comparison,)))]
    assert any("shorter than the 0.5 days for which the queues remember: the reading lacks 24% of the effect" in line for line in said)
