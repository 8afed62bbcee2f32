"""The records and arrays of a run's pools, and what their numbers mean; shared by the two engines."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from cxsim.engine.quantity_columns import columns_of, places
from cxsim.engine.records import Floats, Ints, Records, record
from cxsim.journey.pools import MeanAndP95, Morale

EXPONENTIAL, LOGNORMAL, CONSTANT, NEVER = 0, 1, 2, 3
REQUESTED, SUBMITTED, WAITING, GAVE_UP, TURNED_AWAY = -1, -2, -3, -4, -5
"""What a touch has instead of the pool that serves it: the request is made, is in the calendar, is in a queue; or it came to nothing."""

# columns of the monthly sums, per pool, at the end of the table
POOL_SUMS = places(
    *("offered", "served", "in_time", "lost", "turned", "called_back", "waited"),
    *("busy", "on_duty", "morale", "staffed", "paid_minutes", "paid_agents"),
)
PER_POOL = len(POOL_SUMS)

# how far behind the first column of its section each quantity stands
MORALE, MEAN_AND_P95 = columns_of(Morale), columns_of(MeanAndP95)

# what the calendar holds, in the order in which things of the same instant happen
OWN, DUTY_CHANGES, SERVICE_ENDS, LOOKS, ASKS = 0, 1, 2, 3, 4

# A pool: columns of its quantities, the laws of service and patience (with the first column of each), how it treats those who
# ask while it is closed, whether its queue is plain (who comes first is served first by agents who are always the same), the range of
# its steps in the table of who is on duty; and where it stands: agents on duty, agents busy, the step in force.
POOL_TYPE = record(
    whole="agents service service_law patience patience_law within callback_within effort quality minute_cost agent_cost morale "
    "turns_away plain first_step last_step on_duty busy step member group",
    real="share",
)

# From `day` on so many agents are on duty, and the pool is open or not.
STEP_TYPE = record(real="day", whole="agents open")

# A call that waits: at which time of asking it takes its turn (who is called back: later), by when its patience ends, from when its wait
# counts (infinite: who asked while the pool was closed is called back, does not wait on the line and does not give up), how long it
# will take.
CALL_TYPE = record(real="requested turn expiry entered service", word="identity", whole="place journey priority month")

# An entry of the calendar. `number`: the journey, the pool or the stream of arrivals (each copy of the table has its own); `place`:
# where the life rests, of one who asks its slot, or -1 less its place if it is awake.
ENTRY_TYPE = np.dtype([("day", np.float64), ("place", np.int32), ("number", np.int32), ("kind", np.int64)])

# A customer who came during the run and sleeps; `next`: of those that are free, the next and 1.
NAME_TYPE = np.dtype([("identity", np.uint64), ("born", np.float64), ("row", np.int32), ("next", np.int32)])

# The arrivals of one channel: the next to come, when, and what is left of the threshold in this month.
STREAM_TYPE = record(whole="ordinal month", real="day left")


class Centre(NamedTuple):
    """The pools of one run: what is known before it, and what is booked in it."""

    pools: Records  # (pools,) POOL_TYPE
    steps: Records  # (steps,) STEP_TYPE, pool by pool
    helped: Ints  # (pools, pools) the pools in whose queues an agent of a pool looks, itself first, then -1
    helpers: Ints  # (pools, pools) the pools whose agents serve a pool's calls, itself first, then -1
    priority: Ints  # (pools, segments)
    on_duty: Ints  # (pools, days) time on duty in each day, in 2^-24 days
    busy: Ints  # (pools, days) time busy in each day, likewise
    morale: Floats  # (pools, days) of each day so far
    known: Ints  # (pools,) days whose morale is known
