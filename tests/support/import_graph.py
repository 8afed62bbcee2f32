"""Who imports whom in the package, read from the sources: at load, inside functions, and by name where names are loaded lazily."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "cxsim"


@cache
def modules() -> dict[str, Path]:
    """Every module of the package with its file."""
    return {_name(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def _name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: Path, lazily: bool = True, typed: bool = False) -> set[str]:
    """The modules of the package that a file imports.

    `lazily` adds imports inside functions and the names of modules in texts, as they stand in the tables of lazy namespaces;
    `typed` adds what is for the type checker alone.
    """
    own = _name(path) if path.is_relative_to(PACKAGE) else ""
    is_package = path.name == "__init__.py"
    found = set[str]()
    for node in _nodes(tree(path), lazily, typed):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif lazily and isinstance(node, ast.Constant) and isinstance(node.value, str):
            named = node.value.partition(":")[0]
            found |= {named, *([f"{own}.{named}"] if is_package else [])}
    if lazily and "iter_modules" in path.read_text(encoding="utf-8"):  # a registry that finds the files beside it
        found |= {name for name in modules() if name.startswith(f"{own.rpartition('.')[0]}.")}
    return {name for name in found if name in modules()} - {own}


def _nodes(node: ast.AST, inside: bool, typed: bool) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        if not typed and isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            continue
        if not inside and isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        yield child
        yield from _nodes(child, inside, typed)


def reached(roots: Iterable[Path]) -> set[str]:
    """Every module that some files lead to; a module is in its packages."""
    waiting = [name for path in roots for name in ({_name(path)} if path.is_relative_to(PACKAGE) else imported(path))]
    found = set[str]()
    while waiting:
        name = waiting.pop()
        if name in found or name not in modules():
            continue
        found.add(name)
        waiting += [*imported(modules()[name]), name.rpartition(".")[0]]
    return found


def cycles(graph: Mapping[str, set[str]]) -> list[list[str]]:
    """The groups of nodes that lead to each other (Tarjan), each sorted."""
    number, low, stack, found = dict[str, int](), dict[str, int](), list[str](), list[list[str]]()

    def visit(node: str) -> None:
        number[node] = low[node] = len(number)
        stack.append(node)
        for other in graph.get(node, ()):
            if other not in number:
                visit(other)
                low[node] = min(low[node], low[other])
            elif other in stack:
                low[node] = min(low[node], number[other])
        if low[node] == number[node]:
            group = []
            while not group or group[-1] != node:
                group.append(stack.pop())
            if len(group) > 1:
                found.append(sorted(group))

    for node in graph:
        if node not in number:
            visit(node)
    return found
