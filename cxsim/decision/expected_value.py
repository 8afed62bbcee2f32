"""The expected value of perfect, partial perfect and sample information of a choice, from draws of its net benefits."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from typing import overload

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
KNOTS = 4


def evpi(net: Array) -> float:
    """Compute the expected value of perfect information.

    Parameters
    ----------
    net : array of shape (draws, options)
        Net benefits in money; an option of doing nothing is a column of zeros.

    Returns
    -------
    float
        In the money of `net`, at least 0.

    References
    ----------
    H. Raiffa and R. Schlaifer, "Applied Statistical Decision Theory", Harvard 1961.

    Examples
    --------
    >>> from cxsim.decision import evpi
    >>> import numpy as np
    >>> random = np.random.default_rng(1)
    >>> x = random.normal(size=1000)
    >>> net_benefits = np.column_stack([np.zeros(1000), 100 * x + 20])
    >>> 25 < evpi(net_benefits) < 36
    True
    """
    return float(net.max(axis=1).mean() - net.mean(axis=0).max())


def expected_given(x: Array, net: Array) -> Array:
    """E[net benefit less that of the first option | x] at each draw (draw, option), x an assumption (draw,) or several (draw, k).

    Differences between options are regressed, never an option's level (`smooth_differences`): what options share would drown what sets
    them apart. Of a constant, a line, a parabola and cubic splines (for several: their sums, with products of pairs) the one with
    the least BIC is taken for each difference, so that an assumption which explains nothing is worth nothing (M. Strong, J. Oakley
    & A. Brennan, "Estimating multiparameter partial expected value of perfect information", Medical Decision Making 34 (2014)
    311-326, with splines for their GAM; incremental net benefits as there).
    """
    scores = [(column - column.mean()) / (column.std() or 1.0) for column in np.atleast_2d(x.T)]
    bases = _bases(scores[0]) if len(scores) == 1 else _bases_of_several(scores)
    return smooth_differences(net, lambda difference: _best_fit(bases, difference))


def _bases(x: Array) -> list[Array]:
    powers = np.vander(x, 4, increasing=True)
    knots = np.quantile(x, np.linspace(0, 1, KNOTS + 2)[1:-1])
    splines = np.column_stack([powers, *(np.maximum(x - knot, 0.0) ** 3 for knot in knots)])
    return [powers[:, :1], powers[:, :2], powers[:, :3], splines]


def _bases_of_several(scores: Sequence[Array]) -> list[Array]:
    """The bases of each assumption side by side; from the parabolas on with the products of pairs."""
    constant, *others = [np.column_stack([part[:, 1:] for part in parts]) for parts in zip(*map(_bases, scores), strict=True)]
    pairs = np.column_stack([first * second for first, second in combinations(scores, 2)])
    one = np.ones((len(pairs), 1))
    lines, *curved = [np.column_stack([one, other]) for other in others]
    return [np.column_stack([one, constant]), lines, *(np.column_stack([each, pairs]) for each in curved)]


def _best_fit(bases: Sequence[Array], y: Array) -> Array:
    fits = [basis @ np.linalg.lstsq(basis, y, rcond=None)[0] for basis in bases]
    if np.ptp(y) == 0:
        return fits[0]
    n = len(y)
    bic = [
        n * np.log(((y - fit) ** 2).mean() + 1e-12 * y.var()) + basis.shape[1] * np.log(n) for basis, fit in zip(bases, fits, strict=True)
    ]
    return fits[int(np.argmin(bic))]


@overload
def evppi(parameters: Array, net_benefits: Array) -> float: ...
@overload
def evppi(parameters: Mapping[str, Array], net_benefits: Array) -> dict[str, float]: ...
def evppi(parameters: Array | Mapping[str, Array], net_benefits: Array) -> float | dict[str, float]:
    """Compute the expected value of partial perfect information: of knowing a parameter before choosing an option.

    It is never more than `evpi`.

    Parameters
    ----------
    parameters : array, mapping or frame
        One parameter of shape (draws,), or several that are known together, of shape (draws, parameters). A mapping, or a frame, of
        parameters by name gives the value of each on its own, by name.
    net_benefits : array of shape (draws, options)
        In money; an option of doing nothing is a column of zeros.

    Returns
    -------
    float, or dict of str to float
        In the money of `net_benefits`, at least 0.

    Notes
    -----
    Several are worth at least as much as the most valuable of them: where the regression on all finds less, that one's is taken.

    References
    ----------
    M. Strong, J. Oakley and A. Brennan, "Estimating multiparameter partial expected value of perfect information from a probabilistic
    sensitivity analysis sample", Medical Decision Making 34 (2014) 311-326.

    Examples
    --------
    >>> from cxsim.decision import evpi, evppi
    >>> import numpy as np
    >>> random = np.random.default_rng(1)
    >>> x = random.normal(size=1000)
    >>> net_benefits = np.column_stack([np.zeros(1000), 100 * x + 20])
    >>> each = evppi({"x": x, "noise": random.normal(size=1000)}, net_benefits)
    >>> bool(np.isclose(each["x"], evpi(net_benefits))), each["noise"]
    (True, 0.0)
    """
    net = np.asarray(net_benefits, dtype=float)
    if not isinstance(parameters, np.ndarray) and hasattr(parameters, "items"):
        return {str(name): evppi(np.asarray(values, dtype=float), net) for name, values in parameters.items()}
    x = np.asarray(parameters, dtype=float)
    found = max(evpi(expected_given(x, net)), 0.0)
    if x.ndim == 2 and x.shape[1] > 1:
        found = max(found, *(evppi(column, net) for column in x.T))
    return min(found, evpi(net))


def evsi(x: Array, net: Array, sd: float, observations: int) -> float:
    """Compute the expected value of sample information: of n noisy observations of a parameter before choosing an option.

    Parameters
    ----------
    x : array of shape (draws,)
        The parameter.
    net : array of shape (draws, options)
        Net benefits in money; an option of doing nothing is a column of zeros.
    sd : float
        The standard deviation of one observation, in the unit of `x`.
    observations : int
        How many there are.

    Returns
    -------
    float
        In the money of `net`; it rises with the number of observations and never exceeds `evppi`.

    Notes
    -----
    What is expected once x is known is drawn towards its mean as far as n observations leave it open: by the square root of
    n / (n + sd^2 / var x), exact where x is normal and net benefit linear in it.

    References
    ----------
    H. Jalal and F. Alarid-Escudero, "A Gaussian approximation approach for value of information analysis", Medical Decision Making 38
    (2018) 174-188.

    Examples
    --------
    >>> from cxsim.decision import evppi, evsi
    >>> import numpy as np
    >>> random = np.random.default_rng(1)
    >>> x = random.normal(size=1000)
    >>> net_benefits = np.column_stack([np.zeros(1000), 100 * x + 20])
    >>> 0 < evsi(x, net_benefits, sd=1, observations=5) < evppi(x, net_benefits)
    True
    """
    return evsi_by_size(x, net, sd)(observations)


def evsi_by_size(x: Array, net: Array, sd: float) -> Callable[[float], float]:
    """`evsi` by the number of observations, with one regression for all of them."""
    known, most, spread = expected_given(x, net), evpi(net), float(x.var())
    centre, varies = known.mean(axis=0), bool(np.ptp(x) > 0)

    def value(observations: float) -> float:
        share = observations / (observations + sd**2 / spread) if varies else 0.0
        return min(max(evpi(centre + np.sqrt(share) * (known - centre)), 0.0), most)

    return value


def spanning_pairs(net: Array) -> tuple[tuple[int, int], ...]:
    """For every option but the first, (option, reference): the option it differs least from among those named before it.

    The edges are a minimum spanning tree over the options, each edge weighed by the variance of the difference in net benefit
    (R. C. Prim, "Shortest connection networks and some generalizations", Bell System Technical Journal 36 (1957) 1389-1401).
    With two options that is their one difference.

    Parameters
    ----------
    net : net benefits (draw, option).
    """
    spread = np.array([(net - column[:, None]).var(axis=0) for column in net.T])
    near, apart, pairs = np.zeros(net.shape[1], dtype=int), spread[0].copy(), []
    apart[0] = np.inf
    for _ in range(net.shape[1] - 1):
        option = int(apart.argmin())
        pairs.append((option, int(near[option])))
        closer = spread[option] < apart
        closer &= np.isfinite(apart)
        apart[closer], near[closer] = spread[option][closer], option
        apart[option] = np.inf
    return tuple(pairs)


def join_differences(pairs: tuple[tuple[int, int], ...], differences: Array) -> Array:
    """What each option has beyond the first (draw, option), from the differences (draw, pair) of `spanning_pairs`."""
    found = np.zeros((len(differences), len(pairs) + 1))
    for (option, reference), difference in zip(pairs, differences.T, strict=True):
        found[:, option] = found[:, reference] + difference
    return found


def smooth_differences(net: Array, fit: Callable[[Array], Array]) -> Array:
    """A smooth of each option's net benefit less the first option's (draw, option), the first being 0 throughout.

    Only differences of `spanning_pairs` are smoothed, by `fit` (draw,) -> (draw,); what lies between two options is their sum along the
    way. A choice hangs on nothing else, and noise that options share never enters a fit.
    """
    pairs = spanning_pairs(net)
    smooth = [fit(net[:, option] - net[:, reference]) for option, reference in pairs]
    return join_differences(pairs, np.column_stack(smooth) if smooth else np.zeros((len(net), 0)))
