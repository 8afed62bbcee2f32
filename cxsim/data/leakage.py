"""Leaks: columns that know the outcome because they were written after it, or are arithmetic of the duration.

A model that reads a leak looks excellent on its holdout and is worthless on customers who are still here.
(Kaufman, Rosset, Perlich & Stitelman, "Leakage in data mining", ACM TKDD 6, 2012.)
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cxsim.data.privacy import normalise_name
from cxsim.text import Message

Array = NDArray[np.float64]

LEAK_AUC = 0.97
ARITHMETIC_CORRELATION = 0.99
MINIMUM_ROWS = 30
MINIMUM_PER_OUTCOME = 10
MINIMUM_CERTAIN_LEAVERS = 100
MINIMUM_CERTAIN_SHARE = 0.25
_FALSE_ALARM = 1e-6
_LEVELS_OF_A_NUMBER = 50
_SEEN_OF_A_LEVEL = 5

_OUTCOMES = frozenset(
    [
        "churn_score",
        "churn_value",
        "churn_label",
        "churn_reason",
        "churn_category",
        "churn_date",
        "churned_at",
        "cltv",
        "customer_status",
        "satisfaction_score",
        "cancellation_date",
        "cancellation_reason",
        "cancel_date",
        "cancelled_at",
        "exit_date",
        "exit_reason",
        "termination_date",
        "end_date",
    ]
)
_TOTALS = frozenset(["total_charges", "total_revenue", "total_long_distance_charges", "total_spend", "lifetime_revenue"])


@dataclass(frozen=True)
class Leak:
    """A column that leaks, and why."""

    column: str
    why: Message


@dataclass(frozen=True)
class LeakReference:
    """What leaks are measured against: durations, fees and outcomes of the same rows, with their columns' names."""

    tenure: Array
    fee: Array
    churned: NDArray[np.bool_]
    tenure_name: str
    fee_name: str


def find_leaks(candidates: pd.DataFrame, known: LeakReference) -> tuple[Leak, ...]:
    """The leaks among columns (numbers as float, else text), in their order; each named once, by its plainest reason."""
    found = ((str(name), _why(str(name), candidates[name], known)) for name in candidates.columns)
    return tuple(Leak(name, why) for name, why in found if why)


def _why(name: str, column: pd.Series, known: LeakReference) -> Message | None:
    numeric = pd.api.types.is_float_dtype(column)
    if numeric and name != known.fee_name:
        arithmetic = _arithmetic(name, column.to_numpy(dtype=float), known)
        if arithmetic:
            return arithmetic
    if normalise_name(name) in _TOTALS:
        return Message("data-leak-total", name=name)
    if normalise_name(name) in _OUTCOMES:
        return Message("data-leak-outcome", name=name)
    auc = outcome_auc(column, known.churned)
    if auc > LEAK_AUC:
        return Message("data-leak-auc", name=name, auc=auc)
    given_away, left = count_certain_leavers(column, known.churned), int(known.churned.sum())
    if given_away < max(MINIMUM_CERTAIN_LEAVERS, MINIMUM_CERTAIN_SHARE * left):
        return None
    return Message("data-leak-certain", name=name, count=given_away, left=left)


def _arithmetic(name: str, column: Array, known: LeakReference) -> Message | None:
    product = known.tenure * known.fee
    if _correlation(column, product) > ARITHMETIC_CORRELATION and _correlation(column, known.fee) < ARITHMETIC_CORRELATION:
        if _correlation(column, known.tenure) > ARITHMETIC_CORRELATION:
            return Message("data-leak-tenure", name=name, tenure=known.tenure_name)
        return Message("data-leak-product", name=name, tenure=known.tenure_name, fee=known.fee_name)
    if _correlation(column, known.tenure) > ARITHMETIC_CORRELATION:
        return Message("data-leak-tenure", name=name, tenure=known.tenure_name)
    return None


def _correlation(one: Array, other: Array) -> float:
    """The larger of the linear and the rank correlation, without sign; 0 where too little varies to say."""
    both = np.isfinite(one) & np.isfinite(other)
    a, b = one[both], other[both]
    if len(a) < MINIMUM_ROWS or np.ptp(a) == 0 or np.ptp(b) == 0:
        return 0.0
    ranks = pd.Series(a).rank().to_numpy(), pd.Series(b).rank().to_numpy()
    return float(max(abs(np.corrcoef(a, b)[0, 1]), abs(np.corrcoef(*ranks)[0, 1])))


def outcome_auc(column: pd.Series, churned: NDArray[np.bool_]) -> float:
    """How well one column alone parts the churned from the rest: the area under its ROC curve, 0.5 where nothing can be said.

    A number is read in either direction; a text, and whether a cell is blank, through the churn rate within each
    category in the other half of the rows, so that a category of one tells nothing.
    """
    if min(churned.sum(), (~churned).sum()) < MINIMUM_PER_OUTCOME:
        return 0.5
    if not pd.api.types.is_float_dtype(column):
        return _auc(churned, _rates_from_the_other_half(column.fillna(""), churned))
    filled = column.notna().to_numpy()
    scores = [_auc(churned, filled.astype(float))]
    if min(churned[filled].sum(), (~churned[filled]).sum()) >= MINIMUM_PER_OUTCOME:
        scores.append(_auc(churned[filled], column.to_numpy(dtype=float)[filled]))
    return max(max(score, 1 - score) for score in scores)


def count_certain_leavers(column: pd.Series, churned: NDArray[np.bool_]) -> int:
    """How many who left have a value, or a number beyond one, that nobody who stayed has; 0 where chance could do it (1e-6).

    People are never certain to leave: a column that makes a quarter of the leavers certain was written with or after the outcome, though
    it may tell nothing of the others, so that its AUC is fair. A score that predicts as well as an AUC of 0.95 gives away up to a fifth of
    them in 7,000 customers, and fewer in more; features of real tables under 2 %.
    Of texts, of numbers with few different values and of blanks, what tells in one half of the rows must tell in the other.
    """
    stayed = ~churned
    if min(churned.sum(), stayed.sum()) < MINIMUM_PER_OUTCOME:
        return 0
    if pd.api.types.is_float_dtype(column):
        values = column.to_numpy(dtype=float)
        inside = values[stayed & np.isfinite(values)]
        low, high = (inside.min(), inside.max()) if len(inside) else (np.inf, -np.inf)
        found = max(int((values[churned] > high).sum()), int((values[churned] < low).sum()))
        if column.nunique() <= _LEVELS_OF_A_NUMBER:
            found = max(found, _informative_levels(column.astype(object).where(column.notna(), ""), churned))
    else:
        found = _informative_levels(column.fillna(""), churned)
    return found if found * np.log(churned.mean()) < np.log(_FALSE_ALARM) else 0


def _informative_levels(column: pd.Series, churned: NDArray[np.bool_]) -> int:
    """How many who left have a level that was only theirs in the other half of the rows; 0 if somebody who stayed has one of those."""
    odd = np.arange(len(column)) % 2 == 1
    found = 0
    for half in (odd, ~odd):
        seen = pd.Series(churned, index=column.index)[~half].groupby(column[~half]).agg(["min", "size"])
        theirs = seen.index[seen["min"] & (seen["size"] >= _SEEN_OF_A_LEVEL)]
        there = half & column.isin(theirs).to_numpy()
        if not churned[there].all():
            return 0
        found += int(there.sum())
    return found


def _rates_from_the_other_half(column: pd.Series, churned: NDArray[np.bool_]) -> Array:
    odd = np.arange(len(column)) % 2 == 1
    outcome = pd.Series(churned.astype(float), index=column.index)
    rates = np.full(len(column), churned.mean())
    for half in (odd, ~odd):
        learnt = outcome[~half].groupby(column[~half]).mean()
        rates[half] = column[half].map(learnt).fillna(outcome[~half].mean()).to_numpy()
    return rates


def _auc(churned: NDArray[np.bool_], score: Array) -> float:
    """The share of pairs of one who churned and one who stayed in which the first scores higher (Mann & Whitney 1947); ties are halves."""
    above, below = int(churned.sum()), int((~churned).sum())
    ranks = float(pd.Series(score).rank()[churned].sum())
    return (ranks - above * (above + 1) / 2) / (above * below)
