"""Sheets of labelled values: the cover, the register of sources, and the draws of the Monte Carlo."""

from __future__ import annotations

from xlsxwriter.format import Format

from cxsim.decision.comparison import DrawSummary
from cxsim.report.findings import Findings
from cxsim.report.sections.decision import decision_sentence
from cxsim.report.words import columns, readable
from cxsim.report.workbook.case import Cases
from cxsim.report.workbook.inputs import Inputs
from cxsim.report.workbook.page import Page
from cxsim.report.workbook.results import Results


def write_cover(page: Page, findings: Findings, cases: Cases, inputs: Inputs, results: Results, failing: str) -> None:
    """Write what the workbook is, what it says, and whether it agrees with the engine."""
    found, look, labels = findings.comparison, page.styles, findings.words.sheet
    page.title(findings.plan.name, labels.business_case.format(programme=readable(found.programme)))
    if findings.customers.synthetic:
        page.sheet.merge_range(page.row, 0, page.row, 1, "", look.bad_wrapped)
        page.text(0, findings.words.of_others(findings.customers.synthetic), look.bad_wrapped)
        page.sheet.set_row(page.row, 32)
        page.row += 2
    page.sheet.merge_range(page.row, 0, page.row, 1, "", look.wrapped)
    page.text(0, decision_sentence(findings), look.wrapped)
    page.sheet.set_row(page.row, 64)
    page.row += 1
    page.heading(labels.live)
    lines: tuple[tuple[str, str, float | str], ...] = (
        (labels.live_case, inputs.chosen, cases.labels[0]),
        (labels.npv_in.format(currency=found.currency), results.npv, found.base.measures.npv),
        (labels.checks_differ, failing, 0.0),
    )
    for label, place, cached in lines:
        page.text(0, label)
        page.formula(1, f"={place}", cached, look.headline)
        page.row += 1
    _contents(page, findings)
    page.heading(labels.made_from)
    for label, value in findings.made_from:
        page.text(0, label)
        page.text(1, value, look.note)
        page.row += 1


def _contents(page: Page, findings: Findings) -> None:
    labels = findings.words.sheet
    page.heading(labels.sheets)
    for name, holds in (
        (labels.inputs, labels.holds_inputs),
        (labels.sources, labels.holds_sources),
        (labels.engine, labels.holds_engine),
        (labels.workings, labels.holds_workings),
        (labels.results, labels.holds_results),
        (labels.sensitivity, labels.holds_sensitivity),
        (labels.monte_carlo, labels.holds_monte_carlo),
        (labels.checks, labels.holds_checks),
        (labels.audit, labels.holds_audit),
    ):
        page.sheet.write_url(page.row, 0, f"internal:'{name}'!A1", None, name)
        page.text(1, holds, page.styles.note)
        page.row += 1


def write_sources(page: Page, findings: Findings) -> None:
    """Write the register of assumptions."""
    labels, words = findings.words.sheet, findings.words
    page.title(labels.sources, labels.sources_note)
    page.header(columns(labels.source_columns), (1, 3, 4, 9))
    page.sheet.freeze_panes(page.row, 1)
    for each in findings.register:
        texts = {
            0: findings.words_for(each.name),
            2: findings.unit_words(each.unit),
            5: words.of_others(each.grade_words),
            6: words.of_others(each.source),
            7: each.owner,
            8: words.of_others(each.used_in),
            10: each.name,
        }
        for column, text in texts.items():
            page.text(column, text, None if column == 0 else page.styles.unit)
        for column, number in ((1, each.value), (3, each.p5), (4, each.p95), (9, each.rank_correlation)):
            page.value(column, number)
        page.row += 1


def write_monte_carlo(page: Page, findings: Findings) -> None:
    """Write the spread of the results over the draws, and the draws themselves."""
    found, look, labels = findings.comparison, page.styles, findings.words.sheet
    page.title(labels.monte_carlo, labels.monte_carlo_note.format(draws=len(found.npv_by_draw)))
    page.header(columns(labels.spread_columns), range(1, 6))
    for label, spread, style in (
        (labels.npv_in.format(currency=found.currency), found.npv, look.amount),
        (labels.roi, found.roi, look.share),
        (labels.payback, found.payback, look.decimal),
    ):
        _spread(page, label, spread, style)
    for label, value, style in (
        (labels.below_zero, found.probability_of_loss, look.share),
        (labels.paid_back, found.probability_of_payback, look.share),
        (labels.error.format(currency=found.currency), found.npv_error, look.amount),
    ):
        page.text(0, label)
        page.value(1, value, style)
        page.row += 1
    page.heading(labels.the_draws)
    page.header(columns(labels.draw_columns.format(currency=found.currency)), range(1, 5))
    for index, number in enumerate(found.draws.ids.tolist()):
        page.text(0, labels.draw.format(number=number), look.note)
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
