"""A CSV of events read, checked with line numbers and aggregated per customer, beside pandas' read_csv and groupby of the same.

`python -m tests.benchmark.reading_speed [rows]`, by default 5 million rows (about 260 MB). Each side runs in a process of its own, in
turn; the ratio of each pair and the peak memory of each side are what counts. One cell is broken in a third run, to be found by its line.
"""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path
from statistics import median
from subprocess import run
from tempfile import TemporaryDirectory

ROWS = 5_000_000
PAIRS = 3
_MADE = """
COPY (SELECT 'C' || lpad(CAST(hash(i) % 200000 AS VARCHAR), 6, '0') AS customer_id,
    strftime(TIMESTAMP '2024-01-01' + to_seconds(CAST(hash(i + 7) % 63072000 AS BIGINT)), '%Y-%m-%d %H:%M:%S') AS occurred_at,
    list_extract(['phone', 'chat', 'mail', 'web'], CAST(1 + hash(i + 1) % 4 AS BIGINT)) AS channel,
    list_extract(['resolved', 'failed', 'abandoned'], CAST(1 + hash(i + 2) % 3 AS BIGINT)) AS outcome,
    round((hash(i + 3) % 10000) / 100.0, 2) AS duration_minutes, round((hash(i + 4) % 1000) / 100.0, 1) AS wait_minutes
FROM range({rows}) AS t(i)) TO '{path}' (HEADER)
"""


def make(path: Path, rows: int) -> None:
    """Write the table."""
    import duckdb

    with duckdb.connect() as connection:
        connection.execute(_MADE.format(rows=rows, path=path))


def with_cxsim(path: Path) -> int:
    """Customers found by the checked reader."""
    from cxsim.data.contracts import EVENTS
    from cxsim.data.tables import open_checked

    with open_checked(path, EVENTS) as table:
        sums = "count(*) AS n, sum(duration_minutes) AS minutes, max(occurred_at) AS last"
        return len(table.query(f"SELECT customer_id, {sums} FROM events GROUP BY customer_id"))


def with_pandas(path: Path) -> int:
    """Customers found by pandas, which checks nothing but that the instants can be read."""
    import pandas as pd

    frame = pd.read_csv(path, parse_dates=["occurred_at"])
    sums = {"n": ("channel", "size"), "minutes": ("duration_minutes", "sum"), "last": ("occurred_at", "max")}
    return len(frame.groupby("customer_id").agg(**sums))


def side(name: str, path: Path) -> None:
    """One measurement: seconds, megabytes at the peak, customers."""
    begun = time.perf_counter()
    customers = {"cxsim": with_cxsim, "pandas": with_pandas}[name](path)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(f"{time.perf_counter() - begun} {peak} {customers}\n")


def measured(name: str, path: Path) -> tuple[float, float, int]:
    """A side in a process of its own."""
    done = run([sys.executable, "-m", __spec__.name, name, str(path)], capture_output=True, text=True, check=True)
    seconds, peak, customers = done.stdout.split()
    return float(seconds), float(peak), int(customers)


def broken_cell(path: Path, rows: int) -> str:
    """What is said of one broken cell in the last row."""
    from cxsim.errors import DataError

    with path.open("a") as file:
        file.write("C000001,2025-01-01,phone,resolved,1,oops\n")
    begun = time.perf_counter()
    try:
        with_cxsim(path)
    except DataError as error:
        (fault,) = error.faults
        assert fault.line == rows + 2
        return f"line {fault.line:,}: found {fault.found} after {time.perf_counter() - begun:.1f} s"
    raise AssertionError("the broken cell was accepted")


def main(rows: int) -> None:
    """Print the table."""
    with TemporaryDirectory(prefix="cxsim-") as folder:
        path = Path(folder) / "events.csv"
        make(path, rows)
        found = {name: [] for name in ("cxsim", "pandas")}  # type: dict[str, list[tuple[float, float, int]]]
        for _ in range(PAIRS):
            for name, runs in found.items():
                runs.append(measured(name, path))
        assert {customers for runs in found.values() for *_, customers in runs} == {found["cxsim"][0][2]}
        sys.stdout.write(f"{rows:,} rows, {path.stat().st_size / 1e6:.0f} MB, {PAIRS} pairs, median\n")
        for name, runs in found.items():
            sys.stdout.write(f"{name:7s} {median(s for s, *_ in runs):7.2f} s  {max(p for _, p, _ in runs):6.0f} MB at the peak\n")
        ratios = [other[0] / own[0] for own, other in zip(found["cxsim"], found["pandas"], strict=True)]
        sys.stdout.write(f"pandas / cxsim {median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})\n")
        sys.stdout.write(f"broken  {broken_cell(path, rows)}\n")


if __name__ == "__main__":
    if len(sys.argv) == 3:
        side(sys.argv[1], Path(sys.argv[2]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
