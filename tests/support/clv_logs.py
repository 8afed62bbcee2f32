"""The public transaction logs that several proofs of lifetime value read."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from cxsim.data.transactions import TransactionMapping, Transactions, build_transactions


def cdnow(folder: Path, which: str = "sample") -> Transactions:
    """CDNOW's cohort of 1997-Q1 (Fader & Hardie): the 1/10 sample of 2,357 customers, or all 23,570."""
    names = {"sample": ["master", "customer_id", "date", "cds", "amount"], "master": ["customer_id", "date", "cds", "amount"]}[which]
    frame = pd.read_csv(
        folder / "cdnow" / f"CDNOW_{which}.txt", sep=r"\s+", header=0 if which == "master" else None, names=names, dtype=str
    )
    return build_transactions(frame.astype({"amount": float}))


def online_retail(folder: Path) -> Transactions:
    """UCI Online Retail: invoice lines of known customers, without cancellations and free goods."""
    frame = pd.read_csv(folder / "online_retail" / "online_retail.csv.gz", dtype={"CustomerID": str, "InvoiceNo": str})
    frame["amount"] = frame["Quantity"] * frame["UnitPrice"]
    frame = frame[frame["CustomerID"].notna() & ~frame["InvoiceNo"].str.startswith("C") & (frame["amount"] > 0)]
    return build_transactions(frame, TransactionMapping(customer_id="CustomerID", date="InvoiceDate"))


def buying(
    n: int, rng: np.random.Generator, shocks: tuple[float, float] = (0.0, 0.0), season: float = 0.0, stop_day: int = 560
) -> Transactions:
    """A log from 2025-01-01 of customers who come in its first 12 weeks, buy at gamma rates, and leave silently (Pareto/NBD).

    Everybody's rate moves with the calendar: `shocks` are the standard deviation and the persistence of weekly ones on the log,
    `season` the height of a wave of a year whose top is drawn; after `stop_day` nobody buys.
    """
    days, (sd, persistence) = 560, shocks
    weekly = rng.normal(size=days // 7 + 2) * sd
    for week in range(1, len(weekly)):
        weekly[week] = persistence * weekly[week - 1] + np.sqrt(1 - persistence**2) * weekly[week]
    wave = season * np.sin(2 * np.pi * np.arange(days) / 365 + rng.uniform(0, 2 * np.pi))
    level = np.exp(np.repeat(weekly, 7)[:days] - sd**2 / 2 + wave) * (np.arange(days) < stop_day)
    clock = np.concatenate([[0.0], np.cumsum(level)]) / 7
    rate, life = rng.gamma(0.8, 1 / 8.0, n), 7 * rng.exponential(size=n) / rng.gamma(0.9, 1 / 12.0, n)
    first = rng.integers(0, 84, n)
    start, end = clock[first], np.interp(np.minimum(first + life, days - 1), np.arange(days + 1), clock)
    counts = rng.poisson(rate * np.maximum(end - start, 0))
    who = np.repeat(np.arange(n), counts)
    moment = np.interp(start[who] + (end - start)[who] * rng.random(len(who)), clock, np.arange(days + 1))
    frame = pd.DataFrame({"customer_id": np.r_[np.arange(n), who], "day": np.r_[first, np.ceil(moment)]})
    frame["date"] = pd.Timestamp(2025, 1, 1) + pd.to_timedelta(frame["day"], unit="D")
    return build_transactions(frame.assign(amount=1.0))
