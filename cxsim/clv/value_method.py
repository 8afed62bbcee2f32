"""The verb `fit_value`: a method and the histories of customers in, a frozen fitted model out.

Each method registers itself in its own module, so a new one touches nothing here.
"""

from __future__ import annotations

from functools import singledispatch
from typing import Any

import numpy as np
from pydantic import BaseModel, ConfigDict, Field

from cxsim.clv.estimates import Estimates
from cxsim.data.rfm import Rfm
from cxsim.errors import ModelError, UsageError, fault, nearest
from cxsim.text import Message


class ValueMethod(BaseModel):
    """What all methods of lifetime value have in common."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    min_repeaters: int = Field(
        default=50, ge=1, description="customers with a repeat purchase, below which the fit is marked few_repeaters"
    )


@singledispatch
def fit_value(method: Any, data: Any) -> Any:
    """The fitted model of a method on the histories of customers.

    Raises
    ------
    UsageError
        If the method is not one of lifetime value.
    ModelError
        If nobody bought again.
    """
    raise UsageError(Message("clv-method-unknown"), [fault("clv-method-expected", method=type(method).__name__)])


def count_repeaters(data: Rfm) -> float:
    """How many customers bought again.

    Raises
    ------
    ModelError
        If nobody did: nothing can be learned then.
    """
    count = float(data.weights[data.frequency > 0].sum())
    if count == 0:
        raise ModelError(Message("clv-purchases-unpredictable"), [fault("clv-repeaters-none")])
    return count


def check_repeaters(estimates: Estimates, count: float, least: int) -> tuple[str, tuple[Message, ...]]:
    """Status and messages: a boundary first, then too few repeaters, else what the fit itself says."""
    if estimates.status == "converged" and count < least:
        return "few_repeaters", (Message("clv-repeaters-few", repeaters=count, least=least),)
    return estimates.status, estimates.messages


def select_covariates(data: Rfm, names: tuple[str, ...]) -> np.ndarray[Any, np.dtype[np.float64]]:
    """The covariates of these names, shape (n, p).

    Raises
    ------
    UsageError
        If one is not there.
    """
    faults = [
        fault("clv-covariate-missing", name=name, remedy=nearest(name, data.covariate_names))
        for name in names
        if name not in data.covariate_names
    ]
    if faults:
        raise UsageError(Message("clv-covariates-missing"), faults)
    return np.asarray(data.covariates[:, [data.covariate_names.index(name) for name in names]])
