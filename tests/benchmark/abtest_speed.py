"""The A/B room beside its yardsticks: sums of units beside pandas, A/A tests beside tea-tasting, bounds of looks, its import.

Run with ``python -m tests.benchmark.abtest_speed``; ``--full`` takes 1 M and 10 M customers, else 200,000 and 1 M, and ``--write`` puts
what was found into ``cxsim/abtest/README.md``. tea-tasting is measured where CXSIM_TEA_TASTING names an interpreter that has it.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import numpy as np

from tests.benchmark.table import Fact, alone

PAGE = Path(__file__).parents[2] / "cxsim" / "abtest" / "README.md"
BEGIN = "<!-- speeds: written by `python -m tests.benchmark.abtest_speed --write` -->"
END = "<!-- end of speeds -->"
METRICS, RUNS, CUSTOMERS = 20, 2_000, 100_000
FULL, SMALL = (1_000_000, 10_000_000), (200_000, 1_000_000)
SUMS_GOAL, MEMORY_GOAL, SIMULATION_GOAL, IMPORT_GOAL = 0.35, 1.2, 0.01, 0.15
BOUNDS = {5: 0.1, 30: 1.0}


def write_units(path: Path, customers: int) -> None:
    """Ten shares, six counts and four sums of money with their values before, in three arms; written without passing through Python."""
    taste = "least(taste, 8.0)"
    kinds = [f"CAST(random() < least(0.1 * {taste}, 0.9) AS TINYINT)"] * 10 + [f"CAST(floor(random() * 3 * {taste}) AS SMALLINT)"] * 6
    kinds += [f"round(20 * {taste} * -ln(1 - random()), 2)"] * 4
    columns = ", ".join(f"{kind} AS {side}{k}" for k, kind in enumerate(kinds) for side in "yx")
    with duckdb.connect() as connection:
        connection.execute("SET enable_progress_bar = false; SELECT setseed(0.5)")
        connection.execute(
            f"COPY (SELECT ['control', 'b', 'c'][1 + CAST(floor(random() * 3) AS INTEGER)] AS arm, {columns} "
            f"FROM (SELECT -ln(1 - random()) AS taste FROM range({customers}))) TO '{path}' (FORMAT parquet)"
        )


def sums_here(path: Path) -> tuple[float, float]:
    """Processor seconds and the peak of memory (MB) of the sums of all metrics with their values before, by arm."""
    from cxsim.abtest import sum_rows
    from cxsim.metrics import Tables

    begun = time.process_time()
    with Tables({"units": path}) as place:
        found = sum_rows(place, "units", {f"m{k}": {"y": f"y{k}", "y_before": f"x{k}"} for k in range(METRICS)})
    assert len(found.units) == 3
    return time.process_time() - begun, _peak_mb()


def sums_by_pandas(path: Path) -> tuple[float, float]:
    """The same sums by pandas, column by column, which needs the least memory that it can do with."""
    import pandas as pd

    begun = time.process_time()
    arm = pd.read_parquet(path, columns=["arm"])["arm"].astype("category")
    for k in range(METRICS):
        own = pd.read_parquet(path, columns=[f"y{k}", f"x{k}"]).astype(float)
        own["yy"], own["xx"], own["xy"] = own[f"y{k}"] ** 2, own[f"x{k}"] ** 2, own[f"x{k}"] * own[f"y{k}"]
        own.groupby(arm, observed=True).sum()
    return time.process_time() - begun, _peak_mb()


def sums(customers: tuple[int, int]) -> Iterator[Fact]:
    """Sums of few and of many customers beside pandas."""
    peaks = []
    for number in customers:
        with TemporaryDirectory(prefix="cxsim-") as folder:
            path = Path(folder) / "units.parquet"
            write_units(path, number)
            (ours, peak), (theirs, their_peak) = (alone(partial(each, path)) for each in (sums_here, sums_by_pandas))
        peaks.append(peak)
        said = f"{ours / theirs:.2f} of pandas' processor time, {peak:.0f} MB beside {their_peak:.0f} MB"
        name = f"sums of {METRICS} metrics with values before x 3 arms, {number / 1e6:g} M customers"
        yield Fact(name, said, f"at most {SUMS_GOAL}", ours / theirs <= SUMS_GOAL)
    grown = peaks[1] / peaks[0]
    yield Fact("memory from the fewer to the more customers", f"x {grown:.2f}", f"at most x {MEMORY_GOAL}", grown <= MEMORY_GOAL)


def simulated_here() -> float:
    """Processor seconds of one of many experiments without effect, each metric plain and adjusted."""
    from cxsim.abtest import OutcomeColumns, adjust, compare_means, relabel_units

    columns = np.random.default_rng(1).gamma(2, 1, (CUSTOMERS, METRICS, 2))
    begun = time.process_time()
    arms = relabel_units(columns, RUNS, seed=1)
    plain, adjusted = compare_means(*arms, OutcomeColumns(0)).p, adjust(*arms, OutcomeColumns(0), [OutcomeColumns(1)]).effect.p
    spent = (time.process_time() - begun) / RUNS
    assert abs((plain < 0.05).mean() - 0.05) < 0.01
    assert abs((adjusted < 0.05).mean() - 0.05) < 0.01
    return spent


def simulations() -> Iterator[Fact]:
    """A/A tests beside tea-tasting's simulation of the same."""
    ours, python = alone(simulated_here), os.environ.get("CXSIM_TEA_TASTING", "")
    name = f"{RUNS:,} A/A tests of {CUSTOMERS:,} customers x {METRICS} metrics, plain and adjusted"
    goal = f"at most {SIMULATION_GOAL:g} of tea-tasting's time"
    if not python:
        yield Fact(name, f"{ours * RUNS:.1f} s of processor time; not compared: CXSIM_TEA_TASTING is not set", goal, reached=False)
        return
    script = Path(__file__).parents[1] / "support" / "tea_tasting_values.py"
    command = [python, str(script), "simulate", "4", str(CUSTOMERS), str(METRICS)]
    theirs = float(subprocess.run(command, capture_output=True, text=True, check=True, env={}).stdout)
    yield Fact(name, f"{ours / theirs:.4f} of tea-tasting's processor time a test", goal, ours / theirs <= SIMULATION_GOAL)


def bounds(looks: int) -> float:
    """Processor seconds of the slowest law's bounds."""
    import scipy.optimize  # noqa: F401 - what is loaded once is not counted

    from cxsim.abtest import find_boundaries

    spent = []
    for law in ("pocock", "obf", "obf_spending", "pocock_spending"):
        begun = time.process_time()
        find_boundaries(law, np.arange(1, looks + 1) / looks)
        spent.append(time.process_time() - begun)
    return max(spent)


def import_seconds() -> float:
    """What the room adds to the import of the package."""
    code = "import time, cxsim; a = time.process_time(); import cxsim.abtest; print(time.process_time() - a)"
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True) for _ in range(3)]
    return min(float(run.stdout) for run in runs)


def facts(customers: tuple[int, int]) -> Iterator[Fact]:
    """All that is measured."""
    yield from sums(customers)
    yield from simulations()
    for looks, most in BOUNDS.items():
        spent = alone(partial(bounds, looks))
        yield Fact(f"bounds of {looks} looks, the slowest law", f"{spent:.3f} s", f"at most {most:g} s", spent <= most)
    added = import_seconds()
    yield Fact("import of the room", f"{added:.3f} s", f"at most {IMPORT_GOAL:g} s", added <= IMPORT_GOAL)


def main() -> None:
    """Print every fact, and write them if that is wanted."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--full", action="store_true")
    options.add_argument("--write", action="store_true")
    wanted = options.parse_args()
    lines = []
    for fact in facts(FULL if wanted.full else SMALL):
        lines.append(f"- {fact.name}: {fact.found} (goal: {fact.goal}; {'reached' if fact.reached else 'not reached'}).")
        sys.stdout.write(lines[-1] + "\n")
        sys.stdout.flush()
    if wanted.write:
        text, page = "\n\n".join([BEGIN, "\n".join(lines), END]), PAGE.read_text(encoding="utf-8")
        PAGE.write_text(re.sub(f"{re.escape(BEGIN)}.*{re.escape(END)}", lambda _: text, page, flags=re.DOTALL), encoding="utf-8")


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
