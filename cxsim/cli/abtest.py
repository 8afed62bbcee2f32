"""`cxsim abtest`: design an experiment of a study, and simulate what it would show."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cxsim.cli.output import progress_bar, show_json, show_lines

abtest = typer.Typer(help="Design, read and simulate the experiments of a study.", no_args_is_help=True)

StudyFile = Annotated[Path, typer.Argument(metavar="CONFIG", help="The study: a YAML file with experiments.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object on stdout, also for errors.")]


@abtest.callback()
def _abtest() -> None:
    """Design, read and simulate the experiments of a study."""


@abtest.command()
def design(
    config: StudyFile,
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="The experiment; by default all.")] = None,
    worth: Annotated[
        bool, typer.Option("--worth", help="Simulate the study's draws and show what each size is worth for the decision.")
    ] = False,
    draws: Annotated[int | None, typer.Option(min=10, help="With --worth: number of draws, instead of the study's.")] = None,
    as_json: AsJson = False,
) -> None:
    """Say how many customers and weeks an experiment needs, from the company's own tables. Writes nothing."""
    from cxsim.study.experiment_design import design_experiments

    with progress_bar(wanted=worth and not as_json) as progress:
        found = design_experiments(config, name, worth=worth, draws=draws, progress=progress)
    if as_json:
        show_json({"experiments": [each.summary() for each in found]})
    else:
        show_lines(*(line for each in found for line in each.lines()))
