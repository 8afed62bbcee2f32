"""Offers and leave-taking in the compiled engine: what is accepted, who decides to go and who is saved."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from cxsim.engine import records
from cxsim.engine.accounting import bill_month
from cxsim.engine.compilation import apart
from cxsim.engine.elements import touchpoints
from cxsim.engine.elements.element import Booking, Element, MemberSums
from cxsim.engine.quantity_columns import places
from cxsim.engine.records import CROSS_SELL, MICRO, OFFER, RENEWAL, SAVE, Floats, Record, Scenario, Tally
from cxsim.engine.transition_functions import add, next_multiple, quantity, to_fixed_point
from cxsim.engine.variates import churn_threshold
from cxsim.journey.offers import Offer
from cxsim.journey.plan import Plan
from cxsim.units import DAYS_PER_MONTH, MONTHS_PER_DAY

SUMS = places("accepted", "incentive")
PER_OFFER = len(SUMS)
"""For each touchpoint, whether it makes an offer or not."""


@apart
def decide_to_leave(tally: Tally, parameters: Record, life: Record) -> None:
    """The hazard strikes: the customer will leave, now or at its next renewal."""
    add(tally.months, life.month, records.SUMS.decided, 1)
    life.decided = 1
    life.leaving_on = life.day
    if parameters.form == RENEWAL:
        tenure = life.tenure_0 + (life.day - life.born) * MONTHS_PER_DAY
        life.leaving_on += (next_multiple(tenure, parameters.renewal) - tenure) * DAYS_PER_MONTH


@apart
def accept_offer(
    tally: Tally, month_days: Floats, values: Floats, parameters: Record, node: Record, journey: Record, life: Record, key: np.uint64
) -> None:
    """The customer takes an offer: it pays the new fee from now on, costs the incentive, and stays if it was about to leave."""
    bill_month(tally.months, month_days, values, parameters, life)
    life.fee_per_month = max(life.fee_per_month + quantity(values, life.at, node.offer + OFFER.fee_change), 0.0)
    life.products += node.offer_kind == CROSS_SELL
    journey.accepted += 1
    if journey.accepted >= journey.most:
        journey.start = math.inf
    cost = to_fixed_point(quantity(values, life.at, node.offer + OFFER.incentive), MICRO)
    place = parameters.offers_sums + PER_OFFER * journey.node
    add(tally.months, life.month, place + SUMS.accepted, 1)
    add(tally.months, life.month, place + SUMS.incentive, cost)
    life.costs += cost
    if node.offer_kind == SAVE and life.decided:
        add(tally.months, life.month, records.SUMS.saved, 1)
        life.decided = 0
        life.saves += 1
        life.leaving_on = math.inf
        life.churn_left = churn_threshold(parameters.churn_point, life.identity, life.saves, key)


def stated(plan: Plan) -> list[Offer]:
    """The offers of a plan."""
    return [touchpoint.offer for touchpoint in touchpoints.touchpoints(plan).values() if touchpoint.offer is not None]


def series(sums: MemberSums) -> Mapping[str, Any]:
    """What the acceptances cost."""
    return {f"incentive.{sums.member}": sums.columns["incentive"] / MICRO}


def bookings(scenario: Scenario, sums: MemberSums) -> Iterator[Booking]:
    """What each acceptance costs."""
    yield Booking("incentive", sums.columns["accepted"], "costs")


ELEMENT = Element(
    name="offers",
    stated=stated,
    members=touchpoints.names,
    sums=SUMS._fields,
    series=series,
    bookings=bookings,
    address=lambda touchpoint: f"{touchpoints.address(touchpoint)}.offer",
    tables=lambda plan: ["offers"],
)
