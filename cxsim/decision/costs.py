"""Cost lines of a programme: once, every month, for every customer reached, for every contact."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag, model_validator

from cxsim.decision.time_profile import TimeProfile, month_axis
from cxsim.journey.parameters import Cost, CostPerMonth, Grade, PlanSection, Quantity, RatePerYear, Share, certain

_INFLATION: Any = Field(default=None, description="how much the amount grows in a year, from the plan's start on")


class CostItem(PlanSection):
    """What every cost line has: a name and where its amount comes from.

    `source`, `grade` and `owner` may stand beside the amount or inside it; those inside win.
    """

    name: str = Field(min_length=1, max_length=60, description="what it is called in the report")
    source: str = Field(default="", description="where the amount comes from")
    grade: Grade | None = Field(default=None, description="how well it is known")
    owner: str = Field(default="", description="who answers for it")

    @model_validator(mode="before")
    @classmethod
    def _hand_down(cls, raw: Any) -> Any:
        """Give the amount the source, grade and owner that stand beside it."""
        field = next((kind for kind in COST_KINDS if isinstance(raw, Mapping) and kind in raw), None)
        if field is None:
            return raw
        stated = {key: raw[key] for key in ("source", "grade", "owner") if raw.get(key)}
        amount = raw[field].model_dump(exclude_unset=True) if isinstance(raw[field], Quantity) else raw[field]
        return {**raw, field: {**stated, **(amount if isinstance(amount, Mapping) else {"value": amount})}}


class OneOffCost(CostItem):
    """Paid once, on a day."""

    one_off: Cost = Field(description="the amount")
    on: date = Field(description="day on which it is paid")


class RecurringCost(CostItem):
    """Paid every month, from `start` on; a part month in proportion."""

    per_month: CostPerMonth = Field(description="the amount")
    start: date = Field(description="first day on which it is paid")
    end: date | None = Field(default=None, description="first day on which it is no longer paid")
    inflation: RatePerYear | None = _INFLATION


class CostPerCustomer(CostItem):
    """Paid per month of every active customer who is reached."""

    per_customer_month: CostPerMonth = Field(description="the amount for each customer reached")
    start: date = Field(description="first day on which it is paid")
    end: date | None = Field(default=None, description="first day on which it is no longer paid")
    segment: str | None = Field(default=None, description="only customers of this segment")
    coverage: Share = Field(default=certain(1.0, "share"), description="share of those customers who are reached")
    inflation: RatePerYear | None = _INFLATION


class CostPerEvent(CostItem):
    """Paid for every contact at one touchpoint, of those customers who are reached."""

    per_event: Cost = Field(description="the amount for each contact")
    event: str = Field(description="journeys.<journey>.touchpoints.<touchpoint>")
    start: date = Field(description="first day on which it is paid")
    end: date | None = Field(default=None, description="first day on which it is no longer paid")
    segment: str | None = Field(default=None, description="only contacts of customers of this segment")
    coverage: Share = Field(default=certain(1.0, "share"), description="share of those customers whose contacts are paid for")
    inflation: RatePerYear | None = _INFLATION

    @property
    def partial(self) -> bool:
        """Whether only the contacts of some customers are paid for."""
        return self.segment is not None or self.coverage.value != 1 or self.coverage.uncertain


COST_KINDS = ("one_off", "per_month", "per_customer_month", "per_event")


def _which_cost(raw: Any) -> str:
    keys = set(raw) if isinstance(raw, Mapping) else set(getattr(type(raw), "model_fields", ()))
    return next((kind for kind in COST_KINDS if kind in keys), "per_month")


CostLine = Annotated[
    Annotated[OneOffCost, Tag("one_off")]
    | Annotated[RecurringCost, Tag("per_month")]
    | Annotated[CostPerCustomer, Tag("per_customer_month")]
    | Annotated[CostPerEvent, Tag("per_event")],
    Discriminator(_which_cost),
]


def amount_field(cost: CostLine) -> str:
    """Which of `COST_KINDS` the line is: the name of its amount."""
    return next(kind for kind in COST_KINDS if kind in type(cost).model_fields)


def cost_profile(start: date, end: date | None, plan_start: date) -> TimeProfile:
    """In which months, and in which part of them, a running cost is paid."""
    return TimeProfile(month_axis(start, plan_start), until=None if end is None else month_axis(end, plan_start))
