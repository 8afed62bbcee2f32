"""Methods of discrete time: the chance to leave in each month of tenure, for data that count whole months."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from cxsim.churn.method import Method
from cxsim.churn.methods.parametric import NAMED


class DiscreteTime(Method):
    """A binary regression of leaving in each month, with a smooth effect of tenure (Singer & Willett 1993)."""

    model_config = NAMED
    title: ClassVar[str] = "Discrete-time hazard"

    method: Literal["discrete_time"] = Field(default="discrete_time", description="which model is fitted")
    link: Literal["logit", "cloglog"] = Field(default="logit", description="cloglog is the proportional hazard in grouped time")
    by: tuple[str, ...] = Field(default=(), description="features whose levels have an effect of tenure of their own")
    knots: int = Field(default=8, ge=4, le=40, description="functions that make up the effect of tenure")
    smoothing: float = Field(default=1.0, gt=0, description="weight of the squared second differences of that effect")

    @property
    def grouping(self) -> tuple[str, ...]:
        """What has an effect of tenure of its own has no coefficient beside it."""
        return self.by

    def described(self) -> str:
        """Link and what has its own effect of tenure."""
        own = f", an effect of tenure of its own for each level of {' and '.join(self.by)}" if self.by else ""
        return f"{self.title}, {self.link}, a spline of tenure{own}"


class Boosting(Method):
    """Gradient boosted trees on customer-months: any shape and any interaction, and nothing to read off."""

    model_config = NAMED
    title: ClassVar[str] = "Gradient boosting on customer-months"

    method: Literal["boosting"] = Field(default="boosting", description="which model is fitted")
    rounds: int = Field(default=150, ge=1, le=5000, description="trees")
    learning_rate: float = Field(default=0.05, gt=0, le=1, description="how far each tree goes")
    leaves: int = Field(default=15, ge=2, le=1000, description="most leaves of a tree")
    least_in_leaf: int = Field(default=200, ge=1, description="fewest customer-months in a leaf")
    most_rows: int = Field(default=20_000_000, ge=1000, description="customer-months beyond which it is refused")
