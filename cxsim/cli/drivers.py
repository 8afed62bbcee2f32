"""`cxsim drivers`: what goes with the scores, and how they go with churn and spend."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cxsim.cli.columns import COLUMN_HELP, listed, stated_columns
from cxsim.cli.output import show_json, show_lines


def drivers(
    place: Annotated[
        Path,
        typer.Argument(metavar="STUDY_OR_DATA", help="A study or mapped exports (YAML), a run, or a folder with customers and surveys."),
    ],
    out: Annotated[Path, typer.Option(help="Folder for the page and its figures.")] = Path("drivers"),
    key: Annotated[int | None, typer.Option(min=0, help="Key of the resampling, instead of the study's.")] = None,
    draws: Annotated[int, typer.Option(min=50, max=10_000, help="Resamples of customers for every interval of a share.")] = 200,
    window: Annotated[float, typer.Option(min=1, max=3650, help="Days before an answer in which contacts and touches count.")] = 90.0,
    features: Annotated[
        str,
        typer.Option(
            help="Of a folder: columns of the customers that may be drivers, with commas between; by default all that tell customers apart."
        ),
    ] = "",
    column: Annotated[list[str] | None, typer.Option(metavar="TABLE.COLUMN=NAME", help=f"Of a folder. {COLUMN_HELP}")] = None,
    language: Annotated[str | None, typer.Option(metavar="en|fr", help="Of the page; by default the study's, else English.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object on stdout, also for errors.")] = False,
) -> None:
    """Find what moves with NPS, CSAT and effort, how they go with churn and spend, and what an experiment would need to settle it.

    The answers are printed; drivers.html and drivers.json are written into the folder --out.
    """
    from cxsim.study.driver_analysis import DriverColumns, analyse_drivers

    found = analyse_drivers(place, out, key, draws, window, DriverColumns(stated_columns(column or []), listed(features)), language)
    if as_json:
        show_json(found.summary())
    else:
        show_lines(*found.lines)
