"""Which modules are exempt from typed definitions: those whose functions numba compiles, and no other."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

import pytest

COMPILED = {"law", "inner", "rare", "apart", "entry", "njit"}
EXEMPT = next(
    set(one["module"])
    for one in tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["tool"]["mypy"]["overrides"]
    if one.get("disallow_untyped_defs") is False
)


def compiles(path: Path) -> bool:
    """Whether numba compiles a function of a file that states no types, and does not say so in its own line."""
    text = path.read_text(encoding="utf-8")
    lines, functions = text.splitlines(), (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef))
    untyped = [node for node in functions if node.returns is None and not any(one.annotation for one in node.args.args)]
    bare = (node for node in untyped if "type: ignore" not in lines[node.lineno - 1])
    return any(_name(decorator) in COMPILED for node in bare for decorator in node.decorator_list)


def _name(decorator: ast.expr) -> str:
    inner = decorator.func if isinstance(decorator, ast.Call) else decorator
    return inner.attr if isinstance(inner, ast.Attribute) else inner.id if isinstance(inner, ast.Name) else ""


def test_only_what_numba_compiles_is_exempt_from_types() -> None:
    found = {str(path.with_suffix("")).replace("/", ".") for path in Path("cxsim").rglob("*.py") if compiles(path)}
    assert found == EXEMPT


def test_a_compiled_function_has_at_most_eight_arguments() -> None:
    many = [
        f"{path}: {node.name}"
        for path in Path("cxsim/engine").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and len(node.args.args) > 8
    ]
    assert not many, many


@pytest.mark.parametrize("word", ["compiled", "plain"])
def test_the_finder_recognises_compiled_functions(tmp_path: Path, word: str) -> None:
    path = tmp_path / "one.py"
    path.write_text(
        "@inner\ndef f(x):\n    return x\n" if word == "compiled" else "def f(x: int) -> int:\n    return x\n", encoding="utf-8"
    )
    assert compiles(path) == (word == "compiled")
