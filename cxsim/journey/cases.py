"""Cases: issues of a customer that stay open until a touch resolves them."""

from __future__ import annotations

from pydantic import Field

from cxsim.journey.parameters import Cost, LogHazard, PlanSection, certain


class CaseKind(PlanSection):
    """A kind of issue: touchpoints open and resolve it; a customer has at most one open case of each kind.

    Time to resolution, resolution at the first contact and the number of open issues follow from the touches.
    """

    cost: Cost = Field(default=certain(0.0, "money"), description="cost of each case opened, on top of its contacts")
    log_hazard: LogHazard = Field(
        default=certain(0.0, "log hazard per unit"), description="change of the log churn hazard while a case of this kind is open"
    )
