"""The likelihood of accelerated lifetimes maximised by Newton's method, with analytic derivatives.

With u = (log t - location - z . b) / scale, density f and survival S of u, one customer adds log f(u) - log scale - log t if it left at t,
log S(u) if it is still there, and log(1 - S(u)) if it left within t; a late entry at s takes log S(u_s) out.

Kalbfleisch & Prentice (2002), "The Statistical Analysis of Failure Time Data", chapter 3. Late entry takes the survival up
to the entry out. The shape of the generalised gamma is found on the profile of all else.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import scipy  # its parts are loaded when they are first asked for
from numpy.typing import NDArray

from cxsim.churn.distributions.accelerated import Accelerated
from cxsim.churn.distributions.families import Family, density, log_ended, log_survival
from cxsim.churn.estimation.optimization import OptimizationResult, no_maximum
from cxsim.churn.estimation.penalty import Penalty, penalty
from cxsim.churn.estimation.weibull_derivatives import compute_weibull_derivatives
from cxsim.churn.estimation.weighted_gram import compute_weighted_gram
from cxsim.churn.features.sample import Sample
from cxsim.errors import ModelError
from cxsim.text import Message

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]
_MOST_STEPS = 100
_TOLERANCE = 1e-12
_SHAPES = (-3.0, 4.0)
_SMALL = 1e-4
_BLOCK = 65_536
_ENOUGH = 20_000
_ENOUGH_EVENTS = 20
_STEEPEST = 700.0


class AcceleratedTerms(NamedTuple):
    """Shape (n,) each: the log likelihood, and what its derivatives are made of, with u = (log t - location) / scale.

    `slope` and `bend` are the first two derivatives in u; `slope_scale`, `cross` and `square` are minus the derivative in
    log scale, minus that of the slope, and minus that of `slope_scale`.
    """

    log: Array
    slope: Array
    bend: Array
    slope_scale: Array
    cross: Array
    square: Array


def life_terms(family: Family, shape: float, u: Array, churned: Flags, log_scale: float) -> AcceleratedTerms:
    """The terms of lifetimes that ended at u, or that had lasted until u."""
    f, log_s = density(family, u, shape), log_survival(family, u, shape)
    ratio = np.exp(np.minimum(f.log - log_s, _STEEPEST))
    slope, bend = np.where(churned, f.slope, -ratio), np.where(churned, f.bend, -ratio * (ratio + f.slope))
    log = np.where(churned, f.log - log_scale, log_s)
    return AcceleratedTerms(log, slope, bend, slope * u + churned, slope + u * bend, u * slope + u * u * bend)


def ended_terms(family: Family, shape: float, u: Array) -> AcceleratedTerms:
    """The terms of lifetimes that had ended by u, whenever it was: log F(u), F = 1 - S, with F' / F and its derivative."""
    f = density(family, u, shape)
    log = log_ended(family, u, shape)
    slope = np.exp(np.minimum(f.log - log, _STEEPEST))
    bend = slope * (f.slope - slope)
    return AcceleratedTerms(log, slope, bend, slope * u, slope + u * bend, u * slope + u * u * bend)


def entry_terms(family: Family, shape: float, v: Array) -> AcceleratedTerms:
    """The terms that a late entry at v takes out: those of a life that had lasted until then."""
    return life_terms(family, shape, v, np.zeros(len(v), dtype=bool), 0.0)


@dataclass(frozen=True)
class LikelihoodData:
    """What the likelihood is made of: a design with a first column of ones, logs of times, outcomes, weights.

    `churned` are lifetimes that ended at their time, `within` those that ended at some time up to it (in their first unit of tenure).
    `log_entry` is None if every life was seen from its start; else the log of the entry, minus infinity where there is none. `holding` is
    the penalty on coefficients without bound.
    """

    design: Array
    log_months: Array
    churned: NDArray[np.bool_]
    within: NDArray[np.bool_]
    log_entry: Array | None
    weights: Array
    holding: Penalty

    def every(self, step: int) -> LikelihoodData:
        """Every so many-th row."""
        entry = None if self.log_entry is None else self.log_entry[::step].copy()
        rows = (self.design[::step].copy(), self.log_months[::step].copy(), self.churned[::step].copy(), self.within[::step].copy())
        return LikelihoodData(*rows, entry, self.weights[::step].copy(), self.holding)


def fit_accelerated(
    family: Family, names: tuple[str, ...], sample: Sample, held: NDArray[np.bool_] | None = None
) -> tuple[Accelerated, float, tuple[Message, ...]]:
    """The law of a family that makes the sample most likely, its log likelihood (of the months), and doubts.

    Coefficients that are `held` have a penalty (`cxsim.churn.estimation.penalty`).

    Raises
    ------
    ModelError
        If the likelihood has no maximum.
    """
    means, scale = sample.matrix.mean(axis=0), sample.matrix.std(axis=0)
    scale = np.where(scale > 0, scale, 1.0)
    data = _likelihood_data(sample, means, scale, penalty(held, sample))
    shape, peak = (0.0, newton(data, family)) if family != "generalised_gamma" else _with_shape(data)
    information = peak.information
    diagnostics: tuple[Message, ...] = ()
    if family == "generalised_gamma":
        information = _bordered(data, peak, shape)
        if min(abs(shape - end) for end in _SHAPES) < 1e-3:
            diagnostics = (Message("churn-boundary-shape", shape=shape),)
    try:
        covariance = np.linalg.inv(information)
    except np.linalg.LinAlgError:
        raise no_maximum() from None
    units = np.concatenate([[1.0], scale, np.ones(len(covariance) - 1 - len(scale))])
    size = len(scale)
    law = Accelerated(
        family=family,
        features=names,
        means=means,
        location=float(peak.values[0]),
        coefficients=peak.values[1 : size + 1] / scale,
        log_scale=float(peak.values[size + 1]),
        shape=shape,
        covariance=covariance / np.outer(units, units),
        longest_months=float(sample.months.max()),
        events=sample.events,
    )
    jacobian = float((sample.weights * data.churned) @ data.log_months)
    return law, peak.log_likelihood - data.holding.value(peak.values[1 : size + 1]) - jacobian, diagnostics


def accelerated_derivatives(data: LikelihoodData, family: Family, values: Array, shape: float = 0.0) -> OptimizationResult:
    """Log likelihood (of the logs), gradient and information at some parameters, with the penalty where coefficients are held."""
    found = _plain_derivatives(data, family, values, shape)
    if not data.holding.held.any():
        return found
    inner = values[1:-1]
    gradient, information = found.gradient.copy(), found.information.copy()
    gradient[1:-1] += data.holding.slope(inner)
    information[1:-1, 1:-1] += np.diag(data.holding.bend(inner))
    return OptimizationResult(values, found.log_likelihood + data.holding.value(inner), gradient, information)


def _plain_derivatives(data: LikelihoodData, family: Family, values: Array, shape: float) -> OptimizationResult:
    """The same without the penalty, gathered block by block of rows."""
    if family == "weibull":
        entry = np.full(len(data.churned), -np.inf) if data.log_entry is None else data.log_entry
        return OptimizationResult(
            values, *compute_weibull_derivatives(data.design, data.log_months, data.churned, data.within, entry, data.weights, values)
        )
    total, gradient, information = 0.0, np.zeros(len(values)), np.zeros((len(values), len(values)))
    for first in range(0, len(data.log_months), _BLOCK):
        block = slice(first, first + _BLOCK)
        design, weight = data.design[block], data.weights[block]
        terms = _block_terms(data, block, family, values, shape)
        total += float(weight @ terms.log)
        gradient[:-1] -= (weight * terms.slope) @ design
        gradient[-1] -= float(weight @ terms.slope_scale)
        information[:-1, :-1] -= compute_weighted_gram(design, weight * terms.bend)
        information[:-1, -1] -= (weight * terms.cross) @ design
        information[-1, -1] -= float(weight @ terms.square)
    scale = math.exp(values[-1])
    gradient[:-1] /= scale
    information[:-1, :-1] /= scale**2
    information[:-1, -1] /= scale
    information[-1, :-1] = information[:-1, -1]
    return OptimizationResult(values, total, gradient, information)


def _block_terms(data: LikelihoodData, block: slice, family: Family, values: Array, shape: float) -> AcceleratedTerms:
    """The terms of some rows, with what late entries take out."""
    scale = math.exp(values[-1])
    location = data.design[block] @ values[:-1]
    u = (data.log_months[block] - location) / scale
    terms = life_terms(family, shape, u, data.churned[block], values[-1])
    within = np.flatnonzero(data.within[block])
    if len(within):
        for found, ended in zip(terms, ended_terms(family, shape, u[within]), strict=True):
            found[within] = ended
    if data.log_entry is None:
        return terms
    entry = data.log_entry[block]
    late = np.flatnonzero(np.isfinite(entry))
    out = entry_terms(family, shape, (entry[late] - location[late]) / scale)
    for found, taken in zip(terms, out, strict=True):
        found[late] -= taken
    return terms


def newton(data: LikelihoodData, family: Family, shape: float = 0.0, start: Array | None = None) -> OptimizationResult:
    """Newton's steps, halved while they do not rise."""
    values = _start(data, family, shape) if start is None else start
    here = accelerated_derivatives(data, family, values, shape)
    for _ in range(_MOST_STEPS):
        step = _step(here)
        for halvings in range(40):
            with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
                there = accelerated_derivatives(data, family, here.values + step / 2**halvings, shape)
            if there.log_likelihood >= here.log_likelihood - 1e-12 * (1 + abs(here.log_likelihood)):
                break
        else:
            return here
        gained, here = there.log_likelihood - here.log_likelihood, there
        if abs(gained) <= _TOLERANCE * (1 + abs(here.log_likelihood)):
            return here
    raise no_maximum()


def _step(here: OptimizationResult) -> Array:
    """Newton's step; where the information is not that of a maximum, it is raised until it is."""
    lift = 0.0
    diagonal = np.diag(np.maximum(np.abs(np.diag(here.information)), 1e-8))
    for _ in range(30):
        try:
            np.linalg.cholesky(here.information + lift * diagonal)
            step = np.linalg.solve(here.information + lift * diagonal, here.gradient)
        except np.linalg.LinAlgError:
            lift = max(2 * lift, 1e-3)
            continue
        return np.asarray(step / max(1.0, abs(step[-1])))
    raise no_maximum()


def _likelihood_data(sample: Sample, means: Array, scale: Array, holding: Penalty) -> LikelihoodData:
    """The lifetimes over standardised columns, which are written once."""
    design = np.empty((len(sample), len(means) + 1))
    design[:, 0] = 1.0
    np.subtract(sample.matrix, means, out=design[:, 1:])
    design[:, 1:] /= scale
    with np.errstate(divide="ignore"):
        entry = np.log(sample.entries) if sample.entries.any() else None
    within = np.zeros(len(sample), dtype=bool) if sample.first_unit is None else sample.first_unit
    months = np.where(within, 2 * sample.months, sample.months)
    return LikelihoodData(design, np.log(months), sample.churned & ~within, within, entry, sample.weights, holding)


def _start(data: LikelihoodData, family: Family, shape: float) -> Array:
    """The maximum of every so many-th row where there are many, from which a few steps lead to that of all; else exponential lifetimes."""
    step = len(data.churned) // _ENOUGH
    if step > 1 and data.churned[::step].sum() >= _ENOUGH_EVENTS * data.design.shape[1]:
        try:
            return newton(data.every(step), family, shape).values
        except ModelError:  # a rare column may be idle in that part
            pass
    return _exponential(data)


def _exponential(data: LikelihoodData) -> Array:
    """Exponential lifetimes: the log of the time observed for each churner."""
    rate = float(data.weights @ (data.churned | data.within)) / float(data.weights @ np.exp(data.log_months))
    return np.concatenate([[-math.log(rate)], np.zeros(data.design.shape[1])])


def _with_shape(data: LikelihoodData) -> tuple[float, OptimizationResult]:
    """The shape at which the maximum over all else is highest, from the log-normal outwards."""
    seen = {"start": newton(data, "lognormal").values}

    def below(shape: float) -> float:
        peak = newton(data, "generalised_gamma", shape, seen["start"])
        seen["start"] = peak.values
        return -peak.log_likelihood

    found = scipy.optimize.minimize_scalar(below, bounds=_SHAPES, method="bounded", options={"xatol": 1e-8})
    return float(found.x), newton(data, "generalised_gamma", float(found.x), seen["start"])


def _bordered(data: LikelihoodData, peak: OptimizationResult, shape: float) -> Array:
    """The information with a last row for the shape, by central differences of likelihood and gradient."""
    up, down = (accelerated_derivatives(data, "generalised_gamma", peak.values, shape + sign * _SMALL) for sign in (1, -1))
    border = -(up.gradient - down.gradient) / (2 * _SMALL)
    corner = -(up.log_likelihood - 2 * peak.log_likelihood + down.log_likelihood) / _SMALL**2
    return np.block([[peak.information, border[:, None]], [border[None, :], np.array([[corner]])]])
