"""Every churn model finds the truth it is shown: its 95 % intervals hold it as often as they say.

Each check is a Binomial(sets, 0.95) count with a false-alarm rate of 1e-6 a side. With 200 sets (marked slow) a true coverage of
0.82 or less is found with power > 0.95; the short form of 40 sets finds 0.6. Keys are fixed.
"""

from collections.abc import Callable

import numpy as np
import pytest
from scipy.stats import binom

from cxsim.churn.estimation.estimate import estimate
from cxsim.churn.features.encoding import Column
from cxsim.churn.features.sample import Sample
from cxsim.churn.method import Method
from cxsim.churn.methods.accelerated import GeneralisedGamma, LogLogistic, LogNormal, Weibull
from cxsim.churn.methods.cox import Cox
from cxsim.churn.methods.cure import Cure
from cxsim.churn.methods.discrete_time import DiscreteTime
from cxsim.churn.methods.piecewise_exponential import PiecewiseExponential
from tests.support.statistical_check import ALARM

ROWS = 400
EFFECT = np.array([0.4, -0.8])
COLUMNS = (Column(feature="a", kind="number"), Column(feature="b", kind="level", level="yes"))
Lifetimes = Callable[[np.random.Generator, np.ndarray], np.ndarray]


def accelerated(noise: Callable[[np.random.Generator, int], np.ndarray]) -> Lifetimes:
    return lambda rng, x: np.exp(3 + x @ EFFECT + 0.7 * noise(rng, len(x)))


def exponential(rng: np.random.Generator, x: np.ndarray) -> np.ndarray:
    return rng.exponential(20 * np.exp(-x @ EFFECT))


def grouped(rng: np.random.Generator, x: np.ndarray) -> np.ndarray:
    return np.ceil(exponential(rng, x))


def odds(rng: np.random.Generator, x: np.ndarray) -> np.ndarray:
    return rng.geometric(1 / (1 + np.exp(3 - x @ EFFECT))).astype(float)


def some_stay(rng: np.random.Generator, x: np.ndarray) -> np.ndarray:
    leaves = rng.random(len(x)) < 1 / (1 + np.exp(-x @ EFFECT))
    return np.where(leaves, 8 * rng.weibull(1.5, len(x)), np.inf)


def gumbel(rng: np.random.Generator, n: int) -> np.ndarray:
    return np.log(rng.exponential(size=n))


def gamma(rng: np.random.Generator, n: int) -> np.ndarray:
    """Log generalised gamma of shape 0.5: k = 4."""
    return np.log(rng.gamma(4.0, size=n) / 4.0) / 0.5


CASES: dict[str, tuple[Method, Lifetimes, bool]] = {
    "cox": (Cox(), exponential, False),
    "cox, ties": (Cox(), grouped, True),
    "weibull": (Weibull(), accelerated(gumbel), False),
    "lognormal": (LogNormal(), accelerated(lambda rng, n: rng.standard_normal(n)), False),
    "loglogistic": (LogLogistic(), accelerated(lambda rng, n: rng.logistic(size=n)), False),
    "generalised gamma": (GeneralisedGamma(), accelerated(gamma), False),
    "piecewise": (PiecewiseExponential(breaks=(6.0, 18.0)), exponential, False),
    "grouped": (DiscreteTime(link="cloglog", knots=4), grouped, True),
    "logit": (DiscreteTime(knots=4), odds, True),
    "cure": (Cure(), some_stay, False),
}


def covered(case: str, sets: int) -> np.ndarray:
    method, histories, whole = CASES[case]
    held = np.zeros(2, dtype=int)
    for index in range(sets):
        rng = np.random.default_rng([2026, index])
        x = np.column_stack([rng.standard_normal(ROWS), rng.random(ROWS) < 0.4]).astype(float)
        life, seen = histories(rng, x), rng.uniform(10, 60, ROWS)
        seen = np.floor(seen) if whole else seen
        found = estimate(method, COLUMNS, Sample(x, np.minimum(life, seen), life <= seen), testing=False)
        law = found.law
        centre = law.leaving[1:] if case == "cure" else law.hazard.coefficients if hasattr(law, "hazard") else law.coefficients
        held += np.abs(centre - EFFECT) < 1.959964 * found.errors
    return held


def bounds(sets: int) -> tuple[int, int]:
    return int(binom.ppf(ALARM, sets, 0.95)), sets


@pytest.mark.parametrize("case", CASES)
def test_intervals_hold_the_truth(case):
    low, high = bounds(40)
    assert all(low <= count <= high for count in covered(case, 40))


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES)
def test_intervals_hold_the_truth_in_200_sets(case):
    low, high = bounds(200)
    held = covered(case, 200)
    assert all(low <= count <= high for count in held), held


def test_that_check_can_fail(monkeypatch):
    """A hazard ratio read as a time ratio has the wrong sign, and is found."""
    monkeypatch.setitem(CASES, "wrong", (Weibull(), exponential, False))
    assert (covered("wrong", 40) < bounds(40)[0]).all()
