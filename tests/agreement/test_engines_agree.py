"""On the same key the compiled engine and the SimPy engine live the same lives, for random plans."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxsim.engine.simulation import simulate
from cxsim.rng import study_key
from tests.support import twins
from tests.support.exploration import examples
from tests.support.random_plans import (
    check_equal_histories,
    plans,
    share,
)


@examples(40, 120)
@given(plan=plans(), customers=st.integers(1, 16), seed=st.integers(0, 2**31), weight=share)
def test_equal_histories(plan: dict[str, Any], customers: int, seed: int, weight: float) -> None:
    check_equal_histories(plan, customers, seed, weight)


@pytest.mark.slow
@settings(max_examples=500)
@given(plan=plans(), customers=st.integers(1, 60), seed=st.integers(0, 2**31), weight=share)
def test_equal_histories_at_length(plan: dict[str, Any], customers: int, seed: int, weight: float) -> None:
    check_equal_histories(plan, customers, seed, weight)


def test_the_two_engines_have_something_to_disagree_about() -> None:
    """The worlds above are not empty: touches of every outcome, churn, acquisition and referral all occur in the small world."""
    twin = twins.twin()
    outcome = simulate(twin, twin.scenario(), study_key(1, 0, 0), events=True)
    assert outcome.series["purchases"].sum() > outcome.series["lapsed"].sum() > outcome.series["returned"].sum() > 0
    assert set(outcome.events()["outcome"]) == {"", "success", "failure", "abandonment"}
    assert set(outcome.customers()["origin"]) == {"table", "acquired", "referred"}
    assert outcome.customers()["churned"].sum() > 20
