"""What the compiled engine's processes use up of their thresholds along the feelings of the life in hand, and when they fire."""

from __future__ import annotations

import math

from cxsim.engine.compilation import inner
from cxsim.engine.records import (
    F_HALF_LIFE,
    F_LOG_HAZARD,
    P_LOG_RATE,
    P_RATE,
    R_RATE,
    R_THRESHOLD,
    W_RATE,
    W_THRESHOLD,
)
from cxsim.engine.relaxation import course, exceeded, exceeded_by, grown, grown_by, hazard_used
from cxsim.engine.transition_functions import issues_factor, quantity, shaped
from cxsim.units import MONTHS_PER_DAY


@inner
def feelings_of(values, single, life):
    """The satisfaction and the effort of the life in hand, as they fade."""
    satisfaction = life.satisfaction, life.satisfaction_set, quantity(values, life.at, single.satisfaction + F_HALF_LIFE)
    return satisfaction, (life.effort, life.effort_set, quantity(values, life.at, single.effort + F_HALF_LIFE))


@inner
def ways_of(felt):
    """The ways of both feelings."""
    return course(felt[0]), course(felt[1])


@inner
def leaving(world, row, single, life, felt, ways, days):
    """The hazard used up in so many days, the knot reached then, and the day, from now, on which the customer leaves (endless: later)."""
    if life.decided:
        return 0.0, life.knot, math.inf
    values = world.values
    scale = row.risk * quantity(values, life.at, single.churn)
    if life.open_cases:
        scale *= issues_factor(world.cases, values, life)
    curve = single.satisfaction_curve
    by_satisfaction = (curve, quantity(values, life.at, single.satisfaction + F_LOG_HAZARD), shaped(curve, life.satisfaction_0))
    curve = single.effort_curve
    by_effort = (curve, quantity(values, life.at, single.effort + F_LOG_HAZARD), shaped(curve, life.effort_0))
    tenure = life.tenure_0 + (life.day - life.born) * MONTHS_PER_DAY
    return hazard_used(
        world.baseline, row.curve, tenure, life.knot, scale, felt[0], felt[1], ways, by_satisfaction, by_effort, days, life.churn_left
    )


@inner
def talking(values, single, life, way, share, days):
    """The rate of recommendations used up in so many days."""
    if single.referral < 0:
        return 0.0
    threshold = quantity(values, life.at, single.referral + R_THRESHOLD)
    if threshold >= 1.0:
        return 0.0
    scale = quantity(values, life.at, single.referral + R_RATE) * MONTHS_PER_DAY
    return exceeded(scale, way, share, single.referral_curve, threshold, 1.0 - threshold, days)


@inner
def next_talk(values, single, life, feeling, days, used):
    """The instant of the next recommendation, if so much is used up in so many days (endless: later)."""
    if used <= 0.0 or used < life.talk_left:
        return math.inf
    threshold = quantity(values, life.at, single.referral + R_THRESHOLD)
    scale = quantity(values, life.at, single.referral + R_RATE) * MONTHS_PER_DAY
    return life.day + exceeded_by(scale, feeling, single.referral_curve, threshold, 1.0 - threshold, days, life.talk_left)


@inner
def buying(values, single, life, feeling, way, days):
    """The rate of purchases used up in so many days, and what `next_purchase` has to know of it."""
    if single.purchases < 0:
        return 0.0, (0.0, 0.0, (0.0, 0.0, 0.0, 0.0))
    return grown(_buying(values, single, life), feeling, way, _liking(values, single, life), days)


@inner
def next_purchase(values, single, life, feeling, days, used, known):
    """The instant of the next purchase, if so much is used up in so many days (endless: later)."""
    if used <= 0.0 or used < life.buy_left:
        return math.inf
    return life.day + grown_by(_buying(values, single, life), feeling, _liking(values, single, life), days, known, life.buy_left)


@inner
def _buying(values, single, life):
    return quantity(values, life.at, single.purchases + P_RATE) * life.buy_factor * MONTHS_PER_DAY


@inner
def _liking(values, single, life):
    curve = single.purchase_curve
    return curve, quantity(values, life.at, single.purchases + P_LOG_RATE), shaped(curve, life.satisfaction_0)


@inner
def warning(values, single, life, way, share, days):
    """The rate of warnings used up in so many days."""
    if single.detraction < 0:
        return 0.0
    threshold = quantity(values, life.at, single.detraction + W_THRESHOLD)
    if threshold <= 0.0:
        return 0.0
    scale = quantity(values, life.at, single.detraction + W_RATE) * MONTHS_PER_DAY
    return exceeded(scale, way, share, single.detraction_curve, threshold, -threshold, days)


@inner
def next_warning(values, single, life, feeling, days, used):
    """The instant of the next warning, if so much is used up in so many days (endless: later)."""
    if used <= 0.0 or used < life.warn_left:
        return math.inf
    threshold = quantity(values, life.at, single.detraction + W_THRESHOLD)
    scale = quantity(values, life.at, single.detraction + W_RATE) * MONTHS_PER_DAY
    return life.day + exceeded_by(scale, feeling, single.detraction_curve, threshold, -threshold, days, life.warn_left)
