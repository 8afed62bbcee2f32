"""Lifetime distributions in the form that models deliver and engines draw from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from cxsim.text import Message

Array = NDArray[np.float64]


class Curves(NamedTuple):
    """Cumulative hazards of customers: curve[i] says which of the curves row i has, exp(log_risk[i]) what it is multiplied by.

    `knots_months` has shape (k,), first 0; `cumulative` (curves, k), linear between the knots; `tails` (curves,) the slopes beyond.
    """

    knots_months: Array
    cumulative: Array
    tails: Array
    curve: NDArray[np.int64]
    log_risk: Array


class TwinHazard(Protocol):
    """A fitted hazard as the twin takes it: curves for its customers, and coefficients that are drawn from their covariance.

    Only where the coefficients are log hazard ratios may a study use them as such.
    """

    @property
    def features(self) -> tuple[str, ...]:
        """Names of the coefficients."""
        ...

    @property
    def coefficients(self) -> Array:
        """As fitted, shape (k,)."""
        ...

    @property
    def covariance(self) -> Array:
        """Of the coefficients, shape (k, k)."""
        ...

    @property
    def columns(self) -> int:
        """How many columns a customer's row has."""
        ...

    @property
    def log_hazards(self) -> bool:
        """Whether the coefficients are log hazard ratios."""
        ...

    @property
    def log_scale_se(self) -> float:
        """Standard error of the log of the whole hazard."""
        ...

    @property
    def longest_months(self) -> float:
        """The longest tenure observed."""
        ...

    @property
    def tail_per_month(self) -> float:
        """The hazard of an average customer beyond it."""
        ...

    @property
    def tail(self) -> Message:
        """The message that states it."""
        ...

    def curves(self, x: Array, until_months: float, coefficients: Array | None = None) -> Curves:
        """The curves of rows x, shape (n, p), good up to a tenure; by default with the fitted coefficients."""
        ...

    def survival(self, months: Array | float, x: Array, given_months: Array | float = 0.0) -> Array:
        """S(given + months | x) / S(given | x), shape (n,)."""
        ...


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
    tail : the message that states the tail.
    log_scale_se : standard error of the log of the whole baseline, drawn together with the coefficients.
    """

    features: tuple[str, ...]
    means: Array
    coefficients: Array
    covariance: Array
    knots_months: Array
    cumulative: Array
    tail_per_month: float
    tail: Message
    log_scale_se: float

    @property
    def columns(self) -> int:
        """One for each feature."""
        return len(self.features)

    @property
    def log_hazards(self) -> bool:
        """The coefficients are log hazard ratios."""
        return True

    @property
    def longest_months(self) -> float:
        """The last knot."""
        return float(self.knots_months[-1])

    def curves(self, x: Array, until_months: float, coefficients: Array | None = None) -> Curves:
        """The one baseline, whatever the tenure, and each row's log risk."""
        del until_months
        rows = np.zeros(len(x), dtype=np.int64)
        return Curves(self.knots_months, self.cumulative[None, :], np.array([self.tail_per_month]), rows, self.log_risk(x, coefficients))

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
