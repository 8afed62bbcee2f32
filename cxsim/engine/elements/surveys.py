"""Surveys in the compiled engine: who is asked, who answers, and what."""

from __future__ import annotations

from cxsim.engine.accounting import record_answer
from cxsim.engine.compilation import inner
from cxsim.engine.records import CES, PER_SURVEY, SURVEY, SURVEY_SUMS
from cxsim.engine.transition_functions import grade, is_bottom, is_top, normal, quantity, relax, willingness
from cxsim.engine.variates import survey_draws


@inner
def send_survey(world, tally, parameters, number, life, ordinal, key):
    """The company asks: the customer may be in the sample, may answer; returns the journey that the answer starts, or -1."""
    survey, values = world.surveys[number], world.values
    at, column = life.at, survey.column
    asked, answers, noise, reason = survey_draws(survey.point, life.identity, ordinal, key)
    if asked >= quantity(values, at, column + SURVEY.sample):
        return -1
    months, here = tally.months[life.month], parameters.survey_sums + PER_SURVEY * number
    months[here + SURVEY_SUMS.asked] += 1
    tired = relax(life.tiredness, 0.0, life.day - life.asked_on, quantity(values, at, column + SURVEY.recovery))
    life.tiredness = tired + quantity(values, at, column + SURVEY.fatigue) * (1.0 - tired)
    life.asked_on = life.day
    if answers >= willingness(
        quantity(values, at, column + SURVEY.response_rate), quantity(values, at, column + SURVEY.extremity_bias), life.satisfaction, tired
    ):
        return -1
    level = 1.0 - life.effort if survey.index == CES else life.satisfaction
    score = grade(
        survey.index,
        level + quantity(values, at, column + SURVEY.noise) * normal(noise) + quantity(values, at, column + SURVEY.response_coaching),
    )
    months[here + SURVEY_SUMS.answered] += 1
    months[here + SURVEY_SUMS.scores] += score
    months[here + SURVEY_SUMS.top] += is_top(survey.index, score)
    months[here + SURVEY_SUMS.bottom] += is_bottom(survey.index, score)
    record_answer(tally, life, number, score, world.reasons, reason)
    return survey.starts if survey.starts >= 0 and score < survey.below else -1
