"""A population without a table: segments with their sizes, and how tenure, fee, feelings and hazard are spread among their customers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import Field, model_validator

from cxsim.errors import Fault, fault, schema_error
from cxsim.journey.parameters import Cost, Duration, Factor, Level, Name, PerMonth, PlanSection, Quantity, bare_value, certain, quantities
from cxsim.text import Message


class Spread(PlanSection):
    """How a number is spread among customers; a bare number is the mean."""

    @model_validator(mode="before")
    @classmethod
    def _mean_alone(cls, raw: Any) -> Any:
        return bare_value(raw, "mean")


class TenureSpread(Spread):
    """Tenure at the start, gamma among customers; with a variation of 1 exponential, with 0 the same for all."""

    mean: Duration = Field(description="mean tenure")
    variation: Factor = Field(default=certain(1.0, "factor"), description="standard deviation over mean")


class FeeSpread(Spread):
    """The fee per month, gamma among customers."""

    mean: Cost = Field(description="mean fee a month")
    variation: Factor = Field(default=certain(0.0, "factor"), description="standard deviation over mean")


class LevelSpread(Spread):
    """A level in [0, 1], beta among customers."""

    mean: Level = Field(description="mean level")
    sd: Level = Field(default=certain(0.0, "level 0-1"), description="standard deviation; below that of all at 0 or 1")


class ChurnHazard(PlanSection):
    """The hazard of leaving of customers as they are: constant, or a Weibull of survival ``exp(-(tenure / scale) ** shape)``."""

    per_month: PerMonth | None = Field(default=None, description="constant hazard")
    scale: Duration | None = Field(default=None, description="tenure to which 1 in e customers stay")
    shape: Factor | None = Field(default=None, description="above 1 the hazard rises with tenure, below 1 it falls")

    @model_validator(mode="after")
    def _one_law(self) -> ChurnHazard:
        if (self.per_month is None) == (self.scale is None) or (self.scale is None) != (self.shape is None):
            raise schema_error(fault("journey-hazard-law"))
        if (self.scale is not None and self.scale.value == 0) or (self.shape is not None and self.shape.value == 0):
            raise schema_error(fault("journey-hazard-zero"))
        return self

    @property
    def message(self) -> Message:
        """The numbers of the hazard, with their grade and source."""
        named = (("per_month", self.per_month), ("scale", self.scale), ("shape", self.shape))
        return Message("journey-hazard", numbers=[_number_message(key, number) for key, number in named if number is not None])


class Segment(PlanSection):
    """Customers who are alike but for chance."""

    customers: int = Field(ge=0, le=100_000_000, description="how many there are at the start")
    tenure: TenureSpread = Field(description="how long they have been customers")
    fee_per_month: FeeSpread = Field(description="what they pay")
    satisfaction: LevelSpread = Field(description="how content they are at the start")
    effort: LevelSpread = Field(description="how much effort they remember at the start")
    hazard: ChurnHazard = Field(description="how fast they leave")


class Segments(PlanSection):
    """A population of segments; each customer's draws hang on its name alone, so that one more changes nobody else."""

    segments: dict[Name, Segment] = Field(min_length=1, description="segments by name")
    groups: dict[Name, Annotated[int, Field(ge=1, le=10_000)]] = Field(
        default_factory=dict, description="columns by which customers are grouped, e.g. {region: 8}: so many values, dealt out in turn"
    )


def segments_faults(population: Segments) -> Iterator[Fault]:
    """What is wrong with a population of segments."""
    for name, segment in population.segments.items():
        for field in ("satisfaction", "effort"):
            spread: LevelSpread = getattr(segment, field)
            mean, sd = spread.mean.value, spread.sd.value
            if sd > 0 and sd * sd >= mean * (1 - mean):
                most = (mean * (1 - mean)) ** 0.5
                yield fault("journey-segment-spread", sd=sd, mean=mean, most=most).at(path=("population", "segments", name, field, "sd"))
    for address, quantity in quantities(population):
        if _unsure(quantity):
            yield fault("journey-segment-uncertain").at(path=("population", *address.split(".")))


def _unsure(quantity: Quantity) -> bool:
    return quantity.uncertain or quantity.fitted


def _number_message(key: str, number: Quantity) -> Message:
    facts = {"unit": number.unit.replace(" ", "-"), "grade": number.grade or "opinion", "source": number.evidence or None}
    return Message("journey-hazard-number", key=key, value=number.value, **facts)
