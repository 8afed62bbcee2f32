"""How likely a customer was to be still under observation, given what is known of him: the weights of honest scores.

Customers who joined lately are censored early, and who joined lately is not a matter of chance: prices, plans and contracts
change. So the chance not to be censored is modelled on the features; Kaplan-Meier weights would blame right models.
Robins & Finkelstein (2000), Biometrics 56; Gerds & Schumacher (2006), Biometrical J. 48.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from cxsim.churn.estimation.kaplan_meier import life_table
from cxsim.churn.estimation.partial_likelihood import maximize_partial_likelihood
from cxsim.churn.features.sample import Sample

Array = NDArray[np.float64]
_JUST_BEFORE = 1e-9
_LEAST = 0.02
_FEW = 0.05


@dataclass(frozen=True)
class CensoringModel:
    """A Cox model of being censored.

    Attributes
    ----------
    risk : shape (n,), factor of each row of the sample it was fitted on.
    months, cumulative : baseline cumulative hazard at each time of censoring.
    """

    risk: Array
    months: Array
    cumulative: Array

    def rows(self, which: NDArray[np.bool_] | NDArray[np.intp]) -> CensoringModel:
        """The model for those rows."""
        return replace(self, risk=self.risk[which])

    def censoring_survival(self, months: Array | float) -> Array:
        """The chance of each row not to be censored before a month (one for all, or one for each), shape (n,)."""
        hazard = np.concatenate([[0.0], self.cumulative])[np.searchsorted(self.months, months, side="left")]
        return np.asarray(np.maximum(np.exp(-hazard * self.risk), _LEAST))

    def reliable_months(self, months: Array) -> Array:
        """Those of some rising months at which all but few customers (1 in 20) have a chance of 0.02 or more to be seen; at least two.

        Beyond them what becomes of the others is known of almost nobody like them, and no weight can tell.
        """
        hazard = np.concatenate([[0.0], self.cumulative])[np.searchsorted(self.months, months, side="left")]
        hidden = np.array([float((self.risk * each > -np.log(_LEAST)).mean()) for each in hazard])
        return months[: max(2, int((hidden <= _FEW).sum()))]

    def at_events(self, months: Array) -> Array:
        """The same for every row before each of several months, shape (n, months)."""
        hazard = np.concatenate([[0.0], self.cumulative])[np.searchsorted(self.months, months, side="left")]
        return np.asarray(np.maximum(np.exp(-np.outer(self.risk, hazard)), _LEAST))


def fit_censoring(sample: Sample) -> CensoringModel:
    """The model of censoring of a sample; customers who churn at a month do so before others are censored at it."""
    turned = _turned(sample)
    if not turned.events:
        return CensoringModel(np.ones(len(sample)), np.array([]), np.array([]))
    varying = np.flatnonzero(sample.matrix.std(axis=0) > 0)
    found = maximize_partial_likelihood(turned.columns(varying.tolist()))
    return CensoringModel(np.exp(found.log_risk), found.event_months, found.cumulative)


def estimate_marginal_censoring(sample: Sample) -> Callable[[Array], Array]:
    """The Kaplan-Meier chance to be censored only after a month, for everybody alike."""
    turned = _turned(sample)
    table = life_table(turned.months, turned.churned)
    chance = np.concatenate([[1.0], table.survival])
    return lambda months: np.asarray(chance[np.searchsorted(table.months, months, side="right")])


def _turned(sample: Sample) -> Sample:
    months = np.where(sample.churned, sample.months * (1 - _JUST_BEFORE), sample.months)
    return replace(sample, months=months, churned=~sample.churned, entry_months=None)


@dataclass(frozen=True)
class WeightedOutcomes:
    """Who had left by a month, who is known not to have, and the weight with which each speaks for those who are not known.

    A customer censored exactly at the month is known not to have left by it.
    """

    left: NDArray[np.bool_]
    stayed: NDArray[np.bool_]
    weight: Array


def weigh_outcomes(sample: Sample, seen: CensoringModel, horizon: float) -> WeightedOutcomes:
    """Outcomes by a horizon with inverse probability of censoring weights."""
    left = sample.churned & (sample.months <= horizon)
    stayed = (sample.months > horizon) | (~sample.churned & (sample.months >= horizon))
    chance = np.where(left, seen.censoring_survival(sample.months), seen.censoring_survival(horizon))
    return WeightedOutcomes(left, stayed, (left | stayed) / chance)
