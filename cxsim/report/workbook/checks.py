"""The sheet of checks: the workbook's figures against the engine's, which must agree as long as no input was changed."""

from __future__ import annotations

from dataclasses import dataclass

from cxsim.report.findings import Findings
from cxsim.report.workbook.inputs import Inputs
from cxsim.report.workbook.page import Page
from cxsim.report.workbook.results import Results
from cxsim.report.workbook.workings import Workings

OK, ERROR = "OK", "DIFFERS"


@dataclass(frozen=True)
class Check:
    """A figure of the workbook, its formula and its value now, beside the engine's."""

    label: str
    formula: str
    now: float
    engine: float


def write_checks(page: Page, findings: Findings, workings: Workings, results: Results, inputs: Inputs) -> str:
    """Write the sheet; returns the place of the cell that counts the checks that fail."""
    page.title("Checks", "The workbook against the engine as delivered. After an input is changed they differ, and should.")
    page.header(("Check", "Workbook", "Engine", "Difference", "Result"), numeric=(1, 2, 3))
    page.sheet.freeze_panes(page.row, 1)
    first = page.row + 1
    look = page.styles
    for check in _checks(findings, workings, results):
        row = page.row + 1
        page.text(0, check.label)
        page.formula(1, check.formula, check.now, look.decimal)
        page.value(2, check.engine, look.decimal)
        page.formula(3, f"=B{row}-C{row}", check.now - check.engine, look.exponent)
        page.formula(4, f'=IF(ABS(D{row})<={inputs.close}+{inputs.close_share}*ABS(C{row}),"{OK}","{ERROR}")', OK)
        page.row += 1
    last = page.row
    page.row += 1
    page.text(0, "Checks that differ", look.total_label)
    page.formula(1, f'=COUNTIF(E{first}:E{last},"{ERROR}")', 0, look.total)
    page.sheet.conditional_format(first - 1, 4, last - 1, 4, {"type": "cell", "criteria": "==", "value": f'"{OK}"', "format": look.good})
    page.sheet.conditional_format(first - 1, 4, last - 1, 4, {"type": "cell", "criteria": "==", "value": f'"{ERROR}"', "format": look.bad})
    return page.cell(1)


def _checks(findings: Findings, workings: Workings, results: Results) -> list[Check]:
    base, measures = findings.comparison.base, findings.comparison.base.measures
    checks = [
        Check("Net present value", f"={results.npv}", measures.npv, measures.npv),
        Check("Present value of benefits", f"={results.pv_benefits}", measures.pv_benefits, measures.pv_benefits),
        Check("Present value of the programme's costs", f"={results.pv_costs}", measures.pv_costs, measures.pv_costs),
    ]
    if measures.roi is not None:
        checks.append(Check("Return on investment", f"={results.roi}", measures.roi, measures.roi))
    if measures.payback_months is not None:
        checks.append(Check("Payback, months", f"={results.payback}", measures.payback_months, measures.payback_months))
    scenarios = (("without the programme", workings.baseline, base.baseline), ("with the programme", workings.programme, base.programme))
    for words, rows, flows in scenarios:
        for index, line in enumerate(findings.comparison.lines):
            if line.name in rows:
                row = rows[line.name]
                checks.append(
                    Check(f"{line.title}, {words}", f"=Workings!$D${row.number}", float(row.values.sum()), float(flows[:, index].sum()))
                )
    return checks
