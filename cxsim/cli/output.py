"""What the command line shows: errors, results, and how far a run has come."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any

from cxsim.errors import CxsimError, DataError, ModelError, UsageError

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many parts of it are done, and how many there are: 0 if nobody knows."""

_KINDS = {UsageError: "usage", DataError: "data", ModelError: "model"}


def show_error(error: CxsimError, as_json: bool) -> None:
    """One message block on stderr; with `as_json`, one JSON object on stdout."""
    if as_json:
        faults = [{**asdict(fault), "path": list(fault.path)} for fault in error.faults]
        show_json({"error": {"kind": _KINDS.get(type(error), "internal"), "message": error.message, "faults": faults}})
    else:
        sys.stderr.write(f"error: {error}\n")


def show_json(content: Any) -> None:
    """One JSON object on stdout."""
    sys.stdout.write(json.dumps(content, indent=2, ensure_ascii=False, default=str) + "\n")


def show_lines(*lines: str) -> None:
    """Lines of text on stdout."""
    sys.stdout.write("".join(f"{line}\n" for line in lines))


def flat(content: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """The entries of a nested mapping under dotted names."""
    for name, value in content.items():
        if isinstance(value, Mapping):
            yield from flat(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", value


def without_a_bar(wanted: bool) -> Progress:
    """What to call where no bar is drawn: a line on stderr for what is done once and may take long, if anything is wanted."""

    def say(step: str, done: int, total: int) -> None:
        if wanted and not total:
            sys.stderr.write(f"{step}\n")
            sys.stderr.flush()

    return say


@contextmanager
def progress_bar(wanted: bool) -> Iterator[Progress]:
    """Yield what to call to move a bar with rate and time left; it is drawn on a terminal only."""
    if not (wanted and sys.stderr.isatty()):
        yield without_a_bar(wanted)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, Any] = {}

        def move(step: str, done: int, total: int) -> None:
            if step not in tasks:
                for begun in tasks.values():
                    bar.update(begun, visible=bar.tasks[begun].total is not None)
                tasks[step] = bar.add_task(step, total=total or None)
            bar.update(tasks[step], completed=done, total=total or None)

        yield move
