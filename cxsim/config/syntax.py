"""YAML text: reading it and finding its structure, with one clear fault where it has none."""

from __future__ import annotations

import re
import warnings
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.composer import Composer
from ruamel.yaml.error import MarkedYAMLError, ReusedAnchorWarning, YAMLError
from ruamel.yaml.nodes import Node
from ruamel.yaml.reader import ReaderError

from cxsim.data.source import is_special
from cxsim.errors import Fault, UsageError, fault
from cxsim.text import Message

LineColumn = tuple[int, int]

MAX_BYTES = 1_000_000
MAX_DEPTH = 50
MAX_NODES = 50_000
MAX_LINES = 50_000
LONGEST = 60  # of a text that a fault shows


def read_text(path: Path) -> str:
    """The text of a file in UTF-8 (with or without a byte order mark)."""
    file = str(path)
    if is_special(path):
        raise unreadable(fault("config-file-special").at(file))
    try:
        with path.open("rb") as opened:
            raw = opened.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise unreadable(fault("config-file-absent").at(file)) from None
    except IsADirectoryError:
        raise unreadable(fault("config-file-folder").at(file)) from None
    except OSError as error:
        raise unreadable(fault("config-file-forbidden", reason=str(error.strerror or error)).at(file)) from None
    if len(raw) > MAX_BYTES:
        raise unreadable(fault("config-file-large", most=MAX_BYTES).at(file))
    if (lines := raw.count(b"\n")) > MAX_LINES:
        raise unreadable(fault("config-file-lines", lines=lines, most=MAX_LINES).at(file))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
        raise unreadable(fault("config-file-encoding", byte=f"0x{raw[error.start]:02x}").at(file, line, column)) from None


class TooLargeError(Exception):
    """A document has more values than a study can have."""

    def __init__(self, fault: Fault) -> None:
        super().__init__()
        self.fault = fault


class _BoundedComposer(Composer):
    """What composes the nodes of a document, as long as they are not too many."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        self.nodes = getattr(self, "nodes", 0) + 1
        if self.nodes > MAX_NODES:
            mark = self.parser.peek_event().start_mark
            raise TooLargeError(fault("config-file-values", most=MAX_NODES).at(line=mark.line + 1, column=mark.column + 1))
        return super().compose_node(parent, index)


def compose(text: str, file: str) -> Node | None:
    """The node graph of a YAML text; none if it is empty."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", ReusedAnchorWarning)
            yaml = YAML(typ="safe", pure=True)
            yaml.Composer = _BoundedComposer
            node: Node | None = yaml.compose(text)
    except TooLargeError as large:
        raise unreadable(large.fault.at(file)) from None
    except ReusedAnchorWarning as twice:
        raise unreadable(_anchor_fault(str(twice), file)) from None
    except MarkedYAMLError as error:
        raise unreadable(_syntax_fault(error, text, file)) from None
    except ReaderError as error:
        line, column = _line_column(text, error.position)
        character = f"U+{ord(text[error.position]):04X}"
        raise unreadable(fault("config-file-character", character=character).at(file, line, column)) from None
    except RecursionError:
        raise unreadable(too_deep(file, (1, 1))) from None
    except (YAMLError, ValueError):
        raise unreadable(fault("config-yaml-other").at(file)) from None
    return node


def _syntax_fault(error: MarkedYAMLError, text: str, file: str) -> Fault:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = text.splitlines()
    written = lines[line - 1] if line <= len(lines) else ""
    return _explain(str(error.problem or error.context or ""), written, column).at(file, line, column)


def _anchor_fault(problem: str, file: str) -> Fault:
    """The fault of an anchor that stands twice, from the parser's words: its name, and the marks of both places."""
    (first, _), (line, column) = re.findall(r"line (\d+), column (\d+)", problem)[:2]
    return fault("config-yaml-anchor", name=problem.split("'")[1], line=int(first)).at(file, int(line), int(column))


def _explain(problem: str, written: str, column: int) -> Fault:
    """The fault of a line, from the parser's words and the line as it is written."""
    if "\\t" in problem or written[: column + 1].lstrip(" ").startswith("\t"):
        return fault("config-yaml-tab")
    if "undefined alias" in problem:
        return fault("config-yaml-alias", name=problem.split("'")[1])
    if "<block end>" in problem:
        return fault("config-yaml-indentation", line=written.strip())
    if "mapping values are not allowed" in problem:
        return fault("config-yaml-colon")
    if "another document" in problem:
        return fault("config-yaml-documents")
    here = written[column - 1 :].strip()[:LONGEST]
    if "cannot start any token" in problem and here:
        return fault("config-yaml-character", character=here[0])
    return fault("config-yaml-syntax", text=here) if here else fault("config-yaml-end")


def too_deep(file: str, place: LineColumn) -> Fault:
    """The fault of a document whose parts nest without end."""
    return fault("config-yaml-depth", most=MAX_DEPTH).at(file, *place)


def unreadable(wrong: Fault) -> UsageError:
    """The error of a file that cannot be read at all."""
    return UsageError(Message("config-file-unreadable", file=wrong.file), [wrong])


def _line_column(text: str, position: int) -> LineColumn:
    return text.count("\n", 0, position) + 1, position - (text.rfind("\n", 0, position) + 1) + 1
