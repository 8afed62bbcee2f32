"""Experiments on customers who talk to each other, against closed forms: Y = tau W + gamma (share of treated friends), and Yule processes.

Fixed keys; a bound without another reason is that of `tests/support/statistical_check.py`.
"""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from cxsim.abtest import OutcomeColumns, compare_designs, compare_means, regress_on_exposure, sum_by_cluster
from cxsim.abtest.design_result import DesignResult
from cxsim.abtest.designs import Design
from cxsim.abtest.rollouts import Rollouts
from cxsim.engine.changes import CUSTOMER, REFERRAL_ROOT, Change
from cxsim.engine.simpy_engine import simulate_openly
from cxsim.engine.simulation import simulate
from cxsim.rng import study_key
from cxsim.stats.cross_moments import CrossMoments
from tests.support.statistical_check import Z, upper
from tests.support.talkers import BRINGS, calls_of_tree, more_talk, own_calls, plan, talkers, worse_calls

TAU, GAMMA = 1.0, 2.0
OWN_CLUSTER, FRIENDS, UNITS, SIZE = 0.8, 10, 20_000, 50
ONESELF = OWN_CLUSTER / SIZE + (1 - OWN_CLUSTER) / UNITS
"""The chance that a friend is the unit itself: friends are drawn from all, with replacement."""
WITHIN = OWN_CLUSTER + (1 - OWN_CLUSTER) * SIZE / UNITS
PUBLISHED = {"by customer": 1.030, "by exposure": 2.995, "by cluster": 2.601}
BY_CUSTOMER = Design("customer", CUSTOMER, 0.5)
BY_TREE = Design("tree", REFERRAL_ROOT, 0.5, brought=True)
BY_EXPOSURE = Design("exposure", CUSTOMER, 0.5, brought=True)


def readings(runs: int) -> dict[str, np.ndarray]:
    """What three designs say of friends who are drawn anew in each run; the draws are those of the published figures."""
    rng = np.random.default_rng(1)
    cluster, found = np.arange(UNITS) // SIZE, {name: np.empty(runs) for name in PUBLISHED}
    for run in range(runs):
        near = rng.random((UNITS, FRIENDS)) < OWN_CLUSTER
        friends = np.where(
            near, cluster[:, None] * SIZE + rng.integers(0, SIZE, (UNITS, FRIENDS)), rng.integers(0, UNITS, (UNITS, FRIENDS))
        )
        noise, treated = rng.normal(0, 1, UNITS), rng.random(UNITS) < 0.5
        share = treated[friends].mean(axis=1)
        outcome = TAU * treated + GAMMA * share + noise
        arms = CrossMoments.of(outcome[~treated]), CrossMoments.of(outcome[treated])
        found["by customer"][run] = compare_means(*arms, OutcomeColumns(0)).estimate
        found["by exposure"][run] = regress_on_exposure(outcome, treated, share).total
        treated = (rng.random(UNITS // SIZE) < 0.5)[cluster]
        outcome = TAU * treated + GAMMA * treated[friends].mean(axis=1) + noise
        groups = (sum_by_cluster(outcome[of], cluster[of]) for of in (~treated, treated))
        found["by cluster"][run] = compare_means(*groups, OutcomeColumns(0, 1)).estimate
    return found


@pytest.mark.parametrize("runs", [20, pytest.param(200, marks=pytest.mark.slow)])
def test_designs_read_what_the_closed_form_says_of_friends(runs: int) -> None:
    """By customer tau, by exposure tau + gamma, by cluster tau and the part of gamma whose friends lie in the cluster."""
    exact = {"by customer": TAU + GAMMA * ONESELF, "by exposure": TAU + GAMMA, "by cluster": TAU + GAMMA * WITHIN}
    for name, found in readings(runs).items():
        reach = upper(stats.t, runs - 1, sides=2) * found.std(ddof=1) / math.sqrt(runs)
        assert abs(found.mean() - exact[name]) < reach, name
        if runs == 200:
            assert found.mean() == pytest.approx(PUBLISHED[name], abs=5e-4)


@pytest.mark.parametrize("spread", [0.0, 3.0], ids=["one variance", "variance by exposure"])
def test_the_error_of_an_exposure_regression_is_that_of_repeated_ones(spread: float) -> None:
    rng, runs = np.random.default_rng(8), 600
    found = []
    for _ in range(runs):
        treated, share = rng.random(400) < 0.5, rng.binomial(4, 0.5, 400) / 4
        outcome = TAU * treated + GAMMA * share + rng.normal(0, 1, 400) * (1 + spread * share)
        found.append(regress_on_exposure(outcome, treated, share))
    for part, exact in (("direct", TAU), ("spillover", GAMMA), ("total", TAU + GAMMA)):
        values, errors = (np.array([getattr(each, name) for each in found]) for name in (part, f"{part}_error"))
        assert abs(values.mean() - exact) < Z * (values.std(ddof=1) / math.sqrt(runs))
        assert abs(values.std(ddof=1) / math.sqrt((errors**2).mean()) - 1) < Z * (1 / math.sqrt(2 * runs))


def test_each_design_reads_its_part_of_a_rollout_in_the_twin() -> None:
    """Calls that solve less: by customer what a customer loses of its own, by tree and exposure what it loses with whom it brings."""
    change = worse_calls(-0.8)
    runs = Rollouts(talkers(800), plan(), plan().primary[1], (change,), brought=True)
    alone, whole = change.size * own_calls(), change.size * calls_of_tree()
    found = {design.name: runs.experiments(design, 1, 3, 0)[0] for design in (BY_CUSTOMER, BY_TREE, BY_EXPOSURE)}
    for name, exact in (("customer", alone), ("tree", whole), ("exposure", whole)):
        assert abs(found[name].estimate[0] - exact) < Z * found[name].error[0], name
        assert abs(found[name].estimate[0]) > Z * found[name].error[0], name
    assert abs(found["customer"].estimate[0] - whole) > Z * found["customer"].error[0]


def by_design(change: Change, runs: int) -> tuple[dict[str, DesignResult], float, float]:
    found = compare_designs(talkers(), plan(), "b", [change], ("customer", "tree", "exposure"), runs=runs)
    assert found.brought
    return {each.design: each for each in found.results}, found.truth, found.truth_error


@pytest.mark.slow
def test_tree_and_exposure_say_what_a_rollout_does_in_the_twin() -> None:
    """A direct effect on all, those brought too: -1.163 by customer, -1.963 in truth."""
    runs, size = 40, worse_calls().size
    found, truth, error = by_design(worse_calls(), runs)
    t = upper(stats.t, runs - 1, sides=2)
    assert abs(truth - size * calls_of_tree()) < t * error
    exposure = found["exposure"]
    assert abs(exposure.expected - size * calls_of_tree()) < t * exposure.bias_error
    assert abs(found["tree"].bias) < Z * found["tree"].bias_error
    assert found["customer"].bias > 0.5 * abs(truth) * (1 - own_calls() / calls_of_tree())
    assert found["customer"].coverage < 0.5 < found["tree"].coverage


@pytest.mark.slow
def test_a_programme_that_only_makes_customers_talk_is_seen_by_tree_and_not_by_customer() -> None:
    """No effect on anybody's own calls, 3.302 with those who are brought."""
    runs = 40
    found, truth, error = by_design(more_talk(), runs)
    exact = calls_of_tree(1.5 * BRINGS) - calls_of_tree()
    assert abs(truth - exact) < upper(stats.t, runs - 1, sides=2) * error
    assert abs(found["tree"].bias) < Z * found["tree"].bias_error
    assert found["tree"].power > 0.5
    assert found["customer"].power < 0.1
    assert found["exposure"].expected > 0.5 * exact


def test_both_engines_give_the_same_readings_where_customers_talk() -> None:
    """Who is brought, whose tree each belongs to and what a design reads of it: the same on the compiled engine and on SimPy."""
    twin, key = talkers(15), study_key(5, 0, 0)
    for designs in ((BY_TREE,), (BY_CUSTOMER, BY_EXPOSURE)):  # the last two treat the same customers, and read them differently
        scenario = twin.scenario(changes=designs[0].changes((worse_calls(), more_talk())))
        outcomes = simulate(twin, scenario, key, events=True), simulate_openly(twin, scenario, key)
        for design in designs:
            seen = [design.read(outcome, plan(), plan().primary[1], key)[0] for outcome in outcomes]
            assert seen[0].estimate == pytest.approx(float(seen[1].estimate), rel=1e-12)
            assert seen[0].error == pytest.approx(float(seen[1].error), rel=1e-9)
            assert seen[0].error > 0
