"""The Brier score where the truth is known: lives of everybody are drawn, then hidden by censoring that hangs on the features.

Whose plan makes him likely to leave has joined lately, so that late months are seen of loyal customers alone. The true score of a
forecast is that on the lives before they are hidden. A score of 40,000 customers has a standard error of about .0011; 4.9 of them
are allowed, a false-alarm rate of 1e-6. The score with one curve of censoring for everybody is off by 15 of them, an eighth of itself.
"""

import numpy as np
import pytest

from cxsim.churn.evaluation.censoring import fit_censoring
from cxsim.churn.evaluation.scores import integrated_brier, marginal_brier
from cxsim.churn.features.sample import Sample

ROWS = 40_000
MONTHS = np.arange(1.0, 61.0)
WIDE = 4.9 * 0.0011


def world(depends: float) -> tuple[Sample, np.ndarray, np.ndarray]:
    """What is seen, the whole lives, and the true survival curves, shape (n, months)."""
    rng = np.random.default_rng(2026)
    x = np.column_stack([rng.standard_normal(ROWS), rng.random(ROWS) < 0.5]).astype(float)
    score = x @ np.array([1.0, 2.5])
    life = np.ceil(rng.exponential(200 * np.exp(-score)))
    seen = np.ceil(72 * (1 - rng.random(ROWS) ** np.exp(-depends * score)))
    sample = Sample(x, np.minimum(life, seen), life <= seen)
    return sample, life, np.exp(-np.outer(np.exp(score) / 200, MONTHS))


def true_score(curves: np.ndarray, months: np.ndarray, life: np.ndarray) -> float:
    errors = ((life[:, None] > months) - curves) ** 2
    return float(np.trapezoid(errors.mean(axis=0), months) / (months[-1] - months[0]))


@pytest.mark.parametrize("depends", [0.0, 0.5])
def test_score_with_modelled_censoring_is_that_of_the_whole_lifetimes(depends):
    sample, life, curves = world(depends)
    seen = fit_censoring(sample)
    months = seen.reliable_months(MONTHS)
    assert len(months) >= 12
    for forecast in (curves, np.tile(curves.mean(axis=0), (ROWS, 1))):  # a right one, and the same for everybody
        found = integrated_brier(forecast[:, : len(months)], months, sample, seen).mean()
        assert abs(found - true_score(forecast[:, : len(months)], months, life)) < WIDE


def test_score_with_one_curve_of_censoring_is_right_only_if_censoring_is_independent():
    middle = (MONTHS >= 6) & (MONTHS <= 60)  # the months that it is integrated over
    for depends, within in ((0.0, True), (0.5, False)):
        sample, life, curves = world(depends)
        off = marginal_brier(curves, MONTHS, sample, sample) - true_score(curves[:, middle], MONTHS[middle], life)
        assert (abs(off) < WIDE) == within, off


def test_months_that_almost_no_customer_of_a_kind_is_seen_in_are_not_scored():
    assert len(fit_censoring(world(0.0)[0]).reliable_months(MONTHS)) > len(fit_censoring(world(0.5)[0]).reliable_months(MONTHS))
