"""Cumulative hazards that are linear between knots and of constant slope beyond the last: interpolated and inverted, compiled."""

from __future__ import annotations

import math

import numpy as np
from numba import njit


@njit(cache=True)
def interpolate(knots, curves, tails, months):
    """Cumulative hazards at `months`, shape (n,): row i reads its own curve, or the one curve there is."""
    found = np.empty(len(months))
    shared = len(curves) == 1
    for i in range(len(months)):
        curve, tail = curves[0 if shared else i], tails[0 if shared else i]
        k = np.searchsorted(knots, months[i], side="right") - 1
        if k >= len(knots) - 1:
            found[i] = curve[-1] + (months[i] - knots[-1]) * tail
        else:
            share = (months[i] - knots[k]) / (knots[k + 1] - knots[k])
            found[i] = curve[k] + share * (curve[k + 1] - curve[k])
    return found


@njit(cache=True)
def invert(knots, curves, tails, levels):
    """The first month at which the cumulative hazard of each row reaches its level, shape (n,); infinite if it never does."""
    found = np.empty(len(levels))
    shared = len(curves) == 1
    for i in range(len(levels)):
        curve, tail = curves[0 if shared else i], tails[0 if shared else i]
        k = np.searchsorted(curve, levels[i], side="left")
        if k >= len(knots):
            found[i] = knots[-1] + (levels[i] - curve[-1]) / tail if tail > 0 else np.inf
        elif k == 0:
            found[i] = knots[0]
        else:
            found[i] = knots[k - 1] + (levels[i] - curve[k - 1]) / (curve[k] - curve[k - 1]) * (knots[k] - knots[k - 1])
    return found


@njit(cache=True)
def invert_shared(knots, curve, tail, scores, exponential, given):
    """Months until one shared baseline, times exp(score), gains each row's exponential from its tenure on, shape (n,)."""
    found = np.empty(len(given))
    last = len(knots) - 1
    for i in range(len(given)):
        k = min(np.searchsorted(knots, given[i], side="right") - 1, last)
        slope = tail if k == last else (curve[k + 1] - curve[k]) / (knots[k + 1] - knots[k])
        level = curve[k] + slope * (given[i] - knots[k]) + exponential[i] * math.exp(-scores[i])
        j = np.searchsorted(curve, level, side="left")
        if j > last:
            month = knots[last] + (level - curve[last]) / tail if tail > 0 else math.inf
        elif j == 0:
            month = knots[0]
        else:
            month = knots[j - 1] + (level - curve[j - 1]) / (curve[j] - curve[j - 1]) * (knots[j] - knots[j - 1])
        found[i] = max(month - given[i], 0.0)
    return found
