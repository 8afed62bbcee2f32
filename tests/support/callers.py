"""Customers who only call, whose calls are a Poisson process."""

from __future__ import annotations

from typing import Any

from cxsim.engine.twin import compile_twin
from cxsim.stats.lifetimes import ProportionalHazard
from tests.support import twins


def immortal() -> ProportionalHazard:
    return twins.hazard(0.0, (0.0, 0.0))


def callers(customers: int, per_month: float, pools: dict[str, Any], months: int) -> Any:
    """Customers who never leave and only call: with nothing else, their calls are a Poisson process."""
    call = twins.touchpoint(pool="desk", duration=0, success=1, cost=0)
    plan = twins.plan(
        horizon=months,
        journeys={"calls": {"trigger": {"rate": per_month}, "touchpoints": {"call": call}}},
        surveys={},
        acquisition={},
        referral=None,
        purchases=None,
        satisfaction=twins.feeling(),
        effort=twins.feeling(),
        pools=pools,
    )
    return compile_twin(plan, twins.population(customers, active=1.1), immortal())
