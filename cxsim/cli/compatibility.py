"""Command lines and JSON of version 0.1: old options and fields keep working for one version, with a hint on stderr."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cxsim.text import Message

SEED = {"key": "seed"}
"""Fields of JSON with the seed of the random numbers, by their old names."""
DRIVERS = {"told_apart": "significant"}
"""Fields of the drivers' JSON, by their old names."""
RENAMED_OPTIONS: Mapping[tuple[str, str], str] = {
    ("run", "--key"): "--seed",
    ("simulate", "--key"): "--seed",
    ("fit", "--key"): "--seed",
    ("drivers", "--key"): "--seed",
}
"""What each renamed option of a command is called now."""


def current_options(arguments: Sequence[str]) -> tuple[list[str], tuple[Message, ...]]:
    """A command line with its old options under their new names, and a hint for each."""
    command = next((word for word in arguments if not word.startswith("-")), "")
    current, hints = [], []
    for word in arguments:
        option, equals, value = word.partition("=")
        new = RENAMED_OPTIONS.get((command, option))
        current.append(f"{new}{equals}{value}" if new else word)
        if new:
            hints.append(Message("cli-option-renamed", old=option, new=new))
    return current, tuple(hints)


def with_old_fields(content: Any, renamed: Mapping[str, str]) -> tuple[Any, tuple[Message, ...]]:
    """JSON with each renamed field, at whatever depth, under both names, and a hint for each that it has.

    An old name that ends with a dot is the beginning of names, as `asked.` of `asked.relation`.
    """
    if isinstance(content, list | tuple):
        parts = [with_old_fields(part, renamed) for part in content]
        return [part for part, _ in parts], tuple(dict.fromkeys(hint for _, hints in parts for hint in hints))
    if not isinstance(content, Mapping):
        return content, ()
    shown: dict[Any, Any] = {}
    hints: dict[Message, None] = {}
    for name, value in content.items():
        shown[name], inner = with_old_fields(value, renamed)
        hints |= dict.fromkeys(inner)
        for old, new in renamed.items():
            if name == new or (old.endswith(".") and str(name).startswith(new)):
                shown[old + str(name)[len(new) :]] = shown[name]
                hints[Message("cli-field-renamed", old=old, new=new)] = None
    return shown, tuple(hints)
