"""Start commands of all pairs of kinds at once in one folder: `python -m tests.attacks.races`.

Each either refuses with the reason (exit code 2) or writes its own results, the same as alone; nothing is mixed and nothing half written.
Prints a table: for each pair of kinds how often both wrote, one wrote, none did, and what was wrong.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement
from pathlib import Path

from cxsim.provenance import MANIFEST, verify_files

ROOT = Path(__file__).parents[2]
STUDY = ROOT / "configs" / "gym.yaml"
TABLES = ROOT / "configs" / "data"


@dataclass(frozen=True)
class Kind:
    """A command that writes into a folder, by its seed, and how its results are found again."""

    name: str
    arguments: Callable[[Path, int], Sequence[str]]
    results: Callable[[Path], Mapping[str, str]]


def digest(path: Path) -> str:
    """The hash of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def files(pattern: str) -> Callable[[Path], Mapping[str, str]]:
    """What finds the files of a pattern, each with its hash."""
    return lambda place: {path.relative_to(place).as_posix(): digest(path) for path in place.glob(pattern) if path.is_file()}


def monthly_tables(place: Path) -> Mapping[str, str]:
    """The table of months of every whole run in a folder, by its hash: the names of runs hold their date."""
    runs = [path.parent for path in place.glob(f"[!.]*/{MANIFEST}")]
    return {digest(run / "tables" / "monthly.parquet"): "whole" if verify_files(run) == () else "not whole" for run in runs}


def simulate(*options: str) -> Callable[[Path, int], Sequence[str]]:
    """The command `simulate` with options that name the folder."""
    return lambda place, seed: [
        *("simulate", str(STUDY), "--customers", "4000", "--seed", str(seed), "--quiet"),
        *(option.format(place=place) for option in options),
    ]


KINDS = (
    Kind("log", simulate("--events", "{place}/log"), files("log/*/*.parquet")),
    Kind("parts", simulate("--resume", "{place}/log"), files("log/*.part")),
    Kind(
        "run",
        lambda place, seed: ["run", str(STUDY), "--out", str(place), "--draws", "4", "--quick", "--seed", str(seed), "--quiet"],
        monthly_tables,
    ),
    Kind("init", lambda place, _: ["init", str(place / "log")], files("log/*.yaml")),
    Kind("metrics", lambda place, _: ["metrics", str(TABLES), "--out", str(place / "metrics.csv")], files("metrics.csv")),
)


def start(kind: Kind, place: Path, seed: int) -> subprocess.Popen[str]:
    """The command, begun."""
    command = [sys.executable, "-m", "cxsim", *kind.arguments(place, seed)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)


def alone(kind: Kind, seed: int) -> Mapping[str, str]:
    """What a command writes with nothing else in its folder."""
    with tempfile.TemporaryDirectory() as name:
        with start(kind, Path(name), seed) as process:
            if process.wait():
                raise RuntimeError(f"{kind.name} alone ended with exit code {process.returncode}")
        return kind.results(Path(name))


def race(kinds: Sequence[Kind], expected: Mapping[tuple[str, int], Mapping[str, str]]) -> tuple[int, list[str]]:
    """Begin commands at once in one folder; how many wrote, and what was wrong."""
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        begun = [start(kind, place, seed) for seed, kind in enumerate(kinds, 1)]
        ended = [(process.communicate()[1], process.returncode) for process in begun]
        for seed, (kind, (said, code)) in enumerate(zip(kinds, ended, strict=True), 1):
            if code not in (0, 2) or "internal error" in said or "Traceback" in said:
                wrong.append(f"{kind.name} {seed}: exit code {code}: {said.strip().splitlines()[-1:]}")
            found = kind.results(place)
            missing = [known for known, own in expected[kind.name, seed].items() if found.get(known) != own]
            if code == 0 and missing:
                wrong.append(f"{kind.name} {seed}: ended well, but {missing[0]} is not its own")
        wrong += [f"left: {path.name}" for pattern in (".partial-*", ".*.aside") for path in place.rglob(pattern)]
    return sum(code == 0 for _, code in ended), wrong


def main() -> int:
    """Race all pairs of kinds, and ten commands at once; 0 if nothing was mixed, half written or unexplained."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    expected = {(kind.name, seed): alone(kind, seed) for kind in KINDS for seed in range(1, 11)}
    sound = True
    print(f"{'commands':<20}{'all wrote':>10}{'some':>6}{'none':>6}  wrong")
    crowd = [KINDS[i % len(KINDS)] for i in range(10)]
    for kinds in (*combinations_with_replacement(KINDS, 2), crowd):
        counted, wrong = Counter[str](), list[str]()
        for _ in range(rounds):
            wrote, own = race(kinds, expected)
            counted["all" if wrote == len(kinds) else "some" if wrote else "none"] += 1
            wrong += own
        name = "ten at once" if len(kinds) > 2 else " and ".join(kind.name for kind in kinds)
        print(f"{name:<20}{counted['all']:>10}{counted['some']:>6}{counted['none']:>6}  {'; '.join(wrong[:3]) or 'nothing'}", flush=True)
        sound = sound and not wrong
    return 0 if sound else 1


if __name__ == "__main__":
    sys.exit(main())
