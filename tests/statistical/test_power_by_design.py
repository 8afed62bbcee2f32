"""Power by simulation equals power by design: of every kind of endpoint, clusters, several arms, margins, lifetimes and looks.

The plan's own numbers size each experiment, from moments as a company's tables give them, and the test of the reading reads it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy import stats

from cxsim.abtest import (
    ArmTest,
    Baseline,
    ClusterSizes,
    CrossMoments,
    Endpoint,
    Experiment,
    OutcomeColumns,
    compare_means,
    compare_quantiles,
    compare_restricted_means,
    compare_survival,
    count_survival,
    design,
    dunnett_bound,
    find_boundaries,
    log_rank_events,
)
from cxsim.abtest.baseline import EndpointBaseline, summarise
from cxsim.abtest.enrolment import Enrolment
from cxsim.abtest.sample_size import EndpointSize
from cxsim.abtest.unit_values import UnitValues
from cxsim.units import DAYS_PER_MONTH

RUNS = 4000
SIGMAS = 4.9  # a false alarm in a million
Z = stats.norm.ppf(0.975)


def as_designed(found: np.ndarray, power: float, slack: float = 0.0) -> bool:
    return bool(abs(found.mean() - power) <= SIGMAS * np.sqrt(power * (1 - power) / len(found)) + slack)


def sized(endpoint: Mapping[str, Any], found: EndpointBaseline, **more: Any) -> EndpointSize:
    """The size of an experiment of one endpoint whose moments were measured."""
    stated = {"arms": {"control": 0.5, "b": 0.5}, "begins": "2026-01-05", "after": "90 d", **more}
    experiment = Experiment(**stated, endpoints={"e": {"role": "primary", "better": "high", **endpoint}})
    return design(experiment, Baseline({"e": found}, Enrolment(0.0, (), 1e6))).primary


def values(rng: np.random.Generator, shape: tuple[int, ...]) -> NDArray[np.float64]:
    """Spend and visits of customers who differ, along the last axis."""
    taste = rng.gamma(2, 0.5, shape)
    visits = rng.poisson(2 * taste) + 1.0
    return np.stack([visits * taste * rng.uniform(0.5, 1.5, shape), visits], axis=-1)


def stacked(columns: NDArray[np.float64]) -> CrossMoments:
    means = columns.mean(axis=1)
    about = columns - means[:, None]
    return CrossMoments(np.full(len(columns), float(columns.shape[1])), means, np.einsum("rni,rnj->rij", about, about))


LOG, ROWS = {"table": "transactions", "column": "amount"}, {"table": "transactions"}


@pytest.mark.parametrize(
    ("endpoint", "column", "gap"),
    [({"kind": "mean", **LOG}, 0, 0.8), ({"kind": "count", **ROWS}, 1, 0.35), ({"kind": "ratio", **LOG}, 0, 0.3)],
)
def test_of_means_counts_and_ratios(endpoint: dict[str, Any], column: int, gap: float) -> None:
    """Sized by the moments of 200,000 customers and read by Welch's test; a visit, or a customer, more is worth the same to everybody."""
    rng, is_ratio = np.random.default_rng(16), endpoint["kind"] == "ratio"
    spend, visits = values(rng, (200_000,)).T
    measured = Endpoint(role="primary", better="high", **endpoint)
    size = sized({**endpoint, "mde": gap}, summarise(UnitValues(spend, visits, spend, visits), measured))
    n = round(size.units / 2)
    outcome, p = OutcomeColumns(column, 1 if is_ratio else None), list[NDArray[np.float64]]()
    for _ in range(RUNS // 500):
        control, treated = values(rng, (500, n)), values(rng, (500, n))
        treated[..., column] += gap * (treated[..., 1] if is_ratio else 1.0)
        p.append(compare_means(stacked(control), stacked(treated), outcome).p)
    assert as_designed(np.concatenate(p) < 0.05, 0.8)


def test_of_quantiles() -> None:
    """The density at the quantile is measured too; a shift moves all customers alike."""
    rng, share, gap = np.random.default_rng(17), 0.75, 0.45
    spend = rng.lognormal(1, 0.6, 200_000)
    found = summarise(UnitValues(spend, spend, spend, spend), Endpoint(kind="quantile", quantile=share, role="primary", **LOG))
    n = round(sized({"kind": "quantile", "quantile": share, **LOG, "mde": gap}, found).units / 2)
    p = compare_quantiles(*(rng.lognormal(1, 0.6, (RUNS, n)) + each for each in (0.0, gap)), share).p
    assert as_designed(p < 0.05, 0.8)


def test_of_restricted_means_and_hazards() -> None:
    """Of lifetimes whose hazard falls by a third, followed for 90 days: by the mean lifetime, which is read, and by log-rank."""
    monthly, mde, runs = 0.3, 1 / 3, 1_500
    left = 1 - np.exp(-monthly * 90 / DAYS_PER_MONTH)
    size = sized({"kind": "lifetime", "mde": mde}, EndpointBaseline(left, left * (1 - left), hazard_per_month=monthly))
    rng, daily = np.random.default_rng(18), monthly / DAYS_PER_MONTH
    for units, test in ((size.units, compare_restricted_means), (size.log_rank, compare_survival)):
        n = round(units / 2)
        arm = np.repeat([0, 1], n)
        life = rng.exponential(1 / np.where(arm, daily * (1 - mde), daily), (runs, 2 * n))
        p = [test(count_survival(np.minimum(each, 90.0), each <= 90.0, arm)).p for each in life]
        assert as_designed(np.array(p) < 0.05, 0.8), test.__name__


@pytest.mark.parametrize("law", ["obf", "pocock", "obf_spending", "pocock_spending"])
def test_of_planned_looks(law: str) -> None:
    """The sample that looks enlarge has the power of the plan, read at four of them."""
    at = (0.25, 0.5, 0.75, 1.0)
    size = sized({"kind": "mean", **LOG, "mde": 1.0}, EndpointBaseline(10.0, 16.0), looks={"law": law, "at": at})
    assert size.inflation > 1
    error = 4 * (4 / size.units) ** 0.5
    steps = np.random.default_rng(19).normal(0.25 / error, 0.5, (10 * RUNS, 4))
    z = steps.cumsum(axis=1) / np.sqrt(at)
    assert as_designed((z >= find_boundaries(law, at)).any(axis=1), 0.8)


def test_of_shares_with_unequal_arms() -> None:
    test = ArmTest(0.2 * 0.8, 0.25 * 0.75, (0.7, 0.3))
    units = test.units(0.05, 0.8)
    rng, n = np.random.default_rng(11), (round(0.7 * units), round(0.3 * units))
    a, b = rng.binomial(n[0], 0.2, RUNS) / n[0], rng.binomial(n[1], 0.25, RUNS) / n[1]
    assert as_designed(np.abs(b - a) / np.sqrt(a * (1 - a) / n[0] + b * (1 - b) / n[1]) > Z, 0.8)


def test_of_clusters_of_unequal_sizes() -> None:
    """Cluster totals over cluster sizes, Student with clusters - 2; sizes 5 and 35 in halves, cv .75."""
    sizes, icc, gap = np.array([5, 35] * 20), 0.05, 0.22
    clusters = ClusterSizes(20.0, 0.75, icc)
    test = ArmTest(1.0, 1.0, cluster=20.0).inflated(clusters.design_effect)
    power = test.power(gap, sizes.sum())
    rng = np.random.default_rng(12)
    arm = np.tile([0, 0, 1, 1], 10)
    means = rng.normal(0, np.sqrt(icc), (RUNS, 40)) + rng.normal(0, 1, (RUNS, 40)) * np.sqrt((1 - icc) / sizes) + gap * arm
    found = np.empty((2, RUNS)), np.empty((2, RUNS))
    for k in (0, 1):
        own, m = means[:, arm == k], sizes[arm == k]
        found[0][k] = own @ m / m.sum()
        found[1][k] = 20 / 19 * ((own - found[0][k][:, None]) ** 2 @ m**2) / m.sum() ** 2
    t = np.abs(found[0][1] - found[0][0]) / np.sqrt(found[1].sum(axis=0))
    assert as_designed(t > stats.t.ppf(0.975, 38), power, slack=0.03)  # the design takes sizes at their mean and cv only


def test_of_the_family_of_three_arms() -> None:
    """No effect anywhere: one of three differences is significant in 5 of 100."""
    shares = {"control": 0.4, "a": 0.2, "b": 0.2, "c": 0.2}
    bound, rng = dunnett_bound(shares, "control"), np.random.default_rng(13)
    means = rng.normal(0, 1, (10 * RUNS, 4)) / np.sqrt(np.array(list(shares.values())))
    z = np.abs(means[:, 1:] - means[:, :1]) / np.sqrt(1 / 0.2 + 1 / 0.4)
    assert as_designed(z.max(axis=1) > bound, 0.05)


def test_of_a_margin() -> None:
    test = ArmTest(1.0, 1.0, (0.5, 0.5))
    n = round(test.margin_units(0.1, 0.8) / 2)
    difference = np.random.default_rng(14).normal(0, np.sqrt(2 / n), RUNS)
    assert as_designed(difference - Z * np.sqrt(2 / n) > -0.1, 0.8)
    at_the_margin = difference - 0.1
    assert as_designed(at_the_margin - Z * np.sqrt(2 / n) > -0.1, 0.025)


def test_of_lifetimes_by_the_log_rank_test() -> None:
    """Hazard ratio .8, everybody followed for the same time: as many units as give the events of Schoenfeld."""
    hazard, ratio, days, runs = 0.02, 0.8, 60.0, 600
    leaving = 1 - (np.exp(-hazard * days) + np.exp(-hazard * ratio * days)) / 2
    n = round(log_rank_events(ratio) / leaving / 2)
    rng = np.random.default_rng(15)
    found = np.array([_log_rank(rng, n, hazard, ratio, days) for _ in range(runs)])
    assert as_designed(np.abs(found) > Z, 0.8, slack=0.01)  # Schoenfeld's number is for hazards that differ little


def _log_rank(rng: np.random.Generator, n: int, hazard: float, ratio: float, days: float) -> float:
    time = np.concatenate([rng.exponential(1 / hazard, n), rng.exponential(1 / (hazard * ratio), n)])
    treated, left = np.repeat([0.0, 1.0], n), time <= days
    order = np.argsort(np.minimum(time, days))
    treated, left = treated[order], left[order]
    at_risk = np.arange(2 * n, 0, -1)
    share = treated[::-1].cumsum()[::-1] / at_risk
    return float((treated - share)[left].sum() / np.sqrt((share * (1 - share))[left].sum()))
