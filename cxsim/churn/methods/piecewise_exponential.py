"""The piecewise exponential proportional hazard, with the steps of the baseline taken out of the likelihood in closed form.

With rate l_k in step k, e_ik months at risk in it and r_i = exp(z_i . b), the log likelihood is
sum of d_i (z_i . b + log l_k(i)) - sum over k of l_k sum over i of r_i e_ik, so that l_k = d_k / sum over i of r_i e_ik at its maximum.

Friedman (1982), "Piecewise exponential models for survival data with covariates", Annals of Statistics 10. Given the
coefficients, each step is churners over risk-weighted months; what remains is a function of the coefficients alone.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import ClassVar, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from cxsim.churn.distributions.proportional import Proportional
from cxsim.churn.estimation.estimate import ModelEstimate
from cxsim.churn.estimation.optimization import no_maximum
from cxsim.churn.estimation.penalty import Penalty, penalty
from cxsim.churn.features.encoding import Column
from cxsim.churn.features.sample import Sample
from cxsim.churn.method import NAMED, Method
from cxsim.errors import ModelError, fault
from cxsim.stats.lifetimes import ProportionalHazard
from cxsim.text import Message

Array = NDArray[np.float64]
_MOST_STEPS = 60
_TOLERANCE = 1e-13
USUAL_BREAKS = (1.0, 3.0, 6.0, 12.0, 24.0, 36.0, 48.0, 60.0)  # of these, a step in which nobody left is one with that before it


class PiecewiseExponential(Method):
    """A hazard constant between breaks of tenure, times a factor of the customer."""

    model_config = NAMED
    title_id: ClassVar[str] = "churn-method-piecewise-exponential"
    flexibility: ClassVar[int | None] = 4

    method: Literal["piecewise_exponential"] = Field(default="piecewise_exponential", description="which model is fitted")
    breaks: tuple[float, ...] = Field(default=USUAL_BREAKS, description="tenures in months at which the hazard may change")

    def estimate(self, columns: Sequence[Column], sample: Sample, held: NDArray[np.bool_], testing: bool) -> ModelEstimate:
        """The steps and coefficients that make the sample most likely."""
        hazard, log = fit_piecewise(self.breaks, tuple(column.name for column in columns), sample, held)
        return ModelEstimate(Proportional(hazard), log, np.sqrt(np.diag(hazard.covariance)))


def fit_piecewise(
    breaks: tuple[float, ...], names: tuple[str, ...], sample: Sample, held: NDArray[np.bool_] | None = None
) -> tuple[ProportionalHazard, float]:
    """The hazard and its log likelihood; the last step goes on beyond the longest tenure.

    Of the usual breaks, those are left out that would make a step in which nobody left: it is one with the step before it (the first with
    the next). Breaks that were stated are kept.
    Coefficients that are `held` have a penalty (`cxsim.churn.estimation.penalty`).

    Raises
    ------
    ModelError
        If nobody left in a step that was stated, or the likelihood has no maximum.
    """
    knots = find_steps(breaks, sample)
    if breaks != USUAL_BREAKS:
        _refuse_empty(breaks, sample)
    means, scale = sample.matrix.mean(axis=0), sample.matrix.std(axis=0)
    scale = np.where(scale > 0, scale, 1.0)
    standard = (sample.matrix - means) / scale
    spent = exposure(sample.months, knots) - exposure(sample.entries, knots)
    step_of = np.clip(np.searchsorted(knots, sample.months[sample.churned], side="left") - 1, 0, len(knots) - 2)
    events = np.bincount(step_of, weights=sample.weights[sample.churned], minlength=len(knots) - 1).astype(float)
    beta, log, information = _climb(standard, spent * sample.weights[:, None], events, sample, penalty(held, sample))
    rates = events / (np.exp(standard @ beta) @ (spent * sample.weights[:, None]))
    hazard = ProportionalHazard(
        features=names,
        means=means,
        coefficients=beta / scale,
        covariance=np.linalg.inv(information) / np.outer(scale, scale),
        knots_months=knots,
        cumulative=np.concatenate([[0.0], np.cumsum(rates * np.diff(knots))]),
        tail_per_month=float(rates[-1]),
        tail=Message("churn-tail-steps", longest=float(knots[-1]), rate=float(rates[-1]), since=float(knots[-2])),
        log_scale_se=1.0 / math.sqrt(sample.events),
    )
    return hazard, log


def find_steps(breaks: tuple[float, ...], sample: Sample) -> Array:
    """The ends of the steps, from 0 to the longest tenure: breaks that part steps with churners in both."""
    longest = float(sample.months.max())
    left = np.sort(sample.months[sample.churned])
    kept = [0.0]
    for here in (*np.unique([b for b in breaks if 0 < b < longest]), longest):
        if np.searchsorted(left, here, side="right") > np.searchsorted(left, kept[-1], side="right") or (
            len(kept) == 1 and here == longest
        ):
            kept.append(float(here))
    kept[-1] = longest
    return np.array(kept)


def exposure(months: Array, knots: Array) -> Array:
    """Months at risk in each step of a tenure, shape (n, steps)."""
    return np.asarray(np.clip(months[:, None] - knots[:-1], 0.0, np.diff(knots)))


def _climb(standard: Array, spent: Array, events: Array, sample: Sample, holding: Penalty) -> tuple[Array, float, Array]:
    beta = np.zeros(standard.shape[1])
    here = _derivatives(standard, spent, events, sample, beta, holding)
    for _ in range(_MOST_STEPS):
        try:
            step = np.linalg.solve(here[2], here[1])
        except np.linalg.LinAlgError:
            raise no_maximum() from None
        for halvings in range(30):
            there = _derivatives(standard, spent, events, sample, beta + step / 2**halvings, holding)
            if there[0] >= here[0] - 1e-12 * (1 + abs(here[0])):
                break
        beta, gained, here = beta + step / 2**halvings, there[0] - here[0], there
        if abs(gained) <= _TOLERANCE * (1 + abs(here[0])):
            return beta, here[0] - holding.value(beta), here[2]
    raise no_maximum()


def _derivatives(standard: Array, spent: Array, events: Array, sample: Sample, beta: Array, holding: Penalty) -> tuple[float, Array, Array]:
    """Log likelihood with the best steps and the penalty, its gradient and information."""
    from cxsim.churn.estimation.weighted_gram import compute_weighted_gram

    risk = np.exp(standard @ beta)
    total = risk @ spent
    rates = events / total
    means = (standard * risk[:, None]).T @ spent / total
    left = sample.weights * sample.churned
    log = float(left @ (standard @ beta) + events @ np.log(rates) - events.sum())
    information = compute_weighted_gram(standard, risk * (spent @ rates)) - (means * events) @ means.T
    gradient = left @ standard - means @ events + holding.slope(beta)
    return log + holding.value(beta), gradient, information + np.diag(holding.bend(beta))


def _refuse_empty(breaks: tuple[float, ...], sample: Sample) -> None:
    """Refuse stated breaks that part a step in which nobody left."""
    longest = float(sample.months.max())
    ends = np.array([0.0, *np.unique([b for b in breaks if 0 < b < longest]), longest])
    by = np.searchsorted(np.sort(sample.months[sample.churned]), ends, side="right")
    faults = [
        fault("churn-step-empty", **{"from": float(ends[k]), "to": float(ends[k + 1])}) for k in np.flatnonzero(np.diff(by) == 0).tolist()
    ]
    if faults:
        raise ModelError(Message("churn-steps-empty"), faults)
