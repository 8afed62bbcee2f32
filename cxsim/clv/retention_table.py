"""Retention: how many customers of a cohort remain after each renewal, and the renewals that customers have made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from cxsim.errors import DataError, Fault, fault
from cxsim.text import Message

Array = NDArray[np.float64]


@dataclass(frozen=True)
class CohortRetention:
    """Cohorts under contract, added up by age.

    Attributes
    ----------
    lost : customers who left at the end of period 1, 2, ..., shape (m,).
    kept : customers last seen, still there, at the end of period 1, 2, ..., shape (m,).
    period : what a period is: "year", "month".
    """

    lost: Array
    kept: Array
    period: str

    @property
    def customers(self) -> float:
        """How many customers there were at the start."""
        return float(self.lost.sum() + self.kept.sum())


@dataclass(frozen=True)
class Renewals:
    """Customers still there: their names, shape (n,), and how many renewals each has made, shape (n,)."""

    customer_id: NDArray[np.object_]
    made: Array


def count_retention(cohorts: Sequence[ArrayLike], period: str) -> CohortRetention:
    """Count the retention of cohorts under contract.

    Parameters
    ----------
    cohorts : sequence of arrays
        For each cohort its customers at the start and after period 1, 2, ... as far as it was observed.
    period : str
        What a period is: year or month.

    Returns
    -------
    CohortRetention
        Customers lost and kept by age, shape (periods,).

    Raises
    ------
    DataError
        With every cohort that grows, is negative, or was not observed for one period.

    Examples
    --------
    >>> from cxsim.clv import Sbg, count_retention, fit
    >>> retention = count_retention([[1000, 869, 743, 653, 593, 551, 517, 491]], "year")
    >>> retention.customers, fit(Sbg(), retention).estimates.status
    (1000.0, 'converged')
    """
    curves = [np.asarray(cohort, dtype=float) for cohort in cohorts]
    faults = [fault for number, curve in enumerate(curves, 1) for fault in _faults(curve, number)]
    if faults or not curves:
        raise DataError(Message("clv-cohorts-unusable"), faults or [fault("clv-cohorts-none")])
    length = max(len(curve) for curve in curves) - 1
    lost, kept = np.zeros(length), np.zeros(length)
    for curve in curves:
        lost[: len(curve) - 1] -= np.diff(curve)
        kept[len(curve) - 2] += curve[-1]
    return CohortRetention(lost, kept, period)


def _faults(curve: Array, number: int) -> list[Fault]:
    if curve.ndim != 1 or len(curve) < 2:
        return [fault("clv-cohort-short", number=number)]
    if not np.isfinite(curve).all() or (curve < 0).any() or (np.diff(curve) > 0).any() or curve[0] <= 0:
        return [fault("clv-cohort-grows", number=number)]
    return []
