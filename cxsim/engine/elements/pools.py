"""What the pools of a run leave: calls, waits, who gave up, how busy the agents were and what they cost, month by month."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from cxsim.engine.elements.element import Element, MemberSums
from cxsim.engine.pools.records import POOL_SUMS
from cxsim.engine.records import FINE, MICRO

MINUTES = 1440.0
_COUNTED = {
    "calls": "offered",
    "answered": "served",
    "answered_in_time": "in_time",
    "gave_up": "lost",
    "turned_away": "turned",
    "called_back": "called_back",
}


def series(sums: MemberSums) -> Mapping[str, Any]:
    """Series of a pool by name, each (months,). Calls and waits belong to the month in which the call was made.

    Returns
    -------
    ``calls``, ``answered``, ``answered_in_time``, ``gave_up``, ``turned_away``, ``called_back`` : numbers of calls.
    ``wait_minutes`` : mean wait of those answered or given up. ``in_time_share`` : of all calls made while the pool was open.
    ``utilisation`` : time busy / time on duty. ``morale`` : mean of the month's days. ``agents`` (a real
    number, the mean of who is on duty), ``busy_minutes`` : what is paid for.
    ``cost.pools.<name>.agents``, ``.minutes`` : what they cost.
    """
    own, name = sums.columns, sums.member
    ended = np.maximum(own["served"] + own["lost"], 1)
    received = np.maximum(own["offered"] - own["turned"] - own["called_back"], 1)
    return {
        **{f"{title}.{name}": own[column] * 1.0 for title, column in _COUNTED.items()},
        f"wait_minutes.{name}": own["waited"] / FINE * MINUTES / ended,
        f"in_time_share.{name}": own["in_time"] / received,
        f"utilisation.{name}": own["busy"] / np.maximum(own["on_duty"], 1),
        f"morale.{name}": own["morale"] / FINE / sums.days,
        f"agents.{name}": own["staffed"] / FINE,
        f"busy_minutes.{name}": own["busy"] / FINE * MINUTES,
        f"cost.pools.{name}.agents": own["paid_agents"] / MICRO,
        f"cost.pools.{name}.minutes": own["paid_minutes"] / MICRO,
    }


ELEMENT = Element(name="pools", members=lambda plan: tuple(plan.pools), sums=POOL_SUMS._fields, series=series)
