"""All benchmarks of the engine in one table, each beside its yardstick in the same run.

`make bench` prints it; `--write` puts the ratios into `cxsim/engine/README.md`; `--full` takes the sizes that are spoken of (hours of
a small machine's time: 10 M customers, 100 M events); `--only WORD` leaves out rows whose name has not that word. The log of 100 M
events alone, with what it takes in memory: `--full --only Parquet --pairs 1`.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from tests.benchmark.rows import FULL, SMALL, rows
from tests.benchmark.scale import Fact, facts
from tests.benchmark.table import Result, heading, line, markdown, measured

PAGE = Path(__file__).parents[2] / "cxsim" / "engine" / "README.md"
BEGIN, END = "<!-- benchmarks: written by `python -m tests.benchmark --write` -->", "<!-- end of benchmarks -->"
OTHERS = ("pool_speed",)


def main() -> None:
    """Print the table, and write it if that is wanted."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--pairs", type=int, default=3)
    options.add_argument("--full", action="store_true")
    options.add_argument("--only", default="")
    options.add_argument("--write", action="store_true")
    wanted = options.parse_args()
    say(heading())
    sizes = FULL if wanted.full else SMALL
    results = [_shown(measured(row, wanted.pairs)) for row in rows(sizes) if wanted.only in row.name]
    found = [_sentence(fact()) for name, fact in facts(sizes.customers, sizes.replications, sizes.logged).items() if wanted.only in name]
    others = [_other(name) for name in OTHERS if find_spec(f"tests.benchmark.{name}") and wanted.only in name]
    if wanted.write:
        write(results, found, others)


def _shown(result: Result) -> Result:
    say(line(result))
    return result


def _sentence(fact: Fact) -> Fact:
    say(f"{fact.name}: {fact.found} (goal: {fact.goal}) {'reached' if fact.reached else 'not reached'}")
    return fact


def _other(name: str) -> str:
    """What a benchmark with a table of its own prints."""
    done = subprocess.run([sys.executable, "-m", f"tests.benchmark.{name}"], check=True, capture_output=True, text=True)
    say(done.stdout.rstrip())
    return done.stdout.strip()


def write(results: list[Result], found: list[Fact], others: list[str]) -> None:
    """Put the ratios into the page, between its marks."""
    lines = [f"- {fact.name}: {fact.found} (goal: {fact.goal}; {'reached' if fact.reached else 'not reached'})." for fact in found]
    text = "\n\n".join([BEGIN, markdown(results), "\n".join(lines), *(f"```\n{other}\n```" for other in others), END])
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(re.sub(f"{re.escape(BEGIN)}.*{re.escape(END)}", lambda _: text, page, flags=re.DOTALL), encoding="utf-8")


def say(text: str) -> None:
    """Print at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
