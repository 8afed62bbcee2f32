"""The laws of the world: how a level moves, when a hazard strikes, what a draw means. Both engines obey these very functions."""

from __future__ import annotations

import math

import numpy as np

from cxsim.engine.compiling import law
from cxsim.engine.records import (
    ABANDONMENT,
    AT_RATE,
    CSAT,
    EVEN,
    F_GAIN,
    F_LOG_HAZARD,
    F_LOSS_AVERSION,
    FAILURE,
    K_LOG_HAZARD,
    LINEAR,
    NPS,
    O_CONTENT,
    P_LOG_RATE,
    P_RATE,
    R_RATE,
    R_THRESHOLD,
    SATURATING,
    SUCCESS,
    T_SUCCESS,
    W_RATE,
    W_THRESHOLD,
)
from cxsim.units import MONTHS_PER_DAY


@law
def quantity(values, at, column):
    """The value of a quantity in a row of values; unsigned places spare the question whether an index counts from the end."""
    return values[np.uint64(at), np.uint64(column)]


@law
def add(months, month, column, amount):
    """Add a whole number to a sum of a month; places as in `quantity`."""
    months[np.uint64(month), np.uint64(column)] += amount


@law
def fixed(amount, unit):
    """An amount in whole units of 1 / `unit`, rounded half up."""
    return np.int64(math.floor(amount * unit + 0.5))


@law
def baseline_at(baseline, curve, tail, tenure, knot):
    """The cumulative hazard of a curve at a tenure in months, and the knot before it, sought from `knot` on."""
    last = baseline.shape[1] - 1
    while knot < last and quantity(baseline, 0, knot + 1) <= tenure:
        knot += 1
    if knot == last:
        return quantity(baseline, curve, last) + tail * (tenure - quantity(baseline, 0, last)), knot
    month, height = quantity(baseline, 0, knot), quantity(baseline, curve, knot)
    slope = (quantity(baseline, curve, knot + 1) - height) / (quantity(baseline, 0, knot + 1) - month)
    return height + slope * (tenure - month), knot


@law
def tenure_at(baseline, curve, tail, target, knot):
    """The tenure in months at which the cumulative hazard of a curve reaches `target`, sought from `knot` on."""
    last = baseline.shape[1] - 1
    while knot < last and baseline[curve, knot + 1] < target:
        knot += 1
    if knot == last:
        return baseline[0, last] + (target - baseline[curve, last]) / tail if tail > 0.0 else math.inf
    slope = (baseline[curve, knot + 1] - baseline[curve, knot]) / (baseline[0, knot + 1] - baseline[0, knot])
    return baseline[0, knot] + (target - baseline[curve, knot]) / slope if slope > 0.0 else math.inf


@law
def fires(left, rate, day):
    """The instant at which a process of this rate uses up what is left of its threshold."""
    return day + max(left, 0.0) / rate if rate > 0.0 else math.inf


@law
def experienced(level, quality, gain, loss_aversion):
    """A level after an experience: losses loom larger than gains, and no step goes beyond the experience."""
    step = gain if quality >= level else min(gain * loss_aversion, 1.0)
    return level + step * (quality - level)


@law
def moved(values, feeling, response, at, level, quality):
    """A level after an experience of this quality, by the feeling's gain and the kind of its response."""
    aversion = 1.0 if response == EVEN else quantity(values, at, feeling + F_LOSS_AVERSION)
    return experienced(level, quality, quantity(values, at, feeling + F_GAIN), aversion)


@law
def relaxed(level, set_point, days, half_life):
    """A level after some days without experience."""
    if level == set_point or half_life <= 0.0:
        return set_point
    return set_point + (level - set_point) * math.exp2(-days / half_life)


@law
def shaped(curve, x):
    """A response curve on [0, 1]: x itself, x (2 - x), or x squared."""
    if curve == LINEAR:
        return x
    return x * (2.0 - x) if curve == SATURATING else x * x


@law
def clipped(level):
    """A level kept in [0, 1]."""
    return min(max(level, 0.0), 1.0)


@law
def normal(u):
    """The standard normal quantile of a uniform (Acklam 2003, relative error below 1.2e-9), the same bits everywhere."""
    if u > 0.5:
        return -normal_below(1.0 - u)
    return normal_below(u)


@law
def normal_below(u):
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
def graded(index, level):
    """The answer on an index's scale that a level in [0, 1] is graded as."""
    if index == NPS:
        return np.int64(math.floor(10.0 * clipped(level) + 0.5))
    steps = 4.0 if index == CSAT else 6.0
    return np.int64(1.0 + math.floor(steps * clipped(level) + 0.5))


@law
def is_top(index, score):
    """Promoters, satisfied customers, and those who agree that it was easy."""
    return score >= 9 if index == NPS else score >= 4 if index == CSAT else score >= 5


@law
def is_bottom(index, score):
    """Detractors, the dissatisfied, and those who do not agree that it was easy."""
    return score <= 6 if index == NPS else score <= 2 if index == CSAT else score <= 3


@law
def willingness(share, tails, satisfaction, tiredness):
    """The probability that a customer who is asked answers."""
    return min(share * (1.0 + tails * abs(2.0 * satisfaction - 1.0)), 1.0) * (1.0 - tiredness)


@law
def outcome_of(luck, success, abandonment):
    """Success, failure or abandonment, in cumulative order."""
    if luck < success:
        return SUCCESS
    return ABANDONMENT if luck >= 1.0 - abandonment else FAILURE


@law
def next_multiple(tenure, interval):
    """The first multiple of an interval that lies beyond a tenure."""
    return (math.floor(tenure / interval + 1e-9) + 1.0) * interval


@law
def hazard_factor(values, single, row, life):
    """The factor on the baseline hazard of a customer who feels so, given what it felt when the model was fitted."""
    curve = single.satisfaction_curve
    felt = quantity(values, life.at, single.satisfaction + F_LOG_HAZARD) * (
        shaped(curve, life.satisfaction) - shaped(curve, life.satisfaction_0)
    )
    curve = single.effort_curve
    felt += quantity(values, life.at, single.effort + F_LOG_HAZARD) * (shaped(curve, life.effort) - shaped(curve, life.effort_0))
    return row.risk * quantity(values, life.at, single.churn) * math.exp(felt)


@law
def referral_rate(values, single, life):
    """How often a customer who is so satisfied talks, per day."""
    if single.referral < 0:
        return 0.0
    threshold = quantity(values, life.at, single.referral + R_THRESHOLD)
    if life.satisfaction <= threshold or threshold >= 1.0:
        return 0.0
    rate = quantity(values, life.at, single.referral + R_RATE) * MONTHS_PER_DAY
    if single.referral_curve == LINEAR:
        return rate * (life.satisfaction - threshold) / (1.0 - threshold)
    return rate * shaped(single.referral_curve, (life.satisfaction - threshold) / (1.0 - threshold))


@law
def warning_rate(values, single, life):
    """How often a customer who is so discontent warns others, per day."""
    if single.detraction < 0:
        return 0.0
    threshold = quantity(values, life.at, single.detraction + W_THRESHOLD)
    if life.satisfaction >= threshold:
        return 0.0
    rate = quantity(values, life.at, single.detraction + W_RATE) * MONTHS_PER_DAY
    return rate * shaped(single.detraction_curve, (threshold - life.satisfaction) / threshold)


@law
def issues_factor(cases, values, life):
    """The factor on the hazard of a customer's open cases."""
    felt = 0.0
    for number in range(cases.size):
        if cases[number].open:
            felt += quantity(values, life.at, cases[number].column + K_LOG_HAZARD)
    return math.exp(felt)


@law
def success_share(values, node, satisfaction, at):
    """The share of touches that succeed; of offers, those that are accepted by a customer who is so satisfied."""
    success = quantity(values, at, node.column + T_SUCCESS)
    if node.offer < 0:
        return success
    return success + (quantity(values, at, node.offer + O_CONTENT) - success) * shaped(node.offer_curve, satisfaction)


@law
def start_rate(values, journey, at):
    """The rate per day at which a journey starts in a month; 0 if it does not start at a rate, or all that it offers is accepted."""
    if journey.trigger != AT_RATE or journey.accepted >= journey.most:
        return 0.0
    return quantity(values, at, journey.rate_column) * journey.factor * MONTHS_PER_DAY


@law
def purchase_rate(values, single, life):
    """How often a customer who is so satisfied buys, per day."""
    if single.purchases < 0:
        return 0.0
    curve = single.purchase_curve
    felt = quantity(values, life.at, single.purchases + P_LOG_RATE) * (
        shaped(curve, life.satisfaction) - shaped(curve, life.satisfaction_0)
    )
    return quantity(values, life.at, single.purchases + P_RATE) * life.buy_factor * math.exp(felt) * MONTHS_PER_DAY
