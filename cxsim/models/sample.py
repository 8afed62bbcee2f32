"""A sample of customers as a model sees it: a matrix of columns, how long each was observed, and whether they left."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Sample:
    """Rows of encoded columns with their observed tenure and outcome.

    Attributes
    ----------
    matrix : shape (n, p).
    months : shape (n,), tenure at churn, or so far.
    churned : shape (n,), whether the tenure ended in churn.
    """

    matrix: NDArray[np.float64]
    months: NDArray[np.float64]
    churned: NDArray[np.bool_]

    def __len__(self) -> int:
        """How many customers."""
        return len(self.months)

    def rows(self, which: NDArray[np.bool_] | NDArray[np.intp]) -> Sample:
        """The sample of those rows."""
        return Sample(self.matrix[which], self.months[which], self.churned[which])

    def columns(self, which: list[int]) -> Sample:
        """The sample with those columns only."""
        return Sample(self.matrix[:, which], self.months, self.churned)

    @property
    def events(self) -> int:
        """How many churned."""
        return int(self.churned.sum())
