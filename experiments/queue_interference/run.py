"""What does each design say of a rollout where callers share a queue? Compare them and record it; with `--check`, run some again."""

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
from cxsim.abtest import DesignComparison
from cxsim.provenance import canonical_hash, versions

HERE = Path(__file__).parent
RESULTS = HERE / "results"
STUDIES = {"one queue": "study.yaml", "a queue for each region": "centres.yaml"}
RUNS, CHECKED = 12, 2
EXACT = 1e-6


def compared(file: str, designs: tuple[str, ...], runs: int) -> DesignComparison:
    """The designs in one of the studies."""
    (found,) = cx.simulate_experiment(HERE / file, "quicker", designs, runs=runs).comparisons
    return found


def figures(found: DesignComparison) -> dict[str, Any]:
    """What is reported of a study."""
    designs = {
        each.design: {
            name: getattr(each, name) if math.isfinite(getattr(each, name)) else None
            for name in ("expected", "bias", "bias_error", "sd", "rmse", "power", "coverage", "value", "contradicted", "period")
        }
        for each in found.results
        if each.refused is None
    }
    plain = {"today": found.today, "truth": found.truth, "truth_error": found.truth_error, "warmth": found.warmth}
    refused = [each.design for each in found.results if each.refused is not None]
    return {**plain, "best": found.best.design if found.best else None, "designs": designs, "refused": refused}


def short() -> dict[str, Any]:
    """The first runs of a test by customer, which a check does again."""
    found = compared("study.yaml", ("customer",), CHECKED)
    return {"today": found.today, "truth": found.truth, "expected": found.results[0].expected}


def draw(results: dict[str, Any], file: Path) -> None:
    """Draw the spread of the readings of each design against their bias."""
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    picture, panels = plt.subplots(1, len(results), figsize=(10, 4))
    for panel, (title, found) in zip(panels, results.items(), strict=True):
        for name, each in found["designs"].items():
            panel.scatter(each["bias"], each["sd"], s=40, label=name.replace("_", " "))
        panel.axvline(0, color="grey", linewidth=0.8)
        panel.set(title=title, xlabel="bias (minutes)", ylabel="spread of the readings (minutes)")
        panel.legend()
    picture.tight_layout()
    picture.savefig(file, dpi=110, metadata={"Software": None})
    plt.close(picture)


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
    parser.add_argument("--check", action="store_true", help="compare the first runs with the recorded ones and write nothing")
    if not parser.parse_args().check:
        studies = {title: figures(compared(file, ("customer", "cluster", "switchback"), RUNS)) for title, file in STUDIES.items()}
        write(RESULTS / "result.json", {"studies": studies, "first_runs": short(), "runs": RUNS})
        manifest = {file: canonical_hash(cx.load(HERE / file).canonical()) for file in STUDIES.values()}
        write(RESULTS / "manifest.json", {"studies": manifest, "versions": versions()})
        draw(studies, RESULTS / "designs.png")
        return 0
    recorded = json.loads((RESULTS / "result.json").read_text())["first_runs"]
    wrong = [
        f"{name}: {value}, recorded {recorded[name]}"
        for name, value in short().items()
        if not math.isclose(value, recorded[name], rel_tol=EXACT)
    ]
    sys.stdout.write("\n".join(wrong or ["as recorded"]) + "\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
