"""Experiments in the twin: what each design would have said, beside the rollout that it is to foretell."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from cxsim.abtest import CrossMoments, Experiment, OutcomeColumns, compare_designs, compare_means, rollout_change
from cxsim.abtest.decision_value import DecisionStakes
from cxsim.abtest.designs import Candidates, Design, propose_period, touched_pools
from cxsim.abtest.response_curve import ResponseCurve, lever_need
from cxsim.abtest.rollouts import relabel
from cxsim.engine.changes import CUSTOMER, Change, Periods
from cxsim.engine.simulation import simulate
from cxsim.errors import UsageError
from cxsim.journey.population import CustomerGroups
from cxsim.rng import study_key
from cxsim.text import Message
from cxsim.text.locale import Locale
from tests.support.callers import callers
from tests.support.talkers import talkers

SUCCESS = "journeys.calls.touchpoints.call.success"
ENDPOINT = {"kind": "ratio", "table": "contacts", "column": "first_contact_resolved", "role": "primary"}


def plan(**more: Any) -> Experiment:
    fields = {"arms": {"control": 0.5, "b": 0.5}, "begins": "2026-02-01", "after": "50 d", "endpoints": {"solved": ENDPOINT}}
    return Experiment(**{**fields, **more})


def test_many_experiments_in_one_product_are_each_the_one_done_alone() -> None:
    rng = np.random.default_rng(5)
    control, treated = rng.normal(5, 1, (200, 4)), rng.normal(6, 2, (200, 4))
    found = compare_means(*relabel(control, treated, 0.3, 250, np.random.default_rng(9)), OutcomeColumns(0, 1))
    again = np.random.default_rng(9)
    labels = np.concatenate([again.random((size, 200), dtype=np.float32) < 0.3 for size in (100, 100, 50)])
    for number in (0, 99, 100, 249):
        label = labels[number]
        alone = compare_means(CrossMoments.of(control[~label]), CrossMoments.of(treated[label]), OutcomeColumns(0, 1))
        assert found.estimate[number] == pytest.approx(float(alone.estimate), abs=1e-10)
        assert found.error[number] == pytest.approx(float(alone.error), rel=1e-9)


@pytest.mark.slow
def test_without_an_effect_bias_is_0_on_common_random_numbers() -> None:
    twin = callers(500, 1.0, {"desk": {"agents": 5, "service": {"exponential": "1 h"}, "patience": {"exponential": "1 h"}}}, 4)
    found = compare_designs(twin, plan(), "b", [rollout_change(twin, plan(), SUCCESS, "shift", 0.0)], runs=2)
    assert (found.truth, found.truth_error) == (0.0, 0.0)


def test_the_engine_treats_the_very_customers_that_the_design_marks() -> None:
    """A success of 0 in the treated half: no call of theirs is resolved, and (nearly) all of the others' are."""
    twin = callers(500, 1.0, {"desk": {"agents": 50, "service": {"exponential": "1 h"}}}, 4)
    design, key = Design("customer", CUSTOMER, 0.4), study_key(3, 0, 0)
    changes = [Change(SUCCESS, "set", 0.0, np.ones(4))]
    outcome = simulate(twin, twin.scenario(changes=design.changes(changes)), key, events=True)
    treated = dict(zip(outcome.names.to_pylist(), design.treated(outcome, key).tolist(), strict=True))
    events = outcome.events()
    solved = events["outcome"] == "success"
    marked = events["customer_id"].map(treated)
    assert 0.3 < np.mean(list(treated.values())) < 0.5
    assert not solved[marked].any()
    assert solved[~marked].all()


@pytest.mark.slow
def test_customers_who_share_agents_are_read_alike_in_both_arms() -> None:
    """Faster service for half of the callers spares all of them the wait: by customer, and by region, the rollout is not seen."""
    twin = callers(1500, 1.2, {"desk": {"agents": 2, "service": {"exponential": "1 h"}, "patience": {"exponential": "1 h"}}}, 4)
    change = rollout_change(twin, plan(), "pools.desk.service.exponential", "multiply", 0.6)
    found = compare_designs(twin, plan(), "b", [change], ("customer", "cluster", "switchback"), runs=8)
    by_customer, through, cluster, switchback = found.results
    assert found.shared
    assert found.truth > 5 * found.truth_error > 0
    assert abs(by_customer.expected) < 4.9 * by_customer.bias_error
    assert by_customer.bias < -0.5 * found.truth
    assert through.design == "through_twin"
    assert abs(through.bias) < 4.9 * np.hypot(through.bias_error, found.truth_error)
    assert cluster.refused is not None
    assert cluster.refused.id == "abtest-design-units-few"  # five regions
    assert switchback.expected > 0.7 * found.truth > by_customer.expected
    assert switchback.period >= 1.0


@pytest.mark.slow
def test_a_lever_read_by_customer_and_pushed_through_the_twin_has_no_bias() -> None:
    """Success is 1 today; the share of calls that end well falls by 0.2 of those that are served, and some give up waiting."""
    twin = callers(1000, 1.0, {"desk": {"agents": 2, "service": {"exponential": "1 h"}, "patience": {"exponential": "1 h"}}}, 4)
    found = compare_designs(twin, plan(), "b", [rollout_change(twin, plan(), SUCCESS, "shift", -0.2)], runs=8)
    through = found.results[-1]
    assert through.design == "through_twin"
    assert abs(through.bias) < 4.9 * np.hypot(through.bias_error, found.truth_error)
    assert found.truth < -0.1


def test_periods_as_long_as_a_queue_remembers_are_read() -> None:
    """30 hours each, of which 12 are not counted: calls fail in treated periods, but for the rare one that ends in the next period."""
    twin, key = callers(50, 20.0, {"desk": {"agents": 5, "service": {"exponential": "1 min"}}}, 4), study_key(3, 0, 0)
    days, washout = propose_period(np.float64(0.25))
    design = Design("switchback", Periods(days, 31.0), 0.5, washout)
    outcome = simulate(twin, twin.scenario(changes=design.changes([Change(SUCCESS, "set", 0.0, np.ones(4))])), key, events=True)
    control, treated, _ = design.periods(outcome, plan(), plan().primary[1], key)
    assert (days, washout) == (pytest.approx(1.25), pytest.approx(0.5))
    assert control.n + treated.n == 40
    assert treated.means[0] < 0.2
    assert control.means[0] > control.means[1] - 0.2 > 5


def test_the_response_of_a_rollout_is_linear_between_its_runs() -> None:
    change = Change(SUCCESS, "shift", 0.2, np.ones(4))
    curve = ResponseCurve.of(lambda changes, number: (changes[0].size + number) ** 2, [change], 2)
    assert curve.effect(np.array([0.0, 0.2])).tolist() == pytest.approx([0.0, 0.04 + 0.2])
    assert curve.effect(np.array([0.15])) == pytest.approx((curve.effect(np.array([0.1])) + curve.effect(np.array([0.2]))) / 2)
    assert curve.error(np.array([0.15]), np.array([0.01])) == pytest.approx(0.01 * (0.24 - 0.11) / 0.1)


def test_a_lever_that_no_log_shows_is_not_pushed_through() -> None:
    weight, twin = np.ones(4), callers(20, 1.0, {"desk": {"agents": 1, "service": {"exponential": "1 h"}}}, 4)
    assert lever_need(twin, [Change("churn.multiplier", "multiply", 0.9, weight)]) is None
    assert lever_need(twin, [Change(SUCCESS, "set", 0.9, weight)]) is None
    assert lever_need(twin, [Change(SUCCESS, "shift", 0.0, weight)]) is None
    assert lever_need(twin, [Change(SUCCESS, "shift", 0.1, weight)]) is not None
    assert lever_need(twin, [Change("pools.desk.service.exponential", "multiply", 0.9, weight)]) is not None


def test_a_decision_is_worth_what_its_readings_lead_to() -> None:
    """By hand: without error all good effects are taken, sd / sqrt(2 pi) of a prior about 0; a reading that says nothing gains nothing."""
    stakes = DecisionStakes(0.0, 2.0, 3.0, 10.0)
    assert stakes.gain(1.0, 0.0) == pytest.approx(2.0 / np.sqrt(2 * np.pi) * 30)
    assert stakes.gain(1.0, 2.0) == pytest.approx(2.0 / np.sqrt(2 * np.pi) / np.sqrt(2) * 30)
    assert stakes.gain(0.0, 1.0) == 0.0
    assert stakes.gain(-1.0, 0.5) < 0.0
    assert DecisionStakes(1.0, 0.0, 3.0, 10.0).gain(1.0, 1.0) == 0.0


def test_the_value_of_a_decision_is_that_of_simulated_ones() -> None:
    """A million effects, readings and decisions: a gain wrong by 1 % would be seen."""
    rng, stakes = np.random.default_rng(4), DecisionStakes(0.5, 1.5, 1.0, 1.0)
    truth = rng.normal(0.5, 1.5, 1_000_000)
    reading = 0.6 * truth + rng.normal(0, 0.8, len(truth))
    posterior = 0.5 / 1.5**2 + reading / 0.8**2
    gained = truth * (posterior > 0) - 0.5
    assert abs(gained.mean() - stakes.gain(0.6, 0.8)) < 4.9 * gained.std() / 1000


def test_pools_whose_queues_the_changes_reach_are_touched() -> None:
    """A quicker service changes the work of the desk; calls that end badly are as many, and as long."""
    twin, key = callers(50, 2.0, {"desk": {"agents": 2, "service": {"exponential": "1 h"}}}, 1), study_key(3, 0, 0)

    def touched(change: Change) -> tuple[str, ...]:
        return touched_pools(*(simulate(twin, twin.scenario(changes=changes), key) for changes in ((), (change,))))

    assert touched(Change("pools.desk.service.exponential", "multiply", 0.9, np.ones(1))) == ("desk",)
    assert touched(Change(SUCCESS, "shift", -0.1, np.ones(1))) == ()


def candidates(per: str | None, touched: tuple[str, ...], kind: str = "mean") -> Candidates:
    """Customers of ten regions who call and talk; whether their desk is one, or one by region."""
    twin = talkers(40, {"desk": {"agents": 1, "service": {"exponential": "1 h"}, "per": per}})
    groups = CustomerGroups.of({"region": np.array([f"r{i % 10}" for i in range(40)])}, twin.population.active)
    endpoint = {"kind": kind, "table": "contacts", "column": "first_contact_resolved", "role": "primary"}
    experiment = plan(endpoints={"solved": endpoint}, unit="cluster", cluster="region")
    return Candidates(replace(twin, population=replace(twin.population, groups=groups)), experiment, (), 0.5, 0.0, touched)


def test_clusters_that_share_a_touched_pool_are_refused_with_a_remedy() -> None:
    refused = candidates(None, ("desk",)).of("cluster")
    assert isinstance(refused, Message)
    for code, words in (("en", ("desk", "switchback", "through the twin")), ("fr", ("desk", "switchback", "jumeau"))):
        said = Locale.of(code).format(refused)
        assert "pools: {desk: {per: region}}" in said
        assert all(word in said for word in words)
    assert isinstance(candidates("region", ("desk",)).of("cluster"), Design)
    assert isinstance(candidates(None, ()).of("cluster"), Design)


def test_trees_that_share_a_touched_pool_are_refused_and_exposure_needs_sums() -> None:
    refused = [candidates("region", ("desk",)).of("tree"), candidates(None, (), "share").of("exposure")]
    assert [each.id for each in refused if isinstance(each, Message)] == ["abtest-design-pool-trees", "abtest-design-referral"]
    assert all(isinstance(candidates(None, ()).of(name), Design) for name in ("tree", "exposure"))
    quiet = replace(candidates(None, ()), twin=callers(20, 1.0, {"desk": {"agents": 1, "service": {"exponential": "1 h"}}}, 4))
    alone = quiet.of("tree")
    assert isinstance(alone, Message)
    assert "referral:" in Locale.of("en").format(alone)


@pytest.mark.parametrize(
    ("more", "id"),
    [
        ({"begins": "2026-02-15"}, "abtest-begins-month"),
        ({"after": "2 years"}, "abtest-window-beyond"),
        ({"endpoints": {"kept": {"kind": "lifetime", "role": "primary"}}}, "abtest-comparison-kind"),
        ({"endpoints": {"solved": {**ENDPOINT, "touchpoint": "calls.cal"}}}, "abtest-touchpoint-unknown"),
    ],
)
def test_what_cannot_be_simulated_is_refused(more: dict[str, Any], id: str) -> None:
    twin = callers(20, 1.0, {"desk": {"agents": 1, "service": {"exponential": "1 h"}}}, 4)
    with pytest.raises(UsageError) as caught:
        compare_designs(twin, plan(**more), "b", [Change(SUCCESS, "shift", -0.1, np.ones(4))])
    assert [each.message.id for each in caught.value.faults] == [id]
