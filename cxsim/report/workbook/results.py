"""The sheet of results: what the programme is worth, by line and by year, all of it live."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from xlsxwriter.utility import xl_col_to_name

from cxsim.report.findings import Findings
from cxsim.report.workbook.engine import Engine
from cxsim.report.workbook.page import Page
from cxsim.report.workbook.workings import Row, Workings
from cxsim.units import MONTHS_PER_YEAR

TOTAL, PRESENT = 2, 3
NOT_BACK, NOTHING_SPENT = "not within the horizon", "nothing is spent"


@dataclass(frozen=True)
class Results:
    """Where the results stand."""

    npv: str
    pv_benefits: str
    pv_costs: str
    roi: str
    payback: str
    discounted_payback: str


def write_results(page: Page, findings: Findings, workings: Workings, engine: Engine) -> Results:
    """Write the sheet; returns the places of its figures."""
    page.title(
        "Results",
        f"Base case, {findings.comparison.currency}, nominal, before tax: programme minus doing nothing. Every figure follows the inputs.",
    )
    figures_row = page.row
    page.row += 9  # the figures stand above the table they are made of
    first, last = _lines(page, findings, workings)
    _years(page, findings, workings, engine)
    after = page.row
    page.row = figures_row
    results = _figures(page, findings, workings, first, last)
    page.row = after
    _labelled(page, findings)
    return results


def _lines(page: Page, findings: Findings, workings: Workings) -> tuple[int, int]:
    page.heading("By line")
    page.header(("Line", "Kind", "Total, not discounted", "Present value"), numeric=(TOTAL, PRESENT))
    first = page.row + 1
    for line in findings.comparison.lines:
        row, factor = workings.incremental[line.name], workings.factors[line.timing]
        page.text(0, line.title)
        page.text(1, line.kind, page.styles.unit)
        page.formula(TOTAL, f"=Workings!$D${row.number}", float(row.values.sum()))
        spans = f"Workings!{_span(page, row)},Workings!{_span(page, factor)}"
        page.formula(PRESENT, f"=SUMPRODUCT({spans})", float(row.values @ factor.values))
        page.row += 1
    last = page.row
    page.text(0, "Net", page.styles.total_label)
    page.text(1, "", page.styles.total_label)
    totals = [_line_totals(findings, workings, discounted) for discounted in (False, True)]
    for column, cached in zip((TOTAL, PRESENT), totals, strict=True):
        letter = xl_col_to_name(column)
        page.formula(column, f"=SUM({letter}{first}:{letter}{last})", cached, page.styles.total)
    page.row += 1
    return first, last


def _line_totals(findings: Findings, workings: Workings, discounted: bool) -> float:
    rows = ((workings.incremental[line.name].values, workings.factors[line.timing].values) for line in findings.comparison.lines)
    return float(sum((values @ factors) if discounted else values.sum() for values, factors in rows))


def _years(page: Page, findings: Findings, workings: Workings, engine: Engine) -> None:
    years = math.ceil(page.months / MONTHS_PER_YEAR)
    page.heading("By year of the horizon, not discounted")
    page.header(("Line", "", *("" for _ in range(years))))
    head = page.row
    for year in range(years):
        page.sheet.write_number(head - 1, TOTAL + year, year + 1, page.styles.header_year)
    span = f"Engine!{_span_at(page, engine.year)}"
    of_year = np.floor(np.arange(page.months) / MONTHS_PER_YEAR).astype(int)
    named = [(line.title, workings.incremental[line.name]) for line in findings.comparison.lines]
    for label, row in [*named, ("Net cash flow", workings.net)]:
        strong = label == "Net cash flow"
        page.text(0, label, page.styles.total_label if strong else None)
        page.text(1, "", page.styles.total_label if strong else None)
        for year in range(years):
            column = xl_col_to_name(TOTAL + year)
            cached = float(row.values[of_year == year].sum())
            formula = f"=SUMIF({span},{column}${head},Workings!{_span(page, row)})"
            page.formula(TOTAL + year, formula, cached, page.styles.total if strong else None)
        page.row += 1


def _figures(page: Page, findings: Findings, workings: Workings, first: int, last: int) -> Results:
    measures = findings.comparison.base.measures
    kinds, values = f"$B${first}:$B${last}", f"$D${first}:$D${last}"
    page.heading("What it is worth")
    benefits = _figure(page, "Present value of benefits", f'=SUMIF({kinds},"benefit",{values})', measures.pv_benefits)
    costs = _figure(page, "Present value of the programme's costs", f'=-SUMIF({kinds},"cost",{values})', measures.pv_costs)
    npv = _figure(page, "Net present value", f"={_here(benefits)}-{_here(costs)}", measures.npv, strong=True)
    b, c = _here(benefits), _here(costs)
    spent = measures.roi if measures.roi is not None else NOTHING_SPENT
    roi = _figure(page, "Return on investment", f'=IF({c}>0,({b}-{c})/{c},"{NOTHING_SPENT}")', spent, share=True, note=measures.roi_basis)
    back = _payback(page, "Payback, months", workings.cumulative, workings.made_good, measures.payback_months)
    months = measures.payback_discounted_months
    discounted = _payback(page, "Discounted payback, months", workings.cumulative_present, workings.made_good_present, months)
    return Results(npv, benefits, costs, roi, back, discounted)


def _payback(page: Page, label: str, closing: Row, good: Row, cached: float | None) -> str:
    end = f"Workings!${page.last_column}${closing.number}"
    formula = f'=IF({end}<0,"{NOT_BACK}",MAX(Workings!{_span(page, good)}))'
    return _figure(
        page, label, formula, NOT_BACK if cached is None else cached, decimal=True, note="linear within a month; 0 = never in the red"
    )


def _figure(
    page: Page,
    label: str,
    formula: str,
    cached: float | str,
    strong: bool = False,
    share: bool = False,
    decimal: bool = False,
    note: str = "",
) -> str:
    look = page.styles
    page.text(0, label, look.total_label if strong else None)
    page.formula(1, formula, cached, look.total if strong else look.share if share else look.decimal if decimal else look.amount)
    page.text(TOTAL, note, look.unit)
    page.row += 1
    return page.cell(1, page.row)


def _labelled(page: Page, findings: Findings) -> None:
    measures = findings.comparison.base.measures
    page.heading("As delivered: values that do not follow the inputs")
    page.text(0, "Internal rate of return, per year")
    page.value(1, measures.irr, page.styles.share)
    page.text(TOTAL, measures.irr_reason, page.styles.unit)
    page.row += 1
    page.text(0, "Modified internal rate of return, per year")
    page.value(1, measures.mirr, page.styles.share)
    page.text(TOTAL, "financed and reinvested at the discount rate", page.styles.unit)
    page.row += 1


def _here(place: str) -> str:
    return place.rpartition("!")[2]


def _span(page: Page, row: Row) -> str:
    return page.span(row.number)


def _span_at(page: Page, row: int) -> str:
    return page.span(row)
