"""The pools of an open run: who asks, who waits, who serves whom; one thing after the other in the order of the calendar.

At one instant customers come first. Then agents come or go, services end, free agents look for a call, and those who asked are
received in the order of their identities: one thing at a time, each with all that it brings about.
"""

from __future__ import annotations

import heapq
import math
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from typing import Any

import numpy as np

from cxsim.engine import records as engine_records
from cxsim.engine.pools import records, transition_functions
from cxsim.engine.pools.accounting import build_centre, close_books
from cxsim.engine.simpy_engine.clock import POOLS
from cxsim.engine.simpy_engine.state import Run
from cxsim.engine.transition_functions import to_fixed_point
from cxsim.rng import compiled_philox


@dataclass(order=True)
class Call:
    """A call that waits, in the order in which agents take calls: by priority, then by turn; all that follows is not compared."""

    rank: tuple[int, float, int, int]
    requested: float = field(compare=False)
    expiry: float = field(compare=False)
    entered: float = field(compare=False)
    service: float = field(compare=False)
    patience: float = field(compare=False)
    customer: Any = field(compare=False)
    visits: Any = field(compare=False)
    month: int = field(compare=False)


@dataclass
class Desk:
    """One pool as it stands: agents on duty and busy, and who waits."""

    on_duty: int
    steps: list[tuple[float, int, int]]
    busy: int = 0
    calls: list[Call] = field(default_factory=list)


class Pools:
    """All pools of a run and their calendar."""

    def __init__(self, run: Run) -> None:
        self.run, self.clock = run, run.clock
        self.centre = build_centre(run.twin, run.scenario, run.key)
        self.horizon = run.month_days[-1]
        self.first = run.parameters["pools_sums"]
        self.everyone = run.parameters["everyone"] * run.months
        self.values = run.scenario.values
        self.entries: list[tuple[Any, ...]] = []
        self._numbers = count()
        self.desks = []
        for number, pool in enumerate(self.centre.pools):
            steps = self.centre.steps[pool["first_step"] : pool["last_step"]].tolist()
            self.desks.append(Desk(steps[0][1], steps))
            for day, agents, _ in steps[1:]:
                self._later((day, records.DUTY_CHANGES, number), partial(self._duty, number, agents))

    def ask(self, customer: Any, number: int) -> None:
        """A customer asks for what its journey needs; the pool will see to it at this instant."""
        self._later((customer.day, records.ASKS, customer.identity, number), partial(self._receive, customer, number))

    def close(self) -> None:
        """Those whose patience ends before the horizon have left their queues, and the books are written."""
        for number, desk in enumerate(self.desks):
            for call in desk.calls:
                self._lost(number, call)
        close_books(self.centre, self.run.scenario, self.run.sums)

    # the calendar

    def _later(self, when: tuple[Any, ...], action: Callable[[], None]) -> None:
        """Something will happen; `when` begins with the day and orders what happens on it."""
        if when[0] < self.horizon:
            event = self.clock.at(when[0], POOLS)
            event.callbacks = [self._turn]
            heapq.heappush(self.entries, (when, next(self._numbers), action))

    def _turn(self, _: Any) -> None:
        _, _, action = heapq.heappop(self.entries)
        action()

    # what happens

    def _duty(self, number: int, agents: int) -> None:
        self.desks[number].on_duty = agents
        self._look_again(number)

    def _ends(self, number: int) -> None:
        self.desks[number].busy -= 1
        self._look_again(number)

    def _look_again(self, number: int) -> None:
        desk = self.desks[number]
        if desk.busy < desk.on_duty and any(self.desks[queue].calls for queue in self._served(number)):
            self._later((self.clock.now, records.LOOKS, number), partial(self._look, number))

    def _look(self, number: int) -> None:
        """A free agent takes a call: of the highest priority, then of its own pool, then the first that was made."""
        day, best, desk = self.clock.now, -1, self.desks[number]
        if desk.busy >= desk.on_duty:
            return
        for queue in self._served(number):
            calls = self.desks[queue].calls
            while calls and calls[0].expiry <= day:
                self._lost(queue, heapq.heappop(calls))
            if calls and (best < 0 or self._preferred(number, calls[0], best)):
                best = queue
        if best >= 0:
            call = heapq.heappop(self.desks[best].calls)
            self._serve(call, best, number, day)
            visits, customer = call.visits, call.customer
            waits = visits.node >= 0 and visits.server == records.WAITING and visits.requested == call.requested
            if waits and customer.process.is_alive:
                self._tell(visits, number, day, call)
                customer.process.interrupt()
            self._look_again(number)

    def _preferred(self, number: int, call: Call, best: int) -> bool:
        other = self.desks[best].calls[0]
        return call.rank < other.rank if best != number else call.rank[0] < other.rank[0]

    def _receive(self, customer: Any, journey: int) -> None:
        """Whoever asks finds a free agent, or waits, or is turned away; unless it has left at the same instant."""
        if not customer.process.is_alive:
            return
        run, visits = self.run, customer.visits[journey]
        node = run.nodes[visits.node]
        number, day = self._queue(customer, node), customer.day
        call = self._call(customer, journey, node, number)
        self._count(number, customer.month, records.POOL_SUMS.offered)
        visits.server, visits.wait, visits.due = records.WAITING, call.patience, call.expiry
        free = [helper for helper in self._helpers(number) if self.desks[helper].busy < self.desks[helper].on_duty]
        if self.centre.pools[number]["turns_away"] and call.entered > day:  # closed
            visits.server, visits.wait, visits.due = records.TURNED_AWAY, 0.0, day
            self._count(number, customer.month, records.POOL_SUMS.turned)
        elif free:
            self._serve(call, number, free[0], day)
            self._tell(visits, free[0], day, call)
        else:
            heapq.heappush(self.desks[number].calls, call)
        customer.process.interrupt()

    def _call(self, customer: Any, journey: int, node: dict[str, Any], number: int) -> Call:
        visits, pool, day = customer.visits[journey], self.centre.pools[number], customer.day
        ordinal = np.uint64(visits.visit * engine_records.MAX_STEPS + visits.step)
        words = compiled_philox(np.uint64(customer.identity), ordinal, np.uint64(node["point"]), self.run.key)
        at = customer.at_now
        service = transition_functions.draw_time(pool["service_law"], self.values, at, pool["service"], np.uint64(words[2]))
        patience = transition_functions.draw_time(pool["patience_law"], self.values, at, pool["patience"], np.uint64(words[3]))
        entered = day if any(self._open(helper, day) for helper in self._helpers(number)) else math.inf
        priority = node["priority"] + int(self.centre.priority[number, customer.row["segment"]])
        turn = day + float(self.values[at, pool["callback_within"]]) if entered > day else day
        rank = (-priority, turn, customer.identity, journey)
        return Call(rank, day, entered + patience, entered, service, patience, customer, visits, customer.month)

    def _serve(self, call: Call, number: int, server: int, day: float) -> None:
        """A free agent takes a call and is busy until it ends; it is counted in the month in which it was made."""
        self.desks[server].busy += 1
        self._later((day + call.service, records.SERVICE_ENDS, server), partial(self._ends, server))
        transition_functions.book_time(self.centre.busy, server, day, day + call.service)
        if call.entered == math.inf:
            self._count(number, call.month, records.POOL_SUMS.called_back)
            return
        wait = day - call.entered
        self._count(number, call.month, records.POOL_SUMS.served)
        self._count(number, call.month, records.POOL_SUMS.waited, _fine(wait))
        within = self.values[self.everyone + call.month, self.centre.pools[number]["within"]]
        self._count(number, call.month, records.POOL_SUMS.in_time, int(wait <= within))

    def _tell(self, visits: Any, server: int, day: float, call: Call) -> None:
        visits.server, visits.wait = server, max(day - call.entered, 0.0)
        visits.due = day + call.service + visits.length
        if self.centre.pools[server]["morale"] >= 0:
            requested = int(visits.requested)
            transition_functions.update_morale(self.centre, self.values, self.everyone, self.run.scenario.month_days, server, requested)
            visits.mood = float(self.centre.morale[server, requested])

    def _lost(self, number: int, call: Call) -> None:
        if call.expiry < self.horizon:
            self._count(number, call.month, records.POOL_SUMS.lost)
            self._count(number, call.month, records.POOL_SUMS.waited, _fine(call.expiry - call.entered))

    def _count(self, number: int, month: int, what: int, amount: int = 1) -> None:
        self.run.sums[month, self.first + records.PER_POOL * int(self.centre.pools[number]["member"]) + what] += amount

    def _queue(self, customer: Any, node: dict[str, Any]) -> int:
        """The queue in which a customer waits at a touchpoint: the pool's, or of those by a column the one of its value."""
        first, group = node["pool"], int(self.centre.pools[node["pool"]]["group"])
        return int(first + self.run.scenario.groups[group, customer.number]) if group >= 0 else int(first)

    def _open(self, number: int, day: float) -> bool:
        steps = self.desks[number].steps
        return bool(steps[bisect_right(steps, day, key=lambda step: step[0]) - 1][2])

    def _served(self, number: int) -> list[int]:
        return [queue for queue in self.centre.helped[number].tolist() if queue >= 0]

    def _helpers(self, number: int) -> list[int]:
        return [helper for helper in self.centre.helpers[number].tolist() if helper >= 0]


def _fine(days: float) -> int:
    return int(to_fixed_point(days, engine_records.FINE))
