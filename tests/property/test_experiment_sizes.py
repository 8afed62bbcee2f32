"""What holds for the size of any experiment."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsim.abtest import ArmTest, ClusterSizes, assurance, dunnett_bound, measure_clusters

SHARES = st.floats(0.05, 0.95)
POSITIVE = st.floats(0.01, 100.0)
POWERS = st.floats(0.55, 0.99)


@given(POSITIVE, POSITIVE, SHARES, st.floats(0.01, 2.0), POWERS, st.sampled_from([None, 1.0, 7.0]))
def test_units_have_the_power_they_are_made_for(a: float, b: float, share: float, gap: float, power: float, cluster: float | None) -> None:
    test = ArmTest(a, b, (1 - share, share), cluster=cluster)
    units = test.units(gap, power)
    least = 0.0 if cluster is None else cluster * 3
    assert test.power(gap, units) == pytest.approx(power, abs=2e-4) or units == least
    assert test.mde(units, test.power(gap, units)) == pytest.approx(gap, rel=1e-5) or units == least


@pytest.mark.parametrize("clusters", [4.0, 20.0, 300.0])
def test_the_power_of_clusters_is_a_number_however_large_the_difference(clusters: float) -> None:
    test = ArmTest(1.0, 1.0, cluster=1.0)
    powers = [test.power(gap, clusters) for gap in np.linspace(0.0, 60.0, 400)]
    assert np.all(np.diff(powers) >= -1e-9)
    assert powers[-1] == pytest.approx(1.0)


@given(POSITIVE, SHARES, st.floats(0.01, 2.0), POWERS, st.floats(1.1, 5.0))
def test_units_scale(variance: float, share: float, gap: float, power: float, factor: float) -> None:
    test = ArmTest(variance, variance, (1 - share, share))
    units = test.units(gap, power)
    assert test.inflated(factor).units(gap, power) == pytest.approx(factor * units)
    assert test.units(gap * factor, power) == pytest.approx(units / factor**2)
    assert replace(test, shares=(share, 1 - share)).units(gap, power) == pytest.approx(units)
    assert test.adjusted(0.0).units(gap, power) == pytest.approx(units)
    assert test.margin_units(gap, power) == pytest.approx(units)


@given(st.lists(st.floats(0.1, 1.0), min_size=3, max_size=8), st.floats(0.001, 0.2))
def test_dunnetts_bound_lies_between_one_test_and_bonferroni(weights: list[float], alpha: float) -> None:
    shares = {f"a{i}": weight / sum(weights) for i, weight in enumerate(weights)}
    single = dunnett_bound({"a0": 0.5, "a1": 0.5}, "a0", alpha)
    assert single < dunnett_bound(shares, "a0", alpha) <= dunnett_bound({"a0": 0.5, "a1": 0.5}, "a0", alpha / (len(weights) - 1)) + 1e-8


@given(st.floats(0.01, 0.5), st.floats(1.0, 4.0))
def test_assurance_of_a_sure_effect_is_power(gap: float, units: float) -> None:
    test = ArmTest(1.0, 1.0)
    assert assurance(test, 100 * units, gap, 1e-9) == pytest.approx(test.power(gap, 100 * units), abs=1e-6)


@given(st.lists(st.floats(-10, 10), min_size=6, max_size=30), st.floats(0.1, 5), st.floats(-5, 5))
def test_likeness_has_no_unit(values: list[float], scale: float, shift: float) -> None:
    cluster = np.arange(len(values)) % 3
    if np.ptp(values) < 1e-3:
        return
    found, moved = measure_clusters(values, cluster), measure_clusters(np.array(values) * scale + shift, cluster)
    assert moved.icc == pytest.approx(found.icc, abs=1e-6)
    assert 0 <= found.icc <= 1 + 1e-9


def test_clusters_of_one_are_units() -> None:
    assert ClusterSizes(1.0, 0.0, 0.3).design_effect == 1.0
