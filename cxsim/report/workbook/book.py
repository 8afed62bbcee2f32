"""The workbook as a whole: its sheets in their order, the same bytes for the same findings."""

from __future__ import annotations

import math
from datetime import datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from cxsim.report.findings import Findings
from cxsim.report.workbook.checks import write_checks
from cxsim.report.workbook.engine import Engine, write_engine
from cxsim.report.workbook.inputs import write_inputs
from cxsim.report.workbook.labelled import write_cover, write_monte_carlo, write_sources
from cxsim.report.workbook.page import FIRST, Page
from cxsim.report.workbook.results import write_results
from cxsim.report.workbook.styles import styles
from cxsim.report.workbook.workings import Workings, write_workings
from cxsim.units import MONTHS_PER_YEAR

CREATED = datetime(1980, 1, 1)  # a fixed date, so that equal findings give equal bytes
_PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "nan_inf_to_errors": False}
_BLUE, _GREY, _GREEN = "#0A5C9E", "#8A939C", "#0B7A3B"
_ONE_PAGE = frozenset({"Cover", "Results"})
_SHEETS = (
    ("Cover", _GREEN, (38, 86)),
    ("Inputs", _BLUE, (58, 16, 18, 38, 18, 52)),
    ("Sources", _BLUE, (44, 13, 20, 12, 12, 20, 34, 18, 14, 16, 44)),
    ("Engine", _GREY, ()),
    ("Workings", _GREY, ()),
    ("Results", _GREEN, (44, 18, 18, 18, 18, 18)),
    ("Monte Carlo", _GREY, (62, 18, 18, 18, 18, 12)),
    ("Checks", _GREEN, (58, 20, 20, 16, 14)),
)


def write_workbook(path: Path, findings: Findings) -> None:
    """Write `roi.xlsx`: the base case with live formulas, the Monte Carlo as labelled values."""
    with xlsxwriter.Workbook(str(path), _PLAIN) as book:
        book.set_properties({"title": findings.plan.name, "created": CREATED})
        book.set_calc_mode("auto")
        pages = _pages(book, findings)
        inputs = write_inputs(pages["Inputs"], findings)
        engine = write_engine(pages["Engine"], findings, inputs)
        workings = write_workings(pages["Workings"], findings, inputs, engine)
        results = write_results(pages["Results"], findings, workings, engine)
        failing = write_checks(pages["Checks"], findings, workings, results, inputs)
        write_cover(pages["Cover"], findings, results, failing)
        write_sources(pages["Sources"], findings)
        write_monte_carlo(pages["Monte Carlo"], findings)
        _picture(book, pages["Results"], workings, engine, findings)


def _pages(book: Any, findings: Findings) -> dict[str, Page]:
    look, months = styles(book), len(findings.comparison.months)
    pages = {}
    for name, colour, widths in _SHEETS:
        sheet = book.add_worksheet(name)
        sheet.hide_gridlines(2)
        sheet.set_tab_color(colour)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1 if widths else math.ceil(months / MONTHS_PER_YEAR), 1 if name in _ONE_PAGE else 0)
        sheet.set_footer("&L&A&RPage &P of &N")
        for column, width in enumerate(widths or (46, 18, 7, 15, 3)):
            sheet.set_column(column, column, width)
        if not widths:
            sheet.set_column(FIRST, FIRST + months - 1, 12)
        pages[name] = Page(sheet, look, months)
    return pages


def _picture(book: Any, page: Page, workings: Workings, engine: Engine, findings: Findings) -> None:
    chart = book.add_chart({"type": "line"})
    chart.add_series(
        {
            "name": f"Cumulative net cash flow, {findings.comparison.currency}",
            "categories": f"=Engine!{page.span(engine.header)}",
            "values": f"=Workings!{page.span(workings.cumulative.number)}",
            "line": {"color": _BLUE, "width": 2.25},
        }
    )
    chart.set_title({"name": f"Cumulative net cash flow, {findings.comparison.currency}", "name_font": {"size": 12}})
    chart.set_legend({"none": True})
    chart.set_x_axis({"date_axis": True, "num_format": "mmm yy", "major_unit": 6, "major_unit_type": "months", "label_position": "low"})
    chart.set_y_axis({"num_format": "#,##0", "major_gridlines": {"visible": True, "line": {"color": "#D9DDE1"}}})
    chart.set_size({"width": 760, "height": 300})
    page.sheet.insert_chart(page.row + 1, 0, chart, {"description": "Line chart of the cumulative net cash flow by month, base case."})
