"""A shipped study from end to end in a language of brackets: what stands outside of them is the user's, or no catalogue holds it."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cxsim.cli.main import run_command
from cxsim.config.document import read_document
from cxsim.provenance import versions
from tests.support.pseudo_language import bracketed, outside

CONFIGS = Path(__file__).parents[2] / "configs"
Shown = Callable[..., str]
CODES = re.compile(
    r"""https?://\S+ | [\w./-]*/[\w./-]+ | \b\w+\.(yaml|html|xlsx|json|csv|png|svg|py)\b   # addresses and files
    | \b[a-z_]\w*((\.|\[)[\w=]+\]?)+ | \b[a-z]+(_[a-z0-9]+)+\b                              # quantities, keys and columns of files
    | --[a-z-]+ | \bcxsim(\ [a-z]+)?\b                                                     # commands
    | \b(EUR|P\d+|NPS|CSAT|CES|AUC|[A-Z][a-z]?t?r?|[0-9a-f]{16,})\b
    | \b(Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)\b""",
    re.VERBOSE,
)
"""What no language translates."""


@pytest.fixture(scope="module")
def language(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with bracketed(tmp_path_factory.mktemp("brackets")) as code:
        yield code


@pytest.fixture
def shown(capsys: pytest.CaptureFixture[str], language: str) -> Shown:
    """What a command shows, on both streams, in the language of brackets."""

    def show(*arguments: object, code: int = 0) -> str:
        found = run_command([*map(str, arguments), "--language", language])
        printed = capsys.readouterr()
        assert found == code, printed.out + printed.err
        return printed.out + printed.err

    return show


def shortened(name: str, folder: Path, language: str) -> Path:
    """The shipped study over nine months, in one replication and in the language of brackets."""
    text = (CONFIGS / f"{name}.yaml").read_text(encoding="utf-8")
    (folder / "data").symlink_to(CONFIGS / "data", target_is_directory=True)
    for pattern, short in ((r"^horizon: \d+ months$", "horizon: 9 months"), (r"replications: \d+", "replications: 1")):
        text, found = re.subn(pattern, short, text, flags=re.MULTILINE)
        assert found == 1
    path = folder / f"{name}.yaml"
    path.write_text(f"{text}\nlanguage: {language}\n", encoding="utf-8")
    return path


def strings(data: Any) -> Iterator[str]:
    """The texts of a document, and its names as words."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from (str(key), str(key).replace("_", " "))
            yield from strings(value)
    elif isinstance(data, list):
        for value in data:
            yield from strings(value)
    else:
        yield from (str(data), str(data).replace("_", " "))


def left(texts: list[str], study: Path) -> list[str]:
    """What of some texts is neither in brackets nor a word of the study."""
    users = tuple({text for text in (*strings(read_document(study).data), *versions(), *versions().values()) if len(text) > 1})
    return sorted({rest for text in texts if (rest := outside(text, users, CODES))})


def page_texts(page: str) -> list[str]:
    body = page.partition("<body>")[2]
    return [html.unescape(text).strip() for text in re.findall(r">([^<>]+)<|aria-label=\"([^\"]*)\"", body) for text in text]


def cells(path: Path) -> list[str]:
    book = openpyxl.load_workbook(path)
    found = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    book.close()
    return [*book.sheetnames, *(text for cell in found for text in (re.findall(r'"([^"]*)"', cell) if cell.startswith("=") else [cell]))]


@pytest.mark.parametrize("name", ["gym", pytest.param("telecom", marks=pytest.mark.slow)])
def test_a_run_shows_no_sentence_that_no_catalogue_holds(name: str, shown: Shown, language: str, tmp_path: Path) -> None:
    study, runs = shortened(name, tmp_path, language), tmp_path / "runs"
    printed = shown("run", study, "--out", runs, "--draws", 2)
    (run,) = (path for path in runs.iterdir() if path.is_dir())
    assert left([printed], study) == []
    assert left(page_texts((run / "report.html").read_text(encoding="utf-8")), study) == []
    assert left(cells(run / "roi.xlsx"), study) == []
