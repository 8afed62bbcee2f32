"""What starts journeys beside rates and multiples of tenure in the open engine: purchases, bills, stated days, levels that are passed."""

from __future__ import annotations

import math

from cxsim.engine import records, relaxation
from cxsim.engine.journey_starts import days_to_level
from cxsim.engine.simpy_engine import satisfaction_dynamics
from cxsim.engine.simpy_engine.customer import Customer

FEELINGS = ("satisfaction", "effort")


def begin(customer: Customer, number: int) -> None:
    """The first stated day, and on which side of its level what a journey looks at is."""
    journey, visits = customer.run.journeys[number], customer.visits[number]
    if journey["trigger"] == records.ON_DATE:
        visits.start = _next_date(customer, number, -1.0 if customer.origin == records.FROM_TABLE else customer.born)
    elif journey["trigger"] == records.ON_LEVEL:
        visits.beyond = _gap(customer, journey) >= 0.0


def on_event(customer: Customer, trigger: int, ordinal: int, day: float) -> None:
    """The journeys that follow from purchases, or from bills, start, each in its share of them."""
    for journey, visits in zip(customer.run.journeys, customer.visits, strict=True):
        if journey["trigger"] == trigger and _drawn(customer, journey, ordinal):
            visits.start = day


def look(customer: Customer) -> None:
    """When the journeys start that wait for a level to be passed."""
    for journey, visits in zip(customer.run.journeys, customer.visits, strict=True):
        if journey["trigger"] != records.ON_LEVEL:
            continue
        gap, before = _gap(customer, journey), visits.beyond
        visits.beyond = gap >= 0.0
        if not visits.beyond:
            felt = satisfaction_dynamics.faded(customer, FEELINGS[journey["feeling"]])
            threshold, side = customer.value[journey["start_column"]], journey["side"]
            visits.start = customer.day + float(days_to_level(relaxation.find_path(felt), threshold, side))
        elif not before:
            visits.start = customer.day if visits.started_on != customer.day else math.inf


def take(customer: Customer, number: int) -> bool:
    """Whether a start is one for this customer; the next stated day is looked up, and the level that was passed is felt exactly."""
    journey, visits = customer.run.journeys[number], customer.visits[number]
    if journey["trigger"] == records.ON_DATE:
        visits.start = _next_date(customer, number, customer.day)
        other = journey["segment"] >= 0 and journey["segment"] != customer.row["segment"]
        return not other and _drawn(customer, journey, int(customer.day))
    if journey["trigger"] == records.ON_LEVEL:
        visits.started_on, visits.beyond = customer.day, True
        if _gap(customer, journey) < 0.0:
            setattr(customer, FEELINGS[journey["feeling"]], customer.value[journey["start_column"]])
    return True


def _gap(customer: Customer, journey: dict[str, float]) -> float:
    level, settled, half_life = satisfaction_dynamics.faded(customer, FEELINGS[int(journey["feeling"])])
    level = level if half_life > 0.0 else settled  # what fades at once is where it goes
    return float((level - customer.value[int(journey["start_column"])]) * journey["side"])


def _next_date(customer: Customer, number: int, day: float) -> float:
    return min((float(date) for date in customer.run.scenario.dates[number] if date > day), default=math.inf)


def _drawn(customer: Customer, journey: dict[str, int], ordinal: int) -> bool:
    return customer.uniforms(ordinal, journey["start_point"])[0] < customer.value[journey["start_column"]]
