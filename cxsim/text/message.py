"""A message: the id of a sentence and the facts it states. It holds no sentence; a `Locale` writes it out."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from pathlib import PurePath
from typing import Any, TypeAlias, Union

Fact: TypeAlias = Union["str", "int", "float", "date", "Message", "tuple[Fact, ...]"]


@dataclass(frozen=True, slots=True, init=False, repr=False)
class Message:
    """A sentence as a value: its id in the catalogues, and the facts it states.

    A fact is a text that is shown as it stands (a name that the user gave, an identifier, a year), a number, a date, another message, or a
    list of these. Yes or no becomes the text `true` or `false` and nothing becomes `none`, for catalogues to choose by.

    Parameters
    ----------
    id
        Of the message in the catalogues, ``<room>-<noun>-<what>``.
    facts
        By the name under which the catalogues use them.

    Raises
    ------
    TypeError
        If a fact is of another kind.

    Examples
    --------
    >>> share = Message("text-share", share=0.125)
    >>> share
    Message('text-share', share=0.125)
    >>> Message.from_dict(share.to_dict()) == share
    True
    """

    id: str
    items: tuple[tuple[str, Fact], ...]

    def __init__(self, id: str, /, **facts: object) -> None:
        object.__setattr__(self, "id", id)
        object.__setattr__(self, "items", tuple((name, _fact(name, value)) for name, value in sorted(facts.items())))

    @property
    def facts(self) -> dict[str, Fact]:
        """The facts by their name."""
        return dict(self.items)

    def with_facts(self, **facts: object) -> Message:
        """The same message with further or other facts."""
        return Message(self.id, **{**self.facts, **facts})

    def attribute(self, name: str) -> Message:
        """The message that one attribute of this one is, such as the `remedy` of a fault."""
        return self.from_dict({**self.to_dict(), "id": f"{self.id}.{name}"})

    def to_dict(self) -> dict[str, Any]:
        """The message as JSON holds it."""
        return {"id": self.id, "facts": {name: _to_json(value) for name, value in self.items}}

    @classmethod
    def from_dict(cls, stored: Mapping[str, Any]) -> Message:
        """The message that `to_dict` stored."""
        return cls(stored["id"], **{name: _from_json(value) for name, value in stored["facts"].items()})

    def __repr__(self) -> str:
        """The message as it is made in Python."""
        return f"Message({', '.join([repr(self.id), *(f'{name}={value!r}' for name, value in self.items)])})"

    def __str__(self) -> str:
        """The message in English, for notebooks and tracebacks; whoever shows it to a reader asks a `Locale`."""
        from cxsim.text.locale import Locale

        return Locale.of().format(self)

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickled by its stored form: the generated state of a frozen class with slots needs a plain constructor."""
        return _restore, (self.to_dict(),)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        """A pydantic record holds a message as its stored form."""
        from pydantic_core import core_schema

        def restore(value: Any) -> Message:
            if not isinstance(value, Message | Mapping):
                raise ValueError("neither a message nor its stored form")
            return value if isinstance(value, Message) else cls.from_dict(value)

        return core_schema.no_info_plain_validator_function(
            restore, serialization=core_schema.plain_serializer_function_ser_schema(Message.to_dict)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> dict[str, Any]:
        """The stored form, for the schema of a record."""
        facts = {"type": "object", "additionalProperties": True}
        return {"type": "object", "properties": {"id": {"type": "string"}, "facts": facts}, "required": ["id", "facts"]}


def _restore(stored: Mapping[str, Any]) -> Message:
    return Message.from_dict(stored)


def _fact(name: str, value: Any) -> Fact:
    if isinstance(value, Enum):
        value = value.value
    if value is None or isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str | int | float | date | Message):
        return value
    if isinstance(value, PurePath):
        return str(value)
    if isinstance(value, list | tuple):
        return tuple(_fact(name, each) for each in value)
    if hasattr(value, "item"):  # a number, a truth or a text of numpy
        return _fact(name, value.item())
    raise TypeError(f"the fact {name!r} is {type(value).__name__}: state a text, a number, a date, a message or a list of these")


def _to_json(value: Fact) -> Any:
    if isinstance(value, Message):
        return value.to_dict()
    if isinstance(value, date):
        return {"date": value.isoformat()}
    if isinstance(value, tuple):
        return [_to_json(each) for each in value]
    if isinstance(value, float) and not math.isfinite(value):
        return {"number": str(value)}  # JSON has no word for it
    return value


def _from_json(value: Any) -> Fact:
    if isinstance(value, Mapping):
        if "id" in value:
            return Message.from_dict(value)
        if "number" in value:
            return float(value["number"])
        text = value["date"]
        return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
    if isinstance(value, list):
        return tuple(_from_json(each) for each in value)
    fact: Fact = value
    return fact
