"""Importance: how much of what can be predicted of an answer is owed to each driver, with an interval.

The share of a driver is its Shapley value of the explained log likelihood: the mean, over all orders in which drivers could be let in,
of what it adds (Lindeman, Merenda & Gold 1980 for the variance; Lipovetsky & Conklin 2001). Correlated drivers share what they explain
together. Shares are never below 0 and add up to 1, so that a driver without effect still has a small one: whether a driver is significant
is a matter of its test, not of its share.

Intervals are a bootstrap of customers. Every subset is fitted once; a bootstrap sample moves its maximum by one Newton step,
l(w) + s(w)' I^-1 s(w) / 2 with weighted log likelihood l and slopes s, which is right to the second order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import factorial

import numpy as np
from numpy.typing import NDArray

from cxsim.drivers.ordinal import FittedOrdinal, fit_ordinal, sum_by_customer

Array = NDArray[np.float64]
Subset = frozenset[str]
MOST_DRIVERS = 8  # 256 fits


@dataclass(frozen=True)
class Importance:
    """The share of one driver in what all explain together, with its 95 % interval."""

    driver: str
    share: float
    low: float
    high: float


@dataclass(frozen=True)
class ExplainedVariance:
    """What the drivers given explain together: the share of the log likelihood, less its penalty (McFadden), and each one's part."""

    share: float
    parts: tuple[Importance, ...]


def importances(
    answers: Array, matrix: Array, columns: Mapping[str, Sequence[int]], customer: NDArray[np.intp], draws: int, seed: int
) -> ExplainedVariance:
    """The importance of each driver.

    Parameters
    ----------
    answers, matrix, customer : as for `fit_ordinal`.
    columns : the columns of the matrix that belong to each driver; at most `MOST_DRIVERS`, of which one may stand for several.
    draws, seed : samples of the bootstrap, and their key.
    """
    names = tuple(columns)
    times = bootstrap(int(customer.max()) + 1, draws, seed)
    values: dict[Subset, Array] = {}
    kept: dict[Subset, float] = {}
    for subset in (frozenset(c) for size in range(len(names) + 1) for c in combinations(names, size)):
        chosen = [j for name in names if name in subset for j in columns[name]]
        fitted = fit_ordinal(answers, matrix[:, chosen], customer)
        values[subset] = _value(fitted, customer, times)
        kept[subset] = fitted.log_likelihood - fitted.penalty
    parts = np.array([_shapley(name, names, values) for name in names])
    total = values[frozenset(names)] - values[frozenset()]
    shares = parts / np.where(total > 0, total, np.nan)
    low, high = np.clip(np.nanquantile(shares[:, 1:], [0.025, 0.975], axis=1), 0.0, 1.0)
    found = tuple(Importance(n, float(shares[j, 0]), float(low[j]), float(high[j])) for j, n in enumerate(names))
    explained = 1 - kept[frozenset(names)] / kept[frozenset()]
    return ExplainedVariance(explained, tuple(sorted(found, key=lambda part: -part.share)))


def bootstrap(customers: int, draws: int, seed: int) -> Array:
    """How often each customer is in each sample, shape (draws, customers)."""
    random = np.random.Generator(np.random.Philox(key=seed))
    return np.asarray(random.multinomial(customers, np.full(customers, 1 / customers), size=draws), dtype=float)


def _value(fitted: FittedOrdinal, customer: NDArray[np.intp], times: Array) -> Array:
    """What a subset explains: on the data, then in each sample, whose own noise is fitted once more and taken off again."""
    value = times @ np.bincount(customer, fitted.by_row, times.shape[1])
    slopes = times @ sum_by_customer(fitted.slopes, customer)
    moved = np.einsum("bi,bi->b", slopes @ np.linalg.pinv(fitted.information), slopes) / 2
    return np.concatenate([[fitted.log_likelihood], value + moved - fitted.penalty])


def _shapley(name: str, names: Sequence[str], values: Mapping[Subset, Array]) -> Array:
    others = [other for other in names if other != name]
    total = np.zeros_like(values[frozenset()])
    for size in range(len(names)):
        weight = factorial(size) * factorial(len(names) - size - 1) / factorial(len(names))
        for chosen in combinations(others, size):
            subset = frozenset(chosen)
            total += weight * (values[subset | {name}] - values[subset])
    return total
