"""`cxsim runs list` and `cxsim compare`: finished runs, what they say, and what differs between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cxsim.cli.compatibility import SEED
from cxsim.cli.output import format_table, locale_in_use, show_json, show_lines
from cxsim.text import Message
from cxsim.text.locale import Locale

if TYPE_CHECKING:
    from cxsim.study.run_differences import FigureDifference, InputDifference, RunDifferences, StoredRun

MOST = 3  # differences that a line of the list names


def compare(
    first: Annotated[Path, typer.Argument(metavar="RUN")],
    second: Annotated[Path, typer.Argument(metavar="RUN")],
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Set two runs side by side: the inputs that differ, the headline figures, and a bridge by line of the cash flow. Writes nothing."""
    from cxsim.study.run_differences import compare_runs

    found = compare_runs(first, second)
    if as_json:
        show_json(found.summary())
    else:
        show_lines(*describe_differences(found))


def list_runs(
    folder: Annotated[Path, typer.Argument(metavar="DIR")] = Path("runs"),
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """List the finished runs in a folder, each with its programme, its worth, and what differs from the run before. Writes nothing."""
    from cxsim.study.run_differences import plain_differences, runs_with_differences

    found = runs_with_differences(folder)
    if as_json:
        show_json([{**_run_record(run), "differs": plain_differences(differs)} for run, differs in found], SEED)
    elif found:
        locale = locale_in_use()
        show_lines(*format_table([_cells(locale("cli-runs-columns")), *(_row(run, differs) for run, differs in found)], right={2, 3}))
    else:
        show_lines(Message("cli-runs-none", folder=folder))


def _cells(names: str) -> tuple[str, ...]:
    return tuple(names.split("|"))


def _run_record(run: StoredRun) -> dict[str, Any]:
    made = run.made
    return {
        "run_dir": str(run.folder),
        "name": made.name,
        "created": made.created,
        "seed": made.seed,
        "programme": run.programme,
        "npv": dict(run.npv),
        "probability_of_loss": made.results.get("money", {}).get("probability_of_loss"),
    }


def _row(run: StoredRun, differs: tuple[InputDifference, ...] | None) -> tuple[str, ...]:
    money = run.made.results.get("money", {})
    locale = Locale.of(locale_in_use().code, str(money.get("currency", "")))
    npv, lost = run.npv.get("p50"), money.get("probability_of_loss")
    worth = "" if npv is None else locale.rounded_money(npv)
    return str(run.folder), run.programme, worth, "" if lost is None else locale.chance(lost), _differs(differs, locale)


def _differs(differs: tuple[InputDifference, ...] | None, locale: Locale) -> str:
    if differs is None:
        return ""
    if not differs:
        return locale("cli-runs-same")
    shown = [f"{each.address} {_value(each.first, locale)} -> {_value(each.second, locale)}" for each in differs[:MOST]]
    return locale("cli-runs-differ", shown="; ".join(shown), more=max(0, len(differs) - MOST))


def _value(value: Any, locale: Locale) -> str:
    if isinstance(value, Mapping):
        low, high = (locale.significant(value[end], 4) for end in ("p5", "p95"))
        return locale("cli-compare-interval", value=locale.significant(value["value"], 4), interval=locale.between(low, high))
    if value is None:
        return "–"
    return locale.significant(value, 6) if isinstance(value, int | float) and not isinstance(value, bool) else str(value)


def describe_differences(found: RunDifferences) -> Iterator[str]:
    """Two runs side by side, in words."""
    code = locale_in_use().code
    locales = [Locale.of(code, currency) for currency in found.currencies]
    locale = locales[1]
    yield from (locale("cli-compare-first", run=found.first), locale("cli-compare-second", run=found.second), "")
    if found.inputs:
        rows = [(each.address, _value(each.first, locale), _value(each.second, locale), _unit(each.unit, locale)) for each in found.inputs]
        yield from format_table([_cells(locale("cli-compare-inputs")), *rows])
    else:
        yield locale("cli-runs-same")
    figures = [_figure_row(each, locales) for each in found.figures]
    yield from ("", *format_table([_cells(locale("cli-compare-figures")), *figures], right={1, 2, 3}))
    if found.currencies[0] == found.currencies[1]:
        bars = [(locale.format(bar.title), locale.money(bar.amount)) for bar in found.bridge.bars]
        ends = [
            (locale("cli-compare-from"), locale.money(found.bridge.start)),
            *bars,
            (locale("cli-compare-to"), locale.money(found.bridge.end)),
        ]
        yield from ("", *format_table([_cells(locale("cli-compare-bridge")), *ends], right={1}))


def _unit(unit: str, locale: Locale) -> str:
    from cxsim.report.quantity_labels import label_unit

    return label_unit(unit, locale) if unit else ""


def _figure_row(each: FigureDifference, locales: list[Locale]) -> tuple[str, ...]:
    name = locales[0](f"cli-compare-{each.name.replace('_', '-')}")
    return (
        name,
        *(_figure(each, value, locale) for value, locale in zip((each.first, each.second), locales, strict=True)),
        _change(each, locales),
    )


def _change(each: FigureDifference, locales: list[Locale]) -> str:
    if each.difference is None or (each.kind == "money" and locales[0].currency != locales[1].currency):
        return "–"
    return _figure(each, each.difference, locales[1])


def _figure(each: FigureDifference, value: float | None, locale: Locale) -> str:
    if value is None:
        return "–"
    if each.kind == "money":
        return locale.money(value)
    return locale.percent(value) if each.kind == "share" else locale.number(value, 1)
