"""Weighted squares of a tall matrix, row by row: nothing of its size is held, and no thread is asked for."""

from __future__ import annotations

import numpy as np
from numba import njit


@njit(cache=True)
def compute_weighted_gram(matrix, weights):
    """X' diag(w) X, shape (p, p)."""
    rows, columns = matrix.shape
    total = np.zeros((columns, columns))
    for i in range(rows):
        for j in range(columns):
            x = weights[i] * matrix[i, j]
            for k in range(j + 1):
                total[j, k] += x * matrix[i, k]
    for j in range(columns):
        for k in range(j):
            total[k, j] = total[j, k]
    return total
