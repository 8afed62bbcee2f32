"""Where the customers of a segment differ: the exceptions of a plan's quantities, and the plan as it is for one segment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, TypeVar

from cxsim.errors import Fault, fault, nearest
from cxsim.journey.parameters import Quantity, quantities, with_quantity
from cxsim.journey.plan import Plan

Path = tuple[str | int, ...]
_Plan = TypeVar("_Plan", bound=Plan)
Common = Literal["pool", "channel", "prospects", "margin", "spread", "start", "other"]

MARGINS = ("revenue.margin", "purchases.margin")
"""The quantities of the plan that act on money alone: the cash flow moves them, not the engine."""
SPREADS = (".variation", ".spend_variation", ".spend_between")


def excepted(plan: Plan) -> dict[str, Quantity]:
    """The quantities that have exceptions, by name."""
    named = dict(quantities(plan))
    inner = {id(part) for quantity in named.values() for part in quantity.segments.values()}
    return {name: quantity for name, quantity in named.items() if quantity.segments and id(quantity) not in inner}


def differing_segments(plan: Plan) -> tuple[str, ...]:
    """The segments that have exceptions, in the order in which the plan names them first."""
    return tuple(dict.fromkeys(segment for quantity in excepted(plan).values() for segment in quantity.segments))


def plan_of_segment(plan: _Plan, segment: str | None) -> _Plan:
    """The plan in which everybody is as the customers of a segment are (None: as those of a segment without exceptions)."""
    for name in excepted(plan):
        plan = with_quantity(plan, name, lambda stated: stated.of_segment(segment).model_copy(update={"segments": {}}))
    return plan


def is_of_customers(name: str) -> bool:
    """Whether a quantity of the plan belongs to each customer, so that it can be another one for some."""
    parts = name.split(".")
    if parts[0] == "pools":
        return parts[2] in ("service", "patience", "effort_per_minute", "quality_per_minute")
    return parts[0] != "acquisition" and name not in ("detraction.prospects_lost", *MARGINS)


def common_because(name: str) -> Common | None:
    """Why a quantity is one number for all customers, or None if it may differ by segment."""
    first = name.partition(".")[0]
    if first not in Plan.model_fields:
        return "other"
    if name.endswith(SPREADS):
        return "spread"
    if name.endswith(".start.missing"):
        return "start"
    if is_of_customers(name):
        return None
    reasons: dict[str, Common] = {"pools": "pool", "acquisition": "channel", "detraction": "prospects"}
    return reasons.get(first, "margin")


def exception_faults(plan: Plan) -> Iterator[Fault]:
    """Exceptions of what is one number for all, and those that say nothing, or more than one number."""
    for name, quantity in excepted(plan).items():
        why, place = common_because(name), path_of(name)
        if why is not None:
            yield fault("journey-exception-common", name=name, reason=why).at(path=(*place, "segments"))
            continue
        for segment, part in quantity.segments.items():
            here = (*place, "segments", segment)
            if part.segments:
                yield fault("journey-exception-nested", segment=segment).at(path=(*here, "segments"))
            elif part.fitted:
                yield fault("journey-exception-fitted", segment=segment, coefficient=part.coef).at(path=here)
            elif not (quantity.uncertain or part.uncertain or quantity.fitted) and part.value == quantity.value:
                yield fault("journey-exception-equal", segment=segment, value=part.value).at(path=here)


def unknown_segment_faults(plan: Plan, customers: Mapping[str, int]) -> Iterator[Fault]:
    """Exceptions of segments that no customer is in, given how many are in each."""
    for name, quantity in excepted(plan).items():
        for segment in quantity.segments:
            path = (*path_of(name), "segments", segment)
            if segment not in customers:
                yield fault("config-segment-unknown", segment=segment, remedy=nearest(segment, sorted(customers))).at(path=path)
            elif customers[segment] == 0:
                yield fault("journey-exception-nobody", segment=segment).at(path=path)


def path_of(name: str) -> Path:
    """The place of a quantity in the file."""
    return tuple(int(part) if part.isdigit() else part for part in name.split("."))
