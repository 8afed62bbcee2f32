"""Purchases in the compiled engine, and who is taken for lost."""

from __future__ import annotations

import math

from cxsim.engine.accounting import note_aside
from cxsim.engine.compilation import apart, inner
from cxsim.engine.records import EVENT, FIRST, FROM_TABLE, MICRO, PURCHASES, SUMS
from cxsim.engine.transition_functions import add, fixed, quantity
from cxsim.engine.variates import days_since_purchase, own_factor, purchase_draws, quantile_of
from cxsim.rng import philox, uniform


@inner
def own_buying(factors, row, known, single, life, key):
    """How often and for how much this customer buys, against the plan: known of a row of the table (`known`), or drawn."""
    last = factors.shape[0] - 1
    life.buy_factor, life.spend_factor = (row.purchase_factor, row.spend_factor) if known else (math.nan, math.nan)
    if math.isnan(life.buy_factor):
        life.buy_factor = own_factor(factors, last - 2, single.purchase_factor_point, life.identity, key)
    if math.isnan(life.spend_factor):
        life.spend_factor = own_factor(factors, last, single.spend_factor_point, life.identity, key)


@apart
def bought_before(row, single, life, key):
    """When a customer of the table last bought, before the start: known, or drawn; what a programme moves has not been then."""
    if life.origin == FROM_TABLE:
        since = row.since_purchase
        if math.isnan(since):
            word, _, _, _ = philox(life.identity, FIRST, single.recency_point, key)
            since = days_since_purchase(single.past_rate * life.buy_factor, single.past_inactive, uniform(word))
        life.bought_on -= since


@inner
def lapses(months, month_days, life, inactive_after, until):
    """Whether the customer was inactive for so long before `until` that it was taken for lost; it is counted on that day."""
    day = max(life.bought_on + inactive_after, life.born)
    if day >= until:
        return False
    month = 0
    while month_days[month + 1] <= day:
        month += 1
    add(months, month, SUMS.lapsed, 1)
    return True


@inner
def buys(tally, factors, month_days, values, single, life, day, key):
    """The customer buys; if it had been taken for lost, it is back."""
    mean = quantity(values, life.at, single.purchases + PURCHASES.spend) * life.spend_factor
    amount = fixed(mean * quantile_of(factors, factors.shape[0] - 2, life.spend_luck), MICRO)
    if lapses(tally.months, month_days, life, quantity(values, life.at, single.purchases + PURCHASES.inactive_after), day):
        add(tally.months, life.month, SUMS.returned, 1)
    add(tally.months, life.month, SUMS.purchases, 1)
    add(tally.months, life.month, SUMS.spend, amount)
    life.purchases += 1
    life.spent += amount
    life.bought_on = day
    note_aside(tally, values, single, life, day, EVENT.bought, -1, 0, amount / MICRO)
    left, life.spend_luck = purchase_draws(single.purchase_point, life.identity, life.purchases, key)
    life.buy_left += left
