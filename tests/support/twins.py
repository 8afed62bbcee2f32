"""Small twins for tests of the engines: a plan as a mapping, a population, a hazard, and the twin made of them."""

from __future__ import annotations

from typing import Any

import numpy as np

from cxsim.engine.twin import Twin, compile_twin
from cxsim.journey.plan import Plan
from cxsim.journey.population import CustomerGroups, Population
from cxsim.rng import identities
from cxsim.stats.lifetimes import ProportionalHazard


def touchpoint(**changed: Any) -> dict[str, Any]:
    """A touchpoint of a telephone call."""
    plain = {
        "channel": "phone",
        "success": 0.7,
        "quality_success": 0.8,
        "quality_failure": 0.1,
        "effort": 0.5,
        "duration": "2 d",
        "cost": 5,
    }
    return {**plain, **changed}


def feeling(**changed: Any) -> dict[str, Any]:
    """A feeling that does not move the hazard unless told to."""
    return {"start": {"missing": 0.7}, "gain": 0.2, "loss_aversion": 2, "half_life": "6 months", "log_hazard": 0.0, **changed}


def buying(**changed: Any) -> dict[str, Any]:
    """Purchases twice a quarter that differ between customers."""
    plain = {"rate": 0.7, "spend": 30, "log_rate": 0.5, "inactive_after": "90 d", "margin": 0.3, "variation": 0.8, "spend_variation": 0.6}
    return {**plain, **changed}


def survey(**changed: Any) -> dict[str, Any]:
    """A relational NPS survey of half the customers every quarter."""
    plain = {"index": "nps", "sample": 0.5, "response_rate": 0.4, "extremity_bias": 0.5, "fatigue": 0.3, "recovery": "90 d", "noise": 0.1}
    return {**plain, **({} if {"after", "pulse"} & changed.keys() else {"every": 3}), **changed}


def plan(**changed: Any) -> Plan:
    """A plan with onboarding, support, renewal, acquisition and referral; top-level parts may be replaced."""
    document = {
        "name": "A small world",
        "start": "2026-01-01",
        "horizon": 24,
        "currency": "EUR",
        "churn": {},
        "satisfaction": feeling(log_hazard=-1.0),
        "effort": feeling(log_hazard=0.7),
        "revenue": {"margin": 0.6},
        "cost_per_customer": 3,
        "journeys": {
            "onboarding": {
                "trigger": {"on": "acquisition"},
                "touchpoints": {"welcome": touchpoint(on_failure="mend"), "mend": touchpoint()},
            },
            "support": {
                "trigger": {"rate": 0.12, "variation": 1.0},
                "touchpoints": {
                    "call": touchpoint(on_failure="callback", abandonment=0.05),
                    "callback": touchpoint(success=0.88, effort_per_day=0.05),
                },
            },
            "renewal": {"trigger": {"every": "12 months"}, "touchpoints": {"offer": touchpoint(success=0.9, duration=0)}},
        },
        "acquisition": {"web": {"rate": 10, "cost": 80}, "shop": {"rate": 4, "cost": 120}},
        "referral": {"threshold": 0.6, "rate": 0.3, "conversion": 0.4, "delay": "20 d", "reward": 10},
        "purchases": buying(),
        "surveys": {"relation": survey(reasons={"price": 2, "service": 1}), "contact": survey(index="ces", after="support", sample=1)},
        **changed,
    }
    if "support" not in document["journeys"] and "surveys" not in changed:
        document["surveys"] = {}
    return Plan.model_validate({name: part for name, part in document.items() if part is not None})


def population(customers: int = 200, active: float = 0.8) -> Population:
    """Customers with known names, spread over tenures, fees, feelings and three segments."""
    shares = np.random.default_rng(1).random((6, customers))
    names = np.array([f"C{i}" for i in range(customers)])
    return Population(
        names=names,
        identity=identities(names.tolist()),
        tenure_months=60 * shares[0],
        active=shares[1] < active,
        fee_per_month=20 + 40 * shares[2],
        features=np.column_stack([10 * shares[3], 6 * shares[4]]),
        satisfaction=shares[3],
        effort=shares[4],
        purchase_factor=np.where(shares[5] < 0.5, np.nan, 2 * shares[2]),
        segment=(3 * shares[5]).astype(np.int64),
        segments=("a", "b", "c"),
        groups=CustomerGroups.of({"region": np.array([f"r{i % 5}" for i in range(customers)])}, shares[1] < active),
    )


def hazard(monthly: float = 0.02, coefficients: tuple[float, float] = (-0.1, 0.1)) -> ProportionalHazard:
    """A baseline hazard that is the same at every tenure, known for sixty months and continued beyond."""
    knots = np.arange(0.0, 61.0)
    return ProportionalHazard(
        features=("nps", "ces"),
        means=np.array([5.0, 3.0]),
        coefficients=np.array(coefficients),
        covariance=1e-4 * np.eye(2),
        knots_months=knots,
        cumulative=monthly * knots,
        tail_per_month=monthly,
        tail="Beyond 60 months the hazard stays what it was.",
        log_scale_se=0.03,
    )


def twin(customers: int = 200, **changed: Any) -> Twin:
    """The twin of the small world."""
    return compile_twin(plan(**changed), population(customers), hazard())
