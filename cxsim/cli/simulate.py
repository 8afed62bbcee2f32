"""`cxsim simulate`: a study's customers, or millions like them, as they are treated today."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from cxsim.cli.output import Progress, show_json, show_lines, without_a_bar
from cxsim.errors import Fault, UsageError

if TYPE_CHECKING:
    from rich.progress import Task


def simulate(
    config: Annotated[Path, typer.Argument(metavar="CONFIG", help="The study: a YAML file.")],
    customers: Annotated[int | None, typer.Option(min=0, help="So many at the start: the table repeated under fresh identities.")] = None,
    summary: Annotated[bool, typer.Option("--summary", help="Only the sums over all months, no line per month.")] = False,
    replications: Annotated[str, typer.Option(metavar="N|auto", help="Random runs; auto: until the headline is precise.")] = "1",
    precision: Annotated[float, typer.Option(min=1e-6, help="With auto: half of the 95 % interval, as a share of the mean.")] = 0.005,
    executor: Annotated[str, typer.Option(help="serial, threads, processes or dask; changes no figure.")] = "threads",
    workers: Annotated[int | None, typer.Option(min=1, help="Threads or processes; changes no figure.")] = None,
    scheduler: Annotated[str | None, typer.Option(metavar="ADDRESS", help="Of a dask cluster, as tcp://127.0.0.1:8786.")] = None,
    events: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Write the tables there, each a folder of Parquet files."),
    ] = None,
    resume: Annotated[Path | None, typer.Option(metavar="DIR", help="Keep finished parts there; go on from those that are.")] = None,
    key: Annotated[int | None, typer.Option(min=0, help="Key of the random numbers, instead of the study's.")] = None,
    touchpoints: Annotated[Path | None, typer.Option(metavar="FILE.py", help="Runs this file for its touchpoints in Python.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object on stdout, also for errors.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="No progress bar.")] = False,
) -> None:
    """Simulate a study's customers as they are treated today, or any number of customers like them, on cores or machines.

    The sums are printed, month by month and in all. Files are written only with --events (the tables) and --resume (finished parts).
    """
    wanted = _replications(replications)
    from cxsim.engine.executors.replication import Precision
    from cxsim.study.simulation import Scale, simulate_study

    scale = Scale(customers, wanted, Precision(precision), executor, workers, scheduler, events, resume, touchpoints=touchpoints)
    with rate_bar(wanted=not (quiet or as_json)) as progress:
        found = simulate_study(config, scale, key=key, progress=progress)
    if found.calibration.status == "not_met":
        sys.stderr.write(f"warning: {found.calibration.sentence}\n")
    if as_json:
        show_json(found.summary(months=not summary))
    else:
        show_lines(*found.lines(months=not summary))


def _replications(text: str) -> int | Literal["auto"]:
    if text == "auto":
        return "auto"
    if text.isdigit() and int(text) > 0:
        return int(text)
    fault = Fault(f"--replications {text}", "a whole number from 1 on, or auto", "give one of these")
    raise UsageError("The number of replications is not understood.", [fault])


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
            speed = f", {task.speed:,.0f}/s" if task.speed else ""
            return Text(f"{task.completed:,.0f} of {task.total or 0:,.0f}{speed}", no_wrap=True)

    left = (TimeRemainingColumn(compact=True), TextColumn("left"))
    columns: tuple[Any, ...] = (TextColumn("{task.description}"), BarColumn(bar_width=14), Rate(), *left)
    with Bar(*columns, console=Console(stderr=True), transient=True, speed_estimate_period=120.0) as bar:
        task = bar.add_task("preparing", total=None)

        def move(step: str, done: int, total: int) -> None:
            bar.update(task, description=step, completed=done, total=total or None)

        yield move
