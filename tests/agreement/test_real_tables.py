"""Real files against their published counts."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from cxsim.data import public_datasets
from cxsim.data.customers import read_customers, read_linked_customers
from cxsim.data.exports.recognition import EXPORTS, customer_mapping, recognise, table_mapping
from cxsim.data.exports.telco import TELCO_WORKBOOKS
from cxsim.data.leakage import LeakReference, count_certain_leavers, find_leaks
from cxsim.data.mapped_tables import open_mapped
from cxsim.data.mapping import ColumnMapping
from cxsim.data.table_mapping import TableMapping
from cxsim.errors import DataError
from tests.support.english import english

pytestmark = pytest.mark.realdata


@pytest.mark.slow
def test_online_retail_has_its_customers_and_its_cancellations_are_counted(data_folder: Path) -> None:
    path = public_datasets.fetch_dataset("online_retail")
    found = recognise(path)
    assert found is not None
    assert found[0].name == "online_retail"
    with open_mapped(path, table_mapping(path)) as table:
        assert english(table.notes) == (
            "135,080 of 541,909 rows were left out: lines without a customer.",
            "8,905 of 406,829 rows that count are cancellations, set off against purchases.",
        )
        row = table.query(
            "SELECT count(DISTINCT customer_id) AS customers, sum(amount) AS money, min(occurred_at) AS first FROM transactions"
        ).iloc[0]
    assert row["customers"] == 4_372
    assert row["money"] == pytest.approx(8_300_065.81, abs=0.01)
    assert str(row["first"]) == "2010-12-01 08:26:00"


@pytest.mark.parametrize(("name", "customers", "purchases"), [("cdnow", 23_570, 69_659), ("cdnow_sample", 2_357, 6_919)])
def test_cdnow_has_its_customers_and_purchases(data_folder: Path, name: str, customers: int, purchases: int) -> None:
    path = public_datasets.fetch_dataset(name)
    with open_mapped(path, table_mapping(path)) as table:
        row = table.query(
            "SELECT count(*) AS n, count(DISTINCT customer_id) AS customers, max(occurred_at) AS last FROM transactions"
        ).iloc[0]
    assert (row["n"], row["customers"], str(row["last"])[:7]) == (purchases, customers, "1998-06")


def test_the_sample_of_cdnow_repeats_as_published(data_folder: Path) -> None:
    """946 customers of 2,357 buy again in the first 39 weeks, 2,457 times (purchases of one day are one)."""
    path = public_datasets.fetch_dataset("cdnow_sample")
    with open_mapped(path, table_mapping(path)) as table:
        bought = "FROM transactions WHERE occurred_at <= DATE '1997-09-30' GROUP BY ALL"
        days = f"SELECT customer_id, count(DISTINCT occurred_at) - 1 AS again {bought}"
        row = table.query(f"SELECT count(*) FILTER (WHERE again > 0) AS repeaters, sum(again) AS repeats FROM ({days})").iloc[0]
    assert (row["repeaters"], row["repeats"]) == (946, 2_457)


def test_the_helpdesk_log_has_its_cases(data_folder: Path) -> None:
    path = data_folder / "process_logs" / "helpdesk.csv"
    with open_mapped(path, table_mapping(path)) as table:
        row = table.query(
            "SELECT count(*) AS n, count(DISTINCT case_id) AS cases, count(DISTINCT touchpoint) AS activities FROM events"
        ).iloc[0]
    assert row.tolist() == [13_710, 3_804, 9]


def test_the_bank_calls_add_up(data_folder: Path) -> None:
    mapping = TableMapping.model_validate(
        {"contract": "costs", "columns": {"occurred_at": "DateTime", "amount": "Calls"}, "constants": {"name": "calls", "channel": "phone"}}
    )
    with open_mapped(data_folder / "bank_calls" / "bank_calls.csv", mapping) as table:
        row = table.query("SELECT sum(amount) AS calls, count(*) AS spans FROM costs").iloc[0]
    assert (row["calls"], row["spans"]) == (5_323_661, 27_716)


@pytest.mark.slow
def test_the_workbooks_are_linked_and_their_leaks_are_refused(data_folder: Path) -> None:
    folder = data_folder / "telco_ibm_v11"
    mapping = ColumnMapping.model_validate(EXPORTS["telco_ibm_workbooks"].mapping(None))  # type: ignore[arg-type]
    table = read_customers(folder, mapping)
    assert (len(table.frame), int(table.frame["churned"].sum())) == (7_043, 1_869)
    assert english(table.source.detected)[0] == "4 files joined on Customer ID"
    leaks = (
        "Satisfaction Score",
        "Churn Score",
        "CLTV",
        "Churn Reason",
        "Churn Category",
        "Total Charges",
        "Total Revenue",
        "Customer Status",
    )
    messages = "\n".join(english(table.notes))
    assert all(f"{name} " in messages for name in leaks)
    with pytest.raises(DataError) as caught:
        read_customers(folder, mapping.model_copy(update={"features": (*leaks, "Age")}))
    assert {fault.column for fault in caught.value.faults} == set(leaks)


@pytest.mark.slow
def test_leaks_under_other_names_are_found_and_no_real_feature_is_one(data_folder: Path) -> None:
    """Version 11 with all its columns, and the first version: by what the columns hold, not by what they are called."""
    status, services, people = (
        pd.read_excel(data_folder / f"telco_ibm_v11/Telco_customer_churn_{part}.xlsx", engine="calamine").set_index("Customer ID")
        for part in ("status", "services", "demographics")
    )
    joined = status.join(services, rsuffix=" of services").join(people, rsuffix=" of people")
    churned = (status["Churn Label"] == "Yes").to_numpy()
    numbers = joined.select_dtypes("number").columns
    columns = joined.astype(dict.fromkeys(numbers, float)).rename(columns={name: f"v{i}" for i, name in enumerate(joined)})
    known = LeakReference(joined["Tenure in Months"].to_numpy(float), joined["Monthly Charge"].to_numpy(float), churned, "tenure", "fee")
    found = {joined.columns[int(leak.column[1:])] for leak in find_leaks(columns, known)}
    after = {"Satisfaction Score", "Churn Score", "Churn Label", "Churn Value", "Customer Status", "Churn Category", "Churn Reason"}
    assert found == {*after, "Tenure in Months", "Total Charges"}
    first = pd.read_csv(public_datasets.fetch_dataset("telco_ibm"))
    outcome = (first.pop("Churn") == "Yes").to_numpy()
    assert max(count_certain_leavers(first[name], outcome) for name in first.columns.drop(["customerID", "TotalCharges"])) == 0


@pytest.mark.slow
def test_workbooks_of_other_customers_are_not_linked(data_folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    other.write_text("Customer ID,Mood\n8779-QRDMV,good\nnobody,bad\n")
    files = [*sorted((data_folder / "telco_ibm_v11").glob("*.xlsx")), other]
    with pytest.raises(DataError) as caught:
        read_linked_customers(files, ColumnMapping.model_validate(TELCO_WORKBOOKS.mapping(None)))  # type: ignore[arg-type]
    assert [(fault.found.split(" ")[0], fault.count) for fault in caught.value.faults] == [("customers", 1), ("customers", 7_042)]


def test_telco_is_recognised_with_a_mapping_that_reads_it(data_folder: Path) -> None:
    path = public_datasets.fetch_dataset("telco_ibm")
    assert len(read_customers(path, customer_mapping(path)).frame) == 7_043
