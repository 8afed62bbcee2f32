"""LibreOffice recomputes the workbook: every formula gives the figure written beside it, and follows the inputs as Python does."""

from __future__ import annotations

import math
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import openpyxl
import pytest

from cxsim.decision.cash_flow import scenario_flows
from cxsim.decision.comparison import Driver
from cxsim.journey.parameters import certain
from cxsim.report.workbook import write_workbook
from tests.report_demo import LINES, MONTHS, findings, worth

SOFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")
RELATIVE = 1e-9
ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


Cells = dict[tuple[str, str], object]


def recomputed(path: Path, folder: Path) -> Cells:
    """Every cell after LibreOffice has calculated it anew, in a profile of its own."""
    profile, out = folder / "profile", folder / "recomputed"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(ALWAYS_RECALCULATE)
    command = [SOFFICE, "--headless", f"-env:UserInstallation={profile.as_uri()}", "--convert-to", "xlsx", "--outdir", out, path]
    subprocess.run([str(part) for part in command], check=True, capture_output=True, timeout=180)
    return values(out / path.name)


def spoiled(path: Path) -> Path:
    """The workbook with every cached number put to -1, so that what comes back was calculated."""
    copy = path.with_name("spoiled.xlsx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(copy, "w") as new:
        for name in old.namelist():
            new.writestr(name, re.sub(rb"(</f>)<v>[-0-9.][^<]*</v>", rb"\1<v>-1</v>", old.read(name)))
    return copy


def values(path: Path) -> Cells:
    book = openpyxl.load_workbook(path, data_only=True, read_only=True)
    return {
        (sheet.title, cell.coordinate): cell.value for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None
    }


def formula_cells(path: Path) -> list[tuple[str, str]]:
    book = openpyxl.load_workbook(path, read_only=True)
    return [(sheet.title, cell.coordinate) for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def agrees(new: object, old: object, size: float) -> bool:
    if isinstance(old, int | float) and isinstance(new, int | float):
        return math.isclose(new, old, rel_tol=RELATIVE, abs_tol=RELATIVE * size)
    return new == old


def figure(cells: Cells, label: str) -> object:
    place = next(place for (sheet, place), value in cells.items() if sheet == "Results" and value == label)
    return cells["Results", f"B{place[1:]}"]


def test_every_formula_gives_its_cached_figure_and_the_engines_npv(tmp_path: Path) -> None:
    path, found = tmp_path / "roi.xlsx", findings()
    write_workbook(path, found)
    cached, formulas = values(path), formula_cells(path)
    new = recomputed(spoiled(path), tmp_path)
    measures = found.comparison.base.measures
    wrong = [
        (cell, cached[cell], new[cell])
        for cell in formulas
        if not agrees(new[cell], cached[cell], abs(measures.npv) if cell[0] == "Checks" else 1.0)
    ]
    assert len(formulas) > 1000
    assert wrong == []
    assert figure(new, "Net present value") == pytest.approx(measures.npv, rel=RELATIVE)
    assert figure(new, "Payback, months") == pytest.approx(measures.payback_months, rel=RELATIVE)
    results = [value for (sheet, place), value in new.items() if sheet == "Checks" and place[0] == "E"]
    assert len(results) > 10
    assert set(results[1:]) == {"OK"}


def test_changed_inputs_move_the_results_as_python_does(tmp_path: Path) -> None:
    path, found = tmp_path / "roi.xlsx", findings()
    write_workbook(path, found)
    change(
        path,
        {
            "Discount rate, nominal, annual effective": 0.07,
            "support call cost": 9.9,
            "programme cost per month: agents": 15_500,
            "Payments: =licence: month paid": 5,
        },
    )
    new = recomputed(path, tmp_path)
    baseline, programme = scenario_flows([changed(driver) for driver in found.comparison.base.drivers], LINES, MONTHS)
    terms = found.comparison.terms
    expected = worth(programme - baseline, terms.model_copy(update={"discount_rate": certain(0.07, "per year")}))
    assert abs(expected.npv - found.comparison.base.measures.npv) > 1000
    assert figure(new, "Net present value") == pytest.approx(expected.npv, rel=RELATIVE)
    assert figure(new, "Return on investment") == pytest.approx(expected.roi, rel=RELATIVE)
    assert figure(new, "Payback, months") == pytest.approx(expected.payback_months, rel=RELATIVE)
    assert figure(new, "Discounted payback, months") == pytest.approx(expected.payback_discounted_months, rel=RELATIVE)
    assert new["Checks", "E5"] == "DIFFERS"


def change(path: Path, wanted: dict[str, float]) -> None:
    book = openpyxl.load_workbook(path)
    cells = {row[0].value: row[1] for row in book["Inputs"].iter_rows(min_row=4) if row[0].value}
    for label, value in wanted.items():
        cells[label].value = value
    book.save(path)


def changed(driver: Driver) -> Driver:
    if driver.name == "touches.support.call":
        return replace(driver, price=9.9)
    if driver.name == "months":
        return replace(driver, price=15_500.0)
    return replace(driver, programme=(np.arange(MONTHS) == 4) * 1.0) if driver.name == "payments" else driver
