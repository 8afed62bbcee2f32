"""Tiredness and open cases from before the start, against closed forms; both engines. Fixed keys; false alarms 1e-6 a check."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest

from cxsim.calibration.prior_state import add_open_cases, add_survey_fatigue
from cxsim.engine.simpy_engine import simulate_openly
from cxsim.engine.simulation import simulate
from cxsim.engine.twin import compile_twin
from cxsim.errors import UsageError
from cxsim.rng import study_key
from tests.support import twins
from tests.support.statistical_check import Z

KEY = study_key(23, 0, 0)
CALM = {"satisfaction": twins.feeling(gain=0), "effort": twins.feeling(gain=0)}
ALONE: dict[str, Any] = {"acquisition": {}, "referral": None, "purchases": None, **CALM}


def test_who_was_invited_before_answers_the_less() -> None:
    """Asked by a pulse at once: share .5 (1 - tiredness), of tiredness .6 that fades with 30 days. 20,000 customers see 2 points."""
    survey = twins.survey(pulse="call.talk", sample=1, response_rate=0.5, extremity_bias=0, fatigue=0.0, recovery="30 d")
    call = {"trigger": {"every": 1}, "touchpoints": {"talk": twins.touchpoint(duration=0)}}
    plan = twins.plan(**{**ALONE, "horizon": 2, "journeys": {"call": call}, "surveys": {"ease": survey}})
    people = replace(twins.population(20_000, active=1.1), tiredness=np.full(20_000, 0.6), tenure_months=np.full(20_000, 0.75))
    twin = compile_twin(plan, people, twins.hazard(0.0))
    series = simulate(twin, twin.scenario(), KEY, histories=False).series
    days = 0.25 * 365.25 / 12  # to the first full month of tenure
    share = 0.5 * (1 - 0.6 * 2 ** (-days / 30))
    assert series["invited.ease"][0] == 20_000
    assert abs(series["answered.ease"][0] - 20_000 * share) < Z * math.sqrt(20_000 * share * (1 - share))


FAULT = {
    "journeys": {
        "support": {
            "trigger": {"every": 1},
            "touchpoints": {"call": twins.touchpoint(success=1, duration=0, opens="fault", resolves="fault")},
        }
    },
    "cases": {"fault": {"cost": 3, "log_hazard": 0.0}},
    "surveys": {},
}


def test_cases_that_are_open_at_the_start_end_as_old_as_they_are() -> None:
    """Opened 40 days before, resolved at the first full month of tenure, by a second contact: not opened or paid for again."""
    people = replace(
        twins.population(100, active=1.1),
        tenure_months=np.full(100, 0.5),
        days_since_opened=np.where(np.arange(100) < 30, 40.0, np.nan)[:, None],
    )
    twin = compile_twin(twins.plan(**{**ALONE, **FAULT, "horizon": 1}), people, twins.hazard(0.0))
    outcome = simulate(twin, twin.scenario(), KEY, events=True)
    series, day = outcome.series, 0.5 * 365.25 / 12
    assert (series["opened.fault"][0], series["resolved.fault"][0], series["resolved_at_once.fault"][0]) == (70, 100, 70)
    assert series["days_to_resolution.fault"][0] == pytest.approx(0.3 * (40 + day), abs=1e-5)
    assert series["cost_cases"][0] == 70 * 3
    table = outcome.cases()
    assert (table["opened_at"] < pd.Timestamp("2026-01-01")).sum() == 30
    assert set(table["contacts"]) == {1, 2}


def test_an_open_case_moves_the_hazard_from_the_first_day_on() -> None:
    """Nobody calls: who has a case open leaves at twice the hazard, all year."""
    quiet = {**FAULT, "cases": {"fault": {"log_hazard": math.log(2)}}}
    quiet["journeys"] = {"support": {"trigger": {"rate": 0}, "touchpoints": FAULT["journeys"]["support"]["touchpoints"]}}
    people = replace(twins.population(20_000, active=1.1), days_since_opened=np.where(np.arange(20_000) % 2, 5.0, np.nan)[:, None])
    twin = compile_twin(twins.plan(**{**ALONE, **quiet, "horizon": 12}), people, twins.hazard(0.03, (0.0, 0.0)))
    gone = simulate(twin, twin.scenario(), KEY).customers()["churned"].to_numpy()
    months = 365 * 12 / 365.25
    for open_, hazard in ((0, 0.03), (1, 0.06)):
        share = 1 - math.exp(-hazard * months)
        assert abs(gone[open_::2].mean() - share) < Z * math.sqrt(share * (1 - share) / 10_000)


def test_both_engines_carry_the_same_past() -> None:
    people = replace(
        twins.population(60), days_since_opened=np.where(np.arange(60) % 3, np.nan, 12.0)[:, None], tiredness=np.linspace(0, 0.9, 60)
    )
    relation = {"relation": twins.survey(every=1, sample=1, response_rate=0.8)}
    plan = twins.plan(**{**FAULT, "surveys": relation, "horizon": 6, "acquisition": {"web": {"rate": 5, "cost": 1}}})
    twin = compile_twin(plan, people, twins.hazard())
    compiled, openly = simulate(twin, twin.scenario(), KEY, events=True), simulate_openly(twin, twin.scenario(), KEY)
    assert np.array_equal(compiled.tally.months, openly.tally.months)
    tables = [
        outcome.cases().drop(columns="case_id").sort_values(["customer_id", "opened_at"], ignore_index=True)
        for outcome in (compiled, openly)
    ]
    pd.testing.assert_frame_equal(*tables, check_exact=True)


def test_the_past_is_read_from_the_logs() -> None:
    people = twins.population(4)
    plan = twins.plan(**{**FAULT, "surveys": {"relation": twins.survey(fatigue=0.5, recovery="30 d")}})
    answers = pd.DataFrame(
        {
            "customer_id": ["C1", "C1", "C2", "C3", "x"],
            "answered_at": pd.to_datetime(["2025-12-02", "2025-11-02", "2025-12-02", "2026-01-02", "2025-12-31"]),
            "index": ["nps", "nps", "csat", "nps", "nps"],
        }
    )
    tired = add_survey_fatigue(people, plan, answers).tiredness
    once = 0.5 * 2 ** (-30 / 30)  # after a month
    assert tired == pytest.approx([0, (once + 0.5 * (1 - once)) * 0.5, 0, 0])
    cases = pd.DataFrame(
        {
            "customer_id": ["C0", "C1", "C1", "C2", "C3"],
            "opened_at": pd.to_datetime(["2025-12-22", "2025-12-01", "2025-12-11", "2025-12-01", "2025-12-30"]),
            "resolved_at": pd.to_datetime([None, None, "2026-01-09", "2025-12-05", None]),
            "reason": ["fault", "fault", "fault", "fault", "other"],
        }
    )
    found = add_open_cases(people, plan, cases).days_since_opened
    assert np.array_equal(found, [[10.0], [31.0], [np.nan], [np.nan]], equal_nan=True)
    with pytest.raises(UsageError, match="not of this population"):
        add_open_cases(people, plan, cases.assign(customer_id="y"))
    with pytest.raises(UsageError, match="cannot be simulated"):
        compile_twin(plan, replace(people, days_since_opened=np.zeros((4, 2))), twins.hazard())
