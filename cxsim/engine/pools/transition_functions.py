"""The laws of pools: how long a call takes and waits, who gives up, how busy days weigh on the agents. Both engines obey them."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from cxsim.engine.compilation import law
from cxsim.engine.pools.records import CONSTANT, EXPONENTIAL, MEAN_AND_P95, MORALE, NEVER, Centre
from cxsim.engine.records import FINE, Floats, Ints, Record, Records
from cxsim.engine.transition_functions import normal, quantity, to_fixed_point
from cxsim.engine.variates import exponential
from cxsim.rng import uniform

Z95 = 1.6448536269514722
MINUTES = 1440.0


@law
def draw_time(kind: int, values: Floats, at: int, column: int, word: np.uint64) -> float:
    """A random time in days, rising in the word; infinite if the pool has no such law."""
    if kind == NEVER:
        return math.inf
    if kind == CONSTANT:
        return quantity(values, at, column)
    if kind == EXPONENTIAL:
        return exponential(word) * quantity(values, at, column)
    mean, p95 = quantity(values, at, column + MEAN_AND_P95.mean), quantity(values, at, column + MEAN_AND_P95.p95)
    if mean <= 0.0:
        return 0.0
    spread = lognormal_spread(p95 / mean)
    return mean * math.exp(spread * (normal(uniform(word)) - 0.5 * spread))


@law
def lognormal_spread(ratio: float) -> float:
    """The standard deviation of the logarithm, from r = p95 / mean: z - sqrt(z^2 - 2 ln r), z = Z95.

    From p95 = exp(mu + z sd) and mean = exp(mu + sd^2 / 2); kept to what a lognormal can have.
    """
    return Z95 - math.sqrt(max(Z95 * Z95 - 2.0 * math.log(max(ratio, 1.0)), 0.0))


@law
def duty_step(steps: Records, pool: Record, day: float) -> int:
    """The step in force on a day, by bisection."""
    low, high = pool.first_step, pool.last_step
    while high - low > 1:
        middle = (low + high) // 2
        if steps[middle].day <= day:
            low = middle
        else:
            high = middle
    return low


@law
def book_time(busy: Ints, number: int, begin: float, end: float) -> None:
    """Book the time from `begin` until `end` in the days in which an agent of a pool is busy."""
    last = busy.shape[1]
    day = np.int64(begin)
    while day < last and begin < end:
        until = min(end, day + 1.0)
        busy[number, day] += to_fixed_point(until - begin, FINE)
        begin = until
        day += 1


@law
def update_morale(centre: Centre, values: Floats, first: int, month_days: Floats, number: int, day: Any) -> None:
    """Work out a pool's morale up to a day, from how busy each day before it was. `first` is the row of the first month's values."""
    pool = centre.pools[number]
    month = 0
    for current in range(centre.known[number], day + 1):
        if current == 0:
            centre.morale[number, 0] = 1.0
            continue
        before = current - 1
        while month_days[month + 1] <= before:
            month += 1
        duty, busy = centre.on_duty[number, before], centre.busy[number, before]
        occupancy = min(busy / duty, 1.0) if duty > 0 else (1.0 if busy > 0 else 0.0)
        at = first + month
        centre.morale[number, current] = morale_after(values, at, pool.morale, centre.morale[number, before], occupancy)
    centre.known[number] = max(centre.known[number], day + 1)


@law
def morale_after(values: Floats, at: int, column: int, morale: float, occupancy: float) -> float:
    """The morale m after a day of occupancy o: t + (m - t) 2^(-1 / half-life), t = 1 - (o - ease) / (1 - ease), at most 1."""
    ease, half_life = quantity(values, at, column + MORALE.strain_above), quantity(values, at, column + MORALE.half_life)
    strain = (occupancy - ease) / (1.0 - ease) if occupancy > ease else 0.0
    target = 1.0 - min(strain, 1.0)
    return target + (morale - target) * math.exp2(-1.0 / half_life) if half_life > 0.0 else target


@law
def wait_effects(pools: Records, values: Floats, at: int, pool: int, server: int, wait: float, mood: float) -> tuple[float, float, float]:
    """How a wait and the agents' mood mark a touch: what it loses of success and of quality, and what it adds to the effort."""
    minutes = wait * MINUTES
    slip = dent = 0.0
    if server >= 0 and pools[server].morale >= 0:
        short = 1.0 - mood
        slip = short * quantity(values, at, pools[server].morale + MORALE.success_loss)
        dent = short * quantity(values, at, pools[server].morale + MORALE.quality_loss)
    dent += minutes * quantity(values, at, pools[pool].quality)
    return slip, dent, minutes * quantity(values, at, pools[pool].effort)
