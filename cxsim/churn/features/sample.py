"""A sample of customers as a model sees it: a matrix of columns, how long each was observed, and whether they left."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from cxsim.data.tenure import effective_months

Array = NDArray[np.float64]
Labels = NDArray[np.int64]


@dataclass(frozen=True)
class Sample:
    """Rows of encoded columns with their observed tenure and outcome.

    A row may be a stretch of a customer's life: then `entry_months` is where it begins and `cluster` says whose it is.

    Attributes
    ----------
    matrix : shape (n, p).
    months : shape (n,), tenure at churn, or so far, >= 0.
    churned : shape (n,), whether the tenure ended in churn.
    entry_months : shape (n,), tenure at which the row came under observation, below `months`; None = 0 for all.
    weight : shape (n,), how often each row counts, > 0; None = once.
    stratum : shape (n,), which baseline each row has, from 0; None = one for all.
    cluster : shape (n,), rows that are not independent share a number; None = every row on its own.
    reason : shape (n,), why each churner left, empty for the others; None = not stated.
    first_unit : shape (n,), churners of whom it is known only that they left within the first 2 x `months`, the unit of tenure (see
        `cxsim.data.tenure`); None = nobody. Laws with a density take the chance to leave by then, all else the middle.
    """

    matrix: Array
    months: Array
    churned: NDArray[np.bool_]
    entry_months: Array | None = None
    weight: Array | None = None
    stratum: Labels | None = None
    cluster: Labels | None = None
    first_unit: NDArray[np.bool_] | None = None
    reason: NDArray[np.str_] | None = None

    def __len__(self) -> int:
        """How many rows."""
        return len(self.months)

    def rows(self, which: NDArray[np.bool_] | NDArray[np.intp]) -> Sample:
        """The sample of those rows."""
        return Sample(
            self.matrix[which],
            self.months[which],
            self.churned[which],
            None if self.entry_months is None else self.entry_months[which],
            None if self.weight is None else self.weight[which],
            None if self.stratum is None else self.stratum[which],
            None if self.cluster is None else self.cluster[which],
            None if self.first_unit is None else self.first_unit[which],
            None if self.reason is None else self.reason[which],
        )

    def columns(self, which: list[int]) -> Sample:
        """The sample with those columns only."""
        return replace(self, matrix=self.matrix[:, which])

    def effective_rows(self) -> Sample:
        """The rows that tell of churn, with those who left at tenure 0 where they count (`cxsim.data.tenure`)."""
        if self.months.min(initial=1.0) > 0:
            return self
        at_zero = self.churned & (self.months == 0)
        first = at_zero if self.first_unit is None else at_zero | self.first_unit
        counted = replace(self, months=effective_months(self.months, self.churned), first_unit=first if first.any() else None)
        return counted.rows((self.months > 0) | self.churned)

    @property
    def events(self) -> int:
        """How many churned."""
        return int(self.churned.sum())

    @property
    def entries(self) -> Array:
        """Where each row came under observation, 0 where nothing else is stated."""
        return np.zeros(len(self)) if self.entry_months is None else self.entry_months

    @property
    def weights(self) -> Array:
        """How often each row counts, once where nothing else is stated."""
        return np.ones(len(self)) if self.weight is None else self.weight

    def whole_months(self) -> tuple[Labels, Labels]:
        """First and last whole month (exclusive, inclusive) in which each row was observed, shape (n,) each."""
        end = np.where(self.churned, np.ceil(self.months), np.floor(self.months)).astype(np.int64)
        begin = np.ceil(self.entries).astype(np.int64)
        return np.minimum(begin, np.where(self.churned, end - 1, end)), end
