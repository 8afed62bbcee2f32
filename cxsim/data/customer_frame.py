"""A data frame of customers held against what a file of customers must hold: the same faults, told all at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cxsim.data.limits import LONGEST_YEARS
from cxsim.errors import DataError, Fault, nearest
from cxsim.units import MONTHS_PER_YEAR

_MEND = "mend it, or leave the row out"


def check_frame(frame: pd.DataFrame, features: Sequence[str]) -> None:
    """Refuse a frame of customers that no file could have brought in; columns that a table may lack are held to it where they are there.

    Raises
    ------
    DataError
        With every fault at once.
    """
    faults = [*_names(frame, features), *tenure_faults(frame), *_outcomes(frame), *_amounts(frame)]
    if faults:
        raise DataError("The frame is not one of customers.", faults)


def tenure_faults(frame: pd.DataFrame) -> list[Fault]:
    """What is wrong with the tenures, in months."""
    if "tenure_months" not in frame:
        return [Fault("no column 'tenure_months'", "the months since joining", nearest("tenure_months", map(str, frame)))]
    if not _numeric(frame["tenure_months"]):
        return [Fault("text", "the tenure in months, a number", "read it as numbers", column="tenure_months")]
    months = frame["tenure_months"].to_numpy(dtype=float, na_value=np.nan)
    longest = LONGEST_YEARS * MONTHS_PER_YEAR
    kinds = (
        (np.isnan(months), "a blank", "the tenure in months", _MEND),
        (months < 0, "{}", "the tenure in months, 0 or more", _MEND),
        (months > longest, "a tenure of {} months", f"at most {LONGEST_YEARS:g} years", "is it in days? divide by 30.4375"),
    )
    return [_fault(months, wrong, found, expected, do, "tenure_months") for wrong, found, expected, do in kinds if wrong.any()]


def _names(frame: pd.DataFrame, features: Sequence[str]) -> Iterator[Fault]:
    for name in features:
        if name not in frame:
            yield Fault(f"no column {name!r}", "every feature of the table", nearest(name, map(str, frame)), column=name)
    if "customer_id" not in frame:
        yield Fault("no column 'customer_id'", "the name of each customer", nearest("customer_id", map(str, frame)))
        return
    names = frame["customer_id"]
    if names.isna().any():
        yield Fault("a blank", "the customer", "name it, or leave the row out", column="customer_id", count=int(names.isna().sum()))
    if "entry_months" not in frame and names.duplicated().any():  # with entries, rows are stretches of lives
        expected = "the customer, each once (or stretches of lives, with a column entry_months)"
        yield Fault("a repeated value", expected, "keep one row per customer", column="customer_id", count=int(names.duplicated().sum()))


def _outcomes(frame: pd.DataFrame) -> Iterator[Fault]:
    if "churned" not in frame:
        yield Fault("no column 'churned'", "whether the customer has left", nearest("churned", map(str, frame)))
        return
    outcome = frame["churned"]
    if outcome.isna().any() or not (pd.api.types.is_bool_dtype(outcome) or outcome.isin([True, False]).all()):
        wrong = outcome.isna() | ~outcome.isin([True, False])
        yield Fault("neither true nor false", "whether the customer has left", _MEND, column="churned", count=int(wrong.sum()))


def _amounts(frame: pd.DataFrame) -> Iterator[Fault]:
    for name, says, blank in (("fee_per_month", "the fee per month", False), ("contacts", "the count of recent contacts", True)):
        if name not in frame or not _numeric(frame[name]):
            continue
        values = frame[name].to_numpy(dtype=float, na_value=np.nan)
        wrong = (values < 0) | np.isinf(values) | (np.isnan(values) & (not blank))
        if wrong.any():
            yield _fault(values, wrong, "{}", f"{says}, 0 or more", _MEND, name)


def _numeric(column: pd.Series) -> bool:
    return bool(pd.api.types.is_numeric_dtype(column)) and not pd.api.types.is_bool_dtype(column)


def _fault(values: NDArray[np.float64], wrong: NDArray[np.bool_], found: str, expected: str, do: str, column: str) -> Fault:
    row = int(np.argmax(wrong))
    return Fault(found.format(f"{values[row]:,g}"), expected, do, column=column, line=row + 1, count=int(wrong.sum()))
