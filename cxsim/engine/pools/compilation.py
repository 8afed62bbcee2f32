"""From the pools of a plan to their records: columns, laws, queues that are plain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from cxsim.engine.pools.records import CONSTANT, EXPONENTIAL, LOGNORMAL, NEVER, POOL_TYPE
from cxsim.engine.records import Ints, Records
from cxsim.errors import UsageError, fault, nearest
from cxsim.journey.plan import Plan
from cxsim.journey.pools import Exponential, Lognormal, Pool, TimeLaw
from cxsim.text import Message


def pool_records(plan: Plan, column: Mapping[str, int], first: Mapping[str, int]) -> Records:
    """The pools of a plan, with the columns of their quantities; who is on duty when comes with the numbers of a scenario.

    `column` is of each quantity, `first` of each section.
    """
    pools = np.zeros(len(plan.pools), POOL_TYPE)
    for record, (name, pool) in zip(pools, plan.pools.items(), strict=True):
        own = f"pools.{name}"
        record["service_law"], record["service"] = _law(pool.service, f"{own}.service", first)
        record["patience_law"], record["patience"] = _law(pool.patience, f"{own}.patience", first)
        record["morale"] = first.get(f"{own}.morale", -1)
        record["turns_away"] = pool.outside_hours == "turn_away"
        for field, quantity in _COLUMNS.items():
            record[field] = column[f"{own}.{quantity}"]
    return pools


_COLUMNS = {
    "agents": "agents",
    "within": "answer_within",
    "callback_within": "callback_within",
    "effort": "effort_per_minute",
    "quality": "quality_per_minute",
    "minute_cost": "cost_per_minute",
    "agent_cost": "cost_per_agent",
}


def _law(law: TimeLaw | None, name: str, first: Mapping[str, int]) -> tuple[int, int]:
    if law is None:
        return NEVER, -1
    if isinstance(law, Lognormal):
        return LOGNORMAL, first[f"{name}.lognormal"]
    return EXPONENTIAL if isinstance(law, Exponential) else CONSTANT, first[name]


def overflow_tables(plan: Plan) -> tuple[Ints, Ints]:
    """For each pool whose queues its agents serve, and whose agents serve its queue: itself first, then -1; both (pools, pools)."""
    names = list(plan.pools)
    helped, helpers = (np.full((len(names), len(names)), -1, np.int64) for _ in range(2))
    for number, pool in enumerate(plan.pools.values()):
        serving = [number, *(names.index(other) for other in pool.overflow)]
        helpers[number, : len(serving)] = serving
    for number in range(len(names)):
        served = [number, *(other for other in range(len(names)) if other != number and number in helpers[other])]
        helped[number, : len(served)] = served
    return helped, helpers


def priorities(plan: Plan, segments: Sequence[str]) -> Ints:
    """What a segment adds to the priority of a call, (pools, segments).

    Raises
    ------
    UsageError
        If a pool names a segment that the population does not have.
    """
    faults = [
        fault("engine-segment-unknown", segment=segment, remedy=nearest(segment, segments)).at(path=("pools", name, "priority", segment))
        for name, pool in plan.pools.items()
        for segment in pool.priority
        if segment not in segments
    ]
    if faults:
        raise UsageError(Message("engine-pools-unknown-segments"), faults)
    table = [[pool.priority.get(segment, 0) for segment in segments] for pool in plan.pools.values()]
    return np.array(table, dtype=np.int64).reshape(len(plan.pools), len(segments))


def has_plain_queue(plan: Plan, name: str, pool: Pool) -> bool:
    """Whether all calls of a pool have the same priority, and no other pool takes or gives any."""
    own = {t.priority for j in plan.journeys.values() for t in j.touchpoints.values() if t.pool == name}
    helping = any(name in other.overflow for other in plan.pools.values())
    return len(own) <= 1 and not any(pool.priority.values()) and not pool.overflow and not helping
