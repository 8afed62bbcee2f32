"""Thousands of experiments on the same two histories: false alarms, power and coverage are those of the design."""

from __future__ import annotations

import numpy as np
import pytest

from cxsim.abtest import ArmTest, OutcomeColumns, adjust, compare_means
from cxsim.abtest.design_result import summarise_readings
from cxsim.abtest.rollouts import relabel

UNITS, RUNS, SIGMAS = 4000, 4000, 4.9


@pytest.mark.parametrize("share", [0.5, 0.2])
@pytest.mark.parametrize("adjusted", [False, True])
def test_they_err_and_find_as_designed(share: float, adjusted: bool) -> None:
    rng = np.random.default_rng(21)
    before = rng.gamma(2.0, 1.0, UNITS)
    control = np.column_stack([rng.poisson(before), np.ones(UNITS), rng.poisson(before), np.ones(UNITS)]).astype(float)
    correlation = float(np.corrcoef(control[:, 0], control[:, 2])[0, 1]) if adjusted else 0.0
    test = ArmTest(control[:, 0].var(), control[:, 0].var(), (1 - share, share), cluster=1.0).adjusted(correlation)
    gap = test.mde(UNITS, 0.7)
    treated = control + np.array([gap, 0.0, 0.0, 0.0])
    draws = np.random.default_rng(22)
    arms, idle = relabel(control, treated, share, RUNS, draws), relabel(control, control, share, RUNS, draws)
    effects = [
        adjust(*each, OutcomeColumns(0), [OutcomeColumns(2)]).effect if adjusted else compare_means(*each, OutcomeColumns(0))
        for each in (arms, idle)
    ]
    found = summarise_readings("customer", effects[0], effects[1], gap, 0.05)
    assert abs(found.false_positives - 0.05) < SIGMAS * np.sqrt(0.05 * 0.95 / RUNS)
    assert abs(found.coverage - 0.95) < SIGMAS * np.sqrt(0.05 * 0.95 / RUNS)
    assert abs(found.power - 0.7) < SIGMAS * np.sqrt(0.7 * 0.3 / RUNS) + 0.01  # the design knows the variance, the reading estimates it
    assert abs(found.bias) < SIGMAS * found.bias_error
