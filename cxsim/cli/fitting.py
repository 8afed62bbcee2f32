"""`cxsim fit`: which churn model a table supports, and how far each can be trusted."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cxsim.cli.showing import show_json, show_lines


def fit(
    config: Annotated[Path, typer.Argument(metavar="CONFIG", help="The study: a YAML file.")],
    out: Annotated[Path, typer.Option(help="Folder for the model card and the recommended fit.")] = Path("fits"),
    key: Annotated[int | None, typer.Option(min=0, help="Key of the split of customers, instead of the study's.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object on stdout, also for errors.")] = False,
) -> None:
    """Fit the study's churn models and their rivals, score them on customers they have not seen, and recommend one."""
    from cxsim.study.fitting import fit_models

    result = fit_models(config, out=out, key=key)
    if as_json:
        show_json(result.summary())
    else:
        show_lines(*result.lines)
