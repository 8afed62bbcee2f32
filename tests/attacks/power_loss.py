"""Cut the power: kill a command, lose what it had not synchronised, resume, and compare: `python -m tests.attacks.power_loss`.

No power is cut. Each process of the command keeps a journal of what it synchronised and renamed. After the kill a file whose content was
not synchronised before its rename is filled with zeros, as a file system may leave it, and a name that was not synchronised is taken
away or left by chance. The command must then write what it writes undisturbed.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.attacks.victim import PROCESSES, RUN, THREADS, Victim, confused, in_the_making, live, results
from tests.attacks.write_journal import JOURNAL

VICTIMS = (THREADS, PROCESSES, RUN)


@dataclass
class Losses:
    """Of the files renamed into place: those of which the content, and those of which the name may be lost."""

    renames: int
    contents: set[Path]
    names: set[Path]


def losses(journal: Path) -> Losses:
    """What a cut of the power at the journal's end may take."""
    content: dict[Path, tuple[int, int]] = {}
    lost = Losses(0, set(), set())
    for line in journal.read_text(encoding="utf-8").splitlines() if journal.exists() else ():
        kind, path, *rest = line.split("\t")
        where = Path(path)
        if kind == "content":
            content[where] = (int(rest[0]), int(rest[1]))
        elif kind == "names":
            lost.names -= {name for name in lost.names if name.parent == where}
        else:
            target = Path(rest[0])
            lost.renames += 1
            lost.names.add(target)
            for name in [target, *(target.rglob("*") if target.is_dir() else ())]:
                if name.is_file() and content.get(where / name.relative_to(target)) != _state(name):
                    lost.contents.add(name)
                else:
                    lost.contents.discard(name)
    return lost


def _state(path: Path) -> tuple[int, int]:
    about = path.stat()
    return about.st_size, about.st_mtime_ns


def take(lost: Losses, rng: random.Random) -> None:
    """Fill with zeros, and remove some names."""
    for path in lost.contents:
        if path.is_file():
            path.write_bytes(bytes(path.stat().st_size))
    for path in sorted(lost.names):
        if path.exists() and rng.random() < 0.5:
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def attack(victim: Victim, cuts: int, rng: random.Random) -> tuple[int, int, int, list[str]]:
    """Cut the power at random moments; how much was renamed, how many contents and names were lost, and what was wrong afterwards."""
    renames = contents = names = 0
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        shutil.copy(Path(__file__).with_name("write_journal.py"), folder / "sitecustomize.py")
        undisturbed = live(victim, folder / "calm")
        expected = results(victim, folder / "calm")
        for cut in range(cuts):
            place, journal = folder / f"trial-{cut}", folder / f"journal-{cut}"
            observed = {JOURNAL: str(journal), "PYTHONPATH": str(folder)}
            live(victim, place, rng.uniform(0.3, 1.1) * undisturbed.seconds, environment=observed)
            lost = losses(journal)
            renames, contents, names = renames + lost.renames, contents + len(lost.contents), names + len(lost.names)
            take(lost, rng)
            ending = live(victim, place)
            found = results(victim, place)
            wrong += [name for name, _ in found.items() ^ expected.items()] + in_the_making(place)
            wrong += [f"exit code {ending.code}: {ending.said}"] * (ending.code != 0 or confused(ending))
    return renames, contents, names, wrong


def main() -> int:
    """Attack every command; 0 if each wrote what it writes undisturbed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cuts", type=int, default=10, help="for each command")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    rng, sound = random.Random(given.seed), True
    print(f"{'command':<22}{'cuts':>6}{'renames':>9}{'contents lost':>15}{'names lost':>12}{'wrong':>7}")
    for victim in VICTIMS:
        renames, contents, names, wrong = attack(victim, given.cuts, rng)
        row = f"{victim.name:<22}{given.cuts:>6}{renames:>9}{contents:>15}{names:>12}{len(wrong):>7}"
        print(f"{row}  {'; '.join(wrong[:3])}", flush=True)
        sound = sound and renames > 0 and not wrong
    return 0 if sound else 1


if __name__ == "__main__":
    sys.exit(main())
