"""Recalibration: a mis-scaled model is mended, in its law, so that it is right on customers of another year; a right one is let alone."""

import numpy as np
import pandas as pd
import pytest
from scipy.stats import binom

from cxsim.churn.distributions.proportional import Proportional
from cxsim.churn.distributions.rescaled import Rescaled
from cxsim.churn.features.encoding import Column
from cxsim.churn.features.sample import Sample
from cxsim.churn.fitted_model import FittedChurn
from cxsim.churn.methods.accelerated import LogNormal, Weibull
from cxsim.churn.methods.cox import Cox
from cxsim.churn.model_fit import fit, recalibrate_held_out
from cxsim.data.customers import CustomerTable
from cxsim.data.source import Source
from tests.support.statistical_check import upper


def lifetimes(rng: np.random.Generator, x: np.ndarray) -> np.ndarray:
    """A hazard that falls to an eighth after a first year: no Weibull or log-normal life."""
    level = rng.exponential(size=len(x)) * np.exp(-0.8 * x)
    return np.where(level < 0.6, 20 * level, 12 + 160 * (level - 0.6))


def table(rows: int, key: int) -> CustomerTable:
    rng = np.random.default_rng(key)
    x = rng.standard_normal(rows)
    life, seen = lifetimes(rng, x), rng.uniform(6, 60, rows)
    frame = pd.DataFrame(
        {"customer_id": [f"c{i}" for i in range(rows)], "tenure_months": np.minimum(life, seen), "churned": life <= seen, "x": x}
    )
    return CustomerTable(frame, ("x",), Source("made_up.csv", "0" * 64, 1, rows, ()), ())


def expected_over_true(fitted: FittedChurn, month: float) -> float:
    """Expected share gone among 200,000 other customers, over the share that really goes (whose standard error is below .3 %)."""
    rng = np.random.default_rng(99)
    x = rng.standard_normal(200_000)
    frame = pd.DataFrame({"x": x, "tenure_months": 0.0})
    return float((1 - fitted.survival(month, frame)).mean() / (lifetimes(rng, x) <= month).mean())


@pytest.mark.parametrize("method", [Weibull, LogNormal])
def test_a_mis_scaled_law_is_recalibrated_and_its_lifetimes_with_it(method):
    """30,000 customers: observed shares have a standard error of about 0.7 %, the twin's of 0.3 %; 4.9 of both together are .037."""
    plain = fit(method(holdout=0.0, recalibrate=False), table(30_000, 1), seed=1)
    recalibrated = fit(method(holdout=0.0), table(30_000, 1), seed=1)
    assert isinstance(recalibrated.law, Rescaled)
    assert "Recalibrated" in str(recalibrated.card.recalibration.sentence)
    assert max(abs(expected_over_true(plain, month) - 1) for month in (12.0, 24.0)) > 0.037
    for month in (12.0, 24.0):
        assert abs(expected_over_true(recalibrated, month) - 1) < 0.037
    x = np.random.default_rng(99).standard_normal(200_000)
    drawn = recalibrated.law.sample_lifetimes(np.random.default_rng(5).exponential(size=len(x)), x[:, None])
    for month in (12.0, 24.0):  # the lives of the twin are those of the mended law: a share of 200,000 against its expectation
        share = 1 - recalibrated.survival(month, pd.DataFrame({"x": x, "tenure_months": 0.0})).mean()
        assert abs((drawn <= month).mean() - share) < 4.9 * np.sqrt(share * (1 - share) / len(x))


def test_a_right_model_is_let_alone_to_the_last_bit():
    plain = fit(Cox(holdout=0.0, recalibrate=False), table(3000, 1), seed=1)
    looked_at = fit(Cox(holdout=0.0), table(3000, 1), seed=1)
    assert looked_at.card.recalibration.factors == ()
    assert "No recalibration" in str(looked_at.card.recalibration.sentence)
    assert isinstance(looked_at.law, Proportional)
    assert np.array_equal(looked_at.hazard.cumulative, plain.hazard.cumulative)


def test_right_models_are_called_mis_scaled_no_more_often_than_stated():
    """100 sets of 500 customers, at most 1 % each: Binomial(100, .01) counts above 8 have chance 1e-6; .2 is found with power .998."""
    called = 0
    for index in range(100):
        data = table(500, 1000 + index).frame
        sample = Sample(data[["x"]].to_numpy(), data["tenure_months"].to_numpy(), data["churned"].to_numpy())
        found = recalibrate_held_out(Cox(), (Column(feature="x", kind="number"),), sample, np.arange(500) % 5)
        called += bool(found.factors)
    assert called <= upper(binom, 100, 0.01)
