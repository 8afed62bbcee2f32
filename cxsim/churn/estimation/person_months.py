"""The likelihood of leaving in each month, summed customer by customer without writing a row for every month.

Only what the derivatives need of a customer's months is kept: how many functions of tenure were met, with which weight. So
memory grows with customers and not with customer-months.
"""

from __future__ import annotations

import math

import numpy as np
import scipy  # its parts are loaded when they are first asked for
from numba import njit
from numpy.typing import NDArray

Array = NDArray[np.float64]


def month_basis(months: int, functions: int) -> Array:
    """Cubic B-splines of the months 1 .. `months`, equally spaced on the log scale, shape (months, functions); each row sums to 1."""
    at = np.log1p(np.arange(months, dtype=float))
    inner = np.linspace(at[0], at[-1] if months > 1 else 1.0, functions - 2)
    step = inner[1] - inner[0]
    knots = np.concatenate([inner[0] + step * np.arange(-3, 0), inner, inner[-1] + step * np.arange(1, 4)])
    dense = scipy.interpolate.BSpline.design_matrix(np.clip(at, inner[0], inner[-1]), knots, 3).toarray()
    return np.ascontiguousarray(dense)


@njit(cache=True)
def month_sums(effect, tenure, groups, basis, begin, end, churned, weights, cloglog):
    """Log likelihood, and each customer's sums over the months begin < t <= end of residual and weight.

    Returns likelihood, r (n,), w (n,), rb (n, k), wb (n, k), and the sum of w b b' x g g' over all, (k g, k g).
    """
    rows, functions, own = len(effect), basis.shape[1], groups.shape[1]
    r, w = np.zeros(rows), np.zeros(rows)
    rb, wb = np.zeros((rows, functions)), np.zeros((rows, functions))
    square = np.zeros((functions * own, functions * own))
    by_month = np.zeros(len(basis))
    local = np.zeros((functions, functions))
    curve = np.zeros(functions)
    lowest = np.array([_first(basis, t) for t in range(len(basis))])
    log = 0.0
    for i in range(rows):
        for k in range(functions):
            curve[k] = 0.0
            for g in range(own):
                curve[k] += tenure[k, g] * groups[i, g]
        if own > 1:
            local[:, :] = 0.0
        for t in range(begin[i], end[i]):
            score = effect[i]
            low, high = lowest[t], lowest[t] + 4
            for k in range(low, high):
                score += basis[t, k] * curve[k]
            left = churned[i] and t == end[i] - 1
            value, residual, weight = _month(score, left, cloglog)
            log += weights[i] * value
            residual *= weights[i]
            weight *= weights[i]
            r[i] += residual
            w[i] += weight
            if own == 1:
                by_month[t] += weight
            for k in range(low, high):
                rb[i, k] += residual * basis[t, k]
                wb[i, k] += weight * basis[t, k]
                if own > 1:
                    for m in range(low, high):
                        local[k, m] += weight * basis[t, k] * basis[t, m]
        if own > 1:
            _spread(square, local, groups, i)
    if own == 1:
        for t in range(len(basis)):
            for k in range(functions):
                for m in range(functions):
                    square[k, m] += by_month[t] * basis[t, k] * basis[t, m]
    return log, r, w, rb, wb, square


@njit(cache=True)
def _first(basis, t):
    for k in range(basis.shape[1]):
        if basis[t, k] > 0.0:
            return min(k, basis.shape[1] - 4)
    return 0


@njit(cache=True)
def _month(score, left, cloglog):
    """Log likelihood of one month, its derivative, and minus its second derivative (expected), in the score."""
    if cloglog:
        rate = math.exp(min(score, 700.0))
        if not left:
            return -rate, -rate, rate
        chance = -math.expm1(-rate)
        ratio = rate * math.exp(-rate) / chance
        return math.log(chance), ratio, max(ratio * (ratio + rate - 1.0), 0.0)
    if score > 0:
        odds = math.exp(-score)
        chance, value = 1.0 / (1.0 + odds), -score - math.log1p(odds)
    else:
        odds = math.exp(score)
        chance, value = odds / (1.0 + odds), -math.log1p(odds)
    return (value + score if left else value), (1.0 - chance if left else -chance), chance * (1.0 - chance)


@njit(cache=True)
def _spread(square, local, groups, i):
    functions, own = len(local), groups.shape[1]
    for g in range(own):
        if groups[i, g] == 0.0:
            continue
        for h in range(own):
            factor = groups[i, g] * groups[i, h]
            if factor == 0.0:
                continue
            for k in range(functions):
                for m in range(functions):
                    square[k * own + g, m * own + h] += factor * local[k, m]
