"""What a command loads before it does anything: nothing that this command does not need, since loading is most of a short command."""

from __future__ import annotations

import subprocess
import sys

import pytest

REPORTS = {"altair", "jinja2", "matplotlib", "typst", "vl_convert", "xlsxwriter"}
MODELS = {"lifelines", "sklearn", "statsmodels", "scipy.stats", "scipy.optimize", "scipy.interpolate", "scipy.spatial"}
ENGINES = {"numba", "simpy", "dask", "distributed"}
TABLES = {"polars", "pyarrow.dataset", "pyarrow.parquet"}
ALL = REPORTS | MODELS | ENGINES | TABLES | {"numpy", "pandas", "duckdb", "scipy", "rich"}

LOADED = """
import sys
from cxsim.cli.main import run_command
code = run_command(sys.argv[1:])
assert code == 0, code
print(*sys.modules, file=sys.stderr)
"""

SIMULATE = "simulate configs/telecom.yaml --customers 1 --summary --quiet"
SOUGHT = {"scipy.optimize", "scipy.spatial"}  # by the root finder of the calibration, after the twin is built
NEEDLESS = REPORTS | TABLES | (MODELS - SOUGHT) | (ENGINES - {"numba"})


def loaded(program: str, *arguments: str) -> set[str]:
    done = subprocess.run([sys.executable, "-c", program, *arguments], check=True, capture_output=True, text=True)
    return set((done.stderr or done.stdout).split())


def test_a_simulation_is_ready_without_the_slow_libraries():
    found = loaded("import sys, cxsim.cli.main, cxsim.study.simulation; print(*sys.modules)")
    assert "cxsim.engine.kernel" in found
    assert (REPORTS | MODELS | TABLES | ENGINES - {"numba"}).isdisjoint(found)


def test_experiments_are_read_without_the_slow_libraries():
    names = "analyse, compare_means, compare_survival, find_boundaries, measure_sums, read_sums, sum_rows"
    found = loaded(f"import sys; from cxsim.abtest import {names}; print(*sys.modules)")
    assert "cxsim.abtest.analysis" in found
    assert (REPORTS | MODELS | ENGINES).isdisjoint(found)


@pytest.mark.parametrize(
    ("command", "needed", "needless"),
    [
        pytest.param(SIMULATE, {"cxsim.engine.kernel"}, NEEDLESS, marks=pytest.mark.slow),
        pytest.param("check configs/telecom.yaml", {"duckdb"}, REPORTS | MODELS | ENGINES | TABLES, marks=pytest.mark.slow),
        ("--version", {"cxsim"}, ALL),
    ],
)
def test_a_command_loads_only_what_it_needs(command, needed, needless):
    """From its first line to its last."""
    found = loaded(LOADED, *command.split())
    assert needed <= found
    assert needless.isdisjoint(found)
