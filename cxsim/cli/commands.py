"""The commands. What they need is imported inside them, so that `cxsim --help` is there at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cxsim.cli.abtest import abtest
from cxsim.cli.app import app as app_page
from cxsim.cli.compatibility import SEED
from cxsim.cli.drivers import drivers
from cxsim.cli.fit import fit
from cxsim.cli.metrics import metrics
from cxsim.cli.output import locale_in_use, progress_bar, show_json, show_lines
from cxsim.cli.parser import LARGEST_SEED, MOST_CUSTOMERS, MOST_DRAWS, MOST_WORKERS, CommandLine
from cxsim.cli.plan import plan
from cxsim.cli.run_list import compare, list_runs
from cxsim.cli.settings import Settings, show_settings
from cxsim.cli.simulate import simulate
from cxsim.text import Message
from cxsim.text.languages import LANGUAGES

if TYPE_CHECKING:
    from cxsim.study import RunResult

app = CommandLine(
    name="cxsim",
    add_completion=False,
    pretty_exceptions_enable=False,
)
runs = CommandLine()
app.add_typer(runs, name="runs")
app.add_typer(plan, name="plan")
app.add_typer(abtest, name="abtest")
app.command()(metrics)
app.command()(fit)
app.command()(drivers)
app.command()(simulate)
app.command()(compare)
app.command("app")(app_page)
runs.command("list")(list_runs)

AsJson = Annotated[bool, typer.Option("--json")]
StudyFile = Annotated[Path, typer.Argument(metavar="CONFIG")]


def _version(wanted: bool) -> None:
    if wanted:
        from cxsim import __version__

        show_lines(f"cxsim {__version__}")
        raise typer.Exit


@app.callback()
def cxsim(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True)] = False,
    language: Annotated[str | None, typer.Option(metavar="|".join(LANGUAGES))] = None,
) -> None:
    """Simulate a company's customers from its own data, and value a programme before it starts."""


@app.command()
def run(
    config: StudyFile,
    out: Path = Path("runs"),
    draws: Annotated[int | None, typer.Option(min=1, max=MOST_DRAWS)] = None,
    seed: Annotated[int | None, typer.Option(min=0, max=LARGEST_SEED)] = None,
    workers: Annotated[int | None, typer.Option(min=1, max=MOST_WORKERS)] = None,
    programme: str | None = None,
    customers: Annotated[
        int | None,
        typer.Option(min=1, max=MOST_CUSTOMERS),
    ] = None,
    executor: str | None = None,
    scheduler: Annotated[str | None, typer.Option(metavar="ADDRESS")] = None,
    resume: Annotated[Path | None, typer.Option(metavar="DIR")] = None,
    quick: Annotated[bool, typer.Option("--quick")] = False,
    settings: Settings = None,
    as_json: AsJson = False,
    quiet: Annotated[bool, typer.Option("--quiet")] = False,
) -> None:
    """Fit the churn model, simulate the customers with and without the programme, and write report, workbook and tables.

    The run's own folder in --out holds report.html, report.pdf, roi.xlsx, picture.png, tables, the study and manifest.json.
    """
    from cxsim import study

    large = any(given is not None for given in (customers, executor, scheduler, resume))
    by = study.Scale(customers, executor=executor or "threads", workers=workers, scheduler=scheduler, resume=resume)
    with progress_bar(wanted=not (quiet or as_json)) as progress:
        result = study.run(
            config,
            out=out,
            draws=draws,
            seed=seed,
            workers=workers,
            programme=programme,
            deep=not quick,
            settings=show_settings(config, settings),
            scale=by if large else None,
            language=locale_in_use().code,
            progress=progress,
        )
    if as_json:
        show_json(result.summary(), SEED)
    else:
        show_lines(*describe_run(result))


def describe_run(result: RunResult) -> Iterator[str]:
    """The decision, what must be said beside the figures of the fit, the net present value, and where report and workbook are."""
    from cxsim.decision.comparison_summary import few_draws_note
    from cxsim.report.sections.decision import state_decision

    findings = replace(result.findings, language=locale_in_use().code)
    fitted, npv, locale = findings.fitted, findings.comparison.npv, findings.locale
    yield state_decision(findings)
    if fitted is not None:
        cautions = (*([] if fitted.status == "converged" else [fitted.sentence]), *fitted.card.warnings)
        yield from map(locale.format, cautions)
    yield locale("study-run-npv", npv=npv.p50, low=npv.p5, high=npv.p95)
    yield from map(locale.format, few_draws_note(npv.draws))
    yield locale("study-run-report", file=result.run_dir / "report.html")
    yield locale("study-run-workbook", file=result.run_dir / "roi.xlsx")


@app.command()
def check(
    path: Annotated[Path, typer.Argument(metavar="PATH")],
    kind: Annotated[str | None, typer.Option("--as", metavar="CONTRACT")] = None,
    max_faults: Annotated[int | None, typer.Option(min=1)] = None,
    settings: Settings = None,
    as_json: AsJson = False,
) -> None:
    """Check a study and its tables, without fitting; or check a data file against its contract.

    All faults are reported together, each with its file, line and column. Nothing is written.
    """
    from cxsim.cli.check import check_path

    sentences = check_path(path, kind, max_faults, settings or ())
    if as_json:
        show_json({"ok": True, "path": str(path), "found": list(sentences)})
    else:
        show_lines(*sentences)


@app.command()
def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR")] = Path("."),
    table: Annotated[Path | None, typer.Option("--from", metavar="FILE")] = None,
    out: Annotated[Path | None, typer.Option("--out", "-o", metavar="FILE")] = None,
) -> None:
    """Write a starter study with its sample data into DIR: telecom.yaml, study.schema.json, data/. Overwrites nothing.

    With --from, print how to read that table (or write it to -o FILE), for you to read and correct.
    """
    from cxsim.cli.init import propose, write_starter

    show_lines(*(write_starter(folder) if table is None else propose(table, out)))


@app.command()
def schema(out: Path | None = None) -> None:
    """Write the JSON Schema of a study file, for editors."""
    from cxsim.cli.init import write_new
    from cxsim.config.schema import schema_text

    if out is None:
        show_lines(schema_text().rstrip("\n"))
    else:
        write_new(out, schema_text(), replace=True)
        show_lines(Message("cli-wrote", file=out))


@runs.command()
def verify(
    run_folder: Annotated[Path, typer.Argument(metavar="RUN")],
    as_json: AsJson = False,
) -> int:
    """Check a run's files against their hashes, fit and simulate again, and compare. Writes nothing.

    The exit code is 1 if anything differs.
    """
    from cxsim import study

    verification = study.verify(run_folder)
    if as_json:
        found = {"identical": verification.identical, "run_dir": str(run_folder), "digest": verification.digest}
        show_json({**found, "lines": list(verification.lines)})
    else:
        show_lines(*verification.lines)
    return 0 if verification.identical else 1
