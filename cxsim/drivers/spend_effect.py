"""How a score goes with what the customer spends afterwards, in the same model for everybody who answered long enough ago."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
import statsmodels.api as sm
from numpy.typing import NDArray

from cxsim.drivers import messages
from cxsim.drivers.churn_effect import HazardRatioInterval
from cxsim.drivers.tables import DriverTables, pairs_before
from cxsim.text import Message

Array = NDArray[np.float64]
AFTER_DAYS = 180.0
FEWEST = 200
_Z95 = 1.959963984540054


@dataclass(frozen=True)
class SpendEffect:
    """How one point more goes with the spend of the days after the answer, spend before it being equal: a ratio with its 95 % interval."""

    index: str
    status: str
    message: Message
    answers: int = 0
    ratio: HazardRatioInterval | None = None


def spend_effect(tables: DriverTables, index: str) -> SpendEffect:
    """The spend that goes with a score: Poisson regression, whose errors by customer need no Poisson law."""
    answers = tables.of(index)
    if tables.purchases is None:
        return SpendEffect(index, "no_data", messages.explain_no_spend(index))
    bought = tables.purchases.reset_index(drop=True)
    end = pd.to_datetime(bought["occurred_at"]).max() - pd.Timedelta(days=AFTER_DAYS)
    early = answers.loc[pd.to_datetime(answers["answered_at"]) <= end].reset_index(drop=True)
    if len(early) < FEWEST or early["score"].nunique() < 2:
        return SpendEffect(index, "few_answers", messages.explain_few_answers_with_spend(index, len(early), FEWEST, AFTER_DAYS), len(early))
    past = _spent(early, bought)
    later = early.assign(answered_at=pd.to_datetime(early["answered_at"]) + pd.Timedelta(days=AFTER_DAYS))
    after = _spent(later, bought)
    if not after.sum() > 0:
        return SpendEffect(index, "no_variation", messages.explain_no_spend(index), len(early))
    known = [np.log1p(past)] if np.ptp(past) > 0 else []
    design = np.column_stack([np.ones(len(early)), early["score"].to_numpy(dtype=float), *known])
    groups = np.unique(early["customer_id"], return_inverse=True)[1]
    fitted = sm.GLM(after / after.mean(), design, family=sm.families.Poisson()).fit(cov_type="cluster", cov_kwds={"groups": groups})
    log, error = float(fitted.params[1]), float(fitted.bse[1])
    ratio = HazardRatioInterval(float(np.exp(log)), float(np.exp(log - _Z95 * error)), float(np.exp(log + _Z95 * error)))
    return SpendEffect(index, "converged", summarise_spend(index, ratio, len(early), AFTER_DAYS), len(early), ratio)


def _spent(answers: pd.DataFrame, bought: pd.DataFrame) -> Array:
    row, which = pairs_before(answers, bought, "occurred_at", AFTER_DAYS)
    return np.bincount(row, bought["amount"].to_numpy(dtype=float)[which].clip(min=0), len(answers)).astype(float)


def summarise_spend(index: str, found: HazardRatioInterval, answers: int, days: float) -> Message:
    """How a score is associated with spend."""
    ratios = {"ratio": messages.ratio(found.value), "low": messages.ratio(found.low), "high": messages.ratio(found.high)}
    return Message(
        "drivers-spend" if found.clear else "drivers-spend-open", index=messages.index_name(index), answers=answers, days=days, **ratios
    )
