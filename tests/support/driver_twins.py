"""Worlds in which it is known what moves a score, and what a score moves."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cxsim.data.customers import CustomerTable
from cxsim.data.source import Source
from cxsim.drivers.tables import DriverTables

Array = NDArray[np.float64]
CUTS = np.array([-2.5, -1.8, -1.2, -0.6, 0.0, 0.6, 1.2, 1.8, 2.4, 3.0])
START = pd.Timestamp(2025, 1, 1)


def answers(n: int, effects: tuple[float, ...], rng: np.random.Generator, kink: float = 0.0) -> tuple[Array, Array]:
    """Scores from 0 to 10 by proportional odds in independent columns; `kink` is one more slope of the first column above 0."""
    matrix = rng.normal(size=(n, len(effects)))
    latent = matrix @ np.array(effects) + kink * np.maximum(matrix[:, 0], 0.0) + rng.logistic(size=n)
    return np.searchsorted(CUTS, latent).astype(float), matrix


def table(frame: pd.DataFrame, features: tuple[str, ...] = ()) -> CustomerTable:
    return CustomerTable(frame, features, Source("made.csv", "0" * 64, 0, len(frame), ()), ())


def company(n: int, rng: np.random.Generator, per_point: float = -0.15, per_contact: float = -0.5) -> DriverTables:
    """Customers of two regions; contacts lower the NPS by `per_contact` log odds each, and a point moves the log hazard by `per_point`.

    The region moves neither; whether a contact was resolved at first, and how long it took, move nothing.
    """
    ids = np.array([f"C{i:05d}" for i in range(n)])
    count = rng.poisson(1.2, n)
    latent = per_contact * count + rng.logistic(size=n)
    score = np.searchsorted(CUTS - 1.0, latent).astype(float)
    life = rng.exponential(size=n) / (0.03 * np.exp(per_point * (score - 6)))
    seen = rng.uniform(6, 48, n)
    tenure, churned = np.minimum(life, seen), life < seen
    frame = pd.DataFrame(
        {
            "customer_id": ids,
            "tenure_months": tenure,
            "churned": churned,
            "fee_per_month": np.full(n, 20.0),
            "segment": "all",
            "region": rng.choice(["north", "south"], n),
        }
    )
    surveys = pd.DataFrame(
        {"customer_id": ids, "answered_at": START + pd.to_timedelta(rng.integers(100, 300, n), unit="D"), "index": "nps", "score": score}
    )
    who = np.repeat(np.arange(n), count)
    opened = surveys["answered_at"].to_numpy()[who] - pd.to_timedelta(rng.uniform(0.5, 80, len(who)), unit="D")
    contacts = pd.DataFrame(
        {
            "customer_id": ids[who],
            "opened_at": opened,
            "resolved_at": opened + pd.to_timedelta(rng.exponential(20, len(who)), unit="h"),
            "first_contact_resolved": rng.random(len(who)) < 0.7,
        }
    )
    return DriverTables(table(frame, ("region",)), surveys, contacts)
