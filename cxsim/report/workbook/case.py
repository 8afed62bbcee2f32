"""The cases as a workbook needs them: their drivers by line, their prices once each, and the timing of the programme's costs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.decision.assumption_register import Assumption
from cxsim.decision.cash_flow import HAIRCUT_LINE, TAX_LINE
from cxsim.decision.comparison import BaseCase, CashFlowLine, Comparison, VolumePriceLine
from cxsim.decision.financial_terms import INFLATION, RATE
from cxsim.report.findings import Findings
from cxsim.report.quantity_labels import label_grade

Array = NDArray[np.float64]
MADE_OF_AMOUNTS = frozenset({HAIRCUT_LINE.name, TAX_LINE.name})
_SCHEDULED = frozenset({"payments", "months"})
_ORDER = ("base", "downside", "upside")


@dataclass(frozen=True)
class Cases:
    """The cases of a workbook, the base case first: their labels, and what each is."""

    labels: tuple[str, ...]
    bases: tuple[BaseCase, ...]

    def __len__(self) -> int:
        """How many there are."""
        return len(self.bases)

    def drivers(self, index: int) -> tuple[VolumePriceLine, ...]:
        """One driver in every case."""
        return tuple(base.drivers[index] for base in self.bases)


@dataclass(frozen=True)
class Price:
    """A price that is an input: its name in the register, its words, its value in each case, its unit, and where it comes from."""

    name: str
    words: str
    values: tuple[float, ...]
    unit: str
    source: str
    grade: str


@dataclass(frozen=True)
class Schedule:
    """The whole months, counted from 1, in which a cost of the programme is paid."""

    first: int
    last: int


def cases_of(findings: Findings) -> Cases:
    """The base case, and the named cases beside it where they were run."""
    known = {
        "base": findings.locale("workbook-base"),
        "downside": findings.locale("workbook-downside"),
        "upside": findings.locale("workbook-upside"),
    }
    others = {case.name: case.base for case in findings.cases if case.name != "base"}
    bases = {"base": findings.comparison.base, **{name: others[name] for name in _ORDER if name in others}}
    return Cases(tuple(known[name] for name in bases), tuple(bases.values()))


def drivers_of(line: CashFlowLine, comparison: Comparison) -> tuple[VolumePriceLine, ...]:
    """The drivers whose amounts make a line."""
    return tuple(driver for driver in comparison.base.drivers if driver.line == line.name)


def prices(findings: Findings, cases: Cases) -> tuple[Price, ...]:
    """Every price, once, in the order of the drivers, with its value in each case."""
    known: Mapping[str, Assumption] = {each.name: each for each in findings.register}
    first: dict[str, int] = {}
    for index, driver in enumerate(cases.bases[0].drivers):
        first.setdefault(driver.price_name, index)
    return tuple(_price(findings, cases.drivers(index), known.get(name)) for name, index in first.items())


def _price(findings: Findings, drivers: tuple[VolumePriceLine, ...], found: Assumption | None) -> Price:
    name = drivers[0].price_name
    source, grade = source_and_grade(findings, found)
    values = tuple(driver.price for driver in drivers)
    return Price(name, findings.label(name), values, findings.unit_label(drivers[0].price_unit), source, grade)


def source_and_grade(findings: Findings, found: Assumption | None) -> tuple[str, str]:
    """Where an assumption comes from, with its owner, and its grade, in words."""
    if found is None:
        return "", ""
    source = ", ".join(part for part in (findings.locale.format(found.source), found.owner) if part)
    return source, label_grade(found.grade_words, findings.locale)


def rates(findings: Findings, cases: Cases) -> tuple[float, ...]:
    """The discount rate in each case."""
    central = findings.comparison.terms.discount_rate.value
    return tuple(base.values.get(RATE, central) for base in cases.bases)


def inflations(findings: Findings, cases: Cases) -> tuple[float, ...]:
    """Inflation in each case; 0 where nobody said."""
    stated = findings.comparison.terms.inflation
    central = 0.0 if stated is None else stated.value
    return tuple(base.values.get(INFLATION, central) for base in cases.bases)


def schedule_of(drivers: tuple[VolumePriceLine, ...]) -> Schedule | None:
    """When a cost is paid, if it is so in every case."""
    found = {schedule(driver) for driver in drivers}
    return found.pop() if len(found) == 1 else None


def schedule(driver: VolumePriceLine) -> Schedule | None:
    """When a cost is paid, if it is paid in an unbroken run of whole months and not at all without the programme; else None."""
    paid = np.flatnonzero(driver.programme)
    whole = driver.unit in _SCHEDULED and not driver.baseline.any() and set(np.unique(driver.programme)) <= {0.0, 1.0}
    if not whole or len(paid) == 0 or paid[-1] - paid[0] + 1 != len(paid):
        return None
    return Schedule(int(paid[0]) + 1, int(paid[-1]) + 1)
