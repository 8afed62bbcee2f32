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
from cxsim.errors import LIKE, Fault, nearest

_LONGEST = 60
_PATTERNS = {
    "^[a-z][a-z0-9_]*$": ("a name", "begin with a small letter; use small letters, digits and _"),
    "^[A-Z]{3}$": ("a currency", "use its three capital letters, such as EUR"),
}


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
        found, expected, do = f"no {name!r}", _purpose(model, around, name), f"add {name}:"
        return document.locate(Fault(found, expected, do, path=around), at_key=True)
    address = address_of(location, document.data)
    if kind == "extra_forbidden":
        return document.locate(_unknown(location, address, model), at_key=True)
    found, expected, do = _words(details)
    return document.locate(Fault(found, expected, do, path=address), at_key="[key]" in location)


def _unknown(location: tuple[int | str, ...], address: Address, model: type[BaseModel]) -> Fault:
    """The fault of a name that its section does not know: the nearest one that it knows, or the kinds of section that would know it."""
    name, kinds = str(address[-1]), dict(_kinds(model, address[:-1]))
    kind = str(location[-2]) if len(location) > 1 and location[-2] in kinds else ""
    here = set(_names(kinds[kind]) if kind else known_names(model, address[:-1]))
    elsewhere = [other for other, section in kinds.items() if name in _names(section)]
    if kind and elsewhere:
        knows = f"leave it out: {', '.join(elsewhere)} {'knows' if len(elsewhere) == 1 else 'know'} it, {kind} does not"
        do = f"leave one of the two out: {name} or {kind}" if name in kinds else knows
        return Fault(f"{name!r} under {kind}", f"a name that {kind} knows", do, path=address)
    return Fault(repr(name), "a name that is known here", nearest(name, here), path=address)


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


def _purpose(model: Any, around: Address, name: str) -> str:
    for section in _sections(model, around):
        if name in section.model_fields and section.model_fields[name].description:
            return str(section.model_fields[name].description)
    return "it here"


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


_EXPECTED = {
    "dict_type": "names with values",
    "model_type": "names with values",
    "list_type": "a list",
    "tuple_type": "a list",
    "string_type": "a text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "int_parsing": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "finite_number": "a finite number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "date_type": "a date that exists, such as 2026-01-31",
    "date_parsing": "a date that exists, such as 2026-01-31",
    "date_from_datetime_parsing": "a date that exists, such as 2026-01-31",
    "date_from_datetime_inexact": "a date that exists, such as 2026-01-31",
}


def _words(details: ErrorDetails) -> tuple[str, str, str]:
    kind, message, context, raw = details["type"], details["msg"], details.get("ctx", {}), details["input"]
    if kind in _EXPECTED:
        return shown(raw), _EXPECTED[kind], "correct it"
    if kind == "string_pattern_mismatch":
        pattern = str(context["pattern"])
        return (shown(raw), *_PATTERNS.get(pattern, (f"a text that matches {pattern}", "correct it")))
    if kind == "too_short":
        return f"{context['actual_length']} entries", f"at least {context['min_length']}", "add what is missing"
    if kind == "too_long":
        return f"{context['actual_length']} entries", f"at most {context['max_length']}", "take out what is too much"
    if message.startswith("Input should be "):
        return shown(raw), _plainly(message.removeprefix("Input should be ")), "correct it"
    return _own_words(message.removeprefix("Value error, "), context, raw)


_BOUNDS = (("greater than or equal to ", "at least "), ("less than or equal to ", "at most "), ("greater than ", "more than "))


def _plainly(expected: str) -> str:
    """What a schema expects, as people say it: ``at least 1``."""
    for words, plain in _BOUNDS:
        if expected.startswith(words):
            return plain + expected.removeprefix(words)
    return expected


def _own_words(message: str, context: Mapping[str, Any], raw: Any) -> tuple[str, str, str]:
    """Split a message of the domain, written ``finding; expectation is expected``, ``x is not a y; remedy`` or ``finding; remedy``."""
    if "expected" in context:
        return f"{context.get('where', '')}{context.get('value')}", str(context["expected"]), "correct it"
    finding, _, rest = message.partition("; ")
    if finding == "value is nan" and isinstance(raw, Mapping) and "value" not in raw:
        finding = "no value"
    if rest.endswith(" is expected"):
        return finding, rest.removesuffix(" is expected"), "correct it"
    if finding.endswith(" is expected") and rest.startswith("found "):
        return rest.removeprefix("found "), finding.removesuffix(" is expected"), "correct it"
    if finding.endswith(" has no unit of time"):
        return finding.removesuffix(" has no unit of time"), "a length of time with its unit", rest
    if " go together" in finding or " needs " in finding:
        return shown(raw), finding, rest or "correct it"
    subject, separator, noun = finding.partition(" is not ")
    if separator and noun.startswith(("a ", "an ", "between ")):
        return subject, noun, rest or "correct it"
    return finding, "a valid entry", rest or "correct it"


def shown(raw: Any) -> str:
    """A value of the file as it is shown in a message: short, and in no language but the file's."""
    if raw is None:
        return "nothing"
    if isinstance(raw, bool):
        return str(raw).lower()
    if isinstance(raw, Mapping | list | tuple):
        return "a section" if isinstance(raw, Mapping) else "a list"
    text = repr(raw) if isinstance(raw, str | int | float) else str(raw)
    return text if len(text) <= _LONGEST else text[:_LONGEST] + " ..."
