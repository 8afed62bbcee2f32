"""Everything that is wrong with a plan whose parts are each right."""

from __future__ import annotations

from collections.abc import Iterator

from cxsim.errors import Fault, fault
from cxsim.journey.checks.elements import element_faults
from cxsim.journey.checks.journeys import journey_faults
from cxsim.journey.checks.levels import level_faults
from cxsim.journey.checks.pools import pool_faults
from cxsim.journey.checks.triggers import survey_faults, trigger_faults
from cxsim.journey.parameters import quantities
from cxsim.journey.plan import AtRate, Plan

MOST_PER_MONTH = 10_000
"""Of visits, talks or purchases of one customer."""
MOST_MONEY = 1_000_000_000
"""Of one touch, one purchase, one month of one customer; sums are kept in whole millionths, up to nine million millions."""


def plan_faults(plan: Plan) -> tuple[Fault, ...]:
    """Everything that is wrong with a plan whose parts are each right; empty if nothing is."""
    return (
        *_clock_faults(plan),
        *level_faults(plan.satisfaction, "satisfaction"),
        *level_faults(plan.effort, "effort"),
        *_fitted_faults(plan),
        *_busy_faults(plan),
        *_amount_faults(plan),
        *_referral_faults(plan),
        *trigger_faults(plan),
        *survey_faults(plan),
        *element_faults(plan),
        *pool_faults(plan),
        *(fault for name, journey in plan.journeys.items() for fault in journey_faults(journey, ("journeys", name))),
    )


def _clock_faults(plan: Plan) -> Iterator[Fault]:
    if plan.start.day != 1:
        yield fault("journey-start-day", day=str(plan.start), first=str(plan.start.replace(day=1))).at(path=("start",))
    if plan.horizon.count == 0:
        yield fault("journey-horizon-empty").at(path=("horizon",))


def _fitted_faults(plan: Plan) -> Iterator[Fault]:
    for name, quantity in quantities(plan):
        if quantity.fitted and not name.endswith(".log_hazard"):
            yield fault("journey-quantity-fitted", coefficient=quantity.coef, unit=quantity.unit).at(path=_path(name))


def _busy_faults(plan: Plan) -> Iterator[Fault]:
    """Rates of one customer that no person could keep up with, and no simulation either."""
    rates = [(f"journeys.{name}.trigger.rate", journey.trigger) for name, journey in plan.journeys.items()]
    own = {name: starts.rate for name, starts in rates if isinstance(starts, AtRate)}
    if plan.referral is not None:
        own["referral.rate"] = plan.referral.rate
    if plan.detraction is not None:
        own["detraction.rate"] = plan.detraction.rate
    if plan.purchases is not None:
        own["purchases.rate"] = plan.purchases.rate
    for name, rate in own.items():
        if rate.high > MOST_PER_MONTH:
            yield fault("journey-rate-high", rate=rate.high, most=MOST_PER_MONTH).at(path=_path(name))


def _amount_faults(plan: Plan) -> Iterator[Fault]:
    """Amounts of one touch, purchase or month that are beyond counting in whole millionths."""
    for name, quantity in quantities(plan):
        own = name.partition(".")[0] in Plan.model_fields
        if own and quantity.unit.startswith("money") and not quantity.fitted and max(abs(quantity.low), abs(quantity.high)) > MOST_MONEY:
            yield fault("journey-amount-high", amount=quantity.high, most=MOST_MONEY).at(path=_path(name))


def _path(name: str) -> tuple[str, ...]:
    return tuple(name.split("."))


def _referral_faults(plan: Plan) -> Iterator[Fault]:
    if plan.referral is not None and plan.referral.threshold.value >= 1:
        yield fault("journey-referral-threshold", threshold=plan.referral.threshold.value).at(path=("referral", "threshold"))
