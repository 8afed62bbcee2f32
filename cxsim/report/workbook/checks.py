"""The sheet of checks: the workbook's figures against the engine's, which must agree as long as no input was changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter.utility import xl_col_to_name

from cxsim.report.findings import Findings
from cxsim.report.phrases import columns
from cxsim.report.workbook.case import Cases
from cxsim.report.workbook.inputs import Inputs
from cxsim.report.workbook.page import Page
from cxsim.report.workbook.results import Results
from cxsim.report.workbook.workings import Workings

FIRST_CASE = 5


@dataclass(frozen=True)
class Check:
    """A figure of the workbook, its formula and its value now, beside the engine's in each case."""

    label: str
    formula: str
    now: float
    engine: tuple[float, ...]


def write_checks(page: Page, findings: Findings, cases: Cases, inputs: Inputs, workings: Workings, results: Results) -> str:
    """Write the sheet; returns the place of the cell that counts the checks that fail."""
    look = page.styles
    page.title(findings.locale("workbook-checks"), findings.locale("workbook-checks-note"))
    every = (*columns(findings.locale("workbook-check-columns")), *cases.labels)
    page.header(every, numeric=(1, 2, 3, *range(FIRST_CASE, FIRST_CASE + len(cases))))
    page.sheet.freeze_panes(page.row, 1)
    first, last_case = page.row + 1, xl_col_to_name(FIRST_CASE + len(cases) - 1)
    for check in _checks(findings, cases, workings, results):
        row = page.row + 1
        page.text(0, check.label)
        page.formula(1, check.formula, check.now, look.decimal)
        page.formula(2, f"=INDEX($F{row}:${last_case}{row},1,{inputs.case})", check.engine[0], look.decimal)
        page.formula(3, f"=B{row}-C{row}", check.now - check.engine[0], look.exponent)
        close = f"{inputs.close}+{inputs.close_share}*ABS(C{row})"
        page.formula(
            4,
            f'=IF(ABS(D{row})<={close},"{findings.locale("workbook-ok")}","{findings.locale("workbook-differs")}")',
            findings.locale("workbook-ok"),
        )
        for column, value in enumerate(check.engine, start=FIRST_CASE):
            page.value(column, value, look.decimal)
        page.row += 1
    last = page.row
    page.row += 1
    page.text(0, findings.locale("workbook-count-differs"), look.total_label)
    page.formula(1, f'=COUNTIF(E{first}:E{last},"{findings.locale("workbook-differs")}")', 0, look.total)
    for word, style in ((findings.locale("workbook-ok"), look.good), (findings.locale("workbook-differs"), look.bad)):
        page.sheet.conditional_format(first - 1, 4, last - 1, 4, {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": style})
    return page.cell(1)


def _checks(findings: Findings, cases: Cases, workings: Workings, results: Results) -> list[Check]:
    worth = [base.measures for base in cases.bases]
    places: Sequence[tuple[str, str, list[float | None]]] = (
        (findings.locale("workbook-npv"), results.npv, [m.npv for m in worth]),
        (findings.locale("workbook-pv-benefits"), results.pv_benefits, [m.pv_benefits for m in worth]),
        (findings.locale("workbook-pv-costs"), results.pv_costs, [m.pv_costs for m in worth]),
        (findings.locale("workbook-roi"), results.roi, [m.roi for m in worth]),
        (findings.locale("workbook-payback"), results.payback, [m.payback_months for m in worth]),
        (findings.locale("workbook-payback-discounted"), results.discounted_payback, [m.payback_discounted_months for m in worth]),
        (findings.locale("workbook-irr"), results.irr, [m.irr for m in worth]),
        (findings.locale("workbook-mirr"), results.mirr, [m.mirr for m in worth]),
    )
    found = [_check(label, f"={place}", values) for label, place, values in places]
    last = workings.sheet + f"${_last(findings)}$"
    net, present = workings.net.values.sum(), workings.cumulative_present.values[-1]
    totals = [float((base.programme - base.baseline).sum()) for base in cases.bases]
    sums = Check(findings.locale("workbook-sums"), f"={workings.sheet}$D${workings.net.number}", float(net), tuple(totals))
    ends = Check(
        findings.locale("workbook-pv-sums"), f"={last}{workings.cumulative_present.number}", float(present), tuple(m.npv for m in worth)
    )
    return [*(each for each in found if each is not None), sums, ends, *_lines(findings, cases, workings)]


def _check(label: str, formula: str, values: list[float | None]) -> Check | None:
    """A check, unless the figure does not exist in one of the cases."""
    known = tuple(value for value in values if value is not None)
    return Check(label, formula, known[0], known) if len(known) == len(values) else None


def _last(findings: Findings) -> str:
    return str(xl_col_to_name(5 + len(findings.comparison.months) - 1))


def _lines(findings: Findings, cases: Cases, workings: Workings) -> list[Check]:
    checks = []
    for id, rows, flows in (
        ("workbook-line-without", workings.baseline, [base.baseline for base in cases.bases]),
        ("workbook-line-with", workings.programme, [base.programme for base in cases.bases]),
    ):
        for index, line in enumerate(findings.comparison.lines):
            if line.name in rows:
                row, engine = rows[line.name], tuple(float(flow[:, index].sum()) for flow in flows)
                label = findings.locale(id, line=findings.line_label(line.title))
                checks.append(Check(label, f"={workings.sheet}$D${row.number}", float(row.values.sum()), engine))
    return checks
