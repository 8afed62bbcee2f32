"""A shipped study from end to end in a language of brackets: what stands outside of them is the user's, or no catalogue holds it."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
import typer

from cxsim.cli.commands import app
from cxsim.cli.main import run_command
from cxsim.config.document import read_document
from cxsim.config.reference import parts
from cxsim.data.metric_contracts import METRIC_CONTRACTS
from cxsim.metrics.catalogue import CATALOGUE
from cxsim.provenance import versions
from tests.support.pseudo_language import bracketed, outside

CONFIGS = Path(__file__).parents[2] / "configs"
Shown = Callable[..., str]
HELP_CODES = re.compile(r"\w+(\|\w+)+|\bcxsim\b|--?[a-z-]+|<[a-z ]+>|\[OPTIONS\]|x[<>]=|<=x<=|\b[A-Z]+(_OR_[A-Z]+)?(\.\w+)*\b")
"""Of a command: its options, the types and names of their values."""
ADDRESS = re.compile(r"\b[a-z_]\w*((\.|\[)\w+(=\w+)?\]?)+|\b[a-z]+(_[a-z0-9]+)+\b")
"""Of a quantity in the file of the study, or of a file; a key of either."""
CODES = re.compile(
    r"--[a-z-]+|\bcxsim( [a-z]+)?\b"
    r"|\b(EUR|P\d+|NPS|nps|CSAT|CES|AUC|[A-Z][a-z]?t?r?|[0-9a-f]{16,}|loglogistic|lognormal|weibull|utf-8)\b"
    r"|\b(baseline|programme|inputs|results|tables|coefficients)\b"
)
"""What no language translates; scenarios, files and records are called so in a run, families so in a study."""


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


def shortened(name: str, folder: Path) -> Path:
    """The shipped study over nine months and in one replication; it states no language."""
    text = (CONFIGS / f"{name}.yaml").read_text(encoding="utf-8")
    (folder / "data").symlink_to(CONFIGS / "data", target_is_directory=True)
    for pattern, short in ((r"^horizon: \d+ months$", "horizon: 9 months"), (r"replications: \d+", "replications: 1")):
        text, found = re.subn(pattern, short, text, flags=re.MULTILINE)
        assert found == 1
    path = folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
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
    """What of some texts is neither in brackets nor a word of the study, of its folder or of a package."""
    folders = sorted((path for path in (study.parent, *study.parent.rglob("*")) if path.is_dir()), key=lambda path: -len(str(path)))
    places = re.compile(
        "|".join(map(re.escape, [str(study), *map(str, folders), *(path.name for path in folders if path.parent.name == "runs")]))
    )
    values = (str(value) for path in (study.parent / "data").glob("*.csv") for value in table_texts(path))
    users = (*strings(read_document(study).data), *values, *versions(), *versions().values())
    known = tuple({text for text in users if len(text) > 1})
    plain = {ADDRESS.sub(" ", places.sub(" ", text)) for text in texts}
    return sorted({rest for text in plain if (rest := outside(text, known, CODES))})


@cache
def table_texts(path: Path) -> set[str]:
    """The texts in the columns of a table that have few, and the columns' names."""
    frame = pd.read_csv(path.resolve(), dtype=str)
    return {text for name in frame if frame[name].nunique() < 50 for text in (name, name.replace("_", " "), *frame[name].dropna())}


def page_texts(path: Path) -> list[str]:
    body = path.read_text(encoding="utf-8").partition("<body>")[2]
    return [html.unescape(text).strip() for text in re.findall(r">([^<>]+)<|aria-label=\"([^\"]*)\"", body) for text in text]


def cells(path: Path) -> list[str]:
    book = openpyxl.load_workbook(path)
    found = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    book.close()
    return [*book.sheetnames, *(text for cell in found for text in (re.findall(r'"([^"]*)"', cell) if cell.startswith("=") else [cell]))]


def run_of(study: Path, shown: Shown, *options: object) -> Path:
    """The folder of a run of a study; what the command printed is looked at."""
    runs = study.parent / "runs"
    assert left([shown("run", study, "--out", runs, "--draws", 2, *options)], study) == []
    (run,) = (path for path in runs.iterdir() if path.is_dir())
    return run


@pytest.mark.slow
@pytest.mark.parametrize(("name", "options"), [("gym", ["--quick"]), ("gym", []), ("telecom", [])])
def test_a_run_shows_no_sentence_that_no_catalogue_holds(name: str, options: list[str], shown: Shown, tmp_path: Path) -> None:
    study = shortened(name, tmp_path)
    run = run_of(study, shown, *options)
    assert left(page_texts(run / "report.html"), study) == []
    assert left(cells(run / "roi.xlsx"), study) == []
    assert left([shown("runs", "verify", run)], study) == []
    assert left([shown("metrics", run, "--only", "churn_rate")], study) == []


def test_commands_show_no_sentence_that_no_catalogue_holds(shown: Shown, tmp_path: Path) -> None:
    study = shortened("gym", tmp_path)
    printed = (
        shown("check", study),
        shown("simulate", study, "--customers", 50, "--replications", 2),
        shown("plan", "show", study, "--out", tmp_path / "plans"),
        shown("fit", study, code=2),
        shown("drivers", study, code=2),
        shown("run", study, "--programme", "unknown", code=2),
        shown("metrics", "nps", "--explain"),
    )
    assert [left([text.replace("unknown", "")], study) for text in printed] == [[]] * len(printed)


def command_words(command: Any, words: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield words
    for name, inner in getattr(command, "commands", {}).items():
        yield from command_words(inner, (*words, name))


@pytest.mark.parametrize("words", sorted(command_words(typer.main.get_command(app))), ids="-".join)
def test_the_help_of_a_command_is_in_the_catalogue(words: tuple[str, ...], shown: Shown) -> None:
    names = tuple(name for inner in command_words(typer.main.get_command(app)) for name in inner)
    text = re.sub(r"[\s│╭╮╰╯─]+", " ", shown(*words, "--help"))
    assert outside(text, names, HELP_CODES) == ""


def test_the_reference_of_keys_is_in_the_catalogue(shown: Shown) -> None:
    choices = {text for part in parts() for key in part.keys for text in (key.written, key.default) if isinstance(text, str)}
    names = tuple({each for part in parts() for each in (*re.split(r"[ .()]+", part.address), *(key.name for key in part.keys)) if each})
    text = re.sub(r"`[^`⟦]*`", " ", shown("plan", "keys"))
    assert outside(text, (*choices, *names), CODES) == ""


def test_what_tables_say_is_in_the_catalogue(shown: Shown, tmp_path: Path) -> None:
    tables = CONFIGS / "data"
    values = {text for path in tables.glob("*.csv") for text in table_texts(path)}
    names = {name for name, contract in METRIC_CONTRACTS.items() for name in (name, *(rule.column for rule in contract.columns))}
    known = (*values, *names, *(card.key for card in CATALOGUE))
    figures = tmp_path / "figures.csv"
    assert outside(shown("metrics", tables, "--out", figures).replace(str(figures), ""), known, CODES) == ""
    texts = [text for row in pd.read_csv(figures).to_dict("records") for text in (row["note"], row["warnings"]) if isinstance(text, str)]
    assert len(texts) > 5
    assert [outside(text, known, CODES) for text in texts] == [""] * len(texts)
    assert outside(shown("metrics", "--list"), known, CODES) == ""


@pytest.mark.slow
def test_fits_and_drivers_show_no_sentence_that_no_catalogue_holds(shown: Shown, tmp_path: Path) -> None:
    study = shortened("telecom", tmp_path)
    assert left([shown("fit", study, "--out", tmp_path / "fits")], study) == []
    assert left(page_texts(tmp_path / "fits" / "model_card.html"), study) == []
    assert left([shown("drivers", study, "--out", tmp_path / "drivers", "--draws", 50)], study) == []
    assert left(page_texts(tmp_path / "drivers" / "drivers.html"), study) == []
