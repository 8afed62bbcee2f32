"""What the command line shows: errors, results, and how far a run has come."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from types import MappingProxyType
from typing import Any

from cxsim.cli.compatibility import with_old_fields
from cxsim.errors import CxsimError, DataError, Fault, ModelError, UsageError
from cxsim.text import Message
from cxsim.text.locale import Locale

Progress = Callable[[Message, int, int], None]
"""Called with what is being done, how many parts of it are done, and how many there are: 0 if nobody knows."""

_KINDS = {UsageError: "usage", DataError: "data", ModelError: "model"}


_LOCALE: ContextVar[Locale | None] = ContextVar("locale", default=None)


def use_locale(locale: Locale) -> None:
    """Answer in this language from now on."""
    _LOCALE.set(locale)


def locale_in_use() -> Locale:
    """The language of the command."""
    return _LOCALE.get() or Locale.of()


def write_out(text: str | Message) -> str:
    """A message in the language of the command; a text as it stands."""
    return locale_in_use().format(text)


def show_error(error: CxsimError, as_json: bool) -> None:
    """One message block on stderr; with `as_json`, one JSON object on stdout."""
    if as_json:
        kind, faults = _KINDS.get(type(error), "internal"), [_plain_fault(fault) for fault in error.faults]
        show_json({"error": {"kind": kind, "message": write_out(error.headline), "faults": faults}})
    else:
        sys.stderr.write(f"{write_out(Message('cli-error', error=error.render(_LOCALE.get())))}\n")


def _plain_fault(fault: Fault) -> dict[str, Any]:
    """A fault as JSON; `do` is what `remedy` was called in version 0.1."""
    parts = {part: write_out(fault.message.attribute(part)) for part in ("found", "expected", "remedy")}
    place = {"file": fault.file, "line": fault.line, "column": fault.column, "path": list(fault.path), "count": fault.count}
    return {**parts, "do": parts["remedy"], **place, "depends_on": list(fault.depends_on), "id": fault.message.id}


def show_json(content: Any, renamed: Mapping[str, str] = MappingProxyType({})) -> None:
    """One JSON object on stdout; fields that have a new name are there under both, with a hint on stderr."""
    shown, hints = with_old_fields(content, renamed)
    show_hints(*hints)
    plain = not (sys.stdout.encoding or "").lower().startswith("utf")  # in JSON every character can be written, whatever the stream can
    sys.stdout.write(json.dumps(shown, indent=2, ensure_ascii=plain, default=_plain_value) + "\n")


def _plain_value(value: Any) -> str:
    return write_out(value) if isinstance(value, Message) else str(value)


def show_hints(*hints: str | Message) -> None:
    """Hints and warnings, one a line, on stderr."""
    sys.stderr.write("".join(f"{write_out(hint)}\n" for hint in hints))


def show_lines(*lines: str | Message) -> None:
    """Lines of text on stdout."""
    sys.stdout.write("".join(f"{write_out(line)}\n" for line in lines))


def format_table(rows: Sequence[Sequence[str]], right: Collection[int] = ()) -> Iterator[str]:
    """Rows of cells as lines with columns of one width; those in `right` are numbers, which end together."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.rjust(width) if at in right else cell.ljust(width) for at, (cell, width) in enumerate(zip(row, widths, strict=True)))
        yield "  ".join(cells).rstrip()


def flat(content: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """The entries of a nested mapping under dotted names."""
    for name, value in content.items():
        if isinstance(value, Mapping):
            yield from flat(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", value


def without_a_bar(wanted: bool) -> Progress:
    """What to call where no bar is drawn: a line on stderr for what is done once and may take long, if anything is wanted."""

    def say(step: Message, done: int, total: int) -> None:
        if wanted and not total:
            sys.stderr.write(f"{write_out(step)}\n")
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
        tasks: dict[Message, Any] = {}

        def move(step: Message, done: int, total: int) -> None:
            if step not in tasks:
                for begun in tasks.values():
                    bar.update(begun, visible=bar.tasks[begun].total is not None)
                tasks[step] = bar.add_task(write_out(step), total=total or None)
            bar.update(tasks[step], completed=done, total=total or None)

        yield move
