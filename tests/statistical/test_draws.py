"""Samples of assumptions have the distributions they were asked for. Fixed keys; each check has a false-alarm rate of 1e-6."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from cxsim.decision.assumption_laws import distribution_of
from cxsim.decision.draws import draw_assumptions, stratified
from cxsim.journey.parameters import Quantity
from cxsim.stats.lifetimes import ProportionalHazard

DRAWS = 4_000
NAMED = {
    "share": Quantity(value=0.3, p5=0.2, p95=0.45, unit="share"),
    "cost": Quantity(value=20, p5=10, p95=60, unit="money"),
    "effect": Quantity(value=0.0, p5=-1, p95=2, unit="number", dist="pert"),
    "wage": Quantity(value=14.4, p5=10, p95=20, unit="money", dist="gamma"),
    "known": Quantity(value=7.0, unit="money"),
    "fitted": Quantity(fit="churn", coef="nps"),
}
HAZARD = ProportionalHazard(
    features=("nps", "contacts", "fee"),
    means=np.zeros(3),
    coefficients=np.array([-0.1, 0.4, 0.02]),
    covariance=np.array([[0.04, 0.048, 0.0], [0.048, 0.09, -0.005], [0.0, -0.005, 0.0025]]),
    knots_months=np.array([0.0, 1.0]),
    cumulative=np.array([0.0, 0.02]),
    tail_per_month=0.02,
    tail="",
    log_scale_se=0.2,
)


@pytest.fixture(scope="module")
def draws() -> object:
    return draw_assumptions(NAMED, HAZARD, DRAWS, 2026, {"fitted": 10.0})


def test_every_stratum_has_one_sample() -> None:
    u = stratified("share", DRAWS, 2026)
    assert sorted((u * DRAWS).astype(int).tolist()) == list(range(DRAWS))


def test_marginals(draws) -> None:
    """With one sample per stratum the empirical distribution is within 1 / n of the law, surely: a Kolmogorov distance.

    It would detect a shift of any percentile by more than 0.025 percentage points.
    """
    for name, values in zip(draws.names, draws.values.T, strict=True):
        assert stats.kstest(values, distribution_of(NAMED[name]).law.cdf).statistic <= 1 / DRAWS + 1e-9


def test_quantities_are_independent(draws) -> None:
    """Rank correlation of independent columns: |r| sqrt(n) < 4.9 but once in a million; a correlation of 0.1 is found."""
    ranks = np.corrcoef(stats.rankdata(draws.values, axis=0), rowvar=False)
    assert np.abs(ranks[np.triu_indices(3, 1)]).max() * np.sqrt(DRAWS) < 4.9 + 0.2  # three pairs


def test_coefficients_have_the_fitted_covariance(draws) -> None:
    """Means within 4.9 standard errors, correlations within 4.9 of Fisher's z: a bias of 0.08 sd or of 0.08 in z is found."""
    errors = np.sqrt(np.diag(HAZARD.covariance))
    assert np.abs((draws.coefficients.mean(axis=0) - HAZARD.coefficients) / errors).max() * np.sqrt(DRAWS) < 4.9
    requested = HAZARD.covariance / np.outer(errors, errors)
    found = np.corrcoef(draws.coefficients, rowvar=False)
    pairs = np.triu_indices(3, 1)
    assert np.abs(np.arctanh(found[pairs]) - np.arctanh(requested[pairs])).max() * np.sqrt(DRAWS - 3) < 4.9 + 0.2
    spread = draws.coefficients.std(axis=0, ddof=1) / errors
    assert np.abs(spread - 1).max() * np.sqrt(2 * DRAWS) < 4.9 + 0.2


def test_log_scale(draws) -> None:
    assert stats.kstest(draws.log_scale / 0.2, stats.norm.cdf).statistic <= 1 / DRAWS + 1e-9


def test_a_fitted_quantity_is_its_coefficient_in_its_own_unit(draws) -> None:
    for draw in (0, 17, DRAWS - 1):
        values = draws.values_of(draw)
        assert values["fitted"] == 10 * draws.coefficients[draw, 0]
        assert values["known"] == 7.0
        assert values["share"] == draws.values[draw, 0]
    assert draws.central["fitted"] == pytest.approx(-1.0)


def test_a_new_assumption_and_a_new_order_leave_the_other_samples(draws) -> None:
    more = {"another": Quantity(value=1, p5=0, p95=2, unit="number"), **dict(reversed(NAMED.items()))}
    again = draw_assumptions(more, HAZARD, DRAWS, 2026)
    for name in draws.names:
        assert (again.values[:, again.names.index(name)] == draws.values[:, draws.names.index(name)]).all()
    assert (again.coefficients == draws.coefficients).all()
    other = draw_assumptions(NAMED, HAZARD, DRAWS, 2027)
    assert (other.values != draws.values).any(axis=0).all()
