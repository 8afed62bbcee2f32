"""Files of experiments: sums by arm, the record of readings, and a reading from which a lever takes its size."""

from __future__ import annotations

import csv
import io
import json
import math
import random
from datetime import date
from pathlib import Path
from typing import Any

from cxsim.abtest.experiment import Experiment
from cxsim.abtest.reading_record import ReadingRecord
from cxsim.abtest.sums import ExperimentSums
from cxsim.abtest.sums_file import read_sums
from cxsim.config.loader import load, loads
from tests.attacks.fuzz.mutations import CELLS, misspell, mutate_bytes, mutate_tree, nudge
from tests.attacks.fuzz.study_text import read_tree, text_of, without_sources
from tests.attacks.fuzz.table_cells import PLAIN
from tests.attacks.fuzz.trial import Trial

ROOT = Path(__file__).parents[3]
STUDY = ROOT / "configs" / "experiments" / "personal_start.yaml"
PLAN = {
    "arms": {"control": 0.5, "call": 0.5},
    "begins": date(2026, 1, 1),
    "after": "30 d",
    "endpoints": {
        "kept": {"kind": "share", "table": "transactions", "role": "primary", "better": "high"},
        "spend": {"kind": "mean", "table": "transactions", "column": "amount", "better": "high"},
    },
}
COLUMNS = ("endpoint", "arm", "n", "sum", "sum_of_squares")
BEFORE = ("before", "before_squares", "before_product")


class ExperimentFiles:
    """Files that `abtest analyse`, and a study with a measured lever, read."""

    def __init__(self) -> None:
        self.plan = Experiment.model_validate(PLAN)
        self.study, self.result = "", dict[str, Any]()

    def prepare(self) -> None:
        """A study with a measured lever, without the results, and a reading of its experiment."""
        tree = {**without_sources(read_tree(STUDY.parent.parent / "gym.yaml")), **without_sources(read_tree(STUDY))}
        tree.pop("extends")
        gym = without_sources(read_tree(STUDY.parent.parent / "gym.yaml"))
        tree["programmes"]["personal_start"] = {**gym["programmes"]["personal_start"], **tree["programmes"]["personal_start"]}
        plan = tree["experiments"]["evening_trainer"]
        del plan["logs"], plan["data"]
        measured = tree["programmes"]["personal_start"]["levers"][1].pop("shift")
        tree["programmes"]["personal_start"]["levers"][1]["shift"] = 0.04
        known = json.loads((STUDY.parent / "personal_start_result.json").read_text(encoding="utf-8"))
        self.result = {name: known[name] for name in ("experiment", "plan_hash", "verdict", "units", "endpoints")}
        self.result["plan_hash"] = loads(text_of(tree).lstrip("\n")).experiments["evening_trainer"].plan_hash
        plan["data"] = {"result": "result.json"}
        tree["programmes"]["personal_start"]["levers"][1]["shift"] = measured
        self.study = text_of(tree).lstrip("\n")

    def draw(self, chance: random.Random, folder: Path) -> Trial:
        """A file of sums, a record or a reading."""
        kind = chance.random()
        if kind < 0.6:
            return self._sums(chance, folder)
        return self._record(chance, folder) if kind < 0.85 else self._reading(chance, folder)

    def _sums(self, chance: random.Random, folder: Path) -> Trial:
        sound = chance.random() < 0.05
        header = [*COLUMNS, *(BEFORE if chance.random() < 0.3 else ())]
        rows = [_sums_row(endpoint, arm, len(header), chance) for endpoint in ("kept", "spend") for arm in ("control", "call")]
        if len(header) > len(COLUMNS):
            rows = [row for row in rows if row[0] == "spend"]
        if not sound:
            _mutate_rows(header, rows, chance)
        out = io.StringIO(newline="")
        csv.writer(out).writerows([header, *rows])
        content = out.getvalue().encode("utf-8", "replace")
        if not sound and chance.random() < 0.4:
            content = mutate_bytes(content, chance)
        path = folder / "sums.csv"
        path.write_bytes(content)
        return Trial(lambda: read_sums(path, self.plan), lambda found: _judge_sums(found, content), codes=(3,), sound=sound)

    def _record(self, chance: random.Random, folder: Path) -> Trial:
        lines = [json.dumps({"plan": chance.choice(["p", "q"]), "data": f"d{chance.randint(0, 3)}", "units": 10}) for _ in range(4)]
        content = "\n".join([*lines, ""]).encode()
        content = mutate_bytes(content, chance) if chance.random() < 0.8 else json.dumps(mutate_tree(json.loads(lines[0]), chance)).encode()
        path = folder / "record.jsonl"
        path.write_bytes(content)
        sums = ExperimentSums({}, {})
        return Trial(lambda: ReadingRecord(path).earlier("p", sums), lambda count: _judge_record(count, content), codes=(3,))

    def _reading(self, chance: random.Random, folder: Path) -> Trial:
        sound = chance.random() < 0.05
        content = json.dumps(self.result if sound else mutate_tree(self.result, chance, most=3)).encode()
        if not sound and chance.random() < 0.3:
            content = mutate_bytes(content, chance, most=1)
        (folder / "result.json").write_bytes(content)
        (folder / "study.yaml").write_text(self.study, encoding="utf-8")

        def ask() -> Any:
            shift = load(folder / "study.yaml").programmes["personal_start"].levers[1].shift
            assert shift is not None
            return shift.measured

        return Trial(ask, lambda measured: _judge_reading(measured, content), sound=sound)


def _sums_row(endpoint: str, arm: str, width: int, chance: random.Random) -> list[Any]:
    n = chance.randint(50, 500)
    total = chance.randint(1, n) if endpoint == "kept" else round(n * chance.uniform(1, 50), 2)
    squares = total if endpoint == "kept" else round(total**2 / n * chance.uniform(1.1, 3), 2)
    before = round(n * 2.0, 2)
    return [endpoint, arm, n, total, squares, before, round(before**2 / n * 1.5, 2), round(total * 2.1, 2)][:width]


def _mutate_rows(header: list[str], rows: list[list[Any]], chance: random.Random) -> None:
    for _ in range(chance.randint(0, 2)):
        row, at, kind = chance.choice(rows), chance.randrange(len(header)), chance.random()
        if kind < 0.4:
            row[at] = chance.choice(CELLS)
        elif kind < 0.6 and isinstance(row[at], int | float):
            row[at] = nudge(row[at], chance)
        elif kind < 0.7:
            header[at] = misspell(header[at], chance)
        elif kind < 0.8:
            rows.append(list(row))
        elif kind < 0.9:
            row.append("1")
        else:
            row[at] = chance.choice(row)


def _judge_sums(found: Any, content: bytes) -> str:
    """Whether each row of the file is there with its numbers, once, and is what units can have."""
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    header, *rest = [row for row in rows if row]
    if len(set(header)) < len(header):
        return "a column stands twice"
    kept = 0
    for row in rest:
        if len(row) > len(header):
            return "a row is longer than the header"
        cells = dict(zip(header, row, strict=False))
        moments = found.endpoints[cells["endpoint"]].cells.get((cells["arm"], cells.get("stratum", "")))
        if moments is None:
            return f"{cells['endpoint']} of {cells['arm']} is not there"
        numbers = [cells.get(name, "").strip() for name in COLUMNS[2:]]
        if not all(PLAIN.fullmatch(number) for number in numbers):
            return f"{numbers} are no plain numbers"
        n, total, squares = map(float, numbers)
        if n != moments.n or not math.isclose(total, float(moments.means[0]) * n, rel_tol=1e-9, abs_tol=1e-9 * n):
            return f"{cells} was read as {moments}"
        if (
            n < 0
            or n != round(n)
            or squares * n < total**2 * (1 - 1e-8)
            or (cells["endpoint"] == "kept" and squares != total and len(row) < 6)
        ):
            return f"no units have {cells}"
        kept += 1
    return "" if kept == sum(len(each.cells) for each in found.endpoints.values()) else "a row stands twice"


def _judge_record(count: int, content: bytes) -> str:
    lines = content.decode("utf-8").splitlines()
    read = set()
    for line in lines:
        stored = json.loads(line)
        if not isinstance(stored["plan"], str) or not isinstance(stored["data"], str):
            return f"{line!r:.80} is no line of a record, and was accepted"
        if stored["plan"] == "p":
            read.add(stored["data"])
    return "" if count == len(read) else f"{count} readings of {len(read)}"


def _judge_reading(measured: Any, content: bytes) -> str:
    stored = json.loads(content)
    rows = [row for row in stored["endpoints"] if (row["name"], row["arm"]) == ("good_visits", "personal_start")]
    if len(rows) != 1:
        return f"{len(rows)} rows are of the endpoint"
    numbers = (rows[0]["effect"]["estimate"], rows[0]["error"])
    if any(isinstance(number, bool) or not isinstance(number, int | float) for number in numbers):
        return f"{numbers} are no numbers, and were accepted"
    if rows[0]["withheld"] or stored["verdict"]["kind"] not in ("ship", "do_not_ship", "go_on"):
        return f"the reading is of {rows[0]['withheld']!r}, {stored['verdict']['kind']!r}"
    return "" if (measured.estimate, measured.error) == numbers else f"{numbers} was read as {measured}"
