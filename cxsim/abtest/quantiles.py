"""Effects on a quantile: intervals by order statistics, which need no density, and by resampling of clusters."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtri

from cxsim.abtest.difference import Effect

Array = NDArray[np.float64]
LEAST = 10.0  # values expected on the shorter side of the quantile in an arm, for its order statistics to give an interval


def compare_quantiles(control: ArrayLike, treated: ArrayLike, share: float) -> Effect:
    """The difference of a quantile between two arms whose units are independent.

    Parameters
    ----------
    control, treated : array, shape (..., n)
        The values of the units of each arm.
    share : float
        Which quantile: 0.5 is the median.

    Returns
    -------
    Effect
        Its error is that of a normal law as wide as the interval between two order statistics; NaN in arms with fewer than 10 values
        on the shorter side of the quantile, which have no such interval.

    References
    ----------
    R. M. Price & D. G. Bonett, "Distribution-free confidence intervals for difference and ratio of medians", Journal of Statistical
    Computation and Simulation 72 (2002) 119-124, for any quantile.

    Examples
    --------
    >>> import numpy as np
    >>> from cxsim.abtest import compare_quantiles
    >>> values = np.arange(1_000.0)
    >>> effect = compare_quantiles(values, values + 40, 0.9)
    >>> float(effect.estimate), bool(effect.p < 0.05)
    (40.0, True)
    """
    values, errors = zip(*(_quantile(np.asarray(arm, dtype=float), share) for arm in (control, treated)), strict=True)
    total = np.hypot(*errors)
    return Effect(values[0], values[1], values[1] - values[0], total, np.full(np.shape(total), np.inf), errors[0], errors[1])


def compare_clustered_quantiles(
    values: tuple[ArrayLike, ArrayLike], clusters: tuple[ArrayLike, ArrayLike], share: float, seed: int, resamples: int = 1_000
) -> Effect:
    """The difference of a quantile between arms whose values come in clusters, with its error by resampling whole clusters.

    Parameters
    ----------
    values : tuple of two arrays, shape (n,)
        Of the control and the treated arm.
    clusters : tuple of two arrays, shape (n,)
        To which cluster each value belongs.
    share : float
        Which quantile.
    seed : int
        Of the random numbers.
    resamples : int
        How often clusters are drawn again.

    Returns
    -------
    Effect
        With as many degrees of freedom as there are clusters, less 2.

    References
    ----------
    A. C. Davison & D. V. Hinkley, Bootstrap Methods and their Application (1997), section 3.8.

    Examples
    --------
    >>> import numpy as np
    >>> from cxsim.abtest import compare_clustered_quantiles
    >>> values, clusters = np.arange(400.0) % 97, np.arange(400) // 10
    >>> compare_clustered_quantiles((values, values), (clusters, clusters), 0.5, seed=1, resamples=50).estimate.item()
    0.0
    """
    rng = np.random.default_rng(seed)
    found, errors, count = list[Array](), list[Array](), 0
    for own, whose in zip(values, clusters, strict=True):
        numbers = np.asarray(own, dtype=float)
        names, codes = np.unique(np.asarray(whose), return_inverse=True)
        order = np.argsort(numbers, kind="stable")
        drawn = rng.multinomial(len(names), np.full(len(names), 1 / len(names)), size=resamples)
        weight = drawn[:, codes[order]].cumsum(axis=1)
        place = (weight < share * weight[:, -1:]).sum(axis=1)
        again = numbers[order][np.minimum(place, len(numbers) - 1)]
        found.append(np.asarray(np.quantile(numbers, share)))
        errors.append(np.asarray(again.std(ddof=1)))
        count += len(names)
    return Effect(found[0], found[1], found[1] - found[0], np.hypot(*errors), np.asarray(float(count - 2)), errors[0], errors[1])


def _quantile(values: Array, share: float) -> tuple[Array, Array]:
    """The quantile of an arm and its standard error."""
    n = values.shape[-1]
    if n * min(share, 1 - share) < LEAST:
        error = np.full(values.shape[:-1], np.nan)
        return (np.quantile(values, share, axis=-1) if n else error), error
    ordered = np.sort(values, axis=-1)
    reach = float(ndtri(0.975)) * np.sqrt(n * share * (1 - share))
    low, high = n * share - reach, n * share + reach
    first, last = max(int(np.floor(low)), 1), min(int(np.ceil(high)) + 1, n)
    z = (last - first) / 2 / np.sqrt(n * share * (1 - share))  # what the whole order statistics cover in truth
    return np.quantile(ordered, share, axis=-1), (ordered[..., last - 1] - ordered[..., first - 1]) / (2 * z)
