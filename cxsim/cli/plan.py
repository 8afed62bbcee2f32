"""`cxsim plan`: what a plan says, before anything is run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cxsim.cli.output import format_table, locale_in_use, show_json, show_lines
from cxsim.cli.parser import CommandLine
from cxsim.text.locale import Locale

if TYPE_CHECKING:
    from cxsim.journey.parameters import Quantity
    from cxsim.study.plan_listing import PlanListing

plan = CommandLine()


@plan.callback()
def _plan() -> None:
    """Show what a plan says, before anything is run."""


@plan.command()
def show(
    config: Annotated[Path, typer.Argument(metavar="CONFIG")],
    out: Annotated[Path, typer.Option(metavar="DIR")] = Path("plans"),
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Draw a study's journeys, and print every quantity that a lever can name: value, interval, unit, grade, source.

    Writes the picture into the folder --out as <name of the study's file>.svg and .png.
    """
    from cxsim.study.plan_listing import show_plan

    shown = show_plan(config, out, locale_in_use().code)
    if as_json:
        show_json(shown.summary())
    else:
        show_lines(*describe_plan(shown))


def describe_plan(shown: PlanListing) -> Iterator[str]:
    """The quantities as a table, and where the picture is."""
    from cxsim.report.phrases import columns

    study, locale = shown.study, Locale.of(locale_in_use().code, shown.study.currency)
    yield locale("report-plan-counts", plan=study.name, journeys=len(study.journeys), quantities=len(shown.quantities))
    rows = [_quantity_cells(name, quantity, locale) for name, quantity in shown.quantities.items()]
    yield from ("", *format_table([columns(locale("report-plan-columns")), *rows]), "")
    yield from (locale("report-wrote", file=path) for path in shown.pictures)


def _quantity_cells(name: str, quantity: Quantity, locale: Locale) -> tuple[str, ...]:
    from cxsim.report.quantity_labels import label_grade, label_unit

    low, value, high = (locale.significant(each, 6) for each in (quantity.low, quantity.value, quantity.high))
    shown = f"{quantity.fit}[{quantity.coef}]" if quantity.fitted else value
    interval = locale.between(low, high) if quantity.uncertain else ""
    unit, grade = label_unit(quantity.unit, locale), label_grade(quantity.grade.value, locale) if quantity.grade else ""
    return name, shown, interval, unit, grade, locale.format(quantity.evidence)


@plan.command()
def keys(
    key: Annotated[
        str,
        typer.Argument(metavar="KEY"),
    ] = "",
) -> None:
    """Print the keys of a study file: what each is, how to write it, and what counts if you leave it out. Writes no file."""
    from cxsim.config.reference import known_keys, reference
    from cxsim.config.renamed_keys import current_name
    from cxsim.errors import UsageError, fault, nearest
    from cxsim.text import Message

    text = reference(key, locale_in_use().code)
    if not text and (current := current_name(key)):
        raise UsageError(Message("cli-plan-key-unknown"), [fault("config-key-renamed", old=key, new=current)])
    if not text:
        raise UsageError(Message("cli-plan-key-unknown"), [fault("cli-plan-key", key=key, remedy=nearest(key, known_keys()))])
    show_lines(text)
