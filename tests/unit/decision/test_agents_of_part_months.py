"""Agents of ramps, part months and parts of agents are what the lever says, and wages are their number times the wage."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from cxsim.decision.cash_flow import business_volumes
from cxsim.decision.programme import programme_changes
from cxsim.engine.twin import compile_twin
from cxsim.journey.parameters import quantities
from tests.support import twins
from tests.support.decision_case import programme

WAGE = 1_000.0


@pytest.mark.parametrize(
    ("lever", "extra"),
    [
        ({"shift": 1, "start": "2026-02-01", "ramp": "4 months"}, [0, 0.125, 0.375, 0.625, 0.875, 1]),
        ({"shift": 1, "start": "2026-03-16"}, [0, 0, 16 / 31, 1, 1, 1]),
        ({"shift": 1, "start": "2026-03-18"}, [0, 0, 14 / 31, 1, 1, 1]),
        ({"shift": 1, "start": "2026-02-01", "until": "2026-03-11"}, [0, 1, 10 / 31, 0, 0, 0]),
        ({"multiply": 1.1, "start": "2026-02-01"}, [0, 0.3, 0.3, 0.3, 0.3, 0.3]),
        ({"shift": -0.4, "start": "2026-02-01"}, [0, -0.4, -0.4, -0.4, -0.4, -0.4]),
    ],
)
def test_wages_follow_the_days_on_duty(lever: dict[str, Any], extra: list[float]) -> None:
    journeys = {"support": {"trigger": {"rate": 0.2}, "touchpoints": {"call": twins.touchpoint(pool="desk", cost=0)}}}
    pool = {"agents": 3, "service": {"exponential": "9 min"}, "cost_per_agent": WAGE}
    plan = twins.plan(horizon=6, journeys=journeys, pools={"desk": pool}, surveys={}, purchases=None, referral=None, acquisition={})
    twin = compile_twin(plan, twins.population(20), twins.hazard())
    given = programme([{"quantity": "pools.desk.agents", **lever}])
    values = {**twin.central, **{name: quantity.value for name, quantity in quantities(given, "programmes.idea.")}}
    moves = programme_changes(given, plan, values, "idea")
    column = twin.column("pools.desk.agents")
    before, after = (twin.scenario(changes=each).values[-twin.months :, column] for each in ((), moves))
    assert after == pytest.approx(3 + np.array(extra))
    simulated = dict.fromkeys(("fees", "active_months", "touches.support.call", "busy_minutes.desk"), np.zeros(6))
    drivers = business_volumes(plan, values, moves, {**simulated, "agents.desk": before}, {**simulated, "agents.desk": after})
    wages = next(driver for driver in drivers if driver.name == "agents.desk")
    assert wages.baseline_amount - wages.programme_amount == pytest.approx(WAGE * np.array(extra))
