"""BG/NBD: buying at a gamma-mixed Poisson rate until, after some purchase, the customer drops out with a beta-mixed probability.

Fader, Hardie & Lee (2005), "Counting your customers the easy way: an alternative to the Pareto/NBD model", Marketing Science 24:
equations 6 (likelihood), 9 (E[X(t)]) and 10 (conditional expectation). Covariates: Fader & Hardie (2007), "Incorporating
time-invariant covariates into the Pareto/NBD and BG/NBD models": alpha = alpha0 exp(-g1 z), a = a0 exp(g2 z), b = b0 exp(g3 z).

MBG/NBD (Batislam, Denizel & Filiztekin 2007, IJRM 24) differs in one thing: customers may also drop out at once, after the first
purchase. With n chances to drop out that were survived (x or x + 1) both have one likelihood:
L = Gamma(r + x) / Gamma(r) alpha^r B(a, b + n) / B(a, b) [(alpha + T)^-(r + x) + 1{n > 0} a / (b + n - 1) (alpha + tx)^-(r + x)].
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray
from pydantic import Field
from scipy.special import betaincinv, expit, gammaincinv, gammaln, hyp2f1, psi

from cxsim.clv.estimates import Estimates, estimates_from
from cxsim.clv.likelihood_sums import geometric_sums
from cxsim.clv.maximum_likelihood import maximise
from cxsim.clv.purchase_model import PurchaseModel, SimulatedPurchases
from cxsim.clv.purchase_simulation import simulate_until_dropout
from cxsim.clv.random_streams import CustomerStreams
from cxsim.clv.sufficient_statistics import Histories, collapse_histories
from cxsim.clv.value_method import ValueMethod, check_repeaters, count_repeaters, fit_value, select_covariates
from cxsim.data.rfm import Rfm

Array = NDArray[np.float64]
_NAMES = ("r", "alpha", "a", "b")
_NEAR_ONE = 1e-4
_NODES = 64
_NO_DROPOUT = 1e-12


class BgNbd(ValueMethod):
    """The BG/NBD model, with covariates of the rate of buying and of dropping out."""

    purchase_covariates: tuple[str, ...] = Field(default=(), description="covariates of the rate of buying")
    dropout_covariates: tuple[str, ...] = Field(default=(), description="covariates of the probability of dropping out")
    early: ClassVar[int] = 0
    title: ClassVar[str] = "BG/NBD"


@dataclass(frozen=True)
class BgParameters:
    """The laws of each customer: gamma (r, alpha) of the rate, beta (a, b) of the dropout; shape (n,) or one for all."""

    r: float
    alpha: Array
    a: Array
    b: Array


@dataclass(frozen=True)
class FittedBgNbd(PurchaseModel):
    """A fitted BG/NBD or, with `early` = 1, MBG/NBD model."""

    estimates: Estimates
    purchase_covariates: tuple[str, ...] = ()
    dropout_covariates: tuple[str, ...] = ()
    early: int = 0

    def parameters(self, given: Rfm) -> BgParameters:
        """The laws of each customer, by covariates."""
        return bg_parameters(
            self.estimates.values, select_covariates(given, self.purchase_covariates), select_covariates(given, self.dropout_covariates)
        )

    def expected(self, time: Array) -> Array:
        """E[X(t)], equation 9."""
        r, alpha, a, b = self.estimates.values[:4]
        t = np.asarray(time, dtype=float)
        at_once = a / (a + b) if self.early else 0.0
        return np.asarray((1 - at_once) * _until_dropout(r, alpha, a, b + self.early, t))

    def alive(self, given: Rfm) -> Array:
        """P(alive | x, tx, T); a BG/NBD customer without a repeat purchase has had no chance to drop out."""
        return _alive(self.parameters(self.in_unit(given)), given, given.frequency + self.early)

    def while_alive(self, given: Rfm, horizon: float) -> Array:
        """Equation 10 without its denominator, which is 1 / P(alive)."""
        law = self.parameters(given)
        survived = given.frequency + self.early
        return _until_dropout(law.r + given.frequency, law.alpha + given.T, law.a, law.b + survived, np.asarray(horizon))

    def _draw(self, given: Rfm, seed: int, edges: Array) -> SimulatedPurchases:
        law, streams, survived = self.parameters(given), CustomerStreams(given.customer_id, seed), given.frequency + self.early
        rate = gammaincinv(law.r + given.frequency, streams.uniform("clv.rate")) / (law.alpha + given.T)
        dropout = betaincinv(law.a, law.b + survived, streams.uniform("clv.dropout"))
        return simulate_until_dropout(streams.uniform("clv.alive") < _alive(law, given, survived), rate, dropout, streams, edges)


def bg_parameters(values: Array, purchase: Array, dropout: Array) -> BgParameters:
    """The laws for covariates of shapes (n, p) and (n, q)."""
    r, alpha, a, b = values[:4]
    p, q = purchase.shape[1], dropout.shape[1]
    g1, g2, g3 = values[4 : 4 + p], values[4 + p : 4 + p + q], values[4 + p + q :]
    return BgParameters(float(r), alpha * np.exp(-(purchase @ g1)), a * np.exp(dropout @ g2), b * np.exp(dropout @ g3))


def _until_dropout(r: Array | float, alpha: Array | float, a: Array | float, b: Array | float, t: Array) -> Array:
    """Expected purchases within t of a customer who is alive, with rate ~ gamma(r, alpha) and dropout ~ beta(a, b).

    Equation 9 after Euler's transformation of its 2F1, which keeps it small; at a = 1, where it is 0 / 0, from both sides.
    """
    near = np.abs(np.asarray(a) - 1) < _NEAR_ONE
    if np.any(near):
        above, below = np.where(near, 1 + 2 * _NEAR_ONE, a), np.where(near, 1 - 2 * _NEAR_ONE, a)
        return np.asarray((_until_dropout(r, alpha, above, b, t) + _until_dropout(r, alpha, below, b, t)) / 2)
    left = alpha / (alpha + t)
    with np.errstate(over="ignore", invalid="ignore"):
        inner = left ** (a - 1) * hyp2f1(a - 1, a + b - 1 - r, a + b - 1, 1 - left)
        found = np.asarray((a + b - 1) / (a - 1) * (1 - inner))
    return found if np.isfinite(found).all() else np.where(np.isfinite(found), found, _by_quadrature(r, alpha, a, b, t))


def _by_quadrature(r: Array | float, alpha: Array | float, a: Array | float, b: Array | float, t: Array) -> Array:
    """The same as the mean of (1 - (alpha / (alpha + p t)) ** r) / p over p ~ beta(a, b), for parameters too large for the 2F1."""
    r, alpha, a, b, t = np.broadcast_arrays(r, alpha, a, b, t)
    total = np.zeros(t.shape)
    for node, weight in zip(*np.polynomial.legendre.leggauss(_NODES), strict=True):
        p = betaincinv(a, b, (1 + node) / 2)
        with np.errstate(divide="ignore", invalid="ignore"):
            each = -np.expm1(-r * np.log1p(p * t / alpha)) / p
        total += weight / 2 * np.where(p > _NO_DROPOUT, each, r * t / alpha)
    return total


def _odds(law: BgParameters, x: Array, tx: Array, T: Array, survived: Array) -> Array:
    """The log of how much likelier the history is with a dropout at tx than without one; -inf where there was no chance to."""
    with np.errstate(divide="ignore"):
        chance = np.where(survived > 0, np.log(law.a) - np.log(law.b + np.maximum(survived, 1) - 1), -np.inf)
    return np.asarray(chance + (law.r + x) * (np.log(law.alpha + T) - np.log(law.alpha + tx)))


def _alive(law: BgParameters, given: Rfm, survived: Array) -> Array:
    return np.asarray(expit(-_odds(law, given.frequency, given.recency, given.T, survived)))


class BgLikelihood:
    """The log likelihood of different histories and its gradient, in log r, log alpha, log a, log b and the coefficients.

    Gamma functions are taken once for each number of purchases (and pattern of dropout covariates), not once for each history.
    """

    def __init__(self, rows: Histories, purchase: int, early: int) -> None:
        self._rows, self._early = rows, early
        self._z1, self._z2 = rows.covariates[:, :purchase], rows.covariates[:, purchase:]
        keys = np.column_stack([rows.frequency, self._z2])
        if self._z2.shape[1]:
            self._kinds, self._kind = np.unique(keys, axis=0, return_inverse=True)
        else:
            found, self._kind = np.unique(rows.frequency, return_inverse=True)
            self._kinds = found[:, None]
        self._counts = np.bincount(self._kind, rows.weights)

    def __call__(self, theta: Array) -> tuple[float, Array]:
        """The log likelihood and its gradient."""
        rows, w = self._rows, self._rows.weights
        values = np.concatenate([np.exp(theta[:4]), theta[4:]])
        law = bg_parameters(values, self._z1, self._z2)
        kinds = bg_parameters(values, np.zeros((len(self._kinds), self._z1.shape[1])), self._kinds[:, 1:])
        shared, slope_r, slope_a, slope_b = self._shared(kinds)
        survived = self._kinds[:, 0] + self._early
        chance = np.where(survived > 0, np.log(kinds.a) - np.log(kinds.b + np.maximum(survived, 1) - 1), -np.inf)
        sums, sum_r, rate, gone = geometric_sums(rows.frequency, rows.recency, rows.T, w, self._kind, chance, law.r, self._alpha(law))
        value = self._counts @ shared + sums
        in_r = law.r * sum_r + self._counts @ slope_r
        in_a = gone + self._counts * slope_a
        in_b = self._counts * slope_b - gone * kinds.b / (kinds.b + np.maximum(survived, 1) - 1)
        z = self._kinds[:, 1:]
        return float(value), np.concatenate([[in_r, rate.sum(), in_a.sum(), in_b.sum()], -(rate @ self._z1), in_a @ z, in_b @ z])

    def _alpha(self, law: BgParameters) -> Array:
        """One for all where no covariate moves it."""
        return law.alpha if self._z1.shape[1] else law.alpha[:1]

    def _shared(self, law: BgParameters) -> tuple[Array, Array, Array, Array]:
        """For each number of purchases: log Gamma(r + x) / Gamma(r) B(a, b + n) / B(a, b), and its slopes in log r, log a, log b."""
        x = self._kinds[:, 0]
        r, a, b, n = law.r, law.a, law.b, x + self._early
        value = gammaln(r + x) - gammaln(r) + gammaln(b + n) - gammaln(b) - gammaln(a + b + n) + gammaln(a + b)
        either = psi(a + b) - psi(a + b + n)
        return value, r * (psi(r + x) - psi(r)), a * either, b * (psi(b + n) - psi(b) + either)


@fit_value.register
def fit_bg_nbd(method: BgNbd, data: Rfm) -> FittedBgNbd:
    """The BG/NBD (or MBG/NBD) model of some histories, by maximum likelihood."""
    count = count_repeaters(data)
    z1, z2 = method.purchase_covariates, method.dropout_covariates
    select_covariates(data, (*z1, *z2))
    rows = collapse_histories(data, (*z1, *z2))
    names = (*_NAMES, *(f"purchase[{n}]" for n in z1), *(f"dropout_a[{n}]" for n in z2), *(f"dropout_b[{n}]" for n in z2))
    start = np.zeros(len(names))
    start[1] = np.log((rows.weights @ rows.T) / rows.weights.sum())
    maximum = maximise(BgLikelihood(rows, len(z1), method.early), start, data.customers)
    estimates = estimates_from(method.title, names, 4, maximum, (data.customers, len(rows)), data.unit)
    status, messages = check_repeaters(estimates, count, method.min_repeaters)
    return FittedBgNbd(estimates.with_status(status, messages), z1, z2, method.early)
