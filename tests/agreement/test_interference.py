"""Experiments in which customers share a queue, against closed forms (M/M/1, Pollaczek-Khinchine). Fixed keys.

Each check allows 4 standard errors of its runs: a false-alarm rate of 6e-5, or of 1e-4 for the few runs of the short form.
"""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

from cxsim.abtest.designs import Design, propose_period, queue_warmth, relaxation_days
from cxsim.abtest.response_curve import Forecast, ResponseCurve, lever_need
from cxsim.abtest.rollouts import Rollouts
from cxsim.engine.changes import CUSTOMER, REFERRAL_ROOT, Change, Periods
from cxsim.engine.simpy_engine import simulate_openly
from cxsim.engine.simulation import simulate
from cxsim.rng import study_key
from tests.support.callers import callers
from tests.support.shared_queue import FASTER, MINUTES, faster, plan, single_server, waits
from tests.support.slow_parameters import slow_but

TODAY, ROLLED_OUT, MIXED = 9.0, 0.9 / (1.1 * 0.2), 5.8328
BY_CUSTOMER = Design("customer", CUSTOMER, 0.5)


def mixed_wait(share: float) -> float:
    """The mean wait where a share of the calls is served faster (Pollaczek-Khinchine)."""
    mean = 1 - share + share * FASTER
    square = 2 * (1 - share + share * FASTER**2)
    return 0.9 * square / (2 * (1 - 0.9 * mean))


def test_the_closed_form_is_the_published_one() -> None:
    assert mixed_wait(0.5) == pytest.approx(MIXED, abs=1e-4)
    assert (mixed_wait(0.0), mixed_wait(1.0)) == (pytest.approx(TODAY), pytest.approx(ROLLED_OUT))
    assert pytest.approx(-5.0) == ROLLED_OUT + FASTER - (TODAY + 1)


def compiled(twin, scenario, key):  # type: ignore[no-untyped-def]
    return simulate(twin, scenario, key, events=True)


def measured(runs: int, engine=compiled) -> np.ndarray:  # type: ignore[no-untyped-def]
    """By run: mean wait today, rolled out and mixed; the rollout's effect on a call; and what the two arms of a test differ by."""
    twin, found = single_server(), []
    for run in range(runs):
        key = study_key(17, 0, run)
        today, rolled_out, mixed = (engine(twin, twin.scenario(changes=changes), key) for changes in scenarios())
        label = dict(zip(mixed.names.to_pylist(), BY_CUSTOMER.treated(mixed, key).tolist(), strict=True))
        who, waited, took = waits(mixed)
        treated = np.array([label[name] for name in who])
        each = [waits(one) for one in (today, rolled_out)]
        effect = each[1][2].mean() - each[0][2].mean()
        found.append((each[0][1].mean(), each[1][1].mean(), waited.mean(), effect, took[treated].mean() - took[~treated].mean()))
    return np.array(found)


def scenarios() -> list[tuple[Change, ...]]:
    return [(), (faster(),), BY_CUSTOMER.changes((faster(),))]


@pytest.mark.parametrize("runs", [8, pytest.param(200, marks=pytest.mark.slow)])
def test_a_test_by_customer_does_not_see_what_a_rollout_does(runs: int) -> None:
    """Truth -5.000, reading -0.0909; both arms wait 5.83 minutes. With 200 runs a wait wrong by 2 % would be seen."""
    found = measured(runs)
    error = found.std(axis=0, ddof=1) / math.sqrt(runs)
    exact = np.array([TODAY, ROLLED_OUT, MIXED, -5.0, FASTER - 1])
    reach = 7.0 if runs < 10 else 4.0  # Student's t of 7 degrees of freedom for the same false-alarm rate
    assert (np.abs(found.mean(axis=0) - exact) <= reach * error).all(), (found.mean(axis=0), exact, error)


@pytest.mark.parametrize("unit", slow_but({"region"}, [CUSTOMER, "region", REFERRAL_ROOT, Periods(0.5, 1.0)]), ids=str)
@pytest.mark.parametrize("per", [None, "region"], ids=["one queue", "by region"])
def test_both_engines_treat_and_serve_the_same(unit: str | Periods, per: str | None) -> None:
    """Every call of a treated customer, region, tree or period, to the last bit: when it began, waited and ended."""
    twin = callers(150, 20.0, {"desk": {"agents": 5, "service": {"exponential": "50 min"}, "per": per}}, 1)
    changes = Design("any", unit, 0.5).changes((faster(0.5),))
    scenario, key = twin.scenario(changes=changes), study_key(3, 0, 0)
    tables = [
        one.events().sort_values("customer_id", kind="stable", ignore_index=True)
        for one in (compiled(twin, scenario, key), simulate_openly(twin, scenario, key))
    ]
    pd.testing.assert_frame_equal(*tables, check_exact=True)
    assert len(tables[0]) > 2_500
    assert tables[0]["wait_minutes"].max() > 5


@pytest.mark.slow
def test_the_simpy_engine_finds_what_the_compiled_one_does() -> None:
    """Waits, effect and reading of two runs of 40,000 calls are the same numbers: what 200 runs of one engine show, holds for both."""
    np.testing.assert_allclose(measured(2, simulate_openly), measured(2), rtol=1e-12)


def test_a_change_reaches_the_drawn_periods_and_no_others() -> None:
    """Service takes a constant minute, in drawn periods three: each call shows in which it was made."""
    twin, key = single_server({"constant": "1 min"}, agents=50), study_key(5, 0, 0)
    design = Design("switchback", Periods(0.7, 2.0), 0.4)
    change = Change("pools.desk.service.constant", "multiply", 3.0, np.ones(1))
    outcome = simulate(twin, twin.scenario(changes=design.changes((change,))), key, events=True)
    events = outcome.events()
    calls = events[events["kind"] == "touch"]
    began, long = calls["begin_day"].to_numpy(), calls["duration_minutes"].to_numpy() > 2
    middles = 2.0 + (np.arange(42) + 0.5) * 0.7  # the last one goes beyond the month
    label = design.drawn(outcome, middles, key)
    assert 5 < label.sum() < 30
    away = np.abs((began - 2.0) / 0.7 - np.round((began - 2.0) / 0.7)) > 1e-5  # days to single precision say nothing at the very edge
    expected = np.where(began < 2.0, False, label[np.clip(((began - 2.0) / 0.7).astype(int), 0, 41)])
    assert (long[away] == expected[away]).all()


def test_queues_by_region_are_queues_of_their_own() -> None:
    """With the agents and the callers of five regions apart, each is an M/M/1: callers wait as if alone, five times as long."""
    twin = single_server({"exponential": "5 min"}, agents=5, per="region")
    found = np.array([waits(simulate(twin, twin.scenario(), study_key(9, 0, run), events=True))[1].mean() for run in range(8)])
    error = found.std(ddof=1) / math.sqrt(len(found))
    assert abs(found.mean() - 5 * TODAY) < 7.0 * error
    assert error < 4.0


def test_the_warmth_of_a_queue_proposes_the_periods() -> None:
    """Relaxation of M/M/1 at 0.9 / 1.0: 379.74 minutes."""
    assert relaxation_days(0.9, 1.0) == pytest.approx(379.74, abs=0.01)
    assert relaxation_days(0.9, 1.1) == pytest.approx(99.75, abs=0.01)
    assert relaxation_days(1.0, 0.9) == math.inf
    twin = single_server()
    warmth = queue_warmth(simulate(twin, twin.scenario(), study_key(1, 0, 0)))
    assert warmth == pytest.approx(379.74 / 1440, rel=0.35)  # from a month's calls: the spare capacity is known to a tenth
    days, washout = propose_period(379.74 / 1440)
    assert (days * 24, washout * 24) == (pytest.approx(32), pytest.approx(13))
    assert propose_period(0.0) == (1.0, 0.0)


def readings(runs: int, seed: int, law: str = "exponential"):  # type: ignore[no-untyped-def]
    """The experiments of a number of runs, where services follow a law with a mean of a minute."""
    state = Rollouts(single_server({law: "1 min"}), plan(), plan().primary[1], (faster(law=law),))
    return state, state.experiments(BY_CUSTOMER, runs, seed, 0)


@pytest.mark.slow
@pytest.mark.parametrize(("minutes", "simulated"), [(400, -3.815), (2000, -4.780)])
def test_the_bias_of_a_switchback_falls_with_its_period(minutes: int, simulated: float) -> None:
    """A period begins with the queue of the one before: readings by 400 minutes say -3.8 of the -5.0 (a simulation of 200 runs)."""
    state = Rollouts(single_server(), plan(), plan().primary[1], (faster(),))
    found = state.experiments(Design("switchback", Periods(minutes / MINUTES), 0.5), 40, 11, 0)[0].estimate
    error = found.std(ddof=1) * math.sqrt(1 / 40 + 1 / 200)
    assert abs(found.mean() - simulated) < 4 * error
    assert error < 0.35


@pytest.mark.slow
def test_the_lever_pushed_through_the_twin_has_no_bias() -> None:
    """Service measured by customer and pushed through the queue says -5.0 within 3 errors, with a fifth of a switchback's spread."""
    state, (_, levers) = readings(40, 3)
    truth = state.run(range(40), 4, lambda done, total: None)
    curve = ResponseCurve.of(lambda changes, number: state._value(changes, 4, number), (faster(),), 20)
    found = curve.effect(levers[:, 0])
    error = math.hypot(found.std(ddof=1), truth.std(ddof=1)) / math.sqrt(40)
    assert abs(found.mean() - truth.mean()) < 3 * error
    assert abs(found.mean() + 5.0) < 4 * math.hypot(found.std(ddof=1), 1.2) / math.sqrt(40)
    assert found.std(ddof=1) < 0.6


@pytest.mark.slow
def test_a_wrong_law_of_the_queue_is_contradicted_by_its_forecast() -> None:
    """A twin that believes in constant services foresees half of the wait; the right one is contradicted by few experiments."""
    _, (seen, _) = readings(10, 5)
    right, wrong = (Forecast.of(readings(10, 6, law)[1][0]) for law in ("exponential", "constant"))
    assert wrong.is_contradicted(seen.control, seen.estimate).mean() >= 0.8
    assert right.is_contradicted(seen.control, seen.estimate).mean() <= 0.5


def test_what_a_lever_moves_is_read_from_the_events() -> None:
    twin = single_server()
    assert lever_need(twin, (faster(),)) is not None
    assert lever_need(twin, (Change("journeys.calls.touchpoints.call.success", "shift", -0.1, np.ones(1)),)) is not None
    assert lever_need(twin, (Change("churn.multiplier", "multiply", 0.9, np.ones(1)),)) is None
    assert lever_need(twin, (faster(1.0),)) is None
