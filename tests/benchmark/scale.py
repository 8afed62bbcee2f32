"""How time and memory grow with the number of customers, what a second thread brings, how fast the log is written, how fast a run starts.

`python -m tests.benchmark.scale` runs it in full; `--customers` and `--events` make it smaller. Every line is measured in a
process of its own. Each figure of time is given as wall time and as processor time: on a machine that others use, the second
is the truer one.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

CONFIG = Path(__file__).parents[2] / "configs" / "telecom.yaml"
LIMIT_MB = 100


def _job(customers: int, log: Path | None = None) -> Any:
    from cxsim.config.loading import load
    from cxsim.engine.executors.unit import Job, Setting
    from cxsim.models.fitting import fit
    from cxsim.study.building import build, read

    study = load(CONFIG)
    table = read(study)
    twin, _ = build(study, table, fit(study.fit["churn"], table, study.run.key))
    return Job(twin, {("baseline", 0): Setting()}, study.run.key, customers, log)


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024.0


def scale(customers: int, threads: int) -> dict[str, float]:
    """Time of a summary-only run, its customer-months, and the growth of the peak of memory over that of a run of one part."""
    from cxsim.engine.executors.running import do
    from cxsim.engine.executors.threads import Threads

    job = _job(customers)
    do(_job(100_000), Threads(threads), [0])
    before, wall, cpu = _peak_mb(), time.perf_counter(), time.process_time()
    months = do(job, Threads(threads), [0]).months["baseline", 0, 0]
    found = {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu, "growth_mb": _peak_mb() - before}
    return {**found, "months": float(job.outcome(("baseline", 0, 0), months).series["active_months"].sum())}


def log(customers: int) -> dict[str, float]:
    """Processor time of a run with its log in Parquet, of the same run in memory only, and how many events there were."""
    from cxsim.engine.executors.event_log import write_events

    with tempfile.TemporaryDirectory() as folder:
        job = _job(customers)
        found = {"lived": 0.0, "written": 0.0, "events": 0.0, "bytes": 0.0}
        for unit in job.units([0]):
            begun = time.process_time()
            outcomes = list(job.outcomes(unit, events=True))
            lived = time.process_time()
            path = Path(folder) / f"{unit.name}.parquet"
            write_events(outcomes, path)
            found["written"] += time.process_time() - lived
            found["lived"] += lived - begun
            found["events"] += sum(len(outcome.tally.events) for outcome in outcomes)
            found["bytes"] += path.stat().st_size
            path.unlink()
    return found


def start() -> float:
    """Wall time of the command for one customer, all compiled before: what every run pays at its start."""
    command = [sys.executable, "-m", "cxsim", "simulate", str(CONFIG), "--customers", "1", "--summary", "--quiet"]
    times = []
    for _ in range(3):
        begun = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - begun)
    return min(times)


def _alone(what: Any, *arguments: Any) -> Any:
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as process:
        return process.submit(what, *arguments).result()


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--customers", type=int, nargs="+", default=[1_000_000, 3_000_000, 10_000_000])
    options.add_argument("--events", type=int, default=4_600_000, help="customers of the run with a log; 22 events each")
    wanted = options.parse_args()
    say = sys.stdout.write
    for customers in wanted.customers:
        found = _alone(scale, customers, 2)
        speed, each = found["months"] / found["wall"] / 1e6, found["cpu"] / customers * 1e6
        say(f"{customers:>12,} customers, 2 threads: {found['wall']:8.1f} s wall, {found['cpu']:8.1f} s cpu, {speed:5.2f} M months/s, ")
        say(f"{each:6.1f} us cpu each, memory + {found['growth_mb']:.0f} MB (limit {LIMIT_MB})\n")
        sys.stdout.flush()
    one, two = (_alone(scale, wanted.customers[0], threads) for threads in (1, 2))
    say(f"2 threads against 1: {one['wall'] / two['wall']:.2f} x (goal 1.8)\n")
    found = _alone(log, wanted.events)
    say(f"event log: {found['events'] / 1e6:.1f} M events; lived in {found['lived']:.1f} s cpu, written in {found['written']:.1f} s cpu ")
    say(f"({found['events'] / found['written'] / 1e6:.2f} M events/s), {found['bytes'] / found['events']:.1f} bytes each\n")
    say(f"cached start: {start():.2f} s (goal 1.5)\n")


if __name__ == "__main__":
    main()
