"""What a customer buys outside a subscription in the SimPy engine, and when it is taken for lost."""

from __future__ import annotations

import math

import numpy as np

from cxsim.engine import records, relaxation, variates
from cxsim.engine import transition_functions as transitions
from cxsim.engine.elements.purchases import COLUMNS, QUANTILES, SUMS
from cxsim.engine.elements.registry import EVENT
from cxsim.engine.simpy_engine import satisfaction_dynamics, triggers
from cxsim.engine.simpy_engine.customer import Customer
from cxsim.engine.simpy_engine.process import Process
from cxsim.engine.simpy_engine.state import exponential
from cxsim.units import MONTHS_PER_DAY


def begin(customer: Customer) -> None:
    """The first threshold, and this customer's own rate, mean amount and last purchase: known from its history, or drawn."""
    customer.bought_on = customer.born
    if customer.run.parameters["purchases"] < 0:
        return
    _draw(customer)
    customer.buy_factor = _own(customer, "purchase_factor", "rate_factor", QUANTILES.variation)
    customer.spend_factor = _own(customer, "spend_factor", "spend_factor", QUANTILES.spend_between)
    if customer.origin == records.FROM_TABLE:
        customer.bought_on -= _since_last(customer)


def _own(customer: Customer, column: str, point: str, quantiles: int) -> float:
    known = customer.row[column] if customer.origin == records.FROM_TABLE else math.nan
    parameters = customer.run.parameters
    drawn = math.isnan(known)
    return (
        customer.own_factor(parameters["purchases_quantiles"] + quantiles, parameters[f"purchases_{point}_point"])
        if drawn
        else float(known)
    )


def _since_last(customer: Customer) -> float:
    """The days since the last purchase of a customer of the table."""
    run, since = customer.run, float(customer.row["since_purchase"])
    if not math.isnan(since):
        return since
    u, past = customer.uniforms(0, run.parameters["purchases_recency_point"])[0], run.segments[customer.row["segment"]]
    return float(variates.days_since_purchase(past["past_rate"] * customer.buy_factor, past["past_inactive"], u))


def used(customer: Customer, days: float) -> tuple[float, float]:
    """The rate of purchases used up in so many days, and the day, from now, of the next (endless: later)."""
    value, column = customer.value, customer.run.parameters["purchases"]
    if column < 0:
        return 0.0, math.inf
    scale = value[column + COLUMNS.rate] * customer.buy_factor * MONTHS_PER_DAY
    by = satisfaction_dynamics.influence(customer, customer.run.parameters["purchases_curve"], value[column + COLUMNS.log_rate])
    felt, left = satisfaction_dynamics.faded(customer, "satisfaction"), customer.buy_left
    passed, known = relaxation.integrate_log_linear(scale, felt, relaxation.find_path(felt), by, days)
    return float(passed), float(
        relaxation.solve_log_linear(scale, felt, by, days, known, left)
    ) if passed > 0.0 and passed >= left else math.inf


def happen(customer: Customer, day: float) -> None:
    """A purchase of a random amount."""
    run, column = customer.run, customer.run.parameters["purchases"]
    sums = customer.sums[run.parameters["purchases_sums"] :]
    mean = customer.value[column + COLUMNS.spend] * customer.spend_factor
    factor = variates.quantile(
        run.scenario.factors, run.parameters["purchases_quantiles"] + QUANTILES.spend_variation, customer.spend_uniform
    )
    amount = transitions.to_fixed_point(mean * factor, records.MICRO)
    if _lapses(customer, customer.value[column + COLUMNS.inactive_after], day):
        sums[SUMS.returned] += 1
    triggers.on_event(customer, records.ON_PURCHASE, customer.purchases, day)
    sums[SUMS.purchases] += 1
    sums[SUMS.spend] += amount
    customer.purchases += 1
    customer.spent += amount
    customer.bought_on = day
    customer.note_aside(day, EVENT.bought, -1, 0, amount / records.MICRO)
    _draw(customer)


def use_up(customer: Customer, used: float) -> None:
    """So much of the threshold is used up."""
    customer.buy_left -= used


def end(customer: Customer) -> None:
    """At the end of a life or of the run: was it taken for lost before the horizon?"""
    run, column = customer.run, customer.run.parameters["purchases"]
    if column >= 0:
        last = run.values[customer.variant * run.months + run.months - 1]
        after = last[column + COLUMNS.inactive_after]
        customer.lapsed = _lapses(customer, after, run.month_days[-1])
        customer.lapsed_on = max(customer.bought_on + after, customer.born) if customer.lapsed else math.inf


def _lapses(customer: Customer, inactive_after: float, until: float) -> bool:
    day = max(customer.bought_on + inactive_after, customer.born)
    if day >= until:
        return False
    month = int(np.searchsorted(customer.run.month_days, day, side="right")) - 1
    customer.run.sums[month, customer.run.parameters["purchases_sums"] + SUMS.lapsed] += 1
    return True


def _draw(customer: Customer) -> None:
    threshold, customer.spend_uniform, _, _ = customer.uniforms(customer.purchases, customer.run.parameters["purchases_point"])
    customer.buy_left += exponential(threshold)


PROCESS = Process(begin, used, happen, use_up, end)
