"""A/A tests on a company's own units: their labels are drawn again thousands of times, and sums make every experiment of them."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from cxsim.stats.cross_moments import CrossMoments

Array = NDArray[np.float64]
AT_ONCE = 64  # experiments whose labels are held together


def relabel_units(columns: ArrayLike, experiments: int, seed: int, share: float = 0.5) -> tuple[CrossMoments, CrossMoments]:
    """The moments of both arms of many experiments that do nothing, on the same units.

    Parameters
    ----------
    columns : array, shape (units, metrics, p)
        For each metric its outcome and what is adjusted for, such as the value in the window before.
    experiments : int
        How often labels are drawn.
    seed : int
        Of the random numbers.
    share : float
        Of the units that are treated.

    Returns
    -------
    tuple of two CrossMoments
        Control and treated, with leading axes (experiments, metrics). What an estimator calls significant more often than it says is
        wrong for these units.

    Examples
    --------
    >>> import numpy as np
    >>> from cxsim.abtest import OutcomeColumns, adjust, relabel_units
    >>> rng = np.random.default_rng(1)
    >>> before = rng.gamma(2, 1, (2_000, 3))
    >>> arms = relabel_units(np.stack([before + rng.normal(size=(2_000, 3)), before], axis=-1), experiments=500, seed=1)
    >>> p = adjust(*arms, OutcomeColumns(0), [OutcomeColumns(1)]).effect.p
    >>> p.shape, bool(abs((p < 0.05).mean() - 0.05) < 0.03)
    ((500, 3), True)
    """
    values = np.asarray(columns, dtype=float)
    units, metrics, width = values.shape
    centre = values.mean(axis=0)
    about = values - centre
    pairs = [(i, j) for i in range(width) for j in range(i + 1)]
    parts = [about[:, :, i] for i in range(width)] + [about[:, :, i] * about[:, :, j] for i, j in pairs]
    table = np.concatenate([*parts, np.ones((units, 1))], axis=1)
    total, scale = table.sum(axis=0), np.maximum(np.abs(table).max(axis=0), 1e-300)
    small = (table / scale).astype(np.float32)  # about their mean, sums in single precision are exact to a millionth, and half as long
    rng, treated = np.random.default_rng(seed), np.empty((experiments, table.shape[1]))
    for first in range(0, experiments, AT_ONCE):
        count = min(AT_ONCE, experiments - first)
        label = rng.random((count, units), dtype=np.float32) < share
        treated[first : first + count] = (label.astype(np.float32) @ small) * scale
    treated[:, -1] = np.round(treated[:, -1])
    control, test = (_moments(sums, metrics, width, pairs, centre) for sums in (total - treated, treated))
    return control, test


def _moments(sums: Array, metrics: int, width: int, pairs: list[tuple[int, int]], centre: Array) -> CrossMoments:
    """The moments from the sums of columns about their centre, of their products, and the number of units."""
    blocks = sums[:, :-1].reshape(len(sums), width + len(pairs), metrics)
    products = np.empty((len(sums), metrics, width, width))
    for block, (i, j) in enumerate(pairs, start=width):
        products[:, :, i, j] = products[:, :, j, i] = blocks[:, block]
    n = np.broadcast_to(sums[:, -1:], (len(sums), metrics))
    return CrossMoments.from_sums(n, np.moveaxis(blocks[:, :width], 1, 2), products, centre)
