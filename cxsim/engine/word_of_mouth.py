"""What detractors do to acquisition: the share of each month's prospects who are put off by what was said the month before.

How many customers warn others is taken from the same run without this effect (a first-order answer: whoever is put off would
have talked too). So the share is a function of plan, settings and key alone, and every prospect's fate is its own draw.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from cxsim.engine import records
from cxsim.engine.records import World
from cxsim.units import DAYS_PER_MONTH

Months = NDArray[np.int64]


def with_word_of_mouth(world: World, sums: Callable[[World], Months]) -> World:
    """The world with the share of prospects who are put off, where detractors talk and channels bring prospects.

    Parameters
    ----------
    sums : the monthly sums of the whole run in a world, shape (months, columns).
    """
    if world.single["detraction"][0] < 0 or not len(world.channels) or world.put_off.size:
        return world
    warnings = sums(world._replace(put_off=np.zeros(len(world.month_days) - 1)))[:, records.WARNINGS]
    return world._replace(put_off=shares(world, warnings))


def shares(world: World, warnings: Months) -> NDArray[np.float64]:
    """The share put off in each month: last month's warnings times what each takes away, over the prospects expected; at most 1."""
    months = len(world.month_days) - 1
    first = int(world.single["everyone"][0]) * months
    values = world.values[first : first + months]
    rates = values[:, world.channels["column"]].sum(axis=1) / DAYS_PER_MONTH
    expected = rates * np.diff(world.month_days)
    before = np.concatenate([[0], warnings[:-1]])
    lost = before * values[:, int(world.single["detraction"][0]) + records.W_TAKES]
    return np.asarray(np.minimum(np.divide(lost, expected, out=np.zeros(months), where=expected > 0), 1.0))
