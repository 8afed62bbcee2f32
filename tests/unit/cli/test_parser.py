"""What is typed wrongly is said in the language of the command, and so is its help."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import typer

from cxsim.cli.commands import app
from cxsim.cli.main import run_command
from cxsim.cli.parser import LocalisedCommand, LocalisedGroup
from cxsim.text.languages import LANGUAGES
from cxsim.text.locale import Locale

Capture = pytest.CaptureFixture[str]


def commands(group: Any) -> Iterator[Any]:
    for each in group.commands.values():
        yield each
        if hasattr(each, "commands"):
            yield from commands(each)


@pytest.mark.parametrize(
    ("typed", "messages"),
    [
        ("run a.yaml --draws many", "--draws: found 'many'; expected a whole number"),
        ("run a.yaml --draws 0", "--draws: found '0'; expected at least 1"),
        ("run", "found no CONFIG"),
        ("rum", "did you mean 'run'?"),
        ("runs verfy", "did you mean 'verify'?"),
        ("runs", "found cxsim runs without a command; expected one of: list or verify"),
        ("run a.yaml --colour", "found the option --colour"),
        ("run a.yaml b.yaml", "found b.yaml; expected no further argument"),
        ("run a.yaml --out", "found the option --out; expected a value"),
    ],
)
def test_what_is_typed_wrongly_is_a_fault(typed: str, messages: str, capsys: Capture) -> None:
    assert run_command(typed.split()) == 2
    english = capsys.readouterr().err
    assert messages in english
    assert run_command([*typed.split(), "--language", "fr"]) == 2
    french = capsys.readouterr().err
    assert "trouvé" in french
    assert not {"found", "expected"} & set(french.split())


def test_the_titles_of_help_are_in_the_language(capsys: Capture) -> None:
    assert run_command(["runs", "list", "--help", "--language", "fr"]) == 0
    shown = capsys.readouterr().out
    assert "Syntaxe" in shown
    assert "Affiche cette aide." in shown
    assert "par défaut" in shown
    assert run_command(["runs", "list", "--help"]) == 0
    shown = capsys.readouterr().out
    assert "Usage: cxsim runs list" in shown
    assert "Show this help and exit." in shown


def paths(command: Any, path: str) -> Iterator[tuple[str, Any]]:
    yield path, command
    for name, inner in getattr(command, "commands", {}).items():
        yield from paths(inner, f"{path}-{name}")


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_command_and_parameter_has_its_help_and_none_is_left_over(code: str) -> None:
    locale, wanted, shared = Locale.of(code), {}, set()
    for path, command in paths(typer.main.get_command(app), "cli-usage-cxsim"):
        own = set(locale.attributes(path))
        wanted[path] = own
        assert own - {"epilog"} <= {param.name for param in command.params}, path
        shared |= {param.name for param in command.params} - own
    assert {id for id in locale.catalogue.ids if id.startswith("cli-usage-")} == {*wanted, "cli-usage-shared"}
    assert set(locale.attributes("cli-usage-shared")) == shared


def test_every_command_is_read_so() -> None:
    found = [typer.main.get_command(app), *commands(typer.main.get_command(app))]
    assert len(found) > 10
    assert [each.name for each in found if not isinstance(each, LocalisedCommand | LocalisedGroup)] == []
