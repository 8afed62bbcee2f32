"""YAML text: reading it and finding its structure, with one clear fault where it has none."""

from __future__ import annotations

from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import Node
from ruamel.yaml.reader import ReaderError

from cxsim.errors import Fault, UsageError

LineColumn = tuple[int, int]

MAX_BYTES = 4_000_000
MAX_DEPTH = 50


def read_text(path: Path) -> str:
    """The text of a file in UTF-8 (with or without a byte order mark)."""
    file = str(path)
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise unreadable(Fault("no such file", "a study (YAML)", "check the path, or make one with `cxsim init`", file)) from None
    except IsADirectoryError:
        raise unreadable(Fault("a folder", "a study (YAML)", "name the file in it", file)) from None
    except OSError as error:
        raise unreadable(Fault(str(error.strerror or error), "a readable file", "check the path and its permissions", file)) from None
    if len(raw) > MAX_BYTES:
        raise unreadable(Fault(f"{len(raw):,} bytes", f"at most {MAX_BYTES:,}", "a study is a small file; is this a data file?", file))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
        found = f"byte 0x{raw[error.start]:02x}, which is not UTF-8"
        raise unreadable(Fault(found, "a text file in UTF-8", "save it again as UTF-8", file, line, column)) from None


def compose(text: str, file: str) -> Node | None:
    """The node graph of a YAML text; none if it is empty."""
    try:
        node: Node | None = YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as error:
        raise unreadable(_syntax_fault(error, text, file)) from None
    except ReaderError as error:
        line, column = _line_column(text, error.position)
        found = f"the character U+{ord(text[error.position]):04X}"
        raise unreadable(Fault(found, "text", "remove it", file, line, column)) from None
    except RecursionError:
        raise unreadable(too_deep(file, (1, 1))) from None
    except (YAMLError, ValueError) as error:
        raise unreadable(Fault(str(error).splitlines()[0], "YAML", "correct it", file)) from None
    return node


def _syntax_fault(error: MarkedYAMLError, text: str, file: str) -> Fault:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = text.splitlines()
    written = lines[line - 1] if line <= len(lines) else ""
    found, expected, do = _explain(str(error.problem or error.context or "something that is not YAML"), written, column)
    return Fault(found, expected, do, file, line, column)


def _explain(problem: str, written: str, column: int) -> tuple[str, str, str]:
    """What was found, what was expected and what to do, from the parser's words and the line as it is written."""
    if "\\t" in problem or written[: column + 1].lstrip(" ").startswith("\t"):
        return "a tab", "spaces", "indent with spaces; YAML does not allow tabs"
    if "undefined alias" in problem:
        return problem.removeprefix("found "), "an anchor (&name) above each alias (*name)", "quote the text if * is meant"
    if "<block end>" in problem:
        found = f"{written.strip()!r} at this indentation"
        return found, "lines of one section to begin in the same column", "correct the indentation"
    if "mapping values are not allowed" in problem:
        do = "correct the indentation, or quote the text that holds a colon"
        return "a second colon", "one name and one value, indented as its neighbours", do
    if "another document" in problem:
        return "a second document (---)", "one study per file", "split the file"
    expected, _, found = problem.removeprefix("expected ").partition(", but got ")
    do = "look for an open quote or bracket, or a missing colon, at or above this place"
    return found or problem.removeprefix("found "), expected if found else "YAML", do


def too_deep(file: str, place: LineColumn) -> Fault:
    """The fault of a document whose parts nest without end."""
    return Fault(f"more than {MAX_DEPTH} levels", "a study", "nest less deeply", file, *place)


def unreadable(fault: Fault) -> UsageError:
    """The error of a file that cannot be read at all."""
    return UsageError(f"{fault.file} cannot be read", [fault])


def _line_column(text: str, position: int) -> LineColumn:
    return text.count("\n", 0, position) + 1, position - (text.rfind("\n", 0, position) + 1) + 1
