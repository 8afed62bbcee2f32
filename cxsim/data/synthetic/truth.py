"""The truth of the sample operator: the process and its parameters, from which its synthetic tables are made.

None of these numbers was measured at a company. They are chosen to look like a subscription operator.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class PlanTruth:
    """A tariff: its share of customers, its usual fee, and its effect on the log hazard of leaving."""

    share: float
    fee: float
    log_hazard: float


@dataclass(frozen=True)
class ScoreTruth:
    """A survey answer: the rounded centre + slope * satisfaction + noise, both standard normal, kept on its scale."""

    low: int
    high: int
    centre: float
    slope: float
    noise: float
    kind: str


@dataclass(frozen=True)
class ContactLogTruth:
    """How contacts go: their channels and reasons by share, how long and how dear they are, how many the first contact resolves."""

    days: int = 180
    channels: dict[str, float] = field(default_factory=lambda: {"phone": 0.5, "chat": 0.3, "email": 0.2})
    reasons: dict[str, float] = field(default_factory=lambda: {"billing": 0.35, "outage": 0.25, "contract": 0.2, "device": 0.2})
    resolved_at_first: float = 0.71
    log_minutes_mean: float = 1.7
    log_minutes_spread: float = 0.5
    longer_if_not_resolved: float = 1.6
    hours_until_resolved: tuple[float, float] = (4.0, 72.0)
    cost_per_minute: float = 0.85


@dataclass(frozen=True)
class SurveyLogTruth:
    """When answers are given: the last one within some days of the end, one before it for some customers, reasons for some answers."""

    last_within_days: float = 60.0
    answered_before_share: float = 0.3
    blank_reason_share: float = 0.6


@dataclass(frozen=True)
class Truth:
    """Every parameter of the process; months are of 365.25 / 12 days.

    A customer joins uniformly over the months before the snapshot and leaves with hazard
    `rate * shape * (rate * t) ** (shape - 1) * exp(score)` per month at tenure t, where `score` is the sum of the
    coefficients times (nps - nps_centre), (ces - ces_centre), contacts_90d, and the effects of plan and contract.
    Who has not left at the snapshot is censored there.
    """

    seed: int = 2026
    customers: int = 5_000
    snapshot: date = date(2025, 12, 31)
    joined_over_months: float = 60.0
    rate: float = 0.0155
    shape: float = 0.8
    nps: float = -0.10
    nps_centre: float = 7.0
    ces: float = -0.12
    ces_centre: float = 5.0
    contacts_90d: float = 0.15
    monthly_fee: float = 0.0
    plans: dict[str, PlanTruth] = field(
        default_factory=lambda: {
            "basic": PlanTruth(0.45, 19.0, 0.0),
            "standard": PlanTruth(0.35, 34.0, -0.20),
            "premium": PlanTruth(0.20, 59.0, -0.40),
        }
    )
    annual_share: float = 0.40
    annual: float = -1.1
    annual_discount: float = 0.10
    fee_spread: float = 0.15
    answers: dict[str, ScoreTruth] = field(
        default_factory=lambda: {
            "nps": ScoreTruth(0, 10, 7.0, 1.9, 1.2, "relational"),
            "csat": ScoreTruth(1, 5, 3.8, 0.7, 0.6, "transactional"),
            "ces": ScoreTruth(1, 7, 5.0, 0.8, 0.9, "transactional"),
        }
    )
    contacts_mean: float = 0.8
    contacts_per_ces_point: float = -0.15
    contacts_dispersion: float = 1.5
    blank_share: float = 0.04
    contact_log: ContactLogTruth = field(default_factory=ContactLogTruth)
    survey_log: SurveyLogTruth = field(default_factory=SurveyLogTruth)


TRUTH = Truth()

COEFFICIENTS = {
    "nps": TRUTH.nps,
    "ces": TRUTH.ces,
    "contacts_90d": TRUTH.contacts_90d,
    "monthly_fee": TRUTH.monthly_fee,
    "plan[standard]": TRUTH.plans["standard"].log_hazard,
    "plan[premium]": TRUTH.plans["premium"].log_hazard,
    "contract[annual]": TRUTH.annual,
}
