"""Touches in the books of the compiled engine: how they end, what they cost and what the customer pays in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from cxsim.engine.accounting import record_event, record_touch
from cxsim.engine.compilation import inner
from cxsim.engine.elements.element import Booking, Element, MemberSums
from cxsim.engine.quantity_columns import places
from cxsim.engine.records import EVENT, MICRO, OUTCOMES, SUCCESS, TOUCHPOINT, Floats, Record, Scenario, Tally
from cxsim.engine.transition_functions import quantity, to_fixed_point
from cxsim.journey.plan import Plan, Touchpoint

SUMS = places(*OUTCOMES, "cost", "payments")
PER_TOUCHPOINT = len(SUMS)


@inner
def book_touch(tally: Tally, values: Floats, parameters: Record, node: Record, touch: Any, at: int, life: Record) -> None:
    """A touch is counted, with what it costs and what the customer pays in it at the values of a row.

    A `touch` is the number of its touchpoint, its outcome, how many days it took, and how many of them the customer waited.
    """
    number, outcome, length, wait = touch
    months, place = tally.months[life.month], parameters.journeys_sums + PER_TOUCHPOINT * number
    cost = to_fixed_point(quantity(values, at, node.column + TOUCHPOINT.cost), MICRO)
    months[place + outcome] += 1
    months[place + SUMS.cost] += cost
    life.costs += cost
    life.touches += 1
    record_touch(tally, life, number, outcome, cost / MICRO, length, wait)
    payment = to_fixed_point(quantity(values, at, node.column + TOUCHPOINT.payment), MICRO) if outcome == SUCCESS else 0
    if payment > 0:
        months[place + SUMS.payments] += payment
        life.payments += payment
        record_event(tally, life, EVENT.paid, number, 0, payment / MICRO)


def touchpoints(plan: Plan) -> dict[str, Touchpoint]:
    """The touchpoints of a plan as ``journey.touchpoint``, in the order of their numbers."""
    return {f"{name}.{touch}": part for name, journey in plan.journeys.items() for touch, part in journey.touchpoints.items()}


def names(plan: Plan) -> Sequence[str]:
    """The names of the touchpoints of a plan, in the order of their numbers."""
    return tuple(touchpoints(plan))


def address(touchpoint: str) -> str:
    """Where the quantities of a touchpoint stand in the plan."""
    journey, _, touch = touchpoint.partition(".")
    return f"journeys.{journey}.touchpoints.{touch}"


def series(sums: MemberSums) -> Mapping[str, Any]:
    """Touches by outcome and in all, what they cost, and what customers pay."""
    own, name = sums.columns, sums.member
    counts = {f"{outcome}.{name}": own[outcome] * 1.0 for outcome in OUTCOMES}
    money = {f"{kind}.{name}": own[kind] / MICRO for kind in ("cost", "payments")}
    return {**counts, f"touches.{name}": touches(sums) * 1.0, **money}


def touches(sums: MemberSums) -> Any:
    """The touches of each month, whatever their outcome."""
    return sum(sums.columns[outcome] for outcome in OUTCOMES)


def bookings(scenario: Scenario, sums: MemberSums) -> Iterator[Booking]:
    """What touches cost and bring."""
    yield Booking("cost", touches(sums), "costs")
    yield Booking("payment", touches(sums), "payments")


def tables(plan: Plan) -> Iterable[str]:
    """Payments and carts where customers pay, visits where their intent is stated."""
    parts = touchpoints(plan).values()
    yield from ("transactions", "carts") if any(touchpoint.payment.value > 0 for touchpoint in parts) else ()
    yield from ("visits",) if any(touchpoint.intent for touchpoint in parts) else ()


ELEMENT = Element(name="journeys", members=names, sums=SUMS._fields, series=series, bookings=bookings, tables=tables, address=address)
