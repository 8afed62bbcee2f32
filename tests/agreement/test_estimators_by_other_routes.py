"""Each estimator of an effect beside another route to the same number: jackknife, regression, integral, resampling or other programs."""

from __future__ import annotations

import math

import lifelines
import numpy as np
import pandas as pd
import pytest
from lifelines.statistics import proportional_hazard_test
from numpy.typing import NDArray
from scipy import integrate, stats
from statsmodels.stats.meta_analysis import combine_effects

from cxsim.abtest import (
    ArmTest,
    ClusteredLifetimes,
    CrossMoments,
    OutcomeColumns,
    adjust,
    assurance,
    compare_clustered_means,
    compare_means,
    compare_over_time,
    compare_quantiles,
    compare_restricted_means,
    count_survival,
    estimate_complier_effect,
    estimate_hazard_ratio,
    find_boundaries,
    measure_clusters,
    post_stratify,
    read_posterior,
    read_stopped,
    shrink_segments,
)
from cxsim.abtest.decision_value import DecisionStakes
from cxsim.stats.shrinkage import allow_for_selection
from tests.support.statistical_check import Z

Array = NDArray[np.float64]


def spend_and_visits(rng: np.random.Generator, n: int = 400) -> tuple[Array, Array]:
    visits = rng.poisson(3, (2, n)) + 1.0
    return visits * rng.gamma(2, 1, (2, n)), visits


def test_the_error_of_a_ratio_is_that_of_the_jackknife() -> None:
    y, x = spend_and_visits(np.random.default_rng(77))
    found = compare_means(*(CrossMoments.of(np.column_stack([y[i], x[i]])) for i in (0, 1)), OutcomeColumns(0, 1))
    left_out = (y.sum(axis=1, keepdims=True) - y) / (x.sum(axis=1, keepdims=True) - x)
    n = y.shape[1]
    variances = (n - 1) / n * ((left_out - left_out.mean(axis=1, keepdims=True)) ** 2).sum(axis=1)
    assert float(found.error) == pytest.approx(math.sqrt(variances.sum()), rel=2e-3)


def test_a_ratio_is_adjusted_as_its_residuals_are() -> None:
    """By each unit's residual from the ratio of all, regressed on the covariate of all, and Welch's error of what is left."""
    rng = np.random.default_rng(77)
    y, x = spend_and_visits(rng)
    before = rng.normal(size=y.shape) + 0.3 * y
    arms = (CrossMoments.of(np.column_stack([y[i], x[i], before[i]])) for i in (0, 1))
    found = adjust(*arms, OutcomeColumns(0, 1), [OutcomeColumns(2)]).effect
    residual = (y - y.sum() / x.sum() * x) / x.mean()
    theta = np.cov(residual.ravel(), before.ravel())[0, 1] / before.var(ddof=1)
    ratios = y.sum(axis=1) / x.sum(axis=1)
    own = (y - ratios[:, None] * x) / x.mean(axis=1, keepdims=True) - theta * before
    apart = ratios - theta * before.mean(axis=1)
    assert float(found.estimate) == pytest.approx(apart[1] - apart[0], rel=1e-9)
    assert float(found.error) == pytest.approx(math.sqrt((own.var(axis=1, ddof=1) / y.shape[1]).sum()), rel=1e-9)


def test_strata_are_weighted_by_hand() -> None:
    rng = np.random.default_rng(78)
    stratum, arm = rng.integers(0, 3, 600), rng.integers(0, 2, 600)
    y = 2.0 * stratum + 0.3 * arm + rng.normal(size=600) * (1 + stratum)
    cells = [[y[(stratum == s) & (arm == a)] for s in range(3)] for a in (0, 1)]
    stacked = [
        CrossMoments(*(np.stack([getattr(CrossMoments.of(cell), part) for cell in row]) for part in ("n", "means", "products")))
        for row in cells
    ]
    weight = np.bincount(stratum) / 600
    found = post_stratify(compare_means(*stacked, OutcomeColumns(0)), np.bincount(stratum)).effect
    gaps = [cells[1][s].mean() - cells[0][s].mean() for s in range(3)]
    variances = [sum(row[s].var(ddof=1) / len(row[s]) for row in cells) for s in range(3)]
    assert float(found.estimate) == pytest.approx(weight @ gaps, rel=1e-12)
    assert float(found.error) == pytest.approx(math.sqrt(weight**2 @ variances), rel=1e-12)


def test_the_effect_on_compliers_is_two_stage_least_squares() -> None:
    """With the error that is robust to unequal variances, which differs by degrees of freedom alone."""
    rng = np.random.default_rng(79)
    z = rng.integers(0, 2, 3_000)
    exposed = (((rng.random(3_000) < 0.6) & (z == 1)) | (rng.random(3_000) < 0.05)).astype(float)
    y = 1 + 0.5 * exposed + rng.normal(size=3_000) * (1 + exposed)
    arms = (CrossMoments.of(np.column_stack([y[z == a], exposed[z == a]])) for a in (0, 1))
    found = estimate_complier_effect(*arms, OutcomeColumns(0), OutcomeColumns(1)).compliers
    instrument = z - z.mean()
    slope = (instrument @ y) / (instrument @ exposed)
    residual = y - y.mean() - slope * (exposed - exposed.mean())
    assert float(found.estimate) == pytest.approx(slope, rel=1e-9)
    assert float(found.error) == pytest.approx(np.linalg.norm(instrument * residual) / abs(instrument @ exposed), rel=1e-3)


def test_the_slope_over_days_is_welchs_test_of_each_unit_s_slope() -> None:
    rng, days = np.random.default_rng(80), np.arange(10)
    a, b = rng.normal(size=(200, 10)).cumsum(axis=1), rng.normal(size=(240, 10)).cumsum(axis=1) + 0.1 * days
    slopes = [np.polyfit(days, each.T, 1)[0] for each in (a, b)]
    found = compare_over_time(CrossMoments.of(a), CrossMoments.of(b)).slope
    known = stats.ttest_ind(slopes[1], slopes[0], equal_var=False)
    assert (float(found.estimate), float(found.p)) == pytest.approx((slopes[1].mean() - slopes[0].mean(), known.pvalue), rel=1e-9)


def test_segments_are_pooled_as_statsmodels_pools_studies() -> None:
    effects, errors = np.array([0.5, 0.1, -0.3, 0.9, 0.2]), np.array([0.2, 0.1, 0.3, 0.25, 0.15])
    found, known = shrink_segments(effects, errors), combine_effects(effects, errors**2, method_re="dl")
    ours = (found.variance, found.mean, found.mean_error, found.q)
    assert ours == pytest.approx((known.tau2, known.mean_effect_re, known.sd_eff_w_re, known.q), rel=1e-9)


def test_the_posterior_s_losses_are_its_integrals() -> None:
    found = read_posterior(0.02, 0.015, 0.01, 0.003)
    precision = 1 / 0.015**2 + 1 / 0.01**2
    law = stats.norm((0.02 / 0.015**2 + 0.003 / 0.01**2) / precision, precision**-0.5)
    lost = [integrate.quad(lambda t, side=side: max(side * t, 0.0) * law.pdf(t), -0.2, 0.2, points=[0])[0] for side in (-1, 1)]
    ours = (found.mean, found.sd, found.p_better, found.loss_if_shipped, found.loss_if_not)
    assert ours == pytest.approx((law.mean(), law.std(), law.sf(0), *lost), rel=1e-6)


def test_the_worth_of_a_decision_is_what_decisions_are_worth() -> None:
    """Readings of 0.7 times the truth, taken for unbiased ones; and power averaged over draws of the truth."""
    rng = np.random.default_rng(81)
    truth = rng.normal(0.3, 1.0, 400_000)
    rolled = np.where(0.7 * truth + rng.normal(0, 0.8, len(truth)) > -0.3 * 0.64, truth, 0.0)
    gain = (rolled - 0.3) * 200
    assert DecisionStakes(0.3, 1.0, 2.0, 100.0).gain(0.7, 0.8) == pytest.approx(gain.mean(), abs=Z * gain.std() / len(gain) ** 0.5)
    test = ArmTest(1.0, 1.0)
    powers = np.array([test.power(float(each), 800) for each in rng.normal(0.2, 0.1, 5_000)])
    assert assurance(test, 800, 0.2, 0.1) == pytest.approx(powers.mean(), abs=Z * powers.std() / len(powers) ** 0.5)


@pytest.mark.parametrize(("law", "z"), [("obf", 2.5), ("pocock", 2.6)])
def test_what_is_stated_after_a_stop_are_shares_of_simulated_paths(law: str, z: float) -> None:
    """At the second of four looks: as extreme under no effect, half as extreme at the estimate, and 2.5 % at the lower end."""
    at, stop, paths = np.array([0.25, 0.5, 0.75, 1.0]), 2, 200_000
    bounds = find_boundaries(law, at)
    found = read_stopped(bounds[:stop], at[:stop], z, 1 / math.sqrt(at[stop - 1]))
    rng = np.random.default_rng(82)
    for drift, share in ((0.0, found.p / 2), (found.estimate, 0.5), (found.low, 0.025)):
        first, second = (rng.normal(drift / 4, 0.5, (paths, stop)).cumsum(axis=1) / np.sqrt(at[:stop])).T
        extreme = (first >= bounds[0]) | ((np.abs(first) < bounds[0]) & (second >= z))
        assert extreme.mean() == pytest.approx(share, abs=Z * (share * (1 - share) / paths) ** 0.5)


def test_what_allows_for_selection_is_the_conditional_likelihood_s_middle() -> None:
    z, grid = 2.4, np.linspace(-8, 12, 400_001)
    likelihood = stats.norm.pdf(z - grid) / (stats.norm.sf(1.959964 - grid) + stats.norm.cdf(-1.959964 - grid))
    middle = (grid[likelihood.argmax()] + (grid * likelihood).sum() / likelihood.sum()) / 2
    assert allow_for_selection(z, 1.0) == pytest.approx(middle, abs=2e-3)


def test_hazards_are_as_lifelines_has_them() -> None:
    rng = np.random.default_rng(83)
    arm = rng.integers(0, 2, 300)
    life, seen = rng.exponential(10 / (1 + 0.4 * arm)), rng.uniform(2, 20, 300)
    table = pd.DataFrame({"time": np.minimum(life, seen), "left": life <= seen, "arm": arm})
    counts = count_survival(table["time"], table["left"], arm)
    found, known = estimate_hazard_ratio(counts), lifelines.CoxPHFitter().fit(table, "time", "left")
    assert math.log(found.ratio) == pytest.approx(known.params_["arm"], rel=1e-5)
    assert found.log_error == pytest.approx(known.standard_errors_["arm"], rel=1e-5)
    assert found.p_proportional == pytest.approx(float(proportional_hazard_test(known, table, time_transform="rank").p_value[0]), rel=0.02)


def test_lifetimes_of_clusters_have_the_error_of_a_jackknife() -> None:
    """That leaves out one cluster at a time."""
    rng, cluster = np.random.default_rng(84), np.repeat(np.arange(60), 12)
    life, seen = rng.exponential(10 * np.exp(rng.normal(0, 0.6, 60))[cluster]), rng.uniform(5, 15, 720)
    time, left, treated = np.minimum(life, seen), life <= seen, cluster % 2 == 1
    found = compare_clustered_means(ClusteredLifetimes(time, left, treated, cluster.astype(str), np.ones(720)), 8.0)
    without = list[tuple[float, float]]()
    for each in range(60):
        kept = cluster != each
        means = compare_restricted_means(count_survival(time[kept], left[kept], treated[kept]), 8.0)
        without.append((means.control, means.treated))
    variances = [29 / 30 * 30 * np.var([without[each][side] for each in range(side, 60, 2)]) for side in (0, 1)]
    assert float(found.error) == pytest.approx(math.sqrt(sum(variances)), rel=0.01)


def test_the_error_of_a_quantile_is_that_of_its_density() -> None:
    """sqrt(q (1 - q) / n) / f, on average over experiments; order statistics are a little wider in samples of hundreds."""
    rng, share = np.random.default_rng(85), 0.8
    errors = compare_quantiles(rng.lognormal(0, 1, (500, 4_000)), rng.lognormal(0, 1, (500, 3_000)), share).error
    density = stats.lognorm.pdf(stats.lognorm.ppf(share, 1), 1)
    assert errors.mean() == pytest.approx(math.sqrt(share * (1 - share) * (1 / 4_000 + 1 / 3_000)) / density, rel=0.02)


def test_likeness_is_that_of_the_analysis_of_variance() -> None:
    values = np.random.default_rng(86).normal(0, 0.3, (200, 1)) + np.random.default_rng(87).normal(0, 1, (200, 8))
    between, within = 8 * values.mean(axis=1).var(ddof=1), values.var(axis=1, ddof=1).mean()
    found = measure_clusters(values.ravel(), np.repeat(np.arange(200), 8))
    assert found.icc == pytest.approx((between - within) / (between + 7 * within), rel=1e-9)
