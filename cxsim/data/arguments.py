"""Arguments that no law has an answer for: times ahead below 0, tenures that are none, negative keys."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from cxsim.data.customer_frame import tenure_faults
from cxsim.errors import DataError, UsageError, fault
from cxsim.text import Message

Array = NDArray[np.float64]


def check_time_ahead(value: ArrayLike, what: str) -> Array:
    """Times from now on as numbers of at least 0 (infinite is one), in whatever unit.

    Raises
    ------
    UsageError
        If one is below 0 or no number: there is no chance to be there in the past.
    """
    times = np.asarray(value, dtype=float)
    wrong = times[~(times >= 0)]
    if wrong.size:
        past = fault("data-time-past", name=what, value=float(wrong.flat[0])).at(count=int(wrong.size))
        raise UsageError(Message("data-time-ahead"), [past])
    return times


def check_tenure(given: pd.DataFrame) -> Array:
    """The tenure reached so far by each customer of a frame, in months.

    Raises
    ------
    DataError
        If the frame has no such column, or a tenure is blank, below 0 or longer than a life.
    """
    faults = tenure_faults(given)
    if faults:
        raise DataError(Message("data-tenure-missing"), faults)
    return np.asarray(given["tenure_months"].to_numpy(dtype=float))


def check_seed(seed: int) -> int:
    """A key of random numbers.

    Raises
    ------
    UsageError
        If it is below 0.
    """
    if seed < 0:
        raise UsageError(Message("data-seed-unusable"), [fault("data-seed-negative", seed=seed)])
    return seed
