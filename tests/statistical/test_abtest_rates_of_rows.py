"""Experiments without an effect that are read from rows: predicted outcomes, clusters of lifetimes and of quantiles, margins.

Rates are of 2,000 experiments: within 3 Monte Carlo errors, .0146, of 5 %, as the bound of one false alarm in a million would be .024.
"""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from cxsim.abtest import (
    ClusteredLifetimes,
    CrossMoments,
    OutcomeColumns,
    adjust,
    check_margin,
    compare_clustered_means,
    compare_clustered_quantiles,
    compare_clustered_survival,
    compare_means,
    predict_by_folds,
)
from cxsim.abtest.predicted_outcome import boosted
from cxsim.stats.shrinkage import allow_for_selection

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
