"""A cost per contact for some customers: counted contact by contact, against what the engine itself books for the same audience."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from cxsim.decision.business_case import BusinessCase
from cxsim.decision.comparison import Comparison
from cxsim.decision.comparison_runs import compare
from cxsim.decision.programme import Programme
from cxsim.decision.simulator import TwinSimulator
from cxsim.engine.changes import Change
from cxsim.engine.simulation import simulate
from cxsim.rng import study_key
from tests.support import twins
from tests.support.decision_case import terms

CALL = "journeys.support.touchpoints.call"
COST: dict[str, Any] = {"name": "gift", "per_event": 3.0, "event": CALL, "start": "2026-01-01"}
TWIN = twins.twin(customers=400)


def priced(*costs: dict[str, Any], levers: Any = ()) -> Comparison:
    programme = Programme.model_validate({"levers": levers, "costs": costs, "free_because": "for a test"})
    return compare(BusinessCase(twins.plan(), "idea", programme, terms()), TwinSimulator(TWIN), draws=1, replications=1, seed=3)


def paid(found: Comparison) -> np.ndarray:
    return -found.base.flows[:, [line.name == "programme.gift" for line in found.lines]].sum(axis=1)


@pytest.mark.parametrize("part", [{"coverage": 0.3}, {"segment": "b"}, {"segment": "b", "coverage": 0.5}])
def test_what_is_paid_is_what_the_engine_books_for_the_same_customers(part: dict[str, Any]) -> None:
    """A lever of +1 on the cost of the contact, for the same audience, raises the engine's own cost by the number of contacts."""
    found = priced({**COST, **part})
    marker = Change(f"{CALL}.cost", "shift", 1.0, np.ones(24), part.get("segment"), part.get("coverage", 1.0), "idea")
    runs = [simulate(TWIN, TWIN.scenario(changes=moves), study_key(3, 0, 0)).series["cost.support.call"] for moves in ((), (marker,))]
    assert paid(found) == pytest.approx(3.0 * (runs[1] - runs[0]), abs=1e-6)
    assert 0 < paid(found).sum() < 0.9 * paid(priced(COST)).sum()


def test_the_segments_together_pay_for_everybody() -> None:
    parts = sum(paid(priced({**COST, "segment": segment})) for segment in "abc")
    assert parts == pytest.approx(paid(priced(COST)))


def test_a_lever_for_three_in_ten_pays_for_three_in_ten() -> None:
    """The cost and the lever of one coverage reach the same customers, whatever the lever does to their contacts."""
    fewer = {"quantity": "journeys.support.trigger.rate", "multiply": 0.0, "start": "2026-01-01", "coverage": 0.3}
    assert paid(priced({**COST, "coverage": 0.3}, levers=[fewer]))[1:].sum() < 0.1 * paid(priced({**COST, "coverage": 0.3})).sum()
