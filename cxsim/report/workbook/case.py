"""The base case as a workbook needs it: its drivers by line, its prices once each, and the timing of its costs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.decision.comparison import Comparison, Driver, Line
from cxsim.decision.register import Assumption
from cxsim.report.findings import Findings

Array = NDArray[np.float64]
_SCHEDULED = frozenset({"payments", "months"})


@dataclass(frozen=True)
class Price:
    """A price that is an input: its name in the register, its words, value and unit, and where it comes from."""

    name: str
    words: str
    value: float
    unit: str
    source: str
    grade: str


@dataclass(frozen=True)
class Schedule:
    """The whole months, counted from 1, in which a cost of the programme is paid."""

    first: int
    last: int


def drivers_of(line: Line, comparison: Comparison) -> tuple[Driver, ...]:
    """The drivers whose amounts make a line."""
    return tuple(driver for driver in comparison.base.drivers if driver.line == line.name)


def prices(findings: Findings) -> tuple[Price, ...]:
    """Every price of the base case, once, in the order of the drivers."""
    known: Mapping[str, Assumption] = {each.name: each for each in findings.register}
    first = {driver.price_name: driver for driver in reversed(findings.comparison.base.drivers)}
    ordered = dict.fromkeys(driver.price_name for driver in findings.comparison.base.drivers)
    return tuple(_price(findings, first[name], known.get(name)) for name in ordered)


def _price(findings: Findings, driver: Driver, found: Assumption | None) -> Price:
    unit = driver.price_unit.replace("money", findings.comparison.currency)
    source = "" if found is None else ", ".join(part for part in (found.source, found.owner) if part)
    return Price(
        driver.price_name, findings.words_for(driver.price_name), driver.price, unit, source, "" if found is None else found.grade_words
    )


def schedule(driver: Driver) -> Schedule | None:
    """When a cost is paid, if it is paid in an unbroken run of whole months and not at all without the programme; else None."""
    paid = np.flatnonzero(driver.programme)
    whole = driver.unit in _SCHEDULED and not driver.baseline.any() and set(np.unique(driver.programme)) <= {0.0, 1.0}
    if not whole or len(paid) == 0 or paid[-1] - paid[0] + 1 != len(paid):
        return None
    return Schedule(int(paid[0]) + 1, int(paid[-1]) + 1)
