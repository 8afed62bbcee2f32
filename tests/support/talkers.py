"""Customers who call and recommend at constant rates: what a change does to them and to those whom they bring, is known in closed form.

Nobody leaves and no feeling moves, so each customer calls as a Poisson process at `CALLS` a month and brings others at `BRINGS` a month,
who do the same (a Yule process). In a window of T months a customer calls ``CALLS T`` times, and with those whom it brings
``CALLS (exp(BRINGS T) - 1) / BRINGS`` times.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np

from cxsim.abtest import Experiment
from cxsim.engine.changes import Change
from cxsim.engine.twin import Twin, compile_twin
from tests.support import twins
from tests.support.callers import immortal

CALLS, FELT, DAYS = 3.0, 0.7, 59.0
TALKS, CONVERSION = 1.25, 0.4
BRINGS = TALKS * CONVERSION
WINDOW = DAYS / 30.4375
SUCCESS = "journeys.calls.touchpoints.call.success"
ENDPOINT = {"kind": "mean", "table": "contacts", "column": "first_contact_resolved", "role": "primary"}


def talkers(customers: int = 300, pools: dict[str, Any] | None = None, months: int = 2, **referral: Any) -> Twin:
    """Customers who are all equally content."""
    call = twins.touchpoint(pool="desk" if pools else None, duration=0, success=1, cost=0)
    still = twins.feeling(gain=0)
    talk = {"threshold": 0, "rate": TALKS / FELT, "conversion": CONVERSION, "delay": "0 d", "reward": 0, **referral}
    plan = twins.plan(
        horizon=months,
        journeys={"calls": {"trigger": {"rate": CALLS}, "touchpoints": {"call": call}}},
        surveys={},
        acquisition={},
        referral=talk,
        purchases=None,
        satisfaction=still,
        effort=still,
        pools=pools or {},
    )
    everybody = twins.population(customers, active=1.1)
    return compile_twin(plan, replace(everybody, satisfaction=np.full(customers, FELT)), immortal())


def plan(**more: Any) -> Experiment:
    """Two months of it, half treated."""
    fields = {"arms": {"control": 0.5, "b": 0.5}, "begins": "2026-01-01", "after": f"{DAYS:g} d", "endpoints": {"solved": ENDPOINT}}
    return Experiment(**{**fields, **more})


def worse_calls(size: float = -0.2) -> Change:
    """Some calls solve nothing any more: nobody talks more or less for it."""
    return Change(SUCCESS, "shift", size, np.ones(2))


def more_talk(factor: float = 1.5) -> Change:
    """Recommendations convert more often: nobody calls more or less for it."""
    return Change("referral.conversion", "multiply", factor, np.ones(2))


def own_calls() -> float:
    """Calls of one customer in the window."""
    return CALLS * WINDOW


def calls_of_tree(brings: float = BRINGS) -> float:
    """Calls of one customer and of all whom it brings in the window."""
    return CALLS * math.expm1(brings * WINDOW) / brings
