"""Metrics summed in a database are those of the same tables in files; only aggregates leave it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd
import pytest

from cxsim.errors import DataError, UsageError
from cxsim.metrics.measurement import Measurement, measure
from cxsim.metrics.nonresponse import nonresponse_requests
from cxsim.metrics.tables import Database, Tables
from tests.support.metric_tables import TABLES
from tests.support.slow_parameters import slow_but


class Recorder:
    """A DB-API connection that remembers what it was asked and how many rows it gave."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.requested: list[tuple[str, int]] = []

    def cursor(self) -> Any:
        recorder, inner = self, self.connection.cursor()

        class Cursor:
            description: Any = None

            def execute(self, sql: str) -> None:
                inner.execute(sql)
                self.description = inner.description
                self.sql = sql

            def fetchall(self) -> list[Any]:
                rows = inner.fetchall()
                recorder.requested.append((self.sql, len(rows)))
                return rows

        return Cursor()


def filled(connection: sqlite3.Connection, tables: dict[str, pd.DataFrame]) -> None:
    for name, table in tables.items():
        plain = table.copy()
        for column in plain.select_dtypes(["datetime", "datetimetz"]):
            plain[column] = plain[column].dt.strftime("%Y-%m-%d %H:%M:%S")
        plain.to_sql(name, connection, index=False)


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    opened = sqlite3.connect(":memory:")
    yield opened
    opened.close()


def same(a: Measurement, b: Measurement) -> None:
    assert [(v.card.key, v.group, v.level) for v in a.values] == [(v.card.key, v.group, v.level) for v in b.values]
    assert a.missing == b.missing
    for one, other in zip(a.values, b.values, strict=True):
        assert vars(other.moments) == pytest.approx(vars(one.moments), rel=1e-9, abs=1e-9), one.card.key


CUTS = [(), ("segment",), ("segment", "quarter"), ("week",)]
QUICK = {(), ("segment",)}


@pytest.mark.parametrize("by", slow_but(QUICK, CUTS), ids="/".join)
def test_sqlite_measures_like_files(connection: sqlite3.Connection, by: tuple[str, ...]) -> None:
    filled(connection, TABLES)
    with Tables(TABLES) as place:
        same(measure(place, by), measure(Database(connection, {name: name for name in TABLES}, "sqlite"), by))


def test_only_sums_leave_the_database(connection: sqlite3.Connection) -> None:
    rng = np.random.default_rng(5)
    surveys = pd.DataFrame(
        {
            "customer_id": rng.integers(0, 300, 4000).astype(str),
            "answered_at": pd.Timestamp("2025-01-01") + pd.to_timedelta(rng.integers(0, 365, 4000), "D"),
            "index": "nps",
            "score": rng.integers(0, 11, 4000).astype(float),
        }
    )
    filled(connection, {"surveys": surveys})
    recorder = Recorder(connection)
    found = measure(Database(recorder, {"surveys": "surveys"}, "sqlite"), ("month",), ["nps"])
    assert sum(v.estimate.n for v in found.values) == 4000
    # a look at the columns, the count of breaches, rows of nobody; a row a month, one of the trend, one of checks
    assert [rows for _, rows in recorder.requested] == [20, 1, 1, 14]


def test_text_that_is_no_number_is_a_fault(connection: sqlite3.Connection) -> None:
    filled(connection, {"surveys": TABLES["surveys"].assign(score=["10", "x", "9", "8", "5", "2", "7", "4"])})
    with pytest.raises(DataError, match=r"surveys:score: found a value; expected the answer, a number"):
        measure(Database(connection, {"surveys": "surveys"}, "sqlite"), (), ["nps"])


def test_what_the_database_refuses_is_a_data_error(connection: sqlite3.Connection) -> None:
    with pytest.raises(DataError, match="no such table"):
        Database(connection, {"surveys": "nowhere"}, "sqlite")


@pytest.fixture(scope="module")
def in_postgresql(postgres: str) -> Iterator[Any]:
    """An engine of a database that holds the tables."""
    sqlalchemy = pytest.importorskip("sqlalchemy", reason="SQLAlchemy is not installed")
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    engine = sqlalchemy.create_engine(f"postgresql+psycopg://{postgres}")
    for name, table in TABLES.items():
        table.to_sql(name, engine, index=False)
    yield engine
    engine.dispose()


@pytest.mark.parametrize("by", slow_but(QUICK, [*CUTS, ("channel", "month")]), ids="/".join)
def test_postgresql_measures_like_files(in_postgresql: Any, by: tuple[str, ...]) -> None:
    with Tables(TABLES) as place:
        ours = measure(place, by, more=nonresponse_requests(place, by))
    there = Database(in_postgresql, {name: name for name in TABLES})
    theirs = measure(there, by, more=nonresponse_requests(there, by))
    same(ours, theirs)
    assert {one: set(groups) for one, groups in ours.sums.items()} == {one: set(groups) for one, groups in theirs.sums.items()}


def test_an_unknown_dialect_is_refused() -> None:
    with pytest.raises(UsageError, match="postgresql"):
        Database(object(), {}, "oracle")


def test_a_sqlalchemy_engine_measures_alike(tmp_path: Any) -> None:
    sqlalchemy = pytest.importorskip("sqlalchemy")
    path = tmp_path / "tables.sqlite"
    opened = sqlite3.connect(path)
    filled(opened, TABLES)
    opened.close()
    engine = sqlalchemy.create_engine(f"sqlite:///{path}")
    with Tables(TABLES) as place:
        same(measure(place, ("segment", "month")), measure(Database(engine, {name: name for name in TABLES}), ("segment", "month")))
    engine.dispose()


def test_the_last_answer_is_the_same_one_wherever_it_is_sought(connection: sqlite3.Connection) -> None:
    """Several answers at one instant, and lives of the same customers in two scenarios."""
    rng, n = np.random.default_rng(8), 3000
    index = rng.choice(["nps", "csat", "repurchase"], n)
    score = np.where(index == "nps", rng.integers(0, 11, n), rng.integers(1, 6, n)).astype(float)
    surveys = pd.DataFrame(
        {
            "customer_id": rng.integers(0, 200, n).astype(str),
            "scenario": rng.choice(["without", "with"], n),
            "answered_at": pd.Timestamp("2025-01-01") + pd.to_timedelta(rng.integers(0, 20, n), "D"),
            "index": index,
            "score": score,
        }
    )
    people = pd.DataFrame({"customer_id": np.arange(200).astype(str), "revenue": rng.random(200)})
    tables = {"surveys": surveys, "customers": pd.concat([people.assign(scenario=name) for name in ("without", "with")], ignore_index=True)}
    keys = ["secure_customer", "secure_customer_revenue", "box_value_at_risk", "revenue_per_promoter"]
    filled(connection, tables)
    with Tables(tables) as place:
        found = measure(place, ["scenario"], keys)
        same(found, measure(Database(connection, {name: name for name in tables}, "sqlite"), ["scenario"], keys))
    last = surveys.sort_values(["answered_at", "score"]).groupby(["scenario", "customer_id", "index"])["score"].last().unstack()
    requested = last.dropna()
    secure = (requested["csat"] == 5) & (requested["nps"] >= 9) & (requested["repurchase"] >= 4)
    for name, share in secure.groupby("scenario").mean().items():
        assert found.of("secure_customer", str(name)).value == pytest.approx(share, rel=1e-12)
