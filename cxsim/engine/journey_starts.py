"""What starts journeys beside rates and multiples of tenure: purchases, bills, stated days, levels that customers' feelings pass.

Each sets the next `start` of a journey; what happens then is the same for all (`visit_events.start_journey`).
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from cxsim.engine.compilation import apart, inner, keep_compiled, law
from cxsim.engine.records import (
    AT_RATE,
    FEELING,
    FROM_TABLE,
    ON_BILL,
    ON_DATE,
    ON_LEVEL,
    ON_PURCHASE,
    SATISFACTION,
    Floats,
    Record,
    Scenario,
)
from cxsim.engine.relaxation import Way, crossing_day
from cxsim.engine.transition_functions import quantity
from cxsim.rng import philox, uniform


@law
def next_date(dates: Floats, journey: int, day: float) -> float:
    """The first of a journey's stated days that comes after a day; endless if none does."""
    for place in range(dates.shape[1]):
        if dates[journey, place] > day:
            return dates[journey, place]
    return math.inf


@law
def days_to_level(way: Way, threshold: float, side: float) -> float:
    """In how many days a fading level reaches a threshold from the other side of it; endless if it goes elsewhere.

    A threshold between the level and where that goes is reached after half-life x log2((s - m) / (threshold - m)).
    """
    if (way[0] - threshold) * side < 0.0:
        return math.inf
    if way[1] == 0.0:
        return 0.0
    return max(crossing_day(way, threshold), 0.0) if way[0] != threshold else math.inf


@inner
def counts_starts(journey: Record) -> bool:
    """Whether a start that falls into an open visit waits for its end."""
    return journey.trigger == AT_RATE or journey.trigger == ON_PURCHASE or journey.trigger == ON_BILL


@inner
def is_drawn(scenario: Scenario, journey: Record, ordinal: Any, life: Record, key: np.uint64) -> bool:
    """Whether one thing of those that start a journey does so: in a share of them, by a draw of the customer and its number."""
    word, _, _, _ = philox(life.identity, np.uint64(ordinal), journey.start_point, key)
    return uniform(word) < quantity(scenario.values, life.at, journey.start_column)


@apart
def start_on_event(scenario: Scenario, trigger: int, ordinal: int, life: Record, day: float, key: np.uint64) -> bool:
    """The journeys that follow from purchases, or from bills, start, each in its share of them; whether one does."""
    starts = False
    for number in range(scenario.journeys.size):
        journey = scenario.journeys[number]
        if journey.trigger == trigger and is_drawn(scenario, journey, ordinal, life, key):
            journey.start = day
            starts = True
    return starts


@inner
def start_on_bill(scenario: Scenario, parameters: Record, life: Record, key: np.uint64) -> None:
    """The month that has just ended is billed, if there was a fee."""
    if parameters.follows_bills and life.fee_per_month * quantity(scenario.values, life.at - 1, parameters.fee_level) > 0.0:
        start_on_event(scenario, ON_BILL, life.month, life, life.day, key)


@inner
def is_beyond(scenario: Scenario, journey: Record, life: Record) -> bool:
    """Whether what a journey looks at has passed its level; what fades at once is where it goes."""
    parameters = scenario.parameters[0]
    if journey.feeling == SATISFACTION:
        half_life = quantity(scenario.values, life.at, parameters.satisfaction + FEELING.half_life)
        level = life.satisfaction if half_life > 0.0 else life.satisfaction_set
    else:
        half_life = quantity(scenario.values, life.at, parameters.effort + FEELING.half_life)
        level = life.effort if half_life > 0.0 else life.effort_set
    return (level - quantity(scenario.values, life.at, journey.start_column)) * journey.side >= 0.0


@apart
def await_start(scenario: Scenario, number: int, life: Record) -> None:
    """A life begins: the first stated day of a journey, and on which side of its level what it looks at is."""
    journey = scenario.journeys[number]
    if journey.trigger == ON_DATE:
        journey.start = next_date(scenario.dates, number, -1.0 if life.origin == FROM_TABLE else life.born)
    elif journey.trigger == ON_LEVEL:
        journey.beyond, journey.started_on = is_beyond(scenario, journey, life), -1.0


@apart
def look_at_levels(scenario: Scenario, life: Record, ways: Any) -> None:
    """When each journey starts that waits for a level to be passed, at once or on the way; looked at twice, it is the same."""
    for number in range(scenario.journeys.size):
        journey = scenario.journeys[number]
        if journey.trigger != ON_LEVEL:
            continue
        if is_beyond(scenario, journey, life):
            if journey.beyond == 0:  # at one instant it starts once: else two touches without length might start each other for ever
                journey.start = life.day if journey.started_on != life.day else math.inf
            journey.beyond = 1
            continue
        journey.beyond = 0
        threshold = quantity(scenario.values, life.at, journey.start_column)
        if journey.feeling == SATISFACTION:
            journey.start = life.day + days_to_level(ways[0], threshold, journey.side)
        else:
            journey.start = life.day + days_to_level(ways[1], threshold, journey.side)


@apart
def take_start(scenario: Scenario, number: int, life: Record, key: np.uint64) -> bool:
    """A journey starts on a stated day, if the customer is among those for whom it does, or because a level is passed; whether it does."""
    journey = scenario.journeys[number]
    if journey.trigger == ON_DATE:
        journey.start = next_date(scenario.dates, number, life.day)
        if journey.segment >= 0 and journey.segment != scenario.rows[life.row].segment:
            return False
        return is_drawn(scenario, journey, np.int64(life.day), life, key)
    journey.started_on, journey.beyond = life.day, 1
    if not is_beyond(scenario, journey, life):  # the instant of passing is rounded, and what is felt with it
        threshold = quantity(scenario.values, life.at, journey.start_column)
        if journey.feeling == SATISFACTION:
            life.satisfaction = threshold
        else:
            life.effort = threshold
    return True


keep_compiled(days_to_level)  # the open engine calls it by itself
