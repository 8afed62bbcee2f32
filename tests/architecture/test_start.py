"""What a simulation loads before its first life: no library that only fits trees, draws, tests or writes reports."""

from __future__ import annotations

import subprocess
import sys

SLOW = {"altair", "jinja2", "lifelines", "polars", "scipy.stats", "sklearn", "statsmodels", "typst", "vl_convert", "xlsxwriter"}


def test_a_simulation_starts_without_the_slow_libraries():
    """They would double the time until the first life."""
    program = "import sys, cxsim.cli.main, cxsim.study.simulating; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout.split()
    assert "cxsim.engine.kernel" in loaded
    assert SLOW.isdisjoint(loaded)
