"""The worth of a cash flow: discounting, NPV, ROI, IRR, payback. Pure functions of amounts and times."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from cxsim.journey.parameters import RatePerYear, Section

ROI_BASIS = "(present value of benefits - present value of costs) / present value of costs"


class Terms(Section):
    """How money over time is weighed: a nominal, pre-tax, annual effective discount rate and when in a month money moves."""

    discount_rate: RatePerYear = Field(description="annual effective rate; name its owner")
    convention: Literal["end_of_month", "mid_month"] = Field(description="when in its month an amount that accrues over it is discounted")


@dataclass(frozen=True)
class Measures:
    """The worth of one incremental cash flow.

    Attributes
    ----------
    npv : net present value, pv_benefits - pv_costs.
    pv_benefits, pv_costs : present values of the benefit lines and (as a positive figure) of the cost lines.
    roi : on the basis `roi_basis`; None where nothing is spent.
    irr : per year, None where there is none or more than one; `irr_reason` says why, else how it is known to be the only one.
    mirr : modified internal rate of return per year, financed and reinvested at the discount rate; None where flows have one sign.
    payback_months, payback_discounted_months : when the cumulative flow is last made good, linear within a month; None = not
        within the horizon; 0 = never in the red.
    """

    npv: float
    pv_benefits: float
    pv_costs: float
    roi: float | None
    irr: float | None
    irr_reason: str
    mirr: float | None
    payback_months: float | None
    payback_discounted_months: float | None
    roi_basis: str = ROI_BASIS
