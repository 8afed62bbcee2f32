"""The split of the benefits of a lever whose only effect is known."""

from __future__ import annotations

from functools import cache
from typing import Any

from cxsim.decision.attribution import BenefitSplit
from cxsim.decision.benefit_split import split_benefits
from cxsim.decision.business_case import BusinessCase
from cxsim.decision.comparison import Comparison
from cxsim.decision.comparison_runs import compare
from cxsim.decision.paired_simulation import PairedOutcomes, simulate_paired_outcomes
from cxsim.decision.simulator import TwinSimulator
from cxsim.engine.twin import compile_twin
from tests.support import twins
from tests.support.decision_case import programme, terms

CALL_COST = "journeys.support.touchpoints.call.cost"

STILL = twins.feeling(gain=0.0)  # nothing is felt, so how long one stays and how often one talks hang on nothing but chance

REPLICATIONS = 2

TALKING = {"threshold": 0.3, "rate": 0.15, "conversion": 0.4, "delay": "60 d", "reward": 12}


def lever(quantity: str, **size: float) -> dict[str, Any]:
    return {"quantity": quantity, **size, "start": "2026-01-01"}


@cache
def found(quantity: str, kind: str, size: float, referral: bool = True) -> tuple[Comparison, tuple[PairedOutcomes, ...], BenefitSplit]:
    plan = twins.plan(
        satisfaction=STILL, effort=STILL, surveys={}, purchases=None, referral=TALKING if referral else None,
        journeys={"support": {"trigger": {"rate": 0.3}, "touchpoints": {"call": twins.touchpoint(duration=0)}}},
    )  # fmt: skip
    twin = compile_twin(plan, twins.population(400), twins.hazard(coefficients=(0.0, 0.0)))
    case = BusinessCase(plan, "idea", programme([lever(quantity, **{kind: size})]), terms(), twin.hazard, twin.factors)
    result = compare(case, TwinSimulator(twin), draws=1, replications=REPLICATIONS, seed=11)
    pairs = tuple(simulate_paired_outcomes(case, twin, dict(result.base.values), 11, replication) for replication in range(REPLICATIONS))
    return result, pairs, split_benefits(pairs, result.lines, 0.10, "end_of_month")
