"""The mixture of customers who never leave and Weibull lives, fitted by a quasi-Newton search with analytic gradient.

Farewell (1982), "The use of mixture models for the analysis of survival data with long-term survivors", Biometrics 38.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import scipy  # its parts are loaded when they are first asked for
from numpy.typing import NDArray
from scipy.special import expit, log_expit

from cxsim.churn.distributions.cure import CureShare
from cxsim.churn.distributions.families import log_ended
from cxsim.churn.estimation.accelerated_likelihood import no_maximum
from cxsim.churn.estimation.penalty import penalty
from cxsim.churn.features.sample import Sample

Array = NDArray[np.float64]
_STEP = 1e-5
_HARDLY_ANYBODY = 0.01


def fit_cure(
    names: tuple[str, ...], latency: tuple[int, ...], sample: Sample, held: NDArray[np.bool_] | None = None
) -> tuple[CureShare, float, tuple[str, ...]]:
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
    return law, log, _doubts(law, sample)


def log_likelihood(values: Array, design: Array, sample: Sample) -> tuple[float, Array]:
    """Log likelihood and its gradient in (leaving, timing, log shape), all of the standardised design.

    Who left within the first unit of tenure adds log(chance to leave ever) + log(1 - exp(-(unit / scale)^shape)).
    """
    size = design.shape[1]
    whether, when, shape = design @ values[:size], design @ values[size:-1], math.exp(values[-1])
    within = np.zeros(len(sample), dtype=bool) if sample.first_unit is None else sample.first_unit
    u = (np.log(np.where(within, 2 * sample.months, sample.months)) - when) * shape
    lived = np.exp(np.minimum(u, 700.0))
    leaves = log_expit(whether)
    gone = np.where(within, leaves + log_ended("weibull", u), leaves + values[-1] - np.log(sample.months) + u - lived)
    there = np.logaddexp(log_expit(-whether), leaves - lived)
    still = np.exp(leaves - lived - there)
    chance = expit(whether)
    left = sample.churned
    by_whether = np.where(left, 1.0 - chance, still - chance)
    by_u = np.where(left, 1.0 - lived, -still * lived)
    by_u[within] = lived[within] / np.expm1(np.clip(lived[within], 1e-300, 700.0))
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


def _doubts(law: CureShare, sample: Sample) -> tuple[str, ...]:
    if float(law.staying(sample.matrix).mean()) < _HARDLY_ANYBODY:
        return ("boundary: hardly anybody is found who never leaves",)
    if float(sample.months[sample.churned].max()) > 0.98 * float(sample.months.max()):
        return ("boundary: customers still left at the longest tenure observed, so that a share that never leaves cannot be told",)
    return ()
