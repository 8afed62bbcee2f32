"""Gamma-Gamma: how much a customer spends at a purchase, given a few purchases.

Fader & Hardie (2013), "The gamma-gamma model of monetary value": an amount is gamma (p, nu), and nu is gamma (q, v) over customers.
With mean m of x purchases, L = Gamma(p x + q) / (Gamma(p x) Gamma(q)) v^q m^(p x - 1) x^(p x) / (v + x m)^(p x + q) (their equation 1a).
The model takes spend and frequency to be independent; the fit looks whether they are.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Self

import numpy as np
from numpy.typing import NDArray
from pydantic import Field
from scipy.special import gammaincinv, gammaln, psi
from scipy.stats import norm

from cxsim.clv.estimates import Estimates, estimates_from
from cxsim.clv.likelihood_sums import log_sums
from cxsim.clv.maximum_likelihood import maximise
from cxsim.clv.random_streams import CustomerStreams
from cxsim.clv.value_method import ValueMethod, check_repeaters, count_repeaters, fit_value
from cxsim.data.rfm import Rfm
from cxsim.errors import ModelError, fault
from cxsim.text import Message

Array = NDArray[np.float64]
_NAMES = ("p", "q", "v")
_SURE = 0.01


class GammaGamma(ValueMethod):
    """The Gamma-Gamma model of the amount of a purchase."""

    most_correlation: float = Field(
        default=0.3, gt=0, le=1, description="correlation of spend and frequency beyond which the fit is marked correlated"
    )


@dataclass(frozen=True)
class FittedGammaGamma:
    """A fitted Gamma-Gamma model; `correlation` is that of mean spend and number of repeat purchases, over customers."""

    estimates: Estimates
    correlation: float

    @property
    def mean(self) -> float:
        """The mean amount over all customers, p v / (q - 1); infinite for q <= 1."""
        p, q, v = self.estimates.values
        return float(p * v / (q - 1)) if q > 1 else np.inf

    def spend(self, given: Rfm) -> Array:
        """E[M | x, m], shape (n,): between the customer's own mean and that of all (equation 5)."""
        p, q, v = self.estimates.values
        x, m = _usable(given)
        return np.asarray(p * (v + x * m) / (p * x + q - 1))

    def mean_amounts(self, given: Rfm, seed: int) -> Array:
        """The mean amount of each customer's purchases, shape (n,), drawn given its history: p / nu."""
        return np.asarray(self.estimates.values[0] / self._scale(given, seed))

    def sample(self, given: Rfm, seed: int, purchases: Array) -> Array:
        """Amounts spent on numbers of future purchases, shape (n, k), drawn given each customer's history by exact inversion."""
        p, streams, scale = self.estimates.values[0], CustomerStreams(given.customer_id, seed), self._scale(given, seed)
        amounts = np.zeros_like(purchases, dtype=float)
        for k in range(purchases.shape[1]):
            some = purchases[:, k] > 0
            amounts[some, k] = gammaincinv(p * purchases[some, k], streams.uniform("clv.spend", k)[some]) / scale[some]
        return amounts

    def _scale(self, given: Rfm, seed: int) -> Array:
        """The nu of each customer, drawn given its history: gamma (p x + q, v + x m)."""
        p, q, v = self.estimates.values
        x, m = _usable(given)
        return np.asarray(gammaincinv(p * x + q, CustomerStreams(given.customer_id, seed).uniform("clv.value")) / (v + x * m))

    def draws(self, n: int, seed: int) -> Array:
        """Parameters from their joint distribution, shape (n, 3)."""
        return self.estimates.draws(n, seed)

    def at(self, values: Array) -> Self:
        """The model with other parameters."""
        return replace(self, estimates=self.estimates.at(values))


def _usable(given: Rfm) -> tuple[Array, Array]:
    """Frequency and mean; a mean of 0 tells nothing of the scale and counts as no purchase."""
    return np.where(given.monetary_value > 0, given.frequency, 0.0), given.monetary_value


class GammaGammaLikelihood:
    """The log likelihood and its gradient in log p, log q, log v. Gamma functions are taken once for each number of purchases."""

    def __init__(self, frequency: Array, mean: Array, weights: Array) -> None:
        self._x, self._sum, self._w = frequency, frequency * mean, weights
        self._kinds, where = np.unique(frequency, return_inverse=True)
        self._counts = np.bincount(where, weights)
        self._logs = np.bincount(where, weights * (np.log(mean) + np.log(frequency)))
        self._log_mean = float(weights @ np.log(mean))

    def __call__(self, theta: Array) -> tuple[float, Array]:
        """The log likelihood and its gradient."""
        p, q, v = np.exp(theta)
        x, counts = self._kinds, self._counts
        log_all, log_x, over, over_x = log_sums(self._x, self._sum, self._w, v)
        value = counts @ (gammaln(p * x + q) - gammaln(p * x) - gammaln(q) + q * np.log(v)) + p * (x @ self._logs) - self._log_mean
        value -= p * log_x + q * log_all
        in_p = counts @ (x * (psi(p * x + q) - psi(p * x))) + x @ self._logs - log_x
        in_q = counts @ (psi(p * x + q) - psi(q) + np.log(v)) - log_all
        in_v = counts.sum() * q / v - p * over_x - q * over
        return float(value), np.array([p * in_p, q * in_q, v * in_v])


@fit_value.register
def fit_gamma_gamma(method: GammaGamma, data: Rfm) -> FittedGammaGamma:
    """The Gamma-Gamma model of customers with a repeat purchase, by maximum likelihood; a mean of 0 tells nothing of the scale.

    Raises
    ------
    ModelError
        If nobody bought again, or nobody for an amount above 0.
    """
    count = count_repeaters(data)
    some = (data.frequency > 0) & (data.monetary_value > 0)
    if not some.any():
        raise ModelError(Message("clv-spend-unpredictable"), [fault("clv-amounts-zero")])
    free = float(data.weights[(data.frequency > 0) & ~some].sum())
    order = np.lexsort((data.monetary_value[some], data.frequency[some]))
    x, m, w = (values[some][order] for values in (data.frequency, data.monetary_value, data.weights))
    start = np.array([0.0, np.log(2.0), np.log((w @ m) / w.sum())])
    maximum = maximise(GammaGammaLikelihood(x, m, w), start, float(w.sum()))
    estimates = estimates_from("Gamma-Gamma", _NAMES, 3, maximum, (float(w.sum()), len(x)), data.unit)
    status, messages = check_repeaters(estimates, count, method.min_repeaters)
    linked = correlation(x, m, w)
    if free:
        messages = (*messages, Message("clv-spend-free", free=free, repeaters=count))
    return FittedGammaGamma(estimates.with_status(*_check_correlation(status, messages, linked, float(w.sum()), method)), linked)


def correlation(x: Array, m: Array, w: Array) -> float:
    """The correlation of the number of repeat purchases and their mean amount; 0 where either is the same for all."""
    if np.ptp(x) == 0 or np.ptp(m) == 0:
        return 0.0
    covariance = np.cov(x, m, aweights=w)
    return float(covariance[0, 1] / np.sqrt(covariance[0, 0] * covariance[1, 1]))


def _check_correlation(
    status: str, messages: tuple[Message, ...], correlation: float, count: float, method: GammaGamma
) -> tuple[str, tuple[Message, ...]]:
    """The status once the correlation of spend and frequency is known; beyond the bound only if it is not chance (Fisher's z)."""
    sure = abs(np.arctanh(np.clip(correlation, -0.999999, 0.999999))) * np.sqrt(max(count - 3, 0.0)) > -norm.ppf(_SURE / 2)
    if status == "converged" and sure and abs(correlation) > method.most_correlation:
        facts = {"correlation": correlation, "bound": method.most_correlation, "positive": correlation > 0}
        return "correlated", (Message("clv-spend-correlated", **facts),)
    return status, (*messages, Message("clv-spend-correlation", correlation=correlation))
