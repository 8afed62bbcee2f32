"""Who is called back gets a turn however busy the line is, against a queue simulated apart from the engine. Fixed keys."""

from __future__ import annotations

import heapq
import math

import numpy as np
import pytest

from cxsim.engine.simpy_engine import simulate_openly
from cxsim.engine.simulation import simulate
from cxsim.rng import study_key
from cxsim.units import DAYS_PER_MONTH
from tests.support.callers import callers
from tests.support.slow_parameters import slow_but

ERRORS = 5.0  # standard errors that are allowed
RATE, SERVICE, PATIENCE = 18.0, 2 / 24, 1.0  # calls a day at one agent who can take 12


def closed(day: float) -> bool:
    """On Sundays; the first of January 2026 is a Thursday."""
    return int(day) % 7 == 3


def queue(rng: np.random.Generator, days: float, within: float) -> tuple[int, int, int]:
    """Calls answered, given up and called back by one agent; who is called back has the turn of a call made so much later."""
    requested = np.cumsum(rng.exponential(1 / RATE, int(1.2 * RATE * days)))
    calls = [
        (day + within * closed(day), day, math.inf if closed(day) else day + rng.exponential(PATIENCE))
        for day in requested[requested < days]
    ]
    waiting: list[tuple[float, float, float]] = []
    answered = lost = back = 0
    now, here = 0.0, 0
    while now < days:
        while here < len(calls) and calls[here][1] <= now:
            heapq.heappush(waiting, calls[here])
            here += 1
        while waiting and waiting[0][2] <= now:
            heapq.heappop(waiting)
            lost += 1
        if closed(now) or not waiting:
            opens = math.floor(now) + 1.0 if closed(now) else math.inf
            now = opens if closed(now) else calls[here][1] if here < len(calls) else days
            continue
        _, _, expiry = heapq.heappop(waiting)
        back, answered = back + (expiry == math.inf), answered + (expiry < math.inf)
        now += rng.exponential(SERVICE)
    return answered, lost + sum(expiry < days for _, _, expiry in waiting), back


@pytest.mark.parametrize("within", slow_but({"6 h"}, ["1 d", "6 h", "never"]))
def test_calls_answered_given_up_and_called_back_are_those_of_the_queue(within: str) -> None:
    """A year at 1.5 times what the agent can do: a difference of 5 % would be seen. Few were ever called back, as with `never`."""
    customers, pool = 20_000, {"agents": 1, "hours": "Mon-Sat 00:00-24:00", "service": {"exponential": "2 h"}}
    pool |= {"patience": {"exponential": "1 d"}, "callback_within": within}
    twin = callers(customers, RATE * DAYS_PER_MONTH / customers, {"desk": pool}, 12)
    names = ("answered.desk", "gave_up.desk", "called_back.desk")
    runs = [simulate(twin, twin.scenario(), study_key(19, 0, run), histories=False).series for run in range(6)]
    found = np.array([[series[name].sum() for name in names] for series in runs])
    days = {"1 d": 1.0, "6 h": 0.25, "never": 1e7}[within]
    exact = np.array([queue(np.random.default_rng((3, run)), twin.common.month_days[-1], days) for run in range(40)])
    error = np.sqrt(found.var(axis=0, ddof=1) / len(found) + exact.var(axis=0, ddof=1) / len(exact))
    assert (np.abs(found.mean(axis=0) - exact.mean(axis=0)) < ERRORS * error).all(), (found.mean(axis=0), exact.mean(axis=0), error)
    sundays = RATE * twin.common.month_days[-1] / 7
    assert found[:, 2].mean() > 0.95 * sundays if within != "never" else found[:, 2].mean() < 0.5 * sundays


def test_both_engines_call_back_in_the_same_order() -> None:
    pool = {"agents": 1, "hours": "Mon-Sat 08:00-20:00", "service": {"exponential": "5 h"}, "patience": {"exponential": "5 h"}}
    twin = callers(40, 4, {"desk": pool}, 4)
    compiled, openly = (engine(twin, twin.scenario(), study_key(2, 0, 0)) for engine in (simulate, simulate_openly))
    assert np.array_equal(compiled.tally.months, openly.tally.months)
    assert compiled.series["called_back.desk"].sum() > 50
