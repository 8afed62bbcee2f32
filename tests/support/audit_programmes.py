"""A made-up operator in segments, with ten plausible programmes and ten absurd ones (or absurd worlds) on it."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from cxsim.config.study_file import Study

CALL = "journeys.support.touchpoints.call"
START = "2026-03-01"


def lever(quantity: str, **size: float) -> dict[str, Any]:
    return {"quantity": quantity, **size, "start": START, "ramp": 3}


def once(amount: float) -> list[dict[str, Any]]:
    return [{"name": "project", "one_off": amount, "on": "2026-02-01"}]


def operator(levers: list[dict[str, Any]], costs: list[dict[str, Any]], **changed: Any) -> Study:
    """4,000 customers who pay 40 a month and leave at 2 %, call .25 times a month, and refer a little."""
    feeling = {"start": {"missing": 0.7}, "gain": 0.15, "loss_aversion": 2.25, "half_life": "6 months"}
    people = {
        "tenure": {"mean": "24 months"},
        "satisfaction": {"mean": 0.7, "sd": 0.15},
        "effort": {"mean": 0.35, "sd": 0.1},
    }
    call = {"channel": "phone", "success": 0.7, "quality_success": 0.8, "quality_failure": 0.15, "effort": 0.5, "cost": 6}
    document: dict[str, Any] = {
        "name": "Operator",
        "start": "2026-01-01",
        "horizon": 24,
        "currency": "EUR",
        "population": {
            "segments": {
                "plain": {"customers": 3000, "fee_per_month": {"mean": 35, "variation": 0.2}, "hazard": {"per_month": 0.02}, **people},
                "premium": {"customers": 1000, "fee_per_month": {"mean": 55, "variation": 0.2}, "hazard": {"per_month": 0.014}, **people},
            }
        },
        "churn": {},
        "satisfaction": {**feeling, "log_hazard": -1.2},
        "effort": {**feeling, "log_hazard": 0.6},
        "revenue": {"margin": 0.6},
        "cost_per_customer": 2,
        "journeys": {"support": {"trigger": {"rate": 0.25, "variation": 0.8}, "touchpoints": {"call": call}}},
        "acquisition": {"web": {"rate": 60, "cost": 70}},
        "referral": {"threshold": 0.8, "rate": 0.04, "conversion": 0.15, "delay": "20 d", "reward": 20},
        "programmes": {"idea": {"levers": levers, "costs": costs}},
        "money": {"discount_rate": 0.1, "convention": "end_of_month"},
        "run": {"draws": 2, "replications": 2, "seed": 11},
    }
    for address, value in changed.items():
        *parts, last = address.split("__")
        here = document
        for part in parts:
            here = here[part]
        here[last] = value
    return Study.model_validate(deepcopy(document))


PLAUSIBLE = {
    "marketing, 1.3 times the newcomers": operator([lever("acquisition.web.rate", multiply=1.3)], once(9_000)),
    "a referral scheme, half as many again": operator([lever("referral.rate", multiply=1.5)], once(4_000)),
    "success up by ten points": operator([lever(f"{CALL}.success", shift=0.1)], once(20_000)),
    "prices up by 4 %": operator([lever("revenue.fee_level", multiply=1.04)], once(30_000)),
    "15 % fewer calls": operator([lever("journeys.support.trigger.rate", multiply=0.85)], once(10_000)),
    "80 business accounts": operator(
        [lever(f"{CALL}.success", shift=0.1)],
        once(20_000),
        population__segments={
            "accounts": {
                "customers": 80,
                "tenure": {"mean": "30 months"},
                "fee_per_month": {"mean": 900, "variation": 0.8},
                "satisfaction": {"mean": 0.7, "sd": 0.15},
                "effort": {"mean": 0.35, "sd": 0.1},
                "hazard": {"per_month": 0.01},
            }
        },
        acquisition={"sales": {"rate": 1, "cost": 2_000}},
        referral=None,
    ),
    "a hazard that falls with tenure": operator(
        [lever(f"{CALL}.success", shift=0.1)],
        once(20_000),
        population__segments__plain__hazard={"scale": "60 months", "shape": 0.7},
    ),
    "a save desk that keeps one leaver in ten": operator([lever("churn.multiplier", multiply=0.9)], once(40_000)),
    "one segment, 15 % fewer leave": operator([{**lever("churn.multiplier", multiply=0.85), "segment": "premium"}], once(20_000)),
    "calls cost a tenth less": operator([lever(f"{CALL}.cost", multiply=0.9)], once(6_000)),
}
ABSURD = {
    "churn cut by 98 %": (operator([lever("churn.multiplier", multiply=0.02)], once(60_000)), "cut of churn"),
    "a return of thousands": (operator([lever("churn.multiplier", multiply=0.9)], once(10)), "return on investment"),
    "nobody ever calls again": (operator([lever("journeys.support.trigger.rate", multiply=0)], once(20_000)), "cut of contacts"),
    "a life of 833 years": (
        operator(
            [lever(f"{CALL}.success", shift=0.1)],
            once(20_000),
            population__segments__plain__hazard={"per_month": 0.0001},
            population__segments__premium__hazard={"per_month": 0.0001},
        ),
        "churn per month",
    ),
    "a feeling that is everything": (
        operator([lever(f"{CALL}.success", shift=0.02)], once(20_000), satisfaction__log_hazard=-12.0),
        "feelings and churn",
    ),
    "three times the fee": (operator([lever("revenue.fee_level", multiply=3)], once(900_000)), "benefit against revenue"),
    "contacts at 900 on fees of 40": (
        operator(
            [lever("journeys.support.trigger.rate", multiply=0.8)],
            once(400_000),
            journeys__support__touchpoints__call__cost=900,
        ),
        "benefit against revenue",
    ),
    "referrals that explode": (operator([lever("referral.rate", multiply=40)], once(400_000)), "customers referred for one lost"),
    "all calls succeed": (operator([lever(f"{CALL}.success", set=1)], once(20_000)), "levers to the end of a scale"),
    "a customer at the end is worth 5,000": (
        operator([lever("churn.multiplier", multiply=0.9)], once(900_000), money__terminal={"per_customer": 5_000}),
        "benefit against revenue",
    ),
}
