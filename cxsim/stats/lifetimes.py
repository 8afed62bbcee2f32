"""Lifetime distributions in the form that models deliver and engines draw from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True)
class ProportionalHazard:
    """A fitted hazard h(t | x) = h0(t) exp((x - means) . coefficients), with all that is needed to draw from it.

    The baseline is its cumulative hazard at `knots_months` (rising, first knot 0 with cumulative 0), linear
    between them, and of constant slope `tail_per_month` beyond the last. With a step estimate (Breslow) the
    knots are the event times, so the survival at every event time is the fitted one to the last bit.

    Attributes
    ----------
    features : names of the p columns of x.
    means, coefficients : shape (p,); log hazard per unit of the feature.
    covariance : shape (p, p), of the coefficients.
    knots_months, cumulative : shape (k,).
    tail_per_month : baseline hazard beyond the last knot, per month, > 0 unless no event was ever seen.
    tail : the sentence that states the tail.
    log_scale_se : standard error of the log of the whole baseline, drawn together with the coefficients.
    """

    features: tuple[str, ...]
    means: Array
    coefficients: Array
    covariance: Array
    knots_months: Array
    cumulative: Array
    tail_per_month: float
    tail: str
    log_scale_se: float

    def baseline_cumulative(self, months: Array) -> Array:
        """The baseline cumulative hazard H0 at tenures in months (any shape)."""
        inside = np.interp(months, self.knots_months, self.cumulative)
        beyond = np.maximum(np.asarray(months) - self.knots_months[-1], 0.0) * self.tail_per_month
        return np.asarray(inside + beyond)

    def log_risk(self, x: Array, coefficients: Array | None = None) -> Array:
        """The log risk score of rows x, shape (n, p): its exponential multiplies the baseline hazard."""
        beta = self.coefficients if coefficients is None else coefficients
        return np.asarray((x - self.means) @ beta)

    def survival(self, months: Array | float, x: Array, given_months: Array | float = 0.0) -> Array:
        """S(given + months | x) / S(given | x) for each row, shape (n,); `months` are months from now."""
        start = self.baseline_cumulative(np.asarray(given_months, dtype=float))
        stop = self.baseline_cumulative(np.asarray(given_months, dtype=float) + months)
        return np.asarray(np.exp(-(stop - start) * np.exp(self.log_risk(x))))
