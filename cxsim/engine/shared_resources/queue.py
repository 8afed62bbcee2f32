"""Queues of pools: plain ones, in which the wait is known on arrival, and heaps of calls by priority and time."""

from __future__ import annotations

from cxsim.engine.compilation import inner
from cxsim.engine.records import Floats, Record, Records


@inner
def admit(agents: Floats, first: int, last: int, day: float, expiry: float, service: float) -> float:
    """When a call begins that comes to a plain queue, and the agents' diary after it (Kiefer & Wolfowitz 1955).

    Parameters
    ----------
    agents : when each agent is free, a heap between `first` and `last`.
    day, expiry : when the call is made, and when its patience ends.

    Returns
    -------
    float
        When an agent takes it; beyond `expiry` and with no agent's time taken if the caller gives up before that.
    """
    earliest = agents[first]
    begin = earliest if earliest > day else day
    if begin > day and expiry <= begin:
        return begin
    end, here, size = begin + service, 0, last - first
    while True:
        below = 2 * here + 1
        if below >= size:
            break
        if below + 1 < size and agents[first + below + 1] < agents[first + below]:
            below += 1
        if agents[first + below] >= end:
            break
        agents[first + here] = agents[first + below]
        here = below
    agents[first + here] = end
    return begin


@inner
def goes_before(call: Record, other: Record) -> bool:
    """Whether a waiting call is served before another."""
    if call.priority != other.priority:
        return call.priority > other.priority
    return has_earlier_turn(call, other)


@inner
def has_earlier_turn(call: Record, other: Record) -> bool:
    """Whether a call has its turn before another; at the same instant the lower identity, then the lower journey."""
    if call.turn != other.turn:
        return call.turn < other.turn
    if call.identity != other.identity:
        return call.identity < other.identity
    return call.journey < other.journey


@inner
def push_call(calls: Records, size: int) -> None:
    """The call at the end of a heap of so many others finds its place in it."""
    here = size
    while here > 0:
        above = (here - 1) >> 1
        if not goes_before(calls[here], calls[above]):
            break
        _swap(calls, here, above)
        here = above


@inner
def pop_call(calls: Records, size: int) -> None:
    """The first call of a heap of so many leaves it; it is found behind the others."""
    size -= 1
    _swap(calls, 0, size)
    sift_down(calls, 0, size)


@inner
def sift_down(calls: Records, here: int, size: int) -> None:
    """A call goes down in a heap until no other below it is sooner."""
    while True:
        below = 2 * here + 1
        if below >= size:
            break
        if below + 1 < size and goes_before(calls[below + 1], calls[below]):
            below += 1
        if not goes_before(calls[below], calls[here]):
            break
        _swap(calls, here, below)
        here = below


@inner
def _swap(calls: Records, one: int, other: int) -> None:
    a, b = calls[one], calls[other]
    a.requested, b.requested = b.requested, a.requested
    a.turn, b.turn = b.turn, a.turn
    a.expiry, b.expiry = b.expiry, a.expiry
    a.entered, b.entered = b.entered, a.entered
    a.service, b.service = b.service, a.service
    a.identity, b.identity = b.identity, a.identity
    a.place, b.place = b.place, a.place
    a.journey, b.journey = b.journey, a.journey
    a.priority, b.priority = b.priority, a.priority
    a.month, b.month = b.month, a.month
