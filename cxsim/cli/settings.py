"""`--set ADDRESS=VALUE`: keys of a study that a command sets anew, and what it says of how it read them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from cxsim.cli.output import show_hints

Settings = Annotated[list[str] | None, typer.Option("--set", metavar="ADDRESS=VALUE")]


def show_settings(config: Path, settings: Sequence[str] | None) -> tuple[str, ...]:
    """The settings of a command, once it has been said on stderr what each changes."""
    from cxsim.config.loader import describe_settings

    if settings:
        show_hints(*describe_settings(config, settings))
    return tuple(settings or ())
