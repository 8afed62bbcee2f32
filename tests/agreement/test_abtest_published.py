"""The A/B room against published numbers, closed forms and other programs."""

from __future__ import annotations

import math
import time

import lifelines
import numpy as np
import pandas as pd
import pytest
from lifelines import statistics as lifelines_statistics
from lifelines.datasets import load_leukemia
from scipy import stats
from statsmodels.stats.multitest import multipletests

from cxsim.abtest import (
    CrossMoments,
    OutcomeColumns,
    adjust,
    benjamini_hochberg,
    check_sample_ratio,
    compare_means,
    compare_restricted_means,
    compare_survival,
    count_survival,
    crossing_probabilities,
    estimate_complier_effect,
    estimate_hazard_ratio,
    find_boundaries,
    find_inflation,
    holm,
    read_stopped,
    relative_by_delta,
    sequence_reach,
    shrink_segments,
    sum_by_cluster,
    tune_sequence,
)
from cxsim.abtest.sequential.crossing import Continuing
from cxsim.abtest.survival import restricted_mean
from tests.support.real_data import real_data
from tests.support.statistical_check import Z

Y = OutcomeColumns(0)


def of_sums(n: float, total: float, squares: float) -> CrossMoments:
    return CrossMoments.from_sums(n, [total], [[squares]])


def shares(looks: int) -> np.ndarray:
    return np.arange(1, looks + 1) / looks


# differences: GrowthBook's published tests (A1, A2, S21)

REVENUE = of_sums(3407, 1396.87, 52377.9767), of_sums(3461, 2422.7, 134698.29)


def test_the_absolute_difference_of_sums_is_as_published() -> None:
    effect = compare_means(*REVENUE, Y)
    assert [float(one) for one in (effect.estimate, effect.error, *effect.interval(), effect.p)] == pytest.approx(
        [0.29, 0.12478, 0.04538, 0.53462, 0.02016], abs=5e-6
    )


def test_the_relative_difference_by_the_delta_method_is_as_published() -> None:
    effect = relative_by_delta(compare_means(*REVENUE, Y))
    assert [float(one) for one in (effect.estimate, effect.error, *effect.interval(), effect.p)] == pytest.approx(
        [0.70732, 0.37879, -0.03526, 1.44989, 0.06191], abs=5e-6
    )


def test_the_same_by_a_normal_law_differs_in_the_fourth_digit() -> None:
    effect = relative_by_delta(compare_means(*REVENUE, Y, normal=True))
    assert [float(one) for one in (effect.error, *effect.interval(), effect.p)] == pytest.approx(
        [0.378794, -0.03511, 1.44974, 0.061862], abs=5e-6
    )


def test_the_relative_difference_of_proportions_is_as_published() -> None:
    """A proportion's variance is p (1 - p) there, without the factor n / (n - 1) of a sample's."""
    arms = (
        CrossMoments(np.asarray(n), np.array([k / n]), np.array([[k * (n - k) / n * (n - 1) / n]])) for k, n in ((14.0, 28.0), (16.0, 30.0))
    )
    effect = relative_by_delta(compare_means(*arms, Y))
    assert [float(one) for one in (effect.estimate, *effect.interval(), effect.p)] == pytest.approx(
        [0.06667, -0.47767, 0.61101, 0.80707], abs=5e-6
    )


def test_sums_far_from_zero_keep_the_variance() -> None:
    """1e8 + N(0, 1), a million values (S17): plain sums of squares leave nothing of a variance of about 1."""
    values = 1e8 + np.random.default_rng(3).normal(size=1_000_000)
    plain = of_sums(len(values), values.sum(), (values**2).sum())
    assert abs(float(plain.covariance[0, 0]) - 1) > 0.5
    assert float(CrossMoments.of(values).covariance[0, 0]) == pytest.approx(values.var(ddof=1), rel=1e-9)
    about = values - values[0]
    shifted = CrossMoments.from_sums(len(values), [about.sum()], [[about @ about]], [values[0]])
    assert float(shifted.covariance[0, 0]) == pytest.approx(values.var(ddof=1), rel=1e-9)


def test_a_difference_of_means_is_scipys_welch() -> None:
    rng = np.random.default_rng(1)
    a, b = rng.gamma(1, 3, 40), rng.normal(3, 1, 25)
    found, known = compare_means(CrossMoments.of(a), CrossMoments.of(b), Y), stats.ttest_ind(b, a, equal_var=False)
    assert (float(found.p), float(found.degrees)) == pytest.approx((known.pvalue, known.df), rel=1e-12)


def test_clusters_are_read_as_statsmodels_reads_them() -> None:
    """The ratio by clusters has the cluster-robust variance of each arm's mean, with the factor G / (G - 1)."""
    import statsmodels.api as sm

    rng = np.random.default_rng(4)
    cluster = rng.integers(0, 30, 600)
    y = rng.normal(size=30)[cluster] + rng.normal(size=600)
    sums = sum_by_cluster(y, cluster)
    known = sm.OLS(y, np.ones(600)).fit(cov_type="cluster", cov_kwds={"groups": cluster, "use_correction": False})
    effect = compare_means(sums, sums, OutcomeColumns(0, 1))
    assert float(effect.control_error) == pytest.approx(known.bse[0] * math.sqrt(30 / 29), rel=1e-10)


# CUPED (A6, S13, S14)


def test_cuped_takes_out_the_square_of_the_correlation() -> None:
    rng = np.random.default_rng(3)
    x = rng.normal(size=100_000)
    rows = np.column_stack([0.7 * x + math.sqrt(0.51) * rng.normal(size=100_000), x])
    arms = CrossMoments.of(rows[:50_000]), CrossMoments.of(rows[50_000:])
    plain, adjusted = compare_means(*arms, Y), adjust(*arms, Y, [OutcomeColumns(1)])
    rho = np.corrcoef(rows.T)[0, 1]
    assert float(adjusted.explained) == pytest.approx(rho**2, rel=1e-9)
    assert float((adjusted.effect.error / plain.error) ** 2) == pytest.approx(1 - rho**2, abs=2e-4)


def test_cuped_is_the_regression_with_the_covariate() -> None:
    """The coefficient of the arm in a regression on arm and covariate, but for theta of all rows against theta within arms."""
    import statsmodels.api as sm

    rng = np.random.default_rng(9)
    arm, x = rng.integers(0, 2, 20_000), rng.normal(size=20_000)
    y = 0.1 * arm + 0.8 * x + rng.normal(size=20_000)
    rows = np.column_stack([y, x])
    found = adjust(CrossMoments.of(rows[arm == 0]), CrossMoments.of(rows[arm == 1]), Y, [OutcomeColumns(1)]).effect
    known = sm.OLS(y, sm.add_constant(np.column_stack([arm, x]))).fit()
    assert float(found.estimate) == pytest.approx(known.params[1], abs=1e-4)
    assert float(found.error) == pytest.approx(known.bse[1], rel=1e-3)


# sample ratios (A8), compliance, families


@pytest.mark.parametrize(("a", "b", "p"), [(821_588, 815_482, 1.822e-6), (1000, 1200, 2.008e-5), (10_000, 10_100, 0.4806)])
def test_sample_ratios_are_as_published(a: int, b: int, p: float) -> None:
    assert check_sample_ratio({"a": a, "b": b}, {"a": 0.5, "b": 0.5}).p == pytest.approx(p, rel=5e-4)


def test_vitamin_a_is_as_published() -> None:
    """A. Sommer & S. L. Zeger, Statistics in Medicine 10 (1991): 3.2 deaths prevented per 1,000 who took it, 2.6 per 1,000 assigned."""
    control = CrossMoments.from_sums(11588, [74, 0], [[74, 0], [0, 0]])
    treated = CrossMoments.from_sums(12094, [46, 9675], [[46, 12], [12, 9675]])
    found = estimate_complier_effect(control, treated, OutcomeColumns(0), OutcomeColumns(1))
    assert float(found.assigned.estimate) == pytest.approx(-0.0026, abs=5e-5)
    assert float(found.compliers.estimate) == pytest.approx(-0.0032, abs=5e-5)
    first = found.exposure.estimate
    assert float(found.compliers.p) == pytest.approx(float(found.assigned.p), rel=0.05)
    assert float(found.compliers.estimate) == pytest.approx(float(found.assigned.estimate / first), rel=1e-12)


P = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0]


def test_families_are_as_published_and_as_statsmodels_has_them() -> None:
    """The example of Benjamini and Hochberg (1995): 4 rejected by theirs, 3 by Holm."""
    for ours, name, rejected in ((benjamini_hochberg, "fdr_bh", 4), (holm, "holm", 3)):
        found = ours(P)
        assert found == pytest.approx(multipletests(P, method=name)[1], rel=1e-12)
        assert (found <= 0.05).sum() == rejected


def test_eight_schools_are_as_published() -> None:
    """A. Gelman et al., Bayesian Data Analysis, table 5.2: pooled 7.7 with error 4.1, Q 4.6 to 4.7 on 7 degrees."""
    schools = shrink_segments([28, 8, -3, 7, -1, 1, 18, 12], [15, 10, 16, 11, 9, 11, 10, 18])
    assert (schools.mean, schools.mean_error) == pytest.approx((7.69, 4.07), abs=0.01)
    assert schools.variance == 0
    assert schools.p == pytest.approx(stats.chi2.sf(schools.q, 7), rel=1e-12)


# looks


@pytest.mark.parametrize(
    ("looks", "pocock", "inflation", "obf"),
    [
        (2, 2.178, (1.110, 1.100), (2.797, 1.977)),
        (3, 2.289, (1.166, 1.151), (3.471, 2.454, 2.004)),
        (4, 2.361, (1.202, 1.183), (4.049, 2.863, 2.337, 2.024)),
        (5, 2.413, (1.229, 1.207), (4.562, 3.226, 2.634, 2.281, 2.040)),
    ],
)
def test_bounds_of_equal_looks_are_as_published(looks: int, pocock: float, inflation: tuple[float, float], obf: tuple[float, ...]) -> None:
    """C. Jennison & B. W. Turnbull, Group Sequential Methods (2000), tables 2.1 to 2.4."""
    at = shares(looks)
    bounds = find_boundaries("pocock", at)
    assert bounds == pytest.approx(np.full(looks, pocock), abs=6e-4)
    assert find_boundaries("obf", at) == pytest.approx(obf, abs=6e-4)
    assert [find_inflation(bounds, at, power)[0] for power in (0.8, 0.9)] == pytest.approx(inflation, abs=6e-4)


@pytest.mark.parametrize(("looks", "p"), [(2, 0.0294), (3, 0.0221), (4, 0.0182), (5, 0.0158)])
def test_nominal_p_values_of_pocock_are_as_published(looks: int, p: float) -> None:
    assert 2 * stats.norm.sf(find_boundaries("pocock", shares(looks))[0]) == pytest.approx(p, abs=6e-5)


@pytest.mark.parametrize(("looks", "rate"), [(2, "0.0831"), (3, "0.1073"), (4, "0.126"), (5, "0.1417"), (10, "0.1934"), (14, "0.2196")])
def test_peeking_inflates_as_published(looks: int, rate: str) -> None:
    """P. Armitage, C. K. McPherson & B. C. Rowe (1969), table 2."""
    above, below = crossing_probabilities(np.full(looks, 1.959964), shares(looks))
    assert f"{above.sum() + below.sum():.{len(rate) - 2}f}" == rate


@pytest.mark.parametrize(
    ("law", "bounds"),
    [
        ("obf_spending", (4.8769, 3.3570, 2.6803, 2.2898, 2.0310)),
        ("pocock_spending", (2.4380, 2.4268, 2.4102, 2.3966, 2.3860)),
    ],
)
def test_bounds_of_spending_laws_are_as_published(law: str, bounds: tuple[float, ...]) -> None:
    assert find_boundaries(law, shares(5)) == pytest.approx(bounds, abs=6e-5)


def test_thirty_looks_spend_alpha_to_the_last_digit() -> None:
    bounds = find_boundaries("obf_spending", shares(30))
    assert bounds[0] == math.inf, "too early for any alpha"
    assert bounds[[4, 9, 19, 29]] == pytest.approx([5.3679, 3.7475, 2.6306, 2.1428], abs=6e-5)
    assert sum(map(sum, crossing_probabilities(bounds, shares(30)))) == pytest.approx(0.05, abs=1e-12)


def test_looks_cost_the_power_that_was_computed_before() -> None:
    """At the n of a fixed test with 80 % (S5)."""
    fixed = stats.norm.isf(0.025) + stats.norm.isf(0.2)
    for law, looks, power, used in (("obf_spending", 30, 0.7806, 0.751), ("pocock", 5, 0.7089, 0.707)):
        at = shares(looks)
        stops = crossing_probabilities(find_boundaries(law, at), at, fixed)[0]
        assert stops.sum() == pytest.approx(power, abs=2e-4)
        stops[-1] = 1 - stops[:-1].sum()
        assert stops @ at == pytest.approx(used, abs=1e-3)


def test_the_other_law_of_the_same_name_spends_alpha_on_both_sides_at_once() -> None:
    """Its bounds (S2) cross with 2 - 2 Phi(z / sqrt t): other programs mean these by O'Brien-Fleming-like spending."""
    at, bounds = shares(5), [4.3826, 3.0997, 2.5534, 2.2538, 2.0635]
    spent = np.cumsum(sum(crossing_probabilities(bounds, at)))
    assert spent == pytest.approx(2 * stats.norm.sf(stats.norm.isf(0.025) / np.sqrt(at)), rel=3e-4)
    assert (find_boundaries("obf_spending", at)[:-1] > bounds[:-1]).all(), "the law here is stricter at first"


@pytest.mark.parametrize(("law", "stopped", "significant"), [("obf", 1.099, 1.254), ("pocock", 1.218, 1.471)])
def test_the_plain_estimate_at_the_stop_exceeds_the_truth_as_was_simulated(law: str, stopped: float, significant: float) -> None:
    """Five looks, the drift of a fixed test with 80 % (S7: means of 400,000 paths, whose 3 errors are .0025)."""
    drift, at = stats.norm.isf(0.025) + stats.norm.isf(0.2), shares(5)
    beyond = chance = 0.0
    paths = Continuing.start(drift)
    for bound, share in zip(find_boundaries(law, at), at, strict=True):
        ends = [paths.go_on(bound, math.inf, share), paths.go_on(-math.inf, -bound, share)]
        paths = paths.go_on(-bound, bound, share)
        beyond += sum(float(end.mass @ end.z) for end in ends) / math.sqrt(share)
        chance += sum(float(end.mass.sum()) for end in ends)
    total = beyond + float(paths.mass @ paths.z)
    assert (total / drift, beyond / chance / drift) == pytest.approx((stopped, significant), abs=2.5e-3)


def test_a_confidence_sequence_costs_what_was_computed_before() -> None:
    """Tuned to half of 10,000 units, 30 looks (S5): power 50.3 %, .790 of the units used."""
    n = shares(30) * 10_000
    stops = crossing_probabilities(sequence_reach(n, tune_sequence(5_000)), shares(30), stats.norm.isf(0.025) + stats.norm.isf(0.2))[0]
    assert stops.sum() == pytest.approx(0.503, abs=2e-3)
    stops[-1] = 1 - stops[:-1].sum()
    assert stops @ shares(30) == pytest.approx(0.790, abs=2e-3)


def test_evan_millers_sequential_test_has_its_exact_alpha() -> None:
    """Stop at T - C = 2 sqrt(N) or after N successes, N = 100 (A5): a random walk, whose crossing probability is exact."""
    walk = np.zeros(242)
    walk[120] = 1.0
    crossed = 0.0
    for _ in range(100):
        walk = (np.roll(walk, 1) + np.roll(walk, -1)) / 2
        crossed += walk[140:].sum()
        walk[140:] = 0.0
    assert crossed == pytest.approx(0.04604, abs=6e-5)


def test_a_test_of_one_look_is_the_fixed_one() -> None:
    found = read_stopped([1.96], [1.0], z=2.6, error=0.5)
    assert (found.p, found.estimate) == pytest.approx((2 * stats.norm.sf(2.6), 1.3), rel=1e-8)
    assert (found.low, found.high) == pytest.approx((1.3 - 0.5 * stats.norm.isf(0.025), 1.3 + 0.5 * stats.norm.isf(0.025)), rel=1e-8)


@pytest.mark.parametrize(("looks", "seconds"), [(5, 0.1), (30, 1.0)])
def test_bounds_are_found_in_time(looks: int, seconds: float) -> None:
    import scipy.optimize  # noqa: F401 - what is loaded once is not counted

    for law in ("pocock", "obf", "obf_spending", "pocock_spending"):
        spent = []
        for _ in range(3):
            begun = time.process_time()
            find_boundaries(law, shares(looks))
            spent.append(time.process_time() - begun)
        assert min(spent) <= seconds, law


# lifetimes (A11, S15, S16)


@pytest.mark.realdata
def test_ovarian_cancer_is_as_published() -> None:
    folder = real_data()
    assert folder is not None
    table = pd.read_csv(folder / "survival" / "ovarian.csv")
    counts = count_survival(table["futime"], table["fustat"], table["rx"] == 2)
    test = compare_survival(counts)
    assert (test.chi2, test.p) == pytest.approx((1.06274, 0.30259), abs=5e-6)
    means = compare_restricted_means(counts, 600.0)
    assert (means.control, means.control_error, means.treated, means.treated_error) == pytest.approx(
        (427.5385, 57.0793, 534.9060, 25.6842), abs=5e-5
    )


@pytest.mark.slow
@pytest.mark.realdata
@pytest.mark.filterwarnings("ignore::scipy.integrate.IntegrationWarning")
def test_lifelines_returns_the_variance_of_a_lifetime_that_is_cut() -> None:
    """S16: 42,355.7 (its root 205.8) and 8,040.2, where the estimates' errors are 57.08 and 25.68."""
    folder = real_data()
    assert folder is not None
    table = pd.read_csv(folder / "survival" / "ovarian.csv")
    found = []
    for arm in (1, 2):
        own = table[table["rx"] == arm]
        curve = lifelines.KaplanMeierFitter().fit(own["futime"], own["fustat"])
        found.append(lifelines.utils.restricted_mean_survival_time(curve, 600.0, return_variance=True)[1])
    assert found == pytest.approx([42_355.7, 8_040.2], abs=0.05)
    assert math.sqrt(found[0]) == pytest.approx(205.8, abs=0.05)


def test_remission_is_as_lifelines_has_it() -> None:
    table = load_leukemia()
    treated = table["Rx"] == 0
    counts = count_survival(table["t"], table["status"], treated)
    known = lifelines_statistics.logrank_test(
        table["t"][treated], table["t"][~treated], table["status"][treated], table["status"][~treated]
    )
    assert compare_survival(counts).chi2 == pytest.approx(known.test_statistic, rel=1e-10)
    curve = lifelines.KaplanMeierFitter().fit(table["t"][treated], table["status"][treated])
    assert compare_restricted_means(counts, 20.0).treated == pytest.approx(
        lifelines.utils.restricted_mean_survival_time(curve, 20.0), rel=1e-10
    )


def test_a_hazard_ratio_is_as_statsmodels_has_it_with_ties_and_late_entry() -> None:
    from statsmodels.duration.hazard_regression import PHReg

    rng = np.random.default_rng(12)
    arm, entry = rng.integers(0, 2, 500), rng.integers(0, 4, 500) + 0.5
    time_ = entry + 0.5 + rng.integers(0, 12, 500) + arm
    left = rng.random(500) < 0.7
    found = estimate_hazard_ratio(count_survival(time_, left, arm, entry))
    known = PHReg(time_, arm[:, None], status=left, entry=entry, ties="breslow").fit()
    assert (math.log(found.ratio), found.log_error) == pytest.approx((known.params[0], known.bse[0]), rel=1e-6)


@pytest.mark.parametrize(("rate", "mean"), [(0.1, 6.32121), (0.08, 6.88339)])
def test_restricted_means_of_exponential_lifetimes_are_the_closed_form(rate: float, mean: float) -> None:
    quantiles = -np.log1p(-(np.arange(200_000) + 0.5) / 200_000) / rate
    counts = count_survival(quantiles, np.ones(200_000), np.arange(200_000) % 2)
    assert compare_restricted_means(counts, 10.0).control == pytest.approx(mean, abs=2e-3)


def test_the_error_of_a_restricted_mean_is_that_of_its_estimate() -> None:
    """Rate .1, horizon 10, followed for 5 to 15, 400 customers (S15): .18122 by integral; others' runs said 6.3231, .1852, .1809, .9425."""
    rng, runs, found = np.random.default_rng(2), 2_000, []
    for _ in range(runs):
        life, seen = rng.exponential(10, 400), rng.uniform(5, 15, 400)
        counts = count_survival(np.minimum(life, seen), life <= seen, np.zeros(400))
        found.append(restricted_mean(counts, 0, 10.0))
    means, errors = np.array(found).T
    assert errors.mean() == pytest.approx(0.18122, rel=0.01)
    assert errors.mean() == pytest.approx(0.1809, abs=Z * errors.std() * (2 / runs) ** 0.5)
    assert means.mean() == pytest.approx(6.3231, abs=Z * means.std() * (2 / runs) ** 0.5)
    assert math.log(means.std(ddof=1) / 0.1852) == pytest.approx(0, abs=Z * (1 / runs) ** 0.5)
    covered = (np.abs(means - 6.32121) <= 1.959964 * errors).mean()
    assert covered == pytest.approx(0.9425, abs=Z * (0.9425 * 0.0575 * (2 / runs)) ** 0.5)
