"""Who is saved and what each is worth: every customer's two lives side by side, to the cent."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True)
class GroupRow:
    """Customers of one segment or of one fate, added up.

    Attributes
    ----------
    name : of the segment, or the fate (see `PairedCustomers`).
    customers : lives; saved, lost : how many of them leave in the baseline only, and under the programme only.
    worth_cents : undiscounted, programme costs included; worth_per_customer : in money.
    """

    name: str
    customers: int
    saved: int
    lost: int
    worth_cents: int
    worth_per_customer: float


@dataclass(frozen=True)
class PairedCustomers:
    """One replication of the base case, one row a life.

    Money is undiscounted. Costs of the programme are shared out by the months that each life is active under it.

    Attributes
    ----------
    frame : columns customer_id, segment, origin, fate, months_baseline, months_programme, benefit_cents, cost_cents,
        worth_cents (int64; worth = benefit + cost, cost negative), most worth first. Fates: "saved" (leaves in the baseline
        only), "lost" (leaves under the programme only), "longer" and "shorter" (leaves in both), "gained" and "forgone"
        (comes at all only with, only without the programme), "served" (stays as long, but costs or pays otherwise), "same".
    segments, fates : the rows added up.
    total_cents : the programme's undiscounted total in this replication; the sum of `worth_cents`.
    """

    frame: pd.DataFrame
    segments: tuple[GroupRow, ...]
    fates: tuple[GroupRow, ...]
    total_cents: int
