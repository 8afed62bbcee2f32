"""The column of the customer table that says when each customer last bought."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pandas as pd
import pytest

from cxsim.calibration.population import build_population
from cxsim.errors import UsageError
from tests.support import twins


def table(**columns: Any) -> Any:
    frame = pd.DataFrame(
        {"customer_id": ["a", "b", "c"], "segment": "all", "tenure_months": 5.0, "churned": False, "fee_per_month": 0.0, **columns}
    )
    return SimpleNamespace(frame=frame, features=tuple(columns))


def population(since: Any, column: str = "since") -> Any:
    fitted: Any = SimpleNamespace(encoding=SimpleNamespace(encode=lambda frame: np.zeros((len(frame), 0))))
    plan = twins.plan(purchases=twins.buying(last_purchase=column))
    return build_population(table(since=since), plan, fitted)


def test_days_since_the_last_purchase_are_those_of_the_column() -> None:
    """Blank cells are drawn."""
    found = population([3.0, np.nan, 120.5])
    assert np.array_equal(found.days_since_purchase, [3.0, np.nan, 120.5], equal_nan=True)
    assert np.isnan(found.spend_factor).all()


@pytest.mark.parametrize(
    ("since", "column", "messages"),
    [
        ([1.0, 2.0, 3.0], "sinc", "the column 'sinc'"),
        (["x", "y", "z"], "since", "a column of text"),
        ([1.0, -2.0, 3.0], "since", "1 value of 'since' such as -2"),
        ([1.0, np.inf, 3.0], "since", "such as inf"),
    ],
)
def test_a_column_that_does_not_say_so_is_refused(since: Any, column: str, messages: str) -> None:
    with pytest.raises(UsageError) as caught:
        population(since, column)
    (fault,) = caught.value.faults
    assert messages in fault.found
    assert fault.path == ("purchases", "last_purchase")
