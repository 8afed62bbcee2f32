"""The sheet of an experiment: its formulas hold the figures of the reading, and texts of the data stay texts."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from cxsim.report.workbook import write_workbook
from cxsim.report.workbook.experiments import MOST_LETTERS, sheet_names
from tests.support import report_demo
from tests.support.report_experiment import RISKY, experiment_findings

SHEET = "Test welcome test"
LABELS = {"Effect": "estimate", "Interval, low end": "low", "Interval, high end": "high"}


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("workbook") / "roi.xlsx"
    write_workbook(path, replace(report_demo.findings(), experiments=(experiment_findings(),)))
    return path


def figures(sheet: Worksheet, label: str) -> list[float]:
    """All figures beside a label, row by row."""
    return [cell.value for row in sheet.iter_rows() if row[0].value == label for cell in row[1:] if cell.value is not None]


def test_the_formulas_hold_the_figures_of_the_reading(path: Path) -> None:
    sheet = openpyxl.load_workbook(path, data_only=True)[SHEET]
    found = experiment_findings()
    assert found.reading is not None
    shown = [row for row in found.reading.endpoints if row.kind != "lifetime" and row.withheld is None]
    assert len(shown) == 6
    for label, end in LABELS.items():
        assert figures(sheet, label) == pytest.approx([getattr(row.effect, end) for row in shown], rel=1e-9, abs=1e-12)
    assert figures(sheet, "Standard error") == pytest.approx([row.error for row in shown], rel=1e-9)
    p = [found.reading.checks[0].p, *(row.p for row in shown)]
    assert figures(sheet, "p-value") == pytest.approx(p, rel=1e-9)


def test_designs_stand_below_with_what_they_read_or_why_they_were_not_simulated(path: Path) -> None:
    sheet = openpyxl.load_workbook(path)[SHEET]
    assert figures(sheet, "by customer") == [0.9, -0.2, 0.3, 0.36, 0.8, 0.05, 0.9]
    assert figures(sheet, "by period (switchback)") == ["too short"]


def test_everything_but_the_sums_is_a_formula_without_constants(path: Path) -> None:
    sheet = openpyxl.load_workbook(path)[SHEET]
    effects = [
        cell for row in sheet.iter_rows() if row[0].value in (*LABELS, "Standard error", "p-value") for cell in row[1:] if cell.value
    ]
    assert len(effects) == 31
    assert all(cell.data_type == "f" for cell in effects)
    every = [cell.value for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    numbers = {n for formula in every for n in re.findall(r"(?<![A-Z$\d.])\d+\.?\d*(?![\d:])", formula)}
    assert numbers <= {"0", "1", "2"}


def test_names_from_the_data_stay_texts(path: Path) -> None:
    sheet = openpyxl.load_workbook(path)[SHEET]
    named = [cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str) and RISKY in cell.value]
    assert len(named) == 2
    assert all(cell.data_type == "s" and not cell.value.startswith("=") for cell in named)


def test_names_of_sheets_fit_and_differ() -> None:
    found = report_demo.findings()
    alike = tuple(replace(experiment_findings(), name=f"a_very_long_name_of_an_experiment_{i}") for i in range(3))
    names = sheet_names(replace(found, experiments=alike))
    assert len(set(names.values())) == 3
    assert max(map(len, names.values())) <= MOST_LETTERS
