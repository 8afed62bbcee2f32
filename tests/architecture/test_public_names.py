"""The public interface: closed, complete, documented; every example runs; who shows it to others imports nothing else."""

from __future__ import annotations

import ast
import doctest
import importlib
import inspect
import re
import tempfile
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.support.slow_parameters import slow_among

ROOT = Path(__file__).parents[2]
NAMESPACES = (
    "cxsim",
    *(f"cxsim.{name}" for name in ["abtest", "churn", "clv", "data", "decision", "drivers", "metrics", "provenance", "simulation"]),
)
FIRST = {  # the public names of 0.1, which stay
    "Cox", "CustomerTable", "CxsimError", "DataError", "DriverTables", "Fault", "Lever", "Mapping", "ModelError", "Plan", "Programme",
    "Study", "UsageError", "__version__", "find_drivers", "fit", "load", "read", "simulate",
}  # fmt: skip
SHOWN = [*sorted((ROOT / "notebooks").glob("[0-9]*.py")), *sorted((ROOT / "experiments").glob("*/*.py"))]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
PARTS = ("Parameters", "Returns", "Raises", "Warns", "References", "Examples", "Attributes", "Notes")


def public() -> list[tuple[str, str]]:
    """Every public name with its namespace."""
    return [(space, name) for space in NAMESPACES for name in importlib.import_module(space).__all__]


def functions() -> dict[str, Any]:
    """Every public function, once, by its first public name."""
    found: dict[int, tuple[str, Any]] = {}
    for space, name in public():
        value = getattr(importlib.import_module(space), name)
        if inspect.isfunction(value) or hasattr(value, "dispatch"):
            found.setdefault(id(value), (f"{space}.{name}", value))
    return dict(found.values())


def test_the_names_of_the_first_version_stay() -> None:
    import cxsim

    assert set(cxsim.__all__) >= FIRST
    assert 40 <= len(cxsim.__all__) <= 50


@pytest.mark.parametrize(("space", "name"), public(), ids=".".join)
def test_a_public_name_loads_and_hides_no_module(space: str, name: str) -> None:
    value = getattr(importlib.import_module(space), name)
    is_module = importlib.util.find_spec(f"{space}.{name}") is not None if hasattr(importlib.import_module(space), "__path__") else False
    assert isinstance(value, ModuleType) == is_module, "a public name that is also a module changes once that module is imported"


@pytest.mark.parametrize("space", [space for space in NAMESPACES if space != "cxsim.provenance"])
def test_the_types_come_from_where_the_names_do(space: str) -> None:
    """What a type checker imports is what `__getattr__` loads."""
    module = importlib.import_module(space)
    (guarded,) = [node for node in ast.parse(inspect.getsource(module)).body if isinstance(node, ast.If)]
    typed = {
        alias.asname: (f"{line.module}.{alias.name}" if line.module == space else f"{line.module}:{alias.name}")
        for line in guarded.body
        if isinstance(line, ast.ImportFrom)
        for alias in line.names
    }
    loaded = {
        name: home if home == f"{space}.{name}" else f"{home.partition(':')[0]}:{home.partition(':')[2] or name}"
        for name, home in module._HOMES.items()
    }
    assert typed == loaded
    assert set(module.__all__) == {*loaded, *({"__version__"} if space == "cxsim" else ())}


@pytest.mark.parametrize(("name", "function"), functions().items(), ids=lambda value: value if isinstance(value, str) else "")
def test_help_states_parameters_returns_and_errors(name: str, function: Any) -> None:
    text = inspect.getdoc(function) or ""
    sections = re.split(r"^(\w+)\n-{3,}$", text, flags=re.MULTILINE)
    reported = dict(zip(sections[1::2], sections[2::2], strict=True))
    arguments = [one for one in inspect.signature(inspect.unwrap(function)).parameters if one not in ("progress",)]
    documented = set(
        re.findall(r"\w+", "\n".join(line for line in reported.get("Parameters", "").splitlines() if not line.startswith("    ")))
    )
    assert not set(arguments) - documented, f"{name} documents no {set(arguments) - documented}"
    assert "Returns" in reported, name
    assert "Examples" in reported, name
    assert not set(reported) - set(PARTS), name


def examples() -> dict[str, doctest.DocTest]:
    """The examples of all public names and of the namespaces."""
    finder, found = doctest.DocTestFinder(recurse=False), {}
    for name, value in (*functions().items(), *((space, importlib.import_module(space)) for space in NAMESPACES)):
        for test in finder.find(value, name):
            if test.examples:
                found[name] = test
    return found


LONG = {
    *("cxsim.simulation.simulate_with_simpy", "cxsim.find_drivers", "cxsim.verify", "cxsim.clv.backtest_purchases", "cxsim.write_report"),
    *("cxsim.simulate_experiment", "cxsim.run", "cxsim.compare_runs", "cxsim.provenance.verify_files", "cxsim.abtest.compare_designs"),
}  # examples that take two seconds and more


@pytest.mark.parametrize("name", slow_among(LONG, examples()))
def test_an_example_runs(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    test = examples()[name]
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    test.globs = {}
    runner, messages = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS), list[str]()
    runner.run(test, out=messages.append)
    assert not runner.failures, "".join(messages)


def sources() -> list[tuple[str, str]]:
    """Python that others read: the notebooks, the experiments, and what stands in pages."""
    blocks = [
        (f"{page.relative_to(ROOT)}:{number}", block)
        for page in PAGES
        for number, block in enumerate(re.findall(r"^```python\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL))
    ]
    return [*((str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")) for path in SHOWN), *blocks]


@pytest.mark.parametrize(("place", "text"), sources(), ids=lambda value: value.partition("\n")[0][:60])
def test_what_is_shown_imports_public_names_only(place: str, text: str) -> None:
    private = []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            private += [alias.name for alias in node.names if alias.name.startswith("cxsim") and alias.name not in NAMESPACES]
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("cxsim"):
            known = importlib.import_module(node.module).__all__ if node.module in NAMESPACES else ()
            private += [f"{node.module}.{alias.name}" for alias in node.names if alias.name not in known]
    assert private == [], place
