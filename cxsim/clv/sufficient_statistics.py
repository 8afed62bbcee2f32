"""Collapsing: customers with the same history have the same likelihood, so each history is evaluated once.

The likelihood of a million customers then costs what its different histories cost, and the order of the rows leaves no trace.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cxsim.data.rfm import Rfm

Array = NDArray[np.float64]
_ON_GRID = 1e-7  # days
_TABLE = 1 << 24


@dataclass(frozen=True)
class Histories:
    """The different histories, sorted: shape (m,) each, covariates (m, p), and how many customers have each."""

    frequency: Array
    recency: Array
    T: Array
    covariates: Array
    weights: Array

    def __len__(self) -> int:
        """The number of different histories."""
        return len(self.frequency)


def collapse_histories(rfm: Rfm, covariates: tuple[str, ...] = ()) -> Histories:
    """The different histories of some customers, with the named covariates."""
    columns = rfm.covariates[:, [rfm.covariate_names.index(name) for name in covariates]]
    packed = None if covariates else _packed(rfm)
    return _unpack(rfm, *packed) if packed else _grouped(rfm, columns)


def group_equal_rows(*columns: Array) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Rows that are equal in all columns: the first row of each group, and the group of each row."""
    code = np.zeros(len(columns[0]), dtype=np.intp)
    for column in columns:
        values, different = pd.factorize(column)
        code = pd.factorize(code * len(different) + values)[0]
    first = np.empty(int(code.max(initial=-1)) + 1, dtype=np.intp)
    first[code[::-1]] = np.arange(len(code))[::-1]
    return first, code


def _packed(rfm: Rfm) -> tuple[NDArray[np.int64], int, float] | None:
    """Each history as one integer, if all times are whole days (or opportunities) and it fits."""
    days = 1.0 if rfm.unit == "opportunities" else rfm.days_per_unit
    recency, age = np.rint(rfm.recency * days), np.rint(rfm.T * days)
    if max(np.abs(recency - rfm.recency * days).max(), np.abs(age - rfm.T * days).max()) > _ON_GRID:
        return None
    base = int(age.max()) + 1
    if (rfm.frequency.max() + 1) * float(base) ** 2 > 2**62:
        return None
    code = (rfm.frequency.astype(np.int64) * base + recency.astype(np.int64)) * base + age.astype(np.int64)
    return code, base, days


def _unpack(rfm: Rfm, code: NDArray[np.int64], base: int, days: float) -> Histories:
    group_equal_rows = bool((rfm.weights == 1).all())
    if int(code.max()) < _TABLE:
        counts = np.bincount(code, None if group_equal_rows else rfm.weights)
        different = np.flatnonzero(counts)
        weights = counts[different]
    elif group_equal_rows:
        different, weights = np.unique(code, return_counts=True)
    else:
        different, where = np.unique(code, return_inverse=True)
        weights = np.bincount(where, rfm.weights)
    frequency, rest = np.divmod(different, base * base)
    recency, age = np.divmod(rest, base)
    return Histories(frequency.astype(float), recency / days, age / days, np.zeros((len(different), 0)), weights.astype(float))


def _grouped(rfm: Rfm, covariates: Array) -> Histories:
    names = [f"z{j}" for j in range(covariates.shape[1])]
    frame = pd.DataFrame(covariates, columns=names).assign(x=rfm.frequency, tx=rfm.recency, T=rfm.T, w=rfm.weights)
    found = frame.groupby(["x", "tx", "T", *names], sort=True, as_index=False)["w"].sum()
    x, tx, T, w = (found[name].to_numpy(dtype=float) for name in ("x", "tx", "T", "w"))
    return Histories(x, tx, T, found[names].to_numpy(dtype=float).reshape(len(found), len(names)), w)
