"""Futures drawn period by period, so that counts and the moment of dropping out agree."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.special import betaincinv, gammaincinv
from scipy.stats import poisson

from cxsim.clv.purchase_model import SimulatedPurchases
from cxsim.clv.random_streams import CustomerStreams

Array = NDArray[np.float64]


def simulate_until_dropout(
    alive: NDArray[np.bool_], rate: Array, dropout: Array, streams: CustomerStreams, edges: Array
) -> SimulatedPurchases:
    """Poisson purchases at `rate`, each followed by dropout with probability `dropout`; all shape (n,).

    The last purchase is the N-th, N geometric. If it falls into a period with K purchases as the j-th of them, its moment there is
    beta (j, K + 1 - j), as that of the j-th of K uniform moments; if it falls beyond the last period, it is a gamma time further.
    """
    with np.errstate(divide="ignore", over="ignore", invalid="ignore"):
        last = 1.0 + np.floor(np.log(streams.uniform("clv.life")) / np.log1p(-dropout))
    last = np.where(alive, np.where(dropout <= 0, np.inf, last), 0.0)
    within = streams.uniform("clv.within")
    so_far, lifetime, counts = np.zeros(len(rate)), np.zeros(len(rate)), []
    for k, (start, end) in enumerate(pairwise(edges)):
        bought = np.where(alive, poisson.ppf(streams.uniform("clv.purchases", k), rate * (end - start)), 0.0)
        falls = (last > so_far) & (last <= so_far + bought)
        rank = last[falls] - so_far[falls]
        lifetime[falls] = start + (end - start) * betaincinv(rank, bought[falls] + 1 - rank, within[falls])
        counts.append(np.clip(last - so_far, 0.0, bought))
        so_far = so_far + bought
    later = last > so_far
    finite = later & np.isfinite(last)
    lifetime[later] = np.inf
    with np.errstate(over="ignore"):
        lifetime[finite] = edges[-1] + gammaincinv(last[finite] - so_far[finite], within[finite]) / rate[finite]
    return SimulatedPurchases(alive, lifetime, np.column_stack(counts))


def simulate_until_death(
    alive: NDArray[np.bool_], rate: Array, lifetime: Array, streams: CustomerStreams, edges: Array
) -> SimulatedPurchases:
    """Poisson purchases at `rate` until `lifetime`; all shape (n,)."""
    until = np.where(alive, lifetime, 0.0)
    counts = [
        poisson.ppf(streams.uniform("clv.purchases", k), rate * np.clip(until - start, 0.0, end - start))
        for k, (start, end) in enumerate(pairwise(edges))
    ]
    return SimulatedPurchases(alive, until, np.column_stack(counts))
