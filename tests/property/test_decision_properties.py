"""Properties of profiles, distributions of intervals, present values and returns."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from cxsim.decision.money import Flow, irr, npv, payback, present_value
from cxsim.decision.time_profile import TimeProfile
from cxsim.stats.distributions import from_interval

MONTHS = 24
spans = st.floats(0, 30, allow_nan=False)
amounts = st.lists(st.floats(-1e6, 1e6, allow_nan=False), min_size=2, max_size=40).map(np.array)
rates = st.floats(-0.5, 2.0)


@given(begin=spans, ramp=spans, half_life=st.none() | st.floats(0, 60), until=st.none() | spans)
def test_profiles_stay_in_the_unit_interval(begin: float, ramp: float, half_life: float | None, until: float | None) -> None:
    weight = TimeProfile(begin, ramp, half_life, until).monthly(MONTHS)
    assert ((weight >= 0) & (weight <= 1)).all()
    assert not weight[: int(begin)].any()
    if until is not None:
        assert not weight[int(np.ceil(until)) :].any()


@given(begin=spans, ramp=spans)
def test_without_fading_a_profile_only_grows_and_its_means_add_up(begin: float, ramp: float) -> None:
    weight = TimeProfile(begin, ramp).monthly(100)
    assert (np.diff(weight) >= -1e-12).all()
    assert weight.sum() == pytest.approx(100 - begin - ramp / 2, abs=1e-9)


@given(begin=spans, ramp=st.just(0.0) | st.floats(0.01, 30), half_life=st.floats(0.1, 60))
def test_monthly_means_are_those_of_a_fine_grid(begin: float, ramp: float, half_life: float) -> None:
    fine = (np.arange(MONTHS * 2_000) + 0.5) / 2_000
    rising = np.clip((fine - begin) / ramp, 0, 1) if ramp > 0 else (fine >= begin).astype(float)
    values = rising * 0.5 ** (np.maximum(fine - begin - ramp, 0) / half_life)
    assert TimeProfile(begin, ramp, half_life).monthly(MONTHS) == pytest.approx(values.reshape(MONTHS, -1).mean(axis=1), abs=1e-3)


@given(low=st.floats(-100, 100), width=st.floats(1e-3, 100), place=st.floats(0.01, 0.99))
def test_unbounded_laws_have_both_percentiles(low: float, width: float, place: float) -> None:
    value, middle = low + place * width, low + width / 2
    for family, centre in (("normal", middle), ("uniform", middle), ("triangular", value), ("pert", value), (None, value)):
        found = from_interval(low, low + width, centre, family)  # type: ignore[arg-type]
        assert found.quantile(np.array([0.05, 0.95])) == pytest.approx([low, low + width], abs=1e-7 * width)


@given(
    low=st.one_of(st.just(0.0), st.floats(1e-9, 0.99)),  # what lies between is 0 to the precision of the scale
    width=st.floats(1e-3, 1),
    place=st.floats(0.01, 0.99),
    ends=st.sampled_from([(0.0, 1.0), (0.0, np.inf)]),
)
@example(low=0.0, width=1.0, place=0.5, ends=(0.0, 1.0))
@example(low=0.9, width=0.1, place=0.5, ends=(0.0, 1.0))
@example(low=0.0, width=0.4, place=0.5, ends=(0.0, np.inf))
def test_a_law_goes_through_all_three_figures_rises_and_keeps_to_its_range(
    low: float, width: float, place: float, ends: tuple[float, float]
) -> None:
    high = min(low + width, 1.0)
    value = low + place * (high - low)
    found = from_interval(low, high, value, None, *ends)
    assert found.quantile(np.array([0.05, 0.5, 0.95])) == pytest.approx([low, value, high], abs=1e-7 * (high - low))
    grid = found.quantile(np.linspace(1e-9, 1 - 1e-9, 2_001))
    assert (np.diff(grid) >= 0).all()
    assert ends[0] <= grid[0]
    assert grid[-1] <= ends[1]
    inside = (grid > ends[0]) & (grid < ends[1])
    assert found.law.cdf(grid)[inside] == pytest.approx(np.linspace(1e-9, 1 - 1e-9, 2_001)[inside], abs=1e-6)


@given(low=st.floats(1e-6, 1e6), ratio=st.floats(1.001, 100))
def test_an_amount_with_two_equally_long_sides_is_lognormal(low: float, ratio: float) -> None:
    middle, u = low * np.sqrt(ratio), np.linspace(0.001, 0.999, 41)
    found, known = from_interval(low, low * ratio, middle, None, 0.0), from_interval(low, low * ratio, middle, "lognormal", 0.0)
    assert found.quantile(u) == pytest.approx(known.quantile(u), rel=1e-6)
    assert found.mean == pytest.approx(known.mean, rel=1e-6)


def test_pert_has_its_mode_at_the_central_value() -> None:
    found = from_interval(2.0, 10.0, 4.0, "pert")
    grid = np.linspace(2.0, 10.0, 8_001)
    assert grid[np.argmax(found.law.pdf(grid))] == pytest.approx(4.0, abs=2e-3)


@given(first=amounts, factor=st.floats(-10, 10), rate=rates)
def test_npv_is_linear(first: np.ndarray, factor: float, rate: float) -> None:
    years = np.arange(len(first)) / 12
    scale = npv(rate, np.abs(first), years) + 1
    assert npv(rate, factor * first, years) == pytest.approx(factor * npv(rate, first, years), abs=1e-9 * scale * 10)
    second = np.roll(first, 1)
    assert npv(rate, first + second, years) == pytest.approx(npv(rate, first, years) + npv(rate, second, years), abs=1e-8 * scale)


@given(flow=amounts, rate=rates)
def test_mid_month_is_half_a_month_worth_more(flow: np.ndarray, rate: float) -> None:
    accruing = Flow(flow, np.zeros_like(flow))
    late, mid = present_value(accruing, rate, "end_of_month"), present_value(accruing, rate, "mid_month")
    assert mid == pytest.approx(late * (1 + rate) ** (0.5 / 12), rel=1e-9, abs=1e-3)


@given(flow=amounts, periods=st.sampled_from([1.0, 12.0, 24.0]))
@example(flow=np.array([2.6352740550634634e-25, 0.045, 0.0, -1144.0, -1120.0]), periods=1.0)
def test_an_irr_that_is_given_zeroes_the_npv_and_nothing_else_does(flow: np.ndarray, periods: float) -> None:
    found = irr(flow, periods)
    assume(found.rate is not None)
    assert found.rate is not None
    years = np.arange(len(flow)) / periods
    assert abs(npv(found.rate, flow, years)) <= 1e-6 * npv(found.rate, np.abs(flow), years)
    profile = np.array([npv(rate, flow, years) for rate in np.expm1(np.linspace(np.log(0.2), np.log(50), 300))])
    assert (np.diff(np.sign(profile[profile != 0])) != 0).sum() <= 1


@given(outlay=st.floats(1, 1e6), income=st.lists(st.floats(0.01, 1e5), min_size=1, max_size=40).map(np.array))
def test_at_payback_the_outlay_has_come_back(outlay: float, income: np.ndarray) -> None:
    dated = np.zeros_like(income)
    dated[0] = -outlay
    months = payback(Flow(income, dated))
    if months is None:
        assert income.sum() < outlay * (1 + 1e-9)
        return
    earned = np.interp(months, np.arange(len(income) + 1), np.concatenate([[0], np.cumsum(income)]))
    assert earned == pytest.approx(outlay, rel=1e-9)
