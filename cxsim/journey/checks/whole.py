"""Everything that is wrong with a plan whose parts are each right."""

from __future__ import annotations

from collections.abc import Iterator

from cxsim.errors import Fault
from cxsim.journey.checks.elements import element_faults
from cxsim.journey.checks.feelings import feeling_faults
from cxsim.journey.checks.journeys import journey_faults
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
        *feeling_faults(plan.satisfaction, "satisfaction"),
        *feeling_faults(plan.effort, "effort"),
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
        first = plan.start.replace(day=1)
        yield Fault(f"{plan.start}", "the first day of a month", f"write {first}", path=("start",))
    if plan.horizon.count == 0:
        yield Fault("0 months", "at least 1 month", "say how long to simulate, e.g. 36 months", path=("horizon",))


def _fitted_faults(plan: Plan) -> Iterator[Fault]:
    for name, quantity in quantities(plan):
        if quantity.fitted and not name.endswith(".log_hazard"):
            found = f"the coefficient {quantity.coef!r} of a fitted model"
            do = "write a number; only a log_hazard can be a coefficient of the churn model"
            yield Fault(found, f"a number ({quantity.unit})", do, path=_path(name))


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
            found = f"{rate.high:g} a month for one customer"
            yield Fault(found, f"at most {MOST_PER_MONTH:,} a month", "check the unit: it is per customer and month", path=_path(name))


def _amount_faults(plan: Plan) -> Iterator[Fault]:
    """Amounts of one touch, purchase or month that are beyond counting in whole millionths."""
    for name, quantity in quantities(plan):
        own = name.partition(".")[0] in Plan.model_fields
        if own and quantity.unit.startswith("money") and not quantity.fitted and max(abs(quantity.low), abs(quantity.high)) > MOST_MONEY:
            found = f"an amount of {quantity.high:g}"
            do = "count in thousands or millions, and say so in the name of the study"
            yield Fault(found, f"at most {MOST_MONEY:,} at a time", do, path=_path(name))


def _path(name: str) -> tuple[str, ...]:
    return tuple(name.split("."))


def _referral_faults(plan: Plan) -> Iterator[Fault]:
    if plan.referral is not None and plan.referral.threshold.value >= 1:
        found = f"a threshold of {plan.referral.threshold.value:g}"
        yield Fault(found, "less than 1", "nobody would ever refer; lower it", path=("referral", "threshold"))
