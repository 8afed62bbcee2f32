"""A study that names logs starts its customers in the state that they say: checked, run, kept with the run and verified."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from cxsim.calibration.population import build_population
from cxsim.cli.main import run_command
from cxsim.config.loader import load
from cxsim.study.customer_history import read_history
from cxsim.study.study_run import run
from cxsim.study.study_tables import read_study_customers
from cxsim.study.verification import verify
from cxsim.text.locale import Locale
from tests.support.french import ENGLISH_WORDS

FRENCH = Locale.of("fr")

SMALL = (Path(__file__).parents[2] / "faults" / "small_study.yaml").read_text(encoding="utf-8").replace("24 months", "6 months")
PLAN = """
purchases: {rate: 0.7, spend: 30, log_rate: 0, inactive_after: 90 d, margin: 0.3, variation: 0.8, spend_variation: 0.5, spend_between: 0.4}
cases: {fault: {cost: 3, log_hazard: 0.1}}
surveys:
  ask: {index: nps, every: 3, sample: 0.5, response_rate: 0.4, extremity_bias: 0.5, fatigue: 0.5, recovery: 30 d, noise: 0.1}
"""
LOGS = "  surveys: data/surveys.csv\n  cases: data/cases.csv\n  transactions: data/transactions.csv\n"
Capture = pytest.CaptureFixture[str]
START, MEAN = pd.Timestamp("2026-01-01"), 30.0


def log_of_purchases() -> pd.DataFrame:
    """Purchases of customers 0 to 149 and of a stranger: rates gamma (2, 20 d), amounts of customer i about 20 (i even) or 60 (i odd)."""
    rng, rows = np.random.default_rng(8), []
    for i in [*range(150), 9999]:
        days = 700 - np.concatenate([[0.0], np.cumsum(rng.exponential(20 / rng.gamma(2.0), 40))])
        amounts = rng.gamma(9.0, (60 if i % 2 else 20) / 9.0, 41)
        rows += [(i, START - pd.Timedelta(days=float(day)), amount) for day, amount in zip(days, amounts, strict=True) if day > 1]
    return pd.DataFrame(rows, columns=["customer_id", "occurred_at", "amount"])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("logs") / "data"
    data.mkdir()
    rng, n = np.random.default_rng(3), 400
    table = pd.DataFrame({"id": range(n), "tenure": rng.exponential(24, n).round(1) + 0.1, "churned": rng.integers(0, 2, n), "fee": 20})
    table["plan"] = np.where(rng.random(n) < 0.6, "basic", "plus")
    table["nps"], table["ces"] = rng.integers(0, 11, n), rng.integers(1, 8, n)
    table.to_csv(data / "small_customers.csv", index=False)
    late = pd.DataFrame({"customer_id": [0, 399], "occurred_at": ["2026-01-02"] * 2, "amount": 1e6})
    pd.concat([log_of_purchases(), late.assign(occurred_at=pd.to_datetime(late["occurred_at"]))]).to_csv(
        data / "transactions.csv", index=False
    )
    (data / "cases.csv").write_text(
        "case_id,customer_id,opened_at,resolved_at,reason\n"
        "a,3,2025-12-22,,fault\nb,4,2025-12-02,2025-12-20,fault\nc,5,2025-12-30,,bill\nd,6,2026-01-05,,fault\n"
    )
    (data / "surveys.csv").write_text(
        "survey_id,customer_id,answered_at,kind,index,scale,score,reason\n"
        "a,7,2025-12-02,relational,nps,0-10,9,\nb,8,2026-01-05,relational,nps,0-10,9,\n"
    )
    return data.parent


def study(folder: Path, logs: str = LOGS, plan: str = PLAN) -> Path:
    path, text = folder / "study.yaml", SMALL.replace("  mapping:\n", logs + "  mapping:\n") + plan
    if "cases:" in plan:
        text = text.replace(
            "        on_failure: callback\n", "        on_failure: callback\n        opens: fault\n        resolves: fault\n"
        )
    path.write_text(text, encoding="utf-8")
    return path


def rows_of(path: Path) -> pd.DataFrame:
    """The state of the study's customers, by name."""
    study = load(path)
    table = read_study_customers(study)
    people = read_history(study, table).of(build_population(table, study))
    names = ("purchase_factor", "spend_factor", "days_since_purchase", "tiredness")
    found = pd.DataFrame({name: getattr(people, name) for name in names} | {"active": people.active}, index=people.names.astype(int))
    return found.assign(opened=people.days_since_opened[:, 0] if people.days_since_opened.size else np.nan)


def test_the_state_of_the_customers_is_that_of_the_logs(folder: Path) -> None:
    """Days and tiredness exactly; a customer's mean amount is near its own past mean, whose cv is 1/3 over root of the purchases."""
    found, log = rows_of(study(folder)), log_of_purchases()
    log = log[log["customer_id"] < 400]
    last = (START - log.groupby("customer_id")["occurred_at"].max().dt.normalize()).dt.days
    assert found["days_since_purchase"].dropna().to_dict() == pytest.approx(last.to_dict())
    assert set(found.index[found["purchase_factor"].notna()]) == set(found.index[found["spend_factor"].notna()]) == set(range(150))
    often = [i for i, count in log.groupby("customer_id").size().items() if count >= 20]
    assert len(often) > 40
    own = log[log["customer_id"].isin(often)].groupby("customer_id")["amount"].mean()
    assert np.abs(found.loc[often, "spend_factor"] * MEAN / own - 1).max() < 5 / 3 / np.sqrt(20)
    assert found["opened"].dropna().to_dict() == {3: 10.0}
    assert found["tiredness"][found["tiredness"] > 0].to_dict() == pytest.approx({7: 0.25})


def test_without_the_keys_nothing_is_known(folder: Path) -> None:
    plain = rows_of(study(folder, ""))
    assert plain[["purchase_factor", "spend_factor", "days_since_purchase", "opened"]].isna().all().all()
    assert not plain["tiredness"].any()
    assert (plain["active"] == rows_of(study(folder))["active"]).all()  # leaving is not silent: the table says who has left


@pytest.mark.slow
def test_a_run_keeps_the_state_names_its_files_and_is_verified(folder: Path) -> None:
    path = study(folder)
    done = run(path, folder / "runs", draws=2, deep=False)
    manifest = json.loads((done.run_dir / "manifest.json").read_text(encoding="utf-8"))
    assert {Path(name).name for name in manifest["inputs"]} == {
        "small_customers.csv", "surveys.csv", "cases.csv", "transactions.csv",
    }  # fmt: skip
    assert "inputs/history.parquet" in manifest["files"]
    found = verify(done.run_dir)
    assert found.identical, found.lines


@pytest.mark.slow
def test_what_was_read_and_left_out_is_written_in_both_languages(folder: Path, capsys: Capture) -> None:
    assert run_command(["check", str(study(folder))]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    known = load(study(folder))
    history = read_history(known, read_study_customers(known))
    for part in (
        "surveys.csv (of 1 of 400 customers)",
        "cases.csv (of 1 of 400 customers)",
        "1 of 3 cases",
        "transactions.csv (of 150 of 400 customers)",
        "2 of",
        "1 of 152 customers in",
    ):
        assert any(part in str(note) for note in history.notes), part
    assert "(of 150 of 400 customers)" in shown
    left = [messages for note in history.notes if ENGLISH_WORDS.search(messages := FRENCH.format(note))]
    assert left == []


BROKEN = {
    # name: (log, its text, exit code, what is said)
    "a cell": ("cases", "case_id,customer_id,opened_at,resolved_at,reason\na,3,soon,,fault\n", 3, ["broken.csv:2", "'soon'"]),
    "no reason": ("cases", "case_id,customer_id,opened_at,resolved_at\na,3,2025-12-22,\n", 3, ["no case of the plan", "fault"]),
    "others": ("transactions", "customer_id,occurred_at,amount\nx,2025-01-01,3\n", 3, ["no row of a customer", "CXSIM_HASH_KEY"]),
    "few": (
        "transactions",
        "customer_id,occurred_at,amount\n1,2025-01-01,3\n1,2025-02-01,3\n",
        1,
        ["1 customer who bought again"],
    ),
    "none": ("transactions", "customer_id,occurred_at,amount\n1,2025-01-01,3\n2,2025-02-01,3\n", 1, ["no repeat purchase"]),
    "no rows before": ("transactions", "customer_id,occurred_at,amount\n1,2026-02-01,3\n", 3, ["no rows"]),
}


@pytest.mark.parametrize("case", BROKEN)
@pytest.mark.parametrize("command", ["check", "run"])
def test_a_broken_log_is_refused(folder: Path, case: str, command: str, capsys: Capture) -> None:
    log, text, code, messages = BROKEN[case]
    (folder / "data" / "broken.csv").write_text(text)
    path = study(folder, f"  {log}: data/broken.csv\n")
    out = ["--out", str(folder / "none")] if command == "run" else []
    assert run_command([command, str(path), *out]) == code
    error = " ".join(capsys.readouterr().err.split())
    for part in messages:
        assert part in error
    assert not list((folder / "none").glob("*"))


@pytest.mark.parametrize(
    ("logs", "plan", "messages"),
    [
        (LOGS, "", ["a plan with cases:", "a plan with purchases:"]),
        (LOGS.replace("data/cases", "data/none"), PLAN, ["no file", "the log of cases"]),
        (LOGS, PLAN.replace("rate: 0.7,", "rate: 0.7, last_purchase: nps,"), ["the column 'nps' and a log of transactions"]),
    ],
)
def test_logs_that_mean_nothing_are_refused_at_their_lines(
    folder: Path, logs: str, plan: str, messages: list[str], capsys: Capture
) -> None:
    path = study(folder, logs, plan)
    assert run_command(["check", str(path)]) == 2
    error = " ".join(capsys.readouterr().err.split())
    for part in (*messages, "study.yaml:"):
        assert part in error
