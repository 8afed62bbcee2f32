"""The pages of the site: every command and every example in them runs, every link leads somewhere, every page is reached."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cxsim.cli.main import run_command

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = [page for page in sorted(DOCS.rglob("*.md")) if not page.relative_to(DOCS).parts[0].startswith("_")]
WITH_BLOCKS = [page for page in PAGES if re.search(r"^```(sh|python|yaml)$", page.read_text(encoding="utf-8"), re.MULTILINE)]
GENERATED = {"contracts", "keys", "commands", "metrics", "api"}
FILE = re.compile(r"# file: (\S+)\n")
CODE = re.compile(r"# exit code (\d+)$")


def blocks(page: Path) -> Iterator[tuple[str, str]]:
    yield from re.findall(r"^```(sh|python|yaml)\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def run(line: str) -> None:
    """Run one line of a shell: cxsim in this process, `cp` by itself."""
    expected = int(found[1]) if (found := CODE.search(line)) else 0
    words = shlex.split(line, comments=True)
    if words[0] == "cp":
        shutil.copy(*words[1:])
        return
    assert words[0] == "cxsim", line
    assert run_command(words[1:]) == expected, line


LONG = {
    *("drivers", "compare-programmes", "sensitivity", "simulate-ab-test", "verify-run", "compare-runs", "design-ab-test", "many-cores"),
    *("discount-rate-and-tax", "french-report", "read-the-report", "columns", "ab-test-lever", "first-study"),
}  # pages whose commands take two seconds and more


def shown(page: Path) -> Any:
    """A page as a parameter; the long ones run in the slow suite."""
    return pytest.param(page, id=page.stem, marks=(pytest.mark.slow,) if page.stem in LONG else ())


@pytest.mark.parametrize("page", [shown(page) for page in WITH_BLOCKS])
def test_what_a_page_shows_runs(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In one folder, from top to bottom, beside the shipped `configs`."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "configs").symlink_to(ROOT / "configs")
    for kind, text in blocks(page):
        if kind == "yaml" and (found := FILE.match(text)):
            Path(found[1]).write_text(text, encoding="utf-8")
        elif kind == "python":
            exec(compile(text, f"{page.name}", "exec"), {"__name__": "page"})
        elif kind == "sh":
            for line in text.splitlines():
                run(line)


@pytest.mark.parametrize("page", [*PAGES, ROOT / "README.md", ROOT / "CONTRIBUTING.md"], ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8")):
        if "://" in target:
            continue
        place = (page.parent / target).resolve()
        assert place.exists() or (place.parent.name == "_generated" and place.stem in GENERATED), f"{page}: {target}"


def test_every_page_is_reached_from_the_first() -> None:
    reached, waiting = set[Path](), [DOCS / "index.md"]
    while waiting:
        page = waiting.pop()
        if page in reached or not page.is_file():
            continue
        reached.add(page)
        for tree in re.findall(r"^```\{toctree\}\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL):
            waiting += [(page.parent / f"{line.strip()}.md").resolve() for line in tree.splitlines() if line and not line.startswith(":")]
    assert set(PAGES) == {page for page in reached if page.parent.name != "_generated"}


def test_the_first_page_is_one_screen_and_links_to_every_room() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 80
    rooms = {path.parent.name for path in (ROOT / "cxsim").glob("*/__init__.py")}
    assert rooms - {name for name in rooms if f"](cxsim/{name})" in text} == set()
