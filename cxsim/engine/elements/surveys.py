"""Surveys in the compiled engine: who is asked, who answers, and what."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from cxsim.engine.accounting import record_answer
from cxsim.engine.compilation import inner
from cxsim.engine.elements.element import Element, MemberSums, StateField
from cxsim.engine.quantity_columns import places
from cxsim.engine.records import CES, FROM_TABLE, SURVEY, Record, Scenario, Tally
from cxsim.engine.transition_functions import grade, is_bottom, is_top, normal, quantity, relax, willingness
from cxsim.engine.variates import survey_draws

SUMS = places("invited", "answered", "scores", "top", "bottom")
PER_SURVEY = len(SUMS)


@inner
def begin(scenario: Scenario, tally: Tally, row: Record, parameters: Record, life: Record, key: np.uint64) -> None:
    """A customer of the table may be tired of surveys from the start."""
    life.tiredness, life.surveyed_on = (row.tiredness if life.origin == FROM_TABLE else 0.0), life.born


@inner
def send_survey(scenario: Scenario, tally: Tally, parameters: Record, number: int, life: Record, ordinal: int, key: np.uint64) -> int:
    """The company asks: the customer may be in the sample, may answer; returns the journey that the answer starts, or -1."""
    survey, values = scenario.surveys[number], scenario.values
    at, column = life.at, survey.column
    chosen, answers, noise, reason = survey_draws(survey.point, life.identity, ordinal, key)
    if chosen >= quantity(values, at, column + SURVEY.sample):
        return -1
    months, here = tally.months[life.month], parameters.surveys_sums + PER_SURVEY * number
    months[here + SUMS.invited] += 1
    tired = relax(life.tiredness, 0.0, life.day - life.surveyed_on, quantity(values, at, column + SURVEY.recovery))
    life.tiredness = tired + quantity(values, at, column + SURVEY.fatigue) * (1.0 - tired)
    life.surveyed_on = life.day
    if answers >= willingness(
        quantity(values, at, column + SURVEY.response_rate), quantity(values, at, column + SURVEY.extremity_bias), life.satisfaction, tired
    ):
        return -1
    level = 1.0 - life.effort if survey.index == CES else life.satisfaction
    score = grade(
        survey.index,
        level + quantity(values, at, column + SURVEY.noise) * normal(noise) + quantity(values, at, column + SURVEY.response_coaching),
    )
    months[here + SUMS.answered] += 1
    months[here + SUMS.scores] += score
    months[here + SUMS.top] += is_top(survey.index, score)
    months[here + SUMS.bottom] += is_bottom(survey.index, score)
    record_answer(tally, life, number, score, scenario.reasons, reason)
    return survey.starts if survey.starts >= 0 and score < survey.below else -1


def series(sums: MemberSums) -> Mapping[str, Any]:
    """Who was asked and who answered, the mean score, and the shares of top and of bottom answers."""
    own, survey = {name: counts * 1.0 for name, counts in sums.columns.items()}, sums.member
    some = np.maximum(own["answered"], 1)
    return {
        f"invited.{survey}": own["invited"],
        f"answered.{survey}": own["answered"],
        f"score.{survey}": own["scores"] / some,
        f"top.{survey}": own["top"] / some,
        f"bottom.{survey}": own["bottom"] / some,
    }


ELEMENT = Element(
    name="surveys",
    members=lambda plan: tuple(plan.surveys),
    state={"tiredness": StateField("real", "whole"), "surveyed_on": StateField("real", "whole")},
    sums=SUMS._fields,
    series=series,
    tables=lambda plan: ["surveys", "invitations"],
    begin=begin,
)
