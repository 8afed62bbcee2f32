"""Experiments without an effect that are read from rows: predictions, switchbacks, clusters of lifetimes and of quantiles, margins.

Rates are of 2,000 experiments: within 3 Monte Carlo errors, .0146, of 5 %, as the bound of one false alarm in a million would be .024.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy import stats

from cxsim.abtest import (
    ClusteredLifetimes,
    CrossMoments,
    Effect,
    OutcomeColumns,
    adjust,
    benjamini_hochberg,
    check_margin,
    compare_clustered_means,
    compare_clustered_quantiles,
    compare_clustered_survival,
    compare_means,
    compare_over_time,
    find_boundaries,
    holm,
    post_stratify,
    predict_by_folds,
    read_continuing,
    relabel_units,
    relative_by_delta,
)
from cxsim.abtest.designs import Design
from cxsim.abtest.predicted_outcome import boosted
from cxsim.abtest.simulated_units import read_periods
from cxsim.engine.changes import Periods
from cxsim.engine.simulation import simulate
from cxsim.rng import study_key
from cxsim.stats.shrinkage import allow_for_selection
from tests.support.lone_queue import call_sojourns, drawn_by_call
from tests.support.shared_queue import plan, single_server

Array = NDArray[np.float64]
RUNS = 2_000
THREE_ERRORS = 3 * (0.05 * 0.95 / RUNS) ** 0.5


def least_squares(known: Array, outcome: Array, wanted: Array) -> Array:
    """A quick model in place of trees: what is tried is the folds, not the model."""
    design, other = (np.column_stack([np.ones(len(each)), each, each**2]) for each in (known, wanted))
    return np.asarray(other @ np.linalg.lstsq(design, outcome, rcond=None)[0])


def experiment(rng: np.random.Generator, n: int = 120) -> tuple[Array, Array, Array, NDArray[np.bool_]]:
    """Spend and visits of customers by their age, which an experiment does not move."""
    age = rng.normal(0, 1, n)
    visits = 1.0 + rng.poisson(np.exp(0.3 * age))
    spend = visits * (10 + 3 * age + rng.normal(0, 2, n))
    return age[:, None], spend, visits, rng.permutation(n) < n // 2


def p_of(known: Array, spend: Array, visits: Array, treated: NDArray[np.bool_], *, folds: int = 5) -> tuple[float, float]:
    """Of a mean and of a ratio, adjusted by predictions; with one fold each unit's prediction has seen its own outcome."""
    fold = np.arange(len(spend)) % folds
    predicted = [predict_by_folds(known, each, fold, least_squares) for each in (spend, visits)]
    rows = np.column_stack([spend, visits, *predicted])
    arms = CrossMoments.of(rows[~treated]), CrossMoments.of(rows[treated])
    mean = adjust(*arms, OutcomeColumns(0), [OutcomeColumns(2)]).effect
    ratio = adjust(*arms, OutcomeColumns(0, 1), [OutcomeColumns(2, 3)]).effect
    return float(mean.p), float(ratio.p)


def test_means_and_ratios_with_predicted_outcomes_are_significant_in_five_of_a_hundred() -> None:
    rng = np.random.default_rng(20260101)
    p = np.array([p_of(*experiment(rng)) for _ in range(RUNS)])
    assert (p < 0.05).mean(axis=0) == pytest.approx(np.full(2, 0.05), abs=THREE_ERRORS)


@pytest.mark.slow
def test_outcomes_predicted_by_trees_are_significant_in_five_of_a_hundred() -> None:
    rng, p = np.random.default_rng(20260101), []
    for _ in range(RUNS):
        known, spend, _, treated = experiment(rng)
        predicted = predict_by_folds(known, spend, np.arange(len(spend)) % 5, boosted)
        rows = np.column_stack([spend, predicted])
        effect = adjust(CrossMoments.of(rows[~treated]), CrossMoments.of(rows[treated]), OutcomeColumns(0), [OutcomeColumns(1)]).effect
        p.append(float(effect.p))
    assert np.mean(np.array(p) < 0.05) == pytest.approx(0.05, abs=THREE_ERRORS)


def test_an_outcome_predicted_by_trees_is_significant_in_five_of_a_hundred_redrawn_labels() -> None:
    """The short form: trees predict the outcomes of one company once, and its units are labelled again and again."""
    known, spend, _, _ = experiment(np.random.default_rng(20260101), 1_000)
    predicted = predict_by_folds(known, spend, np.arange(len(spend)) % 5)
    arms = relabel_units(np.stack([spend, predicted], axis=-1)[:, None], RUNS, seed=1)
    found = adjust(*arms, OutcomeColumns(0), [OutcomeColumns(1)])
    assert found.explained.mean() > 0.3, "the prediction takes something out"
    assert (found.effect.p < 0.05).mean() == pytest.approx(0.05, abs=THREE_ERRORS)


def of_periods(found: Array, label: NDArray[np.bool_]) -> float:
    return float(compare_means(CrossMoments.of(found[~label]), CrossMoments.of(found[label]), OutcomeColumns(0, 1)).p)


def test_periods_of_a_switchback_are_significant_in_five_of_a_hundred() -> None:
    """40 periods of 250 minutes of a queue at 90 % of its capacity, which remembers 380: neighbours are alike, and labels do not mind."""
    rng, p, count = np.random.default_rng(20260101), [], 40
    for _ in range(RUNS):
        arrive, took, _ = call_sojourns(rng, 250.0 * count, drawn_by_call, faster=1.0)
        period = (arrive // 250.0).astype(np.intp)
        found = np.column_stack([np.bincount(period, took, count), np.bincount(period, minlength=count)])
        p.append(of_periods(found, rng.random(count) < 0.5))
    assert np.mean(np.array(p) < 0.05) == pytest.approx(0.05, abs=THREE_ERRORS)


@pytest.mark.slow
def test_periods_that_the_twin_draws_are_significant_in_five_of_a_hundred() -> None:
    """A month of calls cut into half days, by the very rule by which the engines pick the treated ones."""
    twin, experiment_, design = single_server(), plan(), Design("switchback", Periods(0.5, 0.0), 0.5)
    outcome = simulate(twin, twin.scenario(), study_key(1, 0, 0), events=True)
    found = read_periods(outcome, experiment_, experiment_.primary[1], 0.5, 0.0)
    middles = (np.arange(len(found)) + 0.5) / 2
    p = [of_periods(found, design.drawn(outcome, middles, study_key(2, 0, run))) for run in range(RUNS)]
    assert np.mean(np.array(p) < 0.05) == pytest.approx(0.05, abs=THREE_ERRORS)


def stacked(columns: Array) -> CrossMoments:
    """The moments of many experiments at once, from shape (runs, n, p)."""
    means = columns.mean(axis=1)
    about = columns - means[:, None]
    return CrossMoments(np.full(len(columns), float(columns.shape[1])), means, np.einsum("rni,rnj->rij", about, about))


def of_strata(rng: np.random.Generator) -> Array:
    """Strata of other levels, each adjusted by the value before."""
    found = []
    for level, sizes in ((0.0, (60, 80)), (4.0, (80, 60))):
        before = [rng.normal(level, 1, (RUNS, n)) for n in sizes]
        arms = [stacked(np.stack([0.7 * each + rng.gamma(2, 1, each.shape), each], axis=-1)) for each in before]
        found.append(adjust(arms[0], arms[1], OutcomeColumns(0), [OutcomeColumns(1)]).effect)
    strata = Effect(*(np.stack([getattr(one, name) for one in found], axis=-1) for name in Effect.__dataclass_fields__))
    return post_stratify(strata, np.tile([140, 140], (RUNS, 1))).effect.p


def of_adjusted_clusters(rng: np.random.Generator) -> Array:
    """25 clusters an arm of unequal sizes, adjusted by the sums in the window before."""
    arms = []
    for _ in range(2):
        size, level = rng.integers(5, 16, (RUNS, 25)).astype(float), rng.normal(10, 1, (RUNS, 25))
        after, before = (size * level + np.sqrt(size) * rng.normal(0, 2, size.shape) for _ in range(2))
        arms.append(stacked(np.stack([after, before, size], axis=-1)))
    return adjust(arms[0], arms[1], OutcomeColumns(0, 2), [OutcomeColumns(1, 2)]).effect.p


def of_last_week(rng: np.random.Generator) -> Array:
    arms = [stacked(rng.gamma(2, 0.5, (RUNS, 120, 1)) + rng.normal(0, 1, (RUNS, 120, 14))) for _ in range(2)]
    return compare_over_time(arms[0], arms[1]).last_less_first.p


def of_a_ratio_by_delta(rng: np.random.Generator) -> Array:
    arms = [stacked(rng.gamma(4, 1, (RUNS, 300, 1))) for _ in range(2)]
    return relative_by_delta(compare_means(arms[0], arms[1], OutcomeColumns(0))).p


@pytest.mark.parametrize("estimator", [of_strata, of_adjusted_clusters, of_last_week, of_a_ratio_by_delta], ids=lambda each: each.__name__)
def test_what_is_made_of_several_steps_is_significant_in_five_of_a_hundred(estimator: Callable[[np.random.Generator], Array]) -> None:
    assert (estimator(np.random.default_rng(20260101)) < 0.05).mean() == pytest.approx(0.05, abs=THREE_ERRORS)


def test_families_without_an_effect_err_in_five_of_a_hundred() -> None:
    """Of ten endpoints that correlate by a half, and of ten that do not, for which both laws are exact or nearly so."""
    rng = np.random.default_rng(20260101)
    alone, together = rng.normal(size=(RUNS, 10)), rng.normal(size=(RUNS, 1))
    for z, least in ((alone, 0.05 - THREE_ERRORS), ((alone + together) / 2**0.5, 0.01)):
        p = 2 * stats.norm.sf(np.abs(z))
        for law in (holm, benjamini_hochberg):
            wrong = np.mean([(law(each) <= 0.05).any() for each in p])
            assert least < wrong < 0.05 + THREE_ERRORS, law.__name__


def test_repeated_intervals_hold_the_truth_at_all_looks_together() -> None:
    at, drift = np.arange(1, 6) / 5, 1.0
    z = np.random.default_rng(20260101).normal(drift / 5**0.5, 1, (10 * RUNS, 5)).cumsum(axis=1) / np.arange(1, 6) ** 0.5
    bounds = find_boundaries("obf", at)
    ends = [read_continuing(bound, z[:, k] / at[k] ** 0.5, 1 / at[k] ** 0.5) for k, bound in enumerate(bounds)]
    held = np.all([(low <= drift) & (drift <= high) for low, high in ends], axis=0)
    assert held.mean() == pytest.approx(0.95, abs=3 * (0.05 * 0.95 / (10 * RUNS)) ** 0.5)


def clustered(rng: np.random.Generator) -> ClusteredLifetimes:
    """30 clusters an arm of 12 customers whose hazards differ by cluster."""
    cluster = np.repeat(np.arange(60), 12)
    life = rng.exponential(10 * np.exp(rng.normal(0, 0.5, 60))[cluster])
    seen = rng.uniform(5, 15, len(cluster))
    return ClusteredLifetimes(np.minimum(life, seen), life <= seen, cluster % 2 == 1, cluster.astype(str), np.ones(len(cluster)))


def test_lifetimes_of_clusters_are_significant_in_five_of_a_hundred() -> None:
    rng = np.random.default_rng(20260101)
    runs = [clustered(rng) for _ in range(RUNS)]
    p = [(compare_clustered_survival(one).p, float(compare_clustered_means(one, 8.0).p)) for one in runs]
    assert (np.array(p) < 0.05).mean(axis=0) == pytest.approx(np.full(2, 0.05), abs=THREE_ERRORS)


def test_quantiles_of_clusters_are_significant_in_at_most_five_of_a_hundred() -> None:
    """By 100 resamples each, in short; the long proof stands with the other rates."""
    rng = np.random.default_rng(20260101)
    whose = np.repeat(np.arange(40), 8)
    p = []
    for run in range(RUNS):
        values = tuple(rng.normal(0, 1, 40)[whose] + rng.normal(0, 1, len(whose)) for _ in range(2))
        p.append(float(compare_clustered_quantiles(values, (whose, whose), 0.5, seed=run, resamples=100).p))
    assert np.mean(np.array(p) < 0.05) == pytest.approx(0.05, abs=THREE_ERRORS)


def test_a_loss_of_the_margin_passes_in_two_and_a_half_of_a_hundred() -> None:
    rng = np.random.default_rng(20260101)
    passed = []
    for _ in range(RUNS):
        control, treated = rng.gamma(2, 1, 150), rng.gamma(2, 1, 150) - 0.3
        effect = compare_means(CrossMoments.of(control), CrossMoments.of(treated), OutcomeColumns(0))
        passed.append(float(check_margin(effect, 0.3)) <= 0.025)
    assert np.mean(passed) == pytest.approx(0.025, abs=3 * (0.025 * 0.975 / RUNS) ** 0.5)


@pytest.mark.parametrize("drift", [1.0, 2.0, 2.8])
def test_what_allows_for_selection_takes_out_more_than_half_of_what_it_added(drift: float) -> None:
    z = np.random.default_rng(20260101).normal(drift, 1, 8_000)
    picked = z[np.abs(z) > 1.96][:800]
    allowed = np.array([allow_for_selection(float(one), 1.0) for one in picked])
    assert picked.mean() > drift * 1.1
    assert abs(allowed.mean() - drift) < 0.8 * (picked.mean() - drift)
