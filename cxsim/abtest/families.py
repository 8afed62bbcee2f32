"""Several questions to one experiment: Holm for secondary endpoints, Benjamini-Hochberg for exploratory ones, margins for guardrails."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from cxsim.abtest.difference import Effect

Array = NDArray[np.float64]


def holm(p: ArrayLike) -> Array:
    """Adjusted p-values under which the chance of one false discovery or more is held.

    Parameters
    ----------
    p : array, shape (k,)
        One p-value for each endpoint; NaN ones are not counted.

    Returns
    -------
    array, shape (k,)
        To be compared with alpha.

    References
    ----------
    S. Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6 (1979) 65-70.

    Examples
    --------
    >>> from cxsim.abtest import holm
    >>> holm([0.01, 0.04, 0.03]).round(2).tolist()
    [0.03, 0.06, 0.06]
    """
    found, order = _ordered(p)
    count = len(order)
    steps = np.maximum.accumulate(found[order] * (count - np.arange(count))) if count else np.empty(0)
    return _placed(found, order, steps)


def benjamini_hochberg(p: ArrayLike) -> Array:
    """Adjusted p-values under which the expected share of false ones among the discoveries is held.

    Parameters
    ----------
    p : array, shape (k,)
        One p-value for each question; NaN ones are not counted.

    Returns
    -------
    array, shape (k,)
        To be compared with the rate of false discoveries.

    References
    ----------
    Y. Benjamini & Y. Hochberg, "Controlling the false discovery rate", Journal of the Royal Statistical Society B 57 (1995) 289-300.

    Examples
    --------
    >>> from cxsim.abtest import benjamini_hochberg
    >>> benjamini_hochberg([0.01, 0.04, 0.03]).round(2).tolist()
    [0.03, 0.04, 0.04]
    """
    found, order = _ordered(p)
    count = len(order)
    steps = np.minimum.accumulate((found[order] * count / (1 + np.arange(count)))[::-1])[::-1] if count else np.empty(0)
    return _placed(found, order, steps)


def check_margin(effect: Effect, margin: float, *, higher_is_better: bool = True) -> Array:
    """The one-sided p-value of being worse than a margin: small if the treated arm is not inferior.

    Several guardrails need no correction: all must pass, so that the chance that a bad change passes is at most that of one of them
    (intersection-union; R. L. Berger, "Multiparameter hypothesis testing and acceptance sampling", Technometrics 24 (1982) 295-300).

    Parameters
    ----------
    effect : Effect
        Of the guardrail.
    margin : float
        The largest loss that is accepted, above 0, in the unit of the effect.
    higher_is_better : bool
        Whether a loss is a lower value.

    Returns
    -------
    array
        p-values; compare with half of a two-sided alpha.

    Examples
    --------
    >>> from cxsim.abtest import CrossMoments, OutcomeColumns, compare_means, check_margin
    >>> arms = (CrossMoments.from_sums(50_000, [kept], [[kept]]) for kept in (45_000, 44_950))
    >>> bool(check_margin(compare_means(*arms, OutcomeColumns(0)), 0.01) < 0.025)
    True
    """
    return effect.tail(upper=True, at=-margin) if higher_is_better else effect.tail(upper=False, at=margin)


def _ordered(p: ArrayLike) -> tuple[Array, NDArray[np.intp]]:
    found = np.asarray(p, dtype=float)
    order = np.argsort(found, kind="stable")
    return found, order[: np.count_nonzero(~np.isnan(found))]


def _placed(found: Array, order: NDArray[np.intp], steps: Array) -> Array:
    adjusted = np.full(found.shape, np.nan)
    adjusted[order] = np.minimum(steps, 1.0)
    return adjusted
