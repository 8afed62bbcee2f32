"""The notebooks: the executed file is made from its source, and running it again keeps every claim."""

from __future__ import annotations

from pathlib import Path

import jupytext
import nbformat
import pytest

from notebooks.execute import executed

FOLDER = Path(__file__).parents[2] / "notebooks"
SOURCES = sorted(FOLDER.glob("[0-9]*.py"))


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_the_executed_notebook_is_made_from_its_source(source: Path) -> None:
    executed, written = nbformat.read(source.with_suffix(".ipynb"), as_version=4), jupytext.read(source)
    assert [(cell.cell_type, cell.source) for cell in executed.cells] == [(cell.cell_type, cell.source) for cell in written.cells]
    code = [cell for cell in executed.cells if cell.cell_type == "code"]
    assert all(cell.execution_count for cell in code)
    assert not [output for cell in code for output in cell.outputs if output.output_type == "error"]


@pytest.mark.slow
@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::UserWarning", "ignore::ResourceWarning")
def test_every_claim_of_the_notebook_holds(source: Path) -> None:
    assert all(cell.get("execution_count", True) for cell in executed(source).cells)
