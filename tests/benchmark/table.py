"""The table of the benchmarks: rows, how each is measured beside its yardstick, and how they are shown."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from statistics import median
from typing import Any

MILLION = 1e6
Measure = Callable[[], float]
"""A figure of which more is better, measured in a process of its own; None of a yardstick means that it is not there."""


@dataclass(frozen=True)
class Row:
    """Something that is measured, and what it is measured against.

    Attributes
    ----------
    unit : of a million of the figure; beside : name of the yardstick.
    goal : the least ratio that is wanted.
    """

    name: str
    unit: str
    own: Measure
    beside: str
    yardstick: Measure | None
    goal: float


@dataclass(frozen=True)
class Result:
    """What was found: figures of both sides, pair by pair, and the ratios of the pairs."""

    row: Row
    own: tuple[float, ...]
    yardstick: tuple[float, ...]

    @property
    def ratios(self) -> list[float]:
        """Ours over the yardstick's, of each pair."""
        return [ours / theirs for ours, theirs in zip(self.own, self.yardstick, strict=True)] if self.yardstick else []

    @property
    def ratio(self) -> str:
        """The median of the ratios and their range; why there is none."""
        found = self.ratios
        return f"{median(found):.3g} ({min(found):.3g} to {max(found):.3g})" if found else "not measured: the yardstick is not there"

    @property
    def reached(self) -> str:
        """Whether the median reaches the goal."""
        return "" if not self.ratios else "reached" if median(self.ratios) >= self.row.goal else "not reached"


@dataclass(frozen=True)
class Fact:
    """Something that is measured against a bound: what was found, in words, what is wanted, and whether it is so."""

    name: str
    found: str
    goal: str
    reached: bool


def measured(row: Row, pairs: int) -> Result:
    """A row measured so often, ours and the yardstick's in turn, since the speed of a shared machine drifts."""
    own: list[float] = []
    yardstick: list[float] = []
    for _ in range(pairs):
        own.append(alone(row.own))
        if row.yardstick is not None:
            yardstick.append(alone(row.yardstick))
    return Result(row, tuple(own), tuple(yardstick))


def alone(measure: Callable[[], Any]) -> Any:
    """What a function finds in a fresh process."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as process:
        return process.submit(measure).result()


def line(result: Result) -> str:
    """A row for the terminal, with the figures of this machine."""
    row = result.row
    sides = [f"{median(result.own) / MILLION:,.2f}", f"{median(result.yardstick) / MILLION:,.2f}" if result.yardstick else "-"]
    return f"{row.name:44s} {sides[0]:>9s} {sides[1]:>9s} {row.unit:24s} {result.ratio:26s} {row.goal:>6g} {result.reached}"


def heading() -> str:
    """The words above the rows."""
    return f"{'':44s} {'here':>9s} {'beside':>9s} {'':24s} {'ratio (lowest to highest)':26s} {'goal':>6s}"


def markdown(results: Sequence[Result]) -> str:
    """The rows for a page: ratios only, which hold on other machines too."""
    lines = ["| what | beside | ratio (lowest to highest pair) | goal | |", "|---|---|---|---|---|"]
    lines += [f"| {r.row.name} | {r.row.beside} | {r.ratio} | {r.row.goal:g} | {r.reached} |" for r in results]
    return "\n".join(lines)
