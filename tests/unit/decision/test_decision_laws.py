"""A stated value is the centre of its law, laws are refused with their three numbers, and an interval may touch 0 and 1."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pydantic import TypeAdapter
from scipy import integrate, optimize, stats

from cxsim.config.loader import load
from cxsim.decision.assumption_laws import distribution_of
from cxsim.decision.draws import draw_assumptions
from cxsim.errors import UsageError
from cxsim.journey.parameters import Cost, Quantity, Real, Share, quantities
from cxsim.stats.distributions import from_interval

STUDIES = sorted(Path("configs").glob("*.yaml"))


@pytest.mark.parametrize("value", [110.0, 200.0, 390.0])
def test_the_draws_of_a_cost_are_centred_on_its_value(value: float) -> None:
    """Before, 110 and 390 within the same interval gave the same draws, with the median 200."""
    cost = Quantity(value=value, p5=100, p95=400, unit="money")
    drawn = draw_assumptions({"cost": cost}, None, 1_001, 1).values[:, 0]
    assert np.percentile(drawn, [5, 50, 95]) == pytest.approx([100, value, 400], rel=0.01)
    assert drawn.min() > 0


@pytest.mark.parametrize(
    ("kind", "stated"),
    [
        (Cost, {"value": 200, "p5": 0, "p95": 400}),
        (Share, {"value": 0.96, "p5": 0.9, "p95": 1}),
        (Share, {"value": 0.02, "p5": 0, "p95": 0.1}),
        (Share, {"value": 0.5, "p5": 0, "p95": 1}),
    ],
)
def test_an_interval_may_touch_the_end_of_its_range(kind: Any, stated: dict[str, float]) -> None:
    """What lies beyond is at the end itself: one draw in twenty, and none outside the range."""
    quantity = TypeAdapter(kind).validate_python(stated)
    drawn = draw_assumptions({"x": quantity}, None, 2_000, 1).values[:, 0]
    assert np.percentile(drawn, [5, 50, 95]) == pytest.approx(
        list(map(float, (stated["p5"], stated["value"], stated["p95"]))), abs=2e-3 * 400
    )
    if stated["p5"] == 0:
        assert (drawn == 0).mean() == pytest.approx(0.05, abs=0.001)
    assert drawn.min() >= 0
    if kind is Share:
        assert drawn.max() <= 1


def test_named_laws_against_their_own_integrals() -> None:
    """Uniform, triangular and gamma with 90 % between 10 and 30: shares by integrating the density, the mode by maximising it."""
    for family, value in (("uniform", 20.0), ("triangular", 14.0), ("gamma", 18.2)):
        law = from_interval(10, 30, value, family).law  # type: ignore[arg-type]
        assert integrate.quad(law.pdf, *law.support(), points=[10, 30] if family != "gamma" else None)[0] == pytest.approx(1, abs=1e-8)
        for share, (low, high) in ((0.05, (law.support()[0], 10)), (0.9, (10, 30))):
            assert integrate.quad(law.pdf, low, high, points=[14.0])[0] == pytest.approx(share, abs=1e-7)
    triangle = from_interval(10, 30, 14, "triangular").law
    top = optimize.minimize_scalar(lambda x: -triangle.pdf(x), bounds=triangle.support(), method="bounded", options={"xatol": 1e-8})
    assert top.x == pytest.approx(14, abs=1e-5)


@pytest.mark.parametrize("family", ["normal", "lognormal", "beta", "gamma", "uniform"])
def test_a_named_law_with_another_centre_is_refused_with_the_three_numbers_and_its_median(family: Any) -> None:
    with pytest.raises(UsageError) as caught:
        from_interval(0.2, 0.6, 0.25, family, 0.0, 1.0)
    (fault,) = caught.value.faults
    median = {"normal": "0.4", "uniform": "0.4", "lognormal": "0.3464"}.get(family, "0.3")
    assert all(number in fault.found for number in ("p5 0.2", "p95 0.6", "value 0.25", f"median is {median}"))
    assert "leave `dist` out" in fault.do


@pytest.mark.parametrize("value", [100.0, 400.0])
def test_a_value_at_an_end_of_its_interval_is_no_centre(value: float) -> None:
    with pytest.raises(UsageError, match=r"p5 < value < p95"):
        distribution_of(Quantity(value=value, p5=100, p95=400, unit="money"))
    assert from_interval(100, 400, 100, "triangular").quantile(0.05) == pytest.approx(100)


def test_a_measured_share_near_1_keeps_below_1_and_is_centred() -> None:
    """The posterior is the normal one cut at 0 and 1: against scipy's truncated normal."""
    measured = {"estimate": 0.98, "error": 0.02, "prior_sd": 0.05, "prior_mean": 0.9}
    share = TypeAdapter(Share).validate_python({"measured": measured})
    weight = 0.05**2 / (0.05**2 + 0.02**2)
    mean, sd = 0.9 + weight * 0.08, np.sqrt(weight) * 0.02
    known = stats.truncnorm(-mean / sd, (1 - mean) / sd, mean, sd)
    assert (share.p5, share.value, share.p95) == pytest.approx(tuple(known.ppf([0.05, 0.5, 0.95])))
    law = distribution_of(share)
    assert law.mean == pytest.approx(known.mean())
    drawn = draw_assumptions({"x": share}, None, 1_000, 1).values[:, 0]
    assert drawn.max() <= 1
    assert np.median(drawn) == pytest.approx(share.value, abs=1e-3)
    shift = TypeAdapter(Real).validate_python({"measured": {"estimate": 0.1, "error": 0.04, "prior_sd": 0.03}})
    assert (shift.value, (shift.p95 - shift.value) / stats.norm.ppf(0.95)) == pytest.approx((0.036, 0.024))  # type: ignore[operator]


@pytest.mark.parametrize("study", STUDIES, ids=lambda path: path.stem)
def test_every_stated_value_of_the_shipped_studies_is_the_median_of_its_law(study: Path) -> None:
    uncertain = {name: quantity for name, quantity in quantities(load(study)) if quantity.uncertain}
    for name, quantity in uncertain.items():
        assert float(distribution_of(quantity).quantile(0.5)) == pytest.approx(quantity.value, abs=0.02 * (quantity.high - quantity.low)), (
            name
        )
