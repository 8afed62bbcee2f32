"""What a run folder holds of the study's experiments, and reading it again from there."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
from ruamel.yaml import YAML

from cxsim.abtest.analysis import analyse
from cxsim.abtest.result_tables import design_table, effects_table, reading_tables, result_record
from cxsim.abtest.stored_sums import plain_sums, restored_sums
from cxsim.config.document import read_document
from cxsim.config.study_file import Study
from cxsim.provenance import canonical_hash
from cxsim.report.findings import ExperimentFindings
from cxsim.text import Message

FOLDER = "abtest"
RESULT = "result.yaml"
SUMS = "sums.json"
EFFECTS = "effects.parquet"


def record_experiments(folder: Path, experiments: Sequence[ExperimentFindings]) -> None:
    """Write for each experiment the tables of its design and its reading, the sums it was read from, and the result."""
    for each in experiments:
        place = folder / FOLDER / each.name
        place.mkdir(parents=True)
        if each.size is not None:
            design_table(each.size).to_parquet(place / "plan.parquet", index=False)
        rows = list(_design_rows(each))
        if rows:
            pd.DataFrame(rows).to_parquet(place / "comparison.parquet", index=False)
        if each.sums is not None and each.reading is not None:
            stored = plain_sums(each.sums)
            (place / SUMS).write_text(json.dumps(stored, indent=1, ensure_ascii=False), encoding="utf-8")
            for name, table in reading_tables(each.plan, each.sums, each.reading).items():
                table.to_parquet(place / f"{name}.parquet", index=False)
            result = result_record(each.name, each.plan, stored, each.sums, each.reading)
            _write_yaml(place / RESULT, result | ({"designs": rows} if rows else {}))


def _design_rows(each: ExperimentFindings) -> Iterator[dict[str, Any]]:
    """What designs would have said, a row for each arm and design; of a design that was not simulated why, in words."""
    for comparison in each.comparisons:
        for row in comparison["results"]:
            yield {"arm": comparison["arm"], "truth": comparison["truth"], **{name: row[name] for name in row if name != "refused_facts"}}


def verify_experiments(folder: Path, study: Study) -> Iterator[tuple[bool, Message]]:
    """Whether the sums that a run keeps give its effects again, of the plan and the data whose hashes it states."""
    for name, plan in study.experiments.items():
        place = folder / FOLDER / name
        if (place / RESULT).is_file():
            stored = json.loads((place / SUMS).read_text(encoding="utf-8"))
            result = read_document(place / RESULT).data
            sums, look = restored_sums(stored), result["look"]
            earlier = 0 if look["kind"] != "unplanned" or sums.waiting else len(plan.looks.at) if plan.looks else 1
            reading = analyse(plan, sums, look=look["number"] if look["law"] and look["kind"] != "unplanned" else None, earlier=earlier)
            hashes = (result["plan_hash"], result["data_hash"]) == (plan.plan_hash, canonical_hash(stored))
            equal = hashes and _same_effects(effects_table(reading), place)
            yield equal, Message("study-verified-experiment", name=name, equal=equal)


def _write_yaml(path: Path, record: dict[str, Any]) -> None:
    writer = YAML(typ="safe", pure=True)
    writer.default_flow_style = False
    writer.sort_base_mapping_type_on_output = False  # type: ignore[assignment]  # in the order of reading
    with path.open("w", encoding="utf-8") as file:
        writer.dump(record, file)


def _same_effects(again: pd.DataFrame, place: Path) -> bool:
    """Equal to the last bit; quantiles are left out, whose values are those of persons and stay with the company."""
    if not len(again):
        return not (place / EFFECTS).exists()
    kept = pd.read_parquet(place / EFFECTS)
    kept = kept[kept["kind"] != "quantile"].reset_index(drop=True)
    again = again[again["kind"] != "quantile"].reset_index(drop=True)
    return again.equals(kept.astype(again.dtypes.to_dict()))
