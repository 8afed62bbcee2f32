"""What a schema (pydantic) finds wrong with a value, as a fault of the catalogues; pydantic's own sentences are shown to nobody."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from cxsim.errors import Fault, fault
from cxsim.text import Message
from cxsim.units import parse_grouped, parse_percent

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_LONGEST = 60
_PATTERNS = {"^[a-z][a-z0-9_]*$": "config-name-wrong", "^[A-Z]{3}$": "config-currency-wrong"}
_EXPECTED = {
    "dict_type": Message("config-expected-section"),
    "model_type": Message("config-expected-section"),
    "list_type": Message("config-expected-list"),
    "tuple_type": Message("config-expected-list"),
    "string_type": Message("config-expected-text"),
    "int_type": Message("config-expected-whole"),
    "int_from_float": Message("config-expected-whole"),
    "int_parsing": Message("config-expected-whole"),
    "float_type": Message("config-expected-number"),
    "float_parsing": Message("config-expected-number"),
    "finite_number": Message("config-expected-finite"),
    "bool_type": Message("config-expected-yes-or-no"),
    "bool_parsing": Message("config-expected-yes-or-no"),
    "date_type": Message("config-expected-date"),
    "date_parsing": Message("config-expected-date"),
    "date_from_datetime_parsing": Message("config-expected-date"),
    "date_from_datetime_inexact": Message("config-expected-date"),
}
_BOUNDS = {
    "greater_than": ("gt", "config-expected-more-than"),
    "greater_than_equal": ("ge", "config-expected-at-least"),
    "less_than": ("lt", "config-expected-less-than"),
    "less_than_equal": ("le", "config-expected-at-most"),
}
_NUMERIC = frozenset({"int_type", "int_parsing", "float_type", "float_parsing"})
_QUOTED = re.compile(r"'[^']*'")


def value_fault(details: ErrorDetails) -> Fault:
    """The fault of a value, without its place, from what pydantic says of it."""
    kind, context, raw = details["type"], details.get("ctx", {}), details["input"]
    if isinstance(context.get("fault"), Fault):
        return cast("Fault", context["fault"])
    if kind == "string_pattern_mismatch":
        id = _PATTERNS.get(str(context["pattern"]))
        return fault(id, value=_shown(raw)) if id else _wrong(raw, Message("config-expected-pattern", pattern=str(context["pattern"])))
    if kind == "too_short":
        return fault("config-entries-few", count=context["actual_length"], least=context["min_length"])
    if kind == "too_long":
        return fault("config-entries-many", count=context["actual_length"], most=context["max_length"])
    expected = _expected(details)
    number = _number_in(raw) if kind in _NUMERIC else None
    return _wrong(raw, expected) if number is None else fault("config-number-spelled", value=_shown(raw), expected=expected, number=number)


def _number_in(raw: Any) -> str | None:
    """The number that a text was meant to be, such as 0.12 for `12 %`; none if it cannot be told."""
    found = (parse_percent(raw) or parse_grouped(raw)) if isinstance(raw, str) else None
    return None if found is None else f"{found:.15g}"


def _wrong(raw: Any, expected: Message) -> Fault:
    return fault("config-value-wrong", value=_shown(raw), expected=expected)


def _expected(details: ErrorDetails) -> Message:
    """What a schema expects of a value, where it says no more than that."""
    kind, context = details["type"], details.get("ctx", {})
    if kind in _EXPECTED:
        return _EXPECTED[kind]
    if kind in _BOUNDS:
        name, id = _BOUNDS[kind]
        return Message(id, bound=context[name])
    if names := _QUOTED.findall(f"{context.get('expected', '')}{context.get('expected_tags', '')}"):
        return Message("config-expected-one-of", names=names)
    return Message("config-expected-other")


def _shown(raw: Any) -> str | Message:
    """A value of the file as a message shows it: short, and in no language but the file's."""
    if raw is None:
        return Message("config-shown-nothing")
    if isinstance(raw, bool):
        return str(raw).lower()
    if isinstance(raw, Mapping | list | tuple):
        return Message("config-shown-section") if isinstance(raw, Mapping) else Message("config-shown-list")
    text = repr(raw) if isinstance(raw, str | int | float) else str(raw)
    return text if len(text) <= _LONGEST else text[:_LONGEST] + " ..."
