"""The shipped sample is what its command writes, and what its truth says."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from cxsim.data.inputs import read_table
from cxsim.data.sample import build_tables, write_sample
from cxsim.data.synthetic.customers import draw_customers
from cxsim.data.synthetic.truth import COEFFICIENTS, TRUTH
from cxsim.units import DAYS_PER_MONTH


def test_the_command_writes_the_shipped_bytes(tmp_path: Path, sample_folder: Path) -> None:
    write_sample(tmp_path)
    shipped = {path.name: path.read_bytes() for path in sample_folder.iterdir() if path.is_file()}
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == shipped


def test_it_is_labelled_synthetic(sample_folder: Path) -> None:
    assert "**synthetic**" in (sample_folder / "README.md").read_text()
    assert (pd.read_csv(sample_folder / "customers.csv")["synthetic"] == "yes").all()
    truth = json.loads((sample_folder / "truth.json").read_text())
    assert truth["synthetic"] is True
    assert truth["log_hazard_coefficients"] == COEFFICIENTS


def test_lifetimes_follow_the_stated_hazard() -> None:
    # cumulative hazard at the end of a lifetime is unit exponential, censored or not: its martingale residual has mean 0
    n = 40_000
    world = replace(TRUTH, customers=n, seed=11)
    drawn = draw_customers(world)
    effects = np.array([world.plans[plan].log_hazard for plan in drawn["plan"]]) + world.annual * (drawn["contract"] == "annual")
    score = effects + world.nps * (drawn["nps"] - world.nps_centre) + world.ces * (drawn["ces"] - world.ces_centre)
    score += world.contacts_90d * drawn["contacts_90d"]
    middle = drawn["tenure_months"] - 0.05  # tenures are written rounded up to a tenth of a month
    residual = drawn["churned"] - (world.rate * middle) ** world.shape * np.exp(score)
    # false alarm 1e-6 (|z| > 4.9); a hazard wrong by 5 % would give |z| of about 5.5
    for weight in (1.0, drawn["nps"] - 7, drawn["ces"] - 5, drawn["contacts_90d"] - 0.8, (drawn["contract"] == "annual") - 0.4):
        assert abs(np.mean(residual * weight)) < stats.norm.isf(0.5e-6) * np.std(residual * weight) / np.sqrt(n)
    assert np.std(residual) / np.sqrt(n) * 4.9 < 0.05 * drawn["churned"].mean()


@pytest.fixture(scope="module")
def made() -> dict[str, pd.DataFrame]:
    return build_tables(TRUTH)


def test_about_three_in_ten_have_left(made: dict[str, pd.DataFrame]) -> None:
    assert made["customers.csv"]["churned"].mean() == pytest.approx(0.30, abs=0.02)


def test_last_answers_are_those_of_the_customers(made: dict[str, pd.DataFrame]) -> None:
    customers, surveys = made["customers.csv"].set_index("customer_id"), made["surveys.csv"]
    last = surveys.sort_values("answered_at").groupby(["customer_id", "index"])["score"].last().unstack()
    for index in ("nps", "csat", "ces"):
        expected = customers[index].dropna()
        assert last[index].dropna().sort_index().astype(int).tolist() == expected.sort_index().astype(int).tolist()


def test_contacts_of_the_last_90_days_are_those_of_the_customers(made: dict[str, pd.DataFrame]) -> None:
    everyone, contacts = draw_customers(TRUTH).set_index("customer_id"), made["contacts.csv"]
    end = pd.Timestamp(TRUTH.snapshot) + pd.Timedelta(days=1) - pd.to_timedelta(everyone["end_day"], unit="D")
    age = end.loc[contacts["customer_id"]].to_numpy() - contacts["opened_at"].to_numpy()
    recent = contacts[age <= np.timedelta64(90, "D")].groupby("customer_id").size()
    assert recent.reindex(everyone.index, fill_value=0).tolist() == everyone["contacts_90d"].tolist()
    days_here = (everyone["tenure_months"] * DAYS_PER_MONTH).loc[contacts["customer_id"]].to_numpy()
    assert (age / np.timedelta64(1, "D") <= days_here + 1 / 720).all()
    assert (age > np.timedelta64(0)).all()


def test_the_logs_keep_their_contracts(sample_folder: Path) -> None:
    assert read_table(sample_folder / "surveys.csv", "surveys").frame["customer_id"].nunique() > 4_900
    assert read_table(sample_folder / "contacts.csv", "contacts").frame["cost"].min() > 0
