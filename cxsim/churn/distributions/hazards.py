"""Cumulative hazards of many customers at many months at once; a law that adds up months does so once for all of them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cxsim.churn.distributions.boosted import Boosted
from cxsim.churn.distributions.monthly import Monthly
from cxsim.churn.distributions.rescaled import Rescaled
from cxsim.churn.distributions.survival_model import Law

Array = NDArray[np.float64]
_BLOCK = 20_000


def cumulative_hazards(law: Law, x: Array, months: Array) -> Array:
    """-log S(t | x) at rising months, shape (n, months)."""
    if isinstance(law, Rescaled):
        return _rescaled(law, x, months)
    if isinstance(law, Monthly | Boosted):
        return np.concatenate([_added_up(law, x[a : a + _BLOCK], months) for a in range(0, max(len(x), 1), _BLOCK)])
    with np.errstate(divide="ignore"):
        return np.column_stack([-np.log(law.survival(np.full(len(x), month), x)) for month in months])


def _added_up(law: Monthly | Boosted, x: Array, months: Array) -> Array:
    knots, curves, tails = law.piece(x)
    low = np.minimum(np.floor(months).astype(np.int64), len(knots) - 1)
    high = np.minimum(low + 1, len(knots) - 1)
    inside = curves[:, low] + np.clip(months - low, 0.0, 1.0) * (curves[:, high] - curves[:, low])
    return np.asarray(inside + np.outer(tails, np.maximum(months - knots[-1], 0.0)))


def _rescaled(law: Rescaled, x: Array, months: Array) -> Array:
    every = np.union1d(np.append(months, 0.0), law.months[:-1])
    steps = np.diff(cumulative_hazards(law.law, x, every), axis=1)
    by = np.asarray(law.factors)[np.searchsorted(law.months[:-1], every[:-1], side="right")]
    lived = np.column_stack([np.zeros(len(x)), np.cumsum(steps * by, axis=1)])
    return np.asarray(lived[:, np.searchsorted(every, months)])
