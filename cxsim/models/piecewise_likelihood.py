"""The piecewise exponential proportional hazard, with the steps of the baseline taken out of the likelihood in closed form.

Friedman (1982), "Piecewise exponential models for survival data with covariates", Annals of Statistics 10. Given the
coefficients, each step is churners over risk-weighted months; what remains is a function of the coefficients alone.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from cxsim.errors import Fault, ModelError
from cxsim.models.accelerated_likelihood import no_maximum
from cxsim.models.sample import Sample
from cxsim.models.squares import weighted_square
from cxsim.stats.lifetimes import ProportionalHazard

Array = NDArray[np.float64]
_MOST_STEPS = 60
_TOLERANCE = 1e-13


def fit_piecewise(breaks: tuple[float, ...], names: tuple[str, ...], sample: Sample) -> tuple[ProportionalHazard, float]:
    """The hazard and its log likelihood; the last step goes on beyond the longest tenure.

    Raises
    ------
    ModelError
        If nobody left in some step, or the likelihood has no maximum.
    """
    inner = np.unique([b for b in breaks if 0 < b < sample.months.max()])
    knots = np.concatenate([[0.0], inner, [sample.months.max()]])
    means, scale = sample.matrix.mean(axis=0), sample.matrix.std(axis=0)
    scale = np.where(scale > 0, scale, 1.0)
    standard = (sample.matrix - means) / scale
    lived = exposure(sample.months, knots) - exposure(sample.entries, knots)
    step_of = np.clip(np.searchsorted(knots, sample.months[sample.churned], side="left") - 1, 0, len(knots) - 2)
    events = np.bincount(step_of, weights=sample.weights[sample.churned], minlength=len(knots) - 1).astype(float)
    _refuse_empty(events, knots)
    beta, log, information = _climb(standard, lived * sample.weights[:, None], events, sample)
    rates = events / (np.exp(standard @ beta) @ (lived * sample.weights[:, None]))
    hazard = ProportionalHazard(
        features=names,
        means=means,
        coefficients=beta / scale,
        covariance=np.linalg.inv(information) / np.outer(scale, scale),
        knots_months=knots,
        cumulative=np.concatenate([[0.0], np.cumsum(rates * np.diff(knots))]),
        tail_per_month=float(rates[-1]),
        tail=(
            f"Beyond {knots[-1]:g} months, the longest tenure observed, the hazard of a customer with average features is held at "
            f"{rates[-1]:.4g} per month, its step from month {knots[-2]:g} on. This is an assumption, not an observation."
        ),
        log_scale_se=1.0 / math.sqrt(sample.events),
    )
    return hazard, log


def exposure(months: Array, knots: Array) -> Array:
    """Months lived in each step by a tenure, shape (n, steps)."""
    return np.asarray(np.clip(months[:, None] - knots[:-1], 0.0, np.diff(knots)))


def _climb(standard: Array, lived: Array, events: Array, sample: Sample) -> tuple[Array, float, Array]:
    beta = np.zeros(standard.shape[1])
    here = _derivatives(standard, lived, events, sample, beta)
    for _ in range(_MOST_STEPS):
        try:
            step = np.linalg.solve(here[2], here[1])
        except np.linalg.LinAlgError:
            raise no_maximum() from None
        for halvings in range(30):
            there = _derivatives(standard, lived, events, sample, beta + step / 2**halvings)
            if there[0] >= here[0] - 1e-12 * (1 + abs(here[0])):
                break
        beta, gained, here = beta + step / 2**halvings, there[0] - here[0], there
        if abs(gained) <= _TOLERANCE * (1 + abs(here[0])):
            return beta, here[0], here[2]
    raise no_maximum()


def _derivatives(standard: Array, lived: Array, events: Array, sample: Sample, beta: Array) -> tuple[float, Array, Array]:
    """Log likelihood with the best steps, its gradient and information."""
    risk = np.exp(standard @ beta)
    total = risk @ lived
    rates = events / total
    means = (standard * risk[:, None]).T @ lived / total
    left = sample.weights * sample.churned
    log = float(left @ (standard @ beta) + events @ np.log(rates) - events.sum())
    information = weighted_square(standard, risk * (lived @ rates)) - (means * events) @ means.T
    return log, left @ standard - means @ events, information


def _refuse_empty(events: Array, knots: Array) -> None:
    faults = [
        Fault(f"nobody who left between month {a:g} and {b:g}", "churners in every step", "take out or move one of the `breaks`")
        for a, b, n in zip(knots[:-1], knots[1:], events, strict=True)
        if n == 0
    ]
    if faults:
        raise ModelError("The piecewise exponential model has a step without churners.", faults)
