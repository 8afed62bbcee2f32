"""The customer health score: a weighted, monotone score from 0 to 100, its weights stated or learned against later churn.

Each part of a customer's behaviour is placed between its worst and its best value, 0 to 1; the score is 100 times the weighted mean of the
places. Weights are never negative, so more of what is good never lowers a score.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from cxsim.errors import DataError, UsageError, fault, nearest
from cxsim.metrics.card import SCORE, Card
from cxsim.metrics.needs import STAYS, THERE, Metric, Needs
from cxsim.stats.intervals import Estimate, unknown_estimate
from cxsim.stats.moments import moments
from cxsim.stats.ratios import estimate_score
from cxsim.text import Message

Array = NDArray[np.float64]
FEWEST_CHURNERS = 20
_Z = 1.959963984540054
_RIDGE = 1e-3

HEALTH_SCORE = Metric(
    Card(key="health_score", family="index", unit="of 0-100", better="high", how=SCORE, counter_metric="problems_per_customer"),
    (
        (
            Needs(
                "customers",
                "{health_score}",
                when=f"{THERE} AND {{health_score}} IS NOT NULL",
                valid="{health_score} BETWEEN 0 AND 100",
                expected=Message("metrics-expected-health"),
                optional=STAYS,
            ),
        ),
    ),
    partial(estimate_score, low=0, high=100, unit="of 0-100", note=Message("metrics-none-scores")),
)


@dataclass(frozen=True)
class HealthComponent:
    """One behaviour in a health score: its column, its weight, and the values that count as worst (0) and best (1)."""

    column: str
    weight: float
    worst: float
    best: float

    def place(self, values: ArrayLike) -> Array:
        """Where values stand between worst and best, 0 to 1; NaN where missing."""
        return np.clip((np.asarray(values, dtype=float) - self.worst) / (self.best - self.worst), 0, 1)


@dataclass(frozen=True)
class HealthScore:
    """A health score: its parts.

    Raises
    ------
    UsageError
        If a weight is below 0, none is above 0, or worst and best are the same.
    """

    parts: tuple[HealthComponent, ...]

    def __post_init__(self) -> None:
        """Refuse parts that make no score."""
        faults = [
            found
            for part in self.parts
            for wrong, found in (
                (not part.weight >= 0 or math.isinf(part.weight), fault("metrics-health-weight", column=part.column, weight=part.weight)),
                (
                    not math.isfinite(part.best - part.worst) or part.best == part.worst,
                    fault("metrics-health-range", column=part.column, worst=part.worst, best=part.best),
                ),
            )
            if wrong
        ]
        if not faults and not sum(part.weight for part in self.parts) > 0:
            faults = [fault("metrics-health-weightless")]
        if faults:
            raise UsageError(Message("metrics-health-impossible"), faults)

    def of(self, customers: pd.DataFrame) -> Array:
        """Each customer's score, 0 to 100; a missing behaviour is left out of the mean, NaN where all are missing."""
        _check_columns(customers, [part.column for part in self.parts])
        places = np.column_stack([part.place(customers[part.column].astype(float)) for part in self.parts])
        weights = np.array([part.weight for part in self.parts]) * ~np.isnan(places)
        total = weights.sum(axis=1)
        return np.asarray(np.where(total > 0, 100 * (weights * np.nan_to_num(places)).sum(axis=1) / np.where(total > 0, total, 1), np.nan))

    def mean(self, customers: pd.DataFrame) -> Estimate:
        """The mean score of customers."""
        return estimate_score(moments(self.of(customers)), 0, 100, "of 0-100", Message("metrics-none-scores"))


@dataclass(frozen=True)
class FittedHealth:
    """A health score learned against later churn, and how it did on customers it had not seen.

    Attributes
    ----------
    status : `fitted`, or `no signal` if the held-out area under the curve is not surely above one half.
    holdout, stated : area under the curve on the held-out customers, of the learned and of equal weights, with 95 % intervals.
    training : the same on the customers it was learned on, for comparison.
    fifths : held-out churn share by fifth of the score, lowest score first.
    """

    score: HealthScore
    status: str
    sentence: str
    holdout: Estimate
    stated: Estimate
    training: Estimate
    fifths: tuple[float, ...]


def fit_health(
    customers: pd.DataFrame,
    churned_later: ArrayLike,
    better: Mapping[str, int],
    seed: int,
    holdout: float = 0.3,
) -> FittedHealth:
    """Learn the weights of a health score against later churn.

    Behaviours must have been recorded before the time in which churn is looked for. `better` says of each column whether more of it
    is good (1) or bad (-1); worst and best are the 5 % and 95 % points of the customers learned on.

    Raises
    ------
    UsageError, DataError
        If a column is missing, a direction is neither 1 nor -1, or there are too few churners to learn from and to try on.
    """
    _check_fit(customers, better, holdout)
    lost = np.asarray(churned_later, dtype=float)
    held = np.random.default_rng(seed).random(len(lost)) < holdout
    few = min(lost[held].sum(), lost[~held].sum(), (1 - lost[held]).sum(), (1 - lost[~held]).sum())
    if few < FEWEST_CHURNERS:
        found = fault("metrics-health-churners", count=float(few), least=FEWEST_CHURNERS)
        raise DataError(Message("metrics-health-few"), [found])
    equal = HealthScore(tuple(_ranged(customers[~held], column, sign) for column, sign in better.items()))
    learned = HealthScore(_learned(equal.parts, customers[~held], lost[~held]))
    return _tried(learned, equal, customers, lost, held)


def _tried(learned: HealthScore, equal: HealthScore, customers: pd.DataFrame, lost: Array, held: NDArray[np.bool_]) -> FittedHealth:
    scores = learned.of(customers)
    holdout, training = discrimination(scores[held], lost[held]), discrimination(scores[~held], lost[~held])
    stated = discrimination(equal.of(customers)[held], lost[held])
    signal = holdout.low > 0.5
    sentence = (
        f"On {holdout.n:,} customers held out, a leaver scores lower than a stayer {100 * holdout.value:.0f} times in 100 "
        f"({100 * stated.value:.0f} with equal weights)."
    )
    known = ~np.isnan(scores[held])
    ranks = pd.Series(scores[held][known]).rank(method="first", pct=True)
    fifth = np.minimum((5 * (ranks.to_numpy() - 1e-12)).astype(int), 4)
    shares = tuple(float(lost[held][known][fifth == i].mean()) for i in range(5))
    return FittedHealth(
        learned,
        "fitted" if signal else "no signal",
        sentence if signal else f"{sentence} That may be chance: record other behaviours, or earlier ones.",
        holdout,
        stated,
        training,
        shares,
    )


def discrimination(scores: ArrayLike, lost: ArrayLike) -> Estimate:
    """How often a leaver scores lower than a stayer (area under the curve), with the interval of Hanley & McNeil (1982)."""
    values, left = np.asarray(scores, dtype=float), np.asarray(lost, dtype=float)
    known = ~np.isnan(values)
    values, left = values[known], left[known] > 0
    n, leavers = len(values), int(left.sum())
    stayers = n - leavers
    if not leavers or not stayers:
        return unknown_estimate("share", Message("metrics-none-leavers"))
    ranks = pd.Series(-values).rank().to_numpy()
    area = float((ranks[left].sum() - leavers * (leavers + 1) / 2) / (leavers * stayers))
    q1, q2 = area / (2 - area), 2 * area**2 / (1 + area)
    variance = (area * (1 - area) + (leavers - 1) * (q1 - area**2) + (stayers - 1) * (q2 - area**2)) / (leavers * stayers)
    reach = _Z * math.sqrt(max(variance, 0.0))
    return Estimate(area, max(0.0, area - reach), min(1.0, area + reach), n, "share")


def _ranged(customers: pd.DataFrame, column: str, sign: int) -> HealthComponent:
    low, high = np.nanpercentile(customers[column].astype(float), [5, 95])
    if low == high:
        low, high = float(customers[column].min()), float(customers[column].max())
    return HealthComponent(column, 1.0, float(low if sign > 0 else high), float(high if sign > 0 else low))


def _learned(parts: Sequence[HealthComponent], customers: pd.DataFrame, lost: Array) -> tuple[HealthComponent, ...]:
    """Logistic regression of staying on the places, its weights at least 0; a missing behaviour stands in the middle."""
    from scipy.optimize import minimize
    from scipy.special import expit

    places = np.nan_to_num(np.column_stack([part.place(customers[part.column].astype(float)) for part in parts]), nan=0.5)
    design = np.column_stack([np.ones(len(lost)), places])
    sign = np.where(lost > 0, -1.0, 1.0)

    def loss(b: Array) -> tuple[float, Array]:
        margin = sign * (design @ b)
        penalty = _RIDGE * np.r_[0.0, b[1:]]
        slope = -(design * (sign * expit(-margin))[:, None]).mean(axis=0) + penalty
        return float(np.logaddexp(0, -margin).mean() + penalty @ b / 2), slope

    bounds = [(None, None), *[(0.0, None)] * len(parts)]
    found = minimize(loss, np.zeros(len(parts) + 1), jac=True, bounds=bounds, method="L-BFGS-B").x[1:]
    weights = found / found.sum() if found.sum() > 0 else np.full(len(parts), 1 / len(parts))
    return tuple(HealthComponent(part.column, float(weight), part.worst, part.best) for part, weight in zip(parts, weights, strict=True))


def _check_fit(customers: pd.DataFrame, better: Mapping[str, int], holdout: float) -> None:
    _check_columns(customers, list(better))
    faults = [fault("metrics-health-direction", column=column, sign=sign) for column, sign in better.items() if sign not in (1, -1)]
    if not better:
        faults.append(fault("metrics-health-empty"))
    if not 0 < holdout < 1:
        faults.append(fault("metrics-health-holdout", holdout=holdout))
    flat = [column for column in better if customers[column].nunique() < 2]
    faults += [fault("metrics-health-constant", column=column) for column in flat]
    if faults:
        raise UsageError(Message("metrics-health-unlearnable"), faults)


def _check_columns(customers: pd.DataFrame, columns: Sequence[str]) -> None:
    missing = [column for column in columns if column not in customers]
    if missing:
        faults = [fault("metrics-health-column", column=c, nearest=nearest(c, map(str, customers))).at(column=c) for c in missing]
        raise DataError(Message("metrics-health-columns"), faults)
