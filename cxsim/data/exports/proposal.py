"""The proposal for a recognised export: its mapping written out, with what must still be stated."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cxsim.data.exports.export import KnownExport, Plain
from cxsim.data.yaml_text import yaml_text
from cxsim.text import Message
from cxsim.text.locale import Locale

UNKNOWN = "???"
POPULATION = "population"


def proposal_lines(path: Path, export: KnownExport, plain: Plain, locale: Locale) -> tuple[str, ...]:
    """The lines of a mapping for a file of a known origin, as YAML."""
    return (
        f"# {locale('data-proposal-export', file=path.name, export=export.about)}",
        *(f"# {UNKNOWN} {locale('data-proposal-ask', ask=ask)}" for ask in export.asks),
        f"{POPULATION if export.contract == 'customers' else export.contract}:",
        f"  table: {yaml_text(str(path))}",
        "  mapping:",
        *(f"    {line}" for line in _written(plain, locale)),
    )


def _written(plain: Plain, locale: Locale) -> Iterator[str]:
    for key, value in plain.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            yield f"{key}:"
            yield from (f"  - {_flow(item, locale)}" for item in value)
        elif isinstance(value, dict) and key != "tenure" and key != "churned" and value:
            yield f"{key}:"
            yield from (f"  {_flow(name, locale)}: {_flow(item, locale)}" for name, item in value.items())
        else:
            yield f"{key}: {_flow(value, locale)}"


def _flow(value: Any, locale: Locale) -> str:
    if isinstance(value, Message):
        return yaml_text(locale.format(value))
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_flow(key, locale)}: {_flow(item, locale)}" for key, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_flow(item, locale) for item in value) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    return yaml_text(value) if isinstance(value, str) else str(value)
