"""Hazard ratios with their 95 % intervals, each for a step that a reader can picture."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.special import chdtrc, ndtri

from cxsim.churn.distributions.survival_model import SurvivalModel
from cxsim.churn.features.encoding import MISSING, Column, Encoding
from cxsim.churn.fitted_model import HazardRatio, ProportionalityTest
from cxsim.stats.lifetimes import ProportionalHazard
from cxsim.text import Message

Array = NDArray[np.float64]
_Z95 = float(ndtri(0.975))
_LARGEST_LOG = 700.0
_INDICES = ("nps", "csat", "ces")
_EFFECTS = {"lifetime": "churn-effect-lifetime", "odds": "churn-effect-odds", "hazard": "churn-effect-hazard"}


def compute_hazard_ratios(
    encoding: Encoding, fitted: ProportionalHazard, matrix: Array, strata: Sequence[str] = ()
) -> tuple[HazardRatio, ...]:
    """One hazard ratio for each coefficient, in their order; features in `strata` have none."""
    errors = np.sqrt(np.diag(fitted.covariance))
    return tuple(
        _ratio(encoding, column, float(fitted.coefficients[j]), float(errors[j]), matrix[:, j])
        for j, column in enumerate(encoding.columns)
        if column.feature not in strata
    )


def describe_proportionality(ratios: tuple[HazardRatio, ...], results: Sequence[tuple[float, float]]) -> tuple[ProportionalityTest, ...]:
    """The test of each column in words; what "holds" is corrected for testing them all (Holm 1979)."""
    holds = _not_rejected([p for _, p in results])
    return tuple(
        ProportionalityTest(r.column, statistic, p, ok, _proportionality(r, p, ok))
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
        sentence=ratio_message(subject, ratio, low, high),
    )


def _subject(encoding: Encoding, column: Column, step: float, values: Array) -> tuple[str | None, str | None, Message]:
    """Level, reference and what a step in this column is."""
    if column.kind == "level":
        reference = encoding.reference(column.feature)
        return column.level, reference, level_message(column.feature, column.level, reference)
    if column.kind == "flag":
        return MISSING, "known", level_message(column.feature, Message("churn-level-missing"), Message("churn-level-known"))
    if _indicator(values):
        return None, None, level_message(column.feature, "1", "0")
    return None, None, step_message(column.feature, step)


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


def ratio_message(subject: Message | str, ratio: float, low: float, high: float) -> Message:
    """A hazard ratio with its 95 % interval as a sentence."""
    return Message("churn-ratio", subject=subject, relative=_relative(ratio), interval=_interval(low, high))


def step_message(feature: str, step: float) -> Message:
    """A step in a numeric feature: one NPS point fewer, the monthly fee higher by 10."""
    index = next((i.upper() for i in _INDICES if i in feature.lower().split("_")), None)
    if index is None:
        return Message("churn-step-number", feature=readable_feature(feature), more=step > 0, size=abs(step))
    return Message("churn-step-index", index=index, one=abs(step) == 1, size=abs(step), more=step > 0)


def level_message(feature: str, level: str | Message, reference: str | Message) -> Message:
    """One level of a category instead of another."""
    return Message("churn-step-level", feature=readable_feature(feature), level=level, reference=reference)


def readable_feature(feature: str) -> str:
    """A feature's name as a sentence begins: "Monthly fee", "NPS"."""
    name = " ".join(word.upper() if word in _INDICES else word for word in feature.split("_"))
    return name[:1].upper() + name[1:]


def _relative(ratio: float) -> Message:
    """A ratio as one says it: 33% lower, 7% higher, 2.4 times as high."""
    form = "times" if ratio >= 2 else "lower" if ratio < 1 else "higher"
    return Message("churn-ratio-relative", form=form, ratio=ratio, percent=_percent(ratio))


def _interval(low: float, high: float) -> Message:
    if low < 1 < high:
        return Message("churn-ratio-interval", form="open", low=_relative(low), high=_relative(high))
    if high <= 1:
        return Message("churn-ratio-interval", form="closed", low=_percent(high), high=_percent(low))
    if low >= 2:
        return Message("churn-ratio-interval", form="times", low=low, high=high)
    if high < 2:
        return Message("churn-ratio-interval", form="closed", low=_percent(low), high=_percent(high))
    return Message("churn-ratio-interval", form="closed", low=_relative(low), high=_relative(high))


def _percent(ratio: float) -> Message:
    points = 100 * abs(ratio - 1)
    return Message("churn-ratio-percent", points=points, small=0 < points < 1)


def _proportionality(ratio: HazardRatio, p_value: float, holds: bool) -> Message:
    """What the test of proportional hazards means for one column."""
    if holds:
        return Message("churn-proportionality-holds", column=ratio.column, p=p_message(p_value))
    return Message("churn-proportionality-fails", column=ratio.column, p=p_message(p_value), ratio=ratio.ratio)


def p_message(p: float) -> Message:
    """A p-value as one states it: two significant digits, or that it is below 0.0001."""
    return Message("churn-p-value", p=p, small=p < 1e-4)


def describe_effects(law: SurvivalModel, encoding: Encoding) -> tuple[Message, ...]:
    """What coefficients that are no hazard ratios say: how much longer lifetimes are, or the odds of leaving in a month."""
    found = law.effects
    if found is None:
        return ()
    return tuple(
        Message(
            _EFFECTS[found.multiplies],
            column=name,
            factor=_exponential(b),
            low=_exponential(b - _Z95 * se),
            high=_exponential(b + _Z95 * se),
        )
        for name, b, se in zip(found.names or encoding.names, found.coefficients, found.errors, strict=True)
        if se > 0
    )
