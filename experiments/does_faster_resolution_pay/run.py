"""Does faster resolution pay? Run the three variants and record them; with `--check`, run again and compare with the record."""

from __future__ import annotations

import argparse
import json
import math
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

import cxsim as cx
from cxsim.provenance import canonical_hash, file_hash, versions

HERE = Path(__file__).parent
RESULTS = HERE / "results"
VARIANTS = {"no_effort_of_waiting": 0.0, "as_stated": 1.0, "doubled": 2.0}
WAITS = ("callback", "specialist")
EXACT = 1e-6


def variant(study: cx.Study, factor: float) -> cx.Study:
    """The study with the effort of a day of waiting multiplied."""
    for touchpoint in WAITS:
        name = f"journeys.support.touchpoints.{touchpoint}.effort_per_day"
        stated = study.journeys["support"].touchpoints[touchpoint].effort_per_day.value
        study = cx.with_value(study, name, factor * stated)
    return study


def figures(found: cx.StudyAnswer) -> dict[str, Any]:
    """What is reported of one variant."""
    comparison = found.comparison
    ranked = sorted((row for row in found.register if row.rank_correlation is not None), key=lambda row: -abs(row.rank_correlation or 0))
    return {
        "npv": {name: getattr(comparison.npv, name) for name in ("mean", "p5", "p50", "p95")},
        "npv_error": comparison.npv_error,
        "probability_of_loss": comparison.probability_of_loss,
        "ranks": [row.name for row in ranked[:5]],
    }


def results(study: cx.Study) -> dict[str, Any]:
    """Every variant's figures."""
    return {
        name: figures(cx.evaluate(variant(study, factor).in_folder(study.folder), "faster_resolution")) for name, factor in VARIANTS.items()
    }


def differences(found: dict[str, Any], recorded: dict[str, Any], same_versions: bool) -> list[str]:
    """What differs by more than is allowed, in words."""
    wrong = []
    for name in VARIANTS:
        mine, theirs = found[name]["npv"]["mean"], recorded[name]["npv"]["mean"]
        allowed = EXACT * abs(theirs) if same_versions else recorded[name]["npv_error"]
        if not math.isclose(mine, theirs, rel_tol=0, abs_tol=allowed):
            wrong.append(f"{name}: mean NPV {mine:,.2f}, recorded {theirs:,.2f}, allowed difference {allowed:,.2g}")
    return wrong


def write(file: Path, content: Any) -> None:
    """Write aside, then rename."""
    file.parent.mkdir(exist_ok=True)
    with tempfile.NamedTemporaryFile("w", dir=file.parent, delete=False, encoding="utf-8") as stream:
        stream.write(json.dumps(content, indent=2, sort_keys=True) + "\n")
    Path(stream.name).chmod(0o644)
    os.replace(stream.name, file)


def main() -> int:
    """Run, then record or compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare with the recorded results and write nothing")
    check = parser.parse_args().check
    study = cx.load(HERE / "study.yaml")
    found = results(study)
    if not check:
        table = study.table
        manifest = {"study": canonical_hash(study.canonical()), "data": file_hash(table) if table else "", "versions": versions()}
        write(RESULTS / "result.json", found)
        write(RESULTS / "manifest.json", manifest)
        return 0
    recorded, manifest = (json.loads((RESULTS / name).read_text()) for name in ("result.json", "manifest.json"))
    wrong = differences(found, recorded, manifest["versions"] == versions())
    sys.stdout.write("\n".join(wrong or ["as recorded"]) + "\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
