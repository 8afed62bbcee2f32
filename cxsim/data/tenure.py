"""Tenure zero: what becomes of customers who left in the first unit of their tenure, or were not seen for any time.

A table in completed months (or days) writes 0 for who left within the first of them. The event is real and its time is known up to one
unit: it counts in the middle of that unit, for every method alike. At 0 itself a Weibull density is 0 or infinite, and a hazard would need
an atom; a Kaplan-Meier curve takes the same step either way (R's survfit and lifelines take it at 0). Who has tenure 0 and has not left
was at risk for no time and tells nothing of churn.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cxsim.text import Message
from cxsim.units import DAYS_PER_MONTH, MONTHS_PER_YEAR

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]
_UNITS = (float(MONTHS_PER_YEAR), 1.0, 7.0 / DAYS_PER_MONTH, 1.0 / DAYS_PER_MONTH)
_ROUNDING = 1e-6


def unit_months(months: Array) -> float:
    """The unit in which tenures are written, in months: the largest of year, month, week and day of which all are whole multiples.

    Tenures on a finer clock have the smallest one above 0 as their unit, at most a day; without any above 0 it is a month.
    """
    known = months[months > 0]
    if not len(known):
        return 1.0
    for unit in _UNITS:
        if (np.abs(known / unit - np.round(known / unit)) < _ROUNDING * np.maximum(1.0, known / unit)).all():
            return unit
    return float(min(known.min(), _UNITS[-1]))


def effective_months(months: Array, churned: Flags) -> Array:
    """Tenures as they are counted: half a unit for who left at 0, as they are for all others."""
    at_zero = churned & (months == 0)
    return np.where(at_zero, unit_months(months) / 2, months) if at_zero.any() else months


def zero_notes(frame: pd.DataFrame) -> tuple[Message, ...]:
    """Notes on the customers of tenure 0: how many leavers are counted and when, how many others tell nothing."""
    months, churned = frame["tenure_months"].to_numpy(dtype=float), frame["churned"].to_numpy(dtype=bool)
    left, at_zero, idle = int(churned.sum()), int((churned & (months == 0)).sum()), int((~churned & (months == 0)).sum())
    notes = []
    if at_zero:
        notes.append(Message("data-tenure-zero-left", count=at_zero, left=left, months=unit_months(months) / 2))
    if idle:
        notes.append(Message("data-tenure-zero-idle", count=idle, left=left))
    return tuple(notes)
