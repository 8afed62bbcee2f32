"""sBG and BdW: renewal with a beta-mixed probability of leaving, constant or changing with the age of the customer.

sBG: Fader & Hardie (2007), "How to project customer retention", Journal of Interactive Marketing 21; DEL and DERL: Fader & Hardie (2010),
"Customer-base valuation in a contractual setting: the perils of ignoring heterogeneity", Marketing Science 29.
BdW: Fader, Hardie, Liu, Davin & Steenburgh (2018), "How to project customer retention revisited: the role of duration dependence",
Journal of Interactive Marketing 43. S(t) = B(alpha, beta + t^c) / B(alpha, beta); sBG has c = 1.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import betaincinv, gammaln, hyp2f1, psi

from cxsim.clv.estimates import Estimates, estimates_from
from cxsim.clv.maximum_likelihood import maximise
from cxsim.clv.random_streams import CustomerStreams
from cxsim.clv.retention_table import CohortRetention, Renewals
from cxsim.clv.value_method import ValueMethod, fit_value
from cxsim.data.arguments import check_time_ahead
from cxsim.errors import ModelError, UsageError, fault
from cxsim.text import Message

Array = NDArray[np.float64]
_NAMES = ("alpha", "beta", "c")
_NEGLIGIBLE = 1e-14


class Sbg(ValueMethod):
    """The shifted-beta-geometric model: everybody's probability of leaving is constant, and differs between customers."""

    title: ClassVar[str] = "sBG"
    parameters: ClassVar[int] = 2


class Bdw(Sbg):
    """The beta-discrete-Weibull model: as sBG, with a probability of leaving that falls (c < 1) or rises (c > 1) with age."""

    title: ClassVar[str] = "BdW"
    parameters: ClassVar[int] = 3


@dataclass(frozen=True)
class FittedRetention:
    """A fitted sBG or BdW model; `estimates.unit` is the period of renewal."""

    estimates: Estimates

    def survival(self, periods: ArrayLike) -> Array:
        """S(t): the share of a cohort that remains after t renewals.

        Raises
        ------
        UsageError
            If a number of renewals is below 0.
        """
        alpha, beta, c = self._parameters
        return np.exp(_log_survival(alpha, beta, check_time_ahead(periods, "renewals") ** c))

    def retention(self, periods: ArrayLike) -> Array:
        """The retention rate of period t = 1, 2, ...: S(t) / S(t - 1)."""
        t = np.asarray(periods, dtype=float)
        return self.survival(t) / self.survival(t - 1)

    def discounted_lifetime(self, rate: float) -> float:
        """DEL: the expected number of payments of a new customer, the first now, discounted at `rate` per period."""
        return float(self._discounted(0, rate))

    def residual_lifetime(self, renewals: int, rate: float) -> float:
        """DERL: payments still expected just before the next renewal of a customer who made `renewals`, that one undiscounted."""
        return float(self._discounted(renewals + 1, rate) / self.survival(renewals))

    def sample(self, given: Renewals, seed: int) -> Array:
        """The number of further renewals of each customer, drawn given those made by exact inversion, shape (n,)."""
        alpha, beta, c = self._parameters
        streams, age = CustomerStreams(given.customer_id, seed), given.made**c
        leaves = betaincinv(alpha, beta + age, streams.uniform("clv.dropout"))
        with np.errstate(divide="ignore"):
            end = (age + np.log(streams.uniform("clv.life")) / np.log1p(-leaves)) ** (1 / c)
        return np.asarray(np.maximum(np.floor(end) - given.made, 0.0))

    def draws(self, n: int, seed: int) -> Array:
        """Parameters from their joint distribution, shape (n, p)."""
        return self.estimates.draws(n, seed)

    def at(self, values: Array) -> Self:
        """The model with other parameters."""
        return replace(self, estimates=self.estimates.at(values))

    @property
    def _parameters(self) -> tuple[float, float, float]:
        values = [*map(float, self.estimates.values), 1.0]
        return values[0], values[1], values[2]

    def _discounted(self, start: int, rate: float) -> float:
        """The sum over t >= start of S(t) (1 + rate)^(start - t): closed for sBG, for BdW up to where it is below rounding."""
        if rate <= 0:
            raise UsageError(Message("clv-lifetime-undiscounted"), [fault("clv-rate-zero", rate=rate)])
        alpha, beta, c = self._parameters
        if c == 1:
            return float(self.survival(start) * hyp2f1(1, beta + start, alpha + beta + start, 1 / (1 + rate)))
        t = np.arange(np.ceil(-np.log(_NEGLIGIBLE * rate) / np.log1p(rate)))
        return float(self.survival(start + t) @ (1 + rate) ** -t)


def _log_survival(alpha: float, beta: float, age: Array) -> Array:
    return np.asarray(gammaln(beta + age) - gammaln(beta) - gammaln(alpha + beta + age) + gammaln(alpha + beta))


class RetentionLikelihood:
    """The log likelihood of cohorts and its gradient in the logarithms of alpha, beta and, for BdW, c."""

    def __init__(self, data: CohortRetention) -> None:
        self._lost, self._kept = data.lost, data.kept
        self._t = np.arange(len(data.lost) + 1.0)

    def __call__(self, theta: Array) -> tuple[float, Array]:
        """The log likelihood and its gradient."""
        alpha, beta, c = (*np.exp(theta), 1.0)[:3]
        age = self._t**c
        survival = np.exp(_log_survival(alpha, beta, age))
        either = psi(alpha + beta) - psi(alpha + beta + age)
        in_age = psi(beta + age) - psi(alpha + beta + age)
        with np.errstate(divide="ignore"):
            log_t = np.where(self._t > 0, np.log(self._t), 0.0)
        slopes = np.array([alpha * either, beta * (psi(beta + age) - psi(beta) + either), c * in_age * age * log_t])[: len(theta)]
        leaving = np.maximum(survival[:-1] - survival[1:], np.finfo(float).tiny)
        steps = (slopes * survival)[:, :-1] - (slopes * survival)[:, 1:]
        some = self._lost > 0
        value = self._lost[some] @ np.log(leaving[some]) + self._kept @ np.log(survival[1:])
        return float(value), (steps / leaving) @ self._lost + slopes[:, 1:] @ self._kept


@fit_value.register
def fit_retention(method: Sbg, data: CohortRetention) -> FittedRetention:
    """The sBG or BdW model of some cohorts, by maximum likelihood.

    Raises
    ------
    ModelError
        If nobody left.
    """
    if not data.lost.any():
        raise ModelError(Message("clv-retention-unknown"), [fault("clv-losses-none")])
    maximum = maximise(RetentionLikelihood(data), np.zeros(method.parameters), data.customers)
    names = _NAMES[: method.parameters]
    return FittedRetention(estimates_from(method.title, names, method.parameters, maximum, (data.customers, len(data.lost)), data.period))
