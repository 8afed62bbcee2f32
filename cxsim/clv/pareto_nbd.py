"""Pareto/NBD: buying at a gamma-mixed Poisson rate until a gamma-mixed exponential death.

Schmittlein, Morrison & Colombo (1987), "Counting your customers: who are they and what will they do next?", Management Science 33;
Fader & Hardie (2005), "A note on deriving the Pareto/NBD model and related expressions"; DERT: Fader, Hardie & Lee (2005), "RFM and CLV:
using iso-value curves", JMR 42. Covariates: Fader & Hardie (2007): alpha = alpha0 exp(-g1 z), beta = beta0 exp(-g2 z).

L = Gamma(r + x) / Gamma(r) alpha^r beta^s [(alpha + T)^-(r + x) (beta + T)^-s + s J], J the integral over the moment of death.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from pydantic import Field
from scipy.special import expit, gammaincinv, gammaln, hyperu, log_expit, psi

from cxsim.clv.death_integral import death_integral
from cxsim.clv.estimates import Estimates, estimates_from
from cxsim.clv.maximum_likelihood import maximise
from cxsim.clv.purchase_model import PurchaseModel, SimulatedPurchases
from cxsim.clv.purchase_simulation import simulate_until_death
from cxsim.clv.random_streams import CustomerStreams
from cxsim.clv.sufficient_statistics import Histories, collapse_histories
from cxsim.clv.value_method import ValueMethod, check_repeaters, count_repeaters, fit_value, select_covariates
from cxsim.data.rfm import Rfm

Array = NDArray[np.float64]
_NAMES = ("r", "alpha", "s", "beta")


class ParetoNbd(ValueMethod):
    """The Pareto/NBD model, with covariates of the rate of buying and of dying."""

    purchase_covariates: tuple[str, ...] = Field(default=(), description="covariates of the rate of buying")
    dropout_covariates: tuple[str, ...] = Field(default=(), description="covariates of the rate of dropping out")


@dataclass(frozen=True)
class ParetoParameters:
    """The laws of each customer: gamma (r, alpha) of the rate of buying, gamma (s, beta) of the rate of dying."""

    r: float
    alpha: Array
    s: float
    beta: Array


@dataclass(frozen=True)
class FittedParetoNbd(PurchaseModel):
    """A fitted Pareto/NBD model."""

    estimates: Estimates
    purchase_covariates: tuple[str, ...] = ()
    dropout_covariates: tuple[str, ...] = ()

    def parameters(self, given: Rfm) -> ParetoParameters:
        """The laws of each customer, by covariates."""
        return pareto_parameters(
            self.estimates.values, select_covariates(given, self.purchase_covariates), select_covariates(given, self.dropout_covariates)
        )

    def expected(self, time: Array) -> Array:
        """E[X(t)]: r / alpha times the expected time alive within t."""
        r, alpha, s, beta = self.estimates.values[:4]
        return np.asarray(r / alpha * _time_alive(s, beta, np.asarray(time, dtype=float)))

    def alive(self, given: Rfm) -> Array:
        """P(alive | x, tx, T)."""
        return np.asarray(expit(-_odds(self.parameters(self.in_unit(given)), given.frequency, given.recency, given.T)[0]))

    def while_alive(self, given: Rfm, horizon: float) -> Array:
        """The posterior rate times the expected time alive within the horizon."""
        law = self.parameters(given)
        time_alive = _time_alive(law.s, law.beta + given.T, np.asarray(horizon))
        return np.asarray((law.r + given.frequency) / (law.alpha + given.T) * time_alive)

    def dert(self, given: Rfm, rate: float) -> Array:
        """Discounted expected residual transactions over all time, at a continuous discount `rate` per unit (Fader, Hardie & Lee 2005)."""
        law = self.parameters(self.in_unit(given))
        z = rate * (law.beta + given.T)
        discounted_life = (law.beta + given.T) * z ** (law.s - 1) * hyperu(law.s, law.s, z)
        return np.asarray(self.alive(given) * (law.r + given.frequency) / (law.alpha + given.T) * discounted_life)

    def _draw(self, given: Rfm, seed: int, edges: Array) -> SimulatedPurchases:
        law, streams = self.parameters(given), CustomerStreams(given.customer_id, seed)
        rate = gammaincinv(law.r + given.frequency, streams.uniform("clv.rate")) / (law.alpha + given.T)
        with np.errstate(over="ignore"):
            life = (law.beta + given.T) * np.expm1(-np.log(streams.uniform("clv.life")) / law.s)
        return simulate_until_death(streams.uniform("clv.alive") < self.alive(given), rate, life, streams, edges)


def pareto_parameters(values: Array, purchase: Array, dropout: Array) -> ParetoParameters:
    """The laws for covariates of shapes (n, p) and (n, q)."""
    r, alpha, s, beta = values[:4]
    p = purchase.shape[1]
    return ParetoParameters(
        float(r), alpha * np.exp(-(purchase @ values[4 : 4 + p])), float(s), beta * np.exp(-(dropout @ values[4 + p :]))
    )


def _time_alive(s: float, beta: Array | float, t: Array) -> Array:
    """The expected time alive within t, when the rate of dying is gamma (s, beta)."""
    logs = np.log1p(t / beta)
    if abs(s - 1) < 1e-12:
        return np.asarray(beta * logs)
    return np.asarray(-beta * np.expm1((1 - s) * logs) / (s - 1))


def _odds(law: ParetoParameters, x: Array, tx: Array, T: Array) -> tuple[Array, Array, Array]:
    """The log odds of having died, the log of the likelihood's part for a living customer, and the integral with its means."""
    integral = death_integral(law.r + x, law.s, law.alpha, law.beta, tx, T)
    living = -(law.r + x) * np.log(law.alpha + T) - law.s * np.log(law.beta + T)
    return np.log(law.s) + integral[:, 0] - living, living, integral


class ParetoLikelihood:
    """The log likelihood of different histories and its gradient, in log r, log alpha, log s, log beta and the coefficients."""

    def __init__(self, rows: Histories, purchase: int) -> None:
        self._rows = rows
        self._z1, self._z2 = rows.covariates[:, :purchase], rows.covariates[:, purchase:]
        self._x, where = np.unique(rows.frequency, return_inverse=True)
        self._counts = np.bincount(where, rows.weights)

    def __call__(self, theta: Array) -> tuple[float, Array]:
        """The log likelihood and its gradient."""
        rows, w = self._rows, self._rows.weights
        law = pareto_parameters(np.concatenate([np.exp(theta[:4]), theta[4:]]), self._z1, self._z2)
        odds, living, (_, log_a, over_a, log_b, over_b) = self._parts(law)
        gone, k = expit(odds), law.r + rows.frequency
        value = self._counts @ (gammaln(law.r + self._x) - gammaln(law.r))
        value += w @ (law.r * np.log(law.alpha) + law.s * np.log(law.beta) + living - log_expit(-odds))
        in_r = self._counts @ (psi(law.r + self._x) - psi(law.r))
        in_r += w @ (np.log(law.alpha) - (1 - gone) * np.log(law.alpha + rows.T) - gone * log_a)
        in_s = w @ (np.log(law.beta) - (1 - gone) * np.log(law.beta + rows.T) + gone * (1 / law.s - log_b))
        in_alpha = w * (law.r - law.alpha * k * ((1 - gone) / (law.alpha + rows.T) + gone * over_a))
        in_beta = w * (law.s - law.beta * (law.s * (1 - gone) / (law.beta + rows.T) + (law.s + 1) * gone * over_b))
        first = [law.r * in_r, in_alpha.sum(), law.s * in_s, in_beta.sum()]
        return float(value), np.concatenate([first, -(in_alpha @ self._z1), -(in_beta @ self._z2)])

    def _parts(self, law: ParetoParameters) -> tuple[Array, Array, Array]:
        odds, living, integral = _odds(law, self._rows.frequency, self._rows.recency, self._rows.T)
        return odds, living, integral.T


@fit_value.register
def fit_pareto_nbd(method: ParetoNbd, data: Rfm) -> FittedParetoNbd:
    """The Pareto/NBD model of some histories, by maximum likelihood."""
    count = count_repeaters(data)
    z1, z2 = method.purchase_covariates, method.dropout_covariates
    select_covariates(data, (*z1, *z2))
    rows = collapse_histories(data, (*z1, *z2))
    names = (*_NAMES, *(f"purchase[{n}]" for n in z1), *(f"dropout[{n}]" for n in z2))
    start = np.zeros(len(names))
    start[[1, 3]] = np.log((rows.weights @ rows.T) / rows.weights.sum())
    maximum = maximise(ParetoLikelihood(rows, len(z1)), start, data.customers)
    estimates = estimates_from("Pareto/NBD", names, 4, maximum, (data.customers, len(rows)), data.unit)
    return FittedParetoNbd(estimates.with_status(*check_repeaters(estimates, count, method.min_repeaters)), z1, z2)
