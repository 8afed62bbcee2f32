"""The sheet of inputs: the only cells that are meant to be changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from xlsxwriter.format import Format

from cxsim.decision.comparison import Driver
from cxsim.report.findings import Findings
from cxsim.report.workbook.case import Price, Schedule, prices, schedule
from cxsim.report.workbook.page import Page
from cxsim.units import MONTHS_PER_YEAR

VALUE = 1
SHARES = frozenset({"share", "per year"})
CLOSE, CLOSE_SHARE = 0.005, 1e-9


@dataclass(frozen=True)
class Inputs:
    """Where each input stands, as formulas call it; `first` and `last` by the place of the driver in the base case."""

    discount_rate: str
    point_in_month: str
    months_per_year: str
    close: str
    close_share: str
    prices: Mapping[str, str]
    first: Mapping[int, str]
    last: Mapping[int, str]
    schedules: Mapping[int, Schedule]


def write_inputs(page: Page, findings: Findings) -> Inputs:
    """Write the sheet; returns the places of its inputs."""
    look, terms = page.styles, findings.comparison.terms
    page.title("Inputs", "Blue cells are inputs: change them and every result follows. What the engine simulated is on the sheet Engine.")
    page.header(("Input", "Value", "Unit", "Source", "Grade", "Name in the study"), numeric=(VALUE,))
    page.sheet.freeze_panes(page.row, 1)
    page.heading("Money over time")
    rate = terms.discount_rate
    grade = "" if rate.grade is None else rate.grade.value
    at = _input(
        page,
        "Discount rate, nominal, annual effective",
        rate.value,
        "per year",
        look.input_share,
        rate.source,
        grade,
        "money.discount_rate",
    )
    half = 1.0 if terms.convention == "end_of_month" else 0.5
    when = _input(page, "When in its month an amount is discounted (1 = end, 0.5 = middle)", half, "of a month", look.input_number)
    year = _input(page, "Months in a year", MONTHS_PER_YEAR, "months", look.value, "definition")
    page.heading("Prices")
    costs = {line.name for line in findings.comparison.lines if line.kind == "cost"}
    charged = {driver.price_name for driver in findings.comparison.base.drivers if driver.line in costs}
    every = prices(findings)
    places = {price.name: _price(page, price) for price in every if price.name not in charged}
    page.heading("What the programme costs")
    places |= {price.name: _price(page, price) for price in every if price.name in charged}
    scheduled = {index: found for index, driver in enumerate(findings.comparison.base.drivers) if (found := schedule(driver)) is not None}
    first, last = _schedules(page, findings, scheduled)
    page.heading("Checks")
    close = _input(page, "Difference that counts as none", CLOSE, findings.comparison.currency, look.input_number)
    share = _input(page, "plus this share of the engine's figure", CLOSE_SHARE, "share", look.exponent)
    return Inputs(at, when, year, close, share, places, first, last, scheduled)


def _schedules(page: Page, findings: Findings, found: Mapping[int, Schedule]) -> tuple[dict[int, str], dict[int, str]]:
    first, last = {}, {}
    for index, when in found.items():
        driver: Driver = findings.comparison.base.drivers[index]
        once = driver.unit == "payments"
        words = f"{driver.title}: month paid" if once else f"{driver.title}: first month"
        first[index] = _input(page, words, when.first, "month number", page.styles.input_integer)
        last[index] = first[index]
        if not once:
            last[index] = _input(page, f"{driver.title}: last month", when.last, "month number", page.styles.input_integer)
    return first, last


def _price(page: Page, price: Price) -> str:
    style = page.styles.input_share if price.unit in SHARES else page.styles.input_number
    return _input(page, price.words, price.value, price.unit, style, price.source, price.grade, price.name)


def _input(page: Page, label: str, value: float, unit: str, style: Format, source: str = "", grade: str = "", name: str = "") -> str:
    place = page.cell(VALUE)
    page.text(0, label)
    page.value(VALUE, value, style)
    for column, words in enumerate((unit, source, grade, name), start=2):
        page.text(column, words, page.styles.unit)
    page.row += 1
    return place
