"""The proportional hazard as a law: lifetimes by inversion of its baseline, and joint samples of coefficients and level."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from cxsim.churn.distributions.curves import broadcast_rows, draw_joint_normal, hazards_by_month
from cxsim.churn.distributions.survival_model import CoefficientEffects
from cxsim.stats.lifetimes import ProportionalHazard
from cxsim.text import Message

Array = NDArray[np.float64]
LEVEL = "log baseline"


@dataclass(frozen=True)
class Proportional:
    """One baseline hazard times exp((x - means) . coefficients)."""

    hazard: ProportionalHazard

    @property
    def tail(self) -> Message:
        """The tail that the hazard states."""
        return self.hazard.tail

    @property
    def parameters(self) -> tuple[str, ...]:
        """The coefficients, and the log of the whole baseline."""
        return (*self.hazard.features, LEVEL)

    def cumulative_hazards(self, x: Array, months: Array) -> Array:
        """-log S(t | x) of every row at rising months, shape (n, months)."""
        return hazards_by_month(self.survival, x, months)

    @property
    def hazard_ratios(self) -> ProportionalHazard | None:
        """The hazard itself."""
        return self.hazard

    @property
    def effects(self) -> CoefficientEffects | None:
        """None beside the hazard ratios."""
        return None

    @property
    def joint(self) -> tuple[Array, Array]:
        """Coefficients and the log of the baseline's level (0), with their covariance."""
        size = len(self.hazard.coefficients)
        covariance = np.zeros((size + 1, size + 1))
        covariance[:size, :size], covariance[size, size] = self.hazard.covariance, self.hazard.log_scale_se**2
        return np.append(self.hazard.coefficients, 0.0), covariance

    @property
    def means(self) -> Array:
        """Those of the hazard."""
        return self.hazard.means

    @property
    def longest_months(self) -> float:
        """The last knot."""
        return self.hazard.longest_months

    def survival(self, months: Array, x: Array, given_months: Array | float = 0.0) -> Array:
        """S(given + months | x) / S(given | x), shape (n,)."""
        return self.hazard.survival(np.asarray(months, dtype=float), x, given_months)

    def sample_lifetimes(self, exponential: Array, x: Array, given_months: Array | float = 0.0) -> Array:
        """Residual lifetimes: the baseline has to gain `exponential` over the customer's factor."""
        from cxsim.churn.distributions.interpolation import invert_shared

        hazard = self.hazard
        scores, given = hazard.log_risk(x), broadcast_rows(given_months, len(x))
        return np.asarray(
            invert_shared(hazard.knots_months, hazard.cumulative, hazard.tail_per_month, scores, broadcast_rows(exponential, len(x)), given)
        )

    def draws(self, n: int, seed: int) -> Array:
        """Coefficients from their covariance, and the level of the baseline, shape (n, p + 1)."""
        return draw_joint_normal(*self.joint, n, seed)

    def at_draw(self, values: Array) -> Proportional:
        """The hazard at one sample."""
        factor = float(np.exp(values[-1]))
        changed = replace(
            self.hazard,
            coefficients=np.asarray(values[:-1]),
            cumulative=self.hazard.cumulative * factor,
            tail_per_month=self.hazard.tail_per_month * factor,
        )
        return Proportional(changed)

    def to_proportional_hazard(self) -> ProportionalHazard:
        """The hazard itself."""
        return self.hazard
