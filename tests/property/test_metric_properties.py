"""What holds of every index, whatever the answers."""

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from cxsim.metrics.indices import ces, csat, nps
from cxsim.stats.intervals import mean_estimate
from cxsim.stats.moments import moments
from cxsim.stats.ratios import estimate_rate, estimate_share

scores = st.lists(st.integers(0, 10), min_size=1, max_size=60)


@given(scores)
def test_nps_stays_on_its_scale_and_in_its_interval(answers):
    estimate = nps(answers)
    assert -100 <= estimate.value <= 100
    assert math.isnan(estimate.low) or -100 <= estimate.low <= estimate.value <= estimate.high <= 100


@given(scores)
def test_nps_of_reversed_roles_changes_sign(answers):
    mirrored = [{True: 0, False: 10}[a >= 9] if a >= 9 or a <= 6 else a for a in answers]
    assert nps(mirrored).value == -nps(answers).value


@given(scores, st.randoms(use_true_random=False))
def test_the_order_of_answers_says_nothing(answers, random):
    shuffled = random.sample(answers, len(answers))
    assert math.isclose(nps(shuffled).value, nps(answers).value, abs_tol=1e-9)


@given(scores)
def test_asking_twice_as_many_narrows_the_interval(answers):
    once, twice = nps(answers), nps(answers * 2)
    assert math.isclose(once.value, twice.value, abs_tol=1e-9)
    assert math.isnan(once.low) or twice.high - twice.low <= once.high - once.low + 1e-9


@given(st.lists(st.integers(1, 5), min_size=1, max_size=60), st.lists(st.integers(1, 7), min_size=1, max_size=60))
def test_csat_and_ces_contain_their_value(satisfaction, effort):
    top = csat(satisfaction)
    assert 0 <= top.low <= top.value <= top.high <= 1
    mean_effort = ces(effort)
    assert math.isnan(mean_effort.low) or 1 <= mean_effort.low <= mean_effort.value <= mean_effort.high <= 7


@given(st.integers(1, 10_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_shares_mirror(pair):
    k, n = pair
    yes, no = (estimate_share(moments(np.arange(n) < count)) for count in (k, n - k))
    assert 0 <= yes.low <= yes.value <= yes.high <= 1
    assert math.isclose(yes.low, 1 - no.high, abs_tol=1e-12)


@given(st.lists(st.tuples(st.integers(0, 1), st.floats(0.01, 1e6)), min_size=1, max_size=60))
def test_rates_contain_their_value(histories):
    events, exposure = zip(*histories, strict=True)
    estimate = estimate_rate(moments(events, exposure), "per month")
    assert 0 <= estimate.low <= estimate.value <= estimate.high


@given(st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=40))
def test_means_contain_their_value(values):
    estimate = mean_estimate(values, "days")
    assert estimate.low <= estimate.value <= estimate.high
