"""Customer histories with the scores that were known in them, as a table that churn is fitted on.

With the days of joining and leaving known, a life is cut at each answer, and every stretch carries the last answer before it, so that no
score is used before it was given. Without them one row stands for a life, with the customer's last answer.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from cxsim.data.customers import CustomerTable
from cxsim.drivers.tables import INDICES, DriverTables, index_of_feature
from cxsim.units import DAYS_PER_MONTH

ENTRY, LIFE = "entry_months", "life"
BANDS = {"nps": (0.0, 6.0, 8.0, 10.0), "csat": (1.0, 2.0, 3.0, 5.0), "ces": (1.0, 3.0, 5.0, 7.0)}
NAMES = {
    "nps": ("detractors, 0-6", "passives, 7-8", "promoters, 9-10"),
    "csat": ("dissatisfied, 1-2", "neither, 3", "satisfied, 4-5"),
    "ces": ("hard, 1-3", "middling, 4-5", "easy, 6-7"),
}


@dataclass(frozen=True)
class RiskIntervals:
    """Customer histories, or stretches of them.

    Attributes
    ----------
    table : a row each, with columns `score_nps` and so on, `band_nps`, `reason_nps`, and if `dated` also `entry_months` and `life`.
    scores : the indices that somebody answered.
    others : features to hold equal.
    dated : whether scores are used only from the day they were given.
    """

    table: CustomerTable
    scores: tuple[str, ...]
    others: tuple[str, ...]
    dated: bool

    @property
    def now(self) -> pd.DataFrame:
        """The customers who are still there, each as of today."""
        frame = self.table.frame
        last = frame.drop_duplicates(LIFE, keep="last") if self.dated else frame
        return last.loc[~last["churned"]].reset_index(drop=True)


def risk_intervals(tables: DriverTables) -> RiskIntervals:
    """The histories of all customers, with their scores."""
    frame = _cut(tables) if tables.dated else _whole(tables)
    scores = tuple(index for index in INDICES if f"score_{index}" in frame and frame[f"score_{index}"].notna().any())
    for index in scores:
        score = frame[f"score_{index}"]
        frame[f"band_{index}"] = pd.cut(score, BANDS[index], labels=NAMES[index], include_lowest=True).astype(object)
    others = tuple(name for name in tables.customers.features if index_of_feature(name) is None)
    return RiskIntervals(
        replace(tables.customers, frame=frame, features=(*(f"score_{i}" for i in scores), *others)), scores, others, tables.dated
    )


def _whole(tables: DriverTables) -> pd.DataFrame:
    frame = tables.customers.frame.copy()
    for index in INDICES:
        last = tables.of(index).drop_duplicates("customer_id", keep="last").set_index("customer_id")
        own = next((name for name in tables.customers.features if index_of_feature(name) == index), None)
        if len(last):
            frame[f"score_{index}"] = last["score"].reindex(frame["customer_id"]).to_numpy(dtype=float)
            if "reason" in last:
                frame[f"reason_{index}"] = last["reason"].reindex(frame["customer_id"]).to_numpy(dtype=object)
        elif own is not None:
            frame[f"score_{index}"] = frame[own].to_numpy(dtype=float)
    return frame


def _cut(tables: DriverTables) -> pd.DataFrame:
    """The stretches between answers, from a customer's first answer on; one given on leaving or later begins none, and ends none."""
    customers = tables.customers.frame
    answers = [tables.of(index)[["customer_id", "answered_at"]] for index in INDICES]
    starts = pd.concat(answers, ignore_index=True).drop_duplicates().sort_values(["customer_id", "answered_at"], ignore_index=True)
    end = max([starts["answered_at"].max(), pd.to_datetime(customers["left_at"]).max()])
    frame = starts.merge(customers, on="customer_id")
    left = pd.to_datetime(frame["left_at"])
    there = left.isna() | (frame["answered_at"] < left)
    frame, left = frame.loc[there].reset_index(drop=True), left.loc[there].reset_index(drop=True)
    stop = frame.groupby("customer_id")["answered_at"].shift(-1)
    last = stop.isna()
    stop = stop.fillna(left.fillna(end)).clip(upper=left.fillna(end))
    joined = pd.to_datetime(frame["joined_at"])
    frame[ENTRY] = np.maximum((frame["answered_at"] - joined) / pd.Timedelta(days=1) / DAYS_PER_MONTH, 0.0)
    frame["tenure_months"] = (stop - joined) / pd.Timedelta(days=1) / DAYS_PER_MONTH
    frame["churned"] = last & left.notna()
    frame[LIFE] = frame["customer_id"]
    for index in INDICES:
        frame = _carried(frame, tables.of(index), index)
    return frame.loc[frame["tenure_months"] > frame[ENTRY] + 1e-9].reset_index(drop=True)


def _carried(frame: pd.DataFrame, answers: pd.DataFrame, index: str) -> pd.DataFrame:
    """The frame with the last answer to an index at the start of each stretch."""
    if answers.empty:
        return frame
    columns = [name for name in ("score", "reason") if name in answers]
    right = answers[["customer_id", "answered_at", *columns]].rename(columns={name: f"{name}_{index}" for name in columns})
    merged = pd.merge_asof(
        frame.sort_values("answered_at", kind="stable"),
        right.sort_values("answered_at", kind="stable"),
        on="answered_at",
        by="customer_id",
    )
    return merged.sort_values(["customer_id", "answered_at"], kind="stable", ignore_index=True)
