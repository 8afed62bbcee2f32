"""Cumulative hazards that are linear between knots and of constant slope beyond the last: read off, and inverted."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from cxsim.errors import ModelError, fault
from cxsim.text import Message

Array = NDArray[np.float64]
_BLOCK = 20_000
Piece = Callable[[Array], tuple[Array, Array, Array]]
"""For some rows: months, the cumulative hazard of each row at them, and its slope beyond."""


def broadcast_rows(values: Array | float, rows: int) -> Array:
    """One value for each of so many rows."""
    return np.ascontiguousarray(np.broadcast_to(np.asarray(values, dtype=float), (rows,)))


def survival_along(piece: Piece, block: int, months: Array, x: Array, given_months: Array | float) -> Array:
    """S(given + months | x) / S(given | x), shape (n,), of curves that `piece` makes for so many rows at a time."""
    from cxsim.churn.distributions.interpolation import interpolate

    ahead, given = broadcast_rows(months, len(x)), broadcast_rows(given_months, len(x))
    found = np.empty(len(x))
    for rows in _blocks(len(x), block):
        knots, curves, tails = piece(x[rows])
        cumulative_hazard = interpolate(knots, curves, tails, given[rows] + ahead[rows]) - interpolate(knots, curves, tails, given[rows])
        found[rows] = np.exp(-cumulative_hazard)
    return found


def invert_curves(piece: Piece, block: int, exponential: Array, x: Array, given_months: Array | float) -> Array:
    """Residual lifetimes by inversion of each row's own cumulative hazard, shape (n,)."""
    from cxsim.churn.distributions.interpolation import interpolate, invert

    given = broadcast_rows(given_months, len(x))
    found = np.empty(len(x))
    for rows in _blocks(len(x), block):
        knots, curves, tails = piece(x[rows])
        levels = interpolate(knots, curves, tails, given[rows]) + exponential[rows]
        found[rows] = np.maximum(invert(knots, curves, tails, levels) - given[rows], 0.0)
    return found


def hazards_by_month(survival: Callable[[Array, Array], Array], x: Array, months: Array) -> Array:
    """-log S(t | x) at rising months, shape (n, months), month by month."""
    with np.errstate(divide="ignore"):
        return np.column_stack([-np.log(survival(np.full(len(x), month), x)) for month in months])


def hazards_along(piece: Piece, x: Array, months: Array) -> Array:
    """-log S(t | x) at rising months, shape (n, months), of curves that `piece` adds up once for all of them."""
    return np.concatenate([_added_up(piece, x[rows], months) for rows in _blocks(max(len(x), 1), _BLOCK)])


def _added_up(piece: Piece, x: Array, months: Array) -> Array:
    knots, curves, tails = piece(x)
    low = np.minimum(np.floor(months).astype(np.int64), len(knots) - 1)
    high = np.minimum(low + 1, len(knots) - 1)
    inside = curves[:, low] + np.clip(months - low, 0.0, 1.0) * (curves[:, high] - curves[:, low])
    return np.asarray(inside + np.outer(tails, np.maximum(months - knots[-1], 0.0)))


def tail_slopes(curves: Array, tail_months: float) -> Array:
    """The mean slope of each monthly curve over its last stretch, which goes on beyond it."""
    stretch = max(1, min(round(tail_months), curves.shape[1] - 1))
    return np.asarray((curves[:, -1] - curves[:, -1 - stretch]) / stretch)


def tail_message(longest: int, tail_months: float) -> Message:
    """What is assumed beyond the last month."""
    return Message("churn-tail-mean", longest=longest, stretch=tail_months)


def _blocks(rows: int, size: int) -> list[slice]:
    return [slice(start, start + size) for start in range(0, rows, size)]


def draw_joint_normal(centre: Array, covariance: Array, n: int, seed: int) -> Array:
    """Samples of a joint normal distribution, shape (n, k); the same key gives the same samples."""
    generator = np.random.Generator(np.random.Philox(key=seed))
    return np.asarray(generator.multivariate_normal(centre, covariance, size=n, method="eigh"))


def refuse_proportional(id: str, /, **facts: object) -> ModelError:
    """The refusal of a model that is not a baseline hazard times a factor of the customer, by the id of its fault."""
    return ModelError(Message("churn-hazard-refused"), [fault(id, **facts)])
