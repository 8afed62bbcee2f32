"""Two runs side by side."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

import cxsim as cx
from cxsim.cli.main import run_command
from cxsim.errors import UsageError
from cxsim.study.run_differences import RunDifferences, StoredRun, runs_with_differences

SETTINGS = ["run.replications=1", "run.draws=3", "horizon=6 months", "population.segments.regulars.customers=20"]


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("runs")
    with pytest.MonkeyPatch.context() as patch:  # nothing here reads the pages, which take most of a small run
        patch.setattr("cxsim.study.study_run.write_pages", lambda folder, findings: None)
        _run_both(folder)
    return folder


def _run_both(folder: Path) -> None:
    for changed in ([], ["revenue.margin=0.4", "programmes.personal_start.costs.trainer in the evening.per_month=900"]):
        cx.run("configs/gym.yaml", out=folder, deep=False, settings=[*SETTINGS, *changed])


@pytest.fixture(scope="module")
def found(runs: Path) -> RunDifferences:
    first, second = (run.folder for run, _ in runs_with_differences(runs))
    return cx.compare_runs(first, second)


def test_the_inputs_that_differ_are_those_that_were_set(found: RunDifferences) -> None:
    assert {each.address for each in found.inputs} == {"revenue.margin", "programmes.personal_start.costs.1.per_month"}


def test_the_bridge_leads_from_one_value_to_the_other_by_line(found: RunDifferences) -> None:
    bridge = found.bridge
    assert bridge.start + sum(bar.amount for bar in bridge.bars) == pytest.approx(bridge.end, abs=1e-6)
    figures = {each.name: each for each in found.figures}
    assert (figures["npv_mean"].first, figures["npv_mean"].second) == (bridge.start, bridge.end)
    titles = [str(bar.title) for bar in bridge.bars]
    assert any("evening" in title for title in titles)


def test_a_run_differs_in_nothing_from_itself(found: RunDifferences) -> None:
    same = cx.compare_runs(found.first, found.first)
    assert same.inputs == ()
    assert same.bridge.bars == ()
    assert all(each.difference in (0, None) for each in same.figures)


def test_the_list_of_runs_states_what_differs_from_the_run_before(runs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (first, none), (_, differs) = runs_with_differences(runs)
    assert isinstance(first, StoredRun)
    assert none is None
    assert differs is not None
    assert len(differs) == 2
    assert run_command(["runs", "list", str(runs)]) == 0
    shown = capsys.readouterr().out
    assert "personal_start" in shown
    assert "revenue.margin" in shown


def test_the_command_shows_both_runs_in_each_language(found: RunDifferences, capsys: pytest.CaptureFixture[str]) -> None:
    for language, word in (("en", "money needed"), ("fr", "besoin de financement")):
        assert run_command(["--language", language, "compare", str(found.first), str(found.second)]) == 0
        assert word in capsys.readouterr().out
    assert run_command(["compare", str(found.first), "configs", "--json"]) == 2


@pytest.mark.parametrize(
    ("name", "change", "id"),
    [
        ("cash_flow", lambda table: table.drop(columns=table.columns[-1]), "study-run-table-column"),
        ("cash_flow", lambda table: table.head(4), "study-run-table-rows"),
        ("monthly", lambda table: table.assign(active_end="many"), "study-run-table-column"),
        ("monthly", lambda table: table[table["scenario"] == "baseline"], "study-run-table-scenario"),
        ("monthly", None, "study-run-table-unreadable"),
    ],
)
def test_a_table_that_a_run_does_not_write_is_refused(
    runs: Path, tmp_path: Path, name: str, change: Callable[[pd.DataFrame], pd.DataFrame] | None, id: str
) -> None:
    copy = shutil.copytree(next(path for path in runs.iterdir() if path.is_dir()), tmp_path / "run")
    file = copy / "tables" / f"{name}.parquet"
    if change is None:
        file.write_bytes(file.read_bytes()[:100])
    else:
        change(pd.read_parquet(file)).to_parquet(file, index=False)
    with pytest.raises(UsageError) as caught:
        cx.compare_runs(copy, copy)
    assert [fault.message.id for fault in caught.value.faults] == [id]
