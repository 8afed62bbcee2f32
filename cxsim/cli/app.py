"""`cxsim app`: the page of a study in a browser."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cxsim.cli.output import locale_in_use, show_lines
from cxsim.text import Message


def app(
    target: Annotated[Path, typer.Argument(metavar="STUDY|RUN|FOLDER")] = Path("."),
    port: Annotated[int, typer.Option(min=1024, max=65535)] = 8501,
) -> None:
    """Show a study or a run as a page in a browser, on this machine alone: move numbers, compare options, look at the journeys."""
    from cxsim.app.server import HOST, check_target, serve

    check_target(target)
    show_lines(Message("cli-app-at", address=f"http://{HOST}:{port}"))
    serve(target, port, locale_in_use().code)
