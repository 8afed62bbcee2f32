"""What `cxsim init` and `cxsim schema` write: a starter study with its data, a proposed mapping, files that overwrite nothing."""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib import resources
from pathlib import Path

from cxsim.cli.output import locale_in_use
from cxsim.errors import UsageError, fault
from cxsim.text import Message

STARTER = "telecom.yaml"
SCHEMA = "study.schema.json"
_NEXT = {"study": ("cli-proposal-paste-study", "cli-proposal-file"), "exports": ("cli-proposal-paste-exports", "cli-proposal-file")}


def shipped(name: str) -> Path:
    """A file of the shipped `configs`: inside an installed package, beside the package in a checkout."""
    package = Path(str(resources.files("cxsim")))
    found = next((path for path in (package / "configs" / name, package.parent / "configs" / name) if path.is_file()), None)
    if found is None:
        raise UsageError(Message("cli-shipped-missing", file=name), [fault("cli-shipped-file-missing").at(file=name)])
    return found


def write_starter(folder: Path) -> tuple[Message, ...]:
    """Write the shipped study, its schema and its sample data into a folder; returns what to report."""
    from cxsim.data.sample import write_sample

    study, schema, data = folder / STARTER, folder / SCHEMA, folder / "data"
    _refuse_existing([study, schema, data])
    write_new(study, shipped(STARTER).read_text(encoding="utf-8"))
    write_new(schema, shipped(SCHEMA).read_text(encoding="utf-8"))
    write_sample(data)
    written = (Message("cli-wrote", file=study), Message("cli-wrote-schema", file=schema), Message("cli-wrote-sample", folder=data))
    return (*written, Message("cli-next-run", study=study))


def propose(table: Path, out: Path | None = None) -> tuple[str | Message, ...]:
    """The proposed mapping of a table, for a person to read and correct: on the screen or in a new file; ends with what to do next."""
    from cxsim.data.proposal import propose_mapping
    from cxsim.data.yaml_text import yaml_text

    lines = propose_mapping(table, locale_in_use().code)
    block = next((line.split(":")[0] for line in lines if line[:1].isalpha()), "population")
    if out is None:
        return (*lines, *(Message(id, block=block, table=table) for id in _NEXT["study" if block == "population" else "exports"]))
    there = f"  table: {yaml_text(os.path.relpath(table, out.parent))}"
    write_new(out, "\n".join(there if line.startswith("  table:") else line for line in lines) + "\n")
    return Message("cli-wrote", file=out), Message("cli-next-check", file=out)


def write_new(path: Path, text: str, replace: bool = False) -> None:
    """Write a text file, with the folders it needs; an existing file stays, unless `replace`."""
    if not replace:
        _refuse_existing([path])
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        wrong = fault("cli-file-unwritable", reason=str(error.strerror)).at(file=str(path))
        raise UsageError(Message("cli-not-written", file=path), [wrong]) from None


def _refuse_existing(paths: Sequence[Path]) -> None:
    existing = [fault("cli-file-exists").at(file=str(path)) for path in paths if path.exists()]
    if existing:
        raise UsageError(Message("cli-not-overwritten"), existing)
