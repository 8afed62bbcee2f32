"""Durations: from when to when each customer was seen, whether they left, and from when on they could have been seen leaving.

`entry_months` is late entry (left truncation): a customer whose records begin after the relationship did could not have been
seen leaving before; `churned` is false where the end is censored at the snapshot. A month is 30.4375 days.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from cxsim.data.contracts import EVENTS, SUBSCRIPTIONS
from cxsim.data.inputs import open_source
from cxsim.data.loader import session
from cxsim.data.tables import OpenTable
from cxsim.errors import DataError, fault
from cxsim.text import Message
from cxsim.units import DAYS_PER_MONTH

_LIFETIMES = """
WITH spans AS (
    SELECT customer_id, started_at, ended_at, coalesce({observed}, started_at) AS seen_from
    FROM {subscriptions} WHERE started_at <= $at AND coalesce({observed}, started_at) <= $at),
lifetimes AS (
    SELECT customer_id, min(started_at) AS started_at, min(seen_from) AS seen_from,
           CASE WHEN bool_and(ended_at IS NOT NULL AND ended_at <= $at) THEN max(ended_at) END AS left_at
    FROM spans GROUP BY customer_id)
"""
_ROWS = """
SELECT customer_id, date_diff('second', started_at, seen_from) / $month AS entry_months,
       date_diff('second', started_at, coalesce(left_at, $at)) / $month AS tenure_months,
       left_at IS NOT NULL AS churned
FROM lifetimes WHERE {seen} ORDER BY customer_id
"""
_SEEN = "(coalesce(left_at, $at) > seen_from OR (left_at = started_at AND seen_from = started_at))"
_COUNTS = """
SELECT count(*) FILTER (WHERE left_at IS NOT NULL) AS gone, count(*) FILTER (WHERE left_at IS NOT NULL AND NOT {seen}) AS lost,
       count(*) FILTER (WHERE left_at = started_at AND seen_from = started_at) AS at_once
FROM lifetimes
"""
_RUNS = """
WITH spans AS (
    SELECT customer_id, started_at, coalesce(ended_at, TIMESTAMP 'infinity') AS ended_at, coalesce({observed}, started_at) AS seen_from
    FROM {subscriptions} WHERE started_at <= $at AND coalesce({observed}, started_at) <= $at),
marked AS (
    SELECT *, coalesce(started_at > max(ended_at) OVER before, false)::INT AS begins FROM spans
    WINDOW before AS (PARTITION BY customer_id ORDER BY started_at, ended_at ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)),
numbered AS (
    SELECT *, sum(begins) OVER (PARTITION BY customer_id ORDER BY started_at, ended_at) AS spell FROM marked),
runs AS (
    SELECT customer_id, spell, min(started_at) AS started_at, min(seen_from) AS seen_from, max(ended_at) AS ended_at
    FROM numbered GROUP BY customer_id, spell)
"""
_SPELLS = """
, firsts AS (SELECT *, min(started_at) OVER (PARTITION BY customer_id) AS first_at, ended_at <= $at AS churned FROM runs),
timed AS (
    SELECT customer_id, CAST(spell + 1 AS BIGINT) AS spell, date_diff('second', first_at, seen_from) / $month AS entry_months,
           date_diff('second', first_at, least(ended_at, $at)) / $month AS tenure_months, churned, seen_from = started_at AS whole
    FROM firsts)
SELECT customer_id, spell, entry_months,
       CASE WHEN churned AND whole AND entry_months > 0 AND tenure_months = entry_months
            THEN tenure_months + 43200 / $month ELSE tenure_months END AS tenure_months, churned
FROM timed WHERE tenure_months > entry_months OR (churned AND whole) ORDER BY customer_id, spell
"""
_AWAY = """
, gaps AS (
    SELECT customer_id, date_diff('second', lag(ended_at) OVER (PARTITION BY customer_id ORDER BY spell), started_at) / $month AS months
    FROM runs)
SELECT count(DISTINCT customer_id) AS customers, coalesce(sum(months), 0.0) AS months, coalesce(max(months), 0.0) AS longest
FROM gaps WHERE months IS NOT NULL
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
WITH periods AS (SELECT unnest(range(0, (SELECT greatest(1, CAST(ceil(max(tenure_months) / $length) AS BIGINT)) FROM durations))) AS period)
SELECT period,
       count(*) FILTER (WHERE entry_months <= period * $length AND (tenure_months > period * $length OR {at_once})) AS at_risk,
       count(*) FILTER (WHERE entry_months <= period * $length AND churned AND (tenure_months > period * $length OR {at_once})
                        AND tenure_months <= (period + 1) * $length) AS churned,
       count(*) FILTER (WHERE entry_months <= period * $length AND NOT churned AND tenure_months > period * $length
                        AND tenure_months < (period + 1) * $length) AS censored
FROM durations, periods GROUP BY period ORDER BY period
""".format(at_once="(period = 0 AND churned AND tenure_months = 0)")


@dataclass(frozen=True)
class Durations:
    """One row per customer: `customer_id`, `entry_months`, `tenure_months`, `churned`; and notes on who was left out."""

    frame: pd.DataFrame
    notes: tuple[Message, ...]


def compute_durations(subscriptions: Any, snapshot: date) -> Durations:
    """Compute how long each customer was seen, and whether they left, from a table of subscriptions.

    A relationship runs from the first start to the last end; it has ended once all its subscriptions have. A gap between two
    subscriptions counts as part of it, and a note says so: `compute_spells` splits it. A customer who left in the instant of joining has
    tenure 0 (see `cxsim.data.tenure`). A customer who left before the records begin is not included.

    Parameters
    ----------
    subscriptions : path, frame, URL or connection
        A table of the contract ``subscriptions``: customer_id, started_at, ended_at, and observed_from where records begin later.
    snapshot : datetime.date
        The first day that is not known any more: relationships are as they stood at the end of the day before.

    Returns
    -------
    Durations
        A row per customer: customer_id, entry_months (late entry; 0 if seen from the start), tenure_months (a month is 30.4375 days)
        and churned (false where the end is censored at the snapshot); and notes on who was left out.

    Raises
    ------
    DataError
        With every fault of the table, or if nobody was there.

    Examples
    --------
    >>> from datetime import date
    >>> import pandas as pd
    >>> from cxsim.data import compute_durations
    >>> table = pd.DataFrame(
    ...     {"customer_id": ["a", "b"], "started_at": ["2024-01-01", "2024-02-01"], "ended_at": ["2024-07-01", None]}
    ... )
    >>> compute_durations(table, date(2025, 1, 1)).frame["tenure_months"].round(2).tolist()
    [5.98, 11.01]
    """
    with open_source(subscriptions, SUBSCRIPTIONS) as table:
        return _durations(table, snapshot)


def _durations(subscriptions: OpenTable, snapshot: date) -> Durations:
    names, parameters = _query_names(subscriptions, snapshot)
    connection = subscriptions.connection
    lifetimes = _LIFETIMES.format(**names)
    frame: pd.DataFrame = connection.execute(lifetimes + _ROWS.format(seen=_SEEN), parameters).df()
    unseen = {name: value for name, value in parameters.items() if name != "month"}
    gone, lost, at_once = connection.execute(lifetimes + _COUNTS.format(seen=_SEEN), unseen).fetchall()[0]
    left_out = _everyone(subscriptions) - len(frame)
    notes = [_left_out(left_out, len(frame), snapshot, lost, gone)] if left_out else []
    if at_once:
        notes.append(Message("data-durations-at-once", count=at_once, gone=gone))
    away, months, longest = connection.execute(_RUNS.format(**names) + _AWAY, parameters).fetchall()[0]
    if away:
        notes.append(Message("data-durations-away", count=away, customers=len(frame) + left_out, months=months, longest=longest))
    return _with_notes(frame, notes, subscriptions.source.file)


def compute_spells(subscriptions: Any, snapshot: date) -> Durations:
    """Compute the stretches without a gap of each customer: an event for each time that it left.

    Subscriptions that overlap or touch make one stretch. A later stretch that ended in the instant it began counts as half a day.

    Parameters
    ----------
    subscriptions : path, frame, URL or connection
        A table of the contract ``subscriptions``.
    snapshot : datetime.date
        The first day that is not known any more.

    Returns
    -------
    Durations
        A row per stretch (entry, tenure] for ``Cox(entry="entry_months", cluster="customer_id")``: customer_id, spell (from 1),
        entry_months and tenure_months (both since the customer's first start), churned; and notes on who was left out.

    Raises
    ------
    DataError
        With every fault of the table, or if nobody was there.

    Examples
    --------
    >>> from datetime import date
    >>> import pandas as pd
    >>> from cxsim.data import compute_spells
    >>> table = pd.DataFrame(
    ...     {"customer_id": ["a", "a"], "started_at": ["2024-01-01", "2024-10-01"], "ended_at": ["2024-07-01", None]}
    ... )
    >>> compute_spells(table, date(2025, 1, 1)).frame["churned"].tolist()
    [True, False]
    """
    with open_source(subscriptions, SUBSCRIPTIONS) as table:
        return _spells(table, snapshot)


def _spells(subscriptions: OpenTable, snapshot: date) -> Durations:
    names, parameters = _query_names(subscriptions, snapshot)
    frame: pd.DataFrame = subscriptions.connection.execute(_RUNS.format(**names) + _SPELLS, parameters).df()
    left_out = _everyone(subscriptions) - frame["customer_id"].nunique()
    left = Message("data-durations-left-out", count=left_out, customers=_everyone(subscriptions), snapshot=snapshot.isoformat())
    notes = [left] if left_out else []
    return _with_notes(frame, notes, subscriptions.source.file)


def _query_names(subscriptions: OpenTable, snapshot: date) -> tuple[dict[str, str], dict[str, Any]]:
    """What the queries name, and their parameters."""
    observed = "observed_from" if "observed_from" in subscriptions.columns else "NULL"
    parameters = {"at": pd.Timestamp(snapshot).to_pydatetime(), "month": DAYS_PER_MONTH * 86_400}
    return {"subscriptions": subscriptions.name, "observed": observed}, parameters


def _everyone(table: OpenTable) -> int:
    return int(table.query(f"SELECT count(DISTINCT customer_id) AS n FROM {table.name}")["n"].iloc[0])


def _left_out(count: int, rest: int, snapshot: date, lost: int, gone: int) -> Message:
    """Who was left out, with how many of those who left."""
    return Message("data-durations-unseen", count=count, customers=count + rest, snapshot=snapshot.isoformat(), lost=lost, gone=gone)


def compute_inactivity_durations(events: Any, snapshot: date, silent_days: float) -> Durations:
    """Compute how long each customer was active where nobody gives notice: gone after `silent_days` without an event.

    The day of leaving is the last event plus `silent_days`: only then is it known, and a customer is at risk until then.

    Parameters
    ----------
    events : path, frame, URL or connection
        A table of the contract ``events``: customer_id and occurred_at.
    snapshot : datetime.date
        The first day that is not known any more.
    silent_days : float
        Days without an event after which a customer counts as gone; more than 0.

    Returns
    -------
    Durations
        A row per customer: customer_id, entry_months (0), tenure_months, churned; and notes on who was left out.

    Raises
    ------
    DataError
        With every fault of the table, if nobody was there, or if `silent_days` is not more than 0.

    Examples
    --------
    >>> from datetime import date
    >>> import pandas as pd
    >>> from cxsim.data import compute_inactivity_durations
    >>> table = pd.DataFrame({"customer_id": ["a", "b"], "occurred_at": ["2024-01-01", "2024-12-01"]})
    >>> compute_inactivity_durations(table, date(2025, 1, 1), silent_days=90).frame["churned"].tolist()
    [True, False]
    """
    if not silent_days > 0:
        raise DataError(Message("data-inactivity-undefined"), [fault("data-inactivity-days", days=silent_days)])
    parameters = {
        "at": pd.Timestamp(snapshot).to_pydatetime(),
        "month": DAYS_PER_MONTH * 86_400,
        "silent": int(silent_days * 86_400),
    }
    with open_source(events, EVENTS) as table:
        frame: pd.DataFrame = table.connection.execute(_INACTIVE.format(events=table.name), parameters).df()
        left_out, file = _everyone(table) - len(frame), table.source.file
    left = Message("data-durations-silent", count=left_out, customers=left_out + len(frame), snapshot=snapshot.isoformat())
    notes = [left] if left_out else []
    return _with_notes(frame, notes, file)


def _with_notes(frame: pd.DataFrame, notes: list[Message], file: str) -> Durations:
    if frame.empty:
        raise DataError(Message("data-durations-empty", file=file), [fault("data-durations-nobody").at(file)])
    frame["churned"] = frame["churned"].astype(bool)
    if not frame["churned"].any():
        notes = [*notes, Message("data-durations-censored", customers=len(frame))]
    return Durations(frame, tuple(notes))


def count_risk_sets(durations: Durations, months: float = 1.0) -> pd.DataFrame:
    """Count who was at risk, left and was censored in each period of a tenure, without a row for each person-period.

    Parameters
    ----------
    durations : Durations
        Of `compute_durations` or its kind.
    months : float
        Length of a period.

    Returns
    -------
    pandas.DataFrame
        Columns period (0 = the first), at_risk, churned, censored. Somebody who enters within a period counts from the next; who left
        with tenure 0 was at risk in the first.

    Examples
    --------
    >>> from datetime import date
    >>> import pandas as pd
    >>> from cxsim.data import compute_durations, count_risk_sets
    >>> table = pd.DataFrame({"customer_id": ["a", "b"], "started_at": ["2024-11-15", "2024-12-20"], "ended_at": ["2024-12-25", None]})
    >>> count_risk_sets(compute_durations(table, date(2025, 1, 1)))["at_risk"].tolist()
    [2, 1]
    """
    with session() as (connection, _):
        connection.register("durations", durations.frame)
        result: pd.DataFrame = connection.execute(_PERIODS, {"length": months}).df()
    return result
