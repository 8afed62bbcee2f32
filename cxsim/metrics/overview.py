"""What is, at a glance: the metrics of a company's own tables that stand in a report, by the same sums as all others."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from cxsim.metrics.card import Card
from cxsim.metrics.measurement import measure
from cxsim.metrics.tables import Tables
from cxsim.stats.intervals import Estimate

AT_A_GLANCE = (
    "churn_per_month",
    "contacts_per_customer",
    "nps",
    "csat",
    "ces",
    "first_contact_resolution",
    "mean_time_to_resolution",
)


@dataclass(frozen=True)
class Measured:
    """A metric as it was measured."""

    card: Card
    estimate: Estimate


def overview(customers: pd.DataFrame, surveys: pd.DataFrame | None = None, contacts: pd.DataFrame | None = None) -> tuple[Measured, ...]:
    """The metrics of `AT_A_GLANCE` that the tables given, in the columns of their contracts, can tell.

    Every answer counts, and the interval knows who gave several: a figure here is the one that `measure` gives under the same name.
    """
    given = {"customers": customers, "surveys": surveys, "contacts": contacts}
    tables = {name: table for name, table in given.items() if table is not None}
    with Tables(tables, trusted=tables) as place:
        found = measure(place, keys=AT_A_GLANCE)
    return tuple(Measured(value.card, value.estimate) for value in found.values if not value.level)
