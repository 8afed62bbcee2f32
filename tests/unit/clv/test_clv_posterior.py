"""Posteriors behind the interface of the other fits: with a stand-in for the sampler, and with the sampler itself where it is installed."""

import sys
from types import ModuleType, SimpleNamespace

import numpy as np
import pytest

from cxsim.clv.bg_nbd import BgNbd
from cxsim.clv.mbg_nbd import MbgNbd
from cxsim.clv.posterior import Chains, fit_posterior
from cxsim.clv.value_method import fit_value
from cxsim.errors import ModelError, UsageError
from tests.support import clv_twins as twins

TRUTH = np.array([0.6, 6.0, 0.8, 2.5])
WORLD = twins.geometric_dropout(500, TRUTH, np.random.default_rng(1))


def stand_in(shift: float) -> ModuleType:
    """A sampler whose two chains are lognormal around the truth, the second one `shift` standard deviations off."""

    class BetaGeoModel:
        def fit(self, data, method, chains, draws, tune, cores, progressbar, random_seed):
            assert list(data.columns) == ["customer_id", "frequency", "recency", "T", "monetary_value"]
            normal = np.random.default_rng(random_seed).normal(size=(4, chains, draws)) + shift * np.arange(chains)[:, None]
            sample = dict(zip(("r", "alpha", "a", "b"), TRUTH[:, None, None] * np.exp(0.1 * normal), strict=True))
            self.idata = SimpleNamespace(posterior=sample)

    module = ModuleType("pymc_marketing.clv")
    module.BetaGeoModel = BetaGeoModel
    return module


def test_a_posterior_is_the_same_model_with_other_draws(monkeypatch):
    monkeypatch.setitem(sys.modules, "pymc_marketing.clv", stand_in(0.0))
    fitted = fit_posterior(BgNbd(), WORLD, Chains(2, 2000, 10), 1)
    assert fitted.estimates.status == "converged"
    np.testing.assert_allclose(fitted.estimates.values, TRUTH, rtol=0.02)
    np.testing.assert_allclose(fitted.estimates.standard_errors, 0.1 * TRUTH, rtol=0.1)
    drawn = fitted.draws(50, 3)
    assert all((fitted.estimates.sample == row).all(axis=1).any() for row in drawn)
    assert (drawn == fitted.draws(50, 3)).all()
    assert fitted.future(WORLD, 10.0).shape == (500,)


def test_chains_that_disagree_are_reported(monkeypatch):
    monkeypatch.setitem(sys.modules, "pymc_marketing.clv", stand_in(3.0))
    found = fit_posterior(BgNbd(), WORLD, Chains(2, 500, 10), 1).estimates
    assert found.status == "unconverged"
    assert "do NOT agree" in " ".join(map(str, found.messages))


def test_without_the_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "pymc_marketing.clv", None)
    with pytest.raises(ModelError, match="extra bayes"):
        fit_posterior(BgNbd(), WORLD, Chains(), 1)


@pytest.mark.parametrize("method", [MbgNbd(), BgNbd(purchase_covariates=("z",))], ids=["early", "covariates"])
def test_methods_without_a_posterior(method):
    with pytest.raises(UsageError, match="use fit_value"):
        fit_posterior(method, WORLD, Chains(), 1)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_the_sampler_agrees_with_maximum_likelihood():
    """Posterior means of logs lie within two standard errors of the maximum: the priors are weak beside 500 customers."""
    pytest.importorskip("pymc_marketing")
    posterior, maximum = fit_posterior(BgNbd(), WORLD, Chains(2, 500, 500), 1).estimates, fit_value(BgNbd(), WORLD).estimates
    off = (posterior.theta - maximum.theta) / np.sqrt(np.diag(maximum.theta_covariance))
    assert np.abs(off[:2]).max() < 2
