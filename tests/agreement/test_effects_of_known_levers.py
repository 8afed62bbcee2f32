"""The split of the benefits on tiny plans in which each lever's only effect is known: null player, symmetry, efficiency."""

from __future__ import annotations

import numpy as np
import pytest

from cxsim.decision.attribution import BenefitSplit
from cxsim.decision.paired_customers import value_paired_customers
from tests.support.known_levers import CALL_COST, found

NULL = 1e-7  # of the benefits: what rounding to millionths leaves


def shares(split: BenefitSplit) -> dict[str, float]:
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
    table = value_paired_customers(pairs[0], result.lines).frame
    assert (table.loc[table["origin"] == "table", "fate"] == "same").all()
    fates = table["fate"].value_counts().to_dict()
    assert fates.keys() <= {"same", "earlier", "gained"}, fates
    assert fates["earlier"] > 20
    assert fates["gained"] > 20 or quantity == "referral.delay"
