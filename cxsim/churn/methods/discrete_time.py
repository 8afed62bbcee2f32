"""The discrete-time hazard fitted by Newton's method on a likelihood with a penalty on roughness of the effect of tenure.

Singer & Willett (1993), "It's about time", J. Educational Statistics 18; penalty: Eilers & Marx (1996), Statistical Science 11.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.churn.distributions.monthly import Monthly
from cxsim.churn.estimation.accelerated_likelihood import no_maximum
from cxsim.churn.estimation.penalty import Penalty, penalty
from cxsim.churn.estimation.person_months import month_basis, month_sums
from cxsim.churn.estimation.weighted_gram import weighted_square
from cxsim.churn.features.sample import Sample
from cxsim.churn.methods.monthly import DiscreteTime

Array = NDArray[np.float64]
_MOST_STEPS = 60
_TOLERANCE = 1e-11
_NEGLIGIBLE = 1e-6


@dataclass(frozen=True)
class Months:
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


def whole_months(sample: Sample) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """First and last whole month (exclusive, inclusive) that each row was observed."""
    end = np.where(sample.churned, np.ceil(sample.months), np.floor(sample.months)).astype(np.int64)
    begin = np.ceil(sample.entries).astype(np.int64)
    return np.minimum(begin, np.where(sample.churned, end - 1, end)), end


def _months(method: DiscreteTime, sample: Sample, standard: Array, by: tuple[int, ...], holding: Penalty) -> Months:
    begin, end = whole_months(sample)
    groups = np.column_stack([np.ones(len(sample)), sample.matrix[:, list(by)]])
    basis = month_basis(int(end.max()), method.knots)
    rough = np.diff(np.eye(method.knots), n=2, axis=0)
    own = groups.shape[1]
    smooth: Array = np.kron(rough.T @ rough * method.smoothing + _NEGLIGIBLE * np.eye(method.knots), np.eye(own)).astype(float)
    if own > 1:  # a group that nobody left early has no effect of tenure but by this penalty
        smooth += np.kron(np.eye(method.knots), np.diag([0.0, *[0.01 * method.smoothing] * (own - 1)]))
    return Months(standard, np.ascontiguousarray(groups), begin, end, sample.churned, sample.weights, basis, smooth, holding)


def _climb(months: Months, cloglog: bool, values: Array) -> tuple[Array, float, Array]:
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


def _derivatives(months: Months, cloglog: bool, values: Array) -> tuple[float, float, Array, Array]:
    """Penalised and plain log likelihood, gradient and information of the penalised one."""
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
    plain = weighted_square(months.matrix, w)
    gradient[size:] += months.holding.slope(values[size:])
    own_part = plain + np.diag((np.diag(plain) == 0.0) + months.holding.bend(values[size:]))
    information = np.block([[square + months.penalty, cross], [cross.T, own_part]])
    rough = 0.5 * float(values[:size] @ months.penalty @ values[:size]) - months.holding.value(values[size:])
    return log - rough, log, gradient, information
