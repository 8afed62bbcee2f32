"""Execute every notebook from its source and write the executed file beside it: `python notebooks/execute.py`."""

from __future__ import annotations

from pathlib import Path

import jupytext
import nbformat
from nbclient import NotebookClient

HERE = Path(__file__).parent


def executed(source: Path) -> nbformat.NotebookNode:
    """The notebook of a source, executed in its own folder; the moments at which cells ran are left out."""
    notebook = jupytext.read(source)
    for number, cell in enumerate(notebook.cells):
        cell["id"] = f"cell-{number}"
    client = NotebookClient(notebook, timeout=900, kernel_name="python3", record_timing=False, resources={"metadata": {"path": str(HERE)}})
    client.execute()
    return notebook


if __name__ == "__main__":
    for path in sorted(HERE.glob("[0-9]*.py")):
        nbformat.write(executed(path), path.with_suffix(".ipynb"))
