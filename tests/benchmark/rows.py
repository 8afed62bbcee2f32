"""The rows of the table: what is measured beside which yardstick, and at which size."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from tests.benchmark import engine_speed, yardsticks
from tests.benchmark.table import Measure, Row


@dataclass(frozen=True)
class Sizes:
    """How large the benchmarks are: customers of the runs on scale, of the threads and of the log; replications of a variance."""

    customers: tuple[int, ...]
    threaded: int
    logged: int
    replications: int
    log_threads: int


SMALL = Sizes((100_000, 300_000, 1_000_000), 400_000, 200_000, 200, 1)
FULL = Sizes((1_000_000, 3_000_000, 10_000_000), 2_000_000, 2_100_000, 400, 2)


def rows(sizes: Sizes) -> list[Row]:
    """Every row."""
    clock = "M events / s" if sizes.log_threads == 1 else "M events / s of wall"
    one, two = (partial(engine_speed.threaded, threads, sizes.threaded) for threads in (1, 2))
    compiled, simpy = (partial(engine_speed.telecom, engine) for engine in ("compiled", "simpy"))
    plain = partial(engine_speed.plain_model, 20_000)
    scalar = _yardstick("table_kernel.py", 20, 100_000, 3, rate="steps_per_cpu_s")
    lanes = _yardstick("table_simd_strict.py", 20, 300_000, 3, rate="steps_per_cpu_s")
    events, tables = (partial(engine_speed.logged, sizes.logged, sizes.log_threads, every) for every in (False, True))
    return [
        Row("telecom plan", "M customer-months / s", compiled, "SimPy, same plan", simpy, 60.0),
        Row("plain model against a bare kernel", "M touches / s", plain, "coin tosses, one customer after the other", scalar, 1.0),
        Row("plain model against bare lanes", "M touches / s", plain, "coin tosses in SIMD lanes of single precision", lanes, 0.6),
        Row("two threads, telecom plan", "M customer-months / s", two, "one thread", one, 1.8),
        Row("events of the plain model to Parquet", clock, events, "four narrow columns", _log_yardstick(sizes), 0.5),
        Row("all tables of the plain model to Parquet", clock, tables, "four narrow columns", _log_yardstick(sizes), 0.5),
    ]


def _yardstick(program: str, *arguments: object, rate: str) -> Measure | None:
    return partial(yardsticks.best, program, *arguments, rate=rate) if yardsticks.there(program) else None


def _log_yardstick(sizes: Sizes) -> Measure | None:
    return partial(_log_rate, 3 * sizes.logged, sizes.log_threads) if yardsticks.there("log_pipeline.py") else None


def _log_rate(customers: int, threads: int) -> float:
    found = yardsticks.printed("log_pipeline.py", customers, threads)[0]
    return float(found["events"]) / float(found["cpu" if threads == 1 else "wall"])
