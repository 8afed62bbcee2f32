"""The printed calculator, in closed form, run through the simulator."""

from __future__ import annotations

import numpy as np

from cxsim.decision.business_case import BusinessCase
from cxsim.decision.comparison_runs import compare
from cxsim.decision.simulator import ScenarioInputs
from cxsim.rng import study_key
from tests.support.decision_case import programme, terms
from tests.support.jump_twin import SteadyContacts, jump_twin, times

RUNS = 12


def test_printed_calculator_through_the_simulator() -> None:
    """NPV 352,568.53 and every benefit line, within 3 Monte Carlo standard errors (a true agreement fails once in 370 x 4)."""
    world = jump_twin(10_000, 12, churn=0.03, fee=50.0)
    levers = [
        {"quantity": "churn.multiplier", "multiply": times(0.03, 0.02), "start": "2026-01-01"},
        {"quantity": "revenue.fee_level", "multiply": 1.05, "start": "2026-01-01"},
        {"quantity": "journeys.support.trigger.rate", "multiply": 0.8, "start": "2026-01-01"},
    ]
    costs = [
        {"name": "at once", "one_off": 50_000, "on": "2026-01-01"},
        {"name": "running", "per_month": 5_000, "start": "2026-01-01"},
    ]
    found = compare(
        BusinessCase(world.plan, "idea", programme(levers, costs), terms()),
        SteadyContacts(world, 4_000, 0.03, 0.02),
        draws=RUNS,
        replications=1,
        seed=2026,
    )
    assert abs(found.npv.mean - 352_568.53) < 3 * found.npv_error
    assert found.npv_error < 2_000
    for line, expected in (("margin", 223_563.67 + 215_283.28), ("cost_to_serve", 48_000.0)):
        totals = found.flows_by_draw[:, :, [row.name for row in found.lines].index(line)].sum(axis=1)
        assert abs(totals.mean() - expected) < 3 * totals.std(ddof=1) / np.sqrt(RUNS)


def test_the_calls_are_there() -> None:
    """The steady contacts of the calculator's world are 4,000 a month and then 3,200 (within 5 standard errors of a count)."""
    world = jump_twin(10_000, 12, churn=0.03, fee=50.0)
    series = SteadyContacts(world, 4_000, 0.03, 0.02)(ScenarioInputs(world.central, None, 0.0, (), (), study_key(1, 0, 0)))
    assert (np.abs(series["touches.support.call"] - 4_000) < 5 * np.sqrt(4_000)).all()
