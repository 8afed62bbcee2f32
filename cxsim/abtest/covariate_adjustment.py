"""Effects with what was known before the experiment taken out: CUPED (of means and ratios), strata, and units that are clusters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from cxsim.abtest.difference import Effect, OutcomeColumns, linear_effect
from cxsim.stats.cross_moments import CrossMoments, merge

Array = NDArray[np.float64]
SINGULAR = 1e-9  # of a correlation matrix: a covariate that others give, or that never varies, is left out
ROUNDING = 1e-12  # of a covariate's size: what its standard deviation must exceed to be more than rounding
SAME = 1 - 1e-9  # a share explained from which on a covariate is the outcome itself


@dataclass(frozen=True, eq=False)
class AdjustedEffect:
    """An effect after adjustment.

    Attributes
    ----------
    effect : the difference, adjusted; its arms' values are adjusted to the mean covariates of all arms.
    theta : shape (..., q); by how much the outcome moves with each covariate, from all arms together.
    explained : the share of the outcome's variance that the covariates explain (rho squared of one), and so of the units that is saved.
    """

    effect: Effect
    theta: Array
    explained: Array

    @property
    def is_outcome(self) -> bool:
        """Whether a covariate is the outcome itself, so that nothing is left to compare."""
        return bool(np.any(self.explained > SAME))


def adjust(
    control: CrossMoments,
    treated: CrossMoments,
    outcome: OutcomeColumns,
    before: Sequence[OutcomeColumns],
    others: Sequence[CrossMoments] = (),
) -> AdjustedEffect:
    """The effect with covariates taken out that were known before assignment.

    What is adjusted for must not be able to depend on the arm: a covariate dated after assignment takes out a part of the effect.

    Parameters
    ----------
    control, treated : CrossMoments
        Of the units of each arm; outcome and covariates are columns of it.
    outcome : OutcomeColumns
        The mean or ratio that is compared.
    before : sequence of OutcomeColumns
        The covariates: means or ratios.
    others : sequence of CrossMoments
        Further arms of the experiment, from which theta is estimated too.

    Returns
    -------
    AdjustedEffect
        With one covariate its variance is 1 - rho squared of the plain effect's.

    References
    ----------
    A. Deng, Y. Xu, R. Kohavi & T. Walker, "Improving the sensitivity of online controlled experiments by utilizing pre-experiment
    data" (CUPED), WSDM 2013; appendix B for ratios.

    Examples
    --------
    >>> import numpy as np
    >>> from cxsim.abtest import CrossMoments, OutcomeColumns, adjust
    >>> rng = np.random.default_rng(3)
    >>> before = rng.normal(size=10_000)
    >>> rows = np.column_stack([0.7 * before + rng.normal(0, 0.51**0.5, 10_000), before])
    >>> found = adjust(CrossMoments.of(rows[:5_000]), CrossMoments.of(rows[5_000:]), OutcomeColumns(0), [OutcomeColumns(1)])
    >>> float(found.explained.round(2))
    0.49
    """
    every = merge((control, treated, *others))
    slopes = np.stack([each.gradient(every) for each in before], axis=-2)
    theta, explained = _regress(every, outcome.gradient(every), slopes)
    centre = np.stack([each.value(every) for each in before], axis=-1)
    values = tuple(_adjusted_value(arm, outcome, before, theta, centre) for arm in (control, treated))
    return AdjustedEffect(linear_effect((control, treated), values), theta, explained)


def _regress(every: CrossMoments, slope: Array, slopes: Array) -> tuple[Array, Array]:
    """Coefficients of the linearised covariates and the share that they explain of the linearised outcome."""
    covariance = every.covariance
    across = np.einsum("...qi,...ij,...j->...q", slopes, covariance, slope)
    among = np.einsum("...qi,...ij,...rj->...qr", slopes, covariance, slopes)
    own = np.einsum("...i,...ij,...j->...", slope, covariance, slope)
    sd = np.sqrt(np.einsum("...qq->...q", among))
    varies = (sd > ROUNDING * np.abs(slopes * every.means[..., None, :]).max(axis=-1)) & np.isfinite(sd)
    unit = np.where(varies, sd, 1.0)
    scaled = np.where(varies[..., :, None] & varies[..., None, :], among / (unit[..., :, None] * unit[..., None, :]), 0.0)
    beta = np.einsum("...qr,...r->...q", np.linalg.pinv(scaled, rcond=SINGULAR, hermitian=True), np.where(varies, across / unit, 0.0))
    theta = beta / unit
    with np.errstate(divide="ignore", invalid="ignore"):
        return theta, np.asarray(np.where(own > 0, np.einsum("...q,...q->...", theta, across) / own, 0.0))


def _adjusted_value(
    arm: CrossMoments, outcome: OutcomeColumns, before: Sequence[OutcomeColumns], theta: Array, centre: Array
) -> tuple[Array, Array]:
    value, gradient = outcome.value(arm), outcome.gradient(arm)
    for i, each in enumerate(before):
        weight = theta[..., i]
        value = value - weight * (each.value(arm) - centre[..., i])
        gradient = gradient - weight[..., None] * each.gradient(arm)
    return value, gradient


@dataclass(frozen=True, eq=False)
class StratifiedEffect:
    """An effect over strata (the last axis), weighted by their shares of all units, and the share of units in strata without both arms."""

    effect: Effect
    left_out: Array


def post_stratify(strata: Effect, units: ArrayLike) -> StratifiedEffect:
    """The effect in all strata together, each weighted by its share of the units of both arms.

    Parameters
    ----------
    strata : Effect
        The effects in the strata, along the last axis, plain or adjusted.
    units : array, shape (..., strata)
        Units of both arms in each stratum.

    Returns
    -------
    StratifiedEffect
        Strata in which an arm has fewer than two units are left out, and their share is stated.

    References
    ----------
    L. W. Miratrix, J. S. Sekhon & B. Yu, "Adjusting treatment effect estimates by post-stratification in randomized experiments",
    Journal of the Royal Statistical Society B 75 (2013) 369-396.

    Examples
    --------
    >>> import numpy as np
    >>> from cxsim.abtest import CrossMoments, OutcomeColumns, compare_means, post_stratify
    >>> control = CrossMoments.from_sums([100, 300], [[50.0], [30.0]], [[[50.0]], [[30.0]]])
    >>> treated = CrossMoments.from_sums([300, 100], [[165.0], [12.0]], [[[165.0]], [[12.0]]])
    >>> found = post_stratify(compare_means(control, treated, OutcomeColumns(0)), [400, 400])
    >>> float(found.effect.estimate.round(3))
    0.035
    """
    known = np.isfinite(strata.error) & np.isfinite(strata.estimate)
    size = np.asarray(units, dtype=float)
    inside = np.where(known, size, 0.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        weight = inside / inside.sum(axis=-1, keepdims=True)
        left_out = 1 - inside.sum(axis=-1) / size.sum(axis=-1)

    def mean(values: Array) -> Array:
        return np.asarray(np.where(known, weight * values, 0.0).sum(axis=-1))

    def error(errors: Array) -> Array:
        return np.asarray(np.sqrt(np.where(known, weight**2 * errors**2, 0.0).sum(axis=-1)))

    with np.errstate(divide="ignore", invalid="ignore"):
        parts = np.where(known & (strata.error > 0), (weight * strata.error) ** 4 / strata.degrees, 0.0).sum(axis=-1)
        degrees = np.where(parts > 0, error(strata.error) ** 4 / parts, np.inf)
    together = Effect(
        mean(strata.control),
        mean(strata.treated),
        mean(strata.estimate),
        np.where(weight.sum(axis=-1) > 0, error(strata.error), np.nan),
        degrees,
        error(strata.control_error),
        error(strata.treated_error),
    )
    return StratifiedEffect(together, np.asarray(left_out))


def sum_by_cluster(columns: ArrayLike, cluster: ArrayLike) -> CrossMoments:
    """The moments of clusters: each is one unit, whose row is the sum of its members' rows and, last, their number.

    Parameters
    ----------
    columns : array, shape (n, p)
        Rows of customers.
    cluster : array, shape (n,)
        To which cluster each belongs.

    Returns
    -------
    CrossMoments
        Of p + 1 columns. A mean by customer is the ratio of a column to the last, which makes its test robust to clusters, with as
        many degrees of freedom as there are clusters, less one in each arm.

    Examples
    --------
    >>> from cxsim.abtest import sum_by_cluster
    >>> sum_by_cluster([[1.0], [0.0], [1.0]], ["a", "a", "b"]).means.tolist()
    [1.0, 1.5]
    """
    return CrossMoments.of(cluster_rows(columns, cluster))


def cluster_rows(columns: ArrayLike, cluster: ArrayLike) -> Array:
    """The row of each cluster, shape (clusters, p + 1): the sum of its members' rows and, last, their number."""
    rows = np.asarray(columns, dtype=float)
    rows = rows[:, None] if rows.ndim == 1 else rows
    names, codes = np.unique(np.asarray(cluster), return_inverse=True)
    return np.column_stack([np.bincount(codes, column, len(names)) for column in (*rows.T, np.ones(len(rows)))])
