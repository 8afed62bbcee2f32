"""Mutated files over all readers: each is a table that says what the file says, or a DataError; never anything else.

What a mutated text says is read a second time by the standard library alone. A cell that is neither blank nor plain must have
been refused. `make test-slow` tries 10,000 files and more.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import math
import random
import re
import warnings
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import openpyxl
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from cxsim.data.contracts import EVENTS
from cxsim.data.mapping import Reader
from cxsim.data.tables import CheckedTable, read_table
from cxsim.errors import DataError
from tests.support.english import english

SHORT, LONG = 15, 1_700
NAMES = ["customer_id", "occurred_at", "channel", "duration_minutes", "wait_minutes"]
ROWS = [
    [f"C{i}", f"2025-0{1 + i % 9}-1{i % 10} 0{i % 10}:30:00", "phone" if i % 2 else "chat", f"{i}.5", "" if i % 3 else str(i)]
    for i in range(12)
]
PIECES = [
    *[
        b'"',
        b",",
        b"\n",
        b"\r",
        b";",
        b"\t",
        b"\x00",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"nan",
        b"-",
        b"1e999",
        b"1,5",
        b"inf",
        b"_",
        b"0x1",
        b" ",
        b"",
    ],
    *[
        "ü".encode(),
        "\u00a0".encode(),
        b"\xe9",
        b"\x1f\x8b",
        b"PK\x03\x04",
        b"PAR1",
        b"{",
        b"}",
        b"[",
        b"null",
        b"true",
        b"31.12.2025",
        b"&x;",
        b"<",
    ],
    *[
        b"2025-02-30",
        b"20250101",
        b"01/02/2025",
        b"9" * 30,
        b"\xf0\x9f\x98\x80",
        b"'; DROP TABLE raw; --",
        b"=1+1",
        b"\\",
        b"1e5",
        b"+",
        b"infinity",
    ],
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


def mutated(content: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.randint(1, 3)):
        at, cut = chance.randint(0, len(content)), chance.choice([0, 0, 1, 2, 8, 40])
        kind = chance.random()
        if kind < 0.6:
            content = content[:at] + chance.choice(PIECES) + content[at + cut :]
        elif kind < 0.75:
            content = content[:at] + bytes([chance.randrange(256)]) + content[at + 1 :]
        elif kind < 0.85:
            content = content[:at]
        else:
            other = chance.randint(0, len(content))
            content = content[:at] + content[other : other + 60] + content[at:]
    return content


def repacked(content: bytes, name: str, chance: random.Random) -> bytes:
    """A mutation of what a packed file holds, so that not its seal but its content is wrong."""
    if name.endswith(".gz"):
        return gzip.compress(mutated(gzip.decompress(content), chance), mtime=0)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as archive, zipfile.ZipFile(out, "w") as new:
        chosen = chance.choice(archive.namelist())
        for member in archive.namelist():
            new.writestr(member, mutated(archive.read(member), chance) if member == chosen else archive.read(member))
    return out.getvalue()


def outcome(path: Path) -> CheckedTable | None:
    try:
        return read_table(path, EVENTS, Reader())
    except DataError as error:
        refused = error
    assert refused.faults
    assert all(fault.found and fault.expected and fault.do for fault in refused.faults), refused
    return None


def assert_sound(table: CheckedTable) -> None:
    frame = table.frame
    assert len(frame) == table.source.rows > 0
    assert frame["customer_id"].notna().all()
    assert pd.api.types.is_datetime64_any_dtype(frame["occurred_at"])
    assert frame["occurred_at"].notna().all()
    for name in {"duration_minutes", "wait_minutes"} & set(frame.columns):
        numbers = frame[name].dropna()
        assert all(math.isfinite(value) and value >= 0 for value in numbers)


PLAIN = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")


def assert_says_what_the_text_says(table: CheckedTable, path: Path) -> None:
    """Each number and instant against the standard library's reading of the same cells, where that has no doubt about the form."""
    encoding = next(messages.split()[1] for messages in english(table.source.detected) if messages.startswith("encoding"))
    delimiter = "\t" if "a tab" in english(table.source.detected)[0] else english(table.source.detected)[0].split("'")[1]
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw).decode(encoding).lstrip("\ufeff")
    rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if row]
    names = [name.strip() for name in rows[0]]
    assert len(rows) - 1 == len(table.frame)
    for name in table.frame.columns:
        cells = [row[names.index(name)].strip(" \t\r\n\u00a0") for row in rows[1:]]
        for cell, value in zip(cells, table.frame[name], strict=True):
            if not cell:
                assert pd.isna(value)
            elif name.endswith("minutes"):
                assert PLAIN.fullmatch(cell), f"{cell!r} was read as {value}"
                assert float(cell) == value
            elif name == "occurred_at":
                assert datetime.fromisoformat(cell.replace("Z", "")).replace(tzinfo=None) == value.to_pydatetime(), cell
            else:
                assert cell == value


def fuzz(folder: Path, name: str, count: int) -> tuple[int, int]:
    chance, seed = random.Random(f"{name} 2026"), SEEDS[name]()
    path, read = folder / name, 0
    for _ in range(count):
        inner = name.endswith((".gz", ".xlsx")) and chance.random() < 0.7
        path.write_bytes(repacked(seed, name, chance) if inner else mutated(seed, chance))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            table = outcome(path)
        if table is not None:
            read += 1
            assert_sound(table)
            if ".csv" in name:
                assert_says_what_the_text_says(table, path)
    return read, count - read


@pytest.mark.parametrize("name", SEEDS)
def test_the_unharmed_file_is_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(SEEDS[name]())
    table = read_table(path, EVENTS)
    assert_sound(table)
    assert table.frame["wait_minutes"].sum() == 18
    assert len(table.frame) == 12


@pytest.mark.parametrize("name", SEEDS)
def test_a_mutated_file_is_sound_or_refused(tmp_path: Path, name: str) -> None:
    fuzz(tmp_path, name, SHORT)


@pytest.mark.slow
@pytest.mark.parametrize("name", SEEDS)
def test_ten_thousand_mutated_files_are_sound_or_refused(tmp_path: Path, name: str) -> None:
    read, refused = fuzz(tmp_path, name, LONG)
    assert refused > LONG / 20  # the mutations do harm
    assert name.endswith((".parquet",)) or read > 0


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
