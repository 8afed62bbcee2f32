"""What a schema found wrong with a document, said in the words of the file: place, finding, expectation, remedy."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, Tag, ValidationError
from pydantic_core import ErrorDetails

from cxsim.config.document import Address, YamlDocument
from cxsim.errors import LIKE, Fault, fault, nearest
from cxsim.schema_faults import value_fault


def validation_faults(error: ValidationError, document: YamlDocument, model: type[BaseModel]) -> tuple[Fault, ...]:
    """Every fault of a document that is not a `model`, with its line and column, in the order of the file."""
    errors = error.errors(include_url=False)
    faults = {_fault(details, document, model): None for details in errors if not _misspelt(details, errors)}
    return tuple(sorted(faults, key=lambda fault: (fault.line or 0, int(fault.column or 0))))


def _misspelt(missing: ErrorDetails, errors: Sequence[ErrorDetails]) -> bool:
    """Whether a name is missing because it is there in another spelling, which is a fault of its own."""
    if missing["type"] != "missing":
        return False
    *around, name = missing["loc"]
    others = [str(other["loc"][-1]) for other in errors if other["type"] == "extra_forbidden" and list(other["loc"][:-1]) == around]
    return bool(get_close_matches(str(name), others, n=1, cutoff=LIKE))


def _fault(details: ErrorDetails, document: YamlDocument, model: type[BaseModel]) -> Fault:
    kind, location = details["type"], details["loc"]
    if kind == "missing":
        name, around = str(location[-1]), address_of(location[:-1], document.data)
        missing = fault("config-key-missing", name=name, address=".".join(map(str, (*around, name))))
        return document.locate(missing.at(path=around), at_key=True)
    address = address_of(location, document.data)
    if kind == "extra_forbidden":
        return document.locate(_unknown(location, address, model), at_key=True)
    return document.locate(value_fault(details).at(path=address), at_key="[key]" in location)


def _unknown(location: tuple[int | str, ...], address: Address, model: type[BaseModel]) -> Fault:
    """The fault of a name that its section does not know: the nearest one that it knows, or the kinds of section that would know it."""
    name, kinds = str(address[-1]), dict(_kinds(model, address[:-1]))
    kind = str(location[-2]) if len(location) > 1 and location[-2] in kinds else ""
    here = set(_names(kinds[kind]) if kind else known_names(model, address[:-1]))
    elsewhere = [other for other, section in kinds.items() if name in _names(section)]
    if kind and name in kinds:
        return fault("config-key-two-kinds", name=name, kind=kind).at(path=address)
    if kind and elsewhere:
        return fault("config-key-other-kind", name=name, kind=kind, others=elsewhere, count=len(elsewhere)).at(path=address)
    return fault("config-key-unknown", name=name, remedy=nearest(name, here)).at(path=address)


def _kinds(annotation: Any, address: Address) -> Iterator[tuple[str, type[BaseModel]]]:
    """The kinds of section, each with its tag, between which the schema chooses at an address."""
    for choice in _annotations(annotation, address):
        for member in typing.get_args(choice):
            tags = [part.tag for part in getattr(member, "__metadata__", ()) if isinstance(part, Tag)]
            yield from ((tag, section) for tag in tags for section in _sections(member, ()))


def address_of(location: tuple[int | str, ...], data: Any) -> Address:
    """The part of the data that a location means; steps that the schema adds (tags, union members) are left out.

    Of all ways to read the location, the one that uses its last step and most of the others is right.
    """
    best = max(
        _readings(location, data), key=lambda reading: (bool(reading) and reading[-1] == len(location) - 1, len(reading)), default=()
    )
    return tuple(location[i] for i in best)


def _readings(location: tuple[int | str, ...], data: Any, start: int = 0) -> Iterator[tuple[int, ...]]:
    yield ()
    for index in range(start, len(location)):
        for inner in _step(data, location[index]):
            for rest in _readings(location, inner, index + 1):
                yield (index, *rest)


def _step(data: Any, step: int | str) -> Iterator[Any]:
    inside = step in data if isinstance(data, Mapping) else isinstance(data, list) and isinstance(step, int) and step < len(data)
    if inside:
        yield data[step]


def known_names(model: Any, address: Address) -> Iterator[str]:
    """The names that the schema knows in the section at an address."""
    for section in _sections(model, address):
        yield from _names(section)


def _names(section: type[BaseModel]) -> tuple[str, ...]:
    return tuple(field.alias or name for name, field in section.model_fields.items())


def _sections(annotation: Any, address: Address) -> Iterator[type[BaseModel]]:
    """The sections that may stand at an address below an annotation."""
    for found in _annotations(annotation, address):
        if isinstance(found, type) and issubclass(found, BaseModel):
            yield found


def _annotations(annotation: Any, address: Address) -> Iterator[Any]:
    """The annotation at an address below another; of a choice the choice itself, and what may be chosen."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        yield from _annotations(arguments[0], address)
    elif origin in (typing.Union, types.UnionType):
        if not address:
            yield annotation
        for member in arguments:
            yield from _annotations(member, address)
    elif not address:
        yield annotation
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        for name, field in annotation.model_fields.items():
            if address[0] in (name, field.alias):
                yield from _annotations(field.annotation, address[1:])
    elif arguments:
        yield from _annotations(arguments[-1] if arguments[-1] is not Ellipsis else arguments[0], address[1:])
