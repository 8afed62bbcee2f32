"""The house keeps its order: the direction of imports, what is loaded when, sizes, names, and what is in the tree."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PACKAGE = sorted((ROOT / "cxsim").rglob("*.py"))
HEAVY = {"numpy", "scipy", "pandas", "numba", "sklearn", "lifelines", "matplotlib", "duckdb", "pyarrow", "altair"}
NO_NAMES = {"utils", "util", "helpers", "helper", "manager", "base", "common", "misc", "core", "tools"}
MOST_LINES = 450


def python(*arguments: str) -> str:
    return subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, check=True).stdout


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file()]


def test_imports_flow_upwards_only() -> None:
    command = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    done = subprocess.run([sys.executable, "-c", command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 kept, 0 broken" in done.stdout


@pytest.mark.parametrize(
    "statement",
    [
        "import cxsim",
        "from cxsim.cli.main import run_command; run_command(['--help'])",
        "from cxsim.cli.main import run_command; run_command(['run', '--help'])",
        "import cxsim; cxsim.UsageError; dir(cxsim)",
    ],
)
def test_what_is_light_loads_nothing_heavy(statement: str) -> None:
    loaded = python("-c", f"{statement}\nimport sys\nprint('LOADED', *sys.modules)").partition("LOADED")[2].split()
    assert not HEAVY & {name.partition(".")[0] for name in loaded}


def test_the_heavy_modules_are_what_the_check_above_takes_them_for() -> None:
    loaded = python("-c", "import cxsim; cxsim.fit\nimport sys\nprint(*sys.modules)").split()
    assert {"numpy", "pandas"} <= set(loaded)


def test_every_public_name_exists() -> None:
    assert (
        python("-c", "import cxsim\nfor name in cxsim.__all__: getattr(cxsim, name)\nprint(set(dir(cxsim)) == set(cxsim.__all__))")
        == "True\n"
    )


def test_an_unknown_name_is_an_attribute_error() -> None:
    import cxsim

    with pytest.raises(AttributeError, match="nothing_of_this_name"):
        cxsim.nothing_of_this_name  # noqa: B018


@pytest.mark.parametrize("path", PACKAGE, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_can_be_held_in_the_head(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= MOST_LINES
    assert path.stem not in NO_NAMES
    assert path.parent.name not in NO_NAMES
    tree = ast.parse(text)
    assert ast.get_docstring(tree), "a module says what it is"
    assert not [node for node in ast.walk(tree) if _prints(node)], "only the command line shows anything"
    assert not [node.name for node in ast.walk(tree) if _long(node)], "functions of more than 60 lines"
    assert not [node.name for node in tree.body if _undocumented(node)], "public names without a docstring"


def _prints(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"


def _long(node: ast.AST) -> bool:
    """Whether a function has too many lines besides its docstring, which a public one needs in full."""
    if not isinstance(node, ast.FunctionDef):
        return False
    messages = node.body[0] if ast.get_docstring(node) else None
    return (node.end_lineno or 0) - node.lineno - ((messages.end_lineno or 0) - messages.lineno + 1 if messages else 0) > 60


def _undocumented(node: ast.AST) -> bool:
    named = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
    if named and any(ast.unparse(decorator) == "overload" for decorator in node.decorator_list):
        return False  # only a signature
    return named and not node.name.startswith("_") and not ast.get_docstring(node)


def test_no_module_is_empty() -> None:
    assert not [path for path in PACKAGE if not path.read_text(encoding="utf-8").strip()]


def test_the_package_is_typed() -> None:
    assert (ROOT / "cxsim" / "py.typed").is_file()


def test_no_file_knows_the_machine_it_was_written_on() -> None:
    private = re.compile(r"/(?:work|root|home|Users)/[A-Za-z0-9_.-]+|/tmp/[a-z]+_[a-z]+")
    known = [path for path in tracked() if path.suffix in {".py", ".md", ".toml", ".yaml", ".yml", ".json", ".ipynb", ".lock", ".html", ""}]
    found = [
        f"{path.relative_to(ROOT)}: {match}"
        for path in known
        for match in private.findall(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert known
    assert not found


def test_the_lock_holds_hashes_and_no_addresses() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in lock
    assert "@" not in lock
    pins = re.findall(r"^[a-z0-9._-]+==", lock, re.MULTILINE | re.IGNORECASE)
    assert len(pins) == len(re.findall(r"^[a-z0-9._-]+==[^\n]* \\\n +--hash=sha256:", lock, re.MULTILINE | re.IGNORECASE))


def test_the_lock_holds_what_the_project_needs() -> None:
    from packaging.requirements import Requirement
    from packaging.utils import canonicalize_name

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pinned = {canonicalize_name(name): version for name, version in re.findall(r"^([A-Za-z0-9._-]+)==([^\s;]+)", lock, re.MULTILINE)}
    for text in [*project["project"]["dependencies"], *chain(*project["dependency-groups"].values()), *project["build-system"]["requires"]]:
        needed = Requirement(text)
        assert needed.specifier.contains(pinned[canonicalize_name(needed.name)]), text


def test_the_schema_for_editors_is_up_to_date() -> None:
    from cxsim.config.schema import schema_text

    assert (ROOT / "configs" / "study.schema.json").read_text(encoding="utf-8") == schema_text(), (
        "run: cxsim schema --out configs/study.schema.json"
    )


def test_every_shipped_study_loads() -> None:
    import cxsim

    studies = sorted((ROOT / "configs").glob("*.yaml"))
    assert studies
    for path in studies:
        assert cxsim.load(path).programmes


def test_the_version_is_one() -> None:
    import cxsim

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert cxsim.__version__ == project["project"]["version"]
    assert f"## [{cxsim.__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
