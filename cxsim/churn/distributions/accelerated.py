"""Accelerated lifetimes: a column stretches or shortens the whole life by a factor."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from cxsim.churn.distributions.curves import broadcast_rows, draw_joint_normal, hazards_by_month, refuse_proportional
from cxsim.churn.distributions.families import Family, inverse_log_survival, log_survival
from cxsim.churn.distributions.survival_model import CoefficientEffects
from cxsim.stats.lifetimes import ProportionalHazard
from cxsim.text import Message

Array = NDArray[np.float64]
_KNOTS_A_MONTH = 8
_LONGEST = 4.0


@dataclass(frozen=True)
class Accelerated:
    """log T = location + (x - means) . coefficients + exp(log_scale) U, U of the family.

    Attributes
    ----------
    family, features : the law of U, and the names of the p columns.
    means, coefficients : shape (p,).
    location, log_scale, shape : shape is used by the generalised gamma only.
    covariance : of (location, coefficients, log_scale, and shape if the family has one).
    longest_months, events : the longest life observed, and how many ended.
    """

    family: Family
    features: tuple[str, ...]
    means: Array
    location: float
    coefficients: Array
    log_scale: float
    shape: float
    covariance: Array
    longest_months: float
    events: int

    @property
    def tail(self) -> Message:
        """The family goes on beyond what was observed."""
        return Message("churn-tail-family", longest=self.longest_months, family=self.family)

    @property
    def parameters(self) -> tuple[str, ...]:
        """Location, coefficients, log scale and, for the generalised gamma, shape."""
        names = ("location", *self.features, "log scale")
        return (*names, "shape") if self.family == "generalised_gamma" else names

    def survival(self, months: Array, x: Array, given_months: Array | float = 0.0) -> Array:
        """S(given + months | x) / S(given | x), shape (n,)."""
        given = broadcast_rows(given_months, len(x))
        return np.asarray(np.exp(self._log_survival(given + months, x) - self._log_survival(given, x)))

    def sample_lifetimes(self, exponential: Array, x: Array, given_months: Array | float = 0.0) -> Array:
        """Residual lifetimes by the inverse of the family's survival."""
        given = broadcast_rows(given_months, len(x))
        u = inverse_log_survival(self.family, self._log_survival(given, x) - exponential, self.shape)
        with np.errstate(over="ignore"):
            life = np.exp(self._location(x) + math.exp(self.log_scale) * u)
        return np.asarray(np.maximum(life - given, 0.0))

    def cumulative_hazards(self, x: Array, months: Array) -> Array:
        """-log S(t | x) of every row at rising months, shape (n, months)."""
        return hazards_by_month(self.survival, x, months)

    @property
    def hazard_ratios(self) -> ProportionalHazard | None:
        """Of Weibull lifetimes, which are proportional hazards too."""
        return self.to_proportional_hazard() if self.family == "weibull" else None

    @property
    def effects(self) -> CoefficientEffects | None:
        """How many times as long lifetimes are, where that is no hazard ratio."""
        if self.family == "weibull":
            return None
        size = len(self.coefficients)
        return CoefficientEffects("lifetime", self.coefficients, np.sqrt(np.diag(self.covariance))[1 : size + 1])

    @property
    def joint(self) -> tuple[Array, Array]:
        """All parameters, and their covariance."""
        shape = [self.shape] if self.family == "generalised_gamma" else []
        return np.concatenate([[self.location], self.coefficients, [self.log_scale], shape]), self.covariance

    def draws(self, n: int, seed: int) -> Array:
        """Samples of all parameters, shape (n, parameters)."""
        return draw_joint_normal(*self.joint, n, seed)

    def at_draw(self, values: Array) -> Accelerated:
        """The law at one sample."""
        size = len(self.coefficients)
        shape = float(values[size + 2]) if self.family == "generalised_gamma" else self.shape
        return replace(self, location=float(values[0]), coefficients=values[1 : size + 1], log_scale=float(values[size + 1]), shape=shape)

    def to_proportional_hazard(self) -> ProportionalHazard:
        """A Weibull law as a proportional hazard, exact at eight knots a month up to four times the longest tenure observed."""
        if self.family != "weibull":
            raise refuse_proportional("churn-hazard-family", family=self.family)
        scale = math.exp(self.log_scale)
        end = _LONGEST * self.longest_months
        knots = np.linspace(0.0, end, math.ceil(end * _KNOTS_A_MONTH) + 1)
        with np.errstate(divide="ignore"):
            cumulative = np.exp((np.log(knots) - self.location) / scale)
        rate = float(cumulative[-1] - cumulative[-2]) / float(knots[-1] - knots[-2])
        size = len(self.coefficients)
        slope = np.column_stack([np.zeros(size), -np.eye(size) / scale, self.coefficients / scale])
        return ProportionalHazard(
            features=self.features,
            means=self.means,
            coefficients=-self.coefficients / scale,
            covariance=slope @ self.covariance @ slope.T,
            knots_months=knots,
            cumulative=cumulative,
            tail_per_month=rate,
            tail=self.tail,
            log_scale_se=1.0 / math.sqrt(self.events),
        )

    def _location(self, x: Array) -> Array:
        return np.asarray(self.location + (x - self.means) @ self.coefficients)

    def _log_survival(self, months: Array, x: Array) -> Array:
        with np.errstate(divide="ignore"):
            u = (np.log(months) - self._location(x)) / math.exp(self.log_scale)
        return np.where(months > 0, log_survival(self.family, np.where(months > 0, u, 0.0), self.shape), 0.0)
