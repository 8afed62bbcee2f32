"""Measures of a cash flow by hand, also where the root finder of the library strays."""

from __future__ import annotations

import math

import numpy as np
import pytest

from cxsim.decision import money
from cxsim.decision.money import Flow, discount_flow, equally_spaced, irr, measure_cash_flow, mirr, month_times, payback, present_value, roi


def flow(dated: list[float], accruing: list[float]) -> Flow:
    return Flow(accruing=np.array(accruing), dated=np.array(dated))


@pytest.mark.parametrize("stray", [None, 5.0, -0.5, 0.1001, -1.5])
def test_where_the_library_finds_no_rate_or_a_wrong_one_brent_finds_it(stray: float | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """-100 now and 110 in a year: 10 %, to 1e-12."""
    monkeypatch.setattr(money.pyxirr, "irr", lambda flows, guess: stray)
    assert irr(np.array([-100.0, 110.0]), 1).rate == pytest.approx(0.1, abs=1e-12)
    assert irr(np.array([-100.0] + [0.0] * 11 + [110.0]), 12).rate == pytest.approx(0.1, abs=1e-12)


def test_where_the_library_is_right_it_is_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(money.scipy.optimize, "brentq", lambda *_, **__: pytest.fail("the library found it"))
    assert irr(np.array([-100.0, 60.0, 60.0]), 1).rate == pytest.approx((0.6 + math.sqrt(0.36 + 2.4)) / 2 - 1, abs=1e-9)


def test_the_reason_for_a_rate_or_for_none() -> None:
    """-100, 200, -80, 20 has three changes of sign and, the cubic falling from 1 on, one root."""
    reasons: dict[str, list[float]] = {
        "decision-irr-one-sign": [0.0, 3.0, 4.0],
        "decision-irr-nothing-flows": [0.0, 0.0],
        "decision-irr-none": [100.0, -150.0, 100.0],
        "decision-irr-several": [-50.0, -100.0, 600.0, 300.0, -100.0],
        "decision-irr-one-change": [-100.0, 0.0, 121.0],
        "decision-irr-one-root": [-100.0, 200.0, -80.0, 20.0],
    }
    assert {irr(np.array(amounts), 1).reason.id: amounts for amounts in reasons.values()} == reasons
    assert irr(np.array(reasons["decision-irr-one-root"]), 1).reason.facts["turns"] == 3


def test_all_rates_at_which_the_value_is_0_are_named() -> None:
    """(1 + r) = 1.1 and 1.3: -100, 240, -143."""
    reason = irr(np.array([-100.0, 240.0, -143.0]), 1).reason
    assert reason.facts["count"] == 2
    assert [rate.facts["rate"] for rate in reason.facts["rates"]] == pytest.approx([0.1, 0.3], abs=5e-3)


@pytest.mark.parametrize("rate", [-0.9985, 9_999.0])
def test_rates_are_looked_for_up_to_the_ends_that_are_stated(rate: float) -> None:
    """From -99.9 % to 1,000,000 %: one just inside is found, one beyond is not."""
    inside, beyond = (-0.9989, -0.99905) if rate < 0 else (9_990.0, 10_010.0)
    assert irr(np.array([-1.0, 1.0 + inside]), 1).rate == pytest.approx(inside, rel=1e-9)
    assert irr(np.array([-1.0, 1.0 + beyond]), 1).rate is None


def test_a_modified_rate_needs_both_signs() -> None:
    """-100 now, 60 and 60: at 10 % reinvested 66 + 60, sqrt(1.26) - 1."""
    assert mirr(np.array([-100.0, 60.0, 60.0]), 0.2, 0.1, 1) == pytest.approx(math.sqrt(1.26) - 1)
    assert mirr(np.array([-100.0, 60.0, 60.0]), 0.2, 0.21, 2) == pytest.approx(1.26 - 1)
    for amounts in ([-1.0, 0.0], [1.0, 0.0], [0.0, 0.0]):
        assert mirr(np.array(amounts), 0.1, 0.1, 1) is None


@pytest.mark.parametrize(
    ("dated", "accruing", "periods"),
    [
        ([-100, 0, 0], [50, 100, 0], 1.5),
        ([-100, 0, 0], [150, 0, -10], 2 / 3),
        ([-100, -100, 0], [150, 100, 0], 1.5),  # made good after a month, in the red again at once, for the last time after half a month
        ([0, 0, 0], [-20, 40, 0], 1.5),
        ([100, 0, 0], [-100, 0, 0], 0.0),  # never below zero
        ([0, 0, 0], [1, 0, 0], 0.0),
        ([-1, 0, 0], [0, 0, 0], None),
        ([-1, 0, 0], [0, 0, 1], 3.0),
        ([-1, 0, 1], [0, 0, 0], 2.0),
    ],
)
def test_payback(dated: list[float], accruing: list[float], periods: float | None) -> None:
    found = payback(flow(dated, accruing))
    assert found == (None if periods is None else pytest.approx(periods))


def test_when_amounts_flow() -> None:
    """A year in months: at their ends, or in their middles, 24 half months apart."""
    assert month_times(2, "end_of_month") == pytest.approx([1 / 12, 2 / 12])
    assert month_times(2, "mid_month") == pytest.approx([0.5 / 12, 1.5 / 12])
    ends, middles = (equally_spaced(flow([1, 2], [10, 20]), convention) for convention in ("end_of_month", "mid_month"))
    assert (ends[0].tolist(), ends[1]) == ([1, 12, 20], 12)
    assert (middles[0].tolist(), middles[1]) == ([1, 10, 2, 20], 24)


def test_present_values_by_month() -> None:
    """At 1.01^12 - 1 a year a month takes 1 %."""
    rate, amounts = 1.01**12 - 1, flow([5, 7], [11, 13])
    assert present_value(amounts, rate, "end_of_month") == pytest.approx(5 + 7 / 1.01 + 11 / 1.01 + 13 / 1.01**2)
    assert present_value(amounts, rate, "mid_month") == pytest.approx(5 + 7 / 1.01 + 11 / 1.01**0.5 + 13 / 1.01**1.5)
    each = discount_flow(amounts, rate, "end_of_month")
    assert each.dated == pytest.approx([5, 7 / 1.01])
    assert each.accruing == pytest.approx([11 / 1.01, 13 / 1.01**2])


def test_the_return_on_what_is_spent() -> None:
    assert roi(150.0, 100.0) == 0.5
    assert roi(150.0, 0.0) is None
    assert roi(150.0, -1.0) is None


def test_every_measure_of_one_case() -> None:
    """100 now for 60 and 60 at the ends of two months, at 0: net 20, paid back in 1 2/3 months; discounted at 1 % a month later."""
    benefits, costs = flow([0, 0], [60, 60]), flow([-100, 0], [0, 0])
    found = measure_cash_flow(benefits, costs, 1.01**12 - 1, "end_of_month")
    first, second = 60 / 1.01, 60 / 1.01**2
    assert (found.pv_benefits, found.pv_costs) == pytest.approx((first + second, 100))
    assert found.npv == pytest.approx(first + second - 100)
    assert found.roi == pytest.approx((first + second - 100) / 100)
    assert found.irr == pytest.approx(((0.6 + math.sqrt(0.36 + 2.4)) / 2) ** 12 - 1)
    assert found.mirr == pytest.approx((1.206) ** 6 - 1)
    assert found.payback_months == pytest.approx(1 + 40 / 60)
    assert found.payback_discounted_months == pytest.approx(1 + (100 - first) / second)
