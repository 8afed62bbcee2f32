"""The page of the metrics holds exactly the table that the catalogue makes, and its examples name what is there."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

from cxsim.metrics import indices, value
from cxsim.metrics.catalogue import CATALOGUE, catalogue_table, families_table

PAGE = Path(__file__).parent.parent.parent / "cxsim" / "metrics" / "README.md"
MARK = "<!-- the catalogue -->\n\n"


def test_the_page_holds_the_catalogue() -> None:
    _, mark, table = PAGE.read_text(encoding="utf-8").partition(MARK)
    assert mark
    assert table == catalogue_table() + "\n", "write catalogue_table() below the mark"


def test_the_families_name_every_metric_once() -> None:
    named = re.findall(r"`([a-z_]+)`", families_table().partition("|---|---|")[2])
    assert sorted(named) == sorted(card.key for card in CATALOGUE)


def test_the_table_has_a_row_for_each_metric() -> None:
    rows = [line for line in catalogue_table().splitlines() if line.startswith("| `")]
    assert len(rows) == len(CATALOGUE)
    assert all(line.count(" | ") == 5 for line in rows)


@pytest.mark.parametrize("module", [indices, value])
def test_examples_in_docstrings(module: object) -> None:
    found = doctest.testmod(module)  # type: ignore[arg-type]
    assert found.attempted
    assert not found.failed
