"""Hazards that are stated rather than fitted: one Weibull law for each segment, in the form in which the twin takes fitted ones."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cxsim.stats.lifetimes import Array, Curves
from cxsim.text import Message

KNOTS = 2_000


@dataclass(frozen=True)
class StatedHazard:
    """Cumulative hazards ``(t / scale) ** shape`` by segment; a customer's row has one column, the number of its segment.

    Attributes
    ----------
    shapes, scales_months : shape (segments,), above 0; a scale may be infinite: nobody leaves.
    """

    shapes: Array
    scales_months: Array
    features: tuple[str, ...] = ()
    columns: int = 1
    log_hazards: bool = True
    log_scale_se: float = 0.0
    tail: Message = Message("stats-hazard-stated")  # noqa: RUF009  frozen

    @property
    def coefficients(self) -> Array:
        """None: nothing was fitted."""
        return np.zeros(0)

    @property
    def covariance(self) -> Array:
        """Of no coefficient."""
        return np.zeros((0, 0))

    @property
    def longest_months(self) -> float:
        """Endless: the law holds for every tenure."""
        return float("inf")

    @property
    def tail_per_month(self) -> float:
        """The mean over segments of the hazard at one year of tenure."""
        return float(np.mean(self._cumulative(np.array([12.0])) * self.shapes[:, None] / 12.0))

    def curves(self, x: Array, until_months: float, coefficients: Array | None = None) -> Curves:
        """One curve a segment, closely knotted where a hazard may change fast: near tenure 0."""
        del coefficients
        knots = until_months * np.linspace(0.0, 1.0, KNOTS + 1) ** 2
        cumulative = self._cumulative(knots)
        tails = (cumulative[:, -1] - cumulative[:, -2]) / (knots[-1] - knots[-2])
        return Curves(knots, cumulative, tails, x[:, 0].astype(np.int64), np.zeros(len(x)))

    def survival(self, months: Array | float, x: Array, given_months: Array | float = 0.0) -> Array:
        """S(given + months) / S(given) of each row's segment, shape (n,)."""
        segment, given = x[:, 0].astype(np.int64), np.asarray(given_months, dtype=float)
        shape, scale = self.shapes[segment], self.scales_months[segment]
        return np.asarray(np.exp((given / scale) ** shape - ((given + months) / scale) ** shape))

    def _cumulative(self, months: Array) -> Array:
        return np.asarray((months[None, :] / self.scales_months[:, None]) ** self.shapes[:, None])
