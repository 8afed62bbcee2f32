"""Figures of a Python package's own text, to hold beside other packages: `python -m tests.benchmark.code cxsim OTHER ...`."""

from __future__ import annotations

import ast
import sys
import tokenize
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np

SMALL = 60
MANY = 8
Function = ast.FunctionDef | ast.AsyncFunctionDef


def main(folders: Sequence[str]) -> None:
    """Print a table with a column for each folder."""
    tables = [figures(Path(folder)) for folder in folders]
    print("| " + " | ".join(["", *(Path(folder).name for folder in folders)]) + " |")
    print("|---" * (len(tables) + 1) + "|")
    for row in tables[0]:
        print("| " + " | ".join([row, *(table[row] for table in tables)]) + " |")


def figures(folder: Path) -> dict[str, str]:
    """What stands in the files of a package, tests excluded."""
    files = [path for path in sorted(folder.rglob("*.py")) if not {"tests", "test"} & set(path.relative_to(folder).parts)]
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in files]
    lines = [len(path.read_text(encoding="utf-8").splitlines()) for path in files]
    functions = [node for tree in trees for node in ast.walk(tree) if isinstance(node, Function)]
    public = [each for tree in trees for each in _public(tree)]
    wide = [each for each in public if len(_arguments(each)) >= 2]
    documented = [each for each in public if ast.get_docstring(each)]
    return {
        "files / lines": f"{len(files):,} / {sum(lines):,}",
        "file lines, median / p90 / most": _spread(lines),
        f"files under {SMALL} lines": f"{sum(size < SMALL for size in lines)} ({sum(size < SMALL for size in lines) / len(lines):.0%})",
        "function lines without docstring, median / p90 / most": _spread([_length(each) for each in functions]),
        f"functions with more than {MANY} arguments (most)": f"{sum(len(_arguments(each)) > MANY for each in functions)} "
        f"({max(len(_arguments(each)) for each in functions)})",
        "lines with a comment": f"{sum(map(_comments, files)) / sum(lines):.1%}",
        "public functions with a docstring": f"{len(documented)} of {len(public)}",
        "public functions of 2 or more arguments that document them": f"{sum(_has(each, 'Parameters') for each in wide)} of {len(wide)}",
        "public functions with an example": f"{sum('>>> ' in (ast.get_docstring(each) or '') for each in public)}",
        "words of a docstring, mean": f"{np.mean([len((ast.get_docstring(each) or '').split()) for each in documented]):.0f}",
        "functions with a return type": f"{sum(each.returns is not None for each in functions) / len(functions):.0%}",
    }


def _public(tree: ast.Module) -> Iterator[Function]:
    """Functions of a module and methods of its classes whose names are public."""
    for node in tree.body:
        inside: Iterable[ast.stmt] = node.body if isinstance(node, ast.ClassDef) and not node.name.startswith("_") else [node]
        yield from (each for each in inside if isinstance(each, Function) and not each.name.startswith("_"))


def _arguments(function: Function) -> list[str]:
    given = function.args
    names = [each.arg for each in (*given.posonlyargs, *given.args, *given.kwonlyargs)]
    return [name for name in names if name not in ("self", "cls")]


def _length(function: Function) -> int:
    """Lines of a function from its `def` on, without its docstring."""
    text = function.body[0] if ast.get_docstring(function) else None
    skipped = (text.end_lineno or 0) - text.lineno + 1 if text else 0
    return (function.end_lineno or 0) - function.lineno + 1 - skipped


def _has(function: Function, section: str) -> bool:
    text = ast.get_docstring(function) or ""
    return f"{section}\n{'-' * len(section)}" in text or f"{section}:" in text or "Args:" in text or "**Arguments:**" in text


def _comments(path: Path) -> int:
    with path.open("rb") as file:
        return sum(token.type == tokenize.COMMENT for token in tokenize.tokenize(file.readline))


def _spread(sizes: Sequence[int]) -> str:
    return f"{np.median(sizes):.0f} / {np.quantile(sizes, 0.9):.0f} / {max(sizes)}"


if __name__ == "__main__":
    main(sys.argv[1:] or ["cxsim"])
