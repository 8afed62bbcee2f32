"""`cxsim plan`: what a plan says, before anything is run."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cxsim.cli.showing import show_json, show_lines

plan = typer.Typer(help="Show what a plan says, before anything is run.", no_args_is_help=True)


@plan.callback()
def _plan() -> None:
    """Show what a plan says, before anything is run."""


@plan.command()
def show(
    config: Annotated[Path, typer.Argument(metavar="CONFIG", help="The study: a YAML file.")],
    out: Annotated[Path, typer.Option(metavar="DIR", help="Folder in which the picture is written, as SVG and as PNG.")] = Path("plans"),
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object on stdout, also for errors.")] = False,
) -> None:
    """Draw a study's journeys, and print every quantity that a lever can name: value, interval, unit, grade, source."""
    from cxsim.study.planning import show_plan

    shown = show_plan(config, out)
    if as_json:
        show_json(shown.summary())
    else:
        show_lines(*shown.lines)
