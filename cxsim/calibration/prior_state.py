"""What the company's logs say of the time before the start: how tired of surveys each customer is, and which of its cases are open."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import numpy as np
import pandas as pd

from cxsim.engine.transition_functions import relax
from cxsim.errors import UsageError, fault
from cxsim.journey.plan import Plan
from cxsim.journey.population import Population
from cxsim.text import Message


def add_survey_fatigue(population: Population, plan: Plan, surveys: pd.DataFrame) -> Population:
    """The population with the tiredness that the surveys answered before the plan's start have left.

    Each asking takes a share `fatigue` of what is left of the willingness to answer, won back with the half-life `recovery`; both are
    those of the plan's first survey of the index that was answered. A table of answers does not hold who was asked and did not answer,
    so this is the least that they can be tired.

    Parameters
    ----------
    surveys : columns `customer_id`, `answered_at`, `index`, as in the contract of surveys.

    Raises
    ------
    UsageError
        If no answer is of a customer of the population.
    """
    by_index = {str(survey.index): survey for survey in reversed(list(plan.surveys.values()))}
    found, start = population.tiredness.copy(), pd.Timestamp(plan.start)
    answers = _of(population, surveys).assign(day=lambda rows: (pd.to_datetime(rows["answered_at"]) - start) / pd.Timedelta(days=1))
    for place, own in answers[answers["day"] < 0].sort_values("day").groupby("place"):
        tired, last, half_life = 0.0, 0.0, 0.0
        segment = population.segments[population.segment[cast(int, place)]]
        for day, index in zip(own["day"], own["index"].astype(str), strict=True):
            if index in by_index:
                fatigue, half_life = (part.of_segment(segment).value for part in (by_index[index].fatigue, by_index[index].recovery))
                rested = float(relax(tired, 0.0, day - last, half_life)) if tired else 0.0
                tired, last = rested + fatigue * (1.0 - rested), day
        found[cast(int, place)] = relax(tired, 0.0, -last, half_life)
    return replace(population, tiredness=found)


def add_open_cases(population: Population, plan: Plan, cases: pd.DataFrame) -> Population:
    """The population with the cases that are open at the plan's start; of several of a kind the one that was opened first.

    Parameters
    ----------
    cases : columns `customer_id`, `opened_at`, `resolved_at` (blank while open) and `reason`, the plan's kind of case, as in the contract
        of cases; cases of other reasons are left out.

    Raises
    ------
    UsageError
        If no case is of a customer of the population.
    """
    kinds, start = list(plan.cases), pd.Timestamp(plan.start)
    found = np.full((len(population), len(kinds)), np.nan)
    rows = _of(population, cases)
    opened, resolved = pd.to_datetime(rows["opened_at"]), pd.to_datetime(rows["resolved_at"])
    still = rows[(opened <= start) & (resolved.isna() | (resolved > start)) & rows["reason"].isin(kinds)]
    since = (start - pd.to_datetime(still["opened_at"])) / pd.Timedelta(days=1)
    for place, reason, days in zip(still["place"], still["reason"], since, strict=True):
        kind = kinds.index(reason)
        found[place, kind] = np.fmax(found[place, kind], days)
    return replace(population, days_since_opened=found)


def _of(population: Population, table: pd.DataFrame) -> pd.DataFrame:
    """The rows of a table that are of customers of the population, with their `place` in it."""
    rows = table.assign(place=pd.Index(population.names).get_indexer(pd.Index(table["customer_id"].astype(str))))
    known = rows[rows["place"] >= 0]
    if not len(known):
        raise UsageError(Message("calibration-log-foreign"), [fault("calibration-log-customers")])
    return known
