"""How time and memory grow with the number of customers, and how fast a run starts: facts that have a bound and no yardstick."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from statistics import median
from typing import Any

from cxsim.engine.executors.execution import execute
from cxsim.engine.executors.serial import Serial
from cxsim.engine.executors.threads import Threads
from cxsim.engine.executors.unit import Job, ScenarioValues
from tests.benchmark import engine_speed
from tests.benchmark.common_random_numbers import variance_ratios
from tests.benchmark.engine_speed import CONFIG, telecom_twin
from tests.benchmark.pool_speed import lone_twin, pooled_twin
from tests.benchmark.table import Fact, alone

LIMIT_MB = 100.0
START_SECONDS = 1.5
STARTS = 3
LINEAR = 1.2
LOG_LIMIT_MB = 50.0
FEW = 100_000
LIMIT_SHARED = 50.0
SHARED = {"calls alone": lone_twin, "telecom plan": pooled_twin}
MEGA, MEBI = 1e6, 1024.0**2


def facts(customers: Sequence[int], replications: int, logged: int) -> dict[str, Callable[[], Fact]]:
    """All that is measured against a bound, by name."""
    return {
        "scale": partial(growth, tuple(customers)),
        "start": start,
        "common random numbers": partial(common_random_numbers, replications),
        "Parquet, memory": partial(log_memory, logged),
        "pool, memory of calls alone": partial(shared_growth, "calls alone", min(customers), max(customers)),
        "pool, memory of the telecom plan": partial(shared_growth, "telecom plan", min(customers), max(customers)),
    }


def growth(customers: Sequence[int]) -> Fact:
    """Summary-only runs of 36 months on the telecom plan: growth of the peak of memory, and time per customer as the number grows."""
    found = {number: alone(partial(simulated, number)) for number in customers}
    each = {number: seconds / number for number, (seconds, _) in found.items()}
    largest = max(megabytes for _, megabytes in found.values())
    steady = max(each.values()) / min(each.values())
    sizes = ", ".join(f"{number / 1e6:g}" for number in customers)
    messages = f"memory + {largest:.0f} MB, time per customer equal within {100 * (steady - 1):.0f} %"
    goal = f"below {LIMIT_MB:.0f} MB; within {100 * (LINEAR - 1):.0f} %"
    return Fact(f"{sizes} M customers, summary only", messages, goal, largest < LIMIT_MB and steady < LINEAR)


def simulated(customers: int) -> tuple[float, float]:
    """Processor time of a summary-only run, and the growth of the peak of memory over that of a run of two parts."""
    twin, seed = telecom_twin()
    job = Job(twin, {("baseline", 0): ScenarioValues()}, seed, customers)
    execute(replace(job, customers=100_000), Threads(2), [0])
    before, begun = _peak_mb(), time.process_time()
    execute(job, Threads(2), [0])
    return time.process_time() - begun, _peak_mb() - before


def shared_growth(plan: str, few: int, many: int) -> Fact:
    """Summary-only runs of 36 months of customers who share a pool: how the peak of memory and the time grow from few to many."""
    (quick, small), (slow, large) = (alone(partial(shared, plan, number)) for number in (few, many))
    each = MEBI * (large - small) / (many - few)
    name = f"{few / MEGA:g} to {many / MEGA:g} M customers who share a pool, {plan}, summary only"
    messages = f"memory + {each:.0f} B a customer, time per customer x {slow / many * few / quick:.2f}"
    return Fact(name, messages, f"below {LIMIT_SHARED:.0f} B", each < LIMIT_SHARED)


def shared(plan: str, customers: int) -> tuple[float, float]:
    """Processor time of a run with a pool, and the growth of the peak of memory over that of a run of the table."""
    twin, seed = SHARED[plan]()
    job = Job(twin, {("baseline", 0): ScenarioValues()}, seed)
    execute(job, Serial(), [0])
    before, begun = _peak_mb(), time.process_time()
    execute(replace(job, customers=customers), Serial(), [0])
    return time.process_time() - begun, _peak_mb() - before


def log_memory(customers: int) -> Fact:
    """What all tables of the plain model take in memory while they are written, for few and for many customers."""
    few, many = (alone(partial(engine_speed.log_peak, number)) for number in (FEW, customers))
    size = alone(partial(engine_speed.log_size, FEW))
    messages = f"{few[1]:.0f} MB for {few[0] / 1e6:.0f} M events, {many[1]:.0f} MB for {many[0] / 1e6:.0f} M"
    messages += f"; on disk {size:.0f} MB for a million customer-months of the telecom plan"
    grown = f"at most {LOG_LIMIT_MB:.0f} MB more for the many"
    return Fact("peak of memory while all tables are written on two threads", messages, grown, many[1] - few[1] <= LOG_LIMIT_MB)


def start() -> Fact:
    """The command for one customer, all compiled before: what every run pays until its first life."""
    command = [sys.executable, "-m", "cxsim", "simulate", str(CONFIG), "--customers", "1", "--summary", "--quiet"]
    seconds, busy = min(_timed(command) for _ in range(STARTS + 1))
    found = f"{seconds:.2f} s ({busy:.2f} s of processor time)"
    return Fact("cached start of a run", found, f"at most {START_SECONDS} s", seconds <= START_SECONDS)


def common_random_numbers(replications: int) -> Fact:
    """What common random numbers are worth."""
    ratios: dict[str, Any] = alone(partial(variance_ratios, replications))
    messages = ", ".join(f"{name.replace('_', ' ')} {ratio:.0f}" for name, ratio in ratios.items())
    name = "variance of a difference, independent keys over common ones"
    return Fact(name, f"{messages}; median {median(ratios.values()):.0f}", "at least 40 each", min(ratios.values()) >= 40)


def _timed(command: Sequence[str]) -> tuple[float, float]:
    begun, busy = time.perf_counter(), _children()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - begun, _children() - busy


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _peak_mb() -> float:
    return engine_speed.peak_mb()
