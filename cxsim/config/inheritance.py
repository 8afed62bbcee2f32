"""A scenario file that lists only its differences from another study: `extends: telecom.yaml`.

What the file says replaces what the study says at the same place: names with values are merged, anything else (a number, a
list) is put in its place, and a name without a value takes it away. Places are kept, so that a fault points to the file that
wrote what is wrong.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from io import StringIO
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from cxsim.config.document import Address, YamlDocument, read_document
from cxsim.config.measured_results import result_references, with_results
from cxsim.config.syntax import unreadable
from cxsim.data.source import is_url, locate_url
from cxsim.errors import Fault, fault

EXTENDS = "extends"
MAX_LAYERS = 8
RECORDS = ("assignments", "rows", "sums", "record", "result", "simulated")
FILES = ("table", "surveys", "contacts", "cases", "transactions")


@dataclass(frozen=True)
class LayeredDocument(YamlDocument):
    """A document made of several files; `files` maps an address to the file that wrote it."""

    files: Mapping[Address, str] = field(default_factory=dict)

    def locate(self, fault: Fault, at_key: bool = False) -> Fault:
        """The same fault with file, line and column of its path."""
        line, column = self.place(fault.path, at_key)
        around = (fault.path[:size] for size in range(len(fault.path), -1, -1))
        wrote = next((self.files[address] for address in around if address in self.files), self.file)
        return fault.at(file=wrote, line=line, column=column)


def read_layers(path: Path) -> YamlDocument:
    """Read a study, or a scenario file with the study that it extends.

    Raises
    ------
    UsageError
        If a file cannot be read, `extends` names no file beside it, or files extend each other in a circle.
    """
    document = read_document(path)
    for _ in range(MAX_LAYERS):
        if EXTENDS not in document.data:
            return document
        document = _over(document, path.parent)
    raise unreadable(fault("config-extends-circle", most=MAX_LAYERS).at(str(path), 1, 1))


def read_standalone(path: Path, missing: bool = False) -> YamlDocument:
    """Read a study with what it extends and the numbers of the experiments that its levers name, so that it stands alone.

    Parameters
    ----------
    path : Path
        The file.
    missing : bool
        Whether such results may be missing: then the prior stands for them, with a warning.

    Raises
    ------
    UsageError
        As `read_layers`, or if a lever leads to no number.
    """
    document = read_layers(path)
    if not any(result_references(document.data)):
        return document
    files = document.files if isinstance(document, LayeredDocument) else {}
    results = with_results(document, path.parent, missing)
    return LayeredDocument(document.file, results, document.keys, document.values, document.outdated, files=files)


def standalone_text(document: YamlDocument) -> str:
    """The text of a study that stands alone: as it was read, or what a scenario file and the study it extends say together."""
    if not isinstance(document, LayeredDocument):
        return document.text
    return yaml_text(document.data)


def yaml_text(data: Mapping[str, Any]) -> str:
    """Plain data as the text of a file, in the order that it has."""
    writer, text = YAML(typ="safe", pure=True), StringIO()
    writer.default_flow_style = False
    writer.sort_base_mapping_type_on_output = False  # type: ignore[assignment]
    writer.dump(data, text)
    return text.getvalue()


def _over(top: YamlDocument, folder: Path) -> YamlDocument:
    """A document laid over the one that it extends, which may extend another."""
    base = _moved(read_document(_extended(top, folder)), folder)
    places = _Places(dict(base.keys), dict(base.values), dict.fromkeys((*base.keys, *base.values), base.file))
    own = {name: part for name, part in top.data.items() if name != EXTENDS}
    data = _merged(base.data, own, (), places)
    places.keys.update(top.keys)
    places.values.update(top.values)
    places.files.update(top.files if isinstance(top, LayeredDocument) else dict.fromkeys((*top.keys, *top.values), top.file))
    if EXTENDS in base.data:
        data[EXTENDS] = base.data[EXTENDS]
    return LayeredDocument(top.file, data, places.keys, places.values, (*base.outdated, *top.outdated), files=places.files)


@dataclass(frozen=True)
class _Places:
    keys: dict[Address, tuple[int, int]]
    values: dict[Address, tuple[int, int]]
    files: dict[Address, str]

    def forget(self, address: Address) -> None:
        """Drop what a replaced part had inside."""
        for places in (self.keys, self.values, self.files):
            for inner in [known for known in places if known[: len(address)] == address]:
                places.pop(inner)


def _merged(base: dict[str, Any], top: Mapping[str, Any], address: Address, places: _Places) -> dict[str, Any]:
    merged = dict(base)
    for name, part in top.items():
        here = (*address, name)
        if isinstance(part, Mapping) and isinstance(merged.get(name), Mapping):
            merged[name] = _merged(merged[name], part, here, places)
            continue
        places.forget(here)
        if part is None and name in merged:
            del merged[name]
        else:
            merged[name] = part
    return merged


def merge_sections(base: Mapping[str, Any], top: Mapping[str, Any]) -> dict[str, Any]:
    """A section with another laid over it."""
    return _merged(dict(base), top, (), _Places({}, {}, {}))


def _moved(base: YamlDocument, folder: Path) -> YamlDocument:
    """The document with the files it names, and the one it extends, found from another folder."""
    there = Path(base.file).parent

    def found(name: Any) -> Any:
        if is_url(name):
            return locate_url(name, Path(os.path.relpath(there, folder)))
        return os.path.relpath(there / name, folder) if isinstance(name, str) else name

    data = dict(base.data)
    if EXTENDS in data:
        data[EXTENDS] = found(data[EXTENDS])
    if isinstance(data.get("population"), Mapping):
        data["population"] = {name: found(part) if name in FILES else part for name, part in data["population"].items()}
    if isinstance(data.get("experiments"), Mapping):
        data["experiments"] = {name: _moved_experiment(part, found) for name, part in data["experiments"].items()}
    return replace(base, data=data)


def _moved_experiment(part: Any, found: Callable[[Any], Any]) -> Any:
    """The plan of an experiment with the files it names found from another folder."""
    if not isinstance(part, Mapping):
        return part
    moved = {section: dict(part[section]) for section in ("logs", "data") if isinstance(part.get(section), Mapping)}
    for section, files in moved.items():
        files.update({name: found(file) for name, file in files.items() if section == "logs" or name in RECORDS})
    return {**part, **moved}


def _extended(document: YamlDocument, folder: Path) -> Path:
    name = document.data[EXTENDS]
    missing = isinstance(name, str) and not (folder / name).is_file()
    if missing or not isinstance(name, str):
        wrong = fault("config-extends-missing", missing=missing, file=folder / name if missing else str(name)).at(path=(EXTENDS,))
        raise unreadable(document.locate(wrong))
    return folder / name
