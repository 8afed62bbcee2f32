"""Sheets of labelled values: the cover, the register of sources, and the draws of the Monte Carlo."""

from __future__ import annotations

from cxsim.decision.comparison import Spread
from cxsim.report import words
from cxsim.report.findings import Findings
from cxsim.report.sections.decision import decision_sentence
from cxsim.report.workbook.page import Page
from cxsim.report.workbook.results import Results

_SHEETS = (
    ("Inputs", "prices, rates and the programme's costs: blue cells are meant to be changed"),
    ("Sources", "every assumption with its unit, interval, source and grade"),
    ("Engine", "what the simulation gave, month by month, without and with the programme"),
    ("Workings", "from volumes and prices to cash flow, present value and payback"),
    ("Results", "what the programme is worth"),
    ("Monte Carlo", "how sure that is: the draws of the uncertain assumptions, as values"),
    ("Checks", "the workbook against the engine"),
)


def write_cover(page: Page, findings: Findings, results: Results, failing: str) -> None:
    """Write what the workbook is, what it says, and whether it agrees with the engine."""
    found, look = findings.comparison, page.styles
    page.title(findings.plan.name, f"Business case: {words.readable(found.programme)}")
    if findings.customers.synthetic:
        page.sheet.merge_range(page.row, 0, page.row, 1, "", look.bad)
        page.text(0, findings.customers.synthetic, look.bad)
        page.row += 2
    page.sheet.merge_range(page.row, 0, page.row, 1, "", look.wrapped)
    page.text(0, decision_sentence(findings), look.wrapped)
    page.sheet.set_row(page.row, 64)
    page.row += 1
    page.heading("Base case, live")
    for label, place, cached, style in (
        (f"Net present value, {found.currency}", results.npv, found.base.measures.npv, look.headline),
        ("Checks that differ from the engine", failing, 0.0, look.headline),
    ):
        page.text(0, label)
        page.formula(1, f"={place}", cached, style)
        page.row += 1
    page.heading("Sheets")
    for name, holds in _SHEETS:
        page.sheet.write_url(page.row, 0, f"internal:'{name}'!A1", None, name)
        page.text(1, holds, look.note)
        page.row += 1
    page.heading("Made from")
    for label, value in findings.made_from:
        page.text(0, label)
        page.text(1, value, look.note)
        page.row += 1


def write_sources(page: Page, findings: Findings) -> None:
    """Write the register of assumptions."""
    page.title(
        "Sources", "Every number behind the result. The interval holds it in 90 cases of 100; where there is none it is taken as certain."
    )
    numeric = (1, 3, 4, 9)
    names = (
        "Assumption",
        "Value",
        "Unit",
        "P5",
        "P95",
        "Grade",
        "Source",
        "Owner",
        "Used in",
        "Rank correlation with NPV",
        "Name in the study",
    )
    page.header(names, numeric)
    page.sheet.freeze_panes(page.row, 1)
    for each in findings.register:
        unit = each.unit.replace("money", findings.comparison.currency)
        texts = {
            0: findings.words_for(each.name),
            2: unit,
            5: each.grade_words,
            6: each.source,
            7: each.owner,
            8: each.used_in,
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
    page.title(
        "Monte Carlo",
        f"{len(found.npv_by_draw)} draws of the uncertain assumptions, each lived by every customer twice. Values, not formulas.",
    )
    page.header(("Figure", "Mean", "P5", "P50", "P95", "Draws"), range(1, 6))
    for label, spread, style in (
        (f"Net present value, {found.currency}", found.npv, look.amount),
        ("Return on investment", found.roi, look.share),
        ("Payback, months", found.payback, look.decimal),
    ):
        _spread(page, label, spread, style)
    for label, value, style in (
        ("Share of draws with a net present value below zero", found.probability_of_loss, look.share),
        ("Share of draws that are paid back within the horizon", found.probability_of_payback, look.share),
        (f"Monte Carlo standard error of the mean net present value, {found.currency}", found.npv_error, look.amount),
    ):
        page.text(0, label)
        page.value(1, value, style)
        page.row += 1
    page.heading("The draws")
    page.header(("Draw", f"Net present value, {found.currency}", "Return on investment", "Payback, months", "Discount rate"), range(1, 5))
    for index, number in enumerate(found.draws.ids.tolist()):
        page.text(0, f"draw {number}", look.note)
        columns = (found.npv_by_draw, found.roi_by_draw, found.payback_by_draw, found.rate_by_draw)
        for column, (values, style) in enumerate(zip(columns, (look.amount, look.share, look.decimal, look.share), strict=True), start=1):
            page.value(column, float(values[index]), style)
        page.row += 1


def _spread(page: Page, label: str, spread: Spread, style: object) -> None:
    page.text(0, label)
    for column, value in enumerate((spread.mean, spread.p5, spread.p50, spread.p95), start=1):
        page.value(column, value, style)
    page.value(5, spread.draws, page.styles.value)
    page.row += 1
