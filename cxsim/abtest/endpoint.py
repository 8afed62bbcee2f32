"""An endpoint: what an experiment measures of each unit, in which role, and which change of it would matter."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from cxsim.errors import fault, schema_error
from cxsim.journey.parameters import PlanSection
from cxsim.units import parse_duration

Kind = Literal["share", "mean", "count", "ratio", "quantile", "lifetime"]
Role = Literal["primary", "secondary", "guardrail", "exploratory"]
Direction = Literal["high", "low"]


def _read_days(raw: Any) -> Any:
    """A length of time in days; a number must carry its unit, unless it is 0."""
    if isinstance(raw, str):
        try:
            return parse_duration(raw)
        except ValueError:
            raise schema_error(fault("journey-duration-wrong", text=raw)) from None
    if isinstance(raw, int) and not isinstance(raw, bool) and raw:
        raise schema_error(fault("journey-duration-unit", value=raw))
    return raw


Days = Annotated[float, BeforeValidator(_read_days), WithJsonSchema({"type": ["number", "string"]})]
"""A length of time, written with its unit: 90 d, 12 months."""


class StatedMoments(PlanSection):
    """What is known of an endpoint without tables, typed; where tables are there, what is typed goes first and is marked."""

    mean: float | None = Field(default=None, description="value of today: the share, mean, ratio or quantile")
    sd: float | None = Field(default=None, gt=0, description="standard deviation of one unit; of a share it follows from the share")
    correlation: float | None = Field(
        default=None, gt=-1, lt=1, description="correlation of a unit's value with its value in the window before"
    )
    icc: float | None = Field(default=None, ge=0, lt=1, description="intra-class correlation of the units of a cluster")
    density: float | None = Field(default=None, gt=0, description="density of the units' values at the quantile")
    hazard_per_month: float | None = Field(default=None, gt=0, description="rate at which customers leave, of a lifetime")
    source: str = Field(default="", description="where the numbers come from")


class EffectPrior(PlanSection):
    """What effects such experiments have: a normal law of the true difference, in the endpoint's unit."""

    sd: float = Field(gt=0, description="standard deviation of the true effects")
    mean: float = Field(default=0.0, description="their mean")
    source: str = Field(default="", description="where it comes from, e.g. nine earlier tests")


class Endpoint(PlanSection):
    """What is measured of each unit in the window after its assignment."""

    kind: Kind = Field(
        description="share: units with at least one row; mean: sum of the column; count: rows; ratio: sum over rows; quantile; lifetime"
    )
    metric: str | None = Field(default=None, description="key of a metric of the catalogue, for a ratio, or for its sums by unit")
    table: str | None = Field(default=None, description="contract of the log that is summed, instead of a metric")
    column: str | None = Field(default=None, description="column that is summed")
    touchpoint: str | None = Field(
        default=None,
        description="of contacts: journey.touchpoint of the plan whose touches are these, for a simulation; by default first ones",
    )
    quantile: float | None = Field(default=None, gt=0, lt=1, description="which quantile of the units' sums, e.g. 0.9")
    tau: Days | None = Field(default=None, gt=0, description="horizon of the restricted mean lifetime; by default the window after")
    role: Role = Field(default="secondary", description="one is primary: it decides; guardrails must not get worse by their margin")
    better: Direction | None = Field(default=None, description="whether high or low is better; by default as the metric's card says")
    mde: float | None = Field(default=None, gt=0, description="smallest change that matters; of a lifetime, of the hazard, as a share")
    margin: float | None = Field(default=None, gt=0, description="largest loss that would be accepted: it is tested for non-inferiority")
    relative: bool = Field(default=False, description="mde and margin are shares of today's value")
    quantity: str | None = Field(default=None, description="address of the lever's size that it measures, e.g. programmes.a.levers.0.shift")
    worth: float | None = Field(default=None, gt=0, description="what one unit of it is worth for one customer, in money")
    prior: EffectPrior | None = Field(default=None, description="what effects such experiments have; by default that of the lever it moves")
    stated: StatedMoments | None = Field(default=None, description="its moments, typed instead of measured")
