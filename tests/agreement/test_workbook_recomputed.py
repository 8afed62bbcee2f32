"""LibreOffice recomputes the workbook: every formula gives the figure written beside it, and follows inputs and case as Python does."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import openpyxl
import pytest

from cxsim.decision.cash_flow import scenario_flows
from cxsim.decision.comparison import BaseCase, Comparison, VolumePriceLine
from cxsim.decision.money import InvestmentMeasures
from cxsim.decision.value_summary import summarise_value as further_worth
from cxsim.journey.parameters import certain
from cxsim.report.findings import Findings
from cxsim.report.workbook import write_workbook
from tests.support import report_depth
from tests.support.office import SOFFICE, Cells, figure, recomputed, spoiled, values
from tests.support.report_demo import LINES, MONTHS, worth

pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")
RELATIVE = 1e-9
CHANGES = {
    "Discount rate, annual effective": 0.07,
    "support call cost": 9.9,
    "programme cost per month: agents": 15_500,
    "Payments: =licence: month paid": 5,
}
SELECTED = {"downside": "Downside", "upside": "Upside"}


@dataclass(frozen=True)
class Books:
    """The workbooks as written, and every cell of each copy after LibreOffice has calculated it anew."""

    found: Mapping[str, Findings]
    written: Mapping[str, Path]
    recomputed: Mapping[str, Cells]


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Books:
    """Each workbook spoiled (every cached number is -1), with each other case chosen, and one with changed inputs, recomputed at once."""
    folder = tmp_path_factory.mktemp("books")
    deep = report_depth.findings()
    found = {"deep": deep, "taxed": report_depth.taxed(), "middle": report_depth.taxed("mid_month"), "french": replace(deep, language="fr")}
    written = {name: folder / f"{name}.xlsx" for name in found}
    copies = []
    for name, path in written.items():
        write_workbook(path, found[name])
        copies.append(spoiled(path))
        if name not in ("french", "middle"):
            copies += [changed_copy(path, case, {"Case: choose one": label}) for case, label in SELECTED.items()]
    copies.append(changed_copy(written["deep"], "changed", CHANGES))
    return Books(found, written, recomputed(copies, folder))


def changed_copy(path: Path, what: str, wanted: Mapping[str, float | str]) -> Path:
    """The workbook with other inputs: a case, a value of the base case, or one that is the same in all cases."""
    book = openpyxl.load_workbook(path)
    rows = {row[0].value: row for row in book["Inputs"].iter_rows(min_row=4) if row[0].value}
    for label, value in wanted.items():
        cell = rows[label][2] if rows[label][1].data_type == "f" else rows[label][1]
        assert cell.data_type != "f", f"{label} is no input"
        cell.value = value
    copy = path.with_name(f"{path.stem}_{what}.xlsx")
    book.save(copy)
    return copy


def formula_cells(path: Path) -> list[tuple[str, str]]:
    book = openpyxl.load_workbook(path, read_only=True)
    return [(sheet.title, cell.coordinate) for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def agrees(new: object, old: object, size: float) -> bool:
    if isinstance(old, int | float) and isinstance(new, int | float):
        return math.isclose(new, old, rel_tol=RELATIVE, abs_tol=RELATIVE * size)
    return new == old


def verdicts(cells: Cells, sheet: str = "Checks") -> set[object]:
    return {value for (name, place), value in cells.items() if name == sheet and re.fullmatch(r"E(?!4$)\d+", place)}


def same_worth(cells: Cells, expected: InvestmentMeasures) -> None:
    """Every measure on the sheet of results is Python's."""
    assert figure(cells, "Net present value") == pytest.approx(expected.npv, rel=RELATIVE)
    assert figure(cells, "Present value of benefits") == pytest.approx(expected.pv_benefits, rel=RELATIVE)
    assert figure(cells, "Return on investment") == pytest.approx(expected.roi, rel=RELATIVE)
    assert figure(cells, "Internal rate of return, per year") == pytest.approx(expected.irr, rel=RELATIVE)
    assert figure(cells, "Modified internal rate of return, per year") == pytest.approx(expected.mirr, rel=RELATIVE)
    for label, months in (("Payback, months", expected.payback_months), ("Discounted payback, months", expected.payback_discounted_months)):
        never = "not within the horizon"
        assert figure(cells, label) == (never if months is None else pytest.approx(months, rel=RELATIVE))


@pytest.mark.parametrize("name", ["deep", "taxed", "middle", "french"])
def test_every_formula_gives_its_cached_figure(books: Books, name: str) -> None:
    path = books.written[name]
    cached, formulas, new = values(path), formula_cells(path), books.recomputed[f"{name}_spoiled"]
    size = abs(books.found[name].comparison.base.measures.npv)
    wrong = [(cell, cached[cell], new.get(cell)) for cell in formulas if not agrees(new.get(cell), cached[cell], size)]
    assert len(formulas) > 1500
    assert wrong[:20] == []


@pytest.mark.parametrize("name", ["deep", "taxed", "middle"])
def test_the_base_case_is_pythons(books: Books, name: str) -> None:
    cells = books.recomputed[f"{name}_spoiled"]
    same_worth(cells, books.found[name].comparison.base.measures)
    if books.found[name].comparison.terms.soft:
        hard = further_worth(books.found[name].comparison, 1).hard_npv
        assert figure(cells, "of which without soft savings") == pytest.approx(hard, rel=RELATIVE)
    assert verdicts(cells) == {"OK"}


@pytest.mark.parametrize("name", ["deep", "taxed"])
@pytest.mark.parametrize("case", ["downside", "upside"])
def test_each_case_behind_the_selector_is_pythons(books: Books, name: str, case: str) -> None:
    cells = books.recomputed[f"{name}_{case}"]
    expected = next(each for each in books.found[name].cases if each.name == case).base.measures
    assert abs(expected.npv - books.found[name].comparison.base.measures.npv) > 10_000
    same_worth(cells, expected)
    assert verdicts(cells) == {"OK"}


def test_changed_inputs_move_the_results_as_python_does(books: Books) -> None:
    found, new = books.found["deep"], books.recomputed["deep_changed"]
    baseline, programme = scenario_flows([changed(driver) for driver in found.comparison.base.drivers], LINES, MONTHS)
    terms = found.comparison.terms
    expected = worth(programme - baseline, terms.model_copy(update={"discount_rate": certain(0.07, "per year")}))
    assert abs(expected.npv - found.comparison.base.measures.npv) > 1000
    same_worth(new, expected)
    assert new["Checks", "E5"] == "DIFFERS"


def test_after_four_changed_inputs_every_formula_gives_pythons_figure(books: Books, tmp_path: Path) -> None:
    """Python makes the same changes, in all three cases, and writes its own workbook: every formula of it holds what LibreOffice found.

    Left out are only the checks against the engine, which must see the changes, what the cover says of them, and the input from
    which the search for the internal rate starts.
    """
    path = tmp_path / "pythons.xlsx"
    write_workbook(path, with_changes(books.found["deep"]))
    pythons, new = values(path), books.recomputed["deep_changed"]
    guess = next(place[1:] for (sheet, place), value in pythons.items() if sheet == "Inputs" and str(value).startswith("Where the search"))
    formulas = [cell for cell in formula_cells(path) if cell[0] not in ("Checks", "Cover") and cell != ("Inputs", f"B{guess}")]
    size = abs(books.found["deep"].comparison.base.measures.npv)
    before = values(books.written["deep"])
    moved = [cell for cell in formulas if not agrees(before[cell], pythons[cell], size)]
    wrong = [(cell, pythons[cell], new.get(cell)) for cell in formulas if not agrees(new.get(cell), pythons[cell], size)]
    assert len(moved) > 200
    assert wrong[:20] == []


def with_changes(found: Findings) -> Findings:
    """The findings with the changed inputs in every case; a case keeps what it sets itself."""
    comparison = found.comparison
    terms = comparison.terms.model_copy(update={"discount_rate": certain(0.07, "per year")})
    rate = {"money.discount_rate": 0.07}
    base = report_depth.base_of(tuple(map(changed, comparison.base.drivers)), comparison.lines, terms, {**comparison.base.values, **rate})
    cases = tuple(replace(case, base=_case_with_changes(case.base, comparison)) for case in found.cases)
    return replace(found, comparison=replace(comparison, terms=terms, base=base), cases=cases)


def _case_with_changes(base: BaseCase, comparison: Comparison) -> BaseCase:
    drivers = tuple(driver if driver.name == "months" else changed(driver) for driver in base.drivers)
    return report_depth.base_of(drivers, comparison.lines, comparison.terms, dict(base.values))


def test_the_french_workbook_gives_the_same_figures(books: Books) -> None:
    english, french = books.recomputed["deep_spoiled"], books.recomputed["french_spoiled"]
    row = next(place[1:] for (sheet, place), value in french.items() if sheet == "Résultats" and value == "Valeur actuelle nette")
    assert french["Résultats", f"B{row}"] == figure(english, "Net present value")
    assert verdicts(french, "Contrôles") == {"CONFORME"}


def changed(driver: VolumePriceLine) -> VolumePriceLine:
    if driver.name == "touches.support.call":
        return replace(driver, price=9.9)
    if driver.name == "months":
        return replace(driver, price=15_500.0)
    return replace(driver, programme=(np.arange(MONTHS) == 4) * 1.0) if driver.name == "payments" else driver
