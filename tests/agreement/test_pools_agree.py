"""On the same key both engines live the same lives where customers share pools: waits, priorities, skills, shifts, morale."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.exploration import examples
from tests.support.random_plans import check_equal_histories, share
from tests.support.random_pools import shared_plans


@examples(12, 40)
@given(plan=shared_plans(), customers=st.integers(1, 25), seed=st.integers(0, 2**31), weight=share)
def test_equal_histories(plan: dict[str, Any], customers: int, seed: int, weight: float) -> None:
    check_equal_histories(plan, customers, seed, weight)


@pytest.mark.slow
@settings(max_examples=500)
@given(plan=shared_plans(), customers=st.integers(1, 60), seed=st.integers(0, 2**31), weight=share)
def test_equal_histories_at_length(plan: dict[str, Any], customers: int, seed: int, weight: float) -> None:
    check_equal_histories(plan, customers, seed, weight)
