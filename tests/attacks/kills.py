"""Kill commands at random moments, resume them, and compare what they write with an undisturbed run: `python -m tests.attacks.kills`.

Prints a table: how often a command was killed, how often it ended by itself first, files under a final name that differ from those of
the undisturbed run, what is left in the making after the next command, and processes that outlive their parent.
"""

from __future__ import annotations

import argparse
import random
import signal
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from tests.attacks.victim import DASK, EXPERIMENTS, PROCESSES, RUN, SERIAL, THREADS, Ending, Victim, confused, in_the_making, live, results

SIGNALS = {"KILL": signal.SIGKILL, "TERM": signal.SIGTERM, "HUP": signal.SIGHUP, "INT": signal.SIGINT}
CONTEST = Victim(  # it writes nothing: what is asked is that it leaves nothing
    "abtest simulate",
    lambda _: ["abtest", "simulate", str(EXPERIMENTS), "evening_trainer", "--designs", "customer", "--runs", "40", "--json"],
    ("**/*",),
    seconds=20.0,
)
VICTIMS = (SERIAL, THREADS, PROCESSES, DASK, RUN, CONTEST)


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
        seconds, expected = _undisturbed(victim, Path(name) / "calm")
        place, trial = Path(name) / "trial-0", 0
        while tally.killed < kills:
            ending = live(victim, place, rng.uniform(0.0, seconds), number)
            tally.orphans += ending.orphans
            if ending.code == 0:
                tally.ended += 1
                _compare(victim, place, expected, tally)
                trial += 1
                place = Path(name) / f"trial-{trial}"
            else:
                tally.killed += 1
                _check_ending(victim, place, ending, number, expected, tally)
        if victim.seconds is None:
            tally.orphans += live(victim, place).orphans
        _compare(victim, place, expected, tally)
    return tally


def _undisturbed(victim: Victim, place: Path) -> tuple[float, dict[str, str]]:
    """How long the command takes, and its results."""
    if victim.seconds is not None:
        return victim.seconds, {}
    ending = live(victim, place)
    if ending.code:
        raise RuntimeError(f"{victim.name} alone ended with exit code {ending.code}: {ending.said}")
    return ending.seconds, results(victim, place)


def _check_ending(victim: Victim, place: Path, ending: Ending, number: signal.Signals, expected: dict[str, str], tally: Tally) -> None:
    """What stands under a final name after a kill is whole; a signal that can be caught leaves nothing in the making."""
    tally.different += [name for name, digest in results(victim, place).items() if expected.get(name) != digest]
    if number != signal.SIGKILL:
        tally.left += in_the_making(place)
    if ending.code not in (128 + number, -number) or confused(ending):
        tally.wrong_codes.append(ending.code)


def _compare(victim: Victim, place: Path, expected: dict[str, str], tally: Tally) -> None:
    found = results(victim, place)
    tally.different += sorted({name for name, _ in found.items() ^ expected.items()})
    tally.left += in_the_making(place)


def main() -> int:
    """Attack every command; 0 if nothing was lost, mixed or left."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=35, help="for each command")
    parser.add_argument("--signal", choices=SIGNALS, default="KILL")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", help="a part of a command's name")
    given = parser.parse_args()
    rng, sound = random.Random(given.seed), True
    print(f"{'command':<22}{'killed':>8}{'ended':>8}{'differ':>8}{'left':>8}{'orphans':>9}{'codes':>8}")
    for victim in VICTIMS:
        if given.only and given.only not in victim.name:
            continue
        found = attack(victim, given.kills, SIGNALS[given.signal], rng)
        row = (found.killed, found.ended, len(found.different), len(found.left), found.orphans, len(found.wrong_codes))
        print(f"{victim.name:<22}" + "".join(f"{count:>{width}}" for count, width in zip(row, (8, 8, 8, 8, 9, 8), strict=True)), flush=True)
        sound = sound and found.sound
    return 0 if sound else 1


if __name__ == "__main__":
    sys.exit(main())
