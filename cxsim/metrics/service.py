"""Metrics of help: contacts and their cost, first-contact resolution, time to resolution, tasks done."""

from __future__ import annotations

import math
from functools import partial

from cxsim.metrics.card import MEAN, PER_HEAD, SHARE, TOTAL, Card
from cxsim.metrics.lifecycle import HEADS
from cxsim.metrics.needs import OUTCOMES, Metric, Needs, Ripening
from cxsim.stats.intervals import Estimate
from cxsim.stats.moments import NOTHING, Moments
from cxsim.stats.ratios import estimate_mean, estimate_per_head, estimate_share, estimate_total, shift_estimate
from cxsim.text import Message

_DAYS = "{resolved_at:days} - {opened_at:days}"
_HOLDS = " AND ({reopened_at} IS NULL OR {reopened_at} < {resolved_at})"
_IN_ORDER = "{resolved_at} >= {opened_at}"
_FROM_OPENING = Ripening(_DAYS, "before", ("{opened_at:days}",), "metrics-delay-case")
_UNTIL_REOPENED = Ripening(
    "CASE WHEN {reopened_at} >= {resolved_at} THEN {reopened_at:days} - {resolved_at:days} END",
    "after",
    ("{opened_at:days}", "{resolved_at:days}", "{reopened_at:days}"),
    "metrics-delay-reopening",
)

WAGES = Needs("costs", y="{amount}", when="{name} IN ('service.agents', 'service.minutes')", at="occurred_at")
"""What a simulation's agents were paid, which is no single touch's cost."""


def _per_contact(found: Moments, wages: Moments = NOTHING) -> Estimate:
    """The mean cost of a contact, with its share of the wages, which are known."""
    each = estimate_mean(found, "money per contact", Message("metrics-none-contacts"), least=0.0)
    return shift_estimate(each, wages.y / found.x) if each.known else each


def _served(found: Moments, heads: Moments, wages: Moments = NOTHING, typical: float = math.nan) -> Estimate:
    """The cost of contacts per customer, with each customer's share of the wages, which are known."""
    each = estimate_per_head(found, heads, "money per customer", typical=typical)
    return shift_estimate(each, wages.y / heads.x) if each.known else each


CONTACT_VOLUME = Metric(
    Card(key="contact_volume", family="operating", unit="contacts", better="neither", how=TOTAL, counter_metric="problems_per_customer"),
    (
        (Needs("contacts", y="1.0", levels="channel", at="opened_at"),),
        (Needs("events", y="1.0", levels="channel", at="occurred_at"),),
        (Needs("arrivals", y="{contacts}", levels="channel", at="began_at"),),
    ),
    partial(estimate_total, unit="contacts"),
    ratio=False,
)

CONTACTS_PER_CUSTOMER = Metric(
    Card(
        key="contacts_per_customer",
        family="operating",
        unit="per customer",
        better="low",
        how=PER_HEAD,
        counter_metric="problems_per_customer",
    ),
    (
        (Needs("contacts", y="1.0", at="opened_at"), HEADS),
        (Needs("events", y="1.0", at="occurred_at"), HEADS),
        (Needs("customers", y="{contacts}"), HEADS),
    ),
    partial(estimate_per_head, unit="per customer"),
    ratio=False,
)

FIRST_CONTACT_RESOLUTION = Metric(
    Card(key="first_contact_resolution", family="operating", unit="share", better="high", how=SHARE, counter_metric="minutes_per_task"),
    (
        (
            Needs(
                "cases",
                y="CASE WHEN {contacts} = 1 AND {reopened_at} IS NULL THEN 1.0 ELSE 0.0 END",
                when="{resolved_at} IS NOT NULL AND {contacts} IS NOT NULL",
                optional=(("reopened_at", "NULL"),),
                at="resolved_at",
                ripening=_UNTIL_REOPENED,
            ),
        ),
        (Needs("contacts", y="{first_contact_resolved}", when="{resolved_at} IS NOT NULL", at="resolved_at"),),
    ),
    partial(estimate_share, note=Message("metrics-none-resolved")),
)

MEAN_TIME_TO_RESOLUTION = Metric(
    Card(key="mean_time_to_resolution", family="operating", unit="days", better="low", how=MEAN, counter_metric="minutes_per_task"),
    tuple(
        (
            Needs(
                table,
                y=_DAYS,
                when=f"{{resolved_at}} IS NOT NULL AND {{opened_at}} IS NOT NULL{_HOLDS if table == 'cases' else ''}",
                valid=_IN_ORDER,
                expected=Message("metrics-expected-resolved"),
                optional=(("reopened_at", "NULL"),) if table == "cases" else (),
                at="resolved_at",
                ripening=_FROM_OPENING,
            ),
        )
        for table in ("cases", "contacts")
    ),
    partial(estimate_mean, unit="days", note=Message("metrics-none-resolved"), least=0.0),
)

TASK_COMPLETION = Metric(
    Card(key="task_completion", family="operating", unit="share", better="high", how=SHARE, counter_metric="minutes_per_task"),
    (
        (Needs("visits", y="{completed}", at="visited_at"),),
        (
            Needs(
                "events",
                y="CASE WHEN lower({outcome}) = 'success' THEN 1.0 ELSE 0.0 END",
                when="{outcome} IS NOT NULL",
                words=(("outcome", OUTCOMES),),
                at="occurred_at",
            ),
        ),
    ),
    partial(estimate_share, note=Message("metrics-none-tasks")),
)

SUPPORT_COST_PER_CONTACT = Metric(
    Card(
        key="support_cost_per_contact", family="money", unit="money per contact", better="low", how=MEAN, counter_metric="minutes_per_task"
    ),
    (
        (Needs("contacts", y="{cost}", at="opened_at"),),
        (Needs("events", y="{touch_cost}", at="occurred_at"), WAGES),
        (Needs("events", y="{cost}", at="occurred_at"),),
    ),
    _per_contact,
)

SUPPORT_COST_PER_CUSTOMER = Metric(
    Card(
        key="support_cost_per_customer",
        family="money",
        unit="money per customer",
        better="low",
        how=PER_HEAD,
        counter_metric="problems_per_customer",
    ),
    (
        (Needs("contacts", y="{cost}", at="opened_at"), HEADS),
        (Needs("events", y="{touch_cost}", at="occurred_at"), HEADS, WAGES),
        (Needs("events", y="{cost}", at="occurred_at"), HEADS),
    ),
    _served,
    ratio=False,
    typical=True,
)

METRICS = (
    CONTACT_VOLUME,
    CONTACTS_PER_CUSTOMER,
    FIRST_CONTACT_RESOLUTION,
    MEAN_TIME_TO_RESOLUTION,
    TASK_COMPLETION,
    SUPPORT_COST_PER_CONTACT,
    SUPPORT_COST_PER_CUSTOMER,
)
