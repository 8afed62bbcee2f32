"""Hazard ratios and tests of proportionality on a made-up fit: steps, directions, references, Holm's correction."""

import math

import numpy as np
import pandas as pd
import pytest

from cxsim.churn.estimation.cox_residuals import proportionality
from cxsim.churn.estimation.partial_likelihood import maximize_partial_likelihood
from cxsim.churn.features.encoding import Column, Encoding
from cxsim.churn.features.sample import Sample
from cxsim.churn.hazard_ratios import compute_hazard_ratios, describe_proportionality
from cxsim.stats.lifetimes import ProportionalHazard

ENCODING = Encoding(
    columns=(
        Column(feature="nps", kind="number"),
        Column(feature="fee", kind="number"),
        Column(feature="senior", kind="number"),
        Column(feature="plan", kind="level", level="annual"),
        Column(feature="nps", kind="flag"),
    ),
    numbers={"nps": 7.0, "fee": None, "senior": None},
    levels={"plan": ("monthly", "annual")},
)


@pytest.fixture(scope="module")
def ratios():
    beta = np.array([-0.1, 0.01, 0.3, -1.1, 0.0])
    hazard = ProportionalHazard(
        ENCODING.names, np.zeros(5), beta, np.diag([0.01, 0.001, 0.5, 0.1, 0.2]) ** 2, np.array([0.0]), np.array([0.0]), 0.1, "", 0.1
    )
    matrix = np.column_stack([np.arange(11) % 8, 20.0 + 10 * np.arange(11), np.arange(11) % 2, np.arange(11) % 2, np.arange(11) % 2])
    return {r.column: r for r in compute_hazard_ratios(ENCODING, hazard, matrix.astype(float))}


def test_numbers_are_read_in_the_direction_of_harm(ratios):
    nps = ratios["nps"]
    assert nps.step == -1.0
    assert nps.ratio == pytest.approx(math.exp(0.1))
    assert (nps.low, nps.high) == pytest.approx((math.exp(0.1 - 0.0195996), math.exp(0.1 + 0.0195996)), rel=1e-6)
    assert str(nps.sentence).startswith("One NPS point fewer goes with a churn hazard 11% higher (95% interval 8% to 13%)")


def test_step_is_the_power_of_ten_below_the_spread(ratios):
    assert ratios["fee"].step == 10.0  # sd 31.6
    assert str(ratios["fee"].sentence).startswith("Fee higher by 10 goes with a churn hazard 11% higher")


def test_categories_name_their_reference(ratios):
    plan = ratios["plan[annual]"]
    assert (plan.level, plan.reference, plan.step) == ("annual", "monthly", 1.0)
    assert str(plan.sentence).startswith("Plan annual instead of monthly goes with a churn hazard 67% lower (95% interval 60% to 73%)")


def test_indicators_and_flags(ratios):
    assert str(ratios["senior"].sentence).startswith("Senior 1 instead of 0 goes")
    assert not ratios["senior"].clear
    assert "do not tell the direction" in str(ratios["senior"].sentence)
    assert str(ratios["nps[missing]"].sentence).startswith("NPS missing instead of known")


def test_holm_corrects_for_testing_all(ratios):
    # sorted: .009 <= .05/5, .012 <= .05/4, .03 > .05/3, so the last three stand though two are below .05
    results = [(1.0, p) for p in (0.03, 0.009, 0.04, 0.012, 0.5)]
    tests = describe_proportionality(tuple(ratios.values()), results)
    assert [t.holds for t in tests] == [True, False, True, False, True]
    assert "changes with tenure" in str(tests[1].sentence)
    assert "no sign" in str(tests[0].sentence)


def test_a_hazard_ratio_that_turns_round_is_found():
    """Hazard ratio 3 in the first ten months and 1/3 afterwards: z of about 8 with 500 customers; false-alarm rate of the bound 1e-6."""
    rng = np.random.default_rng(2026)
    x = np.repeat([0.0, 1.0], 250)
    need = rng.exponential(1.0, 500)
    early = 0.05 * np.where(x == 1, 3.0, 1.0)
    late = 0.05 * np.where(x == 1, 1 / 3, 1.0)
    months = np.where(need < 10 * early, need / early, 10 + (need - 10 * early) / late)
    found = maximize_partial_likelihood(Sample(x[:, None], np.minimum(months, 60), months < 60))
    assert proportionality(found)[0][1] < 1e-6
    steady = maximize_partial_likelihood(Sample(x[:, None], need / early, np.ones(500, dtype=bool)))
    assert proportionality(steady)[0][1] > 1e-6


def test_bool_and_nullable_columns_are_numbers():
    frame = pd.DataFrame({"nps": pd.array([1, None, 3], dtype="Int64"), "senior": [True, False, True], "fee": 1.0, "plan": "monthly"})
    assert ENCODING.encode(frame)[:, [0, 2, 4]].tolist() == [[1, 1, 0], [7, 0, 1], [3, 1, 0]]
