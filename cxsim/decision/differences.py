"""Options compared by their differences, in which whatever moves them all alike, and is no reason to choose, cancels."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


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
