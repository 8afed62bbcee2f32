"""Worlds whose truth is known: customers who live by each model, event by event, and the histories they leave."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cxsim.clv.retention_table import CohortRetention, count_retention
from cxsim.data.rfm import Rfm, rfm_table

Array = NDArray[np.float64]


def rfm(x: Array, tx: Array, T: Array, m: Array | None = None, unit: str = "weeks", **covariates: Array) -> Rfm:
    frame = pd.DataFrame({"frequency": x, "recency": tx, "T": T, "monetary_value": np.zeros(len(x)) if m is None else m, **covariates})
    return rfm_table(frame, unit, tuple(covariates))


def geometric_dropout(
    n: int, values: Array, rng: np.random.Generator, early: bool = False, z: Array | None = None, effects=(0, 0, 0)
) -> Rfm:
    """BG/NBD, or with `early` MBG/NBD: each purchase may be the last; covariate z moves alpha, a and b as the models say."""
    r, alpha, a, b = values
    z = np.zeros(n) if z is None else z
    rate = rng.gamma(r, 1 / (alpha * np.exp(-effects[0] * z)))
    leave = rng.beta(a * np.exp(effects[1] * z), b * np.exp(effects[2] * z))
    T = rng.uniform(27, 39, n)
    x, tx, now = np.zeros(n), np.zeros(n), np.zeros(n)
    here = rng.random(n) >= leave if early else np.ones(n, dtype=bool)
    while here.any():
        who = np.flatnonzero(here)
        now[who] += rng.exponential(size=len(who)) / np.maximum(rate[who], 1e-300)
        bought = now[who] < T[who]
        x[who[bought]] += 1
        tx[who[bought]] = now[who[bought]]
        here[who[~bought]] = False
        here[who[bought]] = rng.random(bought.sum()) >= leave[who[bought]]
    return rfm(x, tx, T, z=z)


def exponential_death(n: int, values: Array, rng: np.random.Generator, z: Array | None = None, effects=(0, 0)) -> Rfm:
    """Pareto/NBD: purchases at a constant rate until death."""
    r, alpha, s, beta = values
    z = np.zeros(n) if z is None else z
    rate, death = rng.gamma(r, 1 / (alpha * np.exp(-effects[0] * z))), rng.gamma(s, 1 / (beta * np.exp(-effects[1] * z)))
    T = rng.uniform(27, 39, n)
    life = np.minimum(rng.exponential(size=n) / np.maximum(death, 1e-300), T)
    x, tx, now = np.zeros(n), np.zeros(n), np.zeros(n)
    here = np.ones(n, dtype=bool)
    while here.any():
        who = np.flatnonzero(here)
        now[who] += rng.exponential(size=len(who)) / np.maximum(rate[who], 1e-300)
        here[who] = now[who] < life[who]
        x[here] += 1
        tx[here] = now[here]
    return rfm(x, tx, T, z=z)


def opportunities(n: int, values: Array, rng: np.random.Generator, chances: int = 8) -> Rfm:
    """BG/BB: at each opportunity first the customer may be gone, then may buy."""
    alpha, beta, gamma, delta = values
    buys, drops = rng.beta(alpha, beta, n), rng.beta(gamma, delta, n)
    x, tx, here = np.zeros(n), np.zeros(n), np.ones(n, dtype=bool)
    for t in range(1, chances + 1):
        here &= rng.random(n) >= drops
        bought = here & (rng.random(n) < buys)
        x[bought] += 1
        tx[bought] = t
    return rfm(x, tx, np.full(n, float(chances)), unit="opportunities")


def spending(n: int, values: Array, rng: np.random.Generator) -> Rfm:
    """Gamma-Gamma: amounts around each customer's own scale."""
    p, q, v = values
    x = rng.integers(0, 6, n).astype(float)
    scale = rng.gamma(q, 1 / v, n)
    total = np.array([rng.gamma(p, 1 / nu, int(k)).sum() for nu, k in zip(scale, x, strict=True)])
    return rfm(x, np.where(x > 0, 10.0, 0.0), np.full(n, 20.0), np.divide(total, x, out=np.zeros(n), where=x > 0))


def contracts(n: int, values: Array, rng: np.random.Generator, periods: int = 10) -> CohortRetention:
    """sBG (two values) or BdW (three): at each renewal the customer leaves or not; the survival to t is (1 - theta) ** (t ** c)."""
    alpha, beta, c = (*values, 1.0)[:3]
    theta, here, counts = rng.beta(alpha, beta, n), np.ones(n, dtype=bool), [n]
    for t in range(1, periods + 1):
        here &= rng.random(n) < (1 - theta) ** (t**c - (t - 1) ** c)
        counts.append(int(here.sum()))
    return count_retention([counts], "year")
