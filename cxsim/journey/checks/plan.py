"""Everything that is wrong with a plan whose parts are each right."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cxsim.errors import Fault, fault
from cxsim.journey.checks.elements import case_faults, leaving_faults, offer_faults, pulse_faults
from cxsim.journey.checks.journeys import journey_faults
from cxsim.journey.checks.levels import level_faults, weight_faults
from cxsim.journey.checks.pools import pool_faults
from cxsim.journey.checks.triggers import survey_faults, trigger_faults
from cxsim.journey.parameters import EXCEPTION, quantities
from cxsim.journey.plan import AtRate, Plan
from cxsim.journey.segment_exceptions import Path, differing_segments, excepted, exception_faults, path_of, plan_of_segment

MOST_PER_MONTH = 10_000
"""Of visits, talks or purchases of one customer."""
MOST_MONEY = 1_000_000_000
"""Of one touch, one purchase, one month of one customer; sums are kept in whole millionths, up to nine million millions."""


def _clock_faults(plan: Plan) -> Iterator[Fault]:
    if plan.start.day != 1:
        yield fault("journey-start-day", day=str(plan.start), first=str(plan.start.replace(day=1))).at(path=("start",))
    if plan.horizon.count == 0:
        yield fault("journey-horizon-empty").at(path=("horizon",))


def _fitted_faults(plan: Plan) -> Iterator[Fault]:
    for name, quantity in quantities(plan):
        if quantity.fitted and not name.endswith(".log_hazard") and EXCEPTION not in name:
            yield fault("journey-quantity-fitted", coefficient=quantity.coef, unit=quantity.unit).at(path=_path(name))


def _busy_faults(plan: Plan) -> Iterator[Fault]:
    """Rates of one customer that no person could keep up with, and no simulation either."""
    rates = [(f"journeys.{name}.trigger.rate", journey.trigger) for name, journey in plan.journeys.items()]
    own = {name: starts.rate for name, starts in rates if isinstance(starts, AtRate)}
    own |= {f"{name}.rate": part.rate for name, part in plan.rated.items()}
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


def _level_faults(plan: Plan) -> Iterator[Fault]:
    yield from level_faults(plan.satisfaction, "satisfaction")
    yield from level_faults(plan.effort, "effort")


def _rated_faults(plan: Plan) -> Iterator[Fault]:
    """What the sections that happen at a rate say is wrong with themselves."""
    for name, part in plan.rated.items():
        yield from (wrong.at(path=(name, *wrong.path)) for wrong in part.faults())


def _journey_faults(plan: Plan) -> Iterator[Fault]:
    for name, journey in plan.journeys.items():
        yield from journey_faults(journey, ("journeys", name))


def _placed(wrong: Fault, plan: Plan, segment: str) -> Fault:
    """A fault of the plan of a segment at that of its exceptions which stands nearest to it."""
    own = [path_of(name) for name, quantity in excepted(plan).items() if segment in quantity.segments]

    def shared(place: Path) -> int:
        return next(
            (index for index, (a, b) in enumerate(zip(place, wrong.path, strict=False)) if a != b), min(len(place), len(wrong.path))
        )

    return wrong.at(path=(*max(own, key=shared), "segments", segment))


CHECKS: tuple[Callable[[Plan], Iterator[Fault]], ...] = (
    *(exception_faults, _clock_faults, _level_faults, weight_faults, _fitted_faults, _busy_faults, _amount_faults, _rated_faults),
    *(trigger_faults, survey_faults, leaving_faults, case_faults, offer_faults, pulse_faults, pool_faults, _journey_faults),
)
"""Of the parts of a plan, in the order in which their faults are reported."""


def plan_faults(plan: Plan) -> tuple[Fault, ...]:
    """Everything that is wrong with a plan whose parts are each right; empty if nothing is."""
    found = [wrong for check in CHECKS for wrong in check(plan)]
    known = {(wrong.path, wrong.message.id) for wrong in found}
    for segment in differing_segments(plan):
        own = plan_of_segment(plan, segment)
        wrongs = [wrong for check in CHECKS for wrong in check(own) if (wrong.path, wrong.message.id) not in known]
        found += [_placed(wrong, plan, segment) for wrong in wrongs]
    return tuple(found)
