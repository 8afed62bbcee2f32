"""The effect of a treated arm on a mean or a ratio of means: absolute by Welch's test on linearised values, relative by its logarithm.

A ratio of two sums (spend per visit, a share of cases) is read by unit of assignment: its variance is that of ``(y - r x) / mean(x)``
(the delta method), never that of its rows as if each were a unit.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtri, stdtr, stdtrit

from cxsim.stats.cross_moments import CrossMoments

Array = NDArray[np.float64]
CLEAR_OF_ZERO = 3.0  # standard errors that a mean lies from 0 before anything is said relative to it


@dataclass(frozen=True)
class OutcomeColumns:
    """What is measured of a unit: the mean of one column, or the ratio of the sums of two, by their places in the moments."""

    y: int
    x: int | None = None

    def value(self, found: CrossMoments) -> Array:
        """The mean or the ratio, shape (...); NaN where there is nothing to divide by."""
        if self.x is None:
            return np.asarray(found.means[..., self.y])
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.asarray(found.means[..., self.y] / found.means[..., self.x])

    def gradient(self, found: CrossMoments) -> Array:
        """By how much the value moves with the mean of each column, shape (..., p)."""
        slope = np.zeros_like(found.means)
        if self.x is None:
            slope[..., self.y] = 1.0
            return slope
        with np.errstate(divide="ignore", invalid="ignore"):
            slope[..., self.y] = 1 / found.means[..., self.x]
            slope[..., self.x] -= found.means[..., self.y] / found.means[..., self.x] ** 2
        return slope


@dataclass(frozen=True, eq=False)
class Effect:
    """A difference between two arms with its standard error, and the degrees of freedom of that; all of the same shape.

    Attributes
    ----------
    control, treated : the values of the arms.
    estimate : treated less control.
    error : the standard error of the estimate; 0 if nothing varies, NaN of arms with fewer than two units.
    degrees : Satterthwaite's degrees of freedom; infinite for a normal test.
    control_error, treated_error : the standard errors of the arms' values, from which what is relative is made.
    """

    control: Array
    treated: Array
    estimate: Array
    error: Array
    degrees: Array
    control_error: Array
    treated_error: Array

    @property
    def p(self) -> Array:
        """The two-sided p-value of no difference; NaN if nothing varies."""
        return 2 * self.tail(upper=False, folded=True)

    def tail(self, *, upper: bool, at: Array | float = 0.0, folded: bool = False) -> Array:
        """The one-sided p-value of an effect that is not above `at` (`upper`), or not below it."""
        with np.errstate(divide="ignore", invalid="ignore"):
            t = (self.estimate - at) / np.where(self.error > 0, self.error, np.nan)
        t = -np.abs(t) if folded else -t if upper else t
        return student_tail(self.degrees, t)

    def interval(self, alpha: float = 0.05) -> tuple[Array, Array]:
        """The two-sided interval of the estimate at 1 - alpha."""
        reach = student_quantile(self.degrees, 1 - alpha / 2) * self.error
        return self.estimate - reach, self.estimate + reach


@dataclass(frozen=True, eq=False)
class RelativeEffect:
    """The treated arm's value over the control's, less 1, with its interval; NaN where a mean is not clear of 0."""

    estimate: Array
    low: Array
    high: Array


def compare_means(control: CrossMoments, treated: CrossMoments, outcome: OutcomeColumns, *, normal: bool = False) -> Effect:
    """The effect on one outcome from the moments of both arms, by units of assignment.

    Parameters
    ----------
    control, treated : CrossMoments
        Of the units (customers, clusters) of each arm.
    outcome : OutcomeColumns
        Which columns are measured.
    normal : bool
        Whether the test is a normal one; by default Student's t with Satterthwaite's degrees of freedom.

    Returns
    -------
    Effect
        Absolute, in the unit of the outcome.

    References
    ----------
    B. L. Welch, "The generalization of 'Student's' problem when several different population variances are involved",
    Biometrika 34 (1947) 28-35. A. Deng, U. Knoblich & J. Lu, "Applying the delta method in metric analytics", KDD 2018.

    Examples
    --------
    >>> from cxsim.abtest import CrossMoments, OutcomeColumns, compare_means
    >>> control = CrossMoments.from_sums(3407, [1396.87], [[52377.9767]])
    >>> treated = CrossMoments.from_sums(3461, [2422.70], [[134698.29]])
    >>> effect = compare_means(control, treated, OutcomeColumns(0))
    >>> float(effect.estimate.round(4)), float(effect.p.round(5))
    (0.29, 0.02016)
    """
    return linear_effect(
        (control, treated), tuple((outcome.value(arm), outcome.gradient(arm)) for arm in (control, treated)), normal=normal
    )


def linear_effect(arms: tuple[CrossMoments, CrossMoments], values: tuple[tuple[Array, Array], ...], *, normal: bool = False) -> Effect:
    """The difference of two values that are functions of the means, each given with its gradient."""
    variances = [variance_of(arm, gradient) for arm, (_, gradient) in zip(arms, values, strict=True)]
    total = variances[0] + variances[1]
    with np.errstate(divide="ignore", invalid="ignore"):
        parts = sum(variance**2 / (arm.n - 1) for variance, arm in zip(variances, arms, strict=True))
        degrees = np.where(total > 0, total**2 / parts, np.nan)
    control, treated = values[0][0], values[1][0]
    errors = [np.asarray(np.sqrt(variance)) for variance in variances]
    reached = np.full(np.shape(total), np.inf) if normal else np.asarray(degrees)
    return Effect(control, treated, np.asarray(treated - control), np.asarray(np.sqrt(total)), reached, errors[0], errors[1])


def variance_of(found: CrossMoments, gradient: Array) -> Array:
    """The variance of a function of the means, by its gradient; rounding alone counts as none."""
    covariance = found.covariance
    square = np.einsum("...i,...ij,...j->...", gradient, covariance, gradient)
    scale = np.einsum("...i,...ii->...", gradient**2, covariance)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.where(square > 1e-13 * scale, square, np.where(np.isnan(square), np.nan, 0.0)) / found.n)


def relative(effect: Effect, alpha: float = 0.05) -> RelativeEffect:
    """The effect relative to the control, with the interval that the logarithm of the ratio gives.

    Withheld (NaN) unless something varies, and both values are positive and at least 3 standard errors from 0: closer to it, no interval
    of a ratio holds.

    Parameters
    ----------
    effect : Effect
        The absolute effect.
    alpha : float
        1 less the coverage of the interval.

    Returns
    -------
    RelativeEffect
        Shares: 0.05 is 5 % more than the control.

    Examples
    --------
    >>> from cxsim.abtest import CrossMoments, OutcomeColumns, compare_means, relative
    >>> arms = (CrossMoments.from_sums(10_000, [conversions], [[conversions]]) for conversions in (1_000, 1_100))
    >>> found = relative(compare_means(*arms, OutcomeColumns(0)))
    >>> [float(value.round(3)) for value in (found.estimate, found.low, found.high)]
    [0.1, 0.014, 0.193]
    """
    arms = (effect.control, effect.control_error), (effect.treated, effect.treated_error)
    clear = np.logical_and.reduce([value > CLEAR_OF_ZERO * error for value, error in arms]) & (effect.error > 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.where(clear, effect.treated / effect.control, np.nan)
        error = np.hypot(effect.control_error / effect.control, effect.treated_error / effect.treated)
    reach = student_quantile(effect.degrees, 1 - alpha / 2) * error
    return RelativeEffect(ratio - 1, ratio * np.exp(-reach) - 1, ratio * np.exp(reach) - 1)


def relative_by_delta(effect: Effect) -> Effect:
    """The effect relative to the control by the delta method on the ratio itself, as most tools report it.

    Its p-value is not that of the absolute difference. It is here to compare with them; `relative` is what a reading states.

    Parameters
    ----------
    effect : Effect
        The absolute effect.

    Returns
    -------
    Effect
        Whose estimate is the ratio less 1.

    Examples
    --------
    >>> from cxsim.abtest import CrossMoments, OutcomeColumns, compare_means, relative_by_delta
    >>> arms = CrossMoments.from_sums(28, [14.0], [[14.0]]), CrossMoments.from_sums(30, [16.0], [[16.0]])
    >>> found = relative_by_delta(compare_means(*arms, OutcomeColumns(0), normal=True))
    >>> float(found.estimate.round(5)), float(found.p.round(3))
    (0.06667, 0.809)
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = effect.treated / effect.control
        parts = effect.treated_error / np.abs(effect.control), effect.control_error * np.abs(ratio / effect.control)
        error = np.asarray(np.hypot(*parts))
    return Effect(np.ones_like(ratio), ratio, np.asarray(ratio - 1), error, effect.degrees, *map(np.asarray, reversed(parts)))


def student_tail(degrees: ArrayLike, t: ArrayLike) -> Array:
    """The probability below `t` of Student's law; the normal one for infinite degrees of freedom."""
    return np.asarray(stdtr(degrees, t))


def student_quantile(degrees: ArrayLike, share: float) -> Array:
    """The quantile of Student's law; the normal one for infinite degrees of freedom."""
    found = np.asarray(degrees, dtype=float)
    return np.asarray(np.where(np.isinf(found), ndtri(share), stdtrit(np.where(np.isinf(found), 1.0, found), share)))
