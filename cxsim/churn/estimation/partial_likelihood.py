"""The Cox partial likelihood maximised by Newton's method: ties after Efron or Breslow, strata, late entry, weights.

With risk r_i = w_i exp(z_i . b), events D_k at time k and risk set R_k, the log likelihood is (Breslow)
sum over k of [sum over D_k of w_i z_i . b - d_k log(sum over R_k of r_i)]; Efron replaces the second term by
sum over j = 0 .. d_k - 1 of log(sum over R_k of r_i - (j / d_k) sum over D_k of r_i), times the mean weight of the events.

Cox (1972), "Regression models and life-tables", JRSS B 34; Efron (1977), JASA 72; Breslow (1974), Biometrics 30.
The second derivative needs no sum of squares per event time: a row's share in it is its risk x the hazard it has been exposed to
through, so that one matrix product over the rows gives it, however many event times and ties there are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from cxsim.churn.estimation.optimization import no_maximum
from cxsim.churn.estimation.penalty import Penalty, penalty
from cxsim.churn.estimation.risk_sets import RiskSets, risk_sets, risk_sums, tie_sums
from cxsim.churn.estimation.weighted_gram import compute_weighted_gram
from cxsim.churn.features.sample import Sample
from cxsim.text import Message

Array = NDArray[np.float64]
Ties = Literal["efron", "breslow"]

_MOST_STEPS = 60
_TOLERANCE = 1e-13
_GRADIENT = 1e-12
_WILDEST = 300.0


@dataclass(frozen=True)
class BreslowBaseline:
    """The Breslow cumulative baseline hazard of one stratum, at its event times, for a row with average columns."""

    event_months: Array
    cumulative: Array


@dataclass(frozen=True)
class PartialDerivatives:
    """Log likelihood at some coefficients, with gradient and information, all of the standardised columns."""

    log_likelihood: float
    gradient: Array
    information: Array


@dataclass(frozen=True)
class PartialLikelihoodFit:
    """The maximum of the partial likelihood.

    Attributes
    ----------
    means, coefficients : shape (p,); covariance : shape (p, p), the inverse information.
    baselines : one for each stratum.
    log_likelihood : partial, with the ties as asked for.
    diagnostics : why the maximum may not be one; empty if it is.
    sample, sets, ties : what it is the maximum of, for residuals and tests on them.
    """

    means: Array
    coefficients: Array
    covariance: Array
    baselines: tuple[BreslowBaseline, ...]
    log_likelihood: float
    diagnostics: tuple[Message, ...]
    sample: Sample
    sets: RiskSets
    ties: Ties

    @property
    def event_months(self) -> Array:
        """The event times of the first stratum."""
        return self.baselines[0].event_months

    @property
    def cumulative(self) -> Array:
        """The cumulative baseline hazard of the first stratum at its event times."""
        return self.baselines[0].cumulative

    @property
    def log_risk(self) -> Array:
        """The log risk score of every row, shape (n,)."""
        return (self.sample.matrix - self.means) @ self.coefficients


def maximize_partial_likelihood(sample: Sample, ties: Ties = "efron", held: NDArray[np.bool_] | None = None) -> PartialLikelihoodFit:
    """The maximum for a sample; coefficients that are `held` have a penalty (`cxsim.churn.estimation.penalty`).

    The d churners of an event time raise the baseline by d / s0 (Breslow). Those of the first unit of tenure, which are tied by
    convention and may be a third of all customers, raise it by the sum of 1 / (s0 - r d0 / d), r = 0 .. d - 1 (Efron): without columns
    that is the step of the Kaplan-Meier curve, where exp(-d / s0) is far above it.

    Raises
    ------
    ModelError
        If the information is singular: a column repeats others, or tells the outcome.
    """
    sets = risk_sets(sample)
    means, scale = sample.matrix.mean(axis=0), sample.matrix.std(axis=0)
    scale = np.where(scale > 0, scale, 1.0)
    standard = (sample.matrix - means) / scale
    holding = penalty(held, sample)
    beta, found, diagnostics = _newton(standard, sample, sets, ties, holding)
    coefficients = beta / scale
    risk = sample.weights * np.exp(standard @ beta)
    s0, _, d0, _ = risk_sums(np.empty((len(sample), 0)), risk, sample.churned, sets.first, sets.last, sets.opening, False)
    hazard = sets.weight * sets.events / s0
    if sample.first_unit is not None:
        lumped = np.unique(sets.last[sample.first_unit] - 1)
        hazard[lumped] = (sets.weight * tie_sums(s0, d0, sets.events, True)[1])[lumped]
    parts = [slice(a, b) for a, b in zip(sets.opening[:-1], sets.opening[1:], strict=True)]
    return PartialLikelihoodFit(
        means=means,
        coefficients=coefficients,
        covariance=_inverse(found.information) / np.outer(scale, scale),
        baselines=tuple(BreslowBaseline(sets.times[part], np.cumsum(hazard[part])) for part in parts),
        log_likelihood=found.log_likelihood - holding.value(beta),
        diagnostics=diagnostics,
        sample=sample,
        sets=sets,
        ties=ties,
    )


def partial_derivatives(standard: Array, sample: Sample, sets: RiskSets, beta: Array, ties: Ties) -> PartialDerivatives:
    """Log partial likelihood, gradient and information at `beta`."""
    score = standard @ beta
    risk = sample.weights * np.exp(score)
    efron = ties == "efron" and bool((sets.events > 1).any())
    s0, s1, d0, d1 = risk_sums(standard, risk, sample.churned, sets.first, sets.last, sets.opening, efron)
    logs, a1, c1, a2, b2, c2 = sets.weight * tie_sums(s0, d0, sets.events, efron)
    left, weights = sample.churned, sample.weights
    gradient = (weights * left) @ standard - a1 @ s1
    share = risk * cumulative_hazard_at(a1, sets)
    information = -(s1.T * a2) @ s1
    if efron:
        gradient += c1 @ d1
        share[left] -= risk[left] * c1[sets.last[left] - 1]
        crossed = (s1.T * b2) @ d1
        information += crossed + crossed.T - (d1.T * c2) @ d1
    return PartialDerivatives(float((weights * left) @ score - logs.sum()), gradient, information + compute_weighted_gram(standard, share))


def cumulative_hazard_at(increments: Array, sets: RiskSets) -> Array:
    """The sum of increments over the event times at which each row was at risk, shape (n,) or (n, p)."""
    total = np.concatenate([np.zeros((1, *increments.shape[1:])), np.cumsum(increments, axis=0)])
    return np.asarray(total[np.maximum(sets.last, sets.first)] - total[sets.first])


def _held(standard: Array, sample: Sample, sets: RiskSets, beta: Array, ties: Ties, holding: Penalty) -> PartialDerivatives:
    """The derivatives of the likelihood with its penalty."""
    found = partial_derivatives(standard, sample, sets, beta, ties)
    if not holding.held.any():
        return found
    information = found.information + np.diag(holding.bend(beta))
    return PartialDerivatives(found.log_likelihood + holding.value(beta), found.gradient + holding.slope(beta), information)


def _newton(
    standard: Array, sample: Sample, sets: RiskSets, ties: Ties, holding: Penalty
) -> tuple[Array, PartialDerivatives, tuple[Message, ...]]:
    """Newton's steps, halved while they do not rise, until the likelihood stands still."""
    beta = np.zeros(standard.shape[1])
    here = _held(standard, sample, sets, beta, ties, holding)
    for _ in range(_MOST_STEPS):
        step = _solved(here.information, here.gradient)
        if step is None:
            raise no_maximum(singular=True)
        there, beta = _rise(standard, sample, sets, ties, holding, beta, step, here.log_likelihood)
        gained, here = there.log_likelihood - here.log_likelihood, there
        size = 1.0 + abs(here.log_likelihood)
        if abs(gained) <= _TOLERANCE * size and float(np.abs(here.gradient).max(initial=0.0)) <= _GRADIENT * size:
            return beta, here, ()
        if gained == 0:
            break
    return beta, here, (Message("churn-doubt-steps", steps=_MOST_STEPS),) if gained else ()


def _rise(
    standard: Array, sample: Sample, sets: RiskSets, ties: Ties, holding: Penalty, beta: Array, step: Array, least: float
) -> tuple[PartialDerivatives, Array]:
    """The point after a step that does not lower the likelihood; the same point if none is found."""
    for halvings in range(30):
        tried = beta + step / 2**halvings
        if float(np.abs(standard[:1000] @ tried).max(initial=0.0)) > _WILDEST:
            continue
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
            there = _held(standard, sample, sets, tried, ties, holding)
        if there.log_likelihood >= least - _TOLERANCE * (1.0 + abs(least)):
            return there, tried
    return _held(standard, sample, sets, beta, ties, holding), beta


def _solved(information: Array, gradient: Array) -> Array | None:
    try:
        step = np.asarray(np.linalg.solve(information, gradient))
    except np.linalg.LinAlgError:
        return None
    return step if np.isfinite(step).all() else None


def _inverse(information: Array) -> Array:
    try:
        inverse = np.asarray(np.linalg.inv(information))
    except np.linalg.LinAlgError:
        raise no_maximum(singular=True) from None
    return (inverse + inverse.T) / 2
