"""Reasons to leave that exclude each other (competing risks): how often each comes, and what each customer's features do to each.

The hazard of leaving is the sum of those of the reasons, h(t | x) = sum over r of h_r(t) exp((x - means) . b_r); each is fitted by Cox
regression with who left for another reason taken out at that time: Prentice et al. (1978), Biometrics 34.

Aalen & Johansen (1978), Scandinavian J. of Statistics 5; variance: Marubini & Valsecchi (1995), section 10.3. Ties are taken as
they are: all who leave in a month leave the same risk set, whatever their reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import Field
from scipy.linalg import block_diag
from scipy.special import ndtri

from cxsim.churn.distributions.curves import broadcast_rows, draw_joint_normal, hazards_by_month, invert_curves, refuse_proportional
from cxsim.churn.distributions.proportional import LEVEL, Proportional
from cxsim.churn.distributions.survival_model import CoefficientEffects
from cxsim.churn.estimation.estimate import ModelEstimate, estimate
from cxsim.churn.estimation.kaplan_meier import life_table
from cxsim.churn.features.encoding import Column
from cxsim.churn.features.sample import Sample
from cxsim.churn.method import NAMED, Method, RowColumns
from cxsim.churn.methods.cox import Cox
from cxsim.stats.lifetimes import ProportionalHazard
from cxsim.text import Message

Array = NDArray[np.float64]
_Z95 = float(ndtri(0.975))
_CELLS = 4_000_000  # of curves that are held at once


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
class CauseSpecificHazards:
    """A proportional hazard for each reason; together they make the incidence of each for a customer of given features.

    A hazard ratio of one reason says nothing of its incidence by itself: what lowers another reason leaves more customers
    to leave for this one.

    Attributes
    ----------
    reasons
        Why customers leave, in alphabetical order.
    hazards
        One for each reason, over the same columns.
    """

    reasons: tuple[str, ...]
    hazards: tuple[ProportionalHazard, ...]

    @property
    def tail(self) -> Message:
        """The tails of all reasons."""
        return Message("churn-tail-strata", tails=[hazard.tail for hazard in self.hazards])

    @property
    def parameters(self) -> tuple[str, ...]:
        """For each reason the coefficients, and the log of its baseline."""
        return tuple(f"{reason}: {name}" for reason in self.reasons for name in (*self.hazards[0].features, LEVEL))

    @property
    def joint(self) -> tuple[Array, Array]:
        """The coefficients and the log of the baseline's level (0) of each reason, with their covariance."""
        parts = [Proportional(hazard).joint for hazard in self.hazards]
        return np.concatenate([centre for centre, _ in parts]), np.asarray(block_diag(*(covariance for _, covariance in parts)))

    @property
    def means(self) -> Array:
        """Of the columns."""
        return self.hazards[0].means

    @property
    def longest_months(self) -> float:
        """The last knot of any reason."""
        return max(hazard.longest_months for hazard in self.hazards)

    def survival(self, months: Array, x: Array, given_months: Array | float = 0.0) -> Array:
        """S(given + months | x) / S(given | x), shape (n,): the product over the reasons."""
        ahead, given = broadcast_rows(months, len(x)), broadcast_rows(given_months, len(x))
        return np.asarray(np.prod([hazard.survival(ahead, x, given) for hazard in self.hazards], axis=0))

    def sample_lifetimes(self, exponential: Array, x: Array, given_months: Array | float = 0.0) -> Array:
        """Residual lifetimes by inversion of the sum of the hazards, which is linear between the knots of all."""
        block = max(1, _CELLS // len(self._knots))
        return invert_curves(self.hazard_curves, block, exponential, x, given_months)

    def cumulative_hazards(self, x: Array, months: Array) -> Array:
        """-log S(t | x) of every row at rising months, shape (n, months)."""
        return hazards_by_month(self.survival, x, months)

    @property
    def hazard_ratios(self) -> ProportionalHazard | None:
        """None: each reason has its own, see `effects`."""
        return None

    @property
    def effects(self) -> CoefficientEffects | None:
        """What multiplies the hazard of each reason."""
        coefficients = np.concatenate([hazard.coefficients for hazard in self.hazards])
        errors = np.concatenate([np.sqrt(np.diag(hazard.covariance)) for hazard in self.hazards])
        names = tuple(f"{reason}: {name}" for reason in self.reasons for name in self.hazards[0].features)
        return CoefficientEffects("hazard", coefficients, errors, names)

    def draws(self, n: int, seed: int) -> Array:
        """Samples of all parameters, shape (n, parameters)."""
        return draw_joint_normal(*self.joint, n, seed)

    def at_draw(self, values: Array) -> CauseSpecificHazards:
        """The hazards at one sample."""
        parts = np.split(values, len(self.hazards))
        return replace(self, hazards=tuple(Proportional(h).at_draw(v).hazard for h, v in zip(self.hazards, parts, strict=True)))

    def to_proportional_hazard(self) -> ProportionalHazard:
        """Refused: the sum of several baselines with their own factors is no baseline times a factor."""
        raise refuse_proportional("churn-hazard-causes")

    def hazard_curves(self, x: Array) -> tuple[Array, Array, Array]:
        """Months, the cumulative hazard of each row at them, and its slope beyond."""
        knots = self._knots
        risks = np.stack([np.exp(hazard.log_risk(x)) for hazard in self.hazards], axis=1)
        baselines = np.stack([hazard.baseline_cumulative(knots) for hazard in self.hazards])
        return knots, risks @ baselines, risks @ np.array([hazard.tail_per_month for hazard in self.hazards])

    @property
    def _knots(self) -> Array:
        return np.unique(np.concatenate([hazard.knots_months for hazard in self.hazards]))

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


class CauseSpecific(Method):
    """Competing reasons to leave: a Cox regression for each, and their sum as the hazard of leaving."""

    model_config = NAMED
    title_id: ClassVar[str] = "churn-method-cause-specific"
    distributions: ClassVar[tuple[type, ...]] = (CauseSpecificHazards,)

    method: Literal["cause_specific"] = Field(default="cause_specific", description="which model is fitted")
    reason: str = Field(description="column that says why a customer left; blank for who has not")
    ties: Literal["efron", "breslow"] = Field(default="efron", description="how customers who leave at the same tenure are ranked")

    @property
    def row_columns(self) -> RowColumns:
        """The reason is no feature: it is known only once a customer has left."""
        return RowColumns(reason=self.reason)

    def label(self) -> Message:
        """With the column of the reasons."""
        return Message("churn-method-cause-specific-label", reason=self.reason)

    def estimate(self, columns: Sequence[Column], sample: Sample, held: NDArray[np.bool_], testing: bool) -> ModelEstimate:
        """The hazard of each reason; the error of a column is the largest over the reasons."""
        cox = Cox(**self.model_dump(include=set(Method.model_fields)), ties=self.ties)
        reasons = np.full(len(sample), "unknown") if sample.reason is None else sample.reason
        law = fit_causes(cox, columns, sample, reasons.tolist())
        errors = np.max([np.sqrt(np.diag(hazard.covariance)) for hazard in law.hazards], axis=0)
        return ModelEstimate(law, None, np.asarray(errors))


def fit_causes(method: Method, columns: Sequence[Column], sample: Sample, reasons: Sequence[str | None]) -> CauseSpecificHazards:
    """The hazard of each reason, with who left for another one taken out at that time.

    Parameters
    ----------
    method
        Of the fit for each reason; it has to give a proportional hazard.
    columns
        Of the sample's matrix.
    sample
        Customers with all their reasons.
    reasons
        Why each left; None or an empty text for who has not.

    Returns
    -------
    CauseSpecificHazards
        A hazard for each reason.

    Raises
    ------
    ModelError
        If the method gives no proportional hazard, or a likelihood has no maximum.
    """
    named = np.array(["" if reason is None else str(reason) for reason in reasons])[(sample.months > 0) | sample.churned]
    sample = sample.effective_rows()
    known = tuple(sorted(set(named[sample.churned])))
    laws = [estimate(method, columns, replace(sample, churned=sample.churned & (named == reason)), testing=False).law for reason in known]
    return CauseSpecificHazards(known, tuple(law.to_proportional_hazard() for law in laws))
