"""Hazard ratios with their 95 % intervals, each for a step that a reader can picture."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.special import chdtrc, ndtri

from cxsim.churn import words
from cxsim.churn.distributions.survival_model import SurvivalModel
from cxsim.churn.features.encoding import MISSING, Column, Encoding
from cxsim.churn.fitted_model import HazardRatio, ProportionalityTest
from cxsim.stats.lifetimes import ProportionalHazard

Array = NDArray[np.float64]
_Z95 = float(ndtri(0.975))
_LARGEST_LOG = 700.0


def hazard_ratios(encoding: Encoding, fitted: ProportionalHazard, matrix: Array, strata: Sequence[str] = ()) -> tuple[HazardRatio, ...]:
    """One hazard ratio for each coefficient, in their order; features in `strata` have none."""
    errors = np.sqrt(np.diag(fitted.covariance))
    return tuple(
        _ratio(encoding, column, float(fitted.coefficients[j]), float(errors[j]), matrix[:, j])
        for j, column in enumerate(encoding.columns)
        if column.feature not in strata
    )


def proportionality_tests(ratios: tuple[HazardRatio, ...], results: Sequence[tuple[float, float]]) -> tuple[ProportionalityTest, ...]:
    """The test of each column in words; what "holds" is corrected for testing them all (Holm 1979)."""
    holds = _not_rejected([p for _, p in results])
    return tuple(
        ProportionalityTest(r.column, statistic, p, ok, words.proportional(r, p, ok))
        for r, (statistic, p), ok in zip(ratios, results, holds, strict=True)
    )


def _ratio(encoding: Encoding, column: Column, log_hazard: float, se: float, values: Array) -> HazardRatio:
    step = _step(column, log_hazard, values)
    low, ratio, high = sorted(_exponential(step * (log_hazard + z * se)) for z in (-_Z95, 0.0, _Z95))
    level, reference, subject = _subject(encoding, column, step, values)
    return HazardRatio(
        column=column.name,
        feature=column.feature,
        level=level,
        reference=reference,
        log_hazard=log_hazard,
        se=se,
        p_value=float(chdtrc(1, (log_hazard / se) ** 2)),
        step=step,
        ratio=ratio,
        low=low,
        high=high,
        clear=not low <= 1 <= high,
        sentence=words.association(subject, ratio, low, high),
    )


def _subject(encoding: Encoding, column: Column, step: float, values: Array) -> tuple[str | None, str | None, str]:
    """Level, reference and the words for a step in this column."""
    if column.kind == "level":
        reference = encoding.reference(column.feature)
        return column.level, reference, words.instead(column.feature, column.level, reference)
    if column.kind == "flag":
        return MISSING, "known", words.instead(column.feature, MISSING, "known")
    if _indicator(values):
        return None, None, words.instead(column.feature, "1", "0")
    return None, None, words.difference(column.feature, step)


def _step(column: Column, log_hazard: float, values: Array) -> float:
    """One unit for indicators; for numbers the power of ten below their standard deviation, in the direction of harm."""
    if column.kind != "number" or _indicator(values):
        return 1.0
    return math.copysign(10.0 ** math.floor(math.log10(float(values.std()))), log_hazard)


def _indicator(values: Array) -> bool:
    return bool(np.isin(values, (0.0, 1.0)).all())


def _exponential(log: float) -> float:
    """exp, held below what a float can say: a separated column has a ratio without bound."""
    return math.exp(min(log, _LARGEST_LOG))


def _not_rejected(p_values: list[float], level: float = 0.05) -> list[bool]:
    order = np.argsort(p_values)
    holds = [True] * len(p_values)
    for rank, j in enumerate(order):
        if p_values[j] > level / (len(p_values) - rank):
            break
        holds[int(j)] = False
    return holds


def effects(law: SurvivalModel, encoding: Encoding) -> tuple[str, ...]:
    """Sentences on coefficients that are no hazard ratios: how much longer lives are, or the odds of leaving in a month."""
    found = law.effects
    if found is None:
        return ()
    what = {
        "lifetime": "lives last {} times as long",
        "odds": "the odds of leaving in a month are {} times as high",
        "hazard": "the hazard is {} times as high",
    }[found.multiplies]
    return tuple(
        f"{column.name}: per unit more, {what.format(f'{_exponential(b):.3g}')} "
        f"(95 % interval {_exponential(b - _Z95 * se):.3g} to {_exponential(b + _Z95 * se):.3g})."
        for column, b, se in zip(encoding.columns, found.coefficients, found.errors, strict=True)
        if se > 0
    )
