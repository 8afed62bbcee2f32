"""A law whose hazard is multiplied, for every customer alike, by a factor that changes at stated months: a recalibrated law."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from cxsim.churn.distributions.curves import broadcast_rows
from cxsim.churn.distributions.proportional import Proportional
from cxsim.churn.distributions.stratified import Stratified
from cxsim.churn.distributions.survival_model import CoefficientEffects, SurvivalModel
from cxsim.stats.lifetimes import ProportionalHazard
from cxsim.text import Message

Array = NDArray[np.float64]


def rescale_hazard(law: SurvivalModel, months: tuple[float, ...], factors: tuple[float, ...]) -> SurvivalModel:
    """The law with its hazard multiplied: a baseline is multiplied itself, any other law is wrapped."""
    if isinstance(law, Proportional):
        return Proportional(rescaled_hazard(law.hazard, months, factors))
    if isinstance(law, Stratified):
        return replace(law, hazards=tuple(rescaled_hazard(hazard, months, factors) for hazard in law.hazards))
    return Rescaled(law, months, factors)


def rescaled_hazard(hazard: ProportionalHazard, months: tuple[float, ...], factors: tuple[float, ...]) -> ProportionalHazard:
    """The hazard with its baseline multiplied; the months at which the factor changes become knots."""
    knots = np.union1d(hazard.knots_months, months[:-1])
    steps = np.diff(hazard.baseline_cumulative(knots))
    by = np.asarray(factors)[np.searchsorted(months[:-1], knots[:-1], side="right")]
    return replace(
        hazard,
        knots_months=knots,
        cumulative=np.concatenate([[0.0], np.cumsum(steps * by)]),
        tail_per_month=hazard.tail_per_month * factors[-1],
        tail=_tail(hazard.tail, factors),
    )


@dataclass(frozen=True)
class Rescaled:
    """h(t | x) = factor(t) h0(t | x), h0 of another law.

    Attributes
    ----------
    law : the other law.
    months, factors : the k-th factor holds up to the k-th month, the last one also beyond.
    """

    law: SurvivalModel
    months: tuple[float, ...]
    factors: tuple[float, ...]

    @property
    def tail(self) -> Message:
        """The other law's, and the factor."""
        return _tail(self.law.tail, self.factors)

    @property
    def parameters(self) -> tuple[str, ...]:
        """Those of the other law; the factors are held."""
        return self.law.parameters

    def survival(self, months: Array, x: Array, given_months: Array | float = 0.0) -> Array:
        """S(given + months | x) / S(given | x), shape (n,)."""
        given = broadcast_rows(given_months, len(x))
        return np.asarray(np.exp(self._cumulative_hazard(given, x) - self._cumulative_hazard(given + months, x)))

    def sample_lifetimes(self, exponential: Array, x: Array, given_months: Array | float = 0.0) -> Array:
        """Residual lifetimes by inversion: the level to be reached, stated in the other law's hazard."""
        given = broadcast_rows(given_months, len(x))
        own, other = self._marks(x)
        level = self._cumulative_hazard(given, x) + exponential
        stretch = (level[:, None] > own[:, 1:]).sum(axis=1)
        rows = np.arange(len(x))
        wanted = other[rows, stretch] + (level - own[rows, stretch]) / np.asarray(self.factors)[stretch]
        return self.law.sample_lifetimes(np.maximum(wanted - self._hazard(given, x), 0.0), x, given)

    def cumulative_hazards(self, x: Array, months: Array) -> Array:
        """-log S(t | x) of every row at rising months, shape (n, months)."""
        every = np.union1d(np.append(months, 0.0), self.months[:-1])
        steps = np.diff(self.law.cumulative_hazards(x, every), axis=1)
        by = np.asarray(self.factors)[np.searchsorted(self.months[:-1], every[:-1], side="right")]
        cumulative_hazards = np.column_stack([np.zeros(len(x)), np.cumsum(steps * by, axis=1)])
        return np.asarray(cumulative_hazards[:, np.searchsorted(every, months)])

    @property
    def hazard_ratios(self) -> ProportionalHazard | None:
        """Those of the other law: a factor on everybody's hazard does not move them."""
        return self.law.hazard_ratios

    @property
    def effects(self) -> CoefficientEffects | None:
        """Those of the other law."""
        return self.law.effects

    @property
    def joint(self) -> tuple[Array, Array]:
        """Those of the other law."""
        return self.law.joint

    @property
    def means(self) -> Array:
        """Those of the other law."""
        return self.law.means

    @property
    def longest_months(self) -> float:
        """That of the other law."""
        return self.law.longest_months

    def draws(self, n: int, seed: int) -> Array:
        """Samples of the other law's parameters."""
        return self.law.draws(n, seed)

    def at_draw(self, values: Array) -> Rescaled:
        """The law at one sample, with the same factors."""
        return replace(self, law=self.law.at_draw(values))

    def to_proportional_hazard(self) -> ProportionalHazard:
        """The other law's hazard, multiplied."""
        return rescaled_hazard(self.law.to_proportional_hazard(), self.months, self.factors)

    def _marks(self, x: Array) -> tuple[Array, Array]:
        """At 0 and each month where the factor changes: the cumulative hazard, multiplied and as it was, shape (n, factors)."""
        other = np.column_stack([np.zeros(len(x)), *(self._hazard(broadcast_rows(month, len(x)), x) for month in self.months[:-1])])
        steps = np.diff(other, axis=1) * np.asarray(self.factors[:-1])
        return np.column_stack([np.zeros(len(x)), np.cumsum(steps, axis=1)]), other

    def _cumulative_hazard(self, months: Array, x: Array) -> Array:
        """The cumulative hazard by a tenure, multiplied."""
        ends = (*self.months[:-1], np.inf)
        past = np.column_stack([np.zeros(len(x)), *(self._hazard(np.minimum(months, end), x) for end in ends)])
        return np.asarray(np.diff(past, axis=1) @ np.asarray(self.factors))

    def _hazard(self, months: Array, x: Array) -> Array:
        with np.errstate(divide="ignore"):
            return np.asarray(-np.log(self.law.survival(months, x)))


def _tail(tail: Message, factors: tuple[float, ...]) -> Message:
    return Message("churn-tail-rescaled", tail=tail, factor=factors[-1])
