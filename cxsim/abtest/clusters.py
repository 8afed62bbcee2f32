"""Clusters: units that hang together say less than their number, and how much less follows from how alike and how unequal they are."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike


@dataclass(frozen=True)
class ClusterSizes:
    """Clusters of an experiment.

    Attributes
    ----------
    mean : units of a cluster.
    cv : coefficient of variation of their numbers.
    icc : intra-class correlation of the units' values.
    count : clusters that there are; None if that is not known.
    """

    mean: float
    cv: float = 0.0
    icc: float = 0.0
    count: int | None = None

    @property
    def design_effect(self) -> float:
        """How many times larger the variance is than that of units on their own: 1 + ((cv^2 + 1) m - 1) rho.

        S. M. Eldridge, D. Ashby and S. Kerry, "Sample size for cluster randomized trials", Int. J. Epidemiology 35 (2006) 1292-1300.
        """
        return 1 + ((self.cv**2 + 1) * self.mean - 1) * self.icc


def measure_clusters(values: ArrayLike, cluster: ArrayLike) -> ClusterSizes:
    """Measure how unequal clusters are and how alike their units, from the value of each unit and the cluster it belongs to.

    Parameters
    ----------
    values : array of float, shape (units,)
        The value of each unit.
    cluster : array, shape (units,)
        Its cluster.

    Returns
    -------
    ClusterSizes
        The intra-class correlation by the analysis of variance, at least 0; 0 where no cluster has two units.

    References
    ----------
    A. Donner, "A review of inference procedures for the intraclass correlation coefficient in the one-way random effects model",
    International Statistical Review 54 (1986) 67-82.

    Examples
    --------
    >>> from cxsim.abtest import measure_clusters
    >>> round(measure_clusters([1, 1, 1, 3, 3, 3], ["a", "a", "a", "b", "b", "b"]).icc, 3)
    1.0
    """
    y = np.asarray(values, dtype=float)
    codes = np.unique(np.asarray(cluster).astype(str), return_inverse=True)[1]
    sizes = np.bincount(codes).astype(float)
    k, n = len(sizes), len(y)
    cv = float(sizes.std() / sizes.mean())
    if n <= k or k < 2:
        return ClusterSizes(float(sizes.mean()), cv, 0.0, k)
    means = np.bincount(codes, y) / sizes
    between = float(sizes @ (means - y.mean()) ** 2) / (k - 1)
    within = float(((y - means[codes]) ** 2).sum()) / (n - k)
    typical = (n - float(sizes @ sizes) / n) / (k - 1)
    total = between + (typical - 1) * within
    return ClusterSizes(float(sizes.mean()), cv, max((between - within) / total, 0.0) if total > 0 else 0.0, k)
