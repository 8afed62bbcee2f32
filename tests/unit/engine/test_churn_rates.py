"""What the compiled engine makes of a life in hand for the law of its hazard, by hand."""

from __future__ import annotations

import math
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from cxsim.engine import rates
from cxsim.engine.records import ACCELERATING, CASE, FEELING, LINEAR
from cxsim.units import DAYS_PER_MONTH
from tests.support.plain_laws import plain

CHURN, SATISFACTION, EFFORT, OPEN = 30, 0, 10, 20


def values() -> np.ndarray:
    """A hazard times 1.5; half-lives of 30 and 60 days; a log hazard of -1 for each unit of satisfaction, of 2 for each of effort."""
    row = np.zeros((2, 40))
    row[1, CHURN], row[1, OPEN + CASE.log_hazard] = 1.5, math.log(3.0)
    row[1, SATISFACTION + FEELING.half_life], row[1, EFFORT + FEELING.half_life] = 30.0, 60.0
    row[1, SATISFACTION + FEELING.log_hazard], row[1, EFFORT + FEELING.log_hazard] = -1.0, 2.0
    return row


PARAMETERS = SimpleNamespace(churn=CHURN, satisfaction=SATISFACTION, effort=EFFORT, satisfaction_curve=LINEAR, effort_curve=ACCELERATING)
LIFE = {
    **{"at": 1, "decided": 0, "open_cases": 0, "knot": 0, "churn_left": math.inf},
    **{"tenure_0": 0.5, "day": 10.0 + DAYS_PER_MONTH, "born": 10.0},
    **{"satisfaction": 0.8, "satisfaction_set": 0.8, "satisfaction_0": 0.5, "effort": 0.2, "effort_set": 0.2, "effort_0": 0.4},
}  # fmt: skip
EXACT = 0.5 * 0.4 * 2.0 * 1.5 * math.exp(-1.0 * (0.8 - 0.5) + 2.0 * (0.2**2 - 0.4**2))
"""Half a month from a tenure of 0.5 and 1 months on at a hazard of 0.4, a risk of 2 and the factors of `values`."""


def used(**more: Any) -> tuple[float, int, float]:
    """What a life at rest uses up of its hazard in half a month."""
    life = SimpleNamespace(**LIFE | more)
    cases = np.array([(1, OPEN)], [("open", int), ("column", int)]).view(np.recarray)
    scenario = SimpleNamespace(values=values(), baseline=np.array([[0.0, 1.0, 2.0], [9.0, 9.0, 9.0], [0.1, 0.4, 0.2]]), cases=cases)
    felt = plain(rates.current_levels)(scenario.values, PARAMETERS, life)
    ways = plain(rates.find_paths)(felt)
    row = SimpleNamespace(risk=2.0, curve=2)
    found: tuple[float, int, float] = plain(rates.integrate_churn)(scenario, row, PARAMETERS, life, felt, ways, 0.5 * DAYS_PER_MONTH)
    return found


def test_the_levels_of_a_life_as_they_fade() -> None:
    felt = plain(rates.current_levels)(values(), PARAMETERS, SimpleNamespace(**LIFE | {"satisfaction": 0.9, "effort": 0.7}))
    assert felt == ((0.9, 0.8, 30.0), (0.7, 0.2, 60.0))
    ways = plain(rates.find_paths)(felt)
    assert [way[:2] for way in ways] == [(0.8, pytest.approx(0.1)), (0.2, pytest.approx(0.5))]
    assert [way[4] for way in ways] == pytest.approx([30.0 / math.log(2), 60.0 / math.log(2)])


def test_a_life_uses_up_its_hazard() -> None:
    assert used() == (pytest.approx(EXACT), 1, math.inf)
    assert used(churn_left=0.5 * EXACT)[2] == pytest.approx(0.25 * DAYS_PER_MONTH)


def test_open_cases_weigh_and_a_decision_that_is_made_ends_it() -> None:
    assert used(open_cases=1)[0] == pytest.approx(3.0 * EXACT)
    assert used(decided=1) == (0.0, 0, math.inf)
