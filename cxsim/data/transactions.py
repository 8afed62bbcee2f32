"""A transaction log: who bought when and for how much, one row a purchase."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from pydantic import Field

from cxsim.data.contracts import ColumnRule, Contract
from cxsim.data.mapping import MappingModel, Reader
from cxsim.data.tables import read_table
from cxsim.errors import DataError, Fault, fault, nearest
from cxsim.text import Message


class TransactionMapping(MappingModel):
    """Which column of a log is who bought, when, and for how much."""

    customer_id: str = Field(default="customer_id", description="column of the customer")
    date: str = Field(default="date", description="column of the day or instant of the purchase")
    amount: str | None = Field(default="amount", description="column of the amount; none = only purchases are counted")


@dataclass(frozen=True)
class Transactions:
    """A checked log.

    Attributes
    ----------
    frame : columns `customer_id` (text), `day` (datetime64, midnight), `amount` (float, >= 0; 0 where none is mapped).
    source : what was read, in words.
    """

    frame: pd.DataFrame
    source: str

    @property
    def first_day(self) -> pd.Timestamp:
        """The day of the first purchase."""
        return pd.Timestamp(self.frame["day"].min())

    @property
    def last_day(self) -> pd.Timestamp:
        """The day of the last purchase."""
        return pd.Timestamp(self.frame["day"].max())


def read_transactions(path: Path, mapping: TransactionMapping | None = None, reader: Reader | None = None) -> Transactions:
    """Read a log of purchases from a file.

    Parameters
    ----------
    path : path
        The file: one row a purchase.
    mapping : TransactionMapping, optional
        Which column is the customer, the day and the amount; by default customer_id, date and amount.
    reader : Reader, optional
        How the file is written, where that is stated and not left to detection.

    Returns
    -------
    Transactions
        Columns customer_id (text), day (datetime64) and amount (float, at least 0).

    Raises
    ------
    DataError
        With every fault of the file at once.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import mkdtemp
    >>> from cxsim.data import read_transactions
    >>> file = Path(mkdtemp()) / "purchases.csv"
    >>> _ = file.write_text("customer_id,date,amount\\na,2025-01-02,10\\nb,2025-01-03,5\\n")
    >>> len(read_transactions(file).frame)
    2
    """
    mapping = mapping or TransactionMapping()
    rules = [
        ColumnRule(mapping.customer_id, "name", Message("data-column-buyer")),
        ColumnRule(mapping.date, "instant", Message("data-column-bought-at")),
    ]
    if mapping.amount is not None:
        rules.append(ColumnRule(mapping.amount, "number", Message("data-column-amount-net"), least=0))
    table = read_table(path, Contract("transactions", tuple(rules)), reader)
    return build_transactions(table.frame, mapping, table.source.file)


def drop_returns(frame: pd.DataFrame, above: float | None = None) -> tuple[pd.DataFrame, tuple[Message, ...]]:
    """The lines of a log that are purchases, of an `amount` of at least 0 (or `above` a stated one), and a note on the others."""
    amount = frame["amount"].to_numpy(dtype=float)
    counts = amount >= 0 if above is None else amount > above
    left = int((~counts).sum())
    notes = (Message("data-transactions-returns", count=left, rows=len(counts)),) if left else ()
    return frame.loc[counts], notes


def build_transactions(frame: pd.DataFrame, mapping: TransactionMapping | None = None, source: str = "frame") -> Transactions:
    """Build a log of purchases from a data frame; other columns are left aside, and instants become days.

    Parameters
    ----------
    frame : pandas.DataFrame
        One row a purchase.
    mapping : TransactionMapping, optional
        Which column is the customer, the day and the amount; by default customer_id, date and amount.
    source : str
        What the frame is called in messages.

    Returns
    -------
    Transactions
        Columns customer_id (text), day (datetime64) and amount (float, at least 0).

    Raises
    ------
    DataError
        With every fault of the frame at once.

    Examples
    --------
    >>> import pandas as pd
    >>> from cxsim.data import build_transactions
    >>> build_transactions(pd.DataFrame({"customer_id": ["a"], "date": ["2025-01-02"], "amount": [10.0]})).last_day
    Timestamp('2025-01-02 00:00:00')
    """
    mapping = mapping or TransactionMapping()
    faults = list(_missing(frame, mapping)) or list(_wrong(frame, mapping))
    if faults:
        raise DataError(Message("data-transactions-broken", file=source), [found.at(file=source) for found in faults])
    amount = 0.0 if mapping.amount is None else frame[mapping.amount].to_numpy(dtype=float)
    days = _instants(frame[mapping.date]).dt.normalize().to_numpy()
    return Transactions(
        pd.DataFrame({"customer_id": frame[mapping.customer_id].astype(str).to_numpy(), "day": days, "amount": amount}), source
    )


def _missing(frame: pd.DataFrame, mapping: TransactionMapping) -> Iterator[Fault]:
    for name in (mapping.customer_id, mapping.date, mapping.amount):
        if name is not None and name not in frame.columns:
            yield fault("data-mapping-column", name=name, remedy=nearest(name, map(str, frame.columns))).at(column=name)


def _wrong(frame: pd.DataFrame, mapping: TransactionMapping) -> Iterator[Fault]:
    if frame.empty:
        yield fault("data-transactions-empty")
        return
    blank = frame[mapping.customer_id].isna()
    if blank.any():
        yield fault("data-transactions-nobody").at(column=mapping.customer_id, count=int(blank.sum()), line=_first(blank))
    unread = _instants(frame[mapping.date]).isna()
    if unread.any():
        yield fault("data-transactions-undated").at(column=mapping.date, count=int(unread.sum()), line=_first(unread))
    if mapping.amount is not None:
        wrong = ~(pd.to_numeric(frame[mapping.amount], errors="coerce") >= 0)
        if wrong.any():
            yield fault("data-transactions-negative").at(column=mapping.amount, count=int(wrong.sum()), line=_first(wrong))


def _instants(column: pd.Series) -> pd.Series:
    """The instants of a column, written 2025-12-31, 20251231 or with a time; what reads otherwise is none: day-first dates are guesses."""
    return pd.to_datetime(column, format="ISO8601", errors="coerce")


def _first(flags: pd.Series) -> int:
    """The place of the first wrong row, the first row being 1."""
    return int(flags.to_numpy().argmax()) + 1
