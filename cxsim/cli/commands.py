"""The commands. What they need is imported inside them, so that `cxsim --help` is there at once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cxsim.cli.drivers import drivers
from cxsim.cli.fit import fit
from cxsim.cli.metrics import metrics
from cxsim.cli.output import progress_bar, show_json, show_lines
from cxsim.cli.plan import plan
from cxsim.cli.simulate import simulate

app = typer.Typer(
    name="cxsim",
    help="From a company's customer data to a simulated twin of its customers to the worth of a programme.",
    epilog="Exit codes: 0 done, 1 a model or a verification failed, 2 the command or a study is wrong, 3 the data are, 130 interrupted.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
runs = typer.Typer(help="List and verify finished runs.", no_args_is_help=True)
app.add_typer(runs, name="runs")
app.add_typer(plan, name="plan")
app.command()(metrics)
app.command()(fit)
app.command()(drivers)
app.command()(simulate)

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object on stdout, also for errors.")]
StudyFile = Annotated[Path, typer.Argument(metavar="CONFIG", help="The study: a YAML file.")]


def _version(wanted: bool) -> None:
    if wanted:
        from cxsim import __version__

        show_lines(f"cxsim {__version__}")
        raise typer.Exit


@app.callback()
def cxsim(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")] = False,
) -> None:
    """From a company's customer data to a simulated twin of its customers to the worth of a programme."""


@app.command()
def run(
    config: StudyFile,
    out: Annotated[Path, typer.Option(help="Folder in which the run's own folder is made.")] = Path("runs"),
    draws: Annotated[int | None, typer.Option(min=1, help="Joint samples of the uncertain assumptions, instead of the study's.")] = None,
    key: Annotated[int | None, typer.Option(min=0, help="Key of the random numbers, instead of the study's.")] = None,
    workers: Annotated[int | None, typer.Option(min=1, help="Threads; changes no figure.")] = None,
    programme: Annotated[str | None, typer.Option(help="The programme to price; by default the first.")] = None,
    customers: Annotated[
        int | None,
        typer.Option(min=1, help="So many at the start: the table repeated under fresh identities. Only the comparison is made."),
    ] = None,
    executor: Annotated[str | None, typer.Option(help="serial, threads, processes or dask; changes no figure.")] = None,
    scheduler: Annotated[str | None, typer.Option(metavar="ADDRESS", help="Of a dask cluster, as tcp://127.0.0.1:8786.")] = None,
    resume: Annotated[Path | None, typer.Option(metavar="DIR", help="Keep finished parts there; go on from those that are.")] = None,
    quick: Annotated[bool, typer.Option("--quick", help="Only the comparison: no sensitivities, no value of information.")] = False,
    as_json: AsJson = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="No progress bar.")] = False,
) -> None:
    """Fit the churn model, simulate the customers with and without the programme, and write report, workbook and tables.

    Written into the run's own folder below --out: report.html, report.pdf, roi.xlsx, picture.png, tables, the study, manifest.json.
    """
    from cxsim import study

    large = any(given is not None for given in (customers, executor, scheduler, resume))
    by = study.Scale(customers, executor=executor or "threads", workers=workers, scheduler=scheduler, resume=resume)
    with progress_bar(wanted=not (quiet or as_json)) as progress:
        result = study.run(
            config,
            out=out,
            draws=draws,
            key=key,
            workers=workers,
            programme=programme,
            deep=not quick,
            scale=by if large else None,
            progress=progress,
        )
    if as_json:
        show_json(result.summary())
    else:
        show_lines(*result.lines)


@app.command()
def check(
    path: Annotated[
        Path, typer.Argument(help="A study or mapped exports (YAML), or a data file or folder (CSV, JSON, Parquet, xlsx, XES).")
    ],
    kind: Annotated[
        str | None, typer.Option("--as", metavar="customers|surveys|events|...", help="What a data file holds, if its name does not say.")
    ] = None,
    max_faults: Annotated[int | None, typer.Option(min=1, help="Show at most so many kinds of fault.")] = None,
    as_json: AsJson = False,
) -> None:
    """Check a study and the table it names, without fitting; or check a data file against its contract.

    What is wrong is told all at once, each fault with file, line and column. Nothing is written.
    """
    from cxsim.cli.check import check_path

    sentences = check_path(path, kind, max_faults)
    if as_json:
        show_json({"ok": True, "path": str(path), "found": list(sentences)})
    else:
        show_lines(*sentences)


@app.command()
def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where to write the study.")] = Path("."),
    table: Annotated[Path | None, typer.Option("--from", metavar="FILE", help="Propose the mapping of this table.")] = None,
) -> None:
    """Write a starter study with its sample data into DIR: telecom.yaml, study.schema.json, data/. Overwrites nothing.

    With --from nothing is written: the proposal, how that table is to be read, is printed, to be read and corrected by you.
    """
    from cxsim.cli.init import proposal, write_starter

    show_lines(*(write_starter(folder) if table is None else proposal(table)))


@app.command()
def schema(out: Annotated[Path | None, typer.Option(help="File to write; by default stdout.")] = None) -> None:
    """Write the JSON Schema of a study file, for editors."""
    from cxsim.cli.init import write_new
    from cxsim.config.schema import schema_text

    if out is None:
        show_lines(schema_text().rstrip("\n"))
    else:
        write_new(out, schema_text(), replace=True)
        show_lines(f"wrote {out}")


@runs.command("list")
def list_(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder that holds the runs.")] = Path("runs"),
    as_json: AsJson = False,
) -> None:
    """List the finished runs in a folder. Writes nothing."""
    from cxsim.provenance import list_runs

    found = list_runs(folder)
    if as_json:
        show_json(
            [{"run_dir": str(path), "name": manifest.name, "created": manifest.created, "key": manifest.key} for path, manifest in found]
        )
    else:
        lines = [f"{path}  {manifest.name}  {manifest.created}" for path, manifest in found]
        show_lines(*(lines or [f"no finished run in {folder}; `cxsim run CONFIG --out {folder}` makes one"]))


@runs.command()
def verify(
    run_folder: Annotated[Path, typer.Argument(metavar="RUN", help="The folder of a run.")],
    as_json: AsJson = False,
) -> int:
    """Check a run's files against their hashes, fit and simulate again, and compare. Exit code 1 if anything differs. Writes nothing."""
    from cxsim import study

    verification = study.verify(run_folder)
    if as_json:
        show_json({"identical": verification.identical, "run_dir": str(run_folder), "lines": list(verification.lines)})
    else:
        show_lines(*verification.lines)
    return 0 if verification.identical else 1
