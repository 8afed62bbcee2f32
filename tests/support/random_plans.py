"""Random plans, and what both engines make of one."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from hypothesis import strategies as st

from cxsim.engine.changes import REFERRAL_ROOT, Change, Periods
from cxsim.engine.simpy_engine import simulate_openly
from cxsim.engine.simulation import simulate
from cxsim.engine.twin import compile_twin
from cxsim.rng import study_key
from tests.support import twins

WITH_CASES: list[dict[str, Any]] = [
    {},
    {},
    {"opens": "late", "opens_when": "fails"},
    {"opens": "asked"},
    {"opens": "asked", "resolves": "asked"},
    {"resolves": "late"},
]

OFFER = {"offer": {"kind": "cross_sell", "success_satisfied": 0.6, "curve": "saturating", "fee_change": -4, "incentive": 1.5}}

STAY = twins.touchpoint(success=0.2, offer={"kind": "save", "success_satisfied": 0.9, "max_acceptances": 2})

LEAVING: list[dict[str, Any]] = [{}, {"form": "renewal", "every": 6}, {"form": "silent"}]

REFERRAL = {"threshold": 0.3, "rate": 0.5, "conversion": 0.5, "delay": "15 d", "reward": 5}

BUYING = [
    twins.buying(curve="saturating", spend_between=0.4),
    twins.buying(rate=6, log_rate=-1, inactive_after={"value": "10 d", "segments": {"a": "40 d"}}, variation=0),
]

WEEK = {"Mon-Fri 08:00-12:00": 3, "Mon-Fri 09:00-20:00": 2, "Sun 00:00-24:00": 0.5}

DETRACTION = {"threshold": 0.6, "rate": 0.7, "prospects_lost": 0.3, "public": 0.5, "curve": "accelerating"}

share = st.floats(0, 1).map(lambda x: round(x, 3))

curve = st.sampled_from(["linear", "saturating", "accelerating"])

small = st.floats(0, 0.5).map(lambda x: round(x, 3))


def differing(draw: st.DrawFn, value: float, other: st.SearchStrategy[float]) -> Any:
    """A number, or a number that is another one in some segments."""
    segments = draw(st.sampled_from([(), (), ("b",), ("a", "c")]))
    return {"value": value, "segments": {segment: draw(other) for segment in segments}} if segments else value


@st.composite
def touchpoints(draw: st.DrawFn) -> dict[str, Any]:
    names = [f"t{i}" for i in range(draw(st.integers(1, 4)))]
    targets = st.sampled_from([*names, "end"])
    found = {}
    for name in names:
        success = draw(share)
        found[name] = twins.touchpoint(
            success=success,
            abandonment=round(draw(share) * (1 - max(success, 0.6)), 4),
            duration=draw(st.sampled_from([0, "10 min", "1 d", "40 d"])),
            quality_success=draw(share),
            quality_failure=draw(share),
            effort=differing(draw, draw(share), share),
            effort_per_day=draw(small),
            weight=draw(st.sampled_from([1, 1, 0, 0.6, 1.9])),
            cost=differing(draw, draw(st.sampled_from([0, 0.1, 7.25])), share),
            payment=draw(st.sampled_from([0, 0, 12.5])),
            **draw(st.sampled_from(WITH_CASES)),
            **draw(
                st.sampled_from([{}, {}, OFFER, {"offer": {**OFFER["offer"], "kind": "up_sell", "fee_change": 2, "max_acceptances": 2}}])
            ),
            on_success=draw(targets),
            on_failure=draw(targets),
            on_abandonment="end",
        )
    return found


@st.composite
def plans(draw: st.DrawFn) -> dict[str, Any]:
    requested = {
        name: twins.survey(
            index=name, **draw(st.sampled_from([{"every": 1}, {"after": "j0", "response_coaching": 0.2}, {"pulse": "j0.t0"}]))
        )
        for name in ("nps", "csat", "ces")
    }
    own = [
        {"on": "acquisition"},
        {"rate": 0.4},
        {"rate": {"value": 2.0, "segments": {"c": 0.3}}, "variation": 0.7},
        {"rate": 3.0, "when": WEEK},
        {"rate": 0},
        {"every": 1},
        {"every": "5 months"},
    ]
    leaving = draw(st.sampled_from(LEAVING))
    purchases = draw(st.sampled_from(BUYING if leaving.get("form") == "silent" else [None, *BUYING]))
    own += [{"on": "purchase"}, {"on": "purchase", "share": 0.4}] if purchases else []
    own += [{"on": "bill"}, {"dates": ["2026-01-01", "2026-01-20"], "segment": "b"}, {"dates": ["2026-01-09"], "share": 0.6}]
    own += [{"level": "satisfaction", "below": 0.5}, {"level": "effort", "above": 0.4}, {"level": "satisfaction", "above": 0.6}]
    called = [{"after": "j0.t0", "outcome": "failure"}, {"survey": "nps", "below": 8}]
    starts = [draw(st.sampled_from(own)), *draw(st.lists(st.sampled_from(called), max_size=2, unique_by=str)), draw(st.sampled_from(own))]
    journeys = {f"j{i}": {"trigger": start, "touchpoints": draw(touchpoints())} for i, start in enumerate(starts)}
    if leaving.get("form") != "silent" and draw(st.booleans()):
        duration = draw(st.sampled_from([0, "20 d", "300 d"]))
        journeys["save"] = {"trigger": {"on": "leaving"}, "touchpoints": {"stay": {**STAY, "duration": duration}}}
    feelings = {
        name: twins.feeling(
            gain=differing(draw, draw(st.sampled_from([0, 0.3, 0.5])), small),
            loss_aversion=draw(st.sampled_from([1, 2])),
            half_life=draw(st.sampled_from([0, "3 d", "1 month", "2 years"])),
            log_hazard=draw(st.sampled_from([-2.0, 0.0, 1.5])),
            response=draw(st.sampled_from(["loss_averse", "linear", "peak_end"])),
            curve=draw(curve),
        )
        for name in ("satisfaction", "effort")
    }
    return {
        "horizon": draw(st.integers(1, 14)),
        "journeys": journeys,
        "acquisition": draw(st.sampled_from([{}, {"web": {"rate": 3, "cost": 9}}])),
        "churn": leaving,
        "cases": {"late": {"cost": 2, "log_hazard": 0.4}, "asked": {}},
        "detraction": draw(st.sampled_from([None, DETRACTION])),
        "referral": draw(st.sampled_from([None, REFERRAL, {**REFERRAL, "own_segment": 0.5, "public": 0.4, "curve": "saturating"}])),
        "purchases": purchases,
        "surveys": requested if any("survey" in start for start in starts) else draw(st.sampled_from([{}, requested])),
        **feelings,
    }


def sorted_customers(table: pd.DataFrame) -> pd.DataFrame:
    return table.sort_values("customer_id", ignore_index=True)


def check_equal_histories(plan: dict[str, Any], customers: int, seed: int, weight: float) -> None:
    twin = compile_twin(twins.plan(**plan), twins.population(customers), twins.hazard())
    months = np.full(twin.months, weight)
    first = f"journeys.{twin.nodes[0].replace('.', '.touchpoints.')}.success"
    service = [name for name in twin.names if name.startswith("pools.") and ".service." in name and not name.endswith("p95")][:1]
    changes = [
        Change(first, "set", 1.0, months, segment="b", coverage=0.5, audience="p"),
        Change("churn.multiplier", "multiply", 0.5, months),
        Change("revenue.fee_level", "multiply", 0.9, months, coverage=0.4, audience="r", unit="region"),
        Change("churn.multiplier", "multiply", 1.4, months, coverage=0.5, audience="t", unit=REFERRAL_ROOT),
        Change(first.replace("success", "duration"), "multiply", 3.0, months, coverage=0.5, audience="c", unit=Periods(1.7, 20.0)),
        *(Change(name, "multiply", 0.5, months, coverage=0.3, audience="c", unit=Periods(0.25)) for name in service),
    ]
    scenario = twin.scenario(changes=changes)
    key = study_key(seed, 0, 0)
    compiled, openly = simulate(twin, scenario, key, events=True), simulate_openly(twin, scenario, key)
    assert np.array_equal(compiled.tally.months, openly.tally.months)
    pd.testing.assert_frame_equal(sorted_customers(compiled.customers()), sorted_customers(openly.customers()), check_exact=True)
    order = ["customer_id", "answered_at", "survey", "score"]
    answers = [outcome.surveys().drop(columns="survey_id").sort_values(order, ignore_index=True) for outcome in (compiled, openly)]
    pd.testing.assert_frame_equal(*answers, check_exact=True)
    by_customer = [outcome.events().sort_values("customer_id", kind="stable", ignore_index=True) for outcome in (compiled, openly)]
    pd.testing.assert_frame_equal(*by_customer, check_exact=True)
