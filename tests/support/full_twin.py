"""A small world in which everything happens."""

from __future__ import annotations

from typing import Any

from tests.support import twins

SUPPORT = {
    "trigger": {"rate": 0.3},
    "touchpoints": {
        "call": twins.touchpoint(success=0.6, opens="fault", resolves="fault", on_failure="visit", intent="repair"),
        "visit": twins.touchpoint(success=1, resolves="fault"),
    },
}

OFFER = {"kind": "cross_sell", "success_satisfied": 0.6, "fee_change": 4, "incentive": 2}

SELLING = {"trigger": {"every": 1}, "touchpoints": {"ask": twins.touchpoint(success=0.1, abandonment=0, duration=0, offer=OFFER)}}

FULL: dict[str, Any] = {
    "cases": {"fault": {"cost": 3, "log_hazard": 0.4}},
    "journeys": {
        "support": SUPPORT,
        "selling": SELLING,
        "shop": {"trigger": {"rate": 0.2}, "touchpoints": {"checkout": twins.touchpoint(success=0.4, payment=25, abandonment=0.5)}},
        "stay": {
            "trigger": {"on": "leaving"},
            "touchpoints": {
                "talk": twins.touchpoint(success=0.2, abandonment=0, offer={"kind": "save", "success_satisfied": 0.6, "incentive": 9})
            },
        },
    },
    "referral": {"threshold": 0.6, "rate": 0.3, "conversion": 0.4, "delay": "20 d", "reward": 10, "public": 0.3, "own_segment": 0.4},
    "detraction": {"threshold": 0.5, "rate": 0.5, "prospects_lost": 0.2, "public": 0.4},
    "surveys": {"pulse": twins.survey(index="csat", pulse="support.call", sample=1)},
}
