"""Every executor gives the bits of the serial one; so does a real dask cluster that loses a worker in the middle."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields, replace
from functools import partial
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest

from cxsim.engine import records
from cxsim.engine.elements import acquisition, purchases, referral, touchpoints
from cxsim.engine.elements.registry import element_sums
from cxsim.engine.executors.cluster import Dask
from cxsim.engine.executors.execution import Sums, execute
from cxsim.engine.executors.processes import Processes
from cxsim.engine.executors.results import Executor
from cxsim.engine.executors.serial import Serial
from cxsim.engine.executors.serialization import open_job, pack
from cxsim.engine.executors.threads import Threads
from cxsim.engine.executors.unit import Job, ScenarioValues
from cxsim.errors import ModelError, UsageError
from tests.support.scale_job import KillingJob, SlowJob, job

ROOT = Path(__file__).parents[2]
SIZE = 250
PLAIN = execute(job(), Serial(), [0, 1], size=1500)


def same(sums: Sums) -> bool:
    return sums.months.keys() == PLAIN.months.keys() and all(np.array_equal(sums.months[run], PLAIN.months[run]) for run in PLAIN.months)


@pytest.mark.parametrize("executor", [Threads(1), Threads(3), Processes(2)])
def test_executors_give_the_same_bits(executor: Executor) -> None:
    assert same(execute(job(), executor, [0, 1], size=SIZE))


def test_a_packed_job_is_the_job(tmp_path: Path) -> None:
    package = tmp_path / "job"
    package.write_bytes(pack(job()))
    read = open_job(package)
    assert same(execute(read, Serial(), [0, 1], size=SIZE))
    assert read.twin.population.identity.flags.writeable
    assert read.twin.population.identity.base is not None


def _open(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def cluster(workers: int, folder: Path, allowed_failures: int = 3) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """The address of a scheduler on loopback, and the processes: it and its workers, each started by its command."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": str(allowed_failures)}
    dask = [sys.executable, "-m", "dask"]
    begun = [
        subprocess.Popen(
            [*dask, "scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard"],
            env=environment,
            cwd=folder,
            stderr=subprocess.DEVNULL,
        )
    ]
    try:
        deadline = time.monotonic() + 120
        while not _open(port) and time.monotonic() < deadline:
            time.sleep(0.1)
        worker = [
            *dask,
            "worker",
            address,
            "--host",
            "127.0.0.1",
            "--nthreads",
            "1",
            "--no-nanny",
            "--no-dashboard",
            "--death-timeout",
            "120",
        ]
        begun += [subprocess.Popen(worker, env=environment, cwd=folder, stderr=subprocess.DEVNULL) for _ in range(workers)]
        yield address, begun
    finally:
        for process in reversed(begun):
            process.kill()
            process.wait()


def kind(of: type[Job], **more: object) -> Job:
    plain = job()
    return of(**{f.name: getattr(plain, f.name) for f in fields(Job)}, **more)  # type: ignore[arg-type]


def test_a_dask_cluster_gives_the_same_bits_though_a_worker_is_killed(tmp_path: Path) -> None:
    with cluster(2, tmp_path) as (address, (_, *workers)):
        progress: list[int] = []

        def kill_one(done: int, total: int) -> None:
            progress.append(done)
            if len(progress) == 4:
                workers[0].send_signal(signal.SIGKILL)

        slow = kind(SlowJob, seconds=0.2)
        sums = execute(slow, Dask(address), [0, 1], size=SIZE, progress=kill_one)
        assert workers[0].wait() == -signal.SIGKILL
        assert workers[1].poll() is None
        assert not sums.failed
        assert same(sums)
        assert len(progress) == 24


@pytest.mark.slow
def test_a_unit_that_kills_dask_workers_is_named_and_the_rest_is_kept(tmp_path: Path) -> None:
    with cluster(3, tmp_path, allowed_failures=0) as (address, (_, *workers)):
        killing = kind(KillingJob, bad=(1, 500))
        one = replace(killing, scenarios={("baseline", 0): ScenarioValues()})
        sums = execute(one, Dask(address), [0, 1], size=500)
        assert len([worker for worker in workers if worker.poll() is None]) == 1
    assert [bad.unit.name for bad in sums.failed] == ["baseline-d0-r1-c500-1000-a6-13"]
    assert sums.failed[0].reason.startswith("KilledWorker")
    assert np.array_equal(sums.months["baseline", 0, 0], PLAIN.months["baseline", 0, 0])


@pytest.mark.slow
def test_a_scheduler_that_is_killed_is_reported(tmp_path: Path) -> None:
    with cluster(1, tmp_path) as (address, (scheduler, _)):

        def kill(done: int, total: int) -> None:
            scheduler.kill()

        with pytest.raises(ModelError, match="scheduler of the cluster is gone"):
            execute(kind(SlowJob, seconds=0.2), Dask(address), [0, 1], size=SIZE, progress=kill)


def test_no_scheduler_at_an_address_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cxsim.engine.executors.cluster.CONNECT_SECONDS", 1)
    with pytest.raises(UsageError, match="no cluster"):
        execute(job(10), Dask("tcp://127.0.0.1:1"), [0])


def logged(folder: Path) -> pd.DataFrame:
    return pq.read_table(folder / "events").to_pandas()


def test_the_sums_of_the_log_are_those_of_the_summary(tmp_path: Path) -> None:
    made = job(log=tmp_path)
    plain = Job(made.twin, {("baseline", 0): ScenarioValues()}, made.seed, made.customers, tmp_path)
    months = execute(plain, Threads(2), [0], size=SIZE).months["baseline", 0, 0]
    assert np.array_equal(months, PLAIN.months["baseline", 0, 0])
    events = logged(tmp_path)
    assert len(list((tmp_path / "events").iterdir())) == 6
    month = np.searchsorted(made.twin.common.month_days, events["day"], side="right") - 1
    micro = np.floor(events["amount"] * records.MICRO + 0.5).astype(np.int64)

    def summed(chosen: pd.Series, what: object = 1) -> np.ndarray:
        sums = np.zeros(len(months), np.int64)
        np.add.at(sums, month[chosen], np.broadcast_to(what, len(events))[chosen])
        return sums

    assert np.array_equal(summed(events["kind"] == "churned"), months[:, records.SUMS.churned])
    sums = partial(element_sums, plan=made.twin.plan, scenario=made.twin.common, sums=months)
    ((_, bought, _),) = sums(purchases.ELEMENT)
    assert np.array_equal(summed(events["kind"] == "purchase"), bought["purchases"])
    assert np.array_equal(summed(events["kind"] == "purchase", micro), bought["spend"])
    for node, own, _ in sums(touchpoints.ELEMENT):
        journey, touchpoint = node.split(".")
        touched = (events["journey"] == journey) & (events["touchpoint"] == touchpoint)
        for outcome in ("success", "failure", "abandonment"):
            assert np.array_equal(summed(touched & (events["outcome"] == outcome)), own[outcome])
        assert np.array_equal(summed(touched, micro), own["cost"])
    ((_, brought, _),) = sums(referral.ELEMENT)
    joined = brought["referred"] + sum(own["acquired"] for _, own, _ in sums(acquisition.ELEMENT))
    assert np.array_equal(summed(events["kind"] == "joined"), joined)


def test_customers_of_a_log_have_names_of_their_own(tmp_path: Path) -> None:
    made = job(400, log=tmp_path)
    execute(made, Serial(), [0], size=100)
    events = logged(tmp_path)
    events = events[events["kind"] == "churned"]
    assert len(events) > 50
    assert events.groupby(["customer_id"], observed=True).size().max() <= 2  # once in each of the two scenarios
    assert events["customer_id"].str.match(r"^(C\d+(#[12])?|new-[0-9a-f]{16})$").all()
