"""Frames of any kind and tables of databases come in under the same contracts as files. PostgreSQL is a real one, on loopback."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pytest

from cxsim.data.contracts import EVENTS
from cxsim.data.databases import open_database
from cxsim.data.frames import open_frame
from cxsim.errors import DataError

FRAME = pd.DataFrame(
    {
        "customer_id": ["a", "b", "c"],
        "occurred_at": pd.to_datetime(["2025-01-01", "2025-01-02 10:00", "2025-01-03"], format="mixed"),
        "wait_minutes": [1.5, None, 3.0],
    }
)


def polars(frame: pd.DataFrame) -> Any:
    return pytest.importorskip("polars", reason="polars is not installed").from_pandas(frame)


KINDS = {
    "pandas": lambda frame: frame,
    "arrow": lambda frame: pa.Table.from_pandas(frame, preserve_index=False),
    "polars": polars,
    "lazy polars": lambda frame: polars(frame).lazy(),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_frame_is_one_table(kind: str) -> None:
    with open_frame(KINDS[kind](FRAME), EVENTS) as table:
        found = table.query("SELECT customer_id, occurred_at, wait_minutes FROM events ORDER BY rowid")
    pd.testing.assert_frame_equal(found, FRAME, check_dtype=False)
    broken = FRAME.assign(wait_minutes=[1.0, float("inf"), -2.0])
    with pytest.raises(DataError) as caught, open_frame(KINDS[kind](broken), EVENTS):
        pass
    assert [(fault.line, fault.column) for fault in caught.value.faults] == [(2, "wait_minutes"), (3, "wait_minutes")]


def test_instants_with_a_zone_are_utc() -> None:
    zoned = FRAME.assign(occurred_at=FRAME["occurred_at"].dt.tz_localize("Europe/Berlin"))
    with open_frame(zoned, EVENTS) as table:
        assert table.query("SELECT occurred_at FROM events LIMIT 1")["occurred_at"][0] == pd.Timestamp("2024-12-31 23:00")


@pytest.mark.parametrize("no_frame", [3, [1, 2], pd.DataFrame(), FRAME.iloc[:0], pd.DataFrame({"customer_id": [1, "secret", None]})])
def test_what_is_no_frame_is_a_data_error(no_frame: object) -> None:
    with pytest.raises(DataError) as caught, open_frame(no_frame, EVENTS):
        pass
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("kind", ["pandas", "arrow"])
def test_a_frame_with_a_name_twice_is_refused(kind: str) -> None:
    names = [*FRAME.columns[:2], "customer_id"]
    twice = FRAME.set_axis(names, axis="columns") if kind == "pandas" else pa.Table.from_pandas(FRAME).rename_columns(names)
    with pytest.raises(DataError) as caught, open_frame(twice, EVENTS):
        pass
    assert [(fault.message.id, fault.column) for fault in caught.value.faults] == [("data-header-repeated", "customer_id")]


def test_sqlite_through_the_standard_library(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "log.sqlite")
    FRAME.assign(unasked="x").to_sql("log", connection, index=False)
    with pytest.raises(DataError, match="no such table: nolog"), open_database(connection, "nolog", EVENTS):
        pass
    for query, rows in (("log", 3), ("SELECT * FROM log WHERE wait_minutes > 2", 1)):
        with open_database(connection, query, EVENTS) as table:
            assert table.columns == ("customer_id", "occurred_at", "wait_minutes")
            assert len(table.query("SELECT * FROM events")) == rows
    connection.close()


def test_sqlite_through_sqlalchemy_and_adbc(tmp_path: Path) -> None:
    sqlalchemy = pytest.importorskip("sqlalchemy", reason="SQLAlchemy is not installed")
    adbc = pytest.importorskip("adbc_driver_sqlite.dbapi", reason="the ADBC driver of SQLite is not installed")
    engine = sqlalchemy.create_engine(f"sqlite:///{tmp_path}/log.sqlite")
    FRAME.to_sql("log", engine, index=False)
    with open_database(engine, "log", EVENTS) as table:
        one = table.query("SELECT * FROM events")
    with adbc.connect(f"{tmp_path}/log.sqlite") as connection, open_database(connection, "SELECT * FROM log", EVENTS) as table:
        pd.testing.assert_frame_equal(table.query("SELECT * FROM events"), one)
    engine.dispose()


def test_postgresql_through_sqlalchemy_and_adbc(postgres: str) -> None:
    sqlalchemy = pytest.importorskip("sqlalchemy", reason="SQLAlchemy is not installed")
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    adbc = pytest.importorskip("adbc_driver_postgresql.dbapi", reason="the ADBC driver of PostgreSQL is not installed")
    engine = sqlalchemy.create_engine(f"postgresql+psycopg://{postgres}")
    with engine.begin() as connection:
        connection.execute(
            sqlalchemy.text("CREATE TABLE log (customer_id text, occurred_at timestamptz, wait_minutes double precision, photo bytea)")
        )
        connection.execute(
            sqlalchemy.text(
                "INSERT INTO log SELECT 'C' || i % 1000, '2025-01-01 00:00+01'::timestamptz + i * interval '1 minute', i % 7, '\\x00'"
                " FROM generate_series(1, 120000) AS i"
            )
        )
    sums = "count(*) AS n, count(DISTINCT customer_id) AS customers, sum(wait_minutes) AS minutes, min(occurred_at) AS first"
    totals = f"SELECT {sums} FROM events"
    with open_database(engine, "log", EVENTS) as table:
        one = table.query(totals)
    with adbc.connect(f"postgresql://{postgres}") as connection, open_database(connection, "log", EVENTS) as table:
        other = table.query(totals)
    assert (
        one.iloc[0].tolist()
        == other.iloc[0].tolist()
        == [120_000, 1_000, sum(i % 7 for i in range(1, 120_001)), pd.Timestamp("2024-12-31 23:01")]
    )
    with engine.begin() as connection:
        connection.execute(sqlalchemy.text("UPDATE log SET wait_minutes = 'NaN' WHERE customer_id = 'C5'"))
    with pytest.raises(DataError) as caught, open_database(engine, "log", EVENTS):
        pass
    assert [(fault.column, fault.count) for fault in caught.value.faults] == [("wait_minutes", 120)]
    with pytest.raises(DataError, match="cannot be read"), open_database(engine, "SELECT nothing FROM nowhere", EVENTS):
        pass
    engine.dispose()
