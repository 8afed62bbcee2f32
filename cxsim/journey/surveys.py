"""Surveys: whom the company asks and who answers, which is why the measured index differs from the true one."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from cxsim.errors import fault, schema_error
from cxsim.journey.parameters import Duration, Factor, Months, Name, PlanSection, Real, Share, certain


class Survey(PlanSection):
    """Whom the company asks, who answers, and what: relational (every so many months), transactional (after a journey) or pulse (at once).

    A customer who is asked answers with probability ``response_rate (1 + extremity_bias |2 s - 1|) (1 - tiredness)``, at most 1: both
    extremes answer more, and each asking tires by `fatigue` of what is left, won back with the half-life `recovery`. The answer is the
    level (s, or 1 - effort for CES) plus normal `noise` plus `response_coaching`, graded on the index's scale. Coaching moves nothing
    but the answer.
    """

    index: Literal["nps", "csat", "ces"] = Field(description="index of the question")
    every: Months | None = Field(default=None, description="months between two rounds, on the first of the month")
    after: Name | None = Field(default=None, description="journey after whose visits customers are asked")
    pulse: str | None = Field(default=None, description="<journey>.<touchpoint>: customers are asked right after each touch of it")
    sample: Share = Field(description="share of customers (or visits, or touches) invited to answer")
    response_rate: Share = Field(description="share of those invited who answer, at satisfaction 0.5 and without fatigue")
    extremity_bias: Factor = Field(description="how much more often the very satisfied and the very dissatisfied answer")
    fatigue: Share = Field(description="share of the willingness to answer lost with each invitation")
    recovery: Duration = Field(description="half-life with which this willingness recovers")
    noise: Factor = Field(description="standard deviation of the answer around the level")
    response_coaching: Real = Field(default=certain(0.0, "number"), description="shift of the answer by asking for a good score")
    reasons: dict[Name, float] = Field(default_factory=dict, description="the company's list of problems, with their weights")

    @model_validator(mode="after")
    def _one_kind(self) -> Survey:
        if [self.every, self.after, self.pulse].count(None) != 2:
            raise schema_error(fault("journey-survey-kind", stated=3 - [self.every, self.after, self.pulse].count(None)))
        if any(weight <= 0 for weight in self.reasons.values()):
            raise schema_error(fault("journey-survey-weight"))
        return self
