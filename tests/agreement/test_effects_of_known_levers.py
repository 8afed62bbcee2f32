"""The split of the benefits on tiny plans in which each lever's only effect is known: null player, symmetry, efficiency."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pytest

from cxsim.decision.attribution import Split
from cxsim.decision.case import Case
from cxsim.decision.compare import compare
from cxsim.decision.comparison import Comparison
from cxsim.decision.effects import split_benefits
from cxsim.decision.lives import PairedLives, paired_lives
from cxsim.decision.paired import paired_customers
from cxsim.decision.simulator import TwinSimulator
from cxsim.engine.arrays import compile_twin
from tests.support import worlds
from tests.support.decision_case import programme, terms

CALL_COST = "journeys.support.touchpoints.call.cost"
STILL = worlds.feeling(gain=0.0)  # nothing is felt, so how long one stays and how often one talks hang on nothing but chance
NULL = 1e-7  # of the benefits: what rounding to millionths leaves
REPLICATIONS = 2
TALKING = {"threshold": 0.3, "rate": 0.15, "conversion": 0.4, "delay": "60 d", "reward": 12}


def lever(quantity: str, **size: float) -> dict[str, Any]:
    return {"quantity": quantity, **size, "start": "2026-01-01"}


@cache
def found(quantity: str, kind: str, size: float, referral: bool = True) -> tuple[Comparison, tuple[PairedLives, ...], Split]:
    plan = worlds.plan(
        satisfaction=STILL, effort=STILL, surveys={}, purchases=None, referral=TALKING if referral else None,
        journeys={"support": {"starts": {"rate": 0.3}, "touchpoints": {"call": worlds.touchpoint(duration=0)}}},
    )  # fmt: skip
    twin = compile_twin(plan, worlds.population(400), worlds.hazard(coefficients=(0.0, 0.0)))
    case = Case(plan, "idea", programme([lever(quantity, **{kind: size})]), terms(), twin.hazard, twin.factors)
    result = compare(case, TwinSimulator(twin), draws=1, replications=REPLICATIONS, key=11)
    pairs = tuple(paired_lives(case, twin, dict(result.base.values), 11, replication) for replication in range(REPLICATIONS))
    return result, pairs, split_benefits(pairs, result.lines, 0.10, "end_of_month")


def shares(split: Split) -> dict[str, float]:
    return {share.effect: share.shapley for share in split.shares}


ALONE = [
    ("acquisition.web.rate", "multiply", 2.0, "acquisition"),
    ("acquisition.web.rate", "shift", 30.0, "acquisition"),
    ("acquisition.web.rate", "multiply", 0.5, "acquisition"),
    ("acquisition.web.cost", "multiply", 0.5, "acquisition"),
    ("referral.rate", "multiply", 2.0, "referral"),
    ("referral.rate", "multiply", 0.5, "referral"),
    ("referral.delay", "multiply", 0.25, "referral"),
    ("referral.delay", "multiply", 3.0, "referral"),
    ("referral.reward", "multiply", 0.5, "referral"),
    (CALL_COST, "multiply", 0.5, "cost_to_serve"),
    ("cost_per_customer", "shift", -1.0, "cost_to_serve"),
    ("revenue.fee_level", "multiply", 1.1, "expansion"),
    ("revenue.margin", "shift", 0.05, "expansion"),
]


@pytest.mark.parametrize(("quantity", "kind", "size", "effect"), ALONE)
def test_an_effect_that_no_lever_moves_earns_nothing(quantity: str, kind: str, size: float, effect: str) -> None:
    """Whoever comes sooner or later stays as long; what service costs per customer-month differs by chance where others are served."""
    result, pairs, split = found(quantity, kind, size)
    own = shares(split)
    assert abs(split.benefits) > 100
    calls = sum(
        abs(pair.programme.series["touches.support.call"].sum() - pair.baseline.series["touches.support.call"].sum()) for pair in pairs
    )
    chance = 5.0 * 4.5 * np.sqrt(calls) / len(pairs)  # a call costs 5; 4.5 standard errors: once in 150,000 tests
    for other in set(own) - {effect}:
        room = chance if other == "cost_to_serve" and effect in ("acquisition", "referral") else 0.0
        assert abs(own[other]) <= NULL * abs(split.benefits) + 1e-3 + room, (other, own)
    assert sum(own.values()) == pytest.approx(split.benefits, rel=1e-12)
    assert split.benefits == pytest.approx(result.base.measures.pv_benefits, rel=1e-9)


def test_fewer_who_leave_are_retention_and_nothing_else() -> None:
    result, pairs, split = found("churn.multiplier", "multiply", 0.7, referral=False)
    own = shares(split)
    assert own["retention"] > 0
    assert abs(own["acquisition"]) + abs(own["expansion"]) + abs(own["referral"]) < 1e-2
    calls = sum(pair.programme.series["touches.support.call"].sum() - pair.baseline.series["touches.support.call"].sum() for pair in pairs)
    assert abs(own["cost_to_serve"]) < 5.0 * 4.5 * np.sqrt(calls) / len(pairs) < 0.1 * own["retention"]
    assert split.benefits == pytest.approx(result.base.measures.pv_benefits, rel=1e-9)


@pytest.mark.parametrize(("quantity", "size"), [("acquisition.web.rate", 2.0), ("referral.rate", 2.0), ("referral.delay", 0.25)])
def test_who_comes_earlier_stays_as_long(quantity: str, size: float) -> None:
    result, pairs, _ = found(quantity, "multiply", size)
    table = paired_customers(pairs[0], result.lines).frame
    assert (table.loc[table["origin"] == "table", "fate"] == "same").all()
    fates = table["fate"].value_counts().to_dict()
    assert fates.keys() <= {"same", "earlier", "gained"}, fates
    assert fates["earlier"] > 20
    assert fates["gained"] > 20 or quantity == "referral.delay"
