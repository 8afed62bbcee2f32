"""The error budget of statistical checks: bounds are what they say, and every use is counted."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from tests.support.statistical_check import ALARM, BUDGET, Z, booked, lower, summary, upper


def test_each_bound_has_its_rate() -> None:
    assert 2 * stats.norm.sf(float(Z)) == pytest.approx(ALARM)
    assert stats.chi2.sf(upper(stats.chi2, 4), 4) == pytest.approx(ALARM)
    assert lower(stats.binom, 200, 0.95) < 190 < upper(stats.binom, 200, 0.95, sides=2)


def test_every_use_is_counted() -> None:
    before = booked()
    assert pytest.approx(2 * float(Z)) == Z * 2.0
    assert (np.ones(3) * Z == float(Z)).all()
    upper(stats.chi2, 2)
    assert booked() - before == 5


def test_ten_thousand_checks_use_up_the_budget() -> None:
    assert summary(10_000).endswith(f"{BUDGET:g} of an allowed {BUDGET:g}")
