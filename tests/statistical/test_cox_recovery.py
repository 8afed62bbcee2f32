"""The Cox fit finds the truth it is shown. Every check here has a false-alarm rate of 1e-6; keys are fixed."""

import json
from pathlib import Path

import numpy as np
import pytest
from scipy.stats import binom, chi2

from cxsim.churn.estimation.partial_likelihood import maximize_partial_likelihood
from cxsim.churn.features.sample import Sample
from cxsim.churn.fitted_model import FittedChurn
from cxsim.churn.methods.cox import Cox
from cxsim.churn.model_fit import fit
from cxsim.data.customers import CustomerTable, read_customers
from cxsim.data.mapping import ColumnMapping
from tests.support.statistical_check import ALARM, upper

DATA = Path(__file__).parents[2] / "configs" / "data"
FEATURES = ("nps", "ces", "contacts_90d", "monthly_fee", "plan", "contract")


def mapping() -> ColumnMapping:
    return ColumnMapping.model_validate(
        {
            "customer_id": "customer_id",
            "tenure": {"column": "tenure_months", "unit": "months"},
            "churned": {"column": "churned", "yes": [1], "no": [0]},
            "fee_per_month": "monthly_fee",
            "features": FEATURES,
        }
    )


@pytest.fixture(scope="module")
def table() -> CustomerTable:
    return read_customers(DATA / "customers.csv", mapping())


@pytest.fixture(scope="module")
def truth() -> dict:
    return json.loads((DATA / "truth.json").read_text())


@pytest.fixture(scope="module")
def complete(table) -> FittedChurn:
    """The fit on customers who answered both surveys, for whom the model is exactly the process."""
    frame = table.frame.dropna(subset=["nps", "ces"]).reset_index(drop=True)
    return fit(Cox(features=FEATURES), CustomerTable(frame, FEATURES, table.source, ()), seed=2026)


def distance(fitted: FittedChurn, truth: dict) -> tuple[float, int]:
    """Squared distance of the estimated coefficients from the true ones, in units of their covariance."""
    names = list(truth["log_hazard_coefficients"])
    where = [fitted.hazard.features.index(name) for name in names]
    off = fitted.hazard.coefficients[where] - np.array([truth["log_hazard_coefficients"][name] for name in names])
    return float(off @ np.linalg.solve(fitted.hazard.covariance[np.ix_(where, where)], off)), len(names)


def test_sample_coefficients_are_recovered_jointly(complete, truth):
    # chi-square with 7 degrees of freedom; with about 1,400 churners an NPS coefficient that is 0.09 (of 0.10) off
    # is found with power > 0.9
    squared, freedom = distance(complete, truth)
    assert squared < upper(chi2, freedom)


def test_that_check_can_fail(complete, truth):
    wrong = {"log_hazard_coefficients": {**truth["log_hazard_coefficients"], "nps": 0.0}}
    squared, freedom = distance(complete, wrong)
    assert squared > upper(chi2, freedom)


def test_sample_baseline_is_recovered(complete, table, truth):
    """Expected churn of everybody by 12, 24 and 48 months against the true process; sd from a binomial share of those still observed."""
    p = truth["parameters"]
    frame = table.frame.dropna(subset=["nps", "ces"])
    x = complete.encoding.encode(frame)
    beta = np.array([truth["log_hazard_coefficients"][name] for name in complete.hazard.features])
    centre = np.array([{"nps": p["nps_centre"], "ces": p["ces_centre"]}.get(name, 0.0) for name in complete.hazard.features])
    risk = np.exp((x - centre) @ beta)
    for month in (12.0, 24.0, 48.0):
        true = float(np.mean(1 - np.exp(-((p["rate"] * month) ** p["shape"]) * risk)))
        fitted = float(np.mean(1 - complete.hazard.survival(np.full(len(x), month), x)))
        followed = len(x) * (1 - month / p["joined_over_months"])  # joined early enough to be seen that long
        assert abs(fitted - true) < 4.9 * np.sqrt(true * (1 - true) / followed)


def test_filling_in_blank_answers_keeps_the_coefficients(table, complete, truth):
    """Four in a hundred answers blank at random: mean and flag moves no true coefficient by more than a standard error."""
    filled = fit(Cox(features=FEATURES, missing="mean_and_flag"), table, seed=2026)
    assert {"nps[missing]", "ces[missing]"} <= set(filled.hazard.features)
    for name in truth["log_hazard_coefficients"]:
        i, j = filled.hazard.features.index(name), complete.hazard.features.index(name)
        moved = abs(filled.hazard.coefficients[i] - complete.hazard.coefficients[j])
        assert moved < np.sqrt(complete.hazard.covariance[j, j])


def test_sample_ranks_and_is_calibrated_on_the_holdout(complete):
    validation = complete.card.validation
    assert validation is not None
    assert complete.status == "converged"
    # the true score itself ranks these customers with .667; over 200 splits its concordance on a holdout has sd .014
    assert validation.concordance > 0.667 - 4.9 * 0.014
    for ours, naive in zip(validation.rivals[0].mean_error, validation.rivals[1].mean_error, strict=True):
        assert ours < naive


def test_intervals_hold_the_truth_as_often_as_they_say():
    """300 sets of 250 customers: 95 % intervals of two coefficients, each a Binomial(300, 0.95) count.

    At 1e-6 a side it must lie in [264, 299]; a true coverage of 0.84 or less is found with power > 0.97.
    """
    sets, true = 300, np.array([0.4, -0.8])
    low, high = int(binom.ppf(ALARM, sets, 0.95)), int(upper(binom, sets, 0.95))
    held = np.zeros(2, dtype=int)
    for index in range(sets):
        rng = np.random.default_rng([2026, index])
        x = np.column_stack([rng.standard_normal(250), rng.random(250) < 0.4]).astype(float)
        life, seen = rng.exponential(20 * np.exp(-x @ true)), rng.uniform(5, 40, 250)
        found = maximize_partial_likelihood(Sample(x, np.minimum(life, seen), life <= seen))
        held += np.abs(found.coefficients - true) < 1.959964 * np.sqrt(np.diag(found.covariance))
    assert all(low <= count <= high for count in held), held
