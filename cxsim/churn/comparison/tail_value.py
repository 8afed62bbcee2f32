"""What the stated tail is worth: how much of the time still to come lies beyond the longest tenure that anybody was observed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from cxsim.churn.features.sample import Sample
from cxsim.churn.fitted_model import FittedChurn
from cxsim.text import Message

HORIZON = 60
_MOST = 20_000


@dataclass(frozen=True)
class TailValue:
    """The tail, and its share in the customer-months expected of those who are there today.

    Attributes
    ----------
    sentence : what holds beyond the longest tenure.
    horizon_months : how far ahead was looked.
    months : expected per customer within it; `beyond` is the part beyond the longest tenure observed.
    effect : the same in words.
    """

    sentence: Message
    horizon_months: int
    months: float
    beyond: float
    effect: Message


def evaluate_tail(fitted: FittedChurn, active: pd.DataFrame, sample: Sample) -> TailValue:
    """The customer-months of the next five years, and the part of them that rests on the tail."""
    rows = active.iloc[:: max(1, len(active) // _MOST)]
    if not len(rows):
        return TailValue(fitted.law.tail, HORIZON, 0.0, 0.0, Message("churn-tail-nobody"))
    x = fitted.encoding.encode(rows)
    tenure = rows["tenure_months"].to_numpy(dtype=float)
    longest = float(sample.months.max())
    total = beyond = 0.0
    for month in range(HORIZON):
        staying = fitted.law.survival(np.full(len(x), month + 0.5), x, tenure)
        total += float(staying.mean())
        beyond += float((staying * (tenure + month + 0.5 > longest)).mean())
    effect = Message("churn-tail-share", months=total, horizon=HORIZON, beyond=beyond, share=beyond / total, longest=longest)
    return TailValue(fitted.law.tail, HORIZON, total, beyond, effect)
