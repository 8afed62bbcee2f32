"""How well a fitted hazard foretells customers it has not seen: ranking, and calibration within groups of like risk.

Calibration is compared *within* groups of risk, since customers of different risk have different follow-up: a check
over all at once would blame a right model for censoring that depends on its own covariates.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from cxsim.churn.distributions.proportional import Proportional
from cxsim.churn.distributions.survival_model import SurvivalModel
from cxsim.churn.estimation.kaplan_meier import estimate_churned_share
from cxsim.churn.evaluation.concordance import concordance
from cxsim.churn.features.sample import Sample
from cxsim.churn.fitted_model import CalibrationGroup, HorizonCalibration, RivalScores, Validation
from cxsim.churn.method import Method
from cxsim.text import Message

Array = NDArray[np.float64]
_SMALLEST_GROUP = 20


def validate_fit(method: Method, law: SurvivalModel, trained: Sample, held: Sample) -> Validation:
    """The validation, on the customers held back, of a law fitted on those trained."""
    middle = float(np.median(trained.months[trained.churned]))
    risk = risk_score(law, held.matrix, middle)
    members = risk_groups(risk, method.groups)
    horizons = [h for h in method.calibrate_months if h <= held.months.max()]
    expected = [1.0 - law.survival(np.full(len(held), h), held.matrix) for h in horizons]
    overall = [estimate_churned_share(trained.months, trained.churned, h)[0] for h in horizons]
    naive = [np.full(len(held), np.nan if share is None else share) for share in overall]
    calibration = tuple(compare_calibration(h, p, held, members) for h, p in zip(horizons, expected, strict=True))
    calibration_naive = tuple(compare_calibration(h, p, held, members) for h, p in zip(horizons, naive, strict=True))
    c = concordance(risk, held)
    return Validation(
        trained=len(trained),
        held_out=len(held),
        held_out_events=held.events,
        concordance=c,
        concordance_trained=concordance(risk_score(law, trained.matrix, middle), trained),
        calibration=calibration,
        rivals=(
            _rival(method.title, c, calibration),
            _rival(Message("churn-rival-kaplan-meier"), concordance(np.zeros(len(held)), held), calibration_naive),
        ),
        sentence=Message("churn-ranking", concordance=c, customers=len(held), left=held.events),
    )


def risk_score(law: SurvivalModel, x: Array, months: float) -> Array:
    """What customers are ranked by: the log risk of a proportional hazard, else the cumulative hazard by a month."""
    if isinstance(law, Proportional):
        return law.hazard.log_risk(x)
    with np.errstate(divide="ignore"):
        return np.asarray(-np.log(law.survival(np.full(len(x), months), x)))


def risk_groups(risk: Array, groups: int) -> list[NDArray[np.intp]]:
    """Row numbers of groups of like risk and near equal size, lowest risk first; fewer groups if they would be very small."""
    number = max(1, min(groups, len(risk) // _SMALLEST_GROUP))
    return np.array_split(np.argsort(risk, kind="stable"), number)


def compare_calibration(horizon: float, expected: Array, held: Sample, members: Sequence[NDArray[np.intp]]) -> HorizonCalibration:
    """Expected shares of churn by the horizon against the Kaplan-Meier share in each group."""
    groups = []
    for number, rows in enumerate(members, start=1):
        observed, low, high = estimate_churned_share(held.months[rows], held.churned[rows], horizon)
        groups.append(CalibrationGroup(number, len(rows), float(expected[rows].mean()), observed, low, high))
    ratio, error = _summary(groups)
    return HorizonCalibration(horizon, tuple(groups), ratio, error, calibration_message(horizon, groups, ratio))


def calibration_message(horizon: float, groups: Sequence[CalibrationGroup], ratio: float | None) -> Message:
    """How expected and observed churn compare within a horizon."""
    if ratio is None:
        return Message("churn-calibration-unseen", month=horizon)
    unseen = sum(group.observed is None for group in groups)
    return Message("churn-calibration-level", month=horizon, ratio=ratio, unseen=unseen, groups=len(groups))


def _summary(groups: Sequence[CalibrationGroup]) -> tuple[float | None, float | None]:
    """Expected over observed churners, and the mean absolute error, over the groups that are observed far enough."""
    seen = [(g.customers, g.expected, g.observed) for g in groups if g.observed is not None]
    if not seen:
        return None, None
    customers, expected, observed = (np.array(part, dtype=float) for part in zip(*seen, strict=True))
    error = float(np.average(np.abs(expected - observed), weights=customers))
    return (float(customers @ expected / (customers @ observed)) if observed.any() else None), error


def _rival(name: Message, c: float, calibration: Sequence[HorizonCalibration]) -> RivalScores:
    return RivalScores(name, c, tuple(row.expected_over_observed for row in calibration), tuple(row.mean_error for row in calibration))
