"""The sheet of the engine's figures: what happens in each month without and with the programme, as labelled values."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cxsim.decision.comparison import Driver
from cxsim.report.findings import Findings
from cxsim.report.workbook.inputs import Inputs
from cxsim.report.workbook.page import FIRST, Page
from cxsim.units import MONTHS_PER_YEAR


@dataclass(frozen=True)
class DriverRows:
    """Rows of one driver: volumes, and factors and additions on its price where there are any. A scheduled cost has no volumes here."""

    baseline: int | None = None
    programme: int | None = None
    baseline_level: int | None = None
    programme_level: int | None = None
    programme_extra: int | None = None


@dataclass(frozen=True)
class Engine:
    """Where the engine's figures stand: the rows of the time axis, and those of each driver in the order of the base case."""

    number: int
    elapsed: int
    year: int
    header: int
    drivers: tuple[DriverRows, ...]


def write_engine(page: Page, findings: Findings, inputs: Inputs) -> Engine:
    """Write the sheet; returns the places of its rows."""
    found = findings.comparison
    note = f"Figures of the simulation, every assumption at its central value, mean of {found.replications} replications."
    page.title("Engine", f"{note} Not to be changed.")
    header = write_months(page, findings)
    month = np.arange(page.months, dtype=float)
    whole = page.styles.value
    number = page.monthly_values("Number of the month", "", month + 1, whole)
    elapsed = page.monthly_values("Months elapsed when it begins", "", month, whole)
    year = page.monthly_values("Year of the horizon", "", np.floor(month / MONTHS_PER_YEAR) + 1, whole)
    rows = []
    for index, driver in enumerate(found.base.drivers):
        page.heading(driver.title)
        rows.append(_driver(page, driver, findings, scheduled=index in inputs.schedules))
    return Engine(number, elapsed, year, header, tuple(rows))


def write_months(page: Page, findings: Findings, constant: str = "") -> int:
    """The header of a page with a time axis, with the name of its column of constants; returns its row."""
    for column, name in enumerate(("", "Unit", constant, "Total", "")):
        page.text(column, name, page.styles.header if column < 3 else page.styles.header_number)
    for index, day in enumerate(findings.comparison.months):
        page.day(FIRST + index, day)
    page.row += 1
    page.sheet.freeze_panes(page.row, FIRST)
    page.sheet.repeat_rows(page.row - 1)
    page.sheet.repeat_columns(0, 1)
    return page.row


def _driver(page: Page, driver: Driver, findings: Findings, scheduled: bool) -> DriverRows:
    unit = driver.unit.replace("money", findings.comparison.currency)
    if scheduled:
        page.text(0, "paid in the months given on the sheet Inputs", page.styles.note)
        page.row += 1
        return DriverRows()
    look = page.styles.decimal
    cost = next(line.kind == "cost" for line in findings.comparison.lines if line.name == driver.line)
    only_with = cost and not driver.baseline.any()
    return DriverRows(
        baseline=None if only_with else page.monthly_values("without the programme", unit, driver.baseline, look),
        programme=page.monthly_values("with the programme", unit, driver.programme, look),
        baseline_level=_unless(page, "factor on the price, without", driver.baseline_level, 1.0),
        programme_level=_unless(page, "factor on the price, with", driver.programme_level, 1.0),
        programme_extra=_unless(page, "added to the price, with", driver.programme_extra, 0.0),
    )


def _unless(page: Page, label: str, values: np.ndarray, usual: float) -> int | None:
    return None if (values == usual).all() else page.monthly_values(label, "", values, page.styles.factor)
