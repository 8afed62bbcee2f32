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
    SELECT customer_id, entry_months AS moment FROM lifetimes
    UNION SELECT h.customer_id, h."at" AS moment FROM history AS h JOIN lifetimes AS l USING (customer_id) 
    WHERE h."at" > l.entry_months AND h."at" < l.tenure_months),
spans AS (
    SELECT customer_id, moment AS start, tenure_months, churned,
           coalesce(lead(moment) OVER (PARTITION BY customer_id ORDER BY moment), tenure_months) AS stop
    FROM cuts JOIN lifetimes USING (customer_id))
SELECT customer_id, start, stop, churned AND stop = tenure_months AS event FROM spans
WHERE stop > start OR (churned AND stop = start) ORDER BY customer_id, start
"""


def build_panel(durations: Durations, history: pd.DataFrame, values: Sequence[str], counts: Sequence[str] = ()) -> pd.DataFrame:
    """Build the rows (start, stop] of each customer, in months of tenure, for a model with covariates that change.

    Parameters
    ----------
    durations : Durations
        Of `compute_durations`.
    history : pandas.DataFrame
        Columns customer_id, at (months of tenure at which it became known) and one column per value.
    values : sequence of str
        Columns whose last known value is carried forward; NaN before the first.
    counts : sequence of str
        Columns of which the non-blank cells known so far are counted.

    Returns
    -------
    pandas.DataFrame
        Columns customer_id, start, stop, event (left at stop), the values, and ``<count>_so_far``.

    Raises
    ------
    DataError
        If a column is missing, or an `at` is not a finite number.

    Examples
    --------
    >>> from datetime import date
    >>> import pandas as pd
    >>> from cxsim.data import build_panel, compute_durations
    >>> table = pd.DataFrame({"customer_id": ["a"], "started_at": ["2024-01-01"], "ended_at": ["2024-07-01"]})
    >>> answers = pd.DataFrame({"customer_id": ["a"], "at": [2.0], "nps": [3.0]})
    >>> build_panel(compute_durations(table, date(2025, 1, 1)), answers, ["nps"])["nps"].tolist()
    [nan, 3.0]
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
        connection.register("lifetimes", durations.frame)
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
