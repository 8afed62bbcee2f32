"""Word of mouth: promoters bring customers, detractors take prospects away, and some of what is said is heard in public."""

from __future__ import annotations

from pydantic import Field

from cxsim.journey.parameters import Cost, Duration, Level, PerMonth, PlanSection, Share, certain
from cxsim.journey.responses import Curve


class Referral(PlanSection):
    """Promoters talk: the rate grows from 0 at `threshold` to `rate` at satisfaction 1."""

    threshold: Level = Field(description="satisfaction from which a customer talks")
    rate: PerMonth = Field(description="talks a month at satisfaction 1")
    conversion: Share = Field(description="share of talks that bring a customer")
    delay: Duration = Field(description="mean time from the talk to the new customer")
    reward: Cost = Field(default=certain(0.0, "money"), description="paid per customer won")
    own_segment: Share = Field(
        default=certain(1.0, "share"), description="share of those won who are of the referrer's segment; the others are of any"
    )
    public: Share = Field(default=certain(0.0, "share"), description="share of talks that are mentions: to be heard by everybody")
    curve: Curve = Field(default="linear", description="shape in which the rate grows")


class Detraction(PlanSection):
    """Detractors talk: the rate grows from 0 at `threshold` to `rate` at satisfaction 0, and takes prospects away.

    In each month a prospect of any channel of acquisition is put off with the probability of last month's ``talks x prospects_lost``
    over this month's expected prospects, at most 1. Who is put off is drawn by prospect, so it hangs on no order of execution.
    """

    threshold: Level = Field(description="satisfaction below which a customer talks")
    rate: PerMonth = Field(description="talks a month at satisfaction 0")
    prospects_lost: Share = Field(description="prospects that one talk takes away in the month after it, in the mean")
    public: Share = Field(default=certain(0.0, "share"), description="share of talks that are mentions: to be heard by everybody")
    curve: Curve = Field(default="linear", description="shape in which the rate grows")
