"""The comparison on the compiled engine: what the engine counts and what the cash flow pays are the same thing."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from cxsim.decision.business_case import BusinessCase
from cxsim.decision.comparison import Comparison
from cxsim.decision.comparison_runs import compare
from cxsim.decision.simulator import CostReach, ScenarioInputs, TwinSimulator
from cxsim.engine.changes import Change
from cxsim.engine.simulation import simulate
from cxsim.engine.twin import Twin, compile_twin
from cxsim.journey.population import Population
from cxsim.rng import identities, study_key
from cxsim.stats.lifetimes import ProportionalHazard
from tests.support.decision_case import CALL, plan, programme, terms

CUSTOMERS = 600
KEY = study_key(1, 0, 0)
BETTER = {"quantity": f"{CALL}.success", "shift": {"value": 0.2, "p5": 0.1, "p95": 0.28}, "start": "2026-02-01", "ramp": 2}
COSTS = [{"name": "tool", "one_off": 500, "on": "2026-01-01"}, {"name": "team", "per_month": 40, "start": "2026-02-01"}]
FELT = {
    "start": {"missing": 0.6}, "gain": 0.3, "loss_aversion": 2.0, "half_life": "6 months", "log_hazard": {"fit": "churn", "coef": "nps"},
}  # fmt: skip


@pytest.fixture(scope="module")
def twin() -> Twin:
    names = [f"c{i}" for i in range(CUSTOMERS)]
    place = np.arange(CUSTOMERS)
    levels = 0.3 + 0.5 * (place % 7) / 6
    population = Population(
        names=np.array(names),
        identity=identities(names),
        tenure_months=(place % 48) * 1.0,
        active=place % 10 > 0,
        fee_per_month=20.0 + place % 13,
        features=10 * levels[:, None],
        satisfaction=levels,
        effort=np.full(CUSTOMERS, 0.5),
        purchase_factor=np.full(CUSTOMERS, np.nan),
        segment=(place % 3 == 0).astype(np.int64),
        segments=("basic", "plus"),
    )
    hazard = ProportionalHazard(
        features=("nps",),
        means=np.array([5.0]),
        coefficients=np.array([-0.15]),
        covariance=np.array([[0.0009]]),
        knots_months=np.array([0.0, 60.0]),
        cumulative=np.array([0.0, 2.4]),
        tail_per_month=0.04,
        tail="constant",
        log_scale_se=0.05,
    )
    return compile_twin(plan(satisfaction={**FELT, "start": {"column": "nps", "scale": [0, 10], "missing": 0.6}}), population, hazard)


def run(twin: Twin, levers: Any, costs: Any = (), **options: Any) -> Comparison:
    factors = {twin.names[column]: factor for column, _, factor in twin.scale}
    case = BusinessCase(twin.plan, "idea", programme(levers, costs), terms(), twin.hazard, factors)
    return compare(case, TwinSimulator(twin), **{"draws": 6, "replications": 2, "seed": 4, **options})


@pytest.mark.parametrize("coverage", [1.0, 0.5])
def test_an_idle_lever_leaves_every_life_and_is_worth_exactly_nothing(twin: Twin, coverage: float) -> None:
    idle = {"quantity": f"{CALL}.success", "shift": 0.0, "start": "2026-01-01", "coverage": coverage}
    result = run(twin, [idle])
    assert result.npv_by_draw.tolist() == [0.0] * 6
    change = Change(f"{CALL}.success", "shift", 0.0, np.ones(12), coverage=coverage, audience="idea")
    alone, idled = (simulate(twin, twin.scenario(changes=moves), KEY) for moves in ((), (change,)))
    assert alone.tally.histories.tobytes() == idled.tally.histories.tobytes()


def test_workers_change_no_bit(twin: Twin) -> None:
    alone, many = (run(twin, [BETTER], COSTS, workers=workers) for workers in (1, 3))
    assert alone.flows_by_draw.tobytes() == many.flows_by_draw.tobytes()
    assert alone.base.programme.tobytes() == many.base.programme.tobytes()


def test_lines_are_the_engine_s_own_amounts(twin: Twin) -> None:
    """Volume times price against the engine's sums, which round each amount to a millionth."""
    result = run(twin, [BETTER], COSTS)
    place = {line.name: index for index, line in enumerate(result.lines)}
    for flows, series in ((result.base.baseline, result.base.baseline_series), (result.base.programme, result.base.programme_series)):
        assert flows[:, place["margin"]] == pytest.approx(0.8 * series["fees"], rel=1e-12)
        assert -flows[:, place["cost_to_serve"]] == pytest.approx(series["cost_to_serve"], rel=1e-9)
        assert -flows[:, place["base_cost"]] == pytest.approx(series["cost_base"], rel=1e-6)
        assert -flows[:, place["acquisition_cost"]] == pytest.approx(series["cost_acquisition"], rel=1e-9)


def test_a_cost_reaches_the_customers_whom_the_lever_reaches(twin: Twin) -> None:
    """A cost of 1.5 per customer-month of those reached is what a lever of 1.5 on their cost costs, in every month."""
    share = {"start": "2026-01-01", "segment": "basic", "coverage": 0.4}
    lever = run(twin, [{"quantity": "cost_per_customer", "shift": 1.5, **share}])
    cost = run(twin, [], [{"name": "care", "per_customer_month": 1.5, **share}])
    place = [line.name for line in lever.lines].index("base_cost")
    assert cost.base.flows[:, -1] == pytest.approx(lever.base.flows[:, place], rel=1e-5)
    assert cost.base.flows[:, -1].sum() < -100
    assert lever.base.flows[:, place] == pytest.approx(
        lever.base.baseline_series["cost_base"] - lever.base.programme_series["cost_base"], rel=1e-5
    )


def test_everybody_is_reached_for_all_their_months(twin: Twin) -> None:
    def months(segment: str | None, coverage: float) -> np.ndarray:
        return TwinSimulator(twin)(ScenarioInputs({}, None, 0.0, (), (CostReach("x", segment, coverage, "idea"),), KEY))["reached_months.x"]

    basic, plus = months("basic", 1.0), months("plus", 1.0)
    everybody = months(None, 1.0)
    assert basic + plus == pytest.approx(everybody, rel=1e-5)
    assert months(None, 1.0 - 1e-12) == pytest.approx(everybody, rel=1e-5)
    assert not months(None, 0.0).any()


def test_the_fitted_coefficient_of_a_draw_moves_the_customers(twin: Twin) -> None:
    """The same success, felt through another coefficient, saves another number of customers."""
    result = run(twin, [BETTER], draws=6)
    assert result.draws.from_fit == {"satisfaction.log_hazard": "nps"}
    assert result.draws.central["satisfaction.log_hazard"] == pytest.approx(-1.5)
    assert len(set(result.draws.coefficients[:, 0])) == 6
    assert len({tuple(flow.sum(axis=0)) for flow in result.flows_by_draw}) == 6
