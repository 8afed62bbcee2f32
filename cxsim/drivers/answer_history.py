"""The history of an answer: what had happened to the customer in the days before it was given, one column a driver."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cxsim.drivers.messages import NO_REASON
from cxsim.drivers.tables import DriverTables, pairs_before

Array = NDArray[np.float64]
WINDOW_DAYS = 90.0
HOURS_PER_DAY = 24.0


@dataclass(frozen=True)
class AnswerHistory:
    """Answers to one index with what went before.

    Attributes
    ----------
    index : nps, csat or ces.
    frame : `customer_id`, `answered_at`, `score`, and the columns of the drivers.
    drivers : each driver's columns.
    units : what one more of a column is, in words.
    """

    index: str
    frame: pd.DataFrame
    drivers: Mapping[str, tuple[str, ...]]
    units: Mapping[str, str]


def build_history(tables: DriverTables, index: str, window_days: float = WINDOW_DAYS) -> AnswerHistory:
    """The answers to an index, each with the drivers as they stood when it was given."""
    answers = tables.of(index)
    columns: dict[str, Array | pd.Series] = {}
    drivers: dict[str, tuple[str, ...]] = {}
    units: dict[str, str] = {}
    for found, labels in (_contacts(tables, answers, window_days), _touches(tables, answers, window_days), _effort(tables, answers, index)):
        for driver, some in found.items():
            drivers[driver] = tuple(some)
            columns |= some
        units |= labels
    if "reason" in answers and answers["reason"].replace("", None).notna().any():
        columns["reason"] = answers["reason"].replace("", None).fillna(NO_REASON)
        drivers["reason"] = ("reason",)
    about = tables.customers.frame.set_index("customer_id")[list(tables.background)]
    joined = about.reindex(answers["customer_id"]).reset_index(drop=True)
    drivers |= {name: (name,) for name in tables.background}
    frame = pd.concat([answers[["customer_id", "answered_at", "score"]], joined, pd.DataFrame(columns, index=answers.index)], axis=1)
    return AnswerHistory(index, frame, drivers, units)


def _contacts(tables: DriverTables, answers: pd.DataFrame, days: float) -> tuple[dict[str, dict[str, Array]], dict[str, str]]:
    """How many contacts there were, how many were not resolved at first, and how long the customer had waited by then."""
    if tables.contacts is None:
        return {}, {}
    log = tables.contacts.reset_index(drop=True)
    row, which = pairs_before(answers, log, "opened_at", days)
    answered, opened = pd.to_datetime(answers["answered_at"]).to_numpy()[row], pd.to_datetime(log["opened_at"]).to_numpy()[which]
    resolved = pd.to_datetime(log["resolved_at"]).to_numpy()[which]
    until = np.where(np.isnat(resolved) | (resolved > answered), answered, resolved)
    open_still = log["first_contact_resolved"].astype(float).to_numpy()[which] < 1
    n = len(answers)
    found = {
        "contacts": {"contacts": np.bincount(row, minlength=n).astype(float)},
        "unresolved": {"unresolved": np.bincount(row, open_still, n).astype(float)},
        "waiting": {"waiting_hours": np.bincount(row, HOURS_PER_DAY * ((until - opened) / np.timedelta64(1, "D")), n).astype(float)},
    }
    labels = {
        "contacts": f"contact in the {days:g} days before",
        "unresolved": f"contact of the {days:g} days before that was not resolved at first",
        "waiting_hours": f"hour of waiting in the {days:g} days before",
    }
    return found, labels


def _touches(tables: DriverTables, answers: pd.DataFrame, days: float) -> tuple[dict[str, dict[str, Array]], dict[str, str]]:
    """For each touchpoint how often it was met and how often it failed, and how long was waited, in the days before."""
    if tables.touches is None:
        return {}, {}
    log = tables.touches.reset_index(drop=True)
    row, which = pairs_before(answers, log, "occurred_at", days)
    place, failed = log["touchpoint"].astype(str).to_numpy()[which], log["outcome"].astype(str).to_numpy()[which] != "success"
    found: dict[str, dict[str, Array]] = {}
    labels: dict[str, str] = {}
    n = len(answers)
    for name in sorted(set(place.tolist()) - {""}):
        here = place == name
        met, wrong = np.bincount(row[here], minlength=n).astype(float), np.bincount(row[here & failed], minlength=n).astype(float)
        found[f"touchpoint {name}"] = {f"{name}_touches": met, f"{name}_failures": wrong}
        labels |= {f"{name}_touches": f"touch at {name}", f"{name}_failures": f"touch at {name} that failed, and not one that succeeded,"}
    if "wait_minutes" in log:
        minutes = log["wait_minutes"].astype(float).fillna(0.0).to_numpy()[which]
        found["waiting"] = {"waiting_minutes": np.bincount(row, minutes, n).astype(float)}
        labels["waiting_minutes"] = f"minute of waiting in the {days:g} days before"
    return found, labels


def _effort(tables: DriverTables, answers: pd.DataFrame, index: str) -> tuple[dict[str, dict[str, Array]], dict[str, str]]:
    """The effort score that the customer had given last; blank if none had been asked for."""
    answered = tables.of("ces")
    if index == "ces" or answered.empty:
        return {}, {}
    scores = answered[["customer_id", "answered_at", "score"]].sort_values("answered_at", kind="stable")
    left = answers[["customer_id", "answered_at"]].assign(row=np.arange(len(answers))).sort_values("answered_at", kind="stable")
    found = pd.merge_asof(left, scores, on="answered_at", by="customer_id").sort_values("row")
    return {"effort": {"effort_score": found["score"].to_numpy(dtype=float)}}, {"effort_score": "point of the effort score given before"}
