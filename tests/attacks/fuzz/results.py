"""Folders of runs, sums and readings of experiments and their records, changed after they were written."""

from __future__ import annotations

import contextlib
import io
import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from cxsim.cli.main import run_command
from cxsim.study.verification import verify
from tests.attacks.fuzz.experiment_files import ExperimentFiles
from tests.attacks.fuzz.mutations import mutate_bytes, mutate_tree
from tests.attacks.fuzz.trial import Trial

ROOT = Path(__file__).parents[3]
STUDY = """extends: {base}
name: {name}
horizon: 6 months
population: {{segments: {{newcomers: {{customers: 30}}, regulars: {{customers: 40}}}}}}
run: {{draws: {draws}, replications: 1, seed: 5}}
"""
MANIFEST = "manifest.json"
TABLES = ("tables/cash_flow.parquet", "tables/monthly.parquet", "tables/draws.parquet")
FIGURES = {"npv_mean": "mean", "npv_p5": "p5", "npv_p50": "p50", "npv_p95": "p95"}


class Results:
    """Runs by `runs verify`, `runs list`, `compare` and `metrics`; experiments by what `abtest analyse` reads."""

    name = "results"

    def __init__(self) -> None:
        self.first = self.second = Path()
        self.experiments = ExperimentFiles()

    def prepare(self, folder: Path) -> None:
        """Make two small runs, unless they are there."""
        for name, draws in (("one", 3), ("other", 4)):
            place = folder / name
            if not (place / "made").exists():
                shutil.rmtree(place, ignore_errors=True)
                place.mkdir(parents=True)
                study = place / "study.yaml"
                study.write_text(STUDY.format(base=ROOT / "configs" / "gym.yaml", name=name, draws=draws), encoding="utf-8")
                _make(study, place)
        self.first, self.second = (folder / name / (folder / name / "made").read_text(encoding="utf-8") for name in ("one", "other"))
        self.experiments.prepare()

    def draw(self, chance: random.Random, folder: Path) -> Trial:
        """A run with some files changed, a run whose manifest goes with them, or a file of an experiment."""
        kind = chance.random()
        if kind < 0.4:
            return self._changed(chance, folder)
        if kind < 0.6:
            return self._put_right(chance, folder)
        return self.experiments.draw(chance, folder)

    def _copied(self, folder: Path) -> Path:
        place = folder / self.first.name
        shutil.copytree(self.first, place, copy_function=os.link)
        return place

    def _changed(self, chance: random.Random, folder: Path) -> Trial:
        """A run of which some files are others: `verify` must name each."""
        place = self._copied(folder)
        names = sorted(path.relative_to(place).as_posix() for path in place.rglob("*") if path.is_file() and path.name != MANIFEST)
        changed = set()
        for _ in range(chance.randint(1, 2)):
            name = chance.choice(names)
            if _change_file(place / name, self.second / name, chance):
                changed.add(name)
        if chance.random() < 0.1:
            added = chance.choice(["notes.txt", "tables/extra.parquet", ".hidden", "inputs/x"])
            (place / added).parent.mkdir(exist_ok=True)
            (place / added).write_bytes(b"more")
            changed.add(added)
        known = json.loads((self.first / MANIFEST).read_text(encoding="utf-8"))["files"]
        changed = {name for name in changed if not _same(place / name, known.get(name))}
        if not changed:
            (place / "notes.txt").write_bytes(b"more")
            changed = {"notes.txt"}
        return Trial(lambda: verify(place), lambda found: _judge_verified(found, changed), refuses=lambda found: not found.identical)

    def _put_right(self, chance: random.Random, folder: Path) -> Trial:
        """A run with another manifest or table whose hashes agree: whatever reads it refuses it or shows what stands there."""
        place = self._copied(folder)
        file = place / MANIFEST
        manifest = json.loads(file.read_text(encoding="utf-8"))
        kind = chance.random()
        if kind < 0.6:
            part = chance.choice(["results", "results", "options", None])
            manifest = mutate_tree(manifest, chance) if part is None else {**manifest, part: mutate_tree(manifest[part], chance)}
        elif kind < 0.75:
            _change_table(place / chance.choice(TABLES), chance)
        elif kind < 0.9:
            _replace(place / "study.yaml", mutate_bytes((place / "study.yaml").read_bytes(), chance, most=1))
        text = json.dumps(manifest).encode()
        _replace(file, mutate_bytes(text, chance, most=1) if kind >= 0.9 else text)
        words = chance.choice(
            [["runs", "list", str(folder)], ["compare", str(place), str(self.second)], ["compare", str(self.second), str(place)]]
        )
        words = [*words, "--json"] if chance.random() < 0.6 else words
        return Trial(lambda: answer_of(words), _judge_answer(words, place), refuses=lambda answer: answer[0] != 0)


def _make(study: Path, place: Path) -> None:
    """Run a study in a process of its own: what draws pictures reserves more memory than a worker may have."""
    command = [sys.executable, "-m", "cxsim", "run", str(study), "--out", str(place), "--quick", "--quiet", "--json"]
    made = json.loads(subprocess.run(command, capture_output=True, check=True, cwd=ROOT).stdout)
    (place / "made").write_text(Path(made["run_dir"]).name, encoding="utf-8")


def answer_of(words: list[str]) -> tuple[int, str, str]:
    """The exit code of a command, and what it wrote on both streams."""
    out, errors = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(errors):
        code = run_command(words)
    return code, out.getvalue(), errors.getvalue()


def _replace(path: Path, content: bytes) -> None:
    """Write a file anew, so that the file that it is linked with stays as it is."""
    path.unlink(missing_ok=True)
    path.write_bytes(content)


def _change_file(path: Path, other: Path, chance: random.Random) -> bool:
    """Change, cut, exchange or remove a file; whether that was done."""
    if not path.exists():
        return False
    kind, content = chance.random(), path.read_bytes()
    if kind < 0.1:
        path.unlink()
    elif kind < 0.2 and other.exists():
        _replace(path, other.read_bytes())
    elif kind < 0.3:
        _replace(path, content[: chance.randrange(len(content) + 1)])
    elif kind < 0.6:
        at = chance.randrange(len(content))
        _replace(path, content[:at] + bytes([content[at] ^ (1 << chance.randrange(8))]) + content[at + 1 :])
    else:
        _replace(path, mutate_bytes(content, chance))
    return True


def _change_table(path: Path, chance: random.Random) -> None:
    """Change cells of a table, take rows or a column away, or give a column another type."""
    table = pq.read_table(path)
    at = chance.randrange(table.num_columns)
    name, kind = table.column_names[at], chance.random()
    if kind < 0.2:
        table = table.remove_column(at)
    elif kind < 0.4:
        table = table.slice(0, chance.randrange(table.num_rows))
    elif kind < 0.6:
        table = table.set_column(at, name, pa.array([str(value) for value in table.column(at).to_pylist()]))
    else:
        values = table.column(at).to_pylist()
        for _ in range(chance.randint(1, 3)):
            values[chance.randrange(len(values))] = (
                None if isinstance(values[0], str) else chance.choice([None, 0, -1, float("nan"), 1e300])
            )
        with contextlib.suppress(pa.ArrowInvalid, pa.ArrowTypeError, OverflowError):
            table = table.set_column(at, name, pa.array(values))
    path.unlink()
    pq.write_table(table, path)


def _same(path: Path, digest: str | None) -> bool:
    return path.exists() and sha256(path.read_bytes()).hexdigest() == digest


def _judge_verified(found: Any, changed: set[str]) -> str:
    if found.identical:
        return f"verified, with {sorted(changed)} changed"
    lines = "\n".join(map(str, found.lines))
    missing = [name for name in sorted(changed) if name not in lines]
    return f"{missing} changed, and nothing is said of it" if missing else ""


def _judge_answer(words: list[str], place: Path) -> Callable[[Any], str]:
    def judge(answer: Any) -> str:
        code, out, errors = answer
        if code not in (0, 1, 2, 3):
            return f"exit code {code}"
        for mark in ("internal error", "Traceback", "Warning"):
            if mark in out + errors:
                return f"{mark}: {(errors or out).strip()[:300]}"
        if code or "--json" not in words:
            return "" if (out + errors).strip() else "it says nothing"
        stated = json.loads((place / MANIFEST).read_text(encoding="utf-8"))
        return _judge_compared(json.loads(out), stated, words) if words[0] == "compare" else _judge_listed(json.loads(out), stated)

    return judge


def _judge_compared(found: dict[str, Any], stated: dict[str, Any], words: list[str]) -> str:
    """Whether the figures of a comparison are those that the manifest states."""
    side = "first" if "input" in Path(words[1]).parts else "second"
    shown = {row["name"]: row[side] for row in found["figures"]}
    npv = stated["results"]["money"]["npv"]
    wrong = [name for name, of in FIGURES.items() if not _agree(shown.get(name), npv.get(of))]
    return f"{wrong} are not those of the manifest" if wrong else ""


def _agree(shown: Any, stated: Any) -> bool:
    return shown == stated or (shown is None and (stated is None or stated != stated))


def _judge_listed(found: Any, stated: dict[str, Any]) -> str:
    rows = found["runs"] if isinstance(found, dict) else found
    if len(rows) != 1:
        return f"{len(rows)} runs are listed"
    return "" if rows[0].get("name", stated["name"]) == stated["name"] else f"the run is called {rows[0]['name']}"
