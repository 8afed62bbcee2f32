"""The sheet of the engine's figures: what happens in each month without and with the programme, in each case, as labelled values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from xlsxwriter.format import Format

from cxsim.decision.comparison import VolumePriceLine
from cxsim.report.findings import Findings
from cxsim.report.workbook.case import MADE_OF_AMOUNTS, Cases
from cxsim.report.workbook.inputs import Inputs
from cxsim.report.workbook.page import FIRST, Page
from cxsim.text.locale import Locale
from cxsim.units import MONTHS_PER_YEAR

Array = NDArray[np.float64]
Rows = tuple[int, ...]  # one row for each case, or a single one where all are alike, or none


@dataclass(frozen=True)
class DriverRows:
    """Rows of one driver: volumes, and factors and additions on its price where there are any. A scheduled cost has none here."""

    baseline: Rows = ()
    programme: Rows = ()
    baseline_level: Rows = ()
    programme_level: Rows = ()
    programme_extra: Rows = ()


@dataclass(frozen=True)
class Engine:
    """Where the engine's figures stand: its sheet as formulas call it, the time axis, and the rows of each driver in order."""

    sheet: str
    number: int
    elapsed: int
    year: int
    header: int
    drivers: tuple[DriverRows, ...]

    def at(self, row: int) -> str:
        """A month's cell of a row, in a formula over the months."""
        return f"{self.sheet}{{c}}{row}"


def write_engine(page: Page, findings: Findings, cases: Cases, inputs: Inputs) -> Engine:
    """Write the sheet; returns the places of its rows."""
    found = findings.comparison
    page.title(findings.locale("workbook-engine"), findings.locale("workbook-engine-note", replications=found.replications))
    header = write_months(page, findings)
    month = np.arange(page.months, dtype=float)
    whole = page.styles.value
    number = page.monthly_values(findings.locale("workbook-number-of-month"), "", month + 1, whole)
    elapsed = page.monthly_values(findings.locale("workbook-months-elapsed"), "", month, whole)
    year = page.monthly_values(findings.locale("workbook-year-of-horizon"), "", np.floor(month / MONTHS_PER_YEAR) + 1, whole)
    rows = []
    for index, driver in enumerate(found.base.drivers):
        page.heading(findings.line_label(driver.title))
        rows.append(_driver(page, findings, cases, index, scheduled=index in inputs.schedules))
    return Engine(page.ref, number, elapsed, year, header, tuple(rows))


def write_months(page: Page, findings: Findings, constant: str = "") -> int:
    """The header of a page with a time axis, with the name of its column of constants; returns its row."""
    for column, name in enumerate(("", findings.locale("workbook-unit"), constant, findings.locale("workbook-total"), "")):
        page.text(column, name, page.styles.header if column < 3 else page.styles.header_number)
    for index, day in enumerate(findings.comparison.months):
        page.day(FIRST + index, day)
    page.row += 1
    page.sheet.freeze_panes(page.row, FIRST)
    page.sheet.repeat_rows(page.row - 1)
    page.sheet.repeat_columns(0, 1)
    return page.row


def _driver(page: Page, findings: Findings, cases: Cases, index: int, scheduled: bool) -> DriverRows:
    drivers = cases.drivers(index)
    driver = drivers[0]
    if scheduled or driver.line in MADE_OF_AMOUNTS:
        note = (
            findings.locale("workbook-paid-in-months", inputs=findings.locale("workbook-inputs"))
            if scheduled
            else findings.locale("workbook-made-of-amounts", workings=findings.locale("workbook-workings"))
        )
        page.text(0, note, page.styles.note)
        page.row += 1
        return DriverRows()
    writer = _Series(page, cases, findings.locale, findings.unit_label(driver.unit), page.styles.decimal)
    factor = _Series(page, cases, findings.locale, "", page.styles.factor)
    return DriverRows(
        baseline=()
        if paid_only_with(findings, driver)
        else writer.rows(findings.locale("workbook-without"), [d.baseline for d in drivers]),
        programme=writer.rows(findings.locale("workbook-with-it"), [d.programme for d in drivers]),
        baseline_level=factor.rows(findings.locale("workbook-level-without"), [d.baseline_level for d in drivers], usual=1.0),
        programme_level=factor.rows(findings.locale("workbook-level-with"), [d.programme_level for d in drivers], usual=1.0),
        programme_extra=factor.rows(findings.locale("workbook-extra-with"), [d.programme_extra for d in drivers], usual=0.0),
    )


def paid_only_with(findings: Findings, driver: VolumePriceLine) -> bool:
    """Whether a driver is a cost that there is only with the programme."""
    cost = next(line.kind == "cost" for line in findings.comparison.lines if line.name == driver.line)
    return cost and not driver.baseline.any()


@dataclass(frozen=True)
class _Series:
    """Rows of figures over the months, one for each case."""

    page: Page
    cases: Cases
    locale: Locale
    unit: str
    look: Format

    def rows(self, label: str, values: Sequence[Array], usual: float | None = None) -> Rows:
        """Write them: one row if all cases are alike, none if all are as usual."""
        if usual is not None and all((each == usual).all() for each in values):
            return ()
        if all(np.array_equal(values[0], each) for each in values):
            return (self.page.monthly_values(label, self.unit, values[0], self.look),)
        named = zip(self.cases.labels, values, strict=True)
        return tuple(
            self.page.monthly_values(self.locale("workbook-of-case", what=label, case=case), self.unit, each, self.look)
            for case, each in named
        )
