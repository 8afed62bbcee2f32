"""The integral over the moment of death in the Pareto/NBD likelihood, with its slopes.

J = integral from tx to T of (alpha + t)^-k (beta + t)^-(s + 1) dt. Published forms write it with 2F1, which loses all digits for frequent
buyers and has no simple slopes. Gauss-Legendre in the logarithm of time, cut where the integrand has fallen below rounding, keeps
twelve digits, and the slopes are means under the same weights.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray

Array = NDArray[np.float64]
_PLACES, _WEIGHTS = np.polynomial.legendre.leggauss(32)
_FEW_PLACES, _FEW_WEIGHTS = np.polynomial.legendre.leggauss(12)  # as exact where the integrand is nearly flat
_FLAT_WIDTH, _FLAT_FALL = 2.0, 10.0
_FALLEN = 42.0  # e**-42 is below rounding


@njit(cache=True, nogil=True)
def _integrate(k: Any, s: Any, alpha: Any, beta: Any, tx: Any, T: Any, out: Any) -> None:
    """Rows of `out`: log J and the means of log(alpha + t), 1 / (alpha + t), log(beta + t), 1 / (beta + t)."""
    logs = np.empty((len(_PLACES), 3))
    for i in range(k.shape[0]):
        a, b = alpha[i], beta[i]
        small = min(a, b)
        low = np.log(small + tx[i])
        width = np.log(small + T[i]) - low
        fall = (small + tx[i]) * (k[i] / (a + tx[i]) + (s + 1) / (b + tx[i])) - 1.0
        if fall * width > _FALLEN:
            width = _FALLEN / fall
        if width <= 0:
            out[i, 0] = -np.inf
            out[i, 1:] = 0.0
            continue
        flat = width < _FLAT_WIDTH and (k[i] + s + 1) * width < _FLAT_FALL
        places, weights = (_FEW_PLACES, _FEW_WEIGHTS) if flat else (_PLACES, _WEIGHTS)
        count = places.shape[0]
        highest = -np.inf
        for j in range(count):
            u = low + width * 0.5 * (1.0 + places[j])
            t = np.exp(u) - small
            logs[j, 1] = u if a <= b else np.log(a + t)
            logs[j, 2] = u if b <= a else np.log(b + t)
            logs[j, 0] = u - k[i] * logs[j, 1] - (s + 1) * logs[j, 2]
            highest = max(highest, logs[j, 0])
        total, m1, m2, m3, m4 = 0.0, 0.0, 0.0, 0.0, 0.0
        for j in range(count):
            mass = weights[j] * np.exp(logs[j, 0] - highest)
            total += mass
            m1 += mass * logs[j, 1]
            m2 += mass * np.exp(-logs[j, 1])
            m3 += mass * logs[j, 2]
            m4 += mass * np.exp(-logs[j, 2])
        out[i, 0] = highest + np.log(0.5 * width * total)
        out[i, 1], out[i, 2], out[i, 3], out[i, 4] = m1 / total, m2 / total, m3 / total, m4 / total


def death_integral(k: Array, s: float, alpha: Array, beta: Array, tx: Array, T: Array) -> Array:
    """Shape (n, 5): log J, then the means under its integrand of log(alpha + t), 1 / (alpha + t), log(beta + t) and 1 / (beta + t)."""
    n = len(k)
    out = np.empty((n, 5))
    _integrate(k, float(s), np.broadcast_to(alpha, n).copy(), np.broadcast_to(beta, n).copy(), tx, T, out)
    return out
