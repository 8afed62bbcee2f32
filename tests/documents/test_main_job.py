"""The main job as a user does it: the command on the shipped study, what it prints, what it leaves, and that it can be verified."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from cxsim.cli.main import run_command
from cxsim.config.loader import load
from cxsim.config.study_file import Study
from cxsim.journey.parameters import quantities
from cxsim.study import Options, answer
from tests.support.office import SOFFICE, figure, recomputed, spoiled

CONFIGS = Path(__file__).parents[2] / "configs"
DRAWS = 8
FILES = {"report.html", "roi.xlsx", "picture.png", "manifest.json", "study.yaml", "fit.json", "inputs/customers.parquet"}


@dataclass(frozen=True)
class Done:
    summary: dict[str, Any]
    folder: Path


def done(study: Path, out: Path, capsys: pytest.CaptureFixture[str], *options: str) -> Done:
    code = run_command(["run", str(study), "--out", str(out), "--json", *options])
    printed = capsys.readouterr()
    assert code == 0, printed.err
    summary = json.loads(printed.out)
    return Done(summary, Path(summary["run_dir"]))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One run of the shipped study, kept for the tests below."""
    out = tmp_path_factory.mktemp("runs")
    assert run_command(["run", str(CONFIGS / "telecom.yaml"), "--out", str(out), "--quiet", "--draws", str(DRAWS), "--quick"]) == 0
    (found,) = out.iterdir()
    return found


@pytest.mark.parametrize("study", ["telecom.yaml", pytest.param("telco_ibm.yaml", marks=[pytest.mark.realdata, pytest.mark.slow])])
def test_the_command_prints_one_object(
    study: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest
) -> None:
    if study == "telco_ibm.yaml":
        request.getfixturevalue("data_folder")
    run = done(CONFIGS / study, tmp_path, capsys, "--draws", "4", "--quick")
    money, fit = run.summary["money"], run.summary["fit"]
    assert money["npv"]["p5"] <= money["npv"]["p50"] <= money["npv"]["p95"]
    assert isinstance(money["roi"], float)
    assert run.summary["seconds"] > 0
    assert run.folder.is_dir()
    assert fit["concordance"] >= (0.84 if study == "telco_ibm.yaml" else 0.62)


def test_the_folder_holds_everything_and_nothing_half_written(folder: Path) -> None:
    held = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert held >= FILES
    assert {path.name for path in folder.parent.iterdir()} == {folder.name}
    assert "SYNTHETIC" in (folder / "report.html").read_text().upper()


def test_tables_agree_with_each_other(folder: Path) -> None:
    """The lives of the table's customers are the same people in both scenarios, and the flows sum to each draw's worth undiscounted."""
    tables = {path.stem: pd.read_parquet(path) for path in (folder / "tables").glob("*.parquet")}
    from_table = [set(tables[f"{name}_customers"].query("origin == 'table'")["customer_id"]) for name in ("baseline", "programme")]
    assert from_table[0] == from_table[1]
    assert len(tables["draws"]) == DRAWS
    assert len(tables["cash_flow"]) == DRAWS * 36
    churned = tables["baseline_events"].query("kind == 'churned'")
    assert len(churned) == tables["baseline_customers"]["churned"].sum()


def test_a_run_is_verified(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["runs", "verify", str(folder)]) == 0
    assert capsys.readouterr().out.rstrip().endswith("identical")


@pytest.mark.parametrize(("file", "messages"), [("fit.json", "fit.json was changed"), ("roi.xlsx", "roi.xlsx is missing")])
def test_a_spoilt_run_is_not_verified(folder: Path, file: str, messages: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = tmp_path / folder.name
    shutil.copytree(folder, copy)
    if "missing" in messages:
        (copy / file).unlink()
    else:
        (copy / file).write_text((copy / file).read_text().replace('"log_scale_se": 0.', '"log_scale_se": 0.1'))
    assert run_command(["runs", "verify", str(copy)]) == 1
    assert messages in capsys.readouterr().out


@pytest.mark.slow
def test_the_same_run_again_is_the_same_run(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Same configuration, data and key: the same bytes in every table, the workbook and the report, with one worker as with two."""
    again = done(CONFIGS / "telecom.yaml", tmp_path, capsys, "--draws", str(DRAWS), "--workers", "1", "--quick").folder
    names = sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file() and path.name != "manifest.json")
    different = [str(name) for name in names if (folder / name).read_bytes() != (again / name).read_bytes()]
    assert different == []


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")
def test_libreoffice_recomputes_the_workbook_to_the_engines_npv(folder: Path, tmp_path: Path) -> None:
    book = tmp_path / "roi.xlsx"
    shutil.copyfile(folder / "roi.xlsx", book)
    cells = recomputed([spoiled(book)], tmp_path)["roi_spoiled"]
    npv = json.loads((folder / "manifest.json").read_text())["results"]["money"]["npv"]["base"]
    assert figure(cells, "Net present value") == pytest.approx(npv, rel=1e-9)


@pytest.mark.slow
def test_doubling_all_money_doubles_the_worth_and_leaves_the_return() -> None:
    """On the engine itself, in which money is counted in millionths: equal to 1e-6 relative."""
    plain = load(CONFIGS / "telecom.yaml")
    study = Options(draws=3).applied(plain)
    double = Options(draws=3).applied(_doubled(plain))
    one, two = (answer(each, "first_time_right").comparison for each in (study, double))
    assert two.npv_by_draw == pytest.approx(2 * one.npv_by_draw, rel=1e-6)
    assert two.base.measures.npv == pytest.approx(2 * one.base.measures.npv, rel=1e-6)
    assert two.base.measures.roi == pytest.approx(one.base.measures.roi, rel=1e-6)
    assert two.base.measures.irr == pytest.approx(one.base.measures.irr, rel=1e-5)


def _doubled(study: Study) -> Study:
    """The study with every amount of money doubled, the fees by their level."""
    plain = study.model_dump(exclude_unset=True)
    for programme in plain["programmes"].values():
        for lever in programme["levers"]:
            for size in lever.values():
                if isinstance(size, dict) and "measured" in size:  # value, p5 and p95 follow from it
                    for key in ("value", "p5", "p95"):
                        size.pop(key, None)
    for name, quantity in quantities(study):
        if quantity.unit.startswith("money") or name == "revenue.fee_level":
            twice = {key: 2 * value for key in ("value", "p5", "p95") if (value := getattr(quantity, key)) is not None}
            _put(plain, name.split("."), {**quantity.model_dump(exclude_unset=True), **twice})
    return type(study).model_validate(plain).in_folder(study.folder)


def _put(document: Any, path: list[str], value: Any) -> None:
    for part in path[:-1]:
        document = document[int(part)] if isinstance(document, list | tuple) else document.setdefault(part, {})
    if isinstance(document, list | tuple):
        raise TypeError(path)
    document[path[-1]] = value
