"""The reference of a study file: every key that it knows, section by section, from the same definitions that read it."""

from __future__ import annotations

import math
import re
import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any, Literal

from pydantic import BaseModel, Tag, WrapValidator
from pydantic.fields import FieldInfo

from cxsim.config.study_file import Study
from cxsim.journey.parameters import ExperimentResult, Months, Quantity, QuantityKind

NAME = "NAME"
NEEDED = "needed"
FILE, NUMBER = "the file", "any number"
_OF_A_NUMBER = (
    "Wherever a unit stands below, a number may stand (`0.7`, `20 min`), or a section that says how sure it is and who says so: "
    "`{value: 0.7, p5: 0.6, p95: 0.8, source: contact log, grade: measured}`."
)
_WRITTEN = {str: "text", int: "whole number", float: "number", bool: "true or false", date: "date", Months: "months, as 36 months"}


@dataclass(frozen=True)
class StudyKey:
    """A key of a section: what it says, how its value is written, and what counts where it is left out."""

    name: str
    says: str
    written: str
    default: str


@dataclass(frozen=True)
class KeySection:
    """A section: where it stands in the file (NAME stands for a name of your own), what it is, and its keys."""

    address: str
    says: str
    keys: tuple[StudyKey, ...]


def parts(section: str = "") -> tuple[KeySection, ...]:
    """The sections of a study file below an address, each once, where it first stands."""
    found = (
        _part(Quantity, NUMBER, _OF_A_NUMBER),
        _part(ExperimentResult, f"{NUMBER}.measured"),
        *(part for _, part in _parts(Study, "", {})),
    )
    return tuple(part for part in found if not section or re.match(rf"{re.escape(section)}\b", part.address))


def reference(section: str = "") -> str:
    """Describe the keys of a study file, as Markdown: what each is, how it is written, what counts where it is left out.

    Parameters
    ----------
    section : str
        The address of a section, such as pools or programmes.NAME.levers; by default all.

    Returns
    -------
    str
        The sections below the address; empty if there is none.

    Examples
    --------
    >>> import cxsim as cx
    >>> cx.plan_keys("pools").splitlines()[0]
    '### `pools.NAME`'
    """
    return "\n\n".join(_written(part) for part in parts(section))


def _parts(model: type[BaseModel], address: str, seen: dict[type[BaseModel], KeySection]) -> Iterator[tuple[type[BaseModel], KeySection]]:
    if model in seen or model in (Quantity, Months):
        return
    seen[model] = _part(model, address or FILE, "" if address else "What may stand at the left margin.")
    yield model, seen[model]
    for name, field in model.model_fields.items():
        here = f"{address}.{field.alias or name}" if address else field.alias or name
        for inner, kind in _inside(field.annotation, here):
            yield from _parts(inner, kind, seen)


def _part(model: type[BaseModel], address: str, says: str = "") -> KeySection:
    said = " ".join(line.strip() for line in (model.__doc__ or "").strip().split("\n\n")[0].splitlines())
    return KeySection(address, says or said, tuple(_key(field.alias or name, field) for name, field in model.model_fields.items()))


def _inside(annotation: Any, address: str, tag: str = "") -> Iterator[tuple[type[BaseModel], str]]:
    """The sections that a value may be or hold, with their addresses; where there is a choice, each with what it is called."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        tags = [part.tag for part in arguments[1:] if isinstance(part, Tag)]
        yield from _inside(arguments[0], address, tags[0] if tags else tag)
    elif origin in (typing.Union, types.UnionType):
        for member in arguments:
            yield from _inside(member, address, tag)
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation, f"{address} ({tag})" if tag else address
    elif origin in (dict, Mapping) or origin in (tuple, list):
        yield from _inside(
            arguments[-1] if origin in (dict, Mapping) else arguments[0], f"{address}.{NAME}" if origin in (dict, Mapping) else address
        )


def _key(name: str, field: FieldInfo) -> StudyKey:
    return StudyKey(name, field.description or _first_line(field.annotation), _how(field), _default(field))


def _first_line(annotation: Any) -> str:
    """The first line of the section that a key without words of its own holds."""
    inner = [(model, place) for model, place in _inside(annotation, "") if model not in (Quantity, Months)]
    if len(inner) > 1:
        return f"one of the kinds below: {', '.join(place.partition('(')[2].rstrip(')') for _, place in inner)}"
    return (inner[0][0].__doc__ or "").strip().splitlines()[0].rstrip(".") if inner else ""


def _how(field: FieldInfo) -> str:
    kinds = [part.func for part in field.metadata if isinstance(part, WrapValidator) and isinstance(part.func, QuantityKind)]
    return kinds[0].unit if kinds else _spelt(field.annotation)


def _spelt(annotation: Any) -> str:
    """How a value is written, in a few words."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        kinds = [part.func for part in arguments[1:] if isinstance(part, WrapValidator) and isinstance(part.func, QuantityKind)]
        return str(kinds[0].unit) if kinds else _spelt(arguments[0])
    if origin in (typing.Union, types.UnionType):
        return " or ".join(dict.fromkeys(_spelt(member) for member in arguments if member is not type(None)))
    if origin is Literal:
        return ", ".join(map(str, arguments))
    if origin in (dict, Mapping):
        return f"names with {_spelt(arguments[-1])}"
    if origin in (tuple, list):
        return f"list of {_spelt(arguments[0])}"
    if isinstance(annotation, type) and issubclass(annotation, BaseModel) and annotation is not Months:
        return "number" if annotation is Quantity else "section"
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return ", ".join(str(each.value) for each in annotation)
    return _WRITTEN.get(annotation, "text")


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return NEEDED
    value = field.get_default(call_default_factory=True)
    if isinstance(value, float) and math.isnan(value):
        return "none"
    if isinstance(value, Quantity):
        return "none" if math.isnan(value.value) else f"{value.value:g}"
    if isinstance(value, BaseModel) or value is None or value in ("", (), {}):
        return "none" if not isinstance(value, BaseModel) else "as its own keys say"
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _written(part: KeySection) -> str:
    rows = (f"| `{key.name}` | {_cell(key.says)} | {_cell(key.written)} | {_cell(key.default)} |" for key in part.keys)
    head = ("| key | what it is | written as | if left out |", "|---|---|---|---|")
    return "\n".join((f"### `{part.address}`", "", part.says, "", *head, *rows))


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
