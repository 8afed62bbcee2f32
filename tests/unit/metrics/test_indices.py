"""NPS, CSAT and CES worked by hand, with the edge cases their docstrings state."""

import math

import numpy as np
import pandas as pd
import pytest

from cxsim.errors import DataError
from cxsim.metrics.indices import ces, csat, csat_mean, nps


def test_nps_by_hand():
    # 5 promoters, 3 passives, 2 detractors of 10: 50 - 20 = 30 points
    estimate = nps([10, 10, 9, 9, 9, 8, 7, 7, 6, 0])
    assert (estimate.value, estimate.n, estimate.unit) == (30.0, 10, "points")
    # multinomial variance of one answer: .5 + .2 - .3 ** 2 = .61
    reach = 1.959963984540054 * 100 * math.sqrt(0.61 / 10)
    assert estimate.low == pytest.approx(30 - reach, abs=1e-9)
    assert estimate.high == pytest.approx(30 + reach, abs=1e-9)


@pytest.mark.parametrize(("answer", "value"), [(0, -100), (6, -100), (7, 0), (8, 0), (9, 100), (10, 100)])
def test_where_promoters_and_detractors_begin(answer, value):
    assert nps([answer]).value == value


@pytest.mark.parametrize(("answers", "value"), [([7, 8, 7], 0.0), ([10, 9], 100.0), ([4], -100.0)])
def test_answers_of_one_kind_have_no_interval(answers, value):
    estimate = nps(answers)
    assert estimate.value == value
    assert math.isnan(estimate.low)
    assert math.isnan(estimate.high)
    assert str(estimate.note) == "all answers alike: no interval"


@pytest.mark.parametrize("index", [nps, csat, csat_mean, ces])
@pytest.mark.parametrize("answers", [[], [float("nan"), None]])
def test_no_answers(index, answers):
    estimate = index(answers)
    assert estimate.n == 0
    assert not estimate.known
    assert str(estimate) == "no answers"


def test_missing_answers_are_not_counted():
    assert nps(pd.Series([10, None, 0])) == nps([10, 0])


def test_interval_is_cut_at_the_end_of_the_scale():
    assert nps([10] * 19 + [0]).high == 100.0


def test_csat_by_hand():
    # 3 of 4 satisfied; Wilson: centre (p + z2/2n) / (1 + z2/n), by hand for n = 4, p = .75
    z2 = 1.959963984540054**2
    centre = (0.75 + z2 / 8) / (1 + z2 / 4)
    reach = math.sqrt(z2) / (1 + z2 / 4) * math.sqrt(0.75 * 0.25 / 4 + z2 / 64)
    estimate = csat([5, 4, 4, 3])
    assert estimate.value == 0.75
    assert estimate.low == pytest.approx(centre - reach, abs=1e-12)
    assert estimate.high == pytest.approx(centre + reach, abs=1e-12)


def test_csat_of_the_delighted_has_an_interval():
    estimate = csat([5] * 10)
    assert estimate.value == estimate.high == 1.0
    assert 0.7 < estimate.low < 0.73  # Wilson: 1 / (1 + z2/n) = 0.7225


def test_means_of_scales_by_hand():
    assert csat_mean([1, 2, 3, 4, 5]).value == 3.0
    assert ces([7, 7, 1]).value == 5.0


@pytest.mark.parametrize(
    ("index", "answers", "messages"), [(nps, [11, 5], "answer 11"), (csat, [0, 3], "answer 0"), (ces, [8, -1], "answer 8")]
)
def test_answers_off_the_scale_are_refused(index, answers, messages):
    with pytest.raises(DataError, match=messages):
        index(answers)


def test_integers_and_floats_measure_alike():
    assert nps(np.array([9, 3, 7], dtype=np.int64)) == nps(np.array([9.0, 3.0, 7.0]))


@pytest.mark.parametrize(
    ("index", "answers", "scale"),
    [(nps, [3, -1], "0 to 10"), (nps, [11], "0 to 10"), (csat, [0], "1 to 5"), (csat_mean, [6], "1 to 5"), (ces, [8, 7], "1 to 7")],
)
def test_an_answer_off_the_scale_is_refused_with_the_scale(index, answers, scale):
    with pytest.raises(DataError) as caught:
        index(answers)
    (fault,) = caught.value.faults
    assert fault.expected == f"answers from {scale}"
