"""Every example that once failed, found at random by `make test-slow` and kept in `tests/examples`, is tried again."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).parents[1]


def property_tests() -> list[str]:
    return sorted(str(path) for path in TESTS.rglob("test_*.py") if "@given(" in path.read_text(encoding="utf-8"))


def test_examples_that_failed_once_hold() -> None:
    """In a process of its own, since the profile of hypothesis is chosen before the tests are read; nothing new is drawn."""
    options = ["-p", "no:cacheprovider", "-n", "0", "-q", "-x", "--hypothesis-profile=stored", "-m", "hypothesis"]
    run = subprocess.run([sys.executable, "-m", "pytest", *options, *property_tests()], cwd=TESTS.parent, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout[-4000:] + run.stderr[-4000:]
    assert "." in run.stdout.splitlines()[0], f"no example of {TESTS / 'examples'} belongs to a test any more: {run.stdout[-4000:]}"
