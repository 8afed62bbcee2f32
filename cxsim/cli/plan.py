"""`cxsim plan`: what a plan says, before anything is run."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cxsim.cli.output import show_json, show_lines

plan = typer.Typer(help="Show what a plan says, before anything is run.", no_args_is_help=True)


@plan.callback()
def _plan() -> None:
    """Show what a plan says, before anything is run."""


@plan.command()
def show(
    config: Annotated[Path, typer.Argument(metavar="CONFIG", help="The study: a YAML file.")],
    out: Annotated[Path, typer.Option(metavar="DIR", help="Folder for the picture, as SVG and as PNG.")] = Path("plans"),
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object on stdout, also for errors.")] = False,
) -> None:
    """Draw a study's journeys, and print every quantity that a lever can name: value, interval, unit, grade, source.

    Writes the picture into the folder --out as <name of the study's file>.svg and .png.
    """
    from cxsim.study.plan_listing import show_plan

    shown = show_plan(config, out)
    if as_json:
        show_json(shown.summary())
    else:
        show_lines(*shown.lines)


@plan.command()
def keys(
    key: Annotated[
        str,
        typer.Argument(
            metavar="[KEY]", help="A section or a key, such as journeys, programmes.NAME.levers or surveys.NAME.noise; by default all."
        ),
    ] = "",
) -> None:
    """Print the keys of a study file: what each is, how to write it, and what counts if you leave it out. Writes no file."""
    from cxsim.config.reference import known_keys, reference
    from cxsim.config.renamed_keys import current_name
    from cxsim.errors import UsageError, fault, nearest
    from cxsim.text import Message

    text = reference(key)
    if not text and (current := current_name(key)):
        raise UsageError(Message("cli-plan-key-unknown"), [fault("config-key-renamed", old=key, new=current)])
    if not text:
        raise UsageError(Message("cli-plan-key-unknown"), [fault("cli-plan-key", key=key, remedy=nearest(key, known_keys()))])
    show_lines(text)
