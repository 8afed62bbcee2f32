"""From a method and a sample to a law: one line per method, each in its own file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from cxsim.churn.distributions.proportional import Proportional
from cxsim.churn.distributions.stratified import Stratified
from cxsim.churn.distributions.survival_model import Law
from cxsim.churn.estimation.accelerated_likelihood import fit_accelerated
from cxsim.churn.estimation.cox_residuals import proportionality, robust_covariance
from cxsim.churn.estimation.diagnostics import unbounded
from cxsim.churn.estimation.partial_likelihood import Maximum, maximise
from cxsim.churn.estimation.penalty import without_bound
from cxsim.churn.features.encoding import Column
from cxsim.churn.features.sample import Sample
from cxsim.churn.method import Method
from cxsim.churn.methods.baseline import hazard
from cxsim.churn.methods.cox import Cox
from cxsim.churn.methods.cure import fit_cure
from cxsim.churn.methods.discrete_time import fit_discrete
from cxsim.churn.methods.monthly import Boosting, DiscreteTime
from cxsim.churn.methods.parametric import Cure, GeneralisedGamma, LogLogistic, LogNormal, PiecewiseExponential, Weibull
from cxsim.churn.methods.piecewise_exponential import fit_piecewise
from cxsim.errors import Fault, ModelError
from cxsim.stats.lifetimes import ProportionalHazard

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Estimate:
    """A law fitted on a sample, and what is needed to judge it.

    Attributes
    ----------
    law : the fitted law.
    log_likelihood : at the maximum; None where there is no likelihood.
    errors : standard error of each column's coefficient; empty where there are no coefficients.
    doubts : why the fit may not be believed.
    tests : statistic and p-value, per column of `tested`, of the test of proportional hazards.
    tested : columns that were tested.
    held : columns without a bound in the data, whose coefficients are held by a penalty.
    """

    law: Law
    log_likelihood: float | None
    errors: Array
    doubts: tuple[str, ...] = ()
    tests: tuple[tuple[float, float], ...] = ()
    tested: tuple[int, ...] = ()
    held: tuple[int, ...] = ()


def estimate(method: Method, columns: Sequence[Column], sample: Sample, testing: bool = True) -> Estimate:
    """The law of a method on a sample whose matrix has these columns.

    Columns that split churners from stayers have no bounded estimate: they are held by a penalty, and named in `held`.

    Raises
    ------
    ModelError
        If the likelihood has no maximum.
    """
    sample = sample.usable()
    own = [j for j, column in enumerate(columns) if column.feature not in method.grouping]
    held = np.zeros(len(columns), dtype=bool)
    held[own] = without_bound([columns[j] for j in own], sample.columns(own))
    found = _estimate(method, columns, sample, testing, held)
    if len(found.errors):
        wild = np.array(own)[unbounded(found.errors, sample.columns(own))]
        if not held[wild].all():
            held[wild] = True
            found = _estimate(method, columns, sample, testing, held)
    return replace(found, held=tuple(np.flatnonzero(held).tolist())) if len(found.errors) else found


def _estimate(method: Method, columns: Sequence[Column], sample: Sample, testing: bool, held: NDArray[np.bool_]) -> Estimate:
    names = tuple(column.name for column in columns)
    match method:
        case Cox():
            return _cox(method, columns, sample, testing, held)
        case Weibull() | LogNormal() | LogLogistic() | GeneralisedGamma():
            law, log, doubts = fit_accelerated(method.method, names, sample, held)
            return Estimate(law, log, np.sqrt(np.diag(law.covariance)[1 : len(names) + 1]), doubts)
        case PiecewiseExponential():
            steps, log = fit_piecewise(method.breaks, names, sample, held)
            return Estimate(Proportional(steps), log, np.sqrt(np.diag(steps.covariance)))
        case DiscreteTime():
            by = _places(method.by, columns)
            monthly, log = fit_discrete(method, names, by, sample, held)
            return Estimate(monthly, log, np.delete(np.sqrt(np.diag(monthly.covariance)[monthly.tenure.size :]), by))
        case Cure():
            cure, log, doubts = fit_cure(names, _places(method.latency, columns), sample, held)
            return Estimate(cure, log, np.sqrt(np.diag(cure.covariance)[1 : len(names) + 1]), doubts)
        case Boosting():
            from cxsim.churn.methods.boosting import fit_boosted  # scikit-learn is slow to load

            return Estimate(fit_boosted(method, sample), None, np.array([]))
    raise ModelError("There is no such method.", [Fault(type(method).__name__, "a method of churn", "use one of the methods")])


def _cox(method: Cox, columns: Sequence[Column], sample: Sample, testing: bool, held: NDArray[np.bool_]) -> Estimate:
    own = [j for j, column in enumerate(columns) if column.feature not in method.strata]
    if len(own) < len(columns) or method.strata:
        return _stratified(method, columns, sample, own, testing, held)
    maximum = maximise(sample, method.ties, held)
    covariance = _covariance(method, maximum)
    fitted = hazard(method, tuple(column.name for column in columns), maximum, sample, covariance=covariance)
    tests = tuple(proportionality(maximum)) if testing else ()
    return Estimate(
        Proportional(fitted), maximum.log_likelihood, np.sqrt(np.diag(covariance)), maximum.doubts, tests, tuple(own) if testing else ()
    )


def _stratified(method: Cox, columns: Sequence[Column], sample: Sample, own: list[int], testing: bool, held: NDArray[np.bool_]) -> Estimate:
    marks = [j for j in range(len(columns)) if j not in own]
    patterns, stratum = np.unique(sample.matrix[:, marks], axis=0, return_inverse=True)
    reduced = replace(sample.columns(own), stratum=np.asarray(stratum, dtype=np.int64).reshape(-1))
    maximum = maximise(reduced, method.ties, held[own])
    covariance = _covariance(method, maximum)
    names = tuple(columns[j].name for j in own)
    everything = tuple(column.name for column in columns)
    hazards = []
    for number, baseline in enumerate(maximum.baselines):
        rows = np.flatnonzero(stratum == number)
        of = f" in stratum {_said(columns, marks, patterns[number])}"
        fitted = hazard(method, names, maximum, reduced.rows(rows), baseline, covariance, of)
        hazards.append(_widened(fitted, everything, own))
    tests = tuple(proportionality(maximum)) if testing else ()
    law = Stratified(tuple(hazards), tuple(marks), patterns)
    return Estimate(law, maximum.log_likelihood, np.sqrt(np.diag(covariance)), maximum.doubts, tests, tuple(own) if testing else ())


def _widened(fitted: ProportionalHazard, names: tuple[str, ...], own: list[int]) -> ProportionalHazard:
    """The hazard over all columns, with coefficient 0 where a column only tells the stratum."""
    size = len(names)
    means, coefficients, covariance = np.zeros(size), np.zeros(size), np.zeros((size, size))
    means[own], coefficients[own], covariance[np.ix_(own, own)] = fitted.means, fitted.coefficients, fitted.covariance
    return replace(fitted, features=names, means=means, coefficients=coefficients, covariance=covariance)


def _said(columns: Sequence[Column], marks: list[int], pattern: Array) -> str:
    said = [columns[j].name if value == 1 else f"{columns[j].name} = {value:g}" for j, value in zip(marks, pattern, strict=True) if value]
    return ", ".join(said) or "the most frequent levels"


def _covariance(method: Cox, maximum: Maximum) -> Array:
    return robust_covariance(maximum) if method.robust or method.cluster else maximum.covariance


def _places(features: Sequence[str], columns: Sequence[Column]) -> tuple[int, ...]:
    return tuple(j for j, column in enumerate(columns) if column.feature in features)
