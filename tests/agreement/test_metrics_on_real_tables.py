"""Metrics on public tables against what others published of them, and against the same worked without the library."""

from __future__ import annotations

import csv
import gzip
from collections import Counter
from datetime import datetime
from pathlib import Path
from statistics import mean

import pandas as pd
import pytest

from cxsim.data.mapped_tables import open_mapped
from cxsim.data.table_mapping import TableMapping
from cxsim.metrics.measurement import Measurement, measure
from cxsim.metrics.tables import Tables

pytestmark = pytest.mark.realdata

TAKEN_IN_CHARGE, RESOLVED = "8", "6"
WEEK_39 = pd.Timestamp("1997-09-30")


def measured(tables: dict[str, object], *keys: str, by: tuple[str, ...] = ()) -> Measurement:
    with Tables(tables) as place:
        return measure(place, by, keys)


@pytest.fixture
def cdnow(data_folder: Path) -> pd.DataFrame:
    names = ["master_id", "customer_id", "day", "quantity", "amount"]
    log = pd.read_csv(data_folder / "cdnow" / "CDNOW_sample.txt", sep=r"\s+", names=names, dtype={"customer_id": str, "day": str})
    return log.assign(occurred_at=pd.to_datetime(log["day"], format="%Y%m%d")).drop(columns="day")


def test_cdnow_repeaters_of_39_weeks(cdnow: pd.DataFrame) -> None:
    """Fader, Hardie & Lee (2005): 2,357 customers, 946 of whom bought again in 39 weeks, 2,457 repeat transactions."""
    until = cdnow[cdnow["occurred_at"] <= WEEK_39]
    found = measured({"transactions": until}, "repeat_purchase_share", "loyalty")
    share, frequency = (next(v for v in found.values if v.card.key == key) for key in ("repeat_purchase_share", "loyalty"))
    assert (share.moments.y, share.moments.x) == (946, 2357)
    assert (frequency.moments.y, frequency.moments.x) == (2457, 2357)


def test_cdnow_frequencies_are_those_of_the_published_summary(cdnow: pd.DataFrame, data_folder: Path) -> None:
    with (data_folder / "cdnow" / "cdnow_customers_summary.csv").open() as file:
        published = [int(row["frequency"]) for row in csv.DictReader(file)]
    estimate = measured({"transactions": cdnow[cdnow["occurred_at"] <= WEEK_39]}, "loyalty").of("loyalty")
    assert estimate.value == pytest.approx(mean(published), rel=1e-12)
    assert estimate.n == len(published)


@pytest.fixture
def retail(data_folder: Path) -> list[dict[str, str]]:
    with gzip.open(data_folder / "online_retail" / "online_retail.csv.gz", "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.slow
def test_online_retail_customers_and_cancellations(retail: list[dict[str, str]]) -> None:
    """4,372 customers; cancellations (InvoiceNo with a C) are netted in the sales and counted."""
    lines = [row for row in retail if row["CustomerID"]]
    table = pd.DataFrame(
        {
            "transaction_id": [row["InvoiceNo"] for row in lines],
            "customer_id": [row["CustomerID"] for row in lines],
            "occurred_at": pd.to_datetime([row["InvoiceDate"] for row in lines]),
            "amount": [float(row["Quantity"]) * float(row["UnitPrice"]) for row in lines],
            "region": [row["Country"] for row in lines],
        }
    )
    found = {v.card.key: v for v in measured({"transactions": table}, "sales", "return_rate", "loyalty", "average_transaction").values}
    cancelled = [row for row in lines if row["InvoiceNo"].startswith("C")]
    assert found["sales"].moments.clusters == 4372
    assert found["return_rate"].moments.y == len(cancelled) == 8905
    net = sum(float(row["Quantity"]) * float(row["UnitPrice"]) for row in lines)
    gross = sum(float(row["Quantity"]) * float(row["UnitPrice"]) for row in lines if not row["InvoiceNo"].startswith("C"))
    assert found["sales"].estimate.value == pytest.approx(net, rel=1e-9)
    assert net < gross
    bills = {row["InvoiceNo"] for row in lines if float(row["UnitPrice"]) > 0 and float(row["Quantity"]) > 0}
    assert found["average_transaction"].moments.x == len(bills)
    assert found["average_transaction"].estimate.value == pytest.approx(gross / len(bills), rel=1e-9)
    days = {(row["CustomerID"], row["InvoiceDate"][:10]) for row in lines if not row["InvoiceNo"].startswith("C")}
    buyers = {customer for customer, _ in days}
    assert found["loyalty"].estimate.value == pytest.approx(len(days) / len(buyers) - 1, rel=1e-9)


@pytest.mark.slow
def test_online_retail_by_country_and_month_adds_up(retail: list[dict[str, str]]) -> None:
    table = pd.DataFrame(
        {
            "customer_id": [row["CustomerID"] or None for row in retail],
            "occurred_at": pd.to_datetime([row["InvoiceDate"] for row in retail]),
            "amount": [float(row["Quantity"]) * float(row["UnitPrice"]) for row in retail],
            "region": [row["Country"] for row in retail],
        }
    )
    whole = measured({"transactions": table}, "sales").of("sales")
    cut = measured({"transactions": table}, "sales", by=("region", "month"))
    assert whole.n == 541_909
    assert sum(v.estimate.value for v in cut.values) == pytest.approx(whole.value, rel=1e-9)
    assert {v.group[0] for v in cut.values} == {row["Country"] for row in retail}
    assert {v.group[1] for v in cut.values} == {row["InvoiceDate"][:7] for row in retail}


def test_bank_calls_by_channel_and_month(data_folder: Path) -> None:
    """Weinberg, Brown & Stroud (2007): 5,323,661 calls in five-minute counts."""
    path = data_folder / "bank_calls" / "bank_calls.csv"
    counts = pd.read_csv(path).assign(channel="phone")
    with Tables({"arrivals": counts}, {"arrivals": {"began_at": "DateTime", "contacts": "Calls"}}) as place:
        assert measure(place, (), ["contact_volume"]).of("contact_volume", level="phone").value == 5_323_661
        by_month = {v.group[0]: v.estimate.value for v in measure(place, ("month",), ["contact_volume"]).values}
    months: Counter[str] = Counter()
    with path.open() as file:
        for row in csv.DictReader(file):
            months[row["DateTime"][:7]] += int(row["Calls"])
    assert by_month == months


def test_helpdesk_first_contact_resolution_and_time_to_resolution(data_folder: Path) -> None:
    """A case is resolved at the first contact where it was taken in charge once and resolved; each case is worked here line by line."""
    path = data_folder / "process_logs" / "helpdesk.csv"
    cases: dict[str, list[tuple[datetime, str]]] = {}
    with path.open() as file:
        for row in csv.DictReader(file):
            cases.setdefault(row["CaseID"], []).append((datetime.fromisoformat(row["CompleteTimestamp"]), row["ActivityID"]))
    once, resolved, days = 0, 0, []
    for events in cases.values():
        if any(activity == RESOLVED for _, activity in events):
            resolved += 1
            once += sum(activity == TAKEN_IN_CHARGE for _, activity in events) == 1
            days.append((max(at for at, activity in events if activity == RESOLVED) - min(at for at, _ in events)).total_seconds() / 86_400)
    log = pd.read_csv(path, dtype=str).assign(at=lambda t: pd.to_datetime(t["CompleteTimestamp"]))
    grouped = log.groupby("CaseID")
    table = pd.DataFrame(
        {
            "opened_at": grouped["at"].min(),
            "resolved_at": log[log["ActivityID"] == RESOLVED].groupby("CaseID")["at"].max(),
            "contacts": (log["ActivityID"] == TAKEN_IN_CHARGE).groupby(log["CaseID"]).sum(),
        }
    ).rename_axis("case_id")
    found = measured({"cases": table.reset_index()}, "first_contact_resolution", "mean_time_to_resolution")
    log = {"case": "CaseID", "activity": "ActivityID", "at": "CompleteTimestamp", "contacts": [TAKEN_IN_CHARGE], "resolved": [RESOLVED]}
    with open_mapped(path, TableMapping.model_validate({"contract": "cases", "log": log})) as made:
        mapped = measured({"cases": made.query("SELECT * FROM cases")}, "first_contact_resolution", "mean_time_to_resolution")
    for one, other in zip(mapped.values, found.values, strict=True):
        assert vars(one.moments) == pytest.approx(vars(other.moments), rel=1e-12)
    assert len(cases) == 3804
    assert found.of("first_contact_resolution").n == resolved
    assert found.of("first_contact_resolution").value == pytest.approx(once / resolved, rel=1e-12)
    assert found.of("mean_time_to_resolution").value == pytest.approx(mean(days), rel=1e-9)
    assert found.of("mean_time_to_resolution").n == len(days)
