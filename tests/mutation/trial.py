"""Tests on a copy of the tree with one file changed, in a process of its own that starts with what they import already loaded."""

from __future__ import annotations

import atexit
import gc
import importlib
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
import traceback
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
LOADED = (
    *(
        "numpy",
        "scipy.stats",
        "scipy.optimize",
        "scipy.integrate",
        "pandas",
        "pyarrow.parquet",
        "duckdb",
        "numba",
        "pydantic",
        "hypothesis",
    ),
    *(
        "ruamel.yaml",
        "fluent.runtime",
        "babel",
        "platformdirs",
        "statsmodels.api",
        "lifelines",
        "sklearn.ensemble",
        "pyxirr",
        "psycopg",
        "sqlalchemy",
    ),
)
KILLED, SURVIVED, TIMED_OUT = "killed", "survived", "timed out"
MEMORY = 6 << 30


@dataclass(frozen=True)
class Timing:
    """A test on the code as it is: its seconds, those to load its file, and the functions of the laws that it calls, as file:function."""

    test: str
    seconds: float
    loading: float
    calls: frozenset[str]


class Recorder:
    """Of each test that passes, its time and the functions of some files that it calls."""

    def __init__(self, files: Sequence[Path]) -> None:
        self.files = {str(file): file for file in files}
        self.calls: dict[str, set[str]] = defaultdict(set)
        self.seconds: dict[str, float] = defaultdict(float)
        self.loading: dict[str, float] = {}
        self.failed: set[str] = set()

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(self, collector: pytest.Collector) -> Iterator[None]:
        begun = time.perf_counter()
        try:
            return (yield)
        finally:
            self.loading[collector.nodeid] = time.perf_counter() - begun

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        calls = self.calls[item.nodeid]

        def record(frame: Any, event: str, _: object) -> None:
            if event == "call" and frame.f_code.co_filename in self.files:
                calls.add(f"{frame.f_code.co_filename}:{frame.f_code.co_name}")

        sys.setprofile(record)
        try:
            return (yield)
        finally:
            sys.setprofile(None)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.seconds[report.nodeid] += report.duration
        if not report.passed:
            self.failed.add(report.nodeid)


class Chosen:
    """Only the tests that are named, in this order."""

    def __init__(self, tests: Sequence[str]) -> None:
        self.order = {test: place for place, test in enumerate(tests)}

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = sorted((item for item in items if item.nodeid in self.order), key=lambda item: self.order[item.nodeid])


class Copy:
    """A copy of the tree in which faults are put; what is loaded once serves every trial."""

    def __init__(self, place: Path) -> None:
        self.place = place
        shutil.rmtree(place, ignore_errors=True)
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=True
        )
        for name in filter(None, listed.stdout.split("\0")):
            if (ROOT / name).is_file():
                (place / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, place / name)
        for module in LOADED:
            importlib.import_module(module)
        gc.freeze()  # what is loaded is not looked through again in every child
        atexit.register(gc.unfreeze)

    def time_tests(self, files: Sequence[str], tests: Sequence[str], compiled: bool) -> list[Timing]:
        """The tests that pass on the code as it is, each with its time and what it calls."""
        found = self.place / "timings.json"

        def run() -> int:
            recorder = Recorder([self.place / file for file in files])
            pytest.main([*_OPTIONS, *tests], plugins=[recorder])
            passed = [test for test in recorder.seconds if test not in recorder.failed]
            start = len(str(self.place)) + 1
            rows = [
                (test, recorder.seconds[test], recorder.loading[test.partition("::")[0]], [call[start:] for call in recorder.calls[test]])
                for test in passed
            ]
            found.write_text(json.dumps({"rows": rows, "failed": sorted(recorder.failed)}), encoding="utf-8")
            return 0

        self._fork(run, 1800.0, compiled)
        known = json.loads(found.read_text(encoding="utf-8"))
        for test in known["failed"]:
            print(f"left out, since it does not pass on the code as it is: {test}", file=sys.stderr)
        return [Timing(test, seconds, loading, frozenset(calls)) for test, seconds, loading, calls in known["rows"]]

    def try_mutant(self, file: str, source: str, tests: Sequence[Timing], compiled: bool) -> str:
        """Whether the tests find a fault."""
        path = self.place / file
        kept, stamp = path.read_bytes(), path.stat()
        chosen = [timing.test for timing in tests]
        places = sorted({test.partition("::")[0] for test in chosen})

        def run() -> int:
            sys.dont_write_bytecode = True
            return int(pytest.main([*_OPTIONS, "-x", *places], plugins=[Chosen(chosen)]))

        try:
            path.write_text(source, encoding="utf-8")
            os.utime(path, ns=(stamp.st_atime_ns, time.time_ns() + 10**12))
            code = self._fork(run, 20.0 + 4.0 * sum(timing.seconds for timing in tests), compiled)
        finally:
            path.write_bytes(kept)
            os.utime(path, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
        if code is None:
            return TIMED_OUT
        return SURVIVED if code == 0 else KILLED

    def _fork(self, run: Callable[[], int], seconds: float, compiled: bool) -> int | None:
        """The exit code of a function in a child that has so many seconds of processor time; none if they did not do."""
        child = os.fork()
        if not child:
            code = 99
            try:
                os.setsid()
                resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds) + 5))
                resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
                with (self.place / "trial.log").open("wb") as log:
                    os.dup2(log.fileno(), 1)
                    os.dup2(log.fileno(), 2)
                self._enter(compiled)
                code = run()
            except BaseException:
                traceback.print_exc()
            finally:
                sys.stdout.flush()
                sys.stderr.flush()
                os._exit(code)
        deadline = time.monotonic() + 10.0 * seconds  # on a machine that others use too
        while time.monotonic() < deadline:
            pid, status = os.waitpid(child, os.WNOHANG)
            if pid:
                return (
                    None
                    if os.WIFSIGNALED(status) and os.WTERMSIG(status) in {signal.SIGXCPU, signal.SIGKILL}
                    else os.waitstatus_to_exitcode(status)
                )
            time.sleep(0.01)
        os.killpg(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return None

    def _enter(self, compiled: bool) -> None:
        """Let every import find the copy, and the tests of the copy."""
        os.chdir(self.place)
        for name in [name for name in sys.modules if name.partition(".")[0] in {"cxsim", "tests"}]:
            del sys.modules[name]
        sys.path[:] = [str(self.place), *(entry for entry in sys.path if entry not in {"", str(ROOT)})]
        os.environ["PYTHONPATH"] = str(self.place)
        if not compiled:
            os.environ["XDG_CACHE_HOME"] = str(self.place / "cache")
            interpret()


_OPTIONS = (
    "-q",
    "-m",
    "not slow and not realdata",
    "-p",
    "no:cacheprovider",
    "-p",
    "no:xdist",
    "--tb=line",
    "-W",
    "ignore::pytest.PytestAssertRewriteWarning",
)


def interpret() -> None:
    """Leave the engine's functions uncompiled: their laws are the same, and a fault in one costs no compilation."""
    compilation: Any = importlib.import_module("cxsim.engine.compilation")
    for decorator in ("law", "inner", "rare", "apart", "entry"):
        setattr(compilation, decorator, lambda function: function)
    compilation.keep_compiled = lambda function: None


def choose_tests(timings: Sequence[Timing], file: str, function: str, seconds: float) -> list[list[Timing]]:
    """The fastest tests that call a function, within so many seconds: first those of one file, which finds most faults, then all.

    Where no call is seen (a constant, a class) they are the fastest that call anything in the file, and the fastest of all.
    """
    calling = [timing for timing in timings if f"{file}:{function}" in timing.calls]
    touching = [timing for timing in timings if any(call.startswith(f"{file}:") for call in timing.calls)]
    chosen = _fastest(calling, seconds) or [*_fastest(touching, seconds / 2), *_fastest(timings, seconds)]
    files: dict[str, list[Timing]] = defaultdict(list)
    for timing in dict.fromkeys(chosen):
        files[timing.test.partition("::")[0]].append(timing)
    first = min(files.values(), key=lambda group: (group[0].loading + sum(one.seconds for one in group)) / len(group))
    return [first, list(dict.fromkeys(chosen))] if len(files) > 1 else [first]


def _fastest(timings: Sequence[Timing], seconds: float) -> list[Timing]:
    """The fastest tests that together take so many seconds; one at least."""
    order = sorted(timings, key=lambda timing: timing.seconds)
    within = [timing for timing, spent in zip(order, accumulate(timing.seconds for timing in order), strict=True) if spent <= seconds]
    return within or order[:1]


def as_rows(timings: Sequence[Timing]) -> list[Mapping[str, Any]]:
    """Timings as they are kept."""
    return [
        {"test": timing.test, "seconds": timing.seconds, "loading": timing.loading, "calls": sorted(timing.calls)} for timing in timings
    ]
