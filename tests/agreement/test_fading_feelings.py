"""What touches bring about while feelings fade, in whole worlds: the engine against integrals along each customer's path.

Everybody is alike and has one touch every three months, so the path of the levels is known and expected counts are integrals along it.
Each check has a false-alarm rate of 1e-6 and a fixed key. A rate frozen at its level just after a touch until the next refresh is off by
between 6 and 1,300 standard errors.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from scipy.integrate import quad

from cxsim.engine.outcome import Outcome
from cxsim.engine.simulation import simulate
from cxsim.engine.twin import compile_twin
from cxsim.rng import study_key
from cxsim.units import DAYS_PER_MONTH
from tests.support import twins
from tests.support.slow_parameters import slow_but
from tests.support.statistical_check import Z

START, GAIN, EVERY = 0.7, 0.4, 3.0 * DAYS_PER_MONTH
HALF_LIFE_VALUES = (2.0, 5.0, 30.0, 120.0)
ALONE = {"surveys": {}, "acquisition": {}, "referral": None, "purchases": None}


def simulated(customers: int, half_life: float, monthly: float, tenure: float = 0.0, **plan: Any) -> Outcome:
    """A world of customers who all start at `START` and meet one touch at every third month of tenure."""
    quality = plan.pop("quality", 0.0)
    touch = twins.touchpoint(success=0, quality_failure=quality, effort=1.0, duration=0, on_failure="end", cost=0)
    feeling = {"start": {"missing": START}, "gain": GAIN, "loss_aversion": 1, "half_life": f"{half_life} d"}
    document = {
        **ALONE,
        "satisfaction": {**feeling, "log_hazard": plan.pop("log_hazard", 0.0)},
        "effort": {**feeling, "log_hazard": plan.pop("log_hazard_effort", 0.0)},
        "journeys": {"care": {"trigger": {"every": "3 months"}, "touchpoints": {"visit": touch}}},
        **plan,
    }
    people = replace(
        twins.population(customers, active=1.1),
        tenure_months=np.full(customers, tenure),
        satisfaction=np.full(customers, START),
        effort=np.full(customers, START),
        purchase_factor=np.ones(customers),
    )
    twin = compile_twin(twins.plan(**document), people, twins.hazard(monthly, (0.0, 0.0)))
    return simulate(twin, twin.scenario(), study_key(1, 0, 0), histories=False)


def along(rate: Callable[[float], float], goal: float, half_life: float, until: float, first: float = EVERY) -> float:
    """The integral, over days, of a rate of the level along its path: steps of `GAIN` towards `goal`, and fading in between."""
    total, level = 0.0, START
    days = [0.0, *np.arange(first, until, EVERY), until]
    for number, (begin, end) in enumerate(itertools.pairwise(days)):
        if number > 0:
            level += GAIN * (goal - level)
        gap, edges = level - START, [0.0, *[day for day in half_life * np.arange(1.0, 12.0, 0.5) if day < end - begin], end - begin]
        total += sum(
            quad(lambda t, gap=gap: rate(START + gap * 2.0 ** (-t / half_life)), a, b, limit=100)[0] for a, b in itertools.pairwise(edges)
        )
        level = START + gap * 2.0 ** (-(end - begin) / half_life)
    return total


def counted(count: float, mean: float) -> None:
    """A Poisson count."""
    assert abs(count - mean) < Z * math.sqrt(mean)


@pytest.mark.parametrize("half_life", slow_but({HALF_LIFE_VALUES[1]}, HALF_LIFE_VALUES))
@pytest.mark.parametrize("feeling", ["satisfaction", "effort"])
def test_how_many_leave(feeling: str, half_life: float) -> None:
    """Survival after two years; an error of 1 % in the hazard would be seen, the frozen rule is off by 1.2 to 16 % of all losses."""
    customers, monthly, happy = 200_000, 0.02, feeling == "satisfaction"
    weight = -3.0 if happy else 1.5 if half_life < 100 else 3.0
    outcome = simulated(customers, half_life, monthly, **{"log_hazard" if happy else "log_hazard_effort": weight})
    until = float(outcome.twin.common.month_days[-1])
    hazard = along(lambda s: monthly / DAYS_PER_MONTH * math.exp(weight * (s - START)), 0.0 if happy else 1.0, half_life, until)
    gone = -math.expm1(-hazard)
    assert abs(outcome.series["churned"].sum() - customers * gone) < Z * math.sqrt(customers * gone * (1 - gone))


@pytest.mark.parametrize("half_life", HALF_LIFE_VALUES)
def test_how_often_the_disappointed_buy_and_warn(half_life: float) -> None:
    customers, threshold = 20_000, 0.6
    outcome = simulated(
        customers,
        half_life,
        0.0,
        purchases=twins.buying(rate=0.7, log_rate=2.0, variation=0, spend_variation=0),
        detraction={"threshold": threshold, "rate": 4.0, "prospects_lost": 0, "public": 0},
    )
    until = float(outcome.twin.common.month_days[-1])
    buys = along(lambda s: 0.7 / DAYS_PER_MONTH * math.exp(2.0 * (s - START)), 0.0, half_life, until)
    warns = along(lambda s: 4.0 / DAYS_PER_MONTH * max(threshold - s, 0.0) / threshold, 0.0, half_life, until)
    counted(outcome.series["purchases"].sum(), customers * buys)
    counted(outcome.series["warnings"].sum(), customers * warns)


@pytest.mark.parametrize("half_life", HALF_LIFE_VALUES)
@pytest.mark.parametrize("threshold", [START, 0.75])
def test_how_often_the_delighted_talk(threshold: float, half_life: float) -> None:
    """Linear above the set-point, and above a threshold that the level falls below again."""
    customers = 20_000
    referral = {"threshold": threshold, "rate": 4.0, "conversion": 0, "delay": "1 d", "reward": 0}
    outcome = simulated(customers, half_life, 0.0, quality=1.0, referral=referral)
    until = float(outcome.twin.common.month_days[-1])
    talks = along(lambda s: 4.0 / DAYS_PER_MONTH * max(s - threshold, 0.0) / (1.0 - threshold), 1.0, half_life, until)
    counted(outcome.series["recommendations"].sum(), customers * talks)


@pytest.mark.parametrize("day", [0.25, 14.25, 27.25])
def test_the_day_of_the_month_of_a_bad_touch_is_of_no_account(day: float) -> None:
    """One bad touch in January, half-life 5 d: what leaves by the end of February; frozen rates double the effect of one on the 1st."""
    customers, monthly, half_life = 200_000, 0.02, 5.0
    outcome = simulated(customers, half_life, monthly, tenure=3.0 - day / DAYS_PER_MONTH, log_hazard=-3.0, horizon=2)
    until = float(outcome.twin.common.month_days[-1])
    hazard = along(lambda s: monthly / DAYS_PER_MONTH * math.exp(-3.0 * (s - START)), 0.0, half_life, until, first=day)
    gone = -math.expm1(-hazard)
    assert abs(outcome.series["churned"].sum() - customers * gone) < Z * math.sqrt(customers * gone * (1 - gone))
