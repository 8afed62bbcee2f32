"""Who was at risk when: rows against event times, and sums over the risk sets in one pass over the rows.

Event times are numbered in rising order, stratum by stratum; a row is at risk at the event times `first <= k < last`.
So ties, strata and late entry are nothing but these two numbers, and no row has to be sorted or copied.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numba import njit
from numpy.typing import NDArray

from cxsim.churn.features.sample import Sample

Array = NDArray[np.float64]
Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class RiskSets:
    """The event times of a sample, and at which of them each row was at risk.

    Attributes
    ----------
    times : shape (k,), event times, rising within each stratum.
    opening : shape (strata + 1,), number of the first event time of each stratum, and k.
    first, last : shape (n,), each row is at risk at event times first <= k < last.
    events : shape (k,), churners at each event time.
    weight : shape (k,), their mean weight.
    """

    times: Array
    opening: Numbers
    first: Numbers
    last: Numbers
    events: Numbers
    weight: Array

    @property
    def late(self) -> bool:
        """Whether some row comes under observation after the first event time of its stratum."""
        return bool((self.first > self.opening[np.searchsorted(self.opening, self.first, side="right") - 1]).any())


def risk_sets(sample: Sample) -> RiskSets:
    """The risk sets of a sample; a row is at risk after its entry and up to and including its last month."""
    stratum = np.zeros(len(sample), dtype=np.int64) if sample.stratum is None else sample.stratum
    first, last = np.empty(len(sample), dtype=np.int64), np.empty(len(sample), dtype=np.int64)
    times: list[Array] = []
    opening = [0]
    for label in range(int(stratum.max(initial=0)) + 1):
        rows = slice(None) if sample.stratum is None else np.flatnonzero(stratum == label)
        months, churned = sample.months[rows], sample.churned[rows]
        known = np.unique(months[churned])
        last[rows] = opening[-1] + np.searchsorted(known, months, side="right")
        first[rows] = opening[-1] + (0 if sample.entry_months is None else _entered(known, sample.entry_months[rows]))
        times.append(known)
        opening.append(opening[-1] + len(known))
    own = last[sample.churned] - 1
    events = np.bincount(own, minlength=opening[-1])
    weight = np.bincount(own, weights=sample.weights[sample.churned], minlength=opening[-1]) / np.maximum(events, 1)
    return RiskSets(np.concatenate(times), np.array(opening, dtype=np.int64), first, last, events.astype(np.int64), weight)


def _entered(known: Array, entries: Array) -> Numbers:
    """The number of the first event time after each entry; an entry at 0 is none, so that who leaves at 0 was at risk there."""
    return np.where(entries > 0, np.searchsorted(known, entries, side="right"), 0)


@njit(cache=True)
def risk_sums(matrix, risk, churned, first, last, opening, tied):
    """Sums of risk and of risk x row over each risk set (s0, s1), and over its churners where `tied` (d0, d1)."""
    rows, columns = matrix.shape
    count = opening[-1]
    s0, s1 = np.zeros(count), np.zeros((count, columns))
    d0, d1 = np.zeros(count), np.zeros((count if tied else 0, columns))
    start = np.zeros(count + 1, dtype=np.bool_)
    for k in opening:
        start[k] = True
    for i in range(rows):
        k = last[i] - 1
        if k < first[i]:
            continue
        s0[k] += risk[i]
        for j in range(columns):
            s1[k, j] += risk[i] * matrix[i, j]
        if not start[first[i]]:
            s0[first[i] - 1] -= risk[i]
            for j in range(columns):
                s1[first[i] - 1, j] -= risk[i] * matrix[i, j]
        if churned[i]:
            d0[k] += risk[i]
            if tied:
                for j in range(columns):
                    d1[k, j] += risk[i] * matrix[i, j]
    for k in range(count - 2, -1, -1):
        if not start[k + 1]:
            s0[k] += s0[k + 1]
            for j in range(columns):
                s1[k, j] += s1[k + 1, j]
    return s0, s1, d0, d1


@njit(cache=True)
def tie_sums(s0, d0, events, efron):
    """Over the churners of each event time: sum of log risk, and of powers of 1/risk and of the share c that has left the set.

    Columns: log phi, 1/phi, c/phi, 1/phi^2, c/phi^2, c^2/phi^2, with phi = s0 - c d0; c is 0 under Breslow.
    """
    sums = np.zeros((6, len(s0)))
    for k in range(len(s0)):
        for r in range(events[k]):
            c = r / events[k] if efron else 0.0
            phi = s0[k] - c * d0[k]
            inverse = 1.0 / phi
            sums[0, k] += np.log(phi)
            sums[1, k] += inverse
            sums[2, k] += c * inverse
            sums[3, k] += inverse * inverse
            sums[4, k] += c * inverse * inverse
            sums[5, k] += c * c * inverse * inverse
    return sums
