"""The field's words: nothing is named with a word of the list in `glossary.txt`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.import_graph import modules, tree

LIST = Path(__file__).parent / "glossary.txt"
TESTS = Path(__file__).parents[1]


def banned() -> set[str]:
    lines = [line for line in LIST.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return {line.partition(":")[0] for line in lines}


def words(name: str) -> set[str]:
    """The words of a name, in small letters: `TestAndRoll`, `test_and_roll`."""
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])", name)}


def names(code: ast.AST) -> Iterator[str]:
    """What a module names: functions, classes, arguments, variables, fields."""
    for node in ast.walk(code):
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.arg(arg=name):
                yield name
            case ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()):
                yield name


def in_dialect(module: str, code: ast.AST) -> set[str]:
    return {name for name in (module.rpartition(".")[2], *names(code)) if words(name) & banned()}


def test_nothing_is_named_in_a_dialect() -> None:
    wrong = {module: found for module, path in modules().items() if (found := in_dialect(module, tree(path)))}
    assert wrong == {}, f"take the term that {LIST.name} gives"


def in_tests(file: str, code: ast.AST) -> set[str]:
    """The names of a test file, its functions and classes that have a word of the list; what it calls its variables is its own affair."""
    named = (node.name for node in ast.walk(code) if isinstance(node, ast.FunctionDef | ast.ClassDef))
    return {name for name in (file, *named) if words(name) & banned()}


def test_no_test_is_named_in_a_dialect() -> None:
    wrong = {str(path): found for path in TESTS.rglob("*.py") if (found := in_tests(path.stem, tree(path)))}
    assert wrong == {}, f"take the term that {LIST.name} gives"


@pytest.mark.parametrize(
    ("file", "code"), [("test_common_luck", ""), ("test_a", "def test_same_lives(): ..."), ("test_a", "class Told: ...")]
)
def test_the_search_finds_tests_named_in_a_dialect(file: str, code: str) -> None:
    assert in_tests(file, ast.parse(code))
    assert not in_tests("test_a", ast.parse("def test_equal_histories(said): ..."))


@pytest.mark.parametrize(
    "code",
    [
        "class Told: ...",
        "def tell(luck): ...",
        "def peek(): ...",
        "lives = 1",
        "a, (b, *asked) = c",
        "self.said = 1",
        "class A:\n    lived: int",
        "[x for luck in y]",
        "f(lambda said: 1)",
    ],
)
def test_the_search_finds_what_is_named_in_a_dialect(code: str) -> None:
    assert in_dialect("cxsim.module", ast.parse(code))


def test_what_is_only_used_is_not_named() -> None:
    assert not in_dialect("cxsim.module", ast.parse("f(asked=other.luck)"))
    assert in_dialect("cxsim.luck", ast.parse(""))


def test_a_word_is_found_in_either_way_of_writing() -> None:
    assert words("paired_lives") & {"lives"}
    assert words("PairedLives") & {"lives"}
    assert not words("deliveries") & {"lives"}
