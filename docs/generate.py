"""Generate the reference from the code: contracts with their columns, study keys, commands with their options, the public names."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Iterator
from pathlib import Path

import click
import typer

from cxsim.cli.commands import app
from cxsim.config.reference import reference
from cxsim.data.inputs import table_contracts
from cxsim.metrics.catalogue import catalogue_table, families_table

NAMESPACES = (
    "cxsim",
    *(f"cxsim.{name}" for name in ("abtest", "churn", "clv", "data", "decision", "drivers", "metrics", "provenance", "simulation")),
)


def write_reference(folder: Path) -> None:
    """Write the pages into a folder."""
    folder.mkdir(exist_ok=True)
    pages = {"contracts": contracts_page(), "keys": keys_page(), "commands": commands_page(), "metrics": metrics_page(), "api": api_page()}
    for name, text in pages.items():
        place = folder / f"{name}.md"
        if not place.is_file() or place.read_text(encoding="utf-8") != text:
            place.write_text(text, encoding="utf-8")


def contracts_page() -> str:
    """Every kind of table and its columns."""
    lines = ["# Tables and their columns", ""]
    lines += ["A table is named after its contract: `surveys.csv`, `contacts.parquet`. Columns under other names are mapped: see", ""]
    lines[-2] += " [which columns a table needs](../how-to/columns.md)."
    for name, rules in table_contracts().items():
        lines += [f"## `{name}`", "", "| column | what it is | kind | needed | may be blank | values |", "|---|---|---|---|---|---|"]
        for rule in rules:
            values = ", ".join(rule.choices) or _range(rule.least, rule.most)
            yes = ("yes" if rule.needed else "", "yes" if rule.blank else "")
            lines.append(f"| `{rule.column}` | {rule.says} | {rule.kind} | {yes[0]} | {yes[1]} | {values} |")
        lines.append("")
    return "\n".join(lines)


def _range(least: float | None, most: float | None) -> str:
    if least is None and most is None:
        return ""
    return f"{least:g} to {most:g}" if least is not None and most is not None else f"at least {least:g}" if least is not None else ""


def metrics_page() -> str:
    """Every metric, by family and with its card in short."""
    return f"# Metrics\n\n`cxsim metrics KEY --explain` shows a card.\n\n{families_table()}\n\n{catalogue_table()}\n"


def keys_page() -> str:
    """Every key of a study file."""
    text = reference().replace("### `", "## `").replace("<", "&lt;")
    return f"# Keys of a study file\n\n`cxsim plan keys SECTION` prints a part of this page.\n\n{text}\n"


def commands_page() -> str:
    """Every command with its arguments and options."""
    root = typer.main.get_command(app)
    root.localise("cxsim")
    return "\n".join(["# Commands", "", *_commands(root, "cxsim")])


def _commands(command: click.Command, path: str) -> Iterator[str]:
    yield from (f"## `{path}`", "", inspect.cleandoc(command.help or "").replace("<", "&lt;"), "")
    subcommands = getattr(command, "commands", {})
    if subcommands:
        for name, inner in subcommands.items():
            yield from _commands(inner, f"{path} {name}")
        return
    yield from ("| argument or option | what it is |", "|---|---|")
    for one in command.params:
        if getattr(one, "hidden", False):
            continue
        shown = ", ".join(one.opts) if one.param_type_name == "option" else (one.metavar or one.name or "").upper()
        says = (getattr(one, "help", "") or "").replace("|", "\\|").replace("<", "&lt;")
        yield f"| `{shown}` | {says} |"
    yield ""


def api_page() -> str:
    """Every public name, by namespace, from its docstring; a name that stands in two namespaces is shown once."""
    lines, seen = ["# Python interface", "", "Import from these namespaces only; everything else may move.", ""], set[int]()
    for space in NAMESPACES:
        module = importlib.import_module(space)
        said = (inspect.getdoc(module) or "").partition("\n")[0]
        lines += [f"## `{space}`", "", said, ""]
        for name in module.__all__:
            value = getattr(module, name)
            if id(value) in seen or inspect.ismodule(value) or name.startswith("__"):
                continue
            seen.add(id(value))
            lines += [f"### {name}", "", "```{eval-rst}", _directive(space, name, value), "```", ""]
    return "\n".join(lines)


def _directive(space: str, name: str, value: object) -> str:
    if inspect.isclass(value):
        return f".. autoclass:: {space}.{name}"
    return f".. autofunction:: {space}.{name}" if callable(value) else f".. autodata:: {space}.{name}\n   :no-value:"
