"""Units that raise or kill, runs that are killed, files that are half written: what is lost is named, the rest is kept."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest

from cxsim.cli.main import run_command
from cxsim.engine.executors.checkpoint import Checkpoint
from cxsim.engine.executors.execution import Sums, execute
from cxsim.engine.executors.processes import Processes
from cxsim.engine.executors.replication import Precision, until_precise
from cxsim.engine.executors.results import Executor
from cxsim.engine.executors.serial import Serial
from cxsim.engine.executors.threads import Threads
from cxsim.engine.executors.unit import Job, Unit
from cxsim.errors import ModelError, UsageError, fault
from cxsim.text import Message
from tests.support.scale_job import KillingJob, RaisingJob, job

ROOT = Path(__file__).parents[2]
SIZE = 500
PLAIN = execute(job(), Serial(), [0, 1], size=SIZE)


def spoilt(kind: type[Job], bad: tuple[int, int] = (1, 500)) -> Job:
    plain = job()
    return kind(**{f.name: getattr(plain, f.name) for f in fields(Job)}, bad=bad)  # type: ignore[call-arg]


def the_rest_is_whole(sums: Sums) -> None:
    assert {bad.unit.name for bad in sums.failed} == {"baseline-d0-r1-c500-1000-a6-13", "calm-d1-r1-c500-1000-a6-13"}
    assert set(sums.months) == {("baseline", 0, 0), ("calm", 1, 0)}
    assert all(np.array_equal(table, PLAIN.months[run]) for run, table in sums.months.items())


@pytest.mark.parametrize("executor", [Serial(), Threads(2)])
def test_a_unit_that_raises_is_named_and_the_rest_is_kept(executor: Executor, tmp_path: Path) -> None:
    kept = Checkpoint.opened(tmp_path, "this job")
    sums = execute(spoilt(RaisingJob), executor, [0, 1], size=SIZE, kept=kept)
    the_rest_is_whole(sums)
    with pytest.raises(ModelError, match="2 units of work could not be done") as refused:
        sums.checked()
    assert "no such number" in refused.value.faults[0].found
    assert len(list(tmp_path.glob("*.part"))) == 10
    recalibrated = execute(job(), Counting([]), [0, 1], size=SIZE, kept=kept)
    assert all(np.array_equal(table, PLAIN.months[run]) for run, table in recalibrated.months.items())


@pytest.mark.slow
def test_a_unit_that_kills_its_process_is_named_and_the_rest_is_kept() -> None:
    sums = execute(spoilt(KillingJob), Processes(2), [0, 1], size=SIZE)
    the_rest_is_whole(sums)
    assert {bad.reason for bad in sums.failed} == {"killed its worker process"}


class Boundless(Job):
    """A job in which each part alone comes to two thirds of what a whole number of 64 bits holds."""

    def table(self, unit: Unit) -> np.ndarray:
        return np.full((1, 1), 2**63 // 3 * 2, np.int64)


def test_sums_that_outgrow_their_whole_numbers_are_refused() -> None:
    plain = job()
    large = Boundless(**{f.name: getattr(plain, f.name) for f in fields(Job)})
    assert execute(large, Serial(), [0], size=10**6).months
    with pytest.raises(ModelError, match="The sums of this run cannot be counted"):
        execute(large, Serial(), [0], size=SIZE)


class Counting(Serial):
    """Serial work that notes what it is asked to do."""

    def __init__(self, seen: list[str]) -> None:
        object.__setattr__(self, "seen", seen)

    def results(self, job: Job, units):  # type: ignore[no-untyped-def]
        self.seen.extend(unit.name for unit in units)  # type: ignore[attr-defined]
        return super().results(job, units)


def same(one: Mapping[object, np.ndarray], other: Mapping[object, np.ndarray]) -> bool:
    return one.keys() == other.keys() and all(np.array_equal(one[run], other[run]) for run in one)


def test_only_what_is_missing_or_broken_is_done_again(tmp_path: Path) -> None:
    log = tmp_path / "log"
    kept = Checkpoint.opened(tmp_path / "parts", "this job")
    first = execute(job(log=log), Serial(), [0], size=SIZE, kept=kept)
    whole, cut, empty, unlogged, *_ = sorted((tmp_path / "parts").glob("*.part"))
    cut.write_bytes(cut.read_bytes()[:-9])
    empty.write_bytes(b"")
    (log / "events" / f"{unlogged.stem}.parquet").unlink()
    (tmp_path / "parts" / f".{whole.name}.0123.aside").write_bytes(b"half")
    (log / "events" / f".{whole.stem}.parquet.0123.aside").write_bytes(b"half")
    seen: list[str] = []
    again = execute(job(log=log), Counting(seen), [0], size=SIZE, kept=kept)
    assert sorted(seen) == sorted([cut.stem, empty.stem, unlogged.stem])
    assert same(first.months, again.months)
    seen.clear()
    execute(job(log=log), Counting(seen), [0], size=SIZE, kept=kept)
    assert not seen


def damage_zeros(part: Path) -> None:
    head, _, content = part.read_bytes().partition(b"\n")
    at = content.index(b"\n") + 1  # where the header of the array ends
    part.write_bytes(head + b"\n" + content[:at] + bytes(len(content) - at))


def damage_scalar(part: Path) -> None:
    content = BytesIO()
    np.save(content, np.int64(7))
    part.write_bytes(part.read_bytes().partition(b"\n")[0] + b"\n" + content.getvalue())


def damage_bit(part: Path) -> None:
    content = bytearray(part.read_bytes())
    content[-3] ^= 1
    part.write_bytes(content)


def damage_head(part: Path) -> None:
    part.write_bytes(b"[" * 100_000 + b"\n" + part.read_bytes().partition(b"\n")[2])


@pytest.mark.parametrize("damage", [damage_zeros, damage_scalar, damage_bit, damage_head])
def test_a_damaged_part_is_done_again(damage: Callable[[Path], None], tmp_path: Path) -> None:
    kept = Checkpoint.opened(tmp_path, "this job")
    first = execute(job(), Serial(), [0], size=SIZE, kept=kept)
    bad, *_ = sorted(tmp_path.glob("*.part"))
    damage(bad)
    seen: list[str] = []
    assert same(first.months, execute(job(), Counting(seen), [0], size=SIZE, kept=kept).months)
    assert seen == [bad.stem]


def test_a_damaged_table_of_the_log_is_written_again(tmp_path: Path) -> None:
    log = tmp_path / "log"
    kept = Checkpoint.opened(tmp_path / "parts", "this job")
    execute(job(log=log), Serial(), [0], size=SIZE, kept=kept)
    tables = sorted(log.glob("*/*.parquet"))
    before = {path: path.read_bytes() for path in tables}
    units = sorted({path.stem for path in tables})
    cut, emptied, removed = (
        log / name / f"{unit}.parquet" for name, unit in zip(("events", "customers", "customers"), units, strict=False)
    )
    cut.write_bytes(cut.read_bytes()[:-20])
    emptied.write_bytes(b"")
    removed.unlink()
    seen: list[str] = []
    execute(job(log=log), Counting(seen), [0], size=SIZE, kept=kept)
    assert sorted(seen) == units[:3]
    assert {path: path.read_bytes() for path in tables} == before


def test_a_part_of_another_job_under_the_same_name_is_not_taken(tmp_path: Path) -> None:
    theirs = Checkpoint.opened(tmp_path / "theirs", "another job")
    theirs.write("unit", np.ones((2, 2), np.int64))
    ours = Checkpoint.opened(tmp_path / "ours", "this job")
    shutil.copy(tmp_path / "theirs" / "unit.part", tmp_path / "ours" / "unit.part")
    assert theirs.read("unit") is not None
    assert ours.read("unit") is None


def test_a_part_that_cannot_be_written_is_a_fault(tmp_path: Path) -> None:
    kept = Checkpoint.opened(tmp_path, "this job")
    (tmp_path / "unit.part").mkdir()
    assert kept.read("unit") is None
    with pytest.raises(UsageError, match="cannot be kept"):
        kept.write("unit", np.ones((2, 2), np.int64))


def test_of_two_jobs_that_open_a_folder_at_once_one_is_refused(tmp_path: Path) -> None:
    def opened(folder: Path, signature: str) -> bool:
        start.wait()
        try:
            return bool(Checkpoint.opened(folder, signature))
        except UsageError:
            return False

    for attempt in range(100):
        start = threading.Barrier(2)
        with ThreadPoolExecutor(2) as pool:
            both = [pool.submit(opened, tmp_path / str(attempt), name) for name in ("this job", "another job")]
        assert sorted(one.result() for one in both) == [False, True]


def test_what_a_file_holds_is_on_the_disk_before_it_has_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[str] = []
    synchronise, replace = os.fsync, os.replace
    monkeypatch.setattr(os, "fsync", lambda file: (steps.append("fsync"), synchronise(file))[1])
    monkeypatch.setattr(os, "replace", lambda old, new: (steps.append("rename"), replace(old, new))[1])
    kept = Checkpoint.opened(tmp_path / "parts", "this job")
    execute(job(log=tmp_path / "log"), Serial(), [0], size=10**6, kept=kept)
    renames = [at for at, step in enumerate(steps) if step == "rename"]
    assert len(renames) > 4
    assert all(steps[at - 1] == steps[at + 1] == "fsync" for at in renames)


def test_parts_of_another_run_are_refused(tmp_path: Path) -> None:
    Checkpoint.opened(tmp_path, "this job")
    with pytest.raises(UsageError, match="not the same run"):
        Checkpoint.opened(tmp_path, "another job")
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="cannot be kept"):
        Checkpoint.opened(tmp_path / "file", "this job")


def test_progress_counts_every_customer_once(tmp_path: Path) -> None:
    kept = Checkpoint.opened(tmp_path, "this job")
    execute(job(), Serial(), [0], size=SIZE, kept=kept)
    steps: list[tuple[int, int]] = []
    execute(job(), Threads(2), [0, 1], size=SIZE, kept=kept, progress=lambda done, total: steps.append((done, total)))
    assert steps == [(3000 + SIZE * i, 6000) for i in range(1, 7)]


def test_replications_stop_when_the_headline_is_precise_and_say_so_when_it_is_not() -> None:
    asked: list[list[int]] = []

    def values(replications):  # type: ignore[no-untyped-def]
        asked.append(list(replications))
        return [100.0 + (3.0 if r % 2 else -3.0) for r in asked[-1]]

    found = until_precise(Message("study-customers-at-end"), values, Precision(0.02))
    assert found.reached
    assert asked == [[0, 1, 2, 3], [4, 5], [6, 7, 8], [9, 10, 11, 12]]  # Student's half-width 2.26 (n = 9), 1.88 (n = 13)
    assert "within the ± 2% asked for" in str(found.message)
    short = until_precise(Message("study-customers-at-end"), values, Precision(0.001, most=6))
    assert not short.reached
    assert short.estimate.n == 6
    assert "NOT within the ± 0.1% asked for" in str(short.message)


def begin(folder: Path, *options: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "cxsim", "simulate", str(ROOT / "configs" / "telecom.yaml"), "--customers", "400000", "--json"]
    return subprocess.Popen(
        [*command, "--resume", str(folder), *options], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


@pytest.mark.slow
def test_a_killed_run_resumes_and_ends_with_the_identical_result(tmp_path: Path) -> None:
    parts, log = tmp_path / "parts", tmp_path / "log"
    killed = begin(parts, "--executor", "serial", "--events", str(log))
    deadline = time.monotonic() + 300
    while len(list(parts.glob("*.part"))) < 2 and killed.poll() is None and time.monotonic() < deadline:
        time.sleep(0.02)
    killed.send_signal(signal.SIGKILL)
    killed.communicate()
    finished = {path: os.stat(path).st_mtime_ns for path in parts.glob("*.part")}
    assert 2 <= len(finished) < 8
    resumed, untouched = (
        begin(parts, "--executor", "threads", "--events", str(log)),
        begin(tmp_path / "other", "--executor", "serial", "--events", str(tmp_path / "log2")),
    )
    results = [json.loads(process.communicate()[0]) for process in (resumed, untouched)]
    assert {path: os.stat(path).st_mtime_ns for path in finished} == finished
    for timing in ("seconds", "customer_months_per_second"):
        for result in results:
            result.pop(timing)
    assert results[0] == results[1]
    names = [sorted(path.relative_to(folder) for path in folder.glob("*/*.parquet")) for folder in (log, tmp_path / "log2")]
    assert names[0] == names[1]
    assert {name.parent.name for name in names[0]} >= {"customers", "events", "referrals"}
    assert all((log / name).read_bytes() == (tmp_path / "log2" / name).read_bytes() for name in names[0])


@pytest.mark.parametrize(
    ("options", "word"),
    [
        ("--replications many", "whole number from 1 to 1,000,000, or auto"),
        ("--replications 0", "whole number from 1 to 1,000,000, or auto"),
        ("--customers -1", "expected at least 0"),
        ("--executor thread", "did you mean 'threads'?"),
        ("--scheduler tcp://127.0.0.1:1", "Only dask has a scheduler"),
    ],
)
def test_wrong_options_are_refused_at_once(options: str, word: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["simulate", "configs/telecom.yaml", *options.split()]) == 2
    printed = capsys.readouterr()
    assert word in printed.err
    assert printed.out == ""


def test_an_event_log_is_not_mixed_with_what_is_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.txt").write_text("")
    study = str(ROOT / "configs" / "telecom.yaml")
    assert run_command(["simulate", study, "--customers", "10", "--events", str(tmp_path)]) == 2
    assert "would mix" in capsys.readouterr().err


def test_a_unit_of_no_part_adds_nothing() -> None:
    from cxsim.engine.simulation import Part

    assert not job().table(Unit("baseline", 0, 0, Part((0, 0), (0, 0)))).any()


class Exploding(Job):
    """A job each of whose parts is refused for the same reason of the model."""

    def table(self, unit: Unit) -> np.ndarray:
        raise ModelError("The base explodes.", [fault("engine-base-empty").at(path=("referral", "rate"))])


@pytest.mark.parametrize("executor", [Serial(), Processes(1)])
def test_one_reason_of_the_model_is_reported_once_and_as_such(executor: Serial | Processes) -> None:
    plain = job()
    sums = execute(Exploding(**{f.name: getattr(plain, f.name) for f in fields(Job)}), executor, [0, 1], size=SIZE)
    assert len(sums.failed) > 1
    with pytest.raises(ModelError, match="The base explodes") as refused:
        sums.checked()
    assert [fault.path for fault in refused.value.faults] == [("referral", "rate")]
