"""Who is on duty when: the steps in which the agents of a pool come and go, from its hours, shifts and monthly number of agents."""

from __future__ import annotations

import numpy as np

from cxsim.engine.pools.records import STEP
from cxsim.engine.records import FINE, Floats, Ints, Records
from cxsim.journey.hours import MINUTES_PER_DAY, MINUTES_PER_WEEK, weekly
from cxsim.journey.pools import Pool

MINUTES = float(MINUTES_PER_DAY)


def duty_steps(pool: Pool, agents: Floats, shares: dict[str, Floats], month_days: Floats, weekday: int) -> Records:
    """The steps of one pool over the horizon.

    Parameters
    ----------
    agents : (months,) of the pool in each month.
    shares : by shift, (months,) the share of the agents who are there.
    month_days : (months + 1,) first days of the months.
    weekday : of day 0; Monday is 0.
    """
    edges = _edges(pool)
    weeks = np.arange(-1, int(month_days[-1]) // 7 + 2) * 7 - weekday
    days = (weeks[:, None] + edges / MINUTES).ravel()
    days = np.unique(np.concatenate([days[(days > 0) & (days < month_days[-1])], month_days[:-1]]))
    month = np.searchsorted(month_days, days, side="right") - 1
    minute = np.rint((days + weekday) * MINUTES).astype(np.int64) % MINUTES_PER_WEEK
    steps = np.zeros(len(days), STEP)
    steps["day"], steps["open"] = days, _within(pool.hours, minute)
    share = _share(pool, shares, minute, month)
    steps["agents"] = np.where(steps["open"] > 0, np.floor(agents[month] * share + 0.5), 0)
    changes = np.ones(len(days), np.bool_)
    changes[1:] = (steps["agents"][1:] != steps["agents"][:-1]) | (steps["open"][1:] != steps["open"][:-1])
    return steps[changes]


def _edges(pool: Pool) -> Ints:
    texts = [pool.hours, *(shift.hours for shift in pool.shifts.values())]
    return np.unique([minute for text in texts for stretch in weekly(text) for minute in stretch]).astype(np.int64)


def _within(hours: str, minute: Ints) -> Ints:
    inside = np.zeros(len(minute), np.int64)
    for opens, closes in weekly(hours):
        inside |= (minute >= opens) & (minute < closes)
    return inside


def _share(pool: Pool, shares: dict[str, Floats], minute: Ints, month: Ints) -> Floats:
    if not pool.shifts:
        return np.ones(len(minute))
    present = np.sum([shares[name][month] * _within(shift.hours, minute) for name, shift in pool.shifts.items()], axis=0, dtype=float)
    return np.asarray(present)


def time_on_duty(steps: Records, days: int) -> Ints:
    """The time on duty of all agents in each day, shape (days,), in 2^-24 days."""
    edges = np.unique(np.concatenate([steps["day"], np.arange(days + 1.0)]))
    agents = steps["agents"][np.searchsorted(steps["day"], edges[:-1], side="right") - 1]
    time = np.floor(np.diff(edges) * FINE + 0.5) * agents
    return np.bincount(edges[:-1].astype(np.int64), time, days).astype(np.int64)
