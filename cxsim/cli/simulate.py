"""`cxsim simulate`: a study's customers, or millions like them, as they are treated today."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from cxsim.cli.compatibility import SEED
from cxsim.cli.output import Progress, format_table, locale_in_use, show_hints, show_json, show_lines, without_a_bar, write_out
from cxsim.cli.parser import LARGEST_SEED, MOST_CUSTOMERS, MOST_DRAWS, MOST_WORKERS
from cxsim.cli.settings import Settings, show_settings
from cxsim.engine.monthly_series import RENAMED_SERIES
from cxsim.errors import UsageError, fault
from cxsim.text import Message

if TYPE_CHECKING:
    from rich.progress import Task

    from cxsim.study.simulation import SimulationResult


SERIES = {
    "active_end": "study-series-active-end",
    "churned": "study-series-churned",
    "acquired": "study-series-acquired",
    "referred": "study-series-referred",
    "fees": "study-series-fees",
}
"""The columns of the table of months."""
TOTALS = {
    **SERIES,
    "active_months": "study-total-active-months",
    "cost_to_serve": "study-total-cost-to-serve",
    "cost_acquisition": "study-total-cost-acquisition",
    "cost_base": "study-total-cost-base",
}


def simulate(
    config: Annotated[Path, typer.Argument(metavar="CONFIG")],
    customers: Annotated[int | None, typer.Option(min=0, max=MOST_CUSTOMERS)] = None,
    summary: Annotated[bool, typer.Option("--summary")] = False,
    replications: Annotated[str, typer.Option(metavar="N|auto")] = "1",
    precision: Annotated[float, typer.Option(min=1e-6)] = 0.005,
    executor: str = "threads",
    workers: Annotated[int | None, typer.Option(min=1, max=MOST_WORKERS)] = None,
    scheduler: Annotated[str | None, typer.Option(metavar="ADDRESS")] = None,
    events: Annotated[
        Path | None,
        typer.Option(metavar="DIR"),
    ] = None,
    resume: Annotated[Path | None, typer.Option(metavar="DIR")] = None,
    seed: Annotated[int | None, typer.Option(min=0, max=LARGEST_SEED)] = None,
    touchpoints: Annotated[Path | None, typer.Option(metavar="FILE.py")] = None,
    settings: Settings = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
    quiet: Annotated[bool, typer.Option("--quiet")] = False,
) -> None:
    """Simulate a study's customers as they are treated today, or any number of customers like them, on cores or machines.

    Prints the totals, by month and overall. Writes files only with --events (the tables) and --resume (finished parts).
    """
    wanted = _replications(replications)
    from cxsim.engine.executors.replication import Precision
    from cxsim.study.simulation import Scale, simulate_study

    scale = Scale(customers, wanted, Precision(precision), executor, workers, scheduler, events, resume, touchpoints=touchpoints)
    with rate_bar(wanted=not (quiet or as_json)) as progress:
        found = simulate_study(config, scale, seed=seed, settings=show_settings(config, settings), progress=progress)
    if found.calibration.status == "not_met":
        show_hints(Message("cli-warning", warning=found.calibration.sentence))
    if as_json:
        show_json(found.summary(months=not summary), {**SEED, **RENAMED_SERIES})
    else:
        show_lines(*describe_simulation(found, months=not summary))


def describe_simulation(found: SimulationResult, months: bool) -> Iterator[str | Message]:
    """The figures for people; with a line per month, if wanted."""
    from cxsim.units import month_starts

    study, number = found.study, locale_in_use().number
    counts = (
        Message("study-count-customers", count=found.customers),
        Message("study-count-months", count=study.horizon.count),
        Message("study-count-replications", count=len(found.outcomes)),
    )
    yield Message("study-simulated", study=study.name, parts=counts, currency=study.currency)
    if months:
        heads = [write_out(Message(id)) for id in ("study-series-month", *SERIES.values())]
        days = map(str, month_starts(study.start, study.horizon.count))
        rows = zip(days, *(map(number, found.series[name]) for name in SERIES), strict=False)
        yield from format_table([heads, *rows], right=range(1, len(heads)))
    yield from format_table([(write_out(Message(TOTALS[name])), number(value)) for name, value in found.totals.items()], right={1})
    yield found.headline.message
    yield Message("study-simulated-speed", seconds=found.seconds["simulate"], millions=found.speed / 1e6)
    if found.log is not None:
        yield Message("study-simulated-wrote", folder=found.log, tables=found.log_tables)


def _replications(text: str) -> int | Literal["auto"]:
    if text == "auto":
        return "auto"
    if text.isdecimal() and len(text) <= len(str(MOST_DRAWS)) and 0 < int(text) <= MOST_DRAWS:
        return int(text)
    raise UsageError(Message("cli-not-understood"), [fault("cli-replications-wrong", value=text[:40])])


@contextmanager
def rate_bar(wanted: bool) -> Iterator[Progress]:
    """Yield what to call to move a bar with customers per second and time left; it is drawn on a terminal only."""
    if not (wanted and sys.stderr.isatty()):
        yield without_a_bar(wanted)
        return
    from rich.console import Console
    from rich.progress import BarColumn, ProgressColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar
    from rich.text import Text

    class Rate(ProgressColumn):
        """Customers done, in all, and per second."""

        def render(self, task: Task) -> Text:
            done = Message("cli-progress-rate", done=round(task.completed), total=round(task.total or 0), speed=round(task.speed or 0))
            return Text(write_out(done), no_wrap=True)

    left = (TimeRemainingColumn(compact=True), TextColumn(write_out(Message("cli-progress-left"))))
    columns: tuple[Any, ...] = (TextColumn("{task.description}"), BarColumn(bar_width=14), Rate(), *left)
    with Bar(*columns, console=Console(stderr=True), transient=True, speed_estimate_period=120.0) as bar:
        task = bar.add_task(write_out(Message("cli-progress-preparing")), total=None)

        def move(step: Message, done: int, total: int) -> None:
            bar.update(task, description=write_out(step), completed=done, total=total or None)

        yield move
