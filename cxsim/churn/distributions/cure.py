"""A share of customers who never leave by themselves, and Weibull lives of the others."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit, log_expit

from cxsim.churn.distributions.curves import along, joint_normal, not_proportional
from cxsim.stats.lifetimes import ProportionalHazard

Array = NDArray[np.float64]


@dataclass(frozen=True)
class CureShare:
    """S(t | x) = stay + (1 - stay) exp(-(t / scale)^shape); logit(1 - stay) and log scale are linear in x.

    Attributes
    ----------
    features, means : of the p columns.
    leaving : shape (p + 1,), intercept (at the means) and coefficients of the logit of ever leaving.
    timing : shape (p + 1,), the same of the log scale; 0 for columns that only move whether, not when.
    log_shape : log of the Weibull shape.
    free : which of (leaving, timing, log_shape) were estimated; the others are fixed.
    covariance : of those estimated.
    longest_months : longest tenure observed.
    """

    features: tuple[str, ...]
    means: Array
    leaving: Array
    timing: Array
    log_shape: float
    free: tuple[int, ...]
    covariance: Array
    longest_months: float

    @property
    def tail(self) -> str:
        """Some never leave."""
        return (
            f"Beyond {self.longest_months:g} months, the longest tenure observed, the share that never leaves is taken to exist: data that "
            "end cannot tell never from later."
        )

    @property
    def parameters(self) -> tuple[str, ...]:
        """What was estimated."""
        columns = ("intercept", *self.features)
        names = [*(f"ever leaving: {c}" for c in columns), *(f"log scale: {c}" for c in columns), "log shape"]
        return tuple(names[k] for k in self.free)

    def staying(self, x: Array) -> Array:
        """The share of customers like each row who never leave, shape (n,)."""
        return np.asarray(expit(-self._whether(x)))

    def survival(self, months: Array, x: Array, given_months: Array | float = 0.0) -> Array:
        """S(given + months | x) / S(given | x), shape (n,)."""
        given = along(given_months, len(x))
        return np.asarray(np.exp(self._log_survival(given + months, x) - self._log_survival(given, x)))

    def lives(self, exponential: Array, x: Array, given_months: Array | float = 0.0) -> Array:
        """Residual lives by inversion; infinite for those who never leave."""
        given = along(given_months, len(x))
        stay = self.staying(x)
        share = (np.exp(self._log_survival(given, x) - exponential) - stay) / (1.0 - stay)
        with np.errstate(divide="ignore", invalid="ignore"):
            life = np.exp(self._when(x)) * (-np.log(share)) ** math.exp(-self.log_shape)
        return np.asarray(np.where(share > 0, np.maximum(life - given, 0.0), np.inf))

    @property
    def joint(self) -> tuple[Array, Array]:
        """What was estimated, and its covariance."""
        return np.concatenate([self.leaving, self.timing, [self.log_shape]])[list(self.free)], self.covariance

    def draws(self, n: int, key: int) -> Array:
        """Samples of what was estimated, shape (n, parameters)."""
        return joint_normal(*self.joint, n, key)

    def drawn(self, values: Array) -> CureShare:
        """The law at one sample."""
        everything = np.concatenate([self.leaving, self.timing, [self.log_shape]])
        everything[list(self.free)] = values
        size = len(self.leaving)
        return replace(self, leaving=everything[:size], timing=everything[size:-1], log_shape=float(everything[-1]))

    def proportional(self) -> ProportionalHazard:
        """Refused: a mixture is not a proportional hazard."""
        raise not_proportional("a model with a share that never leaves", "fit Cox, whose tail may be as low as the data say")

    def _whether(self, x: Array) -> Array:
        return np.asarray(self.leaving[0] + (x - self.means) @ self.leaving[1:])

    def _when(self, x: Array) -> Array:
        return np.asarray(self.timing[0] + (x - self.means) @ self.timing[1:])

    def _log_survival(self, months: Array, x: Array) -> Array:
        whether = self._whether(x)
        with np.errstate(divide="ignore"):
            lived = np.exp((np.log(months) - self._when(x)) * math.exp(self.log_shape))
        return np.asarray(np.logaddexp(log_expit(-whether), log_expit(whether) - lived))
