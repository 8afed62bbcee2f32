"""Gradient boosting of the chance to leave in each month, on customer-months written out (scikit-learn).

Friedman (2001), "Greedy function approximation: a gradient boosting machine", Annals of Statistics 29.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from cxsim.churn.distributions.curves import hazards_along, invert_curves, refuse_proportional, survival_along, tail_message, tail_slopes
from cxsim.churn.distributions.survival_model import CoefficientEffects
from cxsim.churn.estimation.estimate import ModelEstimate
from cxsim.churn.features.encoding import Column
from cxsim.churn.features.sample import Sample
from cxsim.churn.method import NAMED, Method
from cxsim.errors import ModelError, fault
from cxsim.stats.lifetimes import ProportionalHazard
from cxsim.text import Message

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
    def tail(self) -> Message:
        """The last stretch goes on."""
        return tail_message(self.longest, self.tail_months)

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
        return survival_along(self.hazard_curves, _BLOCK, months, x, given_months)

    def sample_lifetimes(self, exponential: Array, x: Array, given_months: Array | float = 0.0) -> Array:
        """Residual lifetimes by inversion of each row's own cumulative hazard."""
        return invert_curves(self.hazard_curves, _BLOCK, exponential, x, given_months)

    def cumulative_hazards(self, x: Array, months: Array) -> Array:
        """-log S(t | x) of every row at rising months, shape (n, months)."""
        return hazards_along(self.hazard_curves, x, months)

    @property
    def hazard_ratios(self) -> ProportionalHazard | None:
        """None: trees have no coefficients."""
        return None

    @property
    def effects(self) -> CoefficientEffects | None:
        """None: trees have no coefficients."""
        return None

    @property
    def joint(self) -> tuple[Array, Array]:
        """Nothing is drawn."""
        return np.empty(0), np.empty((0, 0))

    @property
    def longest_months(self) -> float:
        """The months observed, as a tenure."""
        return float(self.longest)

    def draws(self, n: int, seed: int) -> Array:
        """Refused: trees have no parameters with a covariance."""
        raise ModelError(Message("churn-draws-none"), [fault("churn-draws-trees")])

    def at_draw(self, values: Array) -> Boosted:
        """The law itself: nothing is drawn."""
        return self

    def to_proportional_hazard(self) -> ProportionalHazard:
        """Refused: trees are no proportional hazard."""
        raise refuse_proportional("churn-hazard-trees")

    def hazard_curves(self, x: Array) -> tuple[Array, Array, Array]:
        """Months, the cumulative hazard of each row at them, and its slope beyond."""
        curves = self.curves(x)
        return np.arange(self.longest + 1.0), curves, tail_slopes(curves, self.tail_months)


class Boosting(Method):
    """Gradient boosted trees on customer-months: any shape and any interaction, and nothing to read off."""

    model_config = NAMED
    title_id: ClassVar[str] = "churn-method-boosting"

    method: Literal["boosting"] = Field(default="boosting", description="which model is fitted")
    rounds: int = Field(default=150, ge=1, le=5000, description="trees")
    learning_rate: float = Field(default=0.05, gt=0, le=1, description="how far each tree goes")
    max_leaves: int = Field(default=15, ge=2, le=1000, description="most leaves of a tree")
    min_rows_in_leaf: int = Field(default=200, ge=1, description="fewest customer-months in a leaf")
    max_rows: int = Field(default=20_000_000, ge=1000, description="customer-months beyond which it is refused")

    def estimate(self, columns: Sequence[Column], sample: Sample, held: NDArray[np.bool_], testing: bool) -> ModelEstimate:
        """The trees fitted on customer-months written out; there is no likelihood and no error."""
        return ModelEstimate(fit_boosted(self, sample), None, np.array([]))


def fit_boosted(method: Boosting, sample: Sample) -> Boosted:
    """The law fitted on a sample; the same sample gives the same trees.

    Raises
    ------
    ModelError
        If there are more customer-months than the method allows.
    """
    from sklearn.ensemble import HistGradientBoostingClassifier  # slow to load

    begin, end = sample.whole_months()
    months_at_risk = end - begin
    if int(months_at_risk.sum()) > method.max_rows:
        refused = fault("churn-boosting-months", months=int(months_at_risk.sum()), most=method.max_rows)
        raise ModelError(Message("churn-boosting-large"), [refused])
    rows = np.repeat(np.arange(len(sample)), months_at_risk)
    month = np.arange(len(rows)) - np.repeat(np.cumsum(months_at_risk) - months_at_risk, months_at_risk) + begin[rows] + 1
    left = sample.churned[rows] & (month == end[rows])
    trees = HistGradientBoostingClassifier(
        max_iter=method.rounds,
        learning_rate=method.learning_rate,
        max_leaf_nodes=method.max_leaves,
        min_samples_leaf=method.min_rows_in_leaf,
        early_stopping=False,
        random_state=0,
    )
    trees.fit(np.column_stack([month, sample.matrix[rows]]), left, sample_weight=sample.weights[rows])
    return Boosted(trees, int(end.max()), method.tail_months, sample.matrix.mean(axis=0))
