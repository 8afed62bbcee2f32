"""Sheets of labelled values: the cover, the register of sources, and the draws of the Monte Carlo."""

from __future__ import annotations

from xlsxwriter.format import Format

from cxsim.decision.comparison import DrawSummary
from cxsim.report.findings import Findings
from cxsim.report.phrases import columns, readable
from cxsim.report.quantity_labels import label_grade, label_use
from cxsim.report.sections.decision import state_decision
from cxsim.report.workbook.case import Cases
from cxsim.report.workbook.inputs import Inputs
from cxsim.report.workbook.page import Page
from cxsim.report.workbook.results import Results


def write_cover(page: Page, findings: Findings, cases: Cases, inputs: Inputs, results: Results, failing: str) -> None:
    """Write what the workbook is, what it says, and whether it agrees with the engine."""
    found, look = findings.comparison, page.styles
    page.title(findings.plan.name, findings.locale("workbook-business-case", programme=readable(found.programme)))
    if findings.customers.synthetic:
        page.sheet.merge_range(page.row, 0, page.row, 1, "", look.bad_wrapped)
        page.text(0, findings.locale.format(findings.customers.synthetic), look.bad_wrapped)
        page.sheet.set_row(page.row, 32)
        page.row += 2
    page.sheet.merge_range(page.row, 0, page.row, 1, "", look.wrapped)
    page.text(0, state_decision(findings), look.wrapped)
    page.sheet.set_row(page.row, 64)
    page.row += 1
    page.heading(findings.locale("workbook-live"))
    lines: tuple[tuple[str, str, float | str], ...] = (
        (findings.locale("workbook-live-case"), inputs.chosen, cases.labels[0]),
        (findings.locale("workbook-npv-in", currency=found.currency), results.npv, found.base.measures.npv),
        (findings.locale("workbook-checks-differ"), failing, 0.0),
    )
    for label, place, cached in lines:
        page.text(0, label)
        page.formula(1, f"={place}", cached, look.headline)
        page.row += 1
    _contents(page, findings)
    page.heading(findings.locale("workbook-made-from"))
    for label, value in findings.made_from:
        page.text(0, label)
        page.text(1, value, look.note)
        page.row += 1


def _contents(page: Page, findings: Findings) -> None:
    page.heading(findings.locale("workbook-sheets"))
    for name, holds in (
        (findings.locale("workbook-inputs"), findings.locale("workbook-holds-inputs")),
        (findings.locale("workbook-sources"), findings.locale("workbook-holds-sources")),
        (findings.locale("workbook-engine"), findings.locale("workbook-holds-engine")),
        (findings.locale("workbook-workings"), findings.locale("workbook-holds-workings")),
        (findings.locale("workbook-results"), findings.locale("workbook-holds-results")),
        (findings.locale("workbook-sensitivity"), findings.locale("workbook-holds-sensitivity")),
        (findings.locale("workbook-monte-carlo"), findings.locale("workbook-holds-monte-carlo")),
        (findings.locale("workbook-checks"), findings.locale("workbook-holds-checks")),
        (findings.locale("workbook-audit"), findings.locale("workbook-holds-audit")),
        *((name, findings.locale("workbook-holds-abtest")) for name in _experiment_sheets(findings)),
    ):
        page.sheet.write_url(page.row, 0, f"internal:'{name}'!A1", None, name)
        page.text(1, holds, page.styles.note)
        page.row += 1


def _experiment_sheets(findings: Findings) -> tuple[str, ...]:
    if not findings.experiments:
        return ()
    from cxsim.report.workbook.experiments import sheet_names  # loads the A/B room, which studies without experiments do not need

    return tuple(sheet_names(findings).values())


def write_sources(page: Page, findings: Findings) -> None:
    """Write the register of assumptions."""
    locale = findings.locale
    page.title(findings.locale("workbook-sources"), findings.locale("workbook-sources-note"))
    page.header(columns(findings.locale("workbook-source-columns")), (1, 3, 4, 9))
    page.sheet.freeze_panes(page.row, 1)
    for each in findings.register:
        texts = {
            0: findings.label(each.name),
            2: findings.unit_label(each.unit),
            5: label_grade(each.grade_words, locale),
            6: locale.format(each.source),
            7: each.owner,
            8: label_use(each.used_in, locale),
            10: each.name,
        }
        for column, text in texts.items():
            page.text(column, text, None if column == 0 else page.styles.unit)
        for column, number in ((1, each.value), (3, each.p5), (4, each.p95), (9, each.rank_correlation)):
            page.value(column, number)
        page.row += 1


def write_monte_carlo(page: Page, findings: Findings) -> None:
    """Write the spread of the results over the draws, and the draws themselves."""
    found, look = findings.comparison, page.styles
    page.title(findings.locale("workbook-monte-carlo"), findings.locale("workbook-monte-carlo-note", draws=len(found.npv_by_draw)))
    page.header(columns(findings.locale("workbook-spread-columns")), range(1, 6))
    for label, spread, style in (
        (findings.locale("workbook-npv-in", currency=found.currency), found.npv, look.amount),
        (findings.locale("workbook-roi"), found.roi, look.share),
        (findings.locale("workbook-payback"), found.payback, look.decimal),
    ):
        _spread(page, label, spread, style)
    for label, value, style in (
        (findings.locale("workbook-below-zero"), found.probability_of_loss, look.share),
        (findings.locale("workbook-paid-back"), found.probability_of_payback, look.share),
        (findings.locale("workbook-error", currency=found.currency), found.npv_error, look.amount),
    ):
        page.text(0, label)
        page.value(1, value, style)
        page.row += 1
    page.heading(findings.locale("workbook-the-draws"))
    page.header(columns(findings.locale("workbook-draw-columns", currency=found.currency)), range(1, 5))
    for index, number in enumerate(found.draws.ids.tolist()):
        page.text(0, findings.locale("workbook-draw", number=number), look.note)
        drawn = (found.npv_by_draw, found.roi_by_draw, found.payback_by_draw, found.rate_by_draw)
        for column, (values, style) in enumerate(zip(drawn, (look.amount, look.share, look.decimal, look.share), strict=True), start=1):
            page.value(column, float(values[index]), style)
        page.row += 1


def _spread(page: Page, label: str, spread: DrawSummary, style: Format) -> None:
    page.text(0, label)
    for column, value in enumerate((spread.mean, spread.p5, spread.p50, spread.p95), start=1):
        page.value(column, value, style)
    page.value(5, spread.draws, page.styles.value)
    page.row += 1
