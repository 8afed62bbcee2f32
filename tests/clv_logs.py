"""The public transaction logs that several proofs of lifetime value read."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from cxsim.data.transactions import TransactionMapping, Transactions, transactions


def cdnow(folder: Path, which: str = "sample") -> Transactions:
    """CDNOW's cohort of 1997-Q1 (Fader & Hardie): the 1/10 sample of 2,357 customers, or all 23,570."""
    names = {"sample": ["master", "customer_id", "date", "cds", "amount"], "master": ["customer_id", "date", "cds", "amount"]}[which]
    frame = pd.read_csv(
        folder / "cdnow" / f"CDNOW_{which}.txt", sep=r"\s+", header=0 if which == "master" else None, names=names, dtype=str
    )
    return transactions(frame.astype({"amount": float}))


def online_retail(folder: Path) -> Transactions:
    """UCI Online Retail: invoice lines of known customers, without cancellations and free goods."""
    frame = pd.read_csv(folder / "online_retail" / "online_retail.csv.gz", dtype={"CustomerID": str, "InvoiceNo": str})
    frame["amount"] = frame["Quantity"] * frame["UnitPrice"]
    frame = frame[frame["CustomerID"].notna() & ~frame["InvoiceNo"].str.startswith("C") & (frame["amount"] > 0)]
    return transactions(frame, TransactionMapping(customer_id="CustomerID", date="InvoiceDate"))
