"""What pools and the touchpoints that name them may say each and still not mean together."""

from __future__ import annotations

import math
from collections.abc import Iterator

from cxsim.errors import Fault, nearest
from cxsim.journey.hours import ALWAYS, weekly
from cxsim.journey.plan import Plan, Touchpoint
from cxsim.journey.pools import Lognormal, MeanAndP95, Pool, TimeLaw

Path = tuple[str | int, ...]
MOST_POOLS = 64
WIDEST = math.exp(1.6448536269514722**2 / 2)
"""The greatest ratio of 95th percentile to mean that a lognormal time can have."""


def pool_faults(plan: Plan) -> Iterator[Fault]:
    """Everything that is wrong with the pools of a plan."""
    yield from _touchpoint_faults(plan)
    if len(plan.pools) > MOST_POOLS:
        yield Fault(
            f"{len(plan.pools)} pools", f"at most {MOST_POOLS}", "join pools whose agents can stand in for each other", path=("pools",)
        )
    used = _used(plan)
    for name, pool in plan.pools.items():
        path = ("pools", name)
        if name not in used:
            do = "name it under pool: of a touchpoint, or under overflow: of a pool that is used, or remove it"
            yield Fault(f"the pool {name!r}, which nobody uses", "a touchpoint that it serves", do, path=path)
        yield from _own_faults(name, pool, plan, path)


def _touchpoints(plan: Plan) -> Iterator[tuple[Path, Touchpoint]]:
    for name, journey in plan.journeys.items():
        for touch, touchpoint in journey.touchpoints.items():
            yield ("journeys", name, "touchpoints", touch), touchpoint


def _touchpoint_faults(plan: Plan) -> Iterator[Fault]:
    for path, touchpoint in _touchpoints(plan):
        if touchpoint.pool is not None and touchpoint.pool not in plan.pools:
            do = nearest(touchpoint.pool, plan.pools) if plan.pools else f"add pools: {touchpoint.pool}:"
            yield Fault(repr(touchpoint.pool), "a pool of the plan", do, path=(*path, "pool"))
        if touchpoint.pool is not None and touchpoint.custom is not None:
            do = "leave one of the two out: what is written in Python waits by itself"
            yield Fault("a touchpoint in Python with a pool", "one or the other", do, path=(*path, "pool"))
        if touchpoint.pool is None and touchpoint.priority != 0:
            do = "name the pool, or leave out the priority"
            yield Fault("a priority without a pool", "a pool whose queue it is for", do, path=(*path, "priority"))


def _used(plan: Plan) -> set[str]:
    """Pools that a touchpoint names, and those that help them."""
    named = {touchpoint.pool for _, touchpoint in _touchpoints(plan) if touchpoint.pool in plan.pools}
    helping = {other for name in named if name is not None for other in plan.pools[name].overflow}
    return {name for name in named | helping if name is not None}


def _own_faults(name: str, pool: Pool, plan: Plan, path: Path) -> Iterator[Fault]:
    yield from _overflow_faults(name, pool, plan, path)
    if pool.agents.value == 0 and not pool.overflow:
        do = "give it agents, or pools that help it under overflow:"
        yield Fault("a pool without agents", "more than 0 agents, or pools that help", do, path=(*path, "agents"))
    yield from _law_faults(pool.service, (*path, "service"))
    if pool.patience is not None:
        yield from _law_faults(pool.patience, (*path, "patience"))
    if pool.outside_hours == "turn_away" and weekly(pool.hours) == weekly(ALWAYS):
        found, do = "outside_hours: turn_away of a pool that is always open", "give its hours, or leave out outside_hours"
        yield Fault(found, "hours outside which it is closed", do, path=(*path, "outside_hours"))
    yield from _morale_faults(pool, (*path, "morale"))


def _morale_faults(pool: Pool, path: Path) -> Iterator[Fault]:
    if pool.morale is None:
        return
    if pool.morale.half_life.value == 0:
        do = "give the time in which the mood goes half of the way"
        yield Fault("a half-life of 0", "a length of time", do, path=(*path, "half_life"))
    if pool.morale.strain_above.value >= 1:
        found, do = f"strain above an occupancy of {pool.morale.strain_above.value:g}", "lower it: no day is busier than full"
        yield Fault(found, "less than 1", do, path=(*path, "strain_above"))


def _overflow_faults(name: str, pool: Pool, plan: Plan, path: Path) -> Iterator[Fault]:
    for index, other in enumerate(pool.overflow):
        place = (*path, "overflow", index)
        if other not in plan.pools:
            yield Fault(repr(other), "a pool of the plan", nearest(other, plan.pools), path=place)
        elif other == name:
            yield Fault(f"the pool {name!r} as its own help", "another pool", "leave it out: own agents come first anyway", path=place)
        elif other in pool.overflow[:index]:
            yield Fault(f"{other!r} a second time", "each pool once", "leave it out", path=place)


def _law_faults(law: TimeLaw, path: Path) -> Iterator[Fault]:
    if isinstance(law, Lognormal):
        yield from _lognormal_faults(law.lognormal, (*path, "lognormal"))


def _lognormal_faults(times: MeanAndP95, path: Path) -> Iterator[Fault]:
    mean, p95 = times.mean.value, times.p95.value
    if mean == 0:
        yield Fault("a lognormal time of mean 0", "a mean above 0", "write constant: 0", path=(*path, "mean"))
    elif not 1 <= p95 / mean <= WIDEST:
        found = f"a 95th percentile of {p95 / mean:.3g} times the mean"
        yield Fault(found, f"between 1 and {WIDEST:.2f} times, as a lognormal time has", "correct mean or p95", path=(*path, "p95"))
