"""Metrics of buying: sales, repeat purchases, average transaction and contract, carts left, offers taken."""

from __future__ import annotations

import math
from functools import partial

from cxsim.metrics.card import MEAN, SHARE, TOTAL, Card
from cxsim.metrics.needs import STAYS, THERE, Metric, Needs
from cxsim.stats.ratios import estimate_mean, estimate_share, estimate_total
from cxsim.text import Message

_DAYS = "count(DISTINCT CASE WHEN {amount} >= 0 THEN {occurred_at:day} END)"
_BILLS = "count(DISTINCT CASE WHEN {amount} > 0 THEN {transaction_id} END)"
_MONTHS_PER_YEAR = "12.0"
_CURRENCY = ("currency",)
_KINDS = (("kind", ("cross_sell", "up_sell")),)

SALES = Metric(
    Card(key="sales", family="operating", unit="money", better="high", how=TOTAL, counter_metric="value_received"),
    ((Needs("transactions", y="{amount}", at="occurred_at", single=_CURRENCY),),),
    partial(estimate_total, unit="money", least=-math.inf),
    ratio=False,
)

RETURN_RATE = Metric(
    Card(key="return_rate", family="operating", unit="share", better="low", how=SHARE, counter_metric="problems_per_customer"),
    ((Needs("transactions", y="CASE WHEN {amount} < 0 THEN 1.0 ELSE 0.0 END", when="{amount} IS NOT NULL", at="occurred_at"),),),
    partial(estimate_share, note=Message("metrics-none-purchases")),
)

LOYALTY = Metric(
    Card(key="loyalty", family="operating", unit="per customer", better="high", how=MEAN, counter_metric="value_received"),
    ((Needs("transactions", y=f"CASE WHEN {_DAYS} > 0 THEN {_DAYS} - 1.0 END", at="occurred_at", grain="customer"),),),
    partial(estimate_mean, unit="per customer", note=Message("metrics-none-customers"), least=0.0),
)

REPEAT_PURCHASE_SHARE = Metric(
    Card(key="repeat_purchase_share", family="operating", unit="share", better="high", how=SHARE, counter_metric="value_received"),
    (
        (
            Needs(
                "transactions",
                y=f"CASE WHEN {_DAYS} > 1 THEN 1.0 WHEN {_DAYS} = 1 THEN 0.0 END",
                at="occurred_at",
                grain="customer",
            ),
        ),
    ),
    partial(estimate_share, note=Message("metrics-none-customers")),
)

AVERAGE_TRANSACTION = Metric(
    Card(key="average_transaction", family="money", unit="money", better="high", how=MEAN, counter_metric="value_received"),
    (
        (
            Needs(
                "transactions",
                y=f"CASE WHEN {_BILLS} > 0 THEN sum(CASE WHEN {{amount}} > 0 THEN {{amount}} END) END",
                x=f"1.0 * {_BILLS}",
                at="occurred_at",
                grain="customer",
                single=_CURRENCY,
            ),
        ),
        (Needs("transactions", y="{amount}", when="{amount} > 0", at="occurred_at", single=_CURRENCY),),
    ),
    partial(estimate_mean, unit="money", note=Message("metrics-none-purchases"), least=0.0),
)

AVERAGE_CONTRACT_VALUE = Metric(
    Card(key="average_contract_value", family="money", unit="money per year", better="high", how=MEAN, counter_metric="value_received"),
    (
        (
            Needs(
                "subscriptions",
                y=f"{_MONTHS_PER_YEAR} * {{fee_per_month}}",
                when="{ended_at} IS NULL AND {fee_per_month} > 0",
                optional=(("ended_at", "NULL"),),
                single=_CURRENCY,
            ),
        ),
        (
            Needs(
                "customers",
                y=f"{_MONTHS_PER_YEAR} * {{fee_per_month}}",
                when=f"{THERE} AND {{fee_per_month}} > 0",
                optional=STAYS,
            ),
        ),
    ),
    partial(estimate_mean, unit="money per year", note=Message("metrics-none-contracts"), least=0.0),
)

CART_ABANDONMENT = Metric(
    Card(key="cart_abandonment", family="operating", unit="share", better="low", how=SHARE, counter_metric="minutes_per_task"),
    ((Needs("carts", y="1.0 - {bought}", at="opened_at"),),),
    partial(estimate_share, note=Message("metrics-none-carts")),
)


def _offers(kind: str) -> Metric:
    return Metric(
        Card(key=f"{kind}_acceptance", family="money", unit="share", better="high", how=SHARE, counter_metric="value_received"),
        (
            (
                Needs(
                    "offers",
                    y="{accepted}",
                    when=f"lower({{kind}}) = '{kind}'",
                    words=(("kind", ("cross_sell", "up_sell")),),
                    at="offered_at",
                ),
            ),
        ),
        partial(estimate_share, note=Message("metrics-none-offers")),
    )


CROSS_SELL_ACCEPTANCE = _offers("cross_sell")
UP_SELL_ACCEPTANCE = _offers("up_sell")

METRICS = (
    SALES,
    RETURN_RATE,
    LOYALTY,
    REPEAT_PURCHASE_SHARE,
    AVERAGE_TRANSACTION,
    AVERAGE_CONTRACT_VALUE,
    CART_ABANDONMENT,
    CROSS_SELL_ACCEPTANCE,
    UP_SELL_ACCEPTANCE,
)
