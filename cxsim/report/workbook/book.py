"""The workbook as a whole: its sheets in their order, the same bytes for the same findings."""

from __future__ import annotations

import math
from datetime import datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from cxsim.report.findings import Findings
from cxsim.report.workbook.audit import WRAPPED, write_audit
from cxsim.report.workbook.case import Cases, cases_of
from cxsim.report.workbook.checks import write_checks
from cxsim.report.workbook.engine import Engine, write_engine
from cxsim.report.workbook.inputs import write_inputs
from cxsim.report.workbook.labelled import write_cover, write_monte_carlo, write_sources
from cxsim.report.workbook.page import FIRST, Page
from cxsim.report.workbook.results import write_results
from cxsim.report.workbook.sensitivity import write_sensitivity
from cxsim.report.workbook.styles import styles
from cxsim.report.workbook.workings import Workings, write_workings
from cxsim.units import MONTHS_PER_YEAR

CREATED = datetime(1980, 1, 1)  # a fixed date, so that equal findings give equal bytes
_PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "nan_inf_to_errors": False}
_BLUE, _GREY, _GREEN = "#0A5C9E", "#8A939C", "#0B7A3B"
_GREY_SHEETS = frozenset({"engine", "workings", "monte_carlo"})
_TITLES = {
    "cover": "workbook-cover",
    "inputs": "workbook-inputs",
    "sources": "workbook-sources",
    "engine": "workbook-engine",
    "workings": "workbook-workings",
    "results": "workbook-results",
    "sensitivity": "workbook-sensitivity",
    "monte_carlo": "workbook-monte-carlo",
    "checks": "workbook-checks",
    "audit": "workbook-audit",
}
_ONE_PAGE = frozenset({"cover", "results"})
_WIDTHS: dict[str, tuple[int, ...]] = {
    "cover": (38, 86),
    "inputs": (58, 16),
    "sources": (44, 13, 20, 12, 12, 20, 34, 18, 14, 16, 44),
    "engine": (),
    "workings": (),
    "results": (46, 18, 18, 18, 18, 18),
    "sensitivity": (54, 18, 14, 14, 16, 16, 16, 16, 40),
    "monte_carlo": (62, 18, 18, 18, 18, 12),
    "checks": (58, 20, 20, 16, 14, 16, 16, 16),
    "audit": (44, 16, WRAPPED, WRAPPED, WRAPPED, 14, 14, 16),
}
_AFTER_CASES = (18, 64, 18, 52)


def write_workbook(path: Path, findings: Findings) -> None:
    """Write `roi.xlsx`: the cases with live formulas behind one selector, the Monte Carlo as labelled values."""
    with xlsxwriter.Workbook(str(path), _PLAIN) as book:
        book.set_properties({"title": findings.plan.name, "created": CREATED})
        book.set_calc_mode("auto")
        cases = cases_of(findings)
        pages = _pages(book, findings, cases)
        inputs = write_inputs(pages["inputs"], findings, cases)
        engine = write_engine(pages["engine"], findings, cases, inputs)
        workings = write_workings(pages["workings"], findings, cases, inputs, engine)
        results = write_results(pages["results"], findings, cases, inputs, engine, workings)
        failing = write_checks(pages["checks"], findings, cases, inputs, workings, results)
        write_cover(pages["cover"], findings, cases, inputs, results, failing)
        write_sources(pages["sources"], findings)
        write_sensitivity(pages["sensitivity"], findings, inputs, engine, workings, results)
        write_monte_carlo(pages["monte_carlo"], findings)
        write_audit(pages["audit"], findings)
        _write_experiments(book, findings)
        _picture(book, pages["results"], workings, engine, findings)


def _write_experiments(book: Any, findings: Findings) -> None:
    if not findings.experiments:
        return
    from cxsim.report.workbook.experiments import sheet_names, write_experiment  # as in the report

    names = sheet_names(findings)
    for each in findings.experiments:
        if each.name in names:
            sheet = book.add_worksheet(names[each.name])
            sheet.hide_gridlines(2)
            sheet.set_tab_color(_GREEN)
            sheet.set_landscape()
            sheet.set_paper(9)
            sheet.fit_to_pages(1, 0)
            sheet.set_column(0, 0, 62)
            sheet.set_column(1, len(each.plan.arms) + 1, 18)
            write_experiment(
                Page(sheet, styles(book, findings.locale("workbook-year-format")), len(findings.comparison.months)), findings, each
            )


def _pages(book: Any, findings: Findings, cases: Cases) -> dict[str, Page]:
    months = len(findings.comparison.months)
    look, pages = styles(book, findings.locale("workbook-year-format")), {}
    for key, widths in _WIDTHS.items():
        sheet = book.add_worksheet(findings.locale(_TITLES[key]))
        sheet.hide_gridlines(2)
        sheet.set_tab_color(_GREY if key in _GREY_SHEETS else _BLUE if key in ("inputs", "sources") else _GREEN)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1 if widths else math.ceil(months / MONTHS_PER_YEAR), 1 if key in _ONE_PAGE else 0)
        sheet.set_footer("&L&A&R" + findings.locale("report-page-of", page="&P", pages="&N"))
        wide = (*widths, *(16 for _ in range(len(cases))), *_AFTER_CASES) if key == "inputs" else widths
        for column, width in enumerate(wide or (46, 18, 7, 15, 3)):
            sheet.set_column(column, column, width)
        if not widths:
            sheet.set_column(FIRST, FIRST + months - 1, 12)
        pages[key] = Page(sheet, look, months)
    return pages


def _picture(book: Any, page: Page, workings: Workings, engine: Engine, findings: Findings) -> None:
    title = findings.locale("workbook-chart", currency=findings.comparison.currency)
    chart = book.add_chart({"type": "line"})
    chart.add_series(
        {
            "name": title,
            "categories": f"={engine.sheet}{page.span(engine.header)}",
            "values": f"={workings.sheet}{page.span(workings.cumulative.number)}",
            "line": {"color": _BLUE, "width": 2.25},
        }
    )
    chart.set_title({"name": title, "name_font": {"size": 12}})
    chart.set_legend({"none": True})
    chart.set_x_axis({"date_axis": True, "num_format": "mmm yy", "major_unit": 6, "major_unit_type": "months", "label_position": "low"})
    chart.set_y_axis({"num_format": "#,##0", "major_gridlines": {"visible": True, "line": {"color": "#D9DDE1"}}})
    chart.set_size({"width": 760, "height": 300})
    page.sheet.insert_chart(page.row + 1, 0, chart, {"description": findings.locale("workbook-chart-alt")})
