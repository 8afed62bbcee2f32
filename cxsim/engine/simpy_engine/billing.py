"""What a customer pays and costs in the open engine for the share of a month in which it was active."""

from __future__ import annotations

from cxsim.engine import records
from cxsim.engine import transition_functions as transitions
from cxsim.engine.simpy_engine.customer import Customer


def bill_month(customer: Customer) -> None:
    """Fee and base cost since the last bill of this month."""
    value, parameters, sums, days = customer.value, customer.run.parameters, customer.sums, customer.run.month_days
    share = (customer.day - customer.billed_on) / (days[customer.month + 1] - days[customer.month])
    fee = transitions.to_fixed_point(customer.fee_per_month * value[parameters["fee_level"]] * share, records.MICRO)
    cost = transitions.to_fixed_point(value[parameters["base_cost"]] * share, records.MICRO)
    sums[records.SUMS.active_months] += transitions.to_fixed_point(share, records.FINE)
    sums[records.SUMS.fees] += fee
    sums[records.SUMS.base_cost] += cost
    customer.fees += fee
    customer.costs += cost
    customer.billed_on = customer.day
