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
from cxsim.engine.relaxation import exceeded, grown, hazard_used
from cxsim.engine.transition_functions import issues_factor, quantity, shaped
from cxsim.units import MONTHS_PER_DAY


@inner
def satisfaction_of(values, single, life):
    """The satisfaction of the life in hand, as it fades."""
    return life.satisfaction, life.satisfaction_set, quantity(values, life.at, single.satisfaction + F_HALF_LIFE)


@inner
def leaving(world, row, single, life, feeling, way, days):
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
    effort = (life.effort, life.effort_set, quantity(values, life.at, single.effort + F_HALF_LIFE))
    return hazard_used(
        world.baseline,
        row.curve,
        life.tenure_0 + (life.day - life.born) * MONTHS_PER_DAY,
        life.knot,
        scale,
        feeling,
        way,
        effort,
        by_satisfaction,
        by_effort,
        days,
        life.churn_left,
    )


@inner
def talking(values, single, life, feeling, way, days):
    """The rate of recommendations used up in so many days, and the day, from now, of the next."""
    if single.referral < 0:
        return 0.0, math.inf
    threshold = quantity(values, life.at, single.referral + R_THRESHOLD)
    if threshold >= 1.0:
        return 0.0, math.inf
    scale = quantity(values, life.at, single.referral + R_RATE) * MONTHS_PER_DAY
    return exceeded(scale, feeling, way, single.referral_curve, threshold, 1.0 - threshold, days, life.talk_left)


@inner
def buying(values, single, life, feeling, way, days):
    """The rate of purchases used up in so many days, and the day, from now, of the next."""
    if single.purchases < 0:
        return 0.0, math.inf
    curve = single.purchase_curve
    influence = (curve, quantity(values, life.at, single.purchases + P_LOG_RATE), shaped(curve, life.satisfaction_0))
    scale = quantity(values, life.at, single.purchases + P_RATE) * life.buy_factor * MONTHS_PER_DAY
    return grown(scale, feeling, way, influence, days, life.buy_left)


@inner
def warning(values, single, life, feeling, way, days):
    """The rate of warnings used up in so many days, and the day, from now, of the next."""
    if single.detraction < 0:
        return 0.0, math.inf
    threshold = quantity(values, life.at, single.detraction + W_THRESHOLD)
    if threshold <= 0.0:
        return 0.0, math.inf
    scale = quantity(values, life.at, single.detraction + W_RATE) * MONTHS_PER_DAY
    return exceeded(scale, feeling, way, single.detraction_curve, threshold, -threshold, days, life.warn_left)
