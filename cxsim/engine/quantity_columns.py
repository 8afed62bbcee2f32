"""Which column of `Scenario.values` holds which quantity: generated from the sections of the plan and addressed by name.

The quantities of one section stand together, in the order of their names; so a section is known by its first column, and each
quantity of it by how far behind that it stands (`columns_of`). Neither hangs on the order in which fields or sections are written.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from cxsim.journey.parameters import Quantity


def places(*names: str) -> Any:
    """A named tuple that says of each name its place: compiled functions read ``PLACES.name`` as a constant."""
    return namedtuple("Places", names)(*range(len(names)))


def codes(words: Iterable[str]) -> dict[str, int]:
    """A whole number for each of the words that a field of the plan can have, whatever their order."""
    return {word: number for number, word in enumerate(sorted(words))}


def columns_of(section: type[BaseModel]) -> Any:
    """How far behind the first column of a section each of its quantities stands."""
    return places(*_own(section))


def quantity_columns(plan: BaseModel) -> dict[str, int]:
    """The column of every quantity of a plan by its dotted name, in the order of the columns."""
    return {name: column for column, name in enumerate(_names(plan, ""))}


def section_columns(columns: Mapping[str, int]) -> dict[str, int]:
    """The first column of every section that has quantities of its own, by its dotted name."""
    first: dict[str, int] = {}
    for name, column in columns.items():
        section = name.rpartition(".")[0]
        first[section] = min(column, first.get(section, column))
    return first


def _own(section: type[BaseModel]) -> list[str]:
    """The names of the quantities that every such section has, in the order of the alphabet."""
    return sorted(name for name, field in section.model_fields.items() if field.annotation is Quantity)


def _names(value: Any, prefix: str) -> Iterator[str]:
    """The dotted names of all quantities below a part of the plan: those of a section first, then those of what is in it."""
    parts: list[tuple[Any, Any]]
    if isinstance(value, BaseModel):
        own = _own(type(value))
        yield from (f"{prefix}{name}" for name in own)
        parts = [(name, getattr(value, name)) for name in sorted(type(value).model_fields) if name not in own]
    else:
        parts = list(value.items() if isinstance(value, Mapping) else enumerate(value))
    for name, part in parts:
        if isinstance(part, Quantity):
            yield f"{prefix}{name}"
        elif isinstance(part, BaseModel | Mapping | tuple | list):
            yield from _names(part, f"{prefix}{name}.")
