"""One baseline hazard for each stratum, the same coefficients in all: what a Cox fit with strata says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from cxsim.churn.distributions.curves import broadcast_rows, draw_joint_normal, hazards_by_month, refuse_proportional
from cxsim.churn.distributions.proportional import Proportional
from cxsim.churn.distributions.survival_model import CoefficientEffects
from cxsim.errors import ModelError, fault
from cxsim.stats.lifetimes import ProportionalHazard
from cxsim.text import Message

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Stratified:
    """Strata given by indicator columns of x, each with its own baseline.

    Attributes
    ----------
    hazards : one for each stratum, over the same columns; an indicator of a stratum has coefficient 0.
    indicators : columns of x that tell the strata apart.
    patterns : shape (strata, indicators), what these columns are in each stratum.
    """

    hazards: tuple[ProportionalHazard, ...]
    indicators: tuple[int, ...]
    patterns: Array

    @property
    def tail(self) -> Message:
        """The tails of all strata."""
        return Message("churn-tail-strata", tails=[hazard.tail for hazard in self.hazards])

    @property
    def parameters(self) -> tuple[str, ...]:
        """The coefficients, and the log of each baseline."""
        return (*self.hazards[0].features, *(f"log baseline {k + 1}" for k in range(len(self.hazards))))

    @property
    def joint(self) -> tuple[Array, Array]:
        """The coefficients and the log of each baseline's level (0), with their covariance."""
        size, strata = len(self.hazards[0].coefficients), len(self.hazards)
        covariance = np.diag([0.0] * size + [hazard.log_scale_se**2 for hazard in self.hazards])
        covariance[:size, :size] = self.hazards[0].covariance
        return np.concatenate([self.hazards[0].coefficients, np.zeros(strata)]), covariance

    @property
    def means(self) -> Array:
        """Those of the columns, over all strata."""
        return self.hazards[0].means

    @property
    def longest_months(self) -> float:
        """The last knot of any stratum."""
        return max(hazard.longest_months for hazard in self.hazards)

    def stratum(self, x: Array) -> NDArray[np.int64]:
        """The number of each row's stratum, from 0.

        Raises
        ------
        ModelError
            If a row is of a stratum that was not in the fitted table.
        """
        same = (x[:, list(self.indicators)][:, None, :] == self.patterns[None, :, :]).all(axis=2)
        unknown = int((~same.any(axis=1)).sum())
        if unknown:
            raise ModelError(Message("churn-strata-unknown"), [fault("churn-strata-rows", rows=unknown)])
        return np.asarray(same.argmax(axis=1), dtype=np.int64)

    def survival(self, months: Array, x: Array, given_months: Array | float = 0.0) -> Array:
        """S(given + months | x) / S(given | x), in the order of the rows, shape (n,)."""
        ahead, given = broadcast_rows(months, len(x)), broadcast_rows(given_months, len(x))
        return self._by_stratum(x, lambda law, rows: law.survival(ahead[rows], x[rows], given[rows]))

    def sample_lifetimes(self, exponential: Array, x: Array, given_months: Array | float = 0.0) -> Array:
        """Residual lifetimes by inversion of each stratum's baseline."""
        given = broadcast_rows(given_months, len(x))
        return self._by_stratum(x, lambda law, rows: law.sample_lifetimes(exponential[rows], x[rows], given[rows]))

    def cumulative_hazards(self, x: Array, months: Array) -> Array:
        """-log S(t | x) of every row at rising months, shape (n, months)."""
        return hazards_by_month(self.survival, x, months)

    @property
    def hazard_ratios(self) -> ProportionalHazard | None:
        """Of the first stratum: the coefficients are those of all."""
        return self.hazards[0]

    @property
    def effects(self) -> CoefficientEffects | None:
        """None beside the hazard ratios."""
        return None

    def draws(self, n: int, seed: int) -> Array:
        """Coefficients from their covariance, and the level of each baseline."""
        return draw_joint_normal(*self.joint, n, seed)

    def at_draw(self, values: Array) -> Stratified:
        """The law at one sample."""
        size = len(self.hazards[0].coefficients)
        at = [np.append(values[:size], values[size + k]) for k in range(len(self.hazards))]
        return replace(self, hazards=tuple(Proportional(h).at_draw(v).hazard for h, v in zip(self.hazards, at, strict=True)))

    def to_proportional_hazard(self) -> ProportionalHazard:
        """Refused: the strata have baselines of different shape."""
        raise refuse_proportional("churn-hazard-strata")

    def _by_stratum(self, x: Array, answer: Callable[[Proportional, NDArray[np.intp]], Array]) -> Array:
        found = np.empty(len(x))
        strata = self.stratum(x)
        for number, hazard in enumerate(self.hazards):
            rows = np.flatnonzero(strata == number)
            if len(rows):
                found[rows] = answer(Proportional(hazard), rows)
        return found
