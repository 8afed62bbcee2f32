"""The reference of a study file: every key that it knows, section by section, from the same definitions that read it."""

from __future__ import annotations

import inspect
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
from cxsim.text import Message
from cxsim.text.locale import Locale

NAME = "NAME"
FILE, NUMBER = "the file", "any number"
_TITLES = {FILE: "config-reference-file", NUMBER: "config-reference-number"}
_WRITTEN = {
    str: "config-reference-text",
    int: "config-reference-whole",
    float: "config-reference-decimal",
    bool: "config-reference-boolean",
    date: "config-reference-date",
    Months: "config-reference-months",
}


@dataclass(frozen=True)
class StudyKey:
    """A key of a section: what it says, how its value is written, and what counts where it is left out."""

    name: str
    says: Message
    written: Message | str
    default: Message | str


@dataclass(frozen=True)
class KeySection:
    """A section: where it stands in the file (NAME stands for a name of your own), what it is, and its keys."""

    address: str
    says: Message
    keys: tuple[StudyKey, ...]


def parts() -> tuple[KeySection, ...]:
    """The sections of a study file, each once, where it first stands."""
    first: dict[type[BaseModel], KeySection] = {}
    for model, part in study_sections():
        first.setdefault(model, part)
    return tuple(first.values())


def known_keys() -> tuple[str, ...]:
    """The addresses of all sections and keys."""
    every = [part for _, part in study_sections()]
    return tuple(dict.fromkeys(name for part in every for name in (_plain(part.address), *(_place(part, key) for key in part.keys))))


@accept_old_arguments(asked="wanted")
def reference(wanted: str = "", language: str = "en") -> str:
    """Describe the keys of a study file, as Markdown: what each is, how to write it, what counts if you leave it out.

    Parameters
    ----------
    wanted
        The address of a section or a key, or the bare name of a key; by default all. A name of your own may stand for `NAME`, as in
        `journeys.support.touchpoints.call.success`.
    language
        The code of a language, such as `fr`.

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
    every = [part for _, part in study_sections()]
    below = [part for part in every if _fits(wanted, part.address) or _fits(wanted, _plain(part.address))] if wanted else list(parts())
    keys = [] if below else _with_keys(every, lambda part, key: _fits(wanted, _place(part, key), whole=True))
    if not below and not keys and wanted.rpartition(".")[2] in Quantity.model_fields:
        wanted = wanted.rpartition(".")[2]
    found = below or keys or _with_keys(parts(), lambda _, key: key.name == wanted)
    return "\n\n".join(_written(part, Locale.of(language)) for part in found)


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
def study_sections() -> tuple[tuple[type[BaseModel], KeySection], ...]:
    """Every section at each of its addresses."""
    numbers = (
        (Quantity, replace(_part(Quantity, NUMBER), says=Message("config-reference-number-text"))),
        (ExperimentResult, _part(ExperimentResult, f"{NUMBER}.measured")),
    )
    return (*numbers, *_inner_sections(Study, ""))


def _inner_sections(model: type[BaseModel], address: str) -> Iterator[tuple[type[BaseModel], KeySection]]:
    if model in (Quantity, Months):
        return
    yield model, _part(model, address or FILE)
    for name, field in model.model_fields.items():
        here = f"{address}.{field.alias or name}" if address else field.alias or name
        for inner, kind in _inside(field.annotation, here):
            yield from _inner_sections(inner, kind)


def _part(model: type[BaseModel], address: str) -> KeySection:
    keys = (_key(model, name, field) for name, field in model.model_fields.items())
    return KeySection(address, Message(section_id(model)), tuple(keys))


def section_id(model: type[BaseModel]) -> str:
    """The id of the message that says what a section is; those of its keys are its attributes."""
    return f"config-section-{re.sub(r'(?<=[a-z0-9])(?=[A-Z])', '-', model.__name__).lower()}"


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


def _key(model: type[BaseModel], name: str, field: FieldInfo) -> StudyKey:
    says = Message(section_id(_owner(model, name))).attribute(name) if field.description else _inner_text(field.annotation)
    return StudyKey(field.alias or name, says, _how(field), _default(field))


def _owner(model: type[BaseModel], name: str) -> type[BaseModel]:
    """The class that states a key: the section's own, or one that several sections are made from."""
    return next(one for one in model.__mro__ if name in inspect.get_annotations(one))


def _inner_text(annotation: Any) -> Message:
    """What the section is that a key without words of its own holds."""
    inner = [(model, place) for model, place in _inside(annotation, "") if model not in (Quantity, Months)]
    if len(inner) == 1:
        return Message(section_id(inner[0][0]))
    return Message("config-reference-kinds", kinds=[place.partition("(")[2].rstrip(")") for _, place in inner])


def _how(field: FieldInfo) -> Message | str:
    kinds = [part.func for part in field.metadata if isinstance(part, WrapValidator) and isinstance(part.func, QuantityKind)]
    return _unit(kinds[0].unit) if kinds else _spelt(field.annotation)


def _unit(unit: str) -> Message:
    return Message(f"report-unit-{unit.replace(' ', '-')}", currency=Message("config-reference-money"))


def _spelt(annotation: Any) -> Message | str:
    """How a value is written, in a few words."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        kinds = [part.func for part in arguments[1:] if isinstance(part, WrapValidator) and isinstance(part.func, QuantityKind)]
        return _unit(kinds[0].unit) if kinds else _spelt(arguments[0])
    if origin in (typing.Union, types.UnionType):
        spelt = tuple(dict.fromkeys(_spelt(member) for member in arguments if member is not type(None)))
        return spelt[0] if len(spelt) == 1 else Message("config-reference-either", kinds=spelt)
    if origin is Literal:
        return ", ".join(map(str, arguments))
    if origin in (dict, Mapping):
        return Message("config-reference-names", inner=_spelt(arguments[-1]))
    if origin in (tuple, list):
        return Message("config-reference-list", inner=_spelt(arguments[0]))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel) and annotation is not Months:
        return Message("config-reference-decimal" if annotation is Quantity else "config-reference-section")
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return ", ".join(str(each.value) for each in annotation)
    return Message(_WRITTEN.get(annotation, "config-reference-text"))


def _default(field: FieldInfo) -> Message | str:
    """What counts if a key is left out, as a file writes it."""
    if field.is_required():
        return Message("config-reference-needed")
    value = field.get_default(call_default_factory=True)
    value = value.value if isinstance(value, Quantity) else value
    if isinstance(value, BaseModel):
        return Message("config-reference-inner")
    if value is None or value in ("", (), {}) or (isinstance(value, float) and math.isnan(value)):
        return Message("config-reference-none")
    return ", ".join(map(_yaml, value)) if isinstance(value, tuple) else _yaml(value)


def _yaml(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:g}" if isinstance(value, float) else str(value)


def _written(part: KeySection, locale: Locale) -> str:
    start, dot, rest = part.address.partition(".")
    title = f"{locale(_TITLES[start])}{dot}{rest}" if start in _TITLES else part.address
    head = [_row(locale("config-reference-columns").split("|")), "|---|---|---|---|"]
    rows = (_row([f"`{key.name}`", *map(_cell, (_says(key, locale), key.written, key.default), (locale,) * 3)]) for key in part.keys)
    return "\n".join((f"### `{title}`", "", locale.format(part.says), "", *head, *rows))


def _says(key: StudyKey, locale: Locale) -> str:
    """A key in a few words: where they are those of its section, without the full stop of a sentence."""
    text = locale.format(key.says)
    return text if "." in key.says.id else text.removesuffix(".")


def _cell(text: Message | str, locale: Locale) -> str:
    return locale.format(text).replace("|", "\\|")


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
