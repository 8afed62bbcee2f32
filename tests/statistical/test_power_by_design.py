"""Power by simulation equals power by design: of shares, ratios, clusters, several arms, margins and lifetimes."""

from __future__ import annotations

import numpy as np
from scipy import stats

from cxsim.abtest import ArmTest, ClusterSizes, dunnett_bound, log_rank_events
from cxsim.abtest.power import non_inferiority_units

RUNS = 4000
SIGMAS = 4.9  # a false alarm in a million
Z = stats.norm.ppf(0.975)


def as_designed(found: np.ndarray, power: float, slack: float = 0.0) -> bool:
    return bool(abs(found.mean() - power) <= SIGMAS * np.sqrt(power * (1 - power) / len(found)) + slack)


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
    n = round(non_inferiority_units(test, 0.1, 0.8) / 2)
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
