"""The sheet of the audit: plausibility, evidence by grade, and the sheet on which the review fills in what became true."""

from __future__ import annotations

from cxsim.decision.register_summary import PlannedFigure
from cxsim.report.findings import Findings
from cxsim.report.phrases import columns
from cxsim.report.quantity_labels import label_grade
from cxsim.report.workbook.page import UNKNOWN, Page

WRAPPED = 40  # width of the columns that hold sentences


def write_audit(page: Page, findings: Findings) -> None:
    """Write the sheet."""
    page.title(findings.locale("workbook-audit"), findings.locale("workbook-audit-note"))
    _checks(page, findings)
    _grades(page, findings)
    _review(page, findings)
    if findings.comparison.notes:
        page.heading(findings.locale("workbook-notes"))
        for note in findings.comparison.notes:
            page.text(0, findings.locale.format(note))
            page.row += 1


def _checks(page: Page, findings: Findings) -> None:
    locale, look = findings.locale, page.styles
    if findings.audit is None:
        page.text(0, findings.locale("workbook-not-run"), look.note)
        page.row += 1
        return
    verdicts = {
        "plausible": findings.locale("workbook-plausible"),
        "warning": findings.locale("workbook-warning"),
        "not applicable": findings.locale("workbook-not-applicable"),
    }
    page.header(columns(findings.locale("workbook-audit-columns")))
    for check in findings.audit.checks:
        page.text(0, locale.format(check.name), look.wrapped)
        page.text(1, verdicts[check.verdict], look.bad if check.verdict == "warning" else look.unit)
        texts = [locale.format(text) for text in (check.found, check.expected, check.source)]
        for column, text in enumerate(texts, start=2):
            page.text(column, text, look.wrapped)
        page.tall(texts, WRAPPED)
        page.row += 1


def _grades(page: Page, findings: Findings) -> None:
    if findings.ledger is None or not findings.ledger.grades:
        return
    look = page.styles
    page.heading(findings.locale("workbook-grades"))
    page.header(columns(findings.locale("workbook-grade-columns")), numeric=range(1, 6))
    for row in findings.ledger.grades:
        page.text(0, label_grade(row.grade, findings.locale))
        numbers = (
            (row.assumptions, look.value),
            (row.uncertain, look.value),
            (row.swing_share, look.share),
            (row.npv_cautious, look.amount),
            (row.roi_cautious, look.share),
        )
        for column, (value, style) in enumerate(numbers, start=1):
            page.value(column, value, style)
        page.row += 1


def _review(page: Page, findings: Findings) -> None:
    if findings.ledger is None or not findings.ledger.planned:
        return
    page.heading(findings.locale("workbook-review"))
    page.header(columns(findings.locale("workbook-review-columns")), numeric=range(1, 7))
    for row in findings.ledger.planned:
        _planned(page, findings, row)


def _planned(page: Page, findings: Findings, found: PlannedFigure) -> None:
    look, row = page.styles, page.row + 1
    style = look.share if found.unit == "share" else look.decimal
    page.text(0, f"{findings.locale.format(found.measure)}, {findings.unit_label(found.unit)}")
    page.day(1, found.month, look.month)
    for column, value in enumerate((found.planned, found.low, found.high), start=2):
        page.value(column, value, style)
    page.sheet.write_blank(page.row, 5, None, look.input_number)
    page.formula(6, f'=IF(ISBLANK(F{row}),"{UNKNOWN}",F{row}-C{row})', UNKNOWN, look.right)
    if found.low is not None and found.high is not None:
        inside = f'IF(AND(F{row}>=D{row},F{row}<=E{row}),"{findings.locale("workbook-yes")}","{findings.locale("workbook-no")}")'
        page.formula(7, f'=IF(ISBLANK(F{row}),"{UNKNOWN}",{inside})', UNKNOWN, look.right)
    page.row += 1
