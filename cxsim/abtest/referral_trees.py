"""Whom customers bring in a run, and whose they are: what a programme does beyond the customers whom it reaches first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.outcome import Outcome
from cxsim.engine.records import REFERRED
from cxsim.stats.intervals import Array

ADDITIVE = ("mean", "count", "ratio")
"""Kinds of endpoint whose sums those whom a customer brings add to."""


@dataclass(frozen=True)
class BroughtCustomers:
    """Those who came by recommendation after a day, each with the unit at the beginning of the chain that brought it.

    Attributes
    ----------
    numbers : shape (units,): the units' numbers in the run.
    carrier : shape (histories,): for each history of the run the number of that which it counts for: of a unit itself, of whom it brought,
        directly or through others, the unit; -1 for all others.
    """

    numbers: NDArray[np.int64]
    carrier: NDArray[np.int64]

    @classmethod
    def of(cls, outcome: Outcome, numbers: NDArray[np.int64], first_day: float) -> Self:
        """Of a run whose units have these numbers, from a day on (days since its start)."""
        histories = outcome.tally.histories
        itself = np.arange(len(histories))
        came = (histories["origin"] == REFERRED) & (histories["born"] > first_day)
        root = np.where(came, histories["source"], itself)
        while (root[root] != root).any():  # each step doubles how far back is looked
            root = root[root]
        unit = np.zeros(len(histories), bool)
        unit[numbers] = True
        return cls(numbers, np.where(unit[root], root, -1))

    def together(self, every: Array) -> Array:
        """The rows of the units with those whom they brought added, shape (units, p), from the rows of all histories."""
        counted, total = self.carrier >= 0, np.zeros_like(every)
        np.add.at(total, self.carrier[counted], every[counted])
        return np.asarray(total[self.numbers])

    def count(self, among: NDArray[np.bool_]) -> Array:
        """How many of those whom each unit brought are among some of the histories, shape (units,)."""
        brought = (self.carrier >= 0) & (self.carrier != np.arange(len(self.carrier))) & among
        return np.bincount(self.carrier[brought], minlength=len(self.carrier))[self.numbers].astype(float)
