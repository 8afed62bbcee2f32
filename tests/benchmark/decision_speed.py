"""How fast a comparison runs: draws x customers x months x two scenarios, in one command, with a progress bar.

``python tests/benchmark/decision_speed.py`` runs 1,000 draws x 100,000 customers x 36 months x 2 scenarios; the size is stated
by ``--draws``, ``--customers``, ``--months``, so that the rate can be measured on a small run first.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from cxsim.decision.business_case import BusinessCase
from cxsim.decision.comparison_runs import compare
from cxsim.decision.simulator import TwinSimulator
from cxsim.engine.twin import compile_twin
from tests.support import twins
from tests.support.decision_case import programme, terms

BETTER = {
    "quantity": "journeys.support.touchpoints.call.success",
    "shift": {"value": 0.1, "p5": 0.05, "p95": 0.15},
    "start": "2026-03-01",
}
COST = {"name": "tool", "one_off": 20_000, "on": "2026-02-01"}


def main() -> None:
    """Run it and print the rate."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--draws", type=int, default=1_000)
    options.add_argument("--customers", type=int, default=100_000)
    options.add_argument("--months", type=int, default=36)
    options.add_argument("--workers", type=int, default=os.cpu_count())
    size = options.parse_args()
    people = twins.population(size.customers, active=1.0)
    twin = compile_twin(twins.plan(horizon=size.months), people, twins.hazard())
    given = BusinessCase(twin.plan, "idea", programme([BETTER], [COST]), terms(), twin.hazard, twin.factors)
    simulator = TwinSimulator(twin)
    compare(given, simulator, draws=1, replications=1, seed=1)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    begun, worked = time.perf_counter(), time.process_time()
    with Progress(*columns) as bar:
        task = bar.add_task("comparing", total=size.draws + 1)
        found = compare(
            given,
            simulator,
            draws=size.draws,
            replications=1,
            seed=2026,
            workers=size.workers,
            progress=lambda done, total: bar.update(task, completed=done, total=total),
        )
    seconds, processor = time.perf_counter() - begun, time.process_time() - worked
    months = 2 * (size.draws + 1) * float(found.base.baseline_series["active_months"].sum())
    whole = 2 * 1_000 * 36 * 100_000 * (months / (2 * (size.draws + 1) * size.customers * size.months))
    sys.stdout.write(
        f"{size.draws:,} draws x {size.customers:,} customers x {size.months} months x 2 scenarios: {seconds:,.1f} s\n"
        f"{months / seconds / 1e6:.2f} M customer-months/s on {size.workers} threads, {months / processor / 1e6:.2f} M a processor second; "
        f"1,000 x 100,000 x 36 x 2: {whole / (months / processor) / 3600:,.1f} processor hours\n"
        f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB; "
        f"NPV {found.npv.p50:,.0f} ({found.npv.p5:,.0f} to {found.npv.p95:,.0f})\n"
    )


if __name__ == "__main__":
    main()
