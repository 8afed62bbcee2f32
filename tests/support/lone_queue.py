"""A queue with one agent, by the recursion of Lindley: apart from the twin, and quick enough for thousands of experiments."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
RATE, MINUTES, FASTER = 0.9, 40_000.0, 1 / 1.1
Treated = Callable[[np.random.Generator, Array], NDArray[np.bool_]]


def call_sojourns(
    rng: np.random.Generator, minutes: float, treated: Treated, faster: float = FASTER
) -> tuple[Array, Array, NDArray[np.bool_]]:
    """When each call of one run came, how long it took in all, and whether it was treated: then its service is so many times as long.

    The wait is ``S - min S`` of the walk S whose steps are a service less the time until the next call (D. V. Lindley, 1952).
    """
    expected = RATE * minutes
    arrive = rng.exponential(1 / RATE, int(expected + 8 * expected**0.5)).cumsum()
    arrive = arrive[: np.searchsorted(arrive, minutes)]
    label = treated(rng, arrive)
    service = rng.exponential(np.where(label, faster, 1.0))
    walk = np.concatenate([[0.0], (service[:-1] - np.diff(arrive)).cumsum()])
    return arrive, walk - np.minimum.accumulate(walk) + service, label


def drawn_by_call(rng: np.random.Generator, arrive: Array) -> NDArray[np.bool_]:
    """Every call by itself."""
    return rng.random(len(arrive)) < 0.5


def drawn_by_period(minutes: float) -> Treated:
    """All calls of a period together."""

    def drawn(rng: np.random.Generator, arrive: Array) -> NDArray[np.bool_]:
        period = (arrive // minutes).astype(np.intp)
        return np.asarray(rng.random(period[-1] + 1) < 0.5)[period]

    return drawn
