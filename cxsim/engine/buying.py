"""Purchases in the compiled engine, and who is taken for lost."""

from __future__ import annotations

from cxsim.engine.booking import note_aside
from cxsim.engine.compiling import inner
from cxsim.engine.draws import purchase_draws, quantile_of
from cxsim.engine.laws import add, fixed, quantity
from cxsim.engine.records import BOUGHT, LAPSED, MICRO, P_INACTIVE_AFTER, P_SPEND, PURCHASES, RETURNED, SPEND


@inner
def lapses(months, month_days, life, inactive_after, until):
    """Whether the customer was inactive for so long before `until` that it was taken for lost; it is counted on that day."""
    day = life.bought_on + inactive_after
    if day >= until:
        return False
    month = 0
    while month_days[month + 1] <= day:
        month += 1
    add(months, month, LAPSED, 1)
    return True


@inner
def buys(tally, factors, month_days, values, single, life, day, key):
    """The customer buys; if it had been taken for lost, it is back."""
    amount = fixed(
        quantity(values, life.at, single.purchases + P_SPEND) * quantile_of(factors, factors.shape[0] - 1, life.spend_luck), MICRO
    )
    if lapses(tally.months, month_days, life, quantity(values, life.at, single.purchases + P_INACTIVE_AFTER), day):
        add(tally.months, life.month, RETURNED, 1)
    add(tally.months, life.month, PURCHASES, 1)
    add(tally.months, life.month, SPEND, amount)
    life.purchases += 1
    life.spent += amount
    life.bought_on = day
    note_aside(tally, values, single, life, day, BOUGHT, -1, 0, amount / MICRO)
    left, life.spend_luck = purchase_draws(single.purchase_point, life.identity, life.purchases, key)
    life.buy_left += left
