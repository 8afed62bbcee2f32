"""On tables in which nothing changes, trends and differences are called significant as often as they say.

Each kind of table is drawn 400 times with a fixed key. A test that keeps its 5 % strays above 10.4 % (4.9 Monte Carlo
standard errors of 0.011) once in a million; one that weights periods by the variance that each happens to show is at 11 to 32 %.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from cxsim.stats.contrasts import compare_groups, estimate_slope, estimate_trend
from cxsim.stats.moments import Moments, moments
from cxsim.stats.trend_moments import PAIRS, TrendMoments
from cxsim.text import Message

TABLES = 400
MOST = 0.05 + 4.9 * math.sqrt(0.05 * 0.95 / TABLES)
Array = NDArray[np.float64]
Law = Callable[[np.random.Generator, tuple[int, ...]], Array]

LAWS: dict[str, Law] = {
    "skewed mean": lambda rng, shape: rng.lognormal(3, 1.2, shape),
    "days": lambda rng, shape: rng.exponential(20, shape),
    "nps": lambda rng, shape: rng.choice([-100.0, 0.0, 100.0], shape, p=[0.2, 0.3, 0.5]),
    "share of 5 %": lambda rng, shape: (rng.random(shape) < 0.05).astype(float),
    "share of 30 %": lambda rng, shape: (rng.random(shape) < 0.3).astype(float),
    "rate": lambda rng, shape: rng.poisson(0.1, shape).astype(float),
}


def of(values: Array) -> Moments:
    """The moments of single answers."""
    n, y, yy = len(values), float(values.sum()), float(values @ values)
    return Moments(n, n, y, n, yy, y, n, yy, y, n)


def alarms(law: Law, sizes: list[int]) -> float:
    """The share of tables without a trend in which one is found, with so many answers in each period."""
    rng = np.random.default_rng([2027, *sizes])
    found = [estimate_trend(range(len(sizes)), [of(law(rng, (size,))) for size in sizes], "").p < 0.05 for _ in range(TABLES)]
    return float(np.mean(found))


@pytest.mark.parametrize("name", LAWS)
@pytest.mark.parametrize("sizes", [[10] * 24, [1, 2, 5, 7, *[60] * 8]], ids=["10 x 24", "first few"])
def test_no_trend_is_invented(name: str, sizes: list[int]) -> None:
    assert alarms(LAWS[name], sizes) < MOST


@pytest.mark.parametrize("name", LAWS)
@pytest.mark.parametrize("sizes", [(4, 4), (9, 9), (30, 30), (10, 200)], ids=str)
def test_no_difference_is_invented(name: str, sizes: tuple[int, int]) -> None:
    rng = np.random.default_rng([2028, *sizes])
    found = [compare_groups(*(of(LAWS[name](rng, (size,))) for size in sizes), "").p < 0.05 for _ in range(TABLES)]
    assert float(np.mean(found)) < MOST


def test_a_small_group_that_varies_more_invents_no_difference() -> None:
    """Where Student's common variance errs: 8 answers with a standard deviation of 3 beside 80 with one of 1."""
    rng = np.random.default_rng(2029)
    found = [compare_groups(of(rng.normal(0, 3, 8)), of(rng.normal(0, 1, 80)), "").p < 0.05 for _ in range(TABLES)]
    assert float(np.mean(found)) < MOST


def test_a_trend_of_customers_who_return_keeps_its_level_and_its_power() -> None:
    """Customers answer in several periods around a mood of their own; that mood must neither fake a trend nor hide one."""
    null, real = 0, 0
    for table in range(300):
        rng = np.random.default_rng([2030, table])
        mood, who = rng.normal(0, 2, 60), rng.integers(0, 60, 360)
        time = np.arange(360) // 30
        answers = mood[who] + rng.normal(0, 1, 360)
        null += trend_of(answers, time, who) < 0.05
        real += trend_of(answers + 0.15 * time, time, who) < 0.05
    assert null / 300 < 0.05 + 4.9 * math.sqrt(0.05 * 0.95 / 300)
    assert real / 300 > 0.9


def trend_of(answers: Array, time: Array, who: Array) -> float:
    """The p-value of the regression that knows whose answers are whose."""
    own = np.stack([np.bincount(who, answers * w) for w in (1, time)] + [np.bincount(who, time**k * 1.0) for k in (0, 1, 2)], axis=1)
    own = own[:, [0, 2, 1, 3, 4]]
    products = own.T @ own
    found = TrendMoments(12, int((own[:, 1] > 0).sum()), tuple(own.sum(axis=0)), tuple(products[i, j] for i, j in PAIRS))
    return estimate_slope(found, "").p


def test_a_share_that_is_0_in_some_periods_has_a_trend_like_others() -> None:
    """5 %, four times 0, 5.3 % of twenty: no trend, and a p-value that says so; all 0 has none."""
    shares = [[1.0] + [0.0] * 19, *[[0.0] * 20] * 4, [1.0] + [0.0] * 18]
    found = estimate_trend(range(6), [moments(part) for part in shares], "share")
    assert abs(found.value) < 0.001
    assert found.p > 0.9
    assert estimate_trend(range(6), [moments([0.0] * 20)] * 6, "share").note == Message("stats-variance-none")
