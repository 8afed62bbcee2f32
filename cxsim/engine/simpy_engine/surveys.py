"""Whom the company asks in the open engine, who answers, and what."""

from __future__ import annotations

from typing import Any

import numpy as np

from cxsim.engine import records
from cxsim.engine import transition_functions as transitions
from cxsim.engine.elements.surveys import PER_SURVEY, SUMS
from cxsim.engine.simpy_engine.customer import Customer


def send_survey(customer: Customer, number: int, ordinal: int) -> int:
    """Perhaps ask, perhaps an answer; the journey that the answer starts, or -1."""
    survey = customer.run.surveys[number]
    value = customer.value[survey["column"] :]
    chosen, answers, noise, reason = customer.uniforms(ordinal, survey["point"])
    if chosen >= value[records.SURVEY.sample]:
        return -1
    sums = customer.sums[customer.run.parameters["surveys_sums"] + PER_SURVEY * number :]
    sums[SUMS.invited] += 1
    tired = transitions.relax(customer.tiredness, 0.0, customer.day - customer.surveyed_on, value[records.SURVEY.recovery])
    customer.tiredness = tired + value[records.SURVEY.fatigue] * (1.0 - tired)
    customer.surveyed_on = customer.day
    if answers >= transitions.willingness(
        value[records.SURVEY.response_rate], value[records.SURVEY.extremity_bias], customer.satisfaction, tired
    ):
        return -1
    level = 1.0 - customer.effort if survey["index"] == records.CES else customer.satisfaction
    score = int(
        transitions.grade(
            survey["index"], level + value[records.SURVEY.noise] * transitions.normal(noise) + value[records.SURVEY.response_coaching]
        )
    )
    _book(sums, survey, score)
    given = np.flatnonzero(reason < customer.run.scenario.reasons[number])
    why = int(given[0]) if len(given) else -1
    customer.run.answers.append({"life": customer, "survey": number, "score": score, "reason": why, "day": customer.day})
    return int(survey["starts"]) if survey["starts"] >= 0 and score < survey["below"] else -1


def _book(sums: Any, survey: dict[str, Any], score: int) -> None:
    sums[SUMS.answered] += 1
    sums[SUMS.scores] += score
    sums[SUMS.top] += transitions.is_top(survey["index"], score)
    sums[SUMS.bottom] += transitions.is_bottom(survey["index"], score)
