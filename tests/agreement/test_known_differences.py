"""What it is worth that both histories of a customer share their random numbers: exactly, for two kinds of draws, and in the engine.

5,000 customers, 36 months, churn 3 % -> 2.7 % a month, 40 a month paid by those who are still there, 10 %, mid-month. Published:
+35.521 a customer, variance ratio of independent to paired runs about 17.5, 6 % of customers differ, none for the worse.

The mean and the share of saved customers (who leave only without the programme) are the same however random numbers are shared. The rest
is not. With *one coin toss a month* a customer differs who meets the 3 in 1,000 tosses between both churns: few differ, each by
the rest of a lifetime. With *one threshold a life*, which is how the engine draws, whoever would leave late leaves a little
later: more than half differ, most of them by a month, and the difference is known far better on the same number of runs.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.stats import f as f_distribution

from cxsim.decision.money import npv
from cxsim.decision.simulator import ScenarioInputs, TwinSimulator
from cxsim.engine.changes import Change
from cxsim.engine.simulation import simulate
from cxsim.engine.twin import Twin
from cxsim.rng import study_key
from tests.support.jump_twin import jump_twin, times

Array = NDArray[np.float64]
CUSTOMERS, MONTHS, BEFORE, AFTER = 5_000, 36, 0.03, 0.027
YEARS = (np.arange(MONTHS) + 0.5) / 12
SAVED = (1 - AFTER) ** MONTHS - (1 - BEFORE) ** MONTHS


def months_paid() -> Array:
    """Present value of what a customer pays who leaves in month 1, 2, ... (and so does not pay it), or stays to the end."""
    return np.concatenate([[0.0], np.cumsum(40 * 1.1**-YEARS)])


def coin_tosses() -> Array:
    """The joint probabilities (month without, month with) of leaving, if one coin is tossed a month and both lives see it."""
    joint = np.zeros((MONTHS + 1, MONTHS + 1))
    for month in range(MONTHS):
        both_there = (1 - BEFORE) ** month
        later = np.arange(MONTHS - 1 - month)
        joint[month, month] = both_there * AFTER
        joint[month, month + 1 : MONTHS] = both_there * (BEFORE - AFTER) * (1 - AFTER) ** later * AFTER
        joint[month, MONTHS] = both_there * (BEFORE - AFTER) * (1 - AFTER) ** (MONTHS - 1 - month)
    joint[MONTHS, MONTHS] = (1 - BEFORE) ** MONTHS
    return joint


def thresholds() -> Array:
    """The same if both lives leave when their cumulative hazard passes one threshold: where the bands of survival overlap."""
    before, after = (np.append((1 - churn) ** np.arange(MONTHS + 1), 0.0) for churn in (BEFORE, AFTER))
    upper, lower = np.minimum.outer(before[:-1], after[:-1]), np.maximum.outer(before[1:], after[1:])
    return np.clip(upper - lower, 0, None)


def mean_and_ratio(joint: Array) -> tuple[float, float]:
    """What a customer gains on average, and the variance of independent lives over that of paired ones."""
    worth = months_paid()
    gain = worth[None, :] - worth[:, None]
    mean = float((joint * gain).sum())
    paired = float((joint * gain**2).sum()) - mean**2
    independent = sum(float(side @ worth**2 - (side @ worth) ** 2) for side in (joint.sum(axis=1), joint.sum(axis=0)))
    return mean, independent / paired


def test_the_published_figures_by_their_own_mechanism() -> None:
    """6.7 % differ (printed as 6 %), nobody leaves earlier; the ratio is 15.5, 17.5 being one sample's estimate of it."""
    joint = coin_tosses()
    mean, ratio = mean_and_ratio(joint)
    assert joint.sum() == pytest.approx(1)
    assert mean == pytest.approx(35.521, abs=0.0005)
    assert 1 - np.trace(joint) == pytest.approx(0.1 * (1 - 0.97**36))
    assert 1 - np.trace(joint) == pytest.approx(0.0666, abs=0.0001)
    assert np.tril(joint, -1).sum() == 0
    assert ratio == pytest.approx(15.54, abs=0.01)


def test_one_threshold_a_life() -> None:
    """The same mean and the same share saved; 54 % differ by a month or more, nobody for the worse; a ratio of 274."""
    joint = thresholds()
    mean, ratio = mean_and_ratio(joint)
    assert joint.sum() == pytest.approx(1)
    assert mean == pytest.approx(mean_and_ratio(coin_tosses())[0])
    assert joint[:MONTHS, MONTHS].sum() == pytest.approx(SAVED)
    assert coin_tosses()[:MONTHS, MONTHS].sum() == pytest.approx(SAVED)
    assert 1 - np.trace(joint) == pytest.approx(0.5422, abs=0.0001)
    assert np.tril(joint, -1).sum() == pytest.approx(0)
    assert ratio == pytest.approx(273.7, abs=0.1)


@cache
def world() -> tuple[Twin, Change]:
    twin = jump_twin(CUSTOMERS, MONTHS, churn=BEFORE, fee=40.0, at_start=True, call_cost=0.0, journeys={})
    return twin, Change("churn.multiplier", "multiply", times(BEFORE, AFTER), np.ones(MONTHS))


def test_who_differs_in_the_engine() -> None:
    """Shares within 5 standard errors (false alarm 6e-7): shared random numbers that were only half as good would be seen."""
    twin, fewer = world()
    before, after = (simulate(twin, twin.scenario(changes=moves), study_key(7, 0, 0)).tally.histories for moves in ((), (fewer,)))
    later = np.round(after["day"] - before["day"], 2)
    assert (later >= 0).all()
    assert_share((before["churned"] == 1) & (after["churned"] == 0), SAVED)
    assert_share((later > 0) | (before["churned"] != after["churned"]), float(1 - np.trace(thresholds())))


def assert_share(chosen: NDArray[np.bool_], expected: float) -> None:
    assert abs(chosen.mean() - expected) < 5 * np.sqrt(expected * (1 - expected) / CUSTOMERS)


def test_paired_runs_against_independent_runs_in_the_engine() -> None:
    """The ratio of two sample variances of 40 runs lies within the F quantiles of a false alarm of 1e-6 around 273.7."""
    runs = 40
    twin, fewer = world()

    def worth(key: int, changes: tuple[Change, ...]) -> float:
        series = TwinSimulator(twin)(ScenarioInputs({}, None, 0.0, changes, (), study_key(7, 0, key)))
        return npv(0.10, series["fees"], YEARS) / CUSTOMERS

    without = np.array([worth(key, ()) for key in range(2 * runs)])
    with_it = np.array([worth(key, (fewer,)) for key in range(runs)])
    paired, independent = with_it - without[:runs], with_it - without[runs:]
    assert abs(paired.mean() - 35.521) < 5 * paired.std(ddof=1) / np.sqrt(runs)
    ratio, expected = independent.var(ddof=1) / paired.var(ddof=1), mean_and_ratio(thresholds())[1]
    low, high = f_distribution.ppf([5e-7, 1 - 5e-7], runs - 1, runs - 1)
    assert low < ratio / expected < high
    assert ratio >= 10
