"""What is: the metrics that a company's own tables can give, each with its card."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from cxsim.metrics import indices, operating
from cxsim.metrics.catalogue import Card, card
from cxsim.stats.intervals import Estimate

_INDICES = {"nps": indices.nps, "csat": indices.csat, "ces": indices.ces}
_SECONDS_PER_DAY = 86_400.0


@dataclass(frozen=True)
class Measured:
    """A metric as it was measured."""

    card: Card
    estimate: Estimate


def overview(customers: pd.DataFrame, surveys: pd.DataFrame | None = None, contacts: pd.DataFrame | None = None) -> tuple[Measured, ...]:
    """Every metric that the tables given can tell, in the columns of their contracts."""
    found = [*_of_customers(customers)]
    if surveys is not None:
        found += _of_surveys(surveys)
    if contacts is not None:
        found += _of_contacts(contacts)
    return tuple(Measured(card(key), estimate) for key, estimate in found)


def _of_customers(frame: pd.DataFrame) -> Iterator[tuple[str, Estimate]]:
    yield "churn_per_month", operating.churn_per_month(frame["churned"], frame["tenure_months"])
    if "contacts" in frame:
        yield "contacts_per_customer", operating.contacts_per_customer(frame["contacts"])


def _of_surveys(frame: pd.DataFrame) -> Iterator[tuple[str, Estimate]]:
    """Each customer's last answer counts, so that who is asked often does not count twice."""
    last = frame.sort_values("answered_at", kind="stable").drop_duplicates(["customer_id", "index"], keep="last")
    for key, metric in _INDICES.items():
        answers = last.loc[last["index"].str.lower() == key, "score"]
        if len(answers):
            yield key, metric(answers)


def _of_contacts(frame: pd.DataFrame) -> Iterator[tuple[str, Estimate]]:
    yield "first_contact_resolution", operating.first_contact_resolution(frame["first_contact_resolved"])
    days = (frame["resolved_at"] - frame["opened_at"]).dt.total_seconds() / _SECONDS_PER_DAY
    yield "mean_time_to_resolution", operating.mean_time_to_resolution(days)
