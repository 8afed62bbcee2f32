"""The hours of a week in which a journey starts: its rate in each, and the dates at which a threshold is then used up.

A pattern is a curve of *busy time*: how many mean days have passed by an instant of the week, from Monday 00:00; seven by the end of
it. A process whose rate follows the pattern is one of constant rate in busy time, so its dates are exact.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np

from cxsim.engine.compilation import law
from cxsim.engine.records import Floats, Ints
from cxsim.engine.transition_functions import firing_day, quantity
from cxsim.journey.hours import MINUTES_PER_DAY, MINUTES_PER_WEEK, weekly
from cxsim.journey.plan import AtRate, Plan

WEEK = 7.0
ANY_TIME = -1


def pattern_numbers(plan: Plan) -> Ints:
    """The pattern of each journey, or `ANY_TIME`; shape (journeys,)."""
    has = np.array([isinstance(journey.trigger, AtRate) and bool(journey.trigger.when) for journey in plan.journeys.values()])
    return np.where(has, np.cumsum(has) - 1, ANY_TIME).astype(np.int64)


def patterns_of(plan: Plan) -> Floats:
    """For each pattern a row of days since Monday and one of busy days passed by then, shape (2 x patterns, instants)."""
    starts = [journey.trigger for journey in plan.journeys.values()]
    curves = [busy_curve(start.when) for start in starts if isinstance(start, AtRate) and start.when]
    longest = max((curve.shape[1] for curve in curves), default=0)
    padded = [np.pad(curve, ((0, 0), (0, longest - curve.shape[1])), constant_values=WEEK) for curve in curves]
    return np.concatenate(padded) if padded else np.zeros((0, 0))


def busy_curve(when: Mapping[str, float]) -> Floats:
    """Days since Monday at which the rate changes, and busy days passed by then; hours that overlap add up. Shape (2, instants)."""
    stretches = [(opens, closes, weight) for hours, weight in when.items() for opens, closes in weekly(hours)]
    edges = np.unique([0, MINUTES_PER_WEEK, *(edge for opens, closes, _ in stretches for edge in (opens, closes))])
    weight = sum(np.where((edges[:-1] >= opens) & (edges[:-1] < closes), each, 0.0) for opens, closes, each in stretches)
    passed = np.concatenate([[0.0], np.cumsum(weight * np.diff(edges))])
    return np.array([edges / MINUTES_PER_DAY, WEEK * (passed / passed[-1])])


@law
def busy_days(patterns: Floats, number: int, day: float) -> float:
    """The busy days that have passed by a day, both counted from a Monday."""
    weeks = math.floor(day / WEEK) * WEEK
    here = _before(patterns, 2 * number, day - weeks)
    return weeks + _between(patterns, 2 * number, 2 * number + 1, here, day - weeks)


@law
def day_when(patterns: Floats, number: int, busy: float) -> float:
    """The day by which so many busy days have passed, both counted from a Monday."""
    weeks = math.floor(busy / WEEK) * WEEK
    here = _before(patterns, 2 * number + 1, busy - weeks)
    return weeks + _between(patterns, 2 * number + 1, 2 * number, here, busy - weeks)


@law
def _before(patterns: Floats, row: int, amount: float) -> int:
    """The last place of a row that is not above an amount, but never the last of all."""
    here = 0
    while here + 2 < patterns.shape[1] and quantity(patterns, row, here + 1) <= amount:
        here += 1
    return here


@law
def _between(patterns: Floats, row: int, other: int, here: int, amount: float) -> float:
    """What the one row says where the other says `amount`."""
    low, high = quantity(patterns, row, here), quantity(patterns, row, here + 1)
    start, end = quantity(patterns, other, here), quantity(patterns, other, here + 1)
    return start + (end - start) * ((amount - low) / (high - low)) if high > low else end


@law
def start_date(patterns: Floats, weekday: int, number: int, left: float, rate: float, day: float) -> float:
    """The day on which a journey starts: when what is left of its threshold is used up at a rate, in the hours of its pattern."""
    if number == ANY_TIME or rate <= 0.0:
        return firing_day(left, rate, day)
    return max(day_when(patterns, number, busy_days(patterns, number, day + weekday) + max(left, 0.0) / rate) - weekday, day)


@law
def threshold_left(patterns: Floats, weekday: int, number: int, start: float, rate: float, day: float) -> float:
    """What is left on a day of the threshold of a journey that would start later at this rate."""
    if number == ANY_TIME:
        return (start - day) * rate
    return (busy_days(patterns, number, start + weekday) - busy_days(patterns, number, day + weekday)) * rate
