"""Whether the whole numbers in which a run adds up money held what was added to them.

Money is counted in whole millionths, in 64 bits, so that any order of adding gives the same sum; the engines add without looking, and
a sum that outgrows its 64 bits comes out as any number at all. So after a run every sum of money is held against what it cannot
exceed: how often something was added in that month (counts are far from their own end) times the largest amount that a single one can
have been, over all variants of the scenario. If these fit, then no sum can have left the 64 bits on the way, whatever the order; if
not, the run is refused. This holds for the numbers that were simulated with: of a scenario, a draw and its levers, not those of the plan.

Half of what 64 bits hold is allowed, so that the roundings of single amounts need not be looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from cxsim.engine import records
from cxsim.engine.elements import touchpoints
from cxsim.engine.elements.registry import ELEMENTS, element_sums
from cxsim.engine.elements.touchpoints import touches
from cxsim.engine.records import FINE, MICRO, Floats, Ints, Scenario, Tally
from cxsim.engine.twin import Twin
from cxsim.errors import ModelError, fault
from cxsim.text import Message

MOST = 2.0**62 / MICRO  # of money


@dataclass(frozen=True)
class Booked:
    """One kind of money: how often it was booked in each month, and its largest single amount in each month.

    `name` is that of the quantity whose amount it is; `account` is what it goes to in the record of a life, `once` whether but once.
    """

    name: str
    times: Floats
    largest: Floats
    account: str
    once: bool = False


def check_overflow(twin: Twin, scenario: Scenario, tally: Tally) -> None:
    """Refuse a run whose sums of money may have outgrown their whole numbers.

    Raises
    ------
    ModelError
        With the quantity of every such sum.
    """
    booked = tuple(_booked(twin, scenario, tally))
    reached = {one.name: float((one.times * one.largest).max(initial=0.0)) for one in booked}
    if len(tally.histories):
        reached |= {name: most for name, most in _of_one_life(booked, tally, twin.months) if most > reached.get(name, 0.0)}
    faults = [
        fault("engine-quantity-overflow", name=name, most=most, limit=MOST).at(path=name.split("."))
        for name, most in reached.items()
        if not most <= MOST
    ]
    if faults:
        raise ModelError(Message("engine-sums-overflow"), faults)


def add_tables(tables: Iterable[Ints]) -> Ints:
    """The sum of tables of sums.

    Raises
    ------
    ModelError
        If a sum outgrows its whole number.
    """
    first, *others = tables
    total = first
    for table in others:
        before, total = total, total + table
        if (((before ^ total) & (table ^ total)) < 0).any():  # both have one sign, and their sum has the other
            raise ModelError(Message("engine-sums-overflow"), [fault("engine-total-overflow", limit=2.0**63 / MICRO)])
    return total


def to_micros(money: Floats) -> Ints:
    """Sums of money in whole millionths, rounded half up.

    Raises
    ------
    ModelError
        If a sum outgrows its whole number.
    """
    if not (np.abs(money) <= MOST).all():
        raise ModelError(Message("engine-sums-overflow"), [fault("engine-total-overflow", limit=MOST)])
    return np.asarray(np.floor(money * MICRO + 0.5).astype(np.int64))


def _booked(twin: Twin, scenario: Scenario, tally: Tally) -> Iterator[Booked]:
    """Every kind of money that a run books."""
    amounts = _largest(twin, scenario, tally)
    counts, parameters = tally.months.astype(float), scenario.parameters[0]

    def of(column: int, times: Floats, account: str, factor: float = 1.0, once: bool = False) -> Booked:
        return Booked(twin.names[column], times, amounts[:, column] * factor, account, once)

    touched = sum((touches(sums) for sums in element_sums(touchpoints.ELEMENT, twin.plan, scenario, counts)), np.zeros(twin.months))
    bills = counts[:, records.SUMS.active_end] + counts[:, records.SUMS.churned] + touched
    billed_months = (counts[:, records.SUMS.active_months] + bills) / FINE  # the part of a month on each bill is rounded as well
    yield of(int(parameters["fee_level"]), billed_months, "fees", _largest_fee(scenario, amounts))
    yield of(int(parameters["base_cost"]), billed_months, "costs")
    column = {name: number for number, name in enumerate(twin.names)}
    for element in ELEMENTS:
        for sums in element_sums(element, twin.plan, scenario, counts) if element.is_in(twin.plan) else ():
            for one in element.bookings(scenario, sums):
                place = column.get(element.quantity(sums.member, one.quantity))
                if place is not None:  # not every touchpoint makes an offer
                    yield of(place, one.times, one.account, one.factor, one.once)


def _largest(twin: Twin, scenario: Scenario, tally: Tally) -> Floats:
    """The largest amount of every quantity in each month, shape (months, quantities); what touches in Python cost is among the events."""
    amounts: Floats = np.abs(scenario.values).reshape(-1, twin.months, len(twin.names)).max(axis=0)
    touchpoints = (touchpoint for journey in twin.plan.journeys.values() for touchpoint in journey.touchpoints.values())
    own = np.array([touchpoint.custom is not None for touchpoint in touchpoints], np.bool_)
    if own.any():
        columns = scenario.nodes["column"][own] + records.TOUCHPOINT.cost
        amounts[:, columns] = np.maximum(amounts[:, columns], np.abs(tally.events["amount"]).max(initial=0.0))
    return amounts


def _largest_fee(scenario: Scenario, amounts: Floats) -> float:
    """The largest fee that anybody can come to: that of a row, and every change of it that can be accepted."""
    offers = scenario.nodes[scenario.nodes["offer"] >= 0]
    changes = amounts[:, offers["offer"] + records.OFFER.fee_change].max(axis=0, initial=0.0)
    return float(np.abs(scenario.rows["fee_per_month"]).max(initial=0.0) + (changes * offers["offer_most"]).sum())


def _of_one_life(booked: Iterable[Booked], tally: Tally, months: int) -> Iterator[tuple[str, float]]:
    """What the accounts of one life, which run over all months, cannot exceed; under the name of the largest amount of each."""
    histories = tally.histories[: int(tally.used[records.USED.histories])]
    times = {"fees": months, "spent": float(histories["purchases"].max(initial=0)), "payments": float(histories["touches"].max(initial=0))}
    times["costs"] = months + times["payments"]  # of a month each, or of a touch and what it brings about
    accounts: dict[str, list[tuple[float, str]]] = {}
    for one in booked:
        most = float(one.largest.max(initial=0.0)) * (1.0 if one.once else times[one.account])
        accounts.setdefault(one.account, []).append((most, one.name))
    for parts in accounts.values():
        yield max(parts)[1], sum(most for most, _ in parts)
