"""Panels: a customer's history as rows (start, stop], each with what was known at its start, for models with time-varying covariates.

A survey answer or a contact counts from the instant after it on: nothing is used before it was known. Who left with tenure 0
has a row of no length, with its event.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import duckdb
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cxsim.data.durations import Durations
from cxsim.data.loader import session
from cxsim.errors import DataError, fault
from cxsim.text import Message

_CUTS = """
WITH cuts AS (
    SELECT customer_id, entry_months AS moment FROM lives
    UNION SELECT h.customer_id, h."at" AS moment FROM history AS h JOIN lives AS l USING (customer_id) 
    WHERE h."at" > l.entry_months AND h."at" < l.tenure_months),
spans AS (
    SELECT customer_id, moment AS start, tenure_months, churned,
           coalesce(lead(moment) OVER (PARTITION BY customer_id ORDER BY moment), tenure_months) AS stop
    FROM cuts JOIN lives USING (customer_id))
SELECT customer_id, start, stop, churned AND stop = tenure_months AS event FROM spans
WHERE stop > start OR (churned AND stop = start) ORDER BY customer_id, start
"""


def build_panel(lives: Durations, history: pd.DataFrame, values: Sequence[str], counts: Sequence[str] = ()) -> pd.DataFrame:
    """The rows (start, stop] of each customer, in months of tenure.

    Parameters
    ----------
    lives : from `durations`.
    history : columns `customer_id`, `at` (months of tenure at which it became known) and one column per value.
    values : columns whose last known value is carried forward; NaN before the first.
    counts : columns of which the non-blank cells known so far are counted.

    Returns
    -------
    frame with `customer_id`, `start`, `stop`, `event` (left at `stop`), the values, and `<count>_so_far`.

    Raises
    ------
    DataError
        If a column is missing, or an `at` is not a finite number.
    """
    faults = [
        fault("data-history-column", name=name).at(column=name)
        for name in ("customer_id", "at", *values, *counts)
        if name not in history.columns
    ]
    if not faults and not np.isfinite(history["at"].to_numpy(dtype=float)).all():
        faults = [fault("data-history-instant").at(column="at")]
    if faults:
        raise DataError(Message("data-history-unreadable"), faults)
    with session() as (connection, _):
        connection.register("lives", lives.frame)
        connection.register("history", history)
        rows: pd.DataFrame = connection.execute(_CUTS).df()
        rows["event"] = rows["event"].astype(bool)
        for name in values:
            rows[name] = _as_of(connection, rows, f'arg_max(h."{name}", h."at")', name)
        for name in counts:
            rows[f"{name}_so_far"] = _as_of(connection, rows, f'count(h."{name}")', name)
    return rows


def _as_of(connection: duckdb.DuckDBPyConnection, rows: pd.DataFrame, what: str, name: str) -> NDArray[Any]:
    """What was known at the start of each row, from the history up to and including it."""
    connection.register("spans", rows[["customer_id", "start"]].reset_index(names="row"))
    query = f"""
        SELECT s.row, {what} AS known FROM spans AS s
        LEFT JOIN history AS h ON h.customer_id = s.customer_id AND h."at" <= s.start AND h."{name}" IS NOT NULL
        GROUP BY s.row ORDER BY s.row"""
    return np.asarray(connection.execute(query).df()["known"].to_numpy())
