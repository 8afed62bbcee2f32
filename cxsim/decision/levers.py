"""Levers: changes of named quantities, from when, how fast, and for whom."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from cxsim.decision.lever_sizes import SetTo, ShiftBy
from cxsim.decision.time_profile import TimeProfile, month_axis
from cxsim.errors import fault, schema_error
from cxsim.journey.parameters import EXCEPTION, Duration, Factor, Months, PlanSection, Quantity, Share, bounds, certain, quantities
from cxsim.journey.plan import Plan
from cxsim.journey.segment_exceptions import MARGINS, SPREADS
from cxsim.units import DAYS_PER_MONTH

ChangeKind = Literal["set", "multiply", "shift"]
KINDS: tuple[ChangeKind, ...] = ("set", "multiply", "shift")
MARGIN, PURCHASE_MARGIN = MARGINS


class Lever(PlanSection):
    """A change of one named quantity: to what or by how much, from when, and for whom.

    It is in force from `start` plus `lag`, grows linearly over `ramp`, then holds; with `half_life` it fades once it has
    fully ramped; with `until` it ends on that day.
    """

    quantity: str = Field(
        description="name of the quantity, e.g. journeys.support.touchpoints.call.success, or of a law of time, e.g. pools.support.service"
    )
    set: SetTo | None = Field(default=None, description="the value it is put to; a length of time with its unit, e.g. 20 min")
    multiply: Factor | None = Field(default=None, description="the factor on it; on a law of time, on its mean and its p95 together")
    shift: ShiftBy | None = Field(default=None, description="what is added to it; a length of time with its unit, e.g. -5 min")
    start: date = Field(description="day on which it begins")
    lag: Months = Field(default=Months(count=0), description="time until anything changes")
    ramp: Months = Field(default=Months(count=0), description="time in which it grows to its full size")
    half_life: Duration | None = Field(default=None, description="time in which half of the change fades")
    until: date | None = Field(default=None, description="first day on which it is no longer in force")
    segment: str | None = Field(default=None, description="only customers of this segment")
    coverage: Share = Field(default=certain(1.0, "share"), description="share of those customers who are reached")

    @model_validator(mode="after")
    def _one_kind(self) -> Lever:
        given = [kind for kind in KINDS if getattr(self, kind) is not None]
        if len(given) != 1:
            raise schema_error(fault("decision-lever-kind", stated=given, count=len(given)))
        return self

    @property
    def kind(self) -> ChangeKind:
        """Which of set, multiply and shift it is."""
        return next(kind for kind in KINDS if getattr(self, kind) is not None)

    @property
    def size(self) -> Quantity:
        """The quantity that says to what, by which factor, or by how much."""
        size: Quantity = getattr(self, self.kind)
        return size


def lever_profile(lever: Lever, plan_start: date, half_life_days: float | None) -> TimeProfile:
    """How far a lever is in force over time."""
    begin = month_axis(lever.start, plan_start) + lever.lag.count
    return TimeProfile(
        begin=begin,
        ramp=float(lever.ramp.count),
        half_life=None if half_life_days is None else half_life_days / DAYS_PER_MONTH,
        until=None if lever.until is None else month_axis(lever.until, plan_start),
    )


def limits(quantity: Quantity) -> tuple[float, float]:
    """The range that a quantity cannot leave; money that is not negative is a cost, and stays one."""
    low, high = bounds(quantity.unit)
    lowest = quantity.value if quantity.p5 is None else quantity.p5
    return (0.0 if quantity.unit == "money" and lowest >= 0 else low), high


def plan_quantities(plan: Plan) -> dict[str, Quantity]:
    """The quantities that a lever may name: those of the plan's world, not of a programme or of money; it names a segment beside them."""
    return {name: quantity for name, quantity in quantities(plan) if _movable(name)}


def time_laws(plan: Plan) -> dict[str, tuple[str, ...]]:
    """The laws of time that a lever may scale as a whole, each with the names of its quantities."""
    laws: dict[str, list[str]] = {}
    for name in plan_quantities(plan):
        parts = name.split(".")
        if parts[0] == "pools" and len(parts) > 3 and parts[2] in ("service", "patience"):
            laws.setdefault(".".join(parts[:3]), []).append(name)
    return {law: tuple(names) for law, names in laws.items()}


def single_levers(lever: Lever, plan: Plan) -> tuple[Lever, ...]:
    """The lever on each quantity that it moves: itself, or one for each quantity of the law of time that it scales."""
    law = time_laws(plan).get(lever.quantity)
    return (lever,) if law is None else tuple(lever.model_copy(update={"quantity": name}) for name in law)


def _movable(name: str) -> bool:
    fixed = EXCEPTION in name or name.endswith((".start.missing", *SPREADS))
    return name.split(".")[0] in Plan.model_fields and not fixed


QuantityRange = tuple[float, float, float]
"""Central value, low end, high end."""


def quantity_range(quantity: Quantity) -> QuantityRange:
    """A quantity's value and the ends of its interval."""
    return quantity.value, quantity.low, quantity.high


def apply_lever(at: QuantityRange, lever: Lever) -> QuantityRange:
    """What a lever, fully in force, makes of them."""
    value, low, high = quantity_range(lever.size)
    if lever.kind == "set":
        return value, low, high
    if lever.kind == "shift":
        return at[0] + value, at[1] + low, at[2] + high
    corners = [end * factor for end in at[1:] for factor in (low, high)]
    return at[0] * value, min(corners), max(corners)
