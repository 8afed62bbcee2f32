"""BG/BB: buying or not at each of regular opportunities until, at the start of one, the customer drops out.

Fader, Hardie & Shang (2010), "Customer-base analysis in a discrete-time noncontractual setting", Marketing Science 29: equations 5
(likelihood), 7 (E[X(n)]), 11 (P(alive)), 13 (conditional expectation), 14 (discounted expected residual transactions).
The histories count in opportunities: `T` is their number, `recency` that of the last one taken, `frequency` how many were taken.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.special import bdtr, betaincinv, betaln, gammaln, hyp2f1, logsumexp, psi

from cxsim.clv.estimates import Estimates, estimates_from
from cxsim.clv.maximum_likelihood import maximise
from cxsim.clv.purchase_model import PurchaseModel, SimulatedPurchases
from cxsim.clv.random_streams import CustomerStreams
from cxsim.clv.sufficient_statistics import Histories, collapse_histories
from cxsim.clv.value_method import ValueMethod, check_repeaters, count_repeaters, fit_value
from cxsim.data.rfm import Rfm
from cxsim.errors import UsageError, fault
from cxsim.text import Message

Array = NDArray[np.float64]
_NAMES = ("alpha", "beta", "gamma", "delta")
_NEAR_ONE = 1e-5


class BgBb(ValueMethod):
    """The BG/BB model."""


@dataclass(frozen=True)
class FittedBgBb(PurchaseModel):
    """A fitted BG/BB model; its times are numbers of opportunities."""

    estimates: Estimates

    def expected(self, time: Array) -> Array:
        """E[X(n)], equation 7."""
        alpha, beta, gamma, delta = self.estimates.values
        return np.asarray(alpha / (alpha + beta) * _times_alive(gamma, delta, np.zeros_like(time, dtype=float), np.asarray(time)))

    def alive(self, given: Rfm) -> Array:
        """P(alive at the last opportunity | x, tx, n)."""
        alpha, beta, gamma, delta = self.estimates.values
        x, n = given.frequency, self.in_unit(given).T
        living = betaln(alpha + x, beta + n - x) - betaln(alpha, beta) + betaln(gamma, delta + n) - betaln(gamma, delta)
        return np.asarray(np.exp(living - self._log_likelihood(given)))

    def while_alive(self, given: Rfm, horizon: float) -> Array:
        """Expected purchases in the next `horizon` opportunities of a customer alive at the last one, equation 13."""
        alpha, beta, gamma, delta = self.estimates.values
        chances = _times_alive(gamma, delta, given.T, np.full(len(given), float(horizon)))
        return np.asarray((alpha + given.frequency) / (alpha + beta + given.T) * chances)

    def dert(self, given: Rfm, rate: float) -> Array:
        """Discounted expected residual transactions at a discount `rate` per opportunity, equation 14."""
        alpha, beta, gamma, delta = self.estimates.values
        n = given.T
        first = (delta + n) / (gamma + delta + n) / (1 + rate)
        series = first * hyp2f1(1, delta + n + 1, gamma + delta + n + 1, 1 / (1 + rate))
        return np.asarray(self.alive(given) * (alpha + given.frequency) / (alpha + beta + n) * series)

    def _log_likelihood(self, given: Rfm) -> Array:
        rows = Histories(given.frequency, given.recency, given.T, given.covariates, given.weights)
        return BgBbLikelihood(rows).by_row(np.log(self.estimates.values))[0]

    def _draw(self, given: Rfm, seed: int, edges: Array) -> SimulatedPurchases:
        alpha, beta, gamma, delta = self.estimates.values
        if (edges != np.round(edges)).any():
            raise UsageError(Message("clv-opportunities-whole"), [fault("clv-opportunities-fraction")])
        streams, n = CustomerStreams(given.customer_id, seed), given.T
        buys = betaincinv(alpha + given.frequency, beta + n - given.frequency, streams.uniform("clv.rate"))
        drops = betaincinv(gamma, delta + n, streams.uniform("clv.dropout"))
        alive = streams.uniform("clv.alive") < self.alive(given)
        with np.errstate(divide="ignore"):
            life = np.where(alive, np.floor(np.log(streams.uniform("clv.life")) / np.log1p(-drops)), 0.0)
        counts = [
            _binomial(streams.uniform("clv.purchases", k), np.clip(life - start, 0.0, end - start), buys)
            for k, (start, end) in enumerate(pairwise(edges))
        ]
        return SimulatedPurchases(alive, life, np.column_stack(counts))


def _times_alive(gamma: float, delta: float, n: Array, more: Array) -> Array:
    """The expected number of the next `more` opportunities at which a customer alive after n is still alive."""
    if abs(gamma - 1) < _NEAR_ONE:
        return np.asarray((_times_alive(1 + 2 * _NEAR_ONE, delta, n, more) + _times_alive(1 - 2 * _NEAR_ONE, delta, n, more)) / 2)
    start = delta + n
    ratio = gammaln(1 + start + more) - gammaln(1 + start) + gammaln(gamma + start) - gammaln(gamma + start + more)
    return np.asarray(-start / (gamma - 1) * np.expm1(ratio))


def _binomial(u: Array, trials: Array, chance: Array) -> Array:
    """The binomial quantile: the least k with P(K <= k) >= u."""
    found = np.zeros(len(u))
    open_ = found < trials
    while open_.any():
        rows = np.flatnonzero(open_)
        below = bdtr(found[rows], trials[rows].astype(int), chance[rows]) < u[rows]
        found[rows[below]] += 1
        open_[rows[~below]] = False
        open_ &= found < trials
    return found


class BgBbLikelihood:
    """The log likelihood of different histories and its gradient in the logarithms of the parameters.

    A history with L opportunities after the last one taken is a sum over L + 1 moments of dropping out, the last being none.
    """

    def __init__(self, rows: Histories) -> None:
        self._w, x, tx, n = rows.weights, rows.frequency, rows.recency, rows.T
        gap = n - tx
        i = np.arange(gap.max() + 1)[None, :]
        none = i == gap[:, None]
        self._possible = i <= gap[:, None]
        self._taken, self._dropped = np.broadcast_to(x[:, None], none.shape), np.where(none, 0.0, 1.0)
        self._missed = np.minimum(tx[:, None] + i, n[:, None]) - x[:, None]
        self._stayed = np.minimum(tx[:, None] + i, n[:, None])

    def by_row(self, theta: Array) -> tuple[Array, Array]:
        """The log likelihood of each history and its gradient, shapes (m,) and (4, m)."""
        alpha, beta, gamma, delta = np.exp(theta)
        buy, miss, drop, stay = alpha + self._taken, beta + self._missed, gamma + self._dropped, delta + self._stayed
        terms = betaln(buy, miss) + betaln(drop, stay) - betaln(alpha, beta) - betaln(gamma, delta)
        terms = np.where(self._possible, terms, -np.inf)
        value = logsumexp(terms, axis=1)
        share = np.exp(terms - value[:, None])
        both, ends = psi(buy + miss) - psi(alpha + beta), psi(drop + stay) - psi(gamma + delta)
        slopes = (psi(buy) - psi(alpha) - both, psi(miss) - psi(beta) - both, psi(drop) - psi(gamma) - ends, psi(stay) - psi(delta) - ends)
        means = [scale * (share * slope).sum(axis=1) for scale, slope in zip((alpha, beta, gamma, delta), slopes, strict=True)]
        return np.asarray(value), np.array(means)

    def __call__(self, theta: Array) -> tuple[float, Array]:
        """The log likelihood and its gradient."""
        value, slopes = self.by_row(theta)
        return float(self._w @ value), slopes @ self._w


@fit_value.register
def fit_bg_bb(method: BgBb, data: Rfm) -> FittedBgBb:
    """The BG/BB model of some histories, by maximum likelihood.

    Raises
    ------
    UsageError
        If the histories do not count in opportunities, or took more of them than there were.
    """
    count = count_repeaters(data)
    faults = []
    if data.unit != "opportunities":
        faults.append(fault("clv-opportunities-unit", unit=data.unit))
    if (data.frequency > data.recency).any():
        faults.append(fault("clv-opportunities-exceeded"))
    if faults:
        raise UsageError(Message("clv-opportunities-needed"), faults)
    rows = collapse_histories(data)
    maximum = maximise(BgBbLikelihood(rows), np.zeros(4), data.customers)
    estimates = estimates_from("BG/BB", _NAMES, 4, maximum, (data.customers, len(rows)), data.unit)
    return FittedBgBb(estimates.with_status(*check_repeaters(estimates, count, method.min_repeaters)))
