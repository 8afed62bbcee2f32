"""Offers, sales in contacts, cases and agents on the compiled engine: the cash flow pays what the engine booked, to the customer."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from cxsim.decision.benefit_split import split_benefits
from cxsim.decision.business_case import BusinessCase
from cxsim.decision.comparison import Comparison
from cxsim.decision.comparison_runs import compare
from cxsim.decision.paired_customers import value_paired_customers
from cxsim.decision.paired_simulation import PairedOutcomes, simulate_paired_outcomes
from cxsim.decision.simulator import TwinSimulator
from cxsim.engine.twin import compile_twin
from tests.support import twins
from tests.support.decision_case import programme, terms

TALK = "journeys.review.touchpoints.talk"
OFFER = {"success_satisfied": 0.5, "fee_change": 6.0, "incentive": 20.0}
LEVERS = [
    {"quantity": f"{TALK}.success", "set": 0.4, "start": "2026-02-01"},
    {"quantity": "pools.desk.agents", "set": 4, "start": "2026-02-01"},
    {"quantity": f"{TALK}.offer.incentive", "set": 15.0, "start": "2026-02-01"},
]
COST = {"name": "training", "one_off": 2_000, "on": "2026-02-01"}


@cache
def found() -> tuple[Comparison, PairedOutcomes]:
    def touch(**more: object) -> dict[str, object]:
        return twins.touchpoint(success=0.1, duration="1 h", **more)

    journeys = {
        "support": {"trigger": {"rate": 0.3}, "touchpoints": {"call": touch(pool="desk", opens="claim", opens_when="fails")}},
        "review": {"trigger": {"every": "6 months"}, "touchpoints": {"talk": touch(offer={**OFFER, "kind": "up_sell"})}},
        "shop": {"trigger": {"rate": 0.2}, "touchpoints": {"till": touch(payment=40.0)}},
        "goodbye": {"trigger": {"on": "leaving"}, "touchpoints": {"call": touch(offer={**OFFER, "fee_change": 0.0, "kind": "save"})}},
    }
    pool = {"agents": 3, "service": {"exponential": "9 min"}, "cost_per_agent": 400.0, "cost_per_minute": 0.2}
    plan = twins.plan(horizon=8, journeys=journeys, pools={"desk": pool}, cases={"claim": {"cost": 7.0}}, surveys={})
    twin = compile_twin(plan, twins.population(400), twins.hazard())
    case = BusinessCase(plan, "idea", programme(LEVERS, [COST]), terms(), twin.hazard, twin.factors)
    result = compare(case, TwinSimulator(twin), draws=2, replications=1, seed=3)
    return result, simulate_paired_outcomes(case, twin, dict(result.base.values), 3)


@pytest.mark.parametrize("side", ["baseline", "programme"])
def test_lines_are_the_engine_s_own_amounts(side: str) -> None:
    result, _ = found()
    flows, series = getattr(result.base, side), getattr(result.base, f"{side}_series")
    lines = {line.name: flows[:, place] for place, line in enumerate(result.lines)}
    booked = {
        "margin": 0.6 * series["fees"],
        "touch_margin": 0.6 * series["payments.shop.till"],
        "offer_incentives": -series["incentive.review.talk"],
        "save_incentives": -series["incentive.goodbye.call"],
        "cost_to_serve": -series["cost_to_serve"] - series["cost_case.claim"],
    }
    assert (series["cost.pools.desk.agents"] > 0).all()
    assert (series["cost.pools.desk.minutes"] > 0).all()
    for name, amount in booked.items():
        assert np.abs(amount).sum() > 0, name
        assert lines[name] == pytest.approx(amount, rel=1e-6, abs=1e-3), name


def test_an_offer_that_is_taken_more_often_is_expansion_and_the_effects_sum_to_the_benefits() -> None:
    result, pair = found()
    split = split_benefits([pair], result.lines, 0.10, "end_of_month")
    shares = {share.effect: share.shapley for share in split.shares}
    assert sum(shares.values()) == pytest.approx(split.benefits)
    assert split.benefits == pytest.approx(result.base.measures.pv_benefits)
    assert shares["expansion"] > 0
    assert shares["cost_to_serve"] < -400  # the fourth agent, month after month


def test_customers_sum_to_the_programme_to_the_cent() -> None:
    result, pair = found()
    customers = value_paired_customers(pair, result.lines)
    total = round(100 * float(result.base.flows.sum()))
    assert int(customers.frame["worth_cents"].sum()) == customers.total_cents == total
    assert (customers.frame["fate"] == "served").any()
