"""Cases in the compiled engine: opened, touched, resolved."""

from __future__ import annotations

from cxsim.engine.accounting import record_event
from cxsim.engine.compilation import apart, inner
from cxsim.engine.records import BEGINS, CASE, CASE_SUMS, EVENT, FAILS, FINE, MICRO, PER_CASE, SUCCESS, USED
from cxsim.engine.transition_functions import add, quantity, to_fixed_point


@apart
def open_case(tally, cases, number, values, parameters, life):
    """A case of this kind is opened and paid for, unless one is open."""
    case = cases[number]
    if case.open:
        return
    case.open, case.contacts, case.opened = 1, 0, life.day
    life.open_cases += 1
    cost = to_fixed_point(quantity(values, life.at, case.column + CASE.cost), MICRO)
    place = parameters.case_sums + PER_CASE * number
    add(tally.months, life.month, place + CASE_SUMS.opened, 1)
    add(tally.months, life.month, place + CASE_SUMS.cost, cost)
    life.costs += cost
    record_event(tally, life, EVENT.opened, number, 0, cost / MICRO)


@apart
def open_cases_at_start(tally, cases, since_opened, life):
    """What was open before the start is noted with the day on which it was opened; it has had a contact, and has been paid for."""
    for number in range(cases.size):
        since = since_opened[life.row, number]
        if since >= 0.0:
            case = cases[number]
            case.open, case.contacts, case.opened = 1, 1, life.born - since
            life.open_cases += 1
            place = tally.used[USED.events]
            record_event(tally, life, EVENT.opened, number, 0, 0.0)
            if place < tally.events.size:
                tally.events[place].day = case.opened


@inner
def close_case(tally, case, number, parameters, life):
    """A case is resolved, after so many contacts and so many days."""
    case.open = 0
    life.open_cases -= 1
    place = parameters.case_sums + PER_CASE * number
    add(tally.months, life.month, place + CASE_SUMS.resolved, 1)
    add(tally.months, life.month, place + CASE_SUMS.at_once, case.contacts == 1)
    add(tally.months, life.month, place + CASE_SUMS.days, to_fixed_point(life.day - case.opened, FINE))
    record_event(tally, life, EVENT.resolved, number, case.contacts, 0.0)


@apart
def update_cases(tally, cases, node, outcome, values, parameters, life):
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
def record_unresolved_cases(tally, cases, life):
    """At the end of a life or of the run what is open is noted as unresolved."""
    for number in range(cases.size):
        if cases[number].open:
            record_event(tally, life, EVENT.unresolved, number, cases[number].contacts, 0.0)
