"""Proportional hazards regression: h(t | x) = h0(t) exp((x - means) . b), a baseline of any shape times a factor of the customer.

Cox (1972), "Regression models and life-tables", JRSS B 34; the likelihood is in `cxsim.churn.estimation.partial_likelihood`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from cxsim.churn.distributions.proportional import Proportional
from cxsim.churn.distributions.stratified import Stratified
from cxsim.churn.estimation.estimate import ModelEstimate
from cxsim.churn.features.encoding import Column
from cxsim.churn.features.sample import Sample
from cxsim.churn.method import Method, RowColumns
from cxsim.stats.lifetimes import ProportionalHazard
from cxsim.text import Message

if TYPE_CHECKING:
    from cxsim.churn.estimation.partial_likelihood import BreslowBaseline, PartialLikelihoodFit

Array = NDArray[np.float64]


class Cox(Method):
    """Cox regression of the churn hazard on features of the customer."""

    title_id: ClassVar[str] = "churn-method-cox"
    flexibility: ClassVar[int | None] = 5

    method: Literal["cox"] = Field(default="cox", description="Cox regression, which needs not be said")
    ties: Literal["efron", "breslow"] = Field(default="efron", description="how customers who leave at the same tenure are ranked")
    strata: tuple[str, ...] = Field(
        default=(), description="features with a baseline of their own for each level, where hazards are not proportional"
    )
    entry: str | None = Field(default=None, description="column of the tenure in months at which a row came under observation")
    weights: str | None = Field(default=None, description="column that says how often a row counts")
    cluster: str | None = Field(default=None, description="column of which rows go together; errors are then robust")
    robust: bool = Field(default=False, description="errors by the sandwich formula, right even if hazards are not proportional")

    @property
    def row_columns(self) -> RowColumns:
        """Entry, weights and clusters are no features."""
        return RowColumns(self.entry, self.weights, self.cluster)

    @property
    def grouping(self) -> tuple[str, ...]:
        """The strata."""
        return self.strata

    def label(self) -> Message:
        """With ties, strata and errors."""
        return Message(
            "churn-method-cox-label",
            ties=self.ties,
            stratified=bool(self.strata),
            strata=self.strata,
            robust=self.robust or self.cluster is not None,
        )

    def estimate(self, columns: Sequence[Column], sample: Sample, held: NDArray[np.bool_], testing: bool) -> ModelEstimate:
        """The maximum of the partial likelihood, with the Breslow baseline as the hazard of an average customer."""
        from cxsim.churn.estimation.cox_residuals import proportionality
        from cxsim.churn.estimation.partial_likelihood import maximize_partial_likelihood

        own = [j for j, column in enumerate(columns) if column.feature not in self.strata]
        if len(own) < len(columns) or self.strata:
            return _stratified(self, columns, sample, own, testing, held)
        maximum = maximize_partial_likelihood(sample, self.ties, held)
        covariance = _covariance(self, maximum)
        fitted = baseline_hazard(self, tuple(column.name for column in columns), maximum, sample, covariance=covariance)
        tests = tuple(proportionality(maximum)) if testing else ()
        return ModelEstimate(
            Proportional(fitted),
            maximum.log_likelihood,
            np.sqrt(np.diag(covariance)),
            maximum.diagnostics,
            tests,
            tuple(own) if testing else (),
        )


def _stratified(
    method: Cox, columns: Sequence[Column], sample: Sample, own: list[int], testing: bool, held: NDArray[np.bool_]
) -> ModelEstimate:
    """One baseline for each pattern of the indicators of the strata, the same coefficients in all."""
    from cxsim.churn.estimation.cox_residuals import proportionality
    from cxsim.churn.estimation.partial_likelihood import maximize_partial_likelihood

    marks = [j for j in range(len(columns)) if j not in own]
    patterns, stratum = np.unique(sample.matrix[:, marks], axis=0, return_inverse=True)
    reduced = replace(sample.columns(own), stratum=np.asarray(stratum, dtype=np.int64).reshape(-1))
    maximum = maximize_partial_likelihood(reduced, method.ties, held[own])
    covariance = _covariance(method, maximum)
    names = tuple(columns[j].name for j in own)
    everything = tuple(column.name for column in columns)
    hazards = []
    for number, baseline in enumerate(maximum.baselines):
        rows = np.flatnonzero(stratum == number)
        of = _stratum(columns, marks, patterns[number])
        fitted = baseline_hazard(method, names, maximum, reduced.rows(rows), baseline, covariance, of)
        hazards.append(_widened(fitted, everything, own))
    tests = tuple(proportionality(maximum)) if testing else ()
    law = Stratified(tuple(hazards), tuple(marks), patterns)
    return ModelEstimate(
        law, maximum.log_likelihood, np.sqrt(np.diag(covariance)), maximum.diagnostics, tests, tuple(own) if testing else ()
    )


def _widened(fitted: ProportionalHazard, names: tuple[str, ...], own: list[int]) -> ProportionalHazard:
    """The hazard over all columns, with coefficient 0 where a column only tells the stratum."""
    size = len(names)
    means, coefficients, covariance = np.zeros(size), np.zeros(size), np.zeros((size, size))
    means[own], coefficients[own], covariance[np.ix_(own, own)] = fitted.means, fitted.coefficients, fitted.covariance
    return replace(fitted, features=names, means=means, coefficients=coefficients, covariance=covariance)


def _stratum(columns: Sequence[Column], marks: list[int], pattern: Array) -> Message:
    """What tells a stratum apart, as its indicators have it."""
    indicators = [_indicator(columns[j], value) for j, value in zip(marks, pattern, strict=True) if value]
    return Message("churn-stratum", indicators=indicators) if indicators else Message("churn-stratum-frequent")


def _indicator(column: Column, value: float) -> Message | str:
    return column.name if value == 1 else Message("churn-stratum-value", column=column.name, value=float(value))


def _covariance(method: Cox, maximum: PartialLikelihoodFit) -> Array:
    from cxsim.churn.estimation.cox_residuals import robust_covariance

    return robust_covariance(maximum) if method.robust or method.cluster else maximum.covariance


def baseline_hazard(
    method: Cox,
    names: tuple[str, ...],
    maximum: PartialLikelihoodFit,
    sample: Sample,
    baseline: BreslowBaseline | None = None,
    covariance: Array | None = None,
    of: Message | None = None,
) -> ProportionalHazard:
    """The fitted hazard, with the Breslow baseline at every event time and a constant hazard beyond the longest tenure.

    `baseline` and `sample` may be those of one stratum, which `of` then names; `covariance` may be the robust one.
    """
    chosen = maximum.baselines[0] if baseline is None else baseline
    knots = np.concatenate([[0.0], chosen.event_months])
    cumulative = np.concatenate([[0.0], chosen.cumulative])
    longest = float(sample.months.max())
    if longest > knots[-1]:
        knots, cumulative = np.append(knots, longest), np.append(cumulative, cumulative[-1])
    rate, tail = _tail(method, knots, cumulative, sample.months[sample.churned], of)
    return ProportionalHazard(
        features=names,
        means=maximum.means,
        coefficients=maximum.coefficients,
        covariance=maximum.covariance if covariance is None else covariance,
        knots_months=knots,
        cumulative=cumulative,
        tail_per_month=rate,
        tail=tail,
        log_scale_se=1.0 / math.sqrt(max(sample.events, 1)),
    )


def _tail(method: Cox, knots: Array, cumulative: Array, event_months: Array, of: Message | None) -> tuple[float, Message]:
    """Mean baseline hazard over the last stretch of observed tenure, and the message that states it."""
    longest = float(knots[-1])
    start = _stretch(method, knots, event_months)
    events = int((event_months > start).sum())
    rate = float(cumulative[-1] - np.interp(start, knots, cumulative)) / (longest - start)
    tail = Message("churn-tail-baseline", longest=longest, stratum=of, rate=rate, stretch=longest - start, events=events)
    return rate, tail


def _stretch(method: Cox, knots: Array, event_months: Array) -> float:
    """Where the last stretch starts: `tail_months` before the end, or earlier so that it holds `tail_events` churners."""
    start = max(0.0, float(knots[-1]) - method.tail_months)
    if int((event_months > start).sum()) >= method.tail_events or not len(event_months):
        return start
    wanted = np.sort(event_months)[::-1][min(method.tail_events, len(event_months)) - 1]
    return float(knots[np.searchsorted(knots, wanted) - 1])
