"""Offers and leave-taking in the compiled engine: what is accepted, who decides to go and who is saved."""

from __future__ import annotations

import math

from cxsim.engine.accounting import bill_month
from cxsim.engine.compilation import apart
from cxsim.engine.records import CROSS_SELL, MICRO, NODE_SUMS, OFFER, PER_NODE, RENEWAL, SAVE, SUMS
from cxsim.engine.transition_functions import add, next_multiple, quantity, to_fixed_point
from cxsim.engine.variates import churn_threshold
from cxsim.units import DAYS_PER_MONTH, MONTHS_PER_DAY


@apart
def decide_to_leave(tally, parameters, life):
    """The hazard strikes: the customer will leave, now or at its next renewal."""
    add(tally.months, life.month, SUMS.decided, 1)
    life.decided = 1
    life.leaving_on = life.day
    if parameters.form == RENEWAL:
        tenure = life.tenure_0 + (life.day - life.born) * MONTHS_PER_DAY
        life.leaving_on += (next_multiple(tenure, parameters.renewal) - tenure) * DAYS_PER_MONTH


@apart
def accept_offer(tally, month_days, values, parameters, node, journey, life, key):
    """The customer takes an offer: it pays the new fee from now on, costs the incentive, and stays if it was about to leave."""
    bill_month(tally.months, month_days, values, parameters, life)
    life.fee = max(life.fee + quantity(values, life.at, node.offer + OFFER.fee), 0.0)
    life.products += node.offer_kind == CROSS_SELL
    journey.accepted += 1
    if journey.accepted >= journey.most:
        journey.start = math.inf
    cost = to_fixed_point(quantity(values, life.at, node.offer + OFFER.incentive), MICRO)
    add(tally.months, life.month, parameters.touch_sums + PER_NODE * journey.node + NODE_SUMS.incentive, cost)
    life.costs += cost
    if node.offer_kind == SAVE and life.decided:
        add(tally.months, life.month, SUMS.saved, 1)
        life.decided = 0
        life.saves += 1
        life.leaving_on = math.inf
        life.churn_left = churn_threshold(parameters.churn_point, life.identity, life.saves, key)
