"""What a run would refuse is refused by check, with the same code and at its line, before anything is fitted or simulated."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from cxsim.cli.main import run_command

SMALL = (Path(__file__).parent / "small_study.yaml").read_text(encoding="utf-8")
Capture = pytest.CaptureFixture[str]

CASES = {
    # name: (what stands in the study, what is written instead, exit code, what is said)
    "a normal cost whose tail is negative": (
        "one_off: 120000", "one_off: {value: 250, p5: 100, p95: 400, dist: normal}", 2, ["tail goes further", "leave `dist` out"],
    ),
    "a named law with another centre": (
        "one_off: 120000", "one_off: {value: 110, p5: 100, p95: 400, dist: lognormal}", 2,
        ["p5 100, p95 400, value 110, whose median is 200"],
    ),
    "a value at the end of its interval": (
        "per_month: 18000", "per_month: {value: 100, p5: 100, p95: 400}", 2, ["value 100 at an end", "p5 < value < p95"],
    ),
    "a beta that touches 1": (
        "margin: {value: 0.62, p5: 0.58, p95: 0.66,", "margin: {value: 0.95, p5: 0.9, p95: 1, dist: beta,", 2, ["0 < p5 < p95 < 1"],
    ),
    "fewer draws than correlated assumptions": (
        "run: {draws: 20,",
        "correlations: [{between: [revenue.margin, programmes.faster_resolution.levers.0.shift], rank: 0.4}]\nrun: {draws: 2,",
        2,
        ["2 draws of 2 correlated assumptions", "at least 3 draws"],
    ),
    "a coefficient of a level": ("{fit: churn, coef: nps}", "{fit: churn, coef: 'plan[gold]'}", 2, ["coef 'plan[gold]'", "plan[plus]"]),
    "answers on another scale": ("{column: nps, scale: [0, 10], ", "{column: nps, scale: [0, 5], ", 2, ["answers outside 0 to 5"]),
    "an entry that is no column": ("{features: [plan, nps, ces]}", "{features: [plan, nps, ces], entry: since}", 3, ["'since'"]),
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("checked")
    rng, n = np.random.default_rng(3), 400
    table = pd.DataFrame({"id": range(n), "tenure": rng.exponential(24, n).round(1) + 0.1, "churned": rng.integers(0, 2, n), "fee": 20})
    table["plan"] = np.where(rng.random(n) < 0.6, "basic", "plus")
    table["nps"], table["ces"] = rng.integers(0, 11, n), rng.integers(1, 8, n)
    (folder / "data").mkdir()
    table.to_csv(folder / "data" / "small_customers.csv", index=False)
    return folder


def written(folder: Path, old: str, new: str) -> Path:
    assert SMALL.count(old) == 1
    path = folder / "study.yaml"
    path.write_text(SMALL.replace(old, new), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", CASES)
def test_check_refuses_what_run_refuses(name: str, folder: Path, capsys: Capture) -> None:
    old, new, code, messages = CASES[name]
    path = written(folder, old, new)
    assert run_command(["check", str(path)]) == code
    checked = capsys.readouterr().err
    assert run_command(["run", str(path), "--out", str(folder / "runs")]) == code
    run = capsys.readouterr().err
    assert all(part in checked for part in messages), checked
    assert all(part in run for part in messages), run
    assert "Traceback" not in checked + run


def test_the_study_itself_passes(folder: Path, capsys: Capture) -> None:
    assert run_command(["check", str(written(folder, "draws: 20", "draws: 20"))]) == 0
    assert "the study can be run" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("old", "new", "messages"),
    [
        (SMALL[SMALL.index("programmes:") : SMALL.index("money:")], "", "can be simulated, not run: it has no programme to price"),
        ("        success: 0.88\n", "        success: 0.88\n        custom: mine\n", "not run: support.callback is in Python"),
    ],
)
def test_what_can_only_be_simulated_is_not_called_a_study_that_can_be_run(
    old: str, new: str, messages: str, folder: Path, capsys: Capture
) -> None:
    path = written(folder, old, new)
    assert run_command(["check", str(path)]) == 0
    assert messages in capsys.readouterr().out
    assert run_command(["run", str(path), "--out", str(folder / "runs")]) != 0
