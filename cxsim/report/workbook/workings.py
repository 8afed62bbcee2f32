"""The sheet of workings: from volumes and prices to lines, incremental cash flow, present value and payback."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from cxsim.decision.comparison import Driver
from cxsim.decision.money import discount_factors, month_times
from cxsim.report.findings import Findings
from cxsim.report.workbook.case import drivers_of
from cxsim.report.workbook.engine import DriverRows, Engine, write_months
from cxsim.report.workbook.inputs import Inputs
from cxsim.report.workbook.page import CONSTANT, Page
from cxsim.units import MONTHS_PER_YEAR

Array = NDArray[np.float64]
Scenario = Literal["baseline", "programme"]


@dataclass(frozen=True)
class Row:
    """A row of workings and the figures that its formulas have now."""

    number: int
    values: Array


@dataclass(frozen=True)
class Workings:
    """Where the workings stand: the discount factors by timing, the rows of the lines by name, the sums, and when the money is back.

    A line that is paid only with the programme has no row in the baseline.
    """

    factors: Mapping[str, Row]
    baseline: Mapping[str, Row]
    programme: Mapping[str, Row]
    incremental: Mapping[str, Row]
    net: Row
    cumulative: Row
    cumulative_present: Row
    made_good: Row
    made_good_present: Row


def write_workings(page: Page, findings: Findings, inputs: Inputs, engine: Engine) -> Workings:
    """Write the sheet; returns the places of its rows."""
    page.title("Workings", "Every row has one formula over all months. Amounts are money to the company: income positive, cost negative.")
    write_months(page, findings, "Sign")
    factors = _factors(page, findings, inputs, engine)
    timing = _timing(page, findings, inputs, engine)
    baseline = _scenario(page, findings, inputs, engine, timing, "baseline")
    programme = _scenario(page, findings, inputs, engine, timing, "programme")
    page.heading("Programme minus doing nothing")
    lines = findings.comparison.lines
    incremental = {line.name: _difference(page, line.title, programme[line.name], baseline.get(line.name)) for line in lines}
    dated = _sum(page, "of which dated payments", [incremental[line.name] for line in lines if line.timing == "dated"])
    accruing = _sum(page, "of which over the month", [incremental[line.name] for line in lines if line.timing == "month"])
    net = _row(page, "Net cash flow", f"={{c}}{dated.number}+{{c}}{accruing.number}", dated.values + accruing.values, strong=True)
    cumulative, good = _payback(page, "Cumulative", dated, accruing, engine)
    page.heading("Present value")
    present = [
        _row(page, words, f"={{c}}{row.number}*{{c}}{factors[timing].number}", row.values * factors[timing].values)
        for words, row, timing in (("Dated payments", dated, "dated"), ("Over the month", accruing, "month"))
    ]
    cumulative_present, good_present = _payback(page, "Cumulative present value", present[0], present[1], engine)
    return Workings(factors, baseline, programme, incremental, net, cumulative, cumulative_present, good, good_present)


def _factors(page: Page, findings: Findings, inputs: Inputs, engine: Engine) -> dict[str, Row]:
    terms = findings.comparison.terms
    page.heading("Discount factors")
    start = f"Engine!{{c}}${engine.elapsed}"
    accrues = f"=1/(1+{inputs.discount_rate})^(({start}+{inputs.point_in_month})/{inputs.months_per_year})"
    dated = f"=1/(1+{inputs.discount_rate})^({start}/{inputs.months_per_year})"
    times = {"month": month_times(page.months, terms.convention), "dated": np.arange(page.months) / MONTHS_PER_YEAR}
    values = {timing: discount_factors(terms.discount_rate.value, years) for timing, years in times.items()}
    return {
        "month": _row(page, "for what accrues over the month", accrues, values["month"], factor=True, total=False),
        "dated": _row(page, "for payments on the first day of the month", dated, values["dated"], factor=True, total=False),
    }


def _timing(page: Page, findings: Findings, inputs: Inputs, engine: Engine) -> dict[int, Row]:
    """For each scheduled cost the months in which it is paid, as 1 and 0."""
    if not inputs.schedules:
        return {}
    page.heading("Months in which the programme's costs are paid")
    number = f"Engine!{{c}}${engine.number}"
    drivers = findings.comparison.base.drivers
    return {
        index: _row(
            page, drivers[index].title, f"=({number}>={inputs.first[index]})*({number}<={inputs.last[index]})", drivers[index].programme
        )
        for index in inputs.schedules
    }


def _difference(page: Page, label: str, with_: Row, without: Row | None) -> Row:
    if without is None:
        return _row(page, label, f"={{c}}{with_.number}", with_.values)
    return _row(page, label, f"={{c}}{with_.number}-{{c}}{without.number}", with_.values - without.values)


def _scenario(
    page: Page, findings: Findings, inputs: Inputs, engine: Engine, timing: Mapping[int, Row], scenario: Scenario
) -> dict[str, Row]:
    found = findings.comparison
    page.heading("Without the programme" if scenario == "baseline" else "With the programme")
    places = {id(driver): index for index, driver in enumerate(found.base.drivers)}
    lines = {}
    for line in found.lines:
        drivers = drivers_of(line, found)
        if scenario == "baseline" and not any(driver.baseline.any() for driver in drivers) and line.kind == "cost":
            continue
        parts = []
        for driver in drivers:
            index = places[id(driver)]
            formula = _amount_formula(driver, inputs, engine.drivers[index], timing.get(index), scenario)
            amount = driver.baseline_amount if scenario == "baseline" else driver.programme_amount
            page.value(CONSTANT, driver.sign, page.styles.value)
            parts.append(_row(page, driver.title, formula, amount))
        lines[line.name] = _sum(page, line.title, parts, strong=True)
    return lines


def _amount_formula(driver: Driver, inputs: Inputs, rows: DriverRows, paid: Row | None, scenario: Scenario) -> str:
    """Sign times volume times price; the price times its factor and plus what is added, where there are any."""
    sign, price = "$C{row}", inputs.prices[driver.price_name]
    if paid is not None:
        return f"={sign}*{{c}}{paid.number}*{price}"
    volume, level = (rows.baseline, rows.baseline_level) if scenario == "baseline" else (rows.programme, rows.programme_level)
    extra = rows.programme_extra if scenario == "programme" else None
    full = price if level is None else f"{price}*Engine!{{c}}{level}"
    if extra is not None:
        full = f"({full}+Engine!{{c}}{extra})"
    return f"={sign}*Engine!{{c}}{volume}*{full}"


def _payback(page: Page, words: str, dated: Row, accruing: Row, engine: Engine) -> tuple[Row, Row]:
    """Rows that follow the cumulative flow through each month and say when, in months, it is made good."""
    closing = np.cumsum(dated.values + accruing.values)
    opening = np.concatenate([[0.0], closing[:-1]])
    paid = opening + dated.values
    start = np.arange(page.months, dtype=float)
    within = start - np.divide(paid, accruing.values, out=np.zeros_like(paid), where=accruing.values != 0)
    good = np.where((paid < 0) & (closing >= 0), within, np.where((opening < 0) & (paid >= 0), start, 0.0))
    first = page.row + 1
    a = _row(page, f"{words}, at the start of the month", f"={{p}}{first + 2}", opening, total=False)
    b = _row(page, f"{words}, after dated payments", f"={{c}}{a.number}+{{c}}{dated.number}", paid, total=False)
    c = _row(page, f"{words}, at the end of the month", f"={{c}}{b.number}+{{c}}{accruing.number}", closing, strong=True, total=False)
    month = f"Engine!{{c}}${engine.elapsed}"
    last = f"IF(AND({{c}}{a.number}<0,{{c}}{b.number}>=0),{month},0)"
    formula = f"=IF(AND({{c}}{b.number}<0,{{c}}{c.number}>=0),{month}-{{c}}{b.number}/{{c}}{accruing.number},{last})"
    return c, _row(page, f"{words}: made good after so many months", formula, good, factor=True, total=False)


def _sum(page: Page, label: str, rows: Sequence[Row], strong: bool = False) -> Row:
    if not rows:
        return Row(page.monthly_values(label, "", np.zeros(page.months), page.styles.amount), np.zeros(page.months))
    values = np.asarray(np.sum([row.values for row in rows], axis=0))
    return _row(page, label, "=" + "+".join(f"{{c}}{row.number}" for row in rows), values, strong=strong)


def _row(page: Page, label: str, formula: str, values: Array, factor: bool = False, strong: bool = False, total: bool = True) -> Row:
    style = page.styles.factor if factor else page.styles.amount
    written = formula.replace("{row}", str(page.row + 1))
    return Row(page.monthly(label, "", written, values, style, total=total, strong=strong), values)
