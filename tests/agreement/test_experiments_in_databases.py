"""Experiments whose records and logs live in a PostgreSQL are read as from files, and only sums leave it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from cxsim.cli.main import run_command

TELECOM = Path("configs/telecom.yaml").resolve()
CUSTOMERS, LOGS = 600, ("transactions", "customers", "contacts")
ENDPOINTS = ["spend", "paid", "basket", "high", "asked", "stay"]
PLAN = """
extends: {study}
experiments:
  calls:
    arms: {{control: 0.5, call: 0.5}}
    begins: 2026-01-05
    after: 30 d
    before: 30 d
    endpoints:
      spend: {{kind: mean, table: transactions, column: amount, role: primary, better: high}}
      paid: {{kind: share, table: transactions, better: high}}
      basket: {{kind: ratio, table: transactions, column: amount, better: high}}
      high: {{kind: quantile, quantile: 0.8, table: transactions, column: amount, better: high}}
      asked: {{kind: count, table: contacts, better: low}}
      stay: {{kind: lifetime}}
    logs: {{{logs}}}
    data: {{assignments: {assignments}, dated: 2026-04-01}}
{more}
"""


def company() -> dict[str, pd.DataFrame]:
    rng = np.random.default_rng(6)
    who, arm = [f"c{i}" for i in range(CUSTOMERS)], rng.permutation(np.repeat(["control", "call"], CUSTOMERS // 2))
    start = pd.Timestamp("2026-01-05")
    at = start + pd.to_timedelta(rng.uniform(0, 2, CUSTOMERS), "D")
    records = pd.DataFrame({"customer_id": who, "experiment": "calls", "arm": arm, "assigned_at": at.floor("s")})
    records["stratum"] = rng.choice(["old", "new"], CUSTOMERS)
    buyer = rng.integers(0, CUSTOMERS, 4_000)
    bought = (start + pd.to_timedelta(rng.uniform(-30, 60, 4_000), "D")).floor("s")
    amount = rng.gamma(4, 5, 4_000) + 5 * (arm[buyer] == "call") * (bought >= start)
    sales = pd.DataFrame({"customer_id": [who[i] for i in buyer], "occurred_at": bought, "amount": amount})
    life = pd.to_timedelta(rng.exponential(100, CUSTOMERS), "D")
    customers = pd.DataFrame({"customer_id": who, "left_at": (start + life).floor("s")})
    contacts = sales[["customer_id"]].assign(contact_id=[f"k{i}" for i in range(len(sales))], opened_at=bought)[:900]
    contacts = contacts.assign(channel="phone", reason="other", outcome="resolved", first_contact_resolved=1)
    return {"experiments": records, "transactions": sales, "customers": customers, "contacts": contacts}


@pytest.fixture(scope="module")
def crm(postgres: str) -> Iterator[tuple[str, Any]]:
    """The URL of a database with the company's tables in a schema of its own, and an engine of it."""
    sqlalchemy = pytest.importorskip("sqlalchemy", reason="SQLAlchemy is not installed")
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    url = f"postgresql+psycopg://{postgres}"
    engine = sqlalchemy.create_engine(url)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE SCHEMA crm")
    for name, table in company().items():
        table.to_sql(name, engine, index=False, schema="crm")
    yield url, engine
    engine.dispose()


def analysed(folder: Path, capsys: pytest.CaptureFixture[str], assignments: str, logs: str, more: str = "") -> dict[str, Any]:
    study = folder / "study.yaml"
    study.write_text(PLAN.format(study=TELECOM, assignments=f"'{assignments}'", logs=logs, more=more), encoding="utf-8")
    code = run_command(["abtest", "analyse", str(study), "calls", "--json"])
    said = capsys.readouterr()
    assert code == 0, said
    found: dict[str, Any] = json.loads(said.out)
    return found


def test_postgresql_reads_an_experiment_like_files_and_keeps_its_rows(
    crm: tuple[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Named as other tables of a study are. Values of a quantile and lifetimes leave it without a name; of all else there are sums."""
    from cxsim.metrics.tables import Database

    for name, table in company().items():
        table.to_csv(tmp_path / f"{name}.csv", index=False)
    here = analysed(tmp_path, capsys, "experiments.csv", ", ".join(f"{name}: {name}.csv" for name in LOGS))
    answers: list[list[Any]] = []
    ask = Database._run
    monkeypatch.setattr(Database, "_run", lambda self, sql: _noted(answers, ask(self, sql), sql))
    url, _ = crm
    logs = ", ".join(f"{name}: '{url}#crm.{name}'" for name in LOGS)
    there = analysed(tmp_path, capsys, f"{url}#crm.experiments", logs)
    assert [each["name"] for each in there["endpoints"]] == ENDPOINTS
    assert there["verdict"] == here["verdict"]
    for ours, theirs in zip(here["endpoints"], there["endpoints"], strict=True):
        assert theirs["effect"] == pytest.approx(ours["effect"], rel=1e-9)
        assert theirs["error"] == pytest.approx(ours["error"], rel=1e-9)
    assert here["endpoints"][0]["error"] > 0
    assert answers, "the sums were made in the database"
    named = [row for rows in answers for row in rows if any(str(cell).startswith("c") and str(cell)[1:].isdigit() for cell in row)]
    assert not named, "no name of a customer leaves it"
    assert sum(len(rows) for rows in answers if len(rows) > 20) <= 2 * CUSTOMERS, "a row a customer for the quantile and the lifetimes"


def _noted(answers: list[list[Any]], found: tuple[list[str], list[Any]], sql: str) -> tuple[list[str], list[Any]]:
    if not sql.endswith("LIMIT 20"):  # the look at the columns
        answers.append(found[1])
    return found


@pytest.mark.slow
@pytest.mark.parametrize("contacts", ["in the database", "a file"])
def test_a_log_that_the_study_names_is_read_beside_records_in_a_database(
    crm: tuple[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str], contacts: str
) -> None:
    company()["contacts"].to_csv(tmp_path / "contacts.csv", index=False)
    url, _ = crm
    logs = ", ".join(f"{name}: '{url}#crm.{name}'" for name in ("transactions", "customers"))
    own = "contacts.csv" if contacts == "a file" else f"'{url}#crm.contacts'"
    found = analysed(tmp_path, capsys, f"{url}#crm.experiments", logs, f"population: {{contacts: {own}}}")
    asked = next(each for each in found["endpoints"] if each["name"] == "asked")
    assert asked["withheld"] is None
    assert asked["error"] > 0
