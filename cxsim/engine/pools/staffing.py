"""Who is on duty when: the steps in which the agents of a pool come and go, from its hours, shifts and monthly number of agents.

The agents of a shift are a real number a: ``floor(a)`` of them always come, and one more on the share ``a - floor(a)`` of days, by a
draw of the pool, the shift, the day and the key. So their mean is a on every day, more agents are never fewer on any of them
(``floor(a + u)`` rises with a), and scenarios share the draws.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.pools.records import STEP_TYPE
from cxsim.engine.records import FINE, Floats, Ints, Records
from cxsim.journey.hours import ALWAYS, MINUTES_PER_DAY, MINUTES_PER_WEEK, weekly
from cxsim.journey.pools import Pool
from cxsim.rng import decision_points, uniforms

MINUTES = float(MINUTES_PER_DAY)
ROUNDING = 1e-9  # of agents: 30 x .1 are 3
Days = NDArray[np.uint64]


def duty_steps(
    name: str, pool: Pool, agents: Floats, shares: Mapping[str, Floats], month_days: Floats, weekday: int, key: np.uint64
) -> Records:
    """The steps of one pool over the horizon.

    Parameters
    ----------
    name : of the pool, from which its draws follow.
    agents : (months,) of the pool in each month.
    shares : by shift, (months,) the share of the agents who are there.
    month_days : (months + 1,) first days of the months.
    weekday : of day 0; Monday is 0.
    key : of the run.
    """
    days = _instants(pool, month_days, weekday)
    month = np.searchsorted(month_days, days, side="right") - 1
    minute = np.rint((days + weekday) * MINUTES).astype(np.int64) % MINUTES_PER_WEEK
    steps = np.zeros(len(days), STEP_TYPE)
    steps["day"], steps["open"] = days, _within(pool.hours, minute)
    for point, hours, wanted in _teams(name, pool, agents, shares):
        steps["agents"] += _present(wanted[month], days.astype(np.uint64), point, key) * _within(hours, minute)
    steps["agents"] *= steps["open"]
    changes = np.ones(len(days), np.bool_)
    changes[1:] = (steps["agents"][1:] != steps["agents"][:-1]) | (steps["open"][1:] != steps["open"][:-1])
    return steps[changes]


def _instants(pool: Pool, month_days: Floats, weekday: int) -> Floats:
    """The days, from the start of the run, on which somebody may come or go: edges of hours, midnights, first days of months."""
    texts = [pool.hours, *(shift.hours for shift in pool.shifts.values())]
    edges = np.unique([minute for text in texts for stretch in weekly(text) for minute in stretch])
    weeks = np.arange(-1, int(month_days[-1]) // 7 + 2) * 7 - weekday
    days: Floats = np.concatenate([(weeks[:, None] + edges / MINUTES).ravel(), np.arange(month_days[-1])])
    return np.unique(days[(days >= 0) & (days < month_days[-1])])


def _teams(name: str, pool: Pool, agents: Floats, shares: Mapping[str, Floats]) -> Iterator[tuple[np.uint64, str, Floats]]:
    """Who comes and goes together: the point of their draws, their hours, and how many they are in each month."""
    titles = [f"pools.{name}.shifts.{shift}" for shift in pool.shifts] or [f"pools.{name}"]
    points = decision_points(titles)
    if not pool.shifts:
        yield points[titles[0]], ALWAYS, agents
    for title, (shift, team) in zip(titles, pool.shifts.items(), strict=False):
        yield points[title], team.hours, agents * shares[shift]


def _present(wanted: Floats, day: Days, point: np.uint64, key: np.uint64) -> Ints:
    """How many of so many agents are there on each day."""
    whole = np.rint(wanted)
    if (np.abs(wanted - whole) < ROUNDING).all():
        return whole.astype(np.int64)
    present: Ints = np.floor(wanted + uniforms(point, day, point, key)).astype(np.int64)
    return present


def _within(hours: str, minute: Ints) -> Ints:
    inside = np.zeros(len(minute), np.int64)
    for opens, closes in weekly(hours):
        inside |= (minute >= opens) & (minute < closes)
    return inside


def time_on_duty(steps: Records, days: int) -> Ints:
    """The time on duty of all agents in each day, shape (days,), in 2^-24 days."""
    edges = np.unique(np.concatenate([steps["day"], np.arange(days + 1.0)]))
    agents = steps["agents"][np.searchsorted(steps["day"], edges[:-1], side="right") - 1]
    time = np.floor(np.diff(edges) * FINE + 0.5) * agents
    return np.bincount(edges[:-1].astype(np.int64), time, days).astype(np.int64)
