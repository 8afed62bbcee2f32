"""Metrics of buying: sales, repeat purchases, average transaction and contract, carts left, offers taken."""

from __future__ import annotations

import math
from functools import partial

from cxsim.metrics.card import MEAN, SHARE, TOTAL, Card
from cxsim.metrics.needs import STAYS, THERE, Metric, Needs
from cxsim.stats.ratios import estimate_mean, estimate_share, estimate_total

_DAYS = "count(DISTINCT CASE WHEN {amount} >= 0 THEN {occurred_at:day} END)"
_BILLS = "count(DISTINCT CASE WHEN {amount} > 0 THEN {transaction_id} END)"
_MONTHS_PER_YEAR = "12.0"
_CURRENCY = ("currency",)
_KINDS = (("kind", ("cross_sell", "up_sell")),)

SALES = Metric(
    Card(
        key="sales",
        name="Sales",
        family="operating",
        definition="money of all purchases, what was given back taken off",
        says="how much customers buy",
        assumes="one currency; returns are booked below 0",
        tempts_to="push what comes back",
        read_by="sales, finance",
        unit="money",
        better="high",
        how=TOTAL,
        source="net sales, the convention of accounting",
        beside="value_received",
    ),
    ((Needs("transactions", y="{amount}", at="occurred_at", single=_CURRENCY),),),
    partial(estimate_total, unit="money", least=-math.inf),
    ratio=False,
)

GIVEN_BACK = Metric(
    Card(
        key="given_back",
        name="Purchases given back",
        family="operating",
        definition="rows with an amount below 0 over all rows of purchases",
        says="how often a sale does not hold",
        assumes="what was given back is a row of its own",
        tempts_to="make returns hard",
        read_by="sales, product, finance",
        unit="share",
        better="low",
        how=SHARE,
        source="return rate, the convention of retail",
        beside="problems_met",
    ),
    ((Needs("transactions", y="CASE WHEN {amount} < 0 THEN 1.0 ELSE 0.0 END", when="{amount} IS NOT NULL", at="occurred_at"),),),
    partial(estimate_share, note="no purchases"),
)

LOYALTY = Metric(
    Card(
        key="loyalty",
        name="Loyalty (repeat frequency)",
        family="operating",
        definition="days with a purchase after the first, per customer who bought; a day counts once, an amount of 0 is a purchase too",
        says="how often customers come back",
        assumes="customers are recognised; all were watched equally long",
        tempts_to="split one purchase in two",
        read_by="marketing, sales",
        unit="per customer",
        better="high",
        how=MEAN,
        source="Fader & Hardie, RFM convention of repeat transactions at the resolution of a day",
        beside="value_received",
    ),
    ((Needs("transactions", y=f"CASE WHEN {_DAYS} > 0 THEN {_DAYS} - 1.0 END", at="occurred_at", grain="customer"),),),
    partial(estimate_mean, unit="per customer", note="no customers", least=0.0),
)

REPEAT_PURCHASE_SHARE = Metric(
    Card(
        key="repeat_purchase_share",
        name="Retention (second purchase)",
        family="operating",
        definition="customers who bought on a second day over customers who bought",
        says="how many come back at all",
        assumes="customers are recognised; all were watched long enough to come back",
        tempts_to="buy the second purchase with a voucher",
        read_by="marketing, sales",
        unit="share",
        better="high",
        how=SHARE,
        source="Fader & Hardie, RFM convention of repeat transactions at the resolution of a day",
        beside="value_received",
    ),
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
    partial(estimate_share, note="no customers"),
)

AVERAGE_TRANSACTION = Metric(
    Card(
        key="average_transaction",
        name="Average transaction",
        family="money",
        definition="money of purchases over purchases, what was given back left out; lines of one `transaction_id` are one",
        says="how much one purchase is worth",
        assumes="one currency; where lines share a `transaction_id`, only those of known customers are counted",
        tempts_to="bundle what nobody asked for",
        read_by="sales, marketing",
        unit="money",
        better="high",
        how=MEAN,
        source="average order value, the convention of retail",
        beside="value_received",
    ),
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
    partial(estimate_mean, unit="money", note="no purchases", least=0.0),
)

AVERAGE_CONTRACT_VALUE = Metric(
    Card(
        key="average_contract_value",
        name="Average contract value",
        family="money",
        definition="fee per month times twelve, over contracts that run and have a fee",
        says="what a contract brings in a year",
        assumes="fees stay what they are; set-up and usage are not counted",
        tempts_to="sell long contracts that do not fit",
        read_by="sales, finance",
        unit="money per year",
        better="high",
        how=MEAN,
        source="annual contract value, the convention of subscription businesses",
        beside="value_received",
    ),
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
    partial(estimate_mean, unit="money per year", note="no running contract with a fee", least=0.0),
)

CART_ABANDONMENT = Metric(
    Card(
        key="cart_abandonment",
        name="Cart abandonment",
        family="operating",
        definition="carts not paid for over carts begun",
        says="where buying is lost at the last step",
        assumes="a cart is a wish to buy, not a list to remember",
        tempts_to="chase people with messages",
        read_by="product, digital",
        unit="share",
        better="low",
        how=SHARE,
        source="convention of electronic commerce",
        beside="minutes_per_task",
    ),
    ((Needs("carts", y="1.0 - {bought}", at="opened_at"),),),
    partial(estimate_share, note="no carts"),
)


def _offers(kind: str, name: str, says: str) -> Metric:
    return Metric(
        Card(
            key=f"{kind}_acceptance",
            name=f"{name} acceptance",
            family="money",
            definition=f"offers of kind `{kind}` taken over offers made",
            says=says,
            assumes="offers made in passing are counted too",
            tempts_to="offer only to those who would have bought anyway",
            read_by="sales, marketing",
            unit="share",
            better="high",
            how=SHARE,
            source="acceptance over offers, the convention of sales",
            beside="value_received",
        ),
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
        partial(estimate_share, note="no offers"),
    )


CROSS_SELL_ACCEPTANCE = _offers("cross_sell", "Cross-sell", "how many want another product too")
UP_SELL_ACCEPTANCE = _offers("up_sell", "Up-sell", "how many want more of the same")

METRICS = (
    SALES,
    GIVEN_BACK,
    LOYALTY,
    REPEAT_PURCHASE_SHARE,
    AVERAGE_TRANSACTION,
    AVERAGE_CONTRACT_VALUE,
    CART_ABANDONMENT,
    CROSS_SELL_ACCEPTANCE,
    UP_SELL_ACCEPTANCE,
)
