"""Histories under a plan whose numbers differ by segment are, customer by customer, those under the plan of each segment alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from cxsim.engine.changes import Change
from cxsim.engine.outcome import Outcome
from cxsim.engine.simpy_engine import simulate_openly
from cxsim.engine.simulation import simulate
from cxsim.engine.twin import Twin, compile_twin
from cxsim.rng import study_key
from tests.support import twins

KEY = study_key(11, 0, 0)
ALL, B, C = "all", "b", "c"
Number = Callable[[Any, Any, Any], Any]


def world(number: Number) -> dict[str, Any]:
    """A small world in which many numbers are `number` of what they are for all, in segment b and in segment c (None: as for all)."""
    call = twins.touchpoint(
        success=number(0.7, 0.9, 0.2),
        abandonment=0.05,
        quality_success=number(0.8, 0.95, None),
        effort=number(0.5, None, 0.9),
        cost=number(5, 8.5, None),
        weight=number(1, 1.6, 0.4),
        duration=number("2 d", "1 d", None),
        on_failure="again",
    )
    return {
        "journeys": {
            "support": {
                "trigger": {"rate": number(0.4, 1.3, 0.1), "variation": 1.0},
                "touchpoints": {"call": call, "again": twins.touchpoint()},
            },
            "once": {"trigger": {"on": "acquisition"}, "touchpoints": {"welcome": twins.touchpoint(payment=number(0, 9, None))}},
        },
        "churn": {"multiplier": number(1, 1.5, None)},
        "acquisition": {"web": {"rate": 2, "cost": 9}},
        "horizon": 12,
        "satisfaction": twins.feeling(
            gain=number(0.2, 0.3, None), half_life=number("6 months", "1 month", None), log_hazard=number(-1, -2, 0.5)
        ),
        "referral": {"threshold": number(0.6, 0.3, 0.9), "rate": number(0.3, 0.5, None), "conversion": 0.5, "delay": "20 d", "reward": 10},
        "purchases": twins.buying(rate=number(0.7, 2.0, 0.3), inactive_after=number("90 d", "30 d", "200 d"), spend=number(30, None, 80)),
        "revenue": {"margin": 0.6, "fee_level": number(1, None, 1.2)},
        "cost_per_customer": number(3, 4, None),
        "surveys": {"relation": twins.survey(response_rate=number(0.4, 0.8, None))},
    }


def differing(plain: Any, in_b: Any, in_c: Any) -> Any:
    return {"value": plain, "segments": {name: value for name, value in ((B, in_b), (C, in_c)) if value is not None}}


def twin(number: Number) -> Twin:
    return compile_twin(twins.plan(**world(number)), twins.population(60), twins.hazard())


def of_segment(outcome: Outcome, segment: str) -> list[pd.DataFrame]:
    """The customers of a segment with their events and answers; by name, since a life is numbered after those before it."""
    customers = outcome.customers()
    names = set(customers.loc[customers["segment"] == segment, "customer_id"])
    tables = [customers, outcome.events(), outcome.surveys().drop(columns="survey_id")]
    kept = [table[table["customer_id"].isin(names)].sort_values("customer_id", kind="stable", ignore_index=True) for table in tables]
    return [table.astype({name: str for name in table.columns if table[name].dtype == "category"}) for table in kept]


@pytest.mark.parametrize("run", [simulate, simulate_openly])
@pytest.mark.parametrize("moved", [False, True])
def test_histories_of_a_segment_equal_those_of_its_own_plan(run: Any, moved: bool) -> None:
    mixed = twin(differing)
    apart = {"a": twin(lambda plain, b, c: plain), B: twin(lambda plain, b, c: plain if b is None else b)}
    apart[C] = twin(lambda plain, b, c: plain if c is None else c)

    def outcome_of(one: Twin) -> Outcome:
        changes = [
            Change("journeys.support.touchpoints.call.success", "multiply", 0.5, one.common.month_days[1:] * 0 + 1),
            Change("churn.multiplier", "shift", 0.4, one.common.month_days[1:] * 0 + 1, segment=B, coverage=0.5, audience="x"),
            Change("purchases.rate", "multiply", 2.0, one.common.month_days[1:] * 0 + 1, segment=C),
        ]
        options = {"events": True} if run is simulate else {}
        return run(one, one.scenario(changes=changes if moved else ()), KEY, **options)

    together = outcome_of(mixed)
    for segment, one in apart.items():
        found, expected = of_segment(together, segment), of_segment(outcome_of(one), segment)
        assert all(len(table) > 10 for table in expected)
        for table, other in zip(found, expected, strict=True):
            pd.testing.assert_frame_equal(table, other, check_exact=True)


def test_a_plan_without_exceptions_keeps_as_many_values_as_before() -> None:
    plain = twin(lambda plain, b, c: plain).scenario()
    assert len(plain.values) == 12
    assert not plain.segments["variant"].any()
    assert len(twin(differing).scenario().values) == 3 * 12
