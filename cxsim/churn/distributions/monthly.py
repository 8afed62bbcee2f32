"""The law of a discrete-time hazard: a chance to leave in each month of tenure, even within the month."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from cxsim.churn.distributions.curves import held_slopes, held_tail, joint_normal, lives_along, not_proportional, survival_along
from cxsim.stats.lifetimes import ProportionalHazard

Array = NDArray[np.float64]
Link = Literal["logit", "cloglog"]
_BLOCK = 20_000


@dataclass(frozen=True)
class Monthly:
    """link(chance to leave in month t) = basis(t) . tenure . (1, x[by]) + (x - means) . coefficients.

    Attributes
    ----------
    link, features : the link, and the names of the p columns.
    basis : shape (months, k), the functions that make up the effect of tenure, at each month observed.
    tenure : shape (k, 1 + by), their coefficients, for everybody and for each column in `by`.
    by : columns of x that have an effect of tenure of their own.
    means, coefficients : shape (p,).
    covariance : of (tenure row by row, coefficients).
    tail_months : last stretch whose mean hazard continues beyond the last month, customer by customer.
    log_scale_se : standard error of the log of the whole hazard, for the twin.
    """

    link: Link
    features: tuple[str, ...]
    basis: Array
    tenure: Array
    by: tuple[int, ...]
    means: Array
    coefficients: Array
    covariance: Array
    tail_months: float
    log_scale_se: float

    @property
    def longest(self) -> int:
        """Months observed."""
        return len(self.basis)

    @property
    def longest_months(self) -> float:
        """The same as a tenure."""
        return float(self.longest)

    @property
    def tail(self) -> str:
        """The last stretch goes on."""
        return held_tail(len(self.basis), self.tail_months)

    @property
    def parameters(self) -> tuple[str, ...]:
        """The effect of tenure, then the coefficients."""
        names = ["everybody", *(self.features[j] for j in self.by)]
        return (*(f"tenure {k + 1}: {name}" for k in range(len(self.tenure)) for name in names), *self.features)

    def curves(self, x: Array) -> Array:
        """The cumulative hazard of each row at months 0, 1, ..., the last one observed, shape (n, months + 1)."""
        score = (x - self.means) @ self.coefficients
        effect = np.column_stack([np.ones(len(x)), x[:, list(self.by)]]) @ self.tenure.T @ self.basis.T + score[:, None]
        step = np.logaddexp(0.0, effect) if self.link == "logit" else np.exp(effect)
        return np.column_stack([np.zeros(len(x)), np.cumsum(step, axis=1)])

    def survival(self, months: Array, x: Array, given_months: Array | float = 0.0) -> Array:
        """S(given + months | x) / S(given | x), shape (n,)."""
        return survival_along(self.piece, _BLOCK, months, x, given_months)

    def lives(self, exponential: Array, x: Array, given_months: Array | float = 0.0) -> Array:
        """Residual lives by inversion of each row's own cumulative hazard."""
        return lives_along(self.piece, _BLOCK, exponential, x, given_months)

    @property
    def joint(self) -> tuple[Array, Array]:
        """All parameters, and their covariance."""
        return np.concatenate([self.tenure.ravel(), self.coefficients]), self.covariance

    def draws(self, n: int, key: int) -> Array:
        """Samples of all parameters, shape (n, parameters)."""
        return joint_normal(*self.joint, n, key)

    def drawn(self, values: Array) -> Monthly:
        """The law at one sample."""
        size = self.tenure.size
        return replace(self, tenure=values[:size].reshape(self.tenure.shape), coefficients=values[size:])

    def proportional(self) -> ProportionalHazard:
        """With the cloglog link and one effect of tenure: a proportional hazard, exact at whole months."""
        if self.link != "cloglog" or self.by:
            what = "a discrete-time model with the logit link" if self.link == "logit" else "a discrete-time model with `by`"
            raise not_proportional(what, "fit it with `link: cloglog` and without `by`, or fit Cox")
        cumulative = np.concatenate([[0.0], np.cumsum(np.exp(self.basis @ self.tenure[:, 0]))])
        size = self.tenure.size
        return ProportionalHazard(
            features=self.features,
            means=self.means,
            coefficients=self.coefficients,
            covariance=self.covariance[size:, size:],
            knots_months=np.arange(len(cumulative), dtype=float),
            cumulative=cumulative,
            tail_per_month=float(held_slopes(cumulative[None, :], self.tail_months)[0]),
            tail=self.tail,
            log_scale_se=self.log_scale_se,
        )

    def piece(self, x: Array) -> tuple[Array, Array, Array]:
        """Months, the cumulative hazard of each row at them, and its slope beyond."""
        curves = self.curves(x)
        return np.arange(curves.shape[1], dtype=float), curves, held_slopes(curves, self.tail_months)


def expected_chance(link: Link, effect: Array) -> Array:
    """The chance to leave in a month whose linear predictor is `effect`."""
    return np.asarray(expit(effect) if link == "logit" else -np.expm1(-np.exp(effect)))
