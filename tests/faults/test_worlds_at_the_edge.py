"""Worlds at the edge: nobody, one customer, no time, no hazard, endless hazard, circles, explosions, numbers that are none.

Each is lived, on both engines alike, or refused in words; none crashes, hangs or fills the memory.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from cxsim.engine import simulation as compiled_engine
from cxsim.engine.changes import Change
from cxsim.engine.outcome import Outcome
from cxsim.engine.simpy_engine import state as open_run
from cxsim.engine.simpy_engine.simulation import simulate_openly
from cxsim.engine.simulation import simulate
from cxsim.engine.twin import Twin, compile_twin
from cxsim.errors import ModelError, UsageError
from cxsim.journey.checks import plan_faults
from cxsim.rng import study_key
from tests.support import twins

KEY = study_key(7, 0, 0)
NO_GROWTH: dict[str, Any] = {"acquisition": {}, "referral": None}
ENDLESS = {"threshold": 0.0, "rate": 10_000, "conversion": 1, "delay": 0}


def both(twin: Twin, **settings: Any) -> Outcome:
    """The outcome on the compiled engine, which is that on SimPy."""
    scenario = twin.scenario(**settings)
    compiled, openly = simulate(twin, scenario, KEY), simulate_openly(twin, scenario, KEY)
    assert np.array_equal(compiled.tally.months, openly.tally.months)
    return compiled


def test_no_customer_without_growth() -> None:
    outcome = both(compile_twin(twins.plan(**NO_GROWTH), twins.population(0), twins.hazard()))
    assert not outcome.tally.months.any()
    assert len(outcome.customers()) == 0


def test_no_customer_with_growth_is_refused() -> None:
    with pytest.raises(UsageError, match="no customer at all; expected customers whom those who are won or referred later are like"):
        compile_twin(twins.plan(), twins.population(0), twins.hazard())


def test_fees_beyond_counting_are_refused() -> None:
    people = twins.population(2_000, active=1.1)
    with pytest.raises(UsageError, match=r"fees of 2,000,000,000,000 a month in all; expected at most 1,000,000,000,000"):
        compile_twin(twins.plan(), replace(people, fee_per_month=np.full(2_000, 1e9)), twins.hazard())


def test_a_table_of_past_customers_only() -> None:
    outcome = both(compile_twin(twins.plan(), twins.population(30, active=0.0), twins.hazard()))
    assert set(outcome.customers()["origin"]) <= {"acquired", "referred"}
    assert len(outcome.customers()) > 100


def test_one_customer() -> None:
    outcome = both(compile_twin(twins.plan(**NO_GROWTH), twins.population(1, active=1.1), twins.hazard()))
    assert outcome.history_count == 1


def test_no_time_is_refused() -> None:
    with pytest.raises(UsageError, match="0 months"):
        compile_twin(twins.plan(horizon=0), twins.population(5), twins.hazard())


def test_without_a_hazard_no_customer_leaves() -> None:
    outcome = both(compile_twin(twins.plan(), twins.population(20), twins.hazard(0.0)))
    assert outcome.series["churned"].sum() == 0


def test_under_a_hazard_without_measure_everybody_leaves_at_once() -> None:
    outcome = both(compile_twin(twins.plan(**NO_GROWTH), twins.population(20, active=1.1), twins.hazard(1e300)))
    assert outcome.series["churned"].tolist() == [20.0] + [0.0] * 23
    assert outcome.customers()["churned"].all()


@pytest.mark.parametrize("monthly", [math.inf, math.nan, -1.0])
def test_a_hazard_that_is_no_number_is_refused(monthly: float) -> None:
    with np.errstate(invalid="ignore"):
        hazard = twins.hazard(monthly)
    with pytest.raises(UsageError, match="cumulative hazard"):
        compile_twin(twins.plan(), twins.population(5), hazard)


def test_a_factor_on_the_hazard_that_overflows_is_refused() -> None:
    twin = compile_twin(twins.plan(), twins.population(40), twins.hazard(coefficients=(1e4, 0.0)))
    with pytest.raises(UsageError, match="factor on the hazard that is no number"):
        twin.scenario()


def test_a_visit_that_goes_round_in_a_circle_is_cut_at_64_touches() -> None:
    touch = twins.touchpoint(success=0, duration=0, on_failure="round")
    journeys = {"circle": {"trigger": {"on": "acquisition"}, "touchpoints": {"round": touch}}}
    plan = twins.plan(journeys=journeys, acquisition={"web": {"rate": 5, "cost": 0}}, referral=None)
    assert "from which a visit never ends" in "".join(map(str, plan_faults(plan)))
    outcome = both(compile_twin(plan, twins.population(5, active=0.0), twins.hazard(0.0)))
    assert outcome.customers()["touches"].tolist() == [64] * outcome.history_count


def test_journeys_that_start_each_other_in_a_circle_end_on_both_engines() -> None:
    journeys = {
        name: {"trigger": {"after": f"{other}.t", "outcome": "failure"}, "touchpoints": {"t": twins.touchpoint(success=0, duration="1 d")}}
        for name, other in (("a", "b"), ("b", "c"), ("c", "a"))
    }
    journeys["start"] = {"trigger": {"after": "a.t", "outcome": "success"}, "touchpoints": {"t": twins.touchpoint()}}
    plan = twins.plan(journeys=journeys, horizon=2)
    assert "a started by b started by c started by a" in "".join(map(str, plan_faults(plan)))
    both(compile_twin(plan, twins.population(10), twins.hazard()))


def test_referrals_without_end_are_refused_by_a_stated_cap(monkeypatch: pytest.MonkeyPatch) -> None:
    twin = compile_twin(twins.plan(referral=ENDLESS), twins.population(20), twins.hazard())
    monkeypatch.setattr(compiled_engine, "MAX_HISTORIES", 30_000)
    with pytest.raises(ModelError, match=r"at most 30,000 customers in one run; lower referral\.rate"):
        simulate(twin, twin.scenario(), KEY)
    monkeypatch.setattr(open_run, "MAX_HISTORIES", 3_000)
    with pytest.raises(ModelError, match=r"at most 3,000 customers in one run on SimPy; lower referral\.rate"):
        simulate_openly(twin, twin.scenario(), KEY)


def test_a_billion_arrivals_are_refused_before_the_first() -> None:
    twin = compile_twin(twins.plan(acquisition={"web": {"rate": 1e9, "cost": 1}}), twins.population(5), twins.hazard())
    with pytest.raises(ModelError, match="customers acquired"):
        simulate(twin, twin.scenario(), KEY)
    with pytest.raises(ModelError, match="customers acquired"):
        simulate_openly(twin, twin.scenario(), KEY)


@pytest.mark.parametrize("column", ["tenure_months", "fee_per_month", "satisfaction", "effort"])
@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, -1.0])
def test_customers_with_numbers_that_are_none(column: str, value: float) -> None:
    population = twins.population(9)
    spoilt = getattr(population, column).copy()
    spoilt[[2, 5]] = value
    with pytest.raises(UsageError, match=f"2 of 9 values of {column} such as "):
        compile_twin(twins.plan(), replace(population, **{column: spoilt}), twins.hazard())


def test_features_and_columns_that_do_not_fit() -> None:
    population = twins.population(9)
    spoilt = population.features.copy()
    spoilt[3, 1] = math.nan
    for changed, messages in (
        ({"features": spoilt}, "1 customers with a feature that is no number"),
        ({"features": population.features[:, :1]}, "features of shape"),
        ({"effort": population.effort[:-1]}, "8 effort; expected 9"),
        ({"segment": population.segment + 5}, "segments beyond the list"),
    ):
        with pytest.raises(UsageError, match=messages):
            compile_twin(twins.plan(), replace(population, **changed), twins.hazard())


def test_a_coefficient_taken_to_an_absurd_scale() -> None:
    start = {"column": "nps", "scale": [0, 1e6], "missing": 0.5}
    twin = twins.twin(5, satisfaction=twins.feeling(start=start, log_hazard={"fit": "churn", "coef": "nps"}))
    with pytest.raises(UsageError, match=r"satisfaction\.log_hazard at 100,000 .*at most 100 either way"):
        twin.scenario()


def test_values_and_levers_that_are_no_number_or_name_nothing() -> None:
    twin = twins.twin(5)
    with pytest.raises(UsageError, match=r"revenue\.margin is not a finite number"):
        twin.scenario(values={"revenue.margin": math.nan})
    with pytest.raises(UsageError, match=r"did you mean 'revenue\.margin'"):
        twin.scenario(values={"revenue.magrin": 0.5})
    with pytest.raises(UsageError, match=r"churn\.multiplier is not a finite number"):
        twin.scenario(changes=[Change("churn.multiplier", "multiply", math.nan, np.ones(twin.months))])
    with pytest.raises(UsageError, match="5 of 5 customers with a factor on the hazard that is no number"):
        twin.scenario(coefficients=np.array([math.nan, 0.0]))
