"""What a customer buys outside a subscription in the open engine, and when it is taken for lost."""

from __future__ import annotations

import math

import numpy as np

from cxsim.engine import records, relaxation, variates
from cxsim.engine import transition_functions as transitions
from cxsim.engine.simpy_engine import satisfaction_dynamics
from cxsim.engine.simpy_engine.customer import Customer
from cxsim.engine.simpy_engine.state import exponential
from cxsim.units import MONTHS_PER_DAY


def begin(customer: Customer) -> None:
    """The first threshold, and this customer's own rate, mean amount and last purchase: known from its history, or drawn."""
    run, known = customer.run, customer.origin == records.FROM_TABLE
    _draw(customer)
    customer.buy_factor = _own(customer, "purchase_factor", len(run.settings.factors) - 3)
    customer.spend_factor = _own(customer, "spend_factor", len(run.settings.factors) - 1)
    customer.bought_on = customer.born - (_since_last(customer) if known and run.single["purchases"] >= 0 else 0.0)


def _own(customer: Customer, factor: str, quantiles: int) -> float:
    known = customer.row[factor] if customer.origin == records.FROM_TABLE else math.nan
    return customer.own_factor(quantiles, customer.run.single[f"{factor}_point"]) if math.isnan(known) else float(known)


def _since_last(customer: Customer) -> float:
    """The days since the last purchase of a customer of the table."""
    single, since = customer.run.single, float(customer.row["since_purchase"])
    if not math.isnan(since):
        return since
    luck = customer.luck(0, single["recency_point"])[0]
    return float(variates.days_since_purchase(single["past_rate"] * customer.buy_factor, single["past_inactive"], luck))


def used(customer: Customer, days: float) -> tuple[float, float]:
    """The rate of purchases used up in so many days, and the day, from now, of the next (endless: later)."""
    value, column = customer.value, customer.run.single["purchases"]
    if column < 0:
        return 0.0, math.inf
    scale = value[column + records.PURCHASES.rate] * customer.buy_factor * MONTHS_PER_DAY
    by = satisfaction_dynamics.influence(customer, customer.run.single["purchase_curve"], value[column + records.PURCHASES.log_rate])
    felt = satisfaction_dynamics.faded(customer, "satisfaction")
    left = customer.buy_left
    passed, known = relaxation.grown(scale, felt, relaxation.course(felt), by, days)
    return float(passed), float(relaxation.grown_by(scale, felt, by, days, known, left)) if passed > 0.0 and passed >= left else math.inf


def buy(customer: Customer, day: float) -> None:
    """A purchase of a random amount."""
    run, column = customer.run, customer.run.single["purchases"]
    mean = customer.value[column + records.PURCHASES.spend] * customer.spend_factor
    factor = variates.quantile_of(run.settings.factors, len(run.settings.factors) - 2, customer.spend_luck)
    amount = transitions.fixed(mean * factor, records.MICRO)
    if _lapses(customer, customer.value[column + records.PURCHASES.inactive_after], day):
        customer.sums[records.SUMS.returned] += 1
    customer.sums[records.SUMS.purchases] += 1
    customer.sums[records.SUMS.spend] += amount
    customer.purchases += 1
    customer.spent += amount
    customer.bought_on = day
    customer.note_aside(day, records.EVENT.bought, -1, 0, amount / records.MICRO)
    _draw(customer)


def end(customer: Customer) -> None:
    """At the end of a life or of the run: was it taken for lost before the horizon?"""
    run, column = customer.run, customer.run.single["purchases"]
    if column >= 0:
        last = run.values[customer.variant * run.months + run.months - 1]
        after = last[column + records.PURCHASES.inactive_after]
        customer.lapsed = _lapses(customer, after, run.month_days[-1])
        customer.lapsed_on = max(customer.bought_on + after, customer.born) if customer.lapsed else math.inf


def _lapses(customer: Customer, inactive_after: float, until: float) -> bool:
    day = max(customer.bought_on + inactive_after, customer.born)
    if day >= until:
        return False
    month = int(np.searchsorted(customer.run.month_days, day, side="right")) - 1
    customer.run.sums[month, records.SUMS.lapsed] += 1
    return True


def _draw(customer: Customer) -> None:
    threshold, customer.spend_luck, _, _ = customer.luck(customer.purchases, customer.run.single["purchase_point"])
    customer.buy_left += exponential(threshold)
