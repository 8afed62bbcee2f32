"""Durations, risk sets and panels, worked by hand."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxsim.data.contracts import EVENTS, SUBSCRIPTIONS
from cxsim.data.durations import Durations, compute_durations, compute_inactivity_durations, count_risk_sets
from cxsim.data.frames import open_frame
from cxsim.data.panels import build_panel
from cxsim.data.tables import OpenTable
from cxsim.errors import DataError
from tests.support.english import english

SNAPSHOT = date(2025, 1, 1)
MONTH = pd.Timedelta(days=30.4375)


@contextmanager
def subscriptions(*rows: tuple[str, str, str | None, str | None]) -> Iterator[OpenTable]:
    frame = pd.DataFrame(rows, columns=["customer_id", "started_at", "ended_at", "observed_from"])
    with open_frame(frame, SUBSCRIPTIONS) as table:
        yield table


def test_late_entry_and_censoring_by_hand() -> None:
    with subscriptions(
        ("left", "2024-01-01", "2024-07-01", None),
        ("here", "2024-12-02", None, None),
        ("late", "2020-01-01", None, "2024-01-01"),
        ("gap", "2024-01-01", "2024-02-01", None),
        ("gap", "2024-06-01", None, None),
        ("future", "2025-06-01", None, None),
        ("leaves later", "2024-12-02", "2025-03-01", None),
    ) as table:
        found = compute_durations(table, SNAPSHOT)
    rows = found.frame.set_index("customer_id")
    assert rows["churned"].to_dict() == {"left": True, "here": False, "late": False, "gap": False, "leaves later": False}
    assert rows.loc["left", "tenure_months"] == pytest.approx(182 / 30.4375)
    assert rows.loc["here", "tenure_months"] == rows.loc["leaves later", "tenure_months"] == pytest.approx(30 / 30.4375)
    assert rows.loc["late", "entry_months"] == pytest.approx(1461 / 30.4375)
    assert rows.loc["gap", "tenure_months"] == pytest.approx(366 / 30.4375)
    assert english(found.notes) == (
        "1 of 6 customers were left out: not there at 2025-01-01, or gone before the records begin (0 of the 1 customers who had left by "
        "then among them).",
        "1 of 6 customers were away between two subscriptions and came back, for 4.0 months in all, the longest 4.0: that time counts as "
        "there, and their leaving as none. compute_spells splits it.",
    )


def test_all_censored_is_reported_and_no_customer_is_an_error() -> None:
    with subscriptions(("here", "2024-12-02", None, None)) as table:
        assert english(compute_durations(table, SNAPSHOT).notes) == ("None of the 1 customers has left: every duration is censored.",)
        with pytest.raises(DataError, match="choose a later snapshot"):
            compute_durations(table, date(2020, 1, 1))


def test_inactivity_is_known_only_after_the_silence() -> None:
    frame = pd.DataFrame({"customer_id": ["a", "a", "b", "c"], "occurred_at": ["2024-01-01", "2024-03-01", "2024-12-20", "2024-10-03"]})
    with open_frame(frame, EVENTS) as table:
        rows = compute_inactivity_durations(table, SNAPSHOT, silent_days=90).frame.set_index("customer_id")
        assert rows["churned"].to_dict() == {"a": True, "b": False, "c": False}
        assert rows.loc["a", "tenure_months"] == pytest.approx((60 + 90) / 30.4375)
        assert rows.loc["c", "tenure_months"] == pytest.approx(90 / 30.4375)
        with pytest.raises(DataError, match="state silent_days"):
            compute_inactivity_durations(table, SNAPSHOT, silent_days=0)


def lifetimes(*rows: tuple[str, float, float, bool]) -> Durations:
    return Durations(pd.DataFrame(rows, columns=["customer_id", "entry_months", "tenure_months", "churned"]), ())


def test_risk_sets_by_hand() -> None:
    found = count_risk_sets(lifetimes(("a", 0, 2.5, True), ("b", 0, 1.0, True), ("c", 1.5, 3.0, False), ("d", 0, 0.5, False)))
    assert found.values.tolist() == [[0, 3, 1, 1], [1, 1, 0, 0], [2, 2, 1, 0]]


@settings(max_examples=20)
@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 40), st.booleans()), min_size=1, max_size=30))
def test_risk_sets_equal_person_periods_made_one_by_one(people: list[tuple[int, int, bool]]) -> None:
    rows = [(f"C{i}", entry / 4, (entry + length) / 4, left) for i, (entry, length, left) in enumerate(people)]
    expected: dict[int, list[int]] = {}
    for _, entry, tenure, left in rows:
        for period in range(int(np.ceil(entry)), int(np.ceil(tenure))):
            cell = expected.setdefault(period, [0, 0])
            cell[0] += 1
            cell[1] += left and period < tenure <= period + 1
    found = count_risk_sets(lifetimes(*rows)).set_index("period")
    assert {
        period: row for period, row in zip(found.index, found[["at_risk", "churned"]].values.tolist(), strict=True) if row[0]
    } == expected


def test_a_panel_knows_nothing_before_it_was_known() -> None:
    history = pd.DataFrame(
        {"customer_id": ["a", "a", "a", "b", "x"], "at": [1.0, 2.0, 2.0, 9.0, 1.0], "nps": [3.0, np.nan, 8.0, 1.0, 1.0]}
    ).assign(contact=[np.nan, 1, np.nan, 1, 1])
    found = build_panel(lifetimes(("a", 0, 4.0, True), ("b", 0, 2.0, False)), history, ["nps"], ["contact"])
    expected = pd.DataFrame(
        {
            "customer_id": ["a", "a", "a", "b"],
            "start": [0.0, 1.0, 2.0, 0.0],
            "stop": [1.0, 2.0, 4.0, 2.0],
            "event": [False, False, True, False],
            "nps": [np.nan, 3.0, 8.0, np.nan],
            "contact_so_far": [0, 0, 1, 0],
        }
    )
    pd.testing.assert_frame_equal(found, expected, check_dtype=False)


def test_a_panel_keeps_time_and_events() -> None:
    random = np.random.default_rng(5)
    people = lifetimes(*((f"C{i}", float(i % 3), float(i % 3 + 1 + i % 7), bool(i % 2)) for i in range(60)))
    history = pd.DataFrame({"customer_id": [f"C{i}" for i in random.integers(0, 60, 300)], "at": random.uniform(0, 9, 300), "nps": 5.0})
    found = build_panel(people, history, ["nps"])
    assert (found["stop"] - found["start"]).sum() == pytest.approx((people.frame["tenure_months"] - people.frame["entry_months"]).sum())
    assert found["event"].sum() == people.frame["churned"].sum()
    assert (found["stop"] > found["start"]).all()


def test_a_history_without_its_columns_is_refused() -> None:
    with pytest.raises(DataError, match="no column 'ces'"):
        build_panel(lifetimes(("a", 0, 1.0, True)), pd.DataFrame({"customer_id": ["a"], "at": [0.5]}), ["ces"])
