"""`cxsim drivers`: what goes with the scores, and how they go with churn and spend."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cxsim.cli.showing import show_json, show_lines


def drivers(
    place: Annotated[Path, typer.Argument(metavar="STUDY_OR_DATA", help="A study (YAML), a run, or a folder with customers and surveys.")],
    out: Annotated[Path, typer.Option(help="Folder for the page and its figures.")] = Path("drivers"),
    key: Annotated[int | None, typer.Option(min=0, help="Key of the resampling, instead of the study's.")] = None,
    draws: Annotated[int, typer.Option(min=50, max=10_000, help="Resamples of customers for every interval of a share.")] = 200,
    window: Annotated[float, typer.Option(min=1, max=3650, help="Days before an answer in which contacts and touches count.")] = 90.0,
    features: Annotated[str, typer.Option(help="Of a folder: columns of the customers that may be drivers, with commas between.")] = "",
    fee: Annotated[str, typer.Option(help="Of a folder: the column of the monthly fee.")] = "fee_per_month",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object on stdout, also for errors.")] = False,
) -> None:
    """Find what moves with NPS, CSAT and effort, how they go with churn and spend, and what an experiment would need to settle it."""
    from cxsim.study.drivers import Columns, drivers

    named = tuple(word.strip() for word in features.split(",") if word.strip())
    found = drivers(place, out, key, draws, window, Columns(fee=fee, features=named))
    if as_json:
        show_json(found.summary())
    else:
        show_lines(*found.lines)
