"""A data frame of customers held against what a file of customers must hold: the same faults, reported together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cxsim.data.limits import LONGEST_YEARS
from cxsim.errors import DataError, Fault, fault, nearest
from cxsim.text import Message
from cxsim.units import MONTHS_PER_YEAR


def check_frame(frame: pd.DataFrame, features: Sequence[str]) -> None:
    """Refuse a frame of customers that no file could have brought in; columns that a table may lack are checked where they are there.

    Raises
    ------
    DataError
        With every fault at once.
    """
    faults = [*_names(frame, features), *tenure_faults(frame), *_outcomes(frame), *_amounts(frame)]
    if faults:
        raise DataError(Message("data-frame-not-customers"), faults)


def tenure_faults(frame: pd.DataFrame) -> list[Fault]:
    """What is wrong with the tenures, in months."""
    about = Message("data-column-tenure", unit="months")
    if "tenure_months" not in frame:
        return [_missing("tenure_months", about, frame)]
    if not _numeric(frame["tenure_months"]):
        return [fault("data-frame-text", about=about).at(column="tenure_months")]
    months = frame["tenure_months"].to_numpy(dtype=float, na_value=np.nan)
    kinds = (
        (np.isnan(months), Message("data-cell-blank")),
        (months < 0, Message("data-number-below", least=0)),
        (months > LONGEST_YEARS * MONTHS_PER_YEAR, Message("data-frame-tenure-above", years=LONGEST_YEARS)),
    )
    return [_fault(months, wrong, message.with_facts(about=about), "tenure_months") for wrong, message in kinds if wrong.any()]


def _missing(name: str, about: Message, frame: pd.DataFrame) -> Fault:
    return fault("data-column-missing", name=name, about=about, remedy=nearest(name, map(str, frame)))


def _names(frame: pd.DataFrame, features: Sequence[str]) -> Iterator[Fault]:
    for name in features:
        if name not in frame:
            yield _missing(name, Message("data-column-feature"), frame).at(column=name)
    if "customer_id" not in frame:
        yield _missing("customer_id", Message("data-column-customer"), frame)
        return
    names = frame["customer_id"]
    if names.isna().any():
        yield fault("data-cell-blank", about=Message("data-column-customer")).at(column="customer_id", count=int(names.isna().sum()))
    if "entry_months" not in frame and names.duplicated().any():  # with entries, rows are stretches of histories
        yield fault("data-frame-repeated").at(column="customer_id", count=int(names.duplicated().sum()))


def _outcomes(frame: pd.DataFrame) -> Iterator[Fault]:
    about = Message("data-column-churned")
    if "churned" not in frame:
        yield _missing("churned", about, frame)
        return
    outcome = frame["churned"]
    if outcome.isna().any() or not (pd.api.types.is_bool_dtype(outcome) or outcome.isin([True, False]).all()):
        wrong = outcome.isna() | ~outcome.isin([True, False])
        yield fault("data-frame-flag", about=about).at(column="churned", count=int(wrong.sum()))


def _amounts(frame: pd.DataFrame) -> Iterator[Fault]:
    for name, about, blank in (
        ("fee_per_month", Message("data-column-fee"), False),
        ("contacts", Message("data-column-contacts-recent"), True),
    ):
        if name not in frame or not _numeric(frame[name]):
            continue
        values = frame[name].to_numpy(dtype=float, na_value=np.nan)
        wrong = (values < 0) | np.isinf(values) | (np.isnan(values) & (not blank))
        if wrong.any():
            yield _fault(values, wrong, Message("data-number-below", about=about, least=0), name)


def _numeric(column: pd.Series) -> bool:
    return bool(pd.api.types.is_numeric_dtype(column)) and not pd.api.types.is_bool_dtype(column)


def _fault(values: NDArray[np.float64], wrong: NDArray[np.bool_], message: Message, column: str) -> Fault:
    row = int(np.argmax(wrong))
    found = message.with_facts(values=[f"{values[row]:,g}"])
    return Fault(found).at(column=column, line=row + 1, count=int(wrong.sum()))
