"""`cxsim abtest`: design an experiment of a study, and read what it shows."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cxsim.cli.output import progress_bar, show_json, show_lines
from cxsim.cli.parser import LARGEST_SEED, MOST_DRAWS, CommandLine

abtest = CommandLine()

StudyFile = Annotated[Path, typer.Argument(metavar="CONFIG")]
AsJson = Annotated[bool, typer.Option("--json")]


@abtest.callback()
def _abtest() -> None:
    """Design, read and simulate the experiments of a study."""


@abtest.command()
def design(
    config: StudyFile,
    name: Annotated[str | None, typer.Argument(metavar="NAME")] = None,
    worth: Annotated[bool, typer.Option("--worth")] = False,
    draws: Annotated[int | None, typer.Option(min=10, max=MOST_DRAWS)] = None,
    as_json: AsJson = False,
) -> None:
    """Say how many customers and weeks an experiment needs, from the company's own tables. Writes nothing."""
    from cxsim.cli.experiment_design import design_lines, design_summary
    from cxsim.study.experiment_design import design_experiments

    with progress_bar(wanted=worth and not as_json) as progress:
        found = design_experiments(config, name, worth=worth, draws=draws, progress=progress)
    if as_json:
        show_json({"experiments": [design_summary(each) for each in found]})
    else:
        show_lines(*(line for each in found for line in design_lines(each)))


@abtest.command()
def analyse(
    config: StudyFile,
    name: Annotated[str, typer.Argument(metavar="NAME")],
    sums: Annotated[Path | None, typer.Option(metavar="FILE")] = None,
    look: Annotated[int | None, typer.Option(min=1)] = None,
    anyway: Annotated[bool, typer.Option("--anyway")] = False,
    as_json: AsJson = False,
) -> int:
    """Say what an experiment shows, and what follows. Writes nothing.

    The exit code is 3 if the arms are not as large as planned: then no effect is shown.
    """
    from cxsim.cli.experiment_reading import reading_lines, reading_summary
    from cxsim.study.experiment_reading import analyse_experiment

    found = analyse_experiment(config, name, sums=sums, look=look, anyway=anyway)
    if as_json:
        show_json(reading_summary(found))
    else:
        show_lines(*reading_lines(found))
    return 3 if found.reading.broken else 0


@abtest.command()
def simulate(
    config: StudyFile,
    name: Annotated[str, typer.Argument(metavar="NAME")],
    designs: str = "customer,cluster,switchback",
    runs: Annotated[int, typer.Option(min=2, max=10_000)] = 40,
    seed: Annotated[int | None, typer.Option(min=0, max=LARGEST_SEED)] = None,
    as_json: AsJson = False,
) -> None:
    """Run an experiment in the twin many times: the true effect of a rollout, and what each design would have said. Writes nothing."""
    from cxsim.cli.columns import split_names
    from cxsim.cli.experiment_design import comparison_lines, comparison_summary
    from cxsim.study.experiment_simulation import simulate_experiment

    with progress_bar(wanted=not as_json) as progress:
        found = simulate_experiment(config, name, split_names(designs), runs=runs, seed=seed, progress=progress)
    if as_json:
        show_json(comparison_summary(found))
    else:
        show_lines(*comparison_lines(found))
