"""Surveys in the compiled engine: who is asked, who answers, and what."""

from __future__ import annotations

from cxsim.engine.accounting import note_answer
from cxsim.engine.compilation import inner
from cxsim.engine.records import (
    ANSWERED,
    ASKED,
    BOTTOM,
    CES,
    PER_SURVEY,
    S_BEGGING,
    S_FATIGUE,
    S_NOISE,
    S_RECOVERY,
    S_SAMPLE,
    S_SHARE,
    S_TAILS,
    SCORES,
    TOP,
)
from cxsim.engine.transition_functions import graded, is_bottom, is_top, normal, quantity, relaxed, willingness
from cxsim.engine.variates import survey_draws


@inner
def ask(tally, surveys, number, reasons, values, single, life, ordinal, key):
    """The company asks: the customer may be in the sample, may answer; returns the journey that the answer starts, or -1."""
    survey = surveys[number]
    at, column = life.at, survey.column
    asked, answers, noise, reason = survey_draws(survey.point, life.identity, ordinal, key)
    if asked >= quantity(values, at, column + S_SAMPLE):
        return -1
    months, here = tally.months[life.month], single.survey_sums + PER_SURVEY * number
    months[here + ASKED] += 1
    tired = relaxed(life.tiredness, 0.0, life.day - life.asked_on, quantity(values, at, column + S_RECOVERY))
    life.tiredness = tired + quantity(values, at, column + S_FATIGUE) * (1.0 - tired)
    life.asked_on = life.day
    if answers >= willingness(quantity(values, at, column + S_SHARE), quantity(values, at, column + S_TAILS), life.satisfaction, tired):
        return -1
    level = 1.0 - life.effort if survey.index == CES else life.satisfaction
    score = graded(survey.index, level + quantity(values, at, column + S_NOISE) * normal(noise) + quantity(values, at, column + S_BEGGING))
    months[here + ANSWERED] += 1
    months[here + SCORES] += score
    months[here + TOP] += is_top(survey.index, score)
    months[here + BOTTOM] += is_bottom(survey.index, score)
    note_answer(tally, life, number, score, reasons, reason)
    return survey.starts if survey.starts >= 0 and score < survey.below else -1
