"""A YAML document: plain data, and where each part of it stands in the file.

YAML 1.2, so that ``NO`` stays a country. The node graph is walked here instead of being handed to a
constructor, because a constructor stops at the first duplicate key and forgets the places.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode

from cxsim.config.renamed_keys import rename_keys, rename_places, renamed_addresses, renamed_fault, renamed_quantities
from cxsim.config.syntax import MAX_DEPTH, LineColumn, compose, read_text, too_deep, unreadable
from cxsim.errors import Fault, RenamedKeyWarning, UsageError, fault
from cxsim.text import Message

Address = tuple[str | int, ...]

MAX_NODES = 100_000
MERGE = "tag:yaml.org,2002:merge"
DATE = "tag:yaml.org,2002:timestamp"
_THREE, _UP_TO_THREE = re.compile(r"[0-9]{3}"), re.compile(r"-?[0-9]{1,3}")


@dataclass(frozen=True)
class YamlDocument:
    """What a YAML file says, and where: `keys` and `values` map an address to (line, column), both from 1.

    `outdated` says which keys the file calls as version 0.1 did; `data` has them under their new names. `text` is what was read.
    """

    file: str
    data: dict[str, Any]
    keys: Mapping[Address, LineColumn]
    values: Mapping[Address, LineColumn]
    outdated: tuple[Fault, ...] = ()
    text: str = ""

    def place(self, address: Address, at_key: bool = False) -> LineColumn:
        """The line and column of an address, or of the nearest part around it that is in the file."""
        first, second = (self.keys, self.values) if at_key else (self.values, self.keys)
        for size in range(len(address), -1, -1):
            found = first.get(address[:size]) or second.get(address[:size])
            if found:
                return found
        return (1, 1)

    def locate(self, fault: Fault, at_key: bool = False) -> Fault:
        """The same fault with file, line and column of its path."""
        line, column = self.place(fault.path, at_key)
        return fault.at(file=self.file, line=line, column=column)


def read_document(path: Path) -> YamlDocument:
    """Read a YAML file.

    Raises
    ------
    UsageError
        If the file is missing, is not UTF-8, is not YAML, is not a mapping of names, or names a key twice.
    """
    return parse_document(read_text(path), str(path))


def parse_document(text: str, file: str) -> YamlDocument:
    """Read a YAML text; `file` is its name in messages."""
    root = compose(text, file)
    if root is None:
        raise unreadable(fault("config-file-empty").at(file, 1, 1))
    if not isinstance(root, MappingNode):
        raise unreadable(fault("config-document-no-names", kind=_kind(root)).at(file, *_place(root)))
    walk = _Walk(file)
    data = walk.read(root, ())
    if walk.faults:
        raise UsageError(Message("config-file-unreadable", file=file), walk.faults)
    return _with_current_keys(YamlDocument(file, data, walk.keys, walk.values, text=text))


def _with_current_keys(document: YamlDocument) -> YamlDocument:
    """The document with the keys of version 0.1 under their new names."""
    renamed, quantities = renamed_addresses(document.data), renamed_quantities(document.data)
    if not (renamed or quantities):
        return document
    outdated = [document.locate(renamed_fault(address, str(address[-1]), new), at_key=True) for address, new in renamed.items()]
    outdated += [document.locate(renamed_fault(address, *names)) for address, names in quantities.items()]
    keys, values = (rename_places(places, renamed) for places in (document.keys, document.values))
    outdated.sort(key=lambda each: (each.line or 0, int(each.column or 0)))
    current = rename_keys(document.data, renamed, quantities)
    return YamlDocument(document.file, current, keys, values, tuple(outdated), document.text)


def warn_of_old_keys(document: YamlDocument) -> None:
    """Warn of what a file, in which nothing is wrong, calls as version 0.1 did."""
    if document.outdated:
        headline = Message("config-keys-renamed", file=document.file, count=len(document.outdated))
        warnings.warn(RenamedKeyWarning(headline, document.outdated), stacklevel=4)


def _place(node: Node) -> LineColumn:
    return node.start_mark.line + 1, node.start_mark.column + 1


def _kind(node: Node) -> str:
    return "value" if isinstance(node, ScalarNode) else "list"


def _parted_number(node: MappingNode, index: int) -> str | None:
    """A number that a comma parted inside { }: the entry before ends with digits, and this one is three digits and nothing else."""
    key, value = node.value[index]
    bare = isinstance(value, ScalarNode) and not value.value and value.style is None
    if not (node.flow_style and index and bare and isinstance(key, ScalarNode) and key.style is None and _THREE.fullmatch(key.value)):
        return None
    before = node.value[index - 1][1]
    whole = isinstance(before, ScalarNode) and before.style is None and _UP_TO_THREE.fullmatch(before.value)
    return f"{before.value},{key.value}" if whole else None


class _TooMuch(Exception):
    """The document is not worth walking any further."""


class _Walk:
    """One walk over the nodes of a document, collecting data, places and faults."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.keys: dict[Address, LineColumn] = {}
        self.values: dict[Address, LineColumn] = {}
        self.faults: list[Fault] = []
        self._nodes = 0
        self._scalars = SafeConstructor(loader=YAML(typ="safe", pure=True))

    def read(self, node: Node, address: Address) -> Any:
        """The plain data of the root node; what cannot be read becomes a fault."""
        try:
            return self._any(node, address)
        except _TooMuch:
            return {}

    def _any(self, node: Node, address: Address) -> Any:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self._report(node, fault("config-yaml-aliases", most=MAX_NODES))
            raise _TooMuch
        if len(address) > MAX_DEPTH:
            self.faults.append(too_deep(self.file, _place(node)))
            raise _TooMuch
        self.values[address] = _place(node)
        if isinstance(node, MappingNode):
            return self._mapping(node, address)
        return self._scalar(node) if isinstance(node, ScalarNode) else [self._any(item, (*address, i)) for i, item in enumerate(node.value)]

    def _mapping(self, node: MappingNode, address: Address) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for index, (key_node, value_node) in enumerate(node.value):
            if number := _parted_number(node, index):
                self._report(node.value[index - 1][1], fault("config-yaml-thousands", written=number, number=number.replace(",", "")))
                continue
            name = self._name(key_node)
            if name is None:
                continue
            inner = (*address, name)
            if name in data:
                self._report(key_node, fault("config-yaml-twice", name=name, line=self.keys[inner][0]))
                continue
            self.keys[inner] = _place(key_node)
            data[name] = self._any(value_node, inner)
            if isinstance(value_node, ScalarNode) and not value_node.value and value_node.style is None:
                self.values[inner] = self.keys[inner]  # nothing is written: the parser places it at whatever comes next
        return data

    def _name(self, node: Node) -> str | None:
        if node.tag == MERGE:
            self._report(node, fault("config-yaml-merge"))
            return None
        name = self._scalar(node) if isinstance(node, ScalarNode) else None
        if isinstance(name, str):
            return name
        shown = str(node.value) if isinstance(node, ScalarNode) else Message("config-shown-list")
        self._report(node, fault("config-yaml-name", name=shown))
        return None

    def _scalar(self, node: ScalarNode) -> Any:
        try:
            return self._scalars.construct_object(node, deep=True)
        except MarkedYAMLError:
            self._report(node, fault("config-yaml-tag", tag=str(node.tag)))
        except (ValueError, ArithmeticError, LookupError, TypeError, AttributeError):  # as the constructor of each tag fails
            if node.tag == DATE:
                return node.value  # a text, which whatever expects a date refuses together with all other faults
            self._report(node, fault("config-yaml-value", value=str(node.value), tag=str(node.tag)))
        return None

    def _report(self, node: Node, wrong: Fault) -> None:
        self.faults.append(wrong.at(self.file, *_place(node)))
