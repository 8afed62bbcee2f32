"""How much memory fifty million events take: checked and summed per customer by the reader, and all that they tell by channel and month.

Run with ``python -m tests.benchmark.larger_than_memory [rows] [parquet|csv ...]``. It prints one JSON object; each piece of work is a
process of its own, and the peak is that of the whole process. The bound is 4 GB.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

ROWS = 50_000_000
_MADE = """
COPY (SELECT 'C' || (hash(i) % {customers}) AS customer_id,
    TIMESTAMP '2024-01-01' + to_seconds(CAST(hash(i + 7) % 63072000 AS BIGINT)) AS occurred_at,
    list_extract(['phone', 'chat', 'mail', 'web'], CAST(1 + hash(i + 1) % 4 AS BIGINT)) AS channel,
    list_extract(['success', 'failure', 'abandonment'], CAST(1 + hash(i + 2) % 3 AS BIGINT)) AS outcome,
    round((hash(i + 3) % 10000) / 100.0, 2) AS duration_minutes, round((hash(i + 4) % 1000) / 100.0, 1) AS wait_minutes
FROM range({rows}) AS t(i)) TO '{path}' ({form})
"""


def make(path: Path, rows: int) -> None:
    """Twenty-five events a customer over two years, written without passing through Python."""
    with duckdb.connect(config={"preserve_insertion_order": "false", "memory_limit": "1GB"}) as connection:
        connection.execute("SET enable_progress_bar = false")
        form = "FORMAT parquet" if path.suffix == ".parquet" else "HEADER"
        connection.execute(_MADE.format(rows=rows, customers=max(1, rows // 25), path=path, form=form))


def checked(path: Path) -> int:
    """Customers found by the reader, which checks every cell."""
    from cxsim.data.contracts import EVENTS
    from cxsim.data.tables import open_checked

    with open_checked(path, EVENTS) as table:
        sums = "count(*) AS n, sum(duration_minutes) AS minutes, max(occurred_at) AS last"
        return len(table.query(f"SELECT customer_id, {sums} FROM events GROUP BY customer_id"))


def measured(path: Path) -> int:
    """Figures found by the metrics."""
    from cxsim.study.metric_report import MetricRequest, report_metrics

    return len(report_metrics(path, MetricRequest(("channel", "month"))).rows())


def main(rows: int, kinds: list[str]) -> None:
    """Make each kind of file and print what each piece of work took."""
    found: dict[str, object] = {"rows": rows}
    for kind in kinds:
        with TemporaryDirectory(prefix="cxsim-") as folder:
            path = Path(folder) / f"events.{kind}"
            make(path, rows)
            found[kind] = {"file_mb": round(path.stat().st_size / 2**20)} | {
                work: json.loads(subprocess.check_output([sys.executable, "-m", __spec__.name, "--work", work, str(path)]))
                for work in ("checked", "measured")
            }
    sys.stdout.write(json.dumps(found, indent=2) + "\n")


def work(name: str, path: Path) -> None:
    """One piece of work: seconds, what it found, and the most memory it took."""
    begun = time.perf_counter()
    count = {"checked": checked, "measured": measured}[name](path)
    peak = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    sys.stdout.write(json.dumps({"seconds": round(time.perf_counter() - begun, 1), "found": count, "peak_mb": peak}))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--work"]:
        work(sys.argv[2], Path(sys.argv[3]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS, sys.argv[2:] or ["parquet", "csv"])
