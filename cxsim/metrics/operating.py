"""Operating metrics: what customers do and what the company does for them. Columns in, an estimate with its interval out.

A missing value is not counted, and no values at all is an estimate that is not `known`.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from cxsim.errors import DataError, Fault
from cxsim.stats.intervals import Estimate, mean, rate, share

Array = NDArray[np.float64]


def churn_rate(churned: ArrayLike) -> Estimate:
    """Share of the customers at the start of a period who were lost in it; one true or false per customer at the start."""
    lost = _flags(churned)
    return share(int(lost.sum()), len(lost), note="no customers")


def retention_share(churned: ArrayLike) -> Estimate:
    """Share of the customers at the start of a period who were still there at its end: one minus the churn rate."""
    lost = _flags(churned)
    return share(len(lost) - int(lost.sum()), len(lost), note="no customers")


def churn_per_month(churned: ArrayLike, tenure_months: ArrayLike) -> Estimate:
    """Customers lost per customer-month observed, with the exact Poisson interval; one tenure and one true or false per customer.

    It is the mean churn hazard over the tenures observed, and needs no period.
    """
    lost, months = _floats(churned), _floats(tenure_months)
    seen = ~np.isnan(lost) & ~np.isnan(months)
    return rate(float(lost[seen].sum()), float(months[seen].sum()), int(seen.sum()), "per customer-month", "no customers observed")


def contacts_per_customer(contacts: ArrayLike) -> Estimate:
    """Mean number of contacts per customer in the period counted; customers without a contact count as 0, not as missing."""
    return mean(_not_negative(contacts, "number of contacts"), "per customer", "no customers")


def first_contact_resolution(resolved_at_first: ArrayLike) -> Estimate:
    """Share of cases resolved at the first contact; one true or false per closed case."""
    resolved = _flags(resolved_at_first)
    return share(int(resolved.sum()), len(resolved), note="no cases")


def mean_time_to_resolution(days: ArrayLike) -> Estimate:
    """Mean days from opening to resolution, over resolved cases; cases still open are missing and make it look better than it is."""
    return mean(_not_negative(days, "time to resolution"), "days", "no resolved cases")


def _floats(values: ArrayLike) -> Array:
    """Numbers or true and false as floats; NaN where missing."""
    return np.asarray(pd.Series(values).to_numpy(dtype=float, na_value=np.nan))


def _flags(values: ArrayLike) -> NDArray[np.bool_]:
    """True and false of those known."""
    floats = _floats(values)
    known = floats[~np.isnan(floats)]
    wrong = known[(known != 0) & (known != 1)]
    if len(wrong):
        raise DataError("Not true or false.", [Fault(f"{wrong[0]:g}", "true or false (1 or 0)", "map the values", count=len(wrong))])
    return np.asarray(known == 1)


def _not_negative(values: ArrayLike, what: str) -> Array:
    floats = _floats(values)
    negative = floats[floats < 0]
    if len(negative):
        raise DataError(f"A negative {what}.", [Fault(f"{negative[0]:g}", "at least 0", "mend the column", count=len(negative))])
    return floats
