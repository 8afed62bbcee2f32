"""A table with a row for each unit: summed as numpy sums it, and refused where an outcome is missing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from cxsim.abtest import Endpoint, Experiment, analyse, sum_rows
from cxsim.errors import CxsimError, DataError, UsageError
from cxsim.metrics.tables import Tables

ROLES = {"spend": {"y": "spend", "y_before": "spent"}, "per_visit": {"y": "spend", "x": "visits"}}


def users(n: int = 3_000, level: float = 0.0) -> pd.DataFrame:
    rng = np.random.default_rng(4)
    spent = rng.gamma(2, 10, n)
    arms = rng.permutation(np.repeat(["control", "call", "mail"], n // 3))
    plans = np.where(rng.random(n) < 0.3, "gold", "basic")
    return pd.DataFrame(
        {"arm": arms, "plan": plans, "spend": level + spent * rng.uniform(0.5, 1.5, n), "spent": level + spent, "visits": rng.poisson(3, n)}
    )


@pytest.mark.parametrize("level", [0.0, 1e8])
def test_sums_are_those_of_numpy_however_far_from_zero(level: float) -> None:
    table = users(level=level)
    with Tables({"users": table}) as place:
        found = sum_rows(place, "users", ROLES)
    assert found.units == dict.fromkeys(("control", "call", "mail"), 1_000)
    for arm in found.units:
        own = table[table["arm"] == arm]
        for name, columns in (("spend", ["spend", "spent"]), ("per_visit", ["spend", "visits"])):
            known = np.cov(own[columns].to_numpy(float).T)
            moments = found.endpoints[name].of_arm(arm)
            assert moments is not None
            assert moments.covariance == pytest.approx(known, rel=1e-7, abs=1e-4)


def test_a_file_larger_than_memory_would_do(tmp_path: Path) -> None:
    """It is scanned, not held: here it is small."""
    users().to_parquet(tmp_path / "users.parquet")
    with Tables({"users": tmp_path / "users.parquet"}) as place:
        found = sum_rows(place, "users", ROLES, stratum="plan")
    assert set(found.by_stratum) == {"gold", "basic"}
    spend = Endpoint(kind="mean", table="transactions", column="amount", role="primary", better="high")
    arms = {"control": 1 / 3, "call": 1 / 3, "mail": 1 / 3}
    plan = Experiment(arms=arms, begins=date(2026, 1, 1), after="30 d", before="30 d", endpoints={"spend": spend})
    reading = analyse(plan, found)
    assert [each.arm for each in reading.endpoints] == ["call", "mail"]
    assert all(each.explained > 0.5 and each.segments for each in reading.endpoints)


@pytest.mark.parametrize("wrong", [None, np.nan, np.inf, -np.inf])
def test_an_outcome_that_is_missing_or_not_finite_is_refused(wrong: float | None) -> None:
    table = users()
    table.loc[[5, 7], "spend"] = wrong
    with Tables({"users": table}) as place, pytest.raises(DataError) as caught:
        sum_rows(place, "users", ROLES)
    assert [(each.message.id, each.column) for each in caught.value.faults] == [("abtest-rows-missing", "spend")]


@pytest.mark.parametrize(
    ("roles", "ids"),
    [
        ({"spend": {"y": "spending"}}, ["abtest-rows-column"]),
        ({"spend": {"y": "spend", "past": "spent"}, "visits": {"x": "visits"}}, ["abtest-rows-role", "abtest-rows-outcome"]),
    ],
)
def test_a_wrong_call_says_all_that_is_wrong(roles: dict[str, dict[str, str]], ids: list[str]) -> None:
    with Tables({"users": users()}) as place, pytest.raises(UsageError) as caught:
        sum_rows(place, "users", roles)
    assert [each.message.id for each in caught.value.faults] == ids


def test_a_missing_arm_is_no_arm() -> None:
    table = users()
    table.loc[3, "arm"] = None
    with Tables({"users": table}) as place, pytest.raises(CxsimError, match="without a value"):
        sum_rows(place, "users", ROLES)
