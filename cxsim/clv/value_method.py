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
from cxsim.errors import Fault, ModelError, UsageError, nearest


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
    fault = Fault(type(method).__name__, "a method of lifetime value such as BgNbd()", "hand over a method, not its class")
    raise UsageError("This is no method of lifetime value.", [fault])


def count_repeaters(data: Rfm) -> float:
    """How many customers bought again.

    Raises
    ------
    ModelError
        If nobody did: nothing can be learned then.
    """
    count = float(data.weights[data.frequency > 0].sum())
    if count == 0:
        fault = Fault("no repeat purchase", "customers who bought again", "take a longer time of observation")
        raise ModelError("Purchases cannot be foretold where nobody bought twice.", [fault])
    return count


def check_repeaters(estimates: Estimates, count: float, least: int) -> tuple[str, str]:
    """Status and sentence: a boundary first, then too few repeaters, else what the fit itself says."""
    if estimates.status == "converged" and count < least:
        return "few_repeaters", (
            f"Few repeaters: {count:,.0f} customers bought again; {least:,} are asked for. Standard errors are too optimistic: "
            "take a longer time of observation, or pool segments."
        )
    return estimates.status, estimates.sentence


def select_covariates(data: Rfm, names: tuple[str, ...]) -> np.ndarray[Any, np.dtype[np.float64]]:
    """The covariates of these names, shape (n, p).

    Raises
    ------
    UsageError
        If one is not there.
    """
    faults = [
        Fault(f"no covariate {name!r}", "a covariate of the table", nearest(name, data.covariate_names))
        for name in names
        if name not in data.covariate_names
    ]
    if faults:
        raise UsageError("The model needs covariates that the table lacks.", faults)
    return np.asarray(data.covariates[:, [data.covariate_names.index(name) for name in names]])
