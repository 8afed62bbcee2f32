"""What pools and the touchpoints that name them may say each and still not mean together."""

from __future__ import annotations

import math
from collections.abc import Iterator

from cxsim.errors import Fault, fault, nearest
from cxsim.journey.hours import ALWAYS, weekly
from cxsim.journey.plan import Plan, Touchpoint
from cxsim.journey.pools import Lognormal, MeanAndP95, Pool, TimeLaw
from cxsim.text import Message

Path = tuple[str | int, ...]
MOST_POOLS = 64
WIDEST = math.exp(1.6448536269514722**2 / 2)
"""The greatest ratio of 95th percentile to mean that a lognormal time can have."""


def pool_faults(plan: Plan) -> Iterator[Fault]:
    """Everything that is wrong with the pools of a plan."""
    yield from _touchpoint_faults(plan)
    if len(plan.pools) > MOST_POOLS:
        yield fault("journey-pools-many", count=len(plan.pools), most=MOST_POOLS).at(path=("pools",))
    used = _used(plan)
    for name, pool in plan.pools.items():
        path = ("pools", name)
        if name not in used:
            yield fault("journey-pool-unused", pool=name).at(path=path)
        yield from _own_faults(name, pool, plan, path)


def _touchpoints(plan: Plan) -> Iterator[tuple[Path, Touchpoint]]:
    for name, journey in plan.journeys.items():
        for touch, touchpoint in journey.touchpoints.items():
            yield ("journeys", name, "touchpoints", touch), touchpoint


def _touchpoint_faults(plan: Plan) -> Iterator[Fault]:
    for path, touchpoint in _touchpoints(plan):
        if touchpoint.pool is not None and touchpoint.pool not in plan.pools:
            remedy = nearest(touchpoint.pool, plan.pools) if plan.pools else Message("journey-pool-add", pool=touchpoint.pool)
            yield fault("journey-pool-unknown", pool=touchpoint.pool, remedy=remedy).at(path=(*path, "pool"))
        if touchpoint.pool is not None and touchpoint.custom is not None:
            yield fault("journey-pool-custom").at(path=(*path, "pool"))
        if touchpoint.pool is None and touchpoint.priority != 0:
            yield fault("journey-pool-priority").at(path=(*path, "priority"))


def _used(plan: Plan) -> set[str]:
    """Pools that a touchpoint names, and those that help them."""
    named = {touchpoint.pool for _, touchpoint in _touchpoints(plan) if touchpoint.pool in plan.pools}
    helping = {other for name in named if name is not None for other in plan.pools[name].overflow}
    return {name for name in named | helping if name is not None}


def _own_faults(name: str, pool: Pool, plan: Plan, path: Path) -> Iterator[Fault]:
    yield from _overflow_faults(name, pool, plan, path)
    if pool.agents.value == 0 and not pool.overflow:
        yield fault("journey-pool-agents").at(path=(*path, "agents"))
    yield from _law_faults(pool.service, (*path, "service"))
    if pool.patience is not None:
        yield from _law_faults(pool.patience, (*path, "patience"))
    if pool.outside_hours == "turn_away" and weekly(pool.hours) == weekly(ALWAYS):
        yield fault("journey-pool-outside-hours").at(path=(*path, "outside_hours"))
    yield from _morale_faults(pool, (*path, "morale"))


def _morale_faults(pool: Pool, path: Path) -> Iterator[Fault]:
    if pool.morale is None:
        return
    if pool.morale.half_life.value == 0:
        yield fault("journey-morale-half-life").at(path=(*path, "half_life"))
    if pool.morale.strain_above.value >= 1:
        occupancy = pool.morale.strain_above.value
        yield fault("journey-morale-strain", occupancy=occupancy).at(path=(*path, "strain_above"))


def _overflow_faults(name: str, pool: Pool, plan: Plan, path: Path) -> Iterator[Fault]:
    for index, other in enumerate(pool.overflow):
        place = (*path, "overflow", index)
        if other not in plan.pools:
            yield fault("journey-pool-unknown", pool=other, remedy=nearest(other, plan.pools)).at(path=place)
        elif other == name:
            yield fault("journey-overflow-own", pool=name).at(path=place)
        elif other in pool.overflow[:index]:
            yield fault("journey-overflow-twice", pool=other).at(path=place)


def _law_faults(law: TimeLaw, path: Path) -> Iterator[Fault]:
    if isinstance(law, Lognormal):
        yield from _lognormal_faults(law.lognormal, (*path, "lognormal"))


def _lognormal_faults(times: MeanAndP95, path: Path) -> Iterator[Fault]:
    mean, p95 = times.mean.value, times.p95.value
    if mean == 0:
        yield fault("journey-lognormal-mean").at(path=(*path, "mean"))
    elif not 1 <= p95 / mean <= WIDEST:
        yield fault("journey-lognormal-p95", ratio=p95 / mean, widest=WIDEST).at(path=(*path, "p95"))
