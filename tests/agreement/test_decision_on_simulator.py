"""Business cases in closed form, run through the simulator: the printed calculator, and what common luck is worth."""

from __future__ import annotations

import numpy as np

from cxsim.decision.compare import Case, compare
from cxsim.decision.money import npv
from cxsim.decision.simulator import Assignment, TwinSimulator
from cxsim.engine.changes import Change
from cxsim.rng import study_key
from tests.decision_case import programme, terms
from tests.jump_world import SteadyContacts, jump_twin, times

RUNS = 12


def test_printed_calculator_through_the_simulator() -> None:
    """NPV 352,568.53 and every benefit line, within 3 Monte Carlo standard errors (a true agreement fails once in 370 x 4)."""
    world = jump_twin(10_000, 12, churn=0.03, fee=50.0)
    levers = [
        {"quantity": "churn.multiplier", "multiply": times(0.03, 0.02), "start": "2026-01-01"},
        {"quantity": "revenue.fee_level", "multiply": 1.05, "start": "2026-01-01"},
        {"quantity": "journeys.support.starts.rate", "multiply": 0.8, "start": "2026-01-01"},
    ]
    costs = [
        {"name": "at once", "one_off": 50_000, "on": "2026-01-01"},
        {"name": "running", "per_month": 5_000, "start": "2026-01-01"},
    ]
    found = compare(
        Case(world.plan, "idea", programme(levers, costs), terms()),
        SteadyContacts(world, 4_000, 0.03, 0.02),
        draws=RUNS,
        replications=1,
        key=2026,
    )
    assert abs(found.npv.mean - 352_568.53) < 3 * found.npv_error
    assert found.npv_error < 2_000
    for line, expected in (("margin", 223_563.67 + 215_283.28), ("cost_to_serve", 48_000.0)):
        totals = found.flows_by_draw[:, :, [row.name for row in found.lines].index(line)].sum(axis=1)
        assert abs(totals.mean() - expected) < 3 * totals.std(ddof=1) / np.sqrt(RUNS)


def test_common_luck() -> None:
    """5,000 customers, 36 months, churn 3 % -> 2.7 % a month, 40 a month, 10 %, mid-month.

    +35.521 a customer (analytic); the same keys for both lives need a tenth of the runs or fewer. The ratio of two sample
    variances of 40 runs each lies within a factor of 3.1 of the true one with 99.9 %.
    """
    customers, runs = 5_000, 40
    world = jump_twin(customers, 36, churn=0.03, fee=40.0, at_start=True, call_cost=0.0, journeys={})
    fewer = Change("churn.multiplier", "multiply", times(0.03, 0.027), np.ones(36))
    years = (np.arange(36) + 0.5) / 12

    def worth(key: int, changes: tuple[Change, ...]) -> float:
        series = TwinSimulator(world)(Assignment({}, None, 0.0, changes, (), study_key(7, 0, key)))
        return npv(0.10, series["revenue"], years) / customers

    without = np.array([worth(key, ()) for key in range(2 * runs)])
    with_it = np.array([worth(key, (fewer,)) for key in range(runs)])
    paired, independent = with_it - without[:runs], with_it - without[runs:]
    assert abs(paired.mean() - 35.521) < 4 * paired.std(ddof=1) / np.sqrt(runs)
    assert independent.var(ddof=1) / paired.var(ddof=1) >= 10


def test_who_differs() -> None:
    """Nobody leaves earlier, and as many are saved as in closed form.

    One threshold a life lets many leave somewhat later; with one coin toss a month 6 % would differ, by more each.
    """
    from cxsim.engine.simulate import simulate

    world = jump_twin(5_000, 36, churn=0.03, fee=40.0, at_start=True, journeys={})
    fewer = Change("churn.multiplier", "multiply", times(0.03, 0.027), np.ones(36))
    before, after = (simulate(world, world.settings(changes=moves), study_key(7, 0, 0)).tally.lives for moves in ((), (fewer,)))
    later = np.round(after["day"] - before["day"], 2)
    assert (later >= 0).all()
    saved = (before["churned"] == 1) & (after["churned"] == 0)
    expected = 0.973**36 - 0.97**36
    assert abs(saved.mean() - expected) < 5 * np.sqrt(expected * (1 - expected) / 5_000)


def test_the_calls_are_there() -> None:
    """The steady contacts of the calculator's world are 4,000 a month and then 3,200 (within 5 standard errors of a count)."""
    world = jump_twin(10_000, 12, churn=0.03, fee=50.0)
    series = SteadyContacts(world, 4_000, 0.03, 0.02)(Assignment(world.central, None, 0.0, (), (), study_key(1, 0, 0)))
    assert (np.abs(series["touches.support.call"] - 4_000) < 5 * np.sqrt(4_000)).all()
