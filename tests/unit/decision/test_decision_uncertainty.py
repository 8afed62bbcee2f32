"""Correlated assumptions, good and bad months, observed values, and draws until it is precise enough."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from pydantic import TypeAdapter, ValidationError
from scipy.stats import spearmanr

from cxsim.decision.assumption_laws import distribution_of
from cxsim.decision.business_case import BusinessCase
from cxsim.decision.comparison_runs import compare
from cxsim.decision.draws import draw_assumptions
from cxsim.decision.joint_uncertainty import CalendarVariation, Correlation, calendar_changes
from cxsim.decision.precision import assess_precision
from cxsim.errors import UsageError
from cxsim.journey.parameters import Quantity, QuantityKind, Share
from tests.support.decision_case import ClosedForm, case

NAMED = {
    "a": Quantity(value=1, p5=0, p95=2, unit="number"),
    "b": Quantity(value=0.2, p5=0.1, p95=0.4, unit="share"),
    "c": Quantity(value=12.2, p5=5, p95=30, unit="money", dist="lognormal"),
    "d": Quantity(value=3, unit="number"),
}
PAIRS = (Correlation(between=("a", "b"), rank=0.5), Correlation(between=("c", "b"), rank=-0.7))
FEWER_LEAVE = {"quantity": "churn.multiplier", "multiply": {"value": 0.8, "p5": 0.7, "p95": 0.95}, "start": "2026-01-01"}
COST = {"name": "tool", "one_off": 9_000, "on": "2026-02-15"}


@pytest.mark.parametrize(("draws", "sampling"), [(200, "latin"), (1000, "latin"), (256, "sobol")])
def test_sampled_rank_correlation(draws: int, sampling: Any) -> None:
    """Within .02 of what was asked, for any number of draws that is used."""
    found = draw_assumptions(NAMED, None, draws, 7, correlations=PAIRS, sampling=sampling)
    ranks = spearmanr(found.values).statistic
    assert ranks[0, 1] == pytest.approx(0.5, abs=0.02)
    assert ranks[1, 2] == pytest.approx(-0.7, abs=0.02)
    assert ranks[0, 2] == pytest.approx(0.0, abs=0.02)


def test_correlated_samples_keep_their_margins() -> None:
    alone, together = (draw_assumptions(NAMED, None, 300, 7, correlations=pairs) for pairs in ((), PAIRS))
    assert (np.sort(alone.values, axis=0) == np.sort(together.values, axis=0)).all()
    assert (alone.values != together.values).any()


@pytest.mark.parametrize(
    ("pairs", "found"),
    [
        ([("a", "d", 0.5)], "'d'"),
        ([("a", "x", 0.5)], "'x'"),
        ([("a", "a", 0.5)], "no pair"),
        ([("a", "b", 0.5), ("b", "a", 0.1)], "there already"),
        ([("a", "b", 0.9), ("b", "c", 0.9), ("a", "c", -0.9)], "at once"),
    ],
)
def test_correlations_that_cannot_be(pairs: list[tuple[str, str, float]], found: str) -> None:
    wrong = [Correlation(between=(one, other), rank=rank) for one, other, rank in pairs]
    with pytest.raises(UsageError, match=found):
        draw_assumptions(NAMED, None, 50, 7, correlations=wrong)


def test_sobol_points_go_on_where_they_ended() -> None:
    whole = draw_assumptions(NAMED, None, 64, 7, sampling="sobol")
    first, second = (draw_assumptions(NAMED, None, 32, 7, sampling="sobol", first=start) for start in (1, 33))
    assert (first.then(second).values == whole.values).all()
    assert (first.then(second).ids == whole.ids).all()


def test_observed_values() -> None:
    quantity = TypeAdapter(Share).validate_python({"sample": [0.1, 0.2, 0.2, 0.5]})
    assert (quantity.value, quantity.p5, quantity.p95) == pytest.approx((0.2, 0.115, 0.455))
    law = distribution_of(quantity)
    assert law.quantile(np.array([0.0, 1 / 3, 1.0])) == pytest.approx([0.1, 0.2, 0.5])
    assert law.mean == pytest.approx((0.15 + 0.2 + 0.35) / 3)
    for wrong in ([0.1, 1.2], [0.1], ["x", 0.2]):
        with pytest.raises(ValidationError):
            TypeAdapter(Share).validate_python({"sample": wrong})
    assert isinstance(QuantityKind("share", 0, 1), QuantityKind)


def calendar_case(sd: float) -> BusinessCase:
    return replace(case(levers=[FEWER_LEAVE], costs=[COST]), calendar=CalendarVariation.model_validate({"sd": sd}))


def test_months_are_shared_and_have_mean_1() -> None:
    given = calendar_case(0.3)
    values = {name: quantity.value for name, quantity in given.quantities.items()}
    months = [calendar_changes(given.calendar, given.plan, values, draw, 3) for draw in range(1, 2001)]
    factors = np.array([changes[0].apply(np.ones(12)) for changes in months])
    assert abs(factors.mean() - 1) < 5 * 0.31 / np.sqrt(factors.size)
    assert np.log(factors).std() == pytest.approx(0.3, rel=0.03)
    demand = np.array([changes[1].apply(np.ones(12)) for changes in months])
    assert demand == pytest.approx(factors)
    assert calendar_changes(given.calendar, given.plan, values, 0, 3) == ()


def test_the_spread_is_distinguished() -> None:
    """Without chance nothing is chance; bad months without uncertain assumptions: everything is the calendar's."""
    shaken = replace(calendar_case(0.2), programme=case(levers=[{**FEWER_LEAVE, "multiply": 0.8}], costs=[COST]).programme)
    options: dict[str, Any] = {"draws": 60, "replications": 1, "seed": 4}
    for given, expected in ((case(levers=[FEWER_LEAVE], costs=[COST]), "assumptions"), (shaken, "calendar")):
        found = compare(given, ClosedForm(), **options)
        parts = {part.name: part.share for part in assess_precision(given, found, ClosedForm(), probes=40).parts}
        assert parts[expected] == pytest.approx(1.0, abs=0.45 if expected == "calendar" else 1e-9)
        assert parts["individual"] == 0.0
        assert sum(parts.values()) == pytest.approx(1.0)


def test_draws_stop_when_precise_enough_or_say_that_they_are_not() -> None:
    given = case(levers=[FEWER_LEAVE], costs=[COST])
    loose = compare(given, ClosedForm(), draws=1_000, replications=1, seed=4, tolerance=0.05)
    strict = compare(given, ClosedForm(), draws=300, replications=1, seed=4, tolerance=0.0001)
    assert len(loose.draws) < 1_000
    assert loose.npv_error <= 0.05 * loose.npv.mean
    assert str(loose.notes[-1]).startswith("Stopped after")
    assert len(strict.draws) == 300
    assert str(strict.notes[-1]).startswith("Not precise enough after 300")
    assert strict.draws.ids.tolist() == list(range(1, 301))


@pytest.mark.parametrize("draws", [101, 250])
def test_as_many_draws_are_made_as_are_requested(draws: int) -> None:
    """Also where they are no multiple of a batch, and a last draw alone has no strata."""
    found = compare(case(levers=[FEWER_LEAVE], costs=[COST]), ClosedForm(), draws=draws, replications=1, seed=4, tolerance=1e-9)
    assert found.draws.ids.tolist() == list(range(1, draws + 1))


@pytest.mark.parametrize("draws", [1, 2, 5])
def test_few_draws_say_what_they_hold(draws: int) -> None:
    found = compare(case(levers=[FEWER_LEAVE], costs=[COST]), ClosedForm(), draws=draws, replications=1, seed=4)
    assert (found.npv.p5, found.npv.p95) == (found.npv_by_draw.min(), found.npv_by_draw.max())
    assert f" {(draws - 1) / (draws + 1):.0%} of what can be" in str(found.notes[0])
    assert len(assess_precision(case(levers=[FEWER_LEAVE], costs=[COST]), found, ClosedForm()).headlines) == 7
