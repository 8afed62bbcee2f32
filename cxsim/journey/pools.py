"""Resource pools of a plan: agents with hours, a queue of those who ask for them, and a mood."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from cxsim.journey.hours import ALWAYS, Hours
from cxsim.journey.parameters import (
    Agents,
    CostPerMinute,
    CostPerMonth,
    Duration,
    Name,
    PerMinute,
    PlanSection,
    Share,
    certain,
)


class Exponential(PlanSection):
    """A random time without memory, of this mean."""

    exponential: Duration = Field(description="mean")


class MeanAndP95(PlanSection):
    """The mean and the 95th percentile of a time."""

    mean: Duration = Field(description="mean")
    p95: Duration = Field(description="95th percentile")


class Lognormal(PlanSection):
    """A random time whose logarithm is normal."""

    lognormal: MeanAndP95 = Field(description="mean and 95th percentile")


class Constant(PlanSection):
    """A time that is always the same."""

    constant: Duration = Field(description="the time")


def _which_law(raw: Any) -> str:
    known = {"exponential", "lognormal", "constant"}
    keys = set(raw) if isinstance(raw, dict) else set(getattr(type(raw), "model_fields", ()))
    return next(iter(sorted(known & keys)), "exponential")


TimeLaw = Annotated[
    Annotated[Exponential, Tag("exponential")] | Annotated[Lognormal, Tag("lognormal")] | Annotated[Constant, Tag("constant")],
    Discriminator(_which_law),
]


class Shift(PlanSection):
    """Part of the agents in part of the hours."""

    hours: Hours = Field(description="hours of the shift, as 'Mon-Fri 08:00-16:00'")
    share: Share = Field(description="share of the pool's agents on duty in these hours; overlapping shifts add up")


class Morale(PlanSection):
    """The mood of a pool's agents, in [0, 1]: it falls when they are too busy, and moves success and quality.

    Day by day it goes towards 1, or as far below as the day's occupancy (time busy / time on duty) is above `strain_above`, with
    the half-life given. A touch loses `success_loss` and `quality_loss` times what the mood is short of 1.
    """

    strain_above: Share = Field(description="occupancy of a day above which the mood falls; at full occupancy it tends to 0")
    half_life: Duration = Field(description="half-life with which the mood moves")
    success_loss: Share = Field(description="loss of the success share at a mood of 0")
    quality_loss: Share = Field(description="loss of the experienced quality at a mood of 0")


class Pool(PlanSection):
    """Agents who serve the touches that name the pool: their hours, service times, and how long callers wait.

    Who asks finds a free agent, or waits: higher priority first, then in the order of asking. Who waits longer than its patience
    gives up. Who asks while the pool is closed is called back and does not give up: after the callers on the line, until it has
    waited for `callback_within`; then its turn comes before theirs who have called since. How long it takes and how patient one is
    belongs to the call, not to the agent.
    """

    agents: Agents = Field(description="number of agents, who are also paid; with 3.6, a fourth agent is on duty on 60 % of days")
    per: str | None = Field(
        default=None,
        description="column of the customers, e.g. region: one queue for each of its values, the agents divided as the customers are",
    )
    hours: Hours = Field(default=ALWAYS, description="when the pool is open, e.g. 'Mon-Sat 08:00-20:00'")
    shifts: dict[Name, Shift] = Field(default_factory=dict, description="agents by hours; by default all agents in all hours")
    outside_hours: Literal["wait", "turn_away"] = Field(
        default="wait", description="callers outside these hours wait for a callback, or are turned away"
    )
    callback_within: Duration = Field(default=certain(1.0, "days"), description="time after which callbacks go before new callers")
    service: TimeLaw = Field(description="how long an agent is busy with one call")
    patience: TimeLaw | None = Field(default=None, description="how long a caller waits before giving up; by default for ever")
    overflow: tuple[Name, ...] = Field(default=(), description="pools whose free agents help, in this order; own calls come first")
    priority: dict[str, int] = Field(default_factory=dict, description="priority by segment: served before lower ones (default 0)")
    answer_within: Duration = Field(
        default=certain(0.0, "days"), description="service level: wait within which a call should be answered; counted, without effect"
    )
    effort_per_minute: PerMinute = Field(default=certain(0.0, "per minute"), description="further effort for each minute of waiting")
    quality_per_minute: PerMinute = Field(default=certain(0.0, "per minute"), description="quality lost for each minute of waiting")
    cost_per_minute: CostPerMinute = Field(default=certain(0.0, "money per minute"), description="cost of a minute that an agent is busy")
    cost_per_agent: CostPerMonth = Field(default=certain(0.0, "money per month"), description="cost of an agent, busy or not")
    morale: Morale | None = Field(default=None, description="the agents' mood; left out, mood has no effect")
