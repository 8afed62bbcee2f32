"""What holds of the sufficient statistics and of every estimate made from them, whatever the table."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxsim.metrics.measurement import measure
from cxsim.metrics.periods import active_customers, customers_at_risk, label, observed_periods
from cxsim.metrics.tables import Tables
from cxsim.stats.contrasts import compare_groups
from cxsim.stats.moments import NOTHING, moments
from cxsim.stats.ratios import estimate_mean, estimate_rate, estimate_score, estimate_share, estimate_total

rows = st.lists(st.tuples(st.integers(0, 10), st.integers(0, 6)), min_size=1, max_size=60)
counts = st.lists(st.tuples(st.none() | st.integers(0, 12), st.none() | st.integers(0, 12), st.integers(1, 5)), max_size=20).map(
    lambda found: [(j, left if left is None or j is None or left >= j else j, n) for j, left, n in found]
)


@given(rows)
def test_tables_that_share_no_customer_add_up(table: list[tuple[int, int]]) -> None:
    y, who = np.array(table, dtype=float).T
    parts = [moments(y[who == one], cluster=who[who == one]) for one in np.unique(who)]
    whole = moments(y, cluster=who)
    total = NOTHING
    for part in parts:
        total = total + part
    assert vars(total) == pytest.approx(vars(whole))


@given(rows, st.integers(2, 4))
def test_copies_of_a_customers_answers_say_nothing_new(table: list[tuple[int, int]], times: int) -> None:
    y, who = np.array(table, dtype=float).T
    once, copied = moments(y, cluster=who), moments(np.tile(y, times), cluster=np.tile(who, times))
    assert math.isclose(once.value, copied.value, rel_tol=1e-12)
    assert once.variance == pytest.approx(copied.variance, rel=1e-9, abs=1e-12, nan_ok=True)
    assert copied.effective <= len(y) * times


@given(rows, st.floats(0.1, 50))
def test_the_unit_of_weights_says_nothing(table: list[tuple[int, int]], factor: float) -> None:
    y, who = np.array(table, dtype=float).T
    plain, scaled = moments(y, cluster=who), moments(y, cluster=who, weight=np.full(len(y), factor))
    assert scaled.value == pytest.approx(plain.value)
    assert scaled.variance == pytest.approx(plain.variance, rel=1e-6, abs=1e-9, nan_ok=True)
    assert scaled.effective == pytest.approx(plain.effective, rel=1e-6)


@given(rows)
def test_every_estimate_is_in_its_interval_and_on_its_scale(table: list[tuple[int, int]]) -> None:
    y, who = np.array(table, dtype=float).T
    share, score = estimate_share(moments(y > 6, cluster=who)), estimate_score(moments(y, cluster=who), 0, 10, "")
    assert 0 <= share.low <= share.value <= share.high <= 1
    assert math.isnan(score.low) or 0 <= score.low <= score.value <= score.high <= 10
    for estimate in (
        estimate_mean(moments(y, cluster=who), ""),
        estimate_rate(moments(y, y + 1, cluster=who), ""),
        estimate_total(moments(y, cluster=who), ""),
    ):
        assert math.isnan(estimate.low) or estimate.low <= estimate.value <= estimate.high


@given(rows, rows)
def test_a_difference_changes_sign_with_its_sides(a: list[tuple[int, int]], b: list[tuple[int, int]]) -> None:
    one, other = (moments(*np.array(side, dtype=float).T[:1], cluster=np.array(side).T[1]) for side in (a, b))
    there, back = compare_groups(one, other, ""), compare_groups(other, one, "")
    assert there.value == -back.value
    assert there.p == pytest.approx(back.p, nan_ok=True)


@given(counts)
def test_the_customers_of_a_period_are_those_of_the_one_before_less_the_lost_plus_the_new(
    flows: list[tuple[int | None, int | None, int]],
) -> None:
    periods = observed_periods(flows)
    risk, there = customers_at_risk(flows, range(0, 14)), active_customers(flows, range(0, 14))
    for period in periods:
        new = sum(n for joined, _, n in flows if joined == period)
        start = risk[period].x if period in risk else 0.0
        assert (there[period].x if period in there else 0.0) == start + new
        assert period not in risk or 0 <= risk[period].y <= risk[period].x


@given(st.dates())
def test_periods_are_named_as_the_calendar_names_them(day) -> None:
    days = day.toordinal() - 719163
    assert label("day", days) == day.isoformat()
    assert label("month", day.year * 12 + day.month - 1) == day.strftime(f"{day.year:04d}-%m")
    assert label("week", (days + 3) // 7) == "{:04d}-W{:02d}".format(*day.isocalendar()[:2])


@settings(max_examples=15)
@given(st.lists(st.tuples(st.integers(0, 10), st.integers(0, 4), st.sampled_from(["x", "y", None])), min_size=1, max_size=30))
def test_groups_of_rows_add_up_to_the_whole(table: list[tuple[int, int, str | None]]) -> None:
    frame = pd.DataFrame(table, columns=["score", "customer_id", "region"]).astype({"score": float, "customer_id": str})
    surveys = frame.assign(index="nps", answered_at=pd.Timestamp("2025-05-01"))
    with Tables({"surveys": surveys}) as place:
        whole, cut = (measure(place, by, ["nps"]) for by in ((), ("region",)))
    assert sum(v.estimate.n for v in cut.values) == whole.values[0].estimate.n == len(table)
    assert sum(v.moments.y for v in cut.values) == pytest.approx(whole.values[0].moments.y)
