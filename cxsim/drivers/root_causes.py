"""Root causes as customers name them (NPS+): for each reason chosen, the score, and the churn that the model expects of who chose it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from cxsim.churn.fitted_model import FittedChurn
from cxsim.churn.methods.cox import Cox
from cxsim.churn.model_fit import fit
from cxsim.drivers import messages
from cxsim.drivers.churn_effect import YEAR, churn_probability
from cxsim.drivers.intervals import BANDS, ENTRY, LIFE, RiskIntervals
from cxsim.drivers.messages import NO_REASON
from cxsim.drivers.piecewise_linear import reject_holm, wald_p_value
from cxsim.errors import CxsimError
from cxsim.text import Message

FEWEST = 30  # answers with a reason, below which it is pooled as OTHER
OTHER = messages.OTHER_REASONS


@dataclass(frozen=True)
class RootCause:
    """One reason.

    Attributes
    ----------
    name : as chosen; `none given` for answers without one.
    answers, mean, low_share : how many answers name it, their mean score, and the share of them in the lowest band.
    customers, risk : customers of today whose last answer names it, and the share of them that is expected to leave within a year.
    equal, low, high : what that share would be of all customers of today, had they named it and all else, scores too, were the same.
    significant : whether its hazard differs from that of the most frequent answer by more than chance (Holm, 5 %).
    """

    name: str
    answers: int
    mean: float
    low_share: float
    customers: int
    risk: float | None
    equal: float
    low: float
    high: float
    significant: bool


@dataclass(frozen=True)
class RootCauses:
    """The reasons given with one index, the most frequent first, and what they mean."""

    index: str
    status: str
    messages: tuple[Message | str, ...]
    reasons: tuple[RootCause, ...] = ()


def root_causes(intervals: RiskIntervals, index: str, answers: pd.DataFrame, draws: int, seed: int) -> RootCauses | None:
    """The reasons given with an index; None if nobody was asked for one."""
    column = f"reason_{index}"
    if column not in intervals.table.frame or "reason" not in answers:
        return None
    chosen = answers["reason"].replace("", None).fillna(NO_REASON)
    counts = chosen.value_counts()
    kept = [str(name) for name in counts.index if counts[name] >= FEWEST]
    if len([name for name in kept if name != NO_REASON]) < 2:
        return RootCauses(index, "few_answers", (messages.explain_few_reasons(index, FEWEST),))
    frame = intervals.table.frame.assign(**{column: _pooled(intervals.table.frame[column], kept)})
    try:
        fitted = fit(_method(intervals, column), _with(intervals, frame).table, seed)
    except CxsimError as error:
        return RootCauses(index, "not_fitted", (messages.explain_missing_fit(index, error.reason),))
    if fitted.status not in ("converged", "few_events"):
        return RootCauses(index, fitted.status, (fitted.sentence,))
    now = _with(intervals, frame).now
    apart = _significant(fitted, column)
    found = []
    for name in dict.fromkeys([*kept, *([OTHER] if (frame[column] == OTHER).any() else [])]):
        if name not in fitted.encoding.levels[column] or now.empty:
            continue
        scores = answers.loc[_pooled(answers["reason"], kept) == name, "score"]
        mine = now.loc[now[column] == name]
        equal = churn_probability(fitted, now.assign(**{column: name}), YEAR, draws, seed)
        low, high = np.quantile(equal[1:], [0.025, 0.975])
        found.append(
            RootCause(
                name=name,
                answers=len(scores),
                mean=float(scores.mean()),
                low_share=float((scores <= BANDS[index][1]).mean()),
                customers=len(mine),
                risk=float(churn_probability(fitted, mine, YEAR, 0, seed)[0]) if len(mine) else None,
                equal=float(equal[0]),
                low=float(low),
                high=float(high),
                significant=apart.get(name, False),
            )
        )
    return RootCauses(index, fitted.status, summarise_causes(index, found, fitted.encoding.reference(column)), tuple(found))


def _pooled(reasons: pd.Series, kept: list[str]) -> pd.Series:
    """Reasons with the blank ones named and the rare ones pooled."""
    named = reasons.replace("", None).fillna(NO_REASON).astype(object)
    return named.where(named.isin([*kept, NO_REASON]), OTHER)


def _method(intervals: RiskIntervals, column: str) -> Cox:
    return Cox(
        features=(*(f"score_{index}" for index in intervals.scores), *intervals.others, column),
        missing="mean_and_flag",
        holdout=0.0,
        recalibrate=False,
        entry=ENTRY if intervals.dated else None,
        cluster=LIFE if intervals.dated else None,
    )


def _with(intervals: RiskIntervals, frame: pd.DataFrame) -> RiskIntervals:
    table = type(intervals.table)(frame, intervals.table.features, intervals.table.source, intervals.table.notes, intervals.table.synthetic)
    return RiskIntervals(table, intervals.scores, intervals.others, intervals.dated)


def _significant(fitted: FittedChurn, column: str) -> dict[str, bool]:
    hazard = fitted.hazard
    places = {c.level: hazard.features.index(c.name) for c in fitted.encoding.columns if c.feature == column}
    p_values = [wald_p_value(hazard.coefficients[[j]], hazard.covariance[np.ix_([j], [j])]) for j in places.values()]
    return dict(zip(places, reject_holm(p_values), strict=True))


def summarise_causes(index: str, found: Sequence[RootCause], reference: str) -> tuple[Message, ...]:
    """What the reasons given with an index tell about churn."""
    apart = [reason for reason in found if reason.significant]
    against = messages.reason_name(reference)
    if not apart:
        return (Message("drivers-reasons-same", index=messages.index_name(index), reference=against),)
    worst = max(apart, key=lambda reason: reason.equal)
    shares = {"share": messages.percent(worst.equal), "low": messages.percent(worst.low), "high": messages.percent(worst.high)}
    return (
        Message("drivers-reasons", reference=against, reasons=[messages.reason_name(reason.name) for reason in apart]),
        Message("drivers-reason-worst", reason=messages.reason_name(worst.name), **shares),
    )
