"""The reference of a study file: every key that it knows, section by section, from the same definitions that read it."""

from __future__ import annotations

import math
import re
import types
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, Literal

from pydantic import BaseModel, Tag, WrapValidator
from pydantic.fields import FieldInfo

from cxsim.config.study_file import Study
from cxsim.journey.parameters import ExperimentResult, Months, Quantity, QuantityKind
from cxsim.namespace import accept_old_arguments

NAME = "NAME"
NEEDED = "needed"
FILE, NUMBER = "the file", "any number"
_OF_A_NUMBER = (
    "Wherever a unit stands below, write a number (`0.7`, `20 min`), or a section with its uncertainty and its source: "
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


def parts() -> tuple[KeySection, ...]:
    """The sections of a study file, each once, where it first stands."""
    first: dict[type[BaseModel], KeySection] = {}
    for model, part in _sections():
        first.setdefault(model, part)
    return tuple(first.values())


def known_keys() -> tuple[str, ...]:
    """The addresses of all sections and keys."""
    every = [part for _, part in _sections()]
    return tuple(dict.fromkeys(name for part in every for name in (_plain(part.address), *(_place(part, key) for key in part.keys))))


@accept_old_arguments(asked="wanted")
def reference(wanted: str = "") -> str:
    """Describe the keys of a study file, as Markdown: what each is, how to write it, what counts if you leave it out.

    Parameters
    ----------
    wanted
        The address of a section or a key, or the bare name of a key; by default all. A name of your own may stand for `NAME`, as in
        `journeys.support.touchpoints.call.success`.

    Returns
    -------
    str
        The section with those below it, or the key; empty if there is none.

    Examples
    --------
    >>> import cxsim as cx
    >>> cx.plan_keys("pools").splitlines()[0]
    '### `pools.NAME`'
    >>> cx.plan_keys("combinations").splitlines()[-1]
    '| `combinations` | programmes that are also run together | list of list of text | none |'
    """
    every = [part for _, part in _sections()]
    below = [part for part in every if _fits(wanted, part.address) or _fits(wanted, _plain(part.address))] if wanted else list(parts())
    keys = [] if below else _with_keys(every, lambda part, key: _fits(wanted, _place(part, key), whole=True))
    if not below and not keys and wanted.rpartition(".")[2] in Quantity.model_fields:
        wanted = wanted.rpartition(".")[2]
    found = below or keys or _with_keys(parts(), lambda _, key: key.name == wanted)
    return "\n\n".join(_written(part) for part in found)


def _with_keys(sections: Iterable[KeySection], wanted: Callable[[KeySection, StudyKey], bool]) -> list[KeySection]:
    """The sections that have such keys, without their other keys."""
    cut = [replace(part, keys=tuple(key for key in part.keys if wanted(part, key))) for part in sections]
    return [part for part in cut if part.keys]


def _fits(wanted: str, address: str, whole: bool = False) -> bool:
    """Whether an address is the one asked for, or below it; a name of the user fits NAME, and a place in a list is left out."""
    steps, known = [step for step in wanted.split(".") if not step.isdigit()], address.split(".")
    right = len(steps) == len(known) if whole else len(steps) <= len(known)
    return right and all(have in (step, NAME) for step, have in zip(steps, known, strict=False))


def _plain(address: str) -> str:
    """An address without the kinds of its sections: `population.mapping` for `population (table).mapping`."""
    return re.sub(r" \([a-z_]+\)", "", address)


def _place(part: KeySection, key: StudyKey) -> str:
    return key.name if part.address == FILE else f"{_plain(part.address)}.{key.name}"


@cache
def _sections() -> tuple[tuple[type[BaseModel], KeySection], ...]:
    """Every section at each of its addresses."""
    numbers = ((Quantity, _part(Quantity, NUMBER, _OF_A_NUMBER)), (ExperimentResult, _part(ExperimentResult, f"{NUMBER}.measured")))
    return (*numbers, *_inner_sections(Study, ""))


def _inner_sections(model: type[BaseModel], address: str) -> Iterator[tuple[type[BaseModel], KeySection]]:
    if model in (Quantity, Months):
        return
    yield model, _part(model, address or FILE, "" if address else "The keys at the left margin of a study file.")
    for name, field in model.model_fields.items():
        here = f"{address}.{field.alias or name}" if address else field.alias or name
        for inner, kind in _inside(field.annotation, here):
            yield from _inner_sections(inner, kind)


def _part(model: type[BaseModel], address: str, says: str = "") -> KeySection:
    summary = " ".join(line.strip() for line in (model.__doc__ or "").strip().split("\n\n")[0].splitlines())
    return KeySection(address, says or summary, tuple(_key(field.alias or name, field) for name, field in model.model_fields.items()))


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
