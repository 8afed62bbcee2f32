"""The mixture of customers who never leave and Weibull lifetimes, fitted by a quasi-Newton search with analytic gradient.

S(t | x) = 1 - p + p exp(-(t / scale)^shape), p = logistic(x . a) the chance ever to leave; a churner adds log(p) and the Weibull log
density, a customer who is still there log S.

Farewell (1982), "The use of mixture models for the analysis of survival data with long-term survivors", Biometrics 38.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Literal

import numpy as np
import scipy  # its parts are loaded when they are first asked for
from numpy.typing import NDArray
from pydantic import Field
from scipy.special import expit, log_expit

from cxsim.churn.distributions.curves import broadcast_rows, draw_joint_normal, hazards_by_month, refuse_proportional
from cxsim.churn.distributions.families import log_ended
from cxsim.churn.distributions.survival_model import CoefficientEffects
from cxsim.churn.estimation.estimate import ModelEstimate, positions
from cxsim.churn.estimation.optimization import no_maximum
from cxsim.churn.estimation.penalty import penalty
from cxsim.churn.features.encoding import Column
from cxsim.churn.features.sample import Sample
from cxsim.churn.method import NAMED, Method
from cxsim.stats.lifetimes import ProportionalHazard
from cxsim.text import Message

Array = NDArray[np.float64]
_STEP = 1e-5
_HARDLY_ANYBODY = 0.01


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
    def tail(self) -> Message:
        """Some never leave."""
        return Message("churn-tail-cure", longest=self.longest_months)

    @property
    def parameters(self) -> tuple[str, ...]:
        """What was estimated."""
        columns = ("intercept", *self.features)
        names = [*(f"ever leaving: {c}" for c in columns), *(f"log scale: {c}" for c in columns), "log shape"]
        return tuple(names[k] for k in self.free)

    def cured_share(self, x: Array) -> Array:
        """The share of customers like each row who never leave, shape (n,)."""
        return np.asarray(expit(-self._whether(x)))

    def survival(self, months: Array, x: Array, given_months: Array | float = 0.0) -> Array:
        """S(given + months | x) / S(given | x), shape (n,)."""
        given = broadcast_rows(given_months, len(x))
        return np.asarray(np.exp(self._log_survival(given + months, x) - self._log_survival(given, x)))

    def sample_lifetimes(self, exponential: Array, x: Array, given_months: Array | float = 0.0) -> Array:
        """Residual lifetimes by inversion; infinite for those who never leave."""
        given = broadcast_rows(given_months, len(x))
        stay = self.cured_share(x)
        share = (np.exp(self._log_survival(given, x) - exponential) - stay) / (1.0 - stay)
        with np.errstate(divide="ignore", invalid="ignore"):
            life = np.exp(self._when(x)) * (-np.log(share)) ** math.exp(-self.log_shape)
        return np.asarray(np.where(share > 0, np.maximum(life - given, 0.0), np.inf))

    def cumulative_hazards(self, x: Array, months: Array) -> Array:
        """-log S(t | x) of every row at rising months, shape (n, months)."""
        return hazards_by_month(self.survival, x, months)

    @property
    def hazard_ratios(self) -> ProportionalHazard | None:
        """None: a mixture is no proportional hazard."""
        return None

    @property
    def effects(self) -> CoefficientEffects | None:
        """None that one number states."""
        return None

    @property
    def joint(self) -> tuple[Array, Array]:
        """What was estimated, and its covariance."""
        return np.concatenate([self.leaving, self.timing, [self.log_shape]])[list(self.free)], self.covariance

    def draws(self, n: int, seed: int) -> Array:
        """Samples of what was estimated, shape (n, parameters)."""
        return draw_joint_normal(*self.joint, n, seed)

    def at_draw(self, values: Array) -> CureShare:
        """The law at one sample."""
        everything = np.concatenate([self.leaving, self.timing, [self.log_shape]])
        everything[list(self.free)] = values
        size = len(self.leaving)
        return replace(self, leaving=everything[:size], timing=everything[size:-1], log_shape=float(everything[-1]))

    def to_proportional_hazard(self) -> ProportionalHazard:
        """Refused: a mixture is not a proportional hazard."""
        raise refuse_proportional("churn-hazard-cure")

    def _whether(self, x: Array) -> Array:
        return np.asarray(self.leaving[0] + (x - self.means) @ self.leaving[1:])

    def _when(self, x: Array) -> Array:
        return np.asarray(self.timing[0] + (x - self.means) @ self.timing[1:])

    def _log_survival(self, months: Array, x: Array) -> Array:
        whether = self._whether(x)
        with np.errstate(divide="ignore"):
            cumulative_hazard = np.exp((np.log(months) - self._when(x)) * math.exp(self.log_shape))
        return np.asarray(np.logaddexp(log_expit(-whether), log_expit(whether) - cumulative_hazard))


class Cure(Method):
    """A share of customers who never leave by themselves, and Weibull lifetimes of the others (Boag 1949)."""

    model_config = NAMED
    title_id: ClassVar[str] = "churn-method-cure"
    distributions: ClassVar[tuple[type, ...]] = (CureShare,)

    method: Literal["cure"] = Field(default="cure", description="which model is fitted")
    latency: tuple[str, ...] = Field(default=(), description="features that also move how soon those leave who do leave")

    def estimate(self, columns: Sequence[Column], sample: Sample, held: NDArray[np.bool_], testing: bool) -> ModelEstimate:
        """Who ever leaves, and when, that make the sample most likely."""
        cure, log, diagnostics = fit_cure(tuple(column.name for column in columns), positions(self.latency, columns), sample, held)
        return ModelEstimate(cure, log, np.sqrt(np.diag(cure.covariance)[1 : len(columns) + 1]), diagnostics)


def fit_cure(
    names: tuple[str, ...], latency: tuple[int, ...], sample: Sample, held: NDArray[np.bool_] | None = None
) -> tuple[CureShare, float, tuple[Message, ...]]:
    """The law, its log likelihood, and doubts: a share that runs to its boundary is said, not reported as an estimate.

    Coefficients of ever leaving that are `held` have a penalty (`cxsim.churn.estimation.penalty`).

    Raises
    ------
    ModelError
        If the search finds no maximum.
    """
    means, scale = sample.matrix.mean(axis=0), sample.matrix.std(axis=0)
    scale = np.where(scale > 0, scale, 1.0)
    design = np.column_stack([np.ones(len(sample)), (sample.matrix - means) / scale])
    size = design.shape[1]
    free = np.array([*range(size), size, *(size + 1 + j for j in latency), 2 * size])
    holding = penalty(held, sample)
    start = np.zeros(2 * size + 1)
    start[size] = math.log(float(np.median(sample.months[sample.churned])) + 1.0)

    def loss(values: Array) -> tuple[float, Array]:
        full = start.copy()
        full[free] = values
        log, gradient = log_likelihood(full, design, sample)
        log += holding.value(full[1:size])
        gradient[1:size] += holding.slope(full[1:size])
        return -log / len(sample), -gradient[free] / len(sample)

    found = scipy.optimize.minimize(loss, start[free], jac=True, method="BFGS", options={"gtol": 1e-7, "maxiter": 2000})
    values = np.asarray(found.x)
    if not np.isfinite(values).all() or np.abs(found.jac).max() > 1e-4:
        raise no_maximum()
    covariance = np.linalg.inv(_information(loss, values) * len(sample))
    units = np.concatenate([[1.0], scale, [1.0], scale, [1.0]])
    full = start.copy()
    full[free] = values
    log = -float(found.fun) * len(sample) - holding.value(full[1:size])
    full /= units
    law = CureShare(
        features=names,
        means=means,
        leaving=full[:size],
        timing=full[size:-1],
        log_shape=float(full[-1]),
        free=tuple(free.tolist()),
        covariance=covariance / np.outer(units[free], units[free]),
        longest_months=float(sample.months.max()),
    )
    return law, log, _diagnostics(law, sample)


def log_likelihood(values: Array, design: Array, sample: Sample) -> tuple[float, Array]:
    """Log likelihood and its gradient in (leaving, timing, log shape), all of the standardised design.

    Who left within the first unit of tenure adds log(chance to leave ever) + log(1 - exp(-(unit / scale)^shape)).
    """
    size = design.shape[1]
    whether, when, shape = design @ values[:size], design @ values[size:-1], math.exp(values[-1])
    within = np.zeros(len(sample), dtype=bool) if sample.first_unit is None else sample.first_unit
    u = (np.log(np.where(within, 2 * sample.months, sample.months)) - when) * shape
    cumulative_hazard = np.exp(np.minimum(u, 700.0))
    leaves = log_expit(whether)
    gone = np.where(within, leaves + log_ended("weibull", u), leaves + values[-1] - np.log(sample.months) + u - cumulative_hazard)
    there = np.logaddexp(log_expit(-whether), leaves - cumulative_hazard)
    still = np.exp(leaves - cumulative_hazard - there)
    chance = expit(whether)
    left = sample.churned
    by_whether = np.where(left, 1.0 - chance, still - chance)
    by_u = np.where(left, 1.0 - cumulative_hazard, -still * cumulative_hazard)
    by_u[within] = cumulative_hazard[within] / np.expm1(np.clip(cumulative_hazard[within], 1e-300, 700.0))
    w = sample.weights
    by_shape = by_u * u + (left & ~within)
    gradient = np.concatenate([(w * by_whether) @ design, -(w * by_u * shape) @ design, [float(w @ by_shape)]])
    return float(w @ np.where(left, gone, there)), gradient


def _information(loss: Callable[[Array], tuple[float, Array]], values: Array) -> Array:
    """Second derivatives by central differences of the gradient."""
    rows = []
    for k in range(len(values)):
        step = np.zeros(len(values))
        step[k] = _STEP * max(1.0, abs(values[k]))
        rows.append((loss(values + step)[1] - loss(values - step)[1]) / (2 * step[k]))
    square = np.array(rows)
    return np.asarray((square + square.T) / 2)


def _diagnostics(law: CureShare, sample: Sample) -> tuple[Message, ...]:
    if float(law.cured_share(sample.matrix).mean()) < _HARDLY_ANYBODY:
        return (Message("churn-boundary-cure-absent"),)
    if float(sample.months[sample.churned].max()) > 0.98 * float(sample.months.max()):
        return (Message("churn-boundary-cure-late"),)
    return ()
