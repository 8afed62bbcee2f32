"""Intervals hold what they promise for repeated and weighted answers; trends and differences raise false alarms as stated.

Each check has a fixed key. With 2,000 surveys a coverage of 0.95 strays by more than 4.9 standard errors (0.024) once in a million; an
interval that forgets the design effect is found, since it covers less than 0.926.
"""

from __future__ import annotations

import math

import numpy as np
import pytest
from numpy.typing import NDArray

from cxsim.stats.contrasts import compare_groups, estimate_trend
from cxsim.stats.moments import Moments, moments
from cxsim.stats.ratios import estimate_mean, estimate_rate, estimate_score, estimate_share

SURVEYS, CUSTOMERS = 2000, 200
STRAY = 4.9 * math.sqrt(0.95 * 0.05 / SURVEYS)
Array = NDArray[np.float64]


def answers(rng: np.random.Generator, customers: int = CUSTOMERS) -> tuple[Array, Array]:
    """Answers from 0 to 10 of customers who answer one to six times, each around a mood of their own; and whose they are."""
    mood = rng.normal(8, 1.8, customers)
    often = rng.integers(1, 7, customers)
    who = np.repeat(np.arange(customers), often)
    return np.clip(np.round(mood[who] + rng.normal(0, 0.8, len(who))), 0, 10), who


def points(scores: Array) -> Array:
    return np.where(scores >= 9, 100.0, np.where(scores <= 6, -100.0, 0.0))


def truth() -> tuple[float, float]:
    """NPS and share above 7 of the process, from two million customers."""
    scores, _ = answers(np.random.default_rng(99), 2_000_000)
    return float(points(scores).mean()), float((scores >= 8).mean())


@pytest.fixture(scope="module")
def covered() -> dict[str, float]:
    """How often each interval holds the truth."""
    nps, satisfied = truth()
    hits = dict.fromkeys(("nps", "share", "mean", "forgetful"), 0)
    for survey in range(SURVEYS):
        scores, who = answers(np.random.default_rng([2026, survey]))
        clustered, plain = moments(points(scores), cluster=who), moments(points(scores))
        for name, estimate, true in (
            ("nps", estimate_score(clustered, -100, 100, "points"), nps),
            ("mean", estimate_mean(clustered, "points"), nps),
            ("share", estimate_share(moments(scores >= 8, cluster=who)), satisfied),
            ("forgetful", estimate_score(plain, -100, 100, "points"), nps),
        ):
            hits[name] += estimate.low <= true <= estimate.high
    return {name: count / SURVEYS for name, count in hits.items()}


@pytest.mark.parametrize("name", ["nps", "share", "mean"])
def test_intervals_of_repeated_answers_cover(covered: dict[str, float], name: str) -> None:
    assert abs(covered[name] - 0.95) < STRAY


def test_forgetting_that_answers_repeat_is_found(covered: dict[str, float]) -> None:
    assert covered["forgetful"] < 0.95 - STRAY


def test_weighted_shares_cover() -> None:
    """Two strata, one asked five times as often; weights give each its size back."""
    hits = 0
    for survey in range(SURVEYS):
        rng = np.random.default_rng([7, survey])
        messages = np.r_[rng.random(500) < 0.8, rng.random(100) < 0.4]
        estimate = estimate_share(moments(messages, weight=np.r_[np.full(500, 1.0), np.full(100, 5.0)]))
        hits += estimate.low <= 0.6 <= estimate.high
    assert abs(hits / SURVEYS - 0.95) < STRAY


def test_rates_cover_at_least() -> None:
    """The exact Poisson interval is cautious: it covers at least 0.95."""
    rng = np.random.default_rng(3)
    hits = 0
    for _ in range(SURVEYS):
        lost, months = rng.random(400) < 0.03, np.full(400, 1.0)
        estimate = estimate_rate(moments(lost, months), "per month")
        hits += estimate.low <= 0.03 <= estimate.high
    assert hits / SURVEYS > 0.95 - STRAY


def shifted(rng: np.random.Generator, by: float) -> Moments:
    scores, who = answers(rng)
    return moments(scores + by, cluster=who)


@pytest.mark.parametrize(("by", "least", "most"), [(0.0, 0.05 - STRAY, 0.05 + STRAY), (0.8, 0.95, 1.0)])
def test_differences_are_found_and_not_invented(by: float, least: float, most: float) -> None:
    """A shift of 0.8 (more than four standard errors of 0.18) is found in more than 95 of 100; none at all in 5 of 100."""
    found = sum(
        compare_groups(shifted(np.random.default_rng([11, i]), by), shifted(np.random.default_rng([12, i]), 0.0), "points").p < 0.05
        for i in range(SURVEYS)
    )
    assert least <= found / SURVEYS <= most


@pytest.mark.parametrize(("slope", "least", "most"), [(0.0, 0.05 - STRAY, 0.05 + STRAY), (0.2, 0.95, 1.0)])
def test_trends_are_found_and_not_invented(slope: float, least: float, most: float) -> None:
    """Six periods; a slope of 0.2 per period is six of its standard errors (0.03)."""
    found = sum(
        estimate_trend(range(6), [shifted(np.random.default_rng([13, i, t]), slope * t) for t in range(6)], "points").p < 0.05
        for i in range(SURVEYS // 2)
    )
    wide = (STRAY * math.sqrt(2)) if slope == 0 else 0.0
    assert least - wide <= found / (SURVEYS // 2) <= most + wide
