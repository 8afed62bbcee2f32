"""Give the product wrong and strange inputs, and judge every answer by other means: `python -m tests.attacks.fuzz`.

Each input is a pure function of the seed, its family and its number. It is either refused with faults that say what was found, what was
expected and what to do, or accepted as an independent reading of the same bytes understands it. What was tried is kept in a folder: a
second command goes on there. An input that went wrong is kept with the reason in `failures/`, and `--only tables:1234` tries it again.

Prints a table: for each family how many inputs were refused, accepted, ended in a traceback or in the end of the process, were wrongly
accepted or refused, and how long the slowest took.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import count
from pathlib import Path

from tests.attacks.fuzz.trial import ACCEPTED, REFUSED, TRACEBACK, WRONG, Finding
from tests.attacks.fuzz.worker import ABORTED, Worker

FAMILIES = ("tables", "studies", "overlays", "settings", "results", "addresses")
ROUND = 25
"""Inputs of one family before the next has its turn."""
COLUMNS = (REFUSED, ACCEPTED, TRACEBACK, ABORTED, WRONG)


class Ledger:
    """What was tried under a seed, a line of JSON for each input."""

    def __init__(self, folder: Path, seed: int) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.file = folder / f"tried-{seed}.jsonl"
        self.found: dict[tuple[str, int], Finding] = {}
        for line in self.file.read_text(encoding="utf-8").splitlines() if self.file.exists() else ():
            try:
                found = Finding(**json.loads(line))
            except (ValueError, TypeError):
                continue  # the line in which the command before was ended
            self.found[found.family, found.number] = found

    def note(self, found: Finding) -> None:
        """Add what came of an input; of what is wrong the reason lies beside."""
        self.found[found.family, found.number] = found
        with self.file.open("a", encoding="utf-8") as file:
            file.write(json.dumps({**asdict(found), "why": found.why[:200]}) + "\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Try the inputs; 0 if none ended in a traceback or was wrongly accepted or refused."""
    given = _parser().parse_args(arguments)
    state = given.folder.resolve()
    names = tuple(given.kinds)
    if given.only:
        return _again(given, state)
    ledger, worker = Ledger(state, given.seed), Worker(names, given.seed, state)
    ends = time.monotonic() + 60 * given.minutes if given.minutes else float("inf")
    try:
        for family, number in _numbers(names, given.inputs):
            if time.monotonic() > ends:
                break
            if (family, number) in ledger.found and not (given.retry and ledger.found[family, number].why):
                continue
            found = worker.attempt(family, number)
            ledger.note(found)
            if found.why:
                print(f"{family}:{number} {found.kind}: {found.why.strip().splitlines()[-1][:160]}", flush=True)
    except KeyboardInterrupt:
        pass
    finally:
        worker.end()
    return _show(names, ledger)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=int, default=100_000, help="of all families together")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, default=Path(".fuzz"), help="where what was tried is kept")
    parser.add_argument("--minutes", type=float, default=0.0, help="end after so many minutes; 0 for no limit")
    parser.add_argument("--kinds", nargs="+", choices=FAMILIES, default=FAMILIES, metavar="FAMILY", help=", ".join(FAMILIES))
    parser.add_argument("--only", metavar="FAMILY:NUMBER", help="try one input again")
    parser.add_argument("--retry", action="store_true", help="try again what went wrong")
    return parser


def _numbers(names: Sequence[str], inputs: int) -> Iterator[tuple[str, int]]:
    """The inputs in the order in which they are tried: some of each family in turn."""
    tried = 0
    for start in count(0, ROUND):
        for name in names:
            for number in range(start, start + ROUND):
                if tried >= inputs:
                    return
                tried += 1
                yield name, number


def _again(given: argparse.Namespace, state: Path) -> int:
    family, _, number = given.only.partition(":")
    state.mkdir(parents=True, exist_ok=True)
    worker = Worker((family,), given.seed, state)
    found = worker.attempt(family, int(number))
    worker.end()
    print(f"{found.family}:{found.number} {found.kind}, {found.seconds:.2f} s, in {state / 'input'}\n{found.why}")
    return 1 if found.why else 0


def _show(names: Sequence[str], ledger: Ledger) -> int:
    print(f"{'family':<11}{'inputs':>8}" + "".join(f"{column:>11}" for column in COLUMNS) + f"{'slowest, s':>12}")
    every = [found for found in ledger.found.values() if found.family in names]
    for name in (*names, "all"):
        own = [found for found in every if name in ("all", found.family)]
        counts = "".join(f"{sum(found.kind == column for found in own):>11}" for column in COLUMNS)
        print(f"{name:<11}{len(own):>8}{counts}{max((found.seconds for found in own), default=0.0):>12.2f}")
    return 1 if any(found.why for found in every) else 0


if __name__ == "__main__":
    sys.exit(main())
