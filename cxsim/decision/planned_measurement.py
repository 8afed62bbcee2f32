"""A measurement that could be made before deciding: what it measures, how exactly, at what cost, and how fast."""

from __future__ import annotations

from pydantic import Field

from cxsim.journey.parameters import Cost, Duration, PlanSection, certain

DAYS_PER_WEEK = 7.0


class PlannedMeasurement(PlanSection):
    """A test or survey that could be made before deciding: what it measures, how exactly, at what cost, how fast.

    Each observation is the assumption plus noise of standard deviation `sd`, in the assumption's unit. For the difference of
    two shares near p between two arms of n / 2 customers each that is ``2 sqrt(p (1 - p))``.
    """

    quantity: str = Field(description="name of the assumption it measures")
    sd: float = Field(gt=0, description="standard deviation of one observation, in the assumption's unit")
    sample_sizes: tuple[int, ...] = Field(min_length=1, description="numbers of observations to choose from")
    cost: Cost = Field(default=certain(0.0, "money"), description="whatever its size")
    cost_per_observation: Cost = Field(default=certain(0.0, "money"), description="per observation")
    setup: Duration = Field(default=certain(0.0, "days"), description="before the first observation and after the last")
    observations_per_week: float = Field(gt=0, description="observations that come in a week")
    treated_share: float = Field(default=0.0, ge=0, lt=1, description="share of all customers who have the programme while it runs")
    source: str = Field(default="", description="where its numbers come from")

    def weeks(self, observations: int) -> float:
        """Weeks until its answer."""
        return self.setup.value / DAYS_PER_WEEK + observations / self.observations_per_week


class EnrolledMeasurement(PlannedMeasurement):
    """A measurement whose observations do not come at a steady rate: so many are there by the end of each week."""

    arrivals: tuple[float, ...] = Field(min_length=1, description="observations there on the first day and at the end of each week")
    searched: bool = Field(default=False, description="whether the size that is worth most is looked for beside those given")

    def weeks(self, observations: int) -> float:
        """Weeks until its answer; those that do not come within the weeks counted come at the rate that follows."""
        waiting = next((week for week, come in enumerate(self.arrivals) if come >= observations * (1 - 1e-12)), None)
        if waiting is None:
            return (
                self.setup.value / DAYS_PER_WEEK + len(self.arrivals) - 1 + (observations - self.arrivals[-1]) / self.observations_per_week
            )
        return self.setup.value / DAYS_PER_WEEK + waiting
