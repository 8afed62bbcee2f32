"""A cell that is broken is refused by every reader, at its line and column; the unharmed file is read."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from cxsim.data.contracts import EVENTS
from cxsim.data.tables import read_table
from cxsim.errors import DataError

NAMES = ["customer_id", "occurred_at", "channel", "duration_minutes", "wait_minutes"]
ROWS = [
    [f"C{i}", f"2025-0{1 + i % 9}-1{i % 10} 0{i % 10}:30:00", "phone" if i % 2 else "chat", f"{i}.5", "" if i % 3 else str(i)]
    for i in range(12)
]


def as_csv() -> bytes:
    return "".join(",".join(row) + "\n" for row in [NAMES, *ROWS]).encode()


def as_objects() -> list[dict[str, object]]:
    return [dict(zip(NAMES, [*row[:3], float(row[3]), float(row[4]) if row[4] else None], strict=True)) for row in ROWS]


def as_workbook() -> bytes:
    book = openpyxl.Workbook()
    for row in [NAMES, *ROWS]:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_parquet() -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(as_objects()), out)
    return out.getvalue()


def as_xes() -> bytes:
    def event(row: dict[str, object]) -> str:
        values = "".join(f'<string key="{key}" value="{value}"/>' for key, value in row.items() if value is not None)
        return f"<trace><event>{values}</event></trace>\n"

    return ("<?xml version='1.0'?>\n<log>\n" + "".join(map(event, as_objects())) + "</log>\n").encode()


SEEDS: dict[str, Callable[[], bytes]] = {
    "events.csv": as_csv,
    "events.csv.gz": lambda: gzip.compress(as_csv(), mtime=0),
    "events.jsonl": lambda: "".join(json.dumps(row) + "\n" for row in as_objects()).encode(),
    "events.json": lambda: json.dumps(as_objects()).encode(),
    "events.parquet": as_parquet,
    "events.xlsx": as_workbook,
    "events.xes": as_xes,
}


@pytest.mark.parametrize("name", SEEDS)
def test_the_unharmed_file_is_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(SEEDS[name]())
    table = read_table(path, EVENTS)
    assert table.frame["wait_minutes"].sum() == 18
    assert len(table.frame) == 12


@pytest.mark.parametrize(
    "name", ["events.csv", "events.csv.gz", "events.jsonl", "events.json", "events.xlsx", "events.xes", "events.parquet"]
)
@pytest.mark.parametrize(
    ("column", "broken"),
    [
        ("duration_minutes", "abc"),
        ("duration_minutes", "NaN"),
        ("wait_minutes", "inf"),
        ("wait_minutes", "-1"),
        ("duration_minutes", "1,5"),
        ("duration_minutes", "1_0"),
        ("occurred_at", "31.12.2025"),
        ("occurred_at", "2025-02-30"),
        ("occurred_at", "infinity"),
        ("customer_id", ""),
    ],
)
def test_no_reader_accepts_a_broken_cell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, column: str, broken: str) -> None:
    rows = [list(row) for row in ROWS]
    rows[7][NAMES.index(column)] = broken
    path = tmp_path / name
    objects = [{key: value or None for key, value in zip(NAMES, row, strict=True)} for row in rows]
    with monkeypatch.context() as patch:
        patch.setattr(f"{__name__}.ROWS", [[f'"{cell}"' if "csv" in name else cell for cell in row] for row in rows])
        patch.setattr(f"{__name__}.as_objects", lambda: objects)
        path.write_bytes(SEEDS[name]())
    with pytest.raises(DataError) as caught:
        read_table(path, EVENTS)
    (fault,) = caught.value.faults
    assert fault.column == column
    assert fault.line == {"csv": 9, "gz": 9, "xlsx": 9, "xes": 10}.get(path.suffix[1:], 8)
