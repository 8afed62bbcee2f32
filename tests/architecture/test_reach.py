"""Nothing lies on a shelf, nothing goes round in a circle, and no test stands on another test."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.support.import_graph import ROOT, cycles, imported, modules, reached, tree

NAMESPACES = ("abtest", "churn", "clv", "data", "decision", "drivers", "metrics", "simulation")
SHOWN = (*(ROOT / "notebooks").glob("[0-9]*.py"), *(ROOT / "experiments").glob("*/*.py"), ROOT / "docs" / "generate.py")
DOORS = (
    ROOT / "cxsim" / "__main__.py",
    ROOT / "cxsim" / "cli" / "main.py",
    ROOT / "cxsim" / "__init__.py",
    *(ROOT / "cxsim" / name / "__init__.py" for name in NAMESPACES),
)
SHELVED: set[str] = set()
CIRCLES = (  # through imports inside functions; they may only become fewer
    {"cxsim.text.functions", "cxsim.text.locale", "cxsim.text.message"},
)
CIRCLES_OF_TYPES = (  # through types alone; they may only become fewer
    {f"cxsim.engine.{name}" for name in ("event_tables", "monthly_tables", "outcome", "output_tables", "tables")},
    {f"cxsim.churn.{name}" for name in ("estimation.diagnostics", "estimation.estimate", "features.encoding_fit", "method")},
)


def test_every_module_is_reached_by_a_command_a_public_name_or_an_example() -> None:
    left = set(modules()) - reached([*DOORS, *SHOWN])
    assert left <= SHELVED, "give it a door, or delete it"


def test_the_search_finds_a_module_that_no_one_reaches() -> None:
    found = reached([ROOT / "cxsim" / "units.py"])
    assert "cxsim.units" in found
    assert "cxsim.cli.main" not in found


def test_files_import_each_other_in_no_circle() -> None:
    """At load and inside functions; a package and its own files are one."""
    graph = {name: {other for other in imported(path) if _apart(name, other)} for name, path in modules().items()}
    for name, path in modules().items():
        if path.name == "__init__.py":  # a namespace hands names on, it needs none of them itself
            graph[name] = set()
    assert [group for group in cycles(graph) if set(group) not in CIRCLES] == []


def test_at_load_there_is_no_circle_at_all() -> None:
    assert (
        cycles({name: {other for other in imported(path, lazily=False) if _apart(name, other)} for name, path in modules().items()}) == []
    )


def test_types_add_no_circle_but_those_that_are_known() -> None:
    """What a file needs of another for its types alone: a reader has to know both all the same."""
    graph = {name: {other for other in imported(path, typed=True) if _apart(name, other)} for name, path in modules().items()}
    graph |= {name: set() for name, path in modules().items() if path.name == "__init__.py"}
    assert [group for group in cycles(graph) if set(group) not in (*CIRCLES, *CIRCLES_OF_TYPES)] == []


def test_the_search_finds_a_circle() -> None:
    assert cycles({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}) == [["a", "b", "c"]]


def _apart(name: str, other: str) -> bool:
    return not name.startswith(f"{other}.")


def test_no_test_imports_another() -> None:
    wrong = []
    for path in sorted((ROOT / "tests").rglob("*.py")):
        for node in ast.walk(tree(path)):
            names = (
                [node.module or ""]
                if isinstance(node, ast.ImportFrom)
                else [a.name for a in node.names]
                if isinstance(node, ast.Import)
                else []
            )
            wrong += [f"{path.relative_to(ROOT)}: {name}" for name in names if _is_test(name)]
    assert wrong == []


def _is_test(name: str) -> bool:
    return name.startswith("tests.") and (Path(name.replace(".", "/")).name.startswith("test_") or name == "tests.conftest")


def test_helpers_lie_in_one_place() -> None:
    loose = [
        path.relative_to(ROOT)
        for path in (ROOT / "tests").rglob("*.py")
        if not path.name.startswith("test_")
        and path.name not in ("__init__.py", "conftest.py", "__main__.py")
        and path.relative_to(ROOT / "tests").parts[0] not in ("support", "benchmark", "attacks", "mutation")
    ]
    assert loose == []


def test_a_class_name_names_one_class() -> None:
    where: dict[str, list[str]] = {}
    for name, path in modules().items():
        for node in tree(path).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                where.setdefault(node.name, []).append(name)
    assert {name: homes for name, homes in where.items() if len(homes) > 1} == {}
