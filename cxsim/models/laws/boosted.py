"""The law of a boosted model: a chance to leave in each month, asked of the trees."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.errors import Fault, ModelError
from cxsim.models.laws.curves import along, not_proportional, reach, read_off
from cxsim.stats.lifetimes import ProportionalHazard

Array = NDArray[np.float64]
_BLOCK = 5_000
_LEAST = 1e-12


@dataclass(frozen=True)
class Boosted:
    """Trees on (month, x) that give the chance to leave in that month.

    Attributes
    ----------
    trees : a fitted classifier of scikit-learn.
    longest : months observed; beyond them each customer's hazard is its mean over the last `tail_months`.
    means : of the columns.
    """

    trees: Any
    longest: int
    tail_months: float
    means: Array

    @property
    def tail(self) -> str:
        """The last stretch goes on."""
        return (
            f"Beyond {self.longest} months, the longest tenure observed, each customer's hazard is held at its mean over the last "
            f"{self.tail_months:g} months observed. This is an assumption, not an observation."
        )

    @property
    def parameters(self) -> tuple[str, ...]:
        """None that have a distribution."""
        return ()

    def curves(self, x: Array) -> Array:
        """The cumulative hazard of each row at months 0, 1, ..., the last one observed, shape (n, months + 1)."""
        months = np.tile(np.arange(1.0, self.longest + 1), len(x))
        chance = self.trees.predict_proba(np.column_stack([months, np.repeat(x, self.longest, axis=0)]))[:, 1]
        step = -np.log1p(-np.clip(chance, _LEAST, 1 - _LEAST)).reshape(len(x), self.longest)
        return np.column_stack([np.zeros(len(x)), np.cumsum(step, axis=1)])

    def survival(self, months: Array, x: Array, given_months: Array | float = 0.0) -> Array:
        """S(given + months | x) / S(given | x), shape (n,)."""
        ahead, given = along(months, len(x)), along(given_months, len(x))
        found = np.empty(len(x))
        for rows in self._blocks(len(x)):
            knots, curves, tails = self.piece(x[rows])
            lived = read_off(knots, curves, tails, given[rows] + ahead[rows]) - read_off(knots, curves, tails, given[rows])
            found[rows] = np.exp(-lived)
        return found

    def lives(self, exponential: Array, x: Array, given_months: Array | float = 0.0) -> Array:
        """Residual lives by inversion of each row's own cumulative hazard."""
        given = along(given_months, len(x))
        found = np.empty(len(x))
        for rows in self._blocks(len(x)):
            knots, curves, tails = self.piece(x[rows])
            levels = read_off(knots, curves, tails, given[rows]) + exponential[rows]
            found[rows] = np.maximum(reach(knots, curves, tails, levels) - given[rows], 0.0)
        return found

    @property
    def joint(self) -> tuple[Array, Array]:
        """Nothing is drawn."""
        return np.empty(0), np.empty((0, 0))

    @property
    def longest_months(self) -> float:
        """The months observed, as a tenure."""
        return float(self.longest)

    def draws(self, n: int, key: int) -> Array:
        """Refused: trees have no parameters with a covariance."""
        fault = Fault("gradient boosting", "a model with coefficients and their covariance", "fit Cox or a discrete-time model for draws")
        raise ModelError("A boosted model has no distribution of its parameters.", [fault])

    def drawn(self, values: Array) -> Boosted:
        """The law itself: nothing is drawn."""
        return self

    def proportional(self) -> ProportionalHazard:
        """Refused: trees are no proportional hazard."""
        raise not_proportional("gradient boosting", "feed the twin with Cox, and keep the boosted model as a check on it")

    def piece(self, x: Array) -> tuple[Array, Array, Array]:
        """Months, the cumulative hazard of each row at them, and its slope beyond."""
        curves = self.curves(x)
        stretch = max(1, min(round(self.tail_months), self.longest))
        return np.arange(self.longest + 1.0), curves, (curves[:, -1] - curves[:, -1 - stretch]) / stretch

    def _blocks(self, rows: int) -> list[slice]:
        return [slice(start, start + _BLOCK) for start in range(0, rows, _BLOCK)]
