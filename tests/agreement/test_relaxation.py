"""The integrals of rates along a fading feeling against numerical quadrature, and the instants against the integrals."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from scipy.integrate import quad

from cxsim.engine import relaxation
from cxsim.engine.records import ACCELERATING, LINEAR, SATURATING
from cxsim.units import DAYS_PER_MONTH, MONTHS_PER_DAY

SHAPES: dict[int, Callable[[float], float]] = {LINEAR: lambda x: x, SATURATING: lambda x: x * (2.0 - x), ACCELERATING: lambda x: x * x}
CURVES = [SHAPES[code] for code in range(3)]
HALF_LIFE_VALUES = (2.0, 5.0, 30.0, 120.0, 1e6)
LEVELS = ((0.2, 0.7), (0.95, 0.7), (0.69, 0.7), (0.0, 1.0), (1.0, 0.0))
DAYS = (0.3, 9.0, 31.0)
OF_EFFECT = 2e-4
"""The error that is stated, as a share of what the deviation from the set-point brings about."""

Path = Callable[[float], float]


def path(level: float, set_point: float, half_life: float) -> Path:
    return lambda day: set_point + (level - set_point) * 2.0 ** (-day / half_life)


def fading(level: float, set_point: float, half_life: float) -> tuple[Any, Any]:
    """A feeling, and its way."""
    feeling = level, set_point, half_life
    return feeling, relaxation.find_path(feeling)


def integral(rate: Path, edges: list[float]) -> float:
    """The integral of a rate that is smooth between the edges."""
    return sum(quad(rate, a, b, epsabs=1e-15, epsrel=1e-13, limit=200)[0] for a, b in itertools.pairwise(sorted(edges)))


def crossing(level: float, set_point: float, half_life: float, threshold: float, days: float) -> list[float]:
    """The days at which a rate with a threshold has its kinks."""
    day = math.inf
    if (level - threshold) * (set_point - threshold) < 0.0:
        day = half_life * math.log2((level - set_point) / (threshold - set_point))
    return [0.0, day, days] if day < days else [0.0, days]


@pytest.mark.parametrize("curve", range(3))
@pytest.mark.parametrize("half_life", HALF_LIFE_VALUES)
def test_a_rate_that_satisfaction_multiplies(half_life: float, curve: int) -> None:
    for (level, goal), weight, days in itertools.product(LEVELS, (-3.0, -0.5, 2.0), DAYS):
        s = path(level, goal, half_life)
        rate = lambda day, s=s, b=weight: math.exp(b * (CURVES[curve](s(day)) - CURVES[curve](0.6)))  # noqa: E731
        calm = math.exp(weight * (CURVES[curve](goal) - CURVES[curve](0.6)))
        exact = integral(rate, [0.0, days])
        effect = integral(lambda day, r=rate, c=calm: abs(r(day) - c), [0.0, days])
        influence = (curve, weight, CURVES[curve](0.6))
        feeling, way = fading(level, goal, half_life)
        used, known = relaxation.integrate_log_linear(1.0, feeling, way, influence, days)
        assert abs(used - exact) <= OF_EFFECT * effect + 1e-12 * exact
        day = relaxation.solve_log_linear(1.0, feeling, influence, days, known, 0.6 * used)
        assert integral(rate, [0.0, day]) == pytest.approx(0.6 * used, rel=OF_EFFECT)


@pytest.mark.parametrize("curve", range(3))
@pytest.mark.parametrize("half_life", HALF_LIFE_VALUES)
@pytest.mark.parametrize("sign", [1, -1])
def test_a_rate_beyond_a_threshold(sign: int, half_life: float, curve: int) -> None:
    for (level, goal), threshold, days in itertools.product(LEVELS, (0.1, 0.6, 0.7, 0.8), DAYS):
        width = 1.0 - threshold if sign > 0 else -threshold
        s, kinks = path(level, goal, half_life), crossing(level, goal, half_life, threshold, days)
        rate = lambda day, s=s, t=threshold, w=width: CURVES[curve](max((s(day) - t) / w, 0.0))  # noqa: E731
        calm = CURVES[curve](max((goal - threshold) / width, 0.0))
        exact = integral(rate, kinks)
        effect = integral(lambda day, r=rate, c=calm: abs(r(day) - c), kinks)
        feeling, way = fading(level, goal, half_life)
        used = relaxation.integrate_excess(1.0, way, relaxation.remaining_share(way, days), curve, threshold, width, days)
        assert abs(used - exact) <= 1e-6 * effect + 1e-9 * days
        if used > 1e-3:
            day = relaxation.solve_excess(1.0, feeling, curve, threshold, width, days, 0.6 * used)
            assert integral(rate, [0.0, *[k for k in kinks if k < day], day]) == pytest.approx(0.6 * used, rel=1e-6, abs=1e-8)


@pytest.mark.parametrize("half_life", HALF_LIFE_VALUES)
def test_a_hazard_that_both_feelings_move_between_knots_of_its_baseline(half_life: float) -> None:
    knots = np.array([0.0, 3.0, 3.05, 3.4, 3.41, 4.2])
    heights = np.cumsum([0.0, 0.02, 0.03, 0.0, 0.01, 0.2])
    slopes, tenure = np.append(np.diff(heights) / np.diff(knots), 0.3), 2.9
    baseline = np.vstack([knots, slopes])
    for (level, goal), curve, weight, days in itertools.product(LEVELS, range(3), (-3.0, 0.7), (*DAYS, 60.0)):
        s, e = path(level, goal, half_life), path(0.9, 0.3, 45.0)
        (feeling, way), (effort, other) = fading(level, goal, half_life), fading(0.9, 0.3, 45.0)
        feelings = feeling, effort, (way, other)
        influences = ((curve, weight, CURVES[curve](0.6)), (LINEAR, 1.2, 0.3))

        def factor(day: float, s: Path = s, e: Path = e, curve: int = curve, weight: float = weight) -> float:
            return math.exp(weight * (CURVES[curve](s(day)) - CURVES[curve](0.6)) + 1.2 * (e(day) - 0.3))

        def rate(day: float, factor: Path = factor) -> float:
            return slopes[np.searchsorted(knots, tenure + day * MONTHS_PER_DAY, side="right") - 1] * MONTHS_PER_DAY * factor(day)

        edges = [0.0, days, *[d for d in (knots - tenure) * DAYS_PER_MONTH if 0.0 < d < days]]
        exact = sum(rate(0.5 * (a + b)) / factor(0.5 * (a + b)) * integral(factor, [a, b]) for a, b in itertools.pairwise(sorted(edges)))
        args = (baseline, (1, tenure, 0), 1.0, feelings[:2], feelings[2], influences, days)
        used, knot, never = relaxation.integrate_hazard(*args, 1e9)
        assert used == pytest.approx(exact, rel=OF_EFFECT)
        assert never == math.inf
        assert knot == np.searchsorted(knots, tenure + days * MONTHS_PER_DAY, side="right") - 1
        part, _, day = relaxation.integrate_hazard(*args, 0.6 * used)
        assert part == 0.6 * used
        inside = [0.0, day, *[d for d in edges if 0.0 < d < day]]
        found = sum(rate(0.5 * (a + b)) / factor(0.5 * (a + b)) * integral(factor, [a, b]) for a, b in itertools.pairwise(sorted(inside)))
        assert found == pytest.approx(0.6 * used, rel=OF_EFFECT)


@pytest.mark.parametrize("half_life", [2.0, 45.0])
def test_an_instant_does_not_hang_on_when_somebody_looks(half_life: float) -> None:
    """The day found is the same to the last bit however far ahead one looks beyond it, and not found before it comes."""
    (feeling, way), influence, baseline = fading(0.1, 0.8, half_life), (LINEAR, -2.0, 0.8), np.array([[0.0, 0.4, 1.0], [0.7, 0.5, 0.6]])
    effort, still = fading(0.3, 0.3, 50.0)
    both, by = (feeling, effort, (way, still)), (influence, (LINEAR, 1.0, 0.3))

    def grown_by(days: float) -> float:
        used, known = relaxation.integrate_log_linear(0.1, feeling, way, influence, days)
        return relaxation.solve_log_linear(0.1, feeling, influence, days, known, 1.0) if used >= 1.0 else math.inf

    def exceeded_by(days: float, scale: float, curve: int, width: float, left: float) -> float:
        used = relaxation.integrate_excess(scale, way, relaxation.remaining_share(way, days), curve, 0.5, width, days)
        return relaxation.solve_excess(scale, feeling, curve, 0.5, width, days, left) if used >= left else math.inf

    rules: tuple[Callable[[float], float], ...] = (
        grown_by,
        lambda days: exceeded_by(days, 0.3, SATURATING, 0.5, 1.0),
        lambda days: exceeded_by(days, 0.9, LINEAR, -0.5, 0.4),
        lambda days: relaxation.integrate_hazard(baseline, (1, 0.1, 0), 1.0, both[:2], both[2], by, days, 0.9)[2],
    )
    for day_within in rules:
        day = day_within(300.0)
        assert 0.0 < day < 300.0
        assert {day_within(day + more) for more in (1e-6, 0.1, 7.0, 29.0)} == {day}
        assert day_within(day - 1e-6) == math.inf
