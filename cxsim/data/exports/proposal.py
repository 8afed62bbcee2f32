"""The proposal for a recognised export: its mapping written out, with what must still be stated."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cxsim.data.exports.export import KnownExport, Plain
from cxsim.data.yaml_text import yaml_text

UNKNOWN = "???"
POPULATION = "population"


def proposal_lines(path: Path, export: KnownExport, plain: Plain) -> tuple[str, ...]:
    """The lines of a mapping for a file of a known origin, as YAML."""
    return (
        f"# {path.name}: {export.says}; check every line",
        *(f"# {UNKNOWN} it does not say, so state: {ask}" for ask in export.asks),
        f"{POPULATION if export.contract == 'customers' else export.contract}:",
        f"  table: {yaml_text(str(path))}",
        "  mapping:",
        *(f"    {line}" for line in _written(plain)),
    )


def _written(plain: Plain) -> Iterator[str]:
    for key, value in plain.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            yield f"{key}:"
            yield from (f"  - {_flow(item)}" for item in value)
        elif isinstance(value, dict) and key != "tenure" and key != "churned" and value:
            yield f"{key}:"
            yield from (f"  {_flow(name)}: {_flow(item)}" for name, item in value.items())
        else:
            yield f"{key}: {_flow(value)}"


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_flow(key)}: {_flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_flow, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    return yaml_text(value) if isinstance(value, str) else str(value)
