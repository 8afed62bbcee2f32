"""Cash flows worked by hand on a customer base in closed form, and the invariants of a comparison."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from cxsim.decision.business_case import BusinessCase
from cxsim.decision.comparison import Comparison
from cxsim.decision.comparison_runs import compare
from cxsim.decision.simulator import ScenarioInputs
from tests.support.decision_case import CALL, ClosedForm, case

FEWER_LEAVE = {"quantity": "churn.multiplier", "multiply": {"value": 0.8, "p5": 0.7, "p95": 0.95}, "start": "2026-01-01"}
COSTS = [
    {"name": "tool", "one_off": {"value": 9_000, "p5": 8_000, "p95": 12_000}, "on": "2026-02-15"},
    {"name": "team", "per_month": 4_000, "start": "2026-03-16", "end": "2026-06-01"},
    {"name": "gift", "per_customer_month": 0.5, "start": "2026-01-01", "coverage": 0.25},
    {"name": "survey", "per_event": 0.2, "event": CALL, "start": "2026-12-01"},
]


def run(given: BusinessCase, simulator: ClosedForm | None = None, draws: int = 16, **options: Any) -> Comparison:
    return compare(given, simulator or ClosedForm(), draws=draws, replications=2, seed=5, **options)


def line(result: Comparison, name: str) -> np.ndarray:
    return result.base.flows[:, [row.name for row in result.lines].index(name)]


class TestProgrammeCosts:
    result = run(case(costs=COSTS))
    active = 10_000 * 0.97 ** np.arange(12)

    def test_one_off_is_paid_in_its_month(self) -> None:
        assert line(self.result, "programme.tool").tolist() == [0, -9_000, *[0] * 10]

    def test_part_of_a_month_is_paid_in_proportion(self) -> None:
        assert line(self.result, "programme.team").tolist() == pytest.approx([0, 0, -4_000 * 16 / 31, -4_000, -4_000, *[0] * 7], rel=1e-12)

    def test_per_customer_is_paid_for_those_reached(self) -> None:
        assert line(self.result, "programme.gift") == pytest.approx(-0.5 * 0.25 * self.active, rel=1e-12)

    def test_per_event_is_paid_for_contacts(self) -> None:
        assert line(self.result, "programme.survey").tolist() == [*[0.0] * 11, -800.0]

    def test_customers_business_does_not_move(self) -> None:
        benefit = [row.kind == "benefit" for row in self.result.lines]
        assert not self.result.base.flows[:, benefit].any()


def test_margin_and_cost_of_those_who_stay() -> None:
    """Churn 3 % -> 2.4 %: month 2 has 10,000 x (.976 - .97) = 60 more customers, each 50 x 0.8 margin and 2 of cost."""
    result = run(case(levers=[FEWER_LEAVE]))
    assert line(result, "margin")[:2] == pytest.approx([0, 60 * 40], rel=1e-9)
    assert line(result, "base_cost")[:2] == pytest.approx([0, -60 * 2], rel=1e-9)
    assert line(result, "acquisition_cost").any() == np.False_


@pytest.mark.parametrize(
    ("lever", "name", "month_3"),
    [
        ({"quantity": f"{CALL}.cost", "multiply": 0.9}, "cost_to_serve", 4_000 * 0.5),
        ({"quantity": f"{CALL}.cost", "shift": 1.5}, "cost_to_serve", -4_000 * 1.5),
        ({"quantity": f"{CALL}.cost", "set": 2.0}, "cost_to_serve", 4_000 * 3.0),
        ({"quantity": "revenue.margin", "set": 0.9}, "margin", 10_000 * 0.97**2 * 50 * 0.1),
        ({"quantity": "acquisition.web.rate", "shift": 5}, "acquisition_cost", -300.0),
    ],
)
def test_levers_on_prices(lever: dict[str, Any], name: str, month_3: float) -> None:
    result = run(case(levers=[{**lever, "start": "2026-03-01"}]))
    flow = line(result, name)
    assert flow[:2].tolist() == [0, 0]
    assert flow[2] == pytest.approx(month_3, rel=1e-9)
    assert result.base.flows.sum() == pytest.approx(flow.sum(), rel=1e-9)


def test_a_price_can_be_set_where_there_was_none() -> None:
    result = run(case(levers=[{"quantity": f"{CALL}.cost", "set": 2.0, "start": "2026-01-01"}], call_cost=0.0))
    assert line(result, "cost_to_serve").tolist() == pytest.approx([-8_000.0] * 12)


def test_drivers_rebuild_the_lines() -> None:
    result = run(case(levers=[FEWER_LEAVE, {"quantity": f"{CALL}.cost", "multiply": 0.9, "start": "2026-03-01"}], costs=COSTS))
    rebuilt = {row.name: np.zeros(12) for row in result.lines}
    for driver in result.base.drivers:
        paid = driver.price * driver.programme_level + driver.programme_extra
        rebuilt[driver.line] += driver.sign * (driver.programme * paid - driver.baseline * driver.price * driver.baseline_level)
    for name, flow in rebuilt.items():
        assert flow == pytest.approx(line(result, name), rel=1e-12, abs=1e-9)


def test_nothing_done_is_worth_exactly_nothing() -> None:
    idle = {"quantity": "churn.multiplier", "multiply": 1.0, "start": "2026-01-01"}
    result = run(case(levers=[idle], margin={"value": 0.8, "p5": 0.7, "p95": 0.9}))
    assert result.npv_by_draw.tolist() == [0.0] * 16
    assert result.base.measures.npv == 0.0
    assert (result.base.measures.roi, result.base.measures.irr) == (None, None)
    assert result.probability_of_loss == 0.0


@pytest.mark.parametrize("convention", ["end_of_month", "mid_month"])
def test_twice_the_money_is_worth_twice_as_much_and_returns_the_same(convention: str) -> None:
    single = run(case(levers=[FEWER_LEAVE], costs=COSTS[:2], convention=convention))
    twice_costs = [
        {"name": "tool", "one_off": {"value": 18_000, "p5": 16_000, "p95": 24_000}, "on": "2026-02-15"},
        {"name": "team", "per_month": 8_000, "start": "2026-03-16", "end": "2026-06-01"},
    ]
    prices = {"cost_per_customer": 4.0, "call_cost": 10.0, "acquisition": {"web": {"rate": 10, "cost": 120}}}
    double = run(case(levers=[FEWER_LEAVE], costs=twice_costs, convention=convention, **prices), ClosedForm(money=2.0))
    once, twice = single.base.measures, double.base.measures
    assert double.npv_by_draw == pytest.approx(2 * single.npv_by_draw, rel=1e-12)
    assert twice.npv == pytest.approx(2 * once.npv, rel=1e-12)
    assert (twice.roi, twice.payback_months) == pytest.approx((once.roi, once.payback_months), rel=1e-12)
    assert once.irr is not None
    assert twice.irr == pytest.approx(once.irr, rel=1e-9)


def test_workers_change_no_bit_and_progress_counts_every_run() -> None:
    seen: list[tuple[int, int]] = []
    given = case(levers=[FEWER_LEAVE], costs=COSTS)
    alone, many = run(given, workers=1, progress=lambda done, total: seen.append((done, total))), run(given, workers=4)
    assert alone.flows_by_draw.tobytes() == many.flows_by_draw.tobytes()
    assert alone.base.flows.tobytes() == many.base.flows.tobytes()
    assert seen == [(i + 1, 18) for i in range(18)]


def test_uncertain_money_is_the_draws_own_in_both_scenarios() -> None:
    """With the margin alone uncertain and one customer's worth fixed, benefit is the margin times a constant in each draw."""
    result = run(case(levers=[{**FEWER_LEAVE, "multiply": 0.8}], margin={"value": 0.8, "p5": 0.7, "p95": 0.9}, cost_per_customer=0.0))
    margin = result.draws.values[:, result.draws.names.index("revenue.margin")]
    assert np.ptp(margin) > 0.1
    assert result.npv_by_draw / margin == pytest.approx(np.full(16, result.base.measures.npv / 0.8), rel=1e-9)


def test_the_discount_rate_of_each_draw_is_used() -> None:
    result = run(case(levers=[FEWER_LEAVE], costs=COSTS[:1], rate={"value": 0.1, "p5": 0.06, "p95": 0.14}))
    months = np.arange(12)
    for flows, rate, npv in zip(result.flows_by_draw, result.rate_by_draw, result.npv_by_draw, strict=True):
        dated = np.array([row.timing == "dated" for row in result.lines])
        later = flows[:, ~dated].sum(axis=1) @ (1 + rate) ** (-(months + 1) / 12)
        assert npv == pytest.approx(later + flows[:, dated].sum(axis=1) @ (1 + rate) ** (-months / 12), rel=1e-12)
    assert len(set(result.rate_by_draw)) == 16


def test_an_interruption_stops_the_work() -> None:
    runs = 0

    def interrupted(done: int, total: int) -> None:
        raise KeyboardInterrupt

    class Counting(ClosedForm):
        def __call__(self, inputs: ScenarioInputs) -> Any:
            nonlocal runs
            runs += 1
            return super().__call__(inputs)

    with pytest.raises(KeyboardInterrupt):
        run(case(levers=[FEWER_LEAVE]), Counting(), draws=2_000, workers=1, progress=interrupted)
    assert runs < 4_000


def test_both_scenarios_of_a_draw_share_their_key_and_no_two_draws_do() -> None:
    keys: list[tuple[int, bool]] = []

    class Listening(ClosedForm):
        def __call__(self, inputs: ScenarioInputs) -> Any:
            keys.append((int(inputs.key), bool(inputs.changes)))
            return super().__call__(inputs)

    run(case(levers=[FEWER_LEAVE]), Listening(), workers=1)
    without, with_it = ({key for key, changed in keys if changed is side} for side in (False, True))
    assert without == with_it
    assert len(without) == 18


def test_a_lever_without_a_cost_line_is_noted() -> None:
    assert "no cost line" in str(run(case(levers=[FEWER_LEAVE])).notes[0])
    assert not [note for note in run(case(levers=[FEWER_LEAVE], costs=COSTS)).notes if "cost line" in str(note)]
    assert replace(case(), name="other").quantities.keys() == case().quantities.keys()
