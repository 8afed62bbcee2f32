"""How well a risk score ranks lifetimes: Harrell's concordance in n log n, and Uno's with modelled censoring.

Harrell, Lee & Mark (1996), Statistics in Medicine 15; Uno et al. (2011), Statistics in Medicine 30. A tie in score counts
a half; a churner and a stayer of equal tenure are a pair; two churners of equal tenure are not.
"""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

from cxsim.churn.features.sample import Sample

Array = NDArray[np.float64]
_DECIMALS = 9


def concordance(risk: Array, sample: Sample) -> float:
    """Harrell's concordance; 0.5 where there is no pair to compare."""
    # a matrix product may differ in the last bit between equal rows, which must tie
    scores, place = np.unique(np.round(risk, _DECIMALS), return_inverse=True)
    order = np.lexsort((~sample.churned, sample.months))[::-1]
    pairs, right, tied = _count(place.astype(np.int64)[order], sample.months[order], sample.churned[order], len(scores))
    return float((right + 0.5 * tied) / pairs) if pairs else 0.5


def uno_concordance(risk: Array, sample: Sample, still_seen: Array, horizon: float) -> float | None:
    """Concordance of churners before a horizon with all who outlive them, weighted back to what no censoring would show.

    `still_seen` has shape (n, n_events): the chance of each row not to be censored before each churner's tenure, churners
    in the order of their rows; see `cxsim.churn.evaluation.censoring`. None if nobody churned by the horizon.
    """
    score = np.round(risk, _DECIMALS)
    pairs, right = _weighted(score, sample.months, sample.churned & (sample.months <= horizon), sample.churned, still_seen)
    return float(right / pairs) if pairs > 0 else None


@njit(cache=True)
def _count(place, months, churned, scores):
    """Pairs, right ones and ties, from the longest tenure down; a tree holds how many of each score are still to outlive."""
    tree = np.zeros(scores + 1, dtype=np.int64)
    held = np.zeros(scores, dtype=np.int64)
    pairs, right, tied, total = 0, 0, 0, 0
    a, rows = 0, len(months)
    while a < rows:
        b = a
        while b < rows and months[b] == months[a]:
            b += 1
        for i in range(a, b):  # stayers of this tenure outlive its churners
            if not churned[i]:
                held[place[i]] += 1
                total += 1
                _add(tree, place[i])
        for i in range(a, b):
            if churned[i]:
                pairs += total
                right += _below(tree, place[i])
                tied += held[place[i]]
        for i in range(a, b):
            if churned[i]:
                held[place[i]] += 1
                total += 1
                _add(tree, place[i])
        a = b
    return pairs, right, tied


@njit(cache=True)
def _add(tree, place):
    k = place + 1
    while k < len(tree):
        tree[k] += 1
        k += k & -k


@njit(cache=True)
def _below(tree, place):
    found, k = 0, place
    while k > 0:
        found += tree[k]
        k -= k & -k
    return found


@njit(cache=True)
def _weighted(score, months, counted, churned, still_seen):
    pairs, right, column = 0.0, 0.0, -1
    for i in range(len(months)):
        if not churned[i]:
            continue
        column += 1
        if not counted[i]:
            continue
        own = still_seen[i, column]
        for j in range(len(months)):
            if months[j] < months[i] or (months[j] == months[i] and churned[j]):
                continue
            weight = 1.0 / (own * still_seen[j, column])
            pairs += weight
            if score[i] > score[j]:
                right += weight
            elif score[i] == score[j]:
                right += 0.5 * weight
    return pairs, right
