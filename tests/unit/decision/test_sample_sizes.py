"""The size of a measurement that is worth most, against every size there is and against the closed form of two normal options."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from scipy import optimize, stats

from cxsim.decision.draws import stratified
from cxsim.decision.planned_measurement import EnrolledMeasurement, PlannedMeasurement
from cxsim.decision.sample_sizes import find_best_size, size_values, with_best_size

MONTHS, DRAWS = 12, 400
X = stats.norm.ppf(stratified("effect", DRAWS, 3))
NET = np.column_stack([np.zeros(DRAWS), 50_000 * (X + 0.4)])
FIELDS: dict[str, Any] = {"quantity": "effect", "sd": 40.0, "sample_sizes": [100], "observations_per_week": 300}


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"cost_per_observation": 2},
        {"cost": 900, "cost_per_observation": 0.3, "setup": "14 d", "treated_share": 0.5},
        {"arrivals": (200.0, 500.0, 1_000.0, 1_600.0, 1_900.0, 2_000.0)},
        {"arrivals": (200.0, 500.0, 1_000.0, 1_600.0, 1_900.0, 2_000.0), "cost_per_observation": 1.5},
    ],
    ids=str,
)
def test_no_other_size_is_worth_more(more: dict[str, Any]) -> None:
    kind = EnrolledMeasurement if "arrivals" in more else PlannedMeasurement
    test = kind.model_validate({**FIELDS, **more})
    found, value = find_best_size(test, X, NET, MONTHS), size_values(test, X, NET, MONTHS)
    every = {size: value(size).enbs for size in range(2, 6_000)}
    assert found.value.enbs == pytest.approx(max(every.values()), rel=1e-6)
    assert found.value.enbs == every[found.value.observations]
    near = [size for size, enbs in every.items() if enbs >= 0.95 * found.value.enbs]
    assert found.low <= found.value.observations <= found.high
    assert found.low == pytest.approx(min(near), rel=0.06), "to a step of the ladder, where what sizes are worth does not fall between"
    assert found.low >= min(near)
    assert found.high <= max(near)


def test_the_best_size_is_that_of_the_closed_form() -> None:
    """Of a normal option: EVSI = m Phi(m / v) + v phi(m / v) - m with v^2 = s^4 / (s^2 + sd^2 / n), less a share of the horizon waited."""
    draws, scale, mean = 20_000, 50_000.0, 0.4
    x = stats.norm.ppf(stratified("effect", draws, 3))
    test = PlannedMeasurement.model_validate({**FIELDS, "cost_per_observation": 2})
    found = find_best_size(test, x, np.column_stack([np.zeros(draws), scale * (x + mean)]), MONTHS)

    def enbs(n: float) -> float:
        v = 1 / np.sqrt(1 + 40.0**2 / n)
        evsi = scale * (mean * stats.norm.cdf(mean / v) + v * stats.norm.pdf(mean / v) - mean)
        return float(evsi - n / 300 * 7 / (MONTHS * 30.4375) * (scale * mean + evsi) - 2 * n)

    exact = optimize.minimize_scalar(lambda n: -enbs(n), bounds=(2, 10_000), method="bounded").x
    assert found.value.observations == pytest.approx(exact, rel=0.02)
    assert found.value.enbs == pytest.approx(enbs(exact), rel=0.01)
    assert enbs(found.low) == pytest.approx(0.95 * enbs(exact), rel=0.02)


def test_where_no_size_pays_the_least_bad_one_stands_alone() -> None:
    test = PlannedMeasurement.model_validate({**FIELDS, "cost": 1e6})
    found = find_best_size(test, X, NET, MONTHS)
    assert found.value.enbs < 0
    assert found.low == found.high == found.value.observations


def test_a_measurement_without_stated_sizes_takes_the_best_one() -> None:
    fields = {**FIELDS, "arrivals": tuple(300.0 * week for week in range(53))}
    stated, searched = (EnrolledMeasurement.model_validate({**fields, "searched": each}) for each in (False, True))
    assert with_best_size(stated, X, NET, MONTHS).sample_sizes == (100,)
    best = find_best_size(searched, X, NET, MONTHS).value.observations
    assert with_best_size(searched, X, NET, MONTHS).sample_sizes == tuple(sorted((100, best)))
