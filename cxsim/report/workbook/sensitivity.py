"""The sheet of sensitivity: live at other rates, and what the simulation found for each assumption as labelled values."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from xlsxwriter.format import Format

from cxsim.decision.money import discount_factors, month_times
from cxsim.report.findings import Findings
from cxsim.report.phrases import columns
from cxsim.report.sections.options import label_effect
from cxsim.report.workbook.engine import Engine
from cxsim.report.workbook.inputs import Inputs
from cxsim.report.workbook.page import Page
from cxsim.report.workbook.results import Results
from cxsim.report.workbook.workings import Workings
from cxsim.units import MONTHS_PER_YEAR

RATES = (0.0, 0.05, 0.08, 0.10, 0.12, 0.15, 0.20, 0.30)


def write_sensitivity(page: Page, findings: Findings, inputs: Inputs, engine: Engine, workings: Workings, results: Results) -> None:
    """Write the sheet."""
    page.title(findings.locale("workbook-sensitivity"), findings.locale("workbook-sensitivity-note"))
    _profile(page, findings, inputs, engine, workings)
    _breakeven(page, findings, results)
    _tornado(page, findings)
    _sobol(page, findings)
    _split(page, findings)
    _information(page, findings)


def _profile(page: Page, findings: Findings, inputs: Inputs, engine: Engine, workings: Workings) -> None:
    look = page.styles
    page.heading(findings.locale("workbook-profile"))
    page.header(columns(findings.locale("workbook-profile-columns")), numeric=(0, 1))
    elapsed = f"{engine.sheet}{page.span(engine.elapsed)}"
    dated, accruing = (f"{workings.sheet}{page.span(row.number)}" for row in (workings.dated, workings.accruing))
    for rate in RATES:
        row = page.row + 1
        page.value(0, rate, look.input_share)
        early = f"SUMPRODUCT({dated},1/(1+$A{row})^({elapsed}/{inputs.months_per_year}))"
        late = f"SUMPRODUCT({accruing},1/(1+$A{row})^(({elapsed}+{inputs.point_in_month})/{inputs.months_per_year}))"
        page.formula(1, f"={early}+{late}", _npv(findings, workings, rate), look.amount)
        page.row += 1


def _npv(findings: Findings, workings: Workings, rate: float) -> float:
    months = len(findings.comparison.months)
    late = discount_factors(rate, month_times(months, findings.comparison.terms.convention))
    early = discount_factors(rate, np.arange(months) / MONTHS_PER_YEAR)
    return float(workings.accruing.values @ late + workings.dated.values @ early)


def _breakeven(page: Page, findings: Findings, results: Results) -> None:
    found = findings.comparison.base.measures
    page.heading(findings.locale("workbook-breakeven"))
    page.text(0, findings.locale("workbook-breakeven-label"))
    may_fail = (found.pv_benefits - found.pv_costs) / found.pv_benefits if found.pv_benefits > 0 else 0.0
    formula = f"=IF({results.pv_benefits}>0,({results.pv_benefits}-{results.pv_costs})/{results.pv_benefits},0)"
    page.formula(1, formula, may_fail, page.styles.share)
    page.row += 1


def _tornado(page: Page, findings: Findings) -> None:
    look = page.styles
    page.heading(findings.locale("workbook-tornado"))
    if findings.sensitivity is None or not findings.sensitivity.tornado:
        _not_run(page, findings)
        return
    page.header(columns(findings.locale("workbook-tornado-columns")), numeric=range(1, 9))
    for bar in findings.sensitivity.tornado:
        own = look.share if bar.unit in ("share", "per year") else look.price if bar.unit.startswith("money") else look.value
        numbers: Sequence[tuple[float | None, Format]] = (
            (bar.low, own),
            (bar.value, own),
            (bar.high, own),
            (bar.npv_low, look.amount),
            (bar.npv_high, look.amount),
            (bar.swing, look.amount),
            (bar.error, look.amount),
            (bar.switching, own),
        )
        _row(page, findings.label_with_unit(bar.name, bar.unit), numbers)
        page.text(9, findings.locale.format(bar.switching_how), look.unit)
        page.row += 1


def _sobol(page: Page, findings: Findings) -> None:
    share = page.styles.share
    if findings.sensitivity is None or not findings.sensitivity.sobol.indices:
        return
    page.heading(findings.locale("workbook-sobol"))
    page.text(0, findings.locale.format(findings.sensitivity.sobol.says), page.styles.note)
    page.row += 1
    correlated = findings.sensitivity.sobol.correlated
    if correlated:
        page.text(0, findings.locale("report-shapley-note"), page.styles.note)
        page.row += 1
    page.header(
        columns(findings.locale("workbook-shapley-columns") if correlated else findings.locale("workbook-sobol-columns")),
        numeric=range(1, 4 if correlated else 7),
    )
    for i in findings.sensitivity.sobol.indices:
        fair = (i.shapley, i.shapley_low, i.shapley_high)
        values = fair if correlated else (i.first, i.first_low, i.first_high, i.total, i.total_low, i.total_high)
        _row(page, findings.label(i.name), [(value, share) for value in values])
        page.row += 1


def _split(page: Page, findings: Findings) -> None:
    if findings.split is None:
        return
    amount = page.styles.amount
    page.heading(findings.locale("workbook-split"))
    page.header(columns(findings.locale("workbook-split-columns")), numeric=range(1, 4))
    for each in findings.split.shares:
        _row(page, label_effect(findings, each.effect), [(value, amount) for value in (each.shapley, each.alone, each.last)])
        page.row += 1


def _information(page: Page, findings: Findings) -> None:
    if findings.information is None:
        return
    amount = page.styles.amount
    page.heading(findings.locale("workbook-information"))
    page.text(0, findings.write(findings.information.advice), page.styles.note)
    page.row += 1
    page.header(columns(findings.locale("workbook-information-columns")), numeric=range(1, 3))
    for each in findings.information.knowing:
        _row(page, findings.label(each.name), [(each.evppi, amount), (each.error, amount)])
        page.row += 1


def _row(page: Page, label: str, numbers: Sequence[tuple[float | None, Format]]) -> None:
    page.text(0, label)
    for column, (value, style) in enumerate(numbers, start=1):
        page.value(column, value, style)


def _not_run(page: Page, findings: Findings) -> None:
    page.text(0, findings.locale("workbook-not-run"), page.styles.note)
    page.row += 1
