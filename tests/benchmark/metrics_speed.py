"""How fast all that ten million answers tell comes, by segment and month, from one pass; in proportion to pandas on the same file.

Run with ``python -m tests.benchmark.metrics_speed [rows]``. It prints one JSON object; sizes are of the whole process.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from cxsim.study.metric_report import MetricRequest, report_metrics

ROWS = 10_000_000


def write(folder: Path, rows: int) -> None:
    """Ten answers a customer over three years, written without passing through Python."""
    customers = max(1, rows // 10)
    with duckdb.connect() as connection:
        connection.execute("SELECT setseed(0.5)")
        connection.execute(
            f"COPY (SELECT 'S' || i AS survey_id, 'C' || (i % {customers}) AS customer_id, "
            "TIMESTAMP '2023-01-01' + to_minutes(CAST(random() * 1576800 AS BIGINT)) AS answered_at, "
            "['relational', 'transactional', 'pulse'][1 + i % 3] AS kind, ['nps', 'csat', 'ces'][1 + i % 3] AS index, "
            "['0-10', '1-5', '1-7'][1 + i % 3] AS scale, "
            "CAST(CASE i % 3 WHEN 0 THEN floor(random() * 11) WHEN 1 THEN 1 + floor(random() * 5) "
            "ELSE 1 + floor(random() * 7) END AS DOUBLE) AS score, "
            "['price', 'wait', 'quality', 'other'][1 + CAST(floor(random() * 4) AS INTEGER)] AS reason "
            f"FROM range({rows}) r(i)) TO '{folder / 'surveys.parquet'}' (FORMAT parquet)"
        )
        connection.execute(
            f"COPY (SELECT 'C' || i AS customer_id, ['basic', 'standard', 'premium'][1 + i % 3] AS segment FROM range({customers}) r(i)) "
            f"TO '{folder / 'customers.parquet'}' (FORMAT parquet)"
        )


def with_metrics(folder: Path) -> int:
    """All metrics of the answers, with intervals that know whose answers are whose, what silence does to them, trends and warnings."""
    return len(report_metrics(folder, MetricRequest(("segment", "month"))).rows())


def with_pandas(folder: Path) -> int:
    """The bare means alone, without any interval, as a yardstick."""
    import pandas as pd

    surveys = pd.read_parquet(folder / "surveys.parquet", columns=["customer_id", "answered_at", "index", "score", "reason"])
    surveys = surveys.merge(pd.read_parquet(folder / "customers.parquet"), on="customer_id")
    surveys["month"] = surveys["answered_at"].dt.year * 12 + surveys["answered_at"].dt.month
    return len(surveys.groupby(["segment", "month", "index"])["score"].mean())


def timed(work: Callable[[Path], int], folder: Path) -> dict[str, float]:
    """Seconds, groups and the most memory that a piece of work took."""
    begun = time.perf_counter()
    groups = work(folder)
    seconds = time.perf_counter() - begun
    return {"seconds": round(seconds, 2), "groups": groups, "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)}


def main() -> None:
    """Each piece of work in a process of its own, so that its memory is its own."""
    if len(sys.argv) == 3:
        work = {"metrics": with_metrics, "pandas": with_pandas}[sys.argv[1]]
        sys.stdout.write(json.dumps(timed(work, Path(sys.argv[2]))))
        return
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    with TemporaryDirectory(prefix="cxsim-") as name:
        folder = Path(name)
        write(folder, rows)
        found: dict[str, object] = {"rows": rows, "file_mb": round((folder / "surveys.parquet").stat().st_size / 2**20)}
        for work in ("metrics", "pandas"):
            run = [sys.executable, "-m", "tests.benchmark.metrics_speed", work, name]
            found[work] = json.loads(subprocess.run(run, capture_output=True, text=True, check=True).stdout)
    sys.stdout.write(json.dumps(found, indent=2) + "\n")


if __name__ == "__main__":
    main()
