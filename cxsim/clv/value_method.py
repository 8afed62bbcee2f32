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
    """Fit a method of lifetime value to the histories of customers.

    Parameters
    ----------
    method : ValueMethod
        Such as ``BgNbd()``, ``ParetoNbd()``, ``GammaGamma()`` or, under contract, ``Sbg()``.
    data : Rfm or CohortRetention
        Histories of purchases from `summarise`, or retention from `count_retention`.

    Returns
    -------
    PurchaseModel, FittedGammaGamma or FittedRetention
        The fitted model with its `estimates` (values, standard errors, status).

    Raises
    ------
    UsageError
        If the method is not one of lifetime value.
    ModelError
        If nobody bought again.

    References
    ----------
    P. S. Fader, B. G. S. Hardie and K. L. Lee, "Counting your customers the easy way", Marketing Science 24 (2005) 275-284. Other methods
    name their own source.

    Examples
    --------
    >>> from datetime import date
    >>> from cxsim.clv import BgNbd, fit
    >>> from cxsim.data import build_transactions, summarise
    >>> import numpy as np, pandas as pd
    >>> random = np.random.default_rng(1)
    >>> days = pd.Timestamp("2025-01-01") + pd.to_timedelta(np.sort(random.integers(0, 365, 2000)), "D")
    >>> who = (300 * random.beta(1, 3, 2000)).astype(int).astype(str)
    >>> log = build_transactions(pd.DataFrame({"customer_id": who, "date": days, "amount": random.gamma(2, 10, 2000)}))
    >>> fit(BgNbd(), summarise(log, date(2025, 12, 31))).estimates.names
    ('r', 'alpha', 'a', 'b')
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
