"""How fast the engines live: the plan of `configs/telecom.yaml` on both, the plain model, threads, and the event log.

Every function is measured in a process of its own, after a warm-up, and returns a rate.
"""

from __future__ import annotations

import resource
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, replace
from pathlib import Path

import numpy as np

from cxsim.churn.model_fit import fit
from cxsim.config.loader import load
from cxsim.engine.executors.event_log import write_tables
from cxsim.engine.executors.execution import execute
from cxsim.engine.executors.threads import Threads
from cxsim.engine.executors.unit import Job, ScenarioValues, Unit
from cxsim.engine.simulation import simulate
from cxsim.engine.twin import Twin, compile_twin
from cxsim.rng import study_key
from cxsim.study.options import build_twin
from cxsim.study.study_tables import read_study_customers
from tests.benchmark.model_world import model_twin

CONFIG = Path(__file__).parents[2] / "configs" / "telecom.yaml"
OPEN_SHARE = 10  # the open engine lives every tenth customer
RUNS = 5


def telecom_twin() -> tuple[Twin, int]:
    """The twin of the shipped study, and its key."""
    study = load(CONFIG)
    table = read_study_customers(study)
    return build_twin(study, table, fit(study.fit["churn"], table, study.run.seed))[0], study.run.seed


def telecom(engine: str) -> float:
    """Customer-months per second of processor time of one engine, `compiled` or `simpy`."""
    twin, seed = telecom_twin()
    if engine == "simpy":
        from cxsim.engine.simpy_engine.simulation import simulate_openly

        few = {f.name: getattr(twin.population, f.name)[::OPEN_SHARE] for f in fields(twin.population) if f.name != "segments"}
        shift = twin.set_point_shift
        twin = replace(compile_twin(twin.plan, replace(twin.population, **few), twin.hazard), set_point_shift=shift)
    scenario, key = twin.scenario(), study_key(seed, 0, 0)
    simulated = float(simulate(twin, scenario, key, histories=False).series["active_months"].sum())
    if engine == "simpy":
        return simulated / quickest(lambda: simulate_openly(twin, scenario, key))
    return simulated / quickest(lambda: simulate(twin, scenario, key, histories=False))


def plain_model(customers: int) -> float:
    """Touches per second of processor time on the plain model with twenty touchpoints."""
    twin = model_twin(customers)
    scenario, key = twin.scenario(), study_key(1, 0, 0)
    series = simulate(twin, scenario, key, histories=False).series
    touches = sum(float(months.sum()) for name, months in series.items() if name.startswith("touches."))
    return touches / quickest(lambda: simulate(twin, scenario, key, histories=False))


def threaded(threads: int, customers: int) -> float:
    """Customer-months per second of wall time on the telecom plan."""
    twin, seed = telecom_twin()
    job = Job(twin, {("baseline", 0): ScenarioValues()}, seed, customers)
    execute(replace(job, customers=1000), Threads(threads), [0])
    begun = time.perf_counter()
    months = execute(job, Threads(threads), [0]).months["baseline", 0, 0]
    seconds = time.perf_counter() - begun
    return float(job.outcome(("baseline", 0, 0), months).series["active_months"].sum()) / seconds


def logged(customers: int, threads: int, every: bool) -> float:
    """Events per second on the plain model, lived and written to Parquet: of processor time on one thread, of wall time on more.

    `every`: with all tables of the data contracts, as `cxsim simulate --events` does it; else the table of events alone.
    """
    job = Job(model_twin(1000), {("baseline", 0): ScenarioValues()}, 1, customers)
    clock = time.process_time if threads == 1 else time.perf_counter
    with tempfile.TemporaryDirectory() as name:
        run = _all_tables if every else _events_alone
        run(replace(job, customers=100, log=Path(name) / "warm up"), threads)
        begun = clock()
        run(replace(job, log=Path(name) / "log"), threads)
        seconds = clock() - begun
        return rows_in(Path(name) / "log" / "events") / seconds


def _all_tables(job: Job, threads: int) -> None:
    execute(job, Threads(threads), [0])


def _events_alone(job: Job, threads: int) -> None:
    def write(unit: Unit) -> None:
        with write_tables(folder, unit.name, ["events"]) as add:
            for outcome in job.logged(unit):
                add(outcome)

    folder = job.log or Path()
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(write, job.units([0])))


def log_peak(customers: int) -> tuple[int, float]:
    """How many events the plain model leaves, and the peak of memory of a process that writes all its tables on two threads."""
    with tempfile.TemporaryDirectory() as folder:
        _all_tables(Job(model_twin(1000), {("baseline", 0): ScenarioValues()}, 1, customers, Path(folder)), 2)
        return rows_in(Path(folder) / "events"), peak_mb()


def log_size(customers: int) -> float:
    """Bytes on disk for each customer-month of the telecom plan, all tables together."""
    twin, seed = telecom_twin()
    with tempfile.TemporaryDirectory() as folder:
        job = Job(twin, {("baseline", 0): ScenarioValues()}, seed, customers, Path(folder))
        months = execute(job, Threads(2), [0]).months["baseline", 0, 0]
        stored = sum(path.stat().st_size for path in Path(folder).rglob("*.parquet"))
        return stored / float(job.outcome(("baseline", 0, 0), months).series["active_months"].sum())


def peak_mb() -> float:
    """The most memory that this process has had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024.0


def rows_in(folder: Path) -> int:
    """The number of rows of the Parquet files in a folder."""
    import pyarrow.parquet as pq

    return sum(pq.read_metadata(path).num_rows for path in folder.glob("*.parquet"))


def quickest(run: Callable[[], object]) -> float:
    """The least processor time of some runs, the first of which warms up."""
    times = []
    for _ in range(RUNS):
        begun = time.process_time()
        run()
        times.append(time.process_time() - begun)
    return float(np.min(times))
