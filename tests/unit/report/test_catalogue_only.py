"""Every text of cxsim's own comes from a catalogue: in a language of brackets, only what the user wrote stands outside of them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
import openpyxl
import pandas as pd
import pytest
from pydantic import BaseModel

from cxsim.churn.comparison.model_card import compare_models
from cxsim.churn.methods.cox import Cox
from cxsim.drivers.driver_report import find_drivers
from cxsim.journey import parameters
from cxsim.report.compose import compose
from cxsim.report.drivers import compose_drivers
from cxsim.report.findings import Findings
from cxsim.report.html import render
from cxsim.report.journeys.drawing import journeys_svg
from cxsim.report.model_card import render_card
from cxsim.report.quantity_labels import MONEY_UNITS, UNITS
from cxsim.report.workbook.book import write_workbook
from cxsim.text.locale import Locale
from tests.support import report_depth
from tests.support.driver_twins import company
from tests.support.pseudo_language import bracketed, outside

ADDRESS = re.compile(r"[a-z][a-z_]*(\.\w+)+")
"""Of a quantity in the file of the study."""
CODES = re.compile(r"\b(P\d+|EUR|[A-Z][a-z]?t?r?|\d+D|Nc|[0-9a-f]{16,})\b")
"""What no language translates: percentiles, currencies, ids of rows, hashes."""


@pytest.fixture(scope="module")
def brackets(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Locale]:
    with bracketed(tmp_path_factory.mktemp("brackets")) as code:
        yield Locale.of(code, "EUR")


@pytest.fixture(scope="module")
def findings(brackets: Locale) -> Findings:
    return replace(report_depth.findings(), language=brackets.code)


def strings(value: Any) -> Iterator[str]:
    """All texts that a record holds, and its names as words."""
    if isinstance(value, str):
        yield value
        yield value.replace("_", " ")
        yield from re.split(r"[.\[\]]", value.replace("_", " "))
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from strings(key)
            yield from strings(each)
    elif isinstance(value, list | tuple | set | frozenset):
        for each in value:
            yield from strings(each)
    elif is_dataclass(value):
        for each in fields(value):
            yield from strings(getattr(value, each.name, None))
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from strings(getattr(value, name, None))


def left(shown: list[str], *stored: Any) -> list[str]:
    users = tuple({each.strip() for each in strings(stored) if len(each.strip()) > 1})
    return sorted({rest for text in shown if (rest := outside(ADDRESS.sub(" ", text), users, CODES))})


def of_page(page: str) -> list[str]:
    body = page.partition("<body>")[2]
    return [html.unescape(text).strip() for text in re.findall(r">([^<>]+)<|aria-label=\"([^\"]*)\"", body) for text in text]


def test_the_detector_finds_a_text_outside_of_the_brackets() -> None:
    assert outside("⟦a text with ⟦another⟧ in it⟧ 12 − %") == ""
    assert outside("⟦a text⟧ written by hand") == "written by hand"
    assert left(["⟦a text⟧ of Ada"], {"name": "Ada"}) == ["of"]


def test_every_text_of_a_report_is_in_the_catalogue(findings: Findings) -> None:
    assert left(of_page(render(compose(findings))), findings) == []


def test_every_text_of_a_workbook_is_in_the_catalogue(findings: Findings, tmp_path: Path) -> None:
    write_workbook(tmp_path / "roi.xlsx", findings)
    book = openpyxl.load_workbook(tmp_path / "roi.xlsx")
    book.close()
    cells = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    shown = [text for cell in cells for text in (re.findall(r'"([^"]*)"', cell) if cell.startswith("=") else [cell])]
    assert left([*shown, *book.sheetnames], findings) == []


def test_every_text_of_a_model_card_is_in_the_catalogue(brackets: Locale) -> None:
    table = company(400, np.random.default_rng(3)).customers
    dated = table.frame.assign(joined=pd.Timestamp(2020, 1, 1))
    card = compare_models({"churn": Cox(recalibrate=True)}, replace(table, frame=dated), 1).card
    assert left(of_page(render_card(card, "study", brackets)), card, "study") == []


def test_every_text_of_a_page_on_drivers_is_in_the_catalogue(brackets: Locale) -> None:
    report = find_drivers(company(1200, np.random.default_rng(2)), 1, draws=50)
    assert left(of_page(render(compose_drivers(report, "place", brackets))), report, "place") == []


def test_every_text_of_a_drawn_plan_is_in_the_catalogue(findings: Findings, brackets: Locale) -> None:
    drawn = ElementTree.fromstring(journeys_svg(findings.plan, brackets))
    assert left([text.text or "" for text in drawn.iter() if text.text], findings.plan) == []


def test_days_and_months_are_by_cldr() -> None:
    assert Locale.of("fr").date(date(2026, 8, 1)) == "1 août 2026"


def test_every_unit_of_a_quantity_has_a_label() -> None:
    kinds = [
        part.func.unit
        for alias in vars(parameters).values()
        for part in getattr(alias, "__metadata__", ())
        if isinstance(getattr(part, "func", None), parameters.QuantityKind)
    ]
    assert len(kinds) > 10
    assert sorted(set(kinds) - set(UNITS) - set(MONEY_UNITS)) == []
