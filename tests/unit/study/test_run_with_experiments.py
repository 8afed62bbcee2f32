"""A run of a study with experiments: what it records of them, and that the record gives the same reading again."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from ruamel.yaml import YAML

import cxsim as cx
from cxsim.abtest.analysis import analyse
from cxsim.abtest.stored_sums import plain_sums, restored_sums
from cxsim.abtest.sums import EndpointSums, ExperimentSums
from cxsim.abtest.survival import count_survival
from cxsim.config.loader import load
from cxsim.study.experiment_findings import gather_experiments
from cxsim.study.experiment_record import verify_experiments
from cxsim.text import Message

CONFIGS = Path(__file__).parents[3] / "configs"
STUDY = CONFIGS / "experiments" / "personal_start.yaml"


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return cx.run(STUDY, out=tmp_path_factory.mktemp("runs"), draws=2, deep=False).run_dir


@pytest.fixture
def place(run: Path, tmp_path: Path) -> Path:
    return shutil.copytree(run, tmp_path / "run") / "abtest" / "evening_trainer"


def test_the_result_states_estimate_error_units_and_both_hashes(run: Path) -> None:
    result = YAML(typ="safe").load(run / "abtest" / "evening_trainer" / "result.yaml")
    row = result["endpoints"][0]
    found = cx.analyse_experiment(STUDY, "evening_trainer")
    assert (row["effect"]["estimate"], row["error"]) == (found.reading.endpoints[0].effect.estimate, found.reading.endpoints[0].error)
    assert row["n"] == {"control": 1619, "personal_start": 1626}
    assert result["plan_hash"] == found.experiment.plan_hash
    assert len(result["data_hash"]) == 64


def test_the_result_and_a_table_have_a_row_for_each_simulated_design(run: Path) -> None:
    place = run / "abtest" / "evening_trainer"
    rows = YAML(typ="safe").load(place / "result.yaml")["designs"]
    table = pd.read_parquet(place / "comparison.parquet")
    assert [row["design"] for row in rows] == table["design"].tolist() == ["customer", "customer_adjusted", "cluster", "switchback"]
    assert rows[0]["bias"] == table["bias"][0]
    assert "no groups" in rows[2]["refused"]


def test_the_manifest_names_the_data_and_the_verdict(run: Path) -> None:
    manifest = json.loads((run / "manifest.json").read_text(encoding="utf-8"))
    assert {"assignments.parquet", "contacts.parquet", "customers.parquet"} <= set(manifest["inputs"])
    assert manifest["results"]["experiments"] == {"evening_trainer": "ship"}


def test_a_run_with_experiments_is_verified(run: Path) -> None:
    assert [equal for equal, _ in verify_experiments(run, load(STUDY))] == [True]


def test_the_tables_of_a_run_are_those_of_its_design(run: Path) -> None:
    table = pd.read_parquet(run / "abtest" / "evening_trainer" / "plan.parquet")
    (designed,) = cx.design_experiments(STUDY)
    assert table["power"].tolist() == [at.power for each in designed.size.endpoints for at in each.curve]


@pytest.mark.parametrize(
    ("file", "old", "new"), [("sums.json", '"waiting": 0', '"waiting": 0.0'), ("result.yaml", "plan_hash: ", "plan_hash: 0")]
)
def test_a_changed_record_is_not_verified(place: Path, file: str, old: str, new: str) -> None:
    text = (place / file).read_text(encoding="utf-8")
    assert old in text
    (place / file).write_text(text.replace(old, new), encoding="utf-8")
    assert [equal for equal, _ in verify_experiments(place.parents[1], load(STUDY))] == [False]


def test_a_lever_takes_the_result_that_a_run_wrote(place: Path, tmp_path: Path) -> None:
    shutil.copy(CONFIGS / "gym.yaml", tmp_path)
    folder = shutil.copytree(CONFIGS / "experiments", tmp_path / "experiments")
    shutil.copy(place / "result.yaml", folder)
    file = folder / STUDY.name
    file.write_text(file.read_text(encoding="utf-8").replace("personal_start_result.json", "result.yaml"), encoding="utf-8")
    assert load(file).programmes == load(STUDY).programmes


def test_a_stored_simulation_of_another_plan_is_refused(tmp_path: Path) -> None:
    shutil.copy(CONFIGS / "gym.yaml", tmp_path)
    folder = shutil.copytree(CONFIGS / "experiments", tmp_path / "experiments")
    (folder / "simulated.json").write_text('{"plan_hash": "0", "arms": []}', encoding="utf-8")
    file = folder / STUDY.name
    file.write_text(file.read_text(encoding="utf-8").replace("personal_start_simulated.json", "simulated.json"), encoding="utf-8")
    with pytest.raises(cx.UsageError, match="simulat") as error:
        cx.run(file, out=tmp_path / "runs", draws=2, deep=False)
    assert error.value.faults[0].line is not None
    assert not list((tmp_path / "runs").glob("2*"))


def test_a_stored_result_that_the_data_no_longer_show_is_named(tmp_path: Path) -> None:
    shutil.copy(CONFIGS / "gym.yaml", tmp_path)
    folder = shutil.copytree(CONFIGS / "experiments", tmp_path / "experiments")
    (found,) = gather_experiments(load(folder / STUDY.name))
    assert found.refusals == ()
    contacts = pd.read_parquet(folder / "contacts.parquet")
    contacts[contacts["opened_at"] < "2026-04-20"].to_parquet(folder / "contacts.parquet")
    (found,) = gather_experiments(load(folder / STUDY.name))
    (reason,) = found.refusals
    assert reason == Message("report-abtest-result-differs", file="personal_start_result.json", names=["good_visits"])


def test_sums_come_back_to_the_last_bit() -> None:
    rng = np.random.default_rng(4)
    counts = count_survival(rng.exponential(40, 50), rng.random(50) < 0.7, rng.random(50) < 0.5)
    plan = load(STUDY).experiments["evening_trainer"]
    found = cx.analyse_experiment(STUDY, "evening_trainer").sums
    both = ExperimentSums(found.units, {**found.endpoints, "kept": EndpointSums(lifetimes={"personal_start": counts})})
    again = restored_sums(json.loads(json.dumps(plain_sums(both))))
    assert [(each.effect, each.error, each.p) for each in analyse(plan, again).endpoints] == [
        (each.effect, each.error, each.p) for each in analyse(plan, both).endpoints
    ]
