"""Cases in the compiled engine: opened, touched, resolved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from cxsim.engine.accounting import record_event
from cxsim.engine.compilation import apart, inner
from cxsim.engine.elements.element import Booking, Element, MemberSums, StateField
from cxsim.engine.quantity_columns import places
from cxsim.engine.records import BEGINS, CASE, FAILS, FINE, FROM_TABLE, MICRO, SUCCESS, USED, Floats, Record, Records, Scenario, Tally
from cxsim.engine.transition_functions import add, quantity, to_fixed_point

SUMS = places("opened", "resolved", "at_once", "days", "cost")
PER_CASE = len(SUMS)


@apart
def open_case(tally: Tally, cases: Records, number: int, values: Floats, parameters: Record, life: Record) -> None:
    """A case of this kind is opened and paid for, unless one is open."""
    case = cases[number]
    if case.open:
        return
    case.open, case.contacts, case.opened = 1, 0, life.day
    life.open_cases += 1
    cost = to_fixed_point(quantity(values, life.at, case.column + CASE.cost), MICRO)
    place = parameters.cases_sums + PER_CASE * number
    add(tally.months, life.month, place + SUMS.opened, 1)
    add(tally.months, life.month, place + SUMS.cost, cost)
    life.costs += cost
    record_event(tally, life, parameters.opened_kind, number, 0, cost / MICRO)


@inner
def begin(scenario: Scenario, tally: Tally, row: Record, parameters: Record, life: Record, key: np.uint64) -> None:
    """A customer has no open case, unless it had one before the start."""
    life.open_cases = 0
    for number in range(scenario.cases.size):
        scenario.cases[number].open = 0
    if scenario.since_opened.size > 0 and life.origin == FROM_TABLE:
        open_cases_at_start(tally, scenario.cases, scenario.since_opened, parameters, life)


@apart
def open_cases_at_start(tally: Tally, cases: Records, since_opened: Floats, parameters: Record, life: Record) -> None:
    """What was open before the start is noted with the day on which it was opened; it has had a contact, and has been paid for."""
    for number in range(cases.size):
        since = since_opened[life.row, number]
        if since >= 0.0:
            case = cases[number]
            case.open, case.contacts, case.opened = 1, 1, life.born - since
            life.open_cases += 1
            place = tally.used[USED.events]
            record_event(tally, life, parameters.opened_kind, number, 0, 0.0)
            if place < tally.events.size:
                tally.events[place].day = case.opened


@inner
def close_case(tally: Tally, case: Record, number: int, parameters: Record, life: Record) -> None:
    """A case is resolved, after so many contacts and so many days."""
    case.open = 0
    life.open_cases -= 1
    place = parameters.cases_sums + PER_CASE * number
    add(tally.months, life.month, place + SUMS.resolved, 1)
    add(tally.months, life.month, place + SUMS.at_once, case.contacts == 1)
    add(tally.months, life.month, place + SUMS.days, to_fixed_point(life.day - case.opened, FINE))
    record_event(tally, life, parameters.resolved_kind, number, case.contacts, 0.0)


@apart
def update_cases(tally: Tally, cases: Records, node: Record, outcome: int, values: Floats, parameters: Record, life: Record) -> None:
    """What the outcome of a touch does to cases: it is a contact, it may resolve one or open one."""
    number = node.opens if node.resolves < 0 and node.opens_when == BEGINS else node.resolves
    if number >= 0 and cases[number].open:
        case = cases[number]
        case.contacts += 1
        if node.resolves >= 0 and outcome == SUCCESS:
            close_case(tally, case, number, parameters, life)
    if node.opens >= 0 and node.opens_when == FAILS and outcome != SUCCESS:
        open_case(tally, cases, node.opens, values, parameters, life)


@apart
def record_unresolved_cases(tally: Tally, cases: Records, parameters: Record, life: Record) -> None:
    """What is open is noted as unresolved."""
    for number in range(cases.size):
        if cases[number].open:
            record_event(tally, life, parameters.unresolved_kind, number, cases[number].contacts, 0.0)


@inner
def end(scenario: Scenario, tally: Tally, parameters: Record, life: Record) -> None:
    """At the end of a life or of the run what is open stays unresolved."""
    if life.open_cases:
        record_unresolved_cases(tally, scenario.cases, parameters, life)


def series(sums: MemberSums) -> Mapping[str, Any]:
    """Cases opened and resolved, at the first contact and after how many days, and what they cost on top of their contacts."""
    own, kind = sums.columns, sums.member
    return {
        f"opened.{kind}": own["opened"] * 1.0,
        f"resolved.{kind}": own["resolved"] * 1.0,
        f"resolved_at_once.{kind}": own["at_once"] * 1.0,
        f"days_to_resolution.{kind}": own["days"] * 1.0 / FINE / np.maximum(own["resolved"] * 1.0, 1),
        f"cost_case.{kind}": own["cost"] * 1.0 / MICRO,
    }


def bookings(scenario: Scenario, sums: MemberSums) -> Iterator[Booking]:
    """What each case costs."""
    yield Booking("cost", sums.columns["opened"], "costs")


ELEMENT = Element(
    name="cases",
    members=lambda plan: tuple(plan.cases),
    state={"open_cases": StateField("whole", "few")},
    sums=SUMS._fields,
    kinds={"opened": "case_opened", "resolved": "case_resolved", "unresolved": "case_unresolved"},
    series=series,
    bookings=bookings,
    tables=lambda plan: ["cases"],
    begin=begin,
    end=end,
)
