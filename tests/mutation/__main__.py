"""Put one fault after another into the laws and see whether their tests find it: `python -m tests.mutation`.

Which tests prove which file stands in `laws.toml`, which faults change nothing in `explained.toml`. What was tried is kept, so a run
that was stopped goes on where it stood; a fault that was found is tried again only when its file changes. Prints a table for each file,
and every fault that no test found and nobody explained; the exit code is 1 if there is one.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.mutation.mutants import Mutant, count, mutants
from tests.mutation.trial import KILLED, ROOT, SURVIVED, TIMED_OUT, Copy, Timing, as_rows, choose_tests

HERE = Path(__file__).parent
KEPT = ROOT / ".mutants"
EXPLAINED = "explained"
HEAD = f"{'file':44}{'mutants':>8}{'tried':>7}{'killed':>8}{'timed out':>11}{'explained':>11}{'survived':>10}{'killed share':>14}"


class Record:
    """What was tried, kept line by line."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.parent.mkdir(exist_ok=True)
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        self.known = {row["mutant"]: row for row in map(json.loads, lines)}

    def outcome(self, mutant: Mutant, tests: str) -> str | None:
        """What became of a mutant; nothing if it was not tried, or survived other tests than these."""
        row = self.known.get(digest(mutant.file, mutant.source))
        return row["outcome"] if row and (row["outcome"] != SURVIVED or row["tests"] == tests) else None

    def add(self, mutant: Mutant, tests: str, outcome: str) -> None:
        """Keep what became of a mutant."""
        row = {"mutant": digest(mutant.file, mutant.source), "tests": tests, "outcome": outcome, "file": mutant.file}
        row |= {"function": mutant.function, "operator": mutant.operator, "before": mutant.before, "after": mutant.after}
        self.known[row["mutant"]] = row
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(row) + "\n")


def digest(*texts: str) -> str:
    """A name for texts."""
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:16]


def test_files(entries: Sequence[str]) -> list[Path]:
    """The files of tests that files, folders and single tests stand for."""
    places = {ROOT / entry.partition("::")[0] for entry in entries}
    return sorted(path for place in places for path in ([place] if place.is_file() else place.rglob("test_*.py")))


def timings(copy: Copy, group: Mapping[str, Any], tests: str) -> list[Timing]:
    """The times of the tests of a group, kept for the next run."""
    kept = KEPT / f"timings-{digest(tests, *group['files'])}.json"
    if not kept.exists():
        found = copy.time_tests(group["files"], group["tests"], group.get("compiled", True))
        kept.write_text(json.dumps(as_rows(found)), encoding="utf-8")
    rows = json.loads(kept.read_text(encoding="utf-8"))
    return [Timing(row["test"], row["seconds"], row["loading"], frozenset(row["calls"])) for row in rows]


def explanations() -> set[tuple[str, str, str]]:
    """The faults that change nothing anybody could see, as file, line before and line after."""
    rows = tomllib.loads((HERE / "explained.toml").read_text(encoding="utf-8")).get("mutant", [])
    return {(row["file"], row["before"], row["after"]) for row in rows}


def examine(
    copy: Copy, group: Mapping[str, Any], wanted: Sequence[str], options: argparse.Namespace, deadline: float
) -> Iterator[list[Any]]:
    """For each file of a group its name, how many mutants it has, and those tried with their outcome."""
    record = Record(KEPT / "outcomes.jsonl")
    tests = digest(*(path.read_text(encoding="utf-8") for path in test_files(group["tests"])))
    compiled, known = group.get("compiled", True), None
    for file in wanted:
        source = (copy.place / file).read_text(encoding="utf-8")
        tried = []
        for mutant in mutants(file, source, None if options.all else options.sample, options.seed):
            outcome = record.outcome(mutant, tests)
            if outcome is None and time.monotonic() < deadline:
                known = known if known is not None else timings(copy, group, tests)
                outcome = SURVIVED
                for chosen in choose_tests(known, file, mutant.function, options.test_seconds):
                    outcome = copy.try_mutant(file, mutant.source, chosen, compiled) if outcome == SURVIVED else outcome
                record.add(mutant, tests, outcome)
                print(f"{outcome:10} {file} {mutant.function}: {mutant.after}", file=sys.stderr, flush=True)
            if outcome is not None:
                tried.append((mutant, outcome))
        yield [file, count(source), tried]


def line(name: str, total: int, found: Counter[str]) -> str:
    """A line of the table; the share is of those that can be found."""
    tried, open_ones = found.total(), found.total() - found[EXPLAINED]
    share = f"{(found[KILLED] + found[TIMED_OUT]) / open_ones:.1%}" if open_ones else "-"
    numbers = f"{total:8}{tried:7}{found[KILLED]:8}{found[TIMED_OUT]:11}{found[EXPLAINED]:11}{found[SURVIVED]:10}"
    return f"{name:44}{numbers}{share:>14}"


def main() -> int:
    """Try the mutants and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("files", nargs="*", help="law files; without any, all of laws.toml")
    parser.add_argument("--sample", type=int, default=20, help="mutants of each file, chosen by the seed (20)")
    parser.add_argument("--all", action="store_true", help="every mutant")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=60.0, help="start no more trials after so many minutes (60)")
    parser.add_argument("--test-seconds", type=float, default=8.0, help="time of the tests for one mutant, the fastest first (8)")
    options = parser.parse_args()
    deadline = time.monotonic() + 60.0 * options.minutes
    groups = tomllib.loads((HERE / "laws.toml").read_text(encoding="utf-8"))["group"]
    explained, copy = explanations(), Copy(KEPT / "tree")
    totals: Counter[str] = Counter()
    survivors, mutants_of_all = [], 0
    print(HEAD)
    for group in groups:
        wanted = [file for file in group["files"] if not options.files or file in options.files]
        for file, total, tried in examine(copy, group, wanted, options, deadline):
            found: Counter[str] = Counter()
            for mutant, outcome in tried:
                known = outcome == SURVIVED and (file, mutant.before, mutant.after) in explained
                found[EXPLAINED if known else outcome] += 1
                if outcome == SURVIVED and not known:
                    survivors.append(mutant)
            print(line(file, total, found), flush=True)
            totals, mutants_of_all = totals + found, mutants_of_all + total
    print(line("all", mutants_of_all, totals))
    for mutant in survivors:
        print(f"\nsurvived: {mutant.file} {mutant.function} ({mutant.operator})\n- {mutant.before}\n+ {mutant.after}")
    return int(bool(survivors))


if __name__ == "__main__":
    sys.exit(main())
