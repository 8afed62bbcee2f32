"""The plan of a simulated customer base: what a strategy team writes and an engine runs.

The classes here are the file format and the objects a notebook makes, written once. Domain numbers have no
defaults: what a plan does not say does not happen.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, StringConstraints, Tag, model_validator
from pydantic_core import PydanticCustomError

from cxsim.journey.parameters import (
    Cost,
    CostPerMonth,
    Duration,
    Factor,
    Level,
    LogHazard,
    LogRate,
    Months,
    PerDay,
    PerMonth,
    Real,
    Section,
    Share,
    certain,
)

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
END = "end"


class Touchpoint(Section):
    """One contact between customer and company: how long, how it ends, how it feels, what it costs, what follows.

    It ends in success, failure (the rest) or abandonment, `duration` (mean of an exponential) after it began.
    """

    channel: Name
    success: Share = Field(description="share of touches in which the customer gets what was wanted")
    abandonment: Share = Field(default=certain(0.0, "share"), description="share of touches that the customer gives up")
    duration: Duration = Field(default=certain(0.0, "days"), description="mean time to the outcome")
    quality_success: Level = Field(description="experienced quality when it succeeds")
    quality_failure: Level = Field(description="experienced quality when it fails or is given up")
    effort: Level = Field(description="effort it asks of the customer")
    effort_per_day: PerDay = Field(default=certain(0.0, "per day"), description="further effort for each day until the outcome")
    cost: Cost = Field(default=certain(0.0, "money"), description="cost to serve, per touch")
    on_success: Name = END
    on_failure: Name = END
    on_abandonment: Name = END


class OnAcquisition(Section):
    """Starts when the customer is won."""

    on: Literal["acquisition"]


class AtRate(Section):
    """Starts at random at a rate per month, which may differ between customers (gamma; `variation` = sd / mean)."""

    rate: PerMonth
    variation: Factor = Field(default=certain(0.0, "factor"), description="coefficient of variation of the rate between customers")


class Every(Section):
    """Starts whenever the customer's tenure is a multiple of an interval, e.g. at each renewal."""

    every: Months


class After(Section):
    """Starts when a touch of another journey has the outcome named, e.g. a failed delivery opens a support case."""

    after: str = Field(description="<journey>.<touchpoint>")
    outcome: Literal["success", "failure", "abandonment"]


class OnAnswer(Section):
    """Starts on a survey answer that is below a score: close the loop with detractors."""

    survey: Name
    below: float = Field(description="first score that does not start it")


def _which_trigger(raw: Any) -> str:
    known = {"on", "rate", "every", "after", "survey"}
    keys = set(raw) if isinstance(raw, dict) else set(getattr(type(raw), "model_fields", ()))
    return next(iter(sorted(known & keys)), "rate")


Trigger = Annotated[
    Annotated[OnAcquisition, Tag("on")]
    | Annotated[AtRate, Tag("rate")]
    | Annotated[Every, Tag("every")]
    | Annotated[After, Tag("after")]
    | Annotated[OnAnswer, Tag("survey")],
    Discriminator(_which_trigger),
]


class Journey(Section):
    """A directed graph of touchpoints; a visit begins at the first one listed."""

    starts: Trigger
    touchpoints: dict[Name, Touchpoint] = Field(min_length=1)


class Level01(Section):
    """Where a level in [0, 1] starts for each customer: a column of the table read on its scale, or one number."""

    column: str | None = Field(default=None, description="column of the customer table that holds the answer")
    scale: tuple[float, float] | None = Field(default=None, description="the answers that mean 0 and 1, e.g. [0, 10]")
    missing: Level = Field(description="level of customers without an answer (of all, if no column is named)")


class Feeling(Section):
    """How a level in [0, 1] (satisfaction, or effort memory) is moved by experience and fades.

    On an experience q: ``s += gain (q - s)`` if q >= s, else ``s += gain loss_aversion (q - s)``, with
    ``gain * loss_aversion <= 1``. Between experiences s relaxes to the customer's set-point (the level at the start plus
    the calibrated `set_point_shift`) with the given half-life.
    """

    start: Level01
    gain: Share
    loss_aversion: Factor
    half_life: Duration
    log_hazard: LogHazard = Field(
        description="change of the log churn hazard from level 0 to level 1; a fitted coefficient is scaled to that"
    )


class Referral(Section):
    """Promoters talk: the rate grows linearly from 0 at `threshold` to `rate` at satisfaction 1."""

    threshold: Level
    rate: PerMonth
    conversion: Share
    delay: Duration = Field(description="mean time from the talk to the new customer")
    reward: Cost = Field(default=certain(0.0, "money"), description="paid per customer won")


class Purchases(Section):
    """Purchases outside a subscription, at a rate per month that differs between customers, each of a random amount (both gamma).

    A customer whose rate is known (`Population.purchase_factor`) keeps it. The rate rises with satisfaction by a factor
    ``exp(log_rate (s - s0))``. Leaving is silent: nobody tells the company, which takes a customer for lost who has not
    bought for `inactive_after`.
    """

    rate: PerMonth
    spend: Cost = Field(description="mean amount of one purchase")
    log_rate: LogRate = Field(description="change of the log rate from satisfaction 0 to 1")
    inactive_after: Duration = Field(description="time without a purchase after which a customer is taken for lost")
    margin: Share = Field(description="what is left of the amount before cost to serve")
    variation: Factor = Field(description="coefficient of variation of the rate between customers")
    spend_variation: Factor = Field(description="coefficient of variation of the amounts")


class Survey(Section):
    """Whom the company asks, who answers, and what: relational (every so many months) or transactional (after a journey).

    A customer who is asked answers with probability ``share (1 + tails |2 s - 1|) (1 - tiredness)``, at most 1: both tails answer
    more, and each asking tires by `fatigue` of what is left, won back with the half-life `recovery`. The answer is the level (s,
    or 1 - effort for CES) plus normal `noise` plus `begging`, graded on the index's scale. Begging moves nothing but the answer.
    """

    index: Literal["nps", "csat", "ces"]
    every: Months | None = Field(default=None, description="months between two rounds, on the first of the month")
    after: Name | None = Field(default=None, description="journey at the end of whose visits is asked")
    sample: Share = Field(description="share of customers (or visits) that is asked")
    share: Share = Field(description="share of those asked who answer, at satisfaction 0.5 and rested")
    tails: Factor = Field(description="how much more the very content and the very discontent answer")
    fatigue: Share = Field(description="willingness lost with each asking")
    recovery: Duration = Field(description="half-life in which it is won back")
    noise: Factor = Field(description="standard deviation of the answer about the level")
    begging: Real = Field(default=certain(0.0, "number"), description="what is added to the answer by asking for a good one")
    reasons: dict[Name, float] = Field(default_factory=dict, description="the company's list of problems, with their weights")

    @model_validator(mode="after")
    def _one_kind(self) -> Survey:
        if (self.every is None) == (self.after is None):
            raise PydanticCustomError("survey", "exactly one of every (relational) and after (transactional) is expected")
        if any(weight <= 0 for weight in self.reasons.values()):
            raise PydanticCustomError("survey", "every reason needs a weight above 0")
        return self


class Channel(Section):
    """A way in which new customers come: how many a month, at what cost each."""

    rate: PerMonth
    cost: Cost


class Churn(Section):
    """The churn hazard: the fitted model's, unchanged, times `multiplier` (1 unless a lever moves it)."""

    fit: Name = "churn"
    multiplier: Factor = Field(default=certain(1.0, "factor"), description="factor on everybody's hazard")


class Revenue(Section):
    """What customers pay: the fee in their row of the table, times `fee_level`; `margin` is what is left of it before cost to serve."""

    fee_level: Factor = Field(default=certain(1.0, "factor"), description="factor on everybody's fee")
    margin: Share


class Plan(Section):
    """A simulated customer base: its clock, its journeys, and how its customers feel, pay, leave and talk."""

    name: str = Field(min_length=1, max_length=80)
    start: date = Field(description="first day of the first month that is simulated")
    horizon: Months
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
    churn: Churn
    satisfaction: Feeling
    effort: Feeling
    revenue: Revenue
    cost_per_customer: CostPerMonth = Field(description="cost of an active customer that does not depend on contacts")
    journeys: dict[Name, Journey]
    acquisition: dict[Name, Channel] = Field(default_factory=dict)
    referral: Referral | None = None
    purchases: Purchases | None = None
    surveys: dict[Name, Survey] = Field(default_factory=dict)
