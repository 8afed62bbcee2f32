"""Posteriors of lifetime value by pymc-marketing (the extra `bayes`), behind the interface of the maximum likelihood fits.

The record is the same model; only its draws come from the posterior sample instead of a normal law, and its covariance is that of the
sample. Priors are pymc-marketing's defaults. Covariates and early dropout are left to the maximum likelihood fits.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import singledispatch
from importlib import import_module
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cxsim.clv.bg_nbd import BgNbd, FittedBgNbd
from cxsim.clv.estimates import Estimates
from cxsim.clv.gamma_gamma import FittedGammaGamma, GammaGamma, correlation
from cxsim.clv.pareto_nbd import FittedParetoNbd, ParetoNbd
from cxsim.clv.value_method import ValueMethod, count_repeaters
from cxsim.data.rfm import Rfm
from cxsim.errors import ModelError, UsageError, fault
from cxsim.namespace import accept_old_arguments
from cxsim.text import Message

Array = NDArray[np.float64]
_AGREE = 1.05  # Gelman & Rubin's ratio, above which chains have not found the same law


@dataclass(frozen=True)
class Posterior(Estimates):
    """Estimates with a sample of the posterior, shape (m, p), in place of a normal law."""

    sample: Array

    def draws(self, n: int, seed: int) -> Array:
        """Rows of the posterior sample, drawn with replacement, shape (n, p)."""
        rows = np.random.Generator(np.random.Philox(key=seed)).integers(0, len(self.sample), n)
        return self.sample[rows]


@dataclass(frozen=True)
class Chains:
    """How the posterior is sampled: chains, draws kept of each and draws to tune them before."""

    chains: int = 4
    draws: int = 1000
    tune: int = 1000


@singledispatch
@accept_old_arguments(key="seed")
def fit_posterior(method: Any, data: Rfm, chains: Chains, seed: int) -> Any:
    """Sample the posterior of a method's parameters; needs the extra `bayes`.

    Parameters
    ----------
    method : BgNbd, ParetoNbd or GammaGamma
        Without covariates.
    data : Rfm
        The histories of customers, from `summarise`.
    chains : Chains
        How many chains, and draws of each.
    seed : int
        Seed, at least 0.

    Returns
    -------
    FittedBgNbd, FittedParetoNbd or FittedGammaGamma
        The model, whose `estimates` are a sample of the posterior.

    Raises
    ------
    UsageError
        If the method has no posterior here, or has covariates.
    ModelError
        If the extra `bayes` is not installed, or nobody bought again.

    Examples
    --------
    >>> from cxsim.clv import Chains, Sbg, fit_posterior
    >>> fit_posterior(Sbg(), None, Chains(), seed=1)
    Traceback (most recent call last):
        ...
    cxsim.errors.UsageError: ...
    """
    raise UsageError(Message("clv-posterior-missing"), [fault("clv-posterior-method", method=type(method).__name__)])


@fit_posterior.register
def posterior_of_bg_nbd(method: BgNbd, data: Rfm, chains: Chains, seed: int) -> FittedBgNbd:
    """BG/NBD with its posterior."""
    if method.early or method.purchase_covariates or method.dropout_covariates:
        return fit_posterior.dispatch(object)(method, data, chains, seed)  # type: ignore[no-any-return]
    return FittedBgNbd(_sampled("BetaGeoModel", "BG/NBD", ("r", "alpha", "a", "b"), method, data, chains, seed))


@fit_posterior.register
def posterior_of_pareto_nbd(method: ParetoNbd, data: Rfm, chains: Chains, seed: int) -> FittedParetoNbd:
    """Pareto/NBD with its posterior."""
    if method.purchase_covariates or method.dropout_covariates:
        return fit_posterior.dispatch(object)(method, data, chains, seed)  # type: ignore[no-any-return]
    return FittedParetoNbd(_sampled("ParetoNBDModel", "Pareto/NBD", ("r", "alpha", "s", "beta"), method, data, chains, seed))


@fit_posterior.register
def posterior_of_gamma_gamma(method: GammaGamma, data: Rfm, chains: Chains, seed: int) -> FittedGammaGamma:
    """Gamma-Gamma with its posterior."""
    some = data.take((data.frequency > 0) & (data.monetary_value > 0))
    estimates = _sampled("GammaGammaModel", "Gamma-Gamma", ("p", "q", "v"), method, some, chains, seed)
    return FittedGammaGamma(estimates, correlation(some.frequency, some.monetary_value, some.weights))


def _sampled(kind: str, title: str, names: tuple[str, ...], method: ValueMethod, data: Rfm, chains: Chains, seed: int) -> Posterior:
    count_repeaters(data)
    if (data.weights != 1).any():
        raise UsageError(Message("clv-posterior-rows"), [fault("clv-posterior-weights")])
    found = _run(kind, data, chains, seed)
    by_chain = np.stack([np.asarray(found[name]) for name in names], axis=-1)
    sample = by_chain.reshape(-1, len(names))
    logs, worst = np.log(sample), _disagreement(np.log(by_chain))
    status = "converged" if worst < _AGREE else "unconverged"
    converged = status == "converged"
    message = Message("clv-posterior", draws=len(sample), chains=chains.chains, converged=converged, r_hat=float(worst))
    return Posterior(
        model=title,
        names=names,
        positive=len(names),
        theta=logs.mean(axis=0),
        theta_covariance=np.cov(logs.T),
        log_likelihood=np.nan,
        customers=float(len(data)),
        distinct=len(data),
        unit=data.unit,
        status=status,
        messages=(message,),
        sample=sample,
    )


def _run(kind: str, data: Rfm, chains: Chains, seed: int) -> Any:
    """The posterior sample by name, each of shape (chain, draw)."""
    try:
        clv = import_module("pymc_marketing.clv")  # an extra, and slow to load
    except ImportError:
        raise ModelError(Message("clv-posterior-extra"), [fault("clv-posterior-package")]) from None
    frame = pd.DataFrame(
        {
            "customer_id": np.arange(len(data)),
            "frequency": data.frequency,
            "recency": data.recency,
            "T": data.T,
            "monetary_value": data.monetary_value,
        }
    )
    model = getattr(clv, kind)()
    model.fit(
        data=frame,
        method="mcmc",
        chains=chains.chains,
        draws=chains.draws,
        tune=chains.tune,
        cores=1,
        progressbar=False,
        random_seed=seed,
    )
    return model.idata.posterior


def _disagreement(by_chain: Array) -> float:
    """The largest R-hat of Gelman & Rubin (1992) over parameters, for shape (chain, draw, parameter)."""
    count = by_chain.shape[1]
    within = by_chain.var(axis=1, ddof=1).mean(axis=0)
    between = by_chain.mean(axis=1).var(axis=0, ddof=1) if len(by_chain) > 1 else np.zeros_like(within)
    return float(np.sqrt(((count - 1) / count * within + between) / within).max())
