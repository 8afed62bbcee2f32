"""What the compiled engine's processes use up of their thresholds along the feelings of the life in hand, and when they fire."""

from __future__ import annotations

import math

from cxsim.engine.compilation import inner
from cxsim.engine.records import FEELING, Floats, Record, Scenario
from cxsim.engine.relaxation import Feeling, Way, find_path, integrate_hazard
from cxsim.engine.transition_functions import case_hazard_factor, quantity, response
from cxsim.units import MONTHS_PER_DAY


@inner
def current_levels(values: Floats, parameters: Record, life: Record) -> tuple[Feeling, Feeling]:
    """The satisfaction and the effort of the life in hand, as they fade."""
    satisfaction = life.satisfaction, life.satisfaction_set, quantity(values, life.at, parameters.satisfaction + FEELING.half_life)
    return satisfaction, (life.effort, life.effort_set, quantity(values, life.at, parameters.effort + FEELING.half_life))


@inner
def find_paths(felt: tuple[Feeling, Feeling]) -> tuple[Way, Way]:
    """The ways of both feelings."""
    return find_path(felt[0]), find_path(felt[1])


@inner
def integrate_churn(
    scenario: Scenario, row: Record, parameters: Record, life: Record, felt: tuple[Feeling, Feeling], ways: tuple[Way, Way], days: float
) -> tuple[float, int, float]:
    """The hazard used up in so many days, the knot reached then, and the day, from now, on which the customer leaves (endless: later)."""
    if life.decided:
        return 0.0, life.knot, math.inf
    values = scenario.values
    scale = row.risk * quantity(values, life.at, parameters.churn)
    if life.open_cases:
        scale *= case_hazard_factor(scenario.cases, values, life)
    curve = parameters.satisfaction_curve
    by_satisfaction = (curve, quantity(values, life.at, parameters.satisfaction + FEELING.log_hazard), response(curve, life.satisfaction_0))
    curve = parameters.effort_curve
    by_effort = (curve, quantity(values, life.at, parameters.effort + FEELING.log_hazard), response(curve, life.effort_0))
    tenure = life.tenure_0 + (life.day - life.born) * MONTHS_PER_DAY
    place = row.curve, tenure, life.knot
    return integrate_hazard(scenario.baseline, place, scale, felt, ways, (by_satisfaction, by_effort), days, life.churn_left)
