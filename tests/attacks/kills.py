"""Kill commands at random moments, resume them, and compare what they write with an undisturbed run: `python -m tests.attacks.kills`.

Prints a table: how often a command was killed, how often it ended by itself first, files under a final name that differ from those of
the undisturbed run, what is left in the making after the next command, and processes that outlive their parent.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
STUDY = ROOT / "configs" / "gym.yaml"
SIGNALS = {"KILL": signal.SIGKILL, "TERM": signal.SIGTERM, "HUP": signal.SIGHUP, "INT": signal.SIGINT}
IN_THE_MAKING = (".partial-*", ".*.aside")
RUN_HASH = "*/tables/monthly.parquet"  # a run's other files hold the moment at which it was made


@dataclass(frozen=True)
class Victim:
    """A command that is killed, and where the results of it are."""

    name: str
    arguments: Callable[[Path], Sequence[str]]
    results: tuple[str, ...]


VICTIMS = (
    Victim(
        "simulate, threads",
        lambda place: ["simulate", str(STUDY), "--customers", "60000", "--events", str(place / "log"), "--resume", str(place / "parts")],
        ("log/*/*.parquet",),
    ),
    Victim(
        "simulate, processes",
        lambda place: [
            *("simulate", str(STUDY), "--customers", "60000", "--events", str(place / "log"), "--resume", str(place / "parts")),
            *("--executor", "processes", "--workers", "2"),
        ],
        ("log/*/*.parquet",),
    ),
    Victim(
        "run",
        lambda place: ["run", str(STUDY), "--out", str(place / "runs"), "--draws", "20", "--resume", str(place / "parts")],
        (f"runs/{RUN_HASH}",),
    ),
)


@dataclass
class Tally:
    """What came of killing a command."""

    killed: int = 0
    ended: int = 0
    wrong_codes: list[int] = field(default_factory=list)
    different: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    orphans: int = 0

    @property
    def sound(self) -> bool:
        """Whether nothing was lost, mixed or left."""
        return not (self.different or self.left or self.orphans or self.wrong_codes)


def attack(victim: Victim, kills: int, number: signal.Signals, rng: random.Random) -> Tally:
    """Kill a command at random moments of its duration, let it resume, and compare; a new place after each end."""
    tally = Tally()
    with tempfile.TemporaryDirectory() as name:
        calm = Path(name) / "calm"
        seconds, _ = _live(victim, calm, None, number)
        expected = hashes(victim, calm)
        place, trial = Path(name) / "trial-0", 0
        while tally.killed < kills:
            _, code = _live(victim, place, rng.uniform(0.0, seconds), number, tally)
            if code == 0:
                tally.ended += 1
                _compare(victim, place, expected, tally)
                trial += 1
                place = Path(name) / f"trial-{trial}"
            else:
                tally.killed += 1
                _check_ending(victim, place, code, number, expected, tally)
        _live(victim, place, None, number, tally)
        _compare(victim, place, expected, tally)
    return tally


def _live(victim: Victim, place: Path, until: float | None, number: signal.Signals, tally: Tally | None = None) -> tuple[float, int]:
    """Run a command, or kill it after so many seconds; its duration and its exit code."""
    place.mkdir(exist_ok=True)
    begun = time.perf_counter()
    command = [sys.executable, "-m", "cxsim", *victim.arguments(place), "--quiet"]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, cwd=ROOT, stdout=quiet, stderr=quiet, start_new_session=True) as process:
        try:
            process.wait(until)
        except subprocess.TimeoutExpired:
            process.send_signal(number)
            process.wait(60)
    if tally is not None:
        tally.orphans += _survivors(process.pid)
    return time.perf_counter() - begun, process.returncode


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


def hashes(victim: Victim, place: Path) -> dict[str, str]:
    """The results of a command by their place, each with its hash; the names of run folders, which hold a date, aside."""
    found: dict[str, str] = {}
    for pattern in victim.results:
        for path in place.glob(pattern):
            if not any(part.startswith(".") for part in path.relative_to(place).parts):
                known = path.relative_to(place).as_posix() if "log" in pattern else pattern
                found[known] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def _check_ending(victim: Victim, place: Path, code: int, number: signal.Signals, expected: dict[str, str], tally: Tally) -> None:
    """What stands under a final name after a kill is whole; a signal that can be caught leaves nothing in the making."""
    tally.different += [name for name, digest in hashes(victim, place).items() if expected.get(name) != digest]
    if number != signal.SIGKILL:
        tally.left += _in_the_making(place)
        if code not in (128 + number, -number):
            tally.wrong_codes.append(code)


def _compare(victim: Victim, place: Path, expected: dict[str, str], tally: Tally) -> None:
    found = hashes(victim, place)
    tally.different += sorted({name for name, _ in found.items() ^ expected.items()})
    tally.left += _in_the_making(place)


def _in_the_making(place: Path) -> list[str]:
    return [path.name for pattern in IN_THE_MAKING for path in place.rglob(pattern)]


def main() -> int:
    """Attack every command; 0 if nothing was lost, mixed or left."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=70, help="for each command")
    parser.add_argument("--signal", choices=SIGNALS, default="KILL")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    rng, sound = random.Random(given.seed), True
    print(f"{'command':<22}{'killed':>8}{'ended':>8}{'differ':>8}{'left':>8}{'orphans':>9}{'codes':>8}")
    for victim in VICTIMS:
        found = attack(victim, given.kills, SIGNALS[given.signal], rng)
        row = (found.killed, found.ended, len(found.different), len(found.left), found.orphans, len(found.wrong_codes))
        print(f"{victim.name:<22}" + "".join(f"{count:>{width}}" for count, width in zip(row, (8, 8, 8, 8, 9, 8), strict=True)), flush=True)
        sound = sound and found.sound
    return 0 if sound else 1


if __name__ == "__main__":
    sys.exit(main())
