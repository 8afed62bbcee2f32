"""How fast churn models are fitted, beside lifelines and scikit-learn in the same run.

    python -m tests.benchmark.churn_speed [customers]      by default 200,000 customers x 20 columns

Times are of the processor, so that other work on the machine counts little;
memory is the rise of the highest resident size, each part in a process of its own.
"""

from __future__ import annotations

import multiprocessing
import resource
import sys
import time
import warnings
from collections.abc import Callable

import numpy as np
import pandas as pd

from cxsim.churn.distributions.proportional import Proportional
from cxsim.churn.distributions.residual_lifetimes import draw_thresholds
from cxsim.churn.estimation.accelerated_likelihood import fit_accelerated
from cxsim.churn.estimation.cox_residuals import robust_covariance, score_residuals
from cxsim.churn.estimation.partial_likelihood import maximize_partial_likelihood
from cxsim.churn.evaluation.concordance import concordance
from cxsim.churn.features.sample import Sample
from cxsim.churn.methods.discrete_time import DiscreteTime, fit_discrete
from cxsim.stats.lifetimes import ProportionalHazard

COLUMNS = 20
NAMES = tuple(f"x{j}" for j in range(COLUMNS))
HISTORIES = 10_000_000


def customers(n: int) -> Sample:
    """Exponential lives in whole months, five years of joining."""
    rng = np.random.default_rng(2026)
    matrix = rng.standard_normal((n, COLUMNS))
    life = rng.exponential(30 * np.exp(-matrix @ np.linspace(-0.3, 0.3, COLUMNS)))
    seen = rng.uniform(1, 72, n)
    return Sample(matrix, np.ceil(np.minimum(life, seen)), life <= seen)


def frame(sample: Sample) -> pd.DataFrame:
    return pd.DataFrame(sample.matrix, columns=list(NAMES)).assign(months=sample.months, churned=sample.churned)


def cox(sample: Sample) -> object:
    return maximize_partial_likelihood(sample)


def cox_lifelines(sample: Sample) -> object:
    from lifelines import CoxPHFitter

    return CoxPHFitter().fit(frame(sample), "months", "churned")


def weibull(sample: Sample) -> object:
    return fit_accelerated("weibull", NAMES, sample)


def weibull_lifelines(sample: Sample) -> object:
    from lifelines import WeibullAFTFitter

    return WeibullAFTFitter().fit(frame(sample), "months", "churned")


def robust(sample: Sample) -> object:
    found = maximize_partial_likelihood(sample)
    return robust_covariance(found), score_residuals(found)


def discrete(sample: Sample) -> object:
    return fit_discrete(DiscreteTime(), NAMES, (), sample)


def discrete_expanded(sample: Sample) -> object:
    """Logistic regression of scikit-learn on a row for each customer-month, with a column for each of eight stretches of tenure."""
    from sklearn.linear_model import LogisticRegression

    simulated = np.where(sample.churned, sample.months, np.floor(sample.months)).astype(int)
    rows = np.repeat(np.arange(len(sample)), simulated)
    month = np.arange(len(rows)) - np.repeat(np.cumsum(simulated) - simulated, simulated) + 1
    left = sample.churned[rows] & (month == simulated[rows])
    stretch = np.digitize(month, [2, 4, 7, 13, 25, 37, 49])[:, None] == np.arange(8)
    return LogisticRegression(C=1e6, max_iter=200).fit(np.column_stack([stretch, sample.matrix[rows]]), left)


def ranked(sample: Sample) -> object:
    return concordance(sample.matrix @ np.linspace(-0.3, 0.3, COLUMNS), sample)


def ranked_lifelines(sample: Sample) -> object:
    from lifelines.utils import concordance_index

    return concordance_index(sample.months, -sample.matrix @ np.linspace(-0.3, 0.3, COLUMNS), sample.churned)


def lifetimes(sample: Sample) -> object:
    """Ten million residual lives, given tenure, from a monthly baseline and one column."""
    knots = np.arange(73.0)
    law = Proportional(ProportionalHazard(("x0",), np.zeros(1), np.array([0.3]), np.eye(1), knots, knots * 0.02, 0.02, "constant", 0.1))
    identity = np.arange(HISTORIES, dtype=np.uint64)
    x = np.ascontiguousarray(np.resize(sample.matrix[:, :1], (HISTORIES, 1)))
    return law.sample_lifetimes(draw_thresholds(identity, np.uint64(7), np.uint64(1)), x, np.resize(sample.months, HISTORIES))


def _measured(part: Callable[[Sample], object], n: int, results: multiprocessing.Queue[tuple[float, float]]) -> None:
    warnings.simplefilter("ignore")
    part(customers(2000)) if part is not lifetimes else lifetimes_warm()  # compile and load before the clock starts
    sample = customers(n)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = time.process_time()
    part(sample)
    seconds = time.process_time() - begun
    results.put((seconds, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1e6))


def lifetimes_warm() -> None:
    small = ProportionalHazard(("x0",), np.zeros(1), np.zeros(1), np.eye(1), np.arange(3.0), np.arange(3.0), 0.02, "", 0.1)
    Proportional(small).sample_lifetimes(
        draw_thresholds(np.arange(9, dtype=np.uint64), np.uint64(7), np.uint64(1)), np.zeros((9, 1)), np.zeros(9)
    )


def measured(part: Callable[[Sample], object], n: int) -> tuple[float, float]:
    """Seconds of processor time, and rise of the highest resident size in GB."""
    context = multiprocessing.get_context("spawn")
    results = context.Queue()
    process = context.Process(target=_measured, args=(part, n, results))
    process.start()
    found = results.get()
    process.join()
    return found


PAIRS = (
    ("Cox (Efron)", cox, cox_lifelines),
    ("Weibull lives", weibull, weibull_lifelines),
    ("Concordance", ranked, ranked_lifelines),
    ("Discrete-time logit", discrete, discrete_expanded),
    ("Cox with robust errors and residuals", robust, None),
    ("10 M residual lives", lifetimes, None),
)


def main() -> None:
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    only = sys.argv[2:] or [name for name, _, _ in PAIRS]
    sys.stdout.write(f"{n:,} customers x {COLUMNS} columns\n")
    for name, own, other in PAIRS:
        if name not in only:
            continue
        ours = measured(own, n)
        line = f"{name:38} {ours[0]:7.2f} s  +{ours[1]:.2f} GB"
        if other is not None:
            theirs = measured(other, n)
            line += f"   library {theirs[0]:7.2f} s  +{theirs[1]:.2f} GB   {theirs[0] / ours[0]:6.1f} x"
        sys.stdout.write(line + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
