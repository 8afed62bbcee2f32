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
    out: Annotated[Path, typer.Option(metavar="DIR", help="Folder in which the picture is written, as SVG and as PNG.")] = Path("plans"),
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object on stdout, also for errors.")] = False,
) -> None:
    """Draw a study's journeys, and print every quantity that a lever can name: value, interval, unit, grade, source.

    The picture is written into the folder --out as <name of the study's file>.svg and .png.
    """
    from cxsim.study.plan_listing import show_plan

    shown = show_plan(config, out)
    if as_json:
        show_json(shown.summary())
    else:
        show_lines(*shown.lines)


@plan.command()
def keys(
    section: Annotated[str, typer.Argument(metavar="[SECTION]", help="As journeys, pools or programmes.NAME.levers; by default all.")] = "",
) -> None:
    """Print every key that a study file knows: what it is, how it is written, and what counts where it is left out. Writes no file."""
    from cxsim.config.reference import parts, reference
    from cxsim.errors import Fault, UsageError, nearest

    text = reference(section)
    if not text:
        known = {part.address.partition(" (")[0] for part in parts()}
        raise UsageError("There is no such section.", [Fault(section, "a section of a study file", nearest(section, known))])
    show_lines(text)
