"""The monthly series of a run's pools: calls, waits, who gave up, how busy the agents were and what they cost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.pools import records
from cxsim.engine.records import FINE, MICRO, Ints

MINUTES = 1440.0
_COUNTED = {
    "calls": records.POOL_SUMS.offered,
    "answered": records.POOL_SUMS.served,
    "answered_in_time": records.POOL_SUMS.in_time,
    "gave_up": records.POOL_SUMS.lost,
    "turned_away": records.POOL_SUMS.turned,
    "called_back": records.POOL_SUMS.called_back,
}


def pool_series(pools: Sequence[str], first: int, sums: Ints, days: Ints) -> Iterator[tuple[str, NDArray[np.floating[Any]]]]:
    """Series by name, each (months,). Calls and waits belong to the month in which the call was made.

    Parameters
    ----------
    first : the first column of the pools' sums; days : of each month.

    Yields
    ------
    ``calls``, ``answered``, ``answered_in_time``, ``gave_up``, ``turned_away``, ``called_back`` : numbers of calls.
    ``wait_minutes`` : mean wait of those answered or given up. ``in_time_share`` : of all calls made while the pool was open.
    ``utilisation`` : time busy / time on duty. ``morale`` : mean of the month's days. ``agents`` (a real
    number, the mean of who is on duty), ``busy_minutes`` : what is paid for.
    ``cost.pools.<name>.agents``, ``.minutes`` : what they cost.
    """
    for number, name in enumerate(pools):
        own = sums[:, first + records.PER_POOL * number : first + records.PER_POOL * (number + 1)]
        for title, column in _COUNTED.items():
            yield f"{title}.{name}", own[:, column] * 1.0
        ended = np.maximum(own[:, records.POOL_SUMS.served] + own[:, records.POOL_SUMS.lost], 1)
        received = np.maximum(
            own[:, records.POOL_SUMS.offered] - own[:, records.POOL_SUMS.turned] - own[:, records.POOL_SUMS.called_back], 1
        )
        yield f"wait_minutes.{name}", own[:, records.POOL_SUMS.waited] / FINE * MINUTES / ended
        yield f"in_time_share.{name}", own[:, records.POOL_SUMS.in_time] / received
        yield f"utilisation.{name}", own[:, records.POOL_SUMS.busy] / np.maximum(own[:, records.POOL_SUMS.on_duty], 1)
        yield f"morale.{name}", own[:, records.POOL_SUMS.morale] / FINE / days
        yield f"agents.{name}", own[:, records.POOL_SUMS.staffed] / FINE
        yield f"busy_minutes.{name}", own[:, records.POOL_SUMS.busy] / FINE * MINUTES
        yield f"cost.pools.{name}.agents", own[:, records.POOL_SUMS.paid_agents] / MICRO
        yield f"cost.pools.{name}.minutes", own[:, records.POOL_SUMS.paid_minutes] / MICRO
