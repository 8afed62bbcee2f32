"""`cxsim drivers`: drivers of the scores, and how scores relate to churn and spend."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cxsim.cli.columns import split_names, stated_columns
from cxsim.cli.compatibility import DRIVERS, SEED
from cxsim.cli.output import locale_in_use, show_json, show_lines
from cxsim.cli.parser import LARGEST_SEED
from cxsim.text import Message

if TYPE_CHECKING:
    from cxsim.drivers.index_drivers import IndexDrivers
    from cxsim.study.driver_analysis import DriverAnalysis


def drivers(
    place: Annotated[
        Path,
        typer.Argument(metavar="STUDY_OR_DATA"),
    ],
    out: Path = Path("drivers"),
    seed: Annotated[int | None, typer.Option(min=0, max=LARGEST_SEED)] = None,
    draws: Annotated[int, typer.Option(min=50, max=10_000)] = 200,
    window: Annotated[float, typer.Option(min=1, max=3650)] = 90.0,
    features: str = "",
    column: Annotated[list[str] | None, typer.Option(metavar="TABLE.COLUMN=NAME")] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Find what moves with NPS, CSAT and effort, how these scores relate to churn and spend, and what experiment would settle it.

    Prints the answers, and writes drivers.html and drivers.json into the folder --out.
    """
    from cxsim.study.driver_analysis import DriverColumns, analyse_drivers

    columns = DriverColumns(stated_columns(column or []), split_names(features))
    found = analyse_drivers(place, out, seed, draws, window, columns, locale_in_use().code)
    if as_json:
        show_json(found.summary(), {**SEED, **DRIVERS})
    else:
        show_lines(*describe_drivers(found))


def describe_drivers(found: DriverAnalysis) -> Iterator[str | Message]:
    """Notes on the tables, the drivers of each index, what scores have to do with churn and spend, and where the page is."""
    report = found.report
    yield from found.notes
    for each in report.indices:
        yield from _describe_index(each)
    for score in report.scores:
        yield ""
        yield from score.answer or (score.message,)
    yield ""
    yield from (chain.message for chain in report.chains)
    for cause in report.causes:
        yield from cause.messages
    yield from (spending.message for spending in report.spending)
    yield Message("study-page", file=found.page)


def _describe_index(found: IndexDrivers) -> Iterator[Message]:
    """What goes with an index, the share of each driver that was found, and what was left out."""
    from cxsim.drivers.messages import label

    left_out = (Message("report-left-out", driver=label(name), why=why) for name, why in found.left_out.items())
    yield found.message
    for each in (*(driver.message for driver in found.drivers if driver.found), *found.notes, *left_out):
        yield Message("study-indented", text=each)
