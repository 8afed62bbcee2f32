"""From the pools of a plan to their records: columns, laws, queues that are plain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from cxsim.engine.pools.records import CONSTANT, EXPONENTIAL, LOGNORMAL, NEVER, POOL_TYPE
from cxsim.engine.records import Ints, Records
from cxsim.errors import UsageError, fault, nearest
from cxsim.journey.plan import Plan
from cxsim.journey.pools import Exponential, Lognormal, Pool, TimeLaw
from cxsim.journey.population import CustomerGroups
from cxsim.text import Message


def pool_records(plan: Plan, column: Mapping[str, int], first: Mapping[str, int], groups: CustomerGroups) -> Records:
    """The pools of a plan, with the columns of their quantities; who is on duty when comes with the numbers of a scenario.

    `column` is of each quantity, `first` of each section. A pool by a column of the customers is one record for each of its values, and
    its agents are divided as the customers are.
    """
    queues = queues_of(plan, groups)
    pools, names = np.zeros(len(queues), POOL_TYPE), list(plan.pools)
    for record, (name, value, share) in zip(pools, queues, strict=True):
        pool, own = plan.pools[name], f"pools.{name}"
        record["service_law"], record["service"] = _law(pool.service, f"{own}.service", first)
        record["patience_law"], record["patience"] = _law(pool.patience, f"{own}.patience", first)
        record["morale"] = first.get(f"{own}.morale", -1)
        record["turns_away"] = pool.outside_hours == "turn_away"
        record["member"], record["share"] = names.index(name), share
        record["group"] = groups.columns.index(pool.per) if value is not None and pool.per is not None else -1
        for field, quantity in _COLUMNS.items():
            record[field] = column[f"{own}.{quantity}"]
    return pools


class Queue(NamedTuple):
    """A queue of a pool: the only one, or that of one value of a column; and the part of the agents that serves it."""

    pool: str
    value: str | None
    share: float

    @property
    def title(self) -> str:
        """What the draws of who is on duty hang on."""
        return self.pool if self.value is None else f"{self.pool}.{self.value}"


def queues_of(plan: Plan, groups: CustomerGroups) -> list[Queue]:
    """The queues of all pools of a plan, in the order of their records."""
    found = []
    for name, pool in plan.pools.items():
        if pool.per is None:
            found.append(Queue(name, None, 1.0))
        else:
            column = groups.columns.index(pool.per)
            found += [Queue(name, value, share) for value, share in zip(groups.values[column], groups.shares[column], strict=True)]
    return found


def first_queues(plan: Plan, groups: CustomerGroups) -> dict[str, int]:
    """The first record of each pool."""
    found: dict[str, int] = {}
    for number, queue in enumerate(queues_of(plan, groups)):
        found.setdefault(queue.pool, number)
    return found


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


def overflow_tables(plan: Plan, queues: Sequence[Queue]) -> tuple[Ints, Ints]:
    """For each queue: the queues that its agents serve, and those whose agents serve it; itself first, then -1.

    A pool by a column is helped by, and helps, the queue of the same value, or all of a pool without a column.
    """
    numbers = range(len(queues))

    def helps(helper: int, number: int) -> bool:
        one, other = queues[helper], queues[number]
        return one.pool in plan.pools[other.pool].overflow and (one.value == other.value or None in (one.value, other.value))

    order = {(name, other): place for name, pool in plan.pools.items() for place, other in enumerate(pool.overflow)}
    helping = {number for number in numbers if plan.pools[queues[number].pool].overflow}
    helpers = [[number] for number in numbers]
    for number in sorted(helping):
        found = [helper for helper in numbers if helper != number and helps(helper, number)]
        helpers[number] += sorted(found, key=lambda helper: (order[queues[number].pool, queues[helper].pool], helper))
    helped = [[number, *(other for other in sorted(helping) if other != number and number in helpers[other])] for number in numbers]
    return _padded(helped), _padded(helpers)


def _padded(lists: Sequence[Sequence[int]]) -> Ints:
    """Lists of numbers as the rows of a table, filled up with -1."""
    table = np.full((len(lists), max((len(each) for each in lists), default=0)), -1, np.int64)
    for row, each in zip(table, lists, strict=True):
        row[: len(each)] = each
    return table


def priorities(plan: Plan, segments: Sequence[str], queues: Sequence[Queue]) -> Ints:
    """What a segment adds to the priority of a call, (queues, segments).

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
    table = [[plan.pools[queue.pool].priority.get(segment, 0) for segment in segments] for queue in queues]
    return np.array(table, dtype=np.int64).reshape(len(queues), len(segments))


def has_plain_queue(plan: Plan, name: str, pool: Pool) -> bool:
    """Whether all calls of a pool have the same priority, and no other pool takes or gives any."""
    own = {t.priority for j in plan.journeys.values() for t in j.touchpoints.values() if t.pool == name}
    helping = any(name in other.overflow for other in plan.pools.values())
    return len(own) <= 1 and not any(pool.priority.values()) and not pool.overflow and not helping
