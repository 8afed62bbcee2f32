"""What a customer pays and costs in the open engine for the share of a month in which it was active."""

from __future__ import annotations

from cxsim.engine import laws, records
from cxsim.engine.open.customer import Customer


def bill(customer: Customer) -> None:
    """Fee and base cost since the last bill of this month."""
    value, single, sums = customer.value, customer.run.single, customer.sums
    fee = laws.fixed(customer.fee * value[single["fee_level"]] * customer.share, records.MICRO)
    cost = laws.fixed(value[single["base_cost"]] * customer.share, records.MICRO)
    sums[records.ACTIVE_MONTHS] += laws.fixed(customer.share, records.FINE)
    sums[records.FEES] += fee
    sums[records.BASE_COST] += cost
    customer.fees += fee
    customer.costs += cost
    customer.share = 0.0
