"""Durations: from when to when each customer was seen, whether they left, and from when on they could have been seen leaving.

`entry_months` is late entry (left truncation): a customer whose records begin after the relationship did could not have been
seen leaving before; `churned` is false where the end is censored at the snapshot. A month is 30.4375 days.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from cxsim.data.reading import session
from cxsim.data.tables import OpenTable
from cxsim.errors import DataError, Fault
from cxsim.units import DAYS_PER_MONTH

_LIVES = """
WITH spans AS (
    SELECT customer_id, started_at, ended_at, coalesce({observed}, started_at) AS seen_from
    FROM {subscriptions} WHERE started_at <= $at AND coalesce({observed}, started_at) <= $at),
lives AS (
    SELECT customer_id, min(started_at) AS started_at, min(seen_from) AS seen_from,
           CASE WHEN bool_and(ended_at IS NOT NULL AND ended_at <= $at) THEN max(ended_at) END AS left_at
    FROM spans GROUP BY customer_id)
SELECT customer_id, date_diff('second', started_at, seen_from) / $month AS entry_months,
       date_diff('second', started_at, coalesce(left_at, $at)) / $month AS tenure_months,
       left_at IS NOT NULL AS churned
FROM lives WHERE coalesce(left_at, $at) > seen_from ORDER BY customer_id
"""
_INACTIVE = """
WITH seen AS (
    SELECT customer_id, min(occurred_at) AS first_at, max(occurred_at) AS last_at
    FROM {events} WHERE occurred_at < $at GROUP BY customer_id),
judged AS (SELECT *, date_diff('second', last_at, $at) > $silent AS gone FROM seen)
SELECT customer_id, 0.0 AS entry_months,
       date_diff('second', first_at, CASE WHEN gone THEN last_at + to_seconds($silent) ELSE $at END) / $month AS tenure_months,
       gone AS churned
FROM judged ORDER BY customer_id
"""
_PERIODS = """
WITH periods AS (SELECT unnest(range(0, (SELECT CAST(ceil(max(tenure_months) / $length) AS BIGINT) FROM durations))) AS period)
SELECT period,
       count(*) FILTER (WHERE entry_months <= period * $length AND tenure_months > period * $length) AS at_risk,
       count(*) FILTER (WHERE entry_months <= period * $length AND churned AND tenure_months > period * $length
                        AND tenure_months <= (period + 1) * $length) AS churned,
       count(*) FILTER (WHERE entry_months <= period * $length AND NOT churned AND tenure_months > period * $length
                        AND tenure_months < (period + 1) * $length) AS censored
FROM durations, periods GROUP BY period ORDER BY period
"""


@dataclass(frozen=True)
class Durations:
    """One row per customer: `customer_id`, `entry_months`, `tenure_months`, `churned`; and sentences on who was left out."""

    frame: pd.DataFrame
    notes: tuple[str, ...]


def durations(subscriptions: OpenTable, snapshot: date) -> Durations:
    """The relationship of each customer as it stood at the end of the day before `snapshot`.

    A relationship runs from the first start to the last end; it has ended once all its subscriptions have. A gap between two
    subscriptions is part of it. Who left before the records begin is not among them: such lives cannot have been seen.

    Raises
    ------
    DataError
        If nobody was there.
    """
    observed = "observed_from" if "observed_from" in subscriptions.columns else "NULL"
    query = _LIVES.format(subscriptions=subscriptions.name, observed=observed)
    parameters = {"at": pd.Timestamp(snapshot).to_pydatetime(), "month": DAYS_PER_MONTH * 86_400}
    frame: pd.DataFrame = subscriptions.connection.execute(query, parameters).df()
    everyone = subscriptions.query(f"SELECT count(DISTINCT customer_id) AS n FROM {subscriptions.name}")["n"].iloc[0]
    return _with_notes(frame, int(everyone), f"not there at {snapshot}, or gone before the records begin", subscriptions.source.file)


def inactivity_durations(events: OpenTable, snapshot: date, silent_days: float) -> Durations:
    """The relationship of each customer where nobody says goodbye: gone after `silent_days` without an event.

    The day of leaving is the last event plus `silent_days`: only then is it known, and a customer is at risk until then.

    Raises
    ------
    DataError
        If nobody was there, or the days of silence are not more than 0.
    """
    if not silent_days > 0:
        raise DataError("Inactivity is not defined.", [Fault(f"{silent_days} days of silence", "more than 0", "state silent_days")])
    parameters = {
        "at": pd.Timestamp(snapshot).to_pydatetime(),
        "month": DAYS_PER_MONTH * 86_400,
        "silent": int(silent_days * 86_400),
    }
    frame: pd.DataFrame = events.connection.execute(_INACTIVE.format(events=events.name), parameters).df()
    everyone = events.query(f"SELECT count(DISTINCT customer_id) AS n FROM {events.name}")["n"].iloc[0]
    return _with_notes(frame, int(everyone), f"without an event up to {snapshot}", events.source.file)


def _with_notes(frame: pd.DataFrame, everyone: int, why: str, file: str) -> Durations:
    if frame.empty:
        raise DataError(f"{file} holds nobody.", [Fault("no customer in time", "at least one", "choose a later snapshot", file)])
    frame["churned"] = frame["churned"].astype(bool)
    left_out = everyone - len(frame)
    notes = (f"{left_out:,} of {everyone:,} customers were left out: {why}.",) if left_out else ()
    if not frame["churned"].any():
        notes = (*notes, f"None of the {len(frame):,} customers has left: every duration is censored.")
    return Durations(frame, notes)


def risk_sets(found: Durations, months: float = 1.0) -> pd.DataFrame:
    """Who was at risk, left and was censored in each period of a tenure: person-periods counted without making a row for each.

    Columns `period` (0 = the first), `at_risk`, `churned`, `censored`. Somebody who enters within a period counts from the next.
    """
    with session() as (connection, _):
        connection.register("durations", found.frame)
        result: pd.DataFrame = connection.execute(_PERIODS, {"length": months}).df()
    return result
