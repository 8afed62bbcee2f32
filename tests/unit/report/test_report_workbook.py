"""The workbook: texts stay texts, formulas hold no constants and nothing volatile, equal findings give equal bytes."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import openpyxl
import pytest

from cxsim.report.workbook import write_workbook
from cxsim.report.workbook.case import Schedule, schedule
from cxsim.text import Message
from tests.support import report_demo, report_depth

SHEETS = ["Cover", "Inputs", "Sources", "Engine", "Workings", "Results", "Sensitivity", "Monte Carlo", "Checks", "Audit"]
VOLATILE = re.compile(r"\b(OFFSET|INDIRECT|NOW|TODAY|RAND|RANDBETWEEN|CELL|INFO)\(")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("workbook") / "roi.xlsx"
    write_workbook(path, report_depth.findings())
    return path


@pytest.fixture(scope="module")
def book(path: Path) -> openpyxl.Workbook:
    return openpyxl.load_workbook(path)


def formulas(book: openpyxl.Workbook, *sheets: str) -> dict[tuple[str, str], str]:
    return {
        (name, cell.coordinate): cell.value
        for name in sheets or SHEETS
        for row in book[name].iter_rows()
        for cell in row
        if cell.data_type == "f"
    }


def test_inputs_workings_and_results_stand_apart(book: openpyxl.Workbook) -> None:
    assert book.sheetnames == [*SHEETS, "Test welcome test"]
    assert formulas(book, "Sources", "Engine", "Monte Carlo") == {}
    numbers = [cell for row in book["Workings"].iter_rows(min_row=5, min_col=6) for cell in row if isinstance(cell.value, int | float)]
    assert numbers == []


def test_texts_that_look_like_formulas_stay_texts(book: openpyxl.Workbook) -> None:
    texts = {
        cell.value: cell
        for name in SHEETS
        for row in book[name].iter_rows()
        for cell in row
        if isinstance(cell.value, str) and cell.data_type == "s"
    }
    assert any("=licence" in text for text in texts)  # behind other words
    for risky in ("@SUM(A1:A9)", "+vendor offer", "-HR plan"):
        assert texts[risky].data_type == "s"
        assert texts[risky].quotePrefix


def test_formulas_are_plain(book: openpyxl.Workbook) -> None:
    every = formulas(book)
    assert not [formula for formula in every.values() if VOLATILE.search(formula)]
    assert not book.defined_names
    numbers = {n for formula in every.values() for n in re.findall(r"(?<![A-Z$\d.])\d+\.?\d*(?![\d:])", re.sub(r'"[^"]*"', "", formula))}
    assert numbers <= {"0", "1"}


def test_a_row_has_one_formula_over_all_months(book: openpyxl.Workbook) -> None:
    for row in book["Workings"].iter_rows(min_row=5, min_col=6):
        shapes = {
            openpyxl.formula.translate.Translator(cell.value, cell.coordinate).translate_formula(f"F{cell.row}")
            for cell in row
            if cell.data_type == "f"
        }
        assert len(shapes) <= 1


def test_every_formula_holds_its_figure(path: Path, book: openpyxl.Workbook) -> None:
    cached = openpyxl.load_workbook(path, data_only=True)
    assert [place for place in formulas(book) if cached[place[0]][place[1]].value is None] == []
    labels = {row[0].value: row[1].value for row in reversed(list(cached["Results"].iter_rows())) if row[0].value}
    measures = report_demo.findings().comparison.base.measures
    assert labels["Net present value"] == measures.npv
    assert labels["Internal rate of return, per year"] == measures.irr


def test_equal_findings_give_equal_bytes(path: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.xlsx"
    write_workbook(again, report_depth.findings())
    assert again.read_bytes() == path.read_bytes()


def test_what_does_not_exist_is_a_dash(tmp_path: Path) -> None:
    found = report_demo.findings()
    measures = replace(found.comparison.base.measures, irr=None, irr_reason=Message("decision-irr-one-sign"), payback_months=None)
    nothing = np.full(report_demo.DRAWS, np.nan)
    comparison = replace(
        found.comparison, base=replace(found.comparison.base, measures=measures), roi_by_draw=nothing, payback_by_draw=nothing
    )
    write_workbook(tmp_path / "roi.xlsx", replace(found, comparison=comparison))
    results = {
        row[0].value: row[1].value for row in openpyxl.load_workbook(tmp_path / "roi.xlsx", data_only=True)["Results"].iter_rows(max_row=20)
    }
    assert results["Internal rate of return, per year"] == "–"
    assert results["Payback, months"] == "not within the horizon"


@pytest.mark.parametrize(
    ("paid", "found"),
    [([0, 1, 0, 0], Schedule(2, 2)), ([0, 1, 1, 1], Schedule(2, 4)), ([0, 0.5, 1, 1], None), ([1, 0, 1, 0], None), ([0, 0, 0, 0], None)],
)
def test_a_schedule_is_an_unbroken_run_of_whole_months(paid: list[float], found: Schedule | None) -> None:
    agents = report_demo.drivers()[-1]
    assert schedule(replace(agents, baseline=np.zeros(4), programme=np.array(paid, dtype=float))) == found


def test_the_case_is_chosen_in_one_cell_from_a_list(book: openpyxl.Workbook) -> None:
    rules = book["Inputs"].data_validations.dataValidation
    assert [(str(rule.sqref), rule.type, rule.formula1) for rule in rules] == [("B5", "list", "$C$4:$E$4")]
    assert [cell.value for cell in book["Inputs"]["C4:E4"][0]] == ["Base", "Downside", "Upside"]
    assert book["Inputs"]["B5"].value == "Base"
    assert book["Inputs"]["B6"].value == "=MATCH(Inputs!$B$5,$C$4:$E$4,0)"


def test_a_case_follows_the_base_case_where_it_does_not_differ(book: openpyxl.Workbook) -> None:
    rows = {row[0].value: [cell.value for cell in row[2:5]] for row in book["Inputs"].iter_rows() if row[0].value}
    assert rows["revenue margin"] == [0.62, 0.58, 0.65]
    base, downside, upside = rows["support call cost"]
    assert base == 6.4
    assert downside == upside
    assert downside.startswith("=C")


def test_one_case_alone_needs_no_choice(tmp_path: Path) -> None:
    write_workbook(tmp_path / "roi.xlsx", report_demo.findings())
    sheet = openpyxl.load_workbook(tmp_path / "roi.xlsx")["Inputs"]
    assert sheet["B5"].value == "Base"
    assert sheet.data_validations.dataValidation[0].formula1 == "$C$4:$C$4"
