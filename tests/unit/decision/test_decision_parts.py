"""The steps between a comparison's series and its money, one by one and by hand."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from pydantic import TypeAdapter, ValidationError

from cxsim.decision.attribution import ACQUISITION, REFERRAL, RETENTION
from cxsim.decision.cash_flow import _changed_price
from cxsim.decision.comparison import CashFlowLine
from cxsim.decision.costs import CostLine, amount_field
from cxsim.decision.expected_value import _bases, _bases_of_several, _best_fit, evpi, evsi_by_size, join_differences, spanning_pairs
from cxsim.decision.exposure import Timelines
from cxsim.decision.financial_terms import Haircut
from cxsim.decision.money import Flow
from cxsim.decision.shapley import shapley_by_orders
from cxsim.decision.value_summary import npv_profile, peak_funding
from cxsim.engine.changes import Change
from cxsim.text import Message

SERVICE = {"name": "calls", "per_event": 2, "event": "journeys.support.touchpoints.call", "start": "2026-01-01"}


def cost(**fields: Any) -> Any:
    return TypeAdapter(CostLine).validate_python(fields)


@pytest.mark.parametrize(("length", "fits"), [(0, False), (1, True), (60, True), (61, False)])
def test_the_name_of_a_cost_fits_into_the_report(length: int, fits: bool) -> None:
    given = {"name": "x" * length, "per_month": 5, "start": "2026-01-01"}
    if fits:
        assert cost(**given).name == "x" * length
    else:
        with pytest.raises(ValidationError, match="name"):
            cost(**given)


def test_a_haircut_needs_a_reason_of_ten_letters() -> None:
    assert Haircut.model_validate({"share": 0.2, "because": "x" * 10}).because == "x" * 10
    with pytest.raises(ValidationError, match="because"):
        Haircut.model_validate({"share": 0.2, "because": "x" * 9})


@pytest.mark.parametrize(
    ("more", "partial"),
    [
        ({}, False),
        ({"coverage": 1}, False),
        ({"coverage": 0.5}, True),
        ({"coverage": {"value": 1, "p5": 0.9, "p95": 1.0, "dist": "triangular"}}, True),
        ({"segment": "plus"}, True),
    ],
)
def test_contacts_are_paid_for_in_part_or_all(more: dict[str, Any], partial: bool) -> None:
    assert cost(**SERVICE, **more).partial is partial


@pytest.mark.parametrize("kind", ["one_off", "per_month", "per_customer_month", "per_event"])
def test_a_cost_is_known_by_its_amount(kind: str) -> None:
    dates = {"on": "2026-01-01"} if kind == "one_off" else {"start": "2026-01-01"}
    event = {"event": SERVICE["event"]} if kind == "per_event" else {}
    given = cost(name="x", **{kind: 5}, **dates, **event)
    assert amount_field(given) == kind
    assert getattr(given, kind).value == 5


# the price of a volume under levers


def moved(kind: Any, size: float, weight: list[float], **more: Any) -> Change:
    return Change("price", kind, size, np.array(weight), **more)


def test_a_price_under_levers_is_a_straight_line_in_it() -> None:
    """At 10: doubled, then 3 more, in force not at all, by half and wholly: 10, 15 + 1.5 and 20 + 3."""
    levers = [moved("multiply", 2.0, [0.0, 0.5, 1.0]), moved("shift", 3.0, [0.0, 0.5, 1.0])]
    level, extra = _changed_price(10.0, levers, np.array([7.0, 8.0, 9.0]), np.array([999.0] * 3))
    assert level == pytest.approx([1.0, 1.5, 2.0])
    assert extra == pytest.approx([0.0, 1.5, 3.0])
    level, extra = _changed_price(10.0, levers[::-1], np.ones(3), None)
    assert extra == pytest.approx([0.0, 1.5 * 1.5, 6.0])


@pytest.mark.parametrize("reach", [{"coverage": 0.4}, {"segment": "plus"}])
def test_where_a_lever_reaches_some_of_the_volume_the_paid_amount_says_how_many(reach: dict[str, Any]) -> None:
    """Of 100 at 10, 40 at 15: 12 on average, that is 10 x 1.2. Of none nothing is known; nor where the lever moves nothing."""
    levers = [moved("multiply", 1.5, [1.0, 1.0, 0.0], **reach)]
    level, extra = _changed_price(10.0, levers, np.array([100.0, 0.0, 50.0]), np.array([1_200.0, 0.0, 500.0]))
    assert level == pytest.approx([1.2, 1.0, 1.0])
    assert extra == pytest.approx([0.0, 0.0, 0.0])
    level, extra = _changed_price(
        10.0, [moved("set", 4.0, [1.0, 1.0, 1.0], **reach)], np.array([100.0, 50.0, 2.0]), np.array([760.0, 500.0, 8.0])
    )
    assert 10 * level + extra == pytest.approx([7.6, 10.0, 4.0])
    assert extra == pytest.approx([1.6, 0.0, 4.0])


# funding and profile


LINES = (
    CashFlowLine("margin", Message("decision-line-margin"), "benefit", "month"),
    CashFlowLine("programme.tool", Message("decision-line-margin"), "cost", "dated"),
)


@pytest.mark.parametrize(
    ("flows", "needed", "month"),
    [
        ([[5, -20], [10, 0], [-30, 0]], 35.0, 2),  # -20, -15, -15, -5, -5, -35
        ([[5, -20], [10, 0], [-10, 0]], 20.0, 0),
        ([[5, 0], [5, -12], [0, 0]], 7.0, 1),
        ([[5, -1], [0, 0], [0, 0]], 1.0, 0),
        ([[5, 0], [0, -2], [0, 0]], 0.0, 0),
    ],
)
def test_the_deepest_funding(flows: list[list[float]], needed: float, month: int) -> None:
    assert peak_funding(np.array(flows, dtype=float), LINES) == (needed, month)


def test_the_profile_of_rates() -> None:
    """100 now for 121 in twelve months: 0 at 21 %. At the ends of the profile, -50 % and 200 %: 142 and -59.67."""
    accruing, dated = np.zeros(12), np.zeros(12)
    dated[0], accruing[-1] = -100.0, 121.0
    found = npv_profile(Flow(accruing=accruing, dated=dated), "end_of_month")
    assert (found.rates[0], found.rates[-1], len(found.rates)) == (-0.5, 2.0, 251)
    assert (found.npv[0], found.npv[-1]) == pytest.approx((142.0, 121 / 3 - 100))
    assert found.zeros == pytest.approx((0.21,))
    assert npv_profile(Flow(accruing=accruing, dated=-dated), "end_of_month").zeros == ()


# information


def test_perfect_information_by_hand() -> None:
    """Three draws of nothing, a and b: best each time 0, 6, 9; on average a has 1, b has 2."""
    assert evpi(np.array([[0.0, -3.0, -4.0], [0.0, 6.0, 1.0], [0.0, 0.0, 9.0]])) == pytest.approx(5.0 - 2.0)


def test_options_are_compared_along_the_shortest_differences() -> None:
    """With signs u, v, w that have nothing in common, 10 u, + 2 v, + w is a chain from nothing, and so are 3 v, + w / 2."""
    u, v, w = np.array([[1, 1, -1, -1], [1, -1, 1, -1], [1, -1, -1, 1]])
    net = np.column_stack([0 * u, 10 * u, 10 * u + 2 * v, 10 * u + 2 * v + w, 3 * v, 3 * v + 0.5 * w])
    pairs = spanning_pairs(net)
    assert pairs == ((4, 0), (5, 4), (1, 0), (2, 1), (3, 2))
    differences = np.column_stack([net[:, option] - net[:, reference] for option, reference in pairs])
    assert join_differences(pairs, differences) == pytest.approx(net)


def test_what_is_expected_is_fitted_by_polynomials_and_splines() -> None:
    """On 0, 1, ... 10 the knots are the quintiles 2, 4, 6 and 8."""
    x = np.arange(11.0)
    constant, line, parabola, splines = _bases(x)
    assert constant.tolist() == [[1.0]] * 11
    assert line.T.tolist() == [[1.0] * 11, x.tolist()]
    assert parabola.T.tolist() == [[1.0] * 11, x.tolist(), (x**2).tolist()]
    knots = [np.maximum(x - knot, 0) ** 3 for knot in (2, 4, 6, 8)]
    assert splines == pytest.approx(np.column_stack([parabola, x**3, *knots]))


def test_several_are_fitted_by_their_sums_and_the_products_of_pairs() -> None:
    a, b = np.arange(6.0), np.array([1.0, -1.0, 2.0, -2.0, 0.0, 3.0])
    one = np.ones(6)
    constant, lines, parabolas, splines = _bases_of_several([a, b])
    assert constant.T.tolist() == [one.tolist()]
    assert lines.T.tolist() == [one.tolist(), a.tolist(), b.tolist()]
    assert parabolas.T.tolist() == [column.tolist() for column in (one, a, a**2, b, b**2, a * b)]
    assert splines.shape == (6, 1 + 7 + 7 + 1)


def test_the_best_fit_is_the_one_of_the_fewest_terms_that_do() -> None:
    x = np.linspace(0.0, 1.0, 41)
    noise = 0.01 * (-1.0) ** np.arange(41)
    for y in (x, x**2, np.full(41, 3.0)):
        assert _best_fit(_bases(x), y) == pytest.approx(y, abs=1e-9)
    assert _best_fit(_bases(x), noise) == pytest.approx(np.full(41, noise.mean()), abs=1e-12)


def test_samples_are_worth_what_they_leave_open() -> None:
    """Net benefit x, symmetric about 0 with variance 4, observed with sd 6: n = 9 draws it by sqrt(9 / (9 + 9))."""
    x = np.array([-2.0, 2.0] * 50)
    value = evsi_by_size(x, np.column_stack([np.zeros(100), x]), 6.0)
    assert value(9) == pytest.approx(np.sqrt(0.5) * 1.0)
    assert value(0) == 0.0
    assert value(1e12) == pytest.approx(1.0)
    assert evsi_by_size(np.ones(100), np.column_stack([np.zeros(100), x]), 6.0)(9) == pytest.approx(0.0, abs=1e-12)


@pytest.mark.parametrize("orders", [1, 3])
def test_many_who_make_something_in_pairs_have_half_of_each_pair(orders: int) -> None:
    """Eight players with 1, 2, ... 8 alone, 4 more by the first and the second, 6 less by the third and the last; exact for any order."""
    together = {frozenset({0, 1}): 4.0, frozenset({2, 7}): -6.0}

    def value(group: frozenset[int]) -> float:
        return 10.0 + sum(player + 1.0 for player in group) + sum(worth for pair, worth in together.items() if pair <= group)

    found = shapley_by_orders(range(8), value, orders)
    assert found == pytest.approx({0: 3.0, 1: 4.0, 2: 0.0, 3: 4.0, 4: 5.0, 5: 6.0, 6: 7.0, 7: 5.0})


# exposures


def timelines(**lives: list[list[float]]) -> Timelines:
    """Two months of 30 days; lives are (root, delay, stay) of both scenarios."""
    count = len(lives["stay"][0])
    plain = {"root": [[0.0] * count] * 2, "delay": [[0.0] * count] * 2, **lives}
    referred = np.isfinite(np.array(plain["delay"])).all(axis=0) & (np.array(plain["delay"]) > 0).any(axis=0)
    newcomer = referred | (np.array(plain["root"]) > 0).any(axis=0)
    arrays = {name: np.array(value, dtype=float) for name, value in plain.items()}
    return Timelines(
        **arrays,
        fee_per_month=np.array([10.0 * 2**life for life in range(count)]),
        referred=referred,
        newcomer=newcomer,
        month_days=np.array([0.0, 30.0, 60.0]),
    )


def test_volumes_of_who_stays_longer() -> None:
    """The first leaves on day 15, or on day 45 of the programme; the second, who pays 20, never; the third comes on day 45 for good."""
    inf = np.inf
    found = timelines(root=[[0.0, 0.0, 45.0]] * 2, stay=[[15.0, inf, inf], [45.0, inf, inf]]).exposures()
    nothing, kept = found[frozenset()], found[frozenset({RETENTION})]
    assert nothing.months == pytest.approx([1.5, 1.5])
    assert kept.months == pytest.approx([2.0, 2.0])
    assert nothing.fee_months == pytest.approx([5.0 + 20.0, 20.0 + 20.0])
    assert kept.fee_months == pytest.approx([10.0 + 20.0, 5.0 + 20.0 + 20.0])
    assert (nothing.leavers.tolist(), kept.leavers.tolist()) == ([1.0, 0.0], [0.0, 1.0])
    assert (nothing.still.tolist(), kept.still.tolist()) == ([0.0, 2.0], [0.0, 2.0])
    assert (nothing.arrivals.tolist(), nothing.referred.tolist()) == ([0.0, 1.0], [0.0, 0.0])
    assert found[frozenset({ACQUISITION, REFERRAL})].months == pytest.approx(nothing.months)


def test_volumes_of_who_comes_earlier() -> None:
    """One is won on day 30 instead of never, and refers another after 15 days instead of 45, by then beyond the horizon."""
    inf = np.inf
    found = timelines(root=[[inf, inf], [30.0, 30.0]], delay=[[0.0, 45.0], [0.0, 15.0]], stay=[[inf, inf], [inf, inf]]).exposures()
    months = {tuple(sorted(on)): exposure.months.tolist() for on, exposure in found.items()}
    assert months[()] == [0.0, 0.0]
    assert months[(ACQUISITION,)] == [0.0, 1.0]
    assert months[tuple(sorted((ACQUISITION, REFERRAL)))] == pytest.approx([0.0, 1.5])
    assert months[(REFERRAL,)] == [0.0, 0.0]
    both = found[frozenset({ACQUISITION, REFERRAL, RETENTION})]
    assert (both.arrivals.tolist(), both.referred.tolist(), both.still.tolist()) == ([0.0, 2.0], [0.0, 1.0], [0.0, 2.0])
    assert (both + both).months == pytest.approx(2 * both.months)
    assert (both / 4).fee_months == pytest.approx(both.fee_months / 4)
    assert both.fee_months == pytest.approx([0.0, 10.0 + 0.5 * 20.0])


def test_who_is_saved_and_who_is_lost() -> None:
    inf = np.inf
    lives = timelines(stay=[[15.0, inf, 20.0, inf], [inf, 15.0, 25.0, inf]])
    assert lives.saved.tolist() == [True, False, False, False]
    assert lives.lost.tolist() == [False, True, False, False]
