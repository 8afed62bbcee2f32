"""The laws of the simulation: how a level moves, when a hazard strikes, what a draw means. Both engines obey these very functions."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from cxsim.engine.compilation import law
from cxsim.engine.records import (
    ABANDONMENT,
    AT_RATE,
    CASE,
    CSAT,
    FAILURE,
    FEELING,
    LINEAR,
    NPS,
    OFFER,
    SATURATING,
    SUCCESS,
    TOUCHPOINT,
    UNWEIGHTED,
    Floats,
    Ints,
    Record,
    Records,
)
from cxsim.units import MONTHS_PER_DAY


@law
def quantity(values: Floats, at: int, column: int) -> float:
    """The value of a quantity in a row of values; unsigned places spare the question whether an index counts from the end."""
    return values[np.uint64(at), np.uint64(column)]


@law
def add(months: Ints, month: int, column: int, amount: Any) -> None:
    """Add a whole number to a sum of a month; places as in `quantity`."""
    months[np.uint64(month), np.uint64(column)] += amount


ENDLESS = 1e9
"""Days; a half-life that is longer moves nothing."""

_LN2 = math.log(2.0)
_FINE = 8  # bits: powers of two are tabulated at steps of 1 / 256
_EXPONENT = 52 - _FINE
_ROUNDS = 1.5 * 2.0**_EXPONENT  # a double of this size has no digits below 1 / 256
_POWERS = ((2.0 ** (np.arange(1 << _FINE) / (1 << _FINE))).view(np.int64) - (np.arange(1 << _FINE) << _EXPONENT)).astype(np.int64)


@law
def exp2(x: float) -> float:
    """2 to the power x within 3e-16, the same bits everywhere and no call; nothing below 2^-1000.

    The nearest 256th n comes from a table, as bits, to which the whole part is added where a double has its exponent, the rest from a
    series: 2^x = 2^n exp((x - n) ln 2).
    """
    if not abs(x) < 1000.0:
        return math.inf if x > 0.0 else 0.0
    shifted = x + _ROUNDS
    n = np.float64(shifted).view(np.int64)
    y = (x - (shifted - _ROUNDS)) * _LN2
    z = y * y
    power = np.int64(_POWERS[np.uint64(n) & np.uint64((1 << _FINE) - 1)] + (n << _EXPONENT)).view(np.float64)
    return power + power * (y + z * ((0.5 + y * (1.0 / 6.0)) + z * (1.0 / 24.0)))


@law
def exp(x: float) -> float:
    """E to the power x, by `exp2`."""
    return exp2(x * (1.0 / _LN2))


_LEAST = 0x3FE6000000000000  # the bits of 0.6875, where the table of logarithms begins


def _logarithm_table() -> tuple[Floats, Floats]:
    """1 / c and log c for the middle c of each of 256 intervals of [0.6875, 1.375); beside 1, c is 1, so that log x keeps its digits."""
    edges = (_LEAST + (np.arange((1 << _FINE) + 1, dtype=np.int64) << _EXPONENT)).view(np.float64)
    middle = 0.5 * (edges[:-1] + edges[1:])
    middle[(edges[1:] == 1.0) | (edges[:-1] == 1.0)] = 1.0
    inverse = 1.0 / middle
    return inverse, -np.log(inverse)


_INVERSES, _LOGARITHMS = _logarithm_table()


@law
def log(x: float) -> float:
    """The natural logarithm of a normal number above 0, within 3e-16 (1 + |log x|), the same bits everywhere and no call.

    x = 2^k z with z from 0.6875 to 1.375, and log z = log c + log(1 + r) with r = z / c - 1, below 2^-8, by a series.
    """
    bits = np.float64(x).view(np.int64)
    place = bits - _LEAST
    k = place >> 52
    i = np.uint64(place >> _EXPONENT) & np.uint64((1 << _FINE) - 1)
    r = np.int64(bits - (k << 52)).view(np.float64) * _INVERSES[i] - 1.0
    square = r * r
    series = (r - 0.5 * square) + square * (r * (1.0 / 3.0) - square * (0.25 - r * (0.2 - r * (1.0 / 6.0))))
    return (k * _LN2 + _LOGARITHMS[i]) + series


@law
def to_fixed_point(amount: float, unit: float) -> int:
    """An amount in whole units of 1 / `unit`, rounded half up."""
    return np.int64(math.floor(amount * unit + 0.5))  # type: ignore[return-value]


@law
def find_knot(baseline: Floats, tenure: float) -> int:
    """The last knot of a baseline at or before a tenure in months."""
    knot = 0
    while knot < baseline.shape[1] - 1 and quantity(baseline, 0, knot + 1) <= tenure:
        knot += 1
    return knot


@law
def firing_day(left: float, rate: float, day: float) -> float:
    """The instant at which a process of this rate uses up what is left of its threshold: t + left / rate.

    A point process fires when its integrated rate reaches a unit exponential (time change; Daley & Vere-Jones 2003, theorem 7.4.I).
    """
    return day + max(left, 0.0) / rate if rate > 0.0 else math.inf


@law
def move_toward(level: float, quality: float, gain: float, loss_aversion: float) -> float:
    """A level s after an experience q: s + min(g, 1) (q - s) if q >= s, else s + min(g L, 1) (q - s).

    Losses loom larger than gains by L (Tversky & Kahneman 1992, J. Risk Uncertainty 5), and no step goes beyond the experience.
    """
    step = gain if quality >= level else gain * loss_aversion
    return level + min(step, 1.0) * (quality - level)


@law
def respond(values: Floats, feeling: int, response: int, at: int, level: float, quality: float, weight: float) -> float:
    """A level after an experience of this quality and weight w, by the feeling's gain g (then w g) and the kind of its response."""
    aversion = 1.0 if response == UNWEIGHTED else quantity(values, at, feeling + FEELING.loss_aversion)
    return move_toward(level, quality, weight * quantity(values, at, feeling + FEELING.gain), aversion)


@law
def peak_end(peak: float, peak_weight: float, end: float, end_weight: float) -> tuple[float, float]:
    """What a visit is felt as, and its weight: (w_p q_p + w_e q_e) / (w_p + w_e), with (w_p + w_e) / 2."""
    total = peak_weight + end_weight
    return (peak_weight * peak + end_weight * end) / total if total > 0.0 else end, 0.5 * total


@law
def relax(level: float, set_point: float, days: float, half_life: float) -> float:
    """A level s after t days without experience: m + (s - m) 2^(-t / half-life), m its set-point (exponential forgetting)."""
    if level == set_point or half_life <= 0.0:
        return set_point
    if half_life > ENDLESS:
        return level
    return set_point + (level - set_point) * exp2(-days * (1.0 / half_life))


@law
def response(curve: int, x: float) -> float:
    """A response curve on [0, 1]: x itself, x (2 - x), or x squared."""
    if curve == LINEAR:
        return x
    return x * (2.0 - x) if curve == SATURATING else x * x


@law
def clip(level: float) -> float:
    """A level kept in [0, 1]."""
    return min(max(level, 0.0), 1.0)


@law
def normal(u: float) -> float:
    """The standard normal quantile of a uniform (Acklam 2003, relative error below 1.2e-9), the same bits everywhere."""
    if u > 0.5:
        return -normal_below(1.0 - u)
    return normal_below(u)


@law
def normal_below(u: float) -> float:
    """`normal` for a uniform of at most one half."""
    if u < 0.02425:
        q = math.sqrt(-2.0 * math.log(u))
        top = -7.784894002430293e-03 * q - 3.223964580411365e-01
        top = ((top * q - 2.400758277161838) * q - 2.549732539343734) * q + 4.374664141464968
        low = ((7.784695709041462e-03 * q + 3.224671290700398e-01) * q + 2.445134137142996) * q + 3.754408661907416
        return (top * q + 2.938163982698783) / (low * q + 1.0)
    q = u - 0.5
    r = q * q
    top = ((-3.969683028665376e01 * r + 2.209460984245205e02) * r - 2.759285104469687e02) * r + 1.383577518672690e02
    low = ((-5.447609879822406e01 * r + 1.615858368580409e02) * r - 1.556989798598866e02) * r + 6.680131188771972e01
    return ((top * r - 3.066479806614716e01) * r + 2.506628277459239) * q / ((low * r - 1.328068155288572e01) * r + 1.0)


@law
def grade(index: int, level: float) -> int:
    """The answer on an index's scale that a level in [0, 1] is graded as."""
    if index == NPS:
        return np.int64(math.floor(10.0 * clip(level) + 0.5))  # type: ignore[return-value]
    steps = 4.0 if index == CSAT else 6.0
    return np.int64(1.0 + math.floor(steps * clip(level) + 0.5))  # type: ignore[return-value]


@law
def is_top(index: int, score: int) -> bool:
    """Promoters, satisfied customers, and those who agree that it was easy."""
    return score >= 9 if index == NPS else score >= 4 if index == CSAT else score >= 5


@law
def is_bottom(index: int, score: int) -> bool:
    """Detractors, the dissatisfied, and those who do not agree that it was easy."""
    return score <= 6 if index == NPS else score <= 2 if index == CSAT else score <= 3


@law
def willingness(share: float, tails: float, satisfaction: float, tiredness: float) -> float:
    """The probability that a customer who is asked answers: min(share (1 + tails |2 s - 1|), 1) (1 - tiredness)."""
    return min(share * (1.0 + tails * abs(2.0 * satisfaction - 1.0)), 1.0) * (1.0 - tiredness)


@law
def select_outcome(u: float, success: float, abandonment: float) -> int:
    """Success below the share of success, abandonment above 1 less its share, failure between: one uniform, inverted."""
    if u < success:
        return SUCCESS
    return ABANDONMENT if u >= 1.0 - abandonment else FAILURE


@law
def next_multiple(tenure: float, interval: float) -> float:
    """The first multiple of an interval that lies beyond a tenure."""
    return (math.floor(tenure / interval + 1e-9) + 1.0) * interval


@law
def case_hazard_factor(cases: Records, values: Floats, life: Record) -> float:
    """The factor on the hazard of a customer's open cases: exp(sum of their log hazard ratios), proportional hazards (Cox 1972)."""
    felt = 0.0
    for number in range(cases.size):
        if cases[number].open:
            felt += quantity(values, life.at, cases[number].column + CASE.log_hazard)
    return exp(felt)


@law
def success_share(values: Floats, node: Record, satisfaction: float, at: int) -> float:
    """The share of touches that succeed: a; of offers, a + (b - a) c(s), from a at satisfaction 0 to b at 1 along the response curve c."""
    success = quantity(values, at, node.column + TOUCHPOINT.success)
    if node.offer < 0:
        return success
    return success + (quantity(values, at, node.offer + OFFER.success_satisfied) - success) * response(node.offer_curve, satisfaction)


@law
def start_rate(values: Floats, journey: Record, at: int) -> float:
    """The rate per day at which a journey starts in a month; 0 if it does not start at a rate, or all that it offers is accepted."""
    if journey.trigger != AT_RATE or journey.accepted >= journey.most:
        return 0.0
    return quantity(values, at, journey.rate_column) * journey.factor * MONTHS_PER_DAY
