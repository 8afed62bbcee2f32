"""Options together, reruns, paired customers, effects, audit, ledger: by hand and by their invariants."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from cxsim.decision.assumption_register import register_assumptions
from cxsim.decision.audit import CaseFigures, audit, compounded_retention
from cxsim.decision.base_case_reruns import BaseCaseReruns, CachedSimulator
from cxsim.decision.benefit_split import bridge_between, bridge_by_effect, present_values, split_benefits
from cxsim.decision.business_case import BusinessCase, combine_cases
from cxsim.decision.comparison import Comparison
from cxsim.decision.comparison_runs import compare
from cxsim.decision.information import value_information
from cxsim.decision.levers import Lever
from cxsim.decision.loss_discovery import find_loss_rules
from cxsim.decision.paired_customers import value_paired_customers
from cxsim.decision.paired_simulation import simulate_paired_outcomes
from cxsim.decision.planned_measurement import PlannedMeasurement
from cxsim.decision.portfolio import compare_options, net_benefits
from cxsim.decision.register_summary import planned_figures, summarise_register
from cxsim.decision.simulator import ScenarioInputs, TwinSimulator
from cxsim.decision.tornado import build_tornado, named_cases
from cxsim.decision.unused_input_checks import uncosted_faults, unused_quantity_faults
from cxsim.journey.checks.pools import pool_faults
from cxsim.stats.shrinkage import exaggeration, shrink
from tests.support import twins
from tests.support.decision_case import CALL, ClosedForm, case, plan, programme, terms

STAY = {"quantity": "churn.multiplier", "multiply": {"value": 0.8, "p5": 0.7, "p95": 0.95, "grade": "opinion"}, "start": "2026-01-01"}
PAY = {"quantity": "revenue.fee_level", "multiply": {"value": 1.05, "p5": 1.01, "p95": 1.08, "grade": "experiment"}, "start": "2026-01-01"}
COST = {"name": "tool", "one_off": {"value": 150_000, "p5": 100_000, "p95": 300_000, "grade": "quoted"}, "on": "2026-01-01"}
OPTIONS: dict[str, Any] = {"draws": 40, "replications": 2, "seed": 5}


def one(levers: Any, costs: Any, name: str) -> BusinessCase:
    return replace(case(levers, costs), name=name)


class TestOptions:
    cases = {"stay": one([STAY], [COST], "stay"), "pay": one([PAY], [COST], "pay")}  # noqa: RUF012
    found = compare_options(cases, [("stay", "pay")], ClosedForm(), **OPTIONS)

    def test_overlap_is_what_running_both_adds(self) -> None:
        """5 % more from the customers who stay: 5 % of the margin of those who were saved."""
        stay, pay, both = self.found.options
        assert (stay.overlap, pay.overlap) == (0.0, 0.0)
        saved = stay.comparison.base.flows[:, 0]
        expected = 0.05 * saved @ 1.1 ** (-np.arange(1, 13) / 12)
        assert both.overlap == pytest.approx(expected, rel=1e-9)
        assert both.sum_of_parts == pytest.approx(stay.comparison.base.measures.npv + pay.comparison.base.measures.npv)

    def test_no_cost_line_is_lost(self) -> None:
        names = [line.name for line in self.found.options[2].comparison.lines]
        assert names[-2:] == ["programme.stay: tool", "programme.pay: tool"]

    def test_a_draw_is_the_same_world_in_every_option(self) -> None:
        stay, _, both = (option.comparison.draws for option in self.found.options)
        for name in stay.names:
            assert (stay.values[:, stay.names.index(name)] == both.values[:, both.names.index(name)]).all()
        assert net_benefits(self.found).shape == (40, 4)
        assert not net_benefits(self.found)[:, 0].any()

    def test_options_share_the_draws_of_a_comparison_that_stopped_by_itself(self) -> None:
        known = compare(self.cases["stay"], ClosedForm(), draws=300, replications=2, seed=5, tolerance=1e-6)
        found = compare_options(self.cases, [("stay", "pay")], ClosedForm(), **{**OPTIONS, "draws": 300}, known=known, in_batches=True)
        both = found.options[2].comparison
        name = "programmes.stay.levers.0.multiply"
        assert (both.draws.values[:, both.draws.names.index(name)] == known.draws.values[:, known.draws.names.index(name)]).all()
        assert both.notes == ()

    def test_order_of_options_changes_no_bit(self) -> None:
        again = compare_options(dict(reversed(self.cases.items())), [("stay", "pay")], ClosedForm(), **OPTIONS)
        first = {option.name: option.comparison.flows_by_draw.tobytes() for option in self.found.options}
        assert {option.name: option.comparison.flows_by_draw.tobytes() for option in again.options} == first

    def test_the_bridge_sums_to_the_difference(self) -> None:
        stay, pay, _ = (option.comparison for option in self.found.options)
        found = bridge_between(stay, pay)
        assert found.start + sum(bar.amount for bar in found.bars) == pytest.approx(found.end)
        assert found.end == pay.base.measures.npv


def test_a_bridge_to_several_programmes_shows_no_cost_twice() -> None:
    """What the first programme costs it costs in both: no bar; the second's cost stands once, under its own name."""
    cases = {"stay": one([STAY], [COST], "stay"), "pay": one([PAY], [{**COST, "one_off": 70_000}], "pay")}
    found = {option.name: option.comparison for option in compare_options(cases, [("stay", "pay")], ClosedForm(), **OPTIONS).options}
    bars = {str(bar.title): bar.amount for bar in bridge_between(found["stay"], found["stay + pay"]).bars}
    assert {title: round(amount) for title, amount in bars.items() if title.startswith("Programme")} == {"Programme: pay: tool": -70_000}
    across = {str(bar.title): bar.amount for bar in bridge_between(found["stay"], found["pay"]).bars}
    costs = {title: round(amount) for title, amount in across.items() if title.startswith("Programme")}
    assert costs == {"Programme: stay: tool": 150_000, "Programme: pay: tool": -70_000}


class TestReruns:
    case = one([STAY, PAY], [COST], "idea")
    found = compare(case, ClosedForm(), **OPTIONS)
    again = BaseCaseReruns(case, found, CachedSimulator(ClosedForm()))
    bars = build_tornado(again)

    def test_the_tornado_is_the_case_at_other_values(self) -> None:
        cost = next(bar for bar in self.bars if bar.name.endswith("one_off"))
        assert cost.npv_low - cost.npv_base == pytest.approx(50_000)
        assert cost.npv_high - cost.npv_base == pytest.approx(-150_000)
        assert [bar.swing for bar in self.bars] == sorted((bar.swing for bar in self.bars), reverse=True)

    def test_at_the_switching_value_npv_is_0(self) -> None:
        cost = next(bar for bar in self.bars if bar.name.endswith("one_off"))
        assert cost.switching == pytest.approx(150_000 + cost.npv_base, rel=1e-6)
        for bar in self.bars:
            if bar.switching is not None and str(bar.switching_how) == "by running":
                assert abs(self.again.npv([{bar.name: bar.switching}])[0]) <= 0.0021 * bar.swing

    def test_the_downside_is_a_named_set(self) -> None:
        base, downside, upside = named_cases(self.again, self.bars, size=2)
        assert downside.base.measures.npv < base.base.measures.npv < upside.base.measures.npv
        assert [name for name, _ in downside.sets] == [bar.name for bar in self.bars[:2]]
        assert downside.base.values[downside.sets[0][0]] == downside.sets[0][1]

    def test_bars_have_no_error_where_there_is_no_chance(self) -> None:
        assert all(bar.error == pytest.approx(0.0, abs=1e-6) and bar.clear for bar in self.bars)

    def test_nothing_is_run_twice(self) -> None:
        runs: list[int] = []

        def counting(inputs: ScenarioInputs) -> Any:
            runs.append(1)
            return ClosedForm()(inputs)

        rerun = replace(self.again, simulator=CachedSimulator(counting))
        rerun.npv([{"programmes.idea.costs.0.one_off": amount} for amount in (1.0, 2.0, 3.0)])
        assert len(runs) == 2 * self.found.replications

    def test_the_ledger(self) -> None:
        found = summarise_register(self.again, register_assumptions(self.case, self.found), self.bars)
        grades = {row.grade: row for row in found.grades}
        assert sum(row.swing_share for row in found.grades) == pytest.approx(1.0)
        assert grades["quoted"].npv_cautious == pytest.approx(self.found.base.measures.npv - 150_000)
        assert list(grades) == ["experiment", "quoted", "opinion", "opinion, no source"]
        assert grades["opinion, no source"].npv_cautious == pytest.approx(self.found.base.measures.npv)

    def test_the_plan_states_each_line_with_its_range(self) -> None:
        rows = planned_figures(self.found)
        margin = next(row for row in rows if str(row.measure).startswith("Margin") and row.month == date(2026, 3, 1))
        low, high = margin.low, margin.high
        assert low is not None
        assert high is not None
        assert low < margin.planned < high

    def test_where_it_loses(self) -> None:
        many = compare(self.case, ClosedForm(), **{**OPTIONS, "draws": 400})
        rules, says = find_loss_rules(many)
        if not rules:
            assert "draws lose" in says
            return
        assert rules[0].loss_inside > many.probability_of_loss
        assert rules[0].conditions[0][0].startswith("programmes.idea.")


def test_what_to_measure_next() -> None:
    rng = np.random.default_rng(1)
    effect, other = rng.normal(1, 2, 2_000), rng.normal(0, 0.1, 2_000)
    net = np.column_stack([np.zeros(2_000), 10_000 * (effect + other)])
    columns = {"effect": effect, "other": other}
    trial = PlannedMeasurement.model_validate(
        {"quantity": "effect", "sd": 5, "sample_sizes": [10, 1_000], "cost": 100, "observations_per_week": 500}
    )
    found = value_information(columns, net, {"trial": trial}, 36, "EUR")
    assert [row.name for row in found.knowing] == ["effect", "other"]
    assert 0 <= found.knowing[0].evppi <= found.evpi
    best = found.tests[0].best
    assert best.observations == 1_000
    assert best.enbs == pytest.approx(best.evsi - best.delay_cost - best.cost)
    assert best.delay_cost == pytest.approx(2 * 7 / (36 * 30.4375) * (net.mean(axis=0).max() + best.evsi))
    half = trial.model_copy(update={"treated_share": 0.5})  # those treated earn while it runs
    (_, again) = value_information(columns, net, {"trial": half}, 36, "EUR").tests[0].sizes
    assert again.delay_cost == pytest.approx(best.delay_cost / 2)
    assert str(found.advice).startswith("Measure effect next: a test of 1,000 customers costs EUR 100, is worth EUR")
    assert 0 < best.evsi_error < best.evsi
    assert 0 < best.enbs_error < best.enbs
    assert "takes 2 weeks" in str(found.advice)
    dear = trial.model_copy(update={"cost": trial.cost.model_copy(update={"value": 1e6})})
    assert str(value_information(columns, net, {"trial": dear}, 36, "EUR").advice).startswith("Decide now")
    assert "state a test" in str(value_information(columns, net, {}, 36, "EUR").advice)


@pytest.fixture(scope="module")
def engine() -> tuple[BusinessCase, Comparison, Any]:
    twin = twins.twin(300)
    levers = [
        {"quantity": "journeys.support.touchpoints.call.success", "shift": 0.2, "start": "2026-02-01"},
        {"quantity": "referral.rate", "multiply": 1.5, "start": "2026-01-01"},
        {"quantity": "acquisition.web.rate", "multiply": 1.3, "start": "2026-01-01"},
        {"quantity": "revenue.fee_level", "multiply": 1.02, "start": "2026-01-01"},
    ]
    costs = [
        {"name": "team", "per_month": 123.45, "start": "2026-01-01"},
        {"name": "care", "per_customer_month": 0.1, "start": "2026-01-01"},
    ]
    given = BusinessCase(twin.plan, "idea", programme(levers, costs), terms(), twin.hazard, twin.factors)
    return given, compare(given, TwinSimulator(twin), draws=2, replications=2, seed=3), twin


@pytest.fixture(scope="module")
def again() -> BaseCaseReruns:
    twin = twins.twin(300)
    success = {"value": 0.2, "p5": 0.05, "p95": 0.25}
    levers = [{"quantity": "journeys.support.touchpoints.call.success", "shift": success, "start": "2026-02-01"}]
    costs = [{"name": "team", "per_month": {"value": 60, "p5": 40, "p95": 90}, "start": "2026-01-01"}]
    given = BusinessCase(twin.plan, "idea", programme(levers, costs), terms(), twin.hazard, twin.factors)
    found = compare(given, TwinSimulator(twin), draws=2, replications=8, seed=3)
    return BaseCaseReruns(given, found, CachedSimulator(TwinSimulator(twin)))


class TestRerunsWithChance:
    """The engine with eight replications: every case is the mean of all of them."""

    def test_a_case_at_the_central_values_is_the_base_case_to_the_bit(self, again: BaseCaseReruns) -> None:
        (same,) = again.at([{}])
        assert same.flows.tobytes() == again.comparison.base.flows.tobytes()
        assert again.npv_by_replication([{}], 8).mean() == pytest.approx(again.comparison.base.measures.npv)

    def test_doing_nothing_is_the_same_to_the_bit_in_every_case_of_the_programme(self, again: BaseCaseReruns) -> None:
        """Downside and upside move numbers of the programme alone: what is earned without it does not move."""
        own = [bar for bar in build_tornado(again) if bar.name.startswith("programmes.")]
        base, downside, upside = named_cases(again, tuple(own))
        assert {case.base.baseline.tobytes() for case in (base, downside, upside)} == {base.base.baseline.tobytes()}
        assert downside.base.measures.npv < base.base.measures.npv < upside.base.measures.npv

    def test_bars_are_those_of_all_replications_with_their_error(self, again: BaseCaseReruns) -> None:
        bar = next(bar for bar in build_tornado(again) if bar.name == "programmes.idea.levers.0.shift")
        both = again.npv_by_replication([{bar.name: bar.low}, {bar.name: bar.high}], 8)
        assert both.mean(axis=1) == pytest.approx([bar.npv_low, bar.npv_high])
        assert bar.error == pytest.approx((both[1] - both[0]).std(ddof=1) / np.sqrt(8))
        assert bar.error > 0

    def test_where_npv_is_0_it_is_0_on_all_replications(self, again: BaseCaseReruns) -> None:
        for bar in build_tornado(again):
            if str(bar.switching_how) == "by running" and bar.switching is not None:
                assert abs(again.npv([{bar.name: bar.switching}])[0]) < 0.02 * bar.swing
                break
        else:
            pytest.fail("no assumption of this world switches the decision")


def test_customers_sum_to_the_programme_to_the_cent(engine: tuple[BusinessCase, Comparison, Any]) -> None:
    given, found, twin = engine
    pair = simulate_paired_outcomes(given, twin, dict(found.base.values), 3)
    table = value_paired_customers(pair, found.lines)
    assert table.total_cents == round(100 * float(pair.case.flows.sum()))
    assert int(table.frame["worth_cents"].sum()) == table.total_cents
    assert sum(row.worth_cents for row in table.segments) == table.total_cents == sum(row.worth_cents for row in table.fates)
    assert sum(row.customers for row in table.segments) == len(table.frame)
    fates = set(table.frame["fate"])
    assert {"gained", "shorter"} < fates
    gained = table.frame[table.frame["fate"] == "gained"]
    assert (gained["months_baseline"] == 0).all()
    assert (table.frame[table.frame["fate"] == "saved"]["months_programme"] >= 0).all()
    assert table.frame["customer_id"].is_unique


def test_effects_sum_to_the_benefits_of_the_engine(engine: tuple[BusinessCase, Comparison, Any]) -> None:
    given, found, twin = engine
    pairs = [simulate_paired_outcomes(given, twin, dict(found.base.values), 3, replication) for replication in range(2)]
    split = split_benefits(pairs, found.lines, 0.10, "end_of_month")
    assert split.benefits == pytest.approx(found.base.measures.pv_benefits, rel=1e-9)
    assert sum(share.shapley for share in split.shares) == pytest.approx(split.benefits, rel=1e-9)
    shares = {share.effect: share.shapley for share in split.shares}
    assert all(shares[effect] != 0 for effect in ("retention", "referral", "expansion", "acquisition"))
    by_line = present_values(found.base.flows, found.lines, 0.10, "end_of_month")
    bridge = bridge_by_effect(found, split, by_line)
    assert bridge.start + sum(bar.amount for bar in bridge.bars) == pytest.approx(bridge.end, abs=0.01)
    assert not any(str(bar.title) == "other replications" for bar in bridge.bars)


def test_a_programme_that_only_raises_fees_is_expansion() -> None:
    twin = twins.twin(100)
    levers = [{"quantity": "revenue.fee_level", "multiply": 1.1, "start": "2026-01-01"}]
    given = BusinessCase(twin.plan, "idea", programme(levers, []), terms(), twin.hazard, twin.factors)
    split = split_benefits(
        [simulate_paired_outcomes(given, twin, twin.central | {"money.discount_rate": 0.1} | _own(given), 3)],
        given.lines,
        0.1,
        "end_of_month",
    )
    shares = {share.effect: share.shapley for share in split.shares}
    assert shares.pop("expansion") == pytest.approx(split.benefits)
    assert all(abs(share) < 1e-6 for share in shares.values())


def _own(given: BusinessCase) -> dict[str, float]:
    return {name: quantity.value for name, quantity in given.quantities.items() if name.startswith("programmes.")}


class TestAudit:
    months = 12
    churn = {"churn_before": (0.03,) * 12, "churn_after": (0.02,) * 12, "customers": 10_000.0, "margin_per_month": 40.0}  # noqa: RUF012
    revenue = 50 * 10_000 * float((0.97 ** np.arange(12)).sum())

    def test_no_false_alarm_on_published_cases(self) -> None:
        calculator = CaseFigures(
            benefits_per_year=486_846.95, revenue_per_year=self.revenue, benefits=486_846.95, retention_benefit=229_152.76, **self.churn
        )
        forrester = CaseFigures(benefits_per_year=(1_606_511 + 3_061_331 + 4_229_760) / 3, benefits=8_897_602.0)
        lemonade = CaseFigures(benefits_per_year=15_000.0, benefits=45_000.0)
        for case_figures in (calculator, forrester, lemonade):
            assert audit(case_figures).warnings == ()

    def test_a_full_lifetime_at_the_save_is_caught(self) -> None:
        """The common wrong formula: 2,152,833 instead of 223,563.67."""
        wrong = sum(10_000 * 0.98**month * 0.01 * 40 / 0.02 for month in range(12))
        assert round(wrong) == 2_152_833
        right = compounded_retention(10_000, 40, (0.03,) * 12, (0.02,) * 12)
        assert round(right, 2) == 223_563.67
        (warning,) = audit(CaseFigures(retention_benefit=wrong, **self.churn)).warnings
        assert "9.6 times" in str(warning.found)
        assert audit(CaseFigures(retention_benefit=right, **self.churn)).warnings == ()

    def test_few_customers_leave_by_chance_and_a_real_contradiction_is_still_seen(self) -> None:
        """82 of 1,450 customers are expected to leave in a year: one run is off by 14 % often, eight runs by 80 % never."""
        one_run = CaseFigures(lifetime_months=235.6, monthly_churn=0.00484, lifetime_error=0.12)
        eight_runs = CaseFigures(lifetime_months=372.0, monthly_churn=0.00484, lifetime_error=0.04)
        assert audit(one_run).warnings == ()
        (warning,) = audit(eight_runs).warnings
        assert "1.80 (standard error 0.04)" in str(warning.found)

    def test_what_a_handful_of_saved_customers_pay_is_no_contradiction(self) -> None:
        right = compounded_retention(10_000, 40, (0.03,) * 12, (0.02,) * 12)
        assert audit(CaseFigures(retention_benefit=1.7 * right, retention_error=0.3, **self.churn)).warnings == ()
        assert len(audit(CaseFigures(retention_benefit=1.7 * right, retention_error=0.02, **self.churn)).warnings) == 1
        assert len(audit(CaseFigures(retention_benefit=9.6 * right, retention_error=1.0, **self.churn)).warnings) == 1

    @pytest.mark.parametrize(
        ("figures", "source"),
        [
            ({"benefits_per_year": 0.258, "revenue_per_year": 1.0}, "XM Institute"),
            ({"referral_benefit": 30.0, "benefits": 100.0}, "Forrester"),
            ({"lifetime_months": 60.0, "monthly_churn": 0.03}, "1 / c"),
            ({"ledger_fees_per_month": 100.0, "first_month_fees": 120.0}, "fees at the start"),
        ],
    )
    def test_each_warning_carries_its_source(self, figures: dict[str, float], source: str) -> None:
        (warning,) = audit(CaseFigures(**figures)).warnings  # type: ignore[arg-type]
        assert source in str(warning.source)


def test_the_winner_s_curse() -> None:
    """A significant result overstates by 12.5 % at 80 % power and by 125 % at 20 %; shrinkage by a prior takes it back."""
    assert exaggeration(0.8) == pytest.approx(1.125, abs=0.005)
    assert exaggeration(0.2) == pytest.approx(2.25, abs=0.05)
    found = shrink(0.10, 0.04, prior_sd=0.04)
    assert found.value == pytest.approx(0.05)
    assert found.p95 - found.value == pytest.approx(1.6449 * 0.04 / np.sqrt(2), rel=1e-4)
    rng = np.random.default_rng(1)
    true = rng.normal(0, 0.03, 200_000)
    measured = true + rng.normal(0, 0.05, 200_000)
    winners = measured > 1.96 * 0.05
    entered = measured[winners] * shrink(1.0, 0.05, 0.03).factor
    assert entered.mean() == pytest.approx(true[winners].mean(), abs=0.0008)
    assert measured[winners].mean() > 2 * true[winners].mean()


def test_what_a_run_refuses() -> None:
    lonely = {"idea": programme([STAY], [])}
    assert [fault.path for fault in uncosted_faults(lonely)] == [("programmes", "idea", "levers")]
    free = {"idea": programme([STAY], []).model_copy(update={"free_because": "a setting is switched"})}
    assert list(uncosted_faults(free)) == []
    assert list(uncosted_faults({"idea": programme([STAY], [COST])})) == []


def test_uncertainty_that_no_one_uses() -> None:
    uncertain = {"value": 0.1, "p5": 0.05, "p95": 0.2}
    feeling = {"start": {"missing": 0.5}, "gain": uncertain, "loss_aversion": 2.0, "half_life": "6 months", "log_hazard": 0.0}
    idle = list(unused_quantity_faults(plan(effort=feeling), {}))
    assert [fault.path for fault in idle] == [("effort", "gain")]
    assert list(unused_quantity_faults(plan(effort={**feeling, "log_hazard": 0.5}), {})) == []
    moved = {"idea": programme([{"quantity": "effort.log_hazard", "set": 0.5, "start": "2026-01-01"}], [COST])}
    assert list(unused_quantity_faults(plan(effort=feeling), moved)) == []
    no_customer = plan(acquisition={"web": {"rate": 0, "cost": {"value": 60, "p5": 50, "p95": 70}}})
    assert [fault.path for fault in unused_quantity_faults(no_customer, {})] == [("acquisition", "web", "cost")]
    warned = {"threshold": 0.3, "rate": 0.0, "prospects_lost": uncertain}
    assert [fault.path for fault in unused_quantity_faults(plan(detraction=warned), {})] == [("detraction", "prospects_lost")]
    assert list(unused_quantity_faults(plan(detraction={**warned, "rate": 0.2}, satisfaction=feeling), {})) == []
    offered = {
        "sale": {"trigger": {"rate": 0.1}, "touchpoints": {"desk": twins.touchpoint(offer={"kind": "up_sell", "success_satisfied": 0.9})}}
    }
    assert list(unused_quantity_faults(plan(journeys=offered, satisfaction=feeling), {})) == []
    assert [fault.path for fault in unused_quantity_faults(plan(satisfaction=feeling), {})] == [("satisfaction", "gain")]
    pool = {"agents": {"value": 4, "p5": 3, "p95": 5}, "service": {"exponential": "9 min"}}
    unused = plan(pools={"desk": pool}, cases={"claim": {"cost": {"value": 7, "p5": 5, "p95": 9}}})
    assert [fault.path for fault in unused_quantity_faults(unused, {})] == [("cases", "claim", "cost")]
    assert [fault.path for fault in pool_faults(unused)] == [("pools", "desk")]  # refused as a whole, in one fault


def test_several_at_once_keep_their_levers_and_sentences() -> None:
    cases = {"stay": one([STAY], [COST], "stay"), "pay": one([PAY], [COST], "pay")}
    both = combine_cases(cases, ("stay", "pay"))
    assert [lever.quantity for lever in both.programme.levers] == ["churn.multiplier", "revenue.fee_level"]
    assert both.name == "stay + pay"
    assert set(both.quantities) == set(cases["stay"].quantities) | set(cases["pay"].quantities)


class TestMeasuredEffects:
    """An experiment's result enters a business case shrunk, in the file as in Python."""

    result = {"estimate": 0.15, "error": 0.05, "prior_sd": 0.05}  # noqa: RUF012

    def lever(self, **more: Any) -> Lever:
        raw = {"quantity": f"{CALL}.success", "shift": {"measured": self.result, **more}, "start": "2026-03-01"}
        return Lever.model_validate(raw)

    def test_it_is_half_chance_where_the_prior_is_as_wide_as_the_error(self) -> None:
        size = self.lever(source="A/B test, March 2025", grade="experiment").size
        assert size.value == pytest.approx(0.075)
        assert (size.p5, size.p95) == pytest.approx((0.075 - 1.6449 * 0.05 / 2**0.5, 0.075 + 1.6449 * 0.05 / 2**0.5), abs=1e-5)
        assert size.source == "A/B test, March 2025"
        assert str(size.evidence) == "A/B test, March 2025; measured 0.15 (standard error 0.05), shrunk by 50% for the winner's curse"
        assert size.uncertain

    def test_a_quantity_read_again_is_not_shrunk_again(self) -> None:
        once = self.lever()
        assert Lever.model_validate(once.model_dump(exclude_unset=True) | {"shift": once.shift}).size == once.size

    def test_a_factor_is_shrunk_towards_its_prior_mean(self) -> None:
        raw = {"quantity": "churn.multiplier", "multiply": {"measured": {**self.result, "estimate": 0.8, "prior_mean": 1.0}}}
        assert Lever.model_validate({**raw, "start": "2026-03-01"}).size.value == pytest.approx(0.9)

    def test_a_value_beside_it_is_refused(self) -> None:
        with pytest.raises(ValidationError, match="measured stands instead of value"):
            self.lever(value=0.15)
