"""`cxsim drivers`: drivers of the scores, and how scores relate to churn and spend."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cxsim.cli.columns import COLUMN_HELP, split_names, stated_columns
from cxsim.cli.compatibility import SEED
from cxsim.cli.output import show_json, show_lines
from cxsim.text.languages import LANGUAGES


def drivers(
    place: Annotated[
        Path,
        typer.Argument(metavar="STUDY_OR_DATA", help="A study or mapped exports (YAML), a run, or a folder with customers and surveys."),
    ],
    out: Annotated[Path, typer.Option(help="Folder for the page and its figures.")] = Path("drivers"),
    seed: Annotated[int | None, typer.Option(min=0, help="Seed of the resampling, instead of the study's.")] = None,
    draws: Annotated[int, typer.Option(min=50, max=10_000, help="Number of resamples of customers for the intervals of shares.")] = 200,
    window: Annotated[float, typer.Option(min=1, max=3650, help="Days before an answer in which contacts count.")] = 90.0,
    features: Annotated[
        str,
        typer.Option(help="For folders: columns of customers that may be drivers, separated by commas; by default all that vary."),
    ] = "",
    column: Annotated[
        list[str] | None, typer.Option(metavar="TABLE.COLUMN=NAME", help=f"For folders: {COLUMN_HELP[0].lower()}{COLUMN_HELP[1:]}")
    ] = None,
    language: Annotated[
        str | None,
        typer.Option(metavar="|".join(LANGUAGES), help="Language of the page; by default the study's, else CXSIM_LANGUAGE, else English."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object on stdout, also for errors.")] = False,
) -> None:
    """Find what moves with NPS, CSAT and effort, how these scores relate to churn and spend, and what experiment would settle it.

    Prints the answers, and writes drivers.html and drivers.json into the folder --out.
    """
    from cxsim.study.driver_analysis import DriverColumns, analyse_drivers

    found = analyse_drivers(place, out, seed, draws, window, DriverColumns(stated_columns(column or []), split_names(features)), language)
    if as_json:
        show_json(found.summary(), SEED)
    else:
        show_lines(*found.lines)
