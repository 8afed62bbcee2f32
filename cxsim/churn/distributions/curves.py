"""Cumulative hazards that are linear between knots and of constant slope beyond the last: read off, and inverted."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from numba import njit
from numpy.typing import NDArray

from cxsim.errors import Fault, ModelError

Array = NDArray[np.float64]
Piece = Callable[[Array], tuple[Array, Array, Array]]
"""For some rows: months, the cumulative hazard of each row at them, and its slope beyond."""


@njit(cache=True)
def read_off(knots, curves, tails, months):
    """Cumulative hazards at `months`, shape (n,): row i reads its own curve, or the one curve there is."""
    found = np.empty(len(months))
    shared = len(curves) == 1
    for i in range(len(months)):
        curve, tail = curves[0 if shared else i], tails[0 if shared else i]
        k = np.searchsorted(knots, months[i], side="right") - 1
        if k >= len(knots) - 1:
            found[i] = curve[-1] + (months[i] - knots[-1]) * tail
        else:
            share = (months[i] - knots[k]) / (knots[k + 1] - knots[k])
            found[i] = curve[k] + share * (curve[k + 1] - curve[k])
    return found


@njit(cache=True)
def reach(knots, curves, tails, levels):
    """The first month at which the cumulative hazard of each row reaches its level, shape (n,); infinite if it never does."""
    found = np.empty(len(levels))
    shared = len(curves) == 1
    for i in range(len(levels)):
        curve, tail = curves[0 if shared else i], tails[0 if shared else i]
        k = np.searchsorted(curve, levels[i], side="left")
        if k >= len(knots):
            found[i] = knots[-1] + (levels[i] - curve[-1]) / tail if tail > 0 else np.inf
        elif k == 0:
            found[i] = knots[0]
        else:
            found[i] = knots[k - 1] + (levels[i] - curve[k - 1]) / (curve[k] - curve[k - 1]) * (knots[k] - knots[k - 1])
    return found


@njit(cache=True)
def lives_ahead(knots, curve, tail, scores, exponential, given):
    """Months until one shared baseline, times exp(score), gains each row's exponential from its tenure on, shape (n,)."""
    found = np.empty(len(given))
    last = len(knots) - 1
    for i in range(len(given)):
        k = min(np.searchsorted(knots, given[i], side="right") - 1, last)
        slope = tail if k == last else (curve[k + 1] - curve[k]) / (knots[k + 1] - knots[k])
        level = curve[k] + slope * (given[i] - knots[k]) + exponential[i] * math.exp(-scores[i])
        j = np.searchsorted(curve, level, side="left")
        if j > last:
            month = knots[last] + (level - curve[last]) / tail if tail > 0 else math.inf
        elif j == 0:
            month = knots[0]
        else:
            month = knots[j - 1] + (level - curve[j - 1]) / (curve[j] - curve[j - 1]) * (knots[j] - knots[j - 1])
        found[i] = max(month - given[i], 0.0)
    return found


def along(values: Array | float, rows: int) -> Array:
    """One value for each of so many rows."""
    return np.ascontiguousarray(np.broadcast_to(np.asarray(values, dtype=float), (rows,)))


def survival_along(piece: Piece, block: int, months: Array, x: Array, given_months: Array | float) -> Array:
    """S(given + months | x) / S(given | x), shape (n,), of curves that `piece` makes for so many rows at a time."""
    ahead, given = along(months, len(x)), along(given_months, len(x))
    found = np.empty(len(x))
    for rows in _blocks(len(x), block):
        knots, curves, tails = piece(x[rows])
        lived = read_off(knots, curves, tails, given[rows] + ahead[rows]) - read_off(knots, curves, tails, given[rows])
        found[rows] = np.exp(-lived)
    return found


def lives_along(piece: Piece, block: int, exponential: Array, x: Array, given_months: Array | float) -> Array:
    """Residual lives by inversion of each row's own cumulative hazard, shape (n,)."""
    given = along(given_months, len(x))
    found = np.empty(len(x))
    for rows in _blocks(len(x), block):
        knots, curves, tails = piece(x[rows])
        levels = read_off(knots, curves, tails, given[rows]) + exponential[rows]
        found[rows] = np.maximum(reach(knots, curves, tails, levels) - given[rows], 0.0)
    return found


def held_slopes(curves: Array, tail_months: float) -> Array:
    """The mean slope of each monthly curve over its last stretch, which goes on beyond it."""
    stretch = max(1, min(round(tail_months), curves.shape[1] - 1))
    return np.asarray((curves[:, -1] - curves[:, -1 - stretch]) / stretch)


def held_tail(longest: int, tail_months: float) -> str:
    """What is assumed beyond the last month, in words."""
    return (
        f"Beyond {longest} months, the longest tenure observed, each customer's hazard is held at its mean over the last "
        f"{tail_months:g} months observed. This is an assumption, not an observation."
    )


def _blocks(rows: int, size: int) -> list[slice]:
    return [slice(start, start + size) for start in range(0, rows, size)]


def joint_normal(centre: Array, covariance: Array, n: int, key: int) -> Array:
    """Samples of a joint normal distribution, shape (n, k); the same key gives the same samples."""
    generator = np.random.Generator(np.random.Philox(key=key))
    return np.asarray(generator.multivariate_normal(centre, covariance, size=n, method="eigh"))


def not_proportional(law: str, remedy: str) -> ModelError:
    """The refusal of a law that is not a baseline hazard times a factor of the customer."""
    found = f"{law}, which is not a baseline hazard times a factor of the customer"
    fault = Fault(found, "a proportional hazard, which is what the twin takes", remedy)
    return ModelError("This churn model cannot feed the twin.", [fault])
