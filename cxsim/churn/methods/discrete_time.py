"""The discrete-time hazard fitted by Newton's method on a likelihood with a penalty on roughness of the effect of tenure.

With p_it = link(basis(t) . tenure + z_i . b), the chance of customer i to leave in month t, the log likelihood is the sum over months at
risk of log(1 - p_it), with log p_it in the month of leaving, less half the smoothing times the squared second differences of `tenure`.

Singer & Willett (1993), "It's about time", J. Educational Statistics 18; penalty: Eilers & Marx (1996), Statistical Science 11.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from cxsim.churn.distributions.curves import (
    draw_joint_normal,
    hazards_along,
    invert_curves,
    refuse_proportional,
    survival_along,
    tail_message,
    tail_slopes,
)
from cxsim.churn.distributions.survival_model import CoefficientEffects
from cxsim.churn.estimation.estimate import ModelEstimate, positions
from cxsim.churn.estimation.optimization import no_maximum
from cxsim.churn.estimation.penalty import Penalty, penalty
from cxsim.churn.features.encoding import Column
from cxsim.churn.features.sample import Sample
from cxsim.churn.method import NAMED, Method
from cxsim.stats.lifetimes import ProportionalHazard
from cxsim.text import Message

Array = NDArray[np.float64]
_MOST_STEPS = 60
_TOLERANCE = 1e-11
_NEGLIGIBLE = 1e-6
_BLOCK = 20_000
Link = Literal["logit", "cloglog"]


@dataclass(frozen=True)
class Monthly:
    """link(chance to leave in month t) = basis(t) . tenure . (1, x[by]) + (x - means) . coefficients.

    Attributes
    ----------
    link, features : the link, and the names of the p columns.
    basis : shape (months, k), the functions that make up the effect of tenure, at each month observed.
    tenure : shape (k, 1 + by), their coefficients, for everybody and for each column in `by`.
    by : columns of x that have an effect of tenure of their own.
    means, coefficients : shape (p,).
    covariance : of (tenure row by row, coefficients).
    tail_months : last stretch whose mean hazard continues beyond the last month, customer by customer.
    log_scale_se : standard error of the log of the whole hazard, for the twin.
    """

    link: Link
    features: tuple[str, ...]
    basis: Array
    tenure: Array
    by: tuple[int, ...]
    means: Array
    coefficients: Array
    covariance: Array
    tail_months: float
    log_scale_se: float

    @property
    def longest(self) -> int:
        """Months observed."""
        return len(self.basis)

    @property
    def longest_months(self) -> float:
        """The same as a tenure."""
        return float(self.longest)

    @property
    def tail(self) -> Message:
        """The last stretch goes on."""
        return tail_message(len(self.basis), self.tail_months)

    @property
    def parameters(self) -> tuple[str, ...]:
        """The effect of tenure, then the coefficients."""
        names = ["everybody", *(self.features[j] for j in self.by)]
        return (*(f"tenure {k + 1}: {name}" for k in range(len(self.tenure)) for name in names), *self.features)

    def curves(self, x: Array) -> Array:
        """The cumulative hazard of each row at months 0, 1, ..., the last one observed, shape (n, months + 1)."""
        score = (x - self.means) @ self.coefficients
        effect = np.column_stack([np.ones(len(x)), x[:, list(self.by)]]) @ self.tenure.T @ self.basis.T + score[:, None]
        step = np.logaddexp(0.0, effect) if self.link == "logit" else np.exp(effect)
        return np.column_stack([np.zeros(len(x)), np.cumsum(step, axis=1)])

    def survival(self, months: Array, x: Array, given_months: Array | float = 0.0) -> Array:
        """S(given + months | x) / S(given | x), shape (n,)."""
        return survival_along(self.hazard_curves, _BLOCK, months, x, given_months)

    def sample_lifetimes(self, exponential: Array, x: Array, given_months: Array | float = 0.0) -> Array:
        """Residual lifetimes by inversion of each row's own cumulative hazard."""
        return invert_curves(self.hazard_curves, _BLOCK, exponential, x, given_months)

    def cumulative_hazards(self, x: Array, months: Array) -> Array:
        """-log S(t | x) of every row at rising months, shape (n, months)."""
        return hazards_along(self.hazard_curves, x, months)

    @property
    def hazard_ratios(self) -> ProportionalHazard | None:
        """None: the coefficients are `effects`."""
        return None

    @property
    def effects(self) -> CoefficientEffects | None:
        """What multiplies the odds to leave in a month, or the hazard (cloglog)."""
        errors = np.sqrt(np.diag(self.covariance)[self.tenure.size :])
        return CoefficientEffects("odds" if self.link == "logit" else "hazard", self.coefficients, errors)

    @property
    def joint(self) -> tuple[Array, Array]:
        """All parameters, and their covariance."""
        return np.concatenate([self.tenure.ravel(), self.coefficients]), self.covariance

    def draws(self, n: int, seed: int) -> Array:
        """Samples of all parameters, shape (n, parameters)."""
        return draw_joint_normal(*self.joint, n, seed)

    def at_draw(self, values: Array) -> Monthly:
        """The law at one sample."""
        size = self.tenure.size
        return replace(self, tenure=values[:size].reshape(self.tenure.shape), coefficients=values[size:])

    def to_proportional_hazard(self) -> ProportionalHazard:
        """With the cloglog link and one effect of tenure: a proportional hazard, exact at whole months."""
        if self.link != "cloglog" or self.by:
            raise refuse_proportional("churn-hazard-months", cause="logit" if self.link == "logit" else "by")
        cumulative = np.concatenate([[0.0], np.cumsum(np.exp(self.basis @ self.tenure[:, 0]))])
        size = self.tenure.size
        return ProportionalHazard(
            features=self.features,
            means=self.means,
            coefficients=self.coefficients,
            covariance=self.covariance[size:, size:],
            knots_months=np.arange(len(cumulative), dtype=float),
            cumulative=cumulative,
            tail_per_month=float(tail_slopes(cumulative[None, :], self.tail_months)[0]),
            tail=self.tail,
            log_scale_se=self.log_scale_se,
        )

    def hazard_curves(self, x: Array) -> tuple[Array, Array, Array]:
        """Months, the cumulative hazard of each row at them, and its slope beyond."""
        curves = self.curves(x)
        return np.arange(curves.shape[1], dtype=float), curves, tail_slopes(curves, self.tail_months)


class DiscreteTime(Method):
    """A binary regression of leaving in each month, with a smooth effect of tenure (Singer & Willett 1993)."""

    model_config = NAMED
    title_id: ClassVar[str] = "churn-method-discrete-time"
    flexibility: ClassVar[int | None] = 6
    distributions: ClassVar[tuple[type, ...]] = (Monthly,)

    method: Literal["discrete_time"] = Field(default="discrete_time", description="which model is fitted")
    link: Literal["logit", "cloglog"] = Field(default="logit", description="cloglog is the proportional hazard in grouped time")
    by: tuple[str, ...] = Field(default=(), description="features whose levels have an effect of tenure of their own")
    knots: int = Field(default=8, ge=4, le=40, description="functions that make up the effect of tenure")
    smoothing: float = Field(default=1.0, gt=0, description="weight of the squared second differences of that effect")

    @property
    def grouping(self) -> tuple[str, ...]:
        """What has an effect of tenure of its own has no coefficient beside it."""
        return self.by

    def label(self) -> Message:
        """With the link, and what has its own effect of tenure."""
        return Message("churn-method-discrete-time-label", link=self.link, varying=bool(self.by), by=self.by)

    def estimate(self, columns: Sequence[Column], sample: Sample, held: NDArray[np.bool_], testing: bool) -> ModelEstimate:
        """The effect of tenure and the coefficients that make the sample most likely, under the penalty on roughness."""
        by = positions(self.by, columns)
        monthly, log = fit_discrete(self, tuple(column.name for column in columns), by, sample, held)
        return ModelEstimate(monthly, log, np.delete(np.sqrt(np.diag(monthly.covariance)[monthly.tenure.size :]), by))


@dataclass(frozen=True)
class PersonMonths:
    """A sample in whole months: standardised columns, columns with an effect of tenure, months from begin to end, the functions."""

    matrix: Array
    groups: Array
    begin: NDArray[np.int64]
    end: NDArray[np.int64]
    churned: NDArray[np.bool_]
    weights: Array
    basis: Array
    penalty: Array
    holding: Penalty


def fit_discrete(
    method: DiscreteTime, names: tuple[str, ...], by: tuple[int, ...], sample: Sample, held: NDArray[np.bool_] | None = None
) -> tuple[Monthly, float]:
    """The law and its log likelihood (without penalties; coefficients that are `held` have one, see `cxsim.churn.estimation.penalty`).

    A customer who is still there counts for the whole months observed; one who left counts as leaving in the month begun.
    """
    means, scale = sample.matrix.mean(axis=0), sample.matrix.std(axis=0)
    scale = np.where(scale > 0, scale, 1.0)
    scale[list(by)] = np.inf  # a column with an effect of tenure of its own has no coefficient: it is 0 everywhere here
    months = _months(method, sample, (sample.matrix - means) / scale, by, penalty(held, sample))
    start = -np.full(months.basis.shape[1] * months.groups.shape[1] + len(names), 0.0)
    own = months.groups.shape[1]
    start[: months.basis.shape[1] * own : own] = np.log(sample.events / max(1, int((months.end - months.begin).sum())))
    values, log, information = _climb(months, method.link == "cloglog", start)
    units = np.concatenate([np.ones(months.basis.shape[1] * own), scale])
    law = Monthly(
        link=method.link,
        features=names,
        basis=months.basis,
        tenure=values[: months.basis.shape[1] * own].reshape(-1, own),
        by=by,
        means=means,
        coefficients=values[months.basis.shape[1] * own :] / scale,
        covariance=np.linalg.inv(information) / np.outer(units, units),
        tail_months=method.tail_months,
        log_scale_se=1.0 / float(np.sqrt(sample.events)),
    )
    return law, log


def _months(method: DiscreteTime, sample: Sample, standard: Array, by: tuple[int, ...], holding: Penalty) -> PersonMonths:
    from cxsim.churn.estimation.person_months import month_basis

    begin, end = sample.whole_months()
    groups = np.column_stack([np.ones(len(sample)), sample.matrix[:, list(by)]])
    basis = month_basis(int(end.max()), method.knots)
    rough = np.diff(np.eye(method.knots), n=2, axis=0)
    own = groups.shape[1]
    smooth: Array = np.kron(rough.T @ rough * method.smoothing + _NEGLIGIBLE * np.eye(method.knots), np.eye(own)).astype(float)
    if own > 1:  # a group that nobody left early has no effect of tenure but by this penalty
        smooth += np.kron(np.eye(method.knots), np.diag([0.0, *[0.01 * method.smoothing] * (own - 1)]))
    return PersonMonths(standard, np.ascontiguousarray(groups), begin, end, sample.churned, sample.weights, basis, smooth, holding)


def _climb(months: PersonMonths, cloglog: bool, values: Array) -> tuple[Array, float, Array]:
    here = _derivatives(months, cloglog, values)
    for _ in range(_MOST_STEPS):
        try:
            step = np.linalg.solve(here[3], here[2])
        except np.linalg.LinAlgError:
            raise no_maximum() from None
        for halvings in range(30):
            there = _derivatives(months, cloglog, values + step / 2**halvings)
            if there[0] >= here[0] - 1e-12 * (1 + abs(here[0])):
                break
        else:
            return values, here[1], here[3]
        values, gained, here = values + step / 2**halvings, there[0] - here[0], there
        if abs(gained) <= _TOLERANCE * (1 + abs(here[0])):
            return values, here[1], here[3]
    raise no_maximum()


def _derivatives(months: PersonMonths, cloglog: bool, values: Array) -> tuple[float, float, Array, Array]:
    """Penalised and plain log likelihood, gradient and information of the penalised one."""
    from cxsim.churn.estimation.person_months import month_sums
    from cxsim.churn.estimation.weighted_gram import compute_weighted_gram

    functions, own = months.basis.shape[1], months.groups.shape[1]
    size = functions * own
    tenure = np.ascontiguousarray(values[:size].reshape(functions, own))
    log, r, w, rb, wb, square = month_sums(
        months.matrix @ values[size:],
        tenure,
        months.groups,
        months.basis,
        months.begin,
        months.end,
        months.churned,
        months.weights,
        cloglog,
    )
    gradient = np.concatenate([(rb.T @ months.groups).ravel(), r @ months.matrix])
    gradient[:size] -= months.penalty @ values[:size]
    cross = np.stack([(wb * months.groups[:, [g]]).T @ months.matrix for g in range(own)], axis=1).reshape(size, -1)
    plain = compute_weighted_gram(months.matrix, w)
    gradient[size:] += months.holding.slope(values[size:])
    own_part = plain + np.diag((np.diag(plain) == 0.0) + months.holding.bend(values[size:]))
    information = np.block([[square + months.penalty, cross], [cross.T, own_part]])
    rough = 0.5 * float(values[:size] @ months.penalty @ values[:size]) - months.holding.value(values[size:])
    return log - rough, log, gradient, information
