"""Whether a model serves each group of customers alike: how it ranks within the group, and whether its chances come true there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cxsim.churn.evaluation.concordance import concordance
from cxsim.churn.evaluation.cross_validation import EvaluationSetup
from cxsim.churn.evaluation.validation import compare_calibration, risk_groups

Array = NDArray[np.float64]
_MOST_LEVELS = 6
_FEWEST = 100
_FEWEST_EVENTS = 20


@dataclass(frozen=True)
class GroupPerformance:
    """Customers alike in one thing, foretold by fits that left each of them out.

    `expected_over_observed` is at each horizon of the card, within groups of like risk.
    """

    feature: str
    level: str
    customers: int
    churned: int
    concordance: float
    expected_over_observed: tuple[float | None, ...]


def evaluate_groups(frame: pd.DataFrame, curves: Array, on: EvaluationSetup) -> tuple[GroupPerformance, ...]:
    """Every segment, and every level of a category or 0/1 column, that has enough customers and churners to say something."""
    return tuple(
        _group(feature, level, rows, curves, on)
        for feature, level, rows in _groups(frame)
        if len(rows) >= _FEWEST and int(on.sample.churned[rows].sum()) >= _FEWEST_EVENTS
    )


def _groups(frame: pd.DataFrame) -> Iterator[tuple[str, str, NDArray[np.intp]]]:
    seen: list[pd.Series] = []
    for name in frame.columns:
        column = frame[name]
        if name in ("customer_id", "tenure_months", "churned", "fee_per_month", "joined") or not 2 <= column.nunique() <= _MOST_LEVELS:
            continue
        if any(column.equals(other) for other in seen):
            continue
        seen.append(column)
        for level, rows in column.groupby(column).indices.items():
            yield str(name), str(level), np.asarray(rows)


def _group(feature: str, level: str, rows: NDArray[np.intp], curves: Array, on: EvaluationSetup) -> GroupPerformance:
    part, own = on.sample.rows(rows), curves[rows]
    leaving = [1.0 - own[:, int(np.argmin(np.abs(on.months - horizon)))] for horizon in on.horizons]
    found = [compare_calibration(h, p, part, risk_groups(p, 5)).expected_over_observed for h, p in zip(on.horizons, leaving, strict=True)]
    return GroupPerformance(feature, level, len(rows), part.events, concordance(-own.mean(axis=1), part), tuple(found))
