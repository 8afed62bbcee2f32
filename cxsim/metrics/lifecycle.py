"""Metrics of coming, staying and leaving: churn, retention, acquisition, referral."""

from __future__ import annotations

from functools import partial

from cxsim.metrics.card import PER_HEAD, PRICE, RATE, SHARE, Card
from cxsim.metrics.needs import Metric, Needs, Ripening
from cxsim.stats.intervals import Estimate
from cxsim.stats.moments import Moments
from cxsim.stats.ratios import estimate_per_head, estimate_price, estimate_rate, estimate_share
from cxsim.text import Message

HEADS = Needs("customers", y="1.0", grain="base", at="joined_at")
"""The customers: all of them, or those there at any time in a period."""

_EVER = Message("metrics-says-ever")
_LEFT = "CASE WHEN {left_at} IS NOT NULL THEN 1.0 ELSE 0.0 END"


def _retained(lost: Moments) -> Estimate:
    """One minus the share lost, with its interval mirrored."""
    churned = estimate_share(lost, note=Message("metrics-none-customers"))
    return Estimate(1 - churned.value, 1 - churned.high, 1 - churned.low, churned.n, churned.unit, churned.note)


def _lost() -> tuple[tuple[Needs, ...], ...]:
    return (
        (Needs("customers", y="{churned}", when="{newcomer} = 0", grain="base", at="joined_at", says=Message("metrics-says-start")),),
        (Needs("customers", y="{churned}", grain="base", at="joined_at", says=_EVER),),
        (Needs("customers", y=_LEFT, grain="base", at="joined_at", says=_EVER),),
    )


CHURN_RATE = Metric(
    Card(key="churn_rate", family="operating", unit="share", better="low", how=SHARE, counter_metric="problems_per_customer"),
    _lost(),
    partial(estimate_share, note=Message("metrics-none-customers")),
)

RETENTION_SHARE = Metric(
    Card(key="retention_share", family="operating", unit="share", better="high", how=SHARE, counter_metric="secure_customer"),
    _lost(),
    _retained,
    ratio=False,
)

CHURN_PER_MONTH = Metric(
    Card(
        key="churn_per_month", family="operating", unit="per customer-month", better="low", how=RATE, counter_metric="problems_per_customer"
    ),
    (
        (
            Needs(
                "customers",
                y="{churned}",
                x="{tenure_months} - coalesce({entry_months}, 0.0)",
                valid="{tenure_months} >= 0 AND coalesce({entry_months}, 0.0) BETWEEN 0 AND {tenure_months}",
                expected=Message("metrics-expected-entry"),
            ),
        ),
        (
            Needs(
                "customers",
                y="{churned}",
                x="{tenure_months}",
                valid="{tenure_months} >= 0",
                expected=Message("metrics-expected-tenure"),
            ),
        ),
    ),
    partial(estimate_rate, unit="per customer-month", note=Message("metrics-none-observed")),
)

COST_PER_NEW_CUSTOMER = Metric(
    Card(
        key="cost_per_new_customer", family="operating", unit="money per customer", better="low", how=PRICE, counter_metric="value_received"
    ),
    (
        (
            Needs("costs", y="{amount}", when="lower({name}) = 'acquisition'", at="occurred_at", single=("currency",)),
            Needs(
                "customers",
                y="1.0",
                when="{joined_at} IS NOT NULL AND coalesce({newcomer}, 1.0) = 1",
                optional=(("newcomer", "1.0"),),
                at="joined_at",
            ),
        ),
    ),
    partial(estimate_price, unit="money per customer", note=Message("metrics-none-new"), unspent=Message("metrics-none-acquisition")),
    ratio=False,
    together=True,
)

REFERRALS_MADE = Metric(
    Card(key="referrals_made", family="operating", unit="per customer", better="high", how=PER_HEAD, counter_metric="value_received"),
    ((Needs("referrals", y="1.0", when="{referrer_id} IS NOT NULL", at="referred_at"), HEADS),),
    partial(estimate_per_head, unit="per customer"),
    ratio=False,
)

REFERRAL_CONVERSION = Metric(
    Card(key="referral_conversion", family="operating", unit="share", better="high", how=SHARE, counter_metric="value_received"),
    (
        (
            Needs(
                "referrals",
                y="CASE WHEN {converted_at} IS NULL THEN 0.0 ELSE 1.0 END",
                at="referred_at",
                ripening=Ripening(
                    "{converted_at:days} - {referred_at:days}",
                    "after",
                    ("{referred_at:days}", "{converted_at:days}"),
                    "metrics-delay-referral",
                ),
            ),
        ),
    ),
    partial(estimate_share, note=Message("metrics-none-referrals")),
)

METRICS = (CHURN_RATE, RETENTION_SHARE, CHURN_PER_MONTH, COST_PER_NEW_CUSTOMER, REFERRALS_MADE, REFERRAL_CONVERSION)
