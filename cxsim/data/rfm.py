"""Recency, frequency and monetary value: what purchase models need to know of each customer.

Conventions (Fader, Hardie & Lee 2005): purchases of one day are one purchase; the first one begins the customer's life and is not
counted; `frequency` counts the repeat purchases, `recency` is the time from the first purchase to the last (0 without a repeat), `T`
from the first to the cut. A week is 7 days, a month 30.4375 days (4.348 weeks), a year 365.25 days;
libraries that take 30/7 weeks for a month give 1.1 % less value for the same year.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

import duckdb
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cxsim.data.limits import LONGEST_YEARS
from cxsim.data.transactions import Transactions
from cxsim.errors import DataError, Fault, fault, nearest
from cxsim.text import Message
from cxsim.units import DAYS_PER_MONTH, DAYS_PER_YEAR

Array = NDArray[np.float64]
Names = NDArray[np.object_]
Unit = Literal["days", "weeks", "months", "years", "opportunities"]

DAYS_PER_UNIT: dict[Unit, float] = {"days": 1.0, "weeks": 7.0, "months": DAYS_PER_MONTH, "years": DAYS_PER_YEAR, "opportunities": np.nan}
_COLUMNS = ("frequency", "recency", "T")

_SUMMARY = """
WITH bought AS (SELECT customer_id, CAST(day AS DATE) AS day, sum(amount) AS amount FROM log WHERE day <= $cut GROUP BY ALL),
     dated AS (SELECT *, min(day) OVER (PARTITION BY customer_id) AS first_day FROM bought)
SELECT customer_id, CAST(count(*) - 1 AS DOUBLE) AS frequency,
       CAST(max(day) - min(day) AS DOUBLE) AS recency, CAST(CAST($cut AS DATE) - min(day) AS DOUBLE) AS T,
       coalesce(avg(amount) FILTER (WHERE day > first_day), 0) AS monetary_value
FROM dated GROUP BY customer_id ORDER BY customer_id
"""
_LATER = """
WITH known AS (SELECT DISTINCT customer_id FROM log WHERE day <= $cut),
     later AS (SELECT customer_id, CAST(day AS DATE) AS day, sum(amount) AS amount FROM log WHERE day > $cut AND day <= $until GROUP BY ALL)
SELECT known.customer_id, CAST(count(later.day) AS DOUBLE) AS purchases, coalesce(sum(later.amount), 0) AS spend
FROM known LEFT JOIN later USING (customer_id) GROUP BY known.customer_id ORDER BY known.customer_id
"""
_DAILY = """
WITH bought AS (SELECT DISTINCT customer_id, CAST(day AS DATE) AS day FROM log WHERE day <= $cut),
     dated AS (SELECT *, min(day) OVER (PARTITION BY customer_id) AS first_day FROM bought)
SELECT CAST(day - CAST($start AS DATE) AS BIGINT) AS day, count(*) AS purchases FROM dated WHERE day > first_day GROUP BY ALL ORDER BY day
"""


@dataclass(frozen=True)
class Rfm:
    """One row per customer, or per group of `weights` identical customers.

    Attributes
    ----------
    customer_id : names, shape (n,); random numbers are keyed by them.
    frequency, recency, T : shape (n,); times in `unit`.
    monetary_value : mean amount of the repeat purchases; 0 where there are none.
    unit : of time; "opportunities" where purchases can happen only at regular occasions.
    weights : how many customers each row stands for.
    covariates, covariate_names : shape (n, p), facts that do not change with time.
    segment : names of the segment of each customer.
    """

    customer_id: Names
    frequency: Array
    recency: Array
    T: Array
    monetary_value: Array
    unit: Unit
    weights: Array
    covariates: Array
    covariate_names: tuple[str, ...]
    segment: Names

    def __len__(self) -> int:
        """The number of rows."""
        return len(self.frequency)

    @property
    def customers(self) -> float:
        """How many customers the rows stand for."""
        return float(self.weights.sum())

    @property
    def days_per_unit(self) -> float:
        """Days in one unit of time; NaN for opportunities."""
        return DAYS_PER_UNIT[self.unit]

    def take(self, rows: NDArray[np.intp] | NDArray[np.bool_]) -> Rfm:
        """Only some rows, by number or by flag."""
        return replace(
            self,
            customer_id=self.customer_id[rows],
            frequency=self.frequency[rows],
            recency=self.recency[rows],
            T=self.T[rows],
            monetary_value=self.monetary_value[rows],
            weights=self.weights[rows],
            covariates=self.covariates[rows],
            segment=self.segment[rows],
        )


def summarise(log: Transactions, cut: date, unit: Unit = "weeks") -> Rfm:
    """Summarise a log of purchases by customer: frequency, recency, time observed and mean amount at the end of a day.

    Parameters
    ----------
    log : Transactions
        Every purchase, with its day.
    cut : date
        The day at whose end customers are looked at; whoever came later is not among them.
    unit : str
        Of time: days, weeks, months or years.

    Returns
    -------
    Rfm
        Arrays of shape (n,): `frequency` (repeat purchases), `recency` and `T` in `unit`, `monetary_value` in the amounts' currency.

    Raises
    ------
    DataError
        If nobody had bought by then.

    Examples
    --------
    >>> from datetime import date
    >>> from cxsim.data import build_transactions, summarise
    >>> import numpy as np, pandas as pd
    >>> random = np.random.default_rng(1)
    >>> days = pd.Timestamp("2025-01-01") + pd.to_timedelta(np.sort(random.integers(0, 365, 2000)), "D")
    >>> who = (300 * random.beta(1, 3, 2000)).astype(int).astype(str)
    >>> log = build_transactions(pd.DataFrame({"customer_id": who, "date": days, "amount": random.gamma(2, 10, 2000)}))
    >>> summarise(log, date(2025, 12, 31)).unit
    'weeks'
    """
    frame = _query(log, _SUMMARY, cut=cut)
    for name in ("recency", "T"):
        frame[name] /= DAYS_PER_UNIT[unit]
    if frame.empty:
        raise DataError(Message("data-rfm-empty"), [fault("data-rfm-nobody", cut=cut.isoformat())])
    return rfm_table(frame, unit)


def later_purchases(log: Transactions, cut: date, until: date) -> pd.DataFrame:
    """What the customers known at `cut` did later, to the end of `until`: `customer_id`, `purchases` (days), `spend`; ordered by id."""
    return _query(log, _LATER, cut=cut, until=until)


def repeats_per_day(log: Transactions, cut: date) -> Array:
    """Repeat purchases of all customers on each day from the first of the log to `cut`."""
    found = _query(log, _DAILY, cut=cut, start=log.first_day.date())
    counts = np.zeros((cut - log.first_day.date()).days + 1)
    counts[found["day"].to_numpy()] = found["purchases"].to_numpy()
    return counts


def rfm_table(
    frame: pd.DataFrame, unit: Unit, covariates: Sequence[str] = (), segment: str | None = None, weights: str | None = None
) -> Rfm:
    """The summary in a data frame with columns frequency, recency, T and, if known, customer_id and monetary_value.

    Raises
    ------
    DataError
        With every fault at once: a missing column, a number that cannot be, a time in another unit than stated.
    """
    missing = list(_missing(frame, [*_COLUMNS, *covariates, *([segment] if segment else []), *([weights] if weights else [])]))
    if missing:
        raise DataError(Message("data-rfm-incomplete"), missing)
    count = len(frame)
    ids = frame["customer_id"].astype(str) if "customer_id" in frame.columns else pd.Series(np.arange(count).astype(str))
    rfm = Rfm(
        customer_id=ids.to_numpy(dtype=object),
        frequency=frame["frequency"].to_numpy(dtype=float),
        recency=frame["recency"].to_numpy(dtype=float),
        T=frame["T"].to_numpy(dtype=float),
        monetary_value=frame["monetary_value"].to_numpy(dtype=float) if "monetary_value" in frame.columns else np.zeros(count),
        unit=unit,
        weights=frame[weights].to_numpy(dtype=float) if weights else np.ones(count),
        covariates=frame[list(covariates)].to_numpy(dtype=float).reshape(count, len(covariates)),
        covariate_names=tuple(covariates),
        segment=frame[segment].astype(str).to_numpy(dtype=object) if segment else np.full(count, "all", dtype=object),
    )
    faults = list(_faults(rfm))
    if faults:
        raise DataError(Message("data-rfm-broken"), faults)
    return rfm


def _query(log: Transactions, sql: str, **parameters: date) -> pd.DataFrame:
    with duckdb.connect() as connection:
        connection.register("log", log.frame)
        result: pd.DataFrame = connection.execute(sql, parameters).df()
    return result


def _missing(frame: pd.DataFrame, names: Sequence[str]) -> Iterator[Fault]:
    for name in names:
        if name not in frame.columns:
            yield fault("data-rfm-column", name=name, remedy=nearest(name, map(str, frame.columns))).at(column=name)


def _faults(rfm: Rfm) -> Iterator[Fault]:
    ids = pd.Series(rfm.customer_id)
    longest = LONGEST_YEARS * DAYS_PER_YEAR / rfm.days_per_unit if rfm.unit != "opportunities" else np.inf
    slack = 1e-9 + 1e-9 * np.abs(rfm.T)
    found = {
        ("frequency", "data-rfm-frequency"): ~((rfm.frequency >= 0) & (rfm.frequency == np.round(rfm.frequency))),
        ("recency", "data-rfm-recency"): ~((rfm.recency >= 0) & (rfm.recency <= rfm.T + slack)),
        ("recency", "data-rfm-recency-single"): (rfm.frequency == 0) & (rfm.recency > 0),
        ("T", "data-rfm-time"): ~((rfm.T >= 0) & np.isfinite(rfm.T)),
        ("T", "data-rfm-time-long"): longest < rfm.T,
        ("monetary_value", "data-rfm-value"): ~(rfm.monetary_value >= 0),
        ("weights", "data-rfm-weight"): ~((rfm.weights > 0) & np.isfinite(rfm.weights)),
        ("covariates", "data-rfm-covariate"): ~np.isfinite(rfm.covariates).all(axis=1),
        ("customer_id", "data-rfm-repeated"): ids.duplicated().to_numpy(),
    }
    for (column, id), wrong in found.items():
        if wrong.any():
            row = int(np.argmax(wrong))
            value = None if column in ("customer_id", "covariates") else float(getattr(rfm, column)[row])
            yield fault(id, value=value, years=LONGEST_YEARS, unit=rfm.unit).at(column=column, line=row + 1, count=int(wrong.sum()))
