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
    "calls": records.OFFERED,
    "answered": records.SERVED,
    "answered_in_time": records.IN_TIME,
    "gave_up": records.LOST,
    "turned_away": records.TURNED,
    "called_back": records.CALLED_BACK,
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
        own = sums[:, first + records.POOL_SUMS * number : first + records.POOL_SUMS * (number + 1)]
        for title, column in _COUNTED.items():
            yield f"{title}.{name}", own[:, column] * 1.0
        ended = np.maximum(own[:, records.SERVED] + own[:, records.LOST], 1)
        received = np.maximum(own[:, records.OFFERED] - own[:, records.TURNED] - own[:, records.CALLED_BACK], 1)
        yield f"wait_minutes.{name}", own[:, records.WAITED] / FINE * MINUTES / ended
        yield f"in_time_share.{name}", own[:, records.IN_TIME] / received
        yield f"utilisation.{name}", own[:, records.BUSY] / np.maximum(own[:, records.ON_DUTY], 1)
        yield f"morale.{name}", own[:, records.MORALE] / FINE / days
        yield f"agents.{name}", own[:, records.STAFFED] / FINE
        yield f"busy_minutes.{name}", own[:, records.BUSY] / FINE * MINUTES
        yield f"cost.pools.{name}.agents", own[:, records.PAID_AGENTS] / MICRO
        yield f"cost.pools.{name}.minutes", own[:, records.PAID_MINUTES] / MICRO
