"""The sums over histories that likelihoods and their slopes are made of, in one pass of compiled code each."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray

Array = NDArray[np.float64]


@njit(cache=True, nogil=True)
def _geometric(x: Any, tx: Any, T: Any, w: Any, kind: Any, chance: Any, r: Any, alpha: Any, by_row: Any, by_kind: Any) -> Any:
    """Sums of log likelihood and slope in r; `by_row` becomes the slope in log alpha of each row, `by_kind` the weight of those gone."""
    value, in_r, one_alpha = 0.0, 0.0, alpha.shape[0] == 1
    scale, log_scale = alpha[0], np.log(alpha[0])
    for i in range(x.shape[0]):
        if not one_alpha:
            scale = alpha[i]
            log_scale = np.log(scale)
        k, end, last = r + x[i], scale + T[i], scale + tx[i]
        log_end, odds, gone, extra, gap = np.log(end), chance[kind[i]], 0.0, 0.0, 0.0
        if odds > -np.inf:
            gap = log_end - np.log(last)
            odds += k * gap
            small = np.exp(-abs(odds))
            gone = 1.0 / (1.0 + small) if odds > 0 else small / (1.0 + small)
            extra = max(odds, 0.0) + np.log1p(small)
        value += w[i] * (r * log_scale - k * log_end + extra)
        in_r += w[i] * (log_scale - log_end + gone * gap)
        by_row[i] = w[i] * (r - k * scale * ((1.0 - gone) / end + gone / last))
        by_kind[kind[i]] += w[i] * gone
    return value, in_r


def geometric_sums(
    x: Array, tx: Array, T: Array, w: Array, kind: NDArray[np.intp], chance: Array, r: float, alpha: Array
) -> tuple[float, float, Array, Array]:
    """For BG/NBD and its like, without what depends on the kind of row alone.

    Parameters
    ----------
    x, tx, T, w : histories and their weights, shape (n,).
    kind : number of the kind of each row, shape (n,).
    chance : log of a / (b + n - 1) for each kind; -inf where nobody could have dropped out.
    r, alpha : alpha of shape (n,), or () if all have the same.

    Returns
    -------
    The log likelihood, its slope in r, its slope in log alpha by row, and the weight of those gone by kind.
    """
    by_row, by_kind = np.empty(len(x)), np.zeros(len(chance))
    value, in_r = _geometric(x, tx, T, w, kind, chance, r, np.atleast_1d(alpha), by_row, by_kind)
    return float(value), float(in_r), by_row, by_kind


@njit(cache=True, nogil=True)
def _logs(x: Any, total: Any, w: Any, v: Any) -> Any:
    log_all, log_x, over, over_x = 0.0, 0.0, 0.0, 0.0
    for i in range(x.shape[0]):
        amount = total[i] + v
        log = w[i] * np.log(amount)
        log_all += log
        log_x += x[i] * log
        part = w[i] / amount
        over += part
        over_x += x[i] * part
    return log_all, log_x, over, over_x


def log_sums(x: Array, total: Array, w: Array, v: float) -> tuple[float, float, float, float]:
    """For Gamma-Gamma: the sums of w log(total + v) and w / (total + v), each also times x: (log, x log, over, x over)."""
    log_all, log_x, over, over_x = _logs(x, total, w, v)
    return float(log_all), float(log_x), float(over), float(over_x)
