"""Faults of the schema do not hide those of the parts that are right, and bring no false ones along."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from cxsim.config.error_recovery import faults_beside
from cxsim.config.inheritance import read_layers
from cxsim.config.study_file import Study
from tests.support.exploration import examples

CONFIGS = Path(__file__).parents[2] / "configs"
STUDIES = ("contact_centre.yaml", "gym.yaml", "telecom.yaml")
NONSENSE = ("many", -1e9, [7], {"unheard": 1}, None)

Address = tuple[str | int, ...]


@cache
def document(study: str) -> Any:
    return read_layers(CONFIGS / study).data


@cache
def places(study: str) -> tuple[Address, ...]:
    """Every place of a study, parts and leaves, but the whole."""
    return tuple(address for address in _below(document(study)) if address)


def _below(data: Any, address: Address = ()) -> Iterator[Address]:
    yield address
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in items:
        yield from _below(value, (*address, step))


def spoilt(data: Any, address: Address, value: Any) -> None:
    """Put something wrong at a place, or take it away; nothing if the place is gone."""
    for step in address[:-1]:
        if not (isinstance(data, dict) and step in data) and not (isinstance(data, list) and isinstance(step, int)):
            return
        data = data[step]
    if isinstance(data, dict) and value is None:
        data.pop(address[-1], None)
    elif isinstance(data, dict) or (isinstance(data, list) and isinstance(address[-1], int)):
        data[address[-1]] = deepcopy(value)  # else what is put into it later stands in every study of the test


def is_broken(data: Any) -> bool:
    try:
        Study.model_validate(data)
    except ValidationError:
        return True
    return False


def places_of_a_journey(study: str) -> Iterator[Address]:
    return (address for address in places(study) if address[0] == "journeys" and len(address) <= 4)


@pytest.mark.parametrize("study", STUDIES)
def test_a_broken_touchpoint_breaks_no_other(study: str) -> None:
    """Where a touchpoint that leads on is not read, nothing can be said of those after it."""
    for address in places_of_a_journey(study):
        broken = deepcopy(document(study))
        spoilt(broken, address, {"unheard": 1})
        assert is_broken(broken), address
        assert not faults_beside(broken, CONFIGS), address


def test_two_broken_columns_are_not_taken_for_one() -> None:
    broken = deepcopy(document("contact_centre.yaml"))
    spoilt(broken, ("population", "mapping", "customer_id"), None)
    spoilt(broken, ("population", "mapping", "features"), [7])
    assert not faults_beside(broken, CONFIGS)


def test_a_touchpoint_that_nothing_leads_to_is_reported_beside_a_fault_elsewhere() -> None:
    broken = deepcopy(document("telecom.yaml"))
    spoilt(broken, ("journeys", "support", "touchpoints", "first_contact", "on_failure"), "end")
    spoilt(broken, ("journeys", "onboarding", "touchpoints", "help", "channel"), None)
    found = faults_beside(broken, CONFIGS)
    assert [fault.path[-1] for fault in found or ()] == ["callback", "specialist"]


@examples(40, 200)
@given(st.data())
def test_a_broken_part_brings_no_false_faults(data: st.DataObject) -> None:
    """All else is right, so nothing else may be called wrong."""
    study = data.draw(st.sampled_from(STUDIES))
    broken = deepcopy(document(study))
    for address in data.draw(st.lists(st.sampled_from(places(study)), min_size=1, max_size=3)):
        value, alone = data.draw(st.sampled_from(NONSENSE)), deepcopy(document(study))
        spoilt(alone, address, value)
        if is_broken(alone):  # else it is no fault of the schema, and may well be one of another kind
            spoilt(broken, address, value)
    if is_broken(broken):
        assert not faults_beside(broken, CONFIGS)


PLANTED = {
    "a lever": (("programmes", "first_time_right", "levers", 0, "quantity"), "journeys.support.touchpoints.nobody.success"),
    "a pool": (("pools",), {"desk": {"agents": 3, "service": {"exponential": "5 min"}}}),
    "a trigger": (("journeys", "renewal", "trigger"), {"after": "support.nowhere", "outcome": "success"}),
    "a target": (("journeys", "support", "touchpoints", "callback", "on_failure"), "specialst"),
    "a start": (("start",), "2026-01-15"),
}


@pytest.mark.parametrize("planted", PLANTED)
@pytest.mark.parametrize(
    ("address", "value"),
    [
        (("revenue", "margin"), "some"),
        (("journeys", "support", "touchpoints", "first_contact", "channel"), None),
        (("journeys", "onboarding", "touchpoints", "help", "colour"), "blue"),
        (("run", "draws"), 0),
        (("journeys", "support", "trigger", "rate", "value"), -0.27),
    ],
)
def test_a_fault_of_the_schema_hides_no_other(planted: str, address: Address, value: Any) -> None:
    broken = deepcopy(document("telecom.yaml"))
    where, wrong = PLANTED[planted]
    spoilt(broken, where, wrong)
    spoilt(broken, address, value)
    assert is_broken(broken)
    found = faults_beside(broken, CONFIGS)
    assert found is not None
    assert any(fault.path[: len(where)] == where for fault in found)
