"""The law of a boosted model: a chance to leave in each month, asked of the trees."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.churn.distributions.curves import held_slopes, held_tail, lives_along, not_proportional, survival_along
from cxsim.errors import Fault, ModelError
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
        return held_tail(self.longest, self.tail_months)

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
        return survival_along(self.piece, _BLOCK, months, x, given_months)

    def lives(self, exponential: Array, x: Array, given_months: Array | float = 0.0) -> Array:
        """Residual lives by inversion of each row's own cumulative hazard."""
        return lives_along(self.piece, _BLOCK, exponential, x, given_months)

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
        return np.arange(self.longest + 1.0), curves, held_slopes(curves, self.tail_months)
