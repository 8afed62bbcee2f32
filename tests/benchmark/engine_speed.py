"""How many customer-months per second the compiled engine lives, and SimPy on the same plan, as a ratio in one run.

`make bench` runs it. Each engine runs in a process of its own, on one core, in turn; the median of the pairs is what counts,
since the speed of a shared machine drifts.
"""

from __future__ import annotations

import multiprocessing
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from statistics import median

CONFIG = Path(__file__).parents[2] / "configs" / "telecom.yaml"
PAIRS = 3
OPEN_SHARE = 10  # the open engine lives every tenth customer


def speed(engine: str) -> float:
    """Customer-months per second of processor time, after a warm-up."""
    from dataclasses import fields, replace

    from cxsim.config.loading import load
    from cxsim.engine.arrays import compile_twin
    from cxsim.engine.open import simulate_openly
    from cxsim.engine.simulate import simulate
    from cxsim.models.fitting import fit
    from cxsim.rng import study_key
    from cxsim.study.building import build, read

    study = load(CONFIG)
    table = read(study)
    twin, _ = build(study, table, fit(study.fit["churn"], table, study.run.key))
    if engine == "simpy":
        few = {f.name: getattr(twin.population, f.name)[::OPEN_SHARE] for f in fields(twin.population) if f.name != "segments"}
        twin = replace(compile_twin(study, replace(twin.population, **few), twin.hazard), set_point_shift=twin.set_point_shift)
    world, key = twin.settings(), study_key(study.run.key, 0, 0)
    runs: dict[str, Callable[[], object]] = {
        "compiled": lambda: simulate(twin, world, key, lives=False),
        "simpy": lambda: simulate_openly(twin, world, key),
    }
    lived = simulate(twin, world, key, lives=False).series["active_months"].sum()
    times = []
    for _ in range(3):
        begun = time.process_time()
        runs[engine]()
        times.append(time.process_time() - begun)
    return float(lived / min(times))


def main() -> None:
    """Print the table."""
    spawn = multiprocessing.get_context("spawn")
    found: dict[str, list[float]] = {"compiled": [], "simpy": []}
    for _ in range(PAIRS):
        for engine, speeds in found.items():
            with ProcessPoolExecutor(1, mp_context=spawn) as process:
                speeds.append(process.submit(speed, engine).result())
    ratios = [fast / slow for fast, slow in zip(found["compiled"], found["simpy"], strict=True)]
    sys.stdout.write(
        f"plan: {CONFIG.name}, one core, {PAIRS} pairs, median (lowest to highest)\n"
        + "".join(
            f"{name:9s} {median(s) / 1e6:7.3f} M customer-months/s ({min(s) / 1e6:.3f} to {max(s) / 1e6:.3f})\n"
            for name, s in found.items()
        )
        + f"ratio     {median(ratios):7.0f} ({min(ratios):.0f} to {max(ratios):.0f})\n"
    )


if __name__ == "__main__":
    main()
