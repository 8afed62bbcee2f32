"""Offers and leave-taking in the open engine: what is accepted, who decides to go and who is saved."""

from __future__ import annotations

import math
from typing import Any

from cxsim.engine import records
from cxsim.engine import transition_functions as transitions
from cxsim.engine.elements.offers import PER_OFFER, SUMS
from cxsim.engine.simpy_engine.billing import bill_month
from cxsim.engine.simpy_engine.customer import Customer, Visits
from cxsim.engine.simpy_engine.state import exponential
from cxsim.units import DAYS_PER_MONTH, MONTHS_PER_DAY


def success_share(customer: Customer, node: dict[str, Any], visits: Visits) -> float:
    """The share of touches that succeed: of offers, those accepted by one who is so content and has not accepted all."""
    success = customer.value_now[node["column"] + records.TOUCHPOINT.success]
    if node["offer"] < 0:
        return float(success)
    if visits.accepted >= node["offer_most"]:
        return 0.0
    content = customer.value_now[node["offer"] + records.OFFER.success_satisfied]
    return float(success + (content - success) * transitions.response(node["offer_curve"], customer.satisfaction))


def accept_offer(customer: Customer, number: int, visits: Visits) -> None:
    """The customer takes an offer: another fee, another product, or it stays."""
    run, node, value = customer.run, customer.run.nodes[number], customer.value
    bill_month(customer)
    customer.fee_per_month = max(customer.fee_per_month + value[node["offer"] + records.OFFER.fee_change], 0.0)
    customer.products += node["offer_kind"] == records.CROSS_SELL
    visits.accepted += 1
    cost = transitions.to_fixed_point(value[node["offer"] + records.OFFER.incentive], records.MICRO)
    sums = customer.sums[run.parameters["offers_sums"] + PER_OFFER * number :]
    sums[SUMS.accepted] += 1
    sums[SUMS.incentive] += cost
    customer.costs += cost
    if node["offer_kind"] == records.SAVE and customer.decided:
        customer.sums[records.SUMS.saved] += 1
        customer.decided, customer.leaving_on = False, math.inf
        customer.saves += 1
        customer.churn_left = exponential(customer.uniforms(customer.saves, run.parameters["churn_point"])[0])


def decide_to_leave(customer: Customer) -> None:
    """The hazard strikes: the customer will leave, now or at its next renewal."""
    parameters = customer.run.parameters
    customer.sums[records.SUMS.decided] += 1
    customer.decided, customer.leaving_on = True, customer.day
    if parameters["form"] == records.RENEWAL:
        tenure = customer.tenure_0 + (customer.day - customer.born) * MONTHS_PER_DAY
        customer.leaving_on += (transitions.next_multiple(tenure, parameters["renewal"]) - tenure) * DAYS_PER_MONTH
