"""Recovery from faults of the schema: a broken study is repaired just enough to find its other faults, so that all come at once.

Wherever something is missing or wrong, the first of a few plain values that is right there is put. Names, and what refers to them,
stay as they are. A fault of the repaired study is one of the study itself unless it is about a place that was repaired, or names what went
with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from cxsim.config.checks import study_faults
from cxsim.config.document import Address
from cxsim.config.study_file import Study
from cxsim.config.validation import address_of
from cxsim.errors import Fault
from cxsim.journey.checks.journeys import OUTCOMES, journey_faults, target_faults
from cxsim.journey.checks.levels import level_faults
from cxsim.journey.parameters import PlanSection
from cxsim.journey.plan import END, Journey, LevelDynamics

_Part = TypeVar("_Part", bound=PlanSection)

NUMBERS, OTHERS = (0.5, 1), ("1 d", "2026-01-01")
CLOCK = (("start",), ("horizon",))
"""Whether a date is right follows from them, so nothing can stand for them."""
NUMBER = {"value", "p5", "p95"}
"""Keys of a section that is a number."""
MOST_REPAIRS = 50
"""A file with more faults of its schema is hardly a study."""


@dataclass
class RecoveredDocument:
    """The data of a study that is being repaired: where something was put, and the texts that went with what stood there."""

    data: Any
    places: list[Address] = field(default_factory=list)
    lost: set[str] = field(default_factory=set)


def faults_beside(data: Any, folder: Path) -> tuple[Fault, ...] | None:
    """What is wrong with the parts of a broken study that are right by themselves; None if it cannot be repaired."""
    found = RecoveredDocument(deepcopy(data))
    study = _repair(found)
    return (
        None if study is None else tuple(fault for fault in study_faults(study.in_folder(folder)) if not _from_repair(fault, found, data))
    )


def _repair(found: RecoveredDocument) -> Study | None:
    for _ in range(MOST_REPAIRS):
        study, errors = _read(found.data)
        if study is not None:
            return study
        if not _repair_first(found, errors):
            return None
    return None


def _repair_first(found: RecoveredDocument, errors: list[ErrorDetails]) -> bool:
    """Whether the first fault that can be repaired was."""
    for details in errors:
        address, names = _place(details, found.data)
        for value in _values(found.data, address, details, len(errors)) if address else ():
            tried = _with(found.data, address, value)
            if len(_read(tried)[1]) < len(errors):
                found.lost.update(_texts(_at(found.data, address)), names)
                found.places.append(address)
                found.data = tried
                return True
    return False


def _values(data: Any, address: Address, details: ErrorDetails, errors: int) -> tuple[Any, ...]:
    """What may be right at a place, in the order in which it is tried; nothing for a text that may have been meant to name something."""
    if address[:1] in CLOCK:
        return ()
    if details["type"] == "extra_forbidden" or "[key]" in details["loc"]:
        return (None,)
    text = _unused(data)
    tried = _with(data, address, text)
    left = _read(tried)[1]
    if len(left) < errors:
        return (text,) if details["type"] == "missing" else ()
    here = [error for error in left if address_of(error["loc"], tried) == address]
    return (*NUMBERS, *OTHERS, *(word for error in (details, *here) for word in _wanted(error)))


def _unused(data: Any) -> str:
    """A text that stands nowhere in the data: two columns of one name, say, would be a fault of their own."""
    texts, text = set(_texts(data)), "a"
    while text in texts:
        text += "a"
    return text


def _place(details: ErrorDetails, data: Any) -> tuple[Address, set[str]]:
    """Where to repair, and the name that goes with it if it is a name itself that is wrong."""
    location = details["loc"]
    if details["type"] == "missing":
        around = address_of(location[:-1], data)
        while around and not isinstance(_at(data, around), Mapping):  # a tag of the schema that is also a name
            around = around[:-1]
        return (*around, str(location[-1])), set()
    address = address_of(location, data)
    return address, {str(address[-1])} if "[key]" in location and address else set()


def _wanted(details: ErrorDetails) -> tuple[str, ...]:
    """The first of the words of which one is expected, if it is so."""
    expected = str(details.get("ctx", {}).get("expected", ""))
    return (expected.split("'")[1],) if expected.count("'") >= 2 else ()


def _read(data: Any) -> tuple[Study | None, list[ErrorDetails]]:
    try:
        return Study.model_validate(data), []
    except ValidationError as error:
        return None, error.errors(include_url=False)


def _with(data: Any, address: Address, value: Any) -> Any:
    """A copy of the data with a value at an address; without what stands there, if the value is None."""
    copy = deepcopy(data)
    around, step = _at(copy, address[:-1]), address[-1] if address else None
    if isinstance(around, list) and isinstance(step, int) and step < len(around):
        around[step : step + 1] = [] if value is None else [value]
    elif isinstance(around, dict) and address:
        around.pop(step, None)
        around |= {} if value is None else {step: value}
    return copy


def _at(data: Any, address: Address) -> Any:
    """What stands at an address; None if nothing does."""
    for step in address:
        inside = step in data if isinstance(data, Mapping) else isinstance(data, list) and isinstance(step, int) and step < len(data)
        if not inside:
            return None
        data = data[step]
    return data


def _texts(raw: Any) -> Iterator[str]:
    """Every text in a part of a document, names of its parts included; but nothing of a number with its source, which names no part."""
    if isinstance(raw, str):
        yield raw
    elif isinstance(raw, Mapping) and not raw.keys() & NUMBER:
        for name, value in raw.items():
            yield str(name)
            yield from _texts(value)
    elif isinstance(raw, list):
        for value in raw:
            yield from _texts(value)


def _from_repair(fault: Fault, found: RecoveredDocument, data: Any) -> bool:
    """Whether a fault may come from the repair: it follows from a section with a repaired place, or names what was touched."""
    sections = [place[: max(1, len(place) - 1)] for place in found.places]
    basis = fault.depends_on or fault.path
    if any(section[: len(basis)] == basis[: len(section)] for section in sections):
        return True
    around = _texts(_at(data, fault.path[:-1])) if len(fault.path) > 1 else ()
    named = {*map(str, fault.path), *_texts(_at(data, fault.path)), *around, *fault.found.split("'")}
    within = tuple(".".join(map(str, section)) + "." for section in sections)
    return bool(_steps(named) & _steps(found.lost)) or any(f"{name}.".startswith(within) for name in (*named, *fault.found.split()))


def _steps(names: Iterable[str]) -> set[str]:
    """Names and the steps that they are made of, in small letters."""
    return {part.lower() for name in names for part in (name, *name.split("."))}


def part_faults(data: Any) -> Iterator[Fault]:
    """What is wrong with the levels and the journeys of a study that cannot be read as a whole, each by itself."""
    document = data if isinstance(data, Mapping) else {}
    for name in ("satisfaction", "effort"):
        level = _part(LevelDynamics, document.get(name))
        if level is not None:
            yield from level_faults(level, name)
    journeys = document.get("journeys")
    for name, raw in journeys.items() if isinstance(journeys, Mapping) else ():
        journey = _part(Journey, raw)
        yield from journey_faults(journey, ("journeys", name)) if journey else _unread(raw, ("journeys", name))


def _unread(raw: Any, path: tuple[str, ...]) -> Iterator[Fault]:
    """Outcomes that lead nowhere, of a journey of which something else cannot be read."""
    touchpoints = raw.get("touchpoints") if isinstance(raw, Mapping) else None
    if not isinstance(touchpoints, Mapping):
        return
    for name, touchpoint in touchpoints.items():
        for outcome in OUTCOMES:
            target = touchpoint.get(outcome) if isinstance(touchpoint, Mapping) else None
            if isinstance(target, str):
                yield from target_faults(target, {*touchpoints, END}, (*path, "touchpoints", name, outcome))


def _part(kind: type[_Part], raw: Any) -> _Part | None:
    """The part, if it is one."""
    try:
        return kind.model_validate(raw)
    except ValidationError:
        return None
