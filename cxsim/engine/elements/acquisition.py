"""Channels of acquisition in the books of the compiled engine: whom they bring, and at what cost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cxsim.engine.accounting import record_event
from cxsim.engine.compilation import inner
from cxsim.engine.elements.element import Booking, Element, MemberSums
from cxsim.engine.elements.referral import reward
from cxsim.engine.quantity_columns import places
from cxsim.engine.records import CHANNEL, EVENT, MICRO, REFERRED, Floats, Record, Records, Scenario, Tally
from cxsim.engine.transition_functions import add, quantity, to_fixed_point

SUMS = places("acquired", "cost")
PER_CHANNEL = len(SUMS)


@inner
def book_acquisition(tally: Tally, values: Floats, parameters: Record, channels: Records, months: int, life: Record) -> None:
    """A new customer is counted and paid for: a reward to the referrer, or the price of the channel."""
    if life.origin == REFERRED:
        cost = reward(tally, values, parameters, life)
    else:
        cost = to_fixed_point(
            quantity(values, parameters.everyone * months + life.month, channels[life.source].column + CHANNEL.cost), MICRO
        )
        place = parameters.acquisition_sums + PER_CHANNEL * life.source
        add(tally.months, life.month, place + SUMS.acquired, 1)
        add(tally.months, life.month, place + SUMS.cost, cost)
    life.costs += cost
    record_event(tally, life, EVENT.joined, -1, life.origin, cost / MICRO)


def series(sums: MemberSums) -> Mapping[str, Any]:
    """Customers won, and what they cost."""
    return {f"acquired.{sums.member}": sums.columns["acquired"] * 1.0, f"cost_acquisition.{sums.member}": sums.columns["cost"] / MICRO}


def bookings(scenario: Scenario, sums: MemberSums) -> Iterator[Booking]:
    """What each customer won costs."""
    yield Booking("cost", sums.columns["acquired"], "costs", once=True)


ELEMENT = Element(name="acquisition", members=lambda plan: tuple(plan.acquisition), sums=SUMS._fields, series=series, bookings=bookings)
