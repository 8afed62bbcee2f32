"""The field's words: no module, function or class is named with a word of the list in `glossary.txt`."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from tests.support.import_graph import modules, tree

LIST = Path(__file__).parent / "glossary.txt"


def banned() -> set[str]:
    lines = [line for line in LIST.read_text(encoding="utf-8").splitlines() if line and not line.startswith(("#", "allowed:"))]
    return {line.partition(":")[0] for line in lines}


def allowed() -> set[str]:
    return {line.partition(":")[2].strip() for line in LIST.read_text(encoding="utf-8").splitlines() if line.startswith("allowed:")}


def words(name: str) -> set[str]:
    """The words of a name, in small letters: `TestAndRoll`, `test_and_roll`."""
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])", name)}


def names() -> dict[str, str]:
    """Every module, function, method and class by its full name."""
    found = {module: module.rpartition(".")[2] for module in modules()}
    for module, path in modules().items():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                found[f"{module}.{node.name}"] = node.name
    return found


def test_nothing_is_named_in_a_dialect() -> None:
    wrong = {full for full, name in names().items() if words(name) & banned()}
    assert wrong - allowed() == set(), f"take the term that {LIST.name} gives"


def test_a_word_is_found_in_either_way_of_writing() -> None:
    assert words("paired_lives") & {"lives"}
    assert words("PairedLives") & {"lives"}
    assert not words("deliveries") & {"lives"}
