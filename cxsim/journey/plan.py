"""The plan of a simulated customer base: what a strategy team writes and an engine runs.

The classes here are the file format and the objects a notebook makes, written once. Domain numbers have no
defaults: what a plan does not say does not happen.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Discriminator, Field, StringConstraints, Tag, field_validator, model_validator

from cxsim.errors import fault, schema_error
from cxsim.journey.advocacy import Detraction, Referral
from cxsim.journey.cases import CaseKind
from cxsim.journey.hours import Hours, RelativeLoad
from cxsim.journey.offers import Offer
from cxsim.journey.parameters import (
    Cost,
    CostPerMonth,
    Duration,
    Factor,
    Level,
    LogHazard,
    LogRate,
    Months,
    Name,
    PerDay,
    PerMonth,
    PlanSection,
    RatedSection,
    Share,
    Variation,
    bare_value,
    certain,
)
from cxsim.journey.pools import Pool
from cxsim.journey.responses import Curve, LevelResponse
from cxsim.journey.surveys import Survey

END = "end"
MAX_TOUCHES = 64
"""A visit that has had so many touches ends."""
SCALES = {"nps": (0, 10), "csat": (1, 5), "ces": (1, 7)}
"""The lowest and the highest answer of each index."""


class Touchpoint(PlanSection):
    """One contact between customer and company: how long, how it ends, how it feels, what it costs, what follows.

    It ends in success, failure (the rest) or abandonment, `duration` (mean of an exponential) after it began.
    """

    channel: Name = Field(description="where it takes place: phone, app, shop, ...")
    success: Share = Field(description="share of touches in which the customer reaches the goal")
    abandonment: Share = Field(default=certain(0.0, "share"), description="share of touches that the customer abandons")
    duration: Duration = Field(default=certain(0.0, "days"), description="mean time to the outcome")
    quality_success: Level = Field(description="experienced quality of a success")
    quality_failure: Level = Field(description="experienced quality of a failure or an abandonment")
    effort: Level = Field(description="effort for the customer")
    effort_per_day: PerDay = Field(default=certain(0.0, "per day"), description="further effort for each day until the outcome")
    weight: Factor = Field(
        default=certain(1.0, "factor"), description="how much it counts for satisfaction and effort, beside a touch of 1"
    )
    cost: Cost = Field(default=certain(0.0, "money"), description="cost to serve, per touch")
    payment: Cost = Field(default=certain(0.0, "money"), description="payment of the customer on success, as at a checkout")
    intent: Name | None = Field(default=None, description="intent of the visitor, for tables")
    opens: Name | None = Field(default=None, description="kind of case to open, unless one of that kind is open")
    opens_when: Literal["begins", "fails"] = Field(default="begins", description="fails: on failure or abandonment")
    resolves: Name | None = Field(
        default=None, description="kind of case that its success resolves; each such touch counts as a contact of the case"
    )
    offer: Offer | None = Field(default=None, description="the offer made; success then means acceptance")
    custom: Name | None = Field(default=None, description="touchpoint in Python that decides instead of these numbers; SimPy only")
    on_success: Name = Field(default=END, description="touchpoint that follows success; end ends the visit")
    on_failure: Name = Field(default=END, description="touchpoint that follows failure")
    on_abandonment: Name = Field(default=END, description="touchpoint that follows when the customer gives up")
    pool: Name | None = Field(default=None, description="pool whose agents serve it; `duration` then begins when they have")
    priority: int = Field(default=0, ge=-9, le=9, description="in the pool's queue: served before those of lower priority")


class OnAcquisition(PlanSection):
    """Starts when the customer is won."""

    on: Literal["acquisition"] = Field(description="the moment at which the customer is won")

    @field_validator("on", mode="before")
    @classmethod
    def _known(cls, raw: Any) -> Any:
        """Name all moments, of which the kind of section knows but one."""
        if raw != "acquisition":
            raise schema_error(fault("journey-trigger-moment", moment=str(raw)))
        return raw


class OnLeaving(PlanSection):
    """Starts when the customer decides to leave, before it goes: the moment of a save offer."""

    on: Literal["leaving"] = Field(description="the moment at which the customer decides to leave")


class OnPurchase(PlanSection):
    """Starts at each purchase, or at a share of them: a delivery, a return. Beside an open visit it waits for the end."""

    on: Literal["purchase"] = Field(description="the moment at which the customer buys")
    share: Share = Field(default=certain(1.0, "share"), description="share of the purchases that start it")


class OnBill(PlanSection):
    """Starts on the first of a month with the bill of the month before, if there was a fee, or with a share of bills."""

    on: Literal["bill"] = Field(description="the moment at which a month is billed")
    share: Share = Field(default=certain(1.0, "share"), description="share of the bills that start it")


class OnDate(PlanSection):
    """Starts on stated days for those who are customers then, all or some of them. An open visit is joined."""

    dates: list[date] = Field(min_length=1, max_length=366, description="the days on which it starts")
    segment: str | None = Field(default=None, description="only for customers of this segment")
    share: Share = Field(default=certain(1.0, "share"), description="share of these customers, drawn anew for each date")


class OnLevel(PlanSection):
    """Starts when satisfaction or effort passes a level, and again only after it has come back. An open visit is joined."""

    level: Literal["satisfaction", "effort"] = Field(description="what customers feel")
    below: Level | None = Field(default=None, description="the level to which it falls")
    above: Level | None = Field(default=None, description="the level to which it rises")

    @model_validator(mode="after")
    def _one_side(self) -> OnLevel:
        if (self.below is None) == (self.above is None):
            raise schema_error(fault("journey-trigger-side", both=self.below is not None))
        return self


class AtRate(PlanSection):
    """Starts at random at a rate per month, which may differ between customers (gamma; `variation` = sd / mean) and by the hour.

    `when` says how busy the hours of a week are, against each other: ``{Mon-Fri 08:00-12:00: 3, Mon-Fri 12:00-20:00: 2}``. Hours that
    are not named see no start, hours named twice add up, and the rate of a month stays what it is.
    """

    rate: PerMonth = Field(description="starts a month of one customer")
    variation: Variation = Field(default=certain(0.0, "factor"), description="coefficient of variation of the rate between customers")
    when: dict[Hours, RelativeLoad] = Field(
        default_factory=dict, description="relative load of the hours of a week; by default all are equal"
    )


class Every(PlanSection):
    """Starts whenever the customer's tenure is a multiple of an interval, e.g. at each renewal."""

    every: Months = Field(description="tenure between two starts")


class After(PlanSection):
    """Starts when a touch of another journey has the outcome named, e.g. a failed delivery opens a support case."""

    after: str = Field(description="<journey>.<touchpoint>")
    outcome: Literal["success", "failure", "abandonment"] = Field(description="the outcome that starts it")


class OnAnswer(PlanSection):
    """Starts on a survey answer that is below a score: close the loop with detractors."""

    survey: Name = Field(description="survey of the plan")
    below: float = Field(description="first score that does not start it")


def _which_trigger(raw: Any) -> str:
    known = {"on", "rate", "every", "after", "survey", "dates", "level"}
    moment = raw.get("on") if isinstance(raw, dict) else getattr(raw, "on", None)
    if moment in ("leaving", "purchase", "bill"):
        return str(moment)
    keys = set(raw) if isinstance(raw, dict) else set(getattr(type(raw), "model_fields", ()))
    return next(iter(sorted(known & keys)), "rate")


Trigger = Annotated[
    Annotated[OnAcquisition, Tag("on")]
    | Annotated[OnLeaving, Tag("leaving")]
    | Annotated[OnPurchase, Tag("purchase")]
    | Annotated[OnBill, Tag("bill")]
    | Annotated[OnDate, Tag("dates")]
    | Annotated[OnLevel, Tag("level")]
    | Annotated[AtRate, Tag("rate")]
    | Annotated[Every, Tag("every")]
    | Annotated[After, Tag("after")]
    | Annotated[OnAnswer, Tag("survey")],
    Discriminator(_which_trigger),
]


class Journey(PlanSection):
    """A directed graph of touchpoints; a visit begins at the first one listed."""

    trigger: Trigger = Field(description="when a visit begins")
    touchpoints: dict[Name, Touchpoint] = Field(min_length=1, description="touchpoints by name")


class InitialLevel(PlanSection):
    """Where a level in [0, 1] starts for each customer: a column of the table read on its scale, or one number."""

    column: str | None = Field(default=None, description="column of the customer table that holds the answer")
    scale: tuple[float, float] | None = Field(default=None, description="the answers that mean 0 and 1, e.g. [0, 10]")
    missing: Level = Field(description="level of customers without an answer (of all customers, if no column is named)")

    @model_validator(mode="before")
    @classmethod
    def _level_of_all(cls, raw: Any) -> Any:
        return bare_value(raw, "missing")


class LevelDynamics(PlanSection):
    """How a level in [0, 1] (satisfaction, or effort memory) is moved by experience and fades.

    On an experience q of weight w: ``s += w gain (q - s)`` if q >= s, else ``s += w gain loss_aversion (q - s)``, with
    ``w * gain * loss_aversion <= 1``. A `linear` response knows no loss aversion; with `peak_end` a visit is felt once, at its end, as
    the mean, by their weights, of the touch that was furthest from the level and of the last, with the mean of the two weights
    (Kahneman et al. 1993, Psychol. Sci. 4). Between experiences s relaxes to the customer's set-point (the level at the start plus the
    calibrated `set_point_shift`) with the given half-life.
    """

    start: InitialLevel
    gain: Share = Field(description="how far one touch moves the level towards the experience, as a share of the distance")
    loss_aversion: Factor = Field(description="how much more a bad experience moves the level than a good one")
    half_life: Duration = Field(description="time in which half of a change is forgotten")
    log_hazard: LogHazard = Field(
        description="change of the log churn hazard from level 0 to level 1; a fitted coefficient is scaled to that"
    )
    response: LevelResponse = Field(default="loss_averse", description="how an experience moves the level")
    curve: Curve = Field(default="linear", description="shape in which the level moves the log churn hazard")


class Purchases(RatedSection):
    """Purchases outside a subscription, at a rate per month that differs between customers, each of a random amount (all gamma).

    A customer whose rate or mean amount is known (`Population.purchase_factor`, `spend_factor`) keeps it. The rate rises with
    satisfaction by a factor ``exp(log_rate (s - s0))``. Leaving is silent: nobody tells the company, which takes a customer for
    lost who has not bought for `inactive_after`; whose last purchase before the start is not known has bought within that time.
    """

    satisfaction_effect: ClassVar[str] = "log_rate"

    rate: PerMonth = Field(description="purchases a month of one customer")
    spend: Cost = Field(description="mean amount of one purchase")
    log_rate: LogRate = Field(description="change of the log rate from satisfaction 0 to 1")
    inactive_after: Duration = Field(description="time without a purchase after which a customer counts as lost")
    margin: Share = Field(description="contribution margin of the amount, before cost to serve")
    variation: Variation = Field(description="coefficient of variation of the rate between customers")
    spend_variation: Variation = Field(description="coefficient of variation of the amounts of one customer")
    spend_between: Variation = Field(
        default=certain(0.0, "factor"), description="coefficient of variation of the mean amount between customers"
    )
    last_purchase: str | None = Field(
        default=None, description="column of the customer table with the days from the last purchase to the start"
    )
    curve: Curve = Field(default="linear", description="shape in which satisfaction moves the log rate")


class Channel(PlanSection):
    """A way in which new customers come: how many a month, at what cost each."""

    rate: PerMonth = Field(description="customers won a month")
    cost: Cost = Field(description="cost of each customer won")


class Churn(PlanSection):
    """The churn hazard: the fitted model's, unchanged, times `multiplier` (1 unless a lever moves it), and when the customer goes.

    `continuous`: at the instant at which the hazard strikes. `renewal`: at the next renewal after it, a multiple of tenure.
    `silent`: at that instant, but the company is not notified and takes for lost who has not bought for `purchases.inactive_after`.
    """

    fit: Name = Field(default="churn", description="name of the fitted model under fit:")
    form: Literal["continuous", "renewal", "silent"] = Field(default="continuous", description="when the customer goes")
    every: Months | None = Field(default=None, description="months between two renewals, for the form `renewal`")
    multiplier: Factor = Field(default=certain(1.0, "factor"), description="factor on the hazard of all customers")


class Revenue(PlanSection):
    """What customers pay: the fee in their row of the table, times `fee_level`; `margin` is what is left of it before cost to serve."""

    fee_level: Factor = Field(default=certain(1.0, "factor"), description="factor on the fee of all customers")
    margin: Share = Field(description="contribution margin of the fee, before cost to serve")


class Plan(PlanSection):
    """A simulated customer base: its clock, its journeys, and how its customers feel, pay, leave and talk."""

    name: str = Field(min_length=1, max_length=80, description="title of the study, as the report shows it")
    start: date = Field(ge=date(1900, 1, 1), lt=date(2200, 1, 1), description="first day of the simulation, the first of a month")
    horizon: Months = Field(description="length of the simulation")
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] = Field(
        description="currency of all amounts: three capital letters, such as EUR"
    )
    churn: Churn
    satisfaction: LevelDynamics
    effort: LevelDynamics
    revenue: Revenue
    cost_per_customer: CostPerMonth = Field(description="cost of an active customer that does not depend on contacts")
    journeys: dict[Name, Journey]
    acquisition: dict[Name, Channel] = Field(default_factory=dict, description="ways in which new customers come, by name")
    referral: Referral | None = Field(default=None, description="recommendations by promoters, who bring customers")
    detraction: Detraction | None = Field(default=None, description="warnings by detractors, who cost prospects")
    cases: dict[Name, CaseKind] = Field(default_factory=dict, description="kinds of issues that touchpoints open and resolve")
    purchases: Purchases | None = Field(default=None, description="purchases outside a subscription")
    surveys: dict[Name, Survey] = Field(default_factory=dict, description="surveys by name: who is invited, and who answers")
    pools: dict[Name, Pool] = Field(default_factory=dict, description="pools of agents who serve touches, by name")

    @property
    def group_columns(self) -> tuple[str, ...]:
        """The columns of the customers by which it groups them."""
        return tuple(dict.fromkeys(pool.per for pool in self.pools.values() if pool.per is not None))

    @property
    def rated(self) -> dict[str, RatedSection]:
        """Its sections that happen to each customer at a rate of their own, by name."""
        parts = {name: getattr(self, name) for name in type(self).model_fields}
        return {name: part for name, part in parts.items() if isinstance(part, RatedSection)}
