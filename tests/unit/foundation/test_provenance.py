"""Hashes, manifests, and run folders that are complete or not there."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from cxsim import provenance
from cxsim.errors import UsageError
from cxsim.provenance import Manifest, canonical_hash, list_runs, read_manifest, run_folder, verify_files
from tests.support.english import english

MANIFEST = Manifest("Small", "2026-01-02", "c" * 64, 7, {"customers.csv": "d" * 64}, {"cxsim": "0.1.0"}, results={"draws": 20})
DAY = date(2026, 1, 2)


def write_run(parent: Path) -> Path:
    with run_folder(parent, "Small & Co", "abcdef0123", DAY) as folder:
        (folder.path / "tables").mkdir()
        (folder.path / "tables" / "a.txt").write_text("a")
        (folder.path / "report.html").write_text("b")
        folder.finish(MANIFEST)
    return folder.final


def test_the_canonical_hash_ignores_order_and_nothing_else() -> None:
    assert canonical_hash({"a": 1, "b": [1.5, None]}) == canonical_hash({"b": [1.5, None], "a": 1})
    assert canonical_hash({"a": 1}) != canonical_hash({"a": 1.0000000000000002})
    assert canonical_hash({"a": [1, 2]}) != canonical_hash({"a": [2, 1]})


def test_the_hash_of_known_data_is_known() -> None:
    assert canonical_hash({}) == "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"


def test_a_manifest_survives_its_file() -> None:
    assert Manifest.from_json(MANIFEST.to_json()) == MANIFEST


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"name": 1}', MANIFEST.to_json().replace('"format": 1', '"format": 99')])
def test_what_is_no_manifest_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match=r"manifest|version"):
        Manifest.from_json(text)


PRICED = {
    "programme": "a",
    "money": {"currency": "EUR", "npv": dict.fromkeys(("mean", "p5", "p50", "p95"), 1), "probability_of_loss": 0.5, "payback_months": None},
}


@pytest.mark.parametrize(
    ("changed", "id"),
    [
        ({"seed": "7"}, "data-manifest-part"),
        ({"inputs": {"a.csv": 1}}, "data-manifest-part"),
        ({"options": []}, "data-manifest-part"),
        ({"results": PRICED | {"programme": None}}, "data-manifest-part"),
        ({"results": PRICED | {"money": "EUR"}}, "data-manifest-part"),
        ({"results": {"money": PRICED["money"] | {"npv": {"mean": 1e999}}}}, "data-manifest-wrong"),
        ({"results": {"money": {"currency": "EUR"}}}, "data-manifest-absent"),
        ({"named": "a"}, "data-manifest-strange"),
    ],
)
def test_a_manifest_whose_parts_are_of_another_kind_is_refused_at_each(changed: dict[str, object], id: str) -> None:
    stored = json.loads(MANIFEST.to_json())
    assert Manifest.from_json(json.dumps({**stored, "results": PRICED})).results == PRICED
    with pytest.raises(UsageError) as caught:
        Manifest.from_json(json.dumps({**stored, **changed}))
    assert id in {fault.message.id for fault in caught.value.faults}


def test_a_run_appears_under_its_name_when_it_is_complete(tmp_path: Path) -> None:
    with run_folder(tmp_path, "Small & Co", "abcdef0123", DAY) as folder:
        (folder.path / "report.html").write_text("b")
        assert not folder.final.exists()
        assert folder.path.name.startswith(".")
        folder.finish(MANIFEST)
    assert [path.name for path in tmp_path.iterdir()] == ["2026-01-02-small-co-abcdef01"]
    assert folder.final == tmp_path / "2026-01-02-small-co-abcdef01"


def test_a_second_run_of_the_same_name_gets_its_own(tmp_path: Path) -> None:
    names = [write_run(tmp_path).name for _ in range(3)]
    assert names == ["2026-01-02-small-co-abcdef01", "2026-01-02-small-co-abcdef01-2", "2026-01-02-small-co-abcdef01-3"]
    assert [path for path, _ in list_runs(tmp_path)] == [tmp_path / name for name in names]


def test_two_runs_at_the_same_time_both_stay(tmp_path: Path) -> None:
    with run_folder(tmp_path, "Small & Co", "abcdef0123", DAY) as first:
        other = write_run(tmp_path)
        first.finish(MANIFEST)
    assert first.final != other
    assert verify_files(first.final) == verify_files(other) == ()


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, SystemExit, ValueError])
def test_nothing_is_left_after_an_interruption(tmp_path: Path, interruption: type[BaseException]) -> None:
    def interrupted() -> None:
        with run_folder(tmp_path, "x", "0", DAY) as folder:
            (folder.path / "half").write_text("half")
            raise interruption

    with pytest.raises(interruption):
        interrupted()
    assert list(tmp_path.iterdir()) == []


@contextmanager
def as_somebody_else() -> Iterator[None]:
    """Root may write anywhere; be nobody for a while."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


def test_a_read_only_folder_is_a_usage_error(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    with as_somebody_else(), pytest.raises(UsageError, match="--out"):
        write_run(tmp_path)


def test_a_file_in_place_of_the_folder_is_a_usage_error(tmp_path: Path) -> None:
    (tmp_path / "runs").write_text("a file")
    with pytest.raises(UsageError, match="--out"):
        write_run(tmp_path / "runs")


def test_verification_names_every_difference(tmp_path: Path) -> None:
    run = write_run(tmp_path)
    assert verify_files(run) == ()
    (run / "report.html").write_text("B")
    (run / "tables" / "a.txt").unlink()
    (run / "more.txt").write_text("")
    assert english(verify_files(run)) == ("tables/a.txt is missing", "more.txt is not in the manifest", "report.html was changed")


def test_a_folder_without_manifest_is_not_a_run(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="not a run"):
        read_manifest(tmp_path)
    assert list_runs(tmp_path) == []


def test_versions_name_what_made_the_figures() -> None:
    assert {"python", "numpy", "lifelines", "numba"} <= set(provenance.versions())
