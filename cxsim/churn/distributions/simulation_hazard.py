"""Any law of lifetimes as the hazard that the twin takes: one baseline, one for each stratum, or a curve for each customer."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.churn.distributions.stratified import Stratified
from cxsim.churn.distributions.survival_model import SurvivalModel
from cxsim.errors import ModelError
from cxsim.stats.lifetimes import Curves, TwinHazard
from cxsim.text import Message

Array = NDArray[np.float64]
_TAIL_MONTHS = 12.0
_BEGINNING = np.concatenate([np.exp2(np.arange(-8.0, -2.0)), np.arange(0.25, 12.0, 0.25)])  # of a life, in months


def to_simulation_hazard(law: SurvivalModel) -> TwinHazard:
    """The law as the twin takes it: exact, at every event time or at whole months of tenure."""
    if isinstance(law, Stratified):
        return StrataHazard(law)
    try:
        return law.to_proportional_hazard()
    except ModelError:
        return CustomerHazard(law)


@dataclass(frozen=True)
class _Fed:
    """What the two kinds of hazard below have in common: all that the law itself says."""

    law: SurvivalModel

    @property
    def features(self) -> tuple[str, ...]:
        """The law's parameters."""
        return self.law.parameters

    @property
    def columns(self) -> int:
        """Those that the law was fitted on."""
        return len(self.law.means)

    @property
    def coefficients(self) -> Array:
        """The law's parameters, as fitted."""
        return self.law.joint[0]

    @property
    def covariance(self) -> Array:
        """Of the parameters."""
        return self.law.joint[1]

    @property
    def log_scale_se(self) -> float:
        """None of its own: the level is among the parameters."""
        return 0.0

    @property
    def longest_months(self) -> float:
        """The longest tenure observed."""
        return self.law.longest_months

    @property
    def tail(self) -> Message:
        """The law's."""
        return self.law.tail

    @property
    def tail_per_month(self) -> float:
        """The mean hazard of an average customer in the year after the longest tenure observed."""
        staying = self.law.survival(np.array([_TAIL_MONTHS]), self.law.means[None, :], self.law.longest_months)
        return float(-np.log(staying[0]) / _TAIL_MONTHS)

    def survival(self, months: Array | float, x: Array, given_months: Array | float = 0.0) -> Array:
        """S(given + months | x) / S(given | x), shape (n,)."""
        return self.law.survival(np.asarray(months, dtype=float), x, given_months)


@dataclass(frozen=True)
class CustomerHazard(_Fed):
    """A law that is no baseline times a factor: each customer has a curve of his own, exact at whole months."""

    @property
    def log_hazards(self) -> bool:
        """Its parameters are no log hazard ratios."""
        return False

    def curves(self, x: Array, until_months: float, coefficients: Array | None = None) -> Curves:
        """A curve for each row, up to `until_months`: at whole months of tenure, and closer where tenure begins."""
        law = self.law if coefficients is None or not len(coefficients) else self.law.at_draw(coefficients)
        months = np.union1d(_BEGINNING, np.arange(np.ceil(until_months) + 1.0))
        cumulative = np.maximum.accumulate(np.minimum(law.cumulative_hazards(x, months), np.finfo(float).max), axis=1)
        rows = np.arange(len(x), dtype=np.int64)
        tails = (cumulative[:, -1] - cumulative[:, -2]) / (months[-1] - months[-2])
        return Curves(months, cumulative, tails, rows, np.zeros(len(x)))


@dataclass(frozen=True)
class StrataHazard(_Fed):
    """A Cox model with strata: a baseline for each stratum, stated at the event times of all, and coefficients for everybody."""

    law: Stratified

    @property
    def log_hazards(self) -> bool:
        """The coefficients are log hazard ratios within strata."""
        return True

    def curves(self, x: Array, until_months: float, coefficients: Array | None = None) -> Curves:
        """The baseline of each stratum, whatever the tenure, and each row's stratum and log risk."""
        del until_months
        law = self.law if coefficients is None else self.law.at_draw(coefficients)
        knots = np.unique(np.concatenate([hazard.knots_months for hazard in law.hazards]))
        cumulative = np.stack([hazard.baseline_cumulative(knots) for hazard in law.hazards])
        tails = np.array([hazard.tail_per_month for hazard in law.hazards])
        return Curves(knots, cumulative, tails, law.stratum(x), law.hazards[0].log_risk(x))
