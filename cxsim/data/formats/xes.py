"""An XES event log (IEEE 1849) as a part: a row per event, its attributes by key, those of its trace with `case:` before the key.

The XML is streamed. A document type or an entity is refused, so that nothing can unfold or be fetched.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import IO
from xml.parsers import expat

import duckdb

from cxsim.data.formats.json_table import open_json_file
from cxsim.data.formats.table_file import TableFile
from cxsim.data.source import Fingerprint, fingerprint
from cxsim.errors import DataError, fault
from cxsim.text import Message

SUFFIXES = (".xes",)
_VALUES = frozenset(["string", "date", "int", "float", "boolean", "id"])
_CHUNK = 1 << 20


class _Forbidden(Exception):
    """A document type or an entity was met."""


class _Log:
    """The state of a pass over the XML: the trace and the event in hand; each event is written as a line of JSON."""

    def __init__(self, out: IO[str], lines: array[int]) -> None:
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.EntityDeclHandler = self._refuse
        self.out, self.lines = out, lines
        self.stack: list[str] = []
        self.trace: dict[str, str] = {}
        self.event: dict[str, str] = {}

    def _refuse(self, *_: object) -> None:
        raise _Forbidden

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        tag = tag.rpartition(":")[2]
        if tag == "trace":
            self.trace = {}
        elif tag == "event":
            self.event = {}
            self.lines.append(self.parser.CurrentLineNumber)
        elif tag in _VALUES and self.stack and "key" in attributes:
            if self.stack[-1] == "event":
                self.event[attributes["key"]] = attributes.get("value", "")
            elif self.stack[-1] == "trace":
                self.trace["case:" + attributes["key"]] = attributes.get("value", "")
        self.stack.append(tag)

    def _end(self, tag: str) -> None:
        self.stack.pop()
        if tag.rpartition(":")[2] == "event":
            self.out.write(json.dumps(self.trace | self.event) + "\n")


def open_xes_file(connection: duckdb.DuckDBPyConnection, text: Path, shown: str, facts: Fingerprint, folder: Path) -> TableFile:
    """An XES file, unpacked, as a part.

    Raises
    ------
    DataError
        If it is not whole XML, holds a document type or an entity, or no event.
    """
    rows, lines = folder / "events.jsonl", array("q")
    with text.open("rb") as source, rows.open("w", encoding="utf-8") as out:
        log = _Log(out, lines)
        try:
            while chunk := source.read(_CHUNK):
                log.parser.Parse(chunk, False)
            log.parser.Parse(b"", True)
        except _Forbidden:
            raise _error(shown, Message("data-xes-doctype"), log.parser.CurrentLineNumber) from None
        except (expat.ExpatError, ValueError, LookupError) as error:
            raise _error(shown, Message("data-xes-syntax", reason=str(error)), log.parser.ErrorLineNumber) from None
    if not lines:
        raise _error(shown, Message("data-xes-empty"), None)
    part = open_json_file(connection, rows, shown, fingerprint(rows, shown), folder)
    detected = (Message("data-xes"), Message("data-places-lines"))
    return replace(part, detected=detected, facts=facts, lines=partial(_lines, lines))


def _lines(lines: array[int], rows: Iterable[int]) -> dict[int, int]:
    return {row: lines[row] for row in rows}


def _error(shown: str, found: Message, line: int | None) -> DataError:
    return DataError(Message("data-xes-no-log", file=shown), [fault("data-xes-wrong", found=found).at(shown, line)])
