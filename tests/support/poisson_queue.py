"""The pools' own queue with calls that come as a Poisson process: no plan, no customers, every call keyed by its number."""

from __future__ import annotations

import math

import numpy as np
from numba import njit

from cxsim.engine.shared_resources.queue import admit
from cxsim.engine.variates import exponential
from cxsim.rng import philox


@njit
def poisson_queue(calls, first, rate, service, patience, agents, key):
    """Waited, gave up, sum of waits, and calls counted, of `calls` calls from number `first` on; `patience` infinite for no giving up."""
    free = np.zeros(agents)
    day, waited, lost, total, counted = 0.0, 0, 0, 0.0, 0
    for number in range(calls):
        between, length, patient, _ = philox(np.uint64(number), np.uint64(0), np.uint64(1), key)
        day += exponential(between) / rate
        expiry = day + exponential(patient) * patience if patience < math.inf else math.inf
        begin = admit(free, 0, agents, day, expiry, exponential(length) * service)
        if number >= first:
            counted += 1
            waited += begin > day
            lost += begin > day and expiry <= begin
            total += min(begin, expiry) - day
    return waited, lost, total, counted
