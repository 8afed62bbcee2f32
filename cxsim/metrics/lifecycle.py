"""Metrics of coming, staying and leaving: churn, retention, acquisition, referral."""

from __future__ import annotations

from functools import partial

from cxsim.metrics.card import PER_HEAD, PRICE, RATE, SHARE, Card
from cxsim.metrics.needs import Metric, Needs, Ripening
from cxsim.stats.intervals import Estimate
from cxsim.stats.moments import Moments
from cxsim.stats.ratios import estimate_per_head, estimate_price, estimate_rate, estimate_share

HEADS = Needs("customers", y="1.0", grain="base", at="joined_at")
"""The customers: all of them, or those there at any time in a period."""

_EVER = "no period: of all in the table, whenever they came and left"
_LEFT = "CASE WHEN {left_at} IS NOT NULL THEN 1.0 ELSE 0.0 END"


def _retained(lost: Moments) -> Estimate:
    """One minus the share lost, with its interval mirrored."""
    churned = estimate_share(lost, note="no customers")
    return Estimate(1 - churned.value, 1 - churned.high, 1 - churned.low, churned.n, churned.unit, churned.note)


def _lost() -> tuple[tuple[Needs, ...], ...]:
    return (
        (Needs("customers", y="{churned}", when="{newcomer} = 0", grain="base", at="joined_at", says="of those there from the start"),),
        (Needs("customers", y="{churned}", grain="base", at="joined_at", says=_EVER),),
        (Needs("customers", y=_LEFT, grain="base", at="joined_at", says=_EVER),),
    )


CHURN_RATE = Metric(
    Card(
        key="churn_rate",
        name="Churn rate",
        family="operating",
        definition="customers lost in a period over customers at its start; without a period, of those there when the records begin "
        "(column `newcomer`), or else the share that the table marks as lost",
        says="how fast the base leaks",
        assumes="the period is stated, and leaving is seen when it happens",
        tempts_to="lock customers in, or stop acquiring customers who are likely to leave",
        read_by="finance, retention",
        unit="share",
        better="low",
        how=SHARE,
        source="lost over start-of-period customers, the convention of subscription reporting",
        beside="problems_met",
    ),
    _lost(),
    partial(estimate_share, note="no customers"),
)

RETENTION_SHARE = Metric(
    Card(
        key="retention_share",
        name="Retention",
        family="operating",
        definition="customers of the start of a period still there at its end, over customers at its start",
        says="how much of the base stays",
        assumes="staying is a choice, not a contract that runs on",
        tempts_to="count prisoners as friends",
        read_by="finance, retention",
        unit="share",
        better="high",
        how=SHARE,
        source="one minus the churn rate of the same period",
        beside="secure_customer",
    ),
    _lost(),
    _retained,
    ratio=False,
)

CHURN_PER_MONTH = Metric(
    Card(
        key="churn_per_month",
        name="Churn per customer-month",
        family="operating",
        definition="customers lost over customer-months observed: tenure, less the months before the records begin "
        "(column `entry_months`), in which nobody could be seen to leave",
        says="the mean hazard of leaving, whatever the length of observation",
        assumes="an average over the tenures observed is wanted; young bases churn more",
        tempts_to="compare bases of different age",
        read_by="analysts, finance",
        unit="per customer-month",
        better="low",
        how=RATE,
        source="occurrence over exposure rate of survival analysis",
        beside="problems_met",
    ),
    (
        (
            Needs(
                "customers",
                y="{churned}",
                x="{tenure_months} - coalesce({entry_months}, 0.0)",
                valid="{tenure_months} >= 0 AND coalesce({entry_months}, 0.0) BETWEEN 0 AND {tenure_months}",
                expected="a tenure of at least 0, and an entry into the records from 0 to the tenure",
            ),
        ),
        (
            Needs(
                "customers",
                y="{churned}",
                x="{tenure_months}",
                valid="{tenure_months} >= 0",
                expected="a tenure of at least 0",
            ),
        ),
    ),
    partial(estimate_rate, unit="per customer-month", note="no customers observed"),
)

COST_PER_NEW_CUSTOMER = Metric(
    Card(
        key="cost_per_new_customer",
        name="Cost per new customer",
        family="operating",
        definition="costs named `acquisition` over customers who joined in the same time: in the period, or in the months from "
        "the first such cost to the last",
        says="what growth costs",
        assumes="all costs of winning customers are booked as such, in the period in which they work",
        tempts_to="win customers who soon leave",
        read_by="marketing, finance",
        unit="money per customer",
        better="low",
        how=PRICE,
        source="customer acquisition cost, the convention of marketing",
        beside="value_received",
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
    partial(estimate_price, unit="money per customer", note="no new customers", unspent="no costs named `acquisition`"),
    ratio=False,
    together=True,
)

REFERRALS_MADE = Metric(
    Card(
        key="referrals_made",
        name="Referrals made",
        family="operating",
        definition="referrals over customers",
        says="word of mouth that was acted on",
        assumes="referrals are recorded, paid or not",
        tempts_to="pay for names",
        read_by="marketing, sales",
        unit="per customer",
        better="high",
        how=PER_HEAD,
        source="referrals over customer base, the convention of referral programmes",
        beside="value_received",
    ),
    ((Needs("referrals", y="1.0", when="{referrer_id} IS NOT NULL", at="referred_at"), HEADS),),
    partial(estimate_per_head, unit="per customer"),
    ratio=False,
)

REFERRAL_CONVERSION = Metric(
    Card(
        key="referral_conversion",
        name="Referrals converted",
        family="operating",
        definition="referrals that became customers over referrals made",
        says="how good the recommended match is",
        assumes="late conversions are few; the newest referrals have not had their time",
        tempts_to="reward only the sure ones",
        read_by="marketing, sales",
        unit="share",
        better="high",
        how=SHARE,
        source="converted over made, the convention of referral programmes",
        beside="value_received",
    ),
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
                    "until the referred becomes a customer it",
                ),
            ),
        ),
    ),
    partial(estimate_share, note="no referrals"),
)

METRICS = (CHURN_RATE, RETENTION_SHARE, CHURN_PER_MONTH, COST_PER_NEW_CUSTOMER, REFERRALS_MADE, REFERRAL_CONVERSION)
