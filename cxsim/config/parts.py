"""The checks of those parts of a study that are right by themselves, when another part is not: so that all faults come at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from cxsim.errors import Fault
from cxsim.journey.checks.journeys import OUTCOMES, journey_faults, target_faults
from cxsim.journey.checks.levels import feeling_faults
from cxsim.journey.parameters import PlanSection
from cxsim.journey.plan import END, Journey, LevelDynamics

_Part = TypeVar("_Part", bound=PlanSection)


def part_faults(data: Any) -> Iterator[Fault]:
    """What is wrong with the feelings and the journeys of a study that cannot be read as a whole, each by itself."""
    document = data if isinstance(data, Mapping) else {}
    for name in ("satisfaction", "effort"):
        feeling = _read(LevelDynamics, document.get(name))
        if feeling is not None:
            yield from feeling_faults(feeling, name)
    journeys = document.get("journeys")
    for name, raw in journeys.items() if isinstance(journeys, Mapping) else ():
        journey = _read(Journey, raw)
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


def _read(kind: type[_Part], raw: Any) -> _Part | None:
    """The part, if it is one."""
    try:
        return kind.model_validate(raw)
    except ValidationError:
        return None
