"""The plain model on which engines are compared: a touch a month on average, satisfaction, churn, purchases and referrals.

The yardsticks toss coins at each step. Here the same numbers are rates in continuous time, equal at the satisfaction of 0.7 at
which everybody trigger:

================  ==================================================  ======================================================
                  yardstick, per step of mean one month               here
================  ==================================================  ======================================================
touch             succeeds with 0.92                                  the same
satisfaction      0.7 + 0.85 (s - 0.7) + 0.02 or - 0.12 + noise       half-life log(0.5) / log(0.85) months; gain 0.1 towards
                                                                      0.9, or 0.1 x 1.714 towards 0; no noise
churn             1 / (1 + exp(1 + 4.5 s))                            hazard -log(1 - that at 0.7), log hazard - 4.43 per level
purchase          0.15 + 0.35 s                                       rate 0.395, log rate + 0.886 per level
referral          0.015 s, born a month later                         the same rate, born after an exponential month
graph             20 touchpoints, each to others by weights           20 touchpoints in a circle, a failure leaves one out;
                                                                      at the last it ends the visit
================  ==================================================  ======================================================

A step of the yardstick is a touch here; what happens between touches (first of the month, purchase, talk) is not counted.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from cxsim.engine.twin import Twin, compile_twin
from cxsim.journey.plan import Plan
from cxsim.journey.population import Population
from cxsim.rng import identities
from cxsim.stats.lifetimes import ProportionalHazard

MONTHS, LEVEL, SUCCESS = 36, 0.7, 0.92
CHURN = 1.0 / (1.0 + math.exp(1.0 + 4.5 * LEVEL))
HALF_LIFE = math.log(0.5) / math.log(0.85)
SUCCESS_OF_TOUCH = "journeys.care.touchpoints.t0.success"


def model_twin(customers: int, touchpoints: int = 20) -> Twin:
    """The model with so many touchpoints in a circle: a visit that starts with the customer's first month goes on from one to the next."""
    names = [f"t{number}" for number in range(touchpoints)]
    after = [*names[1:], names[0], "end"]
    circle = {
        name: _touchpoint(duration="1 months", on_success=after[number], on_failure=after[number + 1]) for number, name in enumerate(names)
    }
    return _twin(customers, {"trigger": {"every": "1 months"}, "touchpoints": circle})


def monthly_twin(customers: int) -> Twin:
    """The model with one touchpoint exactly once a month."""
    return _twin(customers, {"trigger": {"every": "1 months"}, "touchpoints": {"t0": _touchpoint(duration=0.0)}})


def _touchpoint(**changed: Any) -> dict[str, Any]:
    plain = {"channel": "any", "success": SUCCESS, "quality_success": 0.9, "quality_failure": 0.0, "effort": 0.0, "cost": 2.0}
    return {**plain, **changed}


def _twin(customers: int, care: dict[str, Any]) -> Twin:
    feeling = {"start": {"missing": LEVEL}, "gain": 0.1, "loss_aversion": 0.12 / 0.07, "half_life": f"{HALF_LIFE} months"}
    plan = Plan.model_validate(
        {
            "name": "The plain model",
            "start": "2026-01-01",
            "horizon": MONTHS,
            "currency": "EUR",
            "churn": {},
            "satisfaction": {**feeling, "log_hazard": -4.5 * (1.0 - CHURN)},
            "effort": {**feeling, "start": {"missing": 0.0}, "log_hazard": 0.0},
            "revenue": {"margin": 1.0},
            "cost_per_customer": 0.0,
            "journeys": {"care": care},
            "referral": {"threshold": 0.0, "rate": 0.015, "conversion": 1.0, "delay": "1 months", "reward": 0.0},
            "purchases": {
                "rate": 0.395,
                "spend": 30.0,
                "log_rate": 0.35 / 0.395,
                "inactive_after": "48 months",
                "margin": 1.0,
                "variation": 0.0,
                "spend_variation": 0.0,
            },
        }
    )
    return compile_twin(plan, _people(customers), _hazard())


def _people(customers: int) -> Population:
    names = [f"C{number}" for number in range(customers)]
    return Population(
        names=np.array(names),
        identity=identities(names),
        tenure_months=np.zeros(customers),
        active=np.ones(customers, np.bool_),
        fee_per_month=np.zeros(customers),
        features=np.zeros((customers, 0)),
        satisfaction=np.full(customers, LEVEL),
        effort=np.zeros(customers),
        purchase_factor=np.ones(customers),
        segment=np.zeros(customers, np.int64),
        segments=("all",),
    )


def _hazard() -> ProportionalHazard:
    rate, none = -math.log1p(-CHURN), np.zeros(0)
    return ProportionalHazard((), none, none, np.zeros((0, 0)), np.array([0.0, 1.0]), np.array([0.0, rate]), rate, "constant", 0.0)
