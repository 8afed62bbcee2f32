"""Run a command where it is not at home: `python -m tests.attacks.surroundings`.

Without the rights of root and in a folder or a home of somebody else, with files that only their owner may read, in a folder whose name
is no text, with a clock that runs ahead, behind, or jumps. Each command either writes what it writes at home or says what is refused.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.attacks.victim import RUN, Victim, confused, in_the_making, live, results, simulation

SMALL = simulation("simulate", customers=2_000)
NO_RIGHTS = ("setpriv", "--bounding-set=-all", "--inh-caps=-all")  # the rights of root are dropped: what belongs to others stays closed
NOBODY = 65534


@dataclass(frozen=True)
class Surroundings:
    """Where a command runs, and the exit codes that are right there: 0 if it can do its work, otherwise what it refuses."""

    name: str
    codes: tuple[int, ...] = (0,)
    before: Sequence[str] = ()
    environment: Mapping[str, str] = field(default_factory=dict)
    folder: bytes = b"place"
    mode: int | None = None


def all_surroundings(home: Path) -> list[Surroundings]:
    """The rows of the table; those for which the machine lacks a program are left out and named."""
    found = [
        Surroundings("umask 077", before=("sh", "-c", 'umask 077; exec "$@"', "sh")),
        Surroundings("a folder whose name is no text", codes=(2,), folder=b"place-\xff\xfe"),
        Surroundings("no home", environment={"HOME": "/nonexistent/home"}),
    ]
    if shutil.which("setpriv") and os.getuid() == 0:
        found += [
            Surroundings("no rights", before=NO_RIGHTS),
            Surroundings("no rights, a home that is read-only", before=NO_RIGHTS, environment={"HOME": str(home)}),
            Surroundings("no rights, a folder that is read-only", codes=(2,), before=NO_RIGHTS, mode=0o555),
            Surroundings("no rights, a folder that cannot be entered", codes=(2, 3), before=NO_RIGHTS, mode=0o000),
        ]
    else:
        print("not tried: without rights; that needs setpriv and root", file=sys.stderr)
    if shutil.which("faketime"):
        for name, clock in (
            ("a year ahead", "+1y"),
            ("a year behind", "-1y"),
            ("that races", "+0 x5000"),
            ("that stands", "2026-01-01 00:00:00"),
        ):
            found.append(Surroundings(f"a clock {name}", before=("faketime", "-f", clock)))
    else:
        print("not tried: clocks; that needs faketime", file=sys.stderr)
    return found


def attempt(victim: Victim, surroundings: Surroundings, expected: Mapping[str, str], folder: Path) -> tuple[int, list[str]]:
    """Run the command there; its exit code, and what was wrong."""
    place = Path(os.fsdecode(os.fsencode(folder) + b"/" + surroundings.folder))
    place.mkdir()
    if surroundings.mode is not None:
        os.chown(place, NOBODY, NOBODY)
        place.chmod(surroundings.mode)
    ending = live(victim, place, environment=surroundings.environment, before=surroundings.before)
    wrong = [ending.said.strip()[-200:]] if confused(ending) or ending.code not in surroundings.codes else []
    if ending.code == 0:
        wrong += [name for name, _ in results(victim, place).items() ^ expected.items()]
    return ending.code, wrong + in_the_making(place) + [f"{ending.orphans} processes outlive it"] * (ending.orphans > 0)


def main() -> int:
    """Run two commands in all surroundings; 0 if each did its work or said why not."""
    sound = True
    print(f"{'surroundings':<48}{'command':<12}{'exit code':>10}  wrong")
    with tempfile.TemporaryDirectory() as name:
        home = Path(name) / "home"
        home.mkdir()
        os.chown(home, NOBODY if os.getuid() == 0 else os.getuid(), -1)
        home.chmod(0o555)
        for victim in (SMALL, RUN):
            calm = Path(name) / f"calm-{victim.name}"
            live(victim, calm)
            expected = results(victim, calm)
            for surroundings in all_surroundings(home):
                with tempfile.TemporaryDirectory() as folder:
                    code, wrong = attempt(victim, surroundings, expected, Path(folder))
                print(f"{surroundings.name:<48}{victim.name:<12}{code:>10}  {'; '.join(wrong) or 'nothing'}", flush=True)
                sound = sound and not wrong
    return 0 if sound else 1


if __name__ == "__main__":
    sys.exit(main())
