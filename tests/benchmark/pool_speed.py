"""How fast customers who share a pool live, beside SimPy on the same plan; and how fast the pools' own queue is, beside a bare one.

Run it: ``python -m tests.benchmark.pool_speed``. Every figure is measured in a process of its own, after a warm-up; three pairs in
turn, the median of the ratios counts.
"""

from __future__ import annotations

import math
import multiprocessing
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import fields, replace
from functools import partial
from statistics import median

import numpy as np

from cxsim.engine.simulation import simulate
from cxsim.engine.twin import Twin, compile_twin
from cxsim.journey.pools import Pool
from cxsim.rng import study_key
from tests.benchmark import yardsticks
from tests.benchmark.engine_speed import telecom_twin

PAIRS, RUNS = 3, 3
OPEN_SHARE = 10  # the open engine lives every tenth customer, with a tenth of the work for its agents
CALLS = 4_000_000
SUPPORT = {
    "agents": 3,
    "service": {"lognormal": {"mean": "20 min", "p95": "50 min"}},
    "patience": {"exponential": "9 min"},
    "effort_per_minute": 0.01,
}


def pooled_twin(share: int = 1, **changed: object) -> tuple[Twin, int]:
    """The telecom plan with its first contacts served by a support pool; every `share`-th customer only."""
    twin, seed = telecom_twin()
    support = twin.plan.journeys["support"]
    call = support.touchpoints["first_contact"].model_copy(update={"pool": "support"})
    journey = support.model_copy(update={"touchpoints": {**support.touchpoints, "first_contact": call}})
    pools = {"support": Pool.model_validate({**SUPPORT, **changed})}
    plan = twin.plan.model_copy(update={"journeys": {**twin.plan.journeys, "support": journey}, "pools": pools})
    few = {f.name: getattr(twin.population, f.name)[::share] for f in fields(twin.population) if f.name != "segments"}
    return replace(compile_twin(plan, replace(twin.population, **few), twin.hazard), set_point_shift=twin.set_point_shift), seed


def lone_twin() -> tuple[Twin, int]:
    """The same customers and the same pool, with nothing but a call now and then: no other journey, no referral, nobody new."""
    twin, seed = pooled_twin()
    support = twin.plan.journeys["support"]
    call = support.touchpoints["first_contact"].model_copy(update={"on_failure": "end"})
    journeys = {"support": support.model_copy(update={"touchpoints": {"first_contact": call}})}
    plan = twin.plan.model_copy(update={"journeys": journeys, "referral": None, "acquisition": {}})
    return replace(compile_twin(plan, twin.population, twin.hazard), set_point_shift=twin.set_point_shift), seed


def telecom(engine: str, hours: str) -> float:
    """Customer-months per second of processor time of one engine, with a pool that is always open, or with hours and shifts."""
    open_hours = {} if hours == "always" else {"hours": hours}
    agents = 1 if engine == "simpy" else 3
    twin, seed = pooled_twin(OPEN_SHARE if engine == "simpy" else 1, agents=agents, **open_hours)
    scenario, key = twin.scenario(), study_key(seed, 0, 0)
    simulated = float(simulate(twin, scenario, key, histories=False).series["active_months"].sum())
    if engine == "simpy":
        from cxsim.engine.simpy_engine.simulation import simulate_openly

        return simulated / _quickest(lambda: simulate_openly(twin, scenario, key))
    return simulated / _quickest(lambda: simulate(twin, scenario, key, histories=False))


def own_queue(calls: int) -> float:
    """Calls per second of processor time through the pools' own queue: M/M/10 at load 9, every call keyed by its number."""
    from tests.support.poisson_queue import poisson_queue

    return calls / _quickest(lambda: poisson_queue(calls, 0, 90.0, 0.1, math.inf, 10, np.uint64(1)))


def _quickest(run: Callable[[], object]) -> float:
    run()
    times = []
    for _ in range(RUNS):
        begun = time.process_time()
        run()
        times.append(time.process_time() - begun)
    return min(times)


def main() -> None:
    """Print the table."""
    rows: list[tuple[str, Callable[[], float], Callable[[], float], float]] = [
        ("telecom plan with a pool / SimPy, same plan", partial(telecom, "compiled", "always"), partial(telecom, "simpy", "always"), 100),
        (
            "the same, Mon-Sat 08:00-20:00 / SimPy",
            partial(telecom, "compiled", "Mon-Sat 08:00-20:00"),
            partial(telecom, "simpy", "Mon-Sat 08:00-20:00"),
            100,
        ),
    ]
    if yardsticks.there("queue_numba.py"):
        bare = partial(yardsticks.best, "queue_numba.py", "kw", CALLS, 3, rate="cust_per_s")
        rows.append(("M/M/10, the pools' own queue / a bare one", partial(own_queue, CALLS), bare, 0.8))
    for title, own, other, goal in rows:
        pairs = [(_alone(own), _alone(other)) for _ in range(PAIRS)]
        ratios = sorted(one / two for one, two in pairs)
        speeds = " ".join(f"{median(side) / 1e6:8.3f}" for side in zip(*pairs, strict=True))
        line = f"{title:46s}{speeds} M/s   ratio {median(ratios):6.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f}), goal {goal}"
        sys.stdout.write(line + "\n")
        sys.stdout.flush()


def _alone(measure: Callable[[], float]) -> float:
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as process:
        return process.submit(measure).result()


if __name__ == "__main__":
    main()
