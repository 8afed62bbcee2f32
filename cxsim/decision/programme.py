"""A programme: levers on named quantities of the plan, and what it costs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from cxsim.decision.profile import Profile, month_axis
from cxsim.engine.changes import Change
from cxsim.journey.parameters import (
    Cost,
    CostPerMonth,
    Duration,
    Factor,
    Grade,
    Months,
    Quantity,
    Real,
    Section,
    Share,
    certain,
    quantities,
)
from cxsim.journey.plan import Plan
from cxsim.units import DAYS_PER_MONTH

ChangeKind = Literal["set", "multiply", "shift"]
KINDS: tuple[ChangeKind, ...] = ("set", "multiply", "shift")
MARGIN = "revenue.margin"  # the one quantity of the plan that acts on money alone: the cash flow moves it, not the engine


class Lever(Section):
    """A change of one named quantity: to what or by how much, from when, and for whom.

    It is in force from `start` plus `lag`, grows linearly over `ramp`, then holds; with `half_life` it fades once it has
    fully ramped; with `until` it ends on that day.
    """

    quantity: str = Field(description="name of the quantity, e.g. journeys.support.touchpoints.call.success")
    set: Real | None = Field(default=None, description="the value it is put to, in the quantity's unit")
    multiply: Factor | None = Field(default=None, description="the factor on it")
    shift: Real | None = Field(default=None, description="what is added to it, in the quantity's unit")
    start: date
    lag: Months = Months(count=0)
    ramp: Months = Months(count=0)
    half_life: Duration | None = Field(default=None, description="time in which half of the change fades")
    until: date | None = Field(default=None, description="first day on which it is no longer in force")
    segment: str | None = Field(default=None, description="only customers of this segment")
    coverage: Share = Field(default=certain(1.0, "share"), description="share of those customers who are reached")

    @model_validator(mode="after")
    def _one_kind(self) -> Lever:
        given = [kind for kind in KINDS if getattr(self, kind) is not None]
        if len(given) != 1:
            raise PydanticCustomError("lever", "exactly one of set, multiply, shift is expected; found {given}", {"given": given or "none"})
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


class CostItem(Section):
    """What every cost line has: a name and where its amount comes from.

    `source`, `grade` and `owner` may stand beside the amount or inside it; those inside win.
    """

    name: str = Field(min_length=1, max_length=60)
    source: str = Field(default="", description="where the amount comes from")
    grade: Grade | None = Field(default=None, description="how well it is known")
    owner: str = Field(default="", description="who answers for it")

    @model_validator(mode="before")
    @classmethod
    def _hand_down(cls, raw: Any) -> Any:
        """Give the amount the source, grade and owner that stand beside it."""
        field = next((kind for kind in COST_KINDS if isinstance(raw, Mapping) and kind in raw), None)
        if field is None or isinstance(raw[field], Quantity):
            return raw
        stated = {key: raw[key] for key in ("source", "grade", "owner") if raw.get(key)}
        amount = raw[field] if isinstance(raw[field], Mapping) else {"value": raw[field]}
        return {**raw, field: {**stated, **amount}}


class OneOff(CostItem):
    """Paid once, on a day."""

    one_off: Cost
    on: date


class Running(CostItem):
    """Paid every month, from `start` on; a part month in proportion."""

    per_month: CostPerMonth
    start: date
    end: date | None = Field(default=None, description="first day on which it is no longer paid")


class PerCustomer(CostItem):
    """Paid per month of every active customer who is reached."""

    per_customer_month: CostPerMonth
    start: date
    end: date | None = None
    segment: str | None = None
    coverage: Share = certain(1.0, "share")


class PerEvent(CostItem):
    """Paid for every contact at one touchpoint."""

    per_event: Cost
    event: str = Field(description="journeys.<journey>.touchpoints.<touchpoint>")
    start: date
    end: date | None = None


COST_KINDS = ("one_off", "per_month", "per_customer_month", "per_event")


def _which_cost(raw: Any) -> str:
    keys = set(raw) if isinstance(raw, Mapping) else set(type(raw).model_fields)
    return next((kind for kind in COST_KINDS if kind in keys), "per_month")


CostLine = Annotated[
    Annotated[OneOff, Tag("one_off")]
    | Annotated[Running, Tag("per_month")]
    | Annotated[PerCustomer, Tag("per_customer_month")]
    | Annotated[PerEvent, Tag("per_event")],
    Discriminator(_which_cost),
]


class Programme(Section):
    """What strategy would do, and what that costs."""

    description: str = Field(default="", description="one sentence, for the report")
    levers: tuple[Lever, ...] = ()
    costs: tuple[CostLine, ...] = ()


def changes(programme: Programme, plan: Plan, values: Mapping[str, float], name: str) -> tuple[Change, ...]:
    """What the programme moves, month by month, with the sizes of one draw.

    Parameters
    ----------
    values : every quantity's value by name; those of the programme begin with ``programmes.<name>.``.
    name : of the programme. It also names its audience, so that all levers of one coverage reach the same customers.
    """
    return tuple(
        Change(
            quantity=lever.quantity,
            kind=lever.kind,
            size=values[f"programmes.{name}.levers.{index}.{lever.kind}"],
            weight=lever_profile(lever, plan.start, values.get(f"programmes.{name}.levers.{index}.half_life")).monthly(plan.horizon.count),
            segment=lever.segment,
            coverage=values[f"programmes.{name}.levers.{index}.coverage"],
            audience=name,
        )
        for index, lever in enumerate(programme.levers)
    )


def lever_profile(lever: Lever, plan_start: date, half_life_days: float | None) -> Profile:
    """How far a lever is in force over time."""
    begin = month_axis(lever.start, plan_start) + lever.lag.count
    return Profile(
        begin=begin,
        ramp=float(lever.ramp.count),
        half_life=None if half_life_days is None else half_life_days / DAYS_PER_MONTH,
        until=None if lever.until is None else month_axis(lever.until, plan_start),
    )


def cost_profile(start: date, end: date | None, plan_start: date) -> Profile:
    """In which months, and in which part of them, a running cost is paid."""
    return Profile(month_axis(start, plan_start), until=None if end is None else month_axis(end, plan_start))


def plan_quantities(plan: Plan) -> dict[str, Quantity]:
    """The quantities that a lever may name: those of the plan's world, not of a programme or of money."""
    return {name: quantity for name, quantity in quantities(plan) if _movable(name)}


def _movable(name: str) -> bool:
    return name.split(".")[0] in Plan.model_fields and not name.endswith((".start.missing", ".starts.variation"))


def programme_notes(programme: Programme, name: str) -> Iterable[str]:
    """What a reader must know about a programme that is not wrong."""
    if programme.levers and not programme.costs:
        yield f"Programme {name!r} changes something and has no cost line: its worth is overstated by whatever it costs."
