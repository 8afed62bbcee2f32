"""What metrics read is what is written: offsets are UTC at each door, names that do not match and currencies that differ are said."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pandas as pd
import pytest

from cxsim.errors import DataError
from cxsim.metrics.measurement import measure
from cxsim.metrics.tables import Database, Tables
from cxsim.study.metric_report import MetricRequest, report_metrics

ANSWERS = pd.DataFrame(
    {
        "survey_id": [f"s{i}" for i in range(8)],
        "customer_id": [f"0{i}" for i in range(8)],
        # 04:30 UTC on 1 April, and 22:30 UTC on 31 March
        "answered_at": ["2025-03-31T23:30:00-05:00", "2025-04-01T00:30:00+02:00"] * 4,
        "kind": "relational",
        "index": "nps",
        "scale": "0-10",
        "score": [10, 0] * 4,
        "reason": None,
    }
)
MONTHS = {"2025-03": -100.0, "2025-04": 100.0}


def test_an_offset_means_utc_at_every_door(tmp_path: Path) -> None:
    ANSWERS.to_csv(tmp_path / "surveys.csv", index=False)
    ANSWERS.to_parquet(tmp_path / "texts.parquet", index=False)
    ANSWERS.assign(answered_at=pd.to_datetime(ANSWERS["answered_at"], utc=True)).to_parquet(tmp_path / "zoned.parquet", index=False)
    connection = sqlite3.connect(":memory:")
    ANSWERS.to_sql("surveys", connection, index=False)
    for source in (tmp_path / "surveys.csv", tmp_path / "texts.parquet", tmp_path / "zoned.parquet", ANSWERS):
        with Tables({"surveys": source}) as place:
            found = measure(place, ("month",), ["nps"])
            assert {value.group[0]: value.estimate.value for value in found.values} == MONTHS
    found = measure(Database(connection, {"surveys": "surveys"}, "sqlite"), ("month",), ["nps"])
    assert {value.group[0]: value.estimate.value for value in found.values} == MONTHS
    connection.close()


@pytest.mark.parametrize(
    ("known", "messages"), [(0, "none of the 8 customers of surveys stands"), (6, "2 of the 8 customers of surveys do not")]
)
def test_customers_who_stand_in_one_table_only_are_counted(tmp_path: Path, known: int, messages: str) -> None:
    ANSWERS.to_csv(tmp_path / "surveys.csv", index=False)
    who = [f"0{i}" for i in range(known)] + [str(i) for i in range(known, 8)]  # a spreadsheet has dropped zeros
    pd.DataFrame({"customer_id": who, "plan": "A"}).to_csv(tmp_path / "customers.csv", index=False)
    reported = report_metrics(tmp_path, MetricRequest(("plan",), ("nps",)))
    (note,) = reported.notes
    assert str(note).startswith(messages)
    assert f"such as '0{known}'" in str(note)
    assert f"warning: {note}" in list(map(str, reported.lines()))


def test_tables_in_different_currencies_are_not_measured_together(tmp_path: Path) -> None:
    (tmp_path / "transactions.csv").write_text("customer_id,occurred_at,amount,currency\na,2025-01-05,5,EUR\n", encoding="utf-8")
    (tmp_path / "costs.csv").write_text("occurred_at,name,amount,currency\n2025-01-05,acquisition,5,USD\n", encoding="utf-8")
    with pytest.raises(DataError, match="several currencies"):
        report_metrics(tmp_path, MetricRequest())


def test_an_open_end_in_the_far_future_is_queried(tmp_path: Path) -> None:
    path = tmp_path / "customers.csv"
    path.write_text("customer_id,joined_at,left_at\na,2024-01-01,9999-12-31\nb,2024-05-01,2024-03-10\n", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        report_metrics(path, MetricRequest())
    assert [fault.found for fault in caught.value.faults] == ["'9999-12-31'", "'2024-03-10', before joined_at"]
