"""The experiments: what they recorded is what they find, and each says its question, design, result and limits."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXPERIMENTS = sorted(path.parent for path in (ROOT / "experiments").glob("*/run.py"))
LONG = {"queue_interference", "does_faster_resolution_pay"}
RECORDED = [pytest.param(path, marks=[pytest.mark.slow] if path.name in LONG else [], id=path.name) for path in EXPERIMENTS]


@pytest.mark.parametrize("folder", EXPERIMENTS, ids=lambda path: path.name)
def test_it_says_what_it_asks(folder: Path) -> None:
    text = (folder / "README.md").read_text()
    for heading in ("**Question.**", "**Design, fixed before the run.**", "**Result.**", "**Limits.**"):
        assert heading in text
    assert {path.name for path in (folder / "results").iterdir()} >= {"manifest.json", "result.json"}


@pytest.mark.parametrize("folder", RECORDED)
def test_it_finds_what_it_recorded(folder: Path) -> None:
    command = [sys.executable, str(folder / "run.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, timeout=900)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.strip() == "as recorded"
