"""A study whose tables lie in a database: read as from files, and a database that is not there is a fault, never a new file."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import duckdb
import pandas as pd
import pytest

import cxsim as cx
from cxsim.config.loader import load
from cxsim.errors import UsageError
from cxsim.study.study_tables import read_study_customers

CONFIGS = Path(__file__).resolve().parents[3] / "configs"
TABLES = ("customers", "surveys", "contacts")


def study_on(folder: Path, scheme: str) -> Path:
    text = (CONFIGS / "telecom.yaml").read_text(encoding="utf-8")
    for name in TABLES:
        text = text.replace(f"data/{name}.csv", f"{scheme}:///crm.db#{name}")
    path = folder / "study.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def fill(folder: Path, scheme: str) -> None:
    tables = {name: pd.read_csv(CONFIGS / "data" / f"{name}.csv", dtype=str) for name in TABLES}
    if scheme == "sqlite":
        with sqlite3.connect(folder / "crm.db") as connection:
            for name, frame in tables.items():
                frame.to_sql(name, connection, index=False)
        connection.close()
        return
    with duckdb.connect(str(folder / "crm.db")) as database:
        for name, frame in tables.items():
            database.register("frame", frame)
            database.execute(f"CREATE TABLE {name} AS SELECT * FROM frame")


@pytest.mark.parametrize("scheme", ["sqlite", "duckdb"])
def test_a_study_reads_its_tables_from_a_database_beside_it(tmp_path: Path, scheme: str) -> None:
    fill(tmp_path, scheme)
    study = load(study_on(tmp_path, scheme))
    files = load(CONFIGS / "telecom.yaml")
    pd.testing.assert_frame_equal(read_study_customers(study).frame, read_study_customers(files).frame)
    surveys = cx.read_table(study.source_of(study.source.surveys or ""), "surveys").frame
    pd.testing.assert_frame_equal(surveys, cx.read_table(CONFIGS / "data" / "surveys.csv", "surveys").frame)


@pytest.mark.parametrize("scheme", ["sqlite", "duckdb"])
def test_a_database_that_is_not_there_is_a_fault_and_is_not_created(tmp_path: Path, scheme: str) -> None:
    with pytest.raises(UsageError, match="The database cannot be opened") as refused:
        read_study_customers(load(study_on(tmp_path, scheme)))
    assert "crm.db" in str(refused.value)
    assert not (tmp_path / "crm.db").exists()


PLAIN = {
    "customer_id": "customer_id",
    "tenure": {"column": "tenure_months", "unit": "months"},
    "churned": {"column": "churned", "yes": [1], "no": [0]},
    "fee_per_month": "monthly_fee",
    "segment": "plan",
}


def test_customers_come_from_a_file_a_frame_or_a_database_with_a_plain_mapping(tmp_path: Path) -> None:
    fill(tmp_path, "sqlite")
    file = CONFIGS / "data" / "customers.csv"
    sources = [file, str(file), pd.read_csv(file), f"sqlite:///{tmp_path}/crm.db#customers", f"sqlite:///{tmp_path}/crm.db"]
    tables = [cx.read_customers(source, PLAIN).frame for source in sources]
    for table in tables[1:]:
        pd.testing.assert_frame_equal(table, tables[0])


def test_an_inferred_mapping_says_what_was_taken_for_what() -> None:
    file = CONFIGS / "data" / "customers.csv"
    for source in (file, pd.read_csv(file)):
        table = cx.read_customers(source, "inferred")
        assert "fee_per_month = monthly_fee" in str(table.notes[0])
        assert "nps" in table.features


@pytest.mark.parametrize(
    ("mapping", "words"),
    [
        (None, "no mapping"),
        ("guessed", "no mapping"),
        ({**PLAIN, "tenure": "t"}, "found .t.; expected the unit of tenure"),
        ({**PLAIN, "fees": "f"}, "the unknown key fees"),
    ],
)
def test_a_mapping_that_is_missing_or_wrong_is_a_fault(mapping: object, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        cx.read_customers(CONFIGS / "data" / "customers.csv", mapping)
