"""The trend that SQL sums give is the regression of the rows, worked here with matrices, its errors clustered by customer."""

from __future__ import annotations

import sqlite3

import numpy as np
import pandas as pd
import pytest
from scipy.stats import t

from cxsim.metrics.comparison import trends
from cxsim.metrics.measurement import measure
from cxsim.metrics.tables import Database, Tables


@pytest.fixture(scope="module")
def surveys() -> pd.DataFrame:
    rng = np.random.default_rng(31)
    size = 900
    who = rng.integers(0, 150, size)
    months = rng.integers(0, 9, size)
    mood = rng.normal(0, 1.5, 150)
    return pd.DataFrame(
        {
            "customer_id": pd.Series([f"c{i}" for i in who]).mask(rng.random(size) < 0.1),
            "answered_at": [f"2025-{1 + month:02d}-15" for month in months],
            "index": "csat",
            "score": np.clip(np.round(3 + mood[who] + rng.normal(0, 1, size) + 0.05 * months), 1, 5),
            "weight": rng.uniform(0.5, 2, size),
            "region": rng.choice(["n", "s"], size),
        }
    )


def by_matrices(rows: pd.DataFrame) -> tuple[float, float]:
    """Slope and p-value of the weighted least squares of scores on months, clustered by customer."""
    time, score, weight = (rows["answered_at"].str[5:7].astype(float), rows["score"], rows["weight"])
    design = np.column_stack([np.ones(len(rows)), time])
    bread = np.linalg.inv(design.T @ (weight.to_numpy()[:, None] * design))
    line = bread @ design.T @ (weight * score).to_numpy()
    scores = design * (weight * (score - design @ line)).to_numpy()[:, None]
    names = rows["customer_id"].where(rows["customer_id"].notna(), pd.Series(rows.index.map("row {}".format), rows.index))
    own = pd.DataFrame(scores).groupby(names.to_numpy()).sum().to_numpy()
    groups = len(own)
    variance = (bread @ own.T @ own @ bread)[1, 1] * groups / (groups - 2)
    return float(line[1]), float(2 * t.sf(abs(line[1]) / np.sqrt(variance), groups - 2))


def test_the_trend_is_that_of_a_clustered_regression(surveys: pd.DataFrame) -> None:
    with Tables({"surveys": surveys}) as place:
        (whole,) = trends(measure(place, ("month",), ["csat_mean"]))
        cut = trends(measure(place, ("region", "month"), ["csat_mean"]))
    assert (whole.contrast.value, whole.contrast.p) == pytest.approx(by_matrices(surveys), rel=1e-8)
    for one in cut:
        (region,) = one.group
        assert (one.contrast.value, one.contrast.p) == pytest.approx(by_matrices(surveys[surveys["region"] == region]), rel=1e-8)


def test_a_database_gives_the_same_trend(surveys: pd.DataFrame) -> None:
    connection = sqlite3.connect(":memory:")
    surveys.to_sql("surveys", connection, index=False)
    by, keys = ("region", "month"), ["csat_mean", "nps_plus"]
    with Tables({"surveys": surveys}) as place:
        ours = trends(measure(place, by, keys))
    theirs = trends(measure(Database(connection, {"surveys": "surveys"}, "sqlite"), by, keys))
    assert [(one.group, one.contrast.value, one.contrast.p) for one in theirs] == [
        (one.group, pytest.approx(one.contrast.value), pytest.approx(one.contrast.p)) for one in ours
    ]
    connection.close()
