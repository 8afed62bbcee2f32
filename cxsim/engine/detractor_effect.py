"""What detractors do to acquisition: the share of each month's prospects who are put off by what was said the month before.

A share needs only warnings of months before its own, so a barrier at each month's end makes it exact: who was never won warns nobody.
Where lives share nothing else, the customers who come in one month are lived after those of the months before; where all lives go on
together in the order of time, the warnings of a month are known when the next begins. Either way the share is a function of plan,
settings and key alone, whatever the order within a month, and every prospect's fate is its own draw.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from cxsim.engine import records
from cxsim.engine.records import World
from cxsim.engine.variates import share_put_off
from cxsim.units import DAYS_PER_MONTH

Array = NDArray[np.float64]
Months = NDArray[np.int64]


def puts_off(world: World) -> bool:
    """Whether detractors talk, channels bring prospects, and the share that is put off is not known yet."""
    return world.single["detraction"][0] >= 0 and len(world.channels) > 0 and not world.put_off.size


def with_word_of_mouth(world: World, sums: Callable[[World], Months]) -> World:
    """The world with the share of prospects who are put off, so that its lives can be lived in parts.

    Parameters
    ----------
    sums : the monthly sums of the whole run, whose own warnings put its prospects off, shape (months, columns).
    """
    return world._replace(put_off=shares(world, sums(world)[:, records.SUMS.warnings])) if puts_off(world) else world


def with_prospects(world: World) -> World:
    """The world with the prospects expected in each month, so that a run in the order of time finds the shares itself."""
    return world._replace(prospects=expected_prospects(world)) if puts_off(world) else world


def expected_prospects(world: World) -> Array:
    """The prospects of all channels that are expected in each month, shape (months,)."""
    rates = (_everybody(world)[:, world.channels["column"] + records.CHANNEL.rate] * world.channels["share"]).sum(axis=1) / DAYS_PER_MONTH
    return np.asarray(rates * np.diff(world.month_days))


def shares(world: World, warnings: Months) -> Array:
    """The share put off in each month: last month's warnings times what each takes away, over the prospects expected; at most 1."""
    takes = _everybody(world)[:, int(world.single["detraction"][0]) + records.DETRACTION.prospects_lost]
    before = np.concatenate([[0], warnings[:-1]])
    found = [share_put_off(*month) for month in zip(before.tolist(), takes.tolist(), expected_prospects(world).tolist(), strict=True)]
    return np.array(found)


def _everybody(world: World) -> Array:
    """The quantities that hold for everybody, month by month."""
    months = len(world.month_days) - 1
    first = int(world.single["everyone"][0]) * months
    return world.values[first : first + months]
