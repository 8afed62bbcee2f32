"""The tables that drivers are sought in: customers, their answers, and what is known of their contacts, touches and purchases."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cxsim.data.customers import CustomerTable
from cxsim.text import Message
from cxsim.units import DAYS_PER_MONTH

INDICES = ("nps", "csat", "ces")
SCALES = {"nps": "0-10", "csat": "1-5", "ces": "1-7"}
DATED = ("joined_at", "left_at")


@dataclass(frozen=True)
class DriverTables:
    """What is known, real or simulated.

    Attributes
    ----------
    customers : tenure, outcome, fee and features. With columns `joined_at` and `left_at` (blank for who is still there) answers can be
        placed in each life; without them a customer's last answer stands for the whole of it.
    surveys : `customer_id`, `answered_at`, `index`, `score`, and `reason` if it was asked for.
    contacts : `customer_id`, `opened_at`, `resolved_at`, `first_contact_resolved`.
    touches : `customer_id`, `occurred_at`, `touchpoint`, `outcome` (anything but success is a failure); `wait_minutes` if known.
    purchases : `customer_id`, `occurred_at`, `amount`.
    notes : sentences on where the tables came from.
    """

    customers: CustomerTable
    surveys: pd.DataFrame
    contacts: pd.DataFrame | None = None
    touches: pd.DataFrame | None = None
    purchases: pd.DataFrame | None = None
    notes: tuple[Message | str, ...] = field(default=())

    @property
    def background(self) -> tuple[str, ...]:
        """Features of the customers that are neither scores nor a count of contacts, which the answers' own history replaces."""
        frame = self.customers.frame
        known = "contacts" in frame and (self.contacts is not None or self.touches is not None)
        counted = [n for n in self.customers.features if known and n != "contacts" and _equal(frame[n], frame["contacts"])]
        return tuple(
            n for n in self.customers.features if index_of_feature(n) is None and n not in (*counted, *(["contacts"] if known else []))
        )

    @property
    def dated(self) -> bool:
        """Whether it is known on which day each life began and ended."""
        return all(name in self.customers.frame for name in DATED)

    def of(self, index: str) -> pd.DataFrame:
        """The answers to one index on its usual scale by known customers, ordered by customer and time."""
        answers = self.surveys.loc[self.surveys["index"] == index]
        if "scale" in answers:
            answers = answers.loc[answers["scale"] == SCALES[index]]
        known = answers.loc[answers["customer_id"].isin(self.customers.frame["customer_id"]) & answers["score"].notna()]
        return known.sort_values(["customer_id", "answered_at"], kind="stable", ignore_index=True)


def index_of_feature(feature: str) -> str | None:
    """The index whose score a feature is, by its name: `ces` of `delivery_ces`; None if it is no score."""
    return next((index for index in INDICES if index in feature.lower().split("_")), None)


def pairs_before(answers: pd.DataFrame, log: pd.DataFrame, at: str, days: float) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The pairs (row of answers, row of log) of one customer in which the log's moment lies within `days` before the answer's."""
    names = pd.Index(pd.unique(pd.concat([answers["customer_id"], log["customer_id"]], ignore_index=True)))
    span = float(1 + (_days(pd.concat([answers["answered_at"], log[at]])).max() if len(log) else 0))
    moment, when = _days(answers["answered_at"]), _days(log[at])
    spacing = 2 * (span + days)
    mine = names.get_indexer(pd.Index(answers["customer_id"])) * spacing
    theirs = names.get_indexer(pd.Index(log["customer_id"])) * spacing + when
    order = np.argsort(theirs, kind="stable")
    first = np.searchsorted(theirs[order], mine + moment - days, side="left")
    last = np.searchsorted(theirs[order], mine + moment, side="right")
    count = last - first
    row = np.repeat(np.arange(len(answers)), count)
    offset = np.arange(len(row)) - np.repeat(np.cumsum(count) - count, count)
    return row, order[np.repeat(first, count) + offset]


def _days(moments: pd.Series) -> NDArray[np.float64]:
    """Days since 1900, which no log reaches back to."""
    return (pd.to_datetime(moments) - pd.Timestamp(1900, 1, 1)).to_numpy() / np.timedelta64(1, "D")


def _equal(one: pd.Series, other: pd.Series) -> bool:
    return bool(pd.api.types.is_numeric_dtype(one) and np.array_equal(one.to_numpy(float), other.to_numpy(float), equal_nan=True))


def simulated_tables(
    table: CustomerTable, histories: pd.DataFrame, answers: pd.DataFrame, events: pd.DataFrame, start: date
) -> DriverTables:
    """Simulated histories, answers and events in the form of real ones; features are those of the customer a life began as."""
    day = pd.Timestamp(start)
    left = day + pd.to_timedelta(histories["left_day"], unit="D")
    about = table.frame.set_index("customer_id").reindex(histories["template"]).reset_index(drop=True)
    frame = about.assign(
        customer_id=histories["customer_id"].to_numpy(),
        tenure_months=histories["tenure_months"].to_numpy(),
        churned=histories["churned"].to_numpy(),
        segment=histories["segment"].to_numpy(),
        joined_at=(left - pd.to_timedelta(histories["tenure_months"] * DAYS_PER_MONTH, unit="D")).to_numpy(),
        left_at=left.where(histories["churned"]).to_numpy(),
    )
    moments = events.assign(occurred_at=day + pd.to_timedelta(events["day"], unit="D"))
    touches = moments.loc[moments["kind"] == "touch"]
    touches = touches.assign(touchpoint=touches["journey"].astype(str) + "." + touches["touchpoint"].astype(str))
    bought = moments.loc[moments["kind"] == "purchase"]
    kept = tuple(name for name in table.features if name in frame)
    return DriverTables(
        replace(table, frame=frame, features=kept, notes=(Message("drivers-simulated"),)),
        answers,
        touches=touches if len(touches) else None,
        purchases=bought if len(bought) else None,
    )
