"""Offers, sales in contacts and cases in the cash flow, checked by hand on a customer base without chance."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest

from cxsim.decision.business_case import BusinessCase
from cxsim.decision.comparison import Comparison
from cxsim.decision.comparison_runs import compare
from cxsim.decision.simulator import ScenarioInputs
from cxsim.journey.plan import Plan
from tests.support.decision_case import plan, programme, terms

MONTHS = 12
TOUCH = {"channel": "phone", "success": 0.1, "quality_success": 0.8, "quality_failure": 0.5, "effort": 0.2, "cost": 3.0}
OFFER = {"success_satisfied": 0.4, "fee_change": 6.0, "incentive": 20.0}
LEVER = {"quantity": "journeys.review.touchpoints.talk.success", "shift": 0.1, "start": "2026-01-01"}
COST = {"name": "training", "one_off": 1_000, "on": "2026-01-01"}


def shop(sale: Any = 50.0) -> Plan:
    journeys = {
        "review": {
            "trigger": {"rate": 0.1},
            "touchpoints": {"talk": {**TOUCH, "offer": {**OFFER, "kind": "cross_sell"}, "opens": "claim"}},
        },
        "checkout": {"trigger": {"rate": 0.1}, "touchpoints": {"till": {**TOUCH, "payment": sale}}},
        "goodbye": {"trigger": {"on": "leaving"}, "touchpoints": {"call": {**TOUCH, "offer": {**OFFER, "kind": "save"}}}},
    }
    return plan(MONTHS, margin=0.5, journeys=journeys, acquisition={}, cost_per_customer=0.0, cases={"claim": {"cost": 7.0}})


def steady(inputs: ScenarioInputs) -> Mapping[str, np.ndarray]:
    """1,000 customers for ever; with the programme 80 talks in 100 instead of 10 end well, and five customers more are kept."""
    with_it = bool(inputs.changes)
    taken, saved, sold = (80.0, 10.0, 200.0) if with_it else (10.0, 5.0, 100.0)
    ones, values = np.ones(MONTHS), inputs.values
    talk, till, call = (
        f"journeys.{name}.cost" for name in ("review.touchpoints.talk", "checkout.touchpoints.till", "goodbye.touchpoints.call")
    )
    return {
        "active_months": 1_000 * ones,
        "active_end": 1_000 * ones,
        "fees": (10_000 + 6.0 * taken) * ones,
        "cost_base": 0 * ones,
        "touches.review.talk": 100 * ones,
        "cost.review.talk": 100 * values[talk] * ones,
        "success.review.talk": taken * ones,
        "incentive.review.talk": taken * 20 * ones,
        "touches.checkout.till": 300 * ones,
        "cost.checkout.till": 300 * values[till] * ones,
        "payments.checkout.till": sold * 50 * ones,
        "touches.goodbye.call": 30 * ones,
        "cost.goodbye.call": 30 * values[call] * ones,
        "success.goodbye.call": saved * ones,
        "incentive.goodbye.call": saved * 20 * ones,
        "opened.claim": (100 - taken) * ones,
        "cost_case.claim": (100 - taken) * 7 * ones,
    }


def found(given: Plan) -> Comparison:
    return compare(BusinessCase(given, "idea", programme([LEVER], [COST]), terms()), steady, draws=1, replications=1, seed=1)


def test_each_line_by_hand() -> None:
    result = found(shop())
    total = dict(zip([line.name for line in result.lines], result.base.flows.sum(axis=0).tolist(), strict=True))
    assert total == pytest.approx(
        {
            "margin": 0.5 * 6 * 70 * MONTHS,
            "touch_margin": 0.5 * 50 * 100 * MONTHS,
            "offer_incentives": -20 * 70 * MONTHS,
            "save_incentives": -20 * 5 * MONTHS,
            "cost_to_serve": 7 * 70 * MONTHS,
            "base_cost": 0.0,
            "programme.training": -1_000,
        }
    )


def test_without_sales_there_is_no_line_for_them_unless_a_lever_makes_some() -> None:
    assert "touch_margin" not in [line.name for line in found(shop(0.0)).lines]
    sells = {"quantity": "journeys.checkout.touchpoints.till.payment", "set": 50, "start": "2026-01-01"}
    case = BusinessCase(shop(0.0), "idea", programme([sells], [COST]), terms())
    lines = [line.name for line in compare(case, steady, draws=1, replications=1, seed=1).lines]
    assert "touch_margin" in lines
