"""What the compiled engine's processes use up of their thresholds along the feelings of the life in hand, and when they fire."""

from __future__ import annotations

import math

from cxsim.engine.compilation import inner
from cxsim.engine.records import FEELING
from cxsim.engine.relaxation import course, hazard_used
from cxsim.engine.transition_functions import issues_factor, quantity, shaped
from cxsim.units import MONTHS_PER_DAY


@inner
def feelings_of(values, single, life):
    """The satisfaction and the effort of the life in hand, as they fade."""
    satisfaction = life.satisfaction, life.satisfaction_set, quantity(values, life.at, single.satisfaction + FEELING.half_life)
    return satisfaction, (life.effort, life.effort_set, quantity(values, life.at, single.effort + FEELING.half_life))


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
    by_satisfaction = (curve, quantity(values, life.at, single.satisfaction + FEELING.log_hazard), shaped(curve, life.satisfaction_0))
    curve = single.effort_curve
    by_effort = (curve, quantity(values, life.at, single.effort + FEELING.log_hazard), shaped(curve, life.effort_0))
    tenure = life.tenure_0 + (life.day - life.born) * MONTHS_PER_DAY
    place = row.curve, tenure, life.knot
    return hazard_used(world.baseline, place, scale, felt, ways, (by_satisfaction, by_effort), days, life.churn_left)
