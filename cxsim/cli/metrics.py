"""What `cxsim metrics` shows: the catalogue, one card, or what tables say."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from cxsim.cli.columns import split_names, stated_columns
from cxsim.cli.output import locale_in_use, show_hints, show_json, show_lines, write_out
from cxsim.errors import UsageError, fault
from cxsim.text import Message


def metrics(
    data: Annotated[
        str | None,
        typer.Argument(metavar="DATA"),
    ] = None,
    by: str = "",
    only: str = "",
    kind: Annotated[str | None, typer.Option("--as", metavar="CONTRACT")] = None,
    column: Annotated[list[str] | None, typer.Option(metavar="TABLE.COLUMN=NAME")] = None,
    compare: Annotated[str, typer.Option(metavar="A,B")] = "",
    benchmarks: Path | None = None,
    out: Path | None = None,
    list_all: Annotated[bool, typer.Option("--list")] = False,
    explain: Annotated[bool, typer.Option("--explain")] = False,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Measure tables, real or simulated: every index and metric that they allow, with intervals, sample sizes and warnings.

    Prints the figures; with --out, also writes them to a file.
    """
    if list_all:
        return _list(as_json)
    if data is None:
        raise UsageError(Message("cli-metrics-nothing"), [fault("cli-metrics-no-data")])
    if explain:
        return _explain(data, as_json)
    from cxsim.metrics.catalogue import RENAMED_METRICS
    from cxsim.study.metric_report import MetricRequest, report_metrics

    keys = split_names(only)
    show_hints(*(Message("cli-metric-renamed", old=key, new=RENAMED_METRICS[key]) for key in keys if key in RENAMED_METRICS))
    keys = tuple(RENAMED_METRICS.get(key, key) for key in keys)
    request = MetricRequest(split_names(by), keys, kind, stated_columns(column or []), split_names(compare), benchmarks)
    _check_out(out)
    report = report_metrics(Path(data), request)
    if out:
        _write(out, report.rows(locale_in_use()))
    if as_json:
        return show_json(
            {
                "metrics": report.rows(locale_in_use()),
                "compared": report.compared_rows(locale_in_use()),
                "missing": dict(report.measurement.missing),
                "notes": list(report.notes),
            }
        )
    return show_lines(*report.lines(), *([Message("cli-wrote", file=out)] if out else []))


def _list(as_json: bool) -> None:
    from cxsim.metrics.catalogue import CATALOGUE

    if as_json:
        return show_json(
            [{"key": c.key, "name": c.name, "family": c.family, "unit": c.unit, "definition": c.text("definition")} for c in CATALOGUE]
        )
    width = max(len(card.key) for card in CATALOGUE)
    return show_lines(*(f"{each.key:{width}}  {write_out(each.title)}: {write_out(each.text('definition'))}" for each in CATALOGUE))


def _explain(key: str, as_json: bool) -> None:
    from cxsim.metrics.catalogue import card
    from cxsim.metrics.metric_report import explain_card

    found = card(key)
    return show_json(found.to_dict()) if as_json else show_lines(*explain_card(found))


def _check_out(out: Path | None) -> None:
    if out is not None and out.suffix.lower() not in (".csv", ".parquet"):
        wrong = fault("cli-metrics-ending", ending=out.suffix).at(file=str(out))
        raise UsageError(Message("cli-not-written", file=out), [wrong])


def _write(out: Path, rows: list[dict[str, Any]]) -> None:
    import pandas as pd

    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        if out.suffix.lower() == ".csv":
            pd.DataFrame([{name: _plain(cell) for name, cell in row.items()} for row in rows]).to_csv(out, index=False)
        else:
            pd.DataFrame(rows).to_parquet(out, index=False)
    except OSError as error:
        wrong = fault("cli-file-unwritable", reason=str(error.strerror)).at(file=str(out))
        raise UsageError(Message("cli-not-written", file=out), [wrong]) from None


def _plain(cell: Any) -> Any:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
