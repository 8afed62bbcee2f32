"""Offers: touches that a satisfied customer accepts more often, and that change what it has and pays."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from cxsim.journey.parameters import Cost, MoneyPerMonth, Name, PlanSection, Share, certain
from cxsim.journey.responses import Curve


class Offer(PlanSection):
    """What a touch offers: another product, more of the same, or a reason to stay.

    It is accepted with probability ``success + (success_satisfied - success) c(s)``, where `success` is the touchpoint's share, that of
    the wholly discontent, and c the response curve. A customer accepts at most `max_acceptances` offers of one journey, and is then not
    asked again where the journey begins with one. A saved customer's churn hazard starts afresh.
    """

    kind: Literal["cross_sell", "up_sell", "save"] = Field(description="another product, more of the same, or a reason to stay")
    product: Name | None = Field(default=None, description="name of the offer in tables")
    success_satisfied: Share = Field(description="share of offers accepted at satisfaction 1; `success` of the touchpoint is that at 0")
    curve: Curve = Field(default="linear", description="shape between the two")
    fee_change: MoneyPerMonth = Field(default=certain(0.0, "money per month"), description="change of the customer's fee when it accepts")
    incentive: Cost = Field(default=certain(0.0, "money"), description="cost of each acceptance: a present, a discount, a bonus")
    max_acceptances: int = Field(default=1, ge=1, le=100, description="largest number of offers that one customer accepts in this journey")
