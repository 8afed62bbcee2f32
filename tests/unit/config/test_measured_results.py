"""A lever that takes its size from an experiment of the study: shrunk as by hand, and refused where it is not that plan's result."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cxsim.cli.main import run_command
from cxsim.config.loader import load, load_before_results, load_with_text, reload
from cxsim.errors import MissingResultWarning, UsageError
from cxsim.journey.parameters import Grade

CONFIGS = Path(__file__).parents[3] / "configs"
RESULT = "personal_start_result.json"


@pytest.fixture
def study(tmp_path: Path) -> Path:
    shutil.copy(CONFIGS / "gym.yaml", tmp_path)
    shutil.copytree(CONFIGS / "experiments", tmp_path / "experiments")
    return tmp_path / "experiments" / "personal_start.yaml"


def test_the_lever_has_the_shrunk_effect(study: Path) -> None:
    """Estimate e with error s and a prior of mean m, sd t: m + t^2 / (t^2 + s^2) (e - m)."""
    row = json.loads((study.parent / RESULT).read_text(encoding="utf-8"))["endpoints"][0]
    size = load(study).programmes["personal_start"].levers[1].shift
    assert size is not None
    weight = 0.02**2 / (0.02**2 + row["error"] ** 2)
    assert size.value == pytest.approx(0.04 + weight * (row["effect"]["estimate"] - 0.04), abs=1e-6)
    assert size.grade is Grade.EXPERIMENT
    assert "evening_trainer" in size.source


def test_the_copy_of_a_run_stands_without_the_result(study: Path, tmp_path: Path) -> None:
    target = tmp_path / "run" / "study.yaml"
    target.parent.mkdir()
    target.write_text(load_with_text(study)[1], encoding="utf-8")
    assert reload(target).programmes == load(study).programmes


def _edit(study: Path, old: str, new: str) -> None:
    text = study.read_text(encoding="utf-8")
    assert old in text
    study.write_text(text.replace(old, new), encoding="utf-8")


def _result(study: Path, change: Callable[[Any], object]) -> None:
    file = study.parent / RESULT
    found = json.loads(file.read_text(encoding="utf-8"))
    change(found)
    file.write_text(json.dumps(found), encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "id"),
    [
        ("after: 60 d", "after: 61 d", "abtest-result-plan"),
        ("{experiment: evening_trainer, endpoint", "{experiment: evening_trainers, endpoint", "abtest-experiment-unknown"),
        ("endpoint: good_visits}", "endpoint: good_visit}", "abtest-result-endpoint"),
        ("endpoint: good_visits}", "endpoint: kept}", "abtest-result-prior"),
        (", endpoint: good_visits}", "}", "abtest-result-keys"),
        ("shift: {measured", "multiply: {measured", "abtest-result-shift"),
        ("quantity: programmes.personal_start.levers.1.shift", "quantity: programmes.personal_start.levers.0.shift", "abtest-result-lever"),
        (f", result: {RESULT}", "", "abtest-result-none"),
        (RESULT, "gone.json", "abtest-result-unreadable"),
        (RESULT, "README.md", "abtest-result-unreadable"),
        ("arms: {control: 0.5, personal_start: 0.5}", "arms: {}", "abtest-result-plan-wrong"),
    ],
)
def test_a_reference_that_leads_to_no_number_is_refused(study: Path, old: str, new: str, id: str) -> None:
    _edit(study, old, new)
    with pytest.raises(UsageError) as caught:
        load(study)
    (found,) = caught.value.faults
    assert found.message.id == id
    assert (found.file, found.line is not None) == (str(study), True)


@pytest.mark.parametrize(
    "change",
    [
        lambda found: found["verdict"].update(kind="broken"),
        lambda found: found["endpoints"][0].update(withheld="too few"),
        lambda found: found["endpoints"][0].update(arm="other"),
    ],
)
def test_an_effect_that_was_withheld_moves_no_lever(study: Path, change: Callable[[Any], object]) -> None:
    _result(study, change)
    with pytest.raises(UsageError) as caught:
        load(study)
    assert [each.message.id for each in caught.value.faults] == ["abtest-result-withheld"]


def test_the_files_of_an_experiment_are_found_from_a_scenario_elsewhere(study: Path, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere.yaml"
    other.write_text("extends: experiments/personal_start.yaml\nname: Elsewhere\n", encoding="utf-8")
    assert load(other).programmes == load(study).programmes
    data = load(other).experiments["evening_trainer"].data
    assert data is not None
    assert data.assignments == "experiments/assignments.parquet"


@pytest.mark.parametrize(
    ("old", "new", "id"),
    [
        ("after: 60 d", "after: 50 d", "abtest-result-plan"),
        (f", result: {RESULT}", "", "abtest-result-none"),
        (RESULT, "gone.json", "abtest-result-unreadable"),
    ],
)
def test_before_there_is_a_result_the_prior_stands_for_it(study: Path, old: str, new: str, id: str) -> None:
    _edit(study, old, new)
    with pytest.warns(MissingResultWarning) as caught:
        found = load_before_results(study)
    (warned,) = (each.message for each in caught)
    assert isinstance(warned, MissingResultWarning)
    assert [each.message.id for each in warned.faults] == [id]
    size = found.programmes["personal_start"].levers[1].shift
    assert size is not None
    assert size.value == pytest.approx(0.04, abs=1e-6)
    assert size.high - size.low == pytest.approx(2 * 1.6448536 * 0.02, rel=1e-6)
    assert size.grade is Grade.OPINION


def test_a_result_of_another_plan_is_stored_anew_as_the_remedy_says(
    study: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _edit(study, "after: 60 d", "after: 50 d")
    assert run_command(["abtest", "design", str(study)]) == 0
    assert f"abtest analyse STUDY evening_trainer --json > {study.parent / RESULT}" in capsys.readouterr().err
    (study.parent / RESULT).write_text("", encoding="utf-8")  # as the shell does before the command begins
    assert run_command(["abtest", "analyse", str(study), "evening_trainer", "--json"]) == 0
    (study.parent / RESULT).write_text(capsys.readouterr().out, encoding="utf-8")
    assert load(study).programmes["personal_start"].levers[1].shift != pytest.approx(0.04)


@pytest.mark.parametrize(
    "change",
    [
        lambda found: found["endpoints"][0].update(error="0.01"),
        lambda found: found["endpoints"][0]["effect"].update(estimate=True),
        lambda found: found["endpoints"].append(found["endpoints"][0]),
        lambda found: found["verdict"].update(kind="shipped"),
        lambda found: found["endpoints"][0].update(error=10**400),
    ],
)
def test_a_reading_that_no_command_writes_moves_no_lever(study: Path, change: Callable[[Any], object]) -> None:
    _result(study, change)
    with pytest.raises(UsageError) as caught:
        load(study)
    assert [fault.message.id for fault in caught.value.faults] == ["abtest-result-unreadable"]
