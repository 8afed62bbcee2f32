"""Concordance, Kaplan-Meier and calibration worked by hand."""

import math

import numpy as np
import pytest

from cxsim.churn.estimation.kaplan_meier import estimate_churned_share, survival_curve
from cxsim.churn.evaluation.concordance import concordance
from cxsim.churn.evaluation.validation import compare_calibration, risk_groups
from cxsim.churn.features.sample import Sample


def sample(months, churned) -> Sample:
    return Sample(np.empty((len(months), 0)), np.array(months, dtype=float), np.array(churned, dtype=bool))


@pytest.mark.parametrize(
    ("months", "churned", "risk", "expected"),
    [
        ([1, 2, 3], [1, 1, 1], [3, 2, 1], 1.0),
        ([1, 2, 3], [1, 1, 1], [1, 2, 3], 0.0),
        ([1, 2], [1, 1], [5, 5], 0.5),  # a tie in risk counts a half
        ([1, 2], [1, 1], [0.1 + 0.2, 0.3], 0.5),  # ... and so does a difference of rounding alone
        ([1, 1, 2], [1, 0, 1], [3, 2, 1], 1.0),  # churner and stayer of equal tenure are a pair: (1,2) and (1,3)
        ([1, 1, 2], [1, 0, 1], [2, 3, 1], 0.5),  # ... of which the first is now wrong
        ([1, 1, 2], [1, 1, 0], [2, 3, 1], 1.0),  # two churners of equal tenure are no pair
    ],
)
def test_concordance_by_hand(months, churned, risk, expected):
    assert concordance(np.array(risk, dtype=float), sample(months, churned)) == expected


def test_kaplan_meier_by_hand():
    # at risk 5, 3, 1; one leaves at 2, one at 4, one at 6: 4/5, 4/5 * 2/3, 0
    curve = survival_curve(np.array([2.0, 3, 4, 5, 6]), np.array([True, False, True, False, True]))
    assert curve.months == (0.0, 2.0, 4.0, 6.0)
    assert curve.survival == pytest.approx((1, 4 / 5, 8 / 15, 0), abs=1e-12)
    assert curve.at_risk == (5, 5, 3, 1)
    # Greenwood on the log-log scale at 2: variance (1 / (5 * 4)) / log(.8)^2
    reach = 1.959963984540054 * math.sqrt(1 / 20) / abs(math.log(0.8))
    assert curve.low[1] == pytest.approx(0.8 ** math.exp(reach), abs=1e-9)
    assert curve.high[1] == pytest.approx(0.8 ** math.exp(-reach), abs=1e-9)


def test_share_churned_knows_what_it_has_not_seen():
    months, churned = np.array([2.0, 3.0, 5.0]), np.array([True, False, False])
    assert estimate_churned_share(months, churned, 12)[0] is None
    assert estimate_churned_share(months, churned, 1) == (0.0, None, None)
    share, low, high = estimate_churned_share(months, churned, 4)
    assert share == pytest.approx(1 / 3, abs=1e-12)
    assert low < share < high
    assert estimate_churned_share(np.array([2.0, 3.0]), np.array([False, True]), 12)[0] == 1.0  # the last one left: nobody can be there


def test_risk_groups_are_near_equal_and_rise():
    groups = risk_groups(np.arange(205.0)[::-1], 10)
    assert [len(rows) for rows in groups] == [21] * 5 + [20] * 5
    assert groups[0][0] == 204
    assert len(risk_groups(np.arange(50.0), 10)) == 2
    assert len(risk_groups(np.arange(5.0), 10)) == 1


def test_calibration_by_hand():
    # two groups of four, all seen to month 2: 1 of 4 and 3 of 4 left; expected .5 and .5
    held = sample([1, 2, 2, 2, 1, 1, 1, 2], [1, 0, 0, 0, 1, 1, 1, 0])
    result = compare_calibration(2.0, np.full(8, 0.5), held, [np.arange(4), np.arange(4, 8)])
    assert [group.observed for group in result.groups] == pytest.approx([0.25, 0.75])
    assert result.expected_over_observed == pytest.approx(1.0)
    assert result.mean_error == pytest.approx(0.25)


def test_calibration_leaves_out_groups_that_are_not_observed():
    held = sample([1, 1, 3, 4], [0, 0, 1, 0])
    result = compare_calibration(3.0, np.full(4, 0.4), held, [np.arange(2), np.arange(2, 4)])
    assert result.groups[0].observed is None
    assert result.expected_over_observed == pytest.approx(0.8 / 1.0)
    assert "1 of 2 groups are not observed" in str(result.sentence)
