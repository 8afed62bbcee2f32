"""The clock of an open run: SimPy's, which can also be set to an exact instant."""

from __future__ import annotations

from heapq import heappush

import simpy

OWN, POOLS = 1, 10
"""At one instant what customers do of themselves comes first, then what pools do."""


class Clock(simpy.Environment):
    """A SimPy environment with events at an instant rather than after a delay, which would be rounded on the way."""

    def at(self, day: float, priority: int = OWN) -> simpy.Event:
        """The event that happens on that day exactly."""
        event = simpy.Event(self)
        event._ok, event._value = True, None
        heappush(self._queue, (day, priority, next(self._eid), event))  # type: ignore[misc]
        return event
