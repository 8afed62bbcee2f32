"""Reasons to leave that exclude each other: how often each comes, and what each customer's features do to each.

Aalen & Johansen (1978), Scandinavian J. of Statistics 5; variance: Marubini & Valsecchi (1995), section 10.3. Ties are taken as
they are: all who leave in a month leave the same risk set, whatever their reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from cxsim.churn.estimation.estimate import estimate
from cxsim.churn.estimation.kaplan_meier import life_table
from cxsim.churn.features.encoding import Column
from cxsim.churn.features.sample import Sample
from cxsim.churn.method import Method
from cxsim.stats.lifetimes import ProportionalHazard

Array = NDArray[np.float64]
_Z95 = float(ndtri(0.975))


@dataclass(frozen=True)
class Incidence:
    """The share that has left for one reason by each month, when other reasons take customers away as they do.

    Attributes
    ----------
    reason : what they left for.
    months, share, low, high : steps at the months at which anybody left, with the 95 % interval on the log-log scale.
    """

    reason: str
    months: Array
    share: Array
    low: Array
    high: Array

    def at(self, months: Array) -> Array:
        """The share by given months."""
        return np.asarray(np.concatenate([[0.0], self.share])[np.searchsorted(self.months, months, side="right")])


def cumulative_incidence(sample: Sample, reasons: Sequence[str | None]) -> dict[str, Incidence]:
    """The incidence of each reason among a sample; `reasons` has one for each churner, None for who has not left.

    A churner without a stated reason has to be given one (such as "unknown"): dropping churners would bend every share.
    """
    named = np.array(["" if reason is None else str(reason) for reason in reasons])
    table = life_table(sample.months, sample.churned, sample.entry_months, sample.weight)
    before = np.concatenate([[1.0], table.survival[:-1]])
    place = np.searchsorted(table.months, sample.months)
    found = {}
    for reason in sorted(set(named[sample.churned])):
        rows = sample.churned & (named == reason)
        left = np.bincount(place[rows], weights=sample.weights[rows], minlength=len(table.months)).astype(float)
        share = np.cumsum(before * left / table.at_risk)
        variance = _variance(share, before, left, table.churned, table.at_risk)
        found[reason] = _incidence(reason, table.months, share, variance)
    return found


def _variance(share: Array, before: Array, left: Array, churned: Array, at_risk: Array) -> Array:
    """The three sums of Marubini & Valsecchi, each expanded so that one pass of sums serves all months."""
    stayed = at_risk - churned
    a = np.divide(churned, at_risk * stayed, out=np.zeros_like(churned), where=stayed > 0)
    b = before**2 * left * (at_risk - left) / at_risk**3
    c = before * left / at_risk**2
    total = share**2 * np.cumsum(a) - 2 * share * np.cumsum(a * share) + np.cumsum(a * share**2)
    return np.asarray(np.maximum(total + np.cumsum(b) - 2 * (share * np.cumsum(c) - np.cumsum(c * share)), 0.0))


def _incidence(reason: str, months: Array, share: Array, variance: Array) -> Incidence:
    inside = (share > 0) & (share < 1)
    log = np.log(np.where(inside, share, 0.5))
    reach = _Z95 * np.sqrt(variance) / np.abs(np.where(inside, share, 0.5) * log)
    low, high = (np.where(inside, np.exp(log * np.exp(sign * reach)), share) for sign in (1, -1))
    return Incidence(reason, months, share, low, high)


@dataclass(frozen=True)
class CauseSpecific:
    """A proportional hazard for each reason; together they make the incidence of each for a customer of given features.

    A hazard ratio of one reason says nothing of its incidence by itself: what lowers another reason leaves more customers
    to leave for this one.
    """

    reasons: tuple[str, ...]
    hazards: tuple[ProportionalHazard, ...]

    def incidence(self, months: float, x: Array, given_months: float = 0.0) -> Array:
        """The chance to leave within `months` from now for each reason, given being there, shape (n, reasons); exact."""
        end = given_months + months
        inner = np.unique(np.concatenate([h.knots_months for h in self.hazards]))
        knots = np.concatenate([[given_months], inner[(inner > given_months) & (inner < end)], [end]])
        steps = np.stack([np.diff(h.baseline_cumulative(knots)) for h in self.hazards])
        risks = np.stack([np.exp(h.log_risk(x)) for h in self.hazards])
        found = np.zeros((len(x), len(self.hazards)))
        staying = np.ones(len(x))
        for k in range(steps.shape[1]):
            gained = risks * steps[:, [k]]
            total = gained.sum(axis=0)
            leaving = staying * -np.expm1(-total)
            found += (leaving * np.divide(gained, total, out=np.zeros_like(gained), where=total > 0)).T
            staying = staying * np.exp(-total)
        return found


def fit_causes(method: Method, columns: Sequence[Column], sample: Sample, reasons: Sequence[str | None]) -> CauseSpecific:
    """The hazard of each reason, with who left for another one taken out at that time.

    Raises
    ------
    ModelError
        If the method gives no proportional hazard, or a likelihood has no maximum.
    """
    named = np.array(["" if reason is None else str(reason) for reason in reasons])[(sample.months > 0) | sample.churned]
    sample = sample.usable()
    known = tuple(sorted(set(named[sample.churned])))
    laws = [estimate(method, columns, replace(sample, churned=sample.churned & (named == reason)), testing=False).law for reason in known]
    return CauseSpecific(known, tuple(law.proportional() for law in laws))
