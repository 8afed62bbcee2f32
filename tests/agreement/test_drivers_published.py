"""Drivers against published numbers and other programs.

E-values: VanderWeele & Ding (2017), Annals of Internal Medicine 167 (breastfeeding: 3.9 (1.8 to 8.7); leukaemia: 0.80 (0.71 to 0.91)).
Events: Schoenfeld (1983). Regressions: statsmodels' OrderedModel and Logit.
"""

from dataclasses import replace

import numpy as np
import pytest
import statsmodels.api as sm
from statsmodels.miscmodels.ordinal_model import OrderedModel

from cxsim.drivers.e_value import e_value, e_value_of_hazard
from cxsim.drivers.experiment_design import design_experiment, schoenfeld_events
from cxsim.drivers.importance import importances
from cxsim.drivers.ordinal import fit_ordinal
from tests.support.driver_twins import answers

PUBLISHED = [(3.9, 1.8, 8.7, 7.26, 3.0), (0.80, 0.71, 0.91, 1.81, 1.43), (1.2, 0.9, 1.6, 1.69, 1.0)]


@pytest.mark.parametrize(("ratio", "low", "high", "estimate", "interval"), PUBLISHED)
def test_e_values(ratio, low, high, estimate, interval):
    found = e_value(ratio, low, high)
    assert found.estimate == pytest.approx(estimate, abs=0.005)
    assert found.interval == pytest.approx(interval, abs=0.005)


def test_e_value_of_a_hazard_ratio():
    """A rare outcome's hazard ratio is a risk ratio; a common one's is nearer to 1, by the paper's formula."""
    assert e_value_of_hazard(3.9, 1.8, 8.7, 0.10) == e_value(3.9, 1.8, 8.7)
    common = (1 - 0.5 ** np.sqrt(0.56)) / (1 - 0.5 ** np.sqrt(1 / 0.56))
    inverse = 1 / common
    found = e_value_of_hazard(0.56, 0.46, 0.69, 0.30)
    assert found.estimate == pytest.approx(inverse + np.sqrt(inverse * (inverse - 1)), rel=1e-12)
    assert 1 < found.interval < found.estimate < e_value(0.56, 0.46, 0.69).estimate
    with pytest.raises(ValueError, match="ratio and its interval"):
        e_value(0.9, 0.95, 1.2)


@pytest.mark.parametrize(("ratio", "events"), [(0.9, 2828.2), (0.8, 630.5), (0.7, 246.8)])
def test_events_of_an_experiment(ratio, events):
    assert schoenfeld_events(ratio) == pytest.approx(events, abs=0.05)


def test_customers_and_weeks_of_an_experiment():
    """A constant hazard of 1 in 100 a week: every figure by hand."""
    found = design_experiment(1.0, 0.8, lambda weeks: 1 - np.exp(-0.01 * weeks), 2000, weeks=52)
    share = (1 - np.exp(-0.52) + 1 - np.exp(-0.52 * 0.8)) / 2
    assert found.customers == np.ceil(found.events / share)
    assert 1000 * (2 - np.exp(-0.01 * found.weeks) - np.exp(-0.008 * found.weeks)) == pytest.approx(found.events, abs=0.1)
    assert design_experiment(1.0, 0.8, lambda weeks: 1 - np.exp(-0.01 * weeks), 100, weeks=52).weeks is None
    assert design_experiment(1.0, 1.0, lambda weeks: 0.1, 100).customers == np.inf


def test_ordinal_regression_is_that_of_statsmodels():
    """One row a customer and the model's own errors: the information matrix, not the sandwich, is what statsmodels inverts."""
    score, matrix = answers(800, (0.8, 0.0, -0.5), np.random.default_rng(1))
    theirs = OrderedModel(score.astype(int), matrix, distr="logit").fit(method="newton", disp=0)
    found = fit_ordinal(score, matrix, np.arange(800))
    assert found.log_likelihood == pytest.approx(theirs.llf, abs=1e-8)
    np.testing.assert_allclose(found.coefficients, theirs.params[:3], atol=1e-6)
    cuts = np.cumsum(np.concatenate([[theirs.params[3]], np.exp(theirs.params[4:])]))
    np.testing.assert_allclose(found.thresholds, cuts, atol=1e-5)
    errors = np.sqrt(np.diag(np.linalg.inv(found.information)))[len(cuts) :]
    np.testing.assert_allclose(errors, theirs.bse[:3], rtol=1e-3)
    np.testing.assert_allclose(found.expected(matrix), theirs.predict() @ found.levels, atol=1e-6)


def test_two_answers_are_logistic_regression_with_errors_by_customer():
    score, matrix = answers(600, (0.8, 0.0, -0.5), np.random.default_rng(2))
    high, customer = (score > 5).astype(float), np.repeat(np.arange(200), 3)
    theirs = sm.Logit(high, sm.add_constant(matrix)).fit(disp=0, cov_type="cluster", cov_kwds={"groups": customer, "use_correction": False})
    found = fit_ordinal(high, matrix, customer)
    assert found.log_likelihood == pytest.approx(theirs.llf, abs=1e-8)
    np.testing.assert_allclose(found.coefficients, theirs.params[1:], atol=1e-7)
    np.testing.assert_allclose(found.errors, theirs.bse[1:], rtol=1e-6)


def test_slopes_are_the_derivatives():
    score, matrix = answers(200, (0.8, 0.0, -0.5), np.random.default_rng(3))
    found = fit_ordinal(score, matrix, np.arange(200))
    np.testing.assert_allclose(found.slopes.sum(axis=0), 0, atol=1e-3)
    cuts, theta, step = len(found.thresholds), np.concatenate([found.thresholds, found.coefficients]), 1e-5

    def mean(at: np.ndarray) -> float:
        return replace(found, thresholds=at[:cuts], coefficients=at[cuts:]).expected(matrix).mean()

    numeric = [(mean(theta + step * e) - mean(theta - step * e)) / (2 * step) for e in np.eye(len(theta))]
    np.testing.assert_allclose(found.mean_slope(matrix), numeric, atol=1e-8)


def test_shares_are_shapley_values():
    """Two drivers: the share of each is the mean of what it adds first and last, over what both explain."""
    score, matrix = answers(1500, (0.8, 0.4, 0.0), np.random.default_rng(4))
    matrix[:, 1] += 0.5 * matrix[:, 0]
    who = np.arange(1500)

    def value(*columns: int) -> float:
        return fit_ordinal(score, matrix[:, list(columns)], who).log_likelihood

    first = (value(0) - value() + value(0, 1) - value(1)) / 2 / (value(0, 1) - value())
    found = importances(score, matrix[:, :2], {"one": [0], "two": [1]}, who, 50, 1)
    shares = {part.driver: part.share for part in found.parts}
    assert shares["one"] == pytest.approx(first, abs=1e-9)
    assert sum(shares.values()) == pytest.approx(1)
