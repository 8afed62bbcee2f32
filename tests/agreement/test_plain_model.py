"""The plain model of the benchmarks is what its yardsticks count: the same lives on both engines, and the numbers that it states."""

from __future__ import annotations

import math

import numpy as np
import pytest

from cxsim.engine.simpy_engine import simulate_openly
from cxsim.engine.simulation import simulate
from cxsim.rng import study_key
from cxsim.units import DAYS_PER_MONTH
from tests.benchmark.model_world import CHURN, LEVEL, model_twin, monthly_twin


@pytest.mark.parametrize("make", [model_twin, monthly_twin])
def test_both_engines_live_the_plain_model_alike(make):
    twin, key = make(60), study_key(3, 0, 0)
    compiled, openly = (engine(twin, twin.scenario(), key) for engine in (simulate, simulate_openly))
    assert compiled.history_count > 60
    np.testing.assert_array_equal(compiled.tally.months, openly.tally.months)


@pytest.mark.slow
def test_the_first_month_has_the_stated_rates():
    """At the level at which all start: churners, purchases, touches and talks of 200,000 customers; 2 % off purchases would be seen.

    Four checks at 4.9 standard deviations, a false-alarm rate of 1e-6 each; the first touch comes at the end of the month.
    """
    twin = monthly_twin(200_000)
    series = simulate(twin, twin.scenario(), study_key(3, 0, 0), histories=False).series
    exposed = series["active_months"][0] * 31 / DAYS_PER_MONTH  # January; rates are per mean month
    hazard = -math.log1p(-CHURN)
    expected = {"churned": hazard, "purchases": 0.395, "recommendations": 0.015 * LEVEL}
    for name, rate in expected.items():
        assert abs(series[name][0] - rate * exposed) < 4.9 * math.sqrt(rate * exposed), name
    touches = series["touches.care.t0"][1]
    assert abs(series["success.care.t0"][1] - 0.92 * touches) < 4.9 * math.sqrt(0.92 * 0.08 * touches)
