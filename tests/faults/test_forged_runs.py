"""A run that was changed after it was made, with its manifest put right, is not verified."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from cxsim.provenance import MANIFEST
from cxsim.study.study_run import run
from cxsim.study.verification import verify

GYM = Path(__file__).parents[2] / "configs" / "gym.yaml"
STUDY = f"extends: {GYM}\nhorizon: 6 months\nrun: {{draws: 3, replications: 1, seed: 5}}\n"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("runs")
    (folder / "study.yaml").write_text(STUDY, encoding="utf-8")
    return run(folder / "study.yaml", folder, deep=False).run_dir


@pytest.fixture
def copy(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / made.name))


def edit_manifest(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    file = folder / MANIFEST
    manifest = json.loads(file.read_text(encoding="utf-8"))
    change(manifest)
    file.write_text(json.dumps(manifest), encoding="utf-8")


def put_right(folder: Path) -> None:
    """Have the manifest name the files as they are."""
    names = [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST]
    hashes = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names}
    edit_manifest(folder, lambda manifest: manifest.update(files=hashes))


def edit_table(name: str, change: Callable[[pd.DataFrame], pd.DataFrame]) -> Callable[[Path], object]:
    def forge(folder: Path) -> None:
        path = folder / "tables" / f"{name}.parquet"
        change(pd.read_parquet(path)).to_parquet(path, index=False)

    return forge


def edit_text(name: str, old: str, new: str) -> Callable[[Path], object]:
    def forge(folder: Path) -> None:
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new), encoding="utf-8")

    return forge


def edit_workbook(folder: Path) -> None:
    book = openpyxl.load_workbook(folder / "roi.xlsx")
    book.worksheets[0]["A1"] = "audited"
    book.save(folder / "roi.xlsx")


def in_manifest(name: str, value: object) -> Callable[[Path], object]:
    return lambda folder: edit_manifest(folder, lambda manifest: manifest.update({name: value}))


def in_results(folder: Path) -> None:
    edit_manifest(folder, lambda manifest: manifest["results"]["money"]["npv"].update(p50=9_000_000.0))


FORGERIES: dict[str, Callable[[Path], object]] = {
    "results": in_results,
    "name": in_manifest("name", "Another"),
    "config_hash": in_manifest("config_hash", "0" * 64),
    "seed": in_manifest("seed", 6),
    "inputs": in_manifest("inputs", {"audited.csv": "0" * 64}),
    "tables/draws.parquet": edit_table("draws", lambda table: table.assign(npv=9e6)),
    "tables/monthly.parquet": edit_table("monthly", lambda table: table.assign(churned=0)),
    "tables/assumptions.parquet": edit_table("assumptions", lambda table: table.assign(source="audited", grade="measured")),
    "tables/programme_customers.parquet": edit_table("programme_customers", lambda table: table.head(10)),
    "report.html": edit_text("report.html", "</h1>", " (audited)</h1>"),
    "roi.xlsx": edit_workbook,
    "picture.png": lambda folder: (folder / "picture.png").unlink(),
    "report.pdf": lambda folder: (folder / "report.pdf").write_bytes(b"%PDF-1.7"),
    "notes.txt": lambda folder: (folder / "notes.txt").write_text("audited"),
}


def test_a_run_is_verified_and_its_digest_is_that_of_its_manifest(made: Path) -> None:
    verified = verify(made)
    assert verified.identical, [str(line) for line in verified.lines]
    assert verified.digest == hashlib.sha256((made / MANIFEST).read_bytes()).hexdigest()


@pytest.mark.parametrize("what", FORGERIES)
def test_a_forged_run_is_not_verified(what: str, copy: Path) -> None:
    FORGERIES[what](copy)
    put_right(copy)
    verified = verify(copy)
    assert not verified.identical
    assert any(what in str(line) and "NOT equal" in str(line) for line in verified.lines), [str(line) for line in verified.lines]


def test_a_grade_that_was_raised_changes_the_hash_of_the_study(copy: Path) -> None:
    edit_text("study.yaml", "grade: opinion", "grade: measured")(copy)
    put_right(copy)
    lines = [str(line) for line in verify(copy).lines]
    assert [line for line in lines if "config_hash" in line and "NOT equal" in line]


@pytest.mark.parametrize("options", [{"draws": "many"}, {"unknown": 1}, {"programme": "none"}])
def test_options_that_cannot_be_read_are_no_crash(options: dict[str, object], copy: Path) -> None:
    edit_manifest(copy, lambda manifest: manifest["options"].update(options))
    assert not verify(copy).identical


def test_the_study_recorded_is_the_study_that_ran(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An analyst who saves an edit while the run works changes neither the figures nor what is recorded of them."""
    from cxsim.study import study_run

    config, answer = tmp_path / "study.yaml", study_run.answer

    def edited_meanwhile(*given: Any) -> Any:
        config.write_text("half a saved fi: [", encoding="utf-8")
        return answer(*given)

    config.write_text(STUDY, encoding="utf-8")
    monkeypatch.setattr(study_run, "answer", edited_meanwhile)
    assert verify(run(config, tmp_path / "runs", deep=False).run_dir).identical
