"""Published examples of discounting, returns and payback, reproduced to their printed digits."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from cxsim.decision.comparison_runs import compare
from cxsim.decision.money import Flow, discount_factors, irr, mirr, npv, payback, roi
from tests.support.decision_case import ClosedForm, case

YEARS = np.arange(4.0)


def flow(initial: float, *periods: float) -> Flow:
    """An outlay today and amounts that accrue over the periods."""
    return Flow(np.array(periods, dtype=float), np.array([initial, *[0.0] * (len(periods) - 1)]))


class TestForresterSalesLoft:
    """Forrester, The Total Economic Impact of SalesLoft: the cash-flow table, at 10 %."""

    costs = np.array([53_150, 666_715, 636_772, 647_783.0])
    benefits = np.array([0, 1_606_511, 3_061_331, 4_229_760.0])

    def test_present_values(self) -> None:
        assert round(npv(0.10, self.costs, YEARS)) == 1_672_201
        assert round(npv(0.10, self.benefits, YEARS)) == 7_168_371
        assert round(npv(0.10, self.benefits - self.costs, YEARS)) == 5_496_170

    def test_roi_on_present_values(self) -> None:
        found = roi(npv(0.10, self.benefits, YEARS), npv(0.10, self.costs, YEARS))
        assert found is not None
        assert round(100 * found) == 329

    def test_payback_in_months(self) -> None:
        net = self.benefits - self.costs
        years = payback(flow(net[0], *net[1:]))
        assert years is not None
        assert round(12 * years, 2) == 0.68

    def test_mid_year_leaves_the_initial_outlay_where_it_is(self) -> None:
        mid_year = np.array([0.0, 0.5, 1.5, 2.5])
        assert round(npv(0.10, self.benefits - self.costs, mid_year)) == 5_767_026


@pytest.mark.parametrize(
    ("initial", "running", "benefit", "discounted_roi", "plain_roi", "months"),
    [(10_000, 5_000, 15_000, 66.28, 80.0, 12), (250_000, 150_000, 300_000, 19.75, 28.6, 20)],
)
def test_forrester_lemonade(initial: float, running: float, benefit: float, discounted_roi: float, plain_roi: float, months: float) -> None:
    """Forrester's lemonade stand and its large sister: every ratio on its own basis."""
    costs, benefits = np.array([initial, running, running, running]), np.array([0, benefit, benefit, benefit])
    on_present_values = roi(npv(0.10, benefits, YEARS), npv(0.10, costs, YEARS))
    undiscounted = roi(benefits.sum(), costs.sum())
    years = payback(flow(-initial, *[benefit - running] * 3))
    assert on_present_values is not None
    assert undiscounted is not None
    assert years is not None
    assert round(100 * on_present_values, 2) == discounted_roi
    assert round(100 * undiscounted, 1) == plain_roi
    assert round(12 * years, 6) == months


class TestExcelDocumentation:
    """Examples of the IRR, MIRR, XIRR and XNPV pages of Microsoft's Excel documentation."""

    flows = np.array([-70_000, 12_000, 15_000, 18_000, 21_000, 26_000.0])
    loan = np.array([-120_000, 39_000, 30_000, 21_000, 37_000, 46_000.0])
    dated = np.array([-10_000, 2_750, 4_250, 3_250, 2_750.0])
    days = (date(2008, 1, 1), date(2008, 3, 1), date(2008, 10, 30), date(2009, 2, 15), date(2009, 4, 1))

    @pytest.mark.parametrize(("years", "expected"), [(5, 8.66), (4, -2.12), (2, -44.35)])
    def test_irr(self, years: int, expected: float) -> None:
        found = irr(self.flows[: years + 1], 1).rate
        assert found is not None
        assert round(100 * found, 2) == expected

    @pytest.mark.parametrize(("years", "reinvest", "expected"), [(5, 0.12, 12.61), (3, 0.12, -4.80), (5, 0.14, 13.48)])
    def test_mirr(self, years: int, reinvest: float, expected: float) -> None:
        found = mirr(self.loan[: years + 1], 0.10, reinvest, 1)
        assert found is not None
        assert round(100 * found, 2) == expected

    def test_amounts_on_days(self) -> None:
        years = np.array([(day - self.days[0]).days / 365 for day in self.days])
        assert round(npv(0.09, self.dated, years), 2) == 2_086.65
        assert npv(0.37335, self.dated, years) > 0 > npv(0.37337, self.dated, years)  # XIRR 37.336 %


def test_numpy_financial() -> None:
    """numpy-financial's own tests of irr and npv."""
    found = irr(np.array([-100, 39, 59, 55, 20.0]), 1).rate
    assert found is not None
    assert round(found, 5) == 0.28095
    assert round(npv(0.08, np.array([-40_000, 5_000, 8_000, 12_000, 30_000.0]), np.arange(5.0)), 4) == 3_065.2227


def test_two_roots_are_not_an_irr() -> None:
    """The flows of the IRR-trap example have roots -0.7689 and 1.8544: neither is reported."""
    flows = np.array([-50, -100, 600, 300, -100.0])
    found = irr(flows, 1)
    assert found.rate is None
    assert "2 rates" in str(found.reason)
    for low, high in ((-0.76895, -0.76885), (1.85435, 1.85445)):
        assert npv(low, flows, np.arange(5.0)) * npv(high, flows, np.arange(5.0)) < 0
    assert irr(np.array([100, 39, 59.0]), 1).rate is None


def test_payback_simple_and_discounted() -> None:
    """-200, 50, 60, 70, 200 at 10 %."""
    amounts = np.array([-200, 50, 60, 70, 200.0])
    present = amounts * discount_factors(0.10, np.arange(5.0))
    simple, discounted = payback(flow(*amounts)), payback(flow(*present))
    assert int(100 * npv(0.10, amounts, np.arange(5.0))) == 8423  # 84.236: the source cuts off, it does not round
    assert simple is not None
    assert discounted is not None
    assert (round(simple, 2), round(discounted, 3)) == (3.10, 3.383)


def test_mid_year_convention() -> None:
    """50, 70, 80 at 10 %: end of year and middle of year."""
    amounts = np.array([50, 70, 80.0])
    assert round(npv(0.10, amounts, np.array([1, 2, 3.0])), 2) == 163.41
    assert round(npv(0.10, amounts, np.array([0.5, 1.5, 2.5])), 2) == 171.39


class TestPrintedRoiCalculator:
    """A CX-ROI calculator with a printed formula, as a plan, a programme and a customer base in closed form.

    10,000 customers at 50 a month, margin 0.8, churn 3 % -> 2 % a month, 5 % more from those who stay, a fifth fewer of
    4,000 calls at 5; 50,000 at once and 5,000 a month; 12 months; 10 % a year effective.
    """

    result = compare(
        case(
            levers=[
                {"quantity": "churn.multiplier", "multiply": 2 / 3, "start": "2026-01-01"},
                {"quantity": "revenue.fee_level", "multiply": 1.05, "start": "2026-01-01"},
                {"quantity": "journeys.support.trigger.rate", "multiply": 0.8, "start": "2026-01-01"},
            ],
            costs=[
                {"name": "at once", "one_off": 50_000, "on": "2026-01-01"},
                {"name": "running", "per_month": 5_000, "start": "2026-01-01"},
            ],
            cost_per_customer=0.0,
        ),
        ClosedForm(),
        draws=1,
        replications=1,
        seed=1,
    )

    def test_benefits_and_cost(self) -> None:
        total = dict(zip([line.name for line in self.result.lines], self.result.base.flows.sum(axis=0), strict=True))
        assert round(total["margin"], 2) == round(223_563.67 + 215_283.28, 2)
        assert round(total["cost_to_serve"], 2) == 48_000
        assert round(total["programme.at once"] + total["programme.running"], 2) == -110_000

    def test_worth(self) -> None:
        worth = self.result.base.measures
        assert round(worth.npv, 2) == 352_568.53
        assert worth.payback_months is not None
        assert round(worth.payback_months, 2) == 2.32

    def test_roi_on_the_undiscounted_basis_of_the_calculator(self) -> None:
        flows = self.result.base.flows.sum(axis=0)
        cost = [line.kind == "cost" for line in self.result.lines]
        found = roi(flows[np.logical_not(cost)].sum(), -flows[cost].sum())
        assert found is not None
        assert round(100 * found, 1) == 342.6
