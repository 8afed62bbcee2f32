"""An export: how a file of a known origin is recognised, how it is read, and what it does not say and must be stated."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from cxsim.text import Message

Plain = dict[str, Any]


@dataclass(frozen=True)
class FileHead:
    """The beginning of a file: the names in its first row, and its first rows as text."""

    names: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    line: str


@dataclass(frozen=True)
class KnownExport:
    """A known origin of files.

    Attributes
    ----------
    name : by which a mapping names it.
    about : what it is.
    contract : the contract of the table it becomes.
    signs : columns that tell it; all of them must be there.
    mapping : the plain mapping for a file with this beginning (`TableMapping`, or `Mapping` for customers).
    asks : what the file does not say, each with what to write.
    form : a pattern of the first line, for a file without names.
    """

    name: str
    about: Message
    contract: str
    signs: tuple[str, ...]
    mapping: Callable[[FileHead], Plain]
    asks: tuple[Message, ...] = ()
    form: str = ""
