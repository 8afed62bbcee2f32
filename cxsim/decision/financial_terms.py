"""The terms on which finance weighs money: discounting, real or nominal, taxes, haircut, terminal value, soft lines, rounding."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import Field, model_validator

from cxsim.errors import fault, schema_error
from cxsim.journey.parameters import Cost, Name, PlanSection, RatePerYear, Share

Array = NDArray[np.float64]
Convention = Literal["end_of_month", "mid_month"]
Basis = Literal["nominal", "real"]
RATE = "money.discount_rate"
INFLATION = "money.inflation"
BY_LINE = "money.inflation_by_line"


class Haircut(PlanSection):
    """The part of what the programme improves that is not put down to it, and why; what it makes worse is counted in full."""

    share: Share = Field(description="share of each positive effect (by line and month) that is not counted")
    because: str = Field(min_length=10, description="the reason, in a sentence")


class TerminalValue(PlanSection):
    """What a customer who is still there at the end is worth then, beyond the horizon; a figure that finance owns.

    It stands at the end of the last month: where flows are discounted from the middle of their month, it is brought there first.
    """

    per_customer: Cost = Field(description="worth of a customer who is there at the end")


class FinancialTerms(PlanSection):
    """How money over time is weighed. Without more it is a pre-tax case in the money of its month, at an annual effective rate.

    `rate_basis` says what the discount rate is, `price_basis` what the amounts of the plan are: "nominal" = in the money of
    their month, "real" = in the money of today. Where the two differ `inflation` turns one into the other.
    """

    discount_rate: RatePerYear = Field(description="annual effective rate; name its owner")
    convention: Convention = Field(description="when in its month an amount that accrues over it is discounted")
    rate_basis: Basis = Field(default="nominal", description="whether the discount rate holds inflation (nominal) or not (real)")
    price_basis: Basis = Field(default="nominal", description="money of its month (nominal) or of today (real)")
    inflation: RatePerYear | None = Field(default=None, description="per year; needed where rate and prices differ")
    inflation_by_line: dict[Name, RatePerYear] = Field(
        default_factory=dict,
        description="yearly growth of the prices of a benefit line, from the plan's start on: cost_to_serve for wages, margin for fees",
    )
    tax_rate: Share | None = Field(default=None, description="on the incremental profit, losses set off; left out: before taxes")
    haircut: Haircut | None = None
    terminal: TerminalValue | None = Field(default=None, description="left out: nothing beyond the horizon counts")
    soft: tuple[str, ...] = Field(default=(), description="benefit lines that no budget will show, e.g. cost_to_serve")
    round_to: float | None = Field(
        default=None, gt=0, description="amounts are rounded to multiples of this, as displayed, before they count"
    )

    @model_validator(mode="after")
    def _comparable(self) -> FinancialTerms:
        if self.rate_basis != self.price_basis and self.inflation is None:
            raise schema_error(fault("decision-terms-inflation", rate=self.rate_basis, prices=self.price_basis))
        return self


def effective_rate(terms: FinancialTerms, values: Mapping[str, float]) -> float:
    """The rate per year at which the amounts as they stand are discounted (I. Fisher, The Theory of Interest, 1930)."""
    rate = values[RATE]
    if terms.rate_basis == terms.price_basis:
        return rate
    growth = 1.0 + values[INFLATION]
    return (1.0 + rate) / growth - 1.0 if terms.rate_basis == "nominal" else (1.0 + rate) * growth - 1.0


def round_amounts(flows: Array, terms: FinancialTerms) -> Array:
    """The amounts rounded as the terms say, so that what is printed adds up."""
    if terms.round_to is None:
        return flows
    return np.asarray(np.round(flows / terms.round_to) * terms.round_to)
