"""Word of mouth: promoters bring customers, detractors take prospects away, and some of what is said is heard in public."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from cxsim.errors import Fault, fault
from cxsim.journey.parameters import Cost, Duration, Level, PerMonth, RatedSection, Share, certain
from cxsim.journey.responses import Curve


class Referral(RatedSection):
    """Promoters recommend: the rate grows from 0 at `threshold` to `rate` at satisfaction 1."""

    threshold: Level = Field(description="satisfaction from which a customer recommends")
    rate: PerMonth = Field(description="recommendations a month at satisfaction 1")
    conversion: Share = Field(description="share of recommendations that bring a customer")
    delay: Duration = Field(description="mean time from the recommendation to the new customer")
    reward: Cost = Field(default=certain(0.0, "money"), description="reward paid for each customer won")
    own_segment: Share = Field(
        default=certain(1.0, "share"), description="share of those won who belong to the referrer's segment; the others belong to any"
    )
    public: Share = Field(default=certain(0.0, "share"), description="share of recommendations made in public, as mentions")
    curve: Curve = Field(default="linear", description="shape in which the rate grows")

    def faults(self) -> Iterator[Fault]:
        """A threshold that nobody can exceed."""
        if self.threshold.value >= 1:
            yield fault("journey-referral-threshold", threshold=self.threshold.value).at(path=("threshold",))


class Detraction(RatedSection):
    """Detractors warn others: the rate grows from 0 at `threshold` to `rate` at satisfaction 0, and prospects are lost.

    In each month a prospect of any channel of acquisition is lost with the probability of last month's ``warnings x prospects_lost``
    over this month's expected prospects, at most 1. Who is lost is drawn by prospect and does not depend on the order of execution.
    """

    threshold: Level = Field(description="satisfaction below which a customer warns others")
    rate: PerMonth = Field(description="warnings a month at satisfaction 0")
    prospects_lost: Share = Field(description="mean number of prospects lost to one warning in the month after it")
    public: Share = Field(default=certain(0.0, "share"), description="share of warnings made in public, as mentions")
    curve: Curve = Field(default="linear", description="shape in which the rate grows")

    def faults(self) -> Iterator[Fault]:
        """A threshold below which nobody can be."""
        if self.threshold.value == 0:
            yield fault("journey-detraction-threshold").at(path=("threshold",))
