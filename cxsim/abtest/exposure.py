"""Exposure regression: an outcome on a unit's own arm and on how far those whom it knows are treated, where customers talk.

``y = a + tau w + gamma s + e``: `tau` is what the unit's own treatment does, `gamma` what that of everybody whom it knows does, and a
rollout, in which both go from 0 to 1, does ``tau + gamma``. A test by customer reads only `tau`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from cxsim.abtest.difference import Effect, OutcomeColumns
from cxsim.stats.cross_moments import CrossMoments
from cxsim.stats.intervals import Array


@dataclass(frozen=True)
class ExposureEffect:
    """An effect in two parts, each with its standard error (robust to unequal variances).

    Attributes
    ----------
    direct : tau, of the unit's own treatment; spillover : gamma, of the treatment of all whom it knows.
    total : tau + gamma, of a rollout.
    """

    direct: float
    direct_error: float
    spillover: float
    spillover_error: float
    total: float
    total_error: float


def regress_on_exposure(outcome: ArrayLike, own: ArrayLike, exposure: ArrayLike) -> ExposureEffect:
    """Regress an outcome on a unit's own arm and on the share of treated units among those whom it knows.

    Parameters
    ----------
    outcome : array, shape (n,)
        What was measured of each unit.
    own : array, shape (n,)
        Whether the unit is treated.
    exposure : array, shape (n,)
        Share of treated units among those whom it knows (friends, or who recommended it), from 0 to 1.

    Returns
    -------
    ExposureEffect
        The direct effect, the spillover and their sum.

    References
    ----------
    P. M. Aronow & C. Samii, "Estimating average causal effects under general interference", Annals of Applied Statistics 11 (2017)
    1912-1947. H. White, "A heteroskedasticity-consistent covariance matrix estimator", Econometrica 48 (1980) 817-838.

    Examples
    --------
    >>> import numpy as np
    >>> from cxsim.abtest import regress_on_exposure
    >>> rng = np.random.default_rng(4)
    >>> treated = rng.random(20_000) < 0.5
    >>> share = treated[rng.integers(0, 20_000, (20_000, 10))].mean(axis=1)
    >>> found = regress_on_exposure(1.0 * treated + 2.0 * share + rng.normal(size=20_000), treated, share)
    >>> abs(found.direct - 1) < 4 * found.direct_error, abs(found.total - 3) < 4 * found.total_error
    (True, True)
    """
    fit = _Fit.of(np.asarray(outcome, dtype=float)[:, None], own, exposure)
    parts = {"direct": (0.0, 1.0, 0.0), "spillover": (0.0, 0.0, 1.0), "total": (0.0, 1.0, 1.0)}
    found = {name: fit.at(np.array(term)) for name, term in parts.items()}
    errors = {f"{name}_error": float(fit.error(parts[:, 0])) for name, (_, parts) in found.items()}
    return ExposureEffect(**{name: float(value[0]) for name, (value, _) in found.items()}, **errors)


def compare_by_exposure(columns: Array, own: NDArray[np.bool_], treated_brought: Array, brought: Array, outcome: OutcomeColumns) -> Effect:
    """What a rollout does to customers and those whom they bring, from an experiment in which each draws an arm of its own.

    The columns of each customer, with those whom it brought added to its own, are regressed on its arm, on how many it brought and on how
    many of these are treated: the slope `d` of the last is what the treatment of one of them does. Where all are treated the columns have
    the mean of the treated customers, plus `d` for each of those whom they brought that is not treated; where none is, the mean of the
    untreated, less `d` for each that is.

    Parameters
    ----------
    columns : shape (n, p): sums of each customer and of those whom it brought.
    own : shape (n,): whether the customer is treated.
    treated_brought, brought : shape (n,): how many of those whom it brought are treated, and how many it brought.
    outcome : which columns are measured.
    """
    fit = _Fit.of(columns, own, brought, treated_brought)
    slope, pull = fit.at(np.array([0.0, 0.0, 0.0, 1.0]))
    values, moves = list[float](), list[Array]()
    for arm, switched in ((False, -treated_brought), (True, brought - treated_brought)):
        inside = own == arm
        share = inside.mean() if inside.any() else np.nan
        rows = columns + switched[:, None] * slope
        mean = rows[inside].sum(axis=0) / (share * len(rows))
        parts = np.where(inside, 1 / share, 0.0)[:, None] * (rows - mean) + pull * (switched[inside].sum() / (share * len(rows)))
        moments = CrossMoments(np.asarray(float(len(rows))), mean, np.zeros((columns.shape[1],) * 2))
        values.append(float(outcome.value(moments)))
        moves.append(parts @ outcome.gradient(moments))
    errors = [np.asarray(fit.error(parts)) for parts in (*moves, moves[1] - moves[0])]
    degrees = np.asarray(float(max(len(columns) - fit.count, 0)))
    control, treated = (np.asarray(value) for value in values)
    return Effect(control, treated, np.asarray(treated - control), errors[2], degrees, errors[0], errors[1])


@dataclass(frozen=True, eq=False)
class _Fit:
    """A least-squares fit of several columns on the same terms.

    Attributes
    ----------
    slopes : shape (terms, p); pull : shape (n, terms), by how much each unit's residuals, shape (n, p), move the slopes.
    """

    slopes: Array
    pull: Array
    residuals: Array

    @classmethod
    def of(cls, columns: Array, *terms: ArrayLike) -> _Fit:
        """A fit on a constant and some terms, each of shape (n,)."""
        known = np.column_stack([np.ones(len(columns)), *(np.asarray(term, dtype=float) for term in terms)])
        inverse = np.linalg.pinv(known.T @ known, hermitian=True)
        slopes = inverse @ (known.T @ columns)
        return cls(slopes, len(columns) * known @ inverse, columns - known @ slopes)

    @property
    def count(self) -> int:
        """How many terms were fitted."""
        return len(self.slopes)

    def at(self, term: Array) -> tuple[Array, Array]:
        """A combination of the slopes, shape (p,), and by how much each unit moves it, shape (n, p)."""
        return term @ self.slopes, (self.pull @ term)[:, None] * self.residuals

    def error(self, parts: Array) -> Array:
        """The standard error of what is moved so, with White's correction for the terms fitted."""
        n = len(parts)
        return np.asarray(np.sqrt((parts**2).sum() / n / (n - self.count))) if n > self.count else np.asarray(np.nan)
