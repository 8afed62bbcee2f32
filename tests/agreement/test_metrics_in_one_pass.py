"""What one pass over a file sums is what arrays sum, whatever the number of reasons; and a file is read once."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from cxsim.metrics.measurement import Measurement, measure
from cxsim.metrics.nonresponse import measure_nonresponse, nonresponse_requests
from cxsim.metrics.tables import Tables
from cxsim.stats.moments import moments

BY = ("segment", "month")
REASONS = [f"reason {i:02d}" for i in range(19)]  # more than are summed side by side


@pytest.fixture(scope="module")
def answers() -> pd.DataFrame:
    rng = np.random.default_rng(20)
    size = 6000
    return pd.DataFrame(
        {
            "customer_id": [f"C{i}" for i in rng.integers(0, 700, size)],
            "answered_at": pd.Timestamp("2025-01-10") + pd.to_timedelta(rng.integers(0, 80, size), "D"),
            "kind": rng.choice(["relational", "transactional"], size),
            "index": rng.choice(["nps", "csat"], size),
            "score": rng.integers(1, 6, size).astype(float),
            "reason": rng.choice([*REASONS, None], size),
            "weight": rng.uniform(0.5, 2, size),
        }
    )


@pytest.fixture(scope="module")
def customers() -> pd.DataFrame:
    return pd.DataFrame({"customer_id": [f"C{i}" for i in range(700)], "segment": ["a", "b"] * 350})


@pytest.fixture(scope="module")
def measured(answers: pd.DataFrame, customers: pd.DataFrame) -> Measurement:
    with Tables({"surveys": answers, "customers": customers}) as place:
        return measure(place, BY)


def same(measured: Measurement, key: str, rows: pd.DataFrame, value: pd.Series, level: str = "") -> None:
    """The moments of a metric in every group are those of the rows that count."""
    segments = np.where(rows["customer_id"].str[1:].astype(int) % 2 == 0, "a", "b")
    found = {v.group: v.moments for v in measured.values if (v.card.key, v.level) == (key, level)}
    groups = rows.groupby([segments, rows["answered_at"].dt.strftime("%Y-%m")])
    assert set(found) == {name for name, _ in groups}
    for name, part in groups:
        expected = moments(value[part.index], None, part["customer_id"], part["weight"])
        assert vars(found[name]) == pytest.approx(vars(expected), rel=1e-9), (key, name)


def test_indices_sum_what_arrays_sum(measured: Measurement, answers: pd.DataFrame) -> None:
    points = pd.Series(np.where(answers["score"] >= 9, 100.0, np.where(answers["score"] <= 6, -100.0, 0.0)))
    same(measured, "nps", answers[answers["index"] == "nps"], points)
    same(measured, "csat", answers[answers["index"] == "csat"], (answers["score"] >= 4).astype(float))
    same(measured, "csat_mean", answers[answers["index"] == "csat"], answers["score"])


@pytest.mark.parametrize("reason", [REASONS[0], REASONS[7], REASONS[8], REASONS[18]])
def test_reasons_sum_what_arrays_sum(measured: Measurement, answers: pd.DataFrame, reason: str) -> None:
    heard = answers[(answers["index"] == "nps") & answers["reason"].notna()]
    same(measured, "nps_plus", heard[heard["reason"] == reason], pd.Series(-100.0, answers.index), reason)
    same(measured, "nps_plus_share", heard, (answers["reason"] == reason).astype(float), reason)


@pytest.mark.parametrize("suffix", ["parquet", "csv"])
def test_a_file_is_read_once(
    answers: pd.DataFrame, customers: pd.DataFrame, suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All metrics of the answers, and what silence does to them, with one query that names their table."""
    for name, table in (("surveys", answers), ("customers", customers)):
        path = tmp_path / f"{name}.{suffix}"
        table.to_parquet(path) if suffix == "parquet" else table.to_csv(path, index=False)
    requested: list[str] = []
    rows = Tables.rows
    monkeypatch.setattr(Tables, "rows", lambda self, sql: (requested.append(sql), rows(self, sql))[1])
    with Tables({name: tmp_path / f"{name}.{suffix}" for name in ("surveys", "customers")}) as place:
        found = measure(place, BY, more=nonresponse_requests(place, BY))
        assert len(measure_nonresponse(place, found)) == len([v for v in found.values if v.card.key in ("nps", "csat", "csat_mean")])
    assert len([sql for sql in requested if '"surveys"' in sql]) == 1


def test_a_cut_that_only_other_tables_have_is_reported(answers: pd.DataFrame, customers: pd.DataFrame) -> None:
    known = customers.assign(churned=False, joined_at=pd.Timestamp("2025-01-01"), left_at=pd.NaT)
    with Tables({"surveys": answers, "customers": known}) as place:
        missing = measure(place, ("reason", "month"), ["churn_rate"]).missing
    assert {key: str(why) for key, why in missing.items()} == {"churn_rate": "customers has no column reason"}
