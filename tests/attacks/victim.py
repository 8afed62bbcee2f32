"""Commands that are attacked, where their results are, and what an end by force leaves behind."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
STUDY = ROOT / "configs" / "gym.yaml"
EXPERIMENTS = ROOT / "configs" / "experiments" / "personal_start.yaml"
IN_THE_MAKING = (".partial-*", ".*.aside")
RUN_HASH = "*/tables/monthly.parquet"  # a run's other files hold the moment at which it was made


@dataclass(frozen=True)
class Victim:
    """A command that is attacked, and where the results of it are.

    Attributes
    ----------
    seconds : of a command that writes nothing and is never left to end, how long it may run.
    """

    name: str
    arguments: Callable[[Path], Sequence[str]]
    results: tuple[str, ...]
    seconds: float | None = None


def simulation(name: str, *options: str, customers: int = 60_000) -> Victim:
    """A simulation with its events and its finished parts in the folder."""

    def arguments(place: Path) -> Sequence[str]:
        written = ["--events", str(place / "log"), "--resume", str(place / "parts")]
        return ["simulate", str(STUDY), "--customers", str(customers), *written, *options, "--quiet"]

    return Victim(name, arguments, ("log/*/*.parquet",))


THREADS = simulation("simulate, threads")
SERIAL = simulation("simulate, serial", "--executor", "serial")
PROCESSES = simulation("simulate, processes", "--executor", "processes", "--workers", "2")
DASK = simulation("simulate, dask", "--executor", "dask", "--workers", "2")
RUN = Victim(
    "run",
    lambda place: ["run", str(STUDY), "--out", str(place / "runs"), "--draws", "20", "--resume", str(place / "parts"), "--quiet"],
    (f"runs/{RUN_HASH}",),
)


@dataclass(frozen=True)
class Ending:
    """How a command ended."""

    seconds: float
    code: int
    orphans: int
    said: str


def live(
    victim: Victim,
    place: Path,
    until: float | None = None,
    number: signal.Signals = signal.SIGKILL,
    environment: Mapping[str, str] | None = None,
    before: Sequence[str] = (),
) -> Ending:
    """Run a command, or end it after so many seconds by a signal; processes that outlive it are counted and ended."""
    place.mkdir(exist_ok=True)
    begun = time.perf_counter()
    command = [*before, sys.executable, "-m", "cxsim", *victim.arguments(place)]
    surroundings = {**os.environ, **(environment or {})}
    surroundings["PYTHONPATH"] = os.pathsep.join(filter(None, (str(ROOT), (environment or {}).get("PYTHONPATH"))))
    silent = subprocess.DEVNULL
    with subprocess.Popen(command, env=surroundings, stdout=silent, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
        try:
            said = process.communicate(timeout=until)[1]
        except subprocess.TimeoutExpired:
            process.send_signal(number)
            said = process.communicate(timeout=60)[1]
        seconds = time.perf_counter() - begun
        return Ending(seconds, process.returncode, _survivors(process.pid), said)


def _survivors(session: int) -> int:
    """How many processes of a session are still there some seconds after its first one ended; they are ended then."""
    deadline = time.monotonic() + 10
    while (alive := list(_of_session(session))) and time.monotonic() < deadline:
        time.sleep(0.05)
    for process in alive:
        os.kill(process, signal.SIGKILL)
    return len(alive)


def _of_session(session: int) -> Iterator[int]:
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            try:
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[3]) == session and fields[0] != "Z":
                yield int(folder.name)


def results(victim: Victim, place: Path) -> dict[str, str]:
    """The results of a command by their place, each with its hash; the names of run folders, which hold a date, aside."""
    found: dict[str, str] = {}
    for pattern in victim.results:
        for path in place.glob(pattern):
            if not any(part.startswith(".") for part in path.relative_to(place).parts):
                known = path.relative_to(place).as_posix() if "log" in pattern else pattern
                found[known] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def in_the_making(place: Path) -> list[str]:
    """Names of files and folders that are written aside and not yet renamed."""
    return [path.name for pattern in IN_THE_MAKING for path in place.rglob(pattern)]


def confused(ending: Ending) -> bool:
    """Whether a command said what no user should meet."""
    return "Traceback" in ending.said or "internal error" in ending.said
