"""The engine's laws one by one, each by hand or against its closed form."""

from __future__ import annotations

import math
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from scipy.special import gammaincinv, ndtri

from cxsim.engine import quantiles, relaxation, satisfaction_dynamics, weekly_profile
from cxsim.engine import transition_functions as laws
from cxsim.engine.pools.records import STEP_TYPE
from cxsim.engine.pools.staffing import duty_steps, time_on_duty
from cxsim.engine.records import (
    ABANDONMENT,
    ACCELERATING,
    AT_RATE,
    CASE,
    CES,
    CSAT,
    FAILURE,
    FEELING,
    FINE,
    LINEAR,
    LOSS_AVERSE,
    NPS,
    OFFER,
    PEAK_END,
    SATURATING,
    SUCCESS,
    TOUCHPOINT,
    UNWEIGHTED,
)
from cxsim.journey.plan import AtRate, OnAcquisition
from cxsim.journey.pools import Pool
from cxsim.rng import study_key
from cxsim.units import DAYS_PER_MONTH
from tests.support.plain_laws import plain
from tests.support.statistical_check import Z

KEY = study_key(1, 0, 0)
HALF_DAYS = {"Mon-Sun 00:00-12:00": 1.0}


def feelings(**at: float) -> np.ndarray:
    """A row with satisfaction from column 0 and effort from column 10."""
    row = np.zeros((1, 20))
    for name, value in at.items():
        of, _, field = name.partition("_")
        row[0, (0 if of == "satisfaction" else 10) + getattr(FEELING, field)] = value
    return row


@pytest.mark.parametrize("x", [-999.5, -30.25, -1.0, -0.001, 0.0, 0.0019, 0.5, 1.0, 7.3, 999.5])
def test_powers_of_two(x: float) -> None:
    assert plain(laws.exp2)(x) == pytest.approx(2.0**x, rel=4e-16)


def test_powers_of_two_end_at_a_thousand() -> None:
    assert [plain(laws.exp2)(x) for x in (1000.0, -1000.0)] == [math.inf, 0.0]
    assert plain(laws.exp)(1.0) == pytest.approx(math.e, rel=1e-15)


@pytest.mark.parametrize("x", [1e-300, 0.3, 0.6875, 0.687499, 0.8, 0.999, 1.0, 1.001, 1.3, 1.374999, 1.375, 2.0, 1e9])
def test_logarithms(x: float) -> None:
    assert plain(laws.log)(x) == pytest.approx(math.log(x), rel=1e-15, abs=1e-17)


def test_logarithms_all_over_the_table() -> None:
    found = [plain(laws.log)(x) for x in np.linspace(0.69, 1.37, 601)]
    np.testing.assert_allclose(found, np.log(np.linspace(0.69, 1.37, 601)), rtol=4e-15, atol=3e-16)


@pytest.mark.parametrize(("amount", "whole"), [(0.1249, 0), (0.125, 1), (0.3, 1), (-0.125, 0), (-0.13, -1)])
def test_amounts_are_rounded_half_up(amount: float, whole: int) -> None:
    assert plain(laws.to_fixed_point)(amount, 4.0) == whole


def test_places_of_rows() -> None:
    months = np.zeros((2, 3), np.int64)
    plain(laws.add)(months, 1, 2, 5)
    plain(laws.add)(months, 1, 2, 2)
    assert months.tolist() == [[0, 0, 0], [0, 0, 7]]


@pytest.mark.parametrize(("tenure", "knot"), [(-1.0, 0), (0.0, 0), (2.9, 0), (3.0, 1), (11.9, 1), (12.0, 2), (99.0, 2)])
def test_the_knot_of_a_tenure(tenure: float, knot: int) -> None:
    baseline = np.array([[0.0, 3.0, 12.0], [50.0, 0.0, 0.0]])
    assert plain(laws.find_knot)(baseline, tenure) == knot


@pytest.mark.parametrize(("left", "rate", "day"), [(2.0, 0.5, 14.0), (-1.0, 0.5, 10.0), (2.0, 0.0, math.inf), (2.0, -1.0, math.inf)])
def test_a_threshold_is_used_up(left: float, rate: float, day: float) -> None:
    assert plain(laws.firing_day)(left, rate, 10.0) == day


@pytest.mark.parametrize(
    ("level", "quality", "gain", "aversion", "after"),
    [
        (0.5, 0.9, 0.25, 3.0, 0.6),  # 0.5 + 0.25 x 0.4
        (0.5, 0.1, 0.25, 3.0, 0.2),  # 0.5 - 0.75 x 0.4
        (0.5, 0.1, 0.5, 3.0, 0.1),  # no step goes beyond the experience
    ],
)
def test_a_level_moves_toward_an_experience(level: float, quality: float, gain: float, aversion: float, after: float) -> None:
    assert plain(laws.move_toward)(level, quality, gain, aversion) == pytest.approx(after)
    row = feelings(satisfaction_gain=gain, satisfaction_loss_aversion=aversion)
    assert plain(laws.respond)(row, 0, LOSS_AVERSE, 0, level, quality, 1.0) == pytest.approx(after)
    assert plain(laws.respond)(row, 0, UNWEIGHTED, 0, level, quality, 1.0) == pytest.approx(level + gain * (quality - level))


def test_a_level_relaxes_by_its_half_life() -> None:
    relax = plain(laws.relax)
    assert relax(0.2, 0.7, 60.0, 30.0) == pytest.approx(0.7 - 0.5 / 4)
    assert [relax(0.2, 0.7, 60.0, 0.0), relax(0.7, 0.7, 60.0, 2e9), relax(0.2, 0.7, 60.0, 2e9)] == [0.7, 0.7, 0.2]
    assert relax(0.2, 0.7, 1e9, 1e9) == pytest.approx(0.45)


def test_curves_of_response() -> None:
    assert [plain(laws.response)(curve, 0.25) for curve in (LINEAR, SATURATING, ACCELERATING)] == [0.25, 0.25 * 1.75, 0.0625]
    assert [plain(laws.clip)(level) for level in (-0.5, 0.0, 0.25, 1.0, 1.5)] == [0.0, 0.0, 0.25, 1.0, 1.0]


@pytest.mark.parametrize("u", [1e-9, 0.001, 0.0242, 0.02425, 0.0243, 0.3, 0.499, 0.501, 0.8, 0.9757, 0.97575, 0.9758, 1 - 1e-9])
def test_normal_quantiles(u: float) -> None:
    assert plain(laws.normal)(u) == pytest.approx(ndtri(u), rel=1.2e-9)


def test_the_median_of_a_normal_is_its_mean() -> None:
    assert plain(laws.normal)(0.5) == 0.0


def test_answers_are_levels_on_a_scale() -> None:
    """NPS: round(10 s); CSAT: 1 + round(4 s); CES: 1 + round(6 s), halves up."""
    levels = (-1.0, 0.0, 0.25, 0.74, 0.95, 2.0)
    assert [plain(laws.grade)(NPS, s) for s in levels] == [0, 0, 3, 7, 10, 10]
    assert [plain(laws.grade)(CSAT, s) for s in levels] == [1, 1, 2, 4, 5, 5]
    assert [plain(laws.grade)(CES, s) for s in levels] == [1, 1, 3, 5, 7, 7]


def test_who_counts_at_the_top_and_at_the_bottom() -> None:
    for index, scores, top, bottom in ((NPS, range(11), {9, 10}, set(range(7))), (CSAT, range(1, 6), {4, 5}, {1, 2})):
        assert {score for score in scores if plain(laws.is_top)(index, score)} == top
        assert {score for score in scores if plain(laws.is_bottom)(index, score)} == bottom
    assert {score for score in range(1, 8) if plain(laws.is_top)(CES, score)} == {5, 6, 7}
    assert {score for score in range(1, 8) if plain(laws.is_bottom)(CES, score)} == {1, 2, 3}


def test_willingness_to_answer() -> None:
    """0.4 (1 + 0.5 |2 s - 1|) (1 - tiredness), and no more than all of them."""
    assert plain(laws.willingness)(0.4, 0.5, 0.9, 0.25) == pytest.approx(0.4 * 1.4 * 0.75)
    assert plain(laws.willingness)(0.4, 0.5, 0.1, 0.25) == pytest.approx(0.4 * 1.4 * 0.75)
    assert plain(laws.willingness)(0.8, 1.0, 1.0, 0.5) == pytest.approx(0.5)


def test_one_uniform_chooses_the_outcome() -> None:
    found = [plain(laws.select_outcome)(u, 0.5, 0.25) for u in (0.0, 0.49, 0.5, 0.74, 0.75, 0.99)]
    assert found == [SUCCESS, SUCCESS, FAILURE, FAILURE, ABANDONMENT, ABANDONMENT]


@pytest.mark.parametrize(("tenure", "date"), [(0.0, 12.0), (11.9, 12.0), (12.0, 24.0), (24.0 - 1e-10, 36.0), (-3.0, 0.0)])
def test_the_next_multiple_of_an_interval(tenure: float, date: float) -> None:
    assert plain(laws.next_multiple)(tenure, 12.0) == date


def test_open_cases_multiply_the_hazard() -> None:
    values = np.zeros((1, 40))
    values[0, 5 + CASE.log_hazard], values[0, 20 + CASE.log_hazard] = math.log(2.0), math.log(3.0)
    cases = np.array([(1, 5), (0, 5), (1, 20)], [("open", int), ("column", int)]).view(np.recarray)
    assert plain(laws.case_hazard_factor)(cases, values, SimpleNamespace(at=0)) == pytest.approx(6.0)
    assert plain(laws.case_hazard_factor)(cases[:1], values, SimpleNamespace(at=0)) == pytest.approx(2.0)


def test_an_offer_succeeds_with_satisfaction() -> None:
    """0.2 + (0.6 - 0.2) c(s), of a touch that offers nothing 0.2."""
    values = np.zeros((1, 40))
    values[0, TOUCHPOINT.success], values[0, 20 + OFFER.success_satisfied] = 0.2, 0.6
    offer = SimpleNamespace(column=0, offer=20, offer_curve=ACCELERATING)
    assert plain(laws.success_share)(values, offer, 0.5, 0) == pytest.approx(0.3)
    assert plain(laws.success_share)(values, SimpleNamespace(column=0, offer=-1), 0.5, 0) == 0.2
    values[0, 20 + TOUCHPOINT.success], values[0, OFFER.success_satisfied] = 0.2, 0.6
    assert plain(laws.success_share)(values, SimpleNamespace(column=20, offer=0, offer_curve=LINEAR), 0.5, 0) == pytest.approx(0.4)


def test_a_journey_starts_at_its_rate_until_all_is_accepted() -> None:
    values = np.array([[0.0, 0.5]])
    journey = SimpleNamespace(trigger=AT_RATE, accepted=1, most=2, rate_column=1, factor=3.0)
    assert plain(laws.start_rate)(values, journey, 0) == pytest.approx(1.5 / DAYS_PER_MONTH)
    assert plain(laws.start_rate)(values, SimpleNamespace(**vars(journey) | {"accepted": 2}), 0) == 0.0
    assert plain(laws.start_rate)(values, SimpleNamespace(**vars(journey) | {"trigger": AT_RATE + 1}), 0) == 0.0


def visit(**now: float) -> tuple[SimpleNamespace, SimpleNamespace]:
    """A visit and the life it belongs to, who is at 0.5 in both feelings."""
    journey = {
        "step": 0,
        "end_quality": 0.0,
        "end_effort": 0.0,
        "peak_quality": 0.0,
        "peak_effort": 0.0,
        "quality_gap": 0.0,
        "effort_gap": 0.0,
    }
    return SimpleNamespace(**journey | now), SimpleNamespace(satisfaction=0.5, effort=0.5, at=0)


def responding(kind: int) -> SimpleNamespace:
    return SimpleNamespace(satisfaction=0, effort=10, satisfaction_response=kind, effort_response=kind)


GAINS = feelings(satisfaction_gain=0.25, satisfaction_loss_aversion=2.0, effort_gain=0.5, effort_loss_aversion=1.5)


def test_an_experience_moves_both_feelings_and_effort_is_a_loss() -> None:
    """To quality 0.9: 0.5 + 0.25 x 0.4. To effort 0.7, that is ease 0.3: 0.5 - 0.5 x 1.5 x 0.2 of ease. Unweighted: without the 1.5."""
    apply = plain(satisfaction_dynamics.apply_experience)
    journey, life = visit()
    apply(GAINS, responding(LOSS_AVERSE), journey, life, 0.9, 0.7, 1.0)
    assert (life.satisfaction, life.effort) == pytest.approx((0.6, 0.65))
    journey, life = visit()
    apply(GAINS, responding(UNWEIGHTED), journey, life, 0.9, 0.7, 1.0)
    assert (life.satisfaction, life.effort) == pytest.approx((0.6, 0.6))


def test_of_a_visit_its_peak_and_its_end_are_felt() -> None:
    """Qualities 0.7, 0.1, 0.6 and efforts 0.4, 0.55, 0.9 of one who is at 0.5: the peaks are 0.1 and 0.9, the ends 0.6 and 0.9."""
    parameters, (journey, life) = responding(PEAK_END), visit(quality_gap=9.0, effort_gap=9.0)
    for step, (quality, effort) in enumerate([(0.7, 0.4), (0.1, 0.55), (0.6, 0.9)]):
        journey.step = step
        plain(satisfaction_dynamics.apply_experience)(GAINS, parameters, journey, life, quality, effort, 1.0)
    assert (life.satisfaction, life.effort) == (0.5, 0.5)
    assert (journey.peak_quality, journey.peak_effort, journey.end_quality, journey.end_effort) == (0.1, 0.9, 0.6, 0.9)
    plain(satisfaction_dynamics.apply_peak_end)(GAINS, parameters, journey, life)
    assert life.satisfaction == pytest.approx(0.5 - 0.5 * 0.15)
    assert life.effort == pytest.approx(0.5 + 0.75 * 0.4)


def test_a_weight_multiplies_the_step_and_no_step_goes_beyond_the_experience() -> None:
    """Weight 2 to quality 0.9: 0.5 + 2 x 0.25 x 0.4; weight 9: no further than 0.9; effort 0.7 of weight 0.4 by 0.4 x 0.5 x 1.5."""
    for weight, satisfaction, effort in ((2.0, 0.7, 0.7), (9.0, 0.9, 0.7), (0.4, 0.54, 0.56), (0.0, 0.5, 0.5)):
        journey, life = visit()
        plain(satisfaction_dynamics.apply_experience)(GAINS, responding(LOSS_AVERSE), journey, life, 0.9, 0.7, weight)
        assert (life.satisfaction, life.effort) == pytest.approx((satisfaction, effort))


def test_of_peaks_alike_the_first_is_kept() -> None:
    parameters, (journey, life) = responding(PEAK_END), visit()
    for step, level in enumerate((0.25, 0.75)):
        journey.step = step
        plain(satisfaction_dynamics.apply_experience)(GAINS, parameters, journey, life, level, level, 1.0)
    assert (journey.peak_quality, journey.peak_effort) == (0.25, 0.25)


def test_where_feelings_are_not_of_peaks_the_end_of_a_visit_moves_nothing() -> None:
    journey, life = visit(peak_quality=0.9, end_quality=0.9, peak_effort=0.9, end_effort=0.9)
    plain(satisfaction_dynamics.apply_peak_end)(GAINS, responding(LOSS_AVERSE), journey, life)
    assert (life.satisfaction, life.effort) == (0.5, 0.5)


# hours of starts


def test_the_busy_days_of_half_days() -> None:
    """Mornings alone: the clock of busy days runs twice as fast until noon and stands still until midnight."""
    patterns = np.concatenate([weekly_profile.busy_curve({"always": 1.0}), np.zeros((2, 0))], axis=1)
    assert plain(weekly_profile.busy_days)(patterns, 0, 9.25) == pytest.approx(9.25)
    patterns = weekly_profile.busy_curve(HALF_DAYS)
    days = [0.25, 0.5, 0.75, 6.75, 7.25, 15.0]
    busy = [0.5, 1.0, 1.0, 7.0, 7.5, 15.0]
    assert [plain(weekly_profile.busy_days)(patterns, 0, day) for day in days] == pytest.approx(busy)
    assert [plain(weekly_profile.day_when)(patterns, 0, day) for day in (0.5, 1.5, 7.5, 15.0)] == pytest.approx([0.25, 1.25, 7.25, 15.0])


def test_each_journey_has_the_pattern_of_its_own_hours() -> None:
    """Patterns are numbered in the order of the journeys; the shorter curve stays at the end of the week."""
    whens: list[dict[str, float] | None] = [None, {"Mon-Sun 00:00-12:00": 1.0}, {}, {"always": 1.0}]
    starts = [OnAcquisition(on="acquisition") if when is None else AtRate.model_validate({"rate": 0.5, "when": when}) for when in whens]
    plan: Any = SimpleNamespace(journeys={str(number): SimpleNamespace(trigger=start) for number, start in enumerate(starts)})
    assert weekly_profile.pattern_numbers(plan).tolist() == [-1, 0, -1, 1]
    patterns = weekly_profile.patterns_of(plan)
    assert patterns.shape == (4, 15)
    assert (patterns[:2] == weekly_profile.busy_curve(HALF_DAYS)).all()
    assert patterns[2:].tolist() == [[0.0] + [7.0] * 14] * 2
    none: Any = SimpleNamespace(journeys={})
    assert weekly_profile.patterns_of(none).shape == (0, 0)


def test_a_start_waits_for_its_hours() -> None:
    """A quarter at a rate of 0.5 is half a busy day: from Tuesday noon until Wednesday 06:00; the run begins on a Tuesday."""
    patterns = np.concatenate([np.array([[0.0] + [7.0] * 14, [0.0] + [7.0] * 14]), weekly_profile.busy_curve(HALF_DAYS)])
    start, left, any_time = plain(weekly_profile.start_date), plain(weekly_profile.threshold_left), weekly_profile.ANY_TIME
    assert start(patterns, 1, 1, 0.25, 0.5, 0.5) == pytest.approx(1.25)
    assert left(patterns, 1, 1, 1.25, 0.5, 0.5) == pytest.approx(0.25)
    assert start(patterns, 1, any_time, 0.5, 0.5, 0.5) == pytest.approx(1.5)
    assert left(patterns, 1, any_time, 1.5, 0.25, 0.5) == pytest.approx(0.25)
    assert start(patterns, 1, 1, 0.5, 0.0, 0.5) == math.inf
    assert start(patterns, 1, 1, -0.5, 0.5, 0.25) == pytest.approx(0.25)


# who is on duty


def team(agents: float, hours: str, **more: Any) -> Pool:
    return Pool.model_validate({"agents": agents, "hours": hours, "service": {"constant": "5 min"}, **more})


def duty(pool: Pool, agents: list[float], shares: dict[str, list[float]] | None = None, weekday: int = 0) -> list[tuple[float, int, int]]:
    """Steps of two months of ten days."""
    given = {name: np.array(share) for name, share in (shares or {}).items()}
    steps = duty_steps("care", pool, np.array(agents), given, np.array([0.0, 10.0, 20.0]), weekday, KEY)
    return [
        (round(float(day), 6), int(there), int(opened))
        for day, there, opened in zip(steps["day"], steps["agents"], steps["open"], strict=True)
    ]


def test_agents_come_and_go_with_the_hours() -> None:
    """Two agents on Mondays 12:00-18:00 in the first month and three in the second; the run begins on a Sunday."""
    assert duty(team(2, "Mon 12:00-18:00"), [2.0, 3.0], weekday=6) == [
        (0.0, 0, 0), (1.5, 2, 1), (1.75, 0, 0), (8.5, 2, 1), (8.75, 0, 0), (15.5, 3, 1), (15.75, 0, 0),
    ]  # fmt: skip


def test_a_pool_without_agents_opens_and_closes_all_the_same() -> None:
    assert duty(team(0, "Mon 12:00-18:00"), [0.0, 0.0], weekday=6)[:4] == [(0.0, 0, 0), (1.5, 0, 1), (1.75, 0, 0), (8.5, 0, 1)]


def test_none_come_beyond_the_end_of_a_run() -> None:
    """Two weeks from a Monday on, in which the next shift would begin as the run ends."""
    steps = duty_steps("care", team(2, "Mon 00:00-06:00"), np.array([2.0]), {}, np.array([0.0, 14.0]), 0, KEY)
    assert steps["day"].tolist() == [0.0, 0.25, 7.0, 7.25]


def test_a_new_month_changes_the_agents_at_its_first_day() -> None:
    assert duty(team(2, "always"), [2.0, 3.0]) == [(0.0, 2, 1), (10.0, 3, 1)]


def test_shifts_that_overlap_add_up_in_the_hours_of_the_pool() -> None:
    shifts = {"early": {"hours": "Mon 08:00-14:00", "share": 0.5}, "late": {"hours": "Mon 12:00-20:00", "share": 0.25}}
    found = duty(team(4, "Mon 09:00-18:00", shifts=shifts), [4.0, 4.0], {"early": [0.5, 0.5], "late": [0.25, 0.25]}, weekday=0)
    hour = lambda day, hours: round(day + hours / 24, 6)  # noqa: E731
    week = [(9, 2, 1), (12, 3, 1), (14, 1, 1), (18, 0, 0)]
    assert found == [(0.0, 0, 0), *((hour(7 * number, hours), there, opened) for number in range(3) for hours, there, opened in week)]


def test_a_part_of_an_agent_comes_on_that_share_of_days() -> None:
    """1.25 agents: one or two, and two on a quarter of 20,000 days, as a binomial."""
    days = 20_000
    steps = duty_steps("care", team(1.25, "always"), np.array([1.25]), {}, np.array([0.0, days]), 0, KEY)
    assert set(steps["agents"]) == {1, 2}
    spent = time_on_duty(steps, days) / FINE
    assert abs((spent == 2).sum() - days / 4) < Z * math.sqrt(days * 0.25 * 0.75)
    nearly = duty_steps("care", team(3.0, "always"), np.array([30 * 0.1]), {}, np.array([0.0, 20.0]), 0, KEY)
    assert nearly["agents"].tolist() == [3]


def test_time_on_duty_day_by_day() -> None:
    """Two agents from noon of day 0 to 06:00 of day 2, then five: 1, 2, 0.5 + 3.75 and 5 agent-days."""
    steps = np.array([(0.0, 0, 0), (0.5, 2, 1), (2.25, 5, 1)], STEP_TYPE)
    np.testing.assert_array_equal(time_on_duty(steps, 4), np.array([1.0, 2.0, 4.25, 5.0]) * FINE)


# quantiles of gammas


@pytest.mark.parametrize("variation", [0.5, 2.0])
def test_nodes_of_the_gamma_quantiles(variation: float) -> None:
    """The exact quantile at each node, but for one factor that sets the mean of the table to 1; so close to 1 as the nodes are."""
    table, shape = quantiles.gamma_quantiles(variation), variation**-2
    lower, middle = 2.0 ** (-33 + np.arange(864) / 32), np.arange(16, 1009) / 1024
    exact = gammaincinv(shape, np.concatenate([lower, middle])) / shape
    assert len(table) == 2 * 864 + 993 + 1
    assert table[: len(exact)] / exact == pytest.approx(np.full(len(exact), table[1000] / exact[1000]), rel=1e-9)
    assert table[1000] / exact[1000] == pytest.approx(1.0, abs=2e-4)
    tail = 1.0 - 2.0 ** (-6 - np.arange(1, 320) / 32)
    upper = table[quantiles.UPPER + 1 :][: len(tail)]
    np.testing.assert_allclose(upper, gammaincinv(shape, tail) / shape * (table[1000] / exact[1000]), rtol=1e-8)


def test_a_gamma_that_hardly_varies_is_its_mean() -> None:
    assert (quantiles.gamma_quantiles(1e-7) == 1.0).all()
    assert np.ptp(quantiles.gamma_quantiles(1e-6)) > 0


# rates along fading feelings


WAY = plain(relaxation.find_path)((0.9, 0.7, 30.0))
PACE = math.log(2.0) / 30.0


def test_the_way_of_a_feeling() -> None:
    assert pytest.approx((0.7, 0.2, PACE, 1 / 30, 1 / PACE)) == WAY
    find = plain(relaxation.find_path)
    assert find((0.9, 0.7, 0.0)) == (0.7, 0.0, 0.0, 0.0, 0.0)
    assert find((0.7, 0.7, 30.0)) == (0.7, 0.0, 0.0, 0.0, 0.0)
    assert find((0.9, 0.7, 2e9)) == (0.9, 0.0, 0.0, 0.0, 0.0)
    assert find((0.9, 0.7, 1e9))[1] == pytest.approx(0.2)
    assert plain(relaxation.remaining_share)(WAY, 60.0) == pytest.approx(0.25)
    assert plain(relaxation.level_after)(WAY, 0.25) == pytest.approx(0.75)
    assert plain(relaxation.relax_level)((0.9, 0.7, 30.0), 60.0) == pytest.approx((0.75, 0.7, 30.0))


@pytest.mark.parametrize("weight", [-1.0, 0.5, 2.0])
def test_how_fast_a_rate_changes(weight: float) -> None:
    """As fast as the feeling fades, and as that times the log rate of what is left of its gap; twice both along a curve."""
    change = plain(relaxation.bound_change)
    assert change(WAY, LINEAR, weight) == pytest.approx((PACE, PACE * abs(weight) * 0.2))
    for curve in (SATURATING, ACCELERATING):
        assert change(WAY, curve, weight) == pytest.approx((2 * PACE, 2 * PACE * abs(weight) * 0.2))
    assert change(WAY, LINEAR, 0.0) == (0.0, 0.0)


def test_for_how_long_an_expansion_is_good() -> None:
    """0.29 over what changes; what moves adds up, what fades counts by the faster of both, less where little is left of a gap."""
    length, factor, piece = plain(relaxation.piece_length), plain(relaxation.gap_factor), plain(relaxation.hazard_piece)
    assert (length(0.1), length(0.0)) == (pytest.approx(2.9), math.inf)
    nearly = plain(relaxation.find_path)((0.7 + 1e-3 / 32, 0.7, 30.0))
    assert (factor(WAY), factor(nearly)) == (1.0, pytest.approx(0.5))
    assert factor(plain(relaxation.find_path)((0.701, 0.7, 30.0))) == pytest.approx(1.0)
    other = plain(relaxation.find_path)((0.5, 0.9, 15.0))
    both = piece(WAY, other, (LINEAR, -1.5, 0.6), (SATURATING, 2.0, 0.4))
    assert both == pytest.approx(0.29 / (4 * PACE + PACE * 1.5 * 0.2 + 4 * PACE * 2.0 * 0.4))
    slow = piece(other, nearly, (LINEAR, 1.5, 0.6), (LINEAR, 0.5, 0.4))
    assert slow == pytest.approx(0.29 / (2 * PACE + 2 * PACE * 1.5 * 0.4 + PACE * 0.5 * 1e-3 / 32))
    halved = piece(nearly, nearly, (LINEAR, 1.5, 0.6), (LINEAR, 0.5, 0.4))
    assert halved == pytest.approx(0.29 / (0.5 * PACE + 2 * PACE * 1e-3 / 32))


@pytest.mark.parametrize("rate", [(0.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.5, 0.0, 0.0), (-0.3, 0.05, 0.0), (0.0, 0.0, -0.01), (2.0, 1.5, 0.5)])
@pytest.mark.parametrize("day", [1e-3, 0.4, 1.9])
def test_the_day_on_which_an_amount_is_used_up(rate: tuple[float, float, float], day: float) -> None:
    """The integral of 1 + b t + c t^2 + d t^3, and its inverse; no later than it may be."""
    b, c, d = rate
    amount = day + b * day**2 / 2 + c * day**3 / 3 + d * day**4 / 4
    integrate, solve = plain(relaxation.integrate), plain(relaxation.solve_day)
    assert integrate(rate, day) == pytest.approx(amount)
    assert solve(rate, amount, 2.0) == pytest.approx(day, rel=1e-8)
    assert solve(rate, 50.0, 2.0) == pytest.approx(2.0)
    assert solve(rate, 0.0, 2.0) == solve(rate, -1.0, 2.0) == 0.0


@pytest.mark.parametrize(("tenure", "knot"), [(0.5, 0), (1.2, 0), (1.2, 1), (2.5, 0), (2.5, 1), (2.5, 2)])
def test_a_hazard_goes_on_from_the_knot_of_its_tenure(tenure: float, knot: int) -> None:
    """Of feelings at rest, from a tenure for a month: the hazard is that of each knot, whatever knot was known before."""
    months = np.array([0.0, 1.0, 2.0, 3.0, 4.0])
    heights = np.array([0.1, 0.4, 0.2, 0.8, 0.3])
    rest = plain(relaxation.find_path)((0.7, 0.7, 30.0))
    felt, by = ((0.7, 0.7, 30.0),) * 2, ((LINEAR, 1.0, 0.7), (LINEAR, 1.0, 0.7))
    place = (1, tenure, knot)
    part = math.ceil(tenure) - tenure
    first, second = int(tenure), int(tenure) + 1
    exact = heights[first] * part + heights[second] * (1 - part)
    for function, ways in ((relaxation.integrate_hazard, ((rest, rest),)), (relaxation.integrate_hazard_in_pieces, ())):
        more = [felt, *ways, by, DAYS_PER_MONTH]
        used, here, day = plain(function)(np.array([months, heights]), place, 1.0, *more, math.inf)
        assert (used, here, day) == (pytest.approx(exact), second, math.inf)
        used, here, day = plain(function)(np.array([months, heights]), place, 1.0, *more, 0.5 * exact)
        gone = (
            0.5 * exact / heights[first]
            if 0.5 * exact <= heights[first] * part
            else part + (0.5 * exact - heights[first] * part) / heights[second]
        )
        assert day == pytest.approx(gone * DAYS_PER_MONTH)
