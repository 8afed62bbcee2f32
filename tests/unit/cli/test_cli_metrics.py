"""What `cxsim metrics` shows and writes, and its exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from cxsim.cli.main import run_command
from cxsim.metrics.catalogue import CATALOGUE

Capture = pytest.CaptureFixture[str]


def test_list_names_every_metric(capsys: Capture) -> None:
    assert run_command(["metrics", "--list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == [card.key for card in CATALOGUE]


def test_explain_shows_the_card(capsys: Capture) -> None:
    assert run_command(["metrics", "nps", "--explain"]) == 0
    shown = capsys.readouterr().out
    assert "tempts to: beg for a 10" in shown
    assert "Reichheld" in shown


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("data")
    who = [f"c{i}" for i in range(60)]
    pd.DataFrame({"customer_id": who, "segment": ["=x", "y"] * 30}).to_csv(made / "customers.csv", index=False)
    answers = {"answered_at": "2025-03-01", "kind": "pulse", "index": "nps", "scale": "0-10", "score": [10, 3, 8] * 20, "reason": ""}
    pd.DataFrame({"survey_id": who, "customer_id": who, **answers}).to_csv(made / "surveys.csv", index=False)
    (made / "benchmarks-of-others.csv").write_text("metric,value,source,date\nnps,30,a panel,2025-06-30\n", encoding="utf-8")
    return made


def test_figures_are_shown_written_and_given_as_json(folder: Path, tmp_path: Path, capsys: Capture) -> None:
    table = tmp_path / "figures.csv"
    typed = ["metrics", str(folder), "--by", "segment,quarter", "--only", "nps", "--out", str(table), "--json"]
    assert run_command([*typed, "--compare", "=x,y", "--benchmarks", str(folder / "benchmarks-of-others.csv")]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert {(row["segment"], row["quarter"], row["n"]) for row in shown["metrics"]} == {("=x", "2025-Q1", 30), ("y", "2025-Q1", 30)}
    assert [row["of"] for row in shown["compared"]] == ["=x minus y", *["minus 30 (a panel, 2025-06-30)"] * 2]
    assert set(pd.read_csv(table)["segment"]) == {"'=x", "y"}  # no spreadsheet takes it for a formula


def test_figures_in_words(folder: Path, capsys: Capture) -> None:
    assert run_command(["metrics", str(folder / "surveys.csv"), "--only", "nps,clv"]) == 0
    shown = capsys.readouterr().out
    assert "Net promoter score (nps)" in shown
    assert "0 points (−20.66 to 20.66), n = 60" in shown  # 20 for, 20 against: 195.996 x sqrt(2 / 3 / 60)
    assert "no table customers: clv" in shown


@pytest.mark.parametrize(
    ("typed", "code", "messages"),
    [
        (["metrics"], 2, "no DATA"),
        (["metrics", "npss", "--explain"], 2, "did you mean 'nps'"),
        (["metrics", "{}", "--only", "npss"], 2, "did you mean 'nps'"),
        (["metrics", "{}", "--by", "segmnt"], 2, "did you mean 'segment'"),
        (["metrics", "{}", "--by", "month,quarter"], 2, "at most one"),
        (["metrics", "{}", "--by", "customer_id"], 2, "a single person is no group"),
        (["metrics", "{}", "--out", "figures.doc"], 2, ".csv or .parquet"),
        (["metrics", "{}", "--column", "segment=plan"], 2, "TABLE.COLUMN=NAME"),
        (["metrics", "{}", "--compare", "x"], 2, "two values"),
        (["metrics", "{}/nothing"], 3, "no such file or folder"),
        (["metrics", "{}/benchmarks-of-others.csv"], 3, "say which with --as"),
        (["metrics", "{}/surveys.csv", "--benchmarks", "{}/surveys.csv"], 3, "an incomplete benchmark"),
    ],
)
def test_mistakes_have_their_exit_code(folder: Path, typed: list[str], code: int, messages: str, capsys: Capture) -> None:
    assert run_command([word.format(folder) for word in typed]) == code
    assert messages in capsys.readouterr().err


def test_broken_cells_are_counted(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "surveys.csv"
    header = "survey_id,customer_id,answered_at,kind,index,scale,score,reason\n"
    rows = "1,a,2025-01-01,pulse,nps,0-10,ten,\n2,b,2025-01-01,pulse,nps,0-10,12,\n"
    path.write_text(header + rows, encoding="utf-8")
    assert run_command(["metrics", str(path)]) == 3
    shown = capsys.readouterr().err
    assert "surveys.csv:2:score: found 'ten'; expected the answer, a number" in shown
    assert "surveys.csv:3:score: found '12', outside the scale of its row" in shown


def test_a_run_is_measured_by_scenario_from_its_first_day(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "tables").mkdir()
    (tmp_path / "manifest.json").write_text("{}", encoding="utf-8")
    (tmp_path / "study.yaml").write_text("name: A run\nstart: 2026-01-01\n", encoding="utf-8")
    events = pd.DataFrame(
        {"customer_id": ["a", "b"], "day": [0.5, 40.0], "kind": "touch", "channel": "web", "outcome": ["success", "failure"]}
    )
    for scenario, outcome in {"baseline": events["outcome"], "programme": "success"}.items():
        events.assign(outcome=outcome).to_parquet(tmp_path / "tables" / f"{scenario}_events.parquet", index=False)
    assert run_command(["metrics", str(tmp_path), "--by", "month", "--only", "task_completion", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)["metrics"]
    assert {(row["scenario"], row["month"]): row["value"] for row in shown} == {
        ("baseline", "2026-01"): 1.0,
        ("baseline", "2026-02"): 0.0,
        ("programme", "2026-01"): 1.0,
        ("programme", "2026-02"): 1.0,
    }


def test_a_text_comes_in_by_the_door_whatever_its_delimiter_and_encoding(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "surveys.csv"
    lines = [
        "survey_id;customer_id;answered_at;kind;index;scale;score;reason",
        "1;a;2025-03-01;pulse;nps;0-10;10;Gebühr",
        "2;b;2025-03-01;pulse;nps;0-10;3;Gebühr",
    ]
    path.write_text("\r\n".join(lines) + "\r\n", encoding="latin-1")
    assert run_command(["metrics", str(path), "--only", "nps_plus", "--json"]) == 0
    assert [(row["level"], row["value"]) for row in json.loads(capsys.readouterr().out)["metrics"]] == [("Gebühr", 0.0)]
    path.write_text("\n".join([*lines, "c;2025-03-01;nps"]))
    assert run_command(["metrics", str(path), "--only", "nps"]) == 3
    assert "surveys.csv:4: found 3 values in a row; expected 8, as in the header" in capsys.readouterr().err
