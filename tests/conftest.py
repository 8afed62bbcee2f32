"""What every test stands on: the place of the real data files, and the skip where they are absent."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, settings
from hypothesis.database import DirectoryBasedExampleDatabase, ReadOnlyDatabase

from tests.support.postgres import postgres
from tests.support.real_data import real_data
from tests.support.statistical_check import booked, summary

__all__ = ["postgres"]

ROOT = Path(__file__).parent.parent
FAILED = DirectoryBasedExampleDatabase(ROOT / "tests" / "examples")

settings.register_profile("fixed", derandomize=True, deadline=None, max_examples=30)
settings.register_profile("stored", database=ReadOnlyDatabase(FAILED), phases=(Phase.reuse,), deadline=None)
settings.register_profile(
    "random", database=FAILED, phases=(Phase.explicit, Phase.generate, Phase.target, Phase.shrink), deadline=None, print_blob=True
)  # without reuse, which forgets what no longer fails
settings.load_profile("fixed")


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("realdata") and real_data() is None:
        pytest.skip("real data files are absent: neither CXSIM_DATA nor ../shared/data is a folder")


@pytest.fixture
def data_folder(monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = real_data()
    if folder is None:
        pytest.skip("real data files are absent: neither CXSIM_DATA nor ../shared/data is a folder")
    monkeypatch.setenv("CXSIM_DATA", str(folder))
    return folder


@pytest.fixture
def sample_folder() -> Path:
    return ROOT / "configs" / "data"


CHECKS = {"elsewhere": 0}


def pytest_sessionfinish(session: pytest.Session) -> None:
    output = getattr(session.config, "workeroutput", None)
    if output is not None:  # a worker of xdist hands its count to the process that started it
        output["statistical_checks"] = booked()


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    CHECKS["elsewhere"] += getattr(node, "workeroutput", {}).get("statistical_checks", 0)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    checks = booked() + CHECKS["elsewhere"]
    if checks:
        terminalreporter.write_line(summary(checks))
