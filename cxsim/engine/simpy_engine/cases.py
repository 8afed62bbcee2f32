"""A customer's cases in the open engine: opened, touched, resolved."""

from __future__ import annotations

from typing import Any

from cxsim.engine import records
from cxsim.engine import transition_functions as transitions
from cxsim.engine.elements.cases import PER_CASE, SUMS
from cxsim.engine.elements.registry import EVENT
from cxsim.engine.simpy_engine.customer import Customer, OpenCase


def begin(customer: Customer) -> None:
    """The cases of a customer of the table that were open before the start: each has had a contact, and has been paid for."""
    since_opened = customer.run.scenario.since_opened
    if customer.origin != records.FROM_TABLE or not since_opened.size:
        return
    for kind, since in enumerate(since_opened[customer.number].tolist()):
        if since >= 0.0:
            customer.cases[kind] = OpenCase(customer.born - since, contacts=1)
            levels = (customer.satisfaction, customer.effort)
            customer.run.note(customer, EVENT.opened, kind, 0, customer.born - since, 0.0, levels)


def begin_touch(customer: Customer, node: dict[str, Any]) -> None:
    """A touch that opens a case by beginning."""
    if node["opens"] >= 0 and node["opens_when"] == records.BEGINS:
        _open(customer, node["opens"])


def end_touch(customer: Customer, node: dict[str, Any], outcome: int) -> None:
    """A touch that is a contact of a case, resolves it, or opens one by not succeeding."""
    at_begin = node["opens_when"] == records.BEGINS
    kind = node["opens"] if node["resolves"] < 0 and at_begin else node["resolves"]
    case = customer.cases.get(kind)
    if case is not None:
        case.contacts += 1
        if node["resolves"] == kind and outcome == records.SUCCESS:
            _close(customer, kind, case)
    if node["opens"] >= 0 and not at_begin and outcome != records.SUCCESS:
        _open(customer, node["opens"])


def end(customer: Customer) -> None:
    """What is still open at the end of a life or of the run."""
    for kind in sorted(customer.cases):
        customer.note(EVENT.unresolved, kind, customer.cases[kind].contacts, 0.0)


def hazard_factor(customer: Customer) -> float:
    """The factor on the hazard of all open cases."""
    columns = customer.run.case_columns
    return float(transitions.exp(sum((customer.value[columns[kind] + records.CASE.log_hazard] for kind in sorted(customer.cases)), 0.0)))


def _open(customer: Customer, kind: int) -> None:
    if kind in customer.cases:
        return
    customer.cases[kind] = OpenCase(customer.day)
    cost = transitions.to_fixed_point(customer.value[customer.run.case_columns[kind] + records.CASE.cost], records.MICRO)
    sums = _sums(customer, kind)
    sums[SUMS.opened] += 1
    sums[SUMS.cost] += cost
    customer.costs += cost
    customer.note(EVENT.opened, kind, 0, cost / records.MICRO)


def _close(customer: Customer, kind: int, case: OpenCase) -> None:
    sums = _sums(customer, kind)
    sums[SUMS.resolved] += 1
    sums[SUMS.at_once] += case.contacts == 1
    sums[SUMS.days] += transitions.to_fixed_point(customer.day - case.opened, records.FINE)
    del customer.cases[kind]
    customer.note(EVENT.resolved, kind, case.contacts, 0.0)


def _sums(customer: Customer, kind: int) -> Any:
    return customer.sums[customer.run.parameters["cases_sums"] + PER_CASE * kind :]
